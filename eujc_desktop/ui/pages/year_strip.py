"""The missions of a year on one line of months: who travels when, what overlaps, where today is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from eujc_desktop.ui.components.paint import draw_text, metrics
from eujc_desktop.ui.days import month as month_name
from eujc_desktop.ui.days import period
from eujc_desktop.ui.mission_words import dotted, look_of
from eujc_desktop.ui.text import count, tip, tr
from eujc_desktop.ui.theme import theme

HEIGHT = 176
_EDGE, _MONTHS_AT, _LANES_AT, _BOTTOM = 12, 30, 48, 8
_LANE, _LOWEST_LANE, _GAP = 24.0, 15.0, 10.0
_MEDIUM = QFont.Weight.Medium


class Span(NamedTuple):
    """A mission on the strip: where its bar lies, in which lane, and where its code begins."""

    row: Any
    left: float
    right: float
    lane: int
    words_at: float


class YearStrip(QWidget):
    """A picture beside the list; each bar is a button that chooses its mission.

    The keyboard passes them over: the list above has the same missions.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sunken")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._rows: Sequence[Any] = ()
        self._year, self._current = date.today().year, ""
        self._buttons: list[_Bar] = []

    @property
    def year(self) -> int:
        return self._year

    def show_year(self, year: int, rows: Sequence[Any]) -> None:
        """Show those of the missions that fall into a year."""
        self._year = year
        first, last = date(year, 1, 1), date(year, 12, 31)
        self._rows = sorted(
            (row for row in rows if row.first_day <= last and row.last_day >= first),
            key=lambda row: (row.first_day, row.code),
        )
        found = count("%n mission", "%n missions", len(self._rows))
        self.setAccessibleName(tr("{year} at a glance: {missions}", year=year, missions=found))
        for button in self._buttons:
            button.deleteLater()
        self._buttons = [_Bar(self, row) for row in self._rows]
        self._place_buttons()
        self.update()

    def mark(self, mission_id: str) -> None:
        """Frame the bar of the mission chosen in the list."""
        self._current = mission_id
        self.update()

    def spans(self) -> list[Span]:
        """The bars, each in the first lane that has room for it and its code."""
        ends: list[float] = []
        found = []
        for row in self._rows:
            left, right = self._x(max(row.first_day, date(self._year, 1, 1))), self._end(row)
            words = metrics("caption", _MEDIUM).horizontalAdvance(row.code)
            words_at = self._words_at(left, right, words)
            start, end = min(left, words_at), max(right, words_at + words)
            lane = next((at for at, taken in enumerate(ends) if start >= taken + _GAP), len(ends))
            ends[lane:] = [end, *ends[lane + 1 :]]
            found.append(Span(row, left, right, lane, words_at))
        return found

    def _words_at(self, left: float, right: float, words: float) -> float:
        """Where the code stands: in its bar, else after it, else before it at the end of the year."""
        if right - left > words + 14:
            return left + 7
        return right + 5 if right + 5 + words <= self.width() - 2 else left - 5 - words

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_buttons()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        title = tr("{year} at a glance", year=self._year)
        draw_text(painter, QRectF(_EDGE, 6, 300, 18), title, "small", "text2", QFont.Weight.DemiBold)
        self._paint_months(painter)
        spans = self.spans()
        for span in spans:
            if self._bar(span, spans).bottom() <= self.height() - 2:
                self._paint_span(painter, span, self._bar(span, spans))
        self._paint_today(painter)

    def _paint_months(self, painter: QPainter) -> None:
        for month in range(1, 13):
            x = self._x(date(self._year, month, 1))
            painter.fillRect(QRectF(x, _MONTHS_AT - 4, 1, self.height() - _MONTHS_AT), theme.color("border"))
            name = month_name(date(self._year, month, 1))
            draw_text(painter, QRectF(x + 5, _MONTHS_AT - 6, 60, 18), name, "caption", "text3")

    def _paint_span(self, painter: QPainter, span: Span, bar: QRectF) -> None:
        colours = theme.tone("neu" if span.row.over else look_of(span.row.kind)[0])
        current = span.row.id == self._current
        painter.setPen(QPen(theme.color("accent") if current else colours.solid, 2 if current else 1))
        painter.setBrush(colours.soft)
        painter.drawRoundedRect(bar.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        token = "text2" if span.row.over else f"{look_of(span.row.kind)[0]}_text"
        words = QRectF(span.words_at, bar.y(), self.width(), bar.height())
        draw_text(painter, words, span.row.code, "caption", token, _MEDIUM)

    def _paint_today(self, painter: QPainter) -> None:
        today = date.today()
        if today.year == self._year:
            x = self._x(today)
            painter.fillRect(QRectF(x - 0.75, _MONTHS_AT + 8, 1.5, self.height()), theme.color("err"))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("err"))
            painter.drawEllipse(QPointF(x, _MONTHS_AT + 12), 3.5, 3.5)

    def _bar(self, span: Span, spans: Sequence[Span]) -> QRectF:
        lanes = 1 + max(each.lane for each in spans)
        pitch = max(_LOWEST_LANE, min(_LANE, (self.height() - _LANES_AT - _BOTTOM) / lanes))
        return QRectF(span.left, _LANES_AT + span.lane * pitch, span.right - span.left, pitch - 5)

    def _place_buttons(self) -> None:
        """Each button where its bar is painted; those of lanes for which there is no room are away."""
        spans = self.spans()
        for span, button in zip(spans, self._buttons, strict=True):
            bar = self._bar(span, spans)
            button.setGeometry(bar.adjusted(-3, -2, 3, 2).toRect())
            button.setVisible(bar.bottom() <= self.height() - 2)

    def _end(self, row: Any) -> float:
        """Where a bar ends; the shortest ones stay wide enough to be hit."""
        last = min(row.last_day, date(self._year, 12, 31)) + timedelta(days=1)
        start = self._x(max(row.first_day, date(self._year, 1, 1)))
        return max(self._x(last), start + 8)

    def _x(self, day: date) -> float:
        start = date(self._year, 1, 1)
        whole = (date(self._year + 1, 1, 1) - start).days
        return _EDGE + (self.width() - 2 * _EDGE) * (day - start).days / whole


class _Bar(QAbstractButton):
    """The bar of a mission, as painted by the strip, for the mouse and for screen readers."""

    def __init__(self, strip: YearStrip, row: Any) -> None:
        super().__init__(strip)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(_told(row))
        self.setToolTip(tip(_told(row)))
        self.clicked.connect(lambda: strip.chosen.emit(row.id))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The strip has painted it, words and all."""


def _told(row: Any) -> str:
    return dotted(row.code, row.title, period(row.first_day, row.last_day))
