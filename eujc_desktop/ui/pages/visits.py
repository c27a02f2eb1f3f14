"""The Company visits tab: the visits of the mission at hand as a table, and the chosen host as a card."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QCursor, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu

from eujc_desktop import services
from eujc_desktop.ui.components.action_bar import BarAction
from eujc_desktop.ui.components.buttons import for_action
from eujc_desktop.ui.components.empty import EmptyState, NoMatch
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import row
from eujc_desktop.ui.dialogs.add_records import AddVisitDialog
from eujc_desktop.ui.grid import DataGrid
from eujc_desktop.ui.grid_columns import Loaded
from eujc_desktop.ui.office import Changed
from eujc_desktop.ui.page import Page, field_in
from eujc_desktop.ui.pages.visit_columns import NAMED, STAGES, TOGETHER, WAY, columns, filters, stage_words
from eujc_desktop.ui.pages.visit_panel import VisitPanel
from eujc_desktop.ui.several import Several, offer_values
from eujc_desktop.ui.text import count, tr

TABLES = frozenset({"visit", "organisation", "site", "contact", "mission_group", "itinerary_item", "participation"})


class VisitsPage(Page):
    """A table of visits by stage; the card tells what is known of the host and what to do next."""

    key = "visits"

    def build(self) -> None:
        self._mission = ""
        self.grid = DataGrid(
            self.desk,
            "visits",
            columns(),
            messages=self.messages,
            name=tr("Company visits"),
            filter_hint=tr("Filter visits"),
        )
        self.tools.add(self.grid.filter_box)
        self.tools.add(self.grid.chips, 1)
        for name in ("columns", "import_companies"):
            self.tools.add(for_action(self.desk.actions.q(name)))
        self.tools.add(for_action(self.desk.actions.q("add_visit"), primary=True))
        self.set_content(self.grid)
        self.side = VisitPanel(self.desk)
        self._sums = label("", "small", "muted")
        hint = label(tr("F2 edit   Ctrl+←→ stage   Ctrl+D fill down"), "small", "muted")
        usual = row(self._sums, "stretch", hint, margins=(12, 4, 12, 4))
        self.several = Several(self, self.grid, self.side, usual, NAMED, TOGETHER, self._for_several())
        self.grid.set_filters(filters({}))
        self.grid.current_changed.connect(self._choose)
        self.grid.loaded.connect(self._loaded)
        self.grid.menu_opened.connect(self._add_to_menu)
        self._bind()

    def show_mission(self, mission_id: str) -> None:
        self._mission = mission_id
        if mission_id:
            self.grid.load(mission_id)
            self._check()
        else:
            go = (tr("Go to missions"), "primary", lambda: self.desk.go("missions"))
            self.show_empty(EmptyState("flag", tr("Choose a mission first."), "", (go,)))

    def refresh(self, changes: Changed) -> None:
        if self._mission and any(table in TABLES for table, _key in changes.touched):
            self.grid.reload()
            self._check()

    def place(self) -> Any:
        return self.grid.place()

    def go_back(self, place: Any) -> None:
        self.grid.go_back(place)

    def reveal(self, record_id: str, filter_key: str) -> None:
        if field := field_in(filter_key):
            self.side.form.seek(record_id, field)
        elif filter_key:
            self.grid.use_filters({filter_key})
        if record_id:
            self.grid.select(record_id)

    def add(self) -> None:
        """Ask for a host, out of those known or by name, and begin a visit to it."""
        if self._mission:
            job = self.desk.office.ask(lambda work: services.grids.choices(work, "organisation_id"), self._ask_host)
            job.otherwise(partial(self.desk.refuse, slot=self.messages))

    def remove(self) -> None:
        """Take the selected visits away, with a way back."""
        ids = self.grid.selected_ids()
        words = count("%n visit removed", "%n visits removed", len(ids))
        job = self.desk.office.do(words, lambda work: services.grids.remove(work, "visits", ids))
        job.then(lambda _n: self.desk.toast_undo(words))

    def mark(self, stage: str) -> None:
        """Move the selected visits to a stage, as one step."""
        ids, today = self.grid.selected_ids(), date.today()

        def change(work: Any) -> None:
            for visit_id in ids:
                services.visits.change_stage(work, visit_id, stage, today)

        named = count("%n visit", "%n visits", len(ids))
        label_ = tr("{visits} {stage}", visits=named, stage=stage_words(stage).lower())
        job = self.desk.office.do(label_, change)
        job.otherwise(partial(self.desk.refuse, slot=self.messages))

    def step_stage(self, step: int) -> None:
        """Move the selected visits on or back by one stage, as the current one goes."""
        values = self.grid.model_.values(self.grid.current_id)
        stage = str(values["visit.stage"]) if values else ""
        at = WAY.index(stage) + step if stage in WAY else -1
        if 0 <= at < len(WAY):
            self.mark(WAY[at])

    def _bind(self) -> None:
        self.grid.bind_commands(self)
        self.bind("new", self.add)
        self.bind("add_visit", self.add)
        self.bind("delete", self.remove, lambda: bool(self.grid.selected_ids()))
        self.bind("record_history", self.side.show_history, lambda: bool(self.grid.current_id))
        self.bind("refresh", self._check)
        for name, step in (("next_stage", 1), ("previous_stage", -1)):
            self.bind(name, partial(self.step_stage, step), lambda: bool(self.grid.selected_ids()))
            shortcut = QShortcut(QKeySequence(self.desk.actions.data[name].shortcut), self.grid.view)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(partial(self.desk.actions.run, name))

    def _check(self) -> None:
        """Ask whom we wait for and where we are too many."""
        mission, today = self._mission, date.today()

        def show(concerns: Any) -> None:
            if mission == self._mission:
                self.grid.set_filters(filters(concerns))

        self.desk.office.ask(lambda work: services.visits.concerns(work, mission, today), show)

    def open_paper(self, paper: str) -> None:
        """Open a paper for the host of the visit at hand."""
        from eujc_desktop.ui.dialogs.print_dialog import open_papers

        open_papers(self.desk, paper, self.window(), person=self.grid.current_id)

    def _add_to_menu(self, menu: QMenu) -> None:
        menu.addAction(tr("Letter to the host…"), partial(self.open_paper, "letters_to_hosts"))
        menu.addAction(tr("Delegation list for the host…"), partial(self.open_paper, "delegation"))
        menu.addAction(tr("Briefing book for the host…"), partial(self.open_paper, "briefing_book"))
        stages = menu.addMenu(tr("Mark as"))
        stages.setEnabled(self.desk.actions.q("next_stage").isEnabled())
        self._add_stages(stages)

    def _for_several(self) -> list[BarAction]:
        """What can be done with several visits."""
        offer = partial(offer_values, self.desk, self.grid)
        return [
            BarAction(tr("Stage"), "circle-check", self._offer_stages),
            BarAction(tr("Group"), "users", partial(offer, "visit.group_id", NAMED)),
            BarAction(tr("Language"), "globe", partial(offer, "visit.language", NAMED)),
            BarAction(tr("Copy"), "copy", self.grid.clipboard.copy, writes=False),
            BarAction(tr("Remove"), "trash-2", self.remove),
        ]

    def _offer_stages(self) -> None:
        menu = QMenu(self)
        self._add_stages(menu)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(QCursor.pos())

    def _add_stages(self, menu: QMenu) -> None:
        for stage, words, _tone in STAGES:
            menu.addAction(tr(words), partial(self.mark, stage))

    def _ask_host(self, hosts: Sequence[tuple[str, str]]) -> None:
        AddVisitDialog(self.desk, self._mission, hosts, self._added, self.window()).open()

    def _added(self, visit_id: str) -> None:
        self.show_content()
        self.grid.select(visit_id)

    def _take(self) -> None:
        """Offer the hosts of earlier missions."""
        mission = self._mission
        self.desk.office.ask(lambda work: services.visits.known_hosts(work, mission), self._offer)

    def _offer(self, hosts: Sequence[Any]) -> None:
        from eujc_desktop.ui.dialogs.take_hosts import TakeHostsDialog

        mission = self._mission
        if not hosts:
            self.desk.toast(tr("No earlier mission has visited another host"))
            return

        def take(ids: list[str]) -> None:
            words = count("Take %n host over", "Take %n hosts over", len(ids))
            self.desk.office.do(words, lambda work: services.visits.take_hosts(work, mission, ids))

        TakeHostsDialog(hosts, take, self.window()).open()

    def _loaded(self, answer: Loaded) -> None:
        confirmed = sum(answer.counts.get(stage, 0) for stage in ("confirmed", "visited", "thanked"))
        visits = count("%n visit", "%n visits", answer.total)
        self._sums.setText(f"{visits} · {tr('{n} confirmed', n=confirmed)}")
        if answer.ids:
            self.show_content()
        elif answer.total:
            none = tr("No visit matches {filters}.", filters=self.grid.filters.told)
            self.show_empty(NoMatch(none, self.grid.clear_filters))
        else:
            self._show_no_hosts()

    def _show_no_hosts(self) -> None:
        bring = (tr("Import companies…"), "primary", lambda: self.desk.actions.run("import_companies"))
        take = (tr("Take hosts from an earlier mission…"), "", self._take)
        add = (tr("Add visit"), "", self.add)
        self.show_empty(EmptyState("building-2", tr("No hosts yet."), "", (bring, take, add)))

    def _choose(self, visit_id: str) -> None:
        self.desk.actions.refresh()
        self.side.show_visit(visit_id)
