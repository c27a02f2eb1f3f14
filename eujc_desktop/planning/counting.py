"""What the Centre reports: deliverables, years, programmes and cuts, out of editions and activities as a whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from eujc_desktop.common.said import Named
from eujc_desktop.planning.programmes import deliverable, deliverables, programme, programmes

PEOPLE, MISSIONS, OTHER = "people", "MISSIONS", "OTHER"
"""The unit that is people; all missions and traineeships, without events; activities that count as nothing."""
SEMINARS, NEWSLETTERS, AGREEMENTS = "SEMINARS", "NEWSLETTERS", "AGREEMENTS"
NO_PROGRAMME = "–"
"""What stands for the programme of missions that have none, so that they can be asked for as those of one."""
STUDENTS = "VULCANUS"
"""Those who come from no company."""


class Edition(NamedTuple):
    """A mission with its people counted: who applied, who has taken part, who is confirmed and has not yet.

    `codes` are the deliverables its programme counts for. What is `kept` in a list, as its events or agreements,
    counts by its entries, and the edition itself is then none. `smes` are those who come from small and medium firms,
    out of `sized` of whose firm the size is known.
    """

    id: str
    code: str
    title: str
    programme: str
    year: int
    over: bool
    direction: str = ""
    themes: tuple[str, ...] = ()
    capacity: int | None = None
    codes: tuple[str, ...] | None = None
    kept: bool = False
    applied: int = 0
    done: int = 0
    expected: int = 0
    smes: int = 0
    sized: int = 0

    @property
    def counts(self) -> tuple[str, ...]:
        """The codes of the deliverables it counts for."""
        return counts_of(self.programme) if self.codes is None else self.codes

    @property
    def key(self) -> str:
        """By what programmes are told apart."""
        return self.programme or NO_PROGRAMME


class Whole(NamedTuple):
    """An activity of which only figures are known, as of years before the office's records.

    So is an entry of a list of a `mission`: an event, a publication, an agreement; it lies in `table`.
    """

    id: str
    name: str
    programme: str
    year: int
    tag: str
    events: int = 0
    people: int = 0
    eu: int | None = None
    japan: int | None = None
    women: int | None = None
    smes: int | None = None
    place: str = ""
    source: str = ""
    mission: str = ""
    table: str = "activity"
    codes: tuple[str, ...] = ()
    direction: str = ""
    themes: tuple[str, ...] = ()

    @property
    def counts(self) -> tuple[str, ...]:
        """The codes of the deliverables it counts for."""
        return (self.tag,) if self.tag else self.codes

    @property
    def key(self) -> str:
        """By what programmes are told apart: the code of ours, or its name; an entry has that of its mission."""
        return self.programme or (NO_PROGRAMME if self.mission else self.name)


class Sum(NamedTuple):
    """How many there were, and how many more are confirmed and still to come."""

    done: int = 0
    expected: int = 0

    def plus(self, other: Sum) -> Sum:
        """Both together."""
        return Sum(self.done + other.done, self.expected + other.expected)

    def shown(self, *, confirmed: bool) -> int:
        """The figure, with or without those who are confirmed."""
        return self.done + (self.expected if confirmed else 0)


NOTHING = Sum()
Counted = Edition | Whole


@cache
def counts_of(code: str) -> tuple[str, ...]:
    """The deliverables a programme counts for; none for one that is not ours."""
    try:
        return programme(code).counts
    except KeyError:
        return ()


@cache
def unit_of(code: str) -> str:
    """What a deliverable counts: people, events, publications …; all that is none counts people."""
    return deliverable(code).unit if code in {each.code for each in deliverables()} else PEOPLE


@cache
def series_of(counts: tuple[str, ...]) -> str:
    """The one deliverable under which an activity stands where none may be counted twice: the narrowest it has."""
    of_people = [code for code in counts if unit_of(code) == PEOPLE]
    return of_people[-1] if of_people else counts[0] if counts else OTHER


def is_mission(counts: tuple[str, ...]) -> bool:
    """Whether an activity is a mission or traineeship and no event, seminar or publication."""
    series = series_of(counts)
    return series == OTHER or (series != SEMINARS and unit_of(series) == PEOPLE)


def counts_as(what: str) -> Callable[[tuple[str, ...]], bool]:
    """Whether an activity belongs to what is asked for: a deliverable, `MISSIONS`, `OTHER`, or "" for all."""
    if what == MISSIONS:
        return is_mission
    if what == OTHER:
        return lambda counts: series_of(counts) == OTHER
    return (lambda counts: what in counts) if what else (lambda counts: True)


def codes_of(what: str) -> frozenset[str]:
    """The programmes of ours that belong to what is asked for."""
    belongs = counts_as(what)
    return frozenset(each.code for each in programmes() if belongs(each.counts))


def heads(one: Counted) -> Sum:
    """The people of an activity."""
    return Sum(one.done, one.expected) if isinstance(one, Edition) else Sum(one.people)


def events(one: Counted) -> Sum:
    """The events of an activity: an edition is one, held or to come, unless its entries are."""
    if isinstance(one, Whole):
        return Sum(one.events)
    return NOTHING if one.kept else Sum(int(one.over), int(not one.over))


def figure(one: Counted, what: str) -> Sum:
    """What an activity adds to a figure: people, or events, or nothing.

    The edition of a network is no partnership agreement: those are entries of its list, or what firms report later.
    """
    if unit_of(what) == PEOPLE:
        return heads(one)
    return NOTHING if what == AGREEMENTS and isinstance(one, Edition) else events(one)


def total(sums: Iterable[Sum]) -> Sum:
    """All of them together."""
    done = expected = 0
    for each in sums:
        done += each[0]
        expected += each[1]
    return Sum(done, expected)


@dataclass(frozen=True, slots=True)
class Tile:
    """A deliverable with its figure of all time and of one year, what stands beside it, and what was published."""

    code: str
    whole: Sum
    of_year: Sum
    beside: Sum | None
    target: int
    unit: str


def tiles(counted: Iterable[Counted], year: int) -> list[Tile]:
    """Every published deliverable with its figures."""
    own: dict[str, list[Counted]] = {}
    for one in counted:
        for code in one.counts:
            own.setdefault(code, []).append(one)
    return [_tile(each.code, each.target, each.unit, own.get(each.code, []), year) for each in deliverables()]


def _tile(code: str, target: int, unit: str, own: Sequence[Counted], year: int) -> Tile:
    now = [one for one in own if one.year == year]
    if code == NEWSLETTERS:
        whole, of_year = (Sum(len({one.key for one in some})) for some in (own, now))
        return Tile(code, whole, of_year, _readers(own), target, unit)
    whole, of_year = (total(figure(one, code) for one in some) for some in (own, now))
    beside = total(map(events, own)) if code == SEMINARS else None
    return Tile(code, whole, of_year, beside, target, unit)


def _readers(own: Sequence[Counted]) -> Sum:
    """The recipients of newsletters: those of the last year that is known of each."""
    latest: dict[str, Counted] = {}
    for one in sorted(own, key=lambda each: each.year):
        if heads(one).done:
            latest[one.key] = one
    return total(Sum(heads(one).done) for one in latest.values())


def by_year(counted: Iterable[Counted], what: str) -> dict[int, dict[str, Sum]]:
    """What is asked for by year, and in it by the deliverable under which each activity stands.

    No year is missing between the first and the last of which there is anything, as a mission still without people.
    """
    found: dict[int, dict[str, Sum]] = {}
    for one in counted:
        own = found.setdefault(one.year, {})
        series = series_of(one.counts) if what in ("", MISSIONS) else what
        own[series] = own.get(series, NOTHING).plus(figure(one, what))
    told = [year for year, own in found.items() if any(map(any, own.values()))]
    if not told:
        return {}
    return {year: found.get(year, {}) for year in range(min(told), max(told) + 1)}


@dataclass(frozen=True, slots=True)
class Line:
    """A programme in figures; None where nothing is known of it."""

    key: str
    name: str
    editions: Sum
    applied: int | None
    people: Sum
    fill: float | None
    smes: float | None


def keys(counted: Iterable[Counted]) -> list[str]:
    """The programmes that have anything, those of ours in order of their first year, then the others by name."""
    order = {each.code: each.number for each in programmes()}
    return sorted({one.key for one in counted}, key=lambda key: (order.get(key, len(order) + 1), key))


def by_programme(counted: Sequence[Counted], names: Mapping[str, str] = MappingProxyType({})) -> list[Line]:
    """Every programme that has anything, in figures; `names` are those of the office's own."""
    found: dict[str, list[Counted]] = {}
    for one in counted:
        found.setdefault(one.key, []).append(one)
    return [_line(key, names.get(key) or name_of(key), found[key]) for key in keys(counted)]


