"""The figures of a mission in its panel: its people and visits, or what its kind counts instead."""

from __future__ import annotations

from typing import Any, NamedTuple

from eujc_desktop import services
from eujc_desktop.common.said import say_as
from eujc_desktop.planning import kinds
from eujc_desktop.ui.entry_words import LISTS
from eujc_desktop.ui.text import numerals, tr

_ROOM = 5
"""So many stand beside each other."""


class Counted(NamedTuple):
    """A number, what it counts, and its tone."""

    number: str
    caption: str
    tone: str = ""


def counted(overview: Any) -> list[Counted]:
    """What the kind of a mission is told by: people, visits, then its own lists while there is room."""
    tools = services.entries.tools(overview.row.kind, overview.row.holds)
    shown = [
        *(_people(overview.figures) if tools.shows(kinds.PEOPLE) else ()),
        *(_visits(overview.figures) if tools.shows(kinds.VISITS) else ()),
        *(each for key, sums in overview.lists for each in _list(key, sums)),
    ]
    return shown[:_ROOM]


def _people(figures: Any) -> list[Counted]:
    return [
        Counted(str(figures.applied), tr("Applicants")),
        Counted(str(figures.selected), tr(say_as("how many", "Selected"))),
        Counted(str(figures.confirmed), tr(say_as("how many", "Confirmed")), "ok" if figures.confirmed else ""),
        Counted(str(figures.waiting), tr("Waiting")),
    ]


def _visits(figures: Any) -> list[Counted]:
    return [Counted(f"{figures.firm}/{figures.visits}" if figures.visits else "0", tr("Visits set"))]


def _list(key: str, sums: Any) -> list[Counted]:
    """The entries of a list, those done of all where some end, and the people they reached."""
    of_all = sums.done is not None and sums.total
    number = f"{sums.done}/{sums.total}" if of_all else str(sums.total)
    words = LISTS[key]
    shown = [Counted(number, tr(words.short or words.title), "err" if sums.late else "")]
    return [*shown, Counted(numerals(f"{sums.heads:,}"), tr("People reached"))] if sums.heads else shown
