"""The emergency folder of a mission: everything that a bad day asks for, gathered for the office."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from eujc_desktop.common.bilingual import Words
from eujc_desktop.common.lands import country_name
from eujc_desktop.common.said import say
from eujc_desktop.documents import assets
from eujc_desktop.documents.content import Company, Hotel
from eujc_desktop.documents.lists.emergency_content import Call, EmergencyFolder, InNeed, Place
from eujc_desktop.fields import hidden
from eujc_desktop.models.choices import Direction
from eujc_desktop.models.mission import Mission
from eujc_desktop.services import gather, itineraries, profiles, roll
from eujc_desktop.services.listings.itinerary import Found
from eujc_desktop.services.listings.people import ACCOMPANY, Party, Wanted, party
from eujc_desktop.services.roll import Member
from eujc_desktop.store.work import Work

CAUTION = say("Passports and health are for the office alone: lock the folder away, and destroy it after the mission.")


def folder(work: Work, mission_id: str, wanted: Wanted) -> Found:
    """Numbers to call, those who go and who accompany them, hotels and hosts."""
    found = party(work, mission_id, wanted, team=True)
    hosts = profiles.companies(work, mission_id, found.plan, with_logos=False)
    content = EmergencyFolder(
        found.mission,
        tuple(_calls(work.get(Mission, mission_id), wanted.language)),
        tuple(_team(member, wanted.language) for member in found.members if member[0].role in ACCOMPANY),
        tuple(_person(found, member) for member in found.members),
        tuple(_hotel(found.plan, hotel) for hotel in gather.hotels(work, found.plan)),
        tuple(_host(found.plan, host) for host in hosts),
        wanted.language,
    )
    return content, (CAUTION, *found.cautions())


def masked(content: EmergencyFolder) -> EmergencyFolder:
    """The same without passport numbers."""
    people = (replace(one, passport=hidden.masked(one.passport)) if one.passport else one for one in content.people)
    return replace(content, people=tuple(people))


def _calls(mission: Mission, language: str) -> Iterator[Call]:
    advice = assets.advice(to_japan=mission.direction not in (Direction.JP_TO_EU, Direction.WITHIN_EU))
    for call in (*advice["numbers"], *advice["more_numbers"]):
        note = Words(call.get("note", ""), call.get("note_ja", ""))
        yield Call(Words(call["en"], call["ja"]), call["number"], note.prefer(language))
    if hotline := advice["hotline"]:
        task = Words(hotline["task"], hotline["task_ja"])
        yield Call(Words(hotline["name"]), hotline["phone"], task.prefer(language))


def _team(member: Member, language: str) -> Call:
    part, person, _ = member
    task = ACCOMPANY[part.role]
    name = roll.name_of(person)
    phones = dict.fromkeys(filter(None, (part.mobile_there, person.mobile, person.phone)))
    return Call(Words(name.full, name.native), " / ".join(phones), task.prefer(language))


def _person(found: Party, member: Member) -> InNeed:
    part, person, _ = member
    relation = f" ({person.emergency_relation})" if person.emergency_relation else ""
    code = person.nationality
    health = (person.access_needs, person.health_note)
    return InNeed(
        found.listed(member),
        hotel=part.hotel or "",
        room=part.room_no or "",
        mobile=part.mobile_there or person.mobile or person.phone or "",
        contact=f"{person.emergency_name}{relation}" if person.emergency_name else "",
        contact_phone=person.emergency_phone or "",
        insurer=person.insurer or "",
        policy=person.policy_no or "",
        insurer_phone=person.insurer_phone or "",
        nationality=Words(country_name(code), country_name(code, "ja")) if code else Words(),
        passport=person.passport_no or "",
        passport_expires=person.passport_expires,
        born=person.birth_date,
        blood=person.blood_group or "",
        diet=str(person.diet or ""),
        allergies=person.allergies or "",
        health=" · ".join(words for words in health if words),
    )


def _hotel(plan: itineraries.Plan, hotel: Hotel) -> Place:
    nights = [day.day for day in plan.days if day.hotel_id == hotel.key and day.day]
    first, last = (min(nights), max(nights)) if nights else (None, None)
    return Place(hotel.name, first, last, hotel.address, hotel.phone)


def _host(plan: itineraries.Plan, host: Company) -> Place:
    days = [day.day for day in plan.days for item in day.items if profiles.host_of(item) == host.key and day.day]
    first, last = (min(days), max(days)) if days else (None, None)
    names = (one.name.native or one.name.full for one in host.people[:2])
    return Place(host.name, first, last, host.address, host.phone, ", ".join(names))
