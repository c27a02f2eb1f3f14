"""The Company visits tab: the visits of the mission at hand as board or table, and the directory of all hosts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from eujc_desktop import services
from eujc_desktop.common.said import say
from eujc_desktop.planning.host_letters import THANKS
from eujc_desktop.ui.components.buttons import Segments, for_action, push
from eujc_desktop.ui.components.empty import EmptyState, NoMatch
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import column, row
from eujc_desktop.ui.components.messages import MessageSlot
from eujc_desktop.ui.dialogs.add_records import AddVisitDialog
from eujc_desktop.ui.grid import DataGrid
from eujc_desktop.ui.grid_columns import Loaded
from eujc_desktop.ui.office import Changed
from eujc_desktop.ui.page import Page, field_in
from eujc_desktop.ui.pages.directory import TABLES as DIRECTORY_TABLES
from eujc_desktop.ui.pages.directory import Directory
from eujc_desktop.ui.pages.visit_board import GONE, VisitBoard
from eujc_desktop.ui.pages.visit_columns import NAMED, TOGETHER, columns, filters
from eujc_desktop.ui.pages.visit_panel import VisitPanel
from eujc_desktop.ui.pages.visit_steps import VisitSteps
from eujc_desktop.ui.several import Several
from eujc_desktop.ui.text import count, tr
from eujc_desktop.ui.tokens import PANEL

TABLES = frozenset({"visit", "organisation", "site", "contact", "mission_group", "itinerary_item", "participation",
                    "host_log", "date_option", "paper", "approval", "visit_part", "visit_host", "visit_seat",
                    "visit_question", "visit_quote", "gift_entry"})  # fmt: skip
BOARD, TABLE, DIRECTORY, DEBRIEF = "board", "table", "directory", "debrief"
_HINTS = {
    BOARD: say("←→↑↓ go   Ctrl+←→ stage   Enter details"),
    TABLE: say("F2 edit   Ctrl+←→ stage   Ctrl+D fill down"),
}


class VisitsPage(Page):
    """Board and table show the same visits, narrowed alike; the card tells what is known and what to do next."""

    key = "visits"

    def build(self) -> None:
        self._mission = ""
        self._cards: Mapping[str, Any] | None = None
        self._sides, self._footers = QStackedWidget(), list[QWidget]()
        self._sides.setProperty("framed", True)  # noqa: FBT003
        self.grid = DataGrid(
            self.desk,
            "visits",
            columns(),
            messages=self.messages,
            name=tr("Company visits"),
            filter_hint=tr("Filter, かな too"),
        )
        self.board = VisitBoard(self.desk)
        self.steps = VisitSteps(self, self.grid, lambda host: self.reveal(host, DIRECTORY))
        self.side = VisitPanel(self.desk, self.steps.write_letter)
        self._sums = label("", "small", "muted")
        self._hint = label("", "small", "muted")
        usual = row(self._sums, "stretch", self._hint, margins=(12, 4, 12, 4))
        self.several = Several(self, self.grid, self.side, usual, NAMED, TOGETHER, self.steps.for_several())
        self._directory: Directory | None = None
        self._views = QStackedWidget()
        for view in (self.board, self.grid):
            self._views.addWidget(view)
        self.thanks = MessageSlot(margins=(12, 8, 12, 0), quiet=True)
        content = column(self.thanks, (self._views, 1))
        content.setFocusProxy(self._views)
        self.set_content(content)
        self._fill_tools()
        self.grid.set_filters(filters({}))
        self._connect()
        self.view = ""
        self.show_view(str(self.desk.memory.get("visits.view", BOARD)))

    # Views

    def show_view(self, view: str) -> None:
        """Turn to the board, the table or the directory."""
        self.view = view if view in (TABLE, DIRECTORY) else BOARD
        self.desk.memory.put("visits.view", self.view)
        directory = self.view == DIRECTORY
        shown = {BOARD: self.board, TABLE: self.grid}.get(self.view) or self.directory.views
        self.switch.choose(self.view)
        self._views.setCurrentWidget(shown)
        self._views.setFocusProxy(shown)
        self._boxes.setCurrentIndex(int(directory))
        self._chips.setCurrentIndex(int(directory))
        self._which.setVisible(directory)
        self._columns.setVisible(self.view != BOARD)
        self._hint.setText(tr(_HINTS[self.view]) if not directory else "")
        if self.view == BOARD and len(self.grid.selected_ids()) > 1:
            # The board marks one card: what is done there is done to that one alone.
            self.grid.view.go(self.grid.view.currentIndex())
        self._add_visit.setVisible(not directory)
        self._add_company.setVisible(directory)
        self._sides.setCurrentIndex(int(directory))
        super().set_footer(self._footers[int(directory)])
        self._bind()
        if directory:
            self.directory.show()
        self._show_state()
        self.desk.actions.refresh()

    @property
    def directory(self) -> Directory:
        """The directory, made when it is first looked at."""
        if self._directory is None:
            self._directory = Directory(self)
            for stack, widget in zip((self._views, self._boxes, self._chips), self._directory.parts(), strict=True):
                stack.addWidget(widget)
            self._which.addWidget(self._directory.which)
            self._directory.loaded.connect(self._show_state)
        return self._directory

    def set_panel(self, panel: QWidget, width: int = PANEL) -> None:
        """The panel of a visit, and then that of a company, share one place."""
        self._sides.addWidget(panel)
        if self.panel is None:
            super().set_panel(self._sides, width)

    def set_footer(self, footer: QWidget) -> None:
        """Each view brings its own."""
        self._footers.append(footer)
        super().set_footer(footer)

    def _fill_tools(self) -> None:
        parts = ((BOARD, tr("Board"), "kanban"), (TABLE, tr("Table"), "table-2"),
                 (DIRECTORY, tr("Directory"), "building-2"))  # fmt: skip
        self.switch = Segments(parts)
        self.switch.setAccessibleName(tr("View"))
        self.switch.changed.connect(self.show_view)
        self._boxes, self._chips = QStackedWidget(), QStackedWidget()
        self._boxes.addWidget(self.grid.filter_box)
        self._chips.addWidget(self.grid.chips)
        self._boxes.setFixedWidth(self.grid.filter_box.width())
        for stack in (self._boxes, self._chips):
            stack.setSizePolicy(stack.sizePolicy().horizontalPolicy(), QSizePolicy.Policy.Maximum)
        self.tools.add(self._boxes)
        self.tools.add(self._chips, 1)
        self._which = QStackedWidget()
        self._which.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self.tools.add(self._which)
        self._columns = for_action(self.desk.actions.q("columns"))
        self.tools.add(self._columns)
        self.tools.add(for_action(self.desk.actions.q("approvals")))
        self.tools.add(self.switch)
        self._add_visit = for_action(self.desk.actions.q("add_visit"), primary=True)
        self._add_company = push(tr("Add company"), "primary", "plus", on_click=lambda: self.directory.add())
        self.tools.add(self._add_visit)
        self.tools.add(self._add_company)
        self.desk.read_only_found.connect(self._forbid_adding)

    def _forbid_adding(self) -> None:
        self._add_company.setEnabled(False)

    def _connect(self) -> None:
        self.grid.current_changed.connect(self._choose)
        self.grid.loaded.connect(self._loaded)
        self.grid.menu_opened.connect(self.steps.add_to_menu)
        self.board.chosen.connect(self.grid.select)
        self.board.opened.connect(lambda _id: self._open_panel())
        self.board.moved.connect(self.steps.move)
        self.board.add_asked.connect(self.add)
        self.board.menu_asked.connect(self.steps.popup)
        for name in ("next_stage", "previous_stage"):
            shortcut = QShortcut(QKeySequence(self.desk.actions.data[name].shortcut), self.grid.view)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(partial(self.desk.actions.run, name))

    # What the window asks for

    def show_mission(self, mission_id: str) -> None:
        self._mission, self._cards = mission_id, None
        self.board.wait()
        if mission_id:
            self.grid.load(mission_id)
            self._check()
            self.steps.note_past(mission_id)
        if self._directory is not None:
            # Something may have changed while another tab was on screen.
            self._directory.refresh(set(DIRECTORY_TABLES))
        self._show_state()

    def refresh(self, changes: Changed) -> None:
        tables = {table for table, _key in changes.touched}
        if self._mission and tables & TABLES:
            self._renew()
        if self._directory is not None:
            self._directory.refresh(tables)

    def place(self) -> Any:
        return self.view, self.grid.place()

    def go_back(self, place: Any) -> None:
        view, grid = place
        self.show_view(view)
        self.grid.go_back(grid)

    def reveal(self, record_id: str, filter_key: str) -> None:
        if filter_key == DIRECTORY:
            self.show_view(DIRECTORY)
            self.directory.reveal(record_id)
            return
        if self.view == DIRECTORY:
            self.show_view(BOARD)
        opens = {
            "approvals": partial(self.steps.open_approvals, record_id),
            DEBRIEF: partial(self.steps.write_debrief, record_id),
            **{name: partial(self.desk.actions.run, name) for name in ("gifts", "host_letters")},
        }
        if filter_key in opens:
            opens[filter_key]()
        elif field := field_in(filter_key):
            self.side.form.seek(record_id, field)
        elif filter_key:
            self.grid.use_filters({filter_key})
        if record_id:
            self.grid.select(record_id)

    def follows(self, changes: Changed) -> bool:
        return self.view == DIRECTORY and self.directory.follows(changes.touched)

    # What is done

    def add(self, stage: str = "") -> None:
        """Ask for a host, out of those known or by name, and begin a visit to it."""
        if self._mission:
            ask = partial(self._ask_host, stage)
            job = self.desk.office.ask(lambda work: services.grids.choices(work, "organisation_id"), ask)
            job.otherwise(partial(self.desk.refuse, slot=self.messages))

    def _bind(self) -> None:
        if self.view == DIRECTORY:
            self.directory.bind()
        else:
            self.grid.bind_commands(self)
            self.bind("new", self.add)
            self.bind("delete", self.steps.remove, lambda: bool(self.grid.selected_ids()))
            self.bind("record_history", self.side.show_history, lambda: bool(self.grid.current_id))
            self.bind("refresh", self._renew)
            for name, call in (("visit_day", self.steps.open_day), ("debrief", self.steps.write_debrief)):
                self.bind(name, call, lambda: bool(self.grid.current_id))
            self.bind("export_cards", lambda: None, lambda: False)
        self.bind("add_visit", self.add)
        self.bind("approvals", self.steps.open_approvals, lambda: bool(self._mission))
        for name, step in (("next_stage", 1), ("previous_stage", -1)):
            self.bind(name, partial(self.steps.step, step), self._can_step)

    def _can_step(self) -> bool:
        return self.view != DIRECTORY and bool(self.grid.selected_ids())

    def _open_panel(self) -> None:
        """Show the panel, and go to its first field."""
        action = self.desk.actions.q("panel")
        if not action.isChecked():
            action.trigger()
        self.side.setFocus(Qt.FocusReason.OtherFocusReason)
        self.side.focusNextPrevChild(True)  # noqa: FBT003

    def _renew(self) -> None:
        """Read what is shown again, and what is to be said of it."""
        self.grid.reload()
        self._check()

    def _check(self) -> None:
        """Ask whom we wait for, where we are too many, and what the cards say."""
        mission, today, now = self._mission, date.today(), datetime.now(UTC)

        def read(work: Any) -> Any:
            due = services.host_letters.due(work, mission, now)
            return services.visits.concerns(work, mission, today), services.visits.board(work, mission, today), due

        job = self.desk.office.ask(read, partial(self._checked, mission))
        job.otherwise(partial(self.desk.refuse, slot=self.messages))

    def _checked(self, mission: str, answer: tuple[Any, Mapping[str, Any], Sequence[Any]]) -> None:
        if mission == self._mission:
            concerns, self._cards, due = answer
            self.grid.set_filters(filters({**concerns, "letters": frozenset(one.visit_id for one in due)}))
            self._show_thanks([one for one in due if one.letter == THANKS and one.line.state in ("none", "stale")])
            self._show_board()

    def _show_thanks(self, due: Sequence[Any]) -> None:
        """That hosts wait to be thanked, from the evening of the visit on."""
        from eujc_desktop.ui.dialogs.host_letters import thanks_message

        write = partial(self.steps.write_letters, THANKS)
        self.thanks.show_messages([thanks_message(due, write)] if due else [])

    def _show_board(self) -> None:
        """The cards of the rows that the table would show, once both are known."""
        if self._cards is None or self._total < 0:
            return
        used = {kept.key for kept in self.grid.filters.used}
        self.board.show_cards(self._cards, self.grid.model_.ids, with_gone=bool(used & GONE))

    def _ask_host(self, stage: str, hosts: Sequence[tuple[str, str]]) -> None:
        AddVisitDialog(self.desk, self._mission, hosts, self._added, self.window(), stage=stage).open()

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

    # States

    def _loaded(self, answer: Loaded) -> None:
        confirmed = sum(answer.counts.get(stage, 0) for stage in ("confirmed", "visited", "thanked"))
        visits = count("%n visit", "%n visits", answer.total)
        self._sums.setText(f"{visits} · {count('%n confirmed', '%n confirmed', confirmed)}")
        self._total, self._found = answer.total, len(answer.ids)
        self._show_board()
        self._show_state()

    _total, _found = -1, 0

    def _show_state(self) -> None:
        """The view, or why there is nothing in it; the directory is there without a mission, too."""
        if self.view == DIRECTORY:
            self._show_directory()
        elif self._mission and (self._found or self._total < 0):
            self.show_content()
        elif not self._mission:
            go = (tr("Go to missions"), "primary", lambda: self.desk.go("missions"))
            self.show_empty(EmptyState("flag", tr("Choose a mission first."), "", (go,)))
        elif self._total:
            none = tr("No visit matches {filters}.", filters=self.grid.filters.told)
            self.show_empty(NoMatch(none, self.grid.clear_filters))
        else:
            self._show_no_hosts()

    def _show_directory(self) -> None:
        shown = self.directory
        if shown.found or shown.total < 0:
            self.show_content()
        elif shown.total:
            none = tr("Nothing matches {filters}.", filters=shown.grid.filters.told)
            self.show_empty(NoMatch(none, shown.grid.clear_filters))
        else:
            bring = (tr("Import companies…"), "primary", lambda: self.desk.actions.run("import_companies"))
            add = (tr("Add company"), "", shown.add)
            self.show_empty(EmptyState("building-2", tr("The directory is empty."), "", (bring, add)))

    def _show_no_hosts(self) -> None:
        bring = (tr("Import companies…"), "primary", lambda: self.desk.actions.run("import_companies"))
        take = (tr("Take hosts from an earlier mission…"), "", self._take)
        add = (tr("Add visit"), "", self.add)
        self.show_empty(EmptyState("building-2", tr("No hosts yet."), "", (bring, take, add)))

    def _choose(self, visit_id: str) -> None:
        self.desk.actions.refresh()
        self.board.choose(visit_id)
        self.side.show_visit(visit_id)
