"""The real programme has faults that were planted: just these are found."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import partial

import pytest

from eujc_desktop.planning import timetable, travel
from eujc_desktop.planning.changes import NEW, changes
from eujc_desktop.planning.hits import ground
from eujc_desktop.planning.mends import APPLIED, mended
from eujc_desktop.planning.rules import Limits
from eujc_desktop.planning.trial import Trial


def told(findings):
    return Counter((found.rule, found.severity, tuple(map(int, found.items)), found.who) for found in findings)


PLANTED = Counter(
    {
        ("overlap", "error", (57, 59), ("B",)): 1,
        ("overlap", "error", (75, 76), ("A", "B")): 1,
        ("impossible travel", "error", (65, 66), ("A",)): 1,
        ("missing transport", "warning", (65, 67), ("B",)): 1,
        ("public holiday", "warning", (50, 51, 53), ()): 1,
        ("holiday without host", "hint", (44, 45, 46, 47, 48), ()): 1,
        ("no lunch", "hint", (43,), ("A", "B")): 1,
    }
)
TIGHT = Counter(
    {
        ("plant buffer", "hint", (16, 18), ("A",)): 1,
        ("plant buffer", "hint", (33, 34), ("A",)): 1,
        ("plant buffer", "hint", (58, 60), ("A",)): 1,
        ("plant buffer", "hint", (59, 61), ("B",)): 1,
    }
)
"""Nothing that was planted: plants that people reach less than a quarter of an hour before, which is hinted at."""
ALL = PLANTED + TIGHT
KARIYA = ("capacity", "warning", (50,), ())


def test_places_lie_where_the_workbook_says(workbook):
    wrong = [(item.number, item.place, item.area) for item in workbook.items if item.area != workbook.zones[item.place]]
    assert wrong == []


@pytest.mark.parametrize("minutes", ["of the workbook", "of the program"])
def test_exactly_the_planted_faults_are_found(workbook, frame, minutes):
    journeys = workbook.journeys if minutes == "of the workbook" else travel.journeys()
    assert told(timetable.check(workbook.items, frame, journeys=journeys)) == ALL
    calm = replace(frame, limits=Limits(frozenset({"plant buffer", "tight travel"})))
    assert told(timetable.check(workbook.items, calm, journeys=journeys)) == PLANTED


def test_a_host_for_24_has_no_room_for_staff(workbook, frame):
    limits = {
        "Kariya Electric Works Co., Ltd.": 24,
        "Sakaemachi Kaizen Juku Co., Ltd.": 26,
        "Okazaki Misogura LP": 40,
        "Higashi-Osaka Neji Kogyo K.K.": 12,
        "Minato Mirai Sensor Corporation": 12,
        "Kobe Port Hydrogen G.K.": 30,
    }
    items = [replace(item, capacity=limits.get(item.company)) for item in workbook.items]
    findings = timetable.check(items, frame)
    assert told(findings) == ALL + Counter([KARIYA])
    (message,) = [found.message for found in findings if found.rule == "capacity"]
    assert "at most 24 visitors; 24 participants and 2 of our staff are 2 too many" in message


def test_messages_have_figures_and_ways_out(workbook, frame):
    by_rule = {(found.rule, found.items[0]): found for found in timetable.check_and_mend(workbook.items, frame)}
    tour = by_rule["overlap", "57"]
    assert "for 30 min, for group B" in tour.message
    assert [(fix.action, fix.item, fix.minutes) for fix in tour.fixes] == [
        ("end", "57", -30),
        ("begin", "59", 30),
        ("shift", "59", 30),
    ]
    assert tour.fixes[2].along == ("61", "62")  # A lunch that is only moved would leave no time for the way.
    assert "for 5 min." in by_rule["overlap", "75"].message
    way = by_rule["impossible travel", "65"]
    assert "From Okazaki to Higashi-Osaka a group takes 2 h 50 min, but 45 min" in way.message
    assert "2 h 5 min short" in way.message
    assert [fix.action for fix in way.fixes] == ["add transfer", "edit travel"]
    missing = by_rule["missing transport", "65"]
    assert "from Okazaki to Nagoya" in missing.message
    assert "3 h are free" in missing.message
    assert (
        "Kariya Electric Works Co., Ltd. and Sakaemachi Kaizen Juku Co., Ltd."
        in by_rule["public holiday", "50"].message
    )


def test_mended_faults_are_gone(workbook, frame):
    by_number = {item.number: item for item in workbook.items}
    cured = {59: replace(by_number[59], starts=by_number[57].ends), 66: replace(by_number[66], status="cancelled")}
    items = [cured.get(item.number, item) for item in workbook.items]
    left = told(timetable.check(items, frame))
    gone = {("overlap", "error", (57, 59), ("B",)), ("impossible travel", "error", (65, 66), ("A",))}
    # Without the visit nothing takes group A to its dinner in Osaka.
    assert left == ALL - Counter(gone) + Counter([("missing transport", "warning", (65, 68), ("A",))])


def test_each_fix_that_is_offered_cures_its_finding_and_brings_none(workbook, frame):
    trial = Trial(workbook.items, ground(frame, workbook.journeys))
    before = told(trial.findings())
    tried = [(found, fix) for found in map(partial(mended, trial=trial), trial.findings()) for fix in found.fixes]
    steps = [(found, fix) for found, fix in tried if fix.action in APPLIED]
    assert len(steps) > 12
    for found, fix in steps:
        then = {**trial.items, **changes(fix, found, trial.items)}
        items = [item for item in then.values() if item is not None]
        left = told(replaced_new(timetable.check(items, frame, journeys=workbook.journeys)))
        assert not left - before, (found.message, fix.words)
        assert not told([found]) & left, (found.message, fix.words)


def replaced_new(findings):
    """Findings without an item that a fix has added, which has no number."""
    return [found for found in findings if NEW not in found.items]
