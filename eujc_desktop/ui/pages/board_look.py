"""How the card of a visit looks, and what a screen reader says of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from eujc_desktop.common.dates import span
from eujc_desktop.ui.components.paint import (
    chip_width,
    draw_text,
    initials,
    paint_avatar,
    paint_box,
    paint_chip,
    paint_focus,
    tone_of,
)
from eujc_desktop.ui.days import on_day, short_day
from eujc_desktop.ui.icons import draw_icon
from eujc_desktop.ui.pages.visit_columns import stage_tone, stage_words
from eujc_desktop.ui.text import count, shown, tr
from eujc_desktop.ui.tired_hosts import how_to_ask, why_tired

Index = QModelIndex | QPersistentModelIndex
_EDGE, _LINE, _CHIPS, _AVATAR = 12, 18, 20, 20
_ICON = 14
_SIDE = frozenset({"idea", "declined", "cancelled", "replaced"})
"""Stages that are no column of their own, so that the card says them."""


class Chip(NamedTuple):
    """A short fact on a card, and the whole of it for who hears it."""

    text: str
    tone: str
    icon: str
    told: str


class Line(NamedTuple):
    """A line of a card: icon, words, colour."""

    icon: str
    words: str
    colour: str = "text2"


def lines_of(card: Any) -> list[Line]:
    """When and where, and what stands in the way."""
    when = when_of(card)
    lines = []
    if card.conflicts:
        lines.append(Line("triangle-alert", when or tr("Not at this time"), "err_text"))
    elif when:
        lines.append(Line("calendar-days", when))
    if card.place:
        lines.append(Line("map-pin", card.place))
    if card.reason and card.stage in _SIDE:
        lines.append(Line("info", card.reason.split("\n")[0]))
    return lines


def when_of(card: Any) -> str:
    """`Tue 16 Mar · 09:30–12:00`, the day alone, or what was wished."""
    if card.start is not None:
        return f"{on_day(card.start.date(), with_year=False)} · {span(card.start, card.end)}"
    if card.day is not None:
        return on_day(card.day, with_year=False)
    return tr("{wish} (wish)", wish=card.wish.split("\n")[0]) if card.wish else ""


def chips_of(card: Any) -> Iterator[Chip]:
    """What needs attention first."""
    if card.stage in _SIDE:
        words = stage_words(card.stage)
        yield Chip(words, stage_tone(card.stage), "", words)
    if card.days_waiting:
        words = count("waiting %n day", "waiting %n days", card.days_waiting)
        yield Chip(words, "warn" if card.late else "neu", "hourglass", words)
    if card.chase_on is not None and not card.late and card.stage in ("to contact", "requested", "pencilled"):
        words = tr("chase {day}", day=short_day(card.chase_on))
        yield Chip(words, "neu", "phone", words)
    if card.tired.level != "fresh":
        yield Chip(*how_to_ask(card.tired), "moon", why_tired(card.tired))
    if card.limit is not None:
        words = tr("max {n}", n=card.limit)
        told = tr("{heads} people, at most {n}", heads=card.heads, n=card.limit)
        yield Chip(words, "warn" if card.too_many else "neu", "users", told)


def told_of(card: Any) -> str:
    """All that a card says, a line each."""
    parts = [card.company, card.company_ja, stage_words(card.stage)]
    parts += [line.words for line in lines_of(card)] + [shown(words) for words in card.conflicts]
    parts += [chip.told for chip in chips_of(card)]
    if card.contact:
        parts.append(tr("Contact: {name}", name=card.contact))
    if card.chased_by:
        parts.append(tr("Chased by {name}", name=card.chased_by))
    return "\n".join(dict.fromkeys(filter(None, (*parts, *map(shown, card.rules)))))


def height_of(card: Any) -> int:
    """How tall a card is."""
    lines = 1 + bool(card.company_ja) + len(lines_of(card))
    low = _CHIPS + 4 if card.contact or card.rules or next(chips_of(card), None) else 0
    return 2 * 9 + lines * _LINE + low


class CardDelegate(QStyledItemDelegate):
    """Paints cards on the ground of the board."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        size: QSize = index.data(Qt.ItemDataRole.SizeHintRole)
        return size

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        card, rect = index.data(Qt.ItemDataRole.UserRole), QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        line = "accent" if chosen else "border_strong" if hovered else "border"
        paint_box(painter, rect, "selected_soft" if chosen else "surface", line)
        room = QRectF(rect.x() + _EDGE, rect.y() + 8, rect.width() - 2 * _EDGE, _LINE)
        draw_text(painter, room, card.company, "body", "text", QFont.Weight.DemiBold)
        if card.company_ja:
            room.translate(0, _LINE)
            draw_text(painter, room, card.company_ja, "small", "text2")
        for each in lines_of(card):
            room.translate(0, _LINE)
            draw_icon(painter, each.icon, each.colour, QRectF(room.x(), room.y() + 2, _ICON, _ICON))
            draw_text(painter, room.adjusted(_ICON + 5, 0, 0, 0), each.words, "small", each.colour)
        self._paint_low(painter, card, room.translated(0, _LINE + 2))
        if chosen and option.state & QStyle.StateFlag.State_HasFocus:
            paint_focus(painter, rect, 8)
        painter.restore()

    def _paint_low(self, painter: QPainter, card: Any, room: QRectF) -> None:
        """Chips from the left as far as there is room, whom to turn to at the right."""
        right = room.right()
        if card.contact:
            right -= _AVATAR
            disc = QRectF(right, room.y(), _AVATAR, _AVATAR)
            paint_avatar(painter, disc, initials(card.contact), tone_of(card.contact))
        x = room.x()
        for chip in chips_of(card):
            width = chip_width(chip.text, chip.icon)
            if x + width > right - 4:
                break
            paint_chip(painter, QRectF(x, room.y(), width, _CHIPS), chip.text, chip.tone, chip.icon)
            x += width + 6
        if card.rules and x + _ICON <= right - 4:
            draw_icon(painter, "info", "text3", QRectF(x, room.y() + 3, _ICON, _ICON))
