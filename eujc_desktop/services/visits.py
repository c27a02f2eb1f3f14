"""Company visits: begun, moved from stage to stage, placed in the itinerary."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from eujc_desktop.common.errors import Invalid
from eujc_desktop.common.said import joined, say
from eujc_desktop.models.choices import VisitStage
from eujc_desktop.models.itinerary import Item, ItemStatus, ItemType, MissionDay
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.organisation import Organisation, Site
from eujc_desktop.models.visit import Visit
from eujc_desktop.planning.host_memory import Tiredness, tiredness
from eujc_desktop.services import directory, host_memory, itineraries, records, stale_papers
from eujc_desktop.services.firms import Firms
from eujc_desktop.services.host_memory import PastVisit
from eujc_desktop.services.profiles import GONE, NOT_YET
from eujc_desktop.services.progress import FIRM
from eujc_desktop.services.visit_board import board
from eujc_desktop.services.visit_cards import Planned, card, concerns, items_of
from eujc_desktop.services.visit_sent import SENT, note_paper_sent, note_sent
from eujc_desktop.store.work import Work

__all__ = [
    "SENT", "KnownHost", "ToPlace", "add_contact", "add_site", "begin", "board", "card", "change_stage", "concerns",
    "how_tired", "item_values", "known_hosts", "note_paper_sent", "note_past", "note_sent", "past", "pencil_in",
    "place", "take_hosts", "to_place",
]  # fmt: skip


_DATES = {
    VisitStage.REQUESTED: "asked_on",
    VisitStage.PENCILLED: "asked_on",
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
    when = say("{day:short}", day=visit.agreed_day) if visit.agreed_day else visit.dates_asked
    return joined((when, clocks, host.city, visit.stage.label))


def place(work: Work, visit_id: str, day_id: str) -> str:
    """Put a visit into the itinerary, on the day agreed or else on this one, at the time agreed; the item's id."""
    visit = work.get(Visit, visit_id)
    agreed = select(MissionDay.id).where(MissionDay.mission_id == visit.mission_id, MissionDay.day == visit.agreed_day)
    day = work.get(MissionDay, (work.session.scalar(agreed) if visit.agreed_day else None) or day_id)
    times = {"start": visit.agreed_from, "end": visit.agreed_until} if day.day else {}
    return itineraries.add(work, visit.mission_id, {**item_values(work, visit), **times, "day_id": day.id})


def item_values(work: Work, visit: Visit) -> dict[str, Any]:
    """What an item of the itinerary says of a visit, but for when it is."""
    host = work.get(Organisation, visit.organisation_id)
    site = work.get(Site, visit.site_id) if visit.site_id else None
    return {
        "title": host.name or host.name_ja,
        "title_ja": host.name_ja,
        "type": ItemType.VISIT,
        "visit_id": visit.id,
        "place": (site.name if site else None) or host.name,
        "place_ja": (site.name_ja if site else None) or host.name_ja,
        "address": (site.address if site else None) or host.address,
        "address_ja": (site.address_ja if site else None) or host.address_ja,
        "status": ItemStatus.CONFIRMED if visit.stage in FIRM else ItemStatus.PENCILLED,
    }


def change_stage(work: Work, visit_id: str, stage: object, today: date) -> None:
    """Move a visit to a stage; the day it was asked, confirmed or thanked is noted when it is not yet.

    Papers that name the host of one that falls through are out of date.
    """
    visit, wanted = work.get(Visit, visit_id), VisitStage(str(stage))
    if wanted in GONE and visit.stage not in GONE:
        host = work.get(Organisation, visit.organisation_id)
        names = [name for name in (host.name, host.name_ja) if name]
        why = say("The visit to {company} will not take place.", company=names[0] if names else "")
        stale_papers.mark(stale_papers.naming(work, visit.mission_id, names), why)
    visit.stage = wanted
    if (name := _DATES.get(visit.stage)) and getattr(visit, name) is None:
        setattr(visit, name, today)


def pencil_in(work: Work, visit_id: str, today: date) -> None:
    """Have a visit whose host agreed to a date stand as pencilled; one that has come as far or further stays."""
    if work.get(Visit, visit_id).stage in NOT_YET:
        change_stage(work, visit_id, VisitStage.PENCILLED, today)


