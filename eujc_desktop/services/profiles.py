"""The hosts of a mission as the papers print them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sqlalchemy import select

from eujc_desktop.common.bilingual import Words
from eujc_desktop.common.lands import country_name
from eujc_desktop.common.said import say
from eujc_desktop.documents import content as paper
from eujc_desktop.documents.recognise import kind_for, rule_icon
from eujc_desktop.models.attachment import AttachmentKind
from eujc_desktop.models.choices import PhotoRule, VisitStage
from eujc_desktop.models.organisation import Contact, Organisation, Site
from eujc_desktop.models.visit import Visit
from eujc_desktop.models.visit_line import HostQuestion
from eujc_desktop.services import attachments, itineraries
from eujc_desktop.store.work import Work

NOT_YET = (VisitStage.IDEA, VisitStage.TO_CONTACT, VisitStage.REQUESTED)
GONE = (VisitStage.DECLINED, VisitStage.CANCELLED, VisitStage.REPLACED)


def host_of(item: itineraries.ItemRow) -> str:
    """The host an item is with; the ride to a host and the meal there are no visits of their own."""
    apart = kind_for(item.type) in (paper.ItemKind.TRANSFER, paper.ItemKind.MEAL)
    return "" if apart else item.organisation_id or ""


def companies(
    work: Work, mission_id: str, plan: itineraries.Plan, *, with_logos: bool = True, language: str = "en"
) -> tuple[paper.Company, ...]:
    """Every host that is visited, in the order of the visits; those nobody has agreed with yet only when planned."""
    visits = work.session.execute(
        select(Visit, Organisation, Site)
        .join(Organisation, Organisation.id == Visit.organisation_id)
        .outerjoin(Site, Site.id == Visit.site_id)
        .where(Visit.mission_id == mission_id, Visit.stage.not_in(GONE))
    ).all()
    order = {host_of(item): position for position, item in reversed(list(enumerate(plan.items())))}
    cities = {host_of(item): day.city for day in plan.days for item in day.items}
    by_host: dict[str, tuple[Visit, Organisation, Site | None]] = {}
    for visit, host, site in visits:
        if host.id in order or (visit.stage not in NOT_YET and host.id not in plan.hidden):
            by_host.setdefault(host.id, (visit, host, site))
    owners = list(by_host) if with_logos else []
    logos = attachments.pictures(work, "organisation", owners, AttachmentKind.LOGO)
    people = _host_people(work, list(by_host))
    asked = _questions(work, mission_id)
    ordered = sorted(by_host.values(), key=lambda entry: (order.get(entry[1].id, 10**6), entry[1].name or ""))
    return tuple(
        replace(
            _company(visit, host, site, cities.get(host.id, ""), logos.get(host.id, b""), people.get(host.id, ())),
            sector=Words(host.sector or "", host.sector_ja or "").prefer(language),
            about=Words(host.about or host.products or "", host.about_ja or "").prefer(language),
            questions=asked.get(visit.id, ()),
        )
        for visit, host, site in ordered
    )


def _company(
    visit: Visit, host: Organisation, site: Site | None, city: str, logo: bytes, people: Sequence[paper.HostPerson]
) -> paper.Company:
    return paper.Company(
        key=host.id,
        name=Words(host.name or host.name_ja or "", host.name_ja or ""),
        kana=host.name_kana or "",
        city=city or host.city or "",
        logo=logo,
        figures=_figures(host),
        why=visit.why or "",
        see=visit.what_we_see or (),
        people=tuple(people),
        rules=tuple(paper.HouseRule(text, rule_icon(text)) for text in rules_of(visit, site)),
        dress=visit.dress or "",
        bring=visit.bring or "",
        address=address(site, host, addressee=" ".join(filter(None, (host.name_ja, site.name_ja if site else "")))),
        phone=(site.phone if site else None) or host.phone or "",
        website=host.website or "",
        map_url=(site.map_url if site else None) or "",
    )


def address(site: Site | None, host: Organisation, addressee: str = "") -> Words:
    """The address of a site, else of its house; in Japanese as on an envelope: postcode, address, addressee."""
    en: str | None = host.address or _in_europe(host)
    ja, postcode = host.address_ja, host.postcode
    if site is not None and (site.address or site.address_ja):
        en, ja, postcode = site.address, site.address_ja, site.postcode
    if not ja:
        return Words(en or "")
    code = f"〒{postcode}" if postcode and postcode not in ja else ""
    return Words(en or "", "\n".join(filter(None, (code, ja, addressee))))


def _in_europe(host: Organisation) -> str:
    """The address of a house that is known by street, postcode and city."""
    if not host.street:
        return ""
    place = " ".join(filter(None, (host.postcode, host.city)))
    return ", ".join(filter(None, (host.street, place, host.country and country_name(host.country))))


def _figures(host: Organisation) -> tuple[tuple[str, str], ...]:
    """Five at most: when founded, how many people, then the figures written as `label: value`."""
    figures = {
        "Founded": str(host.founded or ""),
        "Employees": f"{host.employees:,}" if host.employees else "",
    }
    for line in host.key_figures or ():
        label, _, value = line.partition(":")
        figures[label.strip()] = value.strip()
    return tuple((label, value) for label, value in figures.items() if value)[:5]


_PHOTO_WORDS = {
    PhotoRule.YES: say("Photographs allowed"),
    PhotoRule.NO: say("No photographs"),
    PhotoRule.ASK: say("Photographs only on request"),
}


def rules_of(visit: Visit, site: Site | None) -> tuple[str, ...]:
    """What visitors have to mind, of the visit where it says so, else of the site."""
    rules = list(visit.house_rules or (site.house_rules if site else None) or ())
    photos = visit.photos or (site.photos if site else None)
    if photos is not None and not any("photo" in rule.casefold() for rule in rules):
        note, told = site.photo_note if site else None, _PHOTO_WORDS[photos]
        rules.insert(0, say("{rule} ({note})", rule=told, note=note) if note else told)
    if site and site.safety_shoes and not any("shoe" in rule.casefold() for rule in rules):
        rules.append(say("Safety shoes"))
    return tuple(rules)


def _host_people(work: Work, hosts: Sequence[str]) -> Mapping[str, Sequence[paper.HostPerson]]:
    found: dict[str, list[paper.HostPerson]] = {}
    statement = select(Contact).where(Contact.organisation_id.in_(list(hosts)))
    for contact in work.session.scalars(statement.order_by(Contact.rank.is_(None), Contact.rank, Contact.id)):
        name = paper.PersonName(
            given=contact.given_name or "",
            family=contact.family_name or "",
            native=contact.native_name or "",
            reading=contact.kana_name or "",
        )
        title = Words(contact.job_title or "", " ".join(p for p in (contact.department_ja, contact.job_title_ja) if p))
        found.setdefault(contact.organisation_id, []).append(paper.HostPerson(name, title))
    return found


def _questions(work: Work, mission_id: str) -> Mapping[str, tuple[str, ...]]:
    """The questions by visit, as the book prints them."""
    found: dict[str, list[str]] = {}
    wanted = select(HostQuestion).join(Visit, Visit.id == HostQuestion.visit_id).where(Visit.mission_id == mission_id)
    for line in work.session.scalars(wanted.order_by(HostQuestion.position, HostQuestion.id)):
        if words := line.words or line.words_ja:
            found.setdefault(line.visit_id, []).append(words)
    return {visit: tuple(words) for visit, words in found.items()}
