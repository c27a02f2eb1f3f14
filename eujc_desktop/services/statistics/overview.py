"""The statistics of the office at one glance, and two editions or years beside each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from eujc_desktop.common.said import say
from eujc_desktop.models.activity import CountsAs
from eujc_desktop.planning import counting
from eujc_desktop.planning.counting import Counted, Edition, Line, Sum, Tile, Whole
from eujc_desktop.services import programmes
from eujc_desktop.services.statistics import counted as counts
from eujc_desktop.services.statistics.counted import CUTS, Visited, Wanted
from eujc_desktop.services.statistics.words import Mark, mark_words, value_words
from eujc_desktop.store.work import Work

WHATS: dict[str, str] = {
    counting.MISSIONS: say("Missions and traineeships"),
    "": say("All activities"),
    **{str(one): one.label for one in CountsAs},
}
"""What can be asked for, with its name."""
SERIES: dict[str, str] = {**{str(one): one.label for one in CountsAs}, counting.OTHER: say("Other activities")}
"""What the parts of a year are called."""


DEFINITIONS: dict[str, str] = {
    "EXECUTIVES": say("Who has taken part in a business or training mission to Japan, but for those about Lean, "
                      "which count as such"),
    "LEAN": say("Who has taken part in a mission about Lean, Kaizen or World Class Manufacturing, in Japan or Europe"),
    "SEMINARS": say("Who has come to a policy seminar; the seminars are counted beside them"),
    "VULCANUS": say("Students of Vulcanus, in either direction"),
    "CULTURE": say("Events about working across cultures"),
    "RND": say("Events about research and innovation"),
    "REPORTS": say("Reports, webinars and videos that were published"),
    "NEWSLETTERS": say("Newsletters that come out regularly; who receives them is counted beside"),
    "AGREEMENTS": say("Agreements that were signed, by the lists of missions or as companies have reported them later"),
    "ENERGY": say("Experts who have taken part in a mission about alternative energy"),
}  # fmt: skip
"""What each deliverable counts, the same for every year; by which programmes stands in their templates."""


@dataclass(frozen=True)
class ProgrammeLine:
    """A programme in figures, with its company visits and the results that participants have reported."""

    line: Line
    visits: Visited
    results: int = 0


@dataclass(frozen=True)
class Choice:
    """A programme, an edition or a year that can be chosen; whether there is anybody in it yet."""

    key: str
    words: str
    filled: bool = True


@dataclass(frozen=True)
class Figures:
    """All that the statistics show of what is asked for; the `years` are all of them, whichever is asked for.

    `marks` are the statuses that figures bear, as INVENTED, with the years they are about; `unfinished` tells how many
    people are still confirmed on missions that are over.
    """

    wanted: Wanted
    cut: str
    year: int
    unit: str
    tiles: tuple[Tile, ...]
    years: Mapping[int, Mapping[str, Sum]]
    slices: tuple[tuple[str, Sum], ...]
    lines: tuple[ProgrammeLine, ...]
    programmes: tuple[Choice, ...]
    marks: tuple[str, ...]
    unfinished: int
    now: int
    """The running year."""
    counted_by: Mapping[str, tuple[str, ...]]
    """By deliverable the names of the programmes that count for it."""

    def slice_words(self, value: str) -> str:
        """What a value of the cut is called."""
        return value_words(self.cut, value)


def figures(work: Work, wanted: Wanted, cut: str, today: date) -> Figures:
    """The statistics as they are now."""
    everything = counts.counted(work, today)
    own, ever = [one for one in everything if wanted.takes(one)], replace(wanted, first=None, last=None)
    of_it = [one for one in everything if wanted.programme in ("", one.key)]
    visits = counts.visits(work, wanted)
    catalogue = programmes.catalogue(work)
    names = {code: each.named for code, each in catalogue.items()}
    told = counts.results(work, wanted)
    lines = [
        ProgrammeLine(line, visits.get(line.key, Visited()), told.get(line.key, 0))
        for line in counting.by_programme(own, names)
    ]
    return Figures(
        wanted=wanted,
        cut=cut,
        year=wanted.last or today.year,
        unit=counting.unit_of(wanted.what),
        tiles=tuple(counting.tiles(of_it, wanted.last or today.year)),
        years=counting.by_year([one for one in everything if ever.takes(one)], wanted.what),
        slices=tuple(in_order(counts.by_cut(work, wanted, cut, own), confirmed=wanted.confirmed)),
        lines=tuple(lines),
        programmes=tuple(Choice(key, names.get(key) or counting.name_of(key)) for key in counting.keys(everything)),
        marks=tuple(map(mark_words, marks(own))),
        unfinished=sum(one.expected for one in everything if isinstance(one, Edition) and one.over),
        now=today.year,
        counted_by={
            code: tuple(each.named for each in catalogue.values() if code in each.counts) for code in DEFINITIONS
        },
    )


def in_order(found: Mapping[str, Sum], *, confirmed: bool) -> list[tuple[str, Sum]]:
    """Most people first; what is not known stands last."""
    shown = [(value, number) for value, number in found.items() if number.shown(confirmed=confirmed)]
    return sorted(shown, key=lambda pair: (not pair[0], -pair[1].shown(confirmed=confirmed), pair[0]))


def marks(own: Sequence[Counted]) -> list[Mark]:
    """The statuses that figures bear, as INVENTED, each with the first and last year it is about."""
    years: dict[str, list[int]] = {}
    for one in own:
        if isinstance(one, Whole) and one.source:
            years.setdefault(one.source, []).append(one.year)
    return [(source, min(found), max(found)) for source, found in sorted(years.items())]


# Edition against edition


@dataclass(frozen=True)
class Measure:
    """One figure of two editions or years; `share` tells that both are shares of 1.

    `asked` is the cut and value to ask for who is behind it, empty for all.
    """

    group: str
    label: str
    before: float | None
    after: float | None
    share: bool = False
    asked: tuple[str, str] = ("", "")

    @property
    def difference(self) -> float | None:
        """By how much it has grown, None where one is not known."""
        return None if self.before is None or self.after is None else self.after - self.before


def sides(work: Work, today: date, programme: str = "") -> list[Choice]:
    """What can be compared: the editions, newest first, then the years; of one programme if it is named."""
    own = [one for one in counts.counted(work, today) if programme in ("", one.key)]
    editions = [Choice(one.id, one.code, any(counting.heads(one))) for one in own if isinstance(one, Edition)]
    years = sorted({one.year for one in own}, reverse=True)
    return [*reversed(editions), *(Choice(str(year), str(year)) for year in years)]


@dataclass(frozen=True)
class Comparison:
    """Two editions or years, figure by figure; `marks` are what must stand beside them, as that some are invented."""

    measures: tuple[Measure, ...]
    marks: tuple[str, ...]


def compare(work: Work, one: str, other: str, programme: str, today: date, *, confirmed: bool = True) -> Comparison:
    """Two editions, or two years of a programme or of all missions, in the same figures."""
    everything = counts.counted(work, today)
    both = [asked(key, programme, confirmed=confirmed) for key in (one, other)]
    before, after = (_side(work, wanted, everything) for wanted in both)
    order = ["", *CUTS]
    keys = sorted(dict.fromkeys([*before, *after]), key=lambda key: order.index(key.cut))
    marked = marks([each for each in everything if any(wanted.takes(each) for wanted in both)])
    return Comparison(tuple(_measure(key, before, after) for key in keys), tuple(map(mark_words, marked)))


def _measure(key: _Key, before: _Side, after: _Side) -> Measure:
    """Nobody of a country is none; a figure of the whole that is missing is not known."""
    missing = 0 if key.cut else None
    group = CUT_WORDS[key.cut] if key.cut else _OVERALL
    label = value_words(key.cut, key.value) if key.cut else key.value
    asked_ = (key.cut, key.value) if key.cut else ("", "")
    return Measure(group, label, before.get(key, missing), after.get(key, missing), key.share, asked_)


CUT_WORDS: dict[str, str] = {
    "country": say("Country"),
    "origin": say("EU and Japan"),
    "sector": say("Sector"),
    "size": say("Size of the company"),
    "sex": say("Gender"),
    "direction": say("Direction"),
    "theme": say("Theme"),
}
"""What the cuts are called."""
_OVERALL = say("Overall")


class _Key(NamedTuple):
    """A figure: the cut and its value, or without a cut its name."""

    cut: str
    value: str
    share: bool = False


_Side = dict[_Key, float | None]


def asked(key: str, programme: str, *, confirmed: bool) -> Wanted:
    """What a side of a comparison asks for: an edition by its id, or a year."""
    if key.isdecimal():
        return Wanted("" if programme else counting.MISSIONS, programme=programme, confirmed=confirmed).of_year(
            int(key)
        )
    return Wanted("", mission=key, confirmed=confirmed)


def _side(work: Work, wanted: Wanted, everything: Sequence[Counted]) -> _Side:
    own = [one for one in everything if wanted.takes(one)]
    found: _Side = dict(_people(work, wanted, own))
    for cut in CUTS:
        for value, number in in_order(counts.by_cut(work, wanted, cut, own), confirmed=wanted.confirmed):
            found[_Key(cut, value)] = number.shown(confirmed=wanted.confirmed)
    return found


def _people(work: Work, wanted: Wanted, own: Sequence[Counted]) -> _Side:
    lines = counting.by_programme(own)
    people = counting.total(line.people for line in lines)
    applied = [line.applied for line in lines if line.applied is not None]
    visits = counts.visits(work, wanted).values()
    firms = counts.firms(work, wanted)
    seats = sum(one.capacity or 0 for one in own if isinstance(one, Edition))
    fillers = sum(one.done + one.expected for one in own if isinstance(one, Edition) and one.capacity)
    return {
        _Key("", say("Applicants")): sum(applied) if applied else None,
        _Key("", say("Participants")): people.shown(confirmed=wanted.confirmed),
        _Key("", say("Companies")): firms if applied else None,
        _Key("", say("Places filled"), share=True): fillers / seats if seats else None,
        _Key("", say("From SMEs"), share=True): counting.small_share(own),
        _Key("", say("Company visits")): sum(each.number for each in visits) if applied else None,
    }
