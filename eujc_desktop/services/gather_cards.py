"""What the papers with a name on print, gathered from the records in one read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from sqlalchemy import select

from eujc_desktop.common.bilingual import Words
from eujc_desktop.common.errors import NotFound
from eujc_desktop.common.lands import country_name
from eujc_desktop.common.names import is_japanese
from eujc_desktop.common.said import say
from eujc_desktop.documents.cards import content as cards
from eujc_desktop.models.choices import Direction, Role
from eujc_desktop.models.group import Group
from eujc_desktop.models.itinerary import ItemStatus, Transport
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.organisation import Organisation, Site
from eujc_desktop.services import gather, itineraries, profiles, roll
from eujc_desktop.services.itinerary_plan import DayRow, ItemRow
from eujc_desktop.services.roll import Member, members_of, name_of
from eujc_desktop.store.work import Work

_ROLES_JA = {
    Role.PARTICIPANT: "参加者",
    Role.LEADER: "団長",
    Role.COORDINATOR: "事務局",
    Role.EXPERT: "専門家",
    Role.INTERPRETER: "通訳",
    Role.GUIDE: "添乗員",
    Role.SPEAKER: "講師",
    Role.STAFF: "スタッフ",
    Role.MANAGER_EU: "事務局長",
    Role.MANAGER_JP: "事務局長",
}
_SIDES = {
    Role.PARTICIPANT: cards.Side.PARTICIPANT,
    Role.LEADER: cards.Side.PARTICIPANT,
    Role.SPEAKER: cards.Side.SPEAKER,
    Role.EXPERT: cards.Side.SPEAKER,
}
_MANAGER = Words("General Manager", "事務局長")


def named(work: Work, mission_id: str, who: Sequence[Member], labels: cards.Labels, language: str) -> cards.Cards:
    """Cards for these people of a mission."""
    return cards.Cards(gather.mission(work, mission_id), _cards(work, mission_id, who), labels, language)


def luggage(
    work: Work, mission_id: str, who: Sequence[Member], labels: cards.Labels, language: str, move: int
) -> cards.LuggageTags:
    """Tags for the luggage of these people, for the whole journey or for one move from hotel to hotel."""
    deliveries = [delivery(work, *days) for days in _changes(work, mission_id)]
    if move > len(deliveries):
        raise NotFound(
            say("This mission has no move {move}.", move=move),
            cure=say("It changes its hotel {n} times; see the itinerary.", n=len(deliveries)),
        )
    office = next((person for part, person, _ in members_of(work, mission_id) if part.role is Role.COORDINATOR), None)
    return cards.LuggageTags(
        gather.mission(work, mission_id),
        _cards(work, mission_id, who),
        deliveries[move - 1] if move else None,
        (office.mobile or office.phone or "") if office else "",
        labels,
        language,
    )


def moves(work: Work, mission_id: str) -> list[tuple[int, DayRow, DayRow]]:
    """The moves from hotel to hotel, each with its number, its last day here, and its first day there."""
    return [(number, *days) for number, days in enumerate(_changes(work, mission_id), 1)]


def bus_signs(work: Work, mission_id: str, language: str, *, transfers: bool) -> cards.BusSigns:
    """A sign a group, or with `transfers` one for each ride by coach of each group; one for all who stay together."""
    groups = _groups(work, mission_id)
    if transfers:
        plan = itineraries.plan(work, mission_id)
        signs = [sign for item in plan.items() if _by_coach(item) for sign in _of_ride(item, groups)]
    else:
        signs = [cards.BusSign(letter, name) for letter, name in groups.items()] or [cards.BusSign()]
    return cards.BusSigns(gather.mission(work, mission_id), tuple(signs), language)


def without_kana(work: Work, mission_id: str, who: Sequence[Member]) -> tuple[str, ...]:
    """A sentence naming those whose names a Japanese reader could not read, on a mission to Japan."""
    if work.get(Mission, mission_id).direction not in (Direction.EU_TO_JP, Direction.WITHIN_JP):
        return ()
    unread = [one for one in who if not one[1].kana_name and not is_japanese(one[1].native_name or "")]
    return roll.named(say("No name in katakana yet"), unread, "person.kana_name")


def _groups(work: Work, mission_id: str) -> dict[str, str]:
    """Letters and names."""
    found = work.session.execute(
        select(Group.letter, Group.name).where(Group.mission_id == mission_id).order_by(Group.letter, Group.id)
    )
    return {letter: name or "" for letter, name in found}


def _cards(work: Work, mission_id: str, who: Sequence[Member]) -> tuple[cards.Card, ...]:
    found = work.session.execute(select(Group.id, Group.letter).where(Group.mission_id == mission_id))
    letters = {row.id: row.letter for row in found}
    return tuple(_card(member, letters.get(member[0].group_id or "", "")) for member in who)


def _card(member: Member, group: str) -> cards.Card:
    part, person, firm = member
    country = (firm.country if firm else None) or person.nationality or ""
    manager = part.role in (Role.MANAGER_EU, Role.MANAGER_JP)
    return cards.Card(
        key=part.id,
        name=name_of(person),
        organisation=Words(firm.name or "", firm.name_ja or "") if firm else Words(),
        country=Words(country_name(country), country_name(country, "ja")) if country else Words(),
        country_code=country,
        role=_MANAGER if manager else Words(part.role.label, _ROLES_JA[part.role]),
        side=_SIDES.get(part.role, cards.Side.STAFF),
        group=group,
        phone=part.mobile_there or person.mobile or "",
        pieces=1 if part.luggage_pieces is None else part.luggage_pieces,
    )


def _changes(work: Work, mission_id: str) -> list[tuple[DayRow, DayRow]]:
    """The last day in one hotel and the first in the next."""
    nights = [day for day in itineraries.plan(work, mission_id).days if day.hotel_id]
    return [(here, there) for here, there in pairwise(nights) if here.hotel_id != there.hotel_id]


def delivery(work: Work, here: DayRow, there: DayRow) -> cards.Delivery:
    site = work.get(Site, there.hotel_id or "")
    host = work.get(Organisation, site.organisation_id)
    return cards.Delivery(
        Words(host.name or "", host.name_ja or ""),
        profiles.address(site, host),
        site.phone or host.phone or "",
        here.day,
        there.day,
    )


def _by_coach(item: ItemRow) -> bool:
    return item.transport == Transport.COACH and item.status != ItemStatus.CANCELLED


def _of_ride(item: ItemRow, groups: dict[str, str]) -> Iterator[cards.BusSign]:
    for letter in item.groups or ("",):
        yield cards.BusSign(
            letter,
            groups.get(letter, ""),
            Words(item.title or item.type_label, item.title_ja),
            item.start,
            item.leaves_from,
            item.arrives_at,
        )
