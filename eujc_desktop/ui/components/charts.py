"""Bars: of years side by side, and of values below each other. Each is an item with words, a key and a click."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QSizePolicy, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from eujc_desktop.ui.components.paint import CENTRE, draw_text, frame, metrics
from eujc_desktop.ui.text import numerals, tip
from eujc_desktop.ui.theme import theme

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_BAR = Qt.ItemDataRole.UserRole
_WIDEST, _GRID = 48, 4
_ROW, _NAME, _VALUE = 26, 0.36, 64
_MEDIUM = QFont.Weight.Medium


class Part(NamedTuple):
    """A piece of a bar: its key, its tone, how much it is, and whether that is only expected."""

    key: str
    tone: str
    value: int
    expected: bool = False


class Bar(NamedTuple):
    """One bar: its key, what stands at it, what a screen reader says, and its pieces from below."""

    key: str
    label: str
    told: str
    parts: tuple[Part, ...]

    @property
    def total(self) -> int:
        """All pieces together."""
        return sum(part.value for part in self.parts)


def _above() -> int:
    """The room over the highest line, for a total."""
    return max(20, metrics("caption").height() + 4)


def _below() -> int:
    """The room under the lowest line, for the years."""
    return max(22, metrics("caption").height() + 6)


def written(number: float) -> str:
    """A whole number as the language writes it."""
    return numerals(f"{number:,.0f}")


def steps(most: int) -> list[int]:
    """Where lines stand behind bars, the highest of which is `most`: at round numbers."""
    wanted, size = max(most, _GRID) / _GRID, 1
    while size * 10 <= wanted:
        size *= 10
    pace = next((size * by for by in (1, 2, 5) if size * by >= wanted), size * 10)
    return list(range(0, max(most, 1) + pace, pace))


class _Bars(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.bars: Sequence[Bar] = ()

    def show_bars(self, bars: Sequence[Bar]) -> None:
        self.beginResetModel()
        self.bars = bars
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.bars)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        bar = self.bars[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return bar.label
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return bar.told
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(bar.told)
        return bar if role == _BAR else None


class _Chart(QListView):
    """Tells of the bar, and of the piece of it, that was clicked or chosen with Enter by `opened`."""

    opened = Signal(str, str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.model_ = _Bars()
        self.setModel(self.model_)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Show exactly these; the bar with the keyboard keeps it when it is still there."""
        held = self.current_key
        self.model_.show_bars(bars)
        keys = [bar.key for bar in bars]
        if bars:
            self.setCurrentIndex(self.model_.index(keys.index(held) if held in keys else self._first(), 0))

    def _first(self) -> int:
        return 0

    @property
    def current_key(self) -> str:
        """The bar that has the keyboard; "" without one."""
        index = self.currentIndex()
        return str(index.data(_BAR).key) if index.isValid() else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.current_key:
            self.opened.emit(self.current_key, "")
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self.opened.emit(index.data(_BAR).key, self._piece(index, event.position()))

    def _piece(self, index: QModelIndex, at: QPointF) -> str:
        return ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class YearChart(_Chart):
    """Stacked bars side by side, as wide as there is room; the last one has the keyboard first."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_Column(self))
        self.setMinimumHeight(110)

    @property
    def marked(self) -> int:
        """The bar whose label is always seen: the one with a mark, else the last."""
        bars = self.model_.bars
        return next((at for at, bar in enumerate(bars) if bar.label != bar.key), len(bars) - 1)

    @property
    def most(self) -> int:
        """The highest of the lines behind the bars."""
        return steps(max((bar.total for bar in self.model_.bars), default=0))[-1]

    def heights(self, rect: QRectF, bar: Bar) -> list[QRectF]:
        """Where the pieces of a bar stand in its cell, from below."""
        width = min(_WIDEST, max(3.0, rect.width() * 0.64))
        left, floor = rect.center().x() - width / 2, rect.bottom() - _below()
        whole = max(rect.height() - _above() - _below(), 1)
        ends = [floor - whole * value / self.most for value in accumulate(part.value for part in bar.parts)]
        return [QRectF(left, top, width, low - top) for low, top in zip([floor, *ends], ends, strict=False)]

    def _first(self) -> int:
        return len(self.model_.bars) - 1

    def _piece(self, index: QModelIndex, at: QPointF) -> str:
        bar = index.data(_BAR)
        places = self.heights(QRectF(self.visualRect(index)), bar)
        return next((part.key for part, place in zip(bar.parts, places, strict=True) if place.contains(at)), "")


class _Column(QStyledItemDelegate):
    def __init__(self, chart: YearChart) -> None:
        super().__init__(chart)
        self._chart = chart

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        area, bars = self._chart.viewport().size(), max(len(self._chart.model_.bars), 1)
        return QSize(max(area.width() // bars, 4), area.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect, bar = QRectF(option.rect), index.data(_BAR)
        painter.save()
        whole = max(rect.height() - _above() - _below(), 1)
        for step in steps(self._chart.most - 1):
            y = rect.bottom() - _below() - whole * step / self._chart.most
            painter.fillRect(QRectF(rect.x(), round(y), rect.width(), 1), theme.color("grid"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        places = self._chart.heights(rect, bar)
        for part, place in zip(bar.parts, places, strict=True):
            _paint_part(painter, part, place)
        self._words(painter, rect, bar, places[-1].top() if places else rect.bottom() - _below(), index.row())
        painter.restore()
        if option.state & QStyle.StateFlag.State_HasFocus:
            frame(painter, option.rect.x(), option.rect.y(), option.rect.width(), option.rect.height())

    def _words(self, painter: QPainter, rect: QRectF, bar: Bar, top: float, row: int) -> None:
        """The total where all of them fit; the year below, of narrow bars each fifth."""
        painter.setFont(theme.font("caption", _MEDIUM, tabular=True))
        fonts = painter.fontMetrics()
        if bar.total and fonts.horizontalAdvance(written(self._chart.most)) + 2 <= rect.width():
            painter.setPen(theme.color("text"))
            painter.drawText(
                QRectF(rect.x(), top - _above() + 2, rect.width(), _above() - 4), CENTRE, written(bar.total)
            )
        wide = fonts.horizontalAdvance(bar.label)
        every = 1 if wide + 4 <= rect.width() else 5
        if (self._chart.marked - row) % every == 0:
            painter.setPen(theme.color("text2"))
            middle = min(max(rect.center().x(), wide / 2 + 1), self._chart.viewport().width() - wide / 2 - 1)
            painter.drawText(
                QRectF(middle - wide / 2, rect.bottom() - _below() + 3, wide + 1, _below() - 4), CENTRE, bar.label
            )


def _paint_part(painter: QPainter, part: Part, place: QRectF) -> None:
    """A piece; what is only expected is an outline on soft ground."""
    if place.height() <= 0:
        return
    colours = theme.tone(part.tone)
    inner = place.adjusted(0, min(1.0, place.height() / 3), 0, 0)
    painter.setPen(QPen(colours.solid, 1) if part.expected else Qt.PenStyle.NoPen)
    painter.setBrush(colours.soft if part.expected else colours.solid)
    painter.drawRect(inner.adjusted(0.5, 0.5, -0.5, -0.5) if part.expected else inner)


class Axis(QWidget):
    """The numbers at the lines of a chart of years; the bars say theirs themselves."""

    def __init__(self, chart: YearChart) -> None:
        super().__init__()
        self._chart = chart
        self.setAccessibleName(chart.accessibleName())
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setFixedWidth(theme.wide(44))
        chart.model_.modelReset.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, most = QPainter(self), self._chart.most
        whole = max(self.height() - _above() - _below(), 1)
        for step in steps(most - 1):
            y = self.height() - _below() - whole * step / most
            place = QRectF(0, y - 9, self.width() - 8, 18)
            draw_text(painter, place, written(step), "caption", "text3", tabular=True, right=True)


class BarList(_Chart):
    """Bars below each other: a name, the bar, the number; what does not fit scrolls."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setItemDelegate(_Line(self))

    @property
    def most(self) -> int:
        """What the longest bar stands for."""
        return max((bar.total for bar in self.model_.bars), default=0) or 1


