"""How the text of a list is read: what was found out of its letters and columns, and the way to say otherwise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from eujc_desktop.common.said import say
from eujc_desktop.ui.text import tr

ENCODINGS = {
    "utf-8-sig": say("Unicode (UTF-8)"),
    "utf-16": say("Unicode (UTF-16)"),
    "cp1252": say("Western Windows"),
    "cp1250": say("Central European Windows"),
    "cp932": say("Japanese Windows (Shift-JIS)"),
}
DELIMITERS = {";": say("Semicolon"), ",": say("Comma"), "\t": say("Tab"), "|": say("Vertical bar")}


class WrittenBoxes(QWidget):
    """How days and decimals are written; `chosen` tells both, where they were found out wrongly."""

    chosen = Signal(bool, bool)

    def __init__(self) -> None:
        super().__init__()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        self.days = self._box(tr("Order of day and month"), (tr("Day/month/year"), tr("Month/day/year")))
        self.decimals = self._box(tr("Decimal sign"), (tr("1,234.50"), tr("1.234,50")))
        for box in (self.days, self.decimals):
            layout.addWidget(box, 1)

    def show_written(self, preview: Any, fields: Mapping[str, Any]) -> None:
        """Show how a list is read; what it has no columns for is not asked."""
        from eujc_desktop.fields.kinds import Amount, Day

        kinds = [fields[column.key].kind for column in preview.columns if column.key]
        self.days.setCurrentIndex(0 if preview.day_first else 1)
        self.decimals.setCurrentIndex(1 if preview.decimal_comma else 0)
        self.days.setVisible(any(isinstance(kind, Day) for kind in kinds))
        self.decimals.setVisible(any(isinstance(kind, Amount) for kind in kinds))

    def _box(self, name: str, words: Sequence[str]) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        box.setToolTip(name)
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(6)
        box.addItems(list(words))
        box.activated.connect(lambda _at: self._choose())
        return box

    def _choose(self) -> None:
        self.chosen.emit(self.days.currentIndex() == 0, self.decimals.currentIndex() == 1)


class TextFormBoxes(QWidget):
    """Two lists, there for text files only; `chosen` tells that the file is to be read again in another way."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        self.letters = self._box(tr("Letters of the file"), ENCODINGS)
        self.columns = self._box(tr("What parts the columns"), DELIMITERS)
        self.letters.setPlaceholderText(tr("Letters"))
        self.columns.setPlaceholderText(tr("Parted by"))
        for box in (self.letters, self.columns):
            layout.addWidget(box)
        self.forget()

    @property
    def encoding(self) -> str:
        """The encoding shown, "" while it is to be found out."""
        return str(self.letters.currentData() or "")

    @property
    def delimiter(self) -> str:
        """The delimiter shown, "" while it is to be found out."""
        return str(self.columns.currentData() or "")

    def show_form(self, encoding: str, delimiter: str) -> None:
        """Show how the file was read; a workbook has neither, and the lists go."""
        self.letters.setCurrentIndex(self.letters.findData(encoding))
        self.columns.setCurrentIndex(self.columns.findData(delimiter))
        self.setVisible(bool(encoding))

    def forget(self) -> None:
        """Another file comes, of which nothing is known."""
        self.show_form("", "")

    def _box(self, name: str, known: dict[str, str]) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        box.setToolTip(name)
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(16)
        for key, words in known.items():
            box.addItem(tr(words), key)
        box.activated.connect(lambda _at: self.chosen.emit())
        return box
