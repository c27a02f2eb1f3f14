"""The use cases of a mission office; a module loads when it is first asked for.

Screens write `from eujc_desktop import services` and call `services.people.enrol(work, …)`:
nothing of the database is imported before that call.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from eujc_desktop.common.said import say

if TYPE_CHECKING:
    from eujc_desktop.services import (
        attachments,
        attendance,
        audit,
        bulk,
        certificates,
        checks,
        consents,
        disclosures,
        duplicates,
        editions,
        grid_sheets,
        grids,
        history,
        import_report,
        imports,
        intake,
        itineraries,
        labels,
        letters,
        merging,
        mission_sheet,
        missions,
        overview,
        own_fields,
        paper_register,
        paper_settings,
        paper_states,
        paper_texts,
        papers,
        people,
        photos,
        places,
        programmes,
        records,
        rescheduling,
        rooming,
        rosters,
        sample,
        scans,
        search,
        seats,
        selection,
        sessions,
        show,
        showings,
        tasks,
        timelines,
        travel_mails,
        travellers,
        typical_days,
        visits,
    )

__all__ = [
    "attachments",
    "attendance",
    "audit",
    "bulk",
    "certificates",
    "checks",
    "consents",
    "disclosures",
    "duplicates",
    "editions",
    "grid_sheets",
    "grids",
    "history",
    "import_report",
    "imports",
    "intake",
    "itineraries",
    "labels",
    "letters",
    "merging",
    "mission_sheet",
    "missions",
    "overview",
    "own_fields",
    "paper_register",
    "paper_settings",
    "paper_states",
    "paper_texts",
    "papers",
    "people",
    "photos",
    "places",
    "programmes",
    "records",
    "rescheduling",
    "rooming",
    "rosters",
    "sample",
    "scans",
    "search",
    "seats",
    "selection",
    "sessions",
    "show",
    "showings",
    "tasks",
    "timelines",
    "travel_mails",
    "travellers",
    "typical_days",
    "visits",
]


def __getattr__(name: str) -> Any:
    if name in __all__:
        return import_module(f"{__name__}.{name}")
    raise AttributeError(say("no service is called {name}", name=name))
