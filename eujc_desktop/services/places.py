"""Where in the window a record is seen: the tab, the mission, and the row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from eujc_desktop.models.catalogue import model
from eujc_desktop.models.other_event import OtherEvent
from eujc_desktop.services import grids
from eujc_desktop.services.entry_lists import of_table
from eujc_desktop.store import journal
from eujc_desktop.store.work import Work

Key = tuple[str, str]
ENTRIES = "entries"
_PART = 500
_GRIDS = {
    "missions": "missions",
    "participants": "participants",
    "itineraries": "items",
    "visits": "visits",
    "people": "people",
}
_TABS: dict[str, tuple[str, ...]] = {
    "mission": ("missions",),
    "task": ("missions",),
    "other_event": ("missions",),
    "person": ("participants", "people"),
    "participation": ("participants",),
    "attendance": ("participants",),
    "attachment": ("participants", "visits", "people", "itineraries"),
    "mission_group": ("participants", "itineraries"),
    "organisation": ("visits", "participants"),
    "site": ("visits",),
    "contact": ("visits",),
    "visit": ("visits",),
    "approval": ("visits",),
    "host_log": ("visits",),
    "date_option": ("visits",),
    "visit_part": ("visits",),
    "visit_host": ("visits",),
    "visit_seat": ("visits",),
    "visit_question": ("visits",),
    "visit_quote": ("visits",),
    "gift_entry": ("visits",),
    "mission_day": ("itineraries",),
    "itinerary_item": ("itineraries",),
    "item_group": ("itineraries",),
    "item_person": ("itineraries",),
    "plan_rule": ("itineraries",),
    "acceptance": ("itineraries",),
    "standby": ("itineraries",),
    "showing": ("participants", "people"),
    "disclosure": ("documents",),
    "paper": ("documents",),
    "paper_setting": ("documents",),
}
_OWNERS = {
    "task": {"mission_id": "mission"},
    "attendance": {"participation_id": "participation"},
    "showing": {"person_id": "person"},
    "item_person": {"item_id": "itinerary_item"},
    "attachment": {
        "person_id": "person",
        "organisation_id": "organisation",
        "visit_id": "visit",
        "item_id": "itinerary_item",
    },
    "approval": {"visit_id": "visit"},
    "date_option": {"visit_id": "visit"},
    "visit_part": {"visit_id": "visit"},
    "visit_host": {"visit_id": "visit"},
    "visit_seat": {"visit_id": "visit"},
    "visit_question": {"visit_id": "visit"},
    "visit_quote": {"visit_id": "visit"},
    "gift_entry": {"visit_id": "visit"},
    "host_log": {"visit_id": "visit", "organisation_id": "organisation"},
}
"""Records that are seen with the one they belong to: the links to it, and its table."""
_OF_THE_PLAN = frozenset({"travel_times", "left_out"})
"""Fields of a mission that are seen in its itinerary alone."""


@dataclass(frozen=True)
class Place:
    """A tab, with the mission and the row to show there; both empty when the records are gone."""

    tab: str
    mission_id: str = ""
    row_id: str = ""


def where(
    work: Work, records: Sequence[Key], tab: str = "", mission_id: str = "", step: int | None = None, row_id: str = ""
) -> Place | None:
    """Where to look at some of the records: on the tab, mission and row at hand if possible; None when nowhere.

    The number of the `step` that has touched them tells what of them to look at.
    """
    if step is not None and [table for table, _ in records] == ["mission"] and _fields(work, step) <= _OF_THE_PLAN:
        return Place("itineraries", records[0][1])
    counted = Counter(name for table, _ in records for name in _TABS.get(table, _entries(table)))
    tabs = sorted(counted, key=lambda name: (name != tab, -counted[name]))
    for name in tabs:
        if (place := _row(work, name, records, (row_id, mission_id))) is not None:
            return place
    return Place(tabs[0]) if tabs else None


def _fields(work: Work, step: int) -> set[str]:
    """The names of what a step has changed."""
    return {name for entry in journal.entries(work.session.connection(), step) for name in entry.after or {}}


def _row(work: Work, tab: str, records: Sequence[Key], at_hand: Key) -> Place | None:
    """The row of a tab that holds some of the records, if possible the one `at_hand`, or one of its mission."""
    if tab == ENTRIES:
        return _entry(work, records)
    if tab == "missions" and (event := _event(work, records)):
        return Place(tab, row_id=event)
    if tab not in _GRIDS:
        return None
    rows = grids.holding(work, _GRIDS[tab], [*records, *_owners(work, records)])
    mine = [row for row in rows if row[1] == at_hand[1]]
    here = next((row for row in mine if row[0] == at_hand[0]), mine[0] if mine else None)
    if here is None and _lost_rows(work, tab, records):
        # What it was about is gone; a person changed along with it may take part elsewhere, but nobody looks there.
        return Place(tab)
    found = here or (rows[0] if rows else None)
    return Place(tab, found[1] or "", found[0]) if found else None


def _entries(table: str) -> tuple[str, ...]:
    """The tab of an activity's own lists, for what stands in one of them."""
    return (ENTRIES,) if of_table(table) else ()


def _entry(work: Work, records: Sequence[Key]) -> Place | None:
    """The first entry of an activity's own lists that is still there, with its mission."""
    for table, key in records:
        entry = work.session.get(model(table), key) if of_table(table) else None
        if entry is not None:
            return Place(ENTRIES, str(getattr(entry, "mission_id", "")), key)
    return Place(ENTRIES)


def _event(work: Work, records: Sequence[Key]) -> str:
    """The first event of others that is still there: the plan of the year shows it, of whatever mission."""
    keys = (key for table, key in records if table == OtherEvent.__tablename__)
    return next((key for key in keys if work.session.get(OtherEvent, key) is not None), "")


def _lost_rows(work: Work, tab: str, records: Sequence[Key]) -> bool:
    """Whether some of the records were rows of the tab's list and are no more."""
    spec = grids.GRIDS[_GRIDS[tab]]
    base = spec.records[spec.base]
    keys = [key for table, key in records if table == base.__tablename__]
    parts = (keys[at : at + _PART] for at in range(0, len(keys), _PART))
    there = sum(work.session.scalar(select(func.count()).where(base.id.in_(part))) or 0 for part in parts)
    return there < len(set(keys))


def _owners(work: Work, records: Sequence[Key]) -> list[Key]:
    """The records that the first of these belongs to."""
    found = []
    for table, key in records[:1]:
        record = work.session.get(model(table), key) if table in _OWNERS else None
        links = _OWNERS.get(table, {}).items() if record is not None else ()
        found += [(owner, getattr(record, link)) for link, owner in links if getattr(record, link)]
    return found
