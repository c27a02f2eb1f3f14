"""Where something that waits would fit: free for all who go, with the ways there and back, within the host's hours."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from eujc_desktop.planning.hits import ground
from eujc_desktop.planning.items import Frame, Host, Item, Opening
from eujc_desktop.planning.slots import BEST, Wanted, best, fitting
from eujc_desktop.planning.trial import Trial

TOKYO = ZoneInfo("Asia/Tokyo")
DAYS = [date(2027, 3, day) for day in range(15, 20)]
HOUR = timedelta(hours=1)
FRAME = Frame(DAYS[0], DAYS[-1], heads={"A": 8, "B": 8})
VISIT = Item("visit", title="Kaede", type="company visit", area="YOK", visit="v", company="Kaede")


def at(day: date, minutes: int) -> datetime:
    return datetime.combine(day, time(), TOKYO) + timedelta(minutes=minutes)


def item(key: str, day: date, since: int, until: int, **more: object) -> Item:
    return Item(key, title=key, day=day, starts=at(day, since * 60), ends=at(day, until * 60), **more)  # type: ignore[arg-type]


def trial(*items: Item) -> Trial:
    return Trial(items, ground(FRAME))


def test_the_day_wished_comes_first_and_the_way_there_is_kept() -> None:
    talk = item("talk", DAYS[2], 9, 11, area="TYO", type="lecture")
    wanted = Wanted(VISIT, 2 * HOUR, frozenset({DAYS[2]}))
    slots = best(wanted, DAYS, trial(talk), TOKYO)
    assert len(slots) == BEST
    assert slots[0].starts.date() == DAYS[2]
    assert slots[0].reasons[0] == "on a day that is wished"
    assert any("from talk" in words for words in slots[0].reasons)
    assert slots[0].starts >= at(DAYS[2], 11 * 60) + timedelta(minutes=30)
    assert len({slot.starts.date() for slot in slots}) >= 2


def test_a_host_is_asked_only_within_its_hours() -> None:
    tuesday = Opening(frozenset({1}), 13 * 60, 16 * 60)
    hosted = replace(VISIT, host=Host(hours=(tuesday,)))
    wanted = Wanted(hosted, 2 * HOUR)
    assert fitting(wanted, DAYS, trial(), TOKYO) == (DAYS[1],)
    for slot in best(wanted, DAYS, trial(), TOKYO):
        assert at(DAYS[1], 13 * 60) <= slot.starts
        assert slot.ends <= at(DAYS[1], 16 * 60)
        assert any("13:00–16:00" in words for words in slot.reasons)
    resting = replace(VISIT, host=Host(closed=((DAYS[0], DAYS[-1]),)))
    assert best(Wanted(resting, HOUR), DAYS, trial(), TOKYO) == ()


def test_one_group_is_offered_where_all_are_never_free() -> None:
    full = [item(f"{day}", day, 9, 18, groups=frozenset("A"), type="workshop") for day in DAYS]
    slots = best(Wanted(VISIT, 2 * HOUR), DAYS, trial(*full), TOKYO)
    assert {slot.groups for slot in slots} == {("B",)}
    assert fitting(Wanted(VISIT, 2 * HOUR), DAYS, trial(*full), TOKYO) == ()


def test_a_usual_item_keeps_its_time_of_day_even_late() -> None:
    dinner = Wanted(Item("dinner", title="Dinner", type="dinner"), 2 * HOUR, at=time(19))
    assert {slot.starts.time() for slot in best(dinner, DAYS, trial(), TOKYO)} == {time(19)}


blocks = st.lists(
    st.tuples(st.sampled_from(DAYS), st.integers(7, 20), st.integers(1, 4), st.sampled_from(["", "A", "B"])),
    max_size=12,
)


@given(blocks=blocks, minutes=st.integers(1, 20), group=st.sampled_from(["", "A", "B"]))
def test_a_slot_is_free_for_those_it_is_for(blocks: list[tuple[date, int, int, str]], minutes: int, group: str) -> None:
    items = [item(str(at_), day, since, since + length, groups=frozenset(letters), type="lecture")
             for at_, (day, since, length, letters) in enumerate(blocks)]  # fmt: skip
    wanted = Wanted(replace(VISIT, groups=frozenset(group)), timedelta(minutes=15 * minutes))
    for slot in best(wanted, DAYS, trial(*items), TOKYO):
        assert slot.ends - slot.starts == wanted.length
        whom = frozenset(slot.groups)
        for other in items:
            meets = not whom or not other.groups or whom & other.groups
            assert not meets or slot.ends <= other.starts or slot.starts >= other.ends  # type: ignore[operator]
        assert not any(finding.rule == "overlap" for finding in slot.new)
