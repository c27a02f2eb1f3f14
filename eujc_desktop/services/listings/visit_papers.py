"""The papers of visits: sheets for a host or the leader, what to carry each day, and the report of the mission."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from eujc_desktop.common.bilingual import Words
from eujc_desktop.common.errors import NotFound
from eujc_desktop.common.lands import country_name
from eujc_desktop.documents import content as paper
from eujc_desktop.documents.lists import visit_content as content
from eujc_desktop.documents.mission_report import content as reported
from eujc_desktop.models.choices import VisitStage
from eujc_desktop.models.organisation import Organisation, Site
from eujc_desktop.models.visit import Visit
from eujc_desktop.services import (
    book_visits,
    debriefs,
    gather,
    gifts,
    itineraries,
    profiles,
    roll,
    rosters,
    seating_plans,
    visit_days,
)
from eujc_desktop.services.gifts import Entry
from eujc_desktop.services.seating_plans import Seating, Sitter
from eujc_desktop.services.visit_days import Part, Receiver
from eujc_desktop.store.work import Work

_HELD = (VisitStage.VISITED, VisitStage.THANKED)
GUEST = Words("Guest", "ご参加者")
INTERPRETER = Words("Interpreter", "通訳")
"""Those who did not agree to be named to hosts."""


def sheets(
    work: Work, mission_id: str, language: str, *, visit_id: str | None = None, leader: bool = False
) -> content.VisitSheets:
    """The sheets of one visit or of all that take place."""
    visits = book_visits.in_order(work, mission_id)
    if visit_id is not None:
        visits = [visit for visit in visits if visit.id == visit_id] or [_of(work, mission_id, visit_id)]
    named = None if leader else {row[rosters.ID] for row in rosters.roster(work, mission_id, "host").rows}
    made = tuple(_sheet(work, visit, named) for visit in visits)
    return content.VisitSheets(gather.mission(work, mission_id), made, language, leader)


def _of(work: Work, mission_id: str, visit_id: str) -> Visit:
    visit = work.session.get(Visit, visit_id)
    if visit is None or visit.mission_id != mission_id:
        raise NotFound("This visit is not one of the mission.", cure="`show` lists the visits with their ids.")
    return visit


def _sheet(work: Work, visit: Visit, named: set[Any] | None) -> content.VisitSheet:
    programme, party = visit_days.programme(work, visit.id), visit_days.receivers(work, visit.id)
    members = visit_days.coming(work, visit)
    persons = {part.id: person.id for part, person, _ in members}
    known = visit_days.speakers(work, visit.id)
    seating = seating_plans.of_visit(work, visit.id)
    return content.VisitSheet(
        host=visit_days.host_of(work, visit),
        begins=programme.begins,
        ends=programme.ends,
        day=visit_days.day_of(work, visit),
        place=_place(work, visit),
        people=len(members),
        parts=tuple(_part(part, known) for part in programme.parts),
        party=tuple(_receiver(one) for one in party),
        room=_room(seating, persons, named) if party else None,
        questions=tuple(
            content.Asked(Words(one.words or one.words_ja, one.words_ja), one.topic, one.by)
            for one in visit_days.questions(work, visit.id)
        ),
        gifts=_gifts(work, visit.id),
    )


def _place(work: Work, visit: Visit) -> Words:
    site = work.get(Site, visit.site_id) if visit.site_id else None
    return profiles.address(site, work.get(Organisation, visit.organisation_id))


def _part(part: Part, known: dict[str, Words]) -> content.VisitPart:
    """Whoever of the host party speaks is named in both scripts."""
    speaker = known.get(part.speaker, Words(part.speaker))
    return content.VisitPart(
        visit_days.part_words(part), part.begins, part.ends, part.minutes, speaker, part.place, bool(part.interpreted)
    )


def _receiver(one: Receiver) -> paper.HostPerson:
    name = paper.PersonName(given=one.name, native=one.name_ja, reading=one.reading)
    return paper.HostPerson(name, Words(one.job_title, one.job_title_ja))


def _room(seating: Seating, persons: dict[str, str], named: set[Any] | None) -> content.Room:
    plan = seating.plan
    plates = []
    for seat in plan.seats:
        person = seating.people.get(seat.who)
        if person is None:
            continue
        key = persons.get(person.key, "")
        hidden = named is not None and bool(key) and key not in named
        plates.append(_plate((seat.row, seat.column), person, key, hidden=hidden))
    return content.Room(plan.rows, plan.columns, plan.tables, plan.door, tuple(plates))


def _plate(place: tuple[int, int], person: Sitter, key: str, *, hidden: bool) -> content.Plate:
    unnamed = INTERPRETER if person.interprets else GUEST
    name = unnamed if hidden else Words(person.name, person.name_ja)
    about = Words() if hidden else Words(person.about, person.about_ja)
    return content.Plate(*place, name, about, person.host, person.interprets, "" if hidden else key)


def _gifts(work: Work, visit_id: str) -> tuple[content.Giving, ...]:
    open_ = [one for one in gifts.of_visit(work, visit_id) if one.way == "given" and one.handed_on is None]
    return tuple(_giving(one) for one in open_)


def _giving(one: Entry) -> content.Giving:
    note = Words(". ".join(filter(None, (one.before, one.note))), "贈呈済み" if one.before else one.note)
    return content.Giving(Words(one.what, one.what_ja), one.number, Words(one.whom), note)


def bags(work: Work, mission_id: str, language: str, number: int | None = None) -> content.BagLists:
    """What is to be carried each day, or on one day by its number: where there is a host to greet."""
    numbers = {day.day: day.number for day in itineraries.plan(work, mission_id).days if day.day}
    days: dict[date, list[content.BagVisit]] = {}
    for visit in book_visits.in_order(work, mission_id):
        day = visit_days.day_of(work, visit)
        if day is None or (number is not None and numbers.get(day) != number):
            continue
        begins, _ = visit_days.times(work, visit)
        given, party = _gifts(work, visit.id), visit_days.receivers(work, visit.id)
        if given or party:
            bag = content.BagVisit(visit_days.host_of(work, visit), begins, len(party), given)
            days.setdefault(day, []).append(bag)
    made = tuple(content.BagDay(day, numbers.get(day, 0), tuple(visits)) for day, visits in sorted(days.items()))
    return content.BagLists(gather.mission(work, mission_id), made, language)


def report(work: Work, mission_id: str, language: str, dated: date) -> reported.MissionReport:
    """What the mission was: visits that took place, who took part by country, what was said and what follows."""
    going = roll.going(roll.members_of(work, mission_id))
    codes = Counter((firm.country if firm else None) or person.nationality or "" for _, person, firm in going)
    countries = tuple(
        (Words(country_name(code), country_name(code, "ja")), number)
        for code, number in sorted(codes.items(), key=lambda pair: (-pair[1], pair[0]))
        if code
    )
    held = [visit for visit in book_visits.in_order(work, mission_id) if _is_held(visit)]
    return reported.MissionReport(
        gather.mission(work, mission_id),
        dated,
        len(going),
        len({firm.id for _, _, firm in going if firm is not None}),
        countries,
        tuple(_reported(work, visit) for visit in held),
        language,
    )


def _is_held(visit: Visit) -> bool:
    return visit.stage in _HELD or visit.debriefed_on is not None or visit.rating is not None


def _reported(work: Work, visit: Visit) -> reported.ReportedVisit:
    """Only what may be quoted is."""
    found = debriefs.of_visit(work, visit.id)
    host = work.get(Organisation, visit.organisation_id)
    return reported.ReportedVisit(
        visit_days.host_of(work, visit),
        visit_days.day_of(work, visit),
        Words(host.city or "", host.city_ja or ""),
        len(visit_days.coming(work, visit)),
        visit.rating,
        visit.invite_again,
        visit.invite_why or "",
        visit.notes or "",
        tuple(reported.Quoted(one.words, one.who) for one in found.quotes if one.may_quote),
        tuple(reported.FollowUp(one.step, one.who, one.by, one.done_on) for one in found.follow_ups),
        _gifted(work, visit.id),
    )


def _gifted(work: Work, visit_id: str) -> tuple[reported.Gifted, ...]:
    """What has changed hands at a visit."""
    found = (one for one in gifts.of_visit(work, visit_id) if one.handed_on is not None)
    return tuple(
        reported.Gifted(Words(one.what, one.what_ja), one.number, one.handed_on, one.whom, one.way != "given")
        for one in found
    )
