"""Itineraries: the programme of the mission, and nine that were published, come in without loss and print."""

from __future__ import annotations

from datetime import date, datetime

import openpyxl
import pytest

from eujc_desktop import services
from eujc_desktop.common import dates
from eujc_desktop.common.errors import Refused
from tests.services.importing import CODE, INPUT, add_mission, bring, hosts, preview, results, told, write_csv


def plan(works, code=CODE):
    return works.read(lambda work: services.itineraries.plan(work, services.missions.by_code(work, code).id))


def test_the_whole_programme(with_hosts):
    done = bring(with_hosts, "programme-wcm-2027.xlsx", "itinerary")
    assert done.added == 80
    found = plan(with_hosts)
    assert [len(day.items) for day in found.days] == [8, 13, 8, 5, 8, 1, 5, 5, 9, 6, 8, 4]
    assert len(hosts(with_hosts)) == 24


def test_an_item_across_midnight_is_one_item(with_hosts):
    bring(with_hosts, "programme-wcm-2027.xlsx", "itinerary")
    night = next(item for item in plan(with_hosts).items() if item.number == 34)
    assert night.ends_next_day
    assert night.groups == ("A",)
    assert (night.start, night.end) == (datetime(2027, 3, 18, 23, 20), datetime(2027, 3, 19, 0, 40))


def test_the_programme_twice_changes_nothing(with_hosts):
    bring(with_hosts, "programme-wcm-2027.xlsx", "itinerary")
    incoming = preview(with_hosts, "programme-wcm-2027.xlsx", "itinerary")
    assert results(incoming) == {"same": list(range(2, 82))}
    steps = len(with_hosts.steps())
    services.imports.apply(with_hosts, incoming)
    assert len(with_hosts.steps()) == steps


def test_the_planted_conflicts_are_found_through_the_database(with_hosts):
    bring(with_hosts, "programme-wcm-2027.xlsx", "itinerary")

    def read(work):
        mission = services.missions.by_code(work, CODE)
        numbers = {item.id: item.number for item in services.itineraries.plan(work, mission.id).items()}
        found = services.checks.timetable_of(work, mission.id, date(2026, 12, 1))
        return {
            (each.rule, each.severity, tuple(sorted(numbers[item] or 0 for item in each.items)))
            for each in found
            if each.severity != "hint"
        }

    assert with_hosts.read(read) == {
        ("overlap", "error", (57, 59)),
        ("overlap", "error", (75, 76)),
        ("impossible travel", "error", (65, 66)),
        ("missing transport", "warning", (65, 67)),
        ("public holiday", "warning", (50, 51, 53)),
    }


def quicker(folder, *more):
    """The programme in a workbook that knows a faster way from Okazaki to Higashi-Osaka, and further rows."""
    book = openpyxl.load_workbook(INPUT / "programme-wcm-2027.xlsx")
    for row in book["Assumed minutes"].iter_rows():
        if (row[0].value, row[1].value) == ("OKZ", "HOS"):
            row[2].value = 40
    for values in more:
        book["Assumed minutes"].append(values)
    book.save(folder / "quicker.xlsx")
    return folder / "quicker.xlsx"


def impossible(works):
    def read(work):
        found = services.checks.timetable_of(work, services.missions.by_code(work, CODE).id, date(2026, 12, 1))
        return [each.rule for each in found if each.rule == "impossible travel"]

    return works.read(read)


def test_the_minutes_of_the_workbook_come_in_and_the_check_goes_by_them(with_hosts, tmp_path):
    bring(with_hosts, "programme-wcm-2027.xlsx", "itinerary")
    assert impossible(with_hosts) == ["impossible travel"]
    incoming = preview(with_hosts, quicker(tmp_path), "itinerary")
    assert "Minutes from place to place are read from “Assumed minutes”: 41 ways." in incoming.preview.remarks
    aside = [remark for remark in incoming.preview.remarks if "left aside" in remark]
    assert aside == ["Other sheets are left aside: “Places and zones”. Choose the sheet to read one."]
    services.imports.apply(with_hosts, incoming)
    assert impossible(with_hosts) == []
    with_hosts.undo()
    assert impossible(with_hosts) == ["impossible travel"]


