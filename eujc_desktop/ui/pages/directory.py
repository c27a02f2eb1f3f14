"""The directory of the office: every organisation of all missions in a grid, and one of them as a card."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QMenu

from eujc_desktop import services
from eujc_desktop.common import addresses
from eujc_desktop.common.files import write_atomic
from eujc_desktop.fields.conditions import Condition
from eujc_desktop.ui.components.action_bar import BarAction
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import row
from eujc_desktop.ui.grid import DataGrid
from eujc_desktop.ui.grid_columns import Column, Filter, Loaded, Named, Row
from eujc_desktop.ui.page import Page
from eujc_desktop.ui.pages.host_panel import HostPanel
from eujc_desktop.ui.pages.visit_columns import stage_tone
from eujc_desktop.ui.several import Several
from eujc_desktop.ui.text import count, tr

TABLES = frozenset({"organisation", "site", "contact", "host_log", "visit", "attachment", "firm_distinction"})
_TOGETHER = (("organisation.kind",), ("organisation.sector", "organisation.sector_ja"),
             ("organisation.nace", "organisation.jsic"), ("organisation.country", "organisation.city"))  # fmt: skip
NAMED = Named(
    ("organisation.name", "organisation.name_ja", "organisation.city"),
    lambda row: str(row.get("organisation.name") or row.get("organisation.name_ja") or ""),
    lambda _row: "",
    "organisation.city",
    lambda n: count("%n company", "%n companies", n),
    lambda n: count("%n company selected", "%n companies selected", n),
)


def columns() -> tuple[Column, ...]:
    """The usual columns."""
    return (
        Column("organisation.name", tr("Company"), 216, keys=("organisation.name_ja",)),
        Column("organisation.name_ja", tr("Name in Japanese"), 176),
        Column("organisation.name_kana", tr("Name in kana"), 150, shown=False),
        Column("organisation.sector", tr("Sector"), 140),
        Column("organisation.address", tr("Place"), 140, keys=("organisation.city",), show=_place, fixed=True),
        Column("contact.native_name", tr("Contact"), 150, keys=("contact.family_name", "contact.given_name"),
               show=_contact, fixed=True),
        Column("visit.agreed_day", tr("Latest visit"), 112, fixed=True),
        Column("visit.stage", tr("Stage"), 104, "chip", stage_tone, fixed=True),
        Column("visit.rating", tr("Rating"), 70, fixed=True),
        Column("organisation.employees", tr("Employees"), 90),
        Column("organisation.nace", tr("Sector by NACE"), 180, shown=False),
        Column("organisation.jsic", tr("Sector by JSIC"), 180, shown=False),
        Column("organisation.kind", tr("Kind"), 110, "chip"),
        Column("organisation.phone", tr("Phone"), 130, shown=False),
        Column("organisation.email", tr("E-mail"), 170, shown=False),
        Column("organisation.website", tr("Website"), 170, shown=False),
        Column("organisation.code", tr("No."), 70, shown=False),
    )  # fmt: skip


def _place(row: Row) -> str:
    return addresses.place(row.get("organisation.address") or "") or str(row.get("organisation.city") or "")


def _contact(row: Row) -> str:
    latin = " ".join(filter(None, (row.get("contact.given_name"), row.get("contact.family_name"))))
    return str(row.get("contact.native_name") or latin)


def filters(concerns: Mapping[str, frozenset[str]]) -> list[Filter]:
    """What has to be looked at, and the sorts of organisations there are most of."""
    due, rest, visited = (concerns.get(name, frozenset()) for name in ("due", "rest", "visited"))
    kinds = (("company", tr("Companies")), ("hotel", tr("Hotels")), ("authority", tr("Public bodies")))
    return [
        Filter("due", tr("Next step due"), (), due, "warn", "phone"),
        Filter("rest", tr("Let rest"), (), rest, "err", "moon"),
        Filter("visited", tr("Visited before"), (), visited, "ok", "history"),
        *(Filter(kind, words, (Condition("organisation.kind", "is", kind),)) for kind, words in kinds),
    ]


class Directory(QObject):
    """The grid of organisations with panel and footer; the page that shows it lends it its place."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page, self._desk = page, page.desk
        self.grid = DataGrid(
            page.desk,
            "organisations",
            columns(),
            messages=page.messages,
            name=tr("Directory of companies"),
            filter_hint=tr("Name, kana, person"),
            adds=lambda n: count("%n new company", "%n new companies", n),
        )
        self.grid.arranging.show_usual("organisation.name")
        self.panel = HostPanel(page.desk)
        self.sums = label("", "small", "muted")
        hint = label(tr("F2 edit   Ctrl+D fill down"), "small", "muted")
        usual = row(self.sums, "stretch", hint, margins=(12, 4, 12, 4))
        self.several = Several(page, self.grid, self.panel, usual, NAMED, _TOGETHER, self._for_several())
        self.grid.set_filters(filters({}))
        self.grid.current_changed.connect(self._choose)
        self.grid.loaded.connect(self._loaded)
        self.grid.menu_opened.connect(self._add_to_menu)
        self._shown = False

    def show(self) -> None:
        """Read the directory when it is first looked at."""
        if not self._shown:
            self._shown = True
            self.grid.load(None)
            self.check()

    def refresh(self, tables: set[str]) -> None:
        """Something was written; read again what is shown of it."""
        if self._shown and tables & TABLES:
            self.grid.reload()
            self.check()

    def bind(self) -> None:
        """Let the commands of the page work here."""
        page, grid = self._page, self.grid
        grid.bind_commands(page)
        page.bind("new", self.add)
        page.bind("delete", self.remove, lambda: bool(grid.selected_ids()))
        page.bind("record_history", lambda: self.panel.history.focus(""), lambda: bool(grid.current_id))
        page.bind("refresh", self.check)
        page.bind("export_cards", self.export_cards, lambda: bool(grid.model_.ids))

    def check(self) -> None:
        """Ask what is due, and who is to be left in peace."""
        today = date.today()
        job = self._desk.office.ask(lambda work: services.directory.concerns(work, today), self._checked)
        job.otherwise(partial(self._desk.refuse, slot=self._page.messages))

    def add(self) -> None:
        """Ask for the names of a new company."""
        from eujc_desktop.ui.dialogs.record_dialog import add_company

        add_company(self._desk, self.grid.select, self._page.window())

    def remove(self) -> None:
        """Take the selected companies out of the directory, with a way back."""
        ids = self.grid.selected_ids()
        words = count("%n company removed", "%n companies removed", len(ids))
        job = self._desk.office.do(words, lambda work: services.directory.remove(work, ids))
        job.then(lambda _n: self._desk.toast_undo(words)).otherwise(
            partial(self._desk.refuse, slot=self._page.messages)
        )

    def merge(self) -> None:
        """Put the two selected companies side by side; the one that was there first is proposed to stay."""
        from eujc_desktop.ui.dialogs.merge_dialog import open_merge

        ids = self.grid.selected_ids()
        if len(ids) == 2:
            open_merge(self._desk, "organisation", min(ids), max(ids), self._page.window())
        else:
            self._desk.toast(tr("Select two companies to compare them"))

    def export_cards(self) -> None:
        """Save the people of the selected companies, or of all shown, as business cards."""
        chosen = self.grid.selected_ids()
        ids = chosen if len(chosen) > 1 or self.grid.view.hasFocus() else list(self.grid.model_.ids)
        version_4, version_3 = tr("Business cards, vCard 4.0 (*.vcf)"), tr("Business cards, vCard 3.0 (*.vcf)")
        proposed = str(Path(self._desk.paper_folder) / f"hosts_{date.today().isoformat()}.vcf")
        name, kind = QFileDialog.getSaveFileName(
            self._page.window(), tr("Save business cards"), proposed, f"{version_4};;{version_3}"
        )
        if name:
            self._desk.remember_paper_folder(Path(name).parent)
            self.save_cards(Path(name), ids, "3.0" if kind == version_3 else "4.0")

    def save_cards(self, path: Path, ids: Sequence[str], version: Any) -> None:
        """Write the cards of the people of some companies to a file."""
        make = partial(services.vcards.export, organisations=list(ids), version=version)
        job = self._desk.office.ask(lambda work: write_atomic(path, make(work)))
        job.then(lambda _path: self._desk.toast(tr("{file} written", file=path.name)))
        job.otherwise(partial(self._desk.refuse, slot=self._page.messages))

    def _checked(self, concerns: Any) -> None:
        self.grid.set_filters(filters(concerns))

    def _choose(self, organisation_id: str) -> None:
        self._desk.actions.refresh()
        self.panel.show_host(organisation_id)

    def _loaded(self, answer: Loaded) -> None:
        words = count("%n company", "%n companies", answer.total)
        self.sums.setText(f"{words} · {tr('{n} shown', n=len(answer.ids))}" if self.grid.narrowed else words)

    def _add_to_menu(self, menu: QMenu) -> None:
        menu.addAction(tr("Compare and merge…"), self.merge).setEnabled(len(self.grid.selected_ids()) == 2)
        menu.addAction(tr("Save business cards…"), self.export_cards)

    def _for_several(self) -> list[BarAction]:
        return [
            BarAction(tr("Compare and merge"), "merge", self.merge),
            BarAction(tr("Business cards"), "id-card", self.export_cards, writes=False),
            BarAction(tr("Copy"), "copy", self.grid.clipboard.copy, writes=False),
            BarAction(tr("Remove"), "trash-2", self.remove),
        ]
