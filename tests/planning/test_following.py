"""What follows an item that moved: pushed, squeezed or left, with what is held fast."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from eujc_desktop.planning.following import WAYS, Following, Held, Plan, following, moved, together
from eujc_desktop.planning.items import Frame, Item
from eujc_desktop.planning.travel import journeys

FRAME = Frame(members={"ann": "A", "bob": "B", "eve": ""})


def at(clock: str) -> datetime:
    hours, minutes = clock.split(":")
    return datetime(2027, 3, 16, int(hours), int(minutes), tzinfo=UTC)


def item(key: str, since: str, until: str = "", groups: str = "", **more: object) -> Item:
    return Item(key, title=key, starts=at(since), ends=at(until) if until else None, groups=frozenset(groups), **more)


DAY = (
    item("talk", "09:00", "10:00"),
    item("plant", "10:30", "12:00"),
    item("lunch", "12:00", "13:00"),
    item("train", "14:00", "15:30"),
    item("dinner", "18:00", "20:00"),
)


def after(items: Sequence[Item], key: str, minutes: int, way: str, held: Mapping[str, Held] | None = None) -> Following:
    """What follows when an item ends so many minutes later."""
    before = next(one for one in items if one.id == key)
    assert before.ends is not None
    then = replace(before, ends=before.ends + timedelta(minutes=minutes))
    return following(Plan(items, FRAME, journeys(), held or {}), before, then, way)  # type: ignore[arg-type]


def clocks(found: Following) -> dict[str, str]:
    return {one.id: f"{one.starts:%H:%M}" for one in found.moved}


def test_all_that_follows_is_pushed_by_the_same() -> None:
    found = after(DAY, "talk", 30, "push")
    assert clocks(found) == {"plant": "11:00", "lunch": "12:30", "train": "14:30", "dinner": "18:30"}
    assert clocks(after(DAY, "lunch", -15, "push")) == {"train": "13:45", "dinner": "17:45"}
    assert after(DAY, "talk", 30, "leave") == after(DAY, "talk", 0, "push") == Following()


def test_gaps_shrink_first() -> None:
    assert clocks(after(DAY, "talk", 30, "squeeze")) == {}
    assert clocks(after(DAY, "talk", 45, "squeeze")) == {"plant": "10:45", "lunch": "12:15"}
    assert after(DAY, "talk", -45, "squeeze") == Following()


def test_a_gap_does_not_shrink_below_the_way() -> None:
    far = (item("a", "09:00", "10:00", area="TYO"), item("b", "12:00", "13:00", area="TSU"))
    way = journeys().minutes("TYO", "TSU")
    assert way is not None
    found = after(far, "a", 60, "squeeze")
    assert found.moved[0].starts == at("11:00") + min(timedelta(hours=2), timedelta(minutes=way.minutes))


def test_what_is_held_stays_and_holds_what_comes_after_it() -> None:
    held = {"train": Held("Nozomi 12 leaves by the timetable"), "plant": Held("agreed", at("10:00"), at("12:20"))}
    found = after(DAY, "talk", 20, "push", held)
    assert clocks(found) == {"plant": "10:50", "lunch": "12:20"}
    assert [(stay.item.id, stay.why) for stay in found.stays] == [
        ("train", "Nozomi 12 leaves by the timetable"), ("dinner", "comes after “train”, which stays"),
    ]  # fmt: skip
    late = after(DAY, "talk", 45, "push", held)
    assert not late.moved
    assert late.stays[0] == (DAY[1], "agreed")


def test_other_groups_and_other_days_stay() -> None:
    late, off = moved(item("late", "12:00"), timedelta(days=1)), replace(item("off", "13:00"), status="cancelled")
    groups = (item("one", "09:00", "10:00", "A"), item("two", "10:00", "11:00", "B"))
    items = (*groups, item("three", "11:00", "12:00"), late, off)
    assert clocks(after(items, "one", 15, "push")) == {"three": "11:15"}
    assert together(items[0], item("x", "09:00", people=frozenset({"ann"})), FRAME)
    assert not together(items[0], item("x", "09:00", people=frozenset({"bob"})), FRAME)
    assert together(items[1], item("x", "09:00", people=frozenset({"eve"})), FRAME)


spans = st.tuples(st.integers(0, 60), st.integers(0, 20), st.sampled_from(["", "", "A", "B", "AB"]))


@st.composite
def days(draw: st.DrawFn) -> tuple[list[Item], dict[str, Held]]:
    """A day of items with some of them held."""
    items = []
    for number, (since, length, groups) in enumerate(draw(st.lists(spans, min_size=1, max_size=10))):
        begins = at("06:00") + timedelta(minutes=10 * since)
        ends = begins + timedelta(minutes=10 * length)
        items.append(Item(str(number), starts=begins, ends=ends, groups=frozenset(groups)))
    held = {one.id: Held("held") for one in items if draw(st.integers(0, 4)) == 0}
    return items, held


@given(day=days(), minutes=st.integers(-12, 12), way=st.sampled_from(WAYS))
def test_nothing_held_moves_and_nothing_moves_further_than_its_cause(
    day: tuple[list[Item], dict[str, Held]], minutes: int, way: str
) -> None:
    items, held = day
    before, step = {one.id: one for one in items}, timedelta(minutes=10 * minutes)
    first = items[0]
    assert first.ends is not None
    then = replace(first, ends=first.ends + step)
    found = following(Plan(items, FRAME, journeys(), held), first, then, way)  # type: ignore[arg-type]
    told = [one.id for one in found.moved] + [stay.item.id for stay in found.stays]
    assert len(told) == len(set(told))
    assert first.id not in told
    for one in found.moved:
        was = before[one.id]
        assert one.id not in held
        assert one.starts is not None
        assert was.starts is not None
        assert was.ends is not None
        gone = one.starts - was.starts
        assert one.ends == was.ends + gone
        assert together(one, first, FRAME)
        assert gone == step if way == "push" else timedelta() < gone <= step
    if way == "squeeze" and not held and step > timedelta():
        _never_closer(items, {first.id: then, **{one.id: one for one in found.moved}})


def _never_closer(items: list[Item], then: dict[str, Item]) -> None:
    """What came after something that has moved still does."""
    for one in items:
        for other in items:
            after = one.id in then and one.ends <= other.starts  # type: ignore[operator]
            if after and together(one, other, FRAME) and together(other, items[0], FRAME):
                assert then[one.id].ends <= then.get(other.id, other).starts  # type: ignore[operator]
