"""Another visit in the slot of one that falls through, with the ways to it and on: shown before, and as one step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import select

from eujc_desktop.common.errors import Refused
from eujc_desktop.common.said import say
from eujc_desktop.models.choices import VisitStage
from eujc_desktop.models.itinerary import Item as Record
from eujc_desktop.models.itinerary import ItemStatus
from eujc_desktop.models.organisation import Organisation
from eujc_desktop.models.visit import Visit
from eujc_desktop.planning import foresight
from eujc_desktop.planning.following import Plan
from eujc_desktop.planning.foresight import Foreseen, Line
from eujc_desktop.planning.items import AT_A_HOST, Item
from eujc_desktop.planning.swapping import Swapped, swapped
from eujc_desktop.planning.trial import Trial
from eujc_desktop.services import checks, following, records, stale_papers, standbys, visits
from eujc_desktop.services.profiles import GONE
from eujc_desktop.services.progress import FIRM
from eujc_desktop.services.standbys import name_of
from eujc_desktop.services.visit_items import item_of, length_of
from eujc_desktop.store.work import Work

_PLANTS = frozenset({"plant tour"})


@dataclass(frozen=True)
class Done:
    """What a swap did: who came and who went, how many items moved, how many papers are out of date, which visits."""

    came: str
    went: str
    moved: int
    stale: int
    visits: tuple[str, str] = ("", "")


def foreseen(work: Work, item_id: str, visit_id: str, today: date) -> tuple[Foreseen, ...]:
    """What a swap would bring; nothing is written."""
    swap = _Swap(work, item_id, visit_id, today)
    after = swap.trial.after({**swap.left(), **{item.id: item for item in swap.found.items}})
    return foresight.told(
        foresight.changes(swap.trial.items, swap.found.items),
        foresight.stays(swap.found.stays),
        Foreseen(say("To be settled"), tuple(swap.to_settle()), "warn"),
        *foresight.troubles(after.new),
        foresight.mended(after.gone),
        Foreseen(say("Papers that will be out of date"), stale_papers.lines(swap.papers()), "warn"),
    )


def swap(
    work: Work, item_id: str, visit_id: str, today: date, stage: object = VisitStage.REPLACED, why: str = ""
) -> Done:
    """Put a visit into the slot of another, which leaves with this stage; the day is re-timed around it."""
    words = records.parsed(Visit, {"decline_reason": why})["decline_reason"]
    made = _Swap(work, item_id, visit_id, today)
    papers = made.papers()
    made.write()
    went = made.went
    if went is not None:
        visits.change_stage(work, went.id, stage, today)
        went.decline_reason = words or went.decline_reason
    standbys.release(work, visit_id)
    reason = say("{came} has taken the place of {went}.", came=made.company, went=made.gone_company)
    stale = stale_papers.mark(papers, reason)
    both = (visit_id, went.id if went is not None else "")
    return Done(made.company, made.gone_company, len(made.found.items) - 1, stale, both)


class _Swap:
    """Works out what becomes of a day, and writes it."""

    def __init__(self, work: Work, item_id: str, visit_id: str, today: date) -> None:
        self._work, self._item, self._visit = work, work.get(Record, item_id), work.get(Visit, visit_id)
        if self._visit.mission_id != self._item.mission_id:
            raise Refused("This visit belongs to another mission.")
        if self._visit.id == self._item.visit_id or self._visit.stage in GONE:
            raise Refused("This visit cannot take that place.", cure="Choose another one.")
        self.trial: Trial = checks.trial_of(work, self._item.mission_id, today)
        before = self.trial.items.get(item_id)
        if before is None or before.starts is None:
            raise Refused("The time of this item is open.", cure="Enter a start first.")
        self.went = work.get(Visit, self._item.visit_id) if self._item.visit_id else None
        self._host, self.gone_company = self._host_of(self._visit), self._item.title or ""
        self.company = name_of(self._host)
        self._old = self._host_of(self.went) if self.went else None
        if self._old is not None:
            self.gone_company = name_of(self._old)
        self._values = visits.item_values(work, self._visit)
        self.found: Swapped = swapped(self._plan(), before, self._slot(before), _buffer(self.trial, before))

    def _host_of(self, visit: Visit) -> Organisation:
        return self._work.get(Organisation, visit.organisation_id)

    def _plan(self) -> Plan:
        """The itinerary; nothing is agreed any more with the host that leaves."""
        plan = following.plan_of(self._work, self.trial)
        held = {key: why for key, why in plan.held.items() if key != self._item.id}
        return replace(plan, held=held)

    def _slot(self, before: Item) -> Item:
        """The item as the visit would have it: at the time agreed with its host where that is for this day."""
        visit, starts, ends = self._visit, before.starts, before.ends
        assert starts is not None
        length = length_of(visit) or (ends - starts if ends is not None else None)
        if visit.agreed_day == starts.date() and visit.agreed_from:
            starts = datetime.combine(visit.agreed_day, visit.agreed_from, starts.tzinfo)
            ends = starts + length if length is not None else None
        kept = {name: getattr(before, name) for name in ("id", "number", "day", "groups", "people", "type")}
        return replace(item_of(self._work, visit), **kept, starts=starts, ends=ends)

    def others(self) -> list[Record]:
        """What else the itinerary has of the visit that leaves, but for the ways to it and on."""
        if self._item.visit_id is None:
            return []
        ways = {self.found.inward, self.found.outward}
        query = select(Record).where(Record.visit_id == self._item.visit_id, Record.id != self._item.id)
        return [
            record for record in self._work.session.scalars(query.order_by(Record.starts_at)) if record.id not in ways
        ]

    def left(self) -> dict[str, Item]:
        """What else was planned at the host that leaves, as the rules will see it."""
        found = (self.trial.items.get(record.id) for record in self.others() if record.type in AT_A_HOST)
        return {item.id: replace(item, visit_stage=str(VisitStage.REPLACED)) for item in found if item is not None}

    def to_settle(self) -> Iterator[Line]:
        """What people have to look after."""
        for record in self.others():
            name = record.title or record.title_ja or record.type.label
            yield Line(name, say("without a host") if record.type in AT_A_HOST else say("no longer at this host"))
        if self._visit.stage not in FIRM:
            yield Line(self.company, say("not confirmed yet"))

    def papers(self) -> list[Any]:
        """The papers that name the host that leaves."""
        names = [self.gone_company, *((self._old.name_ja or "",) if self._old is not None else ())]
        return stale_papers.naming(self._work, self._item.mission_id, names)

    def write(self) -> None:
        """The slot, the ways, what comes after, and what is left of the visit that leaves."""
        old_names = [name for name in (self._item.place, self.gone_company, self._item.title) if name]
        for record in self.others():
            record.status = ItemStatus.PENCILLED
            if record.type not in AT_A_HOST:
                record.visit_id = None
        for key in (self.found.inward, self.found.outward):
            if key:
                self._redirect(self._work.get(Record, key), old_names, there=key == self.found.inward)
        kind = self._item.type if self._item.type in AT_A_HOST else self._values["type"]
        cleared = dict.fromkeys(("speaker", "interpreter", "dress", "bring", "meeting_point", "meeting_time", "note"))
        for name, value in {**cleared, **self._values, "type": kind}.items():
            setattr(self._item, name, value)
        following.put(self._work, self.found.items)

    def _redirect(self, way: Record, names: Iterable[str], *, there: bool) -> None:
        """Have a way lead to the new host, or from it."""
        if not there:
            way.leaves_from = self._values["place"]
            if way.visit_id == (self.went.id if self.went else ""):
                way.visit_id = None
            return
        way.title, way.title_ja = _renamed(way.title or "", names, self.company), None
        way.visit_id = self._visit.id if way.visit_id else None
        way.arrives_at = self._values["place"]
        for name in ("place", "place_ja", "address", "address_ja"):
            setattr(way, name, self._values[name])


def _renamed(title: str, names: Iterable[str], company: str) -> str:
    """The title of a way with another place it leads to."""
    for name in names:
        if name in title:
            return title.replace(name, company)
    head, to, _ = title.rpartition(" to ")
    return f"{head}{to}{company}" if to else title


def _buffer(trial: Trial, item: Item) -> timedelta:
    """How long before it begins one is at a plant, or at an office."""
    rule = "plant buffer" if item.type in _PLANTS else "office buffer"
    return timedelta(minutes=trial.ground.frame.limits.of(rule))
