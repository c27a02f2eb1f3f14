"""Dates spoken of with a host: offered and wished, whether each would fit, and the one agreed in the itinerary."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select

from eujc_desktop.common.errors import Invalid, Refused
from eujc_desktop.common.said import say
from eujc_desktop.models.date_option import DateOption, DateState
from eujc_desktop.models.group import Group
from eujc_desktop.models.itinerary import Item as Record
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.visit import Visit
from eujc_desktop.planning.finding import ORDER
from eujc_desktop.planning.hosts import off_window
from eujc_desktop.planning.items import AT_A_HOST, Item, Window
from eujc_desktop.planning.possible_dates import Fit, fit
from eujc_desktop.planning.trial import Trial
from eujc_desktop.services import agreed_times, checks, itineraries, open_dates, records, slots, visits
from eujc_desktop.services.agreed_times import minutes_of
from eujc_desktop.services.profiles import GONE
from eujc_desktop.services.visit_items import item_of, length_of
from eujc_desktop.store.work import Work

_USUAL, _LONGEST = timedelta(hours=2), timedelta(hours=4)


@dataclass(frozen=True)
class DateLine:
    """One date as the panel shows it; `fits` says when it would be and what would be wrong then, with the severity.

    `possible` ones can be agreed on, whatever would be wrong.
    """

    id: str
    day: date
    since: time | None
    until: time | None
    by_label: str
    state: str
    state_label: str
    note: str
    fits: tuple[tuple[str, str], ...] = ()
    possible: bool = False


def add(work: Work, visit_id: str, values: Mapping[str, object]) -> str:
    """Another date for a visit; its id."""
    made = records.create(work, DateOption.__tablename__, {**values, "visit_id": work.get(Visit, visit_id).id})
    _check(work.get(DateOption, made))
    return made


def change(work: Work, option_id: str, values: Mapping[str, object], today: date) -> None:
    """Write fields of a date; that of the one agreed goes for visit and itinerary, too."""
    option = work.get(DateOption, option_id)
    before = (option.day, option.since, option.until)
    records.change(work, DateOption.__tablename__, option_id, values)
    _check(option)
    if option.state is DateState.AGREED and before != (option.day, option.since, option.until):
        agree(work, option_id, today)


def _check(option: DateOption) -> None:
    if option.since and option.until and option.until <= option.since:
        raise Invalid({"until": say("It ends before it begins")})


def agree(work: Work, option_id: str, today: date) -> str:
    """Have a date agreed: written on the visit, which is pencilled then, its items there; the first one's id."""
    option = work.get(DateOption, option_id)
    visit = work.get(Visit, option.visit_id)
    if visit.stage in GONE:
        raise Refused("This visit will not take place.", cure="Mark it as requested first.")
    if option.day not in agreed_times.dates(work, visit.mission_id):
        raise Refused(
            say("The mission has no {day:short}.", day=option.day), cure="Move the mission, or choose another date."
        )
    for other in _of(work, visit.id):
        if other.state is DateState.AGREED:
            other.state = DateState.OPEN
    option.state = DateState.AGREED
    case = _Case(work, visit, today)
    there = case.fit(_window(option))
    visit.agreed_day, visit.agreed_from, visit.agreed_until = option.day, option.since, option.until
    visits.pencil_in(work, visit.id, today)
    return case.write(there)


def follow(work: Work, visit_id: str, today: date) -> str:
    """Have the items of a visit when its host expects us, as typed; why they stay, "" where they do not or none is."""
    visit = work.get(Visit, visit_id)
    agreed_times.let_go_of_others(work, visit)
    if visit.agreed_day is None or visit.stage in GONE or agreed_times.is_as_agreed(work, visit):
        return ""
    work.session.flush()
    case = _Case(work, visit, today)
    if not case.is_planned:
        return ""
    if (why := agreed_times.why_apart(work, visit)) == "":
        window = Window(visit.agreed_day, minutes_of(visit.agreed_from), minutes_of(visit.agreed_until))
        case.write(case.fit(window))
    return why


def drop(work: Work, option_id: str) -> None:
    """Have a date out of the question; where it was the one agreed, a pencilled visit is requested again."""
    option = work.get(DateOption, option_id)
    if option.state is DateState.AGREED:
        agreed_times.nothing_agreed(work.get(Visit, option.visit_id))
    option.state = DateState.DROPPED


def reopen(work: Work, option_id: str) -> None:
    """Have a date in question again."""
    work.get(DateOption, option_id).state = DateState.OPEN


def remove(work: Work, option_id: str) -> None:
    """Take a date away, as one that was never spoken of."""
    drop(work, option_id)
    records.remove(work, DateOption.__tablename__, option_id)


