"""The hosts of visits as letters address them: whom at the house, how many come, the lines on the envelope."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import select

from eujc_desktop.common.bilingual import Words
from eujc_desktop.models.date_option import DateBy, DateOption
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.organisation import Contact, Organisation, Site
from eujc_desktop.models.visit import Visit
from eujc_desktop.services import approvals, itineraries, open_dates, phrases, visit_days, visitors
from eujc_desktop.services.letters import values
from eujc_desktop.services.letters.values import Hosted
from eujc_desktop.services.roll import Member, heads
from eujc_desktop.store.work import Work

_LINE = 32
"""So many Japanese characters stand on a line of the envelope; a longer position leaves the name a line of its own."""


def hosts_of(work: Work, mission_id: str, going: Sequence[Member] = (), only: Collection[str] = ()) -> list[Hosted]:
    """Every visit of a mission, in order of days, with the head of the host's party or the first contact there.

    Those of `only`, where not all are wanted.
    """
    plan, places = itineraries.plan(work, mission_id), work.get(Mission, mission_id).capacity
    wanted = (
        select(Visit, Organisation, Site)
        .join(Organisation, Organisation.id == Visit.organisation_id)
        .outerjoin(Site, Site.id == Visit.site_id)
        .where(Visit.mission_id == mission_id)
        .order_by(Visit.agreed_day.is_(None), Visit.agreed_day, Visit.agreed_from, Visit.id)
    )
    rows = work.session.execute(wanted.where(Visit.id.in_(only)) if only else wanted).all()
    ids = [visit.id for visit, _, _ in rows]
    answers, spoken = approvals.answers(work, ids), open_dates.of_visits(work, ids)
    hosts = [host.id for _, host, _ in rows]
    statement = select(Contact).where(Contact.organisation_id.in_(hosts))
    contacts = list(work.session.scalars(statement.order_by(Contact.rank.is_(None), Contact.rank, Contact.id)))
    in_parts = visit_days.with_programme(work, ids)
    by_id = {contact.id: contact for contact in contacts}
    found = []
    for visit, host, site in rows:
        head = by_id.get(visit.host_leader_id or "")
        there = [contact for contact in contacts if contact.organisation_id == host.id and contact is not head]
        comes = approvals.who_comes(answers.get(visit.id, {}), visitors.of_visit(plan, visit, going), going)
        first = (head, *there) if head is not None else tuple(there)
        words = visit_days.programme_words(work, visit.id) if visit.id in in_parts else Words()
        dates = _wished(spoken.get(visit.id, ()))
        found.append(Hosted(visit, host, site, first, heads(comes, places), words, _planned(plan, visit), dates))
    return found


def _wished(dates: Sequence[DateOption]) -> tuple[values.Hours, ...]:
    """Of dates in question what we wish, else what the host has offered."""
    ours = [one for one in dates if one.by is DateBy.US]
    return tuple((one.day, one.since, one.until) for one in ours or dates)


def _planned(plan: itineraries.Plan, visit: Visit) -> values.Hours | None:
    """When the itinerary has a visit; what is agreed does not count."""
    items = visitors.at_the_host(plan.of_visit(visit.id))
    first = min((item for item in items if item.start), key=lambda item: item.start or datetime.max, default=None)
    if first is None or first.start is None:
        return None
    return first.start.date(), first.start.time(), first.end.time() if first.end else None


def lines(hosted: Hosted, language: str) -> list[str]:
    """Whom a letter goes to, as on the envelope; a house alone where nobody there is known."""
    name, function = values.firm_name(hosted.host, language), values.function_of(hosted.contact, language)
    who = hosted.person
    known = who is not None and bool(who.full or who.reading)
    if language == "ja":
        if not known:
            return [f"{name}　御中"]
        named = [part for part in (function, hosted.addressed("ja")) if part]
        return [name, *(named if sum(map(len, named)) > _LINE else ["　".join(named)])]
    person = phrases.name(who, "en") if who else ""
    return [person, function, *house_lines(hosted.host, language)]


def house_lines(firm: Organisation | None, language: str) -> list[str]:
    """A house with its address; in Japanese with 御中."""
    name = values.firm_name(firm, language)
    if language == "ja":
        return [f"{name}　御中" if name else ""]
    if firm is None:
        return []
    place = " ".join(part for part in (firm.postcode, firm.city) if part)
    address = [firm.street, place] if firm.street else (firm.address or place).split("\n")
    country = firm.country or ("JP" if firm.address_ja else None)
    return [name, *(part or "" for part in address), values.country(country, "en")]
