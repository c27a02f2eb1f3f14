"""Editions that were released: which there are, their files, what they said, and what has changed since."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import groupby

from sqlalchemy import select

from eujc_desktop.common.errors import Damaged, NotFound
from eujc_desktop.common.said import as_beginning, joined, say
from eujc_desktop.models.attachment import Content
from eujc_desktop.models.edition import Edition
from eujc_desktop.models.paper_kinds import PaperKind
from eujc_desktop.planning import snapshot as kept
from eujc_desktop.planning.difference_words import line, summary
from eujc_desktop.planning.differences import GROUP, Difference, Sort, day_words, differences
from eujc_desktop.services import edition_snapshot
from eujc_desktop.store.work import Work

_OF_PEOPLE = (Sort.JOINS, Sort.LEAVES, Sort.ROOM)


@dataclass(frozen=True)
class Released:
    """One edition as lists show it; `kind` is the key of the paper, `title` its name."""

    id: str
    mission_id: str
    number: int
    kind: str
    title: str
    language: str
    audience: str
    for_whom: str
    note: str
    dated: date
    at: datetime
    by: str
    pages: int
    file_name: str
    sha256: str


@dataclass(frozen=True)
class Since:
    """What differs from an edition now, or in a later one, `until`; nothing where the programme is still the same."""

    edition: Released
    differences: tuple[Difference, ...]
    before: kept.Snapshot
    after: kept.Snapshot
    until: Released | None = None

    @property
    def items(self) -> frozenset[str]:
        """The keys of the itinerary items that are new or otherwise."""
        return frozenset(one.item for one in self.differences if one.item)

    def stories(self, language: str = "en") -> dict[str, str]:
        """What differs of each itinerary item, by its key."""
        found: dict[str, list[str]] = {}
        for one in self.differences:
            if one.item:
                found.setdefault(one.item, []).append(line(one, language, with_day=False))
        return {item: joined(lines, by="\n") for item, lines in found.items()}

    @property
    def people(self) -> dict[str, str]:
        """Everybody who goes or went, by participation, with the name."""
        return {one.key: one.name for one in (*self.before.people, *self.after.people)}

    @property
    def groups(self) -> tuple[str, ...]:
        """The letters of the groups that people are or were in."""
        return tuple(sorted({one.group for one in (*self.before.people, *self.after.people) if one.group}))

    def for_group(self, letter: str) -> Since:
        """Only what concerns a group: what is or was for it or for everyone, and who is in it."""
        found = (one for one in self.differences if not one.private and _for(self._groups(one), {letter}))
        return replace(self, differences=tuple(found))

    def for_person(self, participation_id: str) -> Since:
        """Only what concerns one participant: what is or was for everyone, the own group or for her, and her room."""
        mine = [one for one in (*self.before.people, *self.after.people) if one.key == participation_id]
        names, groups = {one.name for one in mine}, {one.group for one in mine if one.group}
        guests = {item.key: set(item.guests) for item in (*self.before.items, *self.after.items) if item.guests}

        def concerns(one: Difference) -> bool:
            if one.sort in _OF_PEOPLE or one.label == GROUP:
                return one.name.en in names
            few = guests.get(one.item, set())
            return bool(few & names) if few else not groups or _for(self._groups(one), groups)

        return replace(self, differences=tuple(filter(concerns, self.differences)))

    def _groups(self, found: Difference) -> set[str]:
        """The groups that a difference concerns, those before and those now; none where it concerns everyone."""
        of = [set(item.groups) for item in (*self.before.items, *self.after.items) if item.key == found.item]
        of = of if found.item else [set(found.groups)]
        return set() if not all(of) else {letter for letters in of for letter in letters}

    def by_day(self, language: str = "en") -> list[tuple[str, list[str]]]:
        """What differs, day by day: the day in words, "" for what belongs to none, and a line for each difference."""
        found = []
        for day, differing in groupby(self.differences, lambda one: one.date or one.day):
            title = as_beginning(day_words(day).prefer(language)) if day is not None else ""
            found.append((title, [line(one, language, with_day=False) for one in differing]))
        return found

    def summary(self, language: str = "en") -> str:
        """`2 times and 1 place differ`."""
        return summary(self.differences, language)

    def lines(self, language: str = "en") -> list[str]:
        """Each difference in a line, with its day."""
        return [line(one, language) for one in self.differences]


def _for(groups: set[str], mine: set[str]) -> bool:
    return not groups or bool(groups & mine)


def released(work: Work, mission_id: str) -> list[Released]:
    """The editions of a mission, newest first."""
    query = select(Edition).where(Edition.mission_id == mission_id).order_by(Edition.number.desc())
    return [_row(edition) for edition in work.session.scalars(query)]


def one(work: Work, mission_id: str, number: int | None = None) -> Released:
    """An edition by its number, or the last one."""
    found = released(work, mission_id)
    if not found:
        raise NotFound("No edition of this mission has been released yet.", cure="Release one first.")
    for edition in found:
        if number in (None, edition.number):
            return edition
    there = ", ".join(str(edition.number) for edition in reversed(found))
    raise NotFound(
        say("There is no edition {number} of this mission.", number=number),
        cure=say("Choose one of: {there}.", there=there),
    )


def changes_since(work: Work, mission_id: str, edition: int | None = None) -> Since | None:
    """What has changed since an edition, or since the last one; None while there is none."""
    if edition is None and not released(work, mission_id):
        return None
    return compared(work, one(work, mission_id, edition))


def between(work: Work, mission_id: str, number: int, other: int | None = None) -> Since:
    """Two editions beside each other, the earlier first, or one beside what is planned now."""
    if other is None:
        return compared(work, one(work, mission_id, number))
    first, last = (one(work, mission_id, each) for each in sorted((number, other)))
    before, after = said(work, first), said(work, last)
    return Since(first, differences(before, after), before, after, last)


def compared(work: Work, edition: Released) -> Since:
    """An edition beside what a paper made now would say."""
    before, after = said(work, edition), edition_snapshot.now(work, edition.mission_id)
    return Since(edition, differences(before, after), before, after)


def said(work: Work, edition: Released) -> kept.Snapshot:
    """What an edition said when it was released."""
    row = work.get(Edition, edition.id)
    try:
        return kept.read(_content(work, edition, row.said_sha256))
    except ValueError as exc:
        words = say(
            "What edition {number} said is kept in a form that this version of the program does not read.",
            number=edition.number,
        )
        raise Damaged(words, cure="Install the newest version. The file of the edition can still be opened.") from exc


def file_of(work: Work, edition: Released) -> bytes:
    """The file as it was released, byte by byte."""
    return _content(work, edition, edition.sha256)


def _content(work: Work, edition: Released, sha256: str) -> bytes:
    """Bytes by their hash, which is reckoned anew."""
    found = work.session.get(Content, sha256)
    if found is None:
        problem = say("is no longer in the data file")
    elif hashlib.sha256(found.data).hexdigest() != sha256:
        problem = say("is damaged: its bytes are not those that were released")
    else:
        return found.data
    cure = say("Take it from a backup made after the release, or from the file that was sent out.")
    raise Damaged(
        say(
            "“{file_name}” of edition {number} {problem}.",
            file_name=edition.file_name,
            number=edition.number,
            problem=problem,
        ),
        cure=cure,
    )


def _row(edition: Edition) -> Released:
    return Released(
        id=edition.id,
        mission_id=edition.mission_id,
        number=edition.number,
        kind=str(PaperKind(edition.kind)),
        title=edition.kind.label,
        language=edition.language or "",
        audience=edition.audience or "",
        for_whom=edition.for_whom or "",
        note=edition.note or "",
        dated=edition.dated,
        at=edition.released_at,
        by=edition.released_by,
        pages=edition.pages,
        file_name=edition.file_name,
        sha256=edition.sha256,
    )
