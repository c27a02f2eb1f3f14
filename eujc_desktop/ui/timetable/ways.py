"""The ways between items: a dotted line with the time they take, red with what is missing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from eujc_desktop.common.said import duration
from eujc_desktop.planning.clashes import Way
from eujc_desktop.ui.components.paint import draw_text
from eujc_desktop.ui.icons import draw_icon
from eujc_desktop.ui.text import tr
from eujc_desktop.ui.theme import theme
from eujc_desktop.ui.timetable.scale import Box, Scale

_HIGH = 18
_WALKED = 20
"""So many minutes are walked."""


def words_of(way: Way) -> str:
    """`75 min`, `about 75 min`, or `50 min short`."""
    if way.short > 0:
        return tr("{time} short", time=duration(way.short))
    return tr("about {time}", time=duration(way.needed)) if way.estimated else tr(duration(way.needed))


def paint_ways(painter: QPainter, legs: Sequence[tuple[Way, Box, Box]], scale: Scale) -> None:
    """Each from the end of one item to the beginning of the next; no line runs over words, least what is missing."""
    ordered = sorted(legs, key=lambda leg: leg[0].short > 0)
    for way, start, end in ordered:
        pen = QPen(theme.color("err" if way.short > 0 else "field_border"), 1.5)
        pen.setStyle(Qt.PenStyle.DotLine)
        painter.setPen(pen)
        x, top, bottom = _line(start, end)
        painter.drawLine(QPointF(x, top), QPointF(x, bottom))
    for way, start, end in ordered:
        x, top, bottom = _line(start, end)
        if way.short > 0:
            # What is missing has the whole width of its day.
            column = scale.column_at(end.x) or 0
            left = scale.x(column) + 1
            _paint_words(painter, way, QPointF(left, (top + bottom) / 2), left + scale.column - 2)
        elif bottom - top >= _HIGH:
            right = min(start.x + start.width, end.x + end.width)
            _paint_words(painter, way, QPointF(x - 6, (top + bottom) / 2), right)


def _line(start: Box, end: Box) -> tuple[float, float, float]:
    """Where a way is drawn: how far right, from which height to which."""
    top = start.y + start.height
    return max(start.x, end.x) + 10, top, max(end.y, top + 2)


def _paint_words(painter: QPainter, way: Way, middle: QPointF, right: float) -> None:
    """The words with an icon; where there is little room without it, and at last the minutes alone."""
    short = way.short > 0
    weight = QFont.Weight.DemiBold if short else QFont.Weight.Normal
    metrics_ = QFontMetricsF(theme.font("caption", weight, tabular=True))
    room = right - middle.x()
    minutes = f"{way.short if short else way.needed}′"
    forms = ((words_of(way), 20), (words_of(way), 4), (minutes, 4))
    text, indent = next(
        (form for form in forms if metrics_.horizontalAdvance(form[0]) + form[1] + 8 <= room), forms[-1]
    )
    wide = metrics_.horizontalAdvance(text) + indent + 6
    label = QRectF(middle.x(), middle.y() - _HIGH / 2, min(wide, room), _HIGH)
    if short:
        painter.setPen(QPen(theme.color("err_line"), 1))
        painter.setBrush(theme.color("err_soft"))
        painter.drawRoundedRect(label, 5, 5)
    else:
        painter.fillRect(label, theme.color("surface"))
    token = "err_text" if short else "text3"
    if indent > 4:
        icon = "footprints" if way.needed <= _WALKED and not way.estimated else "bus"
        draw_icon(painter, icon, token, QRectF(label.x() + 4, label.y() + 3, 12, 12))
    draw_text(painter, label.adjusted(indent, 0, 0, 0), text, "caption", token, weight, tabular=True)