def test_minutes_that_cannot_be_read_or_used_are_told(with_hosts, tmp_path):
    path = quicker(tmp_path, ("OKZ", "OSA", "soon"), ("TYO", "Atlantis", 10))
    remarks = preview(with_hosts, path, "itinerary").preview.remarks
    assert "“Assumed minutes”, row 43: states no way with its minutes, and is left aside." in remarks
    assert "Ways from or to “Atlantis” are kept, but the check of the timetable knows no such area." in remarks


def test_without_minutes_those_of_the_mission_stay(with_hosts, tmp_path):
    bring(with_hosts, quicker(tmp_path), "itinerary")
    path = write_csv(tmp_path / "one.csv", "Title,Date,Start\nWalk,2027-03-20,10:00\n")
    services.imports.apply(with_hosts, preview(with_hosts, path, "itinerary"))
    assert impossible(with_hosts) == []


REAL = {
    "P01-lean-visit-brussels-2014": ("2014-05-09", "2014-05-09"),
    "P03-wcm-online-2020": ("2020-11-16", "2020-11-20"),
    "P05-biotech-2018": ("2018-10-09", "2018-10-12"),
    "P06-procurement-tokyo": ("2019-04-16", "2019-04-18"),
    "P07-agri-food-2019": ("2019-05-08", "2019-05-11"),
    "P08-luxembourg-2024": ("2024-06-10", "2024-06-14"),
    "P09-california-2023": ("2023-03-12", "2023-03-18"),
    "P10-lean-tour-2013": ("2013-11-11", "2013-11-14"),
    "P12-study-group-europe-2001": ("2001-10-01", "2001-10-10"),
}


def test_no_published_programme_is_forgotten():
    assert {path.stem for path in (INPUT / "real-programmes").iterdir()} == set(REAL)


@pytest.fixture(params=REAL)
def real(request, works):
    """An office with the mission of a published programme, and its preview."""
    add_mission(works, "REAL", *REAL[request.param])
    return works, preview(works, INPUT / "real-programmes" / f"{request.param}.csv", "itinerary", mission="REAL")


def test_real_programmes_come_in_without_loss(real):
    works, incoming = real
    assert incoming.preview.counts["new"] == len(incoming.preview.rows)
    assert [column.heading for column in incoming.preview.columns if not column.key] == []
    services.imports.apply(works, incoming)
    found = plan(works, "REAL")
    items = {item.number: item for item in found.items()}
    assert len(items) == len(incoming.preview.rows)
    days = {day.id: day for day in found.days}
    for row in incoming.preview.rows:
        item, values = items[row.values["item.number"]], row.values
        same_item(item, row.cells)
        day = days.get(item.day_id or "")
        assert item.start == (datetime.combine(day.day, values["item.start"]) if "item.start" in values else None)
        assert (item.end is None) == ("item.end" not in values)
        assert "day.number" not in values or day.number == values["day.number"]
        assert "day.day" not in values or day.day == values["day.day"]
        assert ("day.number" in values or "day.day" in values) == (day is not None)


def same_item(item, cells):
    """Each text of the sheet stands in the item, and no other."""
    for field in ("title", "place", "note", "source", "line", "meeting_point", "address_ja", "title_ja", "dress"):
        assert getattr(item, field) == cells.get(f"item.{field}", "").strip(), field
    assert item.company == cells.get("item.company", "")
    assert item.type_label.casefold() != "other" or cells["item.type"].casefold() == "other"


def test_real_programmes_print_in_both_forms(real):
    works, incoming = real
    services.imports.apply(works, incoming)
    for form, language in (("days", "en"), ("table", "ja")):
        paper = services.papers.preview(works, services.papers.Order("programme", "REAL", form=form, language=language))
        assert paper.data.startswith(b"%PDF")
        assert paper.missing == ()


def test_a_real_programme_twice_changes_nothing(real):
    works, incoming = real
    services.imports.apply(works, incoming)
    again = services.imports.preview(works, incoming.draft.book.path, "itinerary", mission="REAL")
    assert set(results(again)) == {"same"}


