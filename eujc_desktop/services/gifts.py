"""The register of gifts: what is in stock, what each visit gives and got, and what its host was given before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from eujc_desktop.common.folding import fold
from eujc_desktop.common.said import say
from eujc_desktop.models.gift import Gift, GiftEntry, GiftWay, ValueClass
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.visit import Visit
from eujc_desktop.services import records, visit_days, visit_lines
from eujc_desktop.services.profiles import GONE
from eujc_desktop.store.work import Work

ENTRIES = GiftEntry.__tablename__


@dataclass(frozen=True)
class InStock:
    """A gift of the office with how many are left once all that is meant for hosts has been given."""

    id: str
    name: str
    name_ja: str
    value_class: ValueClass
    number: int
    left: int
    low_at: int
    low: bool
    note: str


@dataclass(frozen=True)
class Entry:
    """A gift of a visit, in words; `before` warns of the same host or person having been given it already.

    `lacking` is how many more of it are meant for hosts than there are.
    """

    id: str
    way: str
    way_label: str
    gift_id: str | None
    what: str
    what_ja: str
    host_id: str | None
    whom: str
    number: int
    handed_on: date | None
    note: str
    before: str = ""
    lacking: int = 0


@dataclass(frozen=True)
class _Earlier:
    """A gift that was given at another visit."""

    gift_id: str | None
    words: str
    contact_id: str | None
    organisation_id: str
    whom: str
    day: date
    mission: str


def stock(work: Work) -> tuple[InStock, ...]:
    """All gifts of the office by name."""
    used = _used(work)
    return tuple(_in_stock(one, used) for one in work.session.scalars(select(Gift).order_by(Gift.name, Gift.id)))


def left_of(one: InStock) -> str:
    """A gift with how many are left, or how many more are meant for hosts than there are."""
    words = say("{name} ({n} left)") if one.left >= 0 else say("{name} ({n} too few)")
    return say(words, name=one.name, n=abs(one.left))


def low(work: Work) -> tuple[InStock, ...]:
    """The gifts of which few are left."""
    return tuple(one for one in stock(work) if one.low)


def short(work: Work, mission_id: str) -> dict[str, str]:
    """The gifts meant for hosts of a mission of which few are left: names, and by each a visit that gives it."""
    low_ = {one.id: one.name for one in low(work)}
    meant = work.session.execute(
        select(GiftEntry.gift_id, Visit.id)
        .join(Visit, Visit.id == GiftEntry.visit_id)
        .where(Visit.mission_id == mission_id, Visit.stage.not_in(GONE), GiftEntry.gift_id.in_(low_))
        .where(GiftEntry.way == GiftWay.GIVEN, GiftEntry.handed_on.is_(None))
        .order_by(Visit.agreed_day, Visit.id)
    )
    found: dict[str, str] = {}
    for gift, visit in meant:
        found.setdefault(low_[str(gift)], visit)
    return dict(sorted(found.items()))


def add(work: Work, values: Mapping[str, object]) -> str:
    """Another gift in stock; its id."""
    return records.create(work, Gift.__tablename__, values)


def _used(work: Work) -> dict[str, int]:
    """How many of each gift were given or are meant for a host that will receive us."""
    found = (
        select(GiftEntry.gift_id, func.sum(GiftEntry.number))
        .join(Visit, Visit.id == GiftEntry.visit_id)
        .where(GiftEntry.way == GiftWay.GIVEN, GiftEntry.gift_id.is_not(None))
        .where(GiftEntry.handed_on.is_not(None) | Visit.stage.not_in(GONE))
        .group_by(GiftEntry.gift_id)
    )
    return {key: int(number) for key, number in work.session.execute(found) if key}


def _in_stock(gift: Gift, used: Mapping[str, int]) -> InStock:
    left = gift.number - used.get(gift.id, 0)
    return InStock(
        gift.id, gift.name, gift.name_ja or "", gift.value_class, gift.number, left, gift.low_at, left <= gift.low_at,
        gift.note or "",
    )  # fmt: skip


def of_visit(work: Work, visit_id: str) -> tuple[Entry, ...]:
    """What a visit gives and got, each with whether its host has it already."""
    visit = work.get(Visit, visit_id)
    party = {one.id: one for one in visit_days.receivers(work, visit_id)}
    names = {gift.id: gift for gift in work.session.scalars(select(Gift))}
    lines = visit_lines.of_visit(work, ENTRIES, visit_id)
    earlier = _earlier(work, visit) if any(line.way is GiftWay.GIVEN for line in lines) else []
    found, used = [], _used(work) if lines else {}
    for line in lines:
        gift, host = names.get(line.gift_id or ""), party.get(line.host_id or "")
        what = line.what or (gift.name if gift else "")
        contact = host.contact_id if host else None
        before = _before(earlier, line, what, contact, visit.organisation_id) if line.way is GiftWay.GIVEN else ""
        lacking = used.get(gift.id, 0) - gift.number if gift and line.way is GiftWay.GIVEN else 0
        found.append(Entry(
            line.id, str(line.way), line.way.label, line.gift_id, what, (gift.name_ja or "") if gift else "",
            line.host_id, host.called if host else "", line.number, line.handed_on, line.note or "", before,
            max(0, lacking),
        ))  # fmt: skip
    return tuple(found)


def _earlier(work: Work, visit: Visit) -> list[_Earlier]:
    """What was given at all other visits of the office, the latest first."""
    found = work.session.execute(
        select(GiftEntry, Visit, Mission, Gift)
        .join(Visit, Visit.id == GiftEntry.visit_id)
        .join(Mission, Mission.id == Visit.mission_id)
        .outerjoin(Gift, Gift.id == GiftEntry.gift_id)
        .where(GiftEntry.way == GiftWay.GIVEN, Visit.id != visit.id)
        .where(GiftEntry.handed_on.is_not(None) | Visit.stage.not_in(GONE))
    )
    people: dict[str, visit_days.Receiver] = {}
    earlier = []
    for entry, other, mission, gift in found:
        if entry.host_id and entry.host_id not in people:
            people |= {one.id: one for one in visit_days.receivers(work, other.id)}
        host = people.get(entry.host_id or "")
        day = entry.handed_on or other.agreed_day or mission.first_day
        words = entry.what or (gift.name if gift else "")
        earlier.append(_Earlier(
            entry.gift_id, fold(words), host.contact_id if host else None, other.organisation_id,
            host.called if host else "", day, mission.code,
        ))  # fmt: skip
    return sorted(earlier, key=lambda one: one.day, reverse=True)


def _before(earlier: Sequence[_Earlier], line: GiftEntry, what: str, contact: str | None, host: str) -> str:
    """When the host, or the same person wherever, was given the same."""
    for one in earlier:
        same = (line.gift_id and one.gift_id == line.gift_id) or (what and one.words == fold(what))
        if not same:
            continue
        if contact and one.contact_id == contact:
            return say("{name} was given this on {day:plain}", name=one.whom, day=one.day)
        if one.organisation_id == host:
            return say("The host was given this on {day:plain} ({mission})", day=one.day, mission=one.mission)
    return ""


def hand_over(work: Work, entry_ids: Sequence[str], day: date) -> int:
    """Note that gifts changed hands; those noted before keep their day. How many changed."""
    lines = [work.get(GiftEntry, entry_id) for entry_id in entry_ids]
    open_ = [line for line in lines if line.handed_on is None]
    for line in open_:
        line.handed_on = day
    return len(open_)


def given(work: Work, visit_ids: Sequence[str] | None = None) -> dict[str, tuple[str, ...]]:
    """By visit what its host is or was given, in words; of some visits or of all."""
    found: dict[str, list[str]] = {}
    wanted = select(GiftEntry.visit_id, GiftEntry.what, Gift.name).outerjoin(Gift, Gift.id == GiftEntry.gift_id)
    wanted = wanted.where(GiftEntry.way == GiftWay.GIVEN).order_by(GiftEntry.position, GiftEntry.id)
    if visit_ids is not None:
        wanted = wanted.where(GiftEntry.visit_id.in_(visit_ids))
    for visit, what, name in work.session.execute(wanted):
        if words := what or name:
            found.setdefault(visit, []).append(words)
    return {visit: tuple(words) for visit, words in found.items()}
