"""Two snapshots of a programme: what differs, in words a group understands, and kept so that later versions read it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eujc_desktop.common.bilingual import Words
from eujc_desktop.planning import snapshot
from eujc_desktop.planning.difference_words import aloud, line, summary
from eujc_desktop.planning.differences import Sort, differences, on_both_days, shifted, told_to
from eujc_desktop.planning.snapshot import Day, House, Item, Part, Person, Snapshot
from tests.effort import effort

TUESDAY, WEDNESDAY = date(2027, 3, 16), date(2027, 3, 17)
HOTEL = Words("Hotel Kawasaki Bay", "川崎ベイホテル")


def at(clock: str, day: date = TUESDAY) -> datetime:
    return datetime.combine(day, datetime.strptime(clock, "%H:%M").time())


VISIT = Item(
    "visit", Words("Aozora Precision Works", "青空精密工業"), 2, start=at("9:30"), end=at("12:00"), groups=("A",),
    status="confirmed", place=Words("Ota", "大田"),
)  # fmt: skip
LUNCH = Item("lunch", Words("Lunch", "昼食"), 2, start=at("12:30"), end=at("13:30"), place=Words("Kawasaki", "川崎"))
BEFORE = Snapshot(
    days=(Day(2, TUESDAY, Words("Kawasaki", "川崎"), hotel=HOTEL), Day(3, WEDNESDAY)),
    items=(VISIT, LUNCH),
    hosts=(House("aozora", VISIT.name, Words("1 Ota", "大田1"), "+81 3 0000 0001", ("Ito Ken",)),),
    people=(Person("p1", "Anna Berg", "A", "Bay", "305"), Person("p2", "Jan Novák")),
    parts=(Part("day2", 12, 13, "abc"),),
    places=(("day2", 12),),
    order='{"form": "days"}',
)


def changed(item: Item, **values: object) -> Snapshot:
    other = LUNCH if item is VISIT else VISIT
    return replace(BEFORE, items=(replace(item, **values), other))


def lines(after: Snapshot, language: str = "en") -> list[str]:
    return [line(one, language) for one in differences(BEFORE, after)]


@pytest.mark.parametrize(
    ("after", "en", "ja"),
    [
        (
            changed(VISIT, start=at("10:00"), end=at("12:30")),
            "Tue 16 March: Aozora Precision Works now 10:00–12:30 (was 09:30–12:00)",
            "3月16日（火）：青空精密工業：10:00–12:30に変更（変更前 09:30–12:00）",
        ),
        (
            changed(LUNCH, place=Words("Ota", "大田")),
            "Tue 16 March: Lunch moved from Kawasaki to Ota",
            "3月16日（火）：昼食：場所を大田に変更（変更前 川崎）",
        ),
        (
            changed(LUNCH, place=Words()),
            "Tue 16 March: Lunch, place open (was Kawasaki)",
            "3月16日（火）：昼食：場所未定（変更前 川崎）",
        ),
        (
            changed(LUNCH, day=3, start=at("12:00", WEDNESDAY), end=None),
            "Wed 17 March: Lunch now on Wed 17 March, 12:00 (was Tue 16 March, 12:30–13:30)",
            "3月17日（水）：昼食：3月17日（水）12:00に変更（変更前 3月16日（火）12:30–13:30）",
        ),
        (
            changed(VISIT, status="cancelled"),
            "Tue 16 March: Cancelled: Aozora Precision Works (09:30–12:00, Ota)",
            "3月16日（火）：中止：青空精密工業（09:30–12:00、大田）",
        ),
        (
            replace(BEFORE, items=(VISIT,)),
            "Tue 16 March: Cancelled: Lunch (12:30–13:30, Kawasaki)",
            "3月16日（火）：中止：昼食（12:30–13:30、川崎）",
        ),
        (
            replace(BEFORE, items=(VISIT, LUNCH, Item("tea", Words("Tea"), 3, start=at("15:00", WEDNESDAY)))),
            "Wed 17 March: New: Tea, 15:00",
            "3月17日（水）：追加：Tea、15:00",
        ),
        (
            changed(VISIT, groups=()),
            "Tue 16 March: Aozora Precision Works now for everyone (was group A)",
            "3月16日（火）：青空精密工業：対象を全員に変更（変更前 Aグループ）",
        ),
        (
            changed(VISIT, status="pencilled"),
            "Tue 16 March: Aozora Precision Works now to be confirmed (was confirmed)",
            "3月16日（火）：青空精密工業：調整中（変更前 確定）",
        ),
        (
            changed(VISIT, meeting_point="Gate 3"),
            "Tue 16 March: Aozora Precision Works, meeting point: Gate 3 (was nothing yet)",
            "3月16日（火）：青空精密工業、集合場所：Gate 3（変更前 なし）",
        ),
        (
            replace(BEFORE, days=(replace(BEFORE.days[0], hotel=Words("Inn")), BEFORE.days[1])),
            "Tue 16 March: hotel now Inn (was Hotel Kawasaki Bay)",
            "3月16日（火）：宿泊：Inn（変更前 川崎ベイホテル）",
        ),
        (
            replace(BEFORE, people=(replace(BEFORE.people[0], room="412"), BEFORE.people[1])),
            "Anna Berg: room 305 → room 412",
            "Anna Berg：305号室→412号室",
        ),
        (replace(BEFORE, people=BEFORE.people[:1]), "Jan Novák no longer comes", "Jan Novák：不参加"),
        (
            replace(BEFORE, hosts=(replace(BEFORE.hosts[0], people=("Mori Aya",)),)),
            "Aozora Precision Works, people we meet: Mori Aya (was Ito Ken)",
            "青空精密工業、面会者：Mori Aya（変更前 Ito Ken）",
        ),
    ],
)  # fmt: skip
def test_each_difference_is_one_plain_line(after: Snapshot, en: str, ja: str) -> None:
    assert lines(after) == [en]
    assert lines(after, "ja") == [ja]


def test_nothing_differs_from_itself_and_cancelled_things_stay_silent() -> None:
    assert differences(BEFORE, BEFORE) == ()
    off = changed(VISIT, status="cancelled")
    assert differences(off, replace(off, items=(replace(off.items[0], start=at("8:00")), LUNCH))) == ()
    assert summary(()) == summary((), "ja") == ""


def test_an_item_on_another_day_is_moved_not_cancelled_and_new() -> None:
    """Also when only the numbers of the days shift, because a day was put in before."""
    shifted = (Day(1, date(2027, 3, 15)), *(replace(day, number=day.number + 1) for day in BEFORE.days))
    renumbered = replace(BEFORE, days=shifted, items=tuple(replace(one, day=3) for one in BEFORE.items))
    assert differences(BEFORE, renumbered) == ()
    found = differences(BEFORE, changed(LUNCH, day=3, start=at("12:30", WEDNESDAY), end=at("13:30", WEDNESDAY)))
    assert [one.sort for one in found] == [Sort.MOVED]
    assert [(one.day, one.date) for one in on_both_days(found)] == [(2, TUESDAY), (3, WEDNESDAY)]


def test_a_mission_on_other_dates_is_told_once() -> None:
    week = timedelta(days=7)
    tea = Item("tea", Words("Tea"), 3, start=at("15:00", WEDNESDAY))
    before = replace(BEFORE, items=(VISIT, LUNCH, tea))
    after = shifted(before, week)
    found = differences(before, after)
    assert [line(one) for one in found] == [
        "Tue 23 March: the whole mission now Tue 23 March – Wed 24 March (was Tue 16 March – Wed 17 March)"
    ]
    assert summary(found) == "1 range of dates differs"
    assert aloud(found, 2).splitlines()[1] == (
        "The whole mission is on Tue 23 March – Wed 24 March instead of Tue 16 March – Wed 17 March."
    )
    later = replace(after.items[1], place=Words("Ota"))
    assert summary(differences(before, replace(after, items=(after.items[0], later, after.items[2])))) == (
        "1 range of dates and 1 place differ"
    )
    stays = differences(before, replace(after, items=(*after.items[:2], tea)))
    assert [one.sort for one in stays] == [Sort.MOVED, Sort.MOVED, Sort.MOVED]


def test_hosts_read_of_the_programme_alone_and_rooms_stay_inside() -> None:
    later = replace(VISIT, start=at("10:00"), meeting_point="Gate 3", bring="Shoes", dress="Suit")
    people = (replace(BEFORE.people[0], room="412"),)
    hosts = (replace(BEFORE.hosts[0], people=("Mori Aya",)),)
    found = differences(BEFORE, replace(BEFORE, items=(later, LUNCH), people=people, hosts=hosts))
    assert [line(one, with_day=False) for one in told_to(found, "host")] == [
        "Aozora Precision Works now 10:00–12:00 (was 09:30–12:00)",
        "Aozora Precision Works, dress: Suit (was nothing yet)",
    ]
    assert [one for one in found if one not in told_to(found, "participant")] == [
        one for one in found if one.sort is Sort.ROOM
    ]
    assert told_to(found, "office") == list(found)


def test_the_summary_counts_and_the_note_can_be_read_aloud() -> None:
    later = replace(VISIT, start=at("10:00"), end=at("12:30"))
    after = replace(BEFORE, items=(later, replace(LUNCH, start=at("13:00"), place=Words("Ota", "大田"))))
    found = differences(BEFORE, after)
    assert summary(found) == "2 times and 1 place differ"
    assert summary(found, "ja") == "時刻2件・場所1件の変更"
    assert summary(found[:1]) == "1 time differs"
    assert aloud(found, 2).splitlines() == [
        "There are changes to the programme in your hands.",
        "On Tue 16 March, Aozora Precision Works is at 10:00 instead of 09:30, Lunch is at 13:00 instead of 12:30 and "
        "Lunch is in Ota instead of Kawasaki.",
        "You get new pages now; please put them in place of the old ones.",
    ]
    longer = differences(BEFORE, changed(VISIT, end=at("12:30")))
    assert "is at 09:30–12:30 instead of 09:30–12:00." in aloud(longer, 2)
    assert "昼食の場所は川崎から大田に変わりました。" in aloud(found, 2, "ja", pages=False)
    gone = differences(BEFORE, replace(BEFORE, items=(), people=()))
    assert summary(gone) == "2 items are cancelled, 2 people no longer come"
    assert "Please look at Tue 16 March." in aloud(gone, 2)


def test_what_is_kept_is_read_again_also_with_fields_of_a_later_version() -> None:
    data = snapshot.written(BEFORE)
    assert snapshot.read(data) == BEFORE
    assert snapshot.written(snapshot.read(data)) == data
    later = json.loads(data) | {"weather": [1]}
    later["items"][0]["mood"] = "fine"
    assert snapshot.read(json.dumps(later).encode()) == BEFORE
    for odd in (b"{}", b"[]", b"nonsense", b'{"format": 99}'):
        with pytest.raises(ValueError, match=r"snapshot|JSON|Expecting"):
            snapshot.read(odd)


_WORDS = st.builds(Words, st.text(max_size=8), st.text(max_size=8))
_ITEMS = st.builds(
    Item, st.sampled_from("abcdef"), _WORDS, st.none() | st.integers(0, 4),
    start=st.none() | st.datetimes(), end=st.none() | st.datetimes(), place=_WORDS,
    groups=st.lists(st.sampled_from("AB"), unique=True).map(tuple), status=st.sampled_from(["", "cancelled"]),
)  # fmt: skip
_ANY = st.lists(_ITEMS, unique_by=lambda item: item.key, max_size=6).map(lambda rows: Snapshot(items=tuple(rows)))


def test_whatever_differs_can_be_said() -> None:
    for after in (
        changed(VISIT, groups=()),
        changed(VISIT, status="pencilled"),
        changed(VISIT, dress="Suit"),
        changed(VISIT, dress="Suit", name=Words("Aone", "青嶺")),
        changed(LUNCH, place=Words()),
        replace(BEFORE, days=(replace(BEFORE.days[0], hotel=Words("Inn")), BEFORE.days[1])),
        replace(BEFORE, people=BEFORE.people[:1]),
    ):
        found = differences(BEFORE, after)
        for language in ("en", "ja"):
            note = aloud(found, 2, language)
            assert len(note.splitlines()) == 3
            assert "{" not in note
            assert "None" not in note
    suit = differences(BEFORE, changed(VISIT, dress="Suit"))
    assert "On Tue 16 March, the dress of Aozora Precision Works is Suit." in aloud(suit, 2)
    gone = differences(BEFORE, replace(BEFORE, people=BEFORE.people[:1]))
    assert "\nJan Novák does not come.\n" in aloud(gone, 2)


@given(_ANY, _ANY)
def test_any_two_programmes_can_be_compared_kept_and_told(one: Snapshot, other: Snapshot) -> None:
    assert snapshot.read(snapshot.written(one)) == one
    assert differences(one, one) == ()
    found = differences(one, other)
    keys = {item.key for item in (*one.items, *other.items)}
    assert {each.item for each in found} <= keys
    assert all(line(each, language) for each in found for language in ("en", "ja"))
    assert bool(summary(found)) == bool(found) == bool(summary(found, "ja"))


def test_four_hundred_items_take_ten_times_what_forty_take() -> None:
    def comparing(count: int) -> Callable[[], object]:
        many = tuple(replace(VISIT, key=str(i), day=2 + i % 2, start=at("9:30")) for i in range(count))
        before = replace(BEFORE, items=many)
        after = replace(BEFORE, items=tuple(replace(one, start=at("10:00")) for one in many))
        assert len(differences(before, after)) == count
        return partial(differences, before, after)

    assert effort(comparing(400)) < 12 * effort(comparing(40))
