"""The register of papers: which were made, under which number, for whom, and by whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import groupby, islice

from sqlalchemy import func, select

from eujc_desktop.common.errors import Conflict, NotFound, Refused
from eujc_desktop.common.said import joined, say, say_many
from eujc_desktop.models.edition import Edition
from eujc_desktop.models.paper import Paper
from eujc_desktop.models.paper_kinds import PaperKind
from eujc_desktop.services import disclosures, stale_papers
from eujc_desktop.services.certificates import register
from eujc_desktop.services.disclosures import Disclosed
from eujc_desktop.store.work import Work

_CUT = (PaperKind.BOOK, PaperKind.ROSTER, PaperKind.LETTER, PaperKind.CERTIFICATE)
"""Papers of which there are several sorts."""
_SECOND, _JUST = timedelta(seconds=1), timedelta(minutes=1)


@dataclass(frozen=True)
class Given:
    """What is one person’s in a file; of a certificate its number, first day and whether it is a duplicate."""

    person_id: str | None
    number: str | None = None
    name: str = ""
    issued_on: date | None = None
    duplicate: bool = False
    visit_id: str | None = None
    said: str = ""
    """Of a letter to the host of a visit, what it told of that."""


@dataclass(frozen=True)
class Entry:
    """One file to be entered; certificates, letters and copies have a line for each person in it."""

    file_name: str
    sha256: str
    for_whom: str = ""
    person_id: str | None = None
    given: tuple[Given, ...] = ()
    disclosed: tuple[Disclosed, ...] = ()
    said: str = ""
    visit_id: str | None = None


def enter(
    work: Work, mission_id: str, kind: PaperKind, entries: Sequence[Entry], *, edition: int, language: str, cut: str
) -> tuple[str, ...]:
    """One line in the register for each file, or for each certificate in it; the ids of the lines."""
    entered: list[Paper] = []
    now = _moment(work, mission_id)
    for entry in entries:
        if taken := register.taken_by_another(work, ((line.person_id, line.number) for line in entry.given)):
            raise Conflict(
                say("The number {taken} has been given to somebody else meanwhile.", taken=taken), cure="Print again."
            )
        lines = entry.given or (Given(entry.person_id, name=entry.for_whom),)
        for one in lines:
            line = Paper(
                mission_id=mission_id,
                person_id=one.person_id,
                kind=kind,
                cut=(cut or None) if kind in _CUT else None,
                edition=edition,
                number=one.number,
                language=language,
                for_whom=one.name or None,
                made_at=now,
                made_by=work.who,
                file_name=entry.file_name,
                sha256=entry.sha256,
                issued_on=one.issued_on,
                duplicate=one.duplicate or None,
                said=one.said or entry.said or None,
                visit_id=one.visit_id or entry.visit_id,
            )
            work.session.add(line)
            entered.append(line)
            if entry.disclosed and one is lines[0]:
                work.session.flush()
                disclosures.enter(work, line, entry.disclosed)
    work.session.flush()
    return tuple(line.id for line in entered)


def _moment(work: Work, mission_id: str) -> datetime:
    """Now; a second after the last entry where that was just made, for the second tells one batch from the next."""
    now = datetime.now(UTC).replace(microsecond=0)
    last = work.session.scalar(select(func.max(Paper.made_at)).where(Paper.mission_id == mission_id))
    return last + _SECOND if last is not None and now <= last < now + _JUST else now


def take_back(work: Work, papers: Sequence[str]) -> int:
    """Strike papers out that never left the office, with what they would have told whom; how many. Editions stay."""
    editions = select(Edition.sha256)
    query = select(Paper).where(Paper.id.in_(papers), Paper.sha256.not_in(editions))
    found = list(work.session.scalars(query))
    for paper in found:
        work.session.delete(paper)
    return len(found)


def take_back_last(work: Work, mission_id: str) -> Batch:
    """Strike out what was made of a mission last; what that was."""
    last = next(iter(made(work, mission_id, 1)), None)
    if last is None:
        raise NotFound("No paper of this mission has been made yet.")
    if not take_back(work, last.ids):
        raise Refused(
            say("{title} is a released edition, which stays.", title=last.title), cure="Release the next edition."
        )
    return last


@dataclass(frozen=True)
class Batch:
    """What was made in one go: a paper, or as many as there are people."""

    title: str
    for_whom: str
    made_at: datetime
    made_by: str
    papers: int
    file_name: str = ""
    """Of a single one."""
    ids: tuple[str, ...] = ()
    stale: str = ""
    """Why it is out of date."""
    stale_on: date | None = None
    """Since when; of papers marked in earlier days that is not known."""
    handed: bool = False
    """Whether it was handed to the mail program."""
    sent_on: date | None = None
    """When that was sent, as the coordinator says."""


def made(work: Work, mission_id: str, limit: int) -> list[Batch]:
    """What was made of a mission last, newest first; papers of one kind of one moment are one batch."""
    found = work.session.scalars(
        select(Paper).where(Paper.mission_id == mission_id).order_by(Paper.made_at.desc(), Paper.id.desc())
    )
    by_batch = groupby(found, lambda paper: (paper.kind, paper.cut, paper.language, paper.made_at))
    return [_batch(list(papers)) for _, papers in islice(by_batch, limit)]


def _batch(papers: Sequence[Paper]) -> Batch:
    first, several = papers[0], len(papers) > 1
    title = joined((first.kind.label, first.cut), ", ")
    whom = say_many("{n} paper", "{n} papers", len(papers)) if several else first.for_whom or ""
    file_name = "" if several else first.file_name or ""
    ids = tuple(paper.id for paper in papers)
    old = next((paper for paper in papers if paper.stale), first)
    handed = any(paper.handed_at for paper in papers)
    sent = max((paper.sent_on for paper in papers if paper.sent_on), default=None)
    return Batch(title, whom, first.made_at, first.made_by, len(papers), file_name, ids,
                 stale_papers.why_stale(old), old.stale_on, handed, sent)  # fmt: skip
