"""The heads over the columns of a timetable: a button a day, and hotels across their nights."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from eujc_desktop.ui.components.paint import chip_width, draw_text, metrics, paint_chip, paint_focus
from eujc_desktop.ui.components.push_button import PaintedButton
from eujc_desktop.ui.days import weekday
from eujc_desktop.ui.icons import draw_icon
from eujc_desktop.ui.text import language, tip, tr
from eujc_desktop.ui.theme import theme
from eujc_desktop.ui.timetable.days import Day, stays

_PAD = 8
STRIP = 25
"""The height of the line of hotels."""


class DayHead(PaintedButton):
    """One day: a click makes it the day at hand, a double click shows it large."""

    opened = Signal()

    def __init__(self, parent: QWidget, day: Day) -> None:
        super().__init__(parent)
        self.day, self._at_hand = day, False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_day(self, day: Day) -> None:
        """Stand over another day, or say anew what is on it."""
        self.day = day
        self.setAccessibleName(day.told)
        self.setToolTip(tip(day.told.replace(". ", "\n")))
        self.update()

    def mark(self, *, at_hand: bool) -> None:
        """Show whether the day is the one at hand."""
        if at_hand != self._at_hand:
            self._at_hand = at_hand
            self.update()

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        self.opened.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, rect, day = QPainter(self), QRectF(self.rect()), self.day
        painter.fillRect(rect, ground_of(day, head=True) or theme.color("sunken"))
        if self.underMouse():
            painter.fillRect(rect, theme.color("hover"))
        closed = day.off is not None and not day.off.abroad
        high = metrics("title").height()
        x = rect.x() + _PAD
        top = QRectF(x, rect.y() + 4, rect.width() - _PAD, high)
        strong = "err_text" if closed else "text" if day.inside else "text3"
        numbers = QFont.Weight.DemiBold
        if language() == "ja":
            wide = draw_text(painter, top, str(day.date.day), "title", strong, numbers, tabular=True)
            beside = top.adjusted(wide + 5, 2, 0, 0)
            wide += 5 + draw_text(painter, beside, f"({weekday(day.date)})", "small", _weekday(day), _MEDIUM)
        else:
            wide = draw_text(painter, top.adjusted(0, 2, 0, 0), weekday(day.date), "small", _weekday(day), _MEDIUM)
            beside = top.adjusted(wide + 5, 0, 0, 0)
            wide += 5 + draw_text(painter, beside, str(day.date.day), "title", strong, numbers, tabular=True)
        self._paint_counts(painter, rect.right() - 5, rect.y() + 7, x + wide + 4)
        room = QRectF(x, top.bottom(), rect.width() - _PAD - 3, metrics("caption").height() + 1)
        draw_text(painter, room, day.place, "caption", "text2" if closed else "text3")
        if day.off is not None:
            below = room.translated(0, room.height())
            draw_text(painter, below, day.off.words, "caption", "err_text" if closed else "text3", _MEDIUM)
        if self._at_hand:
            painter.fillRect(QRectF(rect.x(), rect.bottom() - 2, rect.width(), 2), theme.color("accent"))
        if self.hasFocus():
            paint_focus(painter, rect.adjusted(1, 1, -1, -1), 4)

    def _paint_counts(self, painter: QPainter, right: float, top: float, left: float) -> None:
        """How much is wrong on the day: the conflicts, or else the warnings; both where there is room."""
        for number, tone, icon in ((self.day.errors, "err", "triangle-alert"),
                                   (self.day.warnings, "warn", "circle-alert")):  # fmt: skip
            width = chip_width(str(number), icon)
            if number and right - width >= left:
                paint_chip(painter, QRectF(right - width, top, width, 18), str(number), tone, icon)
                right -= width + 3


_MEDIUM = QFont.Weight.Medium


def _weekday(day: Day) -> str:
    return "err_text" if day.date.weekday() > 5 else "text2"


def ground_of(day: Day, *, head: bool = False) -> QColor | None:
    """The tint of a day: holidays, weekends, dead weeks; none on working days."""
    if theme.contrast:
        return None
    if day.off is not None and not day.off.abroad and not day.off.dead:
        colour = QColor(theme.color("err_soft"))
        if not head:
            colour.setAlpha(110)
        return colour
    if day.off is not None and day.off.dead:
        colour = QColor(theme.color("warn_soft"))
        colour.setAlpha(140)
        return colour
    return theme.color("sunken") if day.is_weekend or not day.inside else None


class Hotels(QWidget):
    """The hotels of the days, each across its nights."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._days: Sequence[Day] = ()
        self._left, self._column = 0.0, 1.0

    def show_days(self, days: Sequence[Day]) -> None:
        self._days = days
        found = [tr("{hotel}, {nights}", hotel=stay.words, nights=_nights(days, stay.first, stay.last))
                 for stay in stays(days)]  # fmt: skip
        self.setAccessibleName(tr("Hotels") + (": " + "; ".join(found) if found else ""))
        self.setToolTip(tip("\n".join(found)))
        self.update()

    def set_scale(self, left: float, column: float) -> None:
        self._left, self._column = left, column
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.color("sunken"))
        draw_icon(painter, "bed", "text3", QRectF(self._left - 26, (self.height() - 14) / 2, 14, 14))
        for stay in stays(self._days):
            box = QRectF(self._left + stay.first * self._column + 3, 2.5,
                         (stay.last - stay.first) * self._column - 6, self.height() - 6)  # fmt: skip
            painter.setPen(QPen(theme.color("neu_line"), 1))
            painter.setBrush(theme.color("neu_soft"))
            painter.drawRoundedRect(box, 5, 5)
            draw_icon(painter, "bed", "neu_text", QRectF(box.x() + 7, box.center().y() - 6, 13, 13))
            draw_text(painter, box.adjusted(26, 0, -4, 0), stay.words, "caption", "neu_text", _MEDIUM)


def _nights(days: Sequence[Day], first: int, last: int) -> str:
    from eujc_desktop.ui.days import period

    return period(days[first].date, days[last - 1].date, with_year=False)
