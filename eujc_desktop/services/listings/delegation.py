"""The delegation for its hosts: the same people and fields as the visitor list that goes out as a sheet."""

from __future__ import annotations

from eujc_desktop.documents.content import Words
from eujc_desktop.documents.lists import content as lists
from eujc_desktop.exchange.cuts import CUTS
from eujc_desktop.fields.readings import country_name
from eujc_desktop.services import rosters
from eujc_desktop.services.listings.itinerary import Found
from eujc_desktop.services.listings.people import Party, Wanted, party
from eujc_desktop.services.roll import Member
from eujc_desktop.store.work import Work

SHOWN = frozenset(CUTS["host"].columns)


def delegation(work: Work, mission_id: str, wanted: Wanted) -> Found:
    """Who agreed to be named to hosts, with what that list shows and nothing else."""
    visitors = rosters.roster(work, mission_id, "host")
    agreed = {row[rosters.ID] for row in visitors.rows}
    found = party(work, mission_id, wanted)
    delegates = tuple(_delegate(found, member) for member in found.members if member[1].id in agreed)
    return lists.Delegation(found.mission, delegates, wanted.language), visitors.remarks


def _delegate(found: Party, member: Member) -> lists.Delegate:
    """A Japanese word may stand for each field the list shows."""
    _, person, firm = member
    code = person.nationality if "person.nationality" in SHOWN else None
    return lists.Delegate(
        found.listed(member),
        function=Words(person.job_title or "", person.job_title_ja or ""),
        website=(firm.website or "") if firm else "",
        country=Words(country_name(code), country_name(code, "ja")) if code else Words(),
    )
