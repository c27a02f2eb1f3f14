"""What to look at before the flights of a mail are taken over, with what may be meant where that is not sure."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, pairwise
from typing import NamedTuple

from eujc_desktop.common.said import say
from eujc_desktop.exchange.travel_days import Unsure
from eujc_desktop.exchange.travel_mail import Journey, Leg, place_key
from eujc_desktop.exchange.travel_places import Airport

_MOST_OFFERS = 5


class Offer(NamedTuple):
    """What a mail may mean, in words; as an answer it is `value` under `key`."""

    words: str
    key: str
    value: str


class Doubt(NamedTuple):
    """What to look at before a mail is taken over, with what may be meant."""

    words: str
    offers: tuple[Offer, ...] = ()


def doubts(journey: Journey) -> Iterator[Doubt]:
    """What to look at before it is taken over."""
    if not journey.legs:
        yield Doubt(say("No flight number was found in the text."))
        return
    yield from map(_of_two_days, journey.unsure)
    yield from chain.from_iterable(map(_of_leg, journey.legs))
    yield from map(Doubt, _between(journey))
    if journey.arrival is None:
        yield Doubt(say("No flight to the mission was found."))
    if journey.departure is None:
        yield Doubt(say("No flight home was found."))


def _between(journey: Journey) -> Iterator[str]:
    """What does not go together."""
    for one, other in pairwise(journey.legs):
        if one.lands and other.leaves and one.lands_at == other.leaves_from and other.leaves < one.lands:
            yield say("{one} leaves before {other} lands at the same airport.", one=other.flight, other=one.flight)
    for one, other in journey.twice:
        yield say(
            "{one} and {other} go the same way: the mail tells of several people, or of a change. "
            "Paste only what holds for this person.",
            one=one.flight,
            other=other.flight,
        )


def _of_leg(leg: Leg) -> Iterator[Doubt]:
    yield from (_which(leg, place) for place in (leg.leaves_from, leg.lands_at) if place and place.among)
    if words := _doubt(leg):
        yield Doubt(words)


def _which(leg: Leg, place: Airport) -> Doubt:
    key = place_key(leg.flight, place)
    offers = [Offer(f"{one.code} {one.name}", key, one.code) for one in place.among[:_MOST_OFFERS]]
    words = say("{flight}: the mail names {city}, but not which of its airports.", flight=leg.flight, city=place.city)
    return Doubt(words, tuple(offers))


def _of_two_days(unsure: Unsure) -> Doubt:
    offers = [Offer(say("{day:short}", day=day), unsure.text, day.isoformat()) for day in unsure.days]
    return Doubt(say("“{day}” may be read in two ways.", day=unsure.text), tuple(offers))


def _doubt(leg: Leg) -> str:
    if leg.leaves is None or leg.lands is None:
        return say("{flight}: day or times were not found.", flight=leg.flight)
    if not (leg.leaves_from and leg.lands_at):
        return say("{flight}: not both of its airports were found.", flight=leg.flight)
    if leg.hours is not None and not leg.sound:
        return say(
            "{flight} would fly for {hours} hours: a day or a time was not read as it was meant.",
            flight=leg.flight,
            hours=f"{leg.hours:.1f}",
        )
    return ""
