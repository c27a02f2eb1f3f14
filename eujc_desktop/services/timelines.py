"""All that happened with one person, mission after mission, in one list: the newest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from sqlalchemy import select

from eujc_desktop.common.said import joined, say, with_japanese
from eujc_desktop.fields.choices import Options
from eujc_desktop.models.attachment import Attachment
from eujc_desktop.models.consent import Consent
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.paper import Paper
from eujc_desktop.models.paper_kinds import PaperKind
from eujc_desktop.models.participation import Participation
from eujc_desktop.models.person import Person
from eujc_desktop.services import disclosures, imports, showings
from eujc_desktop.store import journal
from eujc_desktop.store.work import Work


class Sort(Options):
    """What an entry of a timeline is about."""

    MISSION = "mission", "Missions"
    PAPER = "paper", "Papers and letters"
    GIVEN = "given", "Given to others"
    CONSENT = "consent", "Consents"
    FILE = "file", "Files"
    RECORD = "record", "The record"


@dataclass(frozen=True)
class Entry:
    """One thing that happened: on a day, at a moment where that is known, and where it can be looked at."""

    sort: Sort
    day: date
    at: datetime | None
    title: str
    detail: str = ""
    mission_id: str = ""
    participation_id: str = ""

    @property
    def order(self) -> datetime:
        """By this entries are sorted; what is known by its day alone comes before what has a time on it."""
        return self.at or datetime.combine(self.day, time.max, UTC)


def of_person(work: Work, person_id: str) -> list[Entry]:
    """Missions, papers, files, answers and changes of the whole record of a person, newest first."""
    work.get(Person, person_id)
    parts = (_missions, _papers, _given, _consents, _record, _files, _looks)
    return sorted((entry for part in parts for entry in part(work, person_id)), key=lambda one: one.order, reverse=True)


def _missions(work: Work, person_id: str) -> Iterator[Entry]:
    query = select(Participation, Mission).join(Mission, Mission.id == Participation.mission_id)
    for part, mission in work.session.execute(query.where(Participation.person_id == person_id)):
        title = joined((mission.code, with_japanese(mission.title, mission.title_ja)))
        detail = joined((part.role.label, part.stage.label))
        yield Entry(Sort.MISSION, mission.first_day, None, title, detail, mission.id, part.id)


def _papers(work: Work, person_id: str) -> Iterator[Entry]:
    query = select(Paper, Mission.code).outerjoin(Mission, Mission.id == Paper.mission_id)
    for paper, code in work.session.execute(query.where(Paper.person_id == person_id)):
        cut = paper.cut if paper.kind is not PaperKind.CERTIFICATE else None
        kind = paper.kind.words[0].capitalize() if paper.kind.words else paper.kind.label
        title = ", ".join(filter(None, (kind, cut)))
        state = say("no longer valid") if paper.revoked else _on_the_way(paper)
        yield _moment(Sort.PAPER, paper.made_at, title, paper.number, code, state, paper.made_by)


def _on_the_way(paper: Paper) -> str:
    if paper.sent_on:
        return say("sent on {day:short}", day=paper.sent_on)
    return say("handed to mail") if paper.handed_at else ""


def _given(work: Work, person_id: str) -> Iterator[Entry]:
    for line in disclosures.of_person(work, person_id):
        yield _moment(Sort.GIVEN, line.at, line.recipient, line.paper, ", ".join(line.said))


def _consents(work: Work, person_id: str) -> Iterator[Entry]:
    query = select(Consent, Mission.code).outerjoin(Mission, Mission.id == Consent.mission_id)
    for one, code in work.session.execute(query.where(Consent.person_id == person_id)):
        title = say("{consent}: agreed" if one.given else "{consent}: not agreed", consent=one.subject.label)
        yield Entry(Sort.CONSENT, one.day, None, title, " · ".join(filter(None, (one.paper, one.taken_by, code))))


def _record(work: Work, person_id: str) -> Iterator[Entry]:
    """How the record began, and what imports and merges brought."""
    connection = work.session.connection()
    told = dict[int, journal.Step]()
    for change in journal.history(connection, Person.__tablename__, person_id):
        step = change.step
        if change.kind == "added" or _is_import(step) or _joins(work, step, person_id):
            told[step.number] = step
    for part_id in work.session.scalars(select(Participation.id).where(Participation.person_id == person_id)):
        for change in journal.history(connection, Participation.__tablename__, part_id):
            if change.kind == "changed" and ("person_id" in change.before or _is_import(change.step)):
                told[change.step.number] = change.step
    for step in told.values():
        yield _moment(Sort.RECORD, step.at, step.title, step.who)


def _files(work: Work, person_id: str) -> Iterator[Entry]:
    """Photo and scans, by the step that brought them."""
    connection = work.session.connection()
    for one in work.session.scalars(select(Attachment).where(Attachment.person_id == person_id)):
        for change in journal.history(connection, Attachment.__tablename__, one.id):
            if change.kind == "added":
                yield _moment(Sort.FILE, change.step.at, one.kind.label, one.file_name, change.step.who)


def _is_import(step: journal.Step) -> bool:
    return step.label.startswith(imports.STEP)


def _joins(work: Work, step: journal.Step, person_id: str) -> bool:
    """Whether the record of somebody else went, or came back, with a step: the two became one, or two again."""
    others = journal.removed(work.session.connection(), step, Person.__tablename__)
    return any(key != person_id for key in others)


def _looks(work: Work, person_id: str) -> Iterator[Entry]:
    for look in showings.of_person(work, person_id):
        yield _moment(Sort.RECORD, look.at, say("{field} shown", field=look.label), look.where, look.who)


def _moment(sort: Sort, at: datetime, title: str, *detail: str | None) -> Entry:
    return Entry(sort, at.astimezone().date(), at, title, joined(detail))
