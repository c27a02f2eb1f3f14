"""One change for many rows: seen first, row by row, then written as one step."""

from __future__ import annotations

import io
from datetime import date
from functools import partial

import openpyxl
import pytest

from eujc_desktop import services
from eujc_desktop.common.errors import Conflict
from eujc_desktop.fields.kinds import Hints
from eujc_desktop.services.bulk import Edit


def people(office, *names):
    def find(work):
        mission = services.missions.by_code(work, "WCM-2027").id
        return [services.grids.ids(work, "participants", mission_id=mission, search=name)[0] for name in names]

    return office.read(find)


def cells(office, ids, *edits, **how):
    found = office.read(partial(services.bulk.preview, grid="participants", row_ids=ids, edits=edits, **how))
    fields = services.grids.columns("participants")
    return [(cell.row_id, fields[cell.key].kind.format(cell.before), fields[cell.key].kind.format(cell.after))
            for cell in found if not cell.problem], found  # fmt: skip


@pytest.fixture
def three(sample_office):
    return people(sample_office, "berzina", "kjaergaard", "georgieva")


def test_only_rows_that_change_are_shown_and_those_wanted_written_as_one_step(sample_office, three):
    shown, found = cells(sample_office, three, Edit("person.diet", "set", "vegan"))
    assert shown == [(three[1], "No restriction", "Vegan"), (three[2], "Lactose-free", "Vegan")]
    before = sample_office.version()
    sample_office.run("Diet", partial(services.bulk.apply, grid="participants", cells=found[:1]))
    assert sample_office.version() == before + 1
    again, _ = cells(sample_office, three, Edit("person.diet", "empty"))
    assert [words for _id, words, _none in again] == ["Vegan", "Vegan", "Lactose-free"]


def test_words_are_added_and_replaced(sample_office, three):
    languages = Edit("person.languages", "set", "English; French")
    sample_office.run("Set", partial(services.bulk.apply, grid="participants",
                                     cells=cells(sample_office, three[:2], languages)[1]))  # fmt: skip
    shown, _ = cells(sample_office, three[:2], Edit("person.languages", "add", "French; Japanese"))
    assert [after for _id, _before, after in shown] == ["English; French; Japanese"] * 2
    shown, _ = cells(sample_office, three[:2], Edit("person.languages", "replace", "Frisian", "French"))
    assert [after for _id, _before, after in shown] == ["English; Frisian"] * 2
    shown, _ = cells(sample_office, three[:1], Edit("person.health_note", "add", "asks for a lift"))
    assert shown[0][2].endswith("asks for a lift")


def test_what_cannot_be_read_is_named_for_each_row(sample_office, three):
    _, found = cells(sample_office, three, Edit("person.passport_expires", "set", "31/02/2030"))
    assert [cell.problem for cell in found] == ["“31/02/2030” is no day of the calendar"] * 3
    assert sample_office.run("Nothing", partial(services.bulk.apply, grid="participants", cells=found)).result == 0


def test_days_without_a_year_lie_in_that_of_the_mission(sample_office, three):
    _, found = cells(sample_office, three[:1], Edit("participation.check_in", "set", "30 Aug"), hints=Hints(year=2027))
    assert found[0].after == date(2027, 8, 30)


def test_somebody_faster_is_not_written_over(sample_office, three):
    _, found = cells(sample_office, three, Edit("person.diet", "set", "halal"))
    sample_office.run("Faster", partial(services.grids.change_many, grid="participants", row_ids=three[:1],
                                        values={"person.diet": "no pork"}))  # fmt: skip
    before = sample_office.version()
    with pytest.raises(Conflict):
        sample_office.run("Diet", partial(services.bulk.apply, grid="participants", cells=found))
    assert sample_office.version() == before


def test_what_rows_share_is_told(sample_office, three):
    keys = ["participation.stage", "person.diet", "person.helmet_size"]
    found = sample_office.read(partial(services.bulk.shared, grid="participants", row_ids=three, keys=keys))
    assert {key: same for key, (same, _value) in found.items()} == {
        "participation.stage": True, "person.diet": False, "person.helmet_size": True,
    }  # fmt: skip
    assert str(found["participation.stage"][1]) == "confirmed"


def test_what_is_seen_goes_to_excel_in_its_order_and_comes_back(sample_office, three, tmp_path):
    keys = ["person.family_name", "person.given_name", "participation.group_id", "person.passport_expires"]
    keys.append("person.passport_no")  # it stays in the office

    def make(work):
        mission = services.missions.by_code(work, "WCM-2027").id
        return services.grid_sheets.workbook(
            work, "participants", three[::-1], keys, "Participants", mission, date(2027, 1, 2)
        )

    made = sample_office.read(make)
    sheet = openpyxl.load_workbook(io.BytesIO(made)).active
    lines = [[cell.value for cell in line] for line in sheet.iter_rows()]
    assert lines[0] == ["Family name", "Given name", "Group", "Passport until", "ID", "Saved at step"]
    assert [line[0] for line in lines[1:]] == ["Georgieva", "Kjærgaard", "Bērziņa"]
    assert lines[1][3].date() == date(2029, 7, 4)
    sheet.cell(2, 4).value = date(2031, 1, 1)
    sheet.parent.save(tmp_path / "back.xlsx")
    found = services.imports.preview(sample_office, tmp_path / "back.xlsx", "participants", mission="WCM-2027")
    assert [row.result for row in found.preview.rows] == ["changed", "same", "same"]
    assert found.preview.gone == ()


def test_every_field_of_a_list_comes_back_as_it_went(sample_office, three, tmp_path):
    keys = list(services.grids.columns("participants"))

    def make(work):
        mission = services.missions.by_code(work, "WCM-2027").id
        ids = services.grids.ids(work, "participants", mission_id=mission)
        return services.grid_sheets.workbook(
            work, "participants", ids, keys, "Participants", mission, date(2027, 1, 2), masked_too=True
        )

    (tmp_path / "back.xlsx").write_bytes(sample_office.read(make))
    found = services.imports.preview(sample_office, tmp_path / "back.xlsx", "participants", mission="WCM-2027")
    told = [(problem.row, problem.column, problem.reason) for problem in found.preview.problems]
    assert (told, {row.result for row in found.preview.rows}) == ([], {"same"})
