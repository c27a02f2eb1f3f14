from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eujc_desktop.common import dates
from eujc_desktop.common.said import duration

SUNDAY = date(2027, 3, 14)


def test_days_in_both_styles():
    assert dates.european(SUNDAY) == "Sun 14 Mar 2027"
    assert dates.european(SUNDAY, long=True, with_year=False) == "Sunday 14 March"
    assert dates.japanese(SUNDAY) == "2027年3月14日(日)"
    assert dates.japanese(SUNDAY, era=True) == "令和9年3月14日(日)"
    assert dates.japanese(SUNDAY, era=True, with_weekday=False) == "令和9年3月14日"


@pytest.mark.parametrize(
    ("first", "last", "english"),
    [
        (date(2027, 3, 15), date(2027, 3, 26), "15–26 March 2027"),
        (date(2027, 3, 28), date(2027, 4, 2), "28 March – 2 April 2027"),
        (
            date(2026, 12, 28),
            date(2027, 1, 4),
            "28 December 2026 – 4 January 2027",
        ),
        (SUNDAY, SUNDAY, "14 March 2027"),
        (date(2026, 3, 5), date(2027, 3, 5), "5 March 2026 – 5 March 2027"),
    ],
)
def test_ranges_say_each_part_once(first, last, english):
    assert dates.european_range(first, last) == english


@pytest.mark.parametrize(
    ("day", "era"),
    [
        (date(2019, 4, 30), ("平成", 31)),
        (date(2019, 5, 1), ("令和", 1)),
        (date(1989, 1, 7), ("昭和", 64)),
        (date(1989, 1, 8), ("平成", 1)),
        (date(1926, 12, 24), ("大正", 15)),
        (date(1912, 7, 29), ("明治", 45)),
        (date(1872, 12, 31), ("", 1872)),
    ],
)
def test_eras_change_on_their_day(day, era):
    assert dates.era(day) == era


def test_first_year_of_an_era_has_its_own_word():
    assert dates.japanese(date(2019, 5, 1), era=True) == "令和元年5月1日(水)"


def test_weekdays():
    assert [dates.weekday(SUNDAY, language) for language in ("en", "ja")] == ["Sun", "日"]
    assert [dates.weekday(SUNDAY, language, short=False) for language in ("en", "ja")] == ["Sunday", "日曜日"]


def test_of_an_hour_that_comes_twice_the_first_is_meant():
    day, clock = date(2026, 10, 25), time(2, 30)
    assert dates.clock_problem(day, clock, "Europe/Brussels") == ""
    assert dates.to_utc(day, clock, "Europe/Brussels") == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert dates.to_utc(day, clock.replace(fold=1), "Europe/Brussels") == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


def test_an_hour_that_comes_twice_is_told_with_the_names_of_both():
    night, zone = date(2026, 10, 25), "Europe/Brussels"
    assert dates.clocks_twice(night, time(2, 30), zone) == ("CEST", "CET")
    assert dates.clocks_twice(night, time(2, 30), "Europe/Lisbon") is None
    assert dates.clocks_twice(night, time(1, 30), "Europe/Lisbon") == ("WEST", "WET")
    for day, clock in ((night, time(3, 0)), (night, time(1, 59)), (date(2027, 3, 28), time(2, 30))):
        assert dates.clocks_twice(day, clock, zone) is None
    first, second = datetime(2026, 10, 25, 2, 30), datetime(2026, 10, 25, 2, 30, fold=1)
    assert dates.span(first, second) == "02:30–02:30²"
    assert dates.span(second, second) == "02:30²"


def test_the_hour_that_never_comes_is_named():
    assert "does not exist" in dates.clock_problem(date(2027, 3, 28), time(2, 30), "Europe/Brussels")
    assert dates.clock_problem(date(2027, 3, 28), time(3, 30), "Europe/Brussels") == ""
    assert dates.clock_problem(date(2027, 3, 28), time(2, 30), "Asia/Tokyo") == ""


@given(st.datetimes(datetime(1990, 1, 1), datetime(2060, 1, 1)), st.sampled_from(["Asia/Tokyo", "Europe/Lisbon"]))
def test_clock_to_instant_and_back(local, zone):
    if not dates.clock_problem(local.date(), local.time(), zone):
        assert dates.to_local(dates.to_utc(local.date(), local.time(), zone), zone) == local


def test_spans_and_lengths():
    start = datetime(2027, 3, 18, 23, 20)
    assert dates.span(start, datetime(2027, 3, 19, 0, 40)) == "23:20–00:40 (+1)"
    assert dates.span(start, None) == "23:20"
    assert dates.span(None, None) == ""
    assert [duration(minutes) for minutes in (0, 50, 120, 170)] == ["0 min", "50 min", "2 h", "2 h 50 min"]
