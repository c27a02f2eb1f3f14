"""Things laid over the window: they stay inside it, so focus and screenshots behave."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QWidget

from eujc_desktop.ui.components.paint import paint_box
from eujc_desktop.ui.theme import theme


class Overlay(QFrame):
    """A box with a shadow on top of its parent; `place` says where, at each size of the parent."""

    def __init__(
        self, parent: QWidget, *, fill: str = "raised", line: str = "border_strong", radius: float = 9
    ) -> None:
        super().__init__(parent)
        self.host = parent
        self._fill, self._line, self._radius = fill, line, radius
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(28)
        shadow.setOffset(0, 8)
        shadow.setColor(theme.color("shadow"))
        self.setGraphicsEffect(shadow)
        parent.installEventFilter(self)

    def place(self) -> None:
        """Move to where it belongs in the parent."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parent() and event.type() == QEvent.Type.Resize:
            self.place()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_box(QPainter(self), QRectF(self.rect()), self._fill, self._line, self._radius)


class Scrim(QWidget):
    """Dims the window behind an overlay; a click on it closes the overlay."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        self.setGeometry(parent.rect())
        parent.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parent() and event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.color("scrim"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self.hide()