def _line(key: str, name: str, own: Sequence[Counted]) -> Line:
    editions = [one for one in own if isinstance(one, Edition)]
    measured = [one for one in editions if one.capacity and (one.done or one.expected)]
    seats = sum(one.capacity or 0 for one in measured)
    fill = sum(one.done + one.expected for one in measured) / seats if seats else None
    applied = sum(one.applied for one in editions) if editions else None
    people = total(map(heads, own))
    return Line(key, name, total(map(events, own)), applied, people, fill, small_share(own))


def small_share(own: Iterable[Counted]) -> float | None:
    """The share of people from SMEs among those of whom the size of the company is known."""
    known = [_small(one) for one in own]
    of = sum(pair[1] for pair in known)
    return sum(pair[0] for pair in known) / of if of else None


def _small(one: Counted) -> tuple[int, int]:
    if STUDENTS in one.counts:
        return 0, 0
    if isinstance(one, Edition):
        return one.smes, one.sized
    return (one.smes, one.people) if one.smes is not None else (0, 0)


def name_of(key: str) -> str:
    """What a programme is called: by our catalogue, or as it was written."""
    if key == NO_PROGRAMME:
        return _NONE
    try:
        return programme(key).named
    except KeyError:
        return key


_NONE = Named("No programme", {"ja": "プログラムなし", "fr": "Sans programme"})


