"""What moving a mission to other dates brings, before it is done: rest days hit, agreements, deadlines, papers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from sqlalchemy import select

from eujc_desktop.common.lands import country_of_zone
from eujc_desktop.common.said import joined, say, say_many
from eujc_desktop.models.columns import fields_of
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.organisation import Organisation
from eujc_desktop.models.rooming import RoomBlock
from eujc_desktop.models.task import Task
from eujc_desktop.models.visit import Visit
from eujc_desktop.planning import deadlines, moving
from eujc_desktop.planning.foresight import Foreseen, Line, told
from eujc_desktop.services import itineraries, rescheduling, stale_papers, tasks, who_does_what
from eujc_desktop.services.profiles import GONE
from eujc_desktop.store.work import Work


def countries(mission: Mission) -> tuple[str, ...]:
    """Both sides of a mission: the country where it takes place, and that of the other office."""
    found = (country_of_zone(mission.zone), country_of_zone(mission.home_zone))
    return tuple(dict.fromkeys(country for country in found if country))


def first_day_on(work: Work, mission_id: str, working_days: int) -> date:
    """The first day of a mission moved by so many working days of the country it takes place in."""
    mission = work.get(Mission, mission_id)
    open_ = moving.is_open(countries(mission)[:1])
    return moving.working_days_on(mission.first_day, working_days, open_)


def of_move(work: Work, mission_id: str, first: date, last: date, today: date) -> tuple[Foreseen, ...]:
    """What other dates would bring; nothing is written."""
    rescheduling.check(first, last)
    mission = work.get(Mission, mission_id)
    step = first - mission.first_day
    plan = itineraries.plan(work, mission_id)
    old = stale_papers.dated(work, mission_id) if step else []
    return told(
        Foreseen(say("Days of rest it falls on"), tuple(_rests(mission, plan, first, last)), "warn"),
        Foreseen(say("Others do the same on these days"), tuple(_others(work, mission_id, first, last)), "warn"),
        Foreseen(say("Agreed with hosts, no longer so"), tuple(_agreements(work, mission, plan, step)), "warn"),
        Foreseen(say("Deadlines that move"), tuple(_deadlines(work, mission, (first, last), today))),
        Foreseen(say("Booked for the dates until now"), tuple(_rooms(work, mission_id, step)), "warn"),
        Foreseen(say("Papers that will be out of date"), stale_papers.lines(old), "warn"),
    )


def _rests(mission: Mission, plan: itineraries.Plan, first: date, last: date) -> Iterator[Line]:
    """Days of rest among the new ones, with what is planned at hosts on them."""
    step = first - mission.first_day
    hosted = {day.day + step: len({item.visit_id for item in day.items} - {None}) for day in plan.days if day.day}
    for hit in moving.hits(moving.days(first, last), countries(mission)):
        visits = hosted.get(hit.day, 0)
        there = say_many("{n} visit", "{n} visits", n=visits) if visits else ""
        yield Line(say("{day:short}", day=hit.day), joined((_rest(hit), there)))


def _rest(hit: moving.Hit) -> str:
    return say("{title}, {land:country}", title=say(hit.title), land=hit.country)


def _others(work: Work, mission_id: str, first: date, last: date) -> Iterator[Line]:
    for clash in who_does_what.clashes_of(work, mission_id, first, last):
        both = ", ".join((*clash.places, *clash.sectors))
        yield Line(f"{clash.event.organiser}: {clash.event.title}", joined((_days(clash.event), both)))


def _days(event: who_does_what.Event) -> str:
    if event.first_day == event.last_day:
        return say("{day:short}", day=event.first_day)
    return say("{first:short} to {last:short}", first=event.first_day, last=event.last_day)


def _agreements(work: Work, mission: Mission, plan: itineraries.Plan, step: timedelta) -> Iterator[Line]:
    """Visits whose agreed day is kept now and will not be."""
    if not step:
        return
    planned = {item.visit_id: item.start.date() for item in plan.items() if item.visit_id and item.start}
    found = work.session.execute(
        select(Visit, Organisation)
        .join(Organisation, Organisation.id == Visit.organisation_id)
        .where(Visit.mission_id == mission.id, Visit.agreed_day.is_not(None), Visit.stage.not_in(GONE))
        .order_by(Visit.agreed_day)
    )
    for visit, host in found:
        if visit.agreed_day is not None and planned.get(visit.id, visit.agreed_day) == visit.agreed_day:
            yield Line(host.name or host.name_ja or "", _from_to(visit.agreed_day, visit.agreed_day + step))


def _deadlines(work: Work, mission: Mission, dates: tuple[date, date], today: date) -> Iterator[Line]:
    """Open tasks that move along and dates of the mission ahead, with those that will be late."""
    first, last = dates
    step = first - mission.first_day
    for name, before in rescheduling.ahead(mission, today):
        if step:
            yield _moved(say(fields_of(Mission)[name].label), before, before + step, today)
    for row in tasks.of_mission(work, mission, today):
        task = work.get(Task, row.id)
        then = task.fixed_day or deadlines.due(str(task.anchor), task.offset_days, first, last)
        if not row.done and then != row.due:
            yield _moved(row.title, row.due, then, today)


def _moved(what: str, before: date, then: date, today: date) -> Line:
    words = _from_to(before, then)
    return Line(what, joined((words, say("late already"))) if then < today <= before else words)


def _from_to(before: date, then: date) -> str:
    return say("{day:short} → {then:short}", day=before, then=then)


def _rooms(work: Work, mission_id: str, step: timedelta) -> Iterator[Line]:
    if not step:
        return
    blocks = work.session.scalars(select(RoomBlock).where(RoomBlock.mission_id == mission_id))
    for block in blocks:
        if block.first_night:
            rooms = say_many("{n} room", "{n} rooms", n=block.rooms)
            yield Line(block.hotel, joined((rooms, say("from {day:short}", day=block.first_night))))
