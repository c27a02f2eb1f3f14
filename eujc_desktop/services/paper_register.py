"""The register of papers: which were made, under which number, for whom, and by whom."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby, islice

from sqlalchemy import select

from eujc_desktop.common.errors import Conflict
from eujc_desktop.models.paper import Paper
from eujc_desktop.models.paper_kinds import PaperKind
from eujc_desktop.store.tables import journal
from eujc_desktop.store.work import Work


@dataclass(frozen=True)
class Entry:
    """One file to be entered; certificates have a number for each person in it."""

    file_name: str
    data: bytes
    for_whom: str = ""
    person_id: str | None = None
    numbers: tuple[tuple[str, str], ...] = ()


def certificate_numbers(work: Work, mission_id: str) -> dict[str, str]:
    """The number each person of a mission was ever given, by the person's id.

    The journal is asked, not the register: taking the print back does not take back the paper that is in the world.
    """
    entered = select(journal.c.after).where(journal.c.table_name == Paper.__tablename__, journal.c.before.is_(None))
    found: dict[str, str] = {}
    for words in work.session.scalars(entered.order_by(journal.c.seq)):
        line = json.loads(words)
        is_certificate = line.get("mission_id") == mission_id and line.get("kind") == PaperKind.CERTIFICATE
        if is_certificate and line.get("number") and line.get("person_id"):
            found.setdefault(line["person_id"], line["number"])
    return found


def enter(
    work: Work, mission_id: str, kind: PaperKind, entries: Sequence[Entry], *, edition: int, language: str, cut: str
) -> None:
    """One line in the register for each file, or for each certificate in it."""
    holders = {number: person for person, number in certificate_numbers(work, mission_id).items()}
    for entry in entries:
        for person_id, number in entry.numbers or ((entry.person_id, None),):
            if holders.get(number or "", person_id) != person_id:
                raise Conflict(f"The number {number} has been given to somebody else meanwhile.", cure="Print again.")
            line = Paper(
                mission_id=mission_id,
                person_id=person_id,
                kind=kind,
                cut=cut if kind in (PaperKind.ROSTER, PaperKind.LETTER) else None,
                edition=edition,
                number=number,
                language=language,
                for_whom=entry.for_whom or None,
                made_at=datetime.now(UTC),
                made_by=work.who,
                file_name=entry.file_name,
                sha256=hashlib.sha256(entry.data).hexdigest(),
            )
            work.session.add(line)


@dataclass(frozen=True)
class Batch:
    """What was made in one go: a paper, or as many as there are people."""

    title: str
    for_whom: str
    made_at: datetime
    made_by: str
    papers: int


def made(work: Work, mission_id: str, limit: int) -> list[Batch]:
    """What was made of a mission last, newest first; papers of one kind of one minute are one batch."""
    found = work.session.scalars(
        select(Paper).where(Paper.mission_id == mission_id).order_by(Paper.made_at.desc(), Paper.id.desc())
    )
    by_batch = groupby(found, lambda paper: (paper.kind, paper.cut, paper.language, f"{paper.made_at:%F %H:%M}"))
    return [_batch(list(papers)) for _, papers in islice(by_batch, limit)]


def _batch(papers: Sequence[Paper]) -> Batch:
    first, several = papers[0], len(papers) > 1
    title = f"{first.kind.label}, {first.cut}" if first.cut else first.kind.label
    whom = f"{len(papers)} papers" if several else first.for_whom or ""
    return Batch(title, whom, first.made_at, first.made_by, len(papers))
