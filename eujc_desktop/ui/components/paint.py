"""Small shapes painted alike by widgets and table cells: chips, avatars, bars, rings, focus."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton

from eujc_desktop.ui.icons import draw_icon
from eujc_desktop.ui.theme import theme

LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
CENTRE = Qt.AlignmentFlag.AlignCenter
CHIP_HEIGHT = 20
_PEOPLE_TONES = ("info", "vio", "teal", "pink", "ok", "warn")


def fill(painter: QPainter, left: int, top: int, width: int, height: int, colour: QColor) -> None:
    """Colour a rectangle; `fillRect` takes gradients too, and loading their types is a sixtieth of a start."""
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRect(left, top, width, height)
    painter.restore()


def as_it_stands(button: QAbstractButton, text: str) -> None:
    """Give a button that paints itself user text: Qt would make a key of `&` in it."""
    button.setText(text)
    button.setShortcut("")


def frame(painter: QPainter, left: int, top: int, width: int, height: int) -> None:
    """What stands around the cell that has the keyboard."""
    thick, colour = 3 if theme.contrast else 2, theme.color("focus")
    for down in (top, top + height - thick):
        fill(painter, left, down, width, thick, colour)
    for across in (left, left + width - thick):
        fill(painter, across, top, thick, height, colour)


def metrics(role: str = "body", weight: QFont.Weight | None = None, *, tabular: bool = False) -> QFontMetrics:
    return QFontMetrics(theme.font(role, weight, tabular=tabular))


def chip_font() -> QFont:
    return theme.font("caption", QFont.Weight.Medium)


def chip_width(text: str, icon: str = "", *, dot: bool = False) -> int:
    """Width of a chip whose text is not cut."""
    return QFontMetrics(chip_font()).horizontalAdvance(text) + 14 + (15 if icon else 0) + (10 if dot else 0)


def paint_chip(
    painter: QPainter, rect: QRectF, text: str, tone: str, icon: str = "", *, dot: bool = False, outline: bool = False
) -> None:
    """A status: soft ground, words, and an icon or a dot; elided when `rect` is too narrow."""
    colours = theme.tone(tone)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    framed = outline or theme.contrast
    painter.setPen(QPen(colours.line, 1) if framed else Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.NoBrush if outline else colours.soft)
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
    x = rect.x() + 7
    if dot:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.solid)
        painter.drawEllipse(QPointF(x + 3, rect.center().y() + 0.5), 3, 3)
        x += 10
    if icon:
        draw_icon(painter, icon, f"{tone}_text", QRectF(x - 1, rect.center().y() - 6, 12, 12))
        x += 15
    font = chip_font()
    painter.setFont(font)
    painter.setPen(colours.text)
    room = QRectF(x, rect.y(), rect.right() - x - 4, rect.height())
    painter.drawText(room, LEFT, elided(text, font, room.width() + 1))
    painter.restore()


def paint_pill(painter: QPainter, rect: QRectF, text: str, tone: str) -> None:
    """A count with round ends."""
    colours = theme.tone(tone)
    painter.save()
    painter.setPen(QPen(colours.line, 1) if theme.contrast else Qt.PenStyle.NoPen)
    painter.setBrush(colours.soft)
    painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
    painter.setFont(theme.font("caption", QFont.Weight.DemiBold, tabular=True))
    painter.setPen(colours.text)
    painter.drawText(rect, CENTRE, text)
    painter.restore()


def paint_key(painter: QPainter, right: float, top: float, text: str) -> float:
    """A key as on a keyboard, ending at `right`; gives its left edge."""
    width = chip_width(text)
    paint_chip(painter, QRectF(right - width, top, width, 19), text, "neu", outline=True)
    return right - width


@cache
def _initials_font(pixels: float) -> QFont:
    font = QFont(theme.font("caption", QFont.Weight.DemiBold))
    font.setPixelSize(max(7, round(pixels)))
    return font


def paint_avatar(painter: QPainter, rect: QRectF, initials: str, tone: str, *, square: bool = False) -> None:
    """Initials on a soft disc, or on a tile for missions and companies."""
    colours = theme.tone(tone)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colours.line, 1) if theme.contrast else Qt.PenStyle.NoPen)
    painter.setBrush(colours.soft)
    radius = 7 if square else rect.width() / 2
    painter.drawRoundedRect(rect, radius, radius)
    painter.setFont(_initials_font(rect.height() * (0.36 if len(initials) < 3 else 0.31)))
    painter.setPen(colours.text)
    painter.drawText(rect, CENTRE, initials)
    painter.restore()


def paint_bar(painter: QPainter, rect: QRectF, fraction: float, token: str = "accent") -> None:
    """How much of a whole is done."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("border"), 1) if theme.contrast else Qt.PenStyle.NoPen)
    radius = rect.height() / 2
    painter.setBrush(theme.color("neu_soft"))
    painter.drawRoundedRect(rect, radius, radius)
    if fraction > 0:
        painter.setBrush(theme.color(token))
        width = max(rect.height(), rect.width() * min(1.0, fraction))
        painter.drawRoundedRect(QRectF(rect.x(), rect.y(), width, rect.height()), radius, radius)
    painter.restore()


