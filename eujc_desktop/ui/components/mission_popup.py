"""The missions to choose from, with a box to find one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from eujc_desktop.ui.components.buttons import push
from eujc_desktop.ui.components.messages import announce
from eujc_desktop.ui.components.paint import draw_text, paint_avatar, paint_box
from eujc_desktop.ui.icons import draw_icon
from eujc_desktop.ui.mission_words import MissionEntry, dotted, tile
from eujc_desktop.ui.text import tr
from eujc_desktop.ui.theme import theme

Index = QModelIndex | QPersistentModelIndex
_ENTRY = Qt.ItemDataRole.UserRole
_KEYS = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
ROW = 44


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
        self._entries, self._current = entries, current
        self._choose, self._show_all = choose, show_all
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
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setItemDelegate(EntryDelegate(current, self))
        self.list.itemActivated.connect(self._activate)
        self.list.itemClicked.connect(self._activate)
        layout.addWidget(self.box)
        layout.addWidget(self.list, 1)
        layout.addWidget(push(tr("All missions"), "ghost", "list", on_click=self._all))
        self._find("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows in the box move in the list; Enter opens."""
        if watched is self.box and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _KEYS:
                self.list.keyPressEvent(event)
                if (item := self.list.currentItem()) is not None:
                    # The keyboard stays in the box, so that nobody else says it.
                    announce(self.box, item.data(Qt.ItemDataRole.AccessibleTextRole) or item.text())
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
            text = dotted(entry.title, entry.code, entry.detail)
            if all(word in text.casefold() for word in wanted):
                item = QListWidgetItem(text)
                item.setData(_ENTRY, entry)
                if entry.id == self._current:
                    told = tr("{mission}, at hand in the other tabs", mission=text)
                    item.setData(Qt.ItemDataRole.AccessibleTextRole, told)
                self.list.addItem(item)
        places = [at for at in range(self.list.count()) if self.list.item(at).data(_ENTRY)[0] == self._current]
        self.list.setCurrentRow(places[0] if places else 0)

    def _activate(self, item: QListWidgetItem) -> None:
        self._choose(str(item.data(_ENTRY)[0]))
        self.close()

    def _all(self) -> None:
        self._show_all()
        self.close()


class EntryDelegate(QStyledItemDelegate):
    """Paints a mission with its tile, in two lines; a tick marks the one at hand."""

    def __init__(self, current: str, parent: QObject) -> None:
        super().__init__(parent)
        self._current = current

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(120, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry, rect = MissionEntry(*index.data(_ENTRY)), QRectF(option.rect)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            selected = bool(option.state & QStyle.StateFlag.State_Selected)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("selected" if selected else "hover"))
            painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), 6, 6)
        paint_avatar(painter, QRectF(rect.x() + 8, rect.y() + 9, 26, 26), tile(entry.code), entry.tone, square=True)
        room = rect.width() - 44 - 26
        title = QRectF(rect.x() + 44, rect.y() + 5, room, 18)
        draw_text(painter, title, entry.title, "body", "text", QFont.Weight.Medium)
        under = QRectF(rect.x() + 44, rect.y() + 22, room, 16)
        draw_text(painter, under, dotted(entry.code, entry.detail), "caption", "text3")
        if entry.id == self._current:
            draw_icon(painter, "check", "accent_text", QRectF(rect.right() - 22, rect.center().y() - 7, 14, 14))
