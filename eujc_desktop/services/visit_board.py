"""The visits of a mission as cards: what stands on each, and what about it needs attention."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from eujc_desktop.models.choices import VisitStage
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.organisation import Contact, Organisation, Site
from eujc_desktop.models.visit import Visit
from eujc_desktop.planning.host_memory import FRESH, Tiredness
from eujc_desktop.services import checks, host_memory
from eujc_desktop.services.naming import called
from eujc_desktop.services.profiles import rules_of
from eujc_desktop.services.visit_cards import Planned, heads_of, is_late, items_of, place_of, sizes_of, waiting
from eujc_desktop.store.work import Work

ASKABLE = (VisitStage.IDEA, VisitStage.TO_CONTACT)
"""While a host has not been asked yet, it matters whether it is tired of us."""


@dataclass(frozen=True)
class BoardCard:
    """A visit as the board shows it; `start` and `end` are as planned, else as agreed, `wish` what was asked for."""

    id: str
    stage: str
    company: str
    company_ja: str
    day: date | None
    start: datetime | None
    end: datetime | None
    wish: str
    place: str
    days_waiting: int | None
    late: bool
    limit: int | None
    heads: int
    contact: str
    chased_by: str
    chase_on: date | None
    conflicts: tuple[str, ...]
    rules: tuple[str, ...]
    reason: str
    tired: Tiredness

    @property
    def too_many(self) -> bool:
        return self.limit is not None and self.heads > self.limit


@dataclass(frozen=True)
class _Seen:
    """What is read once for all cards."""

    today: date
    items: Mapping[str, tuple[Planned, ...]]
    sizes: Mapping[str, int]
    conflicts: Mapping[str, tuple[str, ...]]
    tired: Mapping[str, Tiredness]
    contacts: Mapping[str, str]


def board(work: Work, mission_id: str, today: date) -> dict[str, BoardCard]:
    """The cards of all visits of a mission, by the ids of the visits."""
    found = [
        (visit, host, site)
        for visit, host, site in work.session.execute(
            select(Visit, Organisation, Site)
            .join(Organisation, Organisation.id == Visit.organisation_id)
            .outerjoin(Site, Site.id == Visit.site_id)
            .where(Visit.mission_id == mission_id)
        )
    ]
    visits, items = [visit for visit, _, _ in found], items_of(work, mission_id)
    seen = _Seen(
        today,
        items,
        sizes_of(work, mission_id),
        _conflicts(work, mission_id, today, items),
        _tired(work, mission_id, visits),
        _contacts(work, [host.id for _, host, _ in found]),
    )
    return {visit.id: _card(visit, host, site, seen) for visit, host, site in found}


def _card(visit: Visit, host: Organisation, site: Site | None, seen: _Seen) -> BoardCard:
    planned = seen.items.get(visit.id, ())
    start, end = _when(visit, planned)
    return BoardCard(
        id=visit.id,
        stage=str(visit.stage),
        company=host.name or host.name_ja or "",
        company_ja=(host.name_ja or "") if host.name else "",
        day=start.date() if start else visit.agreed_day,
        start=start,
        end=end,
        wish=visit.dates_asked or "",
        place=place_of(host, site),
        days_waiting=waiting(visit, seen.today),
        late=is_late(visit, seen.today),
        limit=visit.max_visitors or (site.max_visitors if site else None),
        heads=heads_of(seen.sizes, planned),
        contact=seen.contacts.get(visit.host_leader_id or "", "") or seen.contacts.get(host.id, ""),
        chased_by=visit.chased_by or "",
        chase_on=visit.chase_on,
        conflicts=seen.conflicts.get(visit.id, ()),
        rules=rules_of(visit, site),
        reason=visit.decline_reason or "",
        tired=seen.tired.get(visit.id, FRESH),
    )


def _when(visit: Visit, planned: Sequence[Planned]) -> tuple[datetime | None, datetime | None]:
    """From when to when: as the itinerary has it, else as agreed."""
    for at in planned:
        if at.start is not None:
            return at.start, at.end
    day, begin, until = visit.agreed_day, visit.agreed_from, visit.agreed_until
    if day is None or begin is None:
        return None, None
    return datetime.combine(day, begin), datetime.combine(day, until) if until else None


def _conflicts(
    work: Work, mission_id: str, today: date, items: Mapping[str, Sequence[Planned]]
) -> dict[str, tuple[str, ...]]:
    """What the itinerary finds impossible about the items of each visit."""
    by_item: dict[str, list[str]] = {}
    for finding in checks.timetable_of(work, mission_id, today):
        if finding.severity == "error":
            for item in finding.items:
                by_item.setdefault(item, []).append(finding.message)
    return {visit: tuple(words for at in own for words in by_item.get(at.item_id, ())) for visit, own in items.items()}


def _tired(work: Work, mission_id: str, visits: Sequence[Visit]) -> dict[str, Tiredness]:
    first = work.get(Mission, mission_id).first_day
    asked = [(visit.id, visit.organisation_id, visit.agreed_day or first) for visit in visits if visit.stage in ASKABLE]
    return host_memory.tired_hosts(work, asked)


def _contacts(work: Work, hosts: Sequence[str]) -> dict[str, str]:
    """By contact its name, and by host that of the one who is turned to first."""
    found: dict[str, str] = {}
    wanted = select(Contact).where(Contact.organisation_id.in_(set(hosts)))
    for contact in work.session.scalars(wanted.order_by(Contact.rank.is_(None), Contact.rank, Contact.id)):
        latin = " ".join(filter(None, (contact.given_name, contact.family_name)))
        found[contact.id] = latin or called(work, contact)
        found.setdefault(contact.organisation_id, found[contact.id])
    return found
