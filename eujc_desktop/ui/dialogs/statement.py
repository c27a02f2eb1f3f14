"""Lines of a bank statement with whose they are: what is sure is ticked, what is not is asked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from eujc_desktop import services
from eujc_desktop.planning.money import in_words
from eujc_desktop.ui.components.buttons import push
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import hline, row
from eujc_desktop.ui.days import short_day
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.dialogs.work_dialog import WorkDialog
from eujc_desktop.ui.icons import icon
from eujc_desktop.ui.text import count, tip, tr
from eujc_desktop.ui.theme import theme

_ON, _OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked
_WHOSE = 3
_STATES = {"sure": ("circle-check", "ok_text"), "ask": ("circle-alert", "warn_text"), "nobody": ("circle", "text3")}


class StatementDialog(WorkDialog):
    """Nothing is written before it is asked for, and then only the lines ticked, as one step."""

    def __init__(self, desk: Desk, looked: Any, told: Callable[[str], object], parent: QWidget) -> None:
        super().__init__(desk, tr("Bank statement"), 1120, 640, parent)
        self._looked, self._told = looked, told
        self.list = QTreeWidget()
        self.list.setRootIsDecorated(False)
        self.list.setAccessibleName(tr("Lines of the statement"))
        self.list.setHeaderLabels([tr("Day"), tr("Sum"), tr("Text"), tr("Whose"), tr("To be asked")])
        header = self.list.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setMinimumSectionSize(100)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        # The contents are measured without the box to tick.
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        header.resizeSection(0, theme.wide(136))
        self.whose: list[QComboBox] = []
        self._items: list[QTreeWidgetItem] = []
        for match in looked.matches:
            self._add(match)
        self.write_button = push("", "primary", on_click=self.write)
        self.list.itemChanged.connect(lambda *_: self._ready())
        self._assemble()
        self._ready()

    def _add(self, match: Any) -> None:
        line, expected = match.line, {one.key: one for one in self._looked.expected}
        currency = line.currency or (expected[match.of].currency if match.of else self._looked.currency)
        day = short_day(line.day, with_year=True) if line.day else ""
        doubts = "\n".join(map(tr, match.doubts)) or ("" if match.of else _nobody(line))
        cells = [day, tr(in_words(line.amount, currency)), line.text, "", doubts.replace("\n", " ")]
        item = QTreeWidgetItem(self.list, cells)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(0, _ON if match.state == "sure" else _OFF)
        item.setIcon(4, icon(*_STATES[match.state]))
        item.setToolTip(2, tip(line.text))
        item.setToolTip(4, tip(doubts))
        box = QComboBox()
        box.setAccessibleName(tr("Whose line {n} is", n=len(self.whose) + 1))
        box.addItem(tr("Nobody of the mission"), "")
        first = {key: at for at, key in enumerate((match.of, *match.others))}
        for one in sorted(expected.values(), key=lambda one: (first.get(one.key, len(first)), one.name)):
            if (one.amount < 0) == (line.amount < 0):
                box.addItem(tr("{name}: {sum}", name=one.name, sum=in_words(abs(one.amount), one.currency)), one.key)
        box.setCurrentIndex(max(box.findData(match.of), 0))
        box.activated.connect(partial(self._chosen, item, box))
        self.whose.append(box)
        self._items.append(item)
        self.list.setItemWidget(item, _WHOSE, box)

    def _chosen(self, item: QTreeWidgetItem, box: QComboBox, _at: int) -> None:
        """Who says whose it is, means it."""
        item.setCheckState(0, _ON if box.currentData() else _OFF)

    def _assemble(self) -> None:
        n = len(self._looked.matches)
        left = len(self._looked.left_out)
        words = [count("%n line", "%n lines", n)]
        if left:
            words.append(count("%n without a sum was left out", "%n without a sum were left out", left))
        note = label(tr("Account numbers are not kept."), "small", "muted")
        title = row(label(tr("Bank statement"), "title"), label(" · ".join(words), "small", "second"), "stretch", note,
                    margins=(16, 12, 16, 12))  # fmt: skip
        self.column.addWidget(title)
        self.column.addWidget(self.messages)
        self.column.addWidget(hline())
        self.column.addWidget(self.list, 1)
        self.column.addWidget(hline())
        cancel = push(tr("Cancel"), on_click=self.reject)
        self.column.addWidget(row("stretch", cancel, self.write_button, margins=(16, 10, 16, 12)))

    @property
    def taken(self) -> list[tuple[str, Any]]:
        """The lines ticked, with what they pay."""
        return [
            (str(box.currentData()), match.line)
            for match, box, item in zip(self._looked.matches, self.whose, self._items, strict=True)
            if item.checkState(0) == _ON and box.currentData()
        ]

    def _ready(self) -> None:
        n = len(self.taken)
        self.write_button.setText(count("Enter %n line", "Enter %n lines", n))
        self.write_button.setEnabled(bool(n) and not self.desk.read_only)

    def write(self) -> None:
        """Enter the lines ticked."""
        taken = self.taken
        words = count("Enter %n line of the bank statement", "Enter %n lines of the bank statement", len(taken))
        job = self.desk.office.do(words, lambda work: services.statements.enter(work, taken, date.today()))
        done = count("%n line of the bank statement entered", "%n lines of the bank statement entered", len(taken))
        job.then(lambda _n: self._entered(done)).otherwise(self.refuse)

    def _entered(self, done: str) -> None:
        self._told(done)
        self.accept()


def _nobody(line: Any) -> str:
    """Why a line is of nobody."""
    words = tr("Nobody is expected to pay this.") if line.amount > 0 else tr("Nobody is expected to get this.")
    return str(words)
