"""The button of a fix, which gives way where there is no room."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QStyleOptionButton, QStylePainter

from eujc_desktop.ui.components.paint import elided
from eujc_desktop.ui.components.push_button import PushButton
from eujc_desktop.ui.text import tip


class FixButton(PushButton):
    """A push button that elides its words, where a plain one would cut them off."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(56, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        room = self.width() - 19 - (0 if self.icon().isNull() else 20)
        shown = elided(self.text(), self.font(), room)
        if shown != self.text():
            self.setToolTip(tip(self.accessibleName()))
        option.text = shown
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)
