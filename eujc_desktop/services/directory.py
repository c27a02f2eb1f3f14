"""The directory: one organisation with its names, addresses, sites, people, log and memory; what needs attention."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from eujc_desktop.common import firms, phones
from eujc_desktop.common.errors import Invalid, Refused
from eujc_desktop.common.said import say
from eujc_desktop.models.organisation import Organisation, Site
from eujc_desktop.models.visit import Visit
from eujc_desktop.planning import eligibility
from eujc_desktop.planning.host_memory import TOOK_PLACE, tiredness
from eujc_desktop.services import grids, host_log, host_memory, records
from eujc_desktop.services.firms import Firms
from eujc_desktop.services.host_log import LogLine
from eujc_desktop.services.host_memory import HostMemory
from eujc_desktop.services.profiles import address
from eujc_desktop.services.visit_cards import ContactRow, contacts_of, place_of
from eujc_desktop.store.work import Work

SOON_DAYS = 14
_FORM_PLACED = {"before": say("{form} before the name"), "after": say("{form} after the name")}


@dataclass(frozen=True)
class SiteRow:
    """A place of the organisation that can be visited."""

    id: str
    name: str
    address: str
    address_ja: str
    phone: str
    station: str
    limit: int | None
    hours: tuple[str, ...] = ()


@dataclass(frozen=True)
class HostCard:
    """What the office knows of an organisation, at one glance."""

    id: str
    company: str
    company_ja: str
    company_kana: str
    kind_label: str
    form: str
    sector: str
    nace: str
    jsic: str
    size: str
    place: str
    address: str
    address_ja: str
    phone: str
    phone_from_abroad: str
    email: str
    website: str
    sites: tuple[SiteRow, ...]
    contacts: tuple[ContactRow, ...]
    log: tuple[LogLine, ...]
    memory: HostMemory
    in_japan: bool
    """Whether its address may be one of Japan: where no other country is named."""


def card(work: Work, organisation_id: str, today: date) -> HostCard:
    """An organisation as the directory shows it; its memory is weighed for a visit today."""
    host = work.get(Organisation, organisation_id)
    where = address(None, host)
    return HostCard(
        id=host.id,
        company=host.name or host.name_ja or "",
        company_ja=host.name_ja or "",
        company_kana=host.name_kana or "",
        kind_label=host.kind.label,
        form=_form(host),
        sector=host.sector or host.sector_ja or "",
        nace=host.nace.label if host.nace else "",
        jsic=host.jsic.label if host.jsic else "",
        size=_size(host),
        place=place_of(host, None),
        address=where.en,
        address_ja=where.ja,
        phone=phones.in_japan(host.phone or ""),
        phone_from_abroad=phones.from_abroad(phones.in_japan(host.phone or "")),
        email=host.email or "",
        website=host.website or "",
        sites=_sites(work, host),
        contacts=contacts_of(work, host.id),
        log=host_log.of_host(work, host.id),
        memory=host_memory.memory(work, host.id, today),
        in_japan=host.country in (None, "JP"),
    )


def ids(work: Work) -> list[str]:
    """All organisations, by their names."""
    return list(work.session.scalars(select(Organisation.id).order_by(Organisation.name, Organisation.id)))


def concerns(work: Work, today: date) -> dict[str, frozenset[str]]:
    """Organisations with a next step due, those to be left in peace, and those visited before."""
    known = host_memory.weighed(work)
    tired = {host: tiredness(past, today).level for host, past in known.items()}
    return {
        "due": frozenset(due.organisation_id for due in host_log.due(work, today, SOON_DAYS)),
        "rest": frozenset(host for host, level in tired.items() if level == "rest"),
        "visited": frozenset(host for host, past in known.items() if any(one.stage in TOOK_PLACE for one in past)),
    }


def add(work: Work, values: Mapping[str, object], *, all_the_same: bool = False) -> str:
    """A new organisation; its id. One whose name is there already is refused, unless it is wanted all the same."""
    if not (values.get("name") or values.get("name_ja")):
        raise Invalid({"name": say("A company needs a name")})
    if not all_the_same and Firms(work).find(values) is not None:
        raise Invalid({"name": say("A company of this name is in the directory already")})
    return records.create(work, "organisation", values)


def add_site(work: Work, organisation_id: str, values: Mapping[str, object]) -> str:
    """Another site of an organisation; its id."""
    if not any(values.get(name) for name in ("name", "name_ja")):
        raise Invalid({"name": say("A site needs a name")})
    return records.create(work, "site", {**values, "organisation_id": organisation_id})


def remove(work: Work, organisations: Sequence[str]) -> int:
    """Take organisations out of the directory with their sites, people and log; one that was visited stays."""
    visited = select(Organisation).join(Visit, Visit.organisation_id == Organisation.id)
    held = work.session.scalar(visited.where(Organisation.id.in_(organisations)).limit(1))
    if held is not None:
        raise Refused(
            say("{company} has visits, which would be lost with it.", company=held.name or held.name_ja or ""),
            cure="Remove its visits first, or merge it with the company it is twice with.",
        )
    return grids.remove(work, "organisations", organisations)


def _form(host: Organisation) -> str:
    """The legal form and where it stands, of the Japanese name where there is one."""
    firm = firms.parts(host.name_ja or host.name or "")
    return say(_FORM_PLACED[firm.position], form=firm.form) if firm.position else ""


def _size(host: Organisation) -> str:
    """The size class of the EU; by the staff alone where no money is known."""
    size = eligibility.size_class(host.employees, host.turnover, host.balance_sheet)
    if size != "unknown" or host.employees is None:
        return eligibility.SIZES[size] if size != "unknown" else ""
    by_staff = next((one.size for one in reversed(eligibility.SME) if host.employees < one.staff), "large")
    return say("{size} by staff", size=eligibility.SIZES[by_staff])


def _sites(work: Work, host: Organisation) -> tuple[SiteRow, ...]:
    found = work.session.scalars(select(Site).where(Site.organisation_id == host.id).order_by(Site.id))
    return tuple(
        SiteRow(
            id=site.id,
            name=" ".join(filter(None, (site.name, site.name_ja))),
            address=site.address or "",
            address_ja=site.address_ja or "",
            phone=site.phone or "",
            station=site.station or "",
            limit=site.max_visitors,
            hours=(*(site.opening_hours or ()), *(site.closing_days or ())),
        )
        for site in found
    )
