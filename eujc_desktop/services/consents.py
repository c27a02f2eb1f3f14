"""What people agreed to and took back: each answer kept with its day, the last of each sort standing in the record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from eujc_desktop.common.dates import european
from eujc_desktop.common.said import say
from eujc_desktop.models.consent import Consent, ConsentTo
from eujc_desktop.models.disclosure import Disclosure
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.paper import Paper
from eujc_desktop.models.paper_kinds import PaperKind
from eujc_desktop.models.participation import Participation
from eujc_desktop.models.person import Person
from eujc_desktop.planning.finding import Finding
from eujc_desktop.services import records, roll
from eujc_desktop.store.work import Work

FIELDS = {subject: f"consent_{subject}" for subject in ConsentTo}
"""The field of a person in which the last answer of each sort stands."""
FIELDS_OF_A_PERSON = frozenset(FIELDS.values())
RULE = "consent taken back after papers went out"
_READERS = ("Fellow participants", "Mission leaders")
_PART = 500


@dataclass(frozen=True)
class Answer:
    """One answer: when, on which paper, before whom, for which mission."""

    id: str
    given: bool
    day: date
    paper: str
    taken_by: str
    mission: str


@dataclass(frozen=True)
class Told:
    """A paper that had told something before the consent to it was taken back."""

    recipient: str
    paper: str
    day: date


@dataclass(frozen=True)
class Standing:
    """What holds of one sort: the answer and its day, None where there is none; all answers, newest first."""

    subject: str
    label: str
    given: bool | None
    day: date | None
    answers: tuple[Answer, ...]
    told: tuple[Told, ...]


def standing(work: Work, person_id: str) -> list[Standing]:
    """How a person has answered each question, and what papers had told before an answer was taken back."""
    person = work.get(Person, person_id)
    query = select(Consent, Mission.code).outerjoin(Mission, Mission.id == Consent.mission_id)
    found = work.session.execute(query.where(Consent.person_id == person_id)).all()
    newest = sorted(found, key=lambda row: (row[0].day, row[0].id), reverse=True)
    went_out = _went_out(work, [person_id])
    lines = []
    for subject in ConsentTo:
        own = [(one, code) for one, code in newest if one.subject is subject]
        answers = tuple(
            Answer(one.id, one.given, one.day, one.paper or "", one.taken_by or "", code or "") for one, code in own
        )
        given = _now(person, subject, answers)
        day = next((one.day for one in answers[:1] if one.given is given), None)
        since = day if day or given is None else person.consent_data
        told = _told(went_out, person_id, subject, day) if given is False and day else ()
        lines.append(Standing(str(subject), subject.label, given, since, answers, told))
    return lines


def answer(work: Work, person_id: str, values: Mapping[str, object]) -> str:
    """Keep an answer with its day; it holds from now on unless a later one is known. Its id."""
    person = work.get(Person, person_id)
    given = records.parsed(Consent, {"taken_by": work.who, **values, "person_id": person_id}, whole=True)
    one = Consent(**given)
    work.session.add(one)
    work.session.flush()
    later = select(Consent.id).where(
        Consent.person_id == person_id, Consent.subject == one.subject, Consent.day > one.day
    )
    if work.session.scalar(later.limit(1)) is None:
        setattr(person, FIELDS[one.subject], _value(one.subject, given=one.given, day=one.day))
    return one.id


def last_said(work: Work, people: Sequence[str]) -> dict[str, str]:
    """By field, who of some people has answered that question last; nobody where there is no dated answer."""
    query = select(Consent).where(Consent.person_id.in_(people)).order_by(Consent.day, Consent.id)
    return {FIELDS[one.subject]: one.person_id for one in work.session.scalars(query)}


def note(
    work: Work, person: Person, values: Mapping[str, Any], *, mission_id: str | None = None, today: date | None = None
) -> None:
    """Keep the answers among values that are about to be written into a person; emptied ones are mistakes mended."""
    for subject, field in FIELDS.items():
        value, before = values.get(field), getattr(person, field)
        taken_back = subject is ConsentTo.DATA and field in values and value is None and before is not None
        if field not in values or value == before or (value is None and not taken_back):
            continue
        day = value if isinstance(value, date) else today or date.today()
        one = Consent(
            person_id=person.id,
            subject=subject,
            given=value is not None and value is not False,
            day=day,
            taken_by=work.who,
            paper=values.get("consent_source") or person.consent_source,
            mission_id=mission_id,
        )
        work.session.add(one)


def findings(work: Work, mission_id: str) -> tuple[Finding, ...]:
    """Those on a mission who took back what papers had told before."""
    on_it = select(Participation.person_id).where(Participation.mission_id == mission_id)
    back = work.session.scalars(
        select(Consent).where(Consent.person_id.in_(on_it), Consent.given.is_(False)).order_by(Consent.day, Consent.id)
    )
    last = {(one.person_id, one.subject): one for one in back}
    if not last:
        return ()
    went_out = _went_out(work, [person_id for person_id, _subject in last])
    parts = {
        part.person_id: (part.id, person) for part, person, _firm in roll.members_of(work, mission_id)
    }  # fmt: skip
    return tuple(_findings(last.values(), went_out, parts))


def _findings(
    taken_back: Iterable[Consent],
    went_out: Sequence[tuple[Disclosure, Paper]],
    parts: Mapping[str, tuple[str, Person]],
) -> Iterator[Finding]:
    for one in taken_back:
        part_id, person = parts[one.person_id]
        told = _told(went_out, one.person_id, one.subject, one.day)
        if not told or getattr(person, FIELDS[one.subject]) not in (False, None):
            continue
        papers = "; ".join(f"{each.recipient} ({each.paper}, {european(each.day)})" for each in told[:3])
        more = f" and {len(told) - 3} more" if len(told) > 3 else ""
        name, day = roll.name_of(person).full, european(one.day)
        message = say(
            "{name} took back “{label}” on {day}. Before that it went to {papers}{more}; tell them.",
            name=name,
            label=one.subject.label,
            day=day,
            papers=papers,
            more=more,
        )
        field = f"person.{FIELDS[one.subject]}"
        yield Finding(RULE, "warning", message, who=(part_id,), person=part_id, field=field)


def _now(person: Person, subject: ConsentTo, answers: Sequence[Answer]) -> bool | None:
    """The answer that stands in the record; the data one has a day there, and none when it was taken back."""
    value = getattr(person, FIELDS[subject])
    if subject is not ConsentTo.DATA:
        return None if value is None else bool(value)
    return True if value is not None else False if answers and not answers[0].given else None


def _value(subject: ConsentTo, *, given: bool, day: date) -> date | bool | None:
    if subject is ConsentTo.DATA:
        return day if given else None
    return given


def without_data(work: Work, people: Sequence[str]) -> set[str]:
    """Those of some people who have taken back that their data is handled."""
    query = select(Consent, Person).join(Person, Person.id == Consent.person_id)
    found = work.session.execute(query.where(Consent.subject == ConsentTo.DATA, Consent.person_id.in_(set(people))))
    last = {person.id: (one, person) for one, person in sorted(found, key=lambda row: (row[0].day, row[0].id))}
    return {key for key, (one, person) in last.items() if not one.given and person.consent_data is None}


def _went_out(work: Work, people: Sequence[str]) -> list[tuple[Disclosure, Paper]]:
    """What papers told of some people, newest first."""
    keys, found = sorted(set(people)), list[tuple[Disclosure, Paper]]()
    query = select(Disclosure, Paper).join(Paper, Paper.id == Disclosure.paper_id)
    for at in range(0, len(keys), _PART):
        part = query.where(Disclosure.person_id.in_(keys[at : at + _PART]))
        found += [(row[0], row[1]) for row in work.session.execute(part.order_by(Disclosure.given_at.desc()))]
    return found


def _told(
    went_out: Iterable[tuple[Disclosure, Paper]], person_id: str, subject: ConsentTo, day: date
) -> tuple[Told, ...]:
    """The papers among those that went out by a day which what was agreed to then is about."""
    told = (
        Told(line.recipient, paper.kind.label, line.given_at.date())
        for line, paper in went_out
        if line.person_id == person_id and line.given_at.date() <= day and _is_about(subject, line, paper)
    )
    return tuple(dict.fromkeys(told))


def _is_about(subject: ConsentTo, line: Disclosure, paper: Paper) -> bool:
    if subject is ConsentTo.HOSTS:
        return line.recipient not in _READERS
    if subject in (ConsentTo.BOOK, ConsentTo.PHOTO):
        return paper.kind is PaperKind.BOOK
    return subject is ConsentTo.DATA
