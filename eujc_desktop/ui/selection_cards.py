"""How the card of an applicant looks, and what a screen reader says of it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from eujc_desktop.common.said import say
from eujc_desktop.ui.balance_view import land
from eujc_desktop.ui.components.card_list import CARD, Cards
from eujc_desktop.ui.components.paint import chip_width, draw_text, metrics, paint_box, paint_chip, paint_focus
from eujc_desktop.ui.icons import draw_icon
from eujc_desktop.ui.mission_words import dotted
from eujc_desktop.ui.text import numerals, tr

Index = QModelIndex | QPersistentModelIndex
_HEIGHT, _WITH_CHIP = 62, 84
_DOUBTS = {"ask": ("circle-alert", "warn_text"), "fail": ("circle-x", "err_text")}
_GONE = frozenset({"withdrawn", "no-show", "not eligible"})
"""What is told of those who were not simply turned down."""
_ANSWERS = {"pass": say("Eligible"), "ask": say("Ask"), "fail": say("Not eligible")}


class ApplicantDelegate(QStyledItemDelegate):
    """Paints name, company, where from, marks, and what is decided but not told yet."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        card, rect = index.data(CARD), QRectF(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        paint_box(painter, rect, "selected" if selected else "surface", "accent" if selected else "border", 6)
        rank = f"{card.rank}. " if card.then == "waiting list" and card.rank else ""
        marks = "" if card.marks.median is None else numerals(f"{card.marks.median:.0f}")
        width = metrics("small", tabular=True).horizontalAdvance(marks) + 4 if marks else 0
        doubt = _DOUBTS.get(card.verdict.answer)
        room = rect.width() - 20 - width - (18 if doubt else 0)
        top = QRectF(rect.x() + 10, rect.y() + 5, room, 18)
        draw_text(painter, top, f"{rank}{card.name}", "body", "text", QFont.Weight.Medium)
        right = rect.right() - 10
        if marks:
            draw_text(painter, QRectF(right - width, rect.y() + 5, width, 18), marks, "small", "text2", right=True)
        if doubt:
            draw_icon(painter, doubt[0], doubt[1], QRectF(right - width - 16, rect.y() + 7, 13, 13))
        under = QRectF(rect.x() + 10, rect.y() + 23, rect.width() - 20, 16)
        draw_text(painter, under, card.firm, "caption", "text2")
        draw_text(painter, under.translated(0, 16), _where(card), "caption", "text3")
        words, tone = _chip(card)
        if words:
            chip = QRectF(rect.x() + 10, rect.y() + 58, min(chip_width(words, dot=True), rect.width() - 20), 20)
            paint_chip(painter, chip, words, tone, dot=True)
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_focus(painter, rect)
        painter.restore()


def _chip(card: Any) -> tuple[str, str]:
    """What else is to be seen at once of an applicant, and its tone."""
    if card.decided:
        return tr("Not released"), "info"
    return (tr(card.stage.label), "neu") if str(card.stage) in _GONE else ("", "")


def _where(card: Any) -> str:
    return dotted(land(card.traits.get("country", "")), tr(card.size) if card.size else "")


def _told(card: Any) -> str:
    marks = "" if card.marks.median is None else tr("marks {n}", n=numerals(f"{card.marks.median:.0f}"))
    decided = tr("{status}, not released", status=tr(card.decided.label)) if card.decided else tr(card.stage.label)
    reasons = "; ".join(map(tr, card.verdict.reasons))
    return dotted(card.name, card.firm, _where(card), tr(_ANSWERS[card.verdict.answer]), marks, decided, reasons)


APPLICANTS = Cards(
    "application/x-eujc-applicant",
    ApplicantDelegate,
    lambda card: str(card.name),
    _told,
    lambda card: _WITH_CHIP if any(_chip(card)) else _HEIGHT,
)
