"""A choice whose words give way where there is no room, as those of labels do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter

from eujc_desktop.ui.text import tip


class ElidedCombo(QComboBox):
    """Shows what is chosen with an ellipsis where it is too long, and whole in the tooltip."""

    def __init__(self) -> None:
        super().__init__()
        self.currentTextChanged.connect(lambda words: self.setToolTip(tip(words)))

    def words(self) -> str:
        """What is chosen, as it is shown."""
        return self._option().currentText

    def _option(self) -> QStyleOptionComboBox:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self)
        elide = Qt.TextElideMode.ElideRight
        option.currentText = self.fontMetrics().elidedText(option.currentText, elide, room.width() - 2)
        return option

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, option = QStylePainter(self), self._option()
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
