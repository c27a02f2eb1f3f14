"""The tabs of the window, in order; a page's module is imported when its tab is first shown."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, cast

from eujc_desktop.ui.lookup import look_up

if TYPE_CHECKING:
    from eujc_desktop.ui.page import Page


class Tab(NamedTuple):
    """A tab: its key, words, icon, and where its page is."""

    key: str
    title: str
    icon: str
    page: str

    def page_class(self) -> type[Page]:
        return cast("type[Page]", look_up(self.page))


_PAGES, _PAPERS = "eujc_desktop.ui.pages", "eujc_desktop.ui.papers.body"

TABS = (
    Tab("missions", "Missions", "flag", f"{_PAGES}.missions:MissionsPage"),
    Tab("participants", "Participants", "users", f"{_PAGES}.participants:ParticipantsPage"),
    Tab("itineraries", "Itineraries", "calendar-days", f"{_PAGES}.itineraries:ItinerariesPage"),
    Tab("visits", "Company visits", "building-2", f"{_PAGES}.visits:VisitsPage"),
    Tab("entries", "Lists", "list", f"{_PAGES}.entries:EntriesPage"),
    Tab("documents", "Documents", "file-text", f"{_PAGES}.documents:DocumentsPage"),
    Tab("people", "People", "contact", f"{_PAGES}.people:PeoplePage"),
    Tab("statistics", "Statistics", "chart-column", f"{_PAGES}.statistics:StatisticsPage"),
)

NUMBERED = (*(tab.key for tab in TABS if tab.key != "entries"), "entries")
"""In the order of their keys, Ctrl+1 and so on; the lists of an activity, which few have, come last."""


def load() -> None:
    """Import all pages and the papers, on any thread; a tab first shown need not wait for it then."""
    for tab in TABS:
        tab.page_class()
    import_module(_PAPERS)
