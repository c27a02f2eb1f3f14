"""What the papers print, gathered from the records in one read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import select

from eujc_desktop.common.bilingual import Words
from eujc_desktop.common.names import furigana
from eujc_desktop.documents import content as paper
from eujc_desktop.documents.briefing_book.content import Audience, BriefingBook
from eujc_desktop.documents.certificate_content import Certificates, Signatory
from eujc_desktop.documents.letters.merging import Wording
from eujc_desktop.documents.recognise import kind_for
from eujc_desktop.models.choices import Direction, Role
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.organisation import Organisation, Site
from eujc_desktop.services import book_people, book_texts, calendars, itineraries, profiles
from eujc_desktop.services.mission_words import Setting
from eujc_desktop.services.roll import members_of, name_of
from eujc_desktop.store.work import Work

CENTRE = Words("EU-Japan Centre for Industrial Cooperation", "一般財団法人 日欧産業協力センター")


def book_texts_of(
    work: Work, mission_id: str, language: str = "en", trial: Mapping[str, Wording] | None = None
) -> book_texts.Texts:
    """What the book of a mission says; texts of `trial` stand in for those that hold."""
    mission = work.get(Mission, mission_id)
    cities = tuple(city.name for city in _mission(mission, itineraries.plan(work, mission_id)).cities)
    setting = Setting(mission, members_of(work, mission_id), cities, language, mission.first_day)
    return book_texts.read(work, setting, trial)


def briefing_book(
    work: Work,
    mission_id: str,
    *,
    texts: book_texts.Texts | None = None,
    phones: bool = False,
    audience: Audience = Audience.PARTICIPANT,
    language: str = "en",
    visit_id: str = "",
    attached: bool = True,
) -> BriefingBook:
    """The whole book of a mission with what its readers may know; with `phones` the participants' own numbers too.

    What is for single people is for their own pages, the leader and the office, and for the host of that visit.
    Only its pages are wanted where nothing is to be `attached`.
    """
    texts = texts or book_texts_of(work, mission_id, language)
    mission = work.get(Mission, mission_id)
    plan = itineraries.plan(work, mission_id)
    inside = audience in (Audience.LEADER, Audience.OFFICE)
    plan = plan if inside else plan.shared(visit_id)
    members = members_of(work, mission_id, kana=language == "ja")
    hosts = profiles.companies(work, mission_id, plan, language=language)
    to_hosts = audience is Audience.HOST
    return BriefingBook(
        mission=_mission(mission, plan),
        days=_without_own(days(plan)) if to_hosts else days(plan),
        companies=_of_others(hosts) if to_hosts else hosts,
        participants=book_people.participants(work, members, audience, language, phones=phones),
        countries=book_people.countries(members, audience),
        team=book_people.team(members, language),
        hotels=hotels(work, plan),
        welcome=texts.welcome,
        practical=texts.practical,
        emergency=texts.emergency,
        phrases=texts.phrases,
        privacy=texts.privacy,
        calendar=b"" if to_hosts or not attached else calendars.calendar(work, mission_id, whole=inside).data,
        audience=audience,
        language=language,
    )


def _without_own(found: Sequence[paper.Day]) -> tuple[paper.Day, ...]:
    """The days without what is agreed among those who travel: where they meet, what they bring, where they sit."""
    return tuple(replace(day, items=tuple(_own_apart(item) for item in day.items)) for day in found)


def _of_others(hosts: Sequence[paper.Company]) -> tuple[paper.Company, ...]:
    """The companies as one host may read of the others: without their people, and without what they will be asked."""
    return tuple(replace(host, people=(), questions=(), why="", phone="") for host in hosts)


def _own_apart(item: paper.Item) -> paper.Item:
    legs = tuple(replace(leg, note="") for leg in item.legs)
    return replace(item, meeting_point="", bring="", legs=legs, guests=())


def mission(work: Work, mission_id: str) -> paper.Mission:
    """What every paper of a mission says about it."""
    return _mission(work.get(Mission, mission_id), itineraries.plan(work, mission_id))


def programme_sheet(work: Work, mission_id: str, form: str, language: str) -> paper.ProgrammeSheet:
    """The programme alone, as day sheets or as the Japanese table."""
    mission = work.get(Mission, mission_id)
    plan = itineraries.plan(work, mission_id)
    return paper.ProgrammeSheet(
        mission=_mission(mission, plan),
        days=days(plan),
        companies=profiles.companies(work, mission_id, plan),
        hotels=hotels(work, plan),
        form=form,
        language=language,
        team=book_people.team(members_of(work, mission_id), language),
    )


def certificates(work: Work, mission_id: str, plan: itineraries.Plan) -> Certificates:
    """What all certificates of a mission say; nobody holds one yet."""
    mission = work.get(Mission, mission_id)
    members = members_of(work, mission_id)
    signatories = [
        Signatory(name_of(person), Words(part.role.label, _SIGNS_JA[part.role]))
        for role in (Role.MANAGER_EU, Role.MANAGER_JP)
        for part, person, _ in members
        if part.role is role
    ]
    return Certificates(
        mission=_mission(mission, plan),
        signatories=tuple(signatories),
        issued_on=mission.last_day,
        issued_at=Words(plan.days[-1].city, plan.days[-1].city_ja) if plan.days else Words(),
    )


_SIGNS_JA = {Role.MANAGER_EU: "欧州側事務局長", Role.MANAGER_JP: "日本側事務局長"}


def _mission(mission: Mission, plan: itineraries.Plan) -> paper.Mission:
    cities: dict[str, paper.City] = {}
    for day in plan.days:
        if day.city and day.city not in cities:
            country = "JP" if mission.direction in (Direction.EU_TO_JP, Direction.WITHIN_JP) else ""
            cities[day.city] = paper.City(Words(day.city, day.city_ja), country)
    to_europe = mission.direction in (Direction.JP_TO_EU, Direction.WITHIN_EU)
    return paper.Mission(
        title=Words(mission.title, mission.title_ja or ""),
        first_day=mission.first_day,
        last_day=mission.last_day,
        code=mission.code,
        kicker=Words(
            f"{mission.kind.label} to {'Europe' if to_europe else 'Japan'}",
            "訪欧ミッション" if to_europe else "訪日ミッション",
        ),
        direction=paper.Direction.TO_EUROPE if to_europe else paper.Direction.TO_JAPAN,
        cities=tuple(cities.values()),
        edition=f"Edition {mission.edition}" if mission.edition else "",
        edition_date=mission.edition_date,
        organisation=CENTRE,
        website="www.eu-japan.eu",
        motto=mission.motto_ja or "",
    )


def days(plan: itineraries.Plan) -> tuple[paper.Day, ...]:
    """The days that papers tell of, and at the end what still waits for one."""
    days = [
        paper.Day(
            date=day.day,
            number=day.number,
            city=day.city,
            theme=Words(day.theme, day.theme_ja),
            dress=day.dress or _usual(item.dress for item in day.items),
            weather=day.weather.partition(", ")[0],
            daylight=day.weather.partition(", ")[2],
            hotel=day.hotel_id or "",
            items=tuple(_item(item) for item in day.items if item.in_book and not item.for_nobody),
        )
        for day in plan.told
    ]
    if waiting := tuple(_item(item) for item in plan.unplaced if item.in_book and not item.for_nobody):
        number = max((day.number for day in days), default=0) + 1
        days.append(paper.Day(None, number, theme=Words("Still to be placed", "日程調整中"), items=waiting))
    return tuple(days)


def _usual(words: Iterable[str]) -> str:
    counted = Counter(word for word in words if word)
    return counted.most_common(1)[0][0] if counted else ""


_MODES = {
    "metro": "train",
    "train": "train",
    "coach": "bus",
    "flight": "plane",
    "ship": "ship",
    "taxi": "taxi",
    "on foot": "walk",
}


def _item(item: itineraries.ItemRow) -> paper.Item:
    return paper.Item(
        key=item.id,
        kind=kind_for(item.type),
        title=Words(item.title or item.type_label, item.title_ja),
        start=item.start,
        end=item.end,
        zone=item.zone,
        end_zone=item.end_zone if item.end_zone != item.zone else "",
        place=Words(item.place, item.place_ja),
        address=Words(item.address, item.address_ja),
        groups=item.groups,
        company=profiles.host_of(item),
        legs=_legs(item),
        transport=_MODES.get(item.transport, ""),
        meeting_point=item.meeting_point,
        dress=item.dress,
        bring=item.bring,
        note="\n".join(part for part in (item.speaker, item.note) if part),
        status=paper.ItemStatus(str(item.status)),
        guests=tuple(paper.Guest(one.key, one.name, one.initials) for one in item.guests),
    )


def _legs(item: itineraries.ItemRow) -> tuple[paper.Leg, ...]:
    if not (item.line or item.leaves_from):
        return ()
    return (
        paper.Leg(
            mode=_MODES.get(item.transport, ""),
            name=item.line,
            origin=item.leaves_from,
            departs=item.start,
            destination=item.arrives_at,
            arrives=item.end,
            note=item.seats,
        ),
    )


def hotels(work: Work, plan: itineraries.Plan) -> tuple[paper.Hotel, ...]:
    """The hotels of the itinerary, in the order of travel."""
    wanted = list(dict.fromkeys(day.hotel_id for day in plan.days if day.hotel_id))
    cities = {day.hotel_id: day.city for day in reversed(plan.days)}
    found: dict[str, Any] = {
        site.id: (site, host)
        for site, host in work.session.execute(
            select(Site, Organisation)
            .join(Organisation, Organisation.id == Site.organisation_id)
            .where(Site.id.in_(wanted))
        )
    }
    return tuple(_hotel(*found[key], city=cities.get(key, "")) for key in wanted if key in found)


def _hotel(site: Site, host: Organisation, *, city: str) -> paper.Hotel:
    return paper.Hotel(
        key=site.id,
        name=Words(host.name or "", host.name_ja or ""),
        city=city or site.city or "",
        address=profiles.address(site, host),
        phone=site.phone or host.phone or "",
        station=site.station or "",
        check_in=f"{site.check_in_from:%H:%M}" if site.check_in_from else "",
        breakfast=site.breakfast or "",
        map_url=site.map_url or "",
        ruby=furigana(host.name_ja or "", host.name_kana or ""),
    )
