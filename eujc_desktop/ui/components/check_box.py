"""A box to tick that gives way where there is no room."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter

from eujc_desktop.ui.components.paint import elided
from eujc_desktop.ui.text import tip

_MARK = 26


class CheckBox(QCheckBox):
    """Elides its words, where a plain one would cut them off; the tooltip then has all of them."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = elided(self.text(), self.font(), self.width() - _MARK)
        whole = tip(self.text()) if option.text != self.text() else ""
        if self.toolTip() != whole:
            self.setToolTip(whole)
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_CheckBox, option)
