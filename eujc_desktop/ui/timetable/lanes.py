"""The lanes of a day that is shown alone: one a group, with its name above and a line beside."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen

from eujc_desktop.ui.components.paint import draw_text
from eujc_desktop.ui.text import tr
from eujc_desktop.ui.theme import theme
from eujc_desktop.ui.timetable.board import PEOPLE
from eujc_desktop.ui.timetable.scale import GAP, Scale


def name_of(lane: str) -> str:
    """What stands over a lane."""
    return tr("Single people") if lane == PEOPLE else tr("Group {letter}", letter=lane)


def paint_lanes(painter: QPainter, scale: Scale, lanes: Sequence[str], high: float) -> None:
    """The names of the lanes, where they do not scroll."""
    for at, (x, wide) in enumerate(_places(scale, len(lanes))):
        room = QRectF(x + 9, 0, wide - 12, high)
        draw_text(painter, room, name_of(lanes[at]), "caption", "text2", QFont.Weight.DemiBold)
    painter.fillRect(QRectF(scale.x(0), high - 1, scale.column, 1), theme.color("border"))


def lane_lines(painter: QPainter, scale: Scale, lanes: Sequence[str]) -> None:
    """Lines between the lanes."""
    pen = QPen(theme.color("border_strong"), 1)
    pen.setStyle(Qt.PenStyle.DotLine)
    painter.setPen(pen)
    edges = [round(x) - 0.5 for x, _ in _places(scale, len(lanes))][1:]
    painter.drawLines([QLineF(x, 0, x, scale.height) for x in edges])


def lane_at(scale: Scale, lanes: Sequence[str], x: float) -> int:
    """Which of the lanes lies under a point, or is nearest to it."""
    places = _places(scale, len(lanes))
    return next((at for at, (left, wide) in enumerate(places) if x < left + wide), len(lanes) - 1)


def _places(scale: Scale, number: int) -> list[tuple[float, float]]:
    """Left and width of each lane."""
    room = scale.column - 2 * GAP
    wide = room / max(1, number)
    return [(scale.x(0) + GAP + at * wide, wide) for at in range(number)]
