"""Company visits and what is known of their hosts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from eujc_desktop.common.dates import european
from eujc_desktop.models.choices import ItemStatus, ItemType, VisitStage
from eujc_desktop.models.itinerary import Item, MissionDay
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.organisation import Contact, Organisation, Site
from eujc_desktop.models.visit import Visit
from eujc_desktop.services import itineraries
from eujc_desktop.services.profiles import GONE
from eujc_desktop.services.progress import FIRM
from eujc_desktop.store.work import Work


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
    days_waiting: int | None
    contacts: tuple[ContactRow, ...]
    earlier: tuple[EarlierVisit, ...]


_DATES = {
    VisitStage.REQUESTED: "asked_on",
    VisitStage.CONFIRMED: "confirmed_on",
    VisitStage.THANKED: "thanked_on",
}


@dataclass(frozen=True)
class ToPlace:
    """A visit that the itinerary does not hold yet, and what is known of when and where."""

    id: str
    company: str
    detail: str


def to_place(work: Work, mission_id: str) -> tuple[ToPlace, ...]:
    """Visits without an item in the itinerary, those that will not take place left out."""
    placed = select(Item.visit_id).where(Item.mission_id == mission_id, Item.visit_id.is_not(None))
    found = work.session.execute(
        select(Visit, Organisation)
        .join(Organisation, Organisation.id == Visit.organisation_id)
        .where(Visit.mission_id == mission_id, Visit.id.not_in(placed), Visit.stage.not_in(GONE))
        .order_by(Visit.agreed_day, Organisation.name)
    )
    return tuple(
        ToPlace(visit.id, host.name or host.name_ja or "", _when_and_where(visit, host)) for visit, host in found
    )


def _when_and_where(visit: Visit, host: Organisation) -> str:
    clocks = "–".join(f"{clock:%H:%M}" for clock in (visit.agreed_from, visit.agreed_until) if clock)
    when = european(visit.agreed_day, with_year=False) if visit.agreed_day else visit.dates_asked
    return " · ".join(part for part in (when, clocks, host.city, visit.stage.label) if part)


def place(work: Work, visit_id: str, day_id: str) -> str:
    """Put a visit into the itinerary, on the day agreed or else on this one, at the time agreed; the item's id."""
    visit = work.get(Visit, visit_id)
    host = work.get(Organisation, visit.organisation_id)
    site = work.get(Site, visit.site_id) if visit.site_id else None
    agreed = select(MissionDay.id).where(MissionDay.mission_id == visit.mission_id, MissionDay.day == visit.agreed_day)
    day = work.get(MissionDay, (work.session.scalar(agreed) if visit.agreed_day else None) or day_id)
    given = {
        "title": host.name or host.name_ja,
        "title_ja": host.name_ja,
        "type": ItemType.VISIT,
        "day_id": day.id,
        "start": visit.agreed_from if day.day else None,
        "end": visit.agreed_until if day.day else None,
        "visit_id": visit.id,
        "place": (site.name if site else None) or host.name,
        "place_ja": (site.name_ja if site else None) or host.name_ja,
        "address": (site.address if site else None) or host.address,
        "address_ja": (site.address_ja if site else None) or host.address_ja,
        "status": ItemStatus.CONFIRMED if visit.stage in FIRM else ItemStatus.PENCILLED,
    }
    return itineraries.add(work, visit.mission_id, given)


def change_stage(work: Work, visit_id: str, stage: object, today: date) -> None:
    """Move a visit to a stage; the day it was asked, confirmed or thanked is noted when it is not yet."""
    visit = work.get(Visit, visit_id)
    visit.stage = VisitStage(str(stage))
    if (name := _DATES.get(visit.stage)) and getattr(visit, name) is None:
        setattr(visit, name, today)


def card(work: Work, visit_id: str, today: date) -> VisitCard:
    """A visit with its host, contacts and history."""
    visit = work.get(Visit, visit_id)
    host = work.get(Organisation, visit.organisation_id)
    site = work.get(Site, visit.site_id) if visit.site_id else None
    waiting = (today - visit.asked_on).days if visit.asked_on and visit.stage is VisitStage.REQUESTED else None
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
        days_waiting=waiting,
        contacts=_contacts(work, host.id),
        earlier=_earlier(work, visit),
    )


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
