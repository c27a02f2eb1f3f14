"""The missions of a year on one line of months: who travels when, what overlaps, where today is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from eujc_desktop.ui.components.paint import draw_text, metrics
from eujc_desktop.ui.days import period
from eujc_desktop.ui.mission_words import dotted, look_of
from eujc_desktop.ui.pages.year_look import paint_other
from eujc_desktop.ui.pages.year_scale import YearScale
from eujc_desktop.ui.text import count, shown, tip, tr
from eujc_desktop.ui.theme import theme

HEIGHT = 176
_EDGE, _MONTHS_AT, _LANES_AT, _BOTTOM, _MARKS = 12, 30, 48, 8, 14
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
    event_chosen = Signal(str)
    """An event of another organiser."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sunken")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._rows: Sequence[Any] = ()
        self._year, self._current = date.today().year, ""
        self._buttons: list[_Bar] = []
        self._events: Sequence[Any] = ()
        self._marks: list[_Bar] = []

    @property
    def year(self) -> int:
        return self._year

    def show_year(self, year: int, rows: Sequence[Any], events: Sequence[Any] = ()) -> None:
        """Show those of the missions, and of the events of others, that fall into a year."""
        self._year = year
        held = [row for row in rows if self._scale.holds(row.first_day, row.last_day)]
        self._rows = sorted(held, key=lambda row: (row.first_day, row.code))
        self._events = [event for event in events if self._scale.holds(event.first_day, event.last_day)]
        found = count("%n mission", "%n missions", len(self._rows))
        if self._events:
            others = count("%n event of others", "%n events of others", len(self._events))
            found = tr("{missions}, {others}", missions=found, others=others)
        self.setAccessibleName(tr("{year} at a glance: {missions}", year=year, missions=found))
        for button in (*self._buttons, *self._marks):
            button.deleteLater()
        self._buttons = [_Bar(self, _told(row), partial(self.chosen.emit, row.id)) for row in self._rows]
        self._marks = [_Bar(self, _event_told(one), partial(self.event_chosen.emit, one.id)) for one in self._events]
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
            left, right = self._scale.bar(row.first_day, row.last_day)
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
        self._scale.paint_months(painter, _MONTHS_AT - 4, self.height() - 4)
        spans = self.spans()
        for span in spans:
            if self._bar(span, spans).bottom() <= self.height() - 2:
                self._paint_span(painter, span, self._bar(span, spans))
        self._paint_events(painter)
        self._scale.paint_today(painter, _MONTHS_AT + 8, self.height())

    def _paint_events(self, painter: QPainter) -> None:
        """What others hold, as hatched marks along the lower edge."""
        ours = [(row.first_day, row.last_day) for row in self._rows if not row.over]
        for event in self._events:
            hit = any(first <= event.last_day and event.first_day <= last for first, last in ours)
            paint_other(painter, self._mark(event), hit=hit)

    def _mark(self, event: Any) -> QRectF:
        left, right = self._scale.bar(event.first_day, event.last_day)
        return QRectF(left, self.height() - _MARKS, right - left, 8)

    def _paint_span(self, painter: QPainter, span: Span, bar: QRectF) -> None:
        colours = theme.tone("neu" if span.row.over else look_of(span.row.kind)[0])
        current = span.row.id == self._current
        painter.setPen(QPen(theme.color("accent") if current else colours.solid, 2 if current else 1))
        painter.setBrush(colours.soft)
        painter.drawRoundedRect(bar.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        token = "text2" if span.row.over else f"{look_of(span.row.kind)[0]}_text"
        words = QRectF(span.words_at, bar.y(), self.width(), bar.height())
        draw_text(painter, words, span.row.code, "caption", token, _MEDIUM)

    def _bar(self, span: Span, spans: Sequence[Span]) -> QRectF:
        lanes = 1 + max(each.lane for each in spans)
        below = _MARKS + 4 if self._events else _BOTTOM
        pitch = max(_LOWEST_LANE, min(_LANE, (self.height() - _LANES_AT - below) / lanes))
        return QRectF(span.left, _LANES_AT + span.lane * pitch, span.right - span.left, pitch - 5)

    def _place_buttons(self) -> None:
        """Each button where its bar is painted; those of lanes for which there is no room are away."""
        spans = self.spans()
        for span, button in zip(spans, self._buttons, strict=True):
            bar = self._bar(span, spans)
            button.setGeometry(bar.adjusted(-3, -2, 3, 2).toRect())
            button.setVisible(bar.bottom() <= self.height() - 2)
        for event, button in zip(self._events, self._marks, strict=True):
            button.setGeometry(self._mark(event).adjusted(-3, -4, 3, 4).toRect())
            button.show()

    @property
    def _scale(self) -> YearScale:
        return YearScale(self._year, _EDGE, self.width() - _EDGE)


class _Bar(QAbstractButton):
    """The bar of a mission or an event, as painted by the strip, for the mouse and for screen readers."""

    def __init__(self, strip: YearStrip, words: str, press: Callable[[], object]) -> None:
        super().__init__(strip)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(words)
        self.setToolTip(tip(words))
        self.clicked.connect(press)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The strip has painted it, words and all."""


def _told(row: Any) -> str:
    return dotted(row.code, shown(row.title), period(row.first_day, row.last_day))


def _event_told(event: Any) -> str:
    days = period(event.first_day, event.last_day)
    return dotted(event.organiser, event.title, days, event.places)
