"""What is done with visits from board and table alike: stages, the letters that fit them, menus."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu

from eujc_desktop import services
from eujc_desktop.ui.components.action_bar import BarAction
from eujc_desktop.ui.grid import DataGrid
from eujc_desktop.ui.page import Page
from eujc_desktop.ui.pages.visit_columns import NAMED, STAGES, WAY, stage_words
from eujc_desktop.ui.several import offer_values
from eujc_desktop.ui.text import count, tr

_OFFERED = {
    "requested": "visit-request",
    "pencilled": "visit-confirmation",
    "confirmed": "visit-confirmation",
    "visited": "thank-you",
    "thanked": "thank-you",
    "cancelled": "visit-cancellation",
    "replaced": "visit-cancellation",
}
"""The letter that fits a stage just reached."""


class VisitSteps(QObject):
    """Works on the visits selected in `grid`, each step with one way back; `show_host` leads to the directory."""

    def __init__(self, page: Page, grid: DataGrid, show_host: Callable[[str], object]) -> None:
        super().__init__(page)
        self._page, self._desk, self._grid, self._show_host = page, page.desk, grid, show_host
        self._past: set[str] = set()

    # Stages

    def mark(self, stage: str, ids: Sequence[str] = ()) -> None:
        """Move visits to a stage, those selected unless others are named, as one step; offer the letter that fits."""
        moved, today = list(ids) or self._grid.selected_ids(), date.today()

        def change(work: Any) -> None:
            for visit_id in moved:
                services.visits.change_stage(work, visit_id, stage, today)

        given = {"visits": self._called(moved), "stage": stage_words(stage)}
        words, done = tr("{visits}: {stage}", **given), tr("{visits} moved to “{stage}”", **given)
        job = self._desk.office.do(words, change)
        job.then(lambda _done: self._offer_letter(stage, moved, done))
        job.otherwise(partial(self._desk.refuse, slot=self._page.messages))

    def step(self, step: int) -> None:
        """Move the selected visits on or back by one stage, as the current one goes."""
        values = self._grid.model_.values(self._grid.current_id)
        stage = str(values["visit.stage"]) if values else ""
        at = WAY.index(stage) + step if stage in WAY else -1
        if 0 <= at < len(WAY):
            self.mark(WAY[at])

    def move(self, visit_id: str, stage: str) -> None:
        """A card was dropped on a column."""
        self._grid.select(visit_id)
        if not self._desk.read_only:
            self.mark(stage, (visit_id,))

    def note_past(self, mission: str) -> None:
        """Confirmed visits whose day is over have taken place: noted once, so that it can be taken back."""
        today = date.today()
        if mission in self._past or self._desk.read_only:
            return
        self._past.add(mission)

        def note(over: Sequence[str]) -> None:
            if over:
                words = count("Note that %n visit took place", "Note that %n visits took place", len(over))
                done = count("%n visit took place", "%n visits took place", len(over))
                job = self._desk.office.do(words, lambda work: services.visits.note_past(work, mission, today))
                job.then(lambda _n: self._desk.toast_undo(done))

        self._desk.office.ask(lambda work: services.visits.past(work, mission, today), note)

    def remove(self) -> None:
        """Take the selected visits away, with a way back."""
        ids = self._grid.selected_ids()
        words = count("Remove %n visit", "Remove %n visits", len(ids))
        done = count("%n visit removed", "%n visits removed", len(ids))
        job = self._desk.office.do(words, lambda work: services.grids.remove(work, "visits", ids))
        job.then(lambda _n: self._desk.toast_undo(done))

    def _called(self, ids: Sequence[str]) -> str:
        """The company of one visit, or how many there are."""
        values = self._grid.model_.values(ids[0]) if len(ids) == 1 else None
        return NAMED.name(values) if values else count("%n visit", "%n visits", len(ids))

    # Letters

    def write_letter(self, letter: str, language: str = "", visit_id: str = "") -> None:
        """Open a letter to the host of a visit, of that at hand unless another is named."""
        from eujc_desktop.ui.dialogs.print_dialog import open_papers

        visit = visit_id or self._grid.current_id
        over = self._page.window()
        open_papers(self._desk, "letters_to_hosts", over, person=visit, letter=letter, language=language)

    def write_letters(self, only: str = "") -> None:
        """Open the letters that are due, or those of one sort."""
        from eujc_desktop.ui.dialogs.host_letters import HostLettersDialog

        if self._desk.mission is not None:
            HostLettersDialog(self._desk, self._desk.mission.id, self._page.window(), only).open()

    def open_paper(self, paper: str) -> None:
        """Open a paper for the host of the visit at hand."""
        from eujc_desktop.ui.dialogs.print_dialog import open_papers

        open_papers(self._desk, paper, self._page.window(), person=self._grid.current_id)

    def open_approvals(self, visit_id: str = "") -> None:
        """Open whom which host takes, at the visit at hand unless another is named."""
        from eujc_desktop.ui.dialogs.approvals import ApprovalsDialog

        if self._desk.mission is not None:
            visit = visit_id or self._grid.current_id
            ApprovalsDialog(self._desk, self._desk.mission.id, self._page.window(), visit).open()

    # The day of the visit

    def open_day(self) -> None:
        """Open programme, host party, seats, questions and gifts of the visit at hand."""
        from eujc_desktop.ui.dialogs.visit_day import VisitDayDialog

        VisitDayDialog(self._desk, self._grid.current_id, parent=self._page.window()).open()

    def write_debrief(self, visit_id: str = "") -> None:
        """Open the debrief of a visit, of that at hand unless another is named."""
        from eujc_desktop.ui.dialogs.debrief import open_debrief

        open_debrief(self._desk, visit_id or self._grid.current_id, self._page.window())

    def _offer_letter(self, stage: str, ids: Sequence[str], done: str) -> None:
        if len(ids) == 1 and stage in _OFFERED:
            self._desk.toast(done, tr("Write the letter…"), partial(self.write_letter, _OFFERED[stage], "", ids[0]))

    # Menus

    def popup(self, at: QPoint) -> None:
        """The menu of a card."""
        menu = QMenu(self._page)
        self.add_to_menu(menu)
        menu.addSeparator()
        menu.addAction(self._desk.actions.q("delete"))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def add_to_menu(self, menu: QMenu) -> None:
        """What can be done with the visit at hand besides what works in all lists."""
        menu.addAction(tr("Letter to the host…"), partial(self.open_paper, "letters_to_hosts"))
        menu.addAction(tr("Delegation list for the host…"), partial(self.open_paper, "delegation"))
        menu.addAction(tr("Briefing book for the host…"), partial(self.open_paper, "briefing_book"))
        for name in ("host_letters", "approvals", "visit_day", "debrief"):
            menu.addAction(self._desk.actions.q(name))
        menu.addAction(tr("Show in the directory"), self._open_host)
        stages = menu.addMenu(tr("Mark as"))
        stages.setEnabled(self._desk.actions.q("next_stage").isEnabled())
        self._add_stages(stages)

    def for_several(self) -> list[BarAction]:
        """What can be done with several visits."""
        offer = partial(offer_values, self._desk, self._grid)
        return [
            BarAction(tr("Stage"), "circle-check", self._offer_stages),
            BarAction(tr("Group"), "users", partial(offer, "visit.group_id", NAMED)),
            BarAction(tr("Language"), "globe", partial(offer, "visit.language", NAMED)),
            BarAction(tr("Copy"), "copy", self._grid.clipboard.copy, writes=False),
            BarAction(tr("Remove"), "trash-2", self.remove),
        ]

    def _open_host(self) -> None:
        values = self._grid.model_.values(self._grid.current_id)
        if values:
            self._show_host(values["records"]["organisation"])

    def _offer_stages(self) -> None:
        menu = QMenu(self._page)
        self._add_stages(menu)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(QCursor.pos())

    def _add_stages(self, menu: QMenu) -> None:
        for stage, words, _tone in STAGES:
            menu.addAction(tr(words), partial(self.mark, stage))
