"""The named lists: who stands on them, what they show of them, and that they come back as they went."""

from __future__ import annotations

import io
import re
from datetime import date, datetime
from functools import partial
from pathlib import Path

import openpyxl
import pytest

from eujc_desktop import services
from eujc_desktop.common.errors import NotFound, Refused
from eujc_desktop.exchange.cuts import CUTS
from eujc_desktop.fields.field import Privacy
from eujc_desktop.models.choices import Stage
from eujc_desktop.models.participation import Participation
from eujc_desktop.services import grids, rosters
from eujc_desktop.services.papers import Order
from tests.services.importing import CODE, MESSY, add_mission, bring, bring_applicants, office_with, preview, results

MADE = date(2027, 2, 1)
LISTS = ["host", "fellows", "rooming", "sign-in", "emergency", "finance", "statistics"]
PEOPLE = [name for name in LISTS if name != "statistics"]
MARKERS = {"person.passport_no": "XYZ000777", "person.health_note": "MARKER-HEALTH", "person.notes": "MARKER-NOTES"}


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """An office with 58 people, all confirmed, and an interpreter."""
    with office_with(tmp_path_factory.mktemp("rosters"), add_mission, bring_applicants) as works:
        bring(works, MESSY)
        bring(works, "programme-wcm-2027.xlsx", "itinerary")
        works.run("Confirm", _confirm)
        yield works


def _confirm(work):
    for part in work.session.query(Participation):
        part.stage = Stage.CONFIRMED
    mission = services.missions.by_code(work, CODE)
    person = grids.ids(work, "participants", mission_id=mission.id)[0]
    grids.change(work, "participants", person, MARKERS)
    new = services.people.enrol(work, mission.id, {"person.family_name": "Takanashi"})
    grids.change(work, "participants", new, {"participation.role": "interpreter", "participation.stage": "confirmed"})


def mission_id(works):
    return works.read(lambda work: services.missions.by_code(work, CODE).id)


def roster(works, name):
    return works.read(partial(rosters.roster, mission_id=mission_id(works), cut=name, made=MADE))


def workbook(works, name):
    data = works.read(partial(rosters.workbook, mission_id=mission_id(works), cut=name, made=MADE))
    return openpyxl.load_workbook(io.BytesIO(data))


def table(works, name):
    """The rows of a list by its headings in English."""
    head, *rows = list(workbook(works, name).worksheets[0].iter_rows(values_only=True))
    return [dict(zip(map(_english, head), row, strict=True)) for row in rows]


def _english(heading):
    return str(heading or "").partition(" / ")[0]


def families(works, name):
    return {row["Family name"] for row in table(works, name)}


def test_the_lists_there_are():
    assert [each.name for each in rosters.names()] == [*PEOPLE, "second-form", "statistics"]
    assert [each.name for each in rosters.names() if not each.confidential] == ["statistics"]


def test_a_list_nobody_knows(office):
    with pytest.raises(NotFound, match="no list called poster") as refused:
        roster(office, "poster")
    assert "rooming" in refused.value.cure


@pytest.mark.parametrize("name", PEOPLE)
def test_no_list_shows_what_is_more_private_than_it_may(office, name):
    fields = rosters.fields()
    shown = [heading.key for heading in roster(office, name).headings if heading.kind is not None]
    assert [key for key in CUTS[name].columns if key in shown or key not in CUTS[name].optional] == shown
    assert all(fields[key].privacy <= CUTS[name].most for key in shown)


def test_a_field_that_becomes_private_leaves_the_list_by_itself(office, monkeypatch):
    from dataclasses import replace

    fields = dict(grids.columns("participants"))
    fields["person.nationality"] = replace(fields["person.nationality"], privacy=Privacy.SENSITIVE)
    monkeypatch.setattr(grids, "columns", lambda grid: fields)
    assert "person.nationality" not in [heading.key for heading in roster(office, "host").headings]


