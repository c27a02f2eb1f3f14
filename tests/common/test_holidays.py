from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

from eujc_desktop.common import holidays


def days(*pairs: tuple[int, int], year: int) -> set[date]:
    return {date(year, month, day) for month, day in pairs}


FIXED = [(1, 1), (2, 11), (2, 23), (4, 29), (5, 3), (5, 4), (5, 5), (8, 11), (11, 3), (11, 23)]


@pytest.mark.parametrize(
    ("year", "others"),
    [
        (2026, [(1, 12), (3, 20), (5, 6), (7, 20), (9, 21), (9, 22), (9, 23), (10, 12)]),
        (2027, [(1, 11), (3, 21), (3, 22), (7, 19), (9, 20), (9, 23), (10, 11)]),
        (2028, [(1, 10), (3, 20), (7, 17), (9, 18), (9, 22), (10, 9)]),
    ],
)
def test_japanese_holidays_are_those_of_the_calendar(year, others):
    assert set(holidays.in_year("JP", year)) == days(*FIXED, *others, year=year)


def test_holidays_have_names_in_both_languages():
    assert holidays.name(date(2027, 3, 21)) == "Vernal Equinox Day"
    assert holidays.name(date(2027, 3, 21), language="ja") == "春分の日"
    assert "ubstitute" in (holidays.name(date(2027, 3, 22)) or "")
    assert holidays.name(date(2027, 3, 23)) is None


@pytest.mark.parametrize("country", holidays.COUNTRIES)
def test_every_country_rests_on_new_years_day(country):
    assert holidays.name(date(2027, 1, 1), country)


def test_countries_have_their_own_days():
    assert holidays.name(date(2027, 7, 14), "FR") == "National Day"
    assert holidays.name(date(2027, 7, 14), "DE") is None
    assert holidays.name(date(2027, 7, 14), "XX") is None


@pytest.mark.parametrize(
    ("day", "week"),
    [
        (date(2027, 4, 30), "Golden Week"),
        (date(2027, 8, 13), "Obon"),
        (date(2027, 12, 30), "Year-end"),
        (date(2028, 1, 2), "Year-end"),
        (date(2027, 3, 22), None),
        (date(2027, 8, 17), None),
    ],
)
def test_weeks_in_which_japan_rests(day, week):
    assert holidays.dead_week(day) == week
    assert holidays.dead_week(day, "BE") is None


def test_working_days():
    assert holidays.is_working_day(date(2027, 3, 23))
    assert not holidays.is_working_day(date(2027, 3, 22))
    assert not holidays.is_working_day(date(2027, 3, 20))
    assert not holidays.is_working_day(date(2027, 8, 13))
    assert holidays.is_working_day(date(2027, 8, 13), "BE")


def test_the_calendars_are_read_only_when_asked():
    look = "import sys, eujc_desktop.common.holidays; print('holidays' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True).stdout == "False\n"
