"""The mission at hand, top left, and the popup to choose another."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from eujc_desktop.ui.components.paint import as_it_stands, draw_text, initials, paint_avatar, paint_box, paint_focus
from eujc_desktop.ui.components.push_button import PaintedButton
from eujc_desktop.ui.icons import draw_icon
from eujc_desktop.ui.mission_words import MissionEntry, tile
from eujc_desktop.ui.text import tr


class MissionSwitch(PaintedButton):
    """A button that names the mission at hand and opens the choice."""

    chosen = Signal(str)
    all_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._entries: Sequence[MissionEntry] = ()
        self._current: MissionEntry | None = None
        self.setFixedHeight(38)
        self.setMinimumWidth(200)
        self.setMaximumWidth(330)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(self.open)
        self.show_missions((), "")

    def show_missions(self, entries: Sequence[MissionEntry], current: str) -> None:
        """What there is to choose from, and which is at hand."""
        self._entries = tuple(entries)
        self._current = next((entry for entry in self._entries if entry.id == current), None)
        title = self._current.title if self._current else tr("No mission")
        as_it_stands(self, title)
        self.setAccessibleName(tr("Current mission: {title}", title=title))
        self.setToolTip(tr("Switch mission (Ctrl+Shift+M)"))
        self.update()

    def open(self) -> None:
        """Show the popup under the button."""
        from eujc_desktop.ui.components.mission_popup import ROW, MissionPopup

        current = self._current.id if self._current else ""
        popup = MissionPopup(self._entries, current, self._choose, self.all_requested.emit)
        popup.setParent(self, Qt.WindowType.Popup)
        popup.resize(max(330, self.width()), min(460, 100 + ROW * max(1, len(self._entries))))
        popup.move(self.mapToGlobal(QPoint(0, self.height() + 4)))
        popup.show()
        popup.box.setFocus()

    def sizeHint(self) -> QSize:
        return QSize(330, 38)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        paint_box(painter, rect, "hover" if self.underMouse() else "surface", "border_strong")
        short = tile(self._current.code) if self._current and self._current.code else initials(self.text())
        tone = self._current.tone if self._current else "neu"
        paint_avatar(painter, QRectF(6, 6, 26, 26), short, tone, square=True)
        room = self.width() - 70
        if self._current and self._current.detail:
            draw_text(painter, QRectF(41, 3, room, 18), self.text(), "body", "text", QFont.Weight.DemiBold)
            draw_text(painter, QRectF(41, 19, room, 16), self._current.detail, "caption", "text3")
        else:
            draw_text(painter, QRectF(41, 0, room, 38), self.text(), "body", "text", QFont.Weight.DemiBold)
        draw_icon(painter, "chevrons-up-down", "text3", QRectF(self.width() - 24, 12, 14, 14))
        if self.hasFocus():
            paint_focus(painter, rect, 8)

    def _choose(self, mission_id: str) -> None:
        self.chosen.emit(mission_id)
