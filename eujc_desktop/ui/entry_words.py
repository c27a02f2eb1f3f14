"""How the lists of an activity are called and shown: title, icon, and how entries are counted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from eujc_desktop.common.said import plural, say, say_as
from eujc_desktop.ui.days import on_day
from eujc_desktop.ui.grid_columns import Row


class ListWords(NamedTuple):
    """A list: its title and icon, how things are counted, what adding one is called, what an empty one says."""

    title: str
    icon: str
    things: tuple[str, str]
    add: str
    nothing: str
    short: str = ""
    """Under a figure, where the title is too long."""


LISTS: dict[str, ListWords] = {
    "cases": ListWords(say("Cases"), "phone", plural("%n case", "%n cases"), say("New case…"),
                       say("Nobody has asked anything yet.")),
    "sessions": ListWords(say("Events"), "presentation", plural("%n event", "%n events"), say("New event…"),
                        say("There is no event yet.")),
    "publications": ListWords(say("Publications"), "book-open", plural("%n publication", "%n publications"),
                              say("New publication…"), say("There is no publication yet.")),
    "issues": ListWords(say("Newsletter issues"), "mail", plural("%n issue", "%n issues"), say("New issue…"),
                        say("There is no issue yet."), say_as("of a newsletter", "Issues")),
    "agreements": ListWords(say("Agreements"), "handshake", plural("%n agreement", "%n agreements"),
                            say("New agreement…"), say("There is no agreement yet.")),
    "partners": ListWords(say("Partners"), "users", plural("%n partner", "%n partners"), say("New partner…"),
                          say("There is no partner yet.")),
    "packages": ListWords(say("Work packages"), "list-checks", plural("%n work package", "%n work packages"),
                          say("New work package…"), say("There is no work package yet.")),
    "offers": ListWords(say("Host offers"), "building-2", plural("%n host offer", "%n host offers"),
                        say("New host offer…"), say("No host has offered a place yet.")),
    "placements": ListWords(say("Placements"), "graduation-cap", plural("%n placement", "%n placements"),
                            say("New placement…"), say("Nobody has a wish or a place yet.")),
    "reports": ListWords(say("Reports due"), "file-text", plural("%n report", "%n reports"), say("New report…"),
                         say("No report is due yet."), say("Reports")),
    "partnering": ListWords(say("Partnering companies"), "building-2", plural("%n company", "%n companies"),
                            say("New company…"), say("No company takes part yet."), say("Companies")),
    "wishes": ListWords(say("Wishes"), "handshake", plural("%n wish", "%n wishes"), say("New wish…"),
                        say("Nobody has wished for a meeting yet.")),
    "tables": ListWords(say("Tables"), "table-2", plural("%n table", "%n tables"), say("New table…"),
                        say("There is no table yet.")),
    "slots": ListWords(say("Slots"), "clock", plural("%n slot", "%n slots"), say("New slot…"),
                       say("There is no slot yet.")),
    "shifts": ListWords(say("Stand rota"), "flag", plural("%n shift", "%n shifts"), say("New shift…"),
                        say("Nobody is at the stand yet.")),
}  # fmt: skip
"""By the key under which kinds and services know them."""

_OF_SEVERAL = {
    "traineeship": (say("Traineeship"), "graduation-cap"),
    "fellowship": (say("Fellowship"), "award"),
    "partnering event": (say("Partnering"), "handshake"),
    "project": (say("Project"), "briefcase"),
    "partnership": (say("Partnership"), "handshake"),
    "helpdesk": (say("Helpdesk"), "phone"),
    "service": (say("Service"), "briefcase"),
}


def tab_words(kind: str, lists: tuple[str, ...]) -> tuple[str, str]:
    """What the tab of a kind's own lists is called, and its icon: as its list where it has one only."""
    if len(lists) == 1:
        return LISTS[lists[0]].title, LISTS[lists[0]].icon
    return _OF_SEVERAL.get(kind, (say("Lists"), "list"))


def calls(names: tuple[str, ...]) -> Callable[[Row], str]:
    """How an entry is called: by its fields, a point between them but for the two names of a person."""

    def called(row: Row) -> str:
        person = " ".join(str(row[key]) for key in names if key.startswith("person.") and row.get(key))
        parts = [person if key == "person.family_name" else _said(row.get(key)) for key in names if key not in _GIVEN]
        return " · ".join(part for part in parts if part)

    return called


_GIVEN = ("person.given_name",)


def _said(value: Any) -> str:
    return on_day(value, with_weekday=False) if isinstance(value, date) else str(value or "")
