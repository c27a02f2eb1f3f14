"""One itinerary item, or one day, as a form that writes by itself."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any, cast

from PySide6.QtCore import Signal

from eujc_desktop import services
from eujc_desktop.common.said import duration, say
from eujc_desktop.ui.days import on_day
from eujc_desktop.ui.editors import ChoiceEditor
from eujc_desktop.ui.jobs import Job
from eujc_desktop.ui.record_form import NO_NOTES, Notes, RecordForm
from eujc_desktop.ui.text import lowered, tr

ITEM_SECTIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (say("Item"), ("title", "title_ja", "type", "status", "day_id", "start", "end", "start_turn", "end_turn", "groups",
                   "number", "visit_id")),
    (say("Place"), ("place", "place_ja", "room", "address", "address_ja", "meeting_point", "meeting_time")),
    (say("Transport"), ("transport", "line", "seats", "luggage_seats", "leaves_from", "arrives_at",
                        "booking_reference", "zone", "end_zone")),
    (say("For the papers"), ("speaker", "interpreter", "dress", "bring", "meal_included", "paid_by", "note",
                             "internal_note", "in_book")),
)  # fmt: skip
DAY_SECTIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (say("Day"), ("day", "city", "city_ja", "theme", "theme_ja", "hotel_id", "dress", "weather", "note")),
)
_LONG = timedelta(hours=12)
"""What goes on for longer past midnight is more likely a slip of the pen than a night's work."""


class ItemForm(RecordForm):
    """The fields of `services.itineraries.fields`; which of two equal times is asked only where a night has them.

    Under an end that lies on the next day it says so.
    """

    lasting = ("start_turn", "end_turn")
    moved = Signal(str, object)
    """An item has other times on its day, and those it had before."""
    overnight = Signal(str, object, object)
    """An item now goes on past midnight for long: its start, and the times that were perhaps meant."""

    def show_values(self, values: Mapping[str, Any], notes: Notes = NO_NOTES) -> None:
        found = {name: services.itineraries.turns(values, name) for name in ("start", "end")}
        for name, turns in found.items():
            box = self.box(f"{name}_turn")
            box.setVisible(bool(turns))
            if (line := box.parentWidget()) is not None:
                # The line both stand in takes no room without either.
                line.setVisible(any(found.values()))
            if turns:
                cast("ChoiceEditor", box.editor).set_pairs(turns, optional=False)
                words = tr("This night has {time} twice: the clocks go back.", time=f"{values[name]:%H:%M}")
                notes = {**notes, f"{name}_turn": ("warn", words)}
        if values["end_day"] and values["end_day"] > (values["start_day"] or values["end_day"]):
            notes = {**notes, "end": _ends_later(values)}
        super().show_values(values, notes)

    def store(self, values: Mapping[str, Any], key: str, value: object, before: object) -> Job:
        title = values["title"] or values["title_ja"] or tr("item")
        label = tr("Change {field} of “{title}”", field=lowered(self.fields[key].label), title=title)
        change = partial(services.itineraries.change, item_id=values["id"], values={key: value})
        job = self.desk.office.do(label, change)
        if key in ("start", "end") and values["start"] is not None:
            was = (values["start"], values["end"])
            if meant := meant_times(values, key, value):
                start = value if key == "start" else values["start"]
                job.then(lambda _done: self.overnight.emit(values["id"], start, meant))
            else:
                job.then(lambda _done: self.moved.emit(values["id"], was))
        return job


def _ends_later(values: Mapping[str, Any]) -> tuple[str, str]:
    """That an item ends on another day; how long it goes on is told where one clock shows both times."""
    day = on_day(values["end_day"], with_year=False)
    if not _one_clock(values):
        return "", tr("Ends on {day}", day=day)
    lasts = _at(values["end_day"], values["end"]) - _at(values["start_day"], values["start"])
    time_ = tr(duration(int(lasts.total_seconds() // 60)))
    return "warn" if lasts > _LONG else "", tr("Ends on {day}, {time} after the start", day=day, time=time_)


def _one_clock(values: Mapping[str, Any]) -> bool:
    return values["end_zone"] in (None, "", values["zone"])


def meant_times(values: Mapping[str, Any], key: str, value: object) -> tuple[time, time] | None:
    """The start and end that were perhaps meant where a time was typed that makes an item last into the next day.

    After another start it lasts as long as before; an end before the start may be the start itself.
    """
    before = (values["start"], values["end"])
    start, end = (value, values["end"]) if key == "start" else (values["start"], value)
    if not isinstance(start, time) or not isinstance(end, time) or not _one_clock(values):
        return None
    today = values["start_day"] or date.min
    if end >= start or _at(today, end) + timedelta(days=1) - _at(today, start) <= _LONG:
        return None
    if key == "end" or before[1] is None or before[0] > before[1]:
        return end, start
    then = _at(today, start) + (_at(today, before[1]) - _at(today, before[0]))
    return (start, then.time()) if then.date() == today else (end, start)


def _at(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock.replace(fold=0))


class DayForm(RecordForm):
    """The fields of `services.mission_days.fields`."""

    def store(self, values: Mapping[str, Any], key: str, value: object, before: object) -> Job:
        day = on_day(values["day"], with_year=False) if values["day"] else tr("day {n}", n=values["number"])
        label = tr("Change {field} of {day}", field=lowered(self.fields[key].label), day=day)
        change = partial(services.mission_days.change, day_id=values["id"], values={key: value})
        return self.desk.office.do(label, change)
