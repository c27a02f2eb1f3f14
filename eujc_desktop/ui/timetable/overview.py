"""All days of a mission painted small, a line a week: to see its shape, and to go to a day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from typing import Any, NamedTuple

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView

from eujc_desktop.ui.components.paint import chip_width, draw_text, metrics, paint_chip, paint_focus
from eujc_desktop.ui.days import month, weekday
from eujc_desktop.ui.plan_keys import command_of
from eujc_desktop.ui.text import language, tr
from eujc_desktop.ui.theme import theme
from eujc_desktop.ui.timetable.board import Board
from eujc_desktop.ui.timetable.cards import Face
from eujc_desktop.ui.timetable.days import Day
from eujc_desktop.ui.timetable.heads import ground_of
from eujc_desktop.ui.timetable.model import Index
from eujc_desktop.ui.timetable.painted_list import PaintedList
from eujc_desktop.ui.timetable.periods import WEEK
from eujc_desktop.ui.timetable.pieces import DAY, Piece, Place
from eujc_desktop.ui.timetable.scale import Box
from eujc_desktop.ui.timetable.walk import MORNING

_GUTTER, _LOWEST, _HIGHEST = 46, 132, 380
_WORDS_FROM = 12
"""Bars lower than this have no room for words."""
_BOARDS = 60
BoardOf = Callable[[Sequence[date]], Board]


class Hours(NamedTuple):
    """The hours of the day that are painted, in minutes."""

    first: int
    last: int


class Overview(PaintedList):
    """A cell a day; Enter or a click shows the day large."""

    picked = Signal()
    asked = Signal(str)
    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._pages: Sequence[tuple[date, ...]] = ()
        self._days: dict[str, date] = {}
        self._board_of: BoardOf = lambda _days: Board()
        self._boards: dict[int, Board] = {}
        self._hours = Hours(7 * 60, 22 * 60)
        self.set_up()
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAccessibleName(tr("All days"))

    def show_pages(self, pages: Sequence[tuple[date, ...]], board_of: BoardOf, hours: Hours) -> None:
        """Show weeks; `board_of` lays out the days of one when it comes into view."""
        kept = self.day
        self._pages, self._board_of, self._hours = pages, board_of, hours
        self._boards.clear()
        self._days = {day.isoformat(): day for page in pages for day in page}
        self.items.show(list(self._days), self._told)
        self.choose_day(kept)
        self.updateGeometries()
        self.viewport().update()

    @property
    def day(self) -> date | None:
        """The day at hand."""
        return self._days.get(self.at_hand)

    @property
    def slot(self) -> datetime | None:
        """When a new item would begin: in the morning of the day at hand."""
        day = self.day
        return datetime.combine(day, time(MORNING // 60)) if day is not None else None

    def choose_day(self, day: date | None) -> None:
        """Make a day the one at hand, without telling of it."""
        if day is not None and day.isoformat() in self._days:
            blocked = self.blockSignals(True)  # noqa: FBT003
            self.take(day.isoformat())
            self.scrollTo(self.currentIndex())
            self.blockSignals(blocked)

    def step(self, step: int) -> None:
        """Go to the next or previous day."""
        ids = self.items.ids
        if ids:
            at = ids.index(self.at_hand) + step if self.at_hand in ids else 0
            self.take(ids[min(max(0, at), len(ids) - 1)])

    # Places

    @property
    def _row(self) -> float:
        room = self.viewport().height() / max(1, len(self._pages))
        return min(max(theme.wide(_LOWEST), room), theme.wide(_HIGHEST))

    def _cell(self, page: int, column: int) -> Box:
        """The place of a day on the viewport."""
        wide = (self.viewport().width() - _GUTTER) / WEEK
        return Box(_GUTTER + column * wide, page * self._row - self.verticalOffset(), wide, self._row)

    def box_of(self, item_id: str) -> Box | None:
        day = self._days.get(item_id)
        if day is None:
            return None
        page = next(at for at, each in enumerate(self._pages) if each[0] <= day <= each[-1])
        return self._cell(page, (day - self._pages[page][0]).days)

    def indexAt(self, point: QPoint) -> Any:
        wide = (self.viewport().width() - _GUTTER) / WEEK
        page = int((point.y() + self.verticalOffset()) // self._row)
        column = int((point.x() - _GUTTER) // wide)
        inside = 0 <= page < len(self._pages) and 0 <= column < WEEK
        return self.items.at(self._pages[page][column].isoformat() if inside else "")

    def scrollTo(
        self, index: Index, _hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        box, bar = self.box_of(self.items.id_of(index)), self.verticalScrollBar()
        if box is not None and box.y < 0:
            bar.setValue(round(bar.value() + box.y))
        elif box is not None and box.y + box.height > self.viewport().height():
            bar.setValue(round(bar.value() + box.y + box.height - self.viewport().height()))

    def updateGeometries(self) -> None:
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, round(self._row * len(self._pages)) - self.viewport().height()))
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(round(self._row / 3))

    def scrollContentsBy(self, _across: int, _down: int) -> None:
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometries()
        self.scrollTo(self.currentIndex())

    def sizeHint(self) -> QSize:
        return QSize(760, 400)

    # Keys and mouse

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        self.picked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -WEEK, Qt.Key.Key_Down: WEEK,
                 Qt.Key.Key_Home: -len(self._days), Qt.Key.Key_End: len(self._days)}  # fmt: skip
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.day is not None:
            self.opened.emit(self.day)
        elif plain and key in steps:
            self.step(steps[key])
            self.scrollTo(self.currentIndex())
        elif (command := command_of(event)) is not None:
            self.asked.emit(command)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if (index := self.indexAt(event.position().toPoint())).isValid():
            self.take(self.items.id_of(index))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        here = self._days.get(self.items.id_of(index))
        if event.button() == Qt.MouseButton.LeftButton and here is not None and here == self.day:
            self.opened.emit(here)

    # Painting

    def _board(self, page: int) -> Board:
        """A week, laid out when it is first seen."""
        if page not in self._boards:
            if len(self._boards) > _BOARDS:
                self._boards.clear()
            self._boards[page] = self._board_of(self._pages[page])
        return self._boards[page]

    def _told(self, item_id: str) -> str:
        day = self._days[item_id]
        page = next(at for at, each in enumerate(self._pages) if each[0] <= day <= each[-1])
        return self._board(page).days[(day - self._pages[page][0]).days].told

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, seen = QPainter(self.viewport()), QRectF(event.rect())
        painter.fillRect(seen, theme.color("surface"))
        first = int((seen.top() + self.verticalOffset()) // self._row)
        last = int((seen.bottom() + self.verticalOffset()) // self._row)
        for page in range(max(0, first), min(last + 1, len(self._pages))):
            self._paint_week(painter, page)

    def _paint_week(self, painter: QPainter, page: int) -> None:
        board, days = self._board(page), self._pages[page]
        line = metrics("caption").height()
        head = 2 * line + 8
        body = self._row - head - 6
        places = board.places(int(4 / max(1.0, body) * (self._hours.last - self._hours.first)) + 1)
        self._paint_gutter(painter, page)
        for at, (day, column) in enumerate(zip(board.days, board.columns, strict=True)):
            box = self._cell(page, at)
            if (colour := ground_of(day)) is not None:
                painter.fillRect(QRectF(*box), colour)
            self._paint_head(painter, box, day, line)
            room = QRectF(box.x + 3, box.y + head, box.width - 6, body)
            for piece in sorted(column, key=lambda each: places[each].level):
                self._paint_bar(painter, room, piece, places[piece], board.face_of(piece.id))
            painter.setPen(QPen(theme.color("border"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(round(box.x) - 0.5, round(box.y) - 0.5, round(box.width), round(box.height)))
            if days[at] == self.day:
                self._paint_chosen(painter, QRectF(*box))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _paint_chosen(self, painter: QPainter, rect: QRectF) -> None:
        if self.hasFocus():
            paint_focus(painter, rect.adjusted(1, 1, -1, -1), 4)
        else:
            painter.fillRect(QRectF(rect.x(), rect.y(), rect.width(), 2), theme.color("accent"))

    def _paint_gutter(self, painter: QPainter, page: int) -> None:
        """Which week it is, and the month where one begins."""
        box, first = self._cell(page, 0), self._pages[page][0]
        line = metrics("caption").height()
        room = QRectF(4, box.y + 4, _GUTTER - 10, line)
        if page == 0 or self._pages[page - 1][0].month != first.month:
            draw_text(painter, room, month(first), "caption", "text", QFont.Weight.DemiBold, right=True)
            year = str(first.year)
            draw_text(painter, room.translated(0, line), year, "caption", "text3", tabular=True, right=True)

    def _paint_head(self, painter: QPainter, box: Box, day: Day, line: float) -> None:
        closed = day.off is not None and not day.off.abroad
        strong = "err_text" if closed else "text" if day.inside else "text3"
        name = f"{day.date.day} ({weekday(day.date)})" if language() == "ja" else f"{weekday(day.date)} {day.date.day}"
        room = QRectF(box.x + 7, box.y + 4, box.width - 10, line)
        draw_text(painter, room, name, "small", strong, QFont.Weight.DemiBold, tabular=True)
        words = day.off.words if day.off is not None and closed else day.place.partition(" · ")[2] or day.place
        draw_text(painter, room.translated(0, line), words, "caption", "err_text" if closed else "text3")
        right = box.x + box.width - 4
        for number, tone, icon in ((day.errors, "err", "triangle-alert"), (day.warnings, "warn", "circle-alert")):
            width = chip_width(str(number), icon)
            if number and right - width > box.x + box.width / 2:
                paint_chip(painter, QRectF(right - width, box.y + 3, width, 17), str(number), tone, icon)
                right -= width + 2

    def _paint_bar(self, painter: QPainter, room: QRectF, piece: Piece, place: Place, face: Face) -> None:
        """An item: its tone, red where something is wrong, its title where there is room."""
        first, last = self._hours
        start, end = max(piece.start, first), min(max(piece.end, piece.start + 10), last)
        if end <= first or start >= last:
            start, end = (first, first + 10) if end <= first else (last - 10, last)
        scale, tone = room.height() / (last - first), theme.tone(face.tone)
        bar = QRectF(room.x() + place.left * room.width(), room.y() + (start - first) * scale,
                     (place.right - place.left) * room.width() - 1, max(3, (end - start) * scale - 1))  # fmt: skip
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme.color("err") if face.mark == "err" else tone.line, 1.5 if face.mark == "err" else 1)
        if face.pencilled:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(tone.soft)
        painter.drawRoundedRect(bar, 3, 3)
        painter.fillRect(QRectF(bar.x(), bar.y() + 1, 3, bar.height() - 2), tone.solid)
        if bar.height() >= _WORDS_FROM and bar.width() > 2 * _WORDS_FROM:
            colour = "text" if face.tone == "neu" else f"{face.tone}_text"
            words = bar.adjusted(6, 0, -1, -max(0.0, bar.height() - metrics("caption").height() - 2))
            draw_text(painter, words, face.title, "caption", colour, QFont.Weight.Medium)


def hours_of(pieces: Sequence[Piece]) -> Hours:
    """The hours between the earliest and the latest item, from whole hour to whole hour."""
    dawn = [piece.start for piece in pieces if piece.start >= 5 * 60]
    first = min(dawn, default=8 * 60) // 60 * 60
    late = max((piece.end for piece in pieces if piece.ends), default=20 * 60)
    return Hours(min(first, 9 * 60), min(DAY, max(18 * 60, -(-late // 60) * 60)))
