"""The sections of a book: switched on and off, put in another order, with how many pages each takes."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from eujc_desktop.documents.sections import ALL, SECTIONS
from eujc_desktop.ui.components.paint import draw_text, metrics, paint_check, paint_focus
from eujc_desktop.ui.icons import draw_icon
from eujc_desktop.ui.text import count, tip, tr
from eujc_desktop.ui.theme import theme

Index = QModelIndex | QPersistentModelIndex
_KEY, _PAGES, _WARNING = (Qt.ItemDataRole.UserRole + at for at in range(3))
_ROW = 28
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class SectionList(QListWidget):
    """Tells of another choice or order by `changed`.

    A click or Space switches a section; dragging, or Ctrl with an arrow, moves it.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Sections"))
        self.setAccessibleDescription(tr("Space switches a section on or off, Ctrl with an arrow key moves it"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_SectionDelegate(self))
        self.setFixedHeight(_ROW * len(ALL))
        for key in ALL:
            item = QListWidgetItem(tr(SECTIONS[key].title), self)
            item.setData(_KEY, key)
            item.setFlags((item.flags() | Qt.ItemFlag.ItemIsUserCheckable) & ~Qt.ItemFlag.ItemIsDropEnabled)
        self.show_sections(ALL)
        self.setCurrentRow(0)
        self.itemClicked.connect(self._switch)
        self.model().rowsMoved.connect(lambda *_args: self.changed.emit())
        self._add_moves()

    @property
    def sections(self) -> tuple[str, ...]:
        """Those switched on, in order."""
        return tuple(item.data(_KEY) for item in self._items() if item.checkState() is Qt.CheckState.Checked)

    def show_sections(self, wanted: Sequence[str]) -> None:
        """Switch on exactly these, in this order; the others stand behind what they usually follow."""
        order = [key for key in wanted if key in SECTIONS]
        for at, key in enumerate(ALL):
            if key not in order:
                order.insert(order.index(ALL[at - 1]) + 1 if at else 0, key)
        for at, key in enumerate(order):
            item = next(each for each in self._items() if each.data(_KEY) == key)
            item.setCheckState(Qt.CheckState.Checked if key in wanted else Qt.CheckState.Unchecked)
            if (row := self.row(item)) != at:
                self.insertItem(at, self.takeItem(row))

    def leave_out(self, keys: Collection[str]) -> None:
        """Do not show sections that say nothing to those whom the book is for."""
        for item in self._items():
            item.setHidden(item.data(_KEY) in keys)
        self.setFixedHeight(_ROW * (len(ALL) - len(keys)))

    def show_facts(self, pages: Mapping[str, int], warnings: Mapping[str, str]) -> None:
        """Say how many pages each section takes, and what is to be known of some."""
        for item in self._items():
            key = item.data(_KEY)
            number, warning = pages.get(key, 0), warnings.get(key, "")
            item.setData(_PAGES, str(number) if number else "–")
            item.setData(_WARNING, warning)
            item.setToolTip(tip(warning))
            told = count("%n page", "%n pages", number) if number else tr("no pages")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, ". ".join(filter(None, (item.text(), told, warning))))

    def move(self, step: int) -> None:  # type: ignore[override]
        """Move the section at hand up or down."""
        row = self.currentRow()
        if 0 <= row + step < self.count():
            self.insertItem(row + step, self.takeItem(row))
            self.setCurrentRow(row + step)
            self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moved = _STEPS.get(Qt.Key(event.key())) if event.modifiers() == Qt.KeyboardModifier.ControlModifier else None
        if moved is not None:
            self.move(moved)
        elif event.key() == Qt.Key.Key_Space and (item := self.currentItem()) is not None:
            self._switch(item)
        else:
            super().keyPressEvent(event)

    def _items(self) -> list[QListWidgetItem]:
        return [self.item(at) for at in range(self.count())]

    def _switch(self, item: QListWidgetItem) -> None:
        """The last one that is on stays: a book without sections has no pages."""
        on = item.checkState() is Qt.CheckState.Checked
        if not on or len(self.sections) > 1:
            item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)
            self.changed.emit()

    def _add_moves(self) -> None:
        for words, key, step in ((tr("Move up"), "Ctrl+Up", -1), (tr("Move down"), "Ctrl+Down", 1)):
            action = QAction(f"{words}\t{QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)}", self)
            action.triggered.connect(lambda _on=False, step=step: self.move(step))
            self.addAction(action)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)


class _SectionDelegate(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(120, _ROW)

    def editorEvent(
        self, _event: QEvent, _model: QAbstractItemModel, _option: QStyleOptionViewItem, _index: Index
    ) -> bool:
        # The list switches, wherever in the line the click was.
        return False

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("hover"))
            painter.drawRoundedRect(rect, 6, 6)
        draw_icon(painter, "grip-vertical", "text3", QRectF(rect.x(), rect.y() + 7, 14, 14))
        on = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) is Qt.CheckState.Checked
        paint_check(painter, QRectF(rect.x() + 20, rect.y() + 6, 16, 16), on=on)
        right = rect.right() - 4
        pages = index.data(_PAGES) or ""
        width = metrics("small", tabular=True).horizontalAdvance(pages)
        number = QRectF(right - width, rect.y(), width + 2, rect.height())
        draw_text(painter, number, pages, "small", "text2", tabular=True)
        right -= max(width, 18) + 6
        if index.data(_WARNING):
            draw_icon(painter, "circle-alert", "warn_text", QRectF(right - 14, rect.y() + 7, 14, 14))
            right -= 20
        title = QRectF(rect.x() + 44, rect.y(), right - rect.x() - 46, rect.height())
        draw_text(painter, title, index.data(), "body", "text" if on else "text3")
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_focus(painter, rect, 6)
        painter.restore()