@pytest.mark.parametrize("name", LISTS)
def test_r081_what_a_list_does_not_ask_for_is_nowhere_in_its_file(office, name):
    data = office.read(partial(rosters.workbook, mission_id=mission_id(office), cut=name, made=MADE))
    words = " ".join(
        str(cell) for sheet in openpyxl.load_workbook(io.BytesIO(data)) for row in sheet.iter_rows(values_only=True)
        for cell in row if cell is not None
    )  # fmt: skip
    assert MARKERS["person.passport_no"] not in words
    assert MARKERS["person.notes"] not in words
    assert (MARKERS["person.health_note"] in words) == (name == "emergency")
    assert ("Notfall" in words or "+33 700 000 500" in words) == (name == "emergency")


def test_columns_in_which_nobody_has_anything_are_left_out_where_they_can_be(office):
    head = table(office, "rooming")[0]
    assert "Room no." in head
    assert "Loyalty no." not in head
    assert "Shares with" in head


@pytest.mark.parametrize(
    ("name", "never"),
    [
        ("host", {"Date of birth", "Passport no.", "Diet", "Room no.", "Phone", "Mobile", "E-mail", "Allergies"}),
        ("fellows", {"Date of birth", "Passport no.", "Diet", "Phone", "Mobile", "E-mail", "Nationality"}),
        ("rooming", {"Passport no.", "Date of birth", "Allergies", "Health note", "Policy no."}),
        ("sign-in", {"Passport no.", "E-mail", "Mobile", "Diet"}),
        ("finance", {"Passport no.", "Diet", "Allergies"}),
    ],
)
def test_columns_that_never_leave(office, name, never):
    assert not never & set(table(office, name)[0])


def test_hosts_get_only_those_who_have_agreed_to_it(office):
    shown = families(office, "host")
    assert "Mărgineanu" not in shown
    assert "Trzciński" not in shown
    assert "Mühlböck" in shown
    # The French list asks for no consent, so nobody of it can be on the list yet.
    assert "Dufrêne" not in shown
    told = " ".join(roster(office, "host").remarks)
    assert "Left out, since they have not agreed to it" in told
    assert "Ioana-Brândușa Mărgineanu" in told


def test_whom_to_ask_before_a_list_leaves(office):
    told = " ".join(roster(office, "rooming").remarks)
    assert "No consent to data handling yet" in told
    assert "Wojciech Trzciński" in told
    assert "Takanashi" not in told


@pytest.mark.parametrize(
    ("name", "on_it"), [("rooming", True), ("emergency", True), ("host", False), ("finance", False)]
)
def test_who_accompanies_the_mission_has_a_room(office, name, on_it):
    assert ("Takanashi" in families(office, name)) == on_it


def test_who_does_not_go_is_on_no_list_but_that_of_the_money(office):
    before = families(office, "rooming")
    office.run(
        "Withdraw", lambda work: work.get(Participation, _part(work, "Georgieva")).__setattr__("stage", "withdrawn")
    )
    assert before - families(office, "rooming") == {"Georgieva"}
    assert "Georgieva" in families(office, "finance"), "her deposit is here, and is refunded or kept"
    office.undo()


def _part(work, family):
    found = grids.ids(work, "participants", search=family)
    return found[0]


def test_values_are_typed_and_readable(office):
    rows = {row["Family name"]: row for row in table(office, "rooming")}
    row = rows["Dufrêne"]
    assert row["Arrival"].date() == date(2027, 3, 13)
    assert row["Arrival time"].hour == 7
    assert row["Room type"] == "Single"
    assert rows["Georgieva"]["Name in own script"] == "Цветелина Георгиева"
    assert rows["Georgieva"]["Nationality"] == "Bulgaria"
    assert {row["Paid"] for row in table(office, "finance")} == {None, 1000, 500}
    assert {type(row["Mobile"]) for row in table(office, "emergency")} <= {str, type(None)}


def test_the_sign_in_sheet_has_a_column_for_each_day_and_the_signature(office):
    head = list(table(office, "sign-in")[0])
    assert head[6:8] == ["15 Mar", "16 Mar"]
    assert head[-3:] == ["Signature", "ID", "Saved at step"]
    assert len(head) == 6 + 12 + 3


