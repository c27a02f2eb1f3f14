"""What evaluation forms say together: means with number and spread, beside earlier editions, and the quotes."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from eujc_desktop import services
from eujc_desktop.common.figures import rounded
from eujc_desktop.planning.evaluation import MOST
from eujc_desktop.ui.components.buttons import push
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import column, hline, row
from eujc_desktop.ui.components.messages import MessageSlot
from eujc_desktop.ui.dialogs.work_dialog import WorkDialog
from eujc_desktop.ui.figure_table import Cell, FigureTable, Head
from eujc_desktop.ui.office import Changed
from eujc_desktop.ui.panes.opinions import TABLES
from eujc_desktop.ui.text import numerals, percent, tip, tr

_CELL = Qt.ItemDataRole.UserRole
_ON, _OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class MeansPane(QWidget):
    """Figures to read; ticking words picks them for the report, of those only who may be quoted."""

    def __init__(self, dialog: WorkDialog, mission_id: str) -> None:
        super().__init__()
        self.dialog, self.desk, self.mission_id = dialog, dialog.desk, mission_id
        self.messages = MessageSlot(margins=(12, 8, 12, 8))
        self.table = FigureTable(tr("Means by question"))
        self.quotes = QTreeWidget()
        self.quotes.setObjectName("plain")
        self.quotes.setRootIsDecorated(False)
        self.quotes.setAccessibleName(tr("What was said in words"))
        self.quotes.setHeaderLabels([tr("Words"), tr("Question"), tr("Who")])
        self.quotes.setColumnWidth(0, 420)
        self.quotes.setColumnWidth(1, 250)
        self.quotes.itemChanged.connect(self._tick)
        self.told = label("", "small", "second", wrap=True)
        self._assemble()
        self.setFocusProxy(self.table)

    def _assemble(self) -> None:
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.table)
        hint = label(tr("Tick the words to quote in the report"), "small", "muted")
        split.addWidget(column(row(hint, margins=(16, 8, 16, 0)), (self.quotes, 1), spacing=4))
        split.setSizes([420, 220])
        split.setChildrenCollapsible(False)
        buttons = [
            push(tr("Print the report…"), icon="printer", on_click=partial(self._print, "evaluation_report")),
            push(tr("Print blank forms…"), icon="notebook-pen", on_click=partial(self._print, "evaluation_sheet")),
        ]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(row((self.told, 1), *buttons, margins=(16, 8, 16, 8)))
        layout.addWidget(self.messages)
        layout.addWidget(hline())
        layout.addWidget(split, 1)
        self.dialog.offer_copies(self.table)

    def begin(self) -> None:
        """Read for the first time."""
        look = partial(services.evaluation.results, mission_id=self.mission_id)
        self.dialog.follow(self.desk.office.ask(look)).then(self._show).otherwise(self._refuse)

    def follow(self, changes: Changed) -> None:
        """Read again where a change concerns what is shown."""
        if any(table in TABLES for table, _key in changes.touched):
            self.begin()

    def _refuse(self, error: Exception) -> None:
        self.messages.clear()
        self.desk.refuse(error, self.messages)
        self.begin()

    def _show(self, results: Any) -> None:
        words = [tr("{n} forms of {of} people", n=results.forms, of=results.people)]
        if results.earlier:
            words.append(tr("beside {editions}", editions=", ".join(results.earlier)))
        self.told.setText(" · ".join(words))
        heads = [Head(tr("Question"), "text"), Head(tr("About"), "text"), Head(tr("Answers")),
                 Head(tr("Mean"), "text"), Head(tr("Spread"), "text")]  # fmt: skip
        if results.earlier:
            heads += [Head(tr("Before"), "text"), Head(tr("Change"), "text")]
        rows = [_row(one)[: len(heads)] for one in results.means]
        self.table.show_rows(heads, rows, widths=(0, 240, 90, 110, 80, 110, 90)[: len(heads)])
        self._show_quotes(results.quotes)

    def _show_quotes(self, quotes: Any) -> None:
        self.quotes.blockSignals(True)  # noqa: FBT003
        self.quotes.clear()
        for quote in quotes:
            who = quote.name or tr("Nobody signed")
            cells = [" ".join(quote.words.split()), quote.ask.text, who if quote.may_quote else tr("may not be quoted")]
            item = QTreeWidgetItem(self.quotes, cells)
            item.setData(0, _CELL, quote.cell)
            item.setToolTip(0, tip(quote.words))
            if quote.may_quote:
                item.setCheckState(0, _ON if quote.picked else _OFF)
            if not quote.may_quote or self.desk.read_only:
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
        self.quotes.blockSignals(False)  # noqa: FBT003

    def _tick(self, item: QTreeWidgetItem, _column: int) -> None:
        cell, picked = item.data(0, _CELL), item.checkState(0) == _ON
        form_id, key = cell
        words = tr("Pick as a quote") if picked else tr("No longer a quote")
        cells = [(form_id, tuple(key))]
        job = self.desk.office.do(words, lambda work: services.evaluation.quote(work, cells, picked=picked))
        job.otherwise(self._refuse)

    def _print(self, paper: str) -> None:
        from eujc_desktop.ui.dialogs.print_dialog import open_papers

        open_papers(self.desk, paper, self.dialog)


def _row(one: Any) -> list[Cell]:
    """A question in figures; of yes and no the share of yes."""
    ask, change = one.ask, one.change
    shown = "" if change is None else percent(change) if ask.scale == "yes/no" else numerals(f"{rounded(change, 1):+}")
    if change is not None and ask.scale == "yes/no" and change > 0:
        shown = f"+{shown}"
    spread = "" if one.now.spread is None or ask.scale == "yes/no" else numerals(f"±{rounded(one.now.spread, 1)}")
    return [ask.text, ask.subject_name, one.now.n, _mean(one.now, ask), spread, _mean(one.before, ask), shown]


def _mean(mean: Any, ask: Any) -> str:
    if mean.mean is None:
        return "–"
    if ask.scale == "yes/no":
        return tr("{share} yes", share=percent(mean.mean))
    return numerals(f"{rounded(mean.mean, 1)} / {MOST[ask.scale]}")
