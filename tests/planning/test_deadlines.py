from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from eujc_desktop.planning import deadlines, numbering
from eujc_desktop.planning.programmes import programme

FIRST, LAST = date(2027, 3, 15), date(2027, 3, 26)


def test_days_are_counted_from_either_end():
    assert deadlines.due("first day", -75, FIRST, LAST) == date(2026, 12, 30)
    assert deadlines.due("last day", 28, FIRST, LAST) == date(2027, 4, 23)


@pytest.mark.parametrize(
    ("today", "now"),
    [
        (date(2026, 1, 1), ""),
        (date(2026, 8, 1), "Call"),
        (date(2027, 3, 20), "Mission"),
        (date(2027, 3, 26), "Mission"),
        (date(2027, 3, 27), "Follow-up"),
    ],
)
def test_phases_follow_each_other(today, now):
    found = deadlines.phases(programme("WCM").phases, FIRST, LAST, today)
    assert [stretch.label for stretch in found if stretch.state == "now"] == ([now] if now else [])
    assert all(one.end < other.start for one, other in pairwise(found))
    assert found[-1].end is None


def test_what_is_due_on_a_holiday_is_due_before():
    assert deadlines.working_day(date(2027, 3, 22)) == date(2027, 3, 19)
    assert deadlines.working_day(date(2027, 1, 2)) == date(2026, 12, 28)
    assert deadlines.working_day(date(2027, 3, 22), "BE") == date(2027, 3, 22)


def test_how_far_off_in_words():
    words = [
        deadlines.in_words(day, FIRST) for day in (FIRST, date(2027, 3, 16), LAST, date(2027, 3, 14), date(2027, 3, 12))
    ]
    assert words == ["today", "tomorrow", "in 11 days", "1 day late", "3 days late"]


def test_numbers_go_on_and_never_fill_gaps():
    taken = ["WCM-2027-001", "WCM-2027-007", "WCM-2026-099", "nonsense"]
    assert numbering.next_number("WCM-2027", taken) == "WCM-2027-008"
    assert numbering.next_number("HRTP-2027", taken) == "HRTP-2027-001"
    assert numbering.next_number("A.B", ["AxB-005"]) == "A.B-001"
