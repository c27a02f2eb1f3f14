"""Papers in the register that a change has made out of date: which they are, and the mark that says why."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from datetime import date

from sqlalchemy import select

from eujc_desktop.common.said import Said, joined, plain, said_again, say
from eujc_desktop.documents.content import OUTLINE
from eujc_desktop.models.paper import Paper
from eujc_desktop.models.paper_kinds import PaperKind
from eujc_desktop.planning.foresight import Line
from eujc_desktop.store.work import Work

UNDATED = frozenset(
    {PaperKind.BADGE, PaperKind.TABLE_SIGN, PaperKind.PLACE_CARD, PaperKind.LUGGAGE_TAG, PaperKind.CERTIFICATE}
)
"""Papers that tell of no day, or of what has happened."""
_LONGEST = 500
_OF_THE_PROGRAMME = frozenset(
    {
        PaperKind.BOOK,
        PaperKind.PROGRAMME,
        PaperKind.CHANGE_SLIP,
        PaperKind.CALENDAR,
        PaperKind.EMERGENCY,
        PaperKind.BUS_SIGN,
        PaperKind.VISA,
    }
)
"""Papers that name every host of a mission, unless in outline."""


def dated(work: Work, mission_id: str) -> list[Paper]:
    """The papers of a mission that tell of days."""
    return _good(work, mission_id, set(PaperKind) - UNDATED)


def naming(work: Work, mission_id: str, hosts: Collection[str]) -> list[Paper]:
    """Those that name a host, by the names it has: the programme, and what was written to it."""
    names = [name.casefold() for name in hosts if name]
    found = _good(work, mission_id, set(PaperKind) - UNDATED)
    return [paper for paper in found if _names_all(paper) or _is_for(paper, names)]


def _names_all(paper: Paper) -> bool:
    return paper.kind in _OF_THE_PROGRAMME and paper.cut != OUTLINE


def _is_for(paper: Paper, names: Iterable[str]) -> bool:
    whom = (paper.for_whom or "").casefold()
    return any(name in whom for name in names)


def _good(work: Work, mission_id: str, kinds: Collection[PaperKind]) -> list[Paper]:
    """Papers that nothing is known against, the oldest first."""
    query = select(Paper).where(Paper.mission_id == mission_id, Paper.kind.in_(kinds))
    return list(work.session.scalars(query.where(Paper.stale.is_(None)).order_by(Paper.made_at, Paper.id)))


def mark(papers: Iterable[Paper], why: str) -> int:
    """Mark papers as out of date from today; how many."""
    found = list(papers)
    said = json.dumps(plain(why), ensure_ascii=False) if isinstance(why, Said) else None
    for paper in found:
        paper.stale, paper.stale_said, paper.stale_on = why[:_LONGEST], said, date.today()
    return len(found)


def why_stale(paper: Paper) -> str:
    """Why a paper is out of date, to be said in any language; empty where it is not."""
    return said_again(json.loads(paper.stale_said)) if paper.stale_said else paper.stale or ""


def lines(papers: Sequence[Paper]) -> tuple[Line, ...]:
    """The last of each sort and for whom, with its edition and day."""
    latest = {(paper.kind, paper.cut, paper.for_whom): paper for paper in papers}
    return tuple(_line(paper) for paper in latest.values())


def _line(paper: Paper) -> Line:
    made = say("made on {day:short}", day=paper.made_at.date())
    edition = say("edition {n}", n=paper.edition) if paper.edition else ""
    return Line(joined((say(paper.kind.label), paper.for_whom)), joined((edition, made)))
