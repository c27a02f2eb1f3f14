"""What is at hand in an itinerary, whichever view shows it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QObject, Signal


class Chosen(QObject):
    """The selected items, the one of them that has the keyboard, and its day; else a free time."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._ids: tuple[str, ...] = ()
        self.current_id = ""
        self.current_day = ""
        self.slot: datetime | None = None
        """Where a new item would begin."""

    def selected_ids(self) -> list[str]:
        """Ids of the selected items, in order of time."""
        return list(self._ids)

    def take(self, ids: Sequence[str], current: str, day_id: str, slot: datetime | None = None) -> bool:
        """Have something else at hand; whether it is."""
        before = (self._ids, self.current_id, self.current_day, self.slot)
        self._ids, self.current_id, self.current_day, self.slot = tuple(ids), current, day_id, slot
        if before != (self._ids, current, day_id, slot):
            self.changed.emit()
            return True
        return False
