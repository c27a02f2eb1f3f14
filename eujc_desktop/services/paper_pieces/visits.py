"""Sheets of visits, bag lists and the report of a mission."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from functools import partial

from eujc_desktop.common.errors import Refused
from eujc_desktop.common.progress import silent
from eujc_desktop.common.said import say_many
from eujc_desktop.common.text import safe_file_name
from eujc_desktop.documents.lists.visit_content import VisitSheet, VisitSheets
from eujc_desktop.planning.finding import Remark
from eujc_desktop.services import disclosures
from eujc_desktop.services.listings import delegation, visit_papers
from eujc_desktop.services.paper_pieces.order import Piece, Task, piece_of

LEADER = "leader"


def sheets(task: Task) -> Sequence[Piece]:
    """The sheets of all visits in one file, of one visit, or a file for each; those for hosts go into the ledger."""
    works, mission, order = task.works, task.mission, task.order
    leader = order.form == LEADER
    name = f"{mission.code}_{order.kind}{'_leader' if leader else ''}_{order.language}"
    read = partial(visit_papers.sheets, mission_id=mission.id, language=order.language, leader=leader)
    if not order.personal:
        content = works.read(read)
        _refuse_nothing(content)
        built = task.build(order.kind, content, task.progress)
        return [piece_of(name, built, _too_long(content), disclosed=disclosures.of_content(content))]
    hosts = works.read(partial(delegation.visits, mission_id=mission.id, one=order.person_id))
    made = []
    for count, (visit_id, host) in enumerate(hosts):
        task.progress(count, len(hosts), host)
        content = works.read(partial(read, visit_id=visit_id))
        if not _says(content.visits[0]) and order.person_id is None:
            continue
        _refuse_nothing(content)
        built, own = task.build(order.kind, content, silent), f"{name}_{safe_file_name(host)}"
        told = disclosures.of_content(content)
        visits = () if leader else (visit_id,)
        cautions = [Remark(words, table="visit", record=visit_id) for words in _too_long(content)]
        made.append(piece_of(own, built, cautions, for_whom=host, disclosed=told, visits=visits))
    if not made:
        raise _nothing()
    return made


def _too_long(content: VisitSheets) -> list[str]:
    """Of each visit whose programme goes on after it ends by how much."""
    told = []
    for visit in content.visits:
        last = visit.parts[-1].ends if visit.parts else None
        if last is None or visit.ends is None or last <= visit.ends.time():
            continue
        over = int((datetime.combine(visit.ends.date(), last) - visit.ends).total_seconds() // 60)
        told.append(
            say_many(
                "{host}: the programme is {n} minute longer than the visit.",
                "{host}: the programme is {n} minutes longer than the visit.",
                n=over,
                host=visit.host.prefer("en"),
            )
        )
    return told


def _says(visit: VisitSheet) -> bool:
    return bool(visit.parts or visit.party or visit.questions)


def _refuse_nothing(content: VisitSheets) -> None:
    if not any(map(_says, content.visits)):
        raise _nothing()


def _nothing() -> Refused:
    return Refused("Nothing is known of the day of the visit yet.", cure="Write its programme or host party first.")


def bags(task: Task) -> Sequence[Piece]:
    """A page for each day on which something is carried to a host."""
    mission, order = task.mission, task.order
    read = partial(visit_papers.bags, mission_id=mission.id, language=order.language, number=order.day)
    content = task.works.read(read)
    if not content.days:
        raise Refused("There is nothing to carry to a host.", cure="Choose gifts for the visits first.")
    day = f"_day-{order.day}" if order.day is not None else ""
    built = task.build(order.kind, content, task.progress)
    return [piece_of(f"{mission.code}_{order.kind}{day}_{order.language}", built)]


def report(task: Task) -> Sequence[Piece]:
    """The report of a mission."""
    mission, order = task.mission, task.order
    dated = order.dated or date.today()
    read = partial(visit_papers.report, mission_id=mission.id, language=order.language, dated=dated)
    built = task.build(order.kind, task.works.read(read), task.progress)
    return [piece_of(f"{mission.code}_{order.kind}_{order.language}", built)]
