"""The ledger of disclosures: who was given which fields of which person, when, on which paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import singledispatch
from pathlib import Path
from typing import Any

from sqlalchemy import select

from eujc_desktop.common.files import write_atomic
from eujc_desktop.documents.briefing_book.content import Audience, BriefingBook
from eujc_desktop.documents.letters.content import Dossier
from eujc_desktop.documents.lists import content as lists
from eujc_desktop.documents.lists.visit_content import VisitSheets
from eujc_desktop.exchange.roster import Heading, Roster, workbook
from eujc_desktop.fields.kinds import Day, Text
from eujc_desktop.models.disclosure import Disclosure
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.paper import Paper
from eujc_desktop.models.person import Person
from eujc_desktop.services import roll
from eujc_desktop.store.work import Work


@dataclass(frozen=True)
class Disclosed:
    """What a recipient is given of a person, in the words of columns."""

    recipient: str
    person_id: str
    said: tuple[str, ...]


@dataclass(frozen=True)
class Line:
    """A line of the ledger as screens show it."""

    person: str
    person_id: str | None
    recipient: str
    said: tuple[str, ...]
    paper: str
    file_name: str
    at: datetime
    by: str
    sha256: str


@singledispatch
def of_content(content: Any) -> tuple[Disclosed, ...]:
    """What a paper tells about people to others than themselves and the office; nothing for most papers."""
    return ()


@of_content.register
def _(content: lists.Delegation) -> tuple[Disclosed, ...]:
    host = content.host.prefer("en") or "Hosts"
    return tuple(
        _given(
            host, one.person,
            function=one.function, organisation=one.person.organisation, website=one.website,
            nationality=one.country, group=one.person.group,
        )
        for one in content.delegates
    )  # fmt: skip


@of_content.register
def _(content: VisitSheets) -> tuple[Disclosed, ...]:
    """Who is named on the seating plan of a host; who leads us is of the office."""
    given = (
        Disclosed(visit.host.prefer("en"), plate.key, _labels(organisation=plate.about, seat=plate.name))
        for visit in content.visits if not content.leader and visit.room is not None
        for plate in visit.room.plates if plate.key
    )  # fmt: skip
    return tuple(dict.fromkeys(given))


@of_content.register
def _(content: lists.Rooming) -> tuple[Disclosed, ...]:
    return tuple(
        _given(
            hotel.name.prefer("en"), guest.person,
            nationality=guest.person.country_code, room=guest.room or guest.number, shares_with=guest.shares_with,
            nights=guest.first or guest.last, note=guest.note,
        )
        for hotel in content.hotels if hotel.name
        for guest in hotel.guests
    )  # fmt: skip


@of_content.register
def _(content: lists.Meals) -> tuple[Disclosed, ...]:
    given = (
        _given(
            meal.session.place.prefer("en") or meal.session.title.prefer("en") or "Caterers", one.person,
            diet=one.diet, allergies=one.allergies,
        )
        for meal in content.meals
        for one in meal.eaters if one.diet or one.allergies
    )  # fmt: skip
    return tuple(dict.fromkeys(given))


@of_content.register
def _(content: lists.Manifest) -> tuple[Disclosed, ...]:
    both = (*content.arrivals, *content.departures)
    given = (
        _given("Transfers", one.person, flight=one.flight or one.day, mobile=one.phone, note=one.note)
        for group in both
        for one in group
    )
    return tuple(dict.fromkeys(given))


@of_content.register
def _(content: lists.LuggageLists) -> tuple[Disclosed, ...]:
    given = (_given("Luggage carriers", one.person, mobile=one.phone) for move in content.moves for one in move.owners)
    return tuple(dict.fromkeys(given))


_READERS = {Audience.PARTICIPANT: "Fellow participants", Audience.LEADER: "Mission leaders", Audience.HOST: "Hosts"}


def of_book(book: BriefingBook, people: Mapping[str, str], host: str = "") -> tuple[Disclosed, ...]:
    """What a book tells its readers; `people` gives a person by the participation. The office's own tells nobody.

    `host` is the one whom an edition is for alone.
    """
    recipient = host or _READERS.get(book.audience, "")
    return tuple(
        Disclosed(recipient, people[one.key], _labels(
            function=one.function, organisation=one.organisation, country=one.country, interests=one.interests,
            photograph=one.photo, mobile=one.phone,
        ))
        for one in book.participants if recipient and one.key in people
    )  # fmt: skip


def of_letter(recipient: str, person: str, facts: Iterable[str]) -> Disclosed:
    """What a letter tells somebody of another person, by the names of its fields."""
    return Disclosed(recipient, person, tuple(dict.fromkeys(("Name", *facts))))


def of_dossier(dossier: Dossier, people: Sequence[str]) -> tuple[Disclosed, ...]:
    """What the papers of one place of application tell of its applicants."""
    return tuple(
        Disclosed(dossier.embassy or dossier.place or "Embassy", person, _labels(
            nationality=one.nationality, occupation=one.occupation, sex=one.sex, date_of_birth=one.born,
        ))
        for one, person in zip(dossier.applicants, people, strict=False)
    )  # fmt: skip


_RECIPIENTS = {"host": "Hosts", "fellows": "Fellow participants", "rooming": "Hotels"}
"""Whom a list as a workbook is for; the others stay in the office."""


def of_roster(cut: str, roster: Roster) -> tuple[Disclosed, ...]:
    """What a list as a workbook tells."""
    if (recipient := _RECIPIENTS.get(cut)) is None:
        return ()
    shown = [heading for heading in roster.headings if heading.kind is not None]
    return tuple(
        Disclosed(
            (str(row.get("participation.hotel") or "") if cut == "rooming" else "") or recipient,
            row[roster.id_key],
            tuple(heading.label for heading in shown if row.get(heading.key)),
        )
        for row in roster.rows
    )


def _given(recipient: str, who: lists.Listed, **facts: object) -> Disclosed:
    return Disclosed(recipient, who.key, _labels(**facts))


def _labels(**facts: object) -> tuple[str, ...]:
    """The name, and what of the facts is known."""
    known = (label.replace("_", " ").capitalize() for label, value in facts.items() if value)
    return ("Name", *known)


def enter(work: Work, paper: Paper, disclosed: Iterable[Disclosed]) -> None:
    """Keep what a paper of the register tells, with its line."""
    for one in disclosed:
        line = Disclosure(
            mission_id=paper.mission_id,
            person_id=one.person_id,
            paper_id=paper.id,
            recipient=one.recipient,
            said=one.said,
            given_at=paper.made_at,
        )
        work.session.add(line)


def people_of(work: Work, paper_id: str) -> list[str]:
    """The people of whom a paper tells somebody."""
    query = select(Disclosure.person_id).where(Disclosure.paper_id == paper_id, Disclosure.person_id.is_not(None))
    return [key for key in work.session.scalars(query) if key]


def of_person(work: Work, person_id: str) -> list[Line]:
    """What was given of a person, newest first."""
    return list(_lines(work, Disclosure.person_id == person_id))


def of_mission(work: Work, mission_id: str) -> list[Line]:
    """What was given of everybody on a mission, newest first."""
    return list(_lines(work, Disclosure.mission_id == mission_id))


def _lines(work: Work, which: Any) -> Iterator[Line]:
    found = work.session.execute(
        select(Disclosure, Paper, Person)
        .join(Paper, Paper.id == Disclosure.paper_id)
        .outerjoin(Person, Person.id == Disclosure.person_id)
        .where(which)
        .order_by(Disclosure.given_at.desc(), Disclosure.recipient, Person.family_name, Disclosure.id)
    )
    for line, paper, person in found:
        yield Line(
            roll.name_of(person).full if person else "",
            line.person_id,
            line.recipient,
            line.said or (),
            f"{paper.kind.label}, {paper.cut}" if paper.cut else paper.kind.label,
            paper.file_name or "",
            line.given_at,
            paper.made_by,
            paper.sha256,
        )


_WORDS = Text(500)
_HEADINGS = (
    Heading("person", "Person", _WORDS),
    Heading("recipient", "Given to", _WORDS),
    Heading("day", "On", Day()),
    Heading("said", "What was given", _WORDS),
    Heading("paper", "Paper", _WORDS),
    Heading("file_name", "File", _WORDS),
    Heading("by", "By", _WORDS),
    Heading("sha256", "Hash", _WORDS),
)


def save(work: Work, mission_id: str, path: Path, today: date) -> Path:
    """Write the ledger of a mission as an Excel workbook to `path`; gives `path`."""
    code = work.get(Mission, mission_id).code
    rows = tuple(
        {
            **{key: getattr(line, key) for key in ("person", "recipient", "paper", "file_name", "by", "sha256")},
            "day": line.at.astimezone().date(),
            "said": ", ".join(line.said),
        }
        for line in of_mission(work, mission_id)
    )
    sheet = Roster(f"Disclosures {code}", "Disclosures", _HEADINGS, rows, line=today.isoformat())
    return write_atomic(path, workbook([sheet], today))
