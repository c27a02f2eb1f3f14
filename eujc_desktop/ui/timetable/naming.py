"""The field in which the title of a new item is typed, in the place that was drawn for it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from eujc_desktop.ui.text import tr
from eujc_desktop.ui.timetable.gesture import Drop

if TYPE_CHECKING:
    from eujc_desktop.ui.timetable.time_grid import TimeGrid


class TitleEditor(QLineEdit):
    """Enter makes the item, Esc does not; who goes elsewhere makes it where a title has been typed."""

    def __init__(self, view: TimeGrid) -> None:
        super().__init__(view.viewport())
        self._view = view
        self.drop: Drop | None = None
        """What is being named."""
        self.setAccessibleName(tr("Title of the new item"))
        self.setPlaceholderText(tr("Title"))
        self.hide()

    def begin(self, drop: Drop) -> None:
        """Ask for the title of an item at these times."""
        self.drop = drop
        self.clear()
        self.follow()
        self.show()
        self.setFocus()
        self._view.viewport().update()

    def follow(self) -> None:
        """Stay at the place of the item while the view scrolls."""
        if self.drop is None:
            return
        ((key, span),) = self.drop.spans.items()
        boxes = self._view.layer.boxes_of(key, span, self.drop.groups)
        if boxes:
            box = self._view.layer.on_screen(boxes[0])
            width = max(int(box.width), 120)
            left = min(int(box.x), self._view.viewport().width() - width)
            self.setGeometry(QRect(left, int(box.y) + 1, width, self.sizeHint().height()))

    def finish(self, *, make: bool) -> None:
        """Make the item, or leave it."""
        drop, self.drop = self.drop, None
        if drop is None:
            return
        focused = self.hasFocus()
        self.hide()
        if focused:
            self._view.setFocus()
        if make:
            self._view.dropped.emit(replace(drop, title=self.text().strip() or tr("New item")))
        self._view.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finish(make=True)
        elif event.key() == Qt.Key.Key_Escape:
            self.finish(make=False)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.finish(make=bool(self.text().strip()))
