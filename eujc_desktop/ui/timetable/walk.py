"""How the keyboard goes through a timetable: from item to item in time, and over free times."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from eujc_desktop.ui.components.messages import announce
from eujc_desktop.ui.days import on_day
from eujc_desktop.ui.text import tr
from eujc_desktop.ui.timetable.gesture import moment

if TYPE_CHECKING:
    from eujc_desktop.ui.timetable.time_grid import TimeGrid

Key = Qt.Key
STEP = 30
MORNING = 9 * 60
"""Minutes from one free time to the next, and where the free time of an empty day begins."""


class Walk:
    """Goes through the items of a view, and tells it when there are no more."""

    def __init__(self, view: TimeGrid) -> None:
        self._view = view

    def key(self, event: QKeyEvent) -> bool:
        """Go where an arrow says; whether it was one."""
        key, ids, bar = Key(event.key()), self._view.items.ids, self._view.verticalScrollBar()
        if key in (Key.Key_Up, Key.Key_Down):
            self._up_or_down(1 if key == Key.Key_Down else -1)
        elif key in (Key.Key_Left, Key.Key_Right):
            self._across(1 if key == Key.Key_Right else -1)
        elif key in (Key.Key_Home, Key.Key_End) and ids:
            self._view.go(ids[0 if key == Key.Key_Home else -1])
        elif key in (Key.Key_PageUp, Key.Key_PageDown):
            bar.setValue(bar.value() + (1 if key == Key.Key_PageDown else -1) * bar.pageStep())
        else:
            return False
        return True

    def step(self, step: int) -> None:
        """Go to the next or previous item in time, and beyond the last one to other days."""
        ids, current = self._view.items.ids, self._view.current_id
        at = ids.index(current) + step if current in ids else self._near_slot(step)
        if 0 <= at < len(ids):
            self._view.go(ids[at])
        else:
            self._view.beyond.emit(step)

    def tab(self, *, forward: bool) -> bool:
        """Go to the next item; whether there is one here."""
        ids, current = self._view.items.ids, self._view.current_id
        at = ids.index(current) + (1 if forward else -1) if current in ids else -1
        if 0 <= at < len(ids):
            self._view.go(ids[at])
        return 0 <= at < len(ids)

    def to_day(self, day: date) -> None:
        """Go to the free time before the first item of a day."""
        days = [each.date for each in self._view.board.days]
        first = next((piece for piece in self._view.board.pieces if days[piece.column] == day), None)
        self.to(day, first.start - STEP if first is not None else MORNING)

    def to(self, day: date, minute: float) -> None:
        """Make a free time the one at hand."""
        at = min(max(0, int(minute)), 24 * 60 - STEP)
        self._view.choose([], "", moment(day, at))
        self._view.show_minute(at)
        time = f"{at // 60:02d}:{at % 60:02d}"
        announce(self._view, tr("{day}, {time}, free", day=on_day(day, long=True), time=time))
        self._view.picked.emit()

    def _up_or_down(self, step: int) -> None:
        """Through the items, or over the free times of a day that has none."""
        slot, board = self._view.slot, self._view.board
        if slot is not None and not any(board.days[piece.column].date == slot.date() for piece in board.pieces):
            self.to(slot.date(), _minute(slot) + step * STEP)
        else:
            self.step(step)

    def _across(self, step: int) -> None:
        """Go to the item at about the same time on another day, or to a free time there."""
        view, board = self._view, self._view.board
        column = next((at for at, each in enumerate(board.days) if each.date == view.day), None)
        if column is None or not 0 <= column + step < len(board.days):
            view.beyond.emit(step)
            return
        piece = view.layer.piece_of(view.current_id)
        minute = piece.start if piece is not None else _minute(view.slot) if view.slot else board.first_minute
        there = [piece for piece in board.pieces if piece.column == column + step]
        if there:
            view.go(min(there, key=lambda piece: abs(piece.start - minute)).id)
        else:
            self.to(board.days[column + step].date, minute)

    def _near_slot(self, step: int) -> int:
        """The place in the list of the item after the free time at hand, or before it."""
        view, entries = self._view, self._view.board.shown.entries
        slot = view.slot
        after = (at for at, key in enumerate(view.items.ids) if slot is None or (entries[key].start or slot) >= slot)
        following = next(after, len(view.items.ids))
        return following if step > 0 else following - 1


def _minute(moment: datetime) -> int:
    return moment.hour * 60 + moment.minute