def test_statistics_count_and_name_nobody(office):
    book = workbook(office, "statistics")
    assert book.sheetnames == ["Statistics", "Country by size"]
    words = " ".join(str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row)
    assert "Mühlböck" not in words
    assert "@" not in words
    rows = table(office, "statistics")
    assert {row["Cut"] for row in rows} == {"Country", "Size of the company", "Sector", "Sex", "Status", "Direction"}
    for cut in {row["Cut"] for row in rows}:
        assert sum(row["People"] for row in rows if row["Cut"] == cut) == 58
    (total,) = [row for row in book["Country by size"].iter_rows(values_only=True) if row[0] == "Total"]
    assert total[-1] == 58


def test_sizes_are_counted_by_the_limits_of_the_programme(office, monkeypatch):
    """A programme that names other limits than the EU's has its figures by them."""
    before = {row["Value"] for row in table(office, "statistics") if row["Cut"] == "Size of the company"}
    assert before > {"large"}
    monkeypatch.setattr(rosters, "limits_of", lambda code: () if code == "WCM" else None)
    rows = [row for row in table(office, "statistics") if row["Cut"] == "Size of the company"]
    assert {row["Value"] for row in rows} <= {"large", "unknown"}


@pytest.mark.parametrize("name", ["host", "rooming"])
def test_a_list_for_japan_is_headed_in_both_languages(office, name):
    head = [cell.value for cell in workbook(office, name).worksheets[0][1] if cell.value][1:]
    assert "Nationality / 国籍" in head
    assert [heading for heading in head if not re.search("[ぁ-ヶ一-鿿]", heading)] == ["ID", "Saved at step"]
    assert "/" not in "".join(str(cell.value) for cell in workbook(office, "fellows").worksheets[0][1])


def test_title_version_date_and_confidential_are_on_every_page(office):
    office.run("Edition", lambda work: services.missions.by_code(work, CODE).__setattr__("edition", 2))
    sheet = workbook(office, "host").worksheets[0]
    assert sheet.oddHeader.left.text == "&BVisitor list 訪問者名簿 – WCM-2027&B"
    assert sheet.oddHeader.right.text == "WCM-2027, edition 2, 2027-02-01"
    assert "Confidential" in sheet.oddFooter.left.text
    assert "Confidential" not in workbook(office, "statistics").worksheets[0].oddFooter.left.text
    office.undo()


def test_a_list_says_the_minute_it_was_made(office):
    made = datetime(2027, 2, 1, 9, 5)
    found = office.read(partial(rosters.roster, mission_id=mission_id(office), cut="host", made=made))
    assert found.line.endswith(", 2027-02-01 09:05")
    now = office.read(partial(rosters.roster, mission_id=mission_id(office), cut="host")).line
    assert re.fullmatch(r".*, \d{4}-\d\d-\d\d \d\d:\d\d", now)


def test_the_rooming_list_counts_the_nights(office):
    person = office.read(lambda work: grids.ids(work, "participants", mission_id=mission_id(office)))[0]
    stay = {"participation.check_in": date(2027, 3, 14), "participation.check_out": date(2027, 3, 19)}
    office.run("Stay", lambda work: grids.change(work, "participants", person, stay))
    nights = [row["Nights"] for row in table(office, "rooming")]
    office.undo()
    assert 5 in nights
    assert None in nights


def test_the_emergency_list_brings_the_numbers_to_call(office):
    people, numbers, _who = workbook(office, "emergency").worksheets
    assert (people.title, numbers.title) == ("Emergency list", "Emergency numbers")
    called = {str(row[1]): row[0] for row in numbers.iter_rows(min_row=2, values_only=True) if row[1]}
    assert called.keys() == {"110", "119", "118", "#7119", "050-3816-2787"}
    words = [row[0] for row in numbers.iter_rows(min_row=2, values_only=True)]
    assert "Embassy or consulate of France" in words
    assert "Embassy or consulate of Japan" not in words
    assert "Confidential" in numbers.oddFooter.left.text


@pytest.mark.parametrize(("name", "language"), [*((name, "en") for name in PEOPLE), ("finance", "ja")])
def test_a_list_comes_back_as_it_went(office, name, language, tmp_path):
    path, order = tmp_path / f"{name}.xlsx", Order("roster", CODE, cut=name, language=language)
    services.papers.make(office, order, path)
    incoming = preview(office, path)
    assert results(incoming) == {"same": [row.number for row in incoming.preview.rows]}
    assert {row.match.by for row in incoming.preview.rows} == {"ID"}
    steps = len(office.steps())
    services.imports.apply(office, incoming)
    assert len(office.steps()) == steps


