"""One itinerary item, or one day, as a form that writes by itself."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any, cast

from PySide6.QtCore import Signal

from eujc_desktop import services
from eujc_desktop.common.said import say
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


class ItemForm(RecordForm):
    """The fields of `services.itineraries.fields`; which of two equal times is asked only where a night has them."""

    lasting = ("start_turn", "end_turn")
    moved = Signal(str, object)
    """An item has other times on its day, and those it had before."""

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
        super().show_values(values, notes)

    def store(self, values: Mapping[str, Any], key: str, value: object, before: object) -> Job:
        title = values["title"] or values["title_ja"] or tr("item")
        label = tr("Change {field} of “{title}”", field=lowered(self.fields[key].label), title=title)
        change = partial(services.itineraries.change, item_id=values["id"], values={key: value})
        job = self.desk.office.do(label, change)
        if key in ("start", "end") and values["start"] is not None:
            was = (values["start"], values["end"])
            job.then(lambda _done: self.moved.emit(values["id"], was))
        return job


class DayForm(RecordForm):
    """The fields of `services.itineraries.day_fields`."""

    def store(self, values: Mapping[str, Any], key: str, value: object, before: object) -> Job:
        day = on_day(values["day"], with_year=False) if values["day"] else tr("day {n}", n=values["number"])
        label = tr("Change {field} of {day}", field=lowered(self.fields[key].label), day=day)
        change = partial(services.itineraries.change_day, day_id=values["id"], values={key: value})
        return self.desk.office.do(label, change)
