from __future__ import annotations

from datetime import date

from eujc_desktop.planning import deadlines, numbering

FIRST, LAST = date(2027, 3, 15), date(2027, 3, 26)


def test_days_are_counted_from_either_end():
    assert deadlines.due("first day", -75, FIRST, LAST) == date(2026, 12, 30)
    assert deadlines.due("last day", 28, FIRST, LAST) == date(2027, 4, 23)


def test_numbers_go_on_and_never_fill_gaps():
    taken = ["WCM-2027-001", "WCM-2027-007", "WCM-2026-099", "nonsense"]
    assert numbering.next_number("WCM-2027", taken) == "WCM-2027-008"
    assert numbering.next_number("HRTP-2027", taken) == "HRTP-2027-001"
    assert numbering.next_number("A.B", ["AxB-005"]) == "A.B-001"
