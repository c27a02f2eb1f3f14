"""What is wrong with a mission: its timetable, its travellers, its papers; each finding with its way out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select

from eujc_desktop.fields.travel_times import ways
from eujc_desktop.models.choices import Direction, Role
from eujc_desktop.models.group import Group
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.organisation import Site
from eujc_desktop.models.visit import Visit
from eujc_desktop.planning import seats, timetable, travel
from eujc_desktop.planning.finding import Finding
from eujc_desktop.planning.hits import ground
from eujc_desktop.planning.mends import mended
from eujc_desktop.planning.trial import Trial
from eujc_desktop.services import itineraries, missions, rooming, travellers, visitors
from eujc_desktop.services.roll import TRAVELLING, Member, going, members_of, name_of, on_the_road
from eujc_desktop.store.work import Work


def of_mission(work: Work, code: str | None, today: date) -> tuple[Finding, ...]:
    """Every finding of a mission, those of the timetable first."""
    mission = missions.by_code(work, code)
    people = travellers.findings(work, mission.id, today)
    return (*timetable_of(work, mission.id, today), *people, *rooming.findings(work, mission.id, today))


def of_office(work: Work, today: date) -> dict[str, tuple[Finding, ...]]:
    """Every finding of each mission that is not over, by its code."""
    going_on = select(Mission.code).where(Mission.status.not_in(missions.OVER)).order_by(Mission.first_day)
    return {code: of_mission(work, code, today) for code in work.session.scalars(going_on)}


def timetable_of(work: Work, mission_id: str, today: date) -> tuple[Finding, ...]:
    """Clashes, gaps and risks of the itinerary; `items` hold the ids of the items concerned."""
    return trial_of(work, mission_id, today).findings()


def issues_of(work: Work, mission_id: str, today: date) -> tuple[Finding, ...]:
    """The same, each with the ways out that were tried and found to work."""
    trial = trial_of(work, mission_id, today)
    return tuple(mended(finding, trial) for finding in trial.findings())


def trial_of(work: Work, mission_id: str, today: date) -> Trial:
    """The itinerary as the rules see it, ready to be asked what a change would do."""
    mission = work.get(Mission, mission_id)
    plan = itineraries.plan(work, mission_id)
    visits = _visits(work, mission_id)
    members = members_of(work, mission_id)
    aboard = on_the_road(members)
    items = [
        _with_people(_item(item, day.day, visits), item, visitors.of_item(plan, item, aboard))
        for day in plan.days
        for item in day.items
    ]
    own = travel.between_areas(ways(mission.travel_times))
    frame = _frame(work, mission, members, today)
    return Trial(items, ground(frame, travel.journeys().with_minutes(own)))


def _frame(work: Work, mission: Mission, members: Sequence[Member], today: date) -> timetable.Frame:
    found = work.session.execute(select(Group.id, Group.letter).where(Group.mission_id == mission.id))
    letters = {key: letter for key, letter in found}  # noqa: C416 - dict() of a result takes its keys
    sure = [part for part, _, _ in going(members) if part.stage in TRAVELLING]
    heads = Counter(letters.get(part.group_id or "", "") for part in sure)
    staff = sum(part.role in (Role.COORDINATOR, Role.GUIDE, Role.INTERPRETER, Role.EXPERT) for part, _, _ in members)
    country = "JP" if mission.direction in (Direction.EU_TO_JP, Direction.WITHIN_JP, Direction.BOTH) else ""
    return timetable.Frame(
        mission.first_day,
        mission.last_day,
        dict(heads),
        staff,
        {part.id: letters.get(part.group_id or "", "") for part, _, _ in members},
        {part.id: name_of(person).full for part, person, _ in members},
        country,
        today,
    )


Known = tuple[str, int | None]


def _visits(work: Work, mission_id: str) -> dict[str, Known]:
    """Stage and limit of each visit, by its id."""
    found = work.session.execute(
        select(Visit, Site.max_visitors).outerjoin(Site, Site.id == Visit.site_id).where(Visit.mission_id == mission_id)
    )
    return {visit.id: (str(visit.stage), visit.max_visitors or limit) for visit, limit in found}


def _item(row: itineraries.ItemRow, day: date | None, visits: dict[str, Known]) -> timetable.Item:
    stage, limit = visits.get(row.visit_id or "", ("", None))
    item = timetable.Item(
        id=row.id,
        number=row.number,
        day=day,
        starts=_aware(row.start, row.zone),
        ends=_aware(row.end, row.end_zone),
        title=row.title or row.type_label,
        type=row.type,
        place=row.place,
        groups=frozenset(row.groups),
        visit=row.visit_id or "",
        visit_stage=stage,
        company=row.company,
        transport=row.transport,
        status=row.status,
        capacity=limit,
    )
    area, leaves = timetable.placed(item, row.address)
    return replace(item, area=area, leaves_area=leaves)


def _with_people(item: timetable.Item, row: itineraries.ItemRow, aboard: Sequence[Member]) -> timetable.Item:
    """The item with those it is for alone, and with what is to be said of seats."""
    given = [(one, seat) for one in row.people if (seat := seats.seat_of(one.car, one.seat))]
    reserved = row.seats if row.transport == "train" and seats.reserved(row.seats) else ""
    seated = {one.key for one in row.people if one.seat}
    return replace(
        item,
        people=frozenset(guest.key for guest in row.guests),
        nobody_named=row.for_nobody,
        reserved=reserved,
        unseated=tuple(name_of(member[1]).full for member in aboard if reserved and member[0].id not in seated),
        shared_seats=seats.twice_taken((one.name, seat) for one, seat in given),
    )


def _aware(moment: datetime | None, zone: str) -> datetime | None:
    return None if moment is None else moment.replace(tzinfo=ZoneInfo(zone))
