"""Where in the window a record is seen: the tab, the mission, and the row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from eujc_desktop.models.task import Task
from eujc_desktop.services import grids
from eujc_desktop.store.work import Work

Key = tuple[str, str]
_GRIDS = {"missions": "missions", "participants": "participants", "itineraries": "items", "visits": "visits"}
_TABS: dict[str, tuple[str, ...]] = {
    "mission": ("missions",),
    "task": ("missions",),
    "person": ("participants",),
    "participation": ("participants",),
    "attendance": ("participants",),
    "mission_group": ("participants", "itineraries"),
    "organisation": ("visits", "participants"),
    "site": ("visits",),
    "contact": ("visits",),
    "visit": ("visits",),
    "mission_day": ("itineraries",),
    "itinerary_item": ("itineraries",),
    "item_group": ("itineraries",),
    "paper": ("documents",),
    "paper_setting": ("documents",),
}


@dataclass(frozen=True)
class Place:
    """A tab, with the mission and the row to show there; both empty when the records are gone."""

    tab: str
    mission_id: str = ""
    row_id: str = ""


def where(work: Work, records: Sequence[Key], tab: str = "", mission_id: str = "") -> Place | None:
    """Where to look at some of the records: on the tab and in the mission at hand if possible; None when nowhere."""
    counted = Counter(name for table, _ in records for name in _TABS.get(table, ()))
    tabs = sorted(counted, key=lambda name: (name != tab, -counted[name]))
    for name in tabs:
        if (place := _row(work, name, records, mission_id)) is not None:
            return place
    return Place(tabs[0]) if tabs else None


def _row(work: Work, tab: str, records: Sequence[Key], mission_id: str) -> Place | None:
    if tab not in _GRIDS:
        return None
    rows = grids.holding(work, _GRIDS[tab], [*records, *_missions_of_tasks(work, records)])
    found = next((row for row in rows if row[1] == mission_id), rows[0] if rows else None)
    return Place(tab, found[1] or "", found[0]) if found else None


def _missions_of_tasks(work: Work, records: Sequence[Key]) -> list[Key]:
    tasks = (work.session.get(Task, key) for table, key in records[:1] if table == "task")
    return [("mission", task.mission_id) for task in tasks if task is not None]
