"""The numbers of certificates: each is for one holder and one sort, for ever."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Select, select

from eujc_desktop.common.errors import NotFound, Refused
from eujc_desktop.common.said import say
from eujc_desktop.documents.certificate_content import CertificateSort
from eujc_desktop.models.paper import Paper
from eujc_desktop.models.paper_kinds import PaperKind
from eujc_desktop.planning.numbering import next_number
from eujc_desktop.store.tables import journal
from eujc_desktop.store.work import Work


@dataclass(frozen=True, slots=True)
class Issued:
    """One print of a certificate; `stands` unless the print was taken back."""

    id: str
    number: str
    mission_id: str
    person_id: str
    sort: str
    issued_on: date | None
    name: str
    revoked: str
    stands: bool
    made_at: datetime
    made_by: str
    sha256: str


def issued(work: Work) -> list[Issued]:
    """Every print of a certificate there ever was, oldest first.

    The journal is asked as well as the register: taking a print back, or removing the holder, does not take back the
    paper that is in the world. Where a line stands, it knows better who the holder is by now.
    """
    lines: dict[str, dict[str, str]] = {}
    entered = select(journal.c.row_id, journal.c.after).where(
        journal.c.table_name == Paper.__tablename__, journal.c.before.is_(None)
    )
    for row_id, words in work.session.execute(entered.order_by(journal.c.seq)):
        line = json.loads(words)
        if line.get("kind") == PaperKind.CERTIFICATE and line.get("number"):
            lines.setdefault(row_id, line)
    standing = {paper.id: paper for paper in work.session.scalars(_certificates())}
    return [_issued(row_id, line, standing.get(row_id)) for row_id, line in lines.items()]


def _certificates() -> Select[Paper]:
    return select(Paper).where(Paper.kind == PaperKind.CERTIFICATE, Paper.number.is_not(None))


def _issued(key: str, line: dict[str, str], paper: Paper | None) -> Issued:
    day = line.get("issued_on")
    return Issued(
        id=key,
        number=line["number"],
        mission_id=(paper and paper.mission_id) or line.get("mission_id") or "",
        person_id=(paper and paper.person_id) or line.get("person_id") or "",
        sort=line.get("cut") or CertificateSort.PARTICIPATION,
        issued_on=date.fromisoformat(day) if day else None,
        name=line.get("for_whom") or "",
        revoked=(paper and paper.revoked) or "",
        stands=paper is not None,
        made_at=datetime.fromisoformat(line["made_at"]),
        made_by=line["made_by"],
        sha256=line["sha256"],
    )


def numbers(work: Work, mission_id: str) -> dict[str, str]:
    """The number of each person's first certificate of a mission, by the person's id."""
    found: dict[str, str] = {}
    for line in issued(work):
        if line.mission_id == mission_id and not line.revoked:
            found.setdefault(line.person_id, line.number)
    return found


class Numbers:
    """Gives the holders of one mission and sort their numbers: the one they have, else the next free one."""

    def __init__(self, work: Work, mission_id: str, code: str, sort: str) -> None:
        ever = issued(work)
        self._code = code
        self._taken = [line.number for line in ever]
        own = [line for line in ever if (line.mission_id, line.sort) == (mission_id, sort) and not line.revoked]
        self._known: dict[str, str] = {}
        for line in own:
            self._known.setdefault(line.person_id, line.number)
        self._first = {line.number: line for line in reversed(own) if line.stands}

    def of(self, person_id: str) -> str:
        """The number of a person."""
        if person_id not in self._known:
            self._known[person_id] = next_number(self._code, self._taken)
            self._taken.append(self._known[person_id])
        return self._known[person_id]

    def first_issue(self, number: str) -> Issued | None:
        """The first print under a number that was not taken back; None when there is none yet."""
        return self._first.get(number)


def taken_by_another(work: Work, given: Iterable[tuple[str | None, str | None]]) -> str:
    """The number that has been given to somebody else meanwhile; empty when none has."""
    holders = {line.number: line.person_id for line in issued(work)}
    return next((number for person, number in given if number and holders.get(number, person) != person), "")


def revoke(work: Work, number: str, reason: str) -> int:
    """Say that the certificates of a number are no longer valid; how many prints there were of it."""
    if not reason.strip():
        raise Refused("Why is it no longer valid?", cure="Give a reason; it is kept in the register.")
    papers = list(work.session.scalars(_certificates().where(Paper.number == number.strip())))
    if not papers:
        raise NotFound(
            say("There is no certificate {number} in the register.", number=number),
            cure="Look at the number on the paper.",
        )
    for paper in papers:
        paper.revoked = reason.strip()
    return len(papers)
