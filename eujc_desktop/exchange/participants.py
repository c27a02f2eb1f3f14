"""Lists of applicants and participants, row by row."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any

from eujc_desktop.common import names
from eujc_desktop.common.said import say
from eujc_desktop.common.text import clean
from eujc_desktop.exchange.draft import SKIPPED, Draft
from eujc_desktop.exchange.full_names import split_latin
from eujc_desktop.exchange.preview import Offer, Preview, Result, Row
from eujc_desktop.exchange.recognise import SURE_BY, Known, People, Twice, match
from eujc_desktop.exchange.returning import SAVED_AT, compare_since, gone
from eujc_desktop.exchange.rows import Read, read_rows
from eujc_desktop.exchange.summary import made
from eujc_desktop.fields.field import Field
from eujc_desktop.fields.kinds import Text
from eujc_desktop.fields.own_keys import is_own

ID = Field("person.id", "ID", Text(32))
"""The column of our own lists by which a row finds its person again."""
FULL_NAME = Field("person.full_name", "Full name", Text())
"""A name in one cell, which is split into family and given name."""
NEEDED = (
    "person.family_name",
    "person.given_name",
    "person.email",
    "person.native_name",
    "participation.application_no",
    ID.name,
    FULL_NAME.name,
)
_NAMES = ("person.family_name", "person.given_name", "person.native_name")
_SAYS_WHO = ("person.family_name", FULL_NAME.name, "person.native_name", "person.email")
_CLOCK = re.compile(r"(?<![\d./-])\d{1,2}[:h]\d{2}(?::\d{2})?")
_WITHDRAWN = {"withdrawn", "retiré", "retirée", "désisté", "désistée", "zurückgezogen", "辞退"}


def preview(draft: Draft, known: Iterable[Known]) -> Preview:
    """What importing the list would do."""
    read, left = read_rows(draft)
    people = People(known)
    rows = list(_rows(draft, read, people))
    skipped = any(reason == SKIPPED for _, reason in left)
    missing = [] if skipped else gone(draft, people.known, {row.match.id for row in rows if row.match})
    return made(draft, "participants", rows, left, gone=missing)


def _rows(draft: Draft, read: Iterable[Read], people: People) -> Iterator[Row]:
    twice = Twice(draft.targets, SURE_BY)
    given = {column.key for column in draft.columns} | {key for _, key in draft.corrections}
    menders = [mend for key, mend in _MENDERS if key in given]
    for each in read:
        for mend in menders:
            mend(draft, each)
        _given_name(each)
        _family_name(draft, each)
        yield twice.look(_row(draft, each, people), each)


def _row(draft: Draft, read: Read, people: People) -> Row:
    found = people.find(read.values) or (people.suspect(read.values) if draft.decided.get(read.number) else None)
    title = " ".join(filter(None, map(read.values.get, _NAMES[:2])))
    title = title or read.values.get("person.native_name") or read.cells.get("person.email", "")
    if found is not None:
        _keep_better_names(read, found[0])
    elif not _named(read):
        read.drop("person.family_name")
        read.tell(
            "person.family_name",
            say("has no family name, and nobody known fits"),
            say("Enter the name, or skip the row."),
        )
    for key in (ID.name, SAVED_AT.name):
        read.values.pop(key, None)
    if found is None:
        return _unknown(read, people, title, other=draft.decided.get(read.number) is False)
    changes, fills = compare_since(draft, read, found[0])
    if not fills and not any(key.startswith("participation.") for key in found[0].values):
        fills = ("participation.stage",)  # known to the office, but not in this mission yet
    # What a list adds about the journey is new by nature; what it adds about the person is a change to look at.
    about_person = any(not of_mission(key) for key in fills)
    result: Result = "problem" if read.stopped else "changed" if changes or about_person else "same"
    return _made(read, result, found[0].name, changes=changes, fills=fills, match=match(found))


def of_mission(key: str) -> bool:
    """Whether a field tells of somebody's part in a mission, not of the person."""
    return key.startswith("participation.") or is_own(key)


def _unknown(read: Read, people: People, title: str, *, other: bool) -> Row:
    number = read.values.get("participation.application_no")
    if number and people.numbered:
        words = say("is no application known here; a new person would be made for {number}", number=number)
        read.ask("participation.application_no", words, say("Check the number."))
    suspect = None if other else people.suspect(read.values)
    if suspect:
        key = next((key for key in _SAYS_WHO if read.cells.get(key)), _SAYS_WHO[0])
        read.ask(
            key,
            say("may be {name} ({why})", name=suspect[0].name, why=suspect[1]),
            say("Say whether it is the same person, or skip the row."),
        )
    result: Result = "problem" if read.stopped else "duplicate" if suspect else "new"
    return _made(read, result, title, match=match(suspect) if suspect else None)


def _made(read: Read, result: Result, title: str, **more: Any) -> Row:
    return Row(read.number, result, title, read.values, read.cells, problems=tuple(read.problems), **more)


def _named(read: Read) -> bool:
    return "person.family_name" in read.values or "person.native_name" in read.values


def _full_name(draft: Draft, read: Read) -> None:
    split_full_name(read)


def split_full_name(read: Read) -> None:
    """`BERG Anna`, `Berg, Anna` and `Anna Berg` are two names in one cell; what is not clear is asked."""
    name = read.values.pop(FULL_NAME.name, None)
    if not name or "person.family_name" in read.values:
        return
    if names.is_japanese(name):
        read.values.setdefault("person.native_name", name)
        return
    family, given, sure = split_latin(name)
    read.values.update({"person.family_name": family, **({"person.given_name": given} if given else {})})
    if not sure:
        words = say("read as family name “{family}”", family=family)
        offers: tuple[Offer, ...] = ()
        if given:
            words = say("read as family name “{family}” and given name “{given}”", family=family, given=given)
            offers = tuple(
                Offer(FULL_NAME.name, f"{one}, {other}", say("The family name is “{name}”", name=one))
                for one, other in ((family, given), (given, family))
            )
        read.ask(FULL_NAME.name, words, say("Check it."), offers)


