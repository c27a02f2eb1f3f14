"""What the papers of a mission say of its programme at this moment, to be kept with an edition and compared."""

from __future__ import annotations

from eujc_desktop.common.bilingual import Words
from eujc_desktop.documents import content as paper
from eujc_desktop.planning import snapshot as kept
from eujc_desktop.services import gather, itineraries, profiles
from eujc_desktop.services.roll import going, members_of, name_of
from eujc_desktop.store.work import Work


def now(work: Work, mission_id: str) -> kept.Snapshot:
    """Days, items, hosts, hotels and people as a paper made now would have them."""
    plan = itineraries.plan(work, mission_id)
    days = gather.days(plan)
    hosts = profiles.companies(work, mission_id, plan, with_logos=False)
    hotels = gather.hotels(work, plan)
    names = {host.key: host.name for host in hosts}
    nights = {hotel.key: hotel.name for hotel in hotels}
    seats = {item.id: _seats(item) for item in plan.items()}
    cities_ja = {day.city: day.city_ja for day in plan.days}
    return kept.Snapshot(
        days=tuple(_day(day, cities_ja, nights) for day in days if day.date or day.number in _numbers(plan)),
        items=tuple(_item(item, day, plan, names, seats.get(item.key, ())) for day in days for item in day.items),
        hosts=tuple(_host(host) for host in hosts),
        hotels=tuple(kept.House(hotel.key, hotel.name, hotel.address, hotel.phone) for hotel in hotels),
        people=_people(work, mission_id, plan),
    )


def _numbers(plan: itineraries.Plan) -> set[int]:
    return {day.number for day in plan.days}


def _day(day: paper.Day, cities_ja: dict[str, str], nights: dict[str, Words]) -> kept.Day:
    return kept.Day(
        number=day.number,
        date=day.date,
        city=Words(day.city, cities_ja.get(day.city, "")),
        theme=day.theme,
        hotel=nights.get(day.hotel, Words()),
    )


def _seats(item: itineraries.ItemRow) -> tuple[str, ...]:
    """Who sits where, and at which table."""
    found = ((one.name, itineraries.seat_words(one.car, one.seat), one.note) for one in item.people)
    return tuple(f"{name}: {', '.join(filter(None, words))}" for name, *words in found if any(words))


def _item(
    item: paper.Item, day: paper.Day, plan: itineraries.Plan, hosts: dict[str, Words], seats: tuple[str, ...]
) -> kept.Item:
    """A line of the programme; what waits for a day has none."""
    host = hosts.get(item.company) if item.kind is paper.ItemKind.VISIT else None
    legs = (" ".join(filter(None, (leg.name, leg.origin, leg.destination, leg.note))) for leg in item.legs)
    return kept.Item(
        key=item.key,
        name=host or item.title,
        day=day.number if day.date or day.number in _numbers(plan) else None,
        kind=str(item.kind),
        subject=item.title if host and item.title != host else Words(),
        start=item.start,
        end=item.end,
        place=item.place,
        groups=item.groups,
        status=str(item.status),
        meeting_point=item.meeting_point,
        ride=", ".join(filter(None, (item.transport, *legs))),
        dress=item.dress,
        bring=item.bring,
        note=item.note,
        guests=tuple(guest.name for guest in item.guests),
        seats=seats,
    )


def _host(host: paper.Company) -> kept.House:
    people = tuple(person.name.full for person in host.people)
    return kept.House(host.key, host.name, host.address, host.phone, people)


def _people(work: Work, mission_id: str, plan: itineraries.Plan) -> tuple[kept.Person, ...]:
    letters = dict(plan.groups)
    return tuple(
        kept.Person(
            part.id, name_of(person).full, letters.get(part.group_id or "", ""), part.hotel or "", part.room_no or ""
        )
        for part, person, _ in going(members_of(work, mission_id))
    )
