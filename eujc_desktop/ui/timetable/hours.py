"""The hours of the host whose visit is at hand: hatched where it takes nobody, framed where something was agreed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPen

from eujc_desktop.planning.hosts import Minutes, Welcome
from eujc_desktop.ui.components.paint import draw_text, metrics
from eujc_desktop.ui.text import tr
from eujc_desktop.ui.theme import theme
from eujc_desktop.ui.timetable.pieces import DAY
from eujc_desktop.ui.timetable.scale import GAP, Scale

HoursOf = Callable[[str, date], Welcome | None]


def closed(open_: Sequence[Minutes] | None) -> Iterator[Minutes]:
    """The minutes of a day that lie outside the hours; none where nothing is known of them."""
    if open_ is None:
        return
    until = 0
    for start, end in sorted(open_):
        if start > until:
            yield until, start
        until = max(until, end)
    if until < DAY:
        yield until, DAY


def paint_hours(painter: QPainter, scale: Scale, found: Sequence[Welcome | None]) -> None:
    """What is known for each column."""
    colour = QColor(theme.color("text3"))
    colour.setAlpha(70)
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(colour, Qt.BrushStyle.BDiagPattern))
    for at, each in enumerate(found):
        for start, end in closed(each.open) if each is not None else ():
            painter.drawRect(_box(scale, at, start, end))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for at, each in enumerate(found):
        if each is not None and each.agreed is not None:
            _paint_agreed(painter, _box(scale, at, *each.agreed), each.agreed)
    painter.restore()


def _paint_agreed(painter: QPainter, box: QRectF, agreed: Minutes) -> None:
    pen = QPen(theme.color("ok"), 1.5)
    pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.setBrush(theme.color("ok_soft"))
    painter.drawRoundedRect(box.adjusted(1, 0, -1, 0), 5, 5)
    words = tr("Agreed {time}", time="–".join(f"{at // 60:02d}:{at % 60:02d}" for at in agreed))
    line = metrics("caption").height()
    room = QRectF(box.x() + 9, box.bottom() - line - 2, box.width() - 12, line)
    draw_text(painter, room, words, "caption", "ok_text", QFont.Weight.DemiBold)


def _box(scale: Scale, column: int, start: int, end: int) -> QRectF:
    y, bottom = scale.y(start), scale.y(end)
    return QRectF(scale.x(column) + GAP, y, scale.column - 2 * GAP, bottom - y)
