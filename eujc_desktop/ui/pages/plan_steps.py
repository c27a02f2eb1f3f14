"""What can be done to an itinerary: items added, moved, placed, mended; each is one step with a name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from eujc_desktop import services
from eujc_desktop.common.errors import Refused
from eujc_desktop.common.said import say
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.jobs import Job
from eujc_desktop.ui.pages.chosen import Chosen
from eujc_desktop.ui.pages.moves import Moves, length, moved, put
from eujc_desktop.ui.pages.tray import Card
from eujc_desktop.ui.text import count, tr
from eujc_desktop.ui.timetable.gesture import USUAL, Span


class PlanSteps(QObject):
    """Works on the items that are selected.

    `shifted` tells that `plan` shows moves which are not written yet, `made` a new item and the field to type into,
    `refused` an error, `moved` an item that has other times on its day, and those it had before, `elsewhen` the items
    that have been moved, on the same day or not.
    """

    shifted = Signal()
    moved = Signal(str, object)
    elsewhen = Signal(object)
    made = Signal(str, str)
    refused = Signal(object)

    def __init__(self, desk: Desk, chosen: Chosen) -> None:
        super().__init__(chosen)
        self._desk, self._chosen = desk, chosen
        self._moves = Moves(self._write_moves, self)
        desk.settling.connect(self.flush)
        self.mission_id = ""
        self.plan: Any = None
        self.whose: Mapping[str, object] = {}
        """What a new item has from the start: those for whom alone the itinerary is shown."""

    @property
    def waiting(self) -> bool:
        """Whether moves are shown that are not written yet."""
        return self._moves.waiting

    def flush(self) -> None:
        """Write the moves that are shown."""
        self._moves.flush()

    def undo(self) -> None:
        """Take the last step back, be it written yet or not."""
        self._moves.flush()
        self._desk.office.undo()

    def add(self) -> None:
        """A new item on the day at hand, ready to be named."""
        mission, slot, title = self.mission_id, self._chosen.slot, tr("New item")
        if mission and slot is not None:
            end = slot + timedelta(minutes=USUAL)
            values = {**self.whose, "title": title}
            make = partial(services.timing.make, mission_id=mission, values=values, start=slot, end=end)
            self.make(tr("Add item"), make, "title")
        elif mission:
            values = {**self.whose, "title": title, "day_id": self._day_at_hand()}
            add = partial(services.itineraries.add, mission_id=mission, values=values)
            self.make(tr("Add item"), add, "title")

    def pencil_in(self) -> None:
        """What missions of the programme usually do, for an itinerary that is empty."""
        self.do(tr("Pencil in the usual items"), partial(services.typical_days.pencil_in, mission_id=self.mission_id))

    def duplicate(self) -> None:
        """Another item like the one at hand, on the same day."""
        if item_id := self._chosen.current_id:
            add = partial(services.itineraries.duplicate, mission_id=self.mission_id, item_id=item_id)
            self.make(tr("Duplicate “{title}”", title=self.title_of(item_id)), add, "")

    def take_away(self) -> None:
        """Put the selected items aside; those that lie there already are taken out of the itinerary."""
        waiting = {item.id for item in self.plan.unplaced} if self.plan else set()
        if waiting.issuperset(self._chosen.selected_ids()):
            self.remove()
        else:
            self.put_aside()

    def put_aside(self) -> None:
        """Have the selected items wait to be placed again."""
        ids = self._chosen.selected_ids()
        if ids:
            words = count("Put %n item aside", "Put %n items aside", len(ids))
            done = count("%n item put aside", "%n items put aside", len(ids))

            def write(work: Any) -> None:
                for item_id in ids:
                    services.itineraries.move(work, item_id, None)

            self._moves.flush()
            self.do(words, write).then(lambda _n: self._desk.toast_undo(done))

    def show_put(self, spans: Mapping[str, Span], zone: str) -> None:
        """Have the plan as it will be when items are at other times."""
        self._moves.flush()
        self.plan = replace(self.plan, days=put(self.plan.days, spans, zone))
        self.shifted.emit()

    def remove(self) -> None:
        """Take the selected items out, with a way back."""
        ids = self._chosen.selected_ids()
        if ids:
            words = count("Remove %n item", "Remove %n items", len(ids))
            done = count("%n item removed", "%n items removed", len(ids))
            job = self.do(words, lambda work: services.itineraries.remove(work, ids))
            job.then(lambda _n: self._desk.toast_undo(done))

    def shift(self, name: str, amount: int) -> None:
        """Move the selected items by minutes or days; the steps of keys that follow each other are one."""
        ids = self._chosen.selected_ids()
        if ids and name == "move_days":
            self._moves.flush()
            self._write_moves(name, ids, amount)
        elif ids and name == "shift_end" and self._would_vanish(ids, amount):
            self._refuse(Refused("An item cannot end before it starts.", cure="Move its start first."))
        elif ids:
            self._moves.add(name, ids, amount)
            self._show_moved(name, ids, amount)

    def _would_vanish(self, ids: Sequence[str], amount: int) -> bool:
        """Whether one of the items would have no time left: a key that is held stops there."""
        found = [item for item in map(self.item, ids) if item is not None and item.start and item.end]
        return any(length(item) + timedelta(minutes=amount) <= timedelta() for item in found)

    def move_to(self, day_id: str) -> None:
        """Put the selected items on another day, or with "" on none."""
        ids = self._chosen.selected_ids()
        day = next((day for day in self.plan.days if day.id == day_id), None)

        def write(work: Any) -> None:
            for item_id in ids:
                services.itineraries.move(work, item_id, day_id or None)

        self.do(self._to_day(ids, day), write).then(lambda _done: self.elsewhen.emit(ids))

    def place(self, card: Card) -> None:
        """Put a card of the tray on the day at hand, at the time agreed or with the time open."""
        if (day := self._day_at_hand()) is not None:
            on = partial(services.slots.place_on, mission_id=self.mission_id, kind=card.kind, key=card.id, day_id=day)
            self.make(tr("Place “{title}”", title=card.title), on, "start")

    def place_at(self, card: Card, starts: datetime, groups: Sequence[str] = ()) -> None:
        """Put a card of the tray where it begins at a moment, for everyone or for some groups."""
        at = partial(services.slots.place, mission_id=self.mission_id, kind=card.kind, key=card.id)
        self.make(tr("Place “{title}”", title=card.title), partial(at, starts=starts, groups=groups), "")

    def mend(self, label: str, finding: Any, fix: Any) -> Job:
        """Take the step of a fix."""
        self._moves.flush()
        job = self.do(label, lambda work: services.mending.apply(work, finding, fix))
        return job.then(lambda item_id: self.made.emit(item_id, "") if item_id else None)

    def item(self, item_id: str) -> Any:
        """An item of the plan, None when it is not in it."""
        return next((item for item in self.plan.items() if item.id == item_id), None) if self.plan else None

    def _show_moved(self, name: str, ids: list[str], amount: int) -> None:
        """Have the plan as it will be; what a step is called says where its item has gone."""
        self.plan = replace(self.plan, days=moved(self.plan.days, name, ids, amount))
        self.shifted.emit()

    def _write_moves(self, name: str, ids: list[str], amount: int) -> None:
        use_case = getattr(services.itineraries, name)

        def write(work: Any) -> None:
            for item_id in ids:
                use_case(work, item_id, amount)

        job = self.do(self._move_words(name, ids, amount), write)
        if name != "move_days" and len(ids) == 1:
            job.then(partial(self._tell_moved, ids[0], self._was(name, ids[0], amount)))
        job.then(lambda _done: self.elsewhen.emit(ids))

    def _tell_moved(self, item_id: str, was: Any, _result: object) -> None:
        if was is not None:
            self.moved.emit(item_id, was)

    def _was(self, name: str, item_id: str, amount: int) -> tuple[time, time | None] | None:
        """The times an item had before it was moved by so many minutes; None where that was on another day."""
        item, step = self.item(item_id), timedelta(minutes=amount)
        if item is None or item.start is None:
            return None
        start = item.start - step if name == "shift" else item.start
        end = item.end - step if item.end else None
        return (start.time(), end.time() if end else None) if start.date() == item.start.date() else None

    def _move_words(self, name: str, ids: Sequence[str], amount: int) -> str:
        item = self.item(ids[0])
        if name == "move_days" or len(ids) > 1 or item is None:
            return self._to_day(ids, self._day_on(ids[0], amount) if name == "move_days" else None)
        if name == "shift" and item.start:
            return tr("Move “{title}” to {time}", title=self.title_of(item.id), time=f"{item.start:%H:%M}")
        if name == "shift_end" and item.end:
            return tr("End “{title}” at {time}", title=self.title_of(item.id), time=f"{item.end:%H:%M}")
        return self._to_day(ids, None)

    def _day_on(self, item_id: str, step: int) -> Any:
        """The day so many days after that of an item, None beyond the mission."""
        days = list(self.plan.days)
        at = next((at for at, day in enumerate(days) if any(item.id == item_id for item in day.items)), None)
        return days[at + step] if at is not None and 0 <= at + step < len(days) else None

    def _to_day(self, ids: Sequence[str], day: Any) -> str:
        """The name of a step that moves one item or several, to a day where one is known."""
        if len(ids) > 1:
            return count("Move %n item", "Move %n items", len(ids))
        title = self.title_of(ids[0])
        if day is None or day.day is None:
            return tr("Move “{title}”", title=title)
        return tr("Move “{title}” to {where}", title=title, where=say("{day:short}", day=day.day))

    def make(self, label: str, use_case: Callable[[Any], str], field: str) -> None:
        """Take a step that gives an item, and go there, into one of its fields."""
        self.do(label, use_case).then(lambda item_id: self.made.emit(item_id, field))

    def do(self, label: str, use_case: Callable[[Any], object]) -> Job:
        """Take a step."""
        return self._desk.office.do(label, use_case).otherwise(self._refuse)

    def _refuse(self, error: Exception) -> None:
        self.refused.emit(error)

    def title_of(self, item_id: str) -> str:
        """What an item is called."""
        item = self.item(item_id)
        return (item.title or item.title_ja or tr(item.type_label)) if item is not None else ""

    def day_at_hand(self) -> Any:
        """The day that a card goes to, None where there is none."""
        day_id = self._day_at_hand()
        return next((day for day in self.plan.days if day.id == day_id), None) if self.plan else None

    def _day_at_hand(self) -> str | None:
        """The day that has the keyboard, else the first."""
        if self._chosen.current_day:
            return self._chosen.current_day
        return self.plan.days[0].id if self.plan and self.plan.days else None
