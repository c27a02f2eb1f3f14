"""Another visit in the place of one that falls through: ways, buffers and what comes after."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eujc_desktop.planning.following import Held, Plan, together
from eujc_desktop.planning.items import Frame, Item
from eujc_desktop.planning.swapping import Swapped, swapped
from eujc_desktop.planning.travel import journeys

MAP = journeys()
QUARTER = timedelta(minutes=15)
PLACES = ("TYO", "YOK", "TSU", "HAC", "SNM", "")


def at(clock: str) -> datetime:
    hours, minutes = clock.split(":")
    return datetime(2027, 3, 16, int(hours), int(minutes), tzinfo=UTC)


def item(key: str, since: str, until: str, type_: str = "company visit", **more: object) -> Item:
    return Item(key, title=key, starts=at(since), ends=at(until), type=type_, **more)  # type: ignore[arg-type]


LOBBY = item("lobby", "08:00", "08:15", "meeting point", area="TYO")
THERE = item("there", "08:15", "09:00", "transfer (coach)", leaves_area="TYO", area="YOK")
VISIT = item("visit", "09:15", "11:15", area="YOK")
LUNCH = item("lunch", "11:30", "12:30", "lunch", area="YOK")
BACK = item("back", "12:30", "13:15", "transfer (coach)", leaves_area="YOK", area="TYO")
TALK = item("talk", "13:30", "15:00", "lecture", area="TYO")
DAY = (LOBBY, THERE, VISIT, LUNCH, BACK, TALK)


def swap(slot: Item, items: tuple[Item, ...] = DAY, **held: Held) -> Swapped:
    return swapped(Plan(items, Frame(), MAP, held), VISIT, slot, QUARTER)


def minutes(here: str, there: str) -> timedelta:
    journey = MAP.minutes(here, there)
    assert journey is not None
    return timedelta(minutes=journey.minutes)


def test_ways_there_and_on_take_what_they_take_from_the_new_place() -> None:
    found = swap(replace(VISIT, area="TSU"))
    then = {one.id: one for one in found.items}
    way = minutes("TYO", "TSU")
    assert then["there"].starts == at("08:15")
    assert then["there"].ends == at("08:15") + way
    assert then["visit"].starts >= then["there"].ends + QUARTER  # type: ignore[operator]
    assert then["visit"].starts - then["there"].ends < QUARTER + timedelta(minutes=5)  # type: ignore[operator]
    assert then["visit"].ends - then["visit"].starts == timedelta(hours=2)  # type: ignore[operator]
    assert then["lunch"].starts >= then["visit"].ends  # type: ignore[operator]
    assert then["back"].starts == then["lunch"].ends
    assert then["back"].ends - then["back"].starts == way  # type: ignore[operator]
    assert then["talk"].starts >= then["back"].ends  # type: ignore[operator]
    assert (found.inward, found.outward, found.meals) == ("there", "back", ("lunch",))


def test_a_shorter_way_leaves_later_and_nothing_else_moves() -> None:
    found = swap(replace(VISIT, area="SNM"))
    then = {one.id: one for one in found.items}
    way = minutes("TYO", "SNM")
    assert way < minutes("TYO", "YOK")
    assert then["there"].ends == at("09:00")
    assert then["there"].starts == at("09:00") - way
    assert "talk" not in then
    assert "lobby" not in then


def test_a_train_with_a_number_stays_and_the_visit_waits_for_it() -> None:
    found = swap(replace(VISIT, area="TSU"), there=Held("Hikari 501 leaves by the timetable"), talk=Held("agreed"))
    then = {one.id: one for one in found.items}
    assert "there" not in then
    assert {stay.item.id for stay in found.stays} == {"there", "talk"}
    assert not found.inward


def test_without_a_way_the_visit_begins_when_one_can_be_there() -> None:
    found = swap(replace(VISIT, area="TSU"), (LOBBY, VISIT))
    assert [one.id for one in found.items] == ["visit"]
    assert found.items[0].starts >= at("08:15") + minutes("TYO", "TSU") + QUARTER  # type: ignore[operator]
    alone = swap(replace(VISIT, area="TSU", ends=at("12:15")), (VISIT,))
    assert [(one.starts, one.ends) for one in alone.items] == [(at("09:15"), at("12:15"))]


@pytest.mark.parametrize("area", PLACES)
def test_the_same_visit_again_changes_next_to_nothing(area: str) -> None:
    found = swap(replace(VISIT, area=area or "YOK"))
    assert {one.id for one in found.items} <= {"there", "visit", "lunch", "back", "talk"}


@given(
    area=st.sampled_from(PLACES), lengths=st.lists(st.integers(1, 18), min_size=6, max_size=6),
    gaps=st.lists(st.integers(0, 12), min_size=6, max_size=6), longer=st.integers(-6, 12),
    held=st.sets(st.sampled_from(["there", "back", "talk", "lunch"]), max_size=2),
)  # fmt: skip
def test_nothing_held_moves_and_the_order_of_the_day_stays(
    area: str, lengths: list[int], gaps: list[int], longer: int, held: set[str]
) -> None:
    now, day = at("07:00"), []
    for one, length, gap in zip(DAY, lengths, gaps, strict=True):
        begins = now + timedelta(minutes=5 * gap)
        now = begins + timedelta(minutes=10 * length)
        day.append(replace(one, starts=begins, ends=now))
    before = day[2]
    ends = max(before.starts, before.ends + timedelta(minutes=10 * longer))  # type: ignore[operator, type-var]
    reasons = {key: Held("held") for key in held}
    found = swapped(Plan(day, Frame(), MAP, reasons), before, replace(before, area=area, ends=ends), QUARTER)
    changed = [one.id for one in found.items]
    assert len(changed) == len(set(changed))
    assert not set(changed) & held
    then = [next((new for new in found.items if new.id == one.id), one) for one in day]
    assert all(one.ends >= one.starts for one in then)  # type: ignore[operator]
    assert all(together(one, before, Frame()) for one in then)
    if not held:
        assert all(one.ends <= other.starts for one, other in pairwise(then))  # type: ignore[operator]
