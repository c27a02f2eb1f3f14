"""The itinerary of a mission as the rules of a timetable see it: items, hosts, people, the map."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from sqlalchemy import select

from eujc_desktop.fields.host_days import closed, hours
from eujc_desktop.fields.travel_times import ways
from eujc_desktop.models.choices import Direction, Role
from eujc_desktop.models.group import Group
from eujc_desktop.models.itinerary import Item as Row
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.organisation import Site
from eujc_desktop.models.visit import Visit
from eujc_desktop.planning import seats, travel
from eujc_desktop.planning.hits import ground
from eujc_desktop.planning.hosts import languages_of
from eujc_desktop.planning.items import ANY_HOST, AT_A_HOST, Coming, Frame, Host, Item, Opening, Window, placed
from eujc_desktop.planning.shared import coaches_of, names_of
from eujc_desktop.planning.trial import Trial
from eujc_desktop.services import itineraries, plan_rules, visitors
from eujc_desktop.services.roll import TRAVELLING, Member, going, members_of, name_of, on_the_road
from eujc_desktop.store.work import Work

_FLUENT = ("fluent", "native", "advanced", "business", "n1", "n2")


def trial_of(work: Work, mission_id: str, today: date, plan: itineraries.Plan | None = None) -> Trial:
    """The itinerary ready to be checked, and to be asked what a change would do; of a plan where it is read already."""
    mission = work.get(Mission, mission_id)
    plan = plan or itineraries.plan(work, mission_id)
    members = members_of(work, mission_id)
    known = _Known(_visits(work, mission_id), _more(work, mission_id), members)
    items = [known.item(row, day.day, plan) for day in plan.days for row in day.items]
    own = travel.between_areas(ways(mission.travel_times))
    frame = _frame(work, mission, members, plan, today)
    return Trial(items, ground(frame, travel.journeys().with_minutes(own)))


def _frame(work: Work, mission: Mission, members: Sequence[Member], plan: itineraries.Plan, today: date) -> Frame:
    found = work.session.execute(select(Group.id, Group.letter).where(Group.mission_id == mission.id))
    letters = {key: letter for key, letter in found}  # noqa: C416 - dict() of a result takes its keys
    sure = [part for part, _, _ in going(members) if part.stage in TRAVELLING]
    heads = Counter(letters.get(part.group_id or "", "") for part in sure)
    staff = sum(part.role in (Role.COORDINATOR, Role.GUIDE, Role.INTERPRETER, Role.EXPERT) for part, _, _ in members)
    country = "JP" if mission.direction in (Direction.EU_TO_JP, Direction.WITHIN_JP, Direction.BOTH) else ""
    return Frame(
        mission.first_day,
        mission.last_day,
        dict(heads),
        staff,
        {part.id: letters.get(part.group_id or "", "") for part, _, _ in members},
        {part.id: name_of(person).full for part, person, _ in members},
        country,
        today,
        plan_rules.limits_of(work, mission),
        {member[0].id: _coming(member) for member in going(members)},
        {member[0].id: spoken_by(member) for member in going(members)},
        {day.day: area for day in plan.days if day.day and (area := _night(day))},
        sum(part.role == Role.INTERPRETER for part, _, _ in members),
    )


def _coming(member: Member) -> Coming:
    part = member[0]
    lands, leaves = _moment(part.arrival_day, part.arrival_time), _moment(part.departure_day, part.departure_time)
    if lands and leaves and leaves < lands:
        lands = leaves = None  # Which of the two is wrong is asked elsewhere.
    return Coming(lands, leaves, bool(part.travel_note), part.luggage_size or 0)


def _moment(day: date | None, clock: time | None) -> datetime | None:
    return datetime.combine(day, clock) if day and clock else None


def spoken_by(member: Member) -> frozenset[str]:
    """The languages that somebody of ours speaks."""
    person = member[1]
    spoken = languages_of(",".join(person.languages or ()))
    level = (person.japanese_level or "").casefold()
    return spoken | {"ja"} if any(word in level for word in _FLUENT) else spoken


def _night(day: itineraries.DayRow) -> str:
    """The area of the hotel of a day; empty where it is not known."""
    return travel.area_of(day.hotel) or travel.area_of(day.hotel_ja) if day.hotel or day.hotel_ja else ""


Hosts = Mapping[str, tuple[Visit, Site | None]]


def _visits(work: Work, mission_id: str) -> Hosts:
    """Each visit with its site, by its id."""
    found = work.session.execute(
        select(Visit, Site).outerjoin(Site, Site.id == Visit.site_id).where(Visit.mission_id == mission_id)
    )
    return {visit.id: (visit, site) for visit, site in found}


def hosted(item: Item, visit: Visit, site: Site | None) -> Item:
    """An item of a visit, with what the host allows and what was agreed with it."""
    at_host, window = item.type in AT_A_HOST, None
    if visit.agreed_day is not None:
        window = Window(visit.agreed_day, _minutes(visit.agreed_from), _minutes(visit.agreed_until))
    return replace(
        item,
        visit=visit.id,
        visit_stage=str(visit.stage),
        capacity=visit.max_visitors or (site.max_visitors if site else None),
        host=_host(visit, site),
        window=window,
        gate=_minutes(visit.arrive_at),
        fed=item.fed or bool(at_host and visit.lunch),
        interpreters=item.interpreters | (names_of(visit.interpreter or "") if at_host else frozenset()),
    )


def spoken_at(visit: Visit, site: Site | None) -> frozenset[str]:
    """The languages of a visit: what was agreed, else those of the site."""
    return languages_of(visit.language or "") or languages_of(",".join(site.languages or ()) if site else "")


def _host(visit: Visit, site: Site | None) -> Host:
    languages = spoken_at(visit, site)
    if site is None:
        return replace(ANY_HOST, fewest=visit.min_visitors, languages=languages)
    return Host(
        visit.min_visitors or site.min_visitors,
        tuple(Opening(*each) for each in hours(site.opening_hours)),
        tuple(closed(site.closing_days)),
        site.works_holidays,
        languages,
    )


More = tuple[str | None, int | None, bool | None]


def _more(work: Work, mission_id: str) -> dict[str, More]:
    """Room, seats with room for luggage, and whether there is a meal, of each item."""
    columns = select(Row.id, Row.room, Row.luggage_seats, Row.meal_included).where(Row.mission_id == mission_id)
    return {key: (room, seats_, meal) for key, room, seats_, meal in work.session.execute(columns)}


class _Known:
    """What is known around the items."""

    def __init__(self, visits: Hosts, more: Mapping[str, More], members: Sequence[Member]) -> None:
        self._visits, self._more = visits, more
        self._aboard = on_the_road(members)
        self._interpreters = {part.id for part, _, _ in members if part.role == Role.INTERPRETER}

    def item(self, row: itineraries.ItemRow, day: date | None, plan: itineraries.Plan) -> Item:
        """One item as the rules see it."""
        room, luggage_seats, meal = self._more.get(row.id, (None, None, None))
        item = Item(
            id=row.id,
            number=row.number,
            day=day,
            starts=_aware(row.start, row.zone),
            ends=_aware(row.end, row.end_zone),
            title=row.title or row.type_label,
            type=row.type,
            place=row.place,
            groups=frozenset(row.groups),
            company=row.company,
            transport=row.transport,
            status=row.status,
            room=room or "",
            luggage_seats=luggage_seats or 0,
            fed=bool(meal),
            coaches=coaches_of(row.seats) if row.transport == "coach" else frozenset(),
            interpreters=self._interpreters_of(row),
        )
        area, leaves = placed(item, row.address)
        item = replace(item, area=area, leaves_area=leaves)
        return self._with_host(self._with_people(item, row, plan), row)

    def _interpreters_of(self, row: itineraries.ItemRow) -> frozenset[str]:
        along = frozenset(one.name for one in row.people if one.key in self._interpreters)
        return names_of(row.interpreter) | (along if row.type in AT_A_HOST else frozenset())

    def _with_host(self, item: Item, row: itineraries.ItemRow) -> Item:
        known = self._visits.get(row.visit_id or "")
        return item if known is None else hosted(item, *known)

    def _with_people(self, item: Item, row: itineraries.ItemRow, plan: itineraries.Plan) -> Item:
        """The item with those it is for alone, and with what is to be said of seats."""
        given = [(one, seat) for one in row.people if (seat := seats.seat_of(one.car, one.seat))]
        reserved = row.seats if row.transport == "train" and seats.reserved(row.seats) else ""
        seated = {one.key for one in row.people if one.seat}
        aboard = visitors.of_item(plan, row, self._aboard) if reserved else ()
        return replace(
            item,
            people=frozenset(guest.key for guest in row.guests),
            nobody_named=row.for_nobody,
            reserved=reserved,
            unseated=tuple(name_of(member[1]).full for member in aboard if member[0].id not in seated),
            shared_seats=seats.twice_taken((one.name, seat) for one, seat in given),
        )


def _minutes(clock: time | None) -> int | None:
    return None if clock is None else clock.hour * 60 + clock.minute


def _aware(moment: datetime | None, zone: str) -> datetime | None:
    return None if moment is None else moment.replace(tzinfo=ZoneInfo(zone))
