"""The people of organisations as business cards in a file."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select

from eujc_desktop.common.errors import Refused
from eujc_desktop.exchange import vcards
from eujc_desktop.models.organisation import Contact, Organisation, Site
from eujc_desktop.store.work import Work


def export(work: Work, grid: str, rows: Sequence[str], version: vcards.Version = "4.0") -> bytes:
    """Business cards of rows of a list of the directory: people, or everybody of companies and of sites.

    An organisation without anybody has a card of its own.
    """
    cards = [card for key in rows for card in _of_row(work, grid, key)]
    if not cards:
        raise Refused("There is nobody to make a card of.", cure="Choose one or more companies.")
    return vcards.make(cards, version)


def _of_row(work: Work, grid: str, key: str) -> list[vcards.Card]:
    if grid == "contacts":
        contact = work.get(Contact, key)
        at = work.get(Site, contact.site_id) if contact.site_id else None
        return [_card(work.get(Organisation, contact.organisation_id), contact, at)]
    host_id = work.get(Site, key).organisation_id if grid == "sites" else key
    return _cards(work, work.get(Organisation, host_id))


def _cards(work: Work, host: Organisation) -> list[vcards.Card]:
    found = work.session.execute(
        select(Contact, Site)
        .outerjoin(Site, Site.id == Contact.site_id)
        .where(Contact.organisation_id == host.id)
        .order_by(Contact.rank.is_(None), Contact.rank, Contact.id)
    ).all()
    return [_card(host, contact, site) for contact, site in found] or [_card(host, None, None)]


def _card(host: Organisation, contact: Contact | None, site: Site | None) -> vcards.Card:
    where = site if site is not None and (site.address or site.address_ja) else host
    return vcards.Card(
        uid=str(UUID(hex=contact.id if contact is not None else host.id)),
        company=host.name or "",
        company_ja=host.name_ja or "",
        company_kana=host.name_kana or "",
        phone=host.phone or "",
        website=host.website or "",
        address=where.address or "",
        address_ja=where.address_ja or "",
        postcode=where.postcode or "",
        street=host.street or "",
        city=host.city or "",
        country=host.country or "",
        **(_person(contact) if contact is not None else {"email": host.email or ""}),
    )


def _person(contact: Contact) -> dict[str, object]:
    return {
        "family": contact.family_name or "",
        "given": contact.given_name or "",
        "native": contact.native_name or "",
        "kana": contact.kana_name or "",
        "title": contact.job_title or "",
        "title_ja": contact.job_title_ja or "",
        "department": contact.department or "",
        "department_ja": contact.department_ja or "",
        "direct": contact.phone or "",
        "mobile": contact.mobile or "",
        "email": contact.email or "",
        "languages": contact.languages or (),
        "assistant": contact.assistant or "",
        "rank": contact.rank,
        "honorific": str(contact.honorific or ""),
        "channel": str(contact.channel or ""),
        "note": contact.notes or "",
    }
