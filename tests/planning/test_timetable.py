from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eujc_desktop.planning import timetable, travel
from eujc_desktop.planning.hits import ground
from eujc_desktop.planning.items import Coming, Frame, Host, Item
from eujc_desktop.planning.trial import Trial
from tests.effort import effort

TOKYO, BRUSSELS = ZoneInfo("Asia/Tokyo"), ZoneInfo("Europe/Brussels")
TUESDAY = date(2027, 3, 16)
FRAME = Frame(date(2027, 3, 15), date(2027, 3, 26))


def at(clock: str, day: date = TUESDAY, zone: ZoneInfo = TOKYO) -> datetime:
    return datetime.combine(day, datetime.strptime(clock, "%H:%M").time(), zone)


def item(key: str, start: str = "", end: str = "", **more: object) -> Item:
    day = more.pop("day", TUESDAY)
    groups = frozenset(more.pop("groups", ""))
    people = frozenset(more.pop("people", ()))
    starts, ends = (at(clock, day) if clock else None for clock in (start, end))
    return Item(key, None, day, starts, ends, key, groups=groups, people=people, **more)


def rules(*items: Item, frame: Frame = FRAME) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    return [(found.rule, found.items, found.who) for found in timetable.check(items, frame)]


# --- two things at once ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        (item("a", "09:00", "10:00"), item("b", "10:00", "11:00"), False),
        (item("a", "09:00", "10:01"), item("b", "10:00", "11:00"), True),
        (item("a", "09:00", "12:00"), item("b", "10:00", "11:00"), True),
        (item("a", "09:00", "12:00"), item("b", "10:00"), True),
        (item("a", "09:00"), item("b", "09:00"), False),
        (item("a", "09:00", "12:00"), item("b"), False),
        (item("a", "09:00", "12:00", groups="A"), item("b", "10:00", "11:00", groups="B"), False),
        (item("a", "09:00", "12:00", groups="AB"), item("b", "10:00", "11:00", groups="BC"), True),
        (item("a", "09:00", "12:00"), item("b", "10:00", "11:00", status="cancelled"), False),
        (item("a", "09:00", "12:00"), item("b", "10:00", "11:00", type="free time"), False),
        (item("a", "09:00", "12:00", people=["p"]), item("b", "10:00", "11:00", people=["q"]), False),
        (item("a", "09:00", "12:00", people=["p"]), item("b", "10:00", "11:00", people=["p"]), True),
        (item("a", "09:00", "12:00", people=["p"]), item("b", "10:00", "11:00"), True),
    ],
)
def test_what_is_at_once(one, other, clash):
    for items in ((one, other), (other, one)):
        assert [rule for rule, _, _ in rules(*items) if rule == "overlap"] == ["overlap"] * clash


def test_a_persons_own_item_clashes_with_that_persons_group_only():
    own = item("interview", "10:00", "10:30", people=["p"])
    tour = item("tour", "09:30", "12:00", groups="A")
    in_a, in_b = replace(FRAME, members={"p": "A"}), replace(FRAME, members={"p": "B"})
    assert rules(own, tour, frame=in_a) == [("overlap", ("tour", "interview"), ("p",))]
    assert rules(own, tour, frame=in_b) == []


def test_a_clash_of_all_groups_is_told_once():
    items = [item("a", "09:00", "11:00"), item("b", "10:00", "11:00"), item("c", "15:00", "16:00", groups="AB")]
    assert rules(*items) == [("overlap", ("a", "b"), ("A", "B"))]
    assert ", for" not in timetable.check(items, FRAME)[0].message


def test_zones_are_compared_by_the_instant():
    call = Item("call", None, TUESDAY, at("09:00", zone=BRUSSELS), at("10:00", zone=BRUSSELS), "call")
    assert rules(call, item("dinner", "17:30", "19:00")) == [("overlap", ("call", "dinner"), ())]
    assert rules(call, item("lecture", "09:00", "10:00")) == []


