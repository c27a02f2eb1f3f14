"""What each kind of activity works with: tabs of the window, lists of its own, papers, and what it counts as results.

The one place that says so; window, menus, papers and statistics go by it. Whatever else a mission holds is shown
besides, so nothing that was entered is out of sight.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

PEOPLE, PLAN, VISITS, LISTS, PAPERS = "participants", "itineraries", "visits", "entries", "documents"
ALWAYS: Final = ("missions", "people", "statistics")
"""Tabs that are about all missions."""

_NAMES = ("badges", "table_signs", "attendance", "sign_in", "certificates", "letters", "delegation",
          "evaluation_sheet", "evaluation_report")  # fmt: skip
_PROGRAMME = ("programme_sheet", "programme_table", "one_page", "outline", "change_slip")
_EVENT = (*_PROGRAMME, *_NAMES, "place_cards", "meals", "diet_cards", "letters_to_hosts")
_TRAVEL = ("briefing_book", "booklet", "rooming", "manifest", "luggage", "seats", "luggage_tags", "bus_signs",
           "bus_signs_transfers", "emergency_folder", "visa_dossier", "wall_chart", "pocket_card", "visit_sheets",
           "leader_sheets", "bag_lists", "mission_report", "finance")  # fmt: skip
_STAY = ("briefing_book", "programme_sheet", "programme_table", "one_page", "outline", "letters", "letters_to_hosts",
         "visa_dossier", "certificates", "badges", "emergency_folder", "attendance", "manifest", "evaluation_sheet",
         "evaluation_report", "finance")  # fmt: skip
CHECKLIST, REGISTER = "checklist", "register"
"""The papers of every kind: its tasks, and its lists, where it keeps any."""


class Tools(NamedTuple):
    """The tools of one kind: tabs, lists in the tab of its own, papers, and the list whose entries are its results."""

    tabs: tuple[str, ...]
    lists: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    results: str = ""
    home: str = ""
    """The tab to go to when the one at hand has no place here."""

    @property
    def told_by(self) -> tuple[str, ...]:
        """The lists by which a mission is told in figures, the one that counts or matters most first."""
        first = self.results or next((key for key in self.lists if key == "placements"), "")
        return tuple(dict.fromkeys(key for key in (first, *self.lists) if key))

    def shows(self, tab: str) -> bool:
        """Whether a tab belongs to the kind, or to all."""
        return tab in self.tabs or tab in ALWAYS or tab == PAPERS or (tab == LISTS and bool(self.lists))

    def with_papers(self, wanted: Iterable[str]) -> Tools:
        """The same with only those papers, as a template may name some."""
        named = frozenset(wanted)
        return self._replace(papers=tuple(paper for paper in self.papers if paper in named))

    def makes(self, paper: str) -> bool:
        """Whether a paper belongs to the kind; one that no kind names belongs to all."""
        if paper == REGISTER:
            return bool(self.lists)
        return paper in self.papers or paper not in ALL.papers


_MISSION = Tools((PEOPLE, PLAN, VISITS), (), (*_EVENT, *_TRAVEL), home=PEOPLE)
_STUDENTS = Tools((PEOPLE, PLAN), ("offers", "placements", "reports", "sessions"), _STAY, home=PEOPLE)
_MEETING = Tools((PEOPLE, PLAN), ("sessions",), _EVENT, "sessions", LISTS)

TOOLS: Final[dict[str, Tools]] = {
    "training mission": _MISSION,
    "mission": _MISSION,
    "fair mission": _MISSION._replace(lists=("shifts",)),
    "company visit": _MISSION,
    "incoming mission": _MISSION,
    "partnering event": Tools(
        (PEOPLE, PLAN), ("partnering", "wishes", "tables", "slots"), (*_EVENT, *_TRAVEL), home=LISTS
    ),
    "traineeship": _STUDENTS,
    "fellowship": Tools((PEOPLE,), ("placements", "reports"), _STAY, "reports", PEOPLE),
    "seminar": _MEETING,
    "workshop": _MEETING,
    "round table": _MEETING,
    "webinar": Tools(
        (PEOPLE,),
        ("sessions",),
        ("letters", "certificates", "attendance", "evaluation_sheet", "evaluation_report"),
        "sessions",
        LISTS,
    ),
    "helpdesk": Tools((), ("cases", "sessions"), (), "cases", LISTS),
    "service": Tools((PEOPLE,), ("cases", "placements", "reports"), ("letters", "certificates"), "cases", LISTS),
    "publication": Tools((), ("publications",), (), "publications", LISTS),
    "newsletter": Tools((), ("issues",), (), "issues", LISTS),
    "project": Tools((), ("partners", "packages", "reports", "sessions"), (), "sessions", LISTS),
    "partnership": Tools((), ("agreements", "partners", "sessions"), (), "agreements", LISTS),
    "institution": Tools(()),
}
"""By the kind of a mission, as its field has it."""

USUAL: Final = "training mission"
"""What is shown while there is no mission."""
ALL: Final = Tools(
    (PEOPLE, PLAN, VISITS),
    tuple(dict.fromkeys(each for tools in TOOLS.values() for each in tools.lists)),
    tuple(dict.fromkeys(each for tools in TOOLS.values() for each in tools.papers)),
    home=PEOPLE,
)
"""Everything there is: for an activity of no kind that is known."""


def tools(kind: str, holds: Iterable[str] = ()) -> Tools:
    """The tools of a kind, and what a mission holds besides: tabs and lists with entries in them."""
    usual, held = TOOLS.get(kind, ALL), frozenset(holds)
    tabs = tuple(tab for tab in ALL.tabs if tab in usual.tabs or tab in held)
    lists = (*usual.lists, *(each for each in ALL.lists if each in held and each not in usual.lists))
    papers = usual.papers if tabs == usual.tabs else tuple(dict.fromkeys((*usual.papers, *_besides(tabs))))
    return usual._replace(tabs=tabs, lists=lists, papers=papers)


def unusual(kind: str, tab: str) -> bool:
    """Whether a kind does without that tab as a rule."""
    return not TOOLS.get(kind, ALL).shows(tab)


def _besides(tabs: tuple[str, ...]) -> tuple[str, ...]:
    """The papers that are made of what stands in tabs."""
    return (*(_NAMES if PEOPLE in tabs else ()), *(_PROGRAMME if PLAN in tabs else ()))
