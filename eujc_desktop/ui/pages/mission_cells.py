"""How the cells of the list of missions are painted: tile, chip, bar, ring, and words in two lines."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from eujc_desktop.ui.components.paint import (
    CHIP_HEIGHT,
    chip_width,
    draw_text,
    paint_avatar,
    paint_bar,
    paint_chip,
    paint_ring,
)
from eujc_desktop.ui.icons import draw_icon
from eujc_desktop.ui.mission_words import STATUS_TONES, due_tone, look_of, tile
from eujc_desktop.ui.pages.mission_model import CONFIRMED, DATES, DEADLINE, READINESS, STATUS, TITLE, lines
from eujc_desktop.ui.text import percent, tr
from eujc_desktop.ui.theme import theme

if TYPE_CHECKING:
    from eujc_desktop.ui.pages.mission_list import MissionView

Index = QModelIndex | QPersistentModelIndex
_FULL, _WELL = 0.9, 0.3
_MEDIUM = QFont.Weight.Medium


class MissionDelegate(QStyledItemDelegate):
    """Paints the cells of a mission."""

    def __init__(self, view: MissionView) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, rect = self._view.model_.rows[index.row()], QRectF(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        self._paint_ground(painter, rect, index, selected=selected)
        room = rect.adjusted(10, 0, -6, 0)
        if index.column() == TITLE:
            self._paint_title(painter, rect, row, selected=selected)
        else:
            _PAINTERS[index.column()](painter, room, row, selected)
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRectF, index: Index, *, selected: bool) -> None:
        if selected:
            painter.fillRect(rect, theme.color("selected"))
        elif index.row() == self._view.hovered:
            painter.fillRect(rect, theme.color("hover"))
        focused = self._view.hasFocus() and index.row() == self._view.currentIndex().row()
        painter.fillRect(QRectF(rect.x(), rect.bottom() - 0.5, rect.width(), 1), theme.color("grid"))
        if focused:
            for top in (rect.top(), rect.bottom() - 1):
                painter.fillRect(QRectF(rect.x(), top, rect.width(), 2), theme.color("focus"))
        if selected and index.column() == TITLE:
            painter.fillRect(QRectF(rect.x(), rect.y(), 3, rect.height()), theme.color("accent"))

    def _paint_title(self, painter: QPainter, rect: QRectF, row: Any, *, selected: bool) -> None:
        tone = "neu" if row.over else look_of(row.kind)[0]
        paint_avatar(painter, QRectF(rect.x() + 12, rect.center().y() - 14, 28, 28), tile(row.code), tone, square=True)
        at_hand = row.id == self._view.model_.at_hand
        room = rect.adjusted(50, 0, -26 if at_hand else -8, 0)
        _two_lines(painter, room, row, TITLE, selected=selected, weight=_MEDIUM)
        if at_hand:
            draw_icon(painter, "pin", "accent_text", QRectF(rect.right() - 22, rect.y() + 8, 14, 14))


def _two_lines(
    painter: QPainter,
    room: QRectF,
    row: Any,
    column: int,
    *,
    selected: bool,
    weight: QFont.Weight | None = None,
) -> None:
    first, second = lines(row, column, date.today())
    draw_text(painter, QRectF(room.x(), room.y() + 6, room.width(), 18), first, "body", _ink(row), weight)
    below = QRectF(room.x(), room.y() + 24, room.width(), 16)
    draw_text(painter, below, second, "caption", _faint(selected=selected))


def _ink(row: Any) -> str:
    return "text2" if row.over else "text"


def _faint(*, selected: bool) -> str:
    return "text2" if selected else "text3"


def _paint_dates(painter: QPainter, room: QRectF, row: Any, selected: bool) -> None:  # noqa: FBT001 - one of a table
    _two_lines(painter, room, row, DATES, selected=selected)


def _paint_status(painter: QPainter, room: QRectF, row: Any, _selected: bool) -> None:  # noqa: FBT001
    tone = STATUS_TONES.get(row.status, "neu")
    width = min(room.width(), chip_width(tr(row.status_label), dot=True))
    chip = QRectF(room.x(), room.center().y() - CHIP_HEIGHT / 2, width, CHIP_HEIGHT)
    paint_chip(painter, chip, tr(row.status_label), tone, dot=True)


def _paint_confirmed(painter: QPainter, room: QRectF, row: Any, _selected: bool) -> None:  # noqa: FBT001
    words = lines(row, CONFIRMED, date.today())[0]
    draw_text(painter, QRectF(room.x(), room.y() + 7, room.width(), 18), words, "body", _ink(row), tabular=True)
    if row.capacity and row.confirmed is not None:
        share = row.confirmed / row.capacity
        token = "neu" if row.over else "err" if share > 1 else "ok" if share >= _FULL else "accent"
        paint_bar(painter, QRectF(room.x(), room.y() + 30, room.width() - 8, 5), share, token)


def _paint_readiness(painter: QPainter, room: QRectF, row: Any, _selected: bool) -> None:  # noqa: FBT001
    if not row.tasks_total:
        draw_text(painter, room, "" if row.tasks_total is None else "–", "body", "text3")
        return
    share = row.readiness
    token = "neu" if row.over else "ok" if share >= _FULL else "accent" if share >= _WELL else "warn"
    paint_ring(painter, QRectF(room.x() - 2, room.center().y() - 12, 24, 24), share, token)
    words = QRectF(room.x() + 30, room.y(), room.width() - 28, room.height())
    draw_text(painter, words, percent(share), "body", _ink(row), tabular=True)


def _paint_deadline(painter: QPainter, room: QRectF, row: Any, selected: bool) -> None:  # noqa: FBT001
    tone = due_tone(row.next_due, date.today()) if row.next_due else ""
    if not tone:
        _two_lines(painter, room, row, DEADLINE, selected=selected)
        return
    first, second = lines(row, DEADLINE, date.today())
    draw_text(painter, QRectF(room.x(), room.y() + 6, room.width(), 18), first, "body", _ink(row))
    icon = "circle-alert" if tone == "err" else "clock"
    draw_icon(painter, icon, f"{tone}_text", QRectF(room.x(), room.y() + 26, 12, 12))
    below = QRectF(room.x() + 17, room.y() + 24, room.width() - 17, 16)
    draw_text(painter, below, second, "caption", f"{tone}_text", _MEDIUM)


_PAINTERS = {
    DATES: _paint_dates,
    STATUS: _paint_status,
    CONFIRMED: _paint_confirmed,
    READINESS: _paint_readiness,
    DEADLINE: _paint_deadline,
}
