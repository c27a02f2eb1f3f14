"""A year from left to right: where each day lies, and how its months are painted."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from eujc_desktop.ui.components.paint import draw_text
from eujc_desktop.ui.days import month as month_name
from eujc_desktop.ui.theme import theme


class YearScale(NamedTuple):
    """The days of a year between two edges."""

    year: int
    left: float
    right: float

    @property
    def first(self) -> date:
        return date(self.year, 1, 1)

    @property
    def last(self) -> date:
        return date(self.year, 12, 31)

    @property
    def day_width(self) -> float:
        """How wide a day is."""
        return (self.right - self.left) / ((self.last - self.first).days + 1)

    def x(self, day: date) -> float:
        """Where a day begins; one outside of the year lies outside of the edges."""
        return self.left + self.day_width * (day - self.first).days

    def bar(self, first: date, last: date) -> tuple[float, float]:
        """From where to where the days lie that are of the year; the shortest stay wide enough to be hit."""
        left = self.x(max(first, self.first))
        return left, max(self.x(min(last, self.last) + timedelta(days=1)), left + 8)

    def holds(self, first: date, last: date) -> bool:
        """Whether any of these days is of the year."""
        return first <= self.last and last >= self.first

    def paint_months(self, painter: QPainter, top: float, bottom: float, *, names: bool = True) -> None:
        """A line where each month begins, with its name beside the upper end."""
        for number in range(1, 13):
            first = date(self.year, number, 1)
            painter.fillRect(QRectF(self.x(first), top, 1, bottom - top), theme.color("border"))
            if names:
                draw_text(painter, QRectF(self.x(first) + 5, top - 2, 60, 18), month_name(first), "caption", "text3")

    def paint_today(self, painter: QPainter, top: float, bottom: float, *, dot: bool = True) -> None:
        """The line of today, if it is of the year."""
        today = date.today()
        if today.year != self.year:
            return
        x = self.x(today)
        painter.fillRect(QRectF(x - 0.75, top, 1.5, bottom - top), theme.color("err"))
        if dot:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("err"))
            painter.drawEllipse(QPointF(x, top + 4), 3.5, 3.5)
