"""Those chosen, and what a change makes of each: a list whose lines can be unticked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem

from eujc_desktop.ui.components.paint import draw_text, paint_avatar, paint_check, paint_focus, tone_of
from eujc_desktop.ui.icons import draw_icon
from eujc_desktop.ui.text import tip, tr

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_ROW, _TALL, _MOST = 32, 46, 14
_BOX = 16
_ROLE = Qt.ItemDataRole


class Line(NamedTuple):
    """One line: who it is, what stands at the right or beneath, and for a change whether it can be done."""

    name: str
    detail: str
    change: Any = None
    problem: str = ""
    short: str = ""
    """The letters of a person's disc; the list of firms has none."""


class BulkRowsModel(QAbstractListModel):
    """The lines; `ticked` tells when another choice was made among changes."""

    ticked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Line] = []
        self._off: set[int] = set()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these, all ticked that can be."""
        self.beginResetModel()
        self.lines, self._off = list(lines), set()
        self.endResetModel()
        self.ticked.emit()

    @property
    def wanted(self) -> list[Any]:
        """The changes that are ticked and can be made."""
        return [line.change for at, line in enumerate(self.lines) if self.is_on(at)]

    def is_on(self, at: int) -> bool:
        line = self.lines[at]
        return line.change is not None and not line.problem and at not in self._off

    def toggle(self, at: int) -> None:
        """Take a change out, or in again."""
        if self.lines[at].change is not None and not self.lines[at].problem:
            self._off ^= {at}
            self.dataChanged.emit(self.index(at), self.index(at))
            self.ticked.emit()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == _ROLE.DisplayRole:
            return line.name
        if role == _ROLE.ToolTipRole:
            return tip(line.problem or f"{line.name}\n{line.detail}")
        if role == _ROLE.AccessibleTextRole:
            return self._spoken(index.row(), line)
        return None

    def _spoken(self, at: int, line: Line) -> str:
        words = ", ".join(part for part in (line.name, line.detail, line.problem) if part)
        if line.change is None or line.problem:
            return words
        return tr("{line}, ticked", line=words) if self.is_on(at) else tr("{line}, not ticked", line=words)


class BulkRows(QListView):
    """As tall as its lines, up to a screen of them; Space or a click takes a change out."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.lines = BulkRowsModel()
        self.setModel(self.lines)
        self.setItemDelegate(_Lines(self))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(True)
        self.clicked.connect(lambda index: self.lines.toggle(index.row()))

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these lines."""
        self.lines.show_lines(lines)
        tall = bool(lines) and lines[0].change is not None
        self.setFixedHeight(min(len(lines), _MOST) * (_TALL if tall else _ROW) + 2)

    def keyPressEvent(self, event: Any) -> None:
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.lines.toggle(self.currentIndex().row())
        else:
            super().keyPressEvent(event)


class _Lines(QStyledItemDelegate):
    def __init__(self, view: BulkRows) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, _TALL if self._view.lines.lines[index.row()].change is not None else _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line, room = self._view.lines.lines[index.row()], QRect(option.rect)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line.change is None:
            _paint_person(painter, room, line)
        else:
            _paint_change(painter, room, line, on=self._view.lines.is_on(index.row()))
        if self._view.hasFocus() and index == self._view.currentIndex():
            paint_focus(painter, QRectF(room), 4)


def _paint_person(painter: QPainter, room: QRect, line: Line) -> None:
    left = room.left() + 2
    if line.short:
        disc = QRectF(left, room.top() + (room.height() - 22) / 2, 22, 22)
        paint_avatar(painter, disc, line.short, tone_of(line.name))
        left += 32
    half = (room.right() - left) * 0.58
    draw_text(painter, QRectF(left, room.top(), half, room.height()), line.name, "body", "text")
    rest = QRectF(left + half + 6, room.top(), room.right() - left - half - 8, room.height())
    draw_text(painter, rest, line.detail, "small", "text3", right=True)


def _paint_change(painter: QPainter, room: QRect, line: Line, *, on: bool) -> None:
    box = QRectF(room.left() + 3, room.top() + 7, _BOX, _BOX)
    if line.problem:
        draw_icon(painter, "triangle-alert", "err_text", box)
    else:
        paint_check(painter, box, on=on)
    left, width = room.left() + 28, room.width() - 32
    tone = "text" if on or line.problem else "text3"
    draw_text(painter, QRectF(left, room.top() + 4, width, 20), line.name, "body", tone)
    below = QRectF(left, room.top() + 23, width, 18)
    draw_text(painter, below, line.problem or line.detail, "small", "err_text" if line.problem else "text2")
