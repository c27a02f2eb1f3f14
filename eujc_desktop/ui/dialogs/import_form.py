"""How the text of a list is read: what was found out of its letters and columns, and the way to say otherwise."""

from __future__ import annotations

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
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for key, words in known.items():
            box.addItem(tr(words), key)
        box.activated.connect(lambda _at: self.chosen.emit())
        return box
