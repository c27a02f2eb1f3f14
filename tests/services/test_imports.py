"""Bringing lists in: nothing before it is asked, then all of it in one step, or nothing."""

from __future__ import annotations

from dataclasses import replace

import openpyxl
import pytest

from eujc_desktop import services
from eujc_desktop.common.errors import Conflict, Refused
from eujc_desktop.common.said import say
from eujc_desktop.store import bulk
from tests.effort import effort
from tests.services.importing import (
    CODE,
    INPUT,
    MESSY,
    add_mission,
    bring,
    by_mail,
    people,
    preview,
    results,
    told,
    write_csv,
)

HEAD = "Family name,Given name,E-mail,Date of birth"


def roll(path, count, *, bad=()):
    """A list of people; the rows in `bad` have a birth date that is none."""
    lines = [
        f"Name{n},Given{n},p{n}@example.org,{'31.02.1980' if n in bad else '01.02.1980'}" for n in range(2, count + 2)
    ]
    return write_csv(path, HEAD, *lines)


# --- all, only the good, or nothing ----------------------------------------------------------------------------------


def test_a_preview_writes_nothing(office):
    before = office.version()
    preview(office, "applications-en.xlsx")
    preview(office, "hosts-ja.xlsx", "companies")
    preview(office, "programme-wcm-2027.xlsx", "itinerary")
    assert office.version() == before


def test_refused_whole_while_rows_need_a_decision(with_applicants):
    incoming = preview(with_applicants, MESSY)
    before = people(with_applicants)
    with pytest.raises(Refused, match="2 rows have problems"):
        services.imports.apply(with_applicants, incoming)
    assert people(with_applicants) == before


def test_rows_that_only_add_are_counted_as_completed(with_applicants):
    incoming = preview(with_applicants, "flights-unicode.txt")
    completed = [row.number for row in incoming.preview.rows if row.completes]
    assert completed
    assert services.import_report.as_data(incoming)["completed"] == len(completed)
    done = bring(with_applicants, "flights-unicode.txt")
    assert (done.completed, done.unchanged) == (len(completed), 0)
    assert f"{len(completed)} completed" in done.words
    assert with_applicants.steps()[0].label == "Import 6 participants from flights-unicode.txt"


def test_somebody_known_from_another_mission_is_counted_as_completed(with_applicants, tmp_path):
    add_mission(with_applicants, "WCM-2028", "2028-03-15", "2028-03-26")
    mail, row = next(iter(by_mail(with_applicants).items()))
    path = write_csv(tmp_path / "list.csv", "E-mail,Family name", f"{mail},{row['person.family_name']}")
    done = bring(with_applicants, path, mission="WCM-2028")
    assert (done.completed, done.unchanged) == (1, 0)
    again = bring(with_applicants, path, mission="WCM-2028")
    assert (again.completed, again.unchanged) == (0, 1)


def test_an_import_is_one_step_back_and_one_forward(with_applicants):
    steps, before = len(with_applicants.steps()), people(with_applicants)
    bring(with_applicants, MESSY)
    after = people(with_applicants)
    assert len(with_applicants.steps()) == steps + 1
    assert with_applicants.steps()[0].label == f"Import 28 participants from {MESSY}"
    with_applicants.undo()
    assert plain(people(with_applicants)) == plain(before)
    with_applicants.redo()
    assert plain(people(with_applicants)) == plain(after)


def test_an_import_is_listed_and_taken_back_days_later_unless_something_was_built_on_it(with_applicants):
    works = with_applicants
    before = people(works)
    step = bring(works, MESSY).step
    works.run("Elsewhere", lambda work: services.missions.new(work, {**MISSION, "code": "LATER-1"}))
    taken = services.intake.listing(works)[0]
    assert (taken.step, taken.who, taken.stands) == (step, "Anna Berg", True)
    assert taken.label == f"Import 28 participants from {MESSY}"
    assert taken.added["Person"] == taken.added["Participant"] == 17
    assert taken.changed["Person"] >= 9
    assert taken.changed["Person"] + taken.added["Person"] <= 29
    works.undo(step)
    assert plain(people(works)) == plain(before)
    assert services.intake.listing(works)[0].stands is False
    works.redo()
    ids = works.read(lambda work: services.grids.ids(work, "participants"))
    works.run(
        "Diets", lambda work: [services.grids.change(work, "participants", i, {"person.diet": "halal"}) for i in ids]
    )
    with pytest.raises(Conflict, match=r"“Diet” of .* was changed again by Anna Berg"):
        works.undo(services.intake.listing(works)[0].step)


