"""What is wrong with a mission: its timetable, its travellers, its papers; each finding with its way out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select

from eujc_desktop.models.choices import Direction, ItemStatus
from eujc_desktop.models.group import Group
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.organisation import Site
from eujc_desktop.models.visit import Visit
from eujc_desktop.planning import timetable, travel
from eujc_desktop.planning.finding import Finding
from eujc_desktop.services import itineraries, missions
from eujc_desktop.services.gather import Member, members_of, travellers
from eujc_desktop.store.work import Work


def of_mission(work: Work, code: str | None, today: date) -> tuple[Finding, ...]:
    """Every finding of a mission, conflicts of the timetable first."""
    mission = missions.by_code(work, code)
    return (*timetable_of(work, mission.id, today), *people_of(work, mission.id, today))


def timetable_of(work: Work, mission_id: str, today: date) -> tuple[Finding, ...]:
    """Clashes, gaps and risks of the itinerary; `items` hold the ids of the items concerned."""
    mission = work.get(Mission, mission_id)
    plan = itineraries.plan(work, mission_id)
    visits = _visits(work, mission_id)
    members = travellers(members_of(work, mission_id))
    items = [
        _item(item, day.day, visits) for day in plan.days for item in day.items if item.status != ItemStatus.CANCELLED
    ]
    return timetable.check(items, _frame(work, mission, members, today))


def _frame(work: Work, mission: Mission, members: Sequence[Member], today: date) -> timetable.Frame:
    letters = dict(work.session.execute(
        select(Group.id, Group.letter).where(Group.mission_id == mission.id)
    ))  # fmt: skip
    heads: dict[str, int] = {}
    for part, _, _ in members:
        if part.group_id in letters:
            heads[letters[part.group_id]] = heads.get(letters[part.group_id], 0) + 1
    heads[""] = len(members)
    return timetable.Frame(
        first_day=mission.first_day, last_day=mission.last_day, heads=heads, country=_country(mission), today=today
    )


def _country(mission: Mission) -> str:
    return "JP" if mission.direction in (Direction.EU_TO_JP, Direction.WITHIN_JP, Direction.BOTH) else ""


def _visits(work: Work, mission_id: str) -> dict[str, tuple[str, int | None]]:
    """Stage and limit of each visit."""
    found = work.session.execute(
        select(Visit, Site.max_visitors).outerjoin(Site, Site.id == Visit.site_id).where(Visit.mission_id == mission_id)
    )
    return {visit.id: (str(visit.stage), visit.max_visitors or limit) for visit, limit in found}


def _item(item: itineraries.ItemRow, day: date | None, visits: dict[str, tuple[str, int | None]]) -> timetable.Item:
    stage, limit = visits.get(item.visit_id or "", ("", None))
    from_area, to_area = travel.areas_in_title(item.title) if item.type.startswith("transfer") else ("", "")
    return timetable.Item(
        id=item.id,
        number=item.number,
        day=day,
        starts=_aware(item.start, item.zone),
        ends=_aware(item.end, item.end_zone),
        zone=item.zone,
        title=item.title or item.type_label,
        type=item.type,
        place=item.place,
        area=to_area or travel.area_of(item.place, item.address),
        leaves_area=from_area,
        groups=frozenset(item.groups),
        people=frozenset(),
        visit=item.visit_id or "",
        company=item.company,
        transport=item.transport,
        status=item.status,
        visit_stage=stage,
        capacity=limit,
    )