def note_past(work: Work, mission_id: str, today: date) -> int:
    """Confirmed visits whose day is over have taken place; how many."""
    over = past(work, mission_id, today)
    for visit_id in over:
        work.get(Visit, visit_id).stage = VisitStage.VISITED
    return len(over)


def past(work: Work, mission_id: str, today: date) -> tuple[str, ...]:
    """Confirmed visits of a mission whose day is over."""
    at = items_of(work, mission_id)
    sure = select(Visit).where(Visit.mission_id == mission_id, Visit.stage == VisitStage.CONFIRMED)
    return tuple(visit.id for visit in work.session.scalars(sure) if last_day(visit, at.get(visit.id, ())) < today)


def last_day(visit: Visit, planned: Sequence[Planned]) -> date:
    """The day on which a visit is over: as the itinerary has it, else as agreed; one without a day is never over."""
    days = [at.start.date() for at in planned if at.start is not None]
    return max(days, default=visit.agreed_day or date.max)


def begin(work: Work, mission_id: str, host: str, values: Mapping[str, object]) -> str:
    """A new visit to a host, by its id or by the name of a firm that is found or made; the visit's id."""
    firms = Firms(work)
    known = work.session.get(Organisation, host)
    organisation_id = known.id if known is not None else firms.of({"name": host})
    firms.write()
    parsed = records.parsed(Visit, values)
    site = select(Site.id).where(Site.organisation_id == organisation_id).order_by(Site.id).limit(1)
    given = {"mission_id": mission_id, "organisation_id": organisation_id, "site_id": work.session.scalar(site)}
    visit = Visit(**{**parsed, **given})
    work.session.add(visit)
    work.session.flush()
    return visit.id


def add_contact(work: Work, organisation_id: str, values: Mapping[str, object]) -> str:
    """Somebody else to turn to at an organisation; the contact's id."""
    if not any(values.get(name) for name in ("native_name", "family_name", "given_name")):
        raise Invalid({"native_name": say("A contact needs a name")})
    return records.create(work, "contact", {**values, "organisation_id": organisation_id})


def add_site(work: Work, visit_id: str, values: Mapping[str, object]) -> str:
    """Another site of the host of a visit, which goes there if it had none; the site's id."""
    visit = work.get(Visit, visit_id)
    site_id = directory.add_site(work, visit.organisation_id, values)
    visit.site_id = visit.site_id or site_id
    return site_id


@dataclass(frozen=True)
class KnownHost:
    """An organisation that earlier missions have visited or asked, with the last of them, and how tired it may be."""

    id: str
    company: str
    mission: str
    day: date
    stage_label: str
    rating: int | None
    times: int
    tired: Tiredness


def known_hosts(work: Work, mission_id: str) -> tuple[KnownHost, ...]:
    """Hosts of other missions that this one does not visit yet, the best rated first."""
    here = select(Visit.organisation_id).where(Visit.mission_id == mission_id)
    found = work.session.execute(
        select(Organisation.id, Organisation.name, Organisation.name_ja)
        .join(Visit, Visit.organisation_id == Organisation.id)
        .where(Visit.mission_id != mission_id, Organisation.id.not_in(here))
        .distinct()
    )
    names = {key: name or name_ja or "" for key, name, name_ja in found}
    wanted = work.get(Mission, mission_id).first_day
    past = host_memory.of_hosts(work, list(names))
    hosts = (_known(key, names[key], visits, wanted) for key, visits in past.items())
    return tuple(sorted(hosts, key=lambda host: (-(host.rating or 0), host.company)))


def _known(key: str, company: str, visits: Sequence[PastVisit], wanted: date) -> KnownHost:
    last = visits[0]
    rated = next((visit.rating for visit in visits if visit.rating), None)
    times = sum(visit.took_place for visit in visits)
    tired = tiredness((visit.weighed() for visit in visits), wanted)
    return KnownHost(key, company, last.mission, last.day, last.stage_label, rated, times, tired)


def how_tired(work: Work, mission_id: str, host: str, day: date | None = None) -> Tiredness:
    """How a host may feel about a visit on a day, or else on the first one of a mission."""
    return host_memory.memory(work, host, day or work.get(Mission, mission_id).first_day).tired


def take_hosts(work: Work, mission_id: str, hosts: Sequence[str]) -> int:
    """Begin a visit to each of these hosts; how many."""
    for host in hosts:
        begin(work, mission_id, host, {"stage": VisitStage.TO_CONTACT})
    return len(hosts)