MISSION = {"programme": "WCM", "title": "Later", "first_day": "2027-03-15", "last_day": "2027-03-26"}


def plain(rows):
    """Rows without their versions, which only grow."""
    return {key: {name: value for name, value in row.items() if name != "versions"} for key, row in rows.items()}


def test_r066_300_rows_with_7_bad_ones(office, tmp_path):
    bad = {5, 50, 51, 120, 200, 288, 301}
    incoming = preview(office, roll(tmp_path / "list.csv", 300, bad=bad))
    assert results(incoming)["problem"] == sorted(bad)
    for number in bad:
        ((severity, column, reason),) = told(incoming, number)
        assert (severity, column) == ("problem", "Date of birth")
        assert "31.02.1980" in reason
    with pytest.raises(Refused):
        services.imports.apply(office, incoming)
    assert by_mail(office) == {}
    done = services.imports.apply(office, incoming, only_good=True)
    assert (done.added, done.left_out) == (293, 7)
    assert by_mail(office).keys() == {f"p{n}@example.org" for n in range(2, 302) if n not in bad}


def test_r067_an_error_midway_leaves_nothing(office, tmp_path, monkeypatch):
    incoming = preview(office, roll(tmp_path / "list.csv", 500))
    insert, before = bulk.insert_many, office.version()

    def breaking(session, model, values):
        insert(session, model, values[:400])
        raise RuntimeError("the disk is gone")

    monkeypatch.setattr(bulk, "insert_many", breaking)
    with pytest.raises(RuntimeError):
        services.imports.apply(office, incoming)
    assert by_mail(office) == {}
    assert office.version() == before


def test_r068_the_second_time_everybody_is_there(office, tmp_path):
    path = roll(tmp_path / "list.csv", 300)
    bring(office, path)
    incoming = preview(office, path)
    assert results(incoming) == {"same": list(range(2, 302))}
    steps = len(office.steps())
    done = services.imports.apply(office, incoming)
    assert (done.added, done.changed, done.unchanged) == (0, 0, 300)
    assert len(office.steps()) == steps


def test_undo_of_300_rows_takes_no_longer_than_they_took(office, tmp_path):
    path = roll(tmp_path / "list.csv", 300)
    bring(office, roll(tmp_path / "few.csv", 10))
    office.undo()
    assert effort(lambda: bring(office, path)) > effort(office.undo)
    assert by_mail(office) == {}


def test_time_to_preview_grows_with_the_rows_and_no_faster(office, tmp_path):
    def previewing(count):
        path = roll(tmp_path / f"{count}.csv", count)
        return effort(lambda: preview(office, path))

    previewing(10)
    assert previewing(4000) < 12 * previewing(400)


def test_a_faster_colleague_makes_the_preview_untrue(with_applicants):
    incoming = preview(with_applicants, "applications-update.csv")
    bring(with_applicants, "flights-unicode.txt")
    with pytest.raises(Conflict, match="changed since the list was read"):
        services.imports.apply(with_applicants, incoming, only_good=True)


def test_a_list_with_nothing_to_import_says_so(office, tmp_path):
    path = write_csv(tmp_path / "list.csv", HEAD, ",,,31.02.1980")
    with pytest.raises(Refused, match="no row to import"):
        services.imports.apply(office, preview(office, path), only_good=True)


# --- headers ---------------------------------------------------------------------------------------------------------


