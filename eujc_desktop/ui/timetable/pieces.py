"""Where items lie in a timetable, without a window: which part of an item is in which column, and beside what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

DAY = 24 * 60
NOMINAL = 30
"""Minutes that an item takes in the timetable while its end is open."""
COVERS = 0.76
"""The share of an item's width that a later one covers which begins while it is still going on."""
_DEEPEST = 3
"""So many lie over each other to the right; a further one begins anew at the left, for none to become a sliver."""
_TOGETHER = 30
"""Items that begin within so many minutes stand side by side: one would hide the title of the other."""
_ABREAST = 4
"""So many stand side by side; more of them overlap, so that each keeps a strip."""
_FAN = 0.34
_YEAR = 400


@dataclass(frozen=True, slots=True)
class Entry:
    """An item as the timetable places it: start and end by the clock of the mission's zone, and who takes part.

    `who` are letters of groups and keys of persons; empty for everyone. `day` is the one it belongs to.
    """

    id: str
    day: date | None
    start: datetime | None
    end: datetime | None
    who: frozenset[str] = frozenset()
    loose: bool = False
    """Whether it goes on beside other things: nobody has to be there."""

    @property
    def until(self) -> datetime:
        """When it ends in the timetable; only of one that has a start."""
        start = self.start or datetime.min
        return self.end if self.end is not None and self.end > start else start + timedelta(minutes=NOMINAL)


class Piece(NamedTuple):
    """What of an item is in one column, in minutes of its day; whether it begins and ends there."""

    id: str
    column: int
    start: int
    end: int
    begins: bool = True
    ends: bool = True


class Place(NamedTuple):
    """Where a piece stands in its column, as shares of the width; higher levels lie over lower ones."""

    left: float
    right: float
    level: int


def entry_of(row: Any, day: date | None, zone: str, loose: frozenset[str] = frozenset()) -> Entry:
    """An item of the plan for the timetable of a mission in `zone`."""
    who = frozenset(one.key for one in row.guests) or frozenset(row.groups)
    start, end = _there(row.start, row.zone, zone), _there(row.end, row.end_zone, zone)
    return Entry(row.id, day, start, end, who, row.status == "cancelled" or row.type in loose)


def _there(moment: datetime | None, zone: str, other: str) -> datetime | None:
    if moment is None or zone == other:
        return moment
    return moment.replace(tzinfo=ZoneInfo(zone)).astimezone(ZoneInfo(other)).replace(tzinfo=None)


def in_columns(entries: Iterable[Entry], days: Sequence[date]) -> list[Piece]:
    """The pieces of timed items in columns of these days, in order of time; whole days are not among them."""
    columns, found = {day: at for at, day in enumerate(days)}, []
    for entry in entries:
        if entry.start is not None:
            dates = ((day, columns[day]) for day in _dates(entry) if day in columns)
            found += [piece for day, at in dates if (piece := _piece(entry, at, day)) is not None]
    return sorted(found, key=lambda piece: (piece.column, piece.start, -piece.end, piece.id))


def _dates(entry: Entry) -> Iterator[date]:
    """The days from start to end, at most those of a year: somebody may have mistyped."""
    first = (entry.start or datetime.min).date()
    for at in range(min((entry.until.date() - first).days, _YEAR) + 1):
        yield first + timedelta(days=at)


def _piece(entry: Entry, at: int, day: date) -> Piece | None:
    midnight = datetime.combine(day, time())
    start, end = _minutes(entry.start or midnight, midnight), _minutes(entry.until, midnight)
    if end <= 0 or start >= DAY or (start <= 0 and end >= DAY):
        return None
    return Piece(entry.id, at, max(0, start), min(DAY, end), start >= 0, end <= DAY)


def all_day(entries: Iterable[Entry], days: Sequence[date]) -> dict[int, list[str]]:
    """The items over each column: those whose time is open, and those that fill the whole day."""
    columns, found = {day: at for at, day in enumerate(days)}, dict[int, list[str]]()
    for entry in entries:
        for day in _dates(entry) if entry.start is not None else [entry.day]:
            if day in columns and (entry.start is None or _covers(entry, day)):
                found.setdefault(columns[day], []).append(entry.id)
    return found


def _covers(entry: Entry, day: date) -> bool:
    midnight = datetime.combine(day, time())
    return (entry.start or midnight) <= midnight and entry.until >= midnight + timedelta(days=1)