def test_midnight_is_a_time_like_any_other():
    night = Item("night", 34, TUESDAY, at("23:20"), at("00:40", TUESDAY + timedelta(days=1)), "night shift")
    back = item("coach", "00:40", "01:30", day=TUESDAY + timedelta(days=1))
    assert rules(night, back) == []


# --- ways ------------------------------------------------------------------------------------------------------------


def test_ways_that_are_too_long_are_errors_where_minutes_are_stated():
    items = [item("a", "09:00", "10:00", area="OKZ"), item("b", "10:45", "12:00", area="HOS")]
    (found,) = timetable.check_and_mend(items, FRAME)
    assert (found.rule, found.severity, found.weight) == ("impossible travel", "error", 125)
    assert [fix.action for fix in found.fixes] == ["add transfer", "edit travel"]


def test_estimates_only_warn():
    items = [item("a", "09:00", "10:00", area="SET"), item("b", "10:30", "12:00", area="HOS")]
    (found,) = timetable.check(items, FRAME)
    assert (found.rule, found.severity) == ("impossible travel", "warning")
    assert "about" in found.message


def test_within_a_region_a_group_finds_its_way():
    items = [item("a", "09:00", "10:00", area="HAC"), item("b", "11:30", "12:00", area="TYO")]
    assert rules(*items) == []


def test_to_another_region_somebody_has_to_take_it():
    items = [item("a", "09:00", "10:00", area="NGY"), item("b", "15:00", "16:00", area="OSA")]
    assert rules(*items) == [("missing transport", ("a", "b"), ())]
    train = item("t", "11:00", "12:00", type="transfer (train)", area="OSA")
    assert rules(items[0], train, items[1]) == []


def test_a_train_that_leaves_elsewhere_has_to_be_reached():
    lunch = item("lunch", "12:00", "13:00", area="OKZ")
    train = item("train", "16:00", "17:00", type="transfer (train)", area="OSA", leaves_area="NGY")
    assert rules(lunch, train) == [("missing transport", ("lunch", "train"), ())]
    late = replace(train, starts=at("13:30"))
    assert rules(lunch, late) == [("impossible travel", ("lunch", "train"), ())]
    coach = item("coach", "13:00", "14:00", type="transfer (coach)", area="NGY")
    assert rules(lunch, coach, train) == []


def test_unknown_places_say_nothing():
    first, last = item("a", "09:00", "10:00", area="OKZ"), item("c", "10:30", "11:00", area="HOS")
    assert rules(first, item("b", "10:00", "10:30"), last) == []


# --- days and hosts --------------------------------------------------------------------------------------------------

MONDAY_OFF = date(2027, 3, 22)


def test_holidays_matter_where_a_host_is_needed():
    visit = item("visit", "09:00", "10:00", day=MONDAY_OFF, company="Kariya", type="plant tour")
    coach = item("coach", "08:00", "08:45", day=MONDAY_OFF, company="Kariya", type="transfer (coach)")
    assert rules(coach, visit) == [("public holiday", ("visit",), ())]
    assert rules(coach) == [("holiday without host", ("coach",), ())]
    assert rules(visit, frame=replace(FRAME, country="BE")) == []
    assert timetable.check([visit], FRAME, closed=lambda day, country: None) == ()


@pytest.mark.parametrize("day", [date(2027, 3, 20), date(2027, 4, 30), date(2027, 8, 13)])
def test_other_days_of_rest_are_asked_about(day):
    frame = Frame(day, day)
    visit = item("visit", "09:00", "10:00", day=day, company="Kariya", type="plant tour")
    assert rules(visit, frame=frame) == [("closed day", ("visit",), ())]


def test_items_outside_the_mission_are_named():
    assert rules(item("a", "09:00", "10:00", day=date(2027, 4, 1))) == [("outside mission", ("a",), ())]
    assert rules(item("a", "09:00", "10:00", day=date(2027, 3, 14), type="arrival")) == []
    assert rules(item("a", day=date(2027, 4, 1))) == [("outside mission", ("a",), ())]