def test_a_header_of_two_rows_with_merged_cells(office, tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    for line in (
        ("受入企業一覧",),
        ("会社名", "担当者①", None, "担当者②", None),
        (None, "氏名", "ふりがな", "氏名", "ふりがな"),
        ("株式会社新星", "山田 太郎", "やまだ たろう", "鈴木 花子", "すずき はなこ"),
    ):
        sheet.append(line)
    for block in ("A1:E1", "A2:A3", "B2:C2", "D2:E2"):
        sheet.merge_cells(block)
    book.save(tmp_path / "list.xlsx")
    incoming = preview(office, tmp_path / "list.xlsx", "companies")
    assert incoming.preview.header_row == 3
    assert [(column.heading, column.key) for column in incoming.preview.columns] == [
        ("会社名", "organisation.name_ja"),
        ("氏名", "contact1.native_name"), ("ふりがな", "contact1.kana_name"),
        ("氏名", "contact2.native_name"), ("ふりがな", "contact2.kana_name"),
    ]  # fmt: skip
    assert results(incoming) == {"new": [4]}


@pytest.mark.parametrize(
    ("what", "words"),
    [("participants", "Family name"), ("companies", "Company"), ("itinerary", "Title EN")],
)
def test_a_header_without_the_column_that_counts(office, tmp_path, what, words):
    path = write_csv(tmp_path / "list.csv", "Transport,Mobile,Website,City,Dress,Diet,Start", "a,1,b,x,c,d,9:00")
    with pytest.raises(Refused, match="names no column") as refused:
        preview(office, path, what)
    assert "list.csv" in str(refused.value)
    assert words in str(refused.value)


def test_no_header_at_all(office, tmp_path):
    with pytest.raises(Refused, match="has no row that names columns known here"):
        preview(office, write_csv(tmp_path / "list.csv", "a,b", "1,2"))


# --- files of other sorts --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("what", ["participants", "companies", "itinerary"])
@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("b2b-wishes.xlsx", "the wishes of a partnering day (sheet “Wishes”)"),
        ("attendance-wcm.xlsx", "the attendance of people by day (sheet “Attendance”)"),
        ("history.xlsx", "figures of past activities (sheet “Activities”)"),
    ],
)
def test_lists_of_another_sort_are_refused_by_name(with_applicants, name, words, what):
    before = with_applicants.version()
    with pytest.raises(Refused) as refused:
        preview(with_applicants, name, what)
    assert words in str(refused.value)
    assert f"not a{'n' if what == 'itinerary' else ' list of ' + what}" in str(refused.value)
    assert with_applicants.version() == before


def test_a_sheet_of_such_a_file_can_be_named(with_applicants):
    firms = preview(with_applicants, "b2b-wishes.xlsx", "companies", sheet="Japanese companies")
    assert firms.preview.counts["new"] == 40
    deposits = preview(with_applicants, "attendance-wcm.xlsx", sheet="Reports and deposits")
    # Names alone are no proof: each is asked about, and none is made a second time.
    assert deposits.preview.counts["duplicate"] + deposits.preview.counts["problem"] == 24
    with pytest.raises(Refused, match="the attendance of people"):
        preview(with_applicants, "attendance-wcm.xlsx", sheet="Attendance")


def test_photos_are_no_list(office):
    with pytest.raises(Exception, match="not a list this program can read"):
        preview(office, INPUT / "photos" / "ounapuu_kulli.png")


# --- what the terminal and the window are told -----------------------------------------------------------------------


def test_a_preview_as_data(with_applicants):
    data = services.import_report.as_data(preview(with_applicants, MESSY))
    assert (data["file"], data["sheet"], data["header_row"]) == (MESSY, "Inscriptions", 6)
    assert data["counts"]["new"] == 17
    rows = {row["row"]: row for row in data["rows"]}
    assert rows[26]["result"] == "problem"
    (problem,) = rows[26]["problems"]
    assert (problem["column"], problem["value"]) == ("Expire le", "31/02/2030")
    assert problem["reason"]
    assert problem["cure"]
    assert rows[23]["match"]["by"] == "same name, same birth date and same company"
    assert data["left_out"][0] == {"row": 38, "reason": "a total"}


def test_every_problem_names_its_column_and_its_cure(with_applicants):
    for name in (MESSY, "applications-update.csv"):
        for problem in preview(with_applicants, name).preview.problems:
            assert problem.column
            assert problem.reason
            assert problem.cure or problem.severity != "problem"


def test_a_preview_as_lines(with_applicants):
    lines = services.import_report.as_lines(preview(with_applicants, MESSY))
    assert (
        lines[0]
        == f"{MESSY}, sheet “Inscriptions”: 17 new, 9 changed, 2 same, 1 duplicate, 2 problem (2 of the same completed)"
    )
    assert (
        "    Expire le: “31/02/2030” is no day of the calendar. Correct the value, or import the row without it."
        in lines
    )
    assert "Row 23, Rehacek Zdenek: duplicate (Řeháček Zdeněk, same name, same birth date and same company)" in lines
    update = services.import_report.as_lines(preview(with_applicants, "applications-update.csv"))
    assert update[0].startswith("applications-update.csv: ")


def test_a_probable_duplicate_says_why_and_what_to_do(with_applicants):
    rows = services.import_report.as_data(preview(with_applicants, MESSY))["rows"]
    (found,) = next(row for row in rows if row["row"] == 23)["problems"]
    assert (found["column"], found["value"]) == ("Nom de famille", "REHACEK")
    assert found["reason"] == "may be Řeháček Zdeněk (same name, same birth date and same company)"
    assert found["cure"] == "Say whether it is the same person, or skip the row."


