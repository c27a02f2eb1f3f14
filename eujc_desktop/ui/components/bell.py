"""The bell of the header, with how many deadlines are late."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAction, QFont, QPainter, QPaintEvent

from eujc_desktop.ui.components.paint import CENTRE
from eujc_desktop.ui.components.push_button import ToolButton
from eujc_desktop.ui.icons import wear
from eujc_desktop.ui.theme import theme


class Bell(ToolButton):
    """Follows its action; a small red number says that something waits."""

    def __init__(self, action: QAction) -> None:
        super().__init__()
        self._number = 0
        wear(action, "bell", "text2")
        self.setDefaultAction(action)
        self.setIconSize(QSize(16, 16))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(action.iconText())

    def show_number(self, number: int, name: str, told: str) -> None:
        """Mark the bell, or nothing with 0; `told` says the number in words."""
        self._number = number
        self.setAccessibleName(f"{name}, {told}" if number else name)
        self.setToolTip(self.accessibleName())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._number:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mark = QRectF(self.width() - 15, 1, 14, 14)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("err_fill"))
        painter.drawEllipse(mark)
        font = QFont(theme.font("caption", QFont.Weight.DemiBold))
        font.setPixelSize(9)
        painter.setFont(font)
        painter.setPen(theme.color("on_accent"))
        painter.drawText(mark, CENTRE, str(self._number) if self._number < 10 else "9+")
