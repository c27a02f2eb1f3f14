"""The sample office: one rich mission made from real-looking sheets, two past ones and one in planning.

Everybody and everything in it is invented.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, time, timedelta
from functools import partial
from typing import Any

from sqlalchemy import select

from eujc_desktop.common.errors import Damaged
from eujc_desktop.common.resources import resource
from eujc_desktop.models.choices import (
    AttachmentKind,
    ItemStatus,
    OrganisationKind,
    Role,
    RoomType,
    Stage,
    VisitStage,
)
from eujc_desktop.models.group import Group
from eujc_desktop.models.itinerary import Item, MissionDay
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.organisation import Organisation, Site
from eujc_desktop.models.participation import Participation
from eujc_desktop.models.person import Person
from eujc_desktop.models.visit import Visit
from eujc_desktop.services import attachments, imports, missions, people, records, tasks
from eujc_desktop.store.work import Work, Works

Spec = Mapping[str, Any]
PLACES = 24


def make(works: Works) -> list[str]:
    """Fill an empty office; the codes of its missions."""
    spec: Spec = json.loads(resource("sample", "office.json").read_text(encoding="utf-8"))
    code = spec["mission"]["code"]
    works.run(f"New mission {code}", partial(_mission, spec=spec["mission"]))
    for what, name in (("companies", "hosts"), ("participants", "applications"), ("itinerary", "programme")):
        found = imports.preview(works, resource("sample", f"{name}.xlsx"), what, mission=code)
        imports.apply(works, found, only_good=True)
    works.run("Complete the sample mission", partial(_complete, spec=spec))
    for other in spec["other_missions"]:
        works.run(f"New mission {other['code']}", partial(_other, spec=other))
    return [code, *(other["code"] for other in spec["other_missions"])]


def _mission(work: Work, spec: Spec) -> str:
    given = {
        name: spec[name] for name in ("programme", "code", "title", "title_ja", "first_day", "last_day") if name in spec
    }
    mission_id = missions.new(work, given)
    records.change(work, "mission", mission_id, spec["values"])
    return mission_id


def _complete(work: Work, spec: Spec) -> None:
    mission = missions.by_code(work, spec["mission"]["code"])
    _hosts(work, mission, spec["hosts"])
    _days(work, mission, spec)
    _choose(work, mission, spec["flights"])
    _photos(work)
    for member in spec["team"]:
        _join(work, mission.id, member)
    for task in tasks.of_mission(work, mission, date(2027, 2, 4)):
        if task.due < date(2027, 2, 1) and not task.automatic:
            tasks.tick(work, task.id, task.due)


def _hosts(work: Work, mission: Mission, spec: Spec) -> None:
    by_name = {host.name: host for host in work.session.scalars(select(Organisation))}
    visits = {visit.organisation_id: visit for visit in _of(work, Visit, mission)}
    for name, words in spec.items():
        if (host := by_name.get(name)) is None:
            raise Damaged(f"The sample has no host called {name}.")
        host.about, host.founded = words["about"], words["founded"]
        if logo := words.get("logo"):
            _logo(work, host.id, logo)
        if (visit := visits.get(host.id)) is not None:
            visit.why, visit.what_we_see = words["why"], tuple(words["see"])
            visit.questions, visit.stage = tuple(words["questions"]), VisitStage(words["stage"])
            visit.asked_on = mission.first_day - timedelta(days=75)
            if visit.stage is VisitStage.CONFIRMED:
                visit.confirmed_on = mission.first_day - timedelta(days=50)
    for item in _of(work, Item, mission):
        pencilled = item.visit_id and any(
            v.id == item.visit_id and v.stage is not VisitStage.CONFIRMED for v in visits.values()
        )
        item.status = ItemStatus.PENCILLED if pencilled else ItemStatus.CONFIRMED


def _of(work: Work, entity: Any, mission: Mission) -> Sequence[Any]:
    return list(work.session.scalars(select(entity).where(entity.mission_id == mission.id)))


def _logo(work: Work, organisation_id: str, name: str) -> None:
    if name.endswith(".svg"):
        return
    data = resource("sample", "logos", name).read_bytes()
    attachments.add_picture(work, "organisation", organisation_id, AttachmentKind.LOGO, name, data)


def _days(work: Work, mission: Mission, spec: Spec) -> None:
    days = {day.number: day for day in _of(work, MissionDay, mission)}
    for number, (city, city_ja, theme, theme_ja) in spec["days"].items():
        day = days[int(number)]
        day.city, day.city_ja, day.theme, day.theme_ja = city, city_ja, theme, theme_ja
    for hotel in spec["hotels"]:
        host = Organisation(
            name=hotel["name"],
            name_ja=hotel["name_ja"],
            kind=OrganisationKind.HOTEL,
            country="JP",
            city=hotel["city"],
            city_ja=hotel["city_ja"],
            address=hotel["address"],
            address_ja=hotel["address_ja"],
            phone=hotel["phone"],
        )
        work.session.add(host)
        work.session.flush()
        site = Site(
            organisation_id=host.id,
            station=hotel["station"],
            city=hotel["city"],
            address=hotel["address"],
            address_ja=hotel["address_ja"],
        )
        work.session.add(site)
        work.session.flush()
        for number in hotel["days"]:
            days[number].hotel_id = site.id


def _choose(work: Work, mission: Mission, flights: Sequence[str]) -> None:
    """The first applicants with consent get the places, in two groups; the rest wait or are declined."""
    groups = {group.letter: group.id for group in _of(work, Group, mission)}
    found = sorted(_of(work, Participation, mission), key=lambda part: part.application_no or "")
    people_of = {person.id: person for person in work.session.scalars(select(Person))}
    good = [
        part for part in found if people_of[part.person_id].consent_data and people_of[part.person_id].consent_hosts
    ]
    for place, part in enumerate(good):
        if place < PLACES:
            _confirm(part, people_of[part.person_id], mission, place, groups, flights)
        else:
            part.stage = Stage.WAITING if place < PLACES + 6 else Stage.REJECTED
            part.waiting_rank = place - PLACES + 1 if place < PLACES + 6 else None


def _confirm(
    part: Participation, person: Person, mission: Mission, place: int, groups: Mapping[str, str], flights: Sequence[str]
) -> None:
    part.stage = Stage.CONFIRMED
    part.group_id = groups.get("AB"[place % 2])
    part.hotel = "Hotel Shirokane Garden Tokyo"
    part.room_type = RoomType.DOUBLE_SINGLE if place % 4 == 3 else RoomType.SINGLE
    part.room_no = f"{6 + place // 8}{place % 8 + 1:02d}"
    part.check_in, part.check_out = mission.first_day - timedelta(days=1), date(2027, 3, 21)
    if place != 11:
        part.arrival_day, part.arrival_time = (
            mission.first_day - timedelta(days=1),
            time(7 + place % 10, (place * 5) % 60),
        )
        part.arrival_flight, part.arrival_place = flights[place % len(flights)], "Haneda"
        part.departure_day, part.departure_flight = mission.last_day, flights[(place + 3) % len(flights)]
    part.deposit_invoiced, part.deposit_due = mission.deposit_amount, mission.deposit_due
    if place % 9 != 8:
        part.deposit_paid, part.deposit_paid_on = mission.deposit_amount, date(2027, 1, 11) + timedelta(days=place)
    part.deposit_reference = f"WCM27-{place + 1:03d}"
    person.consent_photo = True


def _photos(work: Work) -> None:
    found = select(Participation.photo_file, Participation.person_id).where(Participation.photo_file.is_not(None))
    for name, person_id in work.session.execute(found).all():
        if name is None:
            continue
        path = resource("sample", "photos", name)
        if path.is_file():
            attachments.add_picture(work, "person", person_id, AttachmentKind.PHOTO, name, path.read_bytes())


def _join(work: Work, mission_id: str, member: Spec) -> None:
    own = {name: value for name, value in member.items() if name != "role"}
    person_id = people.add_person(work, records.parsed(Person, own), {})
    people.join(work, mission_id, person_id, {"role": Role(member["role"]), "stage": Stage.CONFIRMED})


def _other(work: Work, spec: Spec) -> None:
    mission = work.get(Mission, _mission(work, spec))
    applied = list(
        work.session.scalars(
            select(Participation.person_id)
            .where(Participation.application_no.is_not(None))
            .order_by(Participation.application_no)
        )
    )
    for place in spec["people"]:
        people.join(
            work,
            mission.id,
            applied[place],
            {"stage": Stage(spec["stage"]), "report_received": mission.last_day + timedelta(days=20)},
        )
    hosts = {host.name: host.id for host in work.session.scalars(select(Organisation))}
    for name, day, stage, rating in spec["hosts"]:
        visit = {
            "organisation_id": hosts[name],
            "agreed_day": day,
            "stage": stage,
            "rating": rating,
            "mission_id": mission.id,
        }
        records.create(work, "visit", visit)
    if str(mission.status) == "closed":
        for task in tasks.of_mission(work, mission, mission.last_day):
            tasks.tick(work, task.id, min(task.due, mission.last_day + timedelta(days=60)))