def of_visit(work: Work, visit_id: str, today: date) -> tuple[DateLine, ...]:
    """The dates of a visit, those in question with whether they fit, those out of it last."""
    found = _of(work, visit_id)
    visit = work.get(Visit, visit_id)
    asked = visit.stage not in GONE and any(option.state is not DateState.DROPPED for option in found)
    case = _Case(work, visit, today) if asked else None
    lines = [_line(option, case) for option in found]
    return tuple(sorted(lines, key=lambda line: line.state == DateState.DROPPED))


def _line(option: DateOption, case: _Case | None) -> DateLine:
    line = DateLine(option.id, option.day, option.since, option.until, option.by.label, str(option.state),
                    option.state.label, option.note or "")  # fmt: skip
    if case is None or option.state is DateState.DROPPED:
        return line
    if option.day not in case.dates:
        return replace(line, fits=((say("Not a day of the mission"), "error"),))
    there = case.fit(_window(option))
    lead, found = there.items[0], sorted(there.found, key=lambda each: ORDER[each.severity])
    assert lead.starts is not None
    assert lead.ends is not None
    times = {"since": f"{lead.starts:%H:%M}", "until": f"{lead.ends:%H:%M}"}
    if not found:
        return replace(line, fits=((say("Fits {since}–{until}", **times), ""),), possible=True)
    told = dict.fromkeys((each.message, each.severity) for each in found)
    best = (say("At best {since}–{until}", **times), "hint")
    return replace(line, fits=(best, *told), possible=True)


def _of(work: Work, visit_id: str) -> Sequence[DateOption]:
    found = select(DateOption).where(DateOption.visit_id == visit_id)
    return list(work.session.scalars(found.order_by(*open_dates.BY_DAY)))


def _window(option: DateOption) -> Window:
    return Window(option.day, minutes_of(option.since), minutes_of(option.until))


class _Case:
    """A visit in the timetable: its items, and the timetable without them."""

    def __init__(self, work: Work, visit: Visit, today: date) -> None:
        self._work, self._visit = work, visit
        self._zone = ZoneInfo(work.get(Mission, visit.mission_id).zone)
        self.dates = agreed_times.dates(work, visit.mission_id)
        trial = checks.trial_of(work, visit.mission_id, today)
        mine = [item for item in trial.items.values() if item.visit == visit.id and item.starts is not None]
        lead = min((item for item in mine if item.type in AT_A_HOST), key=off_window, default=None)
        self._timed = lead is not None
        self._items: list[Item] = [self._waiting()]
        if lead is not None:
            along = (item for item in mine if item is not lead and item.date == lead.date)
            self._items = [lead, *(item for item in along if not _by_timetable(work, item))]
        gone = {item.id for item in self._items}
        self._bare = Trial((item for item in trial.items.values() if item.id not in gone), trial.ground)

    @property
    def is_planned(self) -> bool:
        """Whether the itinerary has it at a time."""
        return self._timed

    def fit(self, window: Window) -> Fit:
        """The items on a date."""
        return fit(window, self._items, self._length(window), self._bare, self._zone)

    def write(self, there: Fit) -> str:
        """Put the items where they fit, a new one where there is none; the first one's id."""
        work, lead = self._work, there.items[0]
        assert lead.starts is not None
        if not self._timed and self._record() is None:
            visit = self._visit
            return slots.place(work, visit.mission_id, slots.VISIT, visit.id, lead.starts, ends=lead.ends)
        for item in there.items:
            assert item.starts is not None
            itineraries.put(work, item.id, item.starts, item.ends)
        return lead.id

    def _length(self, window: Window) -> timedelta:
        """How long the visit takes: as planned, else as agreed or said, no longer than there is room."""
        lead = self._items[0]
        room = timedelta(minutes=window.until - window.since) if window.since is not None and window.until else None
        if lead.starts is not None and lead.ends is not None:
            length = lead.ends - lead.starts
        else:
            said = room if room is not None and room <= _LONGEST else None
            length = said or length_of(self._visit) or _USUAL
        return min(length, room) if room is not None else length

    def _record(self) -> Record | None:
        """The item of the visit that has no time yet."""
        found = select(Record).where(Record.visit_id == self._visit.id, Record.starts_at.is_(None))
        return next((each for each in self._work.session.scalars(found) if each.type in AT_A_HOST), None)

    def _waiting(self) -> Item:
        """The visit without a time, for the group it is for."""
        record = self._record()
        group = self._work.get(Group, self._visit.group_id).letter if self._visit.group_id else ""
        item = replace(item_of(self._work, self._visit), groups=frozenset({group} if group else ()))
        return replace(item, id=record.id, type=str(record.type)) if record is not None else item


def _by_timetable(work: Work, item: Item) -> bool:
    return (item.is_scheduled or item.flies) and bool(work.get(Record, item.id).line or item.reserved)
