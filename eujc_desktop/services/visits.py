"""Company visits and what is known of their hosts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from eujc_desktop.models.choices import VisitStage
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.organisation import Contact, Organisation, Site
from eujc_desktop.models.visit import Visit
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
