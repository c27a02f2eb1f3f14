"""The log of a host: what was said and promised, the next step with its day, and what is due."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import Select, select

from eujc_desktop.common.errors import Invalid
from eujc_desktop.common.said import say
from eujc_desktop.models.host_log import Channel, LogEntry
from eujc_desktop.models.organisation import Contact, Organisation
from eujc_desktop.models.paper import Paper
from eujc_desktop.models.visit import Visit
from eujc_desktop.services import records
from eujc_desktop.services.letters import kinds
from eujc_desktop.services.naming import called
from eujc_desktop.store.work import Work


@dataclass(frozen=True)
class LogLine:
    """One call, mail or meeting as the panel shows it."""

    id: str
    day: date
    channel_label: str
    words: str
    promise: str
    contact: str
    who: str
    next_step: str
    next_on: date | None
    done_on: date | None

    @property
    def open(self) -> bool:
        """Whether something is still to follow."""
        return bool(self.next_step or self.next_on) and self.done_on is None


@dataclass(frozen=True)
class Due:
    """A next step that waits for us; `mission_id` and `visit_id` are "" where it is about the host alone."""

    id: str
    organisation_id: str
    company: str
    step: str
    on: date
    mission_id: str
    visit_id: str


def add(work: Work, organisation_id: str, values: Mapping[str, object]) -> str:
    """Note what passed between us and a host; the entry's id."""
    if not any(values.get(name) for name in ("words", "promise", "next_step")):
        raise Invalid({"words": say("Say what was said, promised or is to be done")})
    work.get(Organisation, organisation_id)
    given = {"who": work.who, **values, "organisation_id": organisation_id}
    return records.create(work, LogEntry.__tablename__, given)


def done(work: Work, entry_id: str, today: date) -> None:
    """The next step of an entry has been taken."""
    work.get(LogEntry, entry_id).done_on = today


def of_host(work: Work, organisation_id: str) -> tuple[LogLine, ...]:
    """The log of a host: what is open first, then the latest."""
    found = work.session.execute(
        select(LogEntry, Contact, Paper)
        .outerjoin(Contact, Contact.id == LogEntry.contact_id)
        .outerjoin(Paper, Paper.id == LogEntry.paper_id)
        .where(LogEntry.organisation_id == organisation_id)
        .order_by(LogEntry.day.desc(), LogEntry.id.desc())
    )
    lines = [_line(work, entry, contact, paper) for entry, contact, paper in found]
    return tuple(sorted(lines, key=lambda line: not line.open))


def note_mail(work: Work, visit_id: str, papers: Sequence[Paper], contact_id: str | None) -> None:
    """A mail to the host of a visit was drafted, with these papers; the first is what it is about."""
    now = datetime.now(UTC).astimezone().date()
    work.session.add(
        LogEntry(
            organisation_id=work.get(Visit, visit_id).organisation_id,
            contact_id=contact_id,
            visit_id=visit_id,
            day=now,
            channel=Channel.MAIL,
            words=str(_told(papers[0])),
            who=work.who,
            paper_id=papers[0].id,
        )
    )


def note_sent(work: Work, paper: Paper, day: date) -> None:
    """A letter or list was sent: what its draft noted says so from now on."""
    for entry in work.session.scalars(select(LogEntry).where(LogEntry.paper_id == paper.id)):
        entry.day, entry.words = day, str(_told(paper))


def _told(paper: Paper) -> str:
    """What happened to a letter or list."""
    what = kinds.KINDS[paper.cut].title if paper.cut in kinds.KINDS else paper.kind.label
    if paper.sent_on:
        return say("Sent: {letter}", letter=say(what))
    return say("Handed to mail, not marked as sent yet: {letter}", letter=say(what))


def _line(work: Work, entry: LogEntry, contact: Contact | None, paper: Paper | None) -> LogLine:
    return LogLine(
        id=entry.id,
        day=entry.day,
        channel_label=entry.channel.label,
        words=_told(paper) if paper is not None else entry.words or "",
        promise=entry.promise or "",
        contact=called(work, contact) if contact is not None else "",
        who=entry.who or "",
        next_step=entry.next_step or "",
        next_on=entry.next_on,
        done_on=entry.done_on,
    )


def due(work: Work, today: date, ahead_days: int) -> tuple[Due, ...]:
    """Next steps of all hosts that are late or fall due in so many days, the earliest first."""
    until = today + timedelta(days=ahead_days)
    return _due(work, _open().where(LogEntry.next_on <= until).order_by(LogEntry.next_on, LogEntry.id))


def due_of_mission(work: Work, mission_id: str, today: date) -> tuple[Due, ...]:
    """Next steps due by today that are about visits of a mission."""
    own = Visit.mission_id == mission_id
    return _due(work, _open().where(own, LogEntry.next_on <= today).order_by(LogEntry.next_on, LogEntry.id))


def _open() -> Select[LogEntry, Organisation, str]:
    return (
        select(LogEntry, Organisation, Visit.mission_id)
        .join(Organisation, Organisation.id == LogEntry.organisation_id)
        .outerjoin(Visit, Visit.id == LogEntry.visit_id)
        .where(LogEntry.done_on.is_(None), LogEntry.next_on.is_not(None))
    )


def _due(work: Work, wanted: Select[LogEntry, Organisation, str]) -> tuple[Due, ...]:
    rows: Sequence[Any] = work.session.execute(wanted).all()
    return tuple(
        Due(
            id=entry.id,
            organisation_id=host.id,
            company=host.name or host.name_ja or "",
            step=entry.next_step or entry.promise or entry.words or "",
            on=entry.next_on,
            mission_id=mission_id or "",
            visit_id=entry.visit_id or "",
        )
        for entry, host, mission_id in rows
    )
