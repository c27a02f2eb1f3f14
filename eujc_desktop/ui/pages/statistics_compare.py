"""Two editions, or two years, in the same figures beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from eujc_desktop import services
from eujc_desktop.ui.components.labels import ElidedLabel, label
from eujc_desktop.ui.components.layouts import row
from eujc_desktop.ui.components.messages import MessageSlot
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.figure_table import FigureTable, Head
from eujc_desktop.ui.row_copies import RowCopies
from eujc_desktop.ui.text import tr


class CompareView(QWidget):
    """Which two, and a table of their figures with the difference; the sides of it open who is behind them."""

    behind_wanted = Signal(str, object, str, str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._wanted: Any = None
        self._measures: Sequence[Any] = ()
        self.before, self.after = QComboBox(), QComboBox()
        for box in (self.before, self.after):
            box.setMinimumContentsLength(14)
            box.activated.connect(lambda _at: self._compare())
        self.table = FigureTable(tr("Comparison"))
        self.table.opened.connect(self._open)
        RowCopies(self.table, desk, tr("Comparison"), desk.refuse)
        self.messages = MessageSlot(margins=(0, 0, 0, 0))
        self._note = ElidedLabel("", "small", "second")
        self.setObjectName("surface")
        self.setFocusProxy(self.table)
        names = (label(tr("Compare"), "body", of=self.before), label(tr("with"), "body", of=self.after))
        lines = QVBoxLayout(self)
        lines.setContentsMargins(12, 12, 12, 12)
        lines.setSpacing(10)
        lines.addWidget(self.messages)
        lines.addWidget(row(names[0], self.before, names[1], self.after, 12, (self._note, 1)))
        lines.addWidget(self.table, 1)

    def read(self, wanted: Any, today: date) -> None:
        """Offer what there is to compare, of the programme chosen, and compare what was chosen before or the latest."""
        self._wanted = wanted
        query = partial(services.statistics.sides, today=today, programme=wanted.programme)
        self._desk.office.ask(query).then(self._offer).otherwise(self._refuse)

    def _offer(self, sides: Sequence[Any]) -> None:
        newest = [at for at, side in enumerate(sides) if side.filled]
        for box, usual in ((self.before, newest[1:2]), (self.after, newest[:1])):
            chosen = box.currentData()
            box.clear()
            for side in sides:
                box.addItem(side.words, side.key)
            found = box.findData(chosen)
            box.setCurrentIndex(found if found >= 0 else next(iter(usual), 0))
        self._compare()

    def _compare(self) -> None:
        one, other = self.before.currentData(), self.after.currentData()
        if one is None or other is None or self._wanted is None:
            self._show(None)
            return
        query = partial(
            services.statistics.compare, one=one, other=other, programme=self._wanted.programme, today=date.today(),
            confirmed=self._wanted.confirmed,
        )  # fmt: skip
        self._desk.office.ask(query).then(self._show).otherwise(self._refuse)

    def _show(self, comparison: Any) -> None:
        self._measures = measures = comparison.measures if comparison is not None else ()
        self._note.setText(" · ".join(map(tr, comparison.marks)) if comparison is not None else "")
        headings = [
            Head(tr("Cut"), "text"),
            Head(tr("Figure"), "text"),
            Head(self.before.currentText()),
            Head(self.after.currentText()),
            Head(tr("Difference"), "change"),
        ]
        rows = [(tr(one.group), tr(one.label), one.before, one.after, one.difference) for one in measures]
        usual, shares = ("text", "text", "number", "number", "change"), ("text", "text", "share", "share", "points")
        forms = [shares if one.share else usual for one in measures]
        self.table.show_rows(headings, rows, forms, widths=(170, 300, 140, 140, 110))

    def _open(self, at: int, column_: int) -> None:
        """The people of the edition or year in whose column the cell is."""
        box = self.before if column_ == 2 else self.after
        stat = services.statistics
        wanted = stat.asked(box.currentData(), self._wanted.programme, confirmed=self._wanted.confirmed)
        measure, title = self._measures[at], box.currentText()
        if any(measure.asked):
            title = f"{title}: {tr(measure.label)}"
        self.behind_wanted.emit(title, wanted, *measure.asked)

    def _refuse(self, error: Exception) -> None:
        self._desk.refuse(error, self.messages)
