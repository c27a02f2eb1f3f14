"""The sample office: one rich mission made from lists as offices receive them, two past ones and one in planning.

Everybody and everything in it is invented.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, time, timedelta
from functools import partial
from itertools import cycle
from typing import Any

from sqlalchemy import select

from eujc_desktop.common.resources import resource
from eujc_desktop.common.said import say
from eujc_desktop.models.attachment import AttachmentKind
from eujc_desktop.models.choices import OrganisationKind, Role, RoomType, Stage, VisitStage
from eujc_desktop.models.gift import Gift
from eujc_desktop.models.group import Group
from eujc_desktop.models.itinerary import Item, ItemStatus, MissionDay
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.organisation import Contact, Organisation
from eujc_desktop.models.participation import Participation
from eujc_desktop.models.person import Person
from eujc_desktop.models.visit import Visit
from eujc_desktop.services import (
    attachments,
    gifts,
    host_log,
    imports,
    itineraries,
    missions,
    paper_texts,
    people,
    records,
    sample_activities,
    seats,
    tasks,
    visit_days,
    visit_lines,
)
from eujc_desktop.services.sample_activities import close, firm_called, new_mission, spec_of
from eujc_desktop.store.work import Work, Works

Spec = Mapping[str, Any]
LISTS = (("companies", "hosts"), ("participants", "applications"), ("itinerary", "programme"))
DAY_OF_WORK = date(2027, 3, 1)
"""What is due before this day is done in the sample."""


def make(works: Works) -> list[str]:
    """Fill an empty office; the codes of its missions."""
    spec, hosts, others = (spec_of(f"{name}.json") for name in ("mission", "hosts", "others"))
    code = spec["mission"]["code"]
    works.run(say("New mission {code}", code=code), partial(new_mission, spec=spec["mission"]))
    for what, name in LISTS:
        found = imports.preview(works, resource("sample", f"{name}.xlsx"), what, mission=code)
        imports.apply(works, found, only_good=True)
    works.run(say("Complete the sample mission"), partial(_complete, code=code, spec=spec, hosts=hosts))
    for other in others:
        works.run(say("New mission {code}", code=other["code"]), partial(_other, spec=other))
    beside = _beside(works)
    return [code, *(other["code"] for other in others), *beside]


def _beside(works: Works) -> list[str]:
    """What runs beside the missions, and what came of these; the codes of the other activities."""
    activities, results = spec_of("activities.json"), spec_of("results.json")
    for spec in activities["activities"]:
        name = say("New mission {code}", code=spec["mission"]["code"])
        works.run(name, partial(sample_activities.activity, spec=spec))

    def complete(work: Work) -> None:
        sample_activities.others(work, activities["others"])
        for code, spec in results.items():
            sample_activities.results(work, code, spec)

    works.run(say("Complete the sample mission"), complete)
    return [spec["mission"]["code"] for spec in activities["activities"]]


def _of(work: Work, entity: Any, mission: Mission) -> Sequence[Any]:
    return list(work.session.scalars(select(entity).where(entity.mission_id == mission.id)))


def _complete(work: Work, code: str, spec: Spec, hosts: Spec) -> None:
    mission = missions.by_code(work, code)
    for gift in spec["gifts"]:
        gifts.add(work, gift)
    _hosts(work, mission, hosts)
    _days(work, mission, spec["days"])
    for hotel in spec["hotels"]:
        _hotel(work, mission, hotel)
    _choose(work, mission, spec)
    _photos(work)
    for key, words in spec["texts"].items():
        paper_texts.change(work, key, "en", paper_texts.Wording(body=words), mission_id=mission.id)
    for name, file in spec["firm_logos"].items():
        _logo(work, firm_called(work, name).id, file)
    for member in spec["team"]:
        _join(work, mission.id, member)
    _seats(work, mission, spec)
    for task in tasks.of_mission(work, mission, DAY_OF_WORK):
        if task.due < DAY_OF_WORK and not task.automatic:
            tasks.tick(work, task.id, task.due)


def _logo(work: Work, organisation_id: str, name: str) -> None:
    data = resource("sample", "logos", name).read_bytes()
    attachments.add_picture(work, "organisation", organisation_id, AttachmentKind.LOGO, name, data)


def _hosts(work: Work, mission: Mission, hosts: Spec) -> None:
    """Profiles, contacts and the state of each visit; items are as sure as their visit."""
    items = sorted(_of(work, Item, mission), key=lambda item: item.starts_at)
    by_host = {visit.organisation_id: visit for visit in _of(work, Visit, mission)}
    for name, words in hosts.items():
        firm = firm_called(work, name)
        visit = by_host[firm.id]
        records.change(work, "organisation", firm.id, words["organisation"])
        told = dict(words["visit"])
        asked = told.pop("questions", ())
        records.change(work, "visit", visit.id, told)
        lines = [each if isinstance(each, dict) else {"words": each} for each in asked]
        visit_lines.add(work, visit_days.QUESTIONS, visit.id, lines)
        if "logo" in words:
            _logo(work, firm.id, words["logo"])
            records.change(work, "site", visit.site_id, words["site"])
            for contact in words["contacts"]:
                records.create(work, "contact", {"organisation_id": firm.id, **contact})
        _agree(work, mission, visit, [item for item in items if item.visit_id == visit.id])
        _log(work, visit, words.get("log", ()))
        if visit.stage is VisitStage.CONFIRMED:
            _prepare(work, visit, words.get("day", {}))
    unsure = {visit.id for visit in by_host.values() if visit.stage is not VisitStage.CONFIRMED}
    for item in items:
        item.status = ItemStatus.PENCILLED if item.visit_id in unsure else ItemStatus.CONFIRMED


def _prepare(work: Work, visit: Visit, day: Spec) -> None:
    """The day of a visit that is agreed: its programme, who receives us, and what we bring."""
    visit_lines.add(work, visit_days.HOSTS, visit.id, day.get("party", ()))
    visit_days.receive(work, visit.id, [key for key, _ in visit_days.others_there(work, visit.id)])
    visit_days.propose_programme(work, visit.id)
    stock = dict(work.session.execute(select(Gift.name, Gift.id)).all())
    given = [{"gift_id": stock[each["gift"]], "number": each["number"]} for each in day.get("gifts", ())]
    visit_lines.add(work, gifts.ENTRIES, visit.id, given)


def _log(work: Work, visit: Visit, entries: Sequence[Spec]) -> None:
    """What the coordinator said with the host since it was asked."""
    who = work.get(Mission, visit.mission_id).coordinator
    for entry in entries:
        given = dict(entry)
        day = (visit.asked_on or DAY_OF_WORK) + timedelta(days=given.pop("after_days"))
        host_log.add(work, visit.organisation_id, {"who": who, **given, "day": day, "visit_id": visit.id})


def _agree(work: Work, mission: Mission, visit: Visit, items: Sequence[Item]) -> None:
    """Dates of asking and answering, as far as the visit has come, and the first time we are there."""
    if visit.stage not in (VisitStage.IDEA, VisitStage.TO_CONTACT):
        visit.asked_on = visit.letter_sent_on = mission.first_day - timedelta(days=110)
    if visit.stage is VisitStage.CONFIRMED:
        days = (mission.first_day - timedelta(days=before) for before in (75, 73, 20))
        visit.confirmed_on, visit.confirmation_sent_on, visit.list_sent_on = days
        found = select(Contact.id).where(Contact.organisation_id == visit.organisation_id).order_by(Contact.id)
        visit.host_leader_id = work.session.scalar(found.limit(1))
    there = next((item for item in items if not str(item.type).startswith("transfer")), None)
    if there is not None:
        start, end = (itineraries.local(moment, there.zone) for moment in (there.starts_at, there.ends_at))
        if start and end:
            visit.agreed_day, visit.agreed_from, visit.agreed_until = start.date(), start.time(), end.time()


def _days(work: Work, mission: Mission, days: Spec) -> None:
    for day in _of(work, MissionDay, mission):
        records.change(work, "mission_day", day.id, days[str(day.number)])


_OF_SITE = ("city", "address", "address_ja", "phone", "station", "check_in_from", "breakfast", "map_url")
_OF_FIRM = ("name", "name_ja", "name_kana", "city", "city_ja", "address", "address_ja", "phone")


def _hotel(work: Work, mission: Mission, hotel: Spec) -> None:
    firm = {name: hotel[name] for name in _OF_FIRM} | {"kind": OrganisationKind.HOTEL, "country": "JP"}
    site = {name: hotel[name] for name in _OF_SITE}
    site_id = records.create(work, "site", {"organisation_id": records.create(work, "organisation", firm), **site})
    for day in _of(work, MissionDay, mission):
        if day.number in hotel["days"]:
            day.hotel_id = site_id


def _choose(work: Work, mission: Mission, spec: Spec) -> None:
    """Who goes, in two groups; who waits, in order; who has taken the application back; the rest is declined."""
    parts = {part.application_no: part for part in _of(work, Participation, mission)}
    for part in parts.values():
        part.stage = Stage.REJECTED
    for rank, number in enumerate(spec["waiting"], start=1):
        parts[number].stage, parts[number].waiting_rank = Stage.WAITING, rank
    for number in spec["withdrawn"]:
        parts[number].stage = Stage.WITHDRAWN
    groups = {group.letter: group.id for group in _of(work, Group, mission)}
    travel = zip(cycle(spec["flights"]["arrival"]), cycle(spec["flights"]["departure"]), strict=False)
    for place, (number, (flight, back)) in enumerate(zip(spec["confirmed"], travel, strict=False)):
        part = parts[number]
        part.stage, part.group_id = Stage.CONFIRMED, groups["AB"[place % 2]]
        _room(part, mission, place, spec["hotels"][0]["name"])
        _travel(part, mission, place, flight, back)
        _deposit(part, mission, place)
        _at_home(work, work.get(Person, part.person_id))


def _at_home(work: Work, person: Person) -> None:
    """Everybody lives where the firm is, and may be photographed."""
    person.consent_photo = True
    if person.organisation_id:
        person.residence_country = work.get(Organisation, person.organisation_id).country


def _room(part: Participation, mission: Mission, place: int, hotel: str) -> None:
    part.hotel, part.room_no = hotel, f"{6 + place // 8}{place % 8 + 1:02d}"
    part.room_type = RoomType.DOUBLE_SINGLE if place % 4 == 3 else RoomType.SINGLE
    part.check_in, part.check_out = mission.first_day - timedelta(days=1), mission.first_day + timedelta(days=6)


def _travel(part: Participation, mission: Mission, place: int, flight: str, back: tuple[str, str]) -> None:
    if place == 11:
        return  # one has not told yet
    part.arrival_day, part.arrival_place = mission.first_day - timedelta(days=1), "Haneda"
    part.arrival_flight, part.arrival_time = flight, time(7 + place % 10, place * 5 % 60)
    part.departure_day, part.departure_place = mission.last_day, "Kansai"
    part.departure_flight, part.departure_time = back[0], time.fromisoformat(back[1])


def _deposit(part: Participation, mission: Mission, place: int) -> None:
    part.deposit_invoiced, part.deposit_due = mission.deposit_amount, mission.deposit_due
    part.deposit_reference = f"WCM27-{place + 1:03d}"
    if place % 9 != 8:
        part.deposit_paid, part.deposit_paid_on = mission.deposit_amount, date(2027, 1, 11) + timedelta(days=place)


def _photos(work: Work) -> None:
    found = select(Participation.photo_file, Participation.person_id).where(Participation.photo_file.is_not(None))
    for name, person_id in work.session.execute(found).all():
        data = resource("sample", "photos", str(name)).read_bytes()
        attachments.add_picture(work, "person", person_id, AttachmentKind.PHOTO, str(name), data)


def _join(work: Work, mission_id: str, member: Spec) -> None:
    own = {name: value for name, value in member.items() if name != "role"}
    person_id = people.add_person(work, records.parsed(Person, own), {})
    people.join(work, mission_id, person_id, {"role": Role(member["role"]), "stage": Stage.CONFIRMED})


def _seats(work: Work, mission: Mission, spec: Spec) -> None:
    """Everybody's seat in some trains, and what is for a few people alone."""
    work.session.flush()
    for item in _of(work, Item, mission):
        if item.number in spec["seated"]:
            seats.propose(work, item.id)
    parts = {part.application_no: part.id for part in _of(work, Participation, mission)}
    days = {day.number: day.id for day in _of(work, MissionDay, mission)}
    for own in spec["own_items"]:
        values = {name: value for name, value in own.items() if name not in ("day", "people")}
        more = {"day_id": days[own["day"]], "status": ItemStatus.CONFIRMED}
        item_id = itineraries.add(work, mission.id, {**values, **more})
        people = {parts[number]: note for number, note in own["people"].items()}
        seats.only_for(work, item_id, list(people))
        work.session.flush()
        seats.put(work, item_id, {(key, "note"): note or "" for key, note in people.items()})


