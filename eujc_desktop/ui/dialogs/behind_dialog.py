"""Who and what stands behind a figure, with the way to each person, mission or activity."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from eujc_desktop.ui.components.buttons import push, rename
from eujc_desktop.ui.components.charts import written
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import row
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.dialogs.record_dialog import edit_record
from eujc_desktop.ui.dialogs.work_dialog import WorkDialog
from eujc_desktop.ui.figure_table import Cell, FigureTable, Head
from eujc_desktop.ui.text import shown, tr

_WIDTHS = (250, 220, 120, 120, 56, 110, 80)
_TABS = {"person": "people", "edition": "missions"}


class BehindDialog(WorkDialog):
    """Lists what `query` finds; the numbers of all lines add up to the figure."""

    def __init__(self, desk: Desk, title: str, query: Callable[[Any], Sequence[Any]], parent: QWidget) -> None:
        super().__init__(desk, title, 980, 620, parent)
        self._over = parent.window()
        self._all: Sequence[Any] = ()
        self._shown: list[Any] = []
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Name, company, country, mission"))
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName(tr("Filter"))
        self.search.textChanged.connect(self._filter)
        self.told = label("", "small", "second")
        self.table = FigureTable(title)
        self.table.setSelectionBehavior(FigureTable.SelectionBehavior.SelectRows)
        self.table.opened.connect(lambda _row, _column: self.go())
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._follow_row())
        self.go_button = push(tr("Go there"), "primary", "arrow-right", on_click=self.go)
        close = push(tr("Close"), on_click=self.reject)
        self.column.setContentsMargins(16, 14, 16, 14)
        self.column.setSpacing(10)
        for part in (self.messages, row((self.search, 1), self.told), self.table):
            self.column.addWidget(part)
        self.column.addWidget(row("stretch", close, self.go_button))
        self.offer_copies(self.table)
        self._show(())
        self.follow(desk.office.ask(query)).then(self._show).otherwise(self.refuse)
        self.table.setFocus()

    def go(self) -> None:
        """Show the person or mission in its tab; what was counted as a whole opens for changes."""
        line = self._line
        if line is None or not line.record:
            return
        self.accept()
        if line.sort in _TABS:
            self.desk.go(_TABS[line.sort], line.record)
        else:
            edit_record(self.desk, "activity", line.record, line.title, self._over, removable=True)

    @property
    def _line(self) -> Any:
        at = self.table.currentIndex().row()
        return self._shown[at] if 0 <= at < len(self._shown) else None

    def _show(self, lines: Sequence[Any]) -> None:
        self._all = lines
        self._filter(self.search.text())

    def _filter(self, text: str) -> None:
        words = text.casefold().split()
        told = [" ".join(map(str, _cells(line)[:6])).casefold() for line in self._all] if words else []
        self._shown = [line for at, line in enumerate(self._all) if all(word in told[at] for word in words)]
        headings = [
            *(Head(tr(words_), "text") for words_ in ("Who or what", "Company or place", "Country", "Mission")),
            Head(tr("Year"), "text"),
            Head(tr("Status"), "text"),
            Head(tr("Number")),
        ]
        self.table.show_rows(headings, [_cells(line) for line in self._shown], widths=_WIDTHS)
        total = sum(line.number for line in self._shown)
        self.told.setText(tr("{n} in all", n=written(total)))
        self._follow_row()

    def _follow_row(self) -> None:
        line = self._line
        whole = line is not None and line.sort not in _TABS
        rename(self.go_button, tr("Edit…") if whole else tr("Go there"))
        self.go_button.setEnabled(line is not None and bool(line.record) and not (whole and self.desk.read_only))


def _cells(line: Any) -> list[Cell]:
    country = tr("{state:country}", state=line.country) if line.country else ""
    return [line.title, line.firm, country, line.where, str(line.year), shown(line.state), line.number]