def paint_ring(
    painter: QPainter, rect: QRectF, fraction: float, token: str = "accent", text: str = "", thick: float = 4
) -> None:
    """How much of a whole is done, as a ring, with words in its middle."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inset = thick / 2 + 0.5
    round_ = rect.adjusted(inset, inset, -inset, -inset)
    # In high contrast the rest is a thin line: two thick ones would differ by their colour alone.
    pen = QPen(theme.color("border"), 1) if theme.contrast else QPen(theme.color("neu_soft"), thick)
    painter.setPen(pen)
    painter.drawEllipse(round_)
    pen.setWidthF(thick)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    if fraction > 0:
        pen.setColor(theme.color(token))
        painter.setPen(pen)
        painter.drawArc(round_, 90 * 16, round(-360 * 16 * min(1.0, fraction)))
    if text:
        painter.setFont(_initials_font(rect.height() * 0.25))
        painter.setPen(theme.color("text"))
        painter.drawText(rect, CENTRE, text)
    painter.restore()


def paint_focus(painter: QPainter, rect: QRectF, radius: float = 6) -> None:
    """The ring of the widget that has the keyboard."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("focus"), 3 if theme.contrast else 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius, radius)
    painter.restore()


def paint_box(painter: QPainter, rect: QRectF, fill: str, line: str, radius: float = 8) -> None:
    """A rounded ground with a hairline around it."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color(line), 1))
    painter.setBrush(theme.color(fill))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)


def draw_text(
    painter: QPainter,
    rect: QRectF,
    text: str,
    role: str,
    colour: str,
    weight: QFont.Weight | None = None,
    *,
    tabular: bool = False,
    right: bool = False,
) -> float:
    """One line of text, elided to `rect`, at its left or `right`; gives the width it took."""
    font = theme.font(role, weight, tabular=tabular)
    painter.setFont(font)
    painter.setPen(QColor(theme.color(colour)))
    shown = elided(text, font, rect.width())
    painter.drawText(rect, RIGHT if right else LEFT, shown)
    return QFontMetrics(font).horizontalAdvance(shown)


def elided(text: str, font: QFont, width: float) -> str:
    return QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, int(width))


def initials(name: str) -> str:
    """Two letters for a name: of its first and last word; the first two characters of a Japanese one."""
    words = [word for word in name.split() if word[0].isalnum()]
    if not words:
        return ""
    if len(words) == 1 or words[0][0] > "\u2e80":
        return words[0][:2].upper()
    return (words[0][0] + words[-1][0]).upper()


def tone_of(text: str) -> str:
    """A tone for a name, the same each time."""
    return _PEOPLE_TONES[sum(map(ord, text)) % len(_PEOPLE_TONES)]


def paint_check(painter: QPainter, rect: QRectF, *, on: bool) -> None:
    """A check box as elsewhere in the window."""
    painter.setPen(Qt.PenStyle.NoPen if on else QPen(theme.color("field_border"), 1))
    painter.setBrush(theme.color("accent" if on else "surface"))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    if on:
        draw_icon(painter, "check", "on_accent", rect.adjusted(2, 2, -2, -2))
