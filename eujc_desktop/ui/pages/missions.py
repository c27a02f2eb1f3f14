"""The Missions tab: every mission with where it stands, and the chosen one in the panel."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu, QStackedWidget, QVBoxLayout, QWidget

from eujc_desktop import services
from eujc_desktop.ui.components.buttons import for_action
from eujc_desktop.ui.office import Changed
from eujc_desktop.ui.page import Page, ShownList, field_in
from eujc_desktop.ui.pages.mission_filters import MissionFilters, year_shown
from eujc_desktop.ui.pages.mission_list import MissionView
from eujc_desktop.ui.pages.mission_model import FIRST, as_table, first_rows
from eujc_desktop.ui.pages.year_strip import YearStrip
from eujc_desktop.ui.text import count, tr

if TYPE_CHECKING:
    from eujc_desktop.ui.first_run import FirstRun
    from eujc_desktop.ui.pages.mission_head import Choice
    from eujc_desktop.ui.pages.mission_panel import MissionPanel

TABLES = frozenset(
    {
        "mission",
        "task",
        "participation",
        "person",
        "organisation",
        "visit",
        "itinerary_item",
        "mission_day",
        "plan_rule",
        "acceptance",
    }
)
_PAPERS = ("briefing_book", "programme_sheet", "certificates", "roster")


class MissionsPage(Page):
    """The list decides which mission the panel shows; the mission at hand changes only when one is opened."""

    key = "missions"
    scoped = False

    def build(self) -> None:
        self._wanted, self._edit_wanted, self._field_wanted, self._read_for = "", False, "", ""
        self._first: FirstRun | None = None
        self._panel: MissionPanel | None = None
        self.filters = MissionFilters(self.desk.memory)
        self.tools.add(self.filters.chips, 1)
        self.tools.add(self.filters.years)
        self.tools.add(for_action(self.desk.actions.q("new_mission"), primary=True))
        self.view, self.strip = MissionView(self.desk.memory), YearStrip()
        self.view.setAccessibleName(tr("Missions"))
        self.set_content(self._list_and_strip())
        self._side = QStackedWidget()
        self._side.setObjectName("surface")
        self._side.setProperty("framed", True)  # noqa: FBT003
        self.set_panel(self._side)
        self._connect()
        self._bind()

    @property
    def panel_(self) -> MissionPanel:
        """The panel, made when there is a mission to show: the first frame of the window does not wait for it."""
        if self._panel is None:
            from eujc_desktop.ui.pages.mission_panel import MissionPanel

            self._panel = MissionPanel(self.desk, self._choices)
            self._side.addWidget(self._panel)
            self._panel.mend.connect(self._mend)
        return self._panel

    def show_first(self, first: Any) -> None:
        if first.grid == self.key:
            self.view.model_.show_first(first_rows(first, self.desk.memory.get("missions.order", ())))
            self.view.select(first.mission_id)

    def shown_list(self) -> ShownList | None:
        if not self.desk.missions:
            return None
        self.desk.memory.put("missions.order", [row.id for row in self.view.model_.rows])
        return ShownList(self.key, self.desk.mission_id, list(FIRST))

    def show_mission(self, mission_id: str) -> None:
        self._read_for = ""
        if self.desk.missions is not None:
            self._show()

    def refresh(self, changes: Changed) -> None:
        if any(table in TABLES for table, _key in changes.touched):
            self._read()

    def place(self) -> Any:
        return self.view.current_id

    def go_back(self, place: Any) -> None:
        self.reveal(place, "")

    def reveal(self, record_id: str, filter_key: str) -> None:
        self._wanted, self._edit_wanted = record_id, filter_key == "edit" or bool(field_in(filter_key))
        self._field_wanted = field_in(filter_key)
        self._take_up_wanted()

    def fold(self, *, low: bool) -> None:
        self.strip.setVisible(not low)

    def first_focus(self) -> None:
        if self._first is not None and self._first.isVisible():
            self._first.first.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def new(self, programme: str = "") -> None:
        """Ask for a new mission, of a programme if one is named."""
        from eujc_desktop.ui.dialogs.new_mission import NewMissionDialog

        NewMissionDialog(self.desk, programme, self._made, self).open()

    def remove(self) -> None:
        """Take the selected missions away with all that belongs to them, with a way back."""
        chosen = self.view.selected()
        if not chosen:
            return
        ids = [row.id for row in chosen]
        one = tr("Remove mission {code}", code=chosen[0].code)
        title = one if len(ids) == 1 else count("Remove %n mission", "Remove %n missions", len(ids))
        job = self.desk.office.do(title, lambda work: services.grids.remove(work, "missions", ids))
        told = tr("{code} removed", code=chosen[0].code) if len(ids) == 1 else tr("{n} missions removed", n=len(ids))
        job.then(lambda _n: self.desk.toast_undo(told)).otherwise(partial(self.desk.refuse, slot=self.messages))

    def open_mission(self, mission_id: str) -> None:
        """Make a mission the one at hand; the other tabs show it from now on."""
        row = self._row(mission_id)
        if row is not None:
            self.desk.choose_mission(mission_id)
            self.desk.toast(tr("{code} is at hand in the other tabs", code=row.code))

    # Reading and showing

    def _show(self) -> None:
        """The missions have been read."""
        rows = self.desk.missions or ()
        if not rows:
            self._show_first_run()
            return
        self.show_content()
        self.filters.show_counts(rows)
        found = self.filters.found(rows)
        self.view.show_rows(found)
        if not found:
            self._show_no_match()
        elif not self.view.current_id and not self.view.select(self.desk.mission_id):
            self.view.step(0)
        elif self._read_for != self.view.current_id:
            self._read()
        self.strip.show_year(year_shown(rows, self.filters.year), rows)
        self._take_up_wanted()

    def _show_no_match(self) -> None:
        from eujc_desktop.ui.components.empty import NoMatch

        words = tr("No mission matches {filters}.", filters=self.filters.told)
        self.show_empty(NoMatch(words, self.filters.clear))
        self._clear_panel()

    def _take_up_wanted(self) -> None:
        """Go to the mission asked for, now or as soon as the list has it."""
        if not self._wanted or self._row(self._wanted) is None:
            return
        if not self.view.select(self._wanted):
            self.filters.clear()
            self.view.select(self._wanted)
        wanted, self._wanted = self._wanted, ""
        if self._edit_wanted and self.panel_.mission_id == wanted:
            self._edit()

    def _read(self, mission_id: str = "") -> None:
        """Read the mission that the panel is to show."""
        mission_id, today = mission_id or self.view.current_id, date.today()
        if self.desk.missions is None:
            return
        self._read_for = mission_id
        if not mission_id:
            self._clear_panel()
            return
        job = self.desk.office.ask(lambda work: services.overview.of_mission(work, mission_id, today))
        job.then(partial(self._show_overview, today=today)).otherwise(partial(self._not_read, mission_id))

    def _clear_panel(self) -> None:
        if self._panel is not None:
            self._panel.clear()

    def _show_overview(self, overview: Any, today: date) -> None:
        if overview.row.id != self.view.current_id:
            return
        self.panel_.show_overview(overview, today)
        if self._edit_wanted:
            self._edit()

    def _not_read(self, mission_id: str, error: Exception) -> None:
        """A mission that has gone in the meantime is no error; the list is on its way."""
        if mission_id == self.view.current_id and self._row(mission_id) is not None:
            self.desk.refuse(error, self.messages)

    def _choose(self, mission_id: str) -> None:
        self.strip.mark(mission_id)
        self.desk.actions.refresh()
        self._read(mission_id)

    def _row(self, mission_id: str) -> Any:
        return next((row for row in self.desk.missions or () if row.id == mission_id), None)

    # Doing

    def _edit(self) -> None:
        self._edit_wanted, field, self._field_wanted = False, self._field_wanted, ""
        if not self.desk.actions.q("panel").isChecked():
            self.desk.actions.run("panel")
        self.panel_.edit(field)

    def _move(self) -> None:
        from eujc_desktop.ui.dialogs.move_dates import MoveDatesDialog

        MoveDatesDialog(self.desk, self._row(self.view.current_id), self).open()

    def _clone(self) -> None:
        from eujc_desktop.ui.dialogs.clone_mission import ask_and_clone

        ask_and_clone(self.desk, self._row(self.view.current_id), self)

    def _made(self, mission_id: str) -> None:
        self.desk.choose_mission(mission_id)
        self._wanted = mission_id

    def _mend(self, concern: Any) -> None:
        """Go to where a concern is mended, in the mission it is about."""
        if concern.tab == self.key:
            self.panel_.checklist.focus_task(concern.record)
            return
        self.desk.choose_mission(self.panel_.mission_id)
        self.desk.go(concern.tab, concern.record, concern.field)

    def _choices(self) -> list[Choice | None]:
        """What the panel's menu offers for its mission."""
        mission_id, actions = self.panel_.mission_id, self.desk.actions

        def run(name: str) -> None:
            self.desk.choose_mission(mission_id)
            actions.run(name)

        papers: list[Choice | None] = [(actions.q(name).text(), partial(run, name)) for name in _PAPERS]
        return [
            (tr("Show in the other tabs"), partial(self.open_mission, mission_id)),
            (tr("Edit mission"), self._edit),
            (tr("Move the dates…"), self._move),
            (tr("New mission like this one…"), self._clone),
            None,
            *papers,
            None,
            (tr("Remove mission"), self.remove),
        ]

    def _copy(self, *, headed: bool = False) -> None:
        QApplication.clipboard().setText(as_table(self.view.selected(), headed=headed))

    def _export(self) -> None:
        from eujc_desktop.ui.pages.mission_export import ask_and_save

        ask_and_save(self.desk, self.view.model_.rows, self.messages)

    def _open_menu(self, at: Any) -> None:
        menu = QMenu(self.view)
        for name in (
            "edit",
            "move_dates",
            "clone_mission",
            "",
            "copy",
            "copy_headers",
            "export",
            "",
            "new_mission",
            "delete",
        ):
            menu.addAction(self.desk.actions.q(name)) if name else menu.addSeparator()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.view.viewport().mapToGlobal(at))

    # Frame

    def _list_and_strip(self) -> QWidget:
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.strip)
        content.setFocusProxy(self.view)
        return content

    def _connect(self) -> None:
        self.desk.missions_changed.connect(self._show)
        self.desk.mission_changed.connect(self.view.model_.mark)
        self.view.model_.mark(self.desk.mission_id)
        self.filters.changed.connect(self._show)
        self.view.chosen.connect(self._choose)
        self.view.opened.connect(self.open_mission)
        self.view.escaped.connect(self.filters.clear)
        self.view.asked.connect(self.desk.actions.run)
        self.strip.chosen.connect(self.view.select)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._open_menu)

    def _bind(self) -> None:
        chosen = lambda: bool(self.view.current_id)  # noqa: E731 - asked again each time
        self.bind("new", self.new)
        self.bind("edit", self._edit, chosen)
        self.bind("edit_mission", self._edit, chosen)
        self.bind("move_dates", self._move, chosen)
        self.bind("clone_mission", self._clone, chosen)
        self.bind("delete", self.remove, chosen)
        self.bind("copy", self._copy, chosen)
        self.bind("copy_headers", lambda: self._copy(headed=True), chosen)
        self.bind("export", self._export, lambda: bool(self.view.model_.rows))
        self.bind("next_record", lambda: self.view.step(1), chosen)
        self.bind("previous_record", lambda: self.view.step(-1), chosen)
        self.bind("refresh", self._read, chosen)

    def _show_first_run(self) -> None:
        self.view.show_rows(())
        self._clear_panel()
        if self._first is None:
            from eujc_desktop.ui.first_run import FirstRun

            self._first = FirstRun(self.desk, self.new)
        self.show_whole(self._first)
