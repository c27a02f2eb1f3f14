"""Chips: the word for a state, and filters to switch on and off."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QWidget

from eujc_desktop.ui.components.paint import (
    CHIP_HEIGHT,
    LEFT,
    as_it_stands,
    chip_width,
    metrics,
    paint_chip,
    paint_focus,
)
from eujc_desktop.ui.components.push_button import PaintedButton, ToolButton
from eujc_desktop.ui.icons import draw_icon, wear
from eujc_desktop.ui.text import escape, tip, tr
from eujc_desktop.ui.theme import theme

_FIXED = QSizePolicy.Policy.Fixed
_GAP = 6


class StatusChip(QWidget):
    """A state in a word, on the soft colour of its tone; the word is always there, never colour alone."""

    def __init__(
        self, text: str, tone: str = "neu", icon: str = "", *, dot: bool = False, outline: bool = False
    ) -> None:
        super().__init__()
        self._dot, self._outline = dot, outline
        self.setSizePolicy(QSizePolicy.Policy.Maximum, _FIXED)
        self.show_state(text, tone, icon)

    def show_state(self, text: str, tone: str, icon: str = "") -> None:
        self._text, self._tone, self._icon = text, tone, icon
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    @property
    def text(self) -> str:
        return self._text

    def sizeHint(self) -> QSize:
        return QSize(chip_width(self._text, self._icon, dot=self._dot), CHIP_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(48, self.sizeHint().width()), CHIP_HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        rect = QRectF(self.rect())
        paint_chip(QPainter(self), rect, self._text, self._tone, self._icon, dot=self._dot, outline=self._outline)
        self.setToolTip(tip(self._text) if self.width() < self.sizeHint().width() else "")


class FilterChip(PaintedButton):
    """A question kept as a switch, with how many it finds; grey when it finds none."""

    def __init__(self, key: str, text: str, count: int | None = None, tone: str = "", icon: str = "") -> None:
        super().__init__()
        self.key, self._words, self._tone, self._icon = key, text, tone, icon
        self._count: int | None = None
        as_it_stands(self, text)
        self.setCheckable(True)
        self.setFont(theme.font("small", QFont.Weight.Medium))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(_FIXED, _FIXED)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.set_count(count)

    @property
    def count(self) -> int | None:
        return self._count

    def set_count(self, count: int | None) -> None:
        """Show how many records the filter finds."""
        self._count = count
        name = tr("Filter: {text}", text=self._words)
        self.setAccessibleName(name if count is None else tr("{name}, {count}", name=name, count=count))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self.text()) + 22 + (18 if self._icon else 0)
        if self._count is not None:
            width += metrics("small", tabular=True).horizontalAdvance(str(self._count)) + _GAP
        return QSize(width, 26)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        self._paint_ground(painter, rect.adjusted(0.5, 0.5, -0.5, -0.5))
        on = self.isChecked()
        words = "accent_text" if on else "text3" if self._count == 0 else "text2"
        x = 10
        if self._icon:
            toned = bool(self._tone) and not on and self._count != 0
            mark = f"{self._tone}_text" if toned else words
            draw_icon(painter, self._icon, mark, QRectF(x, self.height() / 2 - 7, 14, 14))
            x += 18
        painter.setFont(self.font())
        painter.setPen(theme.color(words))
        width = self.fontMetrics().horizontalAdvance(self.text())
        painter.drawText(QRectF(x, 0, width + 2, self.height()), LEFT, self.text())
        if self._count is not None:
            painter.setFont(theme.font("small", tabular=True))
            painter.setPen(theme.color("accent_text" if on else "text3"))
            painter.drawText(QRectF(x + width + _GAP, 0, 60, self.height()), LEFT, str(self._count))
        if self.hasFocus():
            paint_focus(painter, rect, 12)

    def _paint_ground(self, painter: QPainter, rect: QRectF) -> None:
        hover = self.underMouse()
        # One that is on is known by its dark line too, not by its ground alone.
        line = "accent_text" if self.isChecked() else "border_strong" if hover else "border"
        painter.setPen(QPen(theme.color(line), 1.5 if self.isChecked() else 1))
        painter.setBrush(theme.color("accent_soft" if self.isChecked() else "hover" if hover else "surface"))
        painter.drawRoundedRect(rect, 13, 13)


class ChipRow(QWidget):
    """Filter chips on one line; those without room go into a menu “+n”, last those that are on."""

    toggled = Signal(str, bool)
    add_requested = Signal()
    menu_requested = Signal(str, QPoint)
    """The menu of a chip is asked for, at a place on the screen."""
    change_requested = Signal(str)
    """One of the user's own is to be changed."""

    def __init__(self, *, addable: bool = False) -> None:
        super().__init__()
        self._chips: list[FilterChip] = []
        self._hidden: list[FilterChip] = []
        self._addable, self._own = addable, list[tuple[str, str]]()
        self._more = ToolButton(self)
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._more.setAccessibleName(tr("More filters"))
        self._more.setToolTip(tr("More filters"))
        wear(self._more, "plus")
        self._menu = QMenu(self._more)
        self._menu.aboutToShow.connect(self._list_hidden)
        self._more.clicked.connect(self.add_requested)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, _FIXED)
        self.setMinimumWidth(60)
        self.setFixedHeight(28)

    def set_chips(self, chips: Sequence[FilterChip]) -> None:
        """Show these chips, in this order."""
        for old in self._chips:
            old.hide()
            old.deleteLater()
        self._chips = list(chips)
        for chip in self._chips:
            chip.setParent(self)
            chip.toggled.connect(partial(self._turned, chip))
            chip.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            chip.customContextMenuRequested.connect(partial(self._ask_menu, chip))
        self.arrange()

    def set_own(self, own: Sequence[tuple[str, str]]) -> None:
        """Which of them, as key and words, are the user's own and can be changed."""
        self._own = list(own)

    def chip(self, key: str) -> FilterChip:
        return next(chip for chip in self._chips if chip.key == key)

    def checked(self) -> list[str]:
        """Keys of the filters that are on."""
        return [chip.key for chip in self._chips if chip.isChecked()]

    def sizeHint(self) -> QSize:
        return QSize(sum(chip.sizeHint().width() + _GAP for chip in self._chips) + 40, 28)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.arrange()
        return super().event(event)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self.arrange()

    def _turned(self, chip: FilterChip, on: bool) -> None:  # noqa: FBT001 - a signal's argument
        self.arrange()
        self.toggled.emit(chip.key, on)

    def arrange(self) -> None:
        """Place the chips anew, as others are on now."""
        whole = sum(chip.sizeHint().width() + _GAP for chip in self._chips)
        all_fit = whole + (30 if self._addable else 0) <= self.width()
        limit = self.width() - (0 if all_fit else 46)
        x, self._hidden = 0, []
        room = limit - sum(chip.sizeHint().width() + _GAP for chip in self._chips if chip.isChecked())
        for chip in self._chips:
            width, on = chip.sizeHint().width(), chip.isChecked()
            room -= 0 if on else width + _GAP
            if x + width > limit or (not on and room < -_GAP):
                self._hidden.append(chip)
                chip.hide()
            else:
                chip.setGeometry(x, 1, width, 26)
                chip.show()
                x += width + _GAP
        self._more.setVisible(bool(self._hidden) or self._addable)
        # Without anything else to offer it begins a new filter at once.
        offered: Any = self._menu if self._hidden or self._own else None  # Qt takes None too
        self._more.setMenu(offered)
        name = tr("More filters") if self._hidden else tr("New filter…")
        self._more.setAccessibleName(name)
        self._more.setToolTip(name)
        self._more.setText(str(len(self._hidden)) if self._hidden else "")
        self._more.setGeometry(x, 0, self._more.sizeHint().width(), 28)

    def _list_hidden(self) -> None:
        self._menu.clear()
        for chip in self._hidden:
            name = chip.text() if chip.count is None else f"{chip.text()}   {chip.count}"
            action = self._menu.addAction(escape(name))
            action.setCheckable(True)
            action.setChecked(chip.isChecked())
            action.toggled.connect(chip.setChecked)
        if self._addable:
            self._menu.addSeparator()
            self._menu.addAction(tr("New filter…"), self.add_requested.emit)
        if self._own:
            change = self._menu.addMenu(tr("Change"))
            for key, words in self._own:
                change.addAction(escape(words), partial(self.change_requested.emit, key))

    def _ask_menu(self, chip: FilterChip, at: QPoint) -> None:
        self.menu_requested.emit(chip.key, chip.mapToGlobal(at))
