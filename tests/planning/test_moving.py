"""Where a mission goes by days, working days and weekdays, and which days of rest it falls on."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eujc_desktop.planning import moving

DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))
JAPAN = moving.is_open(("JP",))


@pytest.mark.parametrize(
    ("number", "day"),
    [
        (0, "2027-04-27"),
        (1, "2027-04-28"),
        (2, "2027-05-07"),
        (3, "2027-05-10"),
        (-1, "2027-04-26"),
        (-2, "2027-04-23"),
    ],
)
def test_working_days_pass_over_weekends_holidays_and_closed_weeks(number: int, day: str) -> None:
    assert moving.working_days_on(date(2027, 4, 27), number, JAPAN) == date.fromisoformat(day)


@given(day=DAYS, number=st.integers(-40, 40))
def test_so_many_working_days_on_is_a_working_day_and_the_way_back_is_as_long(day: date, number: int) -> None:
    there = moving.working_days_on(day, number, JAPAN)
    if number:
        assert JAPAN(there)
        assert moving.working_days_between(day, there, JAPAN) == number


@given(before=DAYS, wished=DAYS)
def test_the_nearest_day_of_that_weekday_is_at_most_three_days_off(before: date, wished: date) -> None:
    found = moving.same_weekday(before, wished)
    assert found.weekday() == before.weekday()
    assert abs(found - wished) <= timedelta(days=3)


def test_both_sides_rest_on_their_own_days() -> None:
    found = moving.hits(moving.days(date(2027, 4, 29), date(2027, 5, 6)), ("JP", "BE", "JP", "XX"))
    told = [(hit.day.day, hit.country, hit.title) for hit in found]
    assert told[0] == (29, "JP", "Showa Day")
    assert [country for day, country, _ in told if day in (1, 6)] == ["JP", "BE", "JP", "BE"]
    assert moving.hits([], ("JP",)) == ()
