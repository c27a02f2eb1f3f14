"""The delegation for its hosts: the same people and fields as the visitor list that goes out as a sheet."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select

from eujc_desktop.common.bilingual import Words
from eujc_desktop.common.errors import NotFound
from eujc_desktop.common.lands import country_name
from eujc_desktop.documents.lists import content as lists
from eujc_desktop.exchange.cuts import CUTS
from eujc_desktop.models.choices import VisitStage
from eujc_desktop.models.organisation import Organisation
from eujc_desktop.models.visit import Visit
from eujc_desktop.services import approvals, rosters, visit_names, visitors
from eujc_desktop.services.listings.itinerary import Found
from eujc_desktop.services.listings.people import Party, Wanted, party
from eujc_desktop.services.roll import Member
from eujc_desktop.store.work import Work

SHOWN = frozenset(CUTS["host"].columns)
ASKED = (
    VisitStage.REQUESTED,
    VisitStage.PENCILLED,
    VisitStage.CONFIRMED,
    VisitStage.VISITED,
    VisitStage.THANKED,
)
"""Hosts at this stage are to know who comes."""


def visits(work: Work, mission_id: str, one: str | None = None) -> list[tuple[str, str]]:
    """The visits whose hosts get a list, by id, with the host as it is told apart; or one visit, at whatever stage."""
    names = visit_names.of_mission(work, mission_id)
    if one is not None and one not in names:
        raise NotFound("This visit is not one of the mission.", cure="`show` lists the visits with their ids.")
    asked = set(work.session.scalars(select(Visit.id).where(Visit.mission_id == mission_id, Visit.stage.in_(ASKED))))
    return [(key, name) for key, name in names.items() if key == one or (one is None and key in asked)]


def delegation(work: Work, mission_id: str, wanted: Wanted, visit_id: str | None = None) -> Found:
    """Who agreed to be named to hosts, with what that list shows and nothing else; of one visit those who go there."""
    sheet = rosters.roster(work, mission_id, "host")
    agreed = {row[rosters.ID] for row in sheet.rows}
    found = party(work, mission_id, wanted)
    visit = work.get(Visit, visit_id) if visit_id else None
    members = _of_visit(work, found, visit) if visit else found.members
    delegates = tuple(_delegate(found, member) for member in members if member[1].id in agreed)
    content = lists.Delegation(found.mission, delegates, wanted.language)
    if visit is None:
        return content, sheet.remarks
    host = work.get(Organisation, visit.organisation_id)
    start, end = visitors.hours(found.plan, visit)
    session = lists.Session(Words(), start, end, groups=visitors.groups(found.plan, visit))
    cautions = (*sheet.remarks, *found.without_group([session.groups]))
    return replace(content, host=Words(host.name or "", host.name_ja or ""), visit=session), cautions


def _of_visit(work: Work, found: Party, visit: Visit) -> list[Member]:
    """Who goes to a visit, but for those whom its host refused."""
    return approvals.coming(work, found.plan, visit, found.members)


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
