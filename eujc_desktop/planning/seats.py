"""Seats of a train or coach: which are reserved, by what somebody wrote, and who may sit where."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from eujc_desktop.common.said import say, say_many

ORDINARY, GREEN = ("ABC", "DE"), ("AB", "CD")
"""The seats of a row left and right of the aisle, as Shinkansen have them; Green cars are wider."""
EXAMPLES = "“Car 8, 1A–5E” or “8号車 3–7番ABDE”"


@dataclass(frozen=True, slots=True, order=True)
class Seat:
    """A seat by car, row and letter; a coach has no cars."""

    car: str
    row: int
    letter: str

    @property
    def code(self) -> str:
        """`3D`"""
        return f"{self.row}{self.letter}"


@dataclass(frozen=True, slots=True)
class Sitter:
    """Somebody who needs a seat, with what those have in common who sit together."""

    key: str
    name: str
    company: str = ""
    group: str = ""
    leads: bool = False


@dataclass(frozen=True, slots=True)
class Proposal:
    """A seat for each person by key, and in sentences what did not fit."""

    seats: Mapping[str, Seat]
    remarks: tuple[str, ...] = ()


# --- what is reserved ------------------------------------------------------------------------------------------------

_NOTHING = re.compile(r"^\s*(?:un|non-?|not )reserved\b|^\s*free seating\b|自由席", re.IGNORECASE)
_CAR = re.compile(r"(?P<green>GREEN )?(?:CAR|COACH|CARRIAGE|WAGEN|VOITURE)S? ?(?:NO\.? ?)?(\d{1,2})|(\d{1,2}) ?号車")
_BLOCK = re.compile(
    r"(?P<row>\d{1,2}) ?(?:-(?P<last>\d{1,2}) ?)?(?:(?:,? ?SEATS? ?)?(?P<letters>[A-E](?:[A-E/]*[A-E])?)(?![A-Z])"
    r"(?:-(?:(?P<row2>\d{1,2}) ?)?(?P<end>[A-E])(?![A-Z]))?)?"
)
_BESIDE = re.compile(r"(?:GREEN|RESERVED|ROWS?|SEATS?|AND|指定席|グリーン車|[,;:.&()+/・ ])+")


def reserved(text: str) -> bool:
    """Whether seats are kept at all: something is written that does not say otherwise."""
    return bool(text.strip()) and not _NOTHING.search(text)


def read(text: str) -> tuple[Seat, ...]:
    """The seats a text names, in their order; ValueError tells what cannot be read and how it may be written.

    `1A–5E` are rows 1 to 5 from A to E, `3–7ABDE` those letters of rows 3 to 7, `rows 3-8` whole rows.
    """
    plain = _plain(text)
    car, letters, at, rows = "", "ABCD" if re.search("GREEN|グリーン", plain) else "ABCDE", 0, False
    found: list[Seat] = []
    while at < len(plain):
        if match := _CAR.match(plain, at):
            car, rows = str(int(match[2] or match[3])), False
        elif (match := _BLOCK.match(plain, at)) and (rows or match["last"] or match["letters"]):
            found += [Seat(car, row, letter) for row, letter in _block(match, letters)]
        elif not (match := _BESIDE.match(plain, at)):
            raise ValueError(
                say(
                    "“{part}” in “{text}” is no seat. Write for example {examples}",
                    part=plain[at:].strip(),
                    text=text,
                    examples=EXAMPLES,
                )
            )
        else:
            rows = rows or "ROW" in match[0]
        at = match.end()
    if not found:
        raise ValueError(say("“{text}” names no seats. Write for example {examples}", text=text, examples=EXAMPLES))
    return tuple(dict.fromkeys(found))


def _plain(text: str) -> str:
    """Capitals, one kind of dash, no counters: the words as the patterns expect them."""
    words = unicodedata.normalize("NFKC", text).upper()
    words = re.sub(r"\s*(?:[‐‑‒–—―−~〜～ー]|\bTO\b|\bBIS\b|から)\s*", "-", words)
    words = re.sub(r"(?<=[0-9A-E])\s*-\s*(?=[0-9A-E])", "-", words)
    words = re.sub(r"番列?|列|席|、", " ", words.replace("指定席", " "))
    words = re.sub(r"(?<=\d) ?- ?(?=[A-E](?![A-Z]))", "", words)
    return re.sub(r"\s+(?=-)|(?<=-)\s+", "", re.sub(r"\s+", " ", words)).strip()


def _block(match: re.Match[str], usual: str) -> Iterator[tuple[int, str]]:
    first, letters, end = int(match["row"]), (match["letters"] or usual).replace("/", ""), match["end"]
    last = int(match["row2"] or match["last"] or first)
    if end is not None:
        letters = "".join(chr(code) for code in range(ord(letters[0]), ord(end) + 1))
    if last < first or not letters:
        raise ValueError(
            say("“{part}” runs backwards. Write for example {examples}", part=match[0].strip(), examples=EXAMPLES)
        )
    return ((row, letter) for row in range(first, last + 1) for letter in letters)


def banks(seats: Iterable[Seat]) -> tuple[str, str]:
    """The letters left and right of the aisle, by those there are."""
    return ORDINARY if any(seat.letter == "E" for seat in seats) else GREEN


@dataclass(frozen=True, slots=True)
class Car:
    """A car as one walks through it: its rows, and the letters left and right of the aisle."""

    name: str
    rows: tuple[int, ...]
    left: str
    right: str


def cars(seats: Iterable[Seat]) -> tuple[Car, ...]:
    """The cars in which these seats are, with all rows between the first and the last of them."""
    found = []
    for name, inside in groupby(sorted(set(seats)), lambda seat: seat.car):
        places = list(inside)
        left, right = banks(places)
        rows = [seat.row for seat in places]
        found.append(Car(name, tuple(range(min(rows), max(rows) + 1)), left, right))
    return tuple(found)


def seat_of(car: str, seat: str) -> Seat | None:
    """A seat as people write it, `8` and `3d`; None where it is none of a row and a letter."""
    match = re.fullmatch(r"0*(\d{1,2})\s*-?\s*([A-E])", _plain(seat))
    return Seat(_car(car), int(match[1]), match[2]) if match else None


def _car(car: str) -> str:
    number = re.search(r"\d+", unicodedata.normalize("NFKC", car))
    return str(int(number[0])) if number else car.strip()


# --- who sits where --------------------------------------------------------------------------------------------------


def propose(
    people: Sequence[Sitter], seats: Sequence[Seat], given: Mapping[str, Seat], together: str = "company"
) -> Proposal:
    """A seat for everybody who has none; the same people and seats give the same proposal.

    `given` seats stay. Who leads sits by the aisle of the first row, at the door. Those of one company sit side by
    side where a row has room, the rest by group and name; `together` may be "group", then only groups count.
    """
    for_whom = {person.key for person in people}
    taken = {seat for key, seat in given.items() if key in for_whom}
    free = sorted(seat for seat in set(seats) if seat not in taken)
    sides, found = banks(seats), {key: seat for key, seat in given.items() if key in for_whom}
    waiting = [person for person in people if person.key not in found]
    for person in [one for one in waiting if one.leads][: len(free)]:
        found[person.key] = _at_the_door(free, sides)
        free.remove(found[person.key])
    left: list[Sitter] = []
    for party in _parties([one for one in waiting if one.key not in found], together):
        places = _places(len(party), free, sides)
        for person, place in zip(party, places, strict=False):
            found[person.key] = place
            free.remove(place)
        left += party[len(places) :]
    return Proposal(found, tuple(_remarks(people, seats, given, found, left)))


def _at_the_door(free: Sequence[Seat], sides: tuple[str, str]) -> Seat:
    """By the aisle of the first row that has room, else any of its seats."""
    row = [seat for seat in free if (seat.car, seat.row) == (free[0].car, free[0].row)]
    aisle = (sides[0][-1], sides[1][0])
    return next((seat for letter in aisle for seat in row if seat.letter == letter), row[0])


def _parties(people: Sequence[Sitter], together: str) -> list[list[Sitter]]:
    """Those who belong together, the larger parties of a group first; who comes alone, in the order of names."""

    def belongs(one: Sitter) -> tuple[str, str]:
        return one.group, one.company if together == "company" and one.company else ""

    ordered = sorted(people, key=lambda one: (belongs(one), one.company, one.name, one.key))
    found = [list(party) for _, party in groupby(ordered, belongs)]
    if together == "company":
        found = [part for party in found for part in ([party] if party[0].company else [[one] for one in party])]
    return sorted(found, key=lambda party: (party[0].group, -len(party)))


def _places(number: int, free: Sequence[Seat], sides: tuple[str, str]) -> Sequence[Seat]:
    """So many free seats as near to each other as they can be; fewer where there are not so many."""
    if number == 1 or number >= len(free):
        return free[:number]
    for part in (lambda seat: (seat.car, seat.row, seat.letter in sides[0]), lambda seat: (seat.car, seat.row)):
        runs = [list(run) for _, run in groupby(free, part)]
        fitting = [run for run in runs if len(run) >= number]
        if fitting:
            return min(fitting, key=len)[:number]
    windows = (free[at : at + number] for at in range(len(free) - number + 1))
    return min(windows, key=lambda run: (run[0].car != run[-1].car, run[-1].row - run[0].row, run[0]))


def _remarks(
    people: Sequence[Sitter],
    seats: Sequence[Seat],
    given: Mapping[str, Seat],
    found: Mapping[str, Seat],
    left: Sequence[Sitter],
) -> Iterator[str]:
    names = {person.key: person.name for person in people}
    if left:
        yield say_many(
            "{people} people, {seats} seats: {who} has no seat.",
            "{people} people, {seats} seats: {who} have no seat.",
            n=len(left),
            people=len(people),
            seats=len(set(seats)),
            who=tuple(person.name for person in left),
        )
    outside = [f"{names[key]} {seat.code}" for key, seat in given.items() if key in names and seat not in seats]
    if outside:
        yield say("Not among the seats reserved: {seats}.", seats=", ".join(outside))
    for company, places in _apart(people, found):
        rows = len({(seat.car, seat.row) for seat in places})
        yield say(
            "{company} sits in {rows} rows: no row had room for all {n}.", company=company, rows=rows, n=len(places)
        )
    if twice := twice_taken((names[key], seat) for key, seat in found.items()):
        yield say("The same seat is given twice: {seats}.", seats="; ".join(twice))


def _apart(people: Sequence[Sitter], found: Mapping[str, Seat]) -> Iterator[tuple[str, list[Seat]]]:
    """Companies that do not sit in one row though they are few enough for it."""
    of: dict[tuple[str, str], list[Seat]] = {}
    for person in people:
        if person.company and person.key in found and not person.leads:
            of.setdefault((person.group, person.company), []).append(found[person.key])
    for (_, company), places in of.items():
        if 1 < len(places) <= 5 and len({(seat.car, seat.row) for seat in places}) > 1:
            yield company, places


def twice_taken(taken: Iterable[tuple[str, Seat]]) -> tuple[str, ...]:
    """`8-3D Anna Berg, Leo Maes` for each seat that several people have."""
    by_seat: dict[Seat, list[str]] = {}
    for name, seat in taken:
        by_seat.setdefault(seat, []).append(name)
    return tuple(
        f"{'-'.join(filter(None, (seat.car, seat.code)))} {', '.join(names)}"
        for seat, names in sorted(by_seat.items())
        if len(names) > 1
    )
