"""Whose luggage goes ahead from hotel to hotel."""

from __future__ import annotations

from eujc_desktop.common.bilingual import Words
from eujc_desktop.common.errors import Refused
from eujc_desktop.documents.lists import content as lists
from eujc_desktop.models.organisation import Organisation, Site
from eujc_desktop.services import gather_cards
from eujc_desktop.services.itineraries import DayRow
from eujc_desktop.services.listings import stays
from eujc_desktop.services.listings.itinerary import Found
from eujc_desktop.services.listings.people import Party, Wanted, party
from eujc_desktop.services.roll import Member
from eujc_desktop.store.work import Work


def luggage(work: Work, mission_id: str, wanted: Wanted) -> Found:
    """A list for each move of those who sleep in both hotels; who has no hotel of their own moves with the others."""
    found = party(work, mission_id, wanted, team=True)
    moves = gather_cards.moves(work, mission_id)
    if not moves:
        raise Refused("The mission stays in one hotel.", cure="Give each day of the itinerary its hotel.")
    guests = stays.guests(work, found)
    content = lists.LuggageLists(
        found.mission,
        tuple(_move(work, found, guests, here, there) for _, here, there in moves),
        wanted.columns,
        wanted.language,
    )
    return content, found.cautions()


def _move(
    work: Work, found: Party, guests: dict[str, frozenset[str]], here: DayRow, there: DayRow
) -> lists.LuggageMove:
    anywhere = frozenset[str]().union(*guests.values())
    both = guests[here.hotel_id or ""] & guests[there.hotel_id or ""]
    movers = [one for one in found.members if one[1].id in both or (one[1].id not in anywhere and not one[0].hotel)]
    site = work.get(Site, here.hotel_id or "")
    host = work.get(Organisation, site.organisation_id)
    owners = tuple(_owner(found, one) for one in movers if one[0].luggage_pieces != 0)
    return lists.LuggageMove(
        Words(host.name or "", host.name_ja or ""), gather_cards.delivery(work, here, there), owners
    )


def _owner(found: Party, member: Member) -> lists.Traveller:
    part, person, _ = member
    phone = part.mobile_there or person.mobile or ""
    return lists.Traveller(found.listed(member), pieces=part.luggage_pieces, phone=phone)
