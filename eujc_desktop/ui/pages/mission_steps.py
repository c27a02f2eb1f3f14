"""What is done with missions from their list, their plan and their panel."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QMenu

from eujc_desktop import services
from eujc_desktop.ui.pages.mission_model import as_table
from eujc_desktop.ui.text import count, tr

if TYPE_CHECKING:
    from eujc_desktop.ui.pages.mission_head import Choice
    from eujc_desktop.ui.pages.missions import MissionsPage

_PAPERS = ("briefing_book", "programme_sheet", "certificates", "roster")
_MENU = ("edit", "move_dates", "clone_mission", "", "copy", "copy_headers", "export", "", "new_mission", "delete")


class MissionSteps(QObject):
    """Asks and writes for a page; what is chosen there is what it is about."""

    def __init__(self, page: MissionsPage) -> None:
        super().__init__(page)
        self.page, self.desk = page, page.desk

    def new(self, programme: str = "") -> None:
        """Ask for a new mission, of a programme if one is named."""
        from eujc_desktop.ui.dialogs.new_mission import NewMissionDialog

        NewMissionDialog(self.desk, programme, self._made, self.page).open()

    def remove(self) -> None:
        """Take the selected missions away with all that belongs to them, with a way back."""
        if self.page.event is not None:
            self.page.plan.remove_event()
            return
        chosen = self.page.selected()
        if not chosen:
            return
        ids = [row.id for row in chosen]
        one = tr("Remove mission {code}", code=chosen[0].code)
        title = one if len(ids) == 1 else count("Remove %n mission", "Remove %n missions", len(ids))
        job = self.desk.office.do(title, lambda work: services.grids.remove(work, "missions", ids))
        told = tr("{code} removed", code=chosen[0].code) if len(ids) == 1 else tr("{n} missions removed", n=len(ids))
        job.then(lambda _n: self.desk.toast_undo(told)).otherwise(partial(self.desk.refuse, slot=self.page.messages))

    def move(self) -> None:
        from eujc_desktop.ui.dialogs.move_dates import MoveDatesDialog

        MoveDatesDialog(self.desk, self.page.at_hand, self.page).open()

    def clone(self) -> None:
        from eujc_desktop.ui.dialogs.clone_mission import ask_and_clone

        ask_and_clone(self.desk, self.page.at_hand, self.page)

    def choices(self) -> list[Choice | None]:
        """What the panel's menu offers for its mission."""
        mission_id, actions = self.page.side.panel.mission_id, self.desk.actions

        def run(name: str) -> None:
            self.desk.choose_mission(mission_id)
            actions.run(name)

        papers: list[Choice | None] = [(actions.q(name).text(), partial(run, name)) for name in _PAPERS]
        return [
            (tr("Show in the other tabs"), partial(self.page.open_mission, mission_id)),
            (tr("Edit mission"), self.page.side.edit),
            (tr("Move the dates…"), self.move),
            (tr("New mission like this one…"), self.clone),
            None,
            *papers,
            None,
            (tr("Remove mission"), self.remove),
        ]

    def copy(self, *, headed: bool = False) -> None:
        QApplication.clipboard().setText(as_table(self.page.selected(), headed=headed))

    def export(self) -> None:
        from eujc_desktop.ui.pages.mission_export import ask_and_save

        ask_and_save(self.desk, self.page.view.model_.rows, self.page.messages)

    def open_menu(self, at: Any) -> None:
        menu = QMenu(self.page.view)
        for name in _MENU:
            menu.addAction(self.desk.actions.q(name)) if name else menu.addSeparator()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.page.view.viewport().mapToGlobal(at))

    def _made(self, mission_id: str) -> None:
        self.desk.choose_mission(mission_id)
        self.page.reveal(mission_id, "")
