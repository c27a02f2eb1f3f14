"""Who and what stands behind a figure, with the way to each person, mission or activity."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from PySide6.QtWidgets import QLineEdit, QWidget

from eujc_desktop.common.folding import fold
from eujc_desktop.common.said import say
from eujc_desktop.ui.components.buttons import push, rename
from eujc_desktop.ui.components.charts import written
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import row
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.dialogs.record_dialog import edit_record
from eujc_desktop.ui.dialogs.work_dialog import WorkDialog
from eujc_desktop.ui.figure_table import Cell, FigureTable, Head
from eujc_desktop.ui.mission_words import dotted
from eujc_desktop.ui.text import count, shown, tr

_HEADS = (
    (say("Who or what"), "text"),
    (say("Company or place"), "text"),
    (say("Country"), "text"),
    (say("Mission"), "text"),
    (say("Year"), "text"),
    (say("Status"), "text"),
    (say("Count"), "number"),
)
_WIDTHS = (0, 210, 116, 116, 56, 104, 76)
_TABS = {"person": "people", "edition": "missions", "entry": "entries"}


class BehindDialog(WorkDialog):
    """Lists what `query` finds; the numbers of all lines add up to the figure.

    Of a figure that `counts_names`, as newsletters, the issues are listed, and both are told.
    """

    def __init__(
        self, desk: Desk, title: str, query: Callable[[Any], Sequence[Any]], parent: QWidget, *,
        counts_names: bool = False,
    ) -> None:  # fmt: skip
        super().__init__(desk, title, 980, 620, parent)
        self._counts_names = counts_names
        self._over = parent.window()
        self._all: Sequence[_Line] = ()
        self._shown: Sequence[_Line] = ()
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
        # Tens of thousands of lines are put into words by the worker; the window goes on hearing its user.
        self.follow(desk.office.ask(lambda work: _in_words(query(work)))).then(self._show).otherwise(self.refuse)
        self.table.setFocus()

    def go(self) -> None:
        """Show the person or mission in its tab; what was counted as a whole opens for changes."""
        if (line := self._line) is None or not line.record:
            return
        self.accept()
        if line.sort in _TABS:
            self.desk.go(_TABS[line.sort], line.record)
        else:
            table = "outcome" if line.sort == "result" else "activity"
            edit_record(self.desk, table, line.record, line.title, self._over, removable=True)

    @property
    def _line(self) -> Any:
        at = self.table.currentIndex().row()
        return self._shown[at].behind if 0 <= at < len(self._shown) else None

    def _show(self, lines: Sequence[_Line]) -> None:
        self._all = lines
        self._filter(self.search.text())

    def _filter(self, text: str) -> None:
        words = fold(text).split()
        self._shown = [line for line in self._all if all(word in line.folded for word in words)] if words else self._all
        heads = [Head(tr(words_), form) for words_, form in _HEADS]
        self.table.show_rows(heads, [line.cells for line in self._shown], widths=_WIDTHS)
        self.told.setText(self._told([line.behind for line in self._shown]))
        self._follow_row()

    def _told(self, lines: Sequence[Any]) -> str:
        whole = sum(line.number for line in lines)
        if not self._counts_names:
            return tr("{n} in all", n=written(whole))
        names = len({line.where or line.title for line in lines})
        return dotted(count("%n newsletter", "%n newsletters", names), count("%n issue", "%n issues", whole))

    def _follow_row(self) -> None:
        line = self._line
        whole = line is not None and line.sort not in _TABS
        rename(self.go_button, tr("Edit…") if whole else tr("Go there"))
        self.go_button.setEnabled(line is not None and bool(line.record) and not (whole and self.desk.read_only))


class _Line(NamedTuple):
    """What stands behind a figure, its cells, and their words as they are looked for."""

    behind: Any
    cells: tuple[Cell, ...]
    folded: str


def _in_words(lines: Sequence[Any]) -> list[_Line]:
    countries = {line.country for line in lines}
    names = {code: tr("{state:country}", state=code) if code else "" for code in countries}
    return [_line(line, names[line.country]) for line in lines]


def _line(line: Any, country: str) -> _Line:
    words = (line.title, line.firm, country, line.where, str(line.year or ""), shown(line.state))
    return _Line(line, (*words, line.number), fold(" ".join(words)))
