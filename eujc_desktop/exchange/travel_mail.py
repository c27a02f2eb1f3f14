"""Flights out of the mail of an airline or a travel agency, as it was pasted: which one arrives, which one leaves."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from eujc_desktop.exchange.travel_words import Airport, Token, tokens

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
    """All flights of a mail in order, and those by which somebody comes to the mission and leaves it."""

    legs: tuple[Leg, ...]
    arrival: Leg | None = None
    departure: Leg | None = None


def read(text: str, first_day: date, last_day: date, lands_in: Callable[[str], bool]) -> Journey:
    """The flights of a pasted mail; `lands_in` tells of a country's code whether the mission is there.

    Days without a year lie around the mission. Formats: confirmations in words (English, French, German, Japanese),
    tables, and the lines of reservation systems (`LH 716 Y 13MAR 6 FRAHND HK1 1205 0845+1`).
    """
    legs = _legs(unicodedata.normalize("NFKC", text[:LONGEST]), first_day)
    inward = [leg for leg in legs if _crosses(leg, lands_in, inward=True)]
    outward = [leg for leg in legs if _crosses(leg, lands_in, inward=False)]
    arrival = _onward(legs, inward[-1]) if inward else None
    departure = _before(legs, outward[-1]) if outward else None
    if arrival is None and departure is None:
        middle = first_day + (last_day - first_day) / 2
        coming = [leg for leg in legs if leg.lands and leg.lands.date() <= middle]
        going = [leg for leg in legs if leg.leaves and leg.leaves.date() > middle]
        arrival, departure = (coming[-1] if coming else None), (going[0] if going else None)
    return Journey(tuple(legs), arrival, departure)


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


def _legs(text: str, near: date) -> list[Leg]:
    """The flights: in some mails the number stands before day and airports, in others after; the way that fits."""
    found = tokens(text, near)
    lines = [token.line for token in found if token.kind == "flight"][:_MOST]
    starts, ends = [*lines, LONGEST], [-1, *lines]
    leading = [_leg(found, range(start, end)) for start, end in pairwise(starts) if start < end]
    trailing = [_leg(found, range(start + 1, end + 1)) for start, end in pairwise(ends) if start < end]
    return _ordered(max((leading, trailing), key=_fit))


def _fit(legs: Sequence[Leg]) -> int:
    return sum(2 * leg.sound + bool(leg.leaves) + bool(leg.lands_at) for leg in legs)


def _leg(mail: Sequence[Token], lines: range) -> Leg:
    """The flight in some lines of a mail; a day that stands alone in a line is a heading of the lines after it."""
    own = [token for token in mail if token.line in lines]
    (flight, *_) = (token for token in own if token.kind == "flight")
    told = {token.line for token in own if token.kind in ("airport", "clock", "flight")}
    headings = [token for token in mail if token.kind == "day" and token.line <= flight.line and token.line not in told]
    own = [token for token in own if token.line in told]
    clocks = [at for at, token in enumerate(own) if token.kind == "clock"]
    days = [(at, token.value) for at, token in enumerate(own) if token.kind == "day"]
    before = [day for at, day in days if not clocks or at < clocks[0]] or [token.value for token in headings[-1:]]
    after = [day for at, day in days if clocks and at > clocks[0]]
    ends = [*dict.fromkeys(token.value for token in own if token.kind == "airport"), None, None]
    leg = Leg(flight.value, ends[0], ends[1])
    if not clocks or not (before or after):
        return leg
    leaves = (before or after)[0]
    leg = replace(leg, leaves=datetime.combine(leaves, own[clocks[0]].value))
    if len(clocks) < 2:
        return leg
    landing = before[1:2] or [day for day in after if before]
    plus = [token.value for token in own if token.kind == "plus"]
    return replace(leg, lands=_landing(leg, datetime.combine(leaves, own[clocks[1]].value), landing, plus))


def _landing(leg: Leg, same_day: datetime, written: Sequence[date], plus: Sequence[int]) -> datetime:
    """When it lands: on the day that is written or marked, else on the first on which it can have flown."""
    if plus:
        return same_day + timedelta(days=plus[0])
    if written:
        return datetime.combine(written[0], same_day.time())
    candidates = [same_day + timedelta(days=step) for step in (0, 1, 2, -1)]
    return next((lands for lands in candidates if replace(leg, lands=lands).sound), same_day)


def _ordered(legs: Sequence[Leg]) -> list[Leg]:
    """Each flight once, in the order of time where all times are known."""
    once = list(dict.fromkeys(legs))
    timed = {leg.flight for leg in once if leg.leaves}
    kept = [leg for leg in once if leg.leaves or leg.flight not in timed]
    starts = {leg: leg.leaves for leg in kept}
    return sorted(kept, key=lambda leg: starts[leg] or datetime.max) if all(starts.values()) else kept


def doubts(journey: Journey) -> Iterator[str]:
    """What to look at before it is taken over."""
    if not journey.legs:
        yield "No flight number was found in the text."
        return
    yield from (words for leg in journey.legs if (words := _doubt(leg)))
    for one, other in pairwise(journey.legs):
        if one.lands and other.leaves and one.lands_at == other.leaves_from and other.leaves < one.lands:
            yield f"{other.flight} leaves before {one.flight} lands at the same airport."
    if journey.arrival is None:
        yield "No flight to the mission was found."
    if journey.departure is None:
        yield "No flight home was found."


def _doubt(leg: Leg) -> str:
    if leg.leaves is None or leg.lands is None:
        return f"{leg.flight}: day or times were not found."
    if leg.hours is not None and not leg.sound:
        return f"{leg.flight} would fly for {leg.hours:.1f} hours: a day or a time was not read as it was meant."
    return ""