def _emergency(draft: Draft, read: Read) -> None:
    """`Alex Dufrêne, +33 700 000 500` is a person and a number."""
    raw = read.values.get("person.emergency_name")
    if not raw or "person.emergency_phone" in read.values:
        return
    if found := re.fullmatch(r"(.*?)[,;:\s]+(\+?[\d(][\d\s().-]{5,})", raw.strip()):
        read.values["person.emergency_name"] = found[1].strip()
        kind = draft.targets["person.emergency_phone"].kind
        read.values["person.emergency_phone"] = kind.parse(found[2].strip(), draft.hints)


def _shared_room(draft: Draft, read: Read) -> None:
    """`double, avec Mme Baù` is a room and with whom it is shared."""
    key = "participation.room_type"
    name, _, mate = read.cells.get(key, "").partition(",")
    if key in read.values or not mate:
        return
    kind = draft.targets[key].kind
    try:
        room = kind.parse(name, draft.hints)
    except ValueError:
        return
    shared = re.sub(r"^(avec|with|mit)\s+", "", mate.strip())
    read.drop(key)
    read.values.update({key: room, "participation.room_mate": shared})
    read.ask(
        key,
        say("read as {kind}, shared with {shared}", kind=kind.format(room).lower(), shared=shared),
        say("Check it."),
    )


def _moment(draft: Draft, read: Read, way: str) -> None:
    """`14 March 07:50` in the column of a day is a day and a time, where no column has the time."""
    day, clock = f"participation.{way}_day", f"participation.{way}_time"
    found = _CLOCK.search(read.cells.get(day, ""))
    if found is None or clock in read.values:
        return
    text = f"{read.cells[day][: found.start()]} {read.cells[day][found.end() :]}".strip(" ,T")
    kinds = {key: draft.targets[key].kind for key in (day, clock)}
    try:
        values = {day: kinds[day].parse(text, draft.hints), clock: kinds[clock].parse(found[0])}
    except ValueError:
        return
    read.drop(day)
    read.values.update({key: value for key, value in values.items() if value is not None})
    for words in kinds[day].remarks(text, draft.hints):
        read.ask(day, words)


def _allergies(draft: Draft, read: Read) -> None:
    """What stands as a diet and is none may be what somebody cannot eat."""
    diet, allergies = "person.diet", "person.allergies"
    text = read.cells.get(diet, "").strip()
    if not text or diet in read.values or text.casefold() in _WITHDRAWN:
        return
    if text in (read.values.get(allergies) or ""):
        read.drop(diet)
        return
    both = "; ".join(filter(None, (read.values.get(allergies), text)))
    offer = Offer(allergies, both, say("Put it under “Allergies”"))
    read.problems[:] = [
        replace(each, offers=(*each.offers, offer)) if each.key == diet and each.severity == "problem" else each
        for each in read.problems
    ]


def _withdrawn(draft: Draft, read: Read) -> None:
    if read.cells.get("person.diet", "").strip().casefold() not in _WITHDRAWN:
        return
    read.drop("person.diet")
    if read.values.get("participation.stage") != "withdrawn":
        read.tell(
            "person.diet",
            say("is no diet; it seems the person has withdrawn"),
            say("Set the status to withdrawn, or import the row without it."),
            offers=(Offer("participation.stage", "withdrawn", say("Set the status to withdrawn")),),
        )


def _given_name(read: Read) -> None:
    given = read.values.get("person.given_name", "")
    if given.isupper() and len(given) > 1:
        name = given.title()
        offer = Offer("person.given_name", name, name)
        read.ask(
            "person.given_name",
            say("is in capitals; “{name}” may be meant", name=name),
            say("Enter {name}.", name=name),
            (offer,),
        )


def _family_name(draft: Draft, read: Read) -> None:
    """One in a column written in capitals is read as people write it, unless it was entered by hand."""
    key = "person.family_name"
    family = read.values.get(key, "")
    if family.isupper() and "SS" in family:
        read.ask(key, say("is in capitals, which cannot tell ß from ss"), say("Check it."))
    if family.isupper() and key in draft.capitals and (read.number, key) not in draft.corrections:
        read.values[key] = names.from_capitals(family)
    if key in read.cells and not read.cells[key] and not _named(read):
        read.tell(key, say("is empty; a known name is kept"), say("Enter the name, or skip the row."))


_MENDERS: tuple[tuple[str, Callable[[Draft, Read], None]], ...] = (
    (FULL_NAME.name, _full_name),
    ("person.emergency_name", _emergency),
    ("participation.room_type", _shared_room),
    ("person.diet", _withdrawn),
    ("person.diet", _allergies),
    ("participation.arrival_day", partial(_moment, way="arrival")),
    ("participation.departure_day", partial(_moment, way="departure")),
)
"""What a careful reader does with cells that hold two things, or the wrong one: by the column that makes him look."""


def _keep_better_names(read: Read, person: Known) -> None:
    """A name with lost letters never takes the place of a whole one; a known name written in capitals stays."""
    for key in _NAMES:
        given, known = read.values.get(key), person.values.get(key)
        if not (given and known):
            continue
        if "?" not in given and "\ufffd" not in given:
            same = clean(given).casefold() == str(known).casefold()
            read.values[key] = known if same else given
        else:
            del read.values[key]
            read.drop(key)
            read.tell(key, say("has lost letters; “{known}” is kept", known=known), severity="remark")
