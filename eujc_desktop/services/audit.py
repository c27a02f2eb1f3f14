"""What is to be looked at before a paper of a mission is printed, gathered in one read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select

from eujc_desktop.common.dates import european
from eujc_desktop.common.said import say, say_as
from eujc_desktop.models.base import Record
from eujc_desktop.models.choices import Role, VisitStage
from eujc_desktop.models.columns import fields_of
from eujc_desktop.models.itinerary import MissionDay
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.organisation import Contact, Organisation, Site
from eujc_desktop.models.visit import Visit
from eujc_desktop.planning import audit
from eujc_desktop.planning.finding import Finding
from eujc_desktop.services import (
    approvals,
    book_texts,
    checks,
    itineraries,
    missions,
    profiles,
    roll,
    tasks,
    travellers,
    wordings,
)
from eujc_desktop.services.roll import Member
from eujc_desktop.store.work import Work

group_of, lines = audit.group_of, audit.lines

_FIRM = (VisitStage.CONFIRMED, VisitStage.VISITED, VisitStage.THANKED)
_TEAM = (Role.COORDINATOR, Role.EXPERT, Role.GUIDE, Role.INTERPRETER, Role.STAFF)
_SIGNS = {Role.MANAGER_EU: say_as("of a manager", "European"), Role.MANAGER_JP: say_as("of a manager", "Japanese")}
_FIELD = re.compile(r"\{[\w.]+\}")
_MISSION = ("title", "title_ja", "places", "places_ja", "coordinator", "motto_ja")
_DAY = ("day", "city", "city_ja", "theme", "theme_ja", "dress", "weather")
_ITEM = ("title", "title_ja", "place", "place_ja", "address", "address_ja", "meeting_point", "line", "leaves_from",
         "arrives_at", "speaker", "dress", "bring", "note")  # fmt: skip
_HOST = ("name", "name_ja", "name_kana", "sector", "about", "key_figures")
_VISIT = ("theme", "theme_ja", "why", "what_we_see", "dress", "bring", "house_rules")
_SITE = ("name", "name_ja", "phone", "station", "photo_note", "house_rules")
_HOTEL = ("phone", "station", "check_in_from", "breakfast")
_CONTACT = ("native_name", "kana_name", "family_name", "given_name", "job_title", "job_title_ja", "department_ja")
_PERSON = ("family_name", "given_name", "native_name", "kana_name", "job_title", "job_title_ja", "interests",
           "consent_book")  # fmt: skip
_PART = ("certificate_name", "hotel", "room_type", "room_no", "room_mate", "check_in", "check_out", "room_note",
         "arrival_day", "arrival_flight", "arrival_place", "departure_day", "departure_flight", "departure_place",
         "luggage_pieces", "travel_note")  # fmt: skip


def of_mission(work: Work, mission_id: str, today: date, paper: str = "", language: str = "en") -> tuple[Finding, ...]:
    """What is to be looked at before `paper` is printed in `language`, or "" before any is; the gravest first."""
    return found(facts(work, mission_id, today), paper, language)


def of_code(work: Work, code: str, today: date, paper: str = "", language: str = "en") -> tuple[Finding, ...]:
    """The same of the mission with a code."""
    return of_mission(work, missions.by_code(work, code).id, today, paper, language)


def found(known: audit.Facts, paper: str, language: str) -> tuple[Finding, ...]:
    """The same, out of what is known."""
    from eujc_desktop.documents.characters import unknown

    return audit.check(known, paper, language, unknown)


def facts(work: Work, mission_id: str, today: date) -> audit.Facts:
    """All that the rules look at."""
    mission = work.get(Mission, mission_id)
    plan = itineraries.plan(work, mission_id)
    members = roll.members_of(work, mission_id)
    going = roll.going(members)
    roles = {part.role for part, _, _ in members}
    people = travellers.findings(work, mission_id, today)
    return audit.Facts(
        mission_id,
        tuple(_records(work, mission, plan, members, going)),
        tuple(map(_placed, checks.told_once(checks.timetable_of(work, mission_id, today), people))),
        tuple(_of_those(people, going)),
        tuple(
            audit.Late(task.id, task.title, task.due) for task in tasks.of_mission(work, mission, today) if task.late
        ),
        approvals.of_mission(work, mission_id, today).findings,
        tuple(side for role, side in _SIGNS.items() if role not in roles),
    )


def _placed(finding: Finding) -> Finding:
    """A finding of the timetable with the item it leads to."""
    return finding._replace(table="itinerary_item", record=finding.items[0]) if finding.items else finding


def _of_those(findings: Iterable[Finding], going: Sequence[Member]) -> Iterator[Finding]:
    """The findings about those who go, with the record that leads there."""
    ids = {part.id for part, _, _ in going}
    return (one._replace(table="participation", record=one.person) for one in findings if one.person in ids)


def _records(
    work: Work, mission: Mission, plan: itineraries.Plan, members: Sequence[Member], going: Sequence[Member]
) -> Iterator[audit.Record]:
    values = _values(mission, "mission", _MISSION)
    yield audit.Record("mission", "mission", mission.id, mission.code, values)
    yield audit.Record(
        "text", "mission", mission.id, say("Briefing book of {code}", code=mission.code), tuple(_texts(work, mission))
    )
    yield from _days(work, plan)
    yield from _items(plan)
    yield from _hosts(work, mission.id, plan)
    yield from _hotels(work, plan)
    yield from (_person(member, "person") for member in going)
    yield from (_person(member, "team") for member in members if member[0].role in _TEAM)


def _texts(work: Work, mission: Mission) -> Iterator[audit.Value]:
    """The texts of the book as they hold for the mission, without their fields, which are filled when it is made."""
    for kind in book_texts.offered(mission.direction):
        body = wordings.read(work, mission.id, kind, "en").wording.body
        yield audit.Value(f"text.{kind.key}", kind.title, _FIELD.sub("", body))


def _days(work: Work, plan: itineraries.Plan) -> Iterator[audit.Record]:
    found = select(MissionDay).where(MissionDay.mission_id == plan.mission_id).order_by(MissionDay.number)
    told = {day.id for day in plan.told}
    days = [day for day in work.session.scalars(found) if day.id in told]
    for position, day in enumerate(days, start=1):
        name = _day(day.day, day.number)
        yield audit.Record("day", "mission_day", day.id, name, _values(day, "day", _DAY))
        if position < len(days):
            yield audit.Record("night", "mission_day", day.id, name, _values(day, "day", ("hotel_id",)))


def _day(day: date | None, number: int) -> str:
    return european(day, with_year=False) if day else f"Day {number}"


def _items(plan: itineraries.Plan) -> Iterator[audit.Record]:
    fields = itineraries.fields()
    for day in plan.days:
        for item in day.items:
            if item.status == "cancelled" or not item.in_book:
                continue
            start = audit.Value("item.start", fields["start"].label, str(item.start or ""))
            texts = (
                audit.Value(f"item.{key}", fields[key].label, getattr(item, key), _japanese(key, _ITEM, "item"))
                for key in _ITEM
            )
            name = f"{_day(day.day, day.number)}, {item.title or item.title_ja or item.type_label}"
            yield audit.Record("item", "itinerary_item", item.id, name, (start, *texts))


def _hosts(work: Work, mission_id: str, plan: itineraries.Plan) -> Iterator[audit.Record]:
    """The hosts that papers print, each at its visit, and whom one meets there."""
    printed = {company.key for company in profiles.companies(work, mission_id, plan, with_logos=False)}
    found = work.session.execute(
        select(Visit, Organisation, Site)
        .join(Organisation, Organisation.id == Visit.organisation_id)
        .outerjoin(Site, Site.id == Visit.site_id)
        .where(Visit.mission_id == mission_id, Visit.stage.not_in(profiles.GONE))
        .order_by(Organisation.name, Visit.id)
    ).all()
    for visit, host, site in found:
        if host.id not in printed:
            continue
        values = (
            *_values(host, "organisation", _HOST),
            *_values(visit, "visit", _VISIT),
            *(_values(site, "site", _SITE) if site is not None else ()),
            *_address(site, host),
        )
        name = host.name or host.name_ja or ""
        yield audit.Record("host", "visit", visit.id, name, values, visit.stage.label, firm=visit.stage in _FIRM)
    contacts = select(Contact).where(Contact.organisation_id.in_(sorted(printed))).order_by(Contact.id)
    for contact in work.session.scalars(contacts):
        visit_id = next(visit.id for visit, host, _ in found if host.id == contact.organisation_id)
        name = " ".join(filter(None, (contact.given_name, contact.family_name))) or contact.native_name or ""
        yield audit.Record("contact", "visit", visit_id, name, _values(contact, "contact", _CONTACT))


def _hotels(work: Work, plan: itineraries.Plan) -> Iterator[audit.Record]:
    """Each hotel, at the first day that one sleeps there."""
    first = {day.hotel_id: day.id for day in reversed(plan.days) if day.hotel_id}
    found = work.session.execute(
        select(Site, Organisation)
        .join(Organisation, Organisation.id == Site.organisation_id)
        .where(Site.id.in_(sorted(first)))
        .order_by(Site.id)
    )
    for site, house in found:
        values = (
            *_values(house, "organisation", ("name", "name_ja", "name_kana")),
            *_values(site, "site", _HOTEL),
            *_address(site, house),
        )
        name = f"Hotel {house.name or house.name_ja or site.name or ''}".replace("Hotel Hotel", "Hotel")
        yield audit.Record("hotel", "mission_day", first[site.id] or "", name, values)


def _address(site: Site | None, house: Organisation) -> tuple[audit.Value, ...]:
    """The address that papers print: that of the site, else of the house."""
    of = profiles.address(site, house)
    labels, key = fields_of(Site), site.id if site is not None else ""
    return (
        audit.Value("site.address", labels["address"].label, of.en, "site.address_ja", key),
        audit.Value("site.address_ja", labels["address_ja"].label, of.ja, of=key),
    )


def _person(member: Member, subject: str) -> audit.Record:
    part, person, firm = member
    keys = (*_PERSON, "mobile") if subject == "team" else _PERSON
    values = (
        *_values(person, "person", keys),
        *(_values(part, "participation", _PART) if subject == "person" else ()),
        *(_values(firm, "organisation", ("name", "city", "sector")) if firm is not None else ()),
    )
    return audit.Record(subject, "participation", part.id, roll.name_of(person).full or say("No name"), values)


def _values(record: Record, prefix: str, names: Sequence[str]) -> tuple[audit.Value, ...]:
    """Fields of a record as text."""
    fields = fields_of(type(record))
    return tuple(
        audit.Value(
            f"{prefix}.{name}",
            fields[name].label,
            _text(getattr(record, name)),
            _japanese(name, names, prefix),
            record.id,
        )
        for name in names
    )


def _japanese(name: str, names: Sequence[str], prefix: str) -> str:
    return f"{prefix}.{name}_ja" if f"{name}_ja" in names else ""


def _text(value: Any) -> str:
    if value is None:
        return ""
    return "\n".join(map(str, value)) if isinstance(value, tuple) else str(value)