def _minutes(moment: datetime, midnight: datetime) -> int:
    return int((moment - midnight).total_seconds() // 60)


def share(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether somebody takes part in both."""
    return not one or not other or bool(one & other)


def arrange(
    pieces: Sequence[Piece], who: Mapping[str, frozenset[str]], least: int = 0, lanes: Sequence[str] = ()
) -> dict[Piece, Place]:
    """Where the pieces of one column stand; a piece is painted over at least `least` minutes.

    What different people do at the same time stands side by side, in `lanes` where the column has them. What the same
    people do twice cascades: the later one leaves a strip of the earlier one free, and its title, as it begins below.
    """
    ordered = sorted(pieces, key=_in_time)
    found: dict[Piece, tuple[float, float]] = {}
    for cluster in _clusters(ordered, least):
        found.update(_cascade(cluster, _ranges(cluster, who, lanes), least))
    return {piece: Place(*found[piece], level) for level, piece in enumerate(ordered)}


def _in_time(piece: Piece) -> tuple[int, int, str]:
    return piece.start, -piece.end, piece.id


def _clusters(ordered: Sequence[Piece], least: int) -> Iterator[list[Piece]]:
    """Pieces that hang together, as each overlaps with one before it."""
    cluster: list[Piece] = []
    until = 0
    for piece in ordered:
        if cluster and piece.start >= until:
            yield cluster
            cluster = []
        cluster.append(piece)
        until = max(until if len(cluster) > 1 else 0, _bottom(piece, least))
    if cluster:
        yield cluster


def _bottom(piece: Piece, least: int) -> int:
    return max(piece.end, piece.start + least)


def _ranges(
    cluster: Sequence[Piece], who: Mapping[str, frozenset[str]], lanes: Sequence[str]
) -> dict[Piece, tuple[float, float]]:
    """The share of the width for each piece: that of its lanes, else an equal one for people apart from each other."""
    if lanes:
        return {piece: of_lanes(who.get(piece.id, frozenset()), lanes) for piece in cluster}
    parties = _parties(cluster, who)
    return {piece: (at / len(parties), (at + 1) / len(parties)) for at, party in enumerate(parties) for piece in party}


def of_lanes(who: frozenset[str], lanes: Sequence[str]) -> tuple[float, float]:
    """From the first to the last lane of some people; those without one of their own have the last."""
    at = [lanes.index(each) if each in lanes else len(lanes) - 1 for each in who] or [0, len(lanes) - 1]
    return min(at) / len(lanes), (max(at) + 1) / len(lanes)


def _parties(cluster: Sequence[Piece], who: Mapping[str, frozenset[str]]) -> list[list[Piece]]:
    """The pieces of people who have nothing to do with each other, in the order of their letters."""
    parties: list[tuple[frozenset[str], list[Piece]]] = []
    for piece in cluster:
        own = who.get(piece.id, frozenset())
        joined = [party for party in parties if share(party[0], own)]
        everyone = not own or any(not names for names, _ in joined)
        names = frozenset() if everyone else own.union(*(names for names, _ in joined))
        parties = [party for party in parties if party not in joined]
        parties.append((names, [*(each for _, party in joined for each in party), piece]))
    if len(parties) > _ABREAST:
        return [list(cluster)]
    return [party for _, party in sorted(parties, key=lambda party: sorted(party[0]))]


class _Rank(NamedTuple):
    """Pieces that begin together, and how many lie under them."""

    range: tuple[float, float]
    depth: int
    pieces: tuple[Piece, ...]

    def goes_on(self, piece: Piece, range_: tuple[float, float], least: int) -> bool:
        """Whether a piece begins over one of these."""
        meets = self.range[0] < range_[1] and range_[0] < self.range[1]
        return meets and any(_bottom(each, least) > piece.start for each in self.pieces)


def _cascade(
    cluster: Sequence[Piece], ranges: Mapping[Piece, tuple[float, float]], least: int
) -> Iterator[tuple[Piece, tuple[float, float]]]:
    """Pieces with their left and right: those that begin together abreast, later ones over earlier ones."""
    ranks: list[_Rank] = []
    for piece in cluster:
        range_ = ranges[piece]
        under = [at for at, rank in enumerate(ranks) if rank.goes_on(piece, range_, least)]
        last = ranks[under[-1]] if under else None
        if last is not None and piece.start - last.pieces[0].start < _TOGETHER:
            both = (min(last.range[0], range_[0]), max(last.range[1], range_[1]))
            ranks[under[-1]] = _Rank(both, last.depth, (*last.pieces, piece))
        else:
            depth = max((ranks[at].depth for at in under), default=-1) + 1
            ranks.append(_Rank(range_, depth if depth <= _DEEPEST else 1, (piece,)))
    for rank in ranks:
        start, end = rank.range
        left = start + (1 - COVERS**rank.depth) * (end - start)
        beside = sorted(rank.pieces, key=lambda piece: ranges[piece])
        for piece, (one, other) in zip(beside, _abreast(len(beside)), strict=True):
            yield piece, (left + one * (end - left), left + other * (end - left))


def _abreast(number: int) -> list[tuple[float, float]]:
    """Left and right of so many that begin together."""
    if number <= _ABREAST:
        return [(at / number, (at + 1) / number) for at in range(number)]
    step = (1 - _FAN) / (number - 1)
    return [(at * step, at * step + _FAN) for at in range(number)]


def clashes(pieces: Sequence[Piece], who: Mapping[str, frozenset[str]]) -> dict[Piece, tuple[tuple[int, int], ...]]:
    """The minutes in which pieces of one column overlap with others of the same people, by piece."""
    found: dict[Piece, list[tuple[int, int]]] = {}
    going: list[Piece] = []
    for piece in sorted(pieces, key=_in_time):
        going = [other for other in going if other.end > piece.start]
        for other in going:
            if share(who.get(piece.id, frozenset()), who.get(other.id, frozenset())):
                both = (piece.start, min(piece.end, other.end))
                found.setdefault(piece, []).append(both)
                found.setdefault(other, []).append(both)
        going.append(piece)
    return {piece: _joined(ranges) for piece, ranges in found.items()}


def _joined(ranges: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The same minutes, each told once."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)
