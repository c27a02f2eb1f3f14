"""Files as offices receive them: each planted problem is met as the notes beside them say (tests/data/input/README.md)."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest

from eujc_desktop import services
from eujc_desktop.common.errors import Conflict, Damaged, Refused

INPUT = Path(__file__).parents[1] / "data" / "input"
CODE = "WCM-2027"


@pytest.fixture
def office(works):
    values = {"programme": "WCM", "code": CODE, "title": "WCM", "first_day": "2027-03-15", "last_day": "2027-03-26"}
    works.run("New mission", partial(services.missions.new, values=values))
    return works


def preview(works, name, what="participants", **more):
    return services.imports.preview(works, INPUT / name, what, mission=CODE, **more)


def bring(works, name, what="participants", **more):
    return services.imports.apply(works, preview(works, name, what, **more), only_good=True)


def people(works):
    def read(work):
        mission = services.missions.by_code(work, CODE)
        found = services.grids.ids(work, "participants", mission_id=mission.id)
        return {
            row["participation.application_no"] or row["person.email"]: row
            for row in services.grids.rows(work, "participants", found)
        }

    return works.read(read)


def results(incoming):
    found = {}
    for row in incoming.preview.rows:
        found.setdefault(row.result, []).append(row.number)
    return found


@pytest.fixture
def with_applicants(office):
    bring(office, "applications-en.xlsx")
    return office


def test_clean_applications_all_come_in(office):
    incoming = preview(office, "applications-en.xlsx")
    assert incoming.preview.header_row == 1
    assert incoming.preview.counts["new"] == 41
    assert not incoming.needs_a_decision
    assert [column.heading for column in incoming.preview.columns if not column.key] == ["Mission"]


def test_values_of_the_clean_applications(with_applicants):
    row = people(with_applicants)["APP-0001"]
    assert row["person.family_name"] == "Mühlböck"
    assert row["person.birth_date"] == date(1978, 9, 28)
    assert row["person.nationality"] == "AT"
    assert row["organisation.turnover"] == Decimal("31.40")
    assert row["participation.commitment_letter"] is True
    assert row["person.diet"].label == "No restriction"
    assert people(with_applicants)["APP-0008"]["person.diet"] is None
    assert len(people(with_applicants)) == 41


def test_names_are_kept_as_typed(with_applicants):
    names = {row["person.family_name"] for row in people(with_applicants).values()}
    assert {"Van den Broecke", "Ní Bhriain", "D'Agostino", "van 't Wout", "Ferrer i Boix", "de Vries"} <= names


def test_the_french_list_row_by_row(with_applicants):
    incoming = preview(with_applicants, "applications-fr-messy.xlsx")
    assert incoming.preview.header_row == 6
    assert results(incoming) == {
        "new": [7, 8, 10, 11, 13, 14, 16, 18, 20, 21, 24, 27, 28, 30, 31, 34, 37],
        "changed": [9, 12, 15, 19, 22, 25, 29, 32, 35],
        "same": [17, 33],
        "duplicate": [23],
        "problem": [26, 36],
    }
    assert [number for number, _reason in incoming.preview.skipped] == [38, 40, 41]


@pytest.mark.parametrize(
    ("row", "keys"),
    [
        (9, {"person.mobile"}),
        (12, {"person.passport_no", "person.passport_expires"}),
        (15, {"person.job_title"}),
        (19, {"person.family_name"}),
        (22, {"person.diet"}),
        (25, {"person.email"}),
        (32, {"organisation.name"}),
        (35, {"person.emergency_name", "person.emergency_phone"}),
    ],
)
def test_what_the_french_list_changes(with_applicants, row, keys):
    incoming = preview(with_applicants, "applications-fr-messy.xlsx")
    found = next(each for each in incoming.preview.rows if each.number == row)
    assert {change.key for change in found.changes} == keys


def row_of(incoming, number):
    return next(row for row in incoming.preview.rows if row.number == number)


def test_cells_of_the_french_list(with_applicants):
    incoming = preview(with_applicants, "applications-fr-messy.xlsx")
    values = {number: row_of(incoming, number).values for number in (8, 10, 14, 16, 21, 27, 29, 31, 34, 37)}
    assert values[8]["organisation.name"] == "Fonderies de la Meuse Dorée"
    assert values[8]["person.passport_expires"] == date(2029, 12, 31)
    assert values[10]["person.birth_date"] == date(1979, 9, 5)
    assert values[14]["participation.arrival_day"].year == 2027
    assert values[21]["person.passport_no"] == "8012345"
    assert values[21]["participation.deposit_paid"] == Decimal("500.00")
    assert values[34]["person.shoe_size"] == Decimal("43.33")
    assert values[37]["person.mobile"].startswith("+43")
    assert values[29]["participation.room_mate"] == "Mme Baù"
    assert row_of(incoming, 7).values["participation.arrival_time"] == time(7, 0)
    assert row_of(incoming, 7).values["participation.deposit_paid"] == Decimal("1000.00")
    assert row_of(incoming, 7).values["person.emergency_phone"] == "+33 700 000 500"


@pytest.mark.parametrize(
    ("row", "key", "severity", "words"),
    [
        (8, "organisation.name", "remark", "merged cell"),
        (16, "person.passport_expires", "question", "4 May 2031"),
        (21, "person.passport_no", "question", "leading zeros"),
        (26, "person.passport_expires", "problem", "no day of the calendar"),
        (27, "person.given_name", "question", "Ondrej"),
        (36, "person.family_name", "problem", "is empty"),
        (37, "person.family_name", "question", "ß"),
    ],
)
def test_what_is_told_of_the_french_list(with_applicants, row, key, severity, words):
    incoming = preview(with_applicants, "applications-fr-messy.xlsx")
    told = [each for each in row_of(incoming, row).problems if each.key == key]
    assert [(each.severity, words in each.reason) for each in told] == [(severity, True)]


def test_a_real_date_that_cannot_be_swapped_raises_nothing(with_applicants):
    incoming = preview(with_applicants, "applications-fr-messy.xlsx")
    assert row_of(incoming, 31).problems == ()
    assert row_of(incoming, 31).values["person.passport_expires"] == date(2032, 8, 24)


def test_remarks_are_said_once(with_applicants):
    remarks = " ".join(preview(with_applicants, "applications-fr-messy.xlsx").preview.remarks)
    for words in ("“Pointure”", "“listes”", "day first"):
        assert remarks.count(words) >= 1


def test_refused_whole_while_rows_need_a_decision(with_applicants):
    incoming = preview(with_applicants, "applications-fr-messy.xlsx")
    before = people(with_applicants)
    with pytest.raises(Refused, match="2 rows have problems"):
        services.imports.apply(with_applicants, incoming)
    assert people(with_applicants) == before


def test_only_good_rows_come_in_as_one_step(with_applicants):
    steps = len(with_applicants.steps())
    done = bring(with_applicants, "applications-fr-messy.xlsx")
    assert (done.added, done.changed, done.unchanged, done.left_out) == (17, 9, 2, 3)
    assert len(with_applicants.steps()) == steps + 1
    rows = people(with_applicants)
    assert len(rows) == 58
    assert rows["APP-0007"]["person.passport_expires"] == date(2037, 1, 14)
    # The problem rows changed nothing: the old passport date and the known name stand.
    assert rows["APP-0033"]["person.family_name"] == "Trzciński"
    with_applicants.undo()
    assert len(people(with_applicants)) == 41
    assert people(with_applicants)["APP-0007"]["person.passport_expires"] == date(2027, 3, 24)


def test_imported_twice_everybody_is_known(with_applicants):
    assert results(preview(with_applicants, "applications-en.xlsx")) == {"same": list(range(2, 43))}


def test_a_correction_a_value_left_out_and_a_decision(with_applicants):
    incoming = preview(with_applicants, "applications-fr-messy.xlsx")
    incoming = incoming.corrected(26, "person.passport_expires", "28/02/2030").skipping(36).deciding(23, same=True)
    assert not incoming.needs_a_decision
    services.imports.apply(with_applicants, incoming)
    names = [row["person.family_name"] for row in people(with_applicants).values()]
    assert names.count("Řeháček") + names.count("REHACEK") == 1
    assert len(names) == 58


def test_somebody_else_makes_a_new_person(with_applicants):
    incoming = preview(with_applicants, "applications-fr-messy.xlsx").deciding(23, same=False)
    assert row_of(incoming, 23).result == "new"


def test_a_faster_colleague_makes_the_preview_untrue(with_applicants):
    incoming = preview(with_applicants, "applications-update.csv")
    bring(with_applicants, "flights-unicode.txt")
    with pytest.raises(Conflict):
        services.imports.apply(with_applicants, incoming, only_good=True)


def test_updates_from_a_spoilt_csv(with_applicants):
    incoming = preview(with_applicants, "applications-update.csv")
    assert results(incoming) == {"changed": [2, 3, 4, 6, 7], "same": [5], "new": [8], "problem": [9]}
    assert row_of(incoming, 2).values["person.passport_expires"] == date(2037, 1, 14)
    assert row_of(incoming, 2).values["organisation.turnover"] == Decimal("48.90")
    for number in (5, 6):
        assert "person.family_name" not in row_of(incoming, number).values
        assert any("lost letters" in problem.reason for problem in row_of(incoming, number).problems)
    assert "APP-0999" in row_of(incoming, 8).problems[0].reason
    assert "withdrawn" in row_of(incoming, 9).problems[0].reason


def test_flights_with_breaks_and_tabs_in_cells(with_applicants):
    incoming = preview(with_applicants, "flights-unicode.txt")
    assert len(incoming.preview.rows) == 6
    bring(with_applicants, "flights-unicode.txt")
    late = [
        finding.message
        for finding in with_applicants.read(lambda work: services.checks.of_mission(work, CODE, date(2027, 2, 1)))
        if finding.rule == "arrives late"
    ]
    assert late == []
    bring(with_applicants, "programme-wcm-2027.xlsx", "itinerary")
    late = [
        finding.message
        for finding in with_applicants.read(lambda work: services.checks.of_mission(work, CODE, date(2027, 2, 1)))
        if finding.rule == "arrives late"
    ]
    assert len(late) == 1
    assert "Żahra" in late[0]


def hosts(works):
    def read(work):
        found = services.grids.ids(work, "visits", mission_id=services.missions.by_code(work, CODE).id)
        return {row["organisation.code"]: row for row in services.grids.rows(work, "visits", found)}

    return works.read(read)


@pytest.fixture
def with_hosts(office):
    bring(office, "hosts-ja.xlsx", "companies")
    return office


def test_hosts_in_japanese(with_hosts):
    rows = hosts(with_hosts)
    assert len(rows) == 24
    assert rows["H06"]["organisation.postcode"] == "183-0036"
    assert rows["H13"]["organisation.postcode"] == "450-0002"
    assert rows["H08"]["organisation.phone"] == "03-0000-0208"
    assert rows["H11"]["organisation.name_kana"] == "カリヤデンソウコウボウ"
    assert rows["H17"]["site.max_visitors"] == 12
    assert rows["H21"]["organisation.employees"] == 118
    assert "約118名" in rows["H21"]["organisation.notes"]
    assert rows["H04"]["site.photos"].label == "On request"
    assert rows["H04"]["site.photo_note"] == "許可制"


def test_a_name_without_blank_is_asked(office):
    told = [
        each for each in preview(office, "hosts-ja.xlsx", "companies").preview.problems if "no space" in each.reason
    ]
    assert [each.row for each in told] == [20]


def test_more_contacts_of_known_hosts(with_hosts):
    incoming = preview(with_hosts, "hosts-ja.xlsx", "companies", sheet="担当者")
    assert results(incoming) == {"same": [2, 4], "duplicate": [3, 5], "new": [6]}
    services.imports.apply(with_hosts, incoming, only_good=True)

    def contacts(work):
        found = services.grids.rows(work, "contacts", services.grids.ids(work, "contacts"))
        return {row["contact.native_name"]: row for row in found}

    people_ = with_hosts.read(contacts)
    assert people_["佐々木 健太郎"]["contact.email"] == "k.sasaki@aone.example.org"
    assert "今井 良樹" in people_
    assert "吉野 和代" not in people_


def test_the_whole_programme(with_hosts):
    done = bring(with_hosts, "programme-wcm-2027.xlsx", "itinerary")
    assert done.added == 80
    plan = with_hosts.read(lambda work: services.itineraries.plan(work, services.missions.by_code(work, CODE).id))
    assert [len(day.items) for day in plan.days] == [8, 13, 8, 5, 8, 1, 5, 5, 9, 6, 8, 4]
    night = next(item for item in plan.items() if item.number == 34)
    assert night.ends_next_day
    assert night.groups == ("A",)
    assert not preview(with_hosts, "programme-wcm-2027.xlsx", "itinerary").preview.counts["new"]
    assert len(hosts(with_hosts)) == 24


def test_the_planted_conflicts_are_found_through_the_database(with_hosts):
    bring(with_hosts, "programme-wcm-2027.xlsx", "itinerary")

    def read(work):
        mission = services.missions.by_code(work, CODE)
        numbers = {item.id: item.number for item in services.itineraries.plan(work, mission.id).items()}
        found = services.checks.timetable_of(work, mission.id, date(2026, 12, 1))
        return [
            (each.severity, sorted(numbers[item] or 0 for item in each.items))
            for each in found
            if each.severity != "hint"
        ]

    found = with_hosts.read(read)
    assert ("error", [57, 59]) in found
    assert ("error", [75, 76]) in found
    assert ("error", [65, 66]) in found
    assert ("warning", [65, 67]) in found
    assert [numbers for severity, numbers in found if severity == "error"] == [[75, 76], [57, 59], [65, 66]]


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


@pytest.mark.parametrize("name", REAL)
def test_real_programmes_come_in_without_loss(works, name):
    first, last = REAL[name]
    values = {"code": "REAL", "title": name, "first_day": first, "last_day": last}
    works.run("New mission", partial(services.missions.new, values=values))
    incoming = services.imports.preview(works, INPUT / "real-programmes" / f"{name}.csv", "itinerary", mission="REAL")
    assert incoming.preview.counts["new"] == len(incoming.preview.rows)
    services.imports.apply(works, incoming)
    plan = works.read(lambda work: services.itineraries.plan(work, services.missions.by_code(work, "REAL").id))
    items = {item.number: item for item in plan.items()}
    days = {day.id: day for day in plan.days}
    for row in incoming.preview.rows:
        item, cells = items[row.values["item.number"]], row.cells
        day = days.get(item.day_id or "")
        assert item.title == row.values["item.title"]
        assert item.start == (
            datetime.combine(day.day, row.values["item.start"]) if "item.start" in row.values else None
        )
        assert (item.end is None) == ("item.end" not in row.values)
        for field in ("place", "note", "source", "line", "meeting_point", "address_ja", "title_ja"):
            assert getattr(item, field) == cells.get(f"item.{field}", "").strip()
        assert item.company == cells.get("item.company", "")
        assert "day.number" not in row.values or day.number == row.values["day.number"]
        assert "day.day" not in row.values or day.day == row.values["day.day"]
    paper = services.papers.preview(works, services.papers.Order("programme", "REAL"))
    assert paper.data.startswith(b"%PDF")


@pytest.mark.parametrize("name", ["b2b-wishes.xlsx", "history.xlsx"])
def test_lists_of_another_sort_are_refused_in_words(office, name):
    before = len(office.steps())
    with pytest.raises((Refused, Damaged)):
        services.imports.apply(office, preview(office, name))
    assert len(office.steps()) == before


def test_problem_rows_as_a_workbook(with_applicants, tmp_path):
    import python_calamine

    path = services.imports.save_problem_rows(
        preview(with_applicants, "applications-fr-messy.xlsx"), tmp_path / "look.xlsx"
    )
    rows = python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    assert [row[0] for row in rows[1:]] == ["23", "26", "36"]
    assert "no day of the calendar" in rows[2][-1]
