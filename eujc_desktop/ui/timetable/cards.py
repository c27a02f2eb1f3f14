"""How an item looks in a timetable: painted once for its size and kept as a picture."""

from __future__ import annotations

import re
from collections import OrderedDict
from typing import NamedTuple

from PySide6.QtCore import QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap

from eujc_desktop.ui.components.lines import wrapped
from eujc_desktop.ui.components.paint import elided
from eujc_desktop.ui.icons import draw_icon
from eujc_desktop.ui.theme import theme

_RADIUS = 5
_STRIPE = 3.5
_KEPT = 1200
_ICON = 13
_ICON_FROM = 60
"""Cards lower than this have no room for the icon of their kind."""
_NARROW, _TALL = 66, 34
"""The sign of a narrow card stands below its title, where it is high enough for that."""
_TIMES = re.compile(r"(\d\d:\d\d²?)–")
_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
ERROR, WARNING = "err", "warn"


class Face(NamedTuple):
    """Everything that is seen of an item: its words, and what shapes and colours say."""

    title: str
    lines: tuple[str, ...]
    tone: str
    icon: str
    mark: str = ""
    """`err` for a conflict, `warn` for a warning."""
    pencilled: bool = False
    cancelled: bool = False
    changed: bool = False
    begins: bool = True
    ends: bool = True
    hatches: tuple[tuple[float, float], ...] = ()
    """From which height to which it overlaps with something else of the same people."""


class Cards(QObject):
    """Pictures of items by what they show, the ones used last."""

    def __init__(self, view: QObject) -> None:
        super().__init__(view)
        self._kept: OrderedDict[tuple[Face, int, int, float], QPixmap] = OrderedDict()
        theme.changed.connect(self._draw_anew)

    def _draw_anew(self) -> None:
        """In other colours."""
        self._kept.clear()

    def picture(self, face: Face, width: float, height: float, ratio: float) -> QPixmap:
        """The picture of an item in a size, sharp on a screen of that ratio."""
        key = (face, round(width), round(height), ratio)
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
            return found
        picture = QPixmap(round(key[1] * ratio), round(key[2] * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_card(painter, QRectF(0, 0, key[1], key[2]), face)
        painter.end()
        self._kept[key] = picture
        if len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return picture


def paint_card(painter: QPainter, rect: QRectF, face: Face) -> None:
    """An item: its ground with a stripe, what it overlaps hatched, its words and marks."""
    tone = theme.tone(face.tone)
    body = rect.adjusted(0.75, 0.75, -0.75, -0.75)
    path = QPainterPath()
    path.addRoundedRect(body, _RADIUS, _RADIUS)
    painter.fillPath(path, theme.color("surface") if face.cancelled else tone.soft)
    painter.save()
    painter.setClipPath(path)
    for top, bottom in face.hatches:
        _hatch(painter, QRectF(rect.x(), rect.y() + top, rect.width(), bottom - top))
    painter.fillRect(QRectF(rect.x(), rect.y(), _STRIPE, rect.height()), tone.solid)
    if face.changed:
        painter.fillRect(QRectF(rect.right() - 3, rect.y() + 3, 3, rect.height() - 6), theme.color("err_text"))
    painter.restore()
    painter.setPen(_outline(face))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
    _write(painter, rect, face)


def _outline(face: Face) -> QPen:
    tone = theme.tone(face.tone)
    pen = QPen(theme.color("err") if face.mark == ERROR else tone.solid if face.pencilled else tone.line)
    pen.setWidthF(1.6 if face.mark == ERROR else 1.2 if face.pencilled else 1)
    if face.pencilled:
        pen.setStyle(Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([3.5, 2.5])
    return pen


def _hatch(painter: QPainter, rect: QRectF) -> None:
    """Slanting lines over the time that is taken twice."""
    painter.save()
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    colour = QColor(theme.color("err"))
    colour.setAlpha(90)
    painter.setPen(QPen(colour, 1.6))
    x = rect.left() - rect.height()
    while x < rect.right():
        painter.drawLine(QPointF(x, rect.bottom()), QPointF(x + rect.height(), rect.top()))
        x += 7
    painter.restore()


def _write(painter: QPainter, rect: QRectF, face: Face) -> None:
    """The words, as many lines as there is room for, and at most one sign at the upper right."""
    sign, token = _sign(face, rect)
    narrow = rect.width() < _NARROW
    left = rect.x() + _STRIPE + (2 if narrow else 5)
    room = rect.right() - left - (1.5 if narrow else 3)
    below = bool(sign) and narrow and rect.height() > _TALL
    if sign:
        top = rect.bottom() - _ICON - 4 if below else rect.y() + min(5.0, (rect.height() - _ICON) / 2)
        draw_icon(painter, sign, token, QRectF(rect.right() - _ICON - 5, top, _ICON, _ICON))
    beside = room - (_ICON + 4 if sign and not below else 0)
    font = QFont(theme.font("caption" if narrow else "small", QFont.Weight.DemiBold))
    font.setStrikeOut(face.cancelled)
    high = QFontMetricsF(font).height()
    painter.setFont(font)
    painter.setPen(theme.color("text3" if face.cancelled else "text" if face.tone == "neu" else f"{face.tone}_text"))
    small = theme.font("caption", tabular=True)
    low = QFontMetricsF(small).height()
    lines = _titles(face, font, rect.height(), (high, low), (beside, room))
    if not lines:
        words = QRectF(left, rect.y(), beside, rect.height())
        painter.drawText(words, _MIDDLE, elided(face.title, font, beside))
        return
    y = rect.y() + 3
    for line in lines:
        painter.drawText(QRectF(left, y, room, high), _MIDDLE, line)
        y += high
    painter.setFont(small)
    painter.setPen(theme.color("text2"))
    for text in face.lines:
        if y + low > rect.bottom() - 1 - (_ICON if below else 0):
            break
        painter.drawText(QRectF(left, y, room, low), _MIDDLE, fitted(text, small, room))
        y += low


def fitted(text: str, font: QFont, room: float) -> str:
    """Words as wide as there is room; what stands after times gives way to them, and the end to the start."""
    metrics, found = QFontMetricsF(font), _TIMES.match(text)
    if found is None or metrics.horizontalAdvance(text) <= room:
        return elided(text, font, room)
    parts = text.split(_PART)
    shorter = (_PART.join(parts[:number]) for number in range(len(parts) - 1, 0, -1))
    return next((each for each in shorter if metrics.horizontalAdvance(each) <= room), elided(found[1], font, room))


_PART = " · "


def _titles(
    face: Face, font: QFont, height: float, lines: tuple[float, float], widths: tuple[float, float]
) -> list[str]:
    """The lines of the title; none where a single one fits, which then stands in the middle."""
    high, low = lines
    if height < 4 + high + low:
        return []
    most = max(1, int((height - 5 - min(1, len(face.lines)) * low) // high))
    beside = round((_ICON + 5) / high + 0.3)
    return wrapped(face.title, font, [widths[0]] * beside + [widths[1]], most)


def _sign(face: Face, rect: QRectF) -> tuple[str, str]:
    """The icon at the upper right: what is wrong before what it is."""
    if rect.width() < 2 * _ICON:
        return "", ""
    if face.mark:
        return ("triangle-alert", "err_text") if face.mark == ERROR else ("circle-alert", "warn_text")
    if rect.height() < _ICON_FROM or rect.width() < _NARROW:
        return "", ""
    return face.icon, "text2" if face.tone == "neu" else f"{face.tone}_text"