# --- sheets of other makers ------------------------------------------------------------------------------------------


def test_times_and_days_as_japan_writes_them(office, tmp_path):
    path = write_csv(
        tmp_path / "plan.csv", "月日,開始,終了,内容,場所", "3月15日(月),午前9時,10時半,開会式,東京",
        "令和9年3月16日,１４：００,15:30,工場見学,川崎",
    )  # fmt: skip
    incoming = preview(office, path, "itinerary")
    assert [(severity, column) for severity, column, _ in told(incoming, 2)] == [("question", "月日")]
    assert "has no year; 2027 is taken" in told(incoming, 2)[0][2]
    services.imports.apply(office, incoming)
    found = [(item.title_ja, item.start, item.end) for item in plan(office).items()]
    assert found == [
        ("開会式", datetime(2027, 3, 15, 9), datetime(2027, 3, 15, 10, 30)),
        ("工場見学", datetime(2027, 3, 16, 14), datetime(2027, 3, 16, 15, 30)),
    ]


def test_parallel_items_without_numbers_are_each_found_again(office, tmp_path):
    lines = ["Date,Start,Title EN,Place,Group", "2027-03-16,12:00,Lunch,Haneda,A", "2027-03-16,12:00,Lunch,Tsurumi,B"]
    path = write_csv(tmp_path / "plan.csv", *lines)
    services.imports.apply(office, preview(office, path, "itinerary"))
    assert [(item.place, item.groups) for item in plan(office).items()] == [("Haneda", ("A",)), ("Tsurumi", ("B",))]
    assert results(preview(office, path, "itinerary")) == {"same": [2, 3]}


def test_numbers_that_begin_anew_each_day_do_not_mix_items_up(office, tmp_path):
    lines = ["No.,Day,Start,Title EN", "1,1,09:00,Opening", "2,1,10:00,Talk", "1,2,09:00,Visit", "2,2,12:00,Lunch"]
    path = write_csv(tmp_path / "plan.csv", *lines)
    services.imports.apply(office, preview(office, path, "itinerary"))
    assert results(preview(office, path, "itinerary")) == {"same": [2, 3, 4, 5]}


def test_a_time_without_a_day_is_a_problem(office, tmp_path):
    path = write_csv(tmp_path / "plan.csv", "Day,Start,Title EN", ",09:00,Opening", ",,Lunch", "2,10:00,Visit")
    incoming = preview(office, path, "itinerary")
    assert results(incoming) == {"problem": [2], "new": [3, 4]}
    assert told(incoming, 2) == [("problem", "Start", "is a time without a day")]


def test_a_time_on_a_day_that_has_no_date_refuses_the_whole_list(office, tmp_path):
    path = write_csv(tmp_path / "plan.csv", "Day,Start,Title EN", "1,09:00,Opening", "40,10:00,Far away")
    with pytest.raises(Refused, match="Row 3, “Far away”: Choose a day with a date"):
        services.imports.apply(office, preview(office, path, "itinerary"))
    assert plan(office).items() == ()


def test_an_end_before_the_start_is_asked_about(office, tmp_path):
    path = write_csv(tmp_path / "plan.csv", "Day,Start,End,Title EN", "1,23:00,01:00,Night shift", "1,12:00,11:00,Slip")
    incoming = preview(office, path, "itinerary")
    assert [severity for row in (2, 3) for severity, _, _ in told(incoming, row)] == ["question", "question"]


def test_an_unknown_type_is_kept_in_words(office, tmp_path):
    path = write_csv(tmp_path / "plan.csv", "Day,Type,Title EN", "1,Karaoke,Evening")
    incoming = preview(office, path, "itinerary")
    assert told(incoming, 2) == [("question", "Type", "is no type known here; the item comes in without one")]
    services.imports.apply(office, incoming)
    (item,) = plan(office).items()
    assert item.type == "other"


