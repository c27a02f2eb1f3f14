"""What the mouse makes of times: always on steps, never shorter than one, never off its day."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from eujc_desktop.ui.timetable.gesture import drawn, moved, put, stretched
from eujc_desktop.ui.timetable.pieces import DAY, Entry

MONDAY = date(2027, 3, 15)
STEPS = st.sampled_from([5, 15])
MINUTES = st.floats(-2000, 2000)


def minutes(moment: datetime) -> int:
    return moment.hour * 60 + moment.minute


@given(st.integers(0, DAY - 1), st.integers(0, 600), st.integers(-3, 3), MINUTES, STEPS)
def test_what_is_moved_keeps_its_length_and_begins_on_a_step_of_its_day(
    start: int, long: int, days: int, by: float, step: int
) -> None:
    begins = datetime(2027, 3, 15) + timedelta(minutes=start)
    span = moved(Entry("a", MONDAY, begins, begins + timedelta(minutes=long)), days, by, step)
    assert span.start.date() == MONDAY + timedelta(days=days)
    assert minutes(span.start) % step == 0
    assert span.end is not None
    assert span.end - span.start == timedelta(minutes=long)
    assert moved(Entry("a", MONDAY, begins, None), days, by, step).end is None


def test_the_part_after_midnight_takes_the_start_over_it() -> None:
    night = Entry("night", MONDAY, datetime(2027, 3, 15, 23, 20), datetime(2027, 3, 16, 0, 40))
    assert moved(night, 0, 60, 15).start == datetime(2027, 3, 15, 23, 45)
    assert moved(night, 0, 60, 15, by_its_start=False).start == datetime(2027, 3, 16, 0, 15)


@given(st.integers(0, 1200), st.integers(5, 200), st.integers(0, DAY), STEPS, st.booleans())
def test_an_edge_leaves_at_least_a_step(start: int, long: int, there: int, step: int, at_start: bool) -> None:
    begins = datetime(2027, 3, 15) + timedelta(minutes=start)
    entry = Entry("a", MONDAY, begins, begins + timedelta(minutes=max(long, step)))
    span = stretched(entry, datetime(2027, 3, 15) + timedelta(minutes=there), step, at_start=at_start)
    assert span.end is not None
    assert span.end - span.start >= timedelta(minutes=step)
    assert (span.end == entry.end) if at_start else (span.start == entry.start)


@given(st.floats(0, DAY), st.floats(0, DAY), STEPS)
def test_what_is_drawn_or_put_is_in_its_day(one: float, other: float, step: int) -> None:
    span = drawn(MONDAY, one, other, step)
    assert span.start.date() == MONDAY
    assert span.end is not None
    assert timedelta(minutes=step) <= span.end - span.start
    assert put(MONDAY, one, 60, step).start.date() == MONDAY
