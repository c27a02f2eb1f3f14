"""Several values out of a list: a button that says which, and a list with ticks to choose them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from eujc_desktop.ui.components.drop_down import drop_down
from eujc_desktop.ui.components.push_button import PushButton
from eujc_desktop.ui.text import escape, tip, tr

_VALUE = Qt.ItemDataRole.UserRole
_ON, _OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked
_SEARCHED_FROM, _WIDTH, _LINE, _MOST = 12, 250, 28, 12


class TickList(QWidget):
    """The list; a long one can be narrowed by words."""

    ticked = Signal()

    def __init__(
        self, name: str, pairs: Sequence[tuple[Any, str]], chosen: Iterable[Any] = (), width: int = _WIDTH
    ) -> None:
        super().__init__()
        self.setFixedWidth(width)
        self.list, self.box = QListWidget(), QLineEdit()
        self.list.setAccessibleName(name)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFixedHeight(min(len(pairs), _MOST) * _LINE + 4)
        wanted = list(chosen)
        for value, words in pairs:
            item = QListWidgetItem(words, self.list)
            item.setData(_VALUE, value)
            item.setToolTip(tip(words))
            item.setSizeHint(QSize(0, _LINE))
            item.setCheckState(_ON if value in wanted else _OFF)
        self.box.setPlaceholderText(tr("Search"))
        self.box.setAccessibleName(tr("Search {name}", name=name))
        self.box.setVisible(len(pairs) >= _SEARCHED_FROM)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.addWidget(self.box)
        layout.addWidget(self.list)
        self.box.textChanged.connect(self._narrow)
        self.list.itemChanged.connect(lambda _item: self.ticked.emit())

    @property
    def values(self) -> list[Any]:
        """What is ticked, in the order of the list."""
        items = (self.list.item(at) for at in range(self.list.count()))
        return [item.data(_VALUE) for item in items if item.checkState() == _ON]

    def drop_from(self, owner: QWidget, at: QPoint | None = None) -> None:
        """Hang the list under `owner`, or at a point of it, with the keyboard in it."""
        drop_down(self, owner, at)
        (self.box if self.box.isVisibleTo(self) else self.list).setFocus()

    def _narrow(self, words: str) -> None:
        for at in range(self.list.count()):
            item = self.list.item(at)
            item.setHidden(words.casefold() not in item.text().casefold())


class SeveralEditor(PushButton):
    """The button; it also fits `Editor`, with a list of values."""

    typed = Signal()
    left = Signal()

    def __init__(self, name: str, pairs: Sequence[tuple[Any, str]]) -> None:
        super().__init__()
        self._name, self._pairs, self._chosen = name, pairs, list[Any]()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.open)
        self._tell()

    def open(self) -> TickList:
        """Show the list under the button."""
        ticks = TickList(self._name, self._pairs, self._chosen)
        ticks.ticked.connect(lambda: self._choose(ticks.values))
        ticks.drop_from(self)
        return ticks

    def raw(self) -> object:
        return list(self._chosen)

    def show_value(self, value: object) -> None:
        self._chosen = list(value) if isinstance(value, (list, tuple)) else []
        self._tell()

    def show_text(self, text: str) -> None:
        self.show_value([value for value, words in self._pairs if words == text])

    def _choose(self, values: list[Any]) -> None:
        self._chosen = values
        self._tell()
        self.typed.emit()

    def _tell(self) -> None:
        words = ", ".join(words for value, words in self._pairs if value in self._chosen)
        self.setText(escape(words or tr("Choose…")))
        self.setToolTip(tip(words))
        self.setAccessibleName(tr("{name}: {values}", name=self._name, values=words or tr("nothing chosen")))
