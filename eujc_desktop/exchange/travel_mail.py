"""Flights out of the mail of an airline or a travel agency, as it was pasted: which one arrives, which one leaves."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import partial
from itertools import pairwise
from zoneinfo import ZoneInfo

from eujc_desktop.exchange.travel_days import Around, Unsure
from eujc_desktop.exchange.travel_places import Airport
from eujc_desktop.exchange.travel_words import Token, tokens

LONGEST = 50_000
"""Characters of a mail that are read."""
_MOST = 40  # flights of one person


@dataclass(frozen=True, slots=True)
class Leg:
    """One flight; times are those of the clocks at its two ends. What the mail does not say is None."""

    flight: str
    leaves_from: Airport | None = None
    lands_at: Airport | None = None
    leaves: datetime | None = None
    lands: datetime | None = None

    @property
    def hours(self) -> float | None:
        """How long it flies, None where times or airports are not known."""
        if not (self.leaves and self.lands and self.leaves_from and self.lands_at):
            return None
        took = _aware(self.lands, self.lands_at) - _aware(self.leaves, self.leaves_from)
        return took.total_seconds() / 3600

    @property
    def sound(self) -> bool:
        """Whether it can be flown: all is known, and it takes between a quarter of an hour and twenty hours."""
        return self.hours is not None and 0.25 <= self.hours <= 20


@dataclass(frozen=True, slots=True)
class Journey:
    """All flights of a mail in order, and those by which somebody comes to the mission and leaves it.

    `twice` are flights after each other that both come, or both leave: nobody says which one holds. `unsure` are days
    that may be read in two ways.
    """

    legs: tuple[Leg, ...]
    arrival: Leg | None = None
    departure: Leg | None = None
    twice: tuple[tuple[Leg, Leg], ...] = ()
    unsure: tuple[Unsure, ...] = ()


def read(text: str, around: Around, lands_in: Callable[[str], bool]) -> Journey:
    """The flights of a pasted mail; `lands_in` tells of a country's code whether the mission is there.

    Days without a year lie around the mission. Formats: confirmations in words (English, French, German, Japanese),
    tables, and the lines of reservation systems (`LH 716 Y 13MAR 6 FRAHND HK1 1205 0845+1`).
    """
    said = tokens(unicodedata.normalize("NFKC", text[:LONGEST]), around)
    legs = [_placed(leg, lands_in, around.middle) for leg in _legs(said, around)]
    unsure = tuple(dict.fromkeys(token.value for token in said if token.kind == "unsure")) if legs else ()
    return replace(_journey(legs, lands_in, around.middle), unsure=unsure)


def _journey(legs: Sequence[Leg], lands_in: Callable[[str], bool], middle: date) -> Journey:
    """Which of the flights comes to the mission, and which one leaves it."""
    crossing = [(leg, inward) for leg in legs for inward in (True, False) if _crosses(leg, lands_in, inward=inward)]
    twice = [(one, other, inward) for (one, inward), (other, again) in pairwise(crossing) if inward is again]
    pairs, doubtful = tuple((one, other) for one, other, _ in twice), {inward for *_, inward in twice}
    if not crossing:
        return _by_the_middle(legs, middle)
    inward, outward = ([leg for leg, comes in crossing if comes is way] for way in (True, False))
    arrival = _onward(legs, inward[-1]) if inward and True not in doubtful else None
    departure = _before(legs, outward[-1]) if outward and False not in doubtful else None
    return Journey(tuple(legs), arrival, departure, pairs)


def _by_the_middle(legs: Sequence[Leg], middle: date) -> Journey:
    """Where no flight is known to cross a border: the last one before the middle of the mission, the first after."""
    coming = [leg for leg in legs if (moment := leg.lands or leg.leaves) and moment.date() <= middle]
    going = [leg for leg in legs if leg.leaves and leg.leaves.date() > middle]
    return Journey(tuple(legs), coming[-1] if coming else None, going[0] if going else None)


def _placed(leg: Leg, lands_in: Callable[[str], bool], middle: date) -> Leg:
    """A flight of which one airport is known, with it at the end where it lies by the time of the mission."""
    here, moment = leg.leaves_from, leg.lands or leg.leaves
    if here is None or leg.lands_at is not None:
        return leg
    if moment is None:
        return replace(leg, leaves_from=None)
    lands = lands_in(here.country) is (moment.date() <= middle)
    return replace(leg, leaves_from=None, lands_at=here) if lands else leg


def _crosses(leg: Leg, lands_in: Callable[[str], bool], *, inward: bool) -> bool:
    """Whether a flight comes into where the mission is, or leaves it."""
    if leg.leaves_from is None or leg.lands_at is None:
        return False
    there, here = (leg.leaves_from, leg.lands_at) if inward else (leg.lands_at, leg.leaves_from)
    return lands_in(here.country) and not lands_in(there.country)


def _onward(legs: Sequence[Leg], leg: Leg) -> Leg:
    """The last of the flights that go on from where one lands, within half a day."""
    for following in legs[legs.index(leg) + 1 :]:
        if not (_connect(leg, following) and following.lands_at and leg.lands_at):
            break
        if following.lands_at.country != leg.lands_at.country:
            break
        leg = following
    return leg


def _before(legs: Sequence[Leg], leg: Leg) -> Leg:
    """The first of the flights that bring one to where the journey home begins."""
    for earlier in reversed(legs[: legs.index(leg)]):
        if not (_connect(earlier, leg) and earlier.leaves_from and leg.leaves_from):
            break
        if earlier.leaves_from.country != leg.leaves_from.country:
            break
        leg = earlier
    return leg


def _connect(one: Leg, other: Leg) -> bool:
    return bool(one.lands and other.leaves and timedelta(0) <= other.leaves - one.lands <= timedelta(hours=12))


def _aware(moment: datetime, airport: Airport) -> datetime:
    return moment.replace(tzinfo=ZoneInfo(airport.zone))


def _legs(said: Sequence[Token], around: Around) -> list[Leg]:
    """The flights: in some mails the number stands before day and airports, in others after; the way that fits."""
    found = [one for one in said if one.kind != "day" or around.has(one.value)]
    lines = [token.line for token in found if token.kind == "flight"][:_MOST]
    starts, ends = [*lines, LONGEST], [-1, *lines]
    read_one = partial(_leg, found, answers=around.answers)
    leading = [read_one(range(start, end)) for start, end in pairwise(starts) if start < end]
    trailing = [read_one(range(start + 1, end + 1)) for start, end in pairwise(ends) if start < end]
    return _ordered(max((leading, trailing), key=_fit))


def _fit(legs: Sequence[Leg]) -> int:
    return sum(2 * leg.sound + bool(leg.leaves) + bool(leg.lands_at) for leg in legs)


def _leg(mail: Sequence[Token], lines: range, answers: Mapping[str, str]) -> Leg:
    """The flight in some lines of a mail; a day that stands alone in a line is a heading of the lines after it."""
    told = {token.line for token in mail if token.kind in ("airport", "clock", "flight")}
    own = [token for token in mail if token.line in lines and token.line in told]
    (flight, *_) = (token for token in own if token.kind == "flight")
    clocks = [token for token in own if token.kind == "clock"][:2]
    days, ends = _days(mail, own, flight, told), _ends(own)
    if len(ends) < 2:
        ends = _ends(_heading(mail, flight, told)) or ends
    places = [_answered(place, answers.get(place_key(flight.value, place), "")) for place in ends]
    leg = Leg(flight.value, places[0] if places else None, places[1] if places[1:] else None)
    if not clocks or not days:
        return leg
    plus = [token.value for token in own if token.kind == "plus"]
    ways = [_timed(leg, [token.value for token in clocks], leaves, lands, plus) for leaves, lands in days]
    return next((way for way in ways if way.sound), ways[0])


def _ends(said: Sequence[Token]) -> list[Airport]:
    """Where a flight leaves and lands; a city where no airport of it is told."""
    airports = [token for token in said if token.kind == "airport"]
    known = list(dict.fromkeys(token.value for token in airports))
    if len(known) > 1:
        return known
    places = [token for token in said if token.kind in ("airport", "city")]
    return list(dict.fromkeys(
        place.value for place in places
        if place.kind == "airport" or not any(_is_told(place, airport) for airport in airports)
    ))  # fmt: skip


def _is_told(city: Token, airport: Token) -> bool:
    """Whether an airport stands for a city: it is one of it, or beside it in its country."""
    one, other = city.value, airport.value
    return other.code in {one.code, *(each.code for each in one.among)} or (
        city.line == airport.line and one.country == other.country
    )


def _heading(mail: Sequence[Token], flight: Token, told: set[int]) -> list[Token]:
    """The nearest line above a flight that tells of nothing but places and perhaps a day."""
    lines = [token.line for token in mail if token.kind == "city" and token.line <= flight.line]
    over = next((line for line in reversed(lines) if line not in told), None)
    return [token for token in mail if token.line == over]


def _answered(place: Airport, code: str) -> Airport:
    return next((one for one in place.among if one.code == code), place)


def place_key(flight: str, place: Airport) -> str:
    """Under which the airport of a city is answered, for one flight."""
    return f"{flight} {place.city}"


Days = tuple[date, date | None]
"""The day of leaving, and that of landing where it is written."""


def _days(mail: Sequence[Token], own: Sequence[Token], flight: Token, told: set[int]) -> list[Days]:
    """The days that may be meant, the likeliest first."""
    clocks = [at for at, token in enumerate(own) if token.kind == "clock"][:2]
    days = [(at, token) for at, token in enumerate(own) if token.kind == "day"]
    before = [token.value for at, token in days if clocks and at < clocks[0]]
    # A day below the times stands over the next flight.
    after = [token.value for at, token in days if clocks and at > clocks[0] and token.line <= own[clocks[-1]].line]
    above = [token for token in mail if token.kind == "day" and token.line <= flight.line]
    headings = [token.value for token in above if token.line not in told][-1:]
    first = after[0] if after else None
    if before:
        return [(before[0], before[1] if before[1:] else first)]
    ways: list[Days] = [(after[0], after[1])] if after[1:] else []
    ways += [(day, first) for day in headings]
    ways += [(day, None) for day in after[:1]]
    return ways + [(token.value, first) for token in above[-1:]]


def _timed(leg: Leg, clocks: Sequence[time], leaves: date, lands: date | None, plus: Sequence[int]) -> Leg:
    leg = replace(leg, leaves=datetime.combine(leaves, clocks[0]))
    if len(clocks) < 2:
        return leg
    return replace(leg, lands=_landing(leg, datetime.combine(leaves, clocks[1]), lands, plus))


def _landing(leg: Leg, same_day: datetime, written: date | None, plus: Sequence[int]) -> datetime | None:
    """When it lands: on the day that is written or marked, else on the first on which it can have flown.

    Between airports that are not known that cannot be told.
    """
    if plus:
        return same_day + timedelta(days=plus[0])
    if written:
        return datetime.combine(written, same_day.time())
    if not (leg.leaves_from and leg.lands_at):
        return None
    candidates = [same_day + timedelta(days=step) for step in (0, 1, 2, -1)]
    return next((lands for lands in candidates if replace(leg, lands=lands).sound), same_day)


def _ordered(legs: Sequence[Leg]) -> list[Leg]:
    """Each flight once, in the order of time where all times are known; over the date line that of one clock."""
    once = list(dict.fromkeys(legs))
    timed = {leg.flight for leg in once if leg.leaves}
    kept = [leg for leg in once if leg.leaves or leg.flight not in timed]
    starts = [(leg.leaves, leg.leaves_from) for leg in kept]
    local = [moment for moment, _ in starts if moment]
    world = [_aware(moment, place) for moment, place in starts if moment and place]
    times = world if len(world) == len(kept) else local
    if len(times) < len(kept):
        return kept
    return [leg for _, leg in sorted(zip(times, kept, strict=True), key=lambda pair: pair[0])]