def by_trait(counted: Iterable[Counted], what: str, trait: Callable[[Counted], Iterable[str]]) -> dict[str, Sum]:
    """What is asked for by a trait of the activity, as its direction; an activity with two themes counts for both."""
    found: dict[str, Sum] = {}
    for one in counted:
        for value in trait(one) or ("",):
            found[value] = found.get(value, NOTHING).plus(figure(one, what))
    return found


def directions(one: Counted) -> tuple[str, ...]:
    """From where to where an activity goes, as far as that is known."""
    own = one.direction or (_fact(one, "usual_direction") if isinstance(one, Whole) else "")
    return (str(own),) if own else ()


def themes(one: Counted) -> tuple[str, ...]:
    """The themes of an activity, those of its programme where it names none."""
    return one.themes or tuple(_fact(one, "themes") or ())


def _fact(one: Counted, name: str) -> Sequence[str]:
    try:
        return str(getattr(programme(one.programme), name)) if name != "themes" else programme(one.programme).themes
    except KeyError:
        return ()


def of_wholes(wholes: Iterable[Whole], cut: str) -> dict[str, Sum]:
    """What whole activities tell of a cut of their people; "" is what they do not tell.

    Where they say how many are women, or from SMEs, the others are not: they are told as such, and not as unknown.
    """
    found: dict[str, Sum] = {}
    for one in wholes:
        told = _PARTS[cut](one) if cut in _PARTS else {}
        parts = {value: number for value, number in told.items() if number is not None}
        other = _OTHERS.get(cut, "") if parts else ""
        for value, number in {**parts, other: max(one.people - sum(parts.values()), 0)}.items():
            found[value] = found.get(value, NOTHING).plus(Sum(number))
    return {value: number for value, number in found.items() if number.done}


_PARTS: Mapping[str, Callable[[Whole], dict[str, int | None]]] = {
    "country": lambda one: {"EU": one.eu, "JP": one.japan},
    "origin": lambda one: {"EU": one.eu, "JP": one.japan},
    "size": lambda one: {"sme": one.smes},
    "sex": lambda one: {"F": one.women},
}
_OTHERS: Mapping[str, str] = {"size": "not sme", "sex": "not F"}
"""What those are of whom only is known what they are not."""
