"""Where items stand in a timetable: on their days, beside and over each other, whatever their times."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from eujc_desktop.ui.timetable.hours import closed
from eujc_desktop.ui.timetable.periods import faces, names, page_of, weeks
from eujc_desktop.ui.timetable.pieces import (
    DAY,
    Entry,
    Piece,
    all_day,
    arrange,
    clashes,
    in_columns,
    share,
)
from eujc_desktop.ui.timetable.scale import Scale

MONDAY = date(2027, 3, 15)
DAYS = [MONDAY + timedelta(days=at) for at in range(7)]
EVERYONE: frozenset[str] = frozenset()
A, B = frozenset("A"), frozenset("B")


def entry(item_id: str, start: str = "", end: str = "", who: frozenset[str] = EVERYONE, day: date = MONDAY) -> Entry:
    times = [datetime.fromisoformat(f"2027-03-{each}") if each else None for each in (start, end)]
    return Entry(item_id, day, times[0], times[1], who)


def test_an_item_over_midnight_is_in_both_days() -> None:
    found = in_columns([entry("night", "15T23:20", "16T00:40")], DAYS)
    assert found == [
        Piece("night", 0, 1400, DAY, begins=True, ends=False),
        Piece("night", 1, 0, 40, begins=False, ends=True),
    ]
    assert [piece.column for piece in in_columns([entry("evening", "15T22:00", "16T00:00")], DAYS)] == [0]


def test_what_has_no_time_or_fills_days_stands_over_them() -> None:
    entries = [entry("open"), entry("long", "15T18:00", "17T09:00"), entry("end open", "16T10:00")]
    assert all_day(entries, DAYS) == {0: ["open"], 1: ["long"]}
    assert [(piece.id, piece.column) for piece in in_columns(entries, DAYS)] == [
        ("long", 0), ("end open", 1), ("long", 2),
    ]  # fmt: skip


def test_groups_stand_side_by_side_and_clashes_cascade() -> None:
    who = {"a": A, "b": B, "all": EVERYONE}
    a, b, everyone = Piece("a", 0, 540, 700), Piece("b", 0, 560, 640), Piece("all", 0, 600, 720)
    apart = arrange([a, b], who)
    assert [(apart[each].left, apart[each].right) for each in (a, b)] == [(0, 0.5), (0.5, 1)]
    over = arrange([a, everyone], who)
    assert (over[everyone].left, over[everyone].right, over[everyone].level) == (0.24, 1, 1)
    assert clashes([a, b, everyone], who) == {a: ((600, 700),), everyone: ((600, 700),), b: ((600, 640),)}
    lanes = arrange([a, b], who, lanes=("A", "B", "C"))
    assert (lanes[b].left, lanes[b].right) == (1 / 3, 2 / 3)


def test_a_long_row_of_clashes_leaves_no_slivers() -> None:
    row = [Piece(str(at), 0, 480 + 40 * at, 540 + 40 * at) for at in range(12)]
    places = arrange(row, dict.fromkeys(map(str, range(12)), EVERYONE))
    assert min(place.right - place.left for place in places.values()) > 0.4


PIECES = st.lists(
    st.tuples(st.integers(0, DAY - 5), st.integers(5, 400), st.sampled_from(["", "A", "B", "C", "AB"])), max_size=14
)


@given(PIECES, st.integers(0, 40), st.booleans())
def test_titles_stay_readable_whatever_the_times(
    drawn: list[tuple[int, int, str]], least: int, with_lanes: bool
) -> None:
    pieces = [Piece(str(at), 0, start, min(DAY, start + long)) for at, (start, long, _) in enumerate(drawn)]
    who = {str(at): frozenset(letters) for at, (_, _, letters) in enumerate(drawn)}
    lanes = ("A", "B", "C") if with_lanes else ()
    places = arrange(pieces, who, least, lanes)
    assert all(0 <= place.left < place.right <= 1 for place in places.values())
    for one, other in combinations(sorted(pieces, key=lambda piece: places[piece].level), 2):
        first, second = places[one], places[other]
        if max(one.end, one.start + least) <= other.start or second.left >= first.right or first.left >= second.right:
            continue
        # The later one lies over it: its title stands above that, or has a strip of its own at the left.
        assert other.start - one.start >= 30 or second.left != first.left, (one, first, other, second)
        assert share(who[one.id], who[other.id]) or with_lanes or len(pieces) > 4


@given(st.integers(300, 2000), st.integers(1, 7), st.integers(0, DAY), st.floats(20, 100))
def test_a_point_is_where_it_was_painted(width: int, columns: int, minute: int, hour: float) -> None:
    scale = Scale(width, columns, 48, 48, hour)
    assert abs(scale.minute_at(scale.y(minute)) - minute) < 1e-6
    assert [scale.column_at(scale.x(at) + scale.column / 2) for at in range(columns)] == list(range(columns))
    assert scale.column_at(10) is None


def test_a_host_is_closed_outside_its_hours() -> None:
    assert list(closed(None)) == []
    assert list(closed(())) == [(0, DAY)]
    assert list(closed([(780, 1020), (540, 720)])) == [(0, 540), (720, 780), (1020, DAY)]


def test_weeks_begin_on_monday_and_a_short_mission_is_on_one_page() -> None:
    assert [week[0] for week in weeks(MONDAY + timedelta(days=at) for at in range(12))] == [DAYS[0], date(2027, 3, 22)]
    thursday = [DAYS[3] + timedelta(days=at) for at in range(6)]
    assert [week[0] for week in weeks(thursday)] == [DAYS[3]]
    year = weeks(MONDAY + timedelta(days=at) for at in range(370))
    assert len(year) == 53
    assert weeks([]) == []
    assert page_of(year, date(2027, 3, 30)) == 2
    assert page_of(year, date(2020, 1, 1)) == 0


def test_the_second_clock_follows_summer_time() -> None:
    week = [date(2027, 3, 22) + timedelta(days=at) for at in range(7)]
    zones = ("Asia/Tokyo", "Europe/Brussels")
    assert faces(week, 9, *zones) == [("01:00", 0)]
    assert faces(week, 12, *zones) == [("04:00", 0), ("05:00", 0)]
    assert faces(week[:1], 7, *zones) == [("23:00", -1)]
    assert names(week, zones[1]) == [("CET", week[0]), ("CEST", week[6])]
