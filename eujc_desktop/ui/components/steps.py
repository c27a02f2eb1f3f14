"""The steps of a task in a row: done, at hand, still to come; each is a way there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from eujc_desktop.ui.components.paint import LEFT, metrics, paint_focus
from eujc_desktop.ui.components.push_button import PaintedButton
from eujc_desktop.ui.icons import draw_icon
from eujc_desktop.ui.text import tr
from eujc_desktop.ui.theme import theme

_MARK, _GAP, _LINE, _HEIGHT = 18, 6, 24, 28
_BOLD = QFont.Weight.DemiBold


class StepMarks(QWidget):
    """`asked` tells the number of the step to go to, from 0."""

    asked = Signal(int)

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self.buttons = [_Step(at, name, len(names)) for at, name in enumerate(names)]
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for button in self.buttons:
            layout.addWidget(button)
            button.clicked.connect(lambda _on=False, at=button.at: self.asked.emit(at))
        self.now = 0
        self.show_step(0)

    def show_step(self, now: int) -> None:
        """Mark a step as the one at hand, those before it as done."""
        self.now = now
        for button in self.buttons:
            button.show_step(now)

    def set_short(self, *, on: bool) -> None:
        """Name only the step at hand, where there is little room; tooltips name the others."""
        for button in self.buttons:
            button.set_short(on=on)


class _Step(PaintedButton):
    """A number in a ring, a tick once it is done, with its name; a line leads to it from the one before."""

    def __init__(self, at: int, name: str, count: int) -> None:
        super().__init__()
        self.at, self._name, self._count, self._now, self._short = at, name, count, 0, False
        self.setText(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_step(self, now: int) -> None:
        self._now = now
        name = tr("Step {number} of {all}: {name}", number=self.at + 1, all=self._count, name=self._name)
        self.setAccessibleName(tr("{step}, at hand", step=name) if now == self.at else name)
        self.updateGeometry()
        self.update()

    def set_short(self, *, on: bool) -> None:
        self._short = on
        self.setToolTip(self.text() if on else "")
        self.updateGeometry()
        self.update()

    @property
    def _is_named(self) -> bool:
        return not self._short or self.at == self._now

    def sizeHint(self) -> QSize:
        width = metrics("small", _BOLD).horizontalAdvance(self.text()) if self._is_named else 0
        return QSize((_LINE if self.at else 0) + _MARK + _GAP + width + 10, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, left = self.height() / 2, float(_LINE if self.at else 0)
        if self.at:
            painter.setPen(QPen(theme.color("border_strong"), 1))
            painter.drawLine(4, int(middle), _LINE - 6, int(middle))
        ring = QRectF(left + 0.5, middle - _MARK / 2 + 0.5, _MARK - 1, _MARK - 1)
        here, done = self.at == self._now, self.at < self._now
        painter.setPen(QPen(theme.color("accent" if here or done else "border_strong"), 1.4))
        painter.setBrush(theme.color("accent" if here else "surface"))
        painter.drawEllipse(ring)
        if done:
            draw_icon(painter, "check", "accent_text", ring.adjusted(3, 3, -3, -3))
        else:
            painter.setFont(theme.font("caption", _BOLD))
            painter.setPen(theme.color("on_accent" if here else "text3"))
            painter.drawText(ring, Qt.AlignmentFlag.AlignCenter, str(self.at + 1))
        painter.setFont(theme.font("small", _BOLD if here else None))
        painter.setPen(theme.color("text" if here or self.underMouse() else "text2"))
        if self._is_named:
            painter.drawText(QRectF(left + _MARK + _GAP, 0, self.width(), self.height()), LEFT, self.text())
        if self.hasFocus():
            paint_focus(painter, QRectF(self.rect()).adjusted(left - 2, 2, 0, -2))