def test_limits_of_a_host():
    frame = replace(FRAME, heads={"A": 12, "B": 12}, staff=2)
    visit = item("visit", "09:00", "10:00", type="plant tour", company="Host", capacity=24)
    (found,) = timetable.check([visit], frame)
    assert (found.rule, found.severity) == ("capacity", "warning")
    assert timetable.check([replace(visit, capacity=26)], frame) == ()
    assert timetable.check([replace(visit, capacity=23)], frame)[0].severity == "error"
    assert timetable.check([replace(visit, capacity=12, groups=frozenset("A"))], frame) == ()
    assert timetable.check([replace(visit, type="lunch")], frame) == ()


@pytest.mark.parametrize(
    ("stage", "today", "rule"),
    [
        ("confirmed", date(2027, 3, 10), []),
        ("requested", date(2027, 3, 10), ["unconfirmed visit"]),
        ("requested", date(2027, 1, 10), []),
        ("requested", date(2027, 4, 10), []),
        ("declined", date(2027, 1, 10), ["visit gone"]),
    ],
)
def test_visits_have_to_be_firm(stage, today, rule):
    visit = item("visit", "09:00", "10:00", visit="v1", visit_stage=stage)
    again = item("lunch", "10:00", "11:00", visit="v1", visit_stage=stage)
    assert [found for found, _, _ in rules(visit, again, frame=replace(FRAME, today=today))] == rule


def test_an_empty_plan_is_fine():
    assert timetable.check([], Frame()) == ()


# --- any plan, and how fast ------------------------------------------------------------------------------------------

CLOCKS = st.integers(0, 47).map(lambda half: at("00:00") + timedelta(minutes=30 * half))
ITEMS = st.builds(
    lambda number, start, length, groups, area, kind: Item(
        str(number), number, start.date(), start, start + timedelta(minutes=length) if length else None,
        groups=frozenset(groups), area=area, type=kind, company="Host" if kind == "company visit" else "",
    ),
    st.integers(0, 10**6), CLOCKS, st.sampled_from([0, 30, 90]), st.sets(st.sampled_from("AB")),
    st.sampled_from(["", "TYO", "NGY", "XXX"]), st.sampled_from(["lunch", "company visit", "transfer (train)"]),
)  # fmt: skip


@given(st.lists(ITEMS, max_size=12, unique_by=lambda entry: entry.id))
def test_any_plan_can_be_checked_in_any_order(items):
    findings = timetable.check(items, FRAME)
    assert len(set(findings)) == len(findings)
    known = {entry.id for entry in items}
    assert all(set(found.items) <= known and found.message.endswith(".") for found in findings)


def test_the_check_of_a_mission_grows_with_its_items_and_no_faster(workbook):
    days = timedelta(days=14)
    many = [
        replace(entry, id=f"{entry.id}-{turn}", day=entry.day + turn * days, starts=entry.starts + turn * days,
                ends=entry.ends + turn * days)
        for turn in range(5)
        for entry in workbook.items
    ]  # fmt: skip
    frame = Frame(date(2027, 3, 15), date(2027, 7, 1), {"A": 12, "B": 12})
    assert len(many) == 400
    timetable.check(many[:80], frame)
    few = effort(partial(timetable.check, many[:80], frame))
    assert effort(partial(timetable.check, many, frame)) < 7 * few


# --- the map ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("place", "address", "area"),
    [
        ("Hotel", "4-99-12 Shirokanedai, Minato-ku, Tokyo 108-0071", "TYO"),
        ("本社工場", "東京都大田区羽田4丁目98番7号", "HND"),
        ("", "千葉県成田市1-1", "NRT"),
        ("", "京都府京都市下京区", "KYO"),
        ("東京都庁", "", "TYO"),
        ("Higashi-Osaka Neji", "", "HOS"),
        ("Kansai International Airport", "", "KIX"),
        ("Shin-Osaka Station", "", "OSA"),
        ("Kobe Port", "9-79 Minatojima, Chuo-ku, Kobe, Hyogo", "KOB"),
        ("Osaka works, in spite of its name", "1-1 Sakae, Naka-ku, Nagoya", "NGY"),
        ("BRUSSELS", "", "BRU"),
        ("Somewhere", "", ""),
        ("", "", ""),
    ],
)
def test_where_places_lie(place, address, area):
    assert travel.area_of(place, address) == area