def _other(work: Work, spec: Spec) -> None:
    """A mission of another year, with people and hosts of the rich one."""
    mission = work.get(Mission, new_mission(work, spec))
    known = dict(work.session.execute(select(Participation.application_no, Participation.person_id)).all())
    report = mission.last_day + timedelta(days=20)
    for number in spec["people"]:
        people.join(work, mission.id, known[number], {"stage": Stage(spec["stage"]), "report_received": report})
    visits = {name: _earlier(work, mission, name, *more) for name, *more in spec["hosts"]}
    days = {day.number: day.id for day in _of(work, MissionDay, mission)}
    for number, start, end, kind, title, title_ja, place in spec["items"]:
        texts = {"type": kind, "title": title, "title_ja": title_ja, "place": place, "status": "confirmed"}
        visit = next((visit for name, visit in visits.items() if title.split(":")[0] in name), None)
        itineraries.add(
            work, mission.id, {"day_id": days[number], "start": start, "end": end, "visit_id": visit, **texts}
        )
    if str(mission.status) == "closed":
        close(work, mission)


def _earlier(work: Work, mission: Mission, name: str, day: str | None, stage: str, rating: int | None) -> str:
    values = {"organisation_id": firm_called(work, name).id, "mission_id": mission.id}
    return records.create(work, "visit", {**values, "agreed_day": day, "stage": stage, "rating": rating})
