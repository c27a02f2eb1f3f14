"""A new mission like one there was: what of it is wanted, on new days, with everything still to be agreed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, TypeVar

from sqlalchemy import func, select

from eujc_desktop.common.errors import Invalid
from eujc_desktop.common.ids import new_id
from eujc_desktop.common.said import say
from eujc_desktop.models.base import Record
from eujc_desktop.models.choices import MissionStatus, Role, Stage, VisitStage
from eujc_desktop.models.columns import fields_of
from eujc_desktop.models.group import Group
from eujc_desktop.models.itinerary import Item, ItemGroup, ItemPerson, ItemStatus, MissionDay
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.money import CostLine, Reduction
from eujc_desktop.models.paper_setting import PaperSetting
from eujc_desktop.models.participation import Participation
from eujc_desktop.models.plan_rule import PlanRule
from eujc_desktop.models.rooming import RoomBlock
from eujc_desktop.models.selection import Criterion, Quota
from eujc_desktop.models.task import Task
from eujc_desktop.models.visit import Visit
from eujc_desktop.models.visit_line import HostPerson, HostQuestion, VisitPart
from eujc_desktop.models.wording import Wording
from eujc_desktop.services import mission_days, missions, programmes, records, reductions, rescheduling
from eujc_desktop.services.profiles import GONE
from eujc_desktop.services.roll import TRAVELLERS
from eujc_desktop.store.work import Work

R = TypeVar("R", bound=Record)
ITINERARY, HOSTS, CHECKLIST, TEXTS = "itinerary", "hosts", "checklist", "texts"
STAFF, ROOMS, GROUPS, PARTICIPANTS, MONEY = "staff", "rooms", "groups", "participants", "money"
LABELS: Final = {
    ITINERARY: say("Itinerary, pencilled in"),
    GROUPS: say("Groups"),
    HOSTS: say("Hosts, to be asked anew"),
    CHECKLIST: say("Checklist, criteria and quotas of selection"),
    TEXTS: say("Texts and options of papers"),
    STAFF: say("Staff, experts and interpreters"),
    ROOMS: say("Hotels and rooms"),
    MONEY: say("Reductions and the planned budget"),
    PARTICIPANTS: say("Participants, as applicants"),
}
"""What can be taken over, in the order in which it is asked."""
USUAL = frozenset(LABELS) - {PARTICIPANTS}
"""What is taken over unless somebody says otherwise: nobody who took part."""
_OWN = ("code", "title", "title_ja", "first_day", "last_day", "status", "edition", "edition_date", "notes")
_DATES = ("call_opens", "call_closes", "selection_due", "confirmation_due", "report_due", "deposit_due", "fee_due")
_OF_THE_HOST = (
    "organisation_id", "site_id", "theme", "theme_ja", "why", "what_we_see", "host_leader_id", "language",
    "lunch", "room", "max_visitors", "photos", "dress", "gear", "prohibited", "pledge_needed",
    "competitors", "bring", "house_rules", "table_form", "door",
)  # fmt: skip
"""What of a visit is as it was; when and with whom is agreed anew."""
_ONCE = ("mission_id", "day_id", "visit_id", "starts_at", "ends_at", "status", "seats", "source", "internal_note")
_STANDS = Item.status != ItemStatus.CANCELLED


@dataclass(frozen=True)
class Part:
    """Something that a mission has and another can take over: its key, name, and how many come along.

    With the participants so many more: what is for some of them alone stays behind without them.
    """

    key: str
    label: str
    number: int
    more: int = 0


def parts(work: Work, mission_id: str) -> tuple[Part, ...]:
    """What a mission has to take over."""
    of_some = _count(work, Item, mission_id, _STANDS, Item.for_named)
    numbers = {
        ITINERARY: _count(work, Item, mission_id, _STANDS, ~Item.for_named),
        GROUPS: _count(work, Group, mission_id),
        HOSTS: _count(work, Visit, mission_id, Visit.stage.not_in(GONE)),
        CHECKLIST: sum(_count(work, model, mission_id) for model in (Task, Criterion, Quota)),
        TEXTS: _count(work, Wording, mission_id) + _count(work, PaperSetting, mission_id),
        STAFF: _count(work, Participation, mission_id, Participation.role.not_in(TRAVELLERS)),
        ROOMS: _count(work, RoomBlock, mission_id)
        + _count(work, MissionDay, mission_id, MissionDay.hotel_id.is_not(None)),
        MONEY: _count(work, Reduction, mission_id) + _count(work, CostLine, mission_id),
        PARTICIPANTS: _count(work, Participation, mission_id, Participation.role.in_(TRAVELLERS)),
    }
    more = {ITINERARY: of_some}
    return tuple(
        Part(key, LABELS[key], number, more.get(key, 0)) for key, number in numbers.items() if number or more.get(key)
    )


def _count(work: Work, model: type[Record], mission_id: str, *conditions: Any) -> int:
    of_mission = model.mission_id == mission_id  # type: ignore[attr-defined]
    return work.session.scalar(select(func.count()).select_from(model).where(of_mission, *conditions)) or 0


def clone(work: Work, mission_id: str, values: Mapping[str, object], wanted: Collection[str] = USUAL) -> str:
    """A new mission with a `code`, `title` and `first_day` of its own and these parts of another; its id."""
    if unknown := set(wanted) - set(LABELS):
        raise Invalid({"parts": say("{name} cannot be taken over", name=min(unknown))})
    source = work.get(Mission, mission_id)
    mission = _mission(work, source, values)
    _Copy(work, source, mission, wanted).make()
    rescheduling.fit_days(work, mission)
    return mission.id


def _mission(work: Work, source: Mission, values: Mapping[str, object]) -> Mission:
    """The mission itself: what is settled anew is left open, and its days are as far apart as they were."""
    given = records.parsed(Mission, values)
    needed = [name for name in ("code", "title", "first_day") if given.get(name) is None]
    if needed:
        raise Invalid({name: say("{name} is needed", name=fields_of(Mission)[name].label) for name in needed})
    missions.check_code(work, given["code"])
    rescheduling.check(given["first_day"], given["first_day"])
    step = given["first_day"] - source.first_day
    last = given.get("last_day") or source.last_day + step
    rescheduling.check(given["first_day"], last)
    kept = {name: getattr(source, name) for name in fields_of(Mission) if name not in _OWN}
    dated = {name: kept[name] + step for name in _DATES if kept[name] is not None}
    mission = Mission(**{**kept, **dated, **given, "last_day": last, "status": MissionStatus.DRAFT})
    mission.title_ja = (
        given.get("title_ja") or in_year(source.title_ja or "", source.first_day, mission.first_day) or None
    )
    work.session.add(mission)
    work.session.flush()
    return mission


def in_year(words: str, before: date, then: date) -> str:
    """Words in which the year of one mission has become that of another."""
    return words.replace(str(before.year), str(then.year))


class _Copy:
    """Takes the parts over one after another; knows which record has become which."""

    def __init__(self, work: Work, source: Mission, mission: Mission, wanted: Collection[str]) -> None:
        self._work, self._source, self._mission, self._wanted = work, source, mission, wanted
        self._step = mission.first_day - source.first_day
        self._became: dict[str | None, str | None] = {None: None}

    def make(self) -> None:
        """Take over what is wanted."""
        steps: tuple[tuple[Collection[str], Callable[[], None]], ...] = (
            ((GROUPS,), self._groups),
            ((STAFF, PARTICIPANTS), self._people),
            ((HOSTS,), self._hosts),
            ((ITINERARY, ROOMS), self._days),
            ((ITINERARY,), self._items),
            ((ROOMS,), self._rooms),
            ((TEXTS,), self._texts),
        )
        for keys, step in steps:
            if any(key in self._wanted for key in keys):
                step()
                self._work.session.flush()
        self._checklist()
        self._money()

    def _groups(self) -> None:
        for group in self._of(Group):
            self._add(group)

    def _people(self) -> None:
        """The same people, in their roles; whether they come is asked anew."""
        for part in self._of(Participation):
            if (PARTICIPANTS if part.role in TRAVELLERS else STAFF) not in self._wanted:
                continue
            stage = Stage.APPLIED if part.role in TRAVELLERS or part.role is Role.SPEAKER else Stage.CONFIRMED
            self._add(part, ("person_id", "role"), stage=stage, group_id=self._became.get(part.group_id))

    def _hosts(self) -> None:
        for visit in self._of(Visit):
            if visit.stage not in GONE:
                group = self._became.get(visit.group_id)
                self._add(visit, _OF_THE_HOST, stage=VisitStage.TO_CONTACT, group_id=group)
        self._lines_of_visits()

    def _lines_of_visits(self) -> None:
        """Programmes, host parties and questions of the visits; who asks is open again."""
        self._work.session.flush()
        models: tuple[Any, ...] = (VisitPart, HostPerson, HostQuestion)
        for model in models:
            found = select(model).join(Visit, Visit.id == model.visit_id).where(Visit.mission_id == self._source.id)
            for line in self._work.session.scalars(found.order_by(model.position, model.id)):
                if visit := self._became.get(line.visit_id):
                    names = (name for name in fields_of(model) if name not in ("visit_id", "participation_id"))
                    kept = {name: getattr(line, name) for name in names}
                    self._work.session.add(model(**kept, visit_id=visit))

    def _days(self) -> None:
        """Days with their cities and themes, and with hotels where rooms are taken over."""
        hotels = ROOMS in self._wanted
        only = () if ITINERARY in self._wanted else ("number", "day", "hotel_id", "city", "city_ja")
        for day in self._of(MissionDay):
            hotel = {} if hotels else {"hotel_id": None}
            self._add(day, only, day=self._later(day.day), note=None, weather=None, **hotel)

    def _items(self) -> None:
        """Items at the same times of day; those for a few people alone only where these are taken over."""
        with_people = PARTICIPANTS in self._wanted
        names = [name for name in fields_of(Item) if name not in _ONCE]
        for item in self._of(Item):
            if item.status is ItemStatus.CANCELLED or (item.for_named and not with_people):
                continue
            made = self._add(
                item,
                names,
                status=ItemStatus.PENCILLED,
                day_id=self._became.get(item.day_id),
                visit_id=self._became.get(item.visit_id),
                starts_at=item.starts_at,
                ends_at=item.ends_at,
            )
            mission_days.move_by(made, self._step)
        for rule in self._of(PlanRule):
            self._add(rule)
        self._links(ItemGroup, "group_id")
        if with_people:
            self._links(ItemPerson, "participation_id")

    def _links(self, model: Any, name: str) -> None:
        """Who takes part in the items; seats are not given yet."""
        self._work.session.flush()
        found = select(model).join(Item, Item.id == model.item_id).where(Item.mission_id == self._source.id)
        for link in self._work.session.scalars(found):
            item, other = self._became.get(link.item_id), self._became.get(getattr(link, name))
            if item and other:
                self._work.session.add(model(**{"item_id": item, name: other}))

    def _rooms(self) -> None:
        for block in self._of(RoomBlock):
            nights = {name: self._later(getattr(block, name)) for name in ("first_night", "leaves_on", "release_on")}
            self._add(block, ("hotel", "room_type", "rooms", "rate"), **nights)

    def _texts(self) -> None:
        for model in (Wording, PaperSetting):
            for text in self._of(model):
                self._add(text)

    def _money(self) -> None:
        """Who pays less, and what is planned, not what it came to; without them the reductions of the programme."""
        if MONEY not in self._wanted:
            template = programmes.find(self._work, self._mission.programme)
            reductions.add_usual(self._work, self._mission, template)
            return
        for reduction in self._of(Reduction):
            self._add(reduction)
        for line in self._of(CostLine):
            self._add(line, actual=None, invoice=None)

    def _checklist(self) -> None:
        """The tasks, none of them done, and how people are chosen; without them those of the programme."""
        if CHECKLIST not in self._wanted:
            missions.add_usual(self._work, self._mission)
            return
        for task in self._of(Task):
            self._add(task, done_on=None, fixed_day=self._later(task.fixed_day))
        for how in (*self._of(Criterion), *self._of(Quota)):
            self._add(how)

    def _later(self, day: date | None) -> date | None:
        return None if day is None else day + self._step

    def _of(self, model: type[R]) -> Iterator[R]:
        of_mission = model.mission_id == self._source.id  # type: ignore[attr-defined]
        yield from list(self._work.session.scalars(select(model).where(of_mission).order_by(model.id)))

    def _add(self, record: R, names: Sequence[str] = (), **given: object) -> R:
        """A record like another in the new mission: with these fields of it or all, and what is `given`."""
        kept = {name: getattr(record, name) for name in names or fields_of(type(record))}
        made = type(record)(**{**kept, **given, "id": new_id(), "mission_id": self._mission.id})
        self._work.session.add(made)
        self._became[record.id] = made.id
        return made
