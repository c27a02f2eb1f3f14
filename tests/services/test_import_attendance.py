"""Sign-in sheets and lists of deposits as they reach an office: each planted oddity is met as the notes beside say."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import partial

import pytest

from eujc_desktop import services
from eujc_desktop.common.errors import Refused
from tests.services.importing import (
    CODE,
    add_mission,
    bring,
    bring_applicants,
    bring_attendance,
    office_with,
    preview,
    results,
    row_of,
    told,
    write_csv,
)

FILE, MONEY = "attendance-wcm.xlsx", "Reports and deposits"
TODAY = date(2027, 6, 1)


@pytest.fixture(scope="module")
def applicants(tmp_path_factory):
    """An office with the applicants of the clean list, to look at only."""
    with office_with(tmp_path_factory.mktemp("attendance"), add_mission, bring_applicants) as works:
        yield works


@pytest.fixture(scope="module")
def days(applicants):
    return preview(applicants, FILE, "attendance")


@pytest.fixture(scope="module")
def money(applicants):
    return preview(applicants, FILE, "attendance", sheet=MONEY)


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """An office after both sheets, with what was asked answered."""
    with office_with(tmp_path_factory.mktemp("written"), add_mission, bring_applicants, bring_attendance) as works:
        yield works


def marks_of(works):
    def read(work):
        sheet = services.attendance.of_mission(work, services.missions.by_code(work, CODE).id)
        names = dict(sheet.people)
        return {(names[key].split()[-1], day.day): (mark.code, mark.reason) for (key, day), mark in sheet.marks.items()}

    return works.read(read)


def column(incoming, number, name):
    """What is said of the cell of a row under a heading."""
    return " | ".join(reason for _, heading, reason in told(incoming, number) if heading == name)


def about(works, name, today=TODAY):
    """What there is to attend to about somebody, by rule."""

    def read(work):
        mission = services.missions.by_code(work, CODE).id
        found = services.travellers.findings(work, mission, today)
        return {each.rule: each.message for each in found if name in each.message}

    return works.read(read)


def test_everybody_is_found_by_name_and_days_by_their_dates(days):
    assert results(days) == {"changed": list(range(2, 25)), "problem": [25]}
    assert dict(days.preview.skipped) == {26: "a total", 28: "no entry of this list"}
    assert sum(each.key.startswith("attendance.day.") for each in days.preview.columns) == 11


def test_an_unknown_mark_is_asked_about(days):
    (problem,) = [each for each in row_of(days, 25).problems if each.severity == "problem"]
    assert (problem.value, [offer.raw for offer in problem.offers]) == ("x", ["P", "H", "A", "E", "L"])
    with pytest.raises(Refused, match="1 row has problems"):
        services.imports.apply(None, days)


def test_marks_come_in_with_their_reasons(written):
    marks = marks_of(written)
    assert marks["Żahra", 15][0] == "A"
    assert marks["Żahra", 15][1].startswith("flight landed")
    assert [marks["Bhriain", day][0] for day in (22, 23, 24, 25, 26)] == ["A"] * 5
    assert marks["Kjærgaard", 24][0] == "E"
    assert marks["D'Agostino", 26] == ("H", "left at 11:30")
    assert marks["Hoffmann", 23][0] == "H"
    assert ("Krishnamurthy", 19) not in marks
    assert ("Szőllősi", 21) not in marks
    assert marks["Szőllősi", 22] == ("P", "")
    assert len(marks) == 24 * 11 - 2


def test_one_undo_takes_a_sheet_back_and_a_second_import_brings_nothing(office):
    bring(office, "applications-en.xlsx")
    bring(office, FILE, "attendance")
    again = preview(office, FILE, "attendance")
    assert again.preview.counts["same"] == 23
    office.undo()
    assert marks_of(office) == {}


def test_attendance_only_asks_for_a_certificate(days):
    assert "certificate of attendance" in column(days, 15, "Certificate asked")
    assert row_of(days, 15).values["participation.certificate_wanted"] is True


def test_reports_and_deposits_are_asked_about_where_they_are_odd(money):
    assert results(money) == {"changed": [2, *range(4, 26)], "problem": [3]}
    assert "not since which day" in column(money, 3, "Report received")
    assert row_of(money, 6).values["participation.deposit_paid"] == Decimal(1000)
    expected = {
        (13, "Paid (EUR)"): "bank charges",
        (17, "Paid (EUR)"): "missing",
        (22, "Paid (EUR)"): "twice",
        (21, "Paid (EUR)"): "another currency",
        (10, "Paid on"): "21 days after",
        (19, "Reference"): "WCM27-018",
        (7, "Report received"): "after",
        (12, "Report received"): "no report",
    }
    for (row, heading), words in expected.items():
        assert words in column(money, row, heading)


def test_what_is_odd_is_attended_to_afterwards(written):
    assert "bank charges" in about(written, "Papadimitriou")["deposit short"]
    assert "EUR 1,000 is missing" in about(written, "Bērziņa")["deposit missing"]
    assert "digits swapped" in about(written, "Hoffmann")["reference odd"]
    assert "18 Mar and 19 Mar, and no report" in about(written, "Õunapuu")["refund in part"]
    assert "EUR 818.18" in about(written, "Õunapuu")["refund in part"]
    assert about(written, "Țurcanu").keys() >= {"refund in part", "report missing"}
    assert "30 May 2027" in about(written, "Řeháček")["report late"]
    assert "report missing" in about(written, "Weißgerber")
    assert "certificate of attendance" in about(written, "Bhriain")["attendance only"]
    assert not about(written, "Mühlböck").keys() & {"deposit short", "refund in part", "report late"}


def test_nobody_is_added_and_another_name_is_asked_about(applicants, tmp_path):
    path = write_csv(
        tmp_path / "in.csv", "Family name,Given name,15/03/2027,27/03/2027", "Nobody,Some,P,P", "Hoffman,Joelle,p,A"
    )
    found = preview(applicants, path, "attendance")
    assert results(found) == {"problem": [2], "duplicate": [3]}
    assert "27/03/2027" in " ".join(found.preview.remarks)
    answered = found.skipping(2).deciding(3, same=True)
    assert results(answered) == {"skipped": [2], "changed": [3]}
    services.imports.apply(applicants, answered)
    assert applicants.undo().label == "Import 1 person's attendance and deposit from in.csv"


def test_a_list_without_days_or_deposits_is_refused(applicants):
    with pytest.raises(Refused, match="names no day"):
        preview(applicants, "flights-unicode.txt", "attendance")


def test_what_was_marked_by_hand_is_shown_as_changed(written):
    def cells(work):
        sheet = services.attendance.of_mission(work, services.missions.by_code(work, CODE).id)
        return [(key, date(2027, 3, 16)) for key, name in sheet.people if "Mühlböck" in name]

    written.run("Mark", partial(services.attendance.mark, marks=dict.fromkeys(written.read(cells), "H")))
    (change,) = row_of(preview(written, FILE, "attendance"), 2).changes
    assert (change.label, change.before, change.after) == ("Tue 16 Mar", "Half day", "Present")
    written.undo()