class _Line(QStyledItemDelegate):
    def __init__(self, chart: BarList) -> None:
        super().__init__(chart)
        self._chart = chart

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(10, max(_ROW, metrics("small").height() + 8))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect, bar = QRectF(option.rect), index.data(_BAR)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if hovered:
            painter.fillRect(option.rect, theme.color("hover"))
        name, value = rect.width() * _NAME, theme.wide(_VALUE)
        draw_text(painter, QRectF(rect.x() + 4, rect.y(), name - 10, rect.height()), bar.label, "small", "text2")
        room = rect.width() - name - value
        x, y = rect.x() + name, rect.center().y() - 5
        painter.save()
        for part in bar.parts:
            wide = room * part.value / self._chart.most
            _paint_part(painter, part, QRectF(x, y, max(wide, 2.0) if part.value else 0, 11))
            x += wide
        painter.restore()
        number = QRectF(x + 8, rect.y(), value, rect.height())
        draw_text(painter, number, written(bar.total), "small", "text", _MEDIUM, tabular=True)
        if option.state & QStyle.StateFlag.State_HasFocus:
            frame(painter, option.rect.x(), option.rect.y(), option.rect.width(), option.rect.height())


class Legend(QWidget):
    """Which tone stands for what, as many as fit on a line."""

    def __init__(self) -> None:
        super().__init__()
        self._entries: Sequence[tuple[str, str]] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(max(18, metrics("small").height() + 2))

    def show_entries(self, entries: Sequence[tuple[str, str]]) -> None:
        """Show these (tone, words)."""
        self._entries = entries
        self.setAccessibleName(", ".join(words for _, words in entries))
        self.setVisible(len(entries) > 1)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, x = QPainter(self), 0.0
        fonts = metrics("small")
        for tone, words in self._entries:
            if x + 16 + fonts.horizontalAdvance(words) > self.width() and x:
                break
            painter.fillRect(QRectF(x, self.height() / 2 - 5, 10, 10), theme.color(tone))
            room = QRectF(x + 16, 0, self.width() - x - 16, self.height())
            x += 16 + draw_text(painter, room, words, "small", "text2") + 14
