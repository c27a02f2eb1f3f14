"""The directory of the office: companies, their people and their sites as grids, and one company as a card."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QStackedWidget, QToolButton, QWidget

from eujc_desktop import services
from eujc_desktop.common.files import write_atomic
from eujc_desktop.common.said import plural, say
from eujc_desktop.ui.components.action_bar import BarAction
from eujc_desktop.ui.components.buttons import rename, tool
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import row
from eujc_desktop.ui.grid import DataGrid
from eujc_desktop.ui.grid_columns import Loaded
from eujc_desktop.ui.page import Page
from eujc_desktop.ui.pages.directory_columns import NAMED, TOGETHER, filters, of_companies, of_people, of_sites
from eujc_desktop.ui.pages.host_panel import HostPanel
from eujc_desktop.ui.several import Several
from eujc_desktop.ui.text import count, tr

TABLES = frozenset({"organisation", "site", "contact", "host_log", "visit", "attachment", "firm_distinction"})
COMPANIES, PEOPLE, SITES = "organisations", "contacts", "sites"
_LISTS = {
    COMPANIES: (say("Companies"), "building-2", of_companies, plural("%n company", "%n companies")),
    PEOPLE: (say("People"), "users", of_people, plural("%n person", "%n people")),
    SITES: (say("Sites"), "factory", of_sites, plural("%n site", "%n sites")),
}
"""By the list as the services know it: what it is called, its icon, its columns, and how it is counted."""


class Directory(QObject):
    """The three lists with panel and footer; the page that shows them lends them its place."""

    loaded = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page, self._desk = page, page.desk
        self.views, self.boxes, self.chips = QStackedWidget(), QStackedWidget(), QStackedWidget()
        self._grids: dict[str, DataGrid] = {}
        self.which = self._make_switch()
        self.panel = HostPanel(page.desk)
        self.sums = label("", "small", "muted")
        hint = label(tr("F2 edit   Ctrl+D fill down"), "small", "muted")
        usual = row(self.sums, "stretch", hint, margins=(12, 4, 12, 4))
        self.what = COMPANIES
        companies = self.list_of(COMPANIES)
        self.several = Several(page, companies, self.panel, usual, NAMED, TOGETHER, self._for_several())
        companies.set_filters(filters({}))
        companies.menu_opened.connect(self._add_to_menu)
        self.total = -1

    @property
    def grid(self) -> DataGrid:
        """The list that is shown."""
        return self._grids[self.what]

    def list_of(self, what: str) -> DataGrid:
        """One of the lists, made and read when it is first looked at."""
        if what not in self._grids:
            name, _icon, columns, _counted = _LISTS[what]
            grid = DataGrid(
                self._desk,
                what,
                columns(),
                messages=self._page.messages,
                name=tr("Directory: {list}", list=tr(name)),
                filter_hint=tr("Name, kana, person"),
            )
            self._grids[what] = grid
            for stack, widget in ((self.views, grid), (self.boxes, grid.filter_box), (self.chips, grid.chips)):
                stack.addWidget(widget)
            grid.arranging.show_usual(columns()[0].key)
            grid.current_changed.connect(partial(self._choose, what))
            grid.loaded.connect(partial(self._loaded, what))
            if what != COMPANIES:
                grid.load(None)
        return self._grids[what]

    def turn(self, what: str) -> None:
        """Show one of the lists."""
        if self.several.shown:
            self.several.leave()
        grid, self.what = self.list_of(what), what
        for stack, widget in ((self.views, grid), (self.boxes, grid.filter_box), (self.chips, grid.chips)):
            stack.setCurrentWidget(widget)
        self.views.setFocusProxy(grid)
        rename(self.which, tr(_LISTS[what][0]))
        self.bind()
        grid.reload()
        self._choose(what, grid.current_id)

    def show(self) -> None:
        """Read the directory when it is first looked at."""
        if self.total < 0:
            self.list_of(COMPANIES).load(None)
            self.check()

    def reveal(self, organisation_id: str) -> None:
        """Show a company."""
        self.turn(COMPANIES)
        self.grid.select(organisation_id)

    def follows(self, touched: Iterable[tuple[str, str]]) -> bool:
        """Whether all that a step has touched is seen here; a company among it is gone to."""
        keys = list(touched)
        if not keys or any(table not in TABLES - {"visit"} for table, _key in keys):
            return False
        own = next((key for table, key in keys if table == "organisation"), "")
        if own and self.what == COMPANIES:
            self.grid.select(own)
        return True

    def refresh(self, tables: set[str]) -> None:
        """Something was written; read again what is shown of it."""
        if self.total >= 0 and tables & TABLES:
            self.renew()

    def bind(self) -> None:
        """Let the commands of the page work here."""
        page, grid = self._page, self.grid
        grid.bind_commands(page)
        page.bind("new", self.add)
        page.bind("delete", self.remove, lambda: bool(grid.selected_ids()))
        page.bind("record_history", lambda: self.panel.history.focus(""), lambda: bool(grid.current_id))
        page.bind("refresh", self.renew)
        page.bind("export_cards", self.export_cards, lambda: bool(grid.model_.ids))

    def renew(self) -> None:
        """Read what is shown again, and what is to be said of it."""
        for grid in self._grids.values():
            grid.reload()
        self.check()

    def check(self) -> None:
        """Ask what is due, and who is to be left in peace."""
        today = date.today()

        def checked(concerns: Any) -> None:
            self.list_of(COMPANIES).set_filters(filters(concerns))

        job = self._desk.office.ask(lambda work: services.directory.concerns(work, today), checked)
        job.otherwise(partial(self._desk.refuse, slot=self._page.messages))

    def add(self) -> None:
        """Ask for the names of a new company."""
        from eujc_desktop.ui.dialogs.add_company import AddCompanyDialog

        AddCompanyDialog(self._desk, self.reveal, self._page.window()).open()

    def remove(self) -> None:
        """Take the selected rows out of the directory, with a way back."""
        ids, what = self.grid.selected_ids(), self.what
        things = count(*_LISTS[what][3], len(ids))
        words, done = tr("Remove {things}", things=things), tr("{things} removed", things=things)

        def take_out(work: Any) -> None:
            if what == COMPANIES:
                services.directory.remove(work, ids)
            else:
                services.grids.remove(work, what, ids)

        job = self._desk.office.do(words, take_out)
        job.then(lambda _n: self._desk.toast_undo(done)).otherwise(partial(self._desk.refuse, slot=self._page.messages))

    def merge(self) -> None:
        """Put the two selected companies side by side; the one that was there first is proposed to stay."""
        from eujc_desktop.ui.dialogs.merge_dialog import open_merge

        ids = self.grid.selected_ids()
        if len(ids) == 2:
            open_merge(self._desk, "organisation", min(ids), max(ids), self._page.window())
        else:
            self._desk.toast(tr("Select two companies to compare them"))

    # Business cards

    def export_cards(self) -> None:
        """Save the people of the selected companies, or of all shown, as business cards."""
        chosen = self.grid.selected_ids()
        rows = chosen if len(chosen) > 1 or self.grid.view.hasFocus() else list(self.grid.model_.ids)
        version_4, version_3 = tr("Business cards, vCard 4.0 (*.vcf)"), tr("Business cards, vCard 3.0 (*.vcf)")
        proposed = str(Path(self._desk.paper_folder) / f"hosts_{date.today().isoformat()}.vcf")
        name, kind = QFileDialog.getSaveFileName(
            self._page.window(), tr("Save business cards"), proposed, f"{version_4};;{version_3}"
        )
        if name:
            self._desk.remember_paper_folder(Path(name).parent)
            self.save_cards(Path(name), rows, "3.0" if kind == version_3 else "4.0")

    def save_cards(self, path: Path, rows: Sequence[str], version: Any) -> None:
        """Write the cards of the people in some rows, of companies all of theirs, to a file."""
        make = partial(services.vcards.export, grid=self.what, rows=list(rows), version=version)
        job = self._desk.office.ask(lambda work: write_atomic(path, make(work)))
        job.then(lambda _path: self._desk.toast(tr("{file} written", file=path.name)))
        job.otherwise(partial(self._desk.refuse, slot=self._page.messages))

    # What the lists tell

    def _choose(self, what: str, row_id: str) -> None:
        if what != self.what:
            return
        self._desk.actions.refresh()
        values = self.grid.model_.values(row_id)
        self.panel.show_host(values["records"]["organisation"] if values else "")

    def _loaded(self, what: str, answer: Loaded) -> None:
        if what != self.what:
            return
        self.total, self.found = answer.total, len(answer.ids)
        words = count(*_LISTS[what][3], answer.total)
        self.sums.setText(f"{words} · {tr('{n} shown', n=len(answer.ids))}" if self.grid.narrowed else words)
        self.loaded.emit()

    found = 0

    def _make_switch(self) -> QToolButton:
        """A button with the lists to choose from."""
        menu = QMenu()
        for what, (name, _icon, _columns, _counted) in _LISTS.items():
            menu.addAction(tr(name), partial(self.turn, what))
        button = tool("chevrons-up-down", tr("Companies"), tr("Which list of the directory"))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(menu)
        menu.setParent(button, menu.windowFlags())
        return button

    def _add_to_menu(self, menu: QMenu) -> None:
        menu.addAction(tr("Compare and merge…"), self.merge).setEnabled(len(self.grid.selected_ids()) == 2)
        menu.addAction(tr("Save business cards…"), self.export_cards)

    def _for_several(self) -> Sequence[BarAction]:
        return [
            BarAction(tr("Compare and merge"), "merge", self.merge),
            BarAction(tr("Business cards"), "id-card", self.export_cards, writes=False),
            BarAction(tr("Copy"), "copy", lambda: self.grid.clipboard.copy(), writes=False),
            BarAction(tr("Remove"), "trash-2", self.remove),
        ]

    def parts(self) -> tuple[QWidget, QWidget, QWidget]:
        """What the page shows of it: the lists, their filter boxes, their chips."""
        return self.views, self.boxes, self.chips
