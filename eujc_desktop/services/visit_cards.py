"""A visit at one glance: the host, who is to be turned to, when it is planned, what was before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import select

from eujc_desktop.models.choices import VisitStage
from eujc_desktop.models.group import Group
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.organisation import Contact, Organisation, Site
from eujc_desktop.models.visit import Visit
from eujc_desktop.services import itineraries, visitors
from eujc_desktop.services.roll import going, members_of
from eujc_desktop.store.work import Work

LATE_DAYS = 7


@dataclass(frozen=True)
class ContactRow:
    """A person to turn to at the host."""

    id: str
    name: str
    native_name: str
    reading: str
    position: str
    position_ja: str
    email: str
    phone: str


@dataclass(frozen=True)
class EarlierVisit:
    """A visit to the same host on another mission."""

    mission: str
    day: date | None
    stage: str
    rating: int | None
    notes: str


@dataclass(frozen=True)
class Planned:
    """When the itinerary has a visit, local to its place, and for which groups, or for how many people by name."""

    item_id: str
    start: datetime | None
    end: datetime | None
    groups: tuple[str, ...]
    guests: int | None = None


@dataclass(frozen=True)
class VisitCard:
    """What a coordinator wants to see of a visit at one glance."""

    id: str
    organisation_id: str
    site_id: str | None
    company: str
    company_ja: str
    company_kana: str
    sector: str
    stage: str
    stage_label: str
    site: str
    address: str
    address_ja: str
    limit: int | None
    heads: int
    days_waiting: int | None
    asked_on: date | None
    list_sent_on: date | None
    agreed_day: date | None
    agreed_from: time | None
    planned: tuple[Planned, ...]
    contacts: tuple[ContactRow, ...]
    earlier: tuple[EarlierVisit, ...]


def card(work: Work, visit_id: str, today: date) -> VisitCard:
    """A visit with its host, contacts and history."""
    visit = work.get(Visit, visit_id)
    host = work.get(Organisation, visit.organisation_id)
    site = work.get(Site, visit.site_id) if visit.site_id else None
    planned = _items_of(work, visit.mission_id).get(visit_id, ())
    return VisitCard(
        id=visit.id,
        organisation_id=host.id,
        site_id=visit.site_id,
        company=host.name or host.name_ja or "",
        company_ja=host.name_ja or "",
        company_kana=host.name_kana or "",
        sector=host.sector or host.sector_ja or "",
        stage=str(visit.stage),
        stage_label=visit.stage.label,
        site=" ".join(part for part in (site.name, site.name_ja) if part) if site else "",
        address=(site.address if site else None) or host.address or "",
        address_ja=(site.address_ja if site else None) or host.address_ja or "",
        limit=visit.max_visitors or (site.max_visitors if site else None),
        heads=_heads(_sizes(work, visit.mission_id), planned),
        days_waiting=_waiting(visit, today),
        asked_on=visit.asked_on,
        list_sent_on=visit.list_sent_on,
        agreed_day=visit.agreed_day,
        agreed_from=visit.agreed_from,
        planned=planned,
        contacts=_contacts(work, host.id),
        earlier=_earlier(work, visit),
    )


def concerns(work: Work, mission_id: str, today: date) -> dict[str, frozenset[str]]:
    """The visits for whose answer we have been waiting for more than a week, and those with too many of us."""
    found = work.session.execute(
        select(Visit, Site.max_visitors).outerjoin(Site, Site.id == Visit.site_id).where(Visit.mission_id == mission_id)
    ).all()
    late = [visit.id for visit, _ in found if (days := _waiting(visit, today)) is not None and days > LATE_DAYS]
    at, sizes = _items_of(work, mission_id), _sizes(work, mission_id)
    full = [
        visit.id
        for visit, limit in found
        if (most := visit.max_visitors or limit) and _heads(sizes, at.get(visit.id, ())) > most
    ]
    return {"waiting": frozenset(late), "too many": frozenset(full)}


def _waiting(visit: Visit, today: date) -> int | None:
    """For how many days nobody has answered."""
    return (today - visit.asked_on).days if visit.asked_on and visit.stage is VisitStage.REQUESTED else None


def _items_of(work: Work, mission_id: str) -> dict[str, tuple[Planned, ...]]:
    """When the itinerary has each visit: at the host where it says so, else on the way there."""
    by_visit: dict[str, list[itineraries.ItemRow]] = {}
    for item in itineraries.plan(work, mission_id).items():
        if item.visit_id:
            by_visit.setdefault(item.visit_id, []).append(item)
    found = {}
    for visit_id, items in by_visit.items():
        hosted = visitors.at_the_host(items)
        found[visit_id] = tuple(
            Planned(item.id, item.start, item.end, item.groups, len(item.guests) if item.for_named else None)
            for item in hosted
        )
    return found


def _sizes(work: Work, mission_id: str) -> Counter[str]:
    """How many of those who travel are in each group, by its letter, "" for those in none."""
    letters = dict(work.session.execute(select(Group.id, Group.letter).where(Group.mission_id == mission_id)).all())
    return Counter(letters.get(part.group_id or "", "") for part, _, _ in going(members_of(work, mission_id)))


def _heads(sizes: Counter[str], planned: Sequence[Planned]) -> int:
    """How many of us go to a host at once, at most."""
    each = [
        sum(n for letter, n in sizes.items() if not at.groups or letter in at.groups)
        if at.guests is None
        else at.guests
        for at in planned
    ]
    return max(each, default=sizes.total())


def _contacts(work: Work, organisation_id: str) -> tuple[ContactRow, ...]:
    found = work.session.scalars(
        select(Contact)
        .where(Contact.organisation_id == organisation_id)
        .order_by(Contact.rank.is_(None), Contact.rank, Contact.id)
    )
    return tuple(
        ContactRow(
            id=contact.id,
            name=" ".join(part for part in (contact.given_name, contact.family_name) if part),
            native_name=contact.native_name or "",
            reading=contact.kana_name or "",
            position=contact.job_title or "",
            position_ja=contact.job_title_ja or "",
            email=contact.email or "",
            phone=contact.phone or "",
        )
        for contact in found
    )


def _earlier(work: Work, visit: Visit) -> tuple[EarlierVisit, ...]:
    found = work.session.execute(
        select(Visit, Mission.title)
        .join(Mission, Mission.id == Visit.mission_id)
        .where(Visit.organisation_id == visit.organisation_id, Visit.id != visit.id)
        .order_by(Visit.agreed_day.desc())
    )
    return tuple(
        EarlierVisit(title, row.agreed_day, row.stage.label, row.rating, row.notes or "") for row, title in found
    )
