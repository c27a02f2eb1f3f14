"""The box in the header that opens the search."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from eujc_desktop.ui.components.paint import draw_text, paint_box, paint_focus, paint_key
from eujc_desktop.ui.components.push_button import PaintedButton
from eujc_desktop.ui.icons import draw_icon
from eujc_desktop.ui.text import tr


class SearchBox(PaintedButton):
    """Looks like a field, is a button: typing happens in the overlay it opens."""

    def __init__(self) -> None:
        super().__init__()
        self.setText(tr("Search people, companies, visits…"))
        self.setAccessibleName(tr("Search or run a command, Control K"))
        self.setToolTip(tr("Search and commands (Ctrl+K)"))
        self.setFixedHeight(32)
        self.setMinimumWidth(160)
        self.setMaximumWidth(420)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.IBeamCursor)

    def sizeHint(self) -> QSize:
        return QSize(420, 32)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        paint_box(painter, rect, "sunken", "border_strong", 7)
        draw_icon(painter, "search", "text3", QRectF(10, 8, 16, 16))
        left = paint_key(painter, self.width() - 6, 6.5, tr("Ctrl K"))
        draw_text(painter, QRectF(34, 0, left - 42, 32), self.text(), "body", "text3")
        if self.hasFocus():
            paint_focus(painter, rect, 7)