def test_problem_rows_as_a_workbook(with_applicants, tmp_path):
    path = services.import_report.save_problem_rows(preview(with_applicants, MESSY), tmp_path / "look.xlsx")
    rows = list(openpyxl.load_workbook(path).active.iter_rows(values_only=True))
    assert [row[0] for row in rows[1:]] == ["23", "26", "36"]
    assert rows[0][3] == "Nom de famille"
    assert "no day of the calendar" in rows[2][-2]
    assert rows[2][-1] == "Correct the value, or import the row without it."
    assert "may be Řeháček Zdeněk" in rows[1][-2]


def test_problem_rows_that_were_mended_come_back_cleanly(with_applicants, tmp_path):
    path = services.import_report.save_problem_rows(preview(with_applicants, MESSY), tmp_path / "look.xlsx")
    book = openpyxl.load_workbook(path)
    sheet = book.active
    at = {cell.value: cell.column for cell in sheet[1]}
    numbers = {sheet.cell(row, at["Row"]).value: row for row in range(2, sheet.max_row + 1)}
    sheet.cell(numbers["26"], at["Expire le"]).value = "28/02/2030"
    sheet.cell(numbers["36"], at["Nom de famille"]).value = "Trzciński"
    book.save(path)
    back = preview(with_applicants, path)
    assert results(back) == {"changed": [3], "same": [4], "duplicate": [2]}
    assert services.imports.apply(with_applicants, back, only_good=True).words == "1 changed, 1 completed, 1 left out"


def test_only_new_people_come_in_where_known_ones_shall_stay(with_applicants):
    before = people(with_applicants)
    incoming = replace(preview(with_applicants, MESSY), updating=False)
    done = services.imports.apply(with_applicants, incoming, only_good=True)
    assert (done.added, done.changed, done.left_out) == (17, 0, 14)
    after = people(with_applicants)
    assert {key: after[key] for key in before} == before
    with_applicants.undo()


def test_a_column_left_aside_on_purpose_stays_so_for_the_next_file(with_applicants):
    incoming = preview(with_applicants, MESSY)
    index = next(column.index for column in incoming.preview.columns if column.heading == "Régime")
    learned = incoming.with_column(index, "").draft.learned()
    assert learned["Régime"] == ""
    again = preview(with_applicants, MESSY, remembered=learned)
    assert {column.heading: column.key for column in again.preview.columns}["Régime"] == ""
    back = again.with_matches({"Régime": "person.diet"})
    assert results(back) == results(incoming)


def test_a_skipped_row_is_counted_and_brought_back(with_applicants):
    incoming = preview(with_applicants, MESSY)
    without = incoming.skipping(36)
    assert without.preview.counts["skipped"] == 1
    assert [(row.number, row.title) for row in without.preview.rows if row.result == "skipped"] == [(36, "Wojciech")]
    assert results(without.bringing_back(36)) == results(incoming)


# --- what was copied ------------------------------------------------------------------------------------------------


def pasted(text, html="", headings=()):
    return services.imports.copied(say("copied cells"), text, html, headings)


def test_cells_copied_from_a_sheet_come_in_like_a_sheet(office):
    text = 'Nom de famille\tPrénom\tE-mail\tRégime\r\nBERG\tAnna\ta.berg@example.org\t"vegan\nplease"\r\n'
    incoming = services.imports.preview(office, pasted(text), "participants", mission=CODE)
    assert results(incoming) == {"problem": [2]}
    incoming = incoming.corrected(2, "person.diet", "vegan")
    assert services.imports.apply(office, incoming).added == 1
    step = office.steps()[0]
    assert step.label == "Import 1 participant from copied cells"
    assert step.title.values["file"].template == "copied cells"  # not data: said in the language of the window


def test_a_table_is_read_where_the_text_has_no_cells_or_torn_quotes(office):
    html = "<html><table><tr><th>Family name<th>E-mail</tr><tr><td>O&#39;Neill<br></td><td>o@example.org</table><p>x"
    for text in ("Family name E-mail", 'Family name\tE-mail\n"O\to@example.org'):
        incoming = services.imports.preview(office, pasted(text, html), "participants", mission=CODE)
        [row] = incoming.preview.rows
        assert (row.number, row.values["person.family_name"]) == (2, "O'Neill")


def test_copied_cells_without_headings_take_those_of_the_table(office):
    headings = ("Family name", "Given name", "E-mail")
    text = "Berg\tAnna\ta.berg@example.org\nItō\tKen\tk.ito@example.org"
    incoming = services.imports.preview(office, pasted(text, headings=headings), "participants", mission=CODE)
    assert results(incoming) == {"new": [2, 3]}
    with pytest.raises(Refused, match="no cells on the clipboard"):
        services.imports.preview(office, pasted(" \n"), "participants", mission=CODE)
