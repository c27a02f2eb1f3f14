"""Whom a row is about, and what its cells say: known, probably known, odd, or wrong."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import openpyxl
import pytest

from eujc_desktop import services
from tests.services.importing import (
    add_mission,
    bring,
    by_mail,
    people,
    preview,
    results,
    row_of,
    told,
    write_csv,
)

HEAD = "Family name,Given name,E-mail,Date of birth"


# --- whom a row is about ---------------------------------------------------------------------------------------------


@pytest.fixture
def with_anna(office, tmp_path):
    lines = (
        "Submission ID,Family name,Given name,E-mail,Date of birth,Passport no.,Company",
        "A-1,Berg,Anna,anna@example.org,1980-02-01,X100,Nova",
    )
    bring(office, write_csv(tmp_path / "anna.csv", *lines))
    return office


@pytest.mark.parametrize(
    ("head", "line", "result", "by"),
    [
        ("Submission ID,Family name", "a-1,BERG", "same", "application number"),
        ("Family name,Given name,E-mail", "Berg,Anna,ANNA@example.org", "same", "e-mail"),
        ("Family name,Given name,Passport no.", "Berg,Anna,X1O0", "changed", "passport"),
        ("Family name,Given name,Date of birth", "berg,anna,01.02.1980", "same", "name and birth date"),
        (
            "Family name,Given name,Date of birth",
            "Bergh,Anna,01.02.1980",
            "duplicate",
            "name alike and same birth date",
        ),
        ("Family name,Given name", "Berg,Anna", "duplicate", "same name"),
        ("Family name,Given name", "Anna,Berg", "duplicate", "same name"),
        ("Family name,Given name,Company", "Bergh,Anna,Nova", "duplicate", "name alike and same company"),
        ("Family name,Given name,Date of birth", "Berg,Anna,01.02.1999", "new", None),
        ("Family name,Given name,E-mail", "Sato,Kenji,anna@example.org", "duplicate", "same e-mail, another name"),
        ("Family name,Given name,E-mail", "Berg-Lund,Anna,anna@example.org", "changed", "e-mail"),
        ("Given name,E-mail", "Anna,anna@example.org", "same", "e-mail"),
        ("Family name,Given name", "Sato,Kenji", "new", None),
    ],
)
def test_recognition(with_anna, tmp_path, head, line, result, by):
    incoming = preview(with_anna, write_csv(tmp_path / "list.csv", head, line))
    (row,) = incoming.preview.rows
    assert (row.result, row.match.by if row.match else None) == (result, by)


def test_a_mail_shared_by_two_people_never_merges_them(with_anna, tmp_path):
    path = write_csv(tmp_path / "list.csv", "Family name,Given name,E-mail", "Sato,Kenji,anna@example.org")
    incoming = preview(with_anna, path)
    assert incoming.needs_a_decision
    services.imports.apply(with_anna, incoming.deciding(2, same=False))
    names = sorted(row["person.family_name"] for row in people(with_anna).values())
    assert names == ["Berg", "Sato"]


def test_somebody_twice_in_one_list(office, tmp_path):
    lines = ("Berg,Anna,anna@example.org,", "Berg,Anna,anna@example.org,", "Sato,Kenji,anna@example.org,")
    incoming = preview(office, write_csv(tmp_path / "list.csv", HEAD, *lines))
    assert results(incoming) == {"new": [2, 4], "problem": [3]}
    ((_, _, reason),) = told(incoming, 3)
    assert reason == "is about the same as row 2 (e-mail)"


def test_two_rows_about_a_known_person_have_to_agree(with_anna, tmp_path):
    head = "E-mail,Mobile,Arrival flight"
    lines = ("anna@example.org,+32 1,", "anna@example.org,+32 1,JL 1", "anna@example.org,+32 2,")
    incoming = preview(with_anna, write_csv(tmp_path / "list.csv", head, *lines))
    assert results(incoming) == {"changed": [2, 3], "problem": [4]}
    ((_, column, reason),) = told(incoming, 4)
    assert column == "Mobile"
    assert "row 2" in reason
    assert "says something else in “Mobile”" in reason


def test_somebody_of_another_mission_is_known_and_joins_this_one(with_anna, tmp_path):
    add_mission(with_anna, "WCM-2028", "2028-03-13", "2028-03-24")
    path = write_csv(tmp_path / "list.csv", "Family name,Given name,E-mail", "Berg,Anna,anna@example.org")
    incoming = preview(with_anna, path, mission="WCM-2028")
    assert results(incoming) == {"same": [2]}
    services.imports.apply(with_anna, incoming)

    def count(work):
        return len(services.grids.ids(work, "participants", mission_id=services.missions.by_code(work, "WCM-2028").id))

    assert with_anna.read(count) == 1


# --- cells -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["Null", "NA", "N/A", "None", "True", "nan", "007", "-", "Total"])
def test_r063_names_that_look_like_something_else(office, tmp_path, name):
    book = openpyxl.Workbook()
    for cells in (("Family name", "Given name", "E-mail"), (name, name, "x@example.org")):
        book.active.append(cells)
    book.save(tmp_path / "list.xlsx")
    bring(office, tmp_path / "list.xlsx")
    row = by_mail(office)["x@example.org"]
    assert (row["person.family_name"], row["person.given_name"]) == (name, name)


def test_r064_numbers_in_passport_cells_are_warned_of_row_by_row(office, tmp_path):
    book = openpyxl.Workbook()
    cells = [("Berg", 8012345), ("Sato", 12345678901234567890), ("Kim", "08012345"), ("Lee", None)]
    for line in (("Family name", "Passport no."), *cells):
        book.active.append(line)
    book.save(tmp_path / "list.xlsx")
    incoming = preview(office, tmp_path / "list.xlsx")
    assert [bool(told(incoming, number)) for number in (2, 3, 4, 5)] == [True, True, False, False]
    assert row_of(incoming, 2).values["person.passport_no"] == "8012345"
    assert row_of(incoming, 4).values["person.passport_no"] == "08012345"


def test_r065_formulas_without_value_and_errors_are_named_by_cell(office, tmp_path):
    book = openpyxl.Workbook()
    for line in (("Family name", "Mobile", "Job title"), ("Berg", "=A2", "x"), ("Sato", "1234", "#REF!")):
        book.active.append(line)
    book.active["C3"].data_type = "e"
    book.save(tmp_path / "list.xlsx")
    incoming = preview(office, tmp_path / "list.xlsx")
    assert results(incoming) == {"problem": [2, 3]}
    assert told(incoming, 2) == [("problem", "Mobile", "is a formula without a value (cell B2)")]
    assert told(incoming, 3) == [("problem", "Job title", "is an error of the sheet (cell C3)")]
    lines = services.import_report.as_lines(incoming)
    assert any("Mobile: is a formula without a value" in line for line in lines)
    assert not any("“” is" in line for line in lines)
    assert results(incoming.corrected(2, "person.mobile", "+32 1").without(3, "person.job_title")) == {"new": [2, 3]}


OFFERED = [
    ("E-mail", "eva@example.org / e2@example.org", ["eva@example.org", "e2@example.org"]),
    ("E-mail", "Eva Papp <Eva@example.org>", ["eva@example.org"]),
    ("Date of birth", "30000", ["18 Feb 1982"]),
    ("Diet", "halal + no pork", ["Halal", "No pork", "Put it under “Allergies”"]),
    ("Diet", "Nuts", ["Put it under “Allergies”"]),
]


@pytest.mark.parametrize(("heading", "text", "words"), OFFERED)
def test_what_may_be_meant_by_an_unreadable_cell_is_offered(office, tmp_path, heading, text, words):
    incoming = preview(office, write_csv(tmp_path / "list.csv", f"Family name,{heading}", f"Papp,{text}"))
    [problem] = row_of(incoming, 2).problems
    assert [each.words for each in problem.offers] == words
    for offer in problem.offers:
        mended = row_of(incoming.corrected(2, offer.key, offer.raw), 2)
        assert (mended.result, offer.key in mended.values) == ("new", True)


READ = [
    ("Nationality", "deutsch", "Germany"),
    ("Nationality", "IRL", "Ireland"),
    ("Nationality", "Française", "France"),
    ("Title", "Hr.", "Mr"),
    ("Arrival", "14 March 2027 07:50", "14 Mar 2027"),
    ("Arrival", "2027-03-14 07:50", "14 Mar 2027"),
    ("Departure", "27.3. 10h30", "27 Mar 2027"),
    ("Departure", "27.3.", "27 Mar 2027"),
]


@pytest.mark.parametrize(("heading", "text", "shown"), READ)
def test_cells_are_read_as_people_write_them(office, tmp_path, heading, text, shown):
    incoming = preview(office, write_csv(tmp_path / "list.csv", f"Family name,{heading}", f"Papp,{text}"))
    row, key = row_of(incoming, 2), incoming.preview.columns[1].key
    assert incoming.fields[key].kind.format(row.values[key]) == shown
    clock = {"07:50": "07:50", "10h30": "10:30"}.get(text.split()[-1])
    assert clock is None or f"{row.values[key.replace('_day', '_time')]:%H:%M}" == clock


def test_numbers_that_a_spreadsheet_cut_short_are_asked_about(office, tmp_path):
    path = write_csv(tmp_path / "list.csv", "Family name,Passport no.,Mobile", "Papp,4.37E+11,3.3E+10")
    asked = [reason.split(",")[0] for _, _, reason in told(preview(office, path), 2)]
    assert asked == ["was cut short by a spreadsheet"] * 2


def test_which_of_two_names_is_the_family_name_is_one_button_away(office, tmp_path):
    incoming = preview(office, write_csv(tmp_path / "list.csv", "Name,E-mail", "Papp Éva,eva@example.org"))
    [asked] = row_of(incoming, 2).problems
    assert [each.words for each in asked.offers] == ["The family name is “Éva”", "The family name is “Papp”"]
    mended = row_of(incoming.corrected(2, asked.offers[1].key, asked.offers[1].raw), 2)
    assert (mended.values["person.family_name"], mended.values["person.given_name"]) == ("Papp", "Éva")
    assert mended.problems == ()


def test_how_days_and_decimals_are_written_can_be_said_otherwise(office, tmp_path):
    head, line = "Family name;Arrival;Turnover (EUR m)", "Papp;03/04/2027;1,250"
    incoming = preview(office, write_csv(tmp_path / "list.csv", head, line))
    assert (incoming.preview.day_first, incoming.preview.decimal_comma) == (True, False)
    other = incoming.written(day_first=False, decimal_comma=True).with_column(0, "person.family_name")
    for shown, day, turnover in ((incoming, date(2027, 4, 3), "1250"), (other, date(2027, 3, 4), "1.25")):
        values = row_of(shown, 2).values
        assert (values["participation.arrival_day"], values["organisation.turnover"]) == (day, Decimal(turnover))


def test_hidden_rows_are_told(office, tmp_path):
    book = openpyxl.Workbook()
    for line in (("Family name", "E-mail"), ("Berg", "a@example.org"), ("Sato", "b@example.org")):
        book.active.append(line)
    book.active.row_dimensions[3].hidden = True
    book.save(tmp_path / "list.xlsx")
    assert "Hidden rows are read too: 3." in preview(office, tmp_path / "list.xlsx").preview.remarks


def test_a_serial_before_march_1900_is_asked_about(office, tmp_path):
    book = openpyxl.Workbook()
    for line in (("Family name", "Date of birth"), ("Berg", 60)):
        book.active.append(line)
    book.active["B2"].number_format = "yyyy-mm-dd"
    book.save(tmp_path / "list.xlsx")
    ((severity, column, reason),) = told(preview(office, tmp_path / "list.xlsx"), 2)
    assert (severity, column) == ("question", "Date of birth")
    assert "before March 1900" in reason


def test_columns_of_one_name_are_told_and_one_can_be_chosen(office, tmp_path):
    path = write_csv(tmp_path / "list.csv", "Family name,E-mail,E-mail", "Berg,old@example.org,new@example.org")
    incoming = preview(office, path)
    assert any("Several columns are called “E-mail”" in remark for remark in incoming.preview.remarks)
    assert row_of(incoming, 2).values["person.email"] == "old@example.org"
    assert row_of(incoming.with_column(2, "person.email"), 2).values["person.email"] == "new@example.org"


def test_a_column_is_remembered_by_its_heading(office, tmp_path):
    path = write_csv(tmp_path / "list.csv", "Family name,Given name,Kürzel", "Berg,Anna,Dr")
    incoming = preview(office, path).with_column(2, "person.department")
    learned = incoming.draft.learned()
    assert learned["Kürzel"] == "person.department"
    again = preview(office, path, remembered=learned)
    assert row_of(again, 2).values["person.department"] == "Dr"


def test_dates_that_no_row_explains_are_told(office, tmp_path):
    head = "Family name,Passport expires on"
    path = write_csv(tmp_path / "list.csv", head, "Berg,04/05/2031")
    assert "which no other row confirms; check them" in preview(office, path).preview.remarks[0]
    path = write_csv(tmp_path / "list.csv", head, "Berg,04/05/2031", "Sato,04/25/2031")
    incoming = preview(office, path)
    assert "read month first, as the other rows show" in incoming.preview.remarks[0]
    assert str(row_of(incoming, 2).values["person.passport_expires"]) == "2031-04-05"
    path = write_csv(tmp_path / "list.csv", head, "Berg,04/05/2031", "Sato,04/25/2031", "Kim,25/04/2031")
    assert "though row 3 is written month first; check them" in preview(office, path).preview.remarks[0]


def test_groups_come_in_by_their_letters(office, tmp_path):
    path = write_csv(tmp_path / "list.csv", "Family name,E-mail,Group", "Berg,a@example.org,A", "Sato,b@example.org,B")
    bring(office, path)
    assert {row["person.family_name"]: row["group.letter"] for row in people(office).values()} == {
        "Berg": "A", "Sato": "B",
    }  # fmt: skip
    assert results(preview(office, path)) == {"same": [2, 3]}


def test_a_row_that_names_nobody_is_no_legend_when_much_is_filled(office, tmp_path):
    path = write_csv(tmp_path / "list.csv", "Family name,Company,Mobile,Diet", ",Nova,+32 1,Vegan", ",* see below,,")
    incoming = preview(office, path)
    assert results(incoming) == {"problem": [2]}
    assert incoming.preview.skipped == ((3, "no entry of this list"),)


def test_names_in_one_cell_are_two_names(office, tmp_path):
    path = write_csv(
        tmp_path / "list.csv",
        "Name,E-mail",
        "BERG Anna,a@example.org",
        "Kenji Sato,b@example.org",
        "山田 太郎,c@example.org",
    )
    incoming = preview(office, path)
    assert [told(incoming, number) != [] for number in (2, 3, 4)] == [False, True, False]
    bring(office, path)
    rows = by_mail(office)
    names = {mail[0]: (row["person.family_name"], row["person.given_name"]) for mail, row in rows.items()}
    assert names == {"a": ("BERG", "Anna"), "b": ("Sato", "Kenji"), "c": (None, None)}
    assert rows["c@example.org"]["person.native_name"] == "山田 太郎"
    assert results(preview(office, path)) == {"same": [2, 3, 4]}
