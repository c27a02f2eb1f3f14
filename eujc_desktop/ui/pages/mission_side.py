"""What stands beside the missions: the panel of the one at hand, read for it, and what was asked for in it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from eujc_desktop import services
from eujc_desktop.ui.components.messages import MessageSlot
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.page import field_in

if TYPE_CHECKING:
    from eujc_desktop.ui.pages.mission_head import Choice
    from eujc_desktop.ui.pages.mission_panel import MissionPanel

_TASK = "task:"


class MissionSide(QStackedWidget):
    """Reads and shows a mission; `mend` carries the concern whose place is asked for."""

    mend = Signal(object)

    def __init__(self, desk: Desk, menu: Callable[[], list[Choice | None]], messages: MessageSlot) -> None:
        super().__init__()
        self._desk, self._menu, self._messages = desk, menu, messages
        self._panel: MissionPanel | None = None
        self._edit_wanted, self._field_wanted, self._task_wanted = False, "", ""
        self.read_for = ""
        """The mission that was read last, or is being read."""
        self.setObjectName("surface")
        self.setProperty("framed", True)  # noqa: FBT003

    @property
    def panel(self) -> MissionPanel:
        """The panel, made when there is a mission to show: the first frame of the window does not wait for it."""
        if self._panel is None:
            from eujc_desktop.ui.pages.mission_panel import MissionPanel

            self._panel = MissionPanel(self._desk, self._menu)
            self.addWidget(self._panel)
            self._panel.mend.connect(self.mend)
        return self._panel

    @property
    def mission_id(self) -> str:
        """The mission shown, "" without one."""
        return self._panel.mission_id if self._panel is not None else ""

    def clear(self) -> None:
        """Show no mission."""
        if self._panel is not None:
            self._panel.clear()

    def read(self, mission_id: str) -> None:
        """Read a mission and show it; none for ""."""
        self.read_for, today = mission_id, date.today()
        if not mission_id:
            self.clear()
            return
        job = self._desk.office.ask(lambda work: services.overview.of_mission(work, mission_id, today))
        job.then(partial(self._show, today=today)).otherwise(partial(self._not_read, mission_id))

    def want(self, filter_key: str) -> None:
        """What is to have the keyboard as soon as the mission is shown: a task, a field, the fields."""
        self._task_wanted = filter_key.removeprefix(_TASK) if filter_key.startswith(_TASK) else ""
        self._field_wanted = field_in(filter_key)
        self._edit_wanted = filter_key == "edit" or bool(self._field_wanted)

    def obey(self) -> None:
        """Give the keyboard to what was wanted of the mission shown."""
        wanted, self._task_wanted = self._task_wanted, ""
        if wanted:
            self.panel.checklist.focus_task(wanted)
        if self._edit_wanted:
            self.edit()

    def edit(self) -> None:
        """Show the fields of the mission, folding the panel out."""
        self._edit_wanted, field, self._field_wanted = False, self._field_wanted, ""
        if not self._desk.actions.q("panel").isChecked():
            self._desk.actions.run("panel")
        self.panel.edit(field)

    def _show(self, overview: Any, today: date) -> None:
        if overview.row.id == self.read_for:
            self.panel.show_overview(overview, today)
            self.obey()

    def _not_read(self, mission_id: str, error: Exception) -> None:
        """A mission that has gone in the meantime is no error; the list is on its way."""
        if mission_id == self.read_for and any(row.id == mission_id for row in self._desk.missions or ()):
            self._desk.refuse(error, self._messages)
