"""The paper of a timetable: tints of the days, lines of the hours, the clocks of two zones at its sides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen

from eujc_desktop.ui.components.paint import draw_text, metrics
from eujc_desktop.ui.text import tr
from eujc_desktop.ui.theme import theme
from eujc_desktop.ui.timetable.days import Day
from eujc_desktop.ui.timetable.heads import ground_of
from eujc_desktop.ui.timetable.periods import faces
from eujc_desktop.ui.timetable.scale import Scale

_HOURS = range(25)
_EVERY = 3
"""So often an axis tells that it is another day there."""


class Paper(NamedTuple):
    """What the paper needs to know: where things are, the days, the two zones; without a second one no right axis."""

    scale: Scale
    days: Sequence[Day]
    zones: tuple[str, str]


def paint_ground(painter: QPainter, paper: Paper, seen: QRectF) -> None:
    """The part of the paper that is seen, in its own coordinates."""
    scale, days = paper.scale, paper.days
    painter.fillRect(seen, theme.color("surface"))
    for at, day in enumerate(days):
        if (colour := ground_of(day)) is not None:
            painter.fillRect(QRectF(scale.x(at), seen.y(), scale.column, seen.height()), colour)
    _lines(painter, scale, seen)
    _axes(painter, paper, seen)
    _now(painter, paper)


def _lines(painter: QPainter, scale: Scale, seen: QRectF) -> None:
    left, right = scale.x(0), scale.x(scale.columns)
    hours = [scale.y(hour * 60) for hour in _HOURS if seen.top() - 1 <= scale.y(hour * 60) <= seen.bottom() + 1]
    painter.setPen(QPen(theme.color("grid"), 1))
    painter.drawLines([QLineF(left - 5, y, right + 5, y) for y in (round(y) + 0.5 for y in hours)])
    half = QPen(theme.color("grid"), 1)
    half.setStyle(Qt.PenStyle.DotLine)
    painter.setPen(half)
    painter.drawLines([QLineF(left, y, right, y) for y in (round(y + scale.hour / 2) + 0.5 for y in hours)])
    painter.setPen(QPen(theme.color("border"), 1))
    sides = (round(scale.x(at)) + 0.5 for at in range(scale.columns + 1))
    painter.drawLines([QLineF(x, seen.top(), x, seen.bottom()) for x in sides])


def _axes(painter: QPainter, paper: Paper, seen: QRectF) -> None:
    """The hours of the mission at the left, those of the second zone at the right: two where clocks are changed."""
    scale, days = paper.scale, [day.date for day in paper.days]
    line = metrics("caption").height()
    for hour in _HOURS:
        y = scale.y(hour * 60)
        if not seen.top() - 40 <= y <= seen.bottom() + 40:
            continue
        left = QRectF(0, y - line / 2, scale.left - 9, line)
        draw_text(painter, left, f"{hour:02d}:00", "caption", "text2", QFont.Weight.Medium, tabular=True, right=True)
        if scale.right and days and paper.zones[1]:
            _second(painter, paper, hour, QRectF(scale.x(scale.columns) + 8, y - line / 2, scale.right - 8, line))


def _second(painter: QPainter, paper: Paper, hour: int, room: QRectF) -> None:
    found = faces([day.date for day in paper.days], hour, *paper.zones)
    for at, face in enumerate(found):
        colour = "text3" if at == 0 else "warn_text"
        draw_text(painter, room, face.text, "caption", colour, tabular=True)
        room = room.translated(0, room.height())
    days = [day.date for day in paper.days]
    if found[0].days and (hour % _EVERY == 0 or faces(days, hour + 1, *paper.zones)[0].days != found[0].days):
        words = tr("−1 day") if found[0].days < 0 else tr("+1 day")
        draw_text(painter, room, words, "caption", "text3")


def _now(painter: QPainter, paper: Paper) -> None:
    """A line at the time it is there now, on days of the timetable."""
    now = datetime.now(ZoneInfo(paper.zones[0]))
    at = next((at for at, day in enumerate(paper.days) if day.date == now.date()), None)
    if at is not None:
        y, x = paper.scale.y(now.hour * 60 + now.minute), paper.scale.x(at)
        painter.setPen(QPen(theme.color("err"), 1.6))
        painter.drawLine(QPointF(x, y), QPointF(x + paper.scale.column, y))
        painter.setBrush(theme.color("err"))
        painter.drawEllipse(QPointF(x + 1, y), 3, 3)


def paint_empty(painter: QPainter, paper: Paper, empty: Mapping[int, float], seen: QRectF, words: str) -> None:
    """What to do with the days on which nothing is planned yet, below a height where something else is shown."""
    painter.setFont(theme.font("small"))
    painter.setPen(theme.color("text3"))
    for at, below in empty.items():
        room = QRectF(paper.scale.x(at) + 8, max(seen.y() + 24, below), paper.scale.column - 16, 90)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap), words)
