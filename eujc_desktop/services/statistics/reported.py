"""What participants have reported after missions: results by programme, and the agreements among them that count."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import func, select

from eujc_desktop.models.choices import MissionStatus
from eujc_desktop.models.cooperation import Agreement
from eujc_desktop.models.follow_up import Outcome, ResultCode
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.organisation import Organisation
from eujc_desktop.models.participation import Participation
from eujc_desktop.models.person import Person
from eujc_desktop.planning import agreements, counting
from eujc_desktop.planning.agreements import Parties, Told
from eujc_desktop.planning.counting import Whole
from eujc_desktop.planning.programmes import Programme
from eujc_desktop.store.work import Work


def reported(work: Work, catalogue: Mapping[str, Programme], entries: Iterable[Whole]) -> list[Whole]:
    """Partnership agreements reported after missions of programmes that count them, and not among these entries."""
    rows = [row for row in _told(work) if counting.AGREEMENTS in _counts(catalogue, row.programme)]
    if not rows:
        return []
    told = [Told(row.id, row.firm or row.person, row.partner or "") for row in rows]
    fresh = set(agreements.once(_listed(work, entries), told))
    return [
        Whole(row.id, " – ".join(filter(None, (row.firm, row.partner))) or row.code, row.programme, row.known_on.year,
              counting.AGREEMENTS, 1, table="outcome")
        for row in rows
        if row.id in fresh
    ]  # fmt: skip


def _counts(catalogue: Mapping[str, Programme], code: str) -> tuple[str, ...]:
    return catalogue[code].counts if code in catalogue else ()


def _told(work: Work) -> Sequence[Any]:
    columns: tuple[Any, ...] = (
        Outcome.id, Outcome.partner, Outcome.known_on, Organisation.name.label("firm"), Person.id.label("person"),
        func.upper(Mission.programme).label("programme"), Mission.code,
    )  # fmt: skip
    query = (
        select(*columns)
        .select_from(Outcome)
        .join(Participation, Participation.id == Outcome.participation_id)
        .join(Person, Person.id == Participation.person_id)
        .outerjoin(Organisation, Organisation.id == Person.organisation_id)
        .join(Mission, Mission.id == Outcome.mission_id)
        .where(Outcome.code == ResultCode.AGREEMENT, Mission.programme.is_not(None))
        .where(Mission.status != MissionStatus.CANCELLED)
        .order_by(Outcome.known_on, Outcome.id)
    )
    return work.session.execute(query).all()


def _listed(work: Work, entries: Iterable[Whole]) -> list[Parties]:
    """Who has agreed by the entries of lists that count."""
    counted = {one.id for one in entries if one.table == Agreement.__tablename__ and counting.AGREEMENTS in one.counts}
    query = select(Agreement.id, Organisation.name, Agreement.other_party).outerjoin(
        Organisation, Organisation.id == Agreement.organisation_id
    )
    found = work.session.execute(query.order_by(Agreement.id)) if counted else ()
    return [agreements.parties(firm, other) for id_, firm, other in found if id_ in counted]
