"""How the year plan is painted: names at the left, bars with their phases under the months."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from eujc_desktop.common import holidays
from eujc_desktop.ui.components.paint import draw_text, metrics, paint_avatar, paint_focus
from eujc_desktop.ui.days import period
from eujc_desktop.ui.icons import draw_icon
from eujc_desktop.ui.mission_words import dotted, look_of, tile
from eujc_desktop.ui.pages.year_rows import HEADING, MISSION, PlanRow
from eujc_desktop.ui.pages.year_scale import YearScale
from eujc_desktop.ui.text import shown, tr
from eujc_desktop.ui.theme import theme

if TYPE_CHECKING:
    from eujc_desktop.ui.pages.year_plan import YearPlan

Index = QModelIndex | QPersistentModelIndex
HEIGHTS = {MISSION: 52, HEADING: 34}
EVENT_HEIGHT = 40
_PHASES = {"done": "ok", "now": "accent", "next": "border_strong"}
_MEDIUM = QFont.Weight.Medium


class PlanDelegate(QStyledItemDelegate):
    """Paints the lines of the plan."""

    def __init__(self, view: YearPlan) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(400, HEIGHTS.get(self._view.rows[index.row()].kind, EVENT_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line, rect = self._view.rows[index.row()], QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line.kind == HEADING:
            draw_text(painter, rect.adjusted(12, 8, -12, 0), line.told, "small", "text2", QFont.Weight.DemiBold)
            painter.restore()
            return
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(rect, theme.color("selected_soft"))
        paint_ground(painter, self._view.scale, rect.top(), rect.bottom() + 1)
        painter.fillRect(QRectF(rect.x(), rect.bottom(), rect.width(), 1), theme.color("grid"))
        names = QRectF(rect.x() + 12, rect.y(), self._view.scale.left - rect.x() - 24, rect.height())
        if line.kind == MISSION:
            self._paint_mission(painter, names, rect, line)
        else:
            self._paint_event(painter, names, rect, line)
        self._view.scale.paint_today(painter, rect.top(), rect.bottom() + 1, dot=False)
        if selected and self._view.hasFocus():
            paint_focus(painter, rect, 4)
        painter.restore()

    def _paint_mission(self, painter: QPainter, names: QRectF, rect: QRectF, line: PlanRow) -> None:
        row, tone = line.row, "neu" if line.row.over else look_of(line.row.kind)[0]
        paint_avatar(painter, QRectF(names.x(), rect.center().y() - 13, 26, 26), tile(row.code), tone, square=True)
        room = names.adjusted(36, 0, 0, 0)
        ink = "text2" if row.over else "text"
        draw_text(painter, QRectF(room.x(), rect.y() + 8, room.width(), 18), shown(row.title), "body", ink, _MEDIUM)
        under = dotted(row.code, period(row.first_day, row.last_day))
        draw_text(painter, QRectF(room.x(), rect.y() + 26, room.width(), 16), under, "caption", "text3")
        carried = self._view.carried
        if carried is not None and carried.row.id == row.id:
            self._paint_phases(painter, rect, row, timedelta(0), faint=True)
            self._paint_phases(painter, rect, row, carried.step, faint=False)
            self._paint_bar(painter, rect, carried.first, carried.last, row.code, tone, carried=True)
            return
        self._paint_phases(painter, rect, row, timedelta(0), faint=False)
        self._paint_bar(painter, rect, row.first_day, row.last_day, row.code, tone, hit=bool(line.clashes))

    def _paint_phases(self, painter: QPainter, rect: QRectF, row: Any, step: timedelta, *, faint: bool) -> None:
        scale = self._view.scale
        for phase in row.phases:
            start, until = phase.start + step, phase.until + step - timedelta(days=1)
            if not scale.holds(start, until) or (until < start):
                continue
            left, right = scale.bar(start, until)
            right = min(scale.x(until) + scale.day_width, scale.right)
            token = "neu" if row.over else _PHASES[phase.state]
            painter.setOpacity(0.35 if faint else 1.0)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(token))
            top = rect.y() + 14
            painter.drawRoundedRect(QRectF(left + 0.5, top + 5, max(2.0, right - left - 2), 5), 2, 2)
            painter.setOpacity(1.0)
            words, room = tr(phase.label), right - left - 4
            if not faint and metrics("caption").horizontalAdvance(words) <= room:
                draw_text(painter, QRectF(left + 1, rect.y() + 29, room + 2, 15), words, "caption", "text3")

    def _paint_bar(
        self, painter: QPainter, rect: QRectF, first: date, last: date, code: str, tone: str, *, carried: bool = False,
        hit: bool = False,
    ) -> None:  # fmt: skip
        scale = self._view.scale
        if not scale.holds(first, last):
            return
        left, right = scale.bar(first, last)
        colours = theme.tone(tone)
        painter.setPen(QPen(theme.color("accent") if carried else colours.solid, 2 if carried else 1))
        painter.setBrush(colours.soft)
        bar = QRectF(left, rect.y() + 9, right - left, 18)
        painter.drawRoundedRect(bar.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        width = metrics("caption", _MEDIUM).horizontalAdvance(code)
        if width <= bar.width() - 10:
            draw_text(painter, bar.adjusted(5, 0, -2, 0), code, "caption", f"{tone}_text", _MEDIUM)
        if hit:
            at = right + 4 if right + 18 < scale.right else left - 18
            draw_icon(painter, "triangle-alert", "warn_text", QRectF(at, bar.center().y() - 7, 14, 14))

    def _paint_event(self, painter: QPainter, names: QRectF, rect: QRectF, line: PlanRow) -> None:
        event, scale = line.row, self._view.scale
        half = names.height() / 2
        draw_text(painter, QRectF(names.x(), rect.y() + 1, names.width(), half), event.title, "small", "text")
        under = dotted(event.organiser, event.places)
        draw_text(painter, QRectF(names.x(), rect.y() + half - 1, names.width(), half), under, "caption", "text3")
        left, right = scale.bar(event.first_day, event.last_day)
        bar = QRectF(left, rect.center().y() - 7, right - left, 14)
        paint_other(painter, bar, hit=bool(line.clashes))
        words = dotted(period(event.first_day, event.last_day, with_year=False), ", ".join(event.sectors))
        width = metrics("caption").horizontalAdvance(words)
        at = right + 6 if right + 6 + width < scale.right else max(scale.left, left - 6 - width)
        draw_text(painter, QRectF(at, bar.y() - 2, width + 4, 18), words, "caption", "text3")


def paint_other(painter: QPainter, bar: QRectF, *, hit: bool) -> None:
    """The bar of an event of others: hatched, amber where it is on the days of one of ours."""
    colours = theme.tone("warn" if hit else "neu")
    painter.setPen(QPen(colours.solid, 1))
    painter.setBrush(colours.soft)
    painter.drawRoundedRect(bar.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("warn" if hit else "neu"))
    painter.setOpacity(0.35)
    painter.setBrush(Qt.BrushStyle.BDiagPattern)
    painter.drawRoundedRect(bar.adjusted(1, 1, -1, -1), 3, 3)
    painter.setOpacity(1.0)


def paint_ground(painter: QPainter, scale: YearScale, top: float, bottom: float) -> None:
    """The weeks in which Japan rests, and the months."""
    for first, last, _title in rests(scale.year):
        left, right = scale.x(first), scale.x(last + timedelta(days=1))
        painter.fillRect(QRectF(left, top, right - left, bottom - top), theme.color("err_soft"))
    scale.paint_months(painter, top, bottom, names=False)


@cache
def rests(year: int) -> list[tuple[date, date, str]]:
    """The closed weeks of Japan in a year."""
    found: list[tuple[date, date, str]] = []
    day = date(year, 1, 1)
    while day.year == year:
        title = holidays.dead_week(day)
        if title and found and found[-1][2] == title and found[-1][1] == day - timedelta(days=1):
            found[-1] = (found[-1][0], day, title)
        elif title:
            found.append((day, day, title))
        day += timedelta(days=1)
    return found
