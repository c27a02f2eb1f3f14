"""A visit at one glance: the host, who is to be turned to, when it is planned, what was before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import select

from eujc_desktop.common import addresses
from eujc_desktop.common.said import joined, say
from eujc_desktop.models.choices import VisitStage
from eujc_desktop.models.group import Group
from eujc_desktop.models.itinerary import Item, MissionDay
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.organisation import Contact, Organisation, Site
from eujc_desktop.models.standby import Standby
from eujc_desktop.models.visit import Visit
from eujc_desktop.services import agreed_times, host_log, host_memory, itineraries, visitors
from eujc_desktop.services.host_log import LogLine
from eujc_desktop.services.host_memory import HostMemory
from eujc_desktop.services.profiles import rules_of
from eujc_desktop.services.roll import going, heads, members_of
from eujc_desktop.store.work import Work

LATE_DAYS = 7
"""After so many days without an answer a host is asked again, unless another day to chase is noted."""
WAITING = (VisitStage.REQUESTED, VisitStage.PENCILLED)
"""Stages at which a host may owe an answer."""


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
    mobile: str = ""
    channel_label: str = ""
    assistant: str = ""
    rank: int | None = None
    site: str = ""


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
    place: str
    address: str
    address_ja: str
    limit: int | None
    heads: int
    days_waiting: int | None
    late: bool
    asked_on: date | None
    letter_sent_on: date | None
    confirmation_sent_on: date | None
    list_sent_on: date | None
    thanked_on: date | None
    agreed_day: date | None
    agreed_from: time | None
    agreed_until: time | None
    wish: str
    reason: str
    chased_by: str
    chase_on: date | None
    language: str
    interpreter: str
    rules: tuple[str, ...]
    hours: tuple[str, ...]
    planned: tuple[Planned, ...]
    contacts: tuple[ContactRow, ...]
    log: tuple[LogLine, ...]
    memory: HostMemory
    why_apart: str = ""
    """Why the itinerary cannot have it when the host expects us."""
    standing: str = ""
    """The items and days for which it stands by while it waits for a place."""

    @property
    def day(self) -> date | None:
        """The day of the visit: as agreed, else as planned."""
        planned = [at.start.date() for at in self.planned if at.start is not None]
        return self.agreed_day or (planned[0] if planned else None)


def _standing(work: Work, visit_id: str) -> str:
    found = work.session.execute(
        select(Item, MissionDay)
        .select_from(Standby)
        .outerjoin(Item, Item.id == Standby.item_id)
        .outerjoin(MissionDay, MissionDay.id == Standby.day_id)
        .where(Standby.visit_id == visit_id)
        .order_by(Standby.id)
    )
    return joined((slot_of(item, day) for item, day in found), ", ")


def slot_of(item: Item | None, day: MissionDay | None) -> str:
    """What a visit stands by for, in words."""
    if item is not None:
        return item.title or item.title_ja or item.type.label
    if day is None:
        return ""
    return say("{day:short}", day=day.day) if day.day else say("day {number}", number=day.number)


def card(work: Work, visit_id: str, today: date) -> VisitCard:
    """A visit with its host, contacts and history."""
    visit = work.get(Visit, visit_id)
    host = work.get(Organisation, visit.organisation_id)
    site = work.get(Site, visit.site_id) if visit.site_id else None
    planned = items_of(work, visit.mission_id).get(visit_id, ())
    address = (site.address if site else None) or host.address or ""
    wanted = visit.agreed_day or work.get(Mission, visit.mission_id).first_day
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
        place=place_of(host, site),
        address=address,
        address_ja=(site.address_ja if site else None) or host.address_ja or "",
        limit=visit.max_visitors or (site.max_visitors if site else None),
        heads=heads_of(sizes_of(work, visit.mission_id), planned),
        days_waiting=waiting(visit, today),
        late=is_late(visit, today),
        asked_on=visit.asked_on,
        letter_sent_on=visit.letter_sent_on,
        confirmation_sent_on=visit.confirmation_sent_on,
        list_sent_on=visit.list_sent_on,
        thanked_on=visit.thanked_on,
        agreed_day=visit.agreed_day,
        agreed_from=visit.agreed_from,
        agreed_until=visit.agreed_until,
        wish=visit.dates_asked or "",
        reason=visit.decline_reason or "",
        chased_by=visit.chased_by or "",
        chase_on=visit.chase_on,
        language=visit.language or ", ".join((site.languages if site else None) or ()),
        interpreter=visit.interpreter or "",
        rules=rules_of(visit, site),
        hours=(*(site.opening_hours or ()), *(site.closing_days or ())) if site else (),
        planned=planned,
        contacts=contacts_of(work, host.id),
        log=host_log.of_host(work, host.id),
        memory=host_memory.memory(work, host.id, wanted, but=visit.id),
        why_apart=agreed_times.why_apart(work, visit),
        standing="" if planned else _standing(work, visit_id),
    )


def concerns(work: Work, mission_id: str, today: date) -> dict[str, frozenset[str]]:
    """The visits whose host is to be asked again by today, and those with too many of us."""
    found = work.session.execute(
        select(Visit, Site.max_visitors).outerjoin(Site, Site.id == Visit.site_id).where(Visit.mission_id == mission_id)
    ).all()
    at, sizes = items_of(work, mission_id), sizes_of(work, mission_id)
    full = [
        visit.id
        for visit, limit in found
        if (most := visit.max_visitors or limit) and heads_of(sizes, at.get(visit.id, ())) > most
    ]
    return {
        "waiting": frozenset(visit.id for visit, _ in found if is_late(visit, today)),
        "too many": frozenset(full),
    }


def asked_since(visit: Visit) -> date | None:
    """Since when a host owes an answer: to the request, or to the confirmation of a date it agreed to."""
    if visit.stage not in WAITING:
        return None
    agreed = visit.stage is VisitStage.PENCILLED and visit.agreed_day is not None
    return visit.confirmation_sent_on if agreed else visit.asked_on


def waiting(visit: Visit, today: date) -> int | None:
    """For how many days nobody has answered."""
    since = asked_since(visit)
    return (today - since).days if since is not None and since <= today else None


def is_late(visit: Visit, today: date) -> bool:
    """Whether a host that has not answered is to be asked again: on the day noted, else after a week."""
    if visit.stage not in WAITING:
        return False
    if visit.chase_on is not None:
        return visit.chase_on <= today
    since = asked_since(visit)
    return since is not None and today - since > timedelta(days=LATE_DAYS)


def place_of(host: Organisation, site: Site | None) -> str:
    """Where a host is, in a few words: of the site where it tells, else of the house."""
    there = ((site.address, site.city) if site else (None, None), (host.address, host.city))
    return next((found for address, city in there if (found := addresses.place(address or "") or city)), "")


def items_of(work: Work, mission_id: str) -> dict[str, tuple[Planned, ...]]:
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


def sizes_of(work: Work, mission_id: str) -> Mapping[str, int]:
    """How many of those who travel are in each group, by its letter, "" for those in none.

    While nobody is confirmed yet, they are no more than the mission has places.
    """
    letters = dict(work.session.execute(select(Group.id, Group.letter).where(Group.mission_id == mission_id)).all())
    own = going(members_of(work, mission_id))
    sizes = Counter(letters.get(part.group_id or "", "") for part, _, _ in own)
    sizes[""] -= min(sizes[""], len(own) - heads(own, work.get(Mission, mission_id).capacity))
    return sizes


def heads_of(sizes: Mapping[str, int], planned: Sequence[Planned]) -> int:
    """How many of us go to a host at once, at most."""
    each = [
        sum(n for letter, n in sizes.items() if not at.groups or letter in at.groups)
        if at.guests is None
        else at.guests
        for at in planned
    ]
    return max(each, default=sum(sizes.values()))


def contacts_of(work: Work, organisation_id: str) -> tuple[ContactRow, ...]:
    """Whom to turn to at a host, by rank."""
    found = work.session.execute(
        select(Contact, Site)
        .outerjoin(Site, Site.id == Contact.site_id)
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
            mobile=contact.mobile or "",
            channel_label=contact.channel.label if contact.channel else "",
            assistant=contact.assistant or "",
            rank=contact.rank,
            site=(site.name or site.name_ja or "") if site else "",
        )
        for contact, site in found
    )