def test_a_list_edited_outside_brings_just_its_changes(office, tmp_path):
    book = workbook(office, "rooming")
    sheet = book.worksheets[0]
    head = [_english(cell.value) for cell in sheet[1]]
    sheet.cell(3, head.index("Room no.") + 1).value = "0815"
    sheet.cell(4, head.index("Family name") + 1).value = "Corrected"
    book.save(tmp_path / "back.xlsx")
    incoming = preview(office, tmp_path / "back.xlsx")
    rows = {row.number: row for row in incoming.preview.rows}
    assert rows[3].fills == ("participation.room_no",)
    assert [change.after for change in rows[4].changes] == ["Corrected"]
    assert rows[4].match.by == "ID"
    assert {row.result for number, row in rows.items() if number > 4} == {"same"}


def edited(office, tmp_path, cells, *, gone="", before=lambda: None):
    """A rooming list that went out, was edited in Excel by family name and column, and is looked at again."""
    book = workbook(office, "rooming")
    before()
    sheet = book.worksheets[0]
    at = {_english(cell.value): cell.column for cell in sheet[1]}
    names = {sheet.cell(row, at["Family name"]).value: row for row in range(2, sheet.max_row + 1)}
    for (family, label), value in cells.items():
        sheet.cell(names[family], at[label]).value = value
    if gone:
        sheet.delete_rows(names[gone])
    book.save(tmp_path / "back.xlsx")
    incoming = preview(office, tmp_path / "back.xlsx")
    return incoming, {row.cells["person.family_name"]: row for row in incoming.preview.rows}


def test_what_somebody_else_did_to_a_list_is_reviewed_cell_by_cell(office, tmp_path):
    cells = {
        ("Georgieva", "Room no."): "0815",
        ("Dufrêne", "Arrival"): "13.03.2027",
        ("Dufrêne", "Room type"): "double",
        ("Dufrêne", "Family name"): "Dufresne",
    }
    incoming, rows = edited(office, tmp_path, cells, gone="Mühlböck")
    assert rows["Georgieva"].fills == ("participation.room_no",)
    row = rows["Dufresne"]
    assert [(each.label, each.before, each.after) for each in row.changes] == [
        ("Family name", "Dufrêne", "Dufresne"),
        ("Room type", "Single", "Double"),
    ]
    assert incoming.preview.gone == ("Mühlböck Elisabeth",)
    assert "Nobody is removed" in incoming.preview.remarks[0]
    refused = incoming.without(row.number, "person.family_name")
    [now] = [each for each in refused.preview.rows if each.number == row.number]
    assert [change.label for change in now.changes] == ["Room type"]
    assert now.left == {"person.family_name": "Dufresne"}
    again = refused.restored(row.number, "person.family_name")
    assert again.preview == incoming.preview


def test_emptied_cells_are_asked_about_and_taken_one_by_one(office, tmp_path):
    cells = {("Georgieva", "Nationality"): None, ("Georgieva", "Family name"): "Georgieva", ("Dufrêne", "Hotel"): None}
    stay = {"participation.hotel": "白金ガーデン"}
    dufrene = office.read(lambda work: grids.ids(work, "participants", search="Dufrêne"))
    office.run("Stay", lambda work: grids.change_rows(work, "participants", dict.fromkeys(dufrene, stay)))
    incoming, rows = edited(office, tmp_path, cells)
    row = rows["Georgieva"]
    [asked] = row.problems
    assert (asked.severity, row.result) == ("question", "same")
    assert asked.reason == "was emptied in the list; “Bulgaria” stays here until you say so"
    assert [(each.raw, each.words) for each in asked.offers] == [("", "Empty it here too"), (None, "Keep “Bulgaria”")]
    nationality, hotel = incoming.preview.emptied[::-1]
    assert {nationality[1], hotel[1]} == {"person.nationality", "participation.hotel"}
    services.imports.apply(office, incoming)
    assert office.read(lambda work: grids.rows(work, "participants", dufrene))[0]["participation.hotel"]
    one = incoming.without(*nationality).emptied(hotel)
    assert one.preview.emptied == ()
    [change] = next(each for each in one.preview.rows if each.number == hotel[0]).changes
    assert (change.label, change.before, change.after) == ("Hotel", "白金ガーデン", "")
    assert services.imports.apply(office, one).words.startswith("1 changed")
    [after] = office.read(lambda work: grids.rows(work, "participants", dufrene))
    assert after["participation.hotel"] is None
    known = office.read(lambda work: grids.ids(work, "participants", search="Georgieva"))
    assert office.read(lambda work: grids.rows(work, "participants", known))[0]["person.nationality"] == "BG"
    office.undo()
    office.undo()