@pytest.mark.parametrize(
    ("title", "times", "zones", "instants"),
    [
        ("Narita - Rome", "13:00,18:25", ("Asia/Tokyo", "Europe/Rome"), ("04:00", "16:25")),
        ("Rome - Frankfurt - Narita", "14:00,10:00", ("Europe/Rome", "Asia/Tokyo"), ("12:00", "01:00")),
        ("ローマ→成田", "14:00,10:00", ("Europe/Rome", "Asia/Tokyo"), ("12:00", "01:00")),
        ("Flight HEL → LIS", "09:00,11:00", ("Europe/Helsinki", "Europe/Lisbon"), ("06:00", "10:00")),
        ("Narita - Atlantis", "13:00,18:25", ("Asia/Tokyo", "Europe/Brussels"), ("04:00", "16:25")),
        ("Flight JL409", "13:00,18:25", ("Europe/Brussels", "Europe/Brussels"), ("11:00", "16:25")),
    ],
)
def test_a_flight_has_the_zones_of_the_places_it_names(works, tmp_path, title, times, zones, instants):
    add_mission(works, "JIM-2001", "2001-10-01", "2001-10-10", programme="JIM")
    path = write_csv(tmp_path / "plan.csv", "Date,Start,End,Title EN,Transport", f"2001-10-01,{times},{title},flight")
    incoming = preview(works, path, "itinerary", mission="JIM-2001")
    unknown = "it is not known where the flight leaves or lands" in " ".join(incoming.preview.remarks)
    assert unknown == (title in {"Narita - Atlantis", "Flight JL409"})
    services.imports.apply(works, incoming)
    (item,) = plan(works, "JIM-2001").items()
    assert (item.zone, item.end_zone) == zones
    starts, ends = (
        dates.to_utc(each.date(), each.time(), zone) for each, zone in zip((item.start, item.end), zones, strict=True)
    )
    assert (f"{starts:%H:%M}", f"{ends:%H:%M}") == instants
    assert 0 < (ends - starts).total_seconds() < 24 * 3600
    assert results(preview(works, path, "itinerary", mission="JIM-2001")) == {"same": [2]}


def test_a_coach_keeps_the_zone_of_the_mission(works, tmp_path):
    add_mission(works, "JIM-2001", "2001-10-01", "2001-10-10", programme="JIM")
    path = write_csv(tmp_path / "plan.csv", "Date,Start,Title EN,Transport", "2001-10-02,09:00,Rome - Milan,coach")
    services.imports.apply(works, preview(works, path, "itinerary", mission="JIM-2001"))
    (item,) = plan(works, "JIM-2001").items()
    assert (item.zone, item.end_zone) == ("Europe/Brussels", "Europe/Brussels")


def test_a_time_that_a_spring_night_leaves_out_is_a_problem_of_its_row(works, tmp_path):
    values = {"code": "EU-1", "title": "Europe", "first_day": "2027-03-28", "last_day": "2027-03-29"}
    values |= {"direction": "Japan to EU", "zone": "Europe/Brussels"}
    works.run("New mission", lambda work: services.missions.new(work, values=values))
    lines = ["Date,Start,Title EN", "2027-03-28,02:30,Gap", "2027-03-28,09:00,Breakfast"]
    path = write_csv(tmp_path / "night.csv", *lines)
    incoming = preview(works, path, "itinerary", mission="EU-1")
    assert results(incoming) == {"problem": [2], "new": [3]}
    [problem] = incoming.preview.rows[0].problems
    assert "02:30 does not exist" in problem.reason
    assert services.imports.apply(works, incoming, only_good=True).added == 1


def test_a_programme_of_another_year_is_told_before_it_is_imported(with_hosts, tmp_path):
    rows = ("2014-05-09,09:00,10:00,Opening", "2014-05-10,09:00,10:00,Visit", "2027-03-15,09:00,10:00,Now")
    path = write_csv(tmp_path / "plan.csv", "Date,Start,End,Title", *rows)
    incoming = preview(with_hosts, path, "itinerary")
    assert "2 rows lie outside the mission of 15–26 March 2027: 9–10 May 2014." in incoming.preview.remarks
    without = incoming.skipping(2).skipping(3)
    assert not [words for words in without.preview.remarks if "outside" in words]
