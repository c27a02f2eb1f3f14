"""Painted marks that say a value: avatar, bar, ring, phase strip, figure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from eujc_desktop.common.figures import per_cent
from eujc_desktop.ui.components.labels import ElidedLabel, label
from eujc_desktop.ui.components.paint import (
    CENTRE,
    draw_text,
    initials,
    metrics,
    paint_avatar,
    paint_bar,
    paint_ring,
    tone_of,
)
from eujc_desktop.ui.text import percent, tr
from eujc_desktop.ui.theme import theme


class Avatar(QWidget):
    """Initials of a person on a disc, or of a mission or company on a tile."""

    def __init__(self, name: str = "", size: int = 32, tone: str = "", *, square: bool = False, text: str = "") -> None:
        super().__init__()
        self._square = square
        self.setFixedSize(size, size)
        self.show_name(name, tone, text)

    def show_name(self, name: str, tone: str = "", text: str = "") -> None:
        self._text, self._tone = text or initials(name), tone or tone_of(name)
        self.setAccessibleName(name)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_avatar(QPainter(self), QRectF(self.rect()), self._text, self._tone, square=self._square)


class Bar(QWidget):
    """How many of how many."""

    def __init__(self, done: int = 0, total: int = 0, token: str = "accent", height: int = 6) -> None:
        super().__init__()
        self._token = token
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_value(done, total)

    def show_value(self, done: int, total: int) -> None:
        self._fraction = done / total if total else 0.0
        self.setAccessibleName(tr("{done} of {total}", done=done, total=total))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(80, self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_bar(QPainter(self), QRectF(self.rect()), self._fraction, self._token)


class Ring(QWidget):
    """A share in per cent, as a ring with the number in it."""

    def __init__(self, fraction: float = 0.0, size: int = 40, token: str = "accent") -> None:
        super().__init__()
        self._token = token
        self.setFixedSize(size, size)
        self.show_value(fraction)

    def show_value(self, fraction: float, token: str = "") -> None:
        self._fraction, self._token = fraction, token or self._token
        self.setAccessibleName(tr("{percent} per cent", percent=int(per_cent(fraction))))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        text = percent(self._fraction)
        paint_ring(QPainter(self), QRectF(self.rect()), self._fraction, self._token, text)


class Phase(NamedTuple):
    """One stretch of a mission: `state` is done, now or next; `weight` its share of the strip, `progress` 0 to 1."""

    label: str
    first: str
    state: str = "next"
    weight: float = 1.0
    progress: float = 0.0


_PHASE_TOKENS = {"done": "ok", "now": "info_line", "next": "border_strong"}


_ONE_LEVEL, _TWO_LEVELS = 66, 98


class Phases(QWidget):
    """The stretches of a mission in a row, with today; where their words do not fit, every other stands lower."""

    def __init__(self) -> None:
        super().__init__()
        self._phases: Sequence[Phase] = ()
        self._today = ""
        self.setFixedHeight(_ONE_LEVEL)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_phases(self, phases: Sequence[Phase], today: str = "") -> None:
        """`today` is what stands over today's mark, for example “Today, T−39”."""
        self._phases, self._today = tuple(phases), today
        words = {"done": tr("done"), "now": tr("in progress"), "next": tr("to come")}
        told = ", ".join(f"{phase.label} {words[phase.state]}" for phase in phases)
        self.setAccessibleName(tr("Phases: {phases}", phases=told))
        self._set_height()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_height()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x = 0.0
        for phase, width, words in zip(self._phases, self._widths(), self.words(), strict=True):
            self._paint_phase(painter, phase, x, width)
            self._paint_words(painter, phase, words)
            x += width
        if self._today and self._phases and all(phase.state != "now" for phase in self._phases):
            done = [phase.state for phase in self._phases].count("done")
            self._paint_today(painter, min(self.width() - 2.0, sum(self._widths()[:done]) + 1))

    def words(self) -> list[QRectF]:
        """Where name and first day of each phase stand."""
        found, x = [], 0.0
        widths, lower = self._widths(), self._crowded
        for at, (width, wanted) in enumerate(zip(widths, self._wanted(), strict=True)):
            # Those on the other level leave the room under the next phase; the last one ends with the strip.
            room = sum(widths[at : at + 2]) if lower else width
            left = max(0.0, min(x, self.width() - wanted)) if lower else x
            top = 33.0 + (_TWO_LEVELS - _ONE_LEVEL) * (lower and at % 2)
            found.append(QRectF(left, top, max(room, wanted if lower else 0) - 1, 30))
            x += width
        return found

    def _wanted(self) -> list[float]:
        """How wide the words of each phase are."""
        bold, plain = metrics("caption", QFont.Weight.DemiBold), metrics("caption")
        return [
            max(bold.horizontalAdvance(phase.label), plain.horizontalAdvance(phase.first)) + 5.0
            for phase in self._phases
        ]

    @property
    def _crowded(self) -> bool:
        return sum(self._wanted()) > self.width()

    def _set_height(self) -> None:
        wanted = _TWO_LEVELS if self._crowded else _ONE_LEVEL
        if wanted != self.height():
            self.setFixedHeight(wanted)

    def _widths(self) -> list[float]:
        """Room for the words of each phase, and the rest shared by weight."""
        wanted = self._wanted()
        spare, total = self.width() - sum(wanted), sum(phase.weight for phase in self._phases) or 1.0
        if spare < 0:
            return [self.width() * own / sum(wanted) for own in wanted]
        return [own + spare * phase.weight / total for own, phase in zip(wanted, self._phases, strict=True)]

    def _paint_phase(self, painter: QPainter, phase: Phase, x: float, width: float) -> None:
        now = phase.state == "now"
        bar = QRectF(x, 20, width - 3, 10)
        if theme.contrast and phase.state != "done":
            # What is to come is empty: two fills would differ by their colour alone.
            painter.setPen(QPen(theme.color("border"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(bar.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
            painter.setPen(Qt.PenStyle.NoPen)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(_PHASE_TOKENS[phase.state]))
            painter.drawRoundedRect(bar, 3, 3)
        if now:
            painter.setBrush(theme.color("accent"))
            painter.drawRoundedRect(QRectF(x, 20, max(6.0, bar.width() * phase.progress), 10), 3, 3)
        if now and self._today:
            self._paint_today(painter, x + bar.width() * phase.progress)

    def _paint_words(self, painter: QPainter, phase: Phase, words: QRectF) -> None:
        weight = QFont.Weight.DemiBold if phase.state == "now" else QFont.Weight.Medium
        colour = "text2" if phase.state == "next" else "text"
        draw_text(painter, QRectF(words.x(), words.y(), words.width(), 16), phase.label, "caption", colour, weight)
        draw_text(painter, QRectF(words.x(), words.y() + 15, words.width(), 15), phase.first, "caption", "text3")

    def _paint_today(self, painter: QPainter, x: float) -> None:
        painter.setPen(QPen(theme.color("text"), 1.5))
        painter.drawLine(QLineF(QPointF(x, 16), QPointF(x, 32)))
        painter.setFont(theme.font("caption", QFont.Weight.DemiBold))
        wide = metrics("caption", QFont.Weight.DemiBold).horizontalAdvance(self._today) + 4.0
        left = min(max(0.0, x - wide / 2), max(0.0, self.width() - wide))
        painter.drawText(QRectF(left, 0, wide, 15), CENTRE, self._today)


class Figure(QWidget):
    """A number with what it counts under it."""

    def __init__(self, number: str, caption: str, tone: str = "") -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._number = label(number, "title", tone, tabular=True)
        self._number.setAccessibleName(f"{caption}: {number}")
        layout.addWidget(self._number)
        self._caption = ElidedLabel(caption, "caption", "muted")
        layout.addWidget(self._caption)

    @property
    def cut(self) -> bool:
        """Whether part of what it counts is not shown."""
        return self._caption.cut

    def sizeHint(self) -> QSize:
        wanted = super().sizeHint()
        return wanted.expandedTo(QSize(self._caption.sizeHint().width() + 2, wanted.height()))

    def show_number(self, number: str) -> None:
        self._number.setText(number)