def test_who_came_after_a_list_went_out_is_not_missing_in_it(office, tmp_path):
    new = {"person.family_name": "Zelenka", "participation.stage": "confirmed"}

    def meanwhile():
        office.run("New", lambda work: services.people.enrol(work, mission_id(office), new))

    incoming, _rows = edited(office, tmp_path, {}, gone="Mühlböck", before=meanwhile)
    assert incoming.preview.gone == ("Mühlböck Elisabeth",)
    assert not any("On these lists" in remark for remark in incoming.preview.remarks)
    office.undo()


def test_a_cell_changed_in_both_places_is_asked_and_one_changed_here_alone_stays(office, tmp_path):
    person = office.read(lambda work: grids.ids(work, "participants", search="Georgieva"))[0]
    other = office.read(lambda work: grids.ids(work, "participants", search="Dufrêne"))[0]

    def meanwhile():
        office.run("Here", lambda work: grids.change(work, "participants", person, {"participation.room_type": "twin"}))
        office.run("Here", lambda work: grids.change(work, "participants", other, {"participation.room_type": "twin"}))

    cells = {("Georgieva", "Room type"): "double"}
    incoming, rows = edited(office, tmp_path, cells, before=meanwhile)
    assert (rows["Dufrêne"].result, rows["Dufrêne"].changes) == ("same", ())
    row = rows["Georgieva"]
    [problem] = row.problems
    assert row.result == "problem"
    assert "changed in both places" in problem.reason
    assert [offer.words for offer in problem.offers] == ["Keep “Twin”", "Take “Double”"]
    [keep, take] = problem.offers
    after = [incoming.without(row.number, keep.key), incoming.corrected(row.number, take.key, take.raw)]
    assert keep.raw is None
    kept, taken = (next(each for each in one.preview.rows if each.number == row.number) for one in after)
    assert (kept.result, taken.result) == ("same", "changed")
    assert [(each.before, each.after) for each in taken.changes] == [("Twin", "Double")]
    office.undo()
    office.undo()


def test_a_passport_number_changed_in_both_places_is_kept_whole_and_stays_masked(office, tmp_path):
    key, book = "person.passport_no", workbook(office, "rooming")
    person = office.read(lambda work: grids.ids(work, "participants", search="Georgieva"))[0]
    for number in ("AB0000123", "AB0000124"):
        office.run("Here", lambda work, number=number: grids.change(work, "participants", person, {key: number}))
        if number.endswith("3"):
            book = workbook(office, "rooming")
    sheet = book.worksheets[0]
    sheet.cell(1, sheet.max_column + 1).value = "Passport no."
    at = sheet.max_column
    row = next(cells[0].row for cells in sheet.rows if "Georgieva" in [cell.value for cell in cells])
    sheet.cell(row, at).value = "AB0000777"
    book.save(tmp_path / "back.xlsx")
    incoming = preview(office, tmp_path / "back.xlsx")
    [problem] = next(each for each in incoming.preview.rows if each.number == row).problems
    assert "AB0000124" not in problem.reason
    assert "AB0000123" not in problem.reason
    assert [(offer.raw, offer.words) for offer in problem.offers] == [
        (None, "Keep “AB•••••24”"),
        ("AB0000777", "Take “AB0000777”"),
    ]
    office.undo()
    office.undo()


