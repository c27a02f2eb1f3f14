"""The register of papers: which were made, under which number, for whom, and by whom."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import select

from eujc_desktop.common.errors import Conflict
from eujc_desktop.models.choices import PaperKind
from eujc_desktop.models.paper import Paper
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
    """The number each person of a mission already has, by the person's id."""
    found = select(Paper.person_id, Paper.number).where(
        Paper.mission_id == mission_id, Paper.kind == PaperKind.CERTIFICATE, Paper.number.is_not(None)
    )
    pairs = work.session.execute(found.order_by(Paper.id.desc()))
    return {person_id: number for person_id, number in pairs if person_id and number}


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
                cut=cut if kind is PaperKind.ROSTER else None,
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