@pytest.mark.parametrize(
    ("title", "ends"),
    [
        ("Shinkansen Nagoya - Shin-Osaka", ("NGY", "OSA")),
        ("新幹線 品川→名古屋", ("TYO", "NGY")),
        ("Coach from Kobe to Osaka", ("KOB", "OSA")),
        ("Coach 1 to Kariya", ("", "KRY")),
        ("Walk", ("", "")),
    ],
)
def test_titles_of_transfers_are_read(title, ends):
    assert travel.areas_in_title(title) == ends


def test_minutes_are_the_same_both_ways_and_the_offices_own_win():
    map_ = travel.journeys()
    assert map_.minutes("TYO", "NGY") == map_.minutes("NGY", "TYO") == travel.Journey(150)
    assert map_.minutes("TYO", "TYO") == travel.Journey(0)
    assert map_.minutes("TYO", "") is None
    estimate = map_.minutes("TYO", "HIJ")
    assert estimate is not None
    assert estimate.estimated
    assert 240 < estimate.minutes < 360
    own = map_.with_minutes({("NGY", "TYO"): 95})
    assert own.minutes("TYO", "NGY") == travel.Journey(95)
    assert map_.minutes("TYO", "NGY") == travel.Journey(150)


def test_estimates_are_near_what_is_stated():
    map_ = travel.journeys()
    empty = travel.Journeys(map_.areas.values(), {})
    off = [
        abs(empty.minutes(here, there).minutes - stated) / stated
        for (here, there), stated in map_._minutes.items()
        if {here, there}.isdisjoint({"KIX", "NRT"})
    ]
    assert sum(off) / len(off) < 0.3


def test_every_area_is_found_by_its_name():
    for area in travel.journeys().areas.values():
        name = area.name_ja.split("・")[0]
        assert area.code in {travel.area_of(name), travel.area_of(f"{name}市")}


def test_published_programmes_have_no_false_errors():
    for path in sorted((Path(__file__).parents[1] / "data" / "input" / "real-programmes").glob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        items = [bare(number, row) for number, row in enumerate(rows)]
        assert [found for found in timetable.check(items, Frame()) if found.severity == "error"] == [], path.name


def bare(number, row):
    day = date.fromisoformat(row["Date"]) if row["Date"] else None
    starts, ends = (at(row[name], day) if day and row[name] else None for name in ("Start", "End"))
    made = Item(str(number), number, day, starts, ends, row["Title EN"], row["Type"], row["Place"])
    area, leaves = timetable.placed(made, row["Address EN"])
    groups = frozenset() if row["Group"] in {"", "All"} else frozenset({row["Group"]})
    return replace(made, area=area, leaves_area=leaves, groups=groups)


# --- interpreters ----------------------------------------------------------------------------------------------------


def test_visits_without_an_interpreter_are_told_at_once_where_the_team_has_none():
    japanese = {"type": "company visit", "host": Host(languages=frozenset({"ja"}))}
    first, second = (item(key, *times, company=key.title(), **japanese) for key, *times in
                     (("aone", "09:00", "11:00"), ("kiso", "14:00", "16:00")))  # fmt: skip
    frame = replace(FRAME, comings={"p": Coming()}, languages={"p": frozenset({"fr"})})
    trial = Trial([first, second], ground(frame))
    (told,) = (found for found in trial.findings() if found.rule == "no interpreter")
    assert (told.severity, told.items) == ("warning", ("aone", "kiso"))
    assert told.message == (
        "No interpreter is named for 2 visits to hosts who speak Japanese, which up to 1 of the visitors do not. "
        "The first is “aone”."
    )
    named = trial.after({"aone": replace(first, interpreters=frozenset({"Sato"}))})
    assert not named.bad
    (worse,) = (found for found in trial.after({"more": replace(second, id="more")}).new if found.key == told.key)
    assert len(worse.items) == 3
    helped = Trial([first, second], ground(replace(frame, interpreters=1)))
    assert "no interpreter" not in {found.rule for found in helped.findings()}