def test_a_list_is_written_whole_or_not_at_all(office, tmp_path):
    target = tmp_path / "list.xlsx"
    target.write_bytes(b"older")
    made = services.papers.make(office, services.papers.Order("roster", CODE, cut="host"), target)
    assert openpyxl.load_workbook(target).sheetnames[0] == "Visitor list"
    assert any("Left out" in words for words in made.warnings)
    assert [path.name for path in tmp_path.iterdir()] == ["list.xlsx"]


@pytest.mark.parametrize("error", [PermissionError(13, "Permission denied"), OSError(28, "No space left on device")])
def test_r078_a_target_that_is_open_elsewhere_stays_as_it_was(office, tmp_path, monkeypatch, error):
    target = tmp_path / "list.xlsx"
    target.write_bytes(b"older")

    def refuse(self, other):
        raise error

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(Refused, match=r"list\.xlsx") as refused:
        services.papers.make(office, services.papers.Order("roster", CODE, cut="host"), target)
    assert refused.value.cure
    assert target.read_bytes() == b"older"
    assert [path.name for path in tmp_path.iterdir()] == ["list.xlsx"]


HOSTILE = [
    "=1+1", "@SUM(1)", "R&D <b>", "Jean <jean@x.eu>", "NA", "007", "O'Brien; DROP", "%s {0}", "שלום", "𠮷野",
    "</t>", "&amp;", "ß ẞ ı İ", "http://example.org", "{=SUM(A1)}", "1/2", "-", '"quoted"',
]  # fmt: skip


def test_hostile_text_goes_in_and_out_unchanged(works, tmp_path):
    add_mission(works)
    book = openpyxl.Workbook()
    book.active.append(("E-mail", "Family name", "Given name", "Job title", "Company", "Insurer", "Room note"))
    for number, text in enumerate(HOSTILE):
        book.active.append((f"p{number}@example.org", *[text] * 4, text, text))
    for row in book.active.iter_rows():
        for cell in row:
            cell.data_type = "s"
    book.save(tmp_path / "in.xlsx")
    assert bring(works, tmp_path / "in.xlsx").added == len(HOSTILE)
    shown = {row["Family name"]: row for row in table(works, "emergency")}
    assert set(shown) == set(HOSTILE)
    assert all(row["Given name"] == text == row["Insurer"] for text, row in shown.items())
    assert {row["Room note"] for row in table(works, "rooming")} == set(HOSTILE)
    assert {row["Company"] for row in table(works, "finance")} == set(HOSTILE)


def finance_in(works, language):
    asked = partial(rosters.sheets, mission_id=mission_id(works), cut="finance", made=MADE, language=language)
    data = rosters.built(works.read(asked), MADE)
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    head, *rows = list(sheet.iter_rows(values_only=True))
    return sheet, head[: len(head) - 2], rows


def test_the_finance_list_has_one_language_and_everybody_who_stands_on_its_paper(office):
    found = services.deposits.sheet
    accounts = office.read(lambda work: found(work, mission_id(office), date.today())).accounts
    concerned = {key for key, each in accounts.items() if each.standing != "none"}
    kept = next(key for key in concerned if accounts[key].standing == "paid")
    office.run("Withdraw", lambda work: setattr(work.get(Participation, kept), "stage", "withdrawn"))
    sheet, head, rows = finance_in(office, "en")
    assert not re.search("[\u3040-\u9fff]", " ".join([*head, sheet.title, sheet.oddFooter.left.text]))
    assert len(rows) == len(concerned)
    assert {row[head.index("State of the deposit")] for row in rows} <= {
        "paid", "paid in part", "paid too much", "late", "open", "to invoice"}  # fmt: skip
    sheet, head, rows = finance_in(office, "ja")
    assert sheet.title == "保証金一覧 (EUR)"
    assert not re.search("[A-Za-z]", " ".join([*head, sheet.oddFooter.left.text]))
    assert head[:3] == ("番号", "姓", "名")
    assert {"入金済み"} <= {row[head.index("保証金の状況")] for row in rows}
    days = [cells[head.index("入金日")] for cells in sheet.iter_rows(min_row=2)]
    assert {cell.number_format for cell in days if cell.value} == {"yyyy/mm/dd"}
    office.undo()
