"""What stands over the columns of a timetable and does not scroll: days, hotels, the names of the clocks."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from eujc_desktop.ui.components.paint import draw_text, metrics
from eujc_desktop.ui.days import short_day
from eujc_desktop.ui.text import tip, tr
from eujc_desktop.ui.theme import theme
from eujc_desktop.ui.timetable.board import Board
from eujc_desktop.ui.timetable.heads import STRIP, DayHead, Hotels
from eujc_desktop.ui.timetable.periods import names
from eujc_desktop.ui.timetable.scale import Scale


class Top(QWidget):
    """The heads of the days, over the hotels; `chosen` and `opened` carry a date."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.heads: list[DayHead] = []
        self._hotels = Hotels(self)
        self._board, self._scale = Board(), Scale(100, 1, 0, 0, 45)

    def show_days(self, board: Board) -> None:
        """The heads of these days; those that stay keep the keyboard."""
        self._board = board
        for head in self.heads[len(board.days) :]:
            head.hide()
            head.deleteLater()
        del self.heads[len(board.days) :]
        while len(self.heads) < len(board.days):
            self.heads.append(self._made(board))
        for head, day in zip(self.heads, board.days, strict=True):
            head.show_day(day)
        self._hotels.show_days(board.days)
        zones = (tr("Clocks: {left} at the left, {right} at the right", left=board.shown.zones[0],
                    right=board.shown.zones[1]))  # fmt: skip
        self.setAccessibleName(zones)
        self.setToolTip(tip(zones))
        self.updateGeometry()

    def mark(self, day: date | None) -> None:
        """Show which day is at hand."""
        for head in self.heads:
            head.mark(at_hand=head.day.date == day)

    def set_scale(self, scale: Scale) -> None:
        self._scale = scale
        high = self.sizeHint().height() - STRIP
        for at, head in enumerate(self.heads):
            x, right = round(scale.x(at)), round(scale.x(at + 1))
            head.setGeometry(x + 1, 0, right - x - 1, high)
        self._hotels.setGeometry(0, high, self.width(), STRIP)
        self._hotels.set_scale(scale.left, scale.column)
        self.update()

    def sizeHint(self) -> QSize:
        lines = 3 if any(day.off is not None for day in self._board.days) else 2
        small = metrics("caption").height() + 1
        return QSize(200, 4 + metrics("title").height() + (lines - 1) * small + 5 + STRIP)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, rect, scale = QPainter(self), QRectF(self.rect()), self._scale
        painter.fillRect(rect, theme.color("sunken"))
        line = metrics("caption").height()
        bottom = rect.bottom() - STRIP - line - 2
        days, zones = [day.date for day in self._board.days], self._board.shown.zones
        if days:
            name = " ".join(name for name, _ in names(days[:1], zones[0]))
            room = QRectF(0, bottom, scale.left - 9, line)
            draw_text(painter, room, name, "caption", "text2", QFont.Weight.DemiBold, right=True)
            if scale.right:
                self._paint_second(painter, QRectF(scale.x(scale.columns) + 8, bottom, scale.right - 8, line))
        painter.fillRect(QRectF(0, rect.bottom() - 1, rect.width(), 1), theme.color("border"))
        painter.setPen(theme.color("border"))
        for at in range(scale.columns + 1):
            x = round(scale.x(at))
            painter.drawLine(x, 0, x, self.height())

    def _paint_second(self, painter: QPainter, room: QRectF) -> None:
        """The name of the second clock; below it the other one that it has after it is changed, and from when."""
        found = names([day.date for day in self._board.days], self._board.shown.zones[1])
        room = room.translated(0, -(2 * (len(found) - 1)) * room.height())
        for at, (name, since) in enumerate(found):
            draw_text(painter, room, name, "caption", "warn_text" if at else "text3", QFont.Weight.DemiBold)
            room = room.translated(0, room.height())
            if at:
                draw_text(painter, room, short_day(since), "caption", "warn_text")

    def _made(self, board: Board) -> DayHead:
        head = DayHead(self, board.days[len(self.heads)])
        head.clicked.connect(lambda: self.chosen.emit(head.day.date))
        head.opened.connect(lambda: self.opened.emit(head.day.date))
        head.show()
        head.setCursor(Qt.CursorShape.PointingHandCursor)
        return head
