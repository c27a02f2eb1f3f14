"""The missions to choose from, with a box to find one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout

from eujc_desktop.ui.components.buttons import push
from eujc_desktop.ui.components.paint import paint_box
from eujc_desktop.ui.text import tr

_ID = Qt.ItemDataRole.UserRole
_KEYS = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


class MissionEntry(NamedTuple):
    """A mission to choose: what it is called, and one line of when and where."""

    id: str
    title: str
    detail: str = ""
    code: str = ""


class MissionPopup(QFrame):
    """A box to type in and the missions it finds."""

    def __init__(
        self,
        entries: Sequence[MissionEntry],
        current: str,
        choose: Callable[[str], object],
        show_all: Callable[[], object],
    ) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(tr("Switch mission"))
        self._entries, self._choose, self._show_all = entries, choose, show_all
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(6)
        self.box = QLineEdit()
        self.box.setPlaceholderText(tr("Search missions"))
        self.box.setAccessibleName(tr("Search missions"))
        self.box.textChanged.connect(self._find)
        self.box.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Missions"))
        self.list.itemActivated.connect(self._activate)
        self.list.itemClicked.connect(self._activate)
        layout.addWidget(self.box)
        layout.addWidget(self.list, 1)
        layout.addWidget(push(tr("All missions"), "ghost", "list", on_click=self._all))
        self._find("")
        found = self.list.findItems(current, Qt.MatchFlag.MatchStartsWith)
        if found:
            self.list.setCurrentItem(found[0])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows in the box move in the list; Enter opens."""
        if watched is self.box and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _KEYS:
                self.list.keyPressEvent(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.list.currentItem():
                self._activate(self.list.currentItem())
                return True
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_box(QPainter(self), QRectF(self.rect()), "raised", "border_strong", 0)

    def _find(self, words: str) -> None:
        self.list.clear()
        wanted = words.casefold().split()
        for entry in self._entries:
            text = " · ".join(part for part in (entry.title, entry.code, entry.detail) if part)
            if all(word in text.casefold() for word in wanted):
                item = QListWidgetItem(text)
                item.setData(_ID, entry.id)
                self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _activate(self, item: QListWidgetItem) -> None:
        self._choose(str(item.data(_ID)))
        self.close()

    def _all(self) -> None:
        self._show_all()
        self.close()
