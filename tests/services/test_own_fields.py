"""Fields that an office adds to a programme: made, answered, sought, changed, taken away, and all of it undone."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path

import openpyxl
import pytest

from eujc_desktop.common.errors import Conflict, Invalid, Refused
from eujc_desktop.common.progress import silent
from eujc_desktop.fields.conditions import Test
from eujc_desktop.fields.own import own_key
from eujc_desktop.fields.questions import asked, kept, taken
from eujc_desktop.services import (
    bulk,
    first_rows,
    grid_sheets,
    grids,
    history,
    imports,
    merging,
    missions,
    own_fields,
    papers,
    rosters,
    search,
    show,
    travellers,
)
from eujc_desktop.services.letters import gathering
from eujc_desktop.store.work import Work, Works
from tests.services.importing import CODE, add_mission, bring, bring_applicants, office_with, preview

GRID = "participants"
ASKED: dict[str, dict[str, object]] = {
    "text": {"label": "Booth name", "label_ja": "ブース名"},
    "note": {"label": "Why Japan", "sort": "note"},
    "number": {"label": "Samples (kg)", "sort": "number"},
    "yesno": {"label": "Has been to Japan", "sort": "yesno"},
    "day": {"label": "Ready from", "sort": "day"},
    "choice": {"label": "T-shirt", "sort": "choice", "words": "S\nM\nL"},
    "several": {"label": "Workshops", "sort": "several", "words": "Kaizen\nTPM\nDojo"},
}
TYPED = {"text": "Ωmega", "note": "Because\nof lean", "number": "12.5", "yesno": "yes", "day": "30/8/2027",
         "choice": "m", "several": "dojo; Kaizen"}  # fmt: skip
VALUES = {"text": "Ωmega", "note": "Because\nof lean", "number": Decimal("12.50"), "yesno": True,
          "day": date(2027, 8, 30), "choice": "M", "several": ("Kaizen", "Dojo")}  # fmt: skip


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Works]:
    with office_with(tmp_path_factory.mktemp("own"), add_mission, bring_applicants) as works:
        for given in ASKED.values():
            works.run("Add field", lambda work, given=given: own_fields.add(work, "wcm", given))
        yield works


@pytest.fixture
def keys(office: Works) -> dict[str, str]:
    found = office.read(lambda work: own_fields.of_mission(work, mission_id(office)))
    return dict(zip(ASKED, found, strict=True))


def mission_id(works: Works) -> str:
    return works.read(lambda work: missions.by_code(work, CODE).id)


def people(works: Works, **asked_: object) -> list[str]:
    return works.read(lambda work: grids.ids(work, GRID, mission_id=mission_id(works), **asked_))  # type: ignore[arg-type]


def write(works: Works, row: str, values: dict[str, object]) -> None:
    works.run("Answer", lambda work: grids.change(work, GRID, row, values))


def cells(works: Works, row: str, keys: dict[str, str]) -> dict[str, object]:
    (found,) = works.read(lambda work: grids.rows(work, GRID, [row], list(keys.values())))
    return {sort: found[key] for sort, key in keys.items()}


@pytest.fixture
def answered(office: Works, keys: dict[str, str]) -> Iterator[str]:
    """The first participant, who has answered everything; afterwards nobody has."""
    row = people(office)[0]
    write(office, row, {keys[sort]: raw for sort, raw in TYPED.items()})
    yield row
    office.undo()


def test_answers_of_every_sort_are_read_as_typed_and_come_back_as_values(
    office: Works, keys: dict[str, str], answered: str
) -> None:
    assert cells(office, answered, keys) == VALUES
    office.undo()
    assert set(cells(office, answered, keys).values()) == {None}
    office.redo()
    assert cells(office, answered, keys) == VALUES
    fields = office.read(lambda work: grids.fields(work, GRID, mission_id(office)))
    assert fields[keys["several"]].kind.format(VALUES["several"]) == "Kaizen; Dojo"
    assert fields[keys["text"]].section == "Own fields"
    assert list(fields)[-len(keys) :] == list(keys.values())


@pytest.mark.parametrize(
    ("sort", "test", "raw", "found"),
    [
        ("text", "contains", ["ΩMEG"], 1),
        ("text", "begins with", ["x"], 0),
        ("number", "between", ["9", "100"], 1),
        ("number", "after", ["12.50"], 0),
        ("yesno", "is", ["yes"], 1),
        ("yesno", "is", ["no"], 0),
        ("day", "before", ["1 Sep 2027"], 1),
        ("choice", "any of", ["S", "M"], 1),
        ("choice", "none of", ["M"], 40),
        ("several", "contains", ["dojo"], 1),
        ("note", "not empty", [], 1),
        ("note", "empty", [], 40),
    ],
)
def test_answers_are_asked_for_like_any_field(
    office: Works, keys: dict[str, str], answered: str, sort: str, test: Test, raw: list[str], found: int
) -> None:
    fields = office.read(lambda work: grids.fields(work, GRID, mission_id(office)))
    condition = asked(fields[keys[sort]], test, raw)
    assert taken(kept(condition), fields) == condition
    assert (answered in people(office, where=[condition])) == (found == 1)
    counted = office.read(lambda work: grids.counts(work, GRID, {"x": [condition]}, mission_id=mission_id(office)))
    assert counted == {"x": found}


def test_rows_are_sorted_by_answers_as_by_values(office: Works, keys: dict[str, str], answered: str) -> None:
    """Numbers by their size, not by their letters; who has not answered comes last."""
    second = people(office)[1]
    write(office, second, {keys["number"]: "9", keys["choice"]: "S"})
    assert people(office, order=[(keys["number"], False)])[:2] == [second, answered]
    assert people(office, order=[(keys["number"], True)])[:2] == [answered, second]
    assert people(office, order=[(keys["choice"], False)])[:2] == [second, answered]
    office.undo()


def test_answers_are_found_by_their_words(office: Works, answered: str) -> None:
    assert people(office, search="omega") == []
    assert people(office, search="ωmega") == [answered]
    found = office.read(lambda work: search.find(work, "ωmega"))
    person = office.read(lambda work: grids.rows(work, GRID, [answered], [])[0]["records"]["person"])
    assert [(hit.table, hit.id) for hit in found] == [("person", person)]
    assert people(office, search="1250") == []


def test_a_mission_told_to_other_programs_has_the_answers_with_their_names(
    office: Works, keys: dict[str, str], answered: str
) -> None:
    told = office.read(lambda work: show.mission(work, CODE))
    assert told["own_fields"] == {keys[sort]: given["label"] for sort, given in ASKED.items()}
    (row,) = (one for one in told["participants"] if one["id"] == answered)
    assert {sort: row[key] for sort, key in keys.items()} == VALUES


def test_what_is_no_answer_is_refused_by_its_field(office: Works, keys: dict[str, str]) -> None:
    row = people(office)[0]
    with pytest.raises(Invalid) as refused:
        write(office, row, {keys["choice"]: "XL", keys["several"]: "Kaizen; Golf", keys["number"]: "many"})
    problems = refused.value.problems
    assert problems[keys["choice"]] == "“XL” is not one of S, M, L"
    assert problems[keys["several"]] == "“Golf” is not one of Kaizen, TPM, Dojo"
    assert set(problems) == {keys["choice"], keys["several"], keys["number"]}
    with pytest.raises(Conflict, match="T-shirt"):
        office.run("Answer", lambda work: grids.change(work, GRID, row, {keys["choice"]: "S"}, {keys["choice"]: "L"}))


def test_several_answer_at_once(office: Works, keys: dict[str, str]) -> None:
    rows = people(office)[:3]
    edit = bulk.Edit(keys["choice"], "set", "l")
    found = office.read(lambda work: bulk.preview(work, GRID, rows, [edit]))
    assert [(cell.before, cell.after) for cell in found] == [(None, "L")] * 3
    office.run("All L", lambda work: bulk.apply(work, GRID, found))
    assert office.read(lambda work: bulk.shared(work, GRID, rows, [keys["choice"]])) == {keys["choice"]: (True, "L")}
    office.undo()


def test_new_people_come_with_their_answers(office: Works, keys: dict[str, str]) -> None:
    given = {"person.family_name": "Ōtani", keys["number"]: "7"}
    row = office.run("Add", lambda work: grids.add(work, GRID, mission_id(office), given)).result
    assert cells(office, row, keys)["number"] == 7
    office.undo()


def test_a_list_goes_out_with_answers_and_comes_back(
    office: Works, keys: dict[str, str], answered: str, tmp_path: Path
) -> None:
    """The heading is the name of the field, also the Japanese one; what both have changed is asked."""
    shown = ["person.family_name", *keys.values()]
    mission, rows = mission_id(office), people(office)
    data = office.read(lambda work: grid_sheets.workbook(work, GRID, rows, shown, "Own", mission, date(2027, 1, 1)))
    book = openpyxl.load_workbook(io.BytesIO(data))
    (head, *lines) = [row for row in book.active.iter_rows() if any(cell.value for cell in row)]
    at = {cell.value: cell.column for cell in head}
    line = next(row for row in lines if row[at["Booth name"] - 1].value == "Ωmega")
    assert (line[at["Samples (kg)"] - 1].value, line[at["Workshops"] - 1].value) == (12.5, "Kaizen; Dojo")
    head[at["Booth name"] - 1].value = "ブース名"
    line[at["Booth name"] - 1].value = "Alpha"
    line[at["T-shirt"] - 1].value = "XXL"
    book.save(path := tmp_path / "own.xlsx")
    (row,) = [row for row in preview(office, path).preview.rows if row.result != "same"]
    assert [change.label for change in row.changes] == ["Booth name"]
    assert [problem.reason for problem in row.problems] == ["“XXL” is not one of S, M, L"]
    line[at["T-shirt"] - 1].value = "s"
    book.save(path)
    bring(office, path)
    assert cells(office, answered, keys) == {**VALUES, "text": "Alpha", "choice": "S"}
    write(office, answered, {keys["text"]: "Omicron"})
    office.undo()
    office.undo()


def test_history_tells_of_answers_by_their_field_and_puts_them_back(
    office: Works, keys: dict[str, str], answered: str
) -> None:
    write(office, answered, {keys["number"]: "3"})
    told = [one for one in history.of_records(office, [("participation", answered)]) if one.key == keys["number"]]
    assert [(one.label, one.before, one.after) for one in told] == [
        ("Samples (kg)", "12.50", "3"), ("Samples (kg)", "", "12.50"),
    ]  # fmt: skip
    office.run("Back", lambda work: history.revert(work, told[0]))
    assert cells(office, answered, keys)["number"] == Decimal("12.50")
    office.undo()
    office.undo()


def test_two_records_of_one_person_keep_the_answers_of_both(office: Works, keys: dict[str, str], answered: str) -> None:
    other = people(office)[1]
    write(office, other, {keys["number"]: "3", keys["day"]: "1/9/2027"})
    write(office, answered, {keys["day"]: ""})
    ids = office.read(lambda work: [row["records"]["person"] for row in grids.rows(work, GRID, [answered, other], [])])
    plan = office.read(lambda work: merging.plan(work, "person", *ids))
    told = {one.label: (one.keep, one.other, one.side) for one in plan.pair.all_differences() if one.name == "file"}
    assert told == {"Samples (kg)": ("12.50", "3", "other"), "Ready from": ("", "1 Sep 2027", "other")}
    office.run("Merge", lambda work: merging.merge(work, "person", *ids))
    assert cells(office, answered, keys) == {**VALUES, "number": 3, "day": date(2027, 9, 1)}
    for _step in range(3):
        office.undo()
    assert cells(office, answered, keys) == VALUES


def test_a_programme_has_its_own_fields_and_those_of_all(office: Works, keys: dict[str, str]) -> None:
    def said(programme: str | None) -> list[str]:
        return [row.label for row in office.read(lambda work: own_fields.listing(work, programme))]

    every = office.run(
        "Add", lambda work: own_fields.add(work, None, {"label": "Shuttle", "asked": "selection"})
    ).result
    assert said("FOOD") == ["Shuttle"]
    assert said("WCM")[-1] == "Shuttle"
    assert office.run("Copy", lambda work: own_fields.copy(work, "wcm", "food")).result == len(ASKED)
    assert said("food") == said("WCM")
    with pytest.raises(Refused, match="nothing to copy"):
        office.run("Copy", lambda work: own_fields.copy(work, "wcm", "food"))
    last = office.read(lambda work: own_fields.listing(work, "food"))[0]
    office.run("Later", lambda work: own_fields.move(work, last.id, 1))
    assert said("food")[:2] == ["Why Japan", "Booth name"]
    assert said("WCM")[:2] == ["Booth name", "Why Japan"]
    for _step in range(2):
        office.undo()
    office.run("Remove", lambda work: own_fields.remove(work, every))
    assert said("FOOD") == []
    for _step in range(2):
        office.undo()


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"label": "booth NAME"}, "label"),
        ({"label": "ブース名"}, "label"),
        ({"label": "Hall", "label_ja": "ブース名"}, "label_ja"),
        ({"label": "hotel"}, "label"),
        ({"label": "Hall", "label_ja": "ホテル名"}, "label_ja"),
        ({"label": ""}, "label"),
        ({"label": "Hall", "sort": "choice", "words": "A\na"}, "words"),
        ({"label": "Hall", "sort": "colour"}, "sort"),
    ],
)
def test_a_field_that_cannot_be_asked_is_refused(office: Works, given: dict[str, object], field: str) -> None:
    with pytest.raises(Invalid) as refused:
        office.run("Add", lambda work: own_fields.add(work, "WCM", given))
    assert set(refused.value.problems) == {field}


def test_what_is_asked_changes_as_long_as_answers_stay_readable(
    office: Works, keys: dict[str, str], answered: str
) -> None:
    """Words may leave a list that somebody has chosen; another sort would make nonsense of what was answered."""
    field = own_key(keys["choice"]).id
    office.run("Change", lambda work: own_fields.change(work, field, {"label": "Shirt", "words": "S\nL"}))
    shown = office.read(lambda work: grids.fields(work, GRID, mission_id(office)))[keys["choice"]]
    assert (shown.label, shown.kind.format(cells(office, answered, keys)["choice"])) == ("Shirt", "M")
    with pytest.raises(Invalid, match="answers already"):
        office.run("Change", lambda work: own_fields.change(work, field, {"sort": "text"}))
    office.undo()
    assert office.run("Remove", lambda work: own_fields.remove(work, field)).result == 1
    assert keys["choice"] not in office.read(lambda work: grids.fields(work, GRID, mission_id(office)))
    office.undo()
    assert cells(office, answered, keys) == VALUES


@pytest.fixture
def chosen(office: Works, keys: dict[str, str]) -> Iterator[list[str]]:
    """Three who are selected, and two questions that they are asked then, one of which has to be answered."""
    rows = people(office)[:3]

    def select(work: Work) -> list[str]:
        grids.change_many(work, GRID, rows, {"participation.stage": "selected"})
        asked_ = {"asked": "selection"}
        shoes = own_fields.add(work, "WCM", {"label": "Shoes", "label_ja": "靴", "needed": "yes", **asked_})
        room = {"label": "Floor", "sort": "choice", "words": "high\nlow", **asked_}
        return [f"own.text_{shoes}", f"own.choice_{own_fields.add(work, None, room)}"]

    asked_keys = office.run("Select", select).result
    yield [*rows, *asked_keys]
    office.undo()


def owing(works: Works) -> dict[str, tuple[str, str, tuple[str, ...]]]:
    """The findings about answers after selection: by participant the gravity, the field and the letters offered."""
    found = works.read(lambda work: travellers.findings(work, mission_id(works), date(2027, 1, 1)))
    return {
        one.person: (one.severity, one.field, tuple(fix.option for fix in one.fixes if fix.option))
        for one in found
        if one.rule == "second form missing"
    }


def test_who_is_selected_and_has_not_answered_is_told_of_with_a_letter(office: Works, chosen: list[str]) -> None:
    first, second, third, shoes, floor = chosen
    assert owing(office) == dict.fromkeys((first, second, third), ("warning", shoes, ("second-form",)))
    write(office, first, {floor: "high"})
    write(office, second, {shoes: "42"})
    assert owing(office) == dict.fromkeys((first, third), ("warning", shoes, ("second-form",)))
    letters = office.read(
        lambda work: gathering.gathered(work, mission_id(office), "second-form", day=date(2027, 1, 4))
    )
    texts = {one.part_id: [text for each in one.letter.passages for text in each.texts] for one in letters.addressed}
    assert set(texts) == {first, third}
    assert "Shoes" in texts[first]
    assert "Floor (high, low)" not in texts[first]
    assert "Floor (high, low)" in texts[third]
    assert letters.remarks == ()
    again = office.read(
        lambda work: gathering.gathered(work, mission_id(office), "second-form", day=date(2027, 1, 4), one=second)
    )
    assert [remark for remark in again.remarks if "Everything is answered" in remark]
    for _step in range(2):
        office.undo()


def test_the_application_is_complete_when_what_it_needs_is_answered(office: Works, keys: dict[str, str]) -> None:
    row = people(office)[0]
    office.run("Need", lambda work: own_fields.change(work, own_key(keys["day"]).id, {"needed": "yes"}))

    def told() -> set[str]:
        found = office.read(lambda work: travellers.findings(work, mission_id(office), date(2027, 1, 1)))
        return {one.person for one in found if one.rule == "answers missing" and one.field == keys["day"]}

    def asked_for(language: str) -> list[str]:
        read = partial(gathering.gathered, mission_id=mission_id(office), letter="eligibility-query", one=row)
        letters = office.read(lambda work: read(work, day=date(2027, 1, 4), language=language)).addressed
        return [text for passage in letters[0].letter.passages for text in passage.texts]

    assert row in told()
    assert "your answer to “Ready from”" in asked_for("en")
    assert "「Ready from」へのご回答" in asked_for("ja")
    write(office, row, {keys["day"]: "1/9/2027"})
    assert row not in told()
    assert not [text for text in asked_for("en") if "your answer" in text]
    for _step in range(2):
        office.undo()


def test_what_is_asked_after_selection_goes_out_as_a_sheet_for_each_and_comes_back(
    office: Works, chosen: list[str], tmp_path: Path
) -> None:
    first, second, third, shoes, floor = chosen
    order = papers.Order(kind="roster", mission=CODE, cut="second-form", each=True)
    made = papers.make(office, order, tmp_path, silent)
    assert len(made.paths) == 3
    names = office.read(lambda work: grids.rows(work, GRID, [first], ["person.family_name"]))[0]["person.family_name"]
    path = next(path for path in made.paths if names.replace(" ", "") in path.stem.replace("-", "").replace("_", ""))
    book = openpyxl.load_workbook(path)
    sheet = book.active
    head = {cell.value: cell.column for cell in sheet[1]}
    assert {"Shoes / 靴", "Floor"} <= set(head)
    assert sheet.max_row == 2
    assert [rule.formula1 for rule in sheet.data_validations.dataValidation] == ['"high,low"']
    write(office, first, {shoes: "44"})
    sheet.cell(2, head["Shoes / 靴"]).value = "45"
    sheet.cell(2, head["Floor"]).value = "low"
    book.save(path)
    incoming = preview(office, path)
    (row,) = incoming.preview.rows
    assert [(one.key, one.reason.split(":")[0]) for one in row.problems] == [(shoes, "was changed in both places")]
    imports.apply(office, incoming.corrected(row.number, shoes, "45"))
    assert cells(office, first, {"shoes": shoes, "floor": floor}) == {"shoes": "45", "floor": "low"}
    assert set(owing(office)) == {second, third}
    office.undo()
    office.undo()
    roster = office.read(lambda work: rosters.roster(work, mission_id(office), "second-form"))
    assert [heading.key for heading in roster.headings][-2:] == [shoes, floor]
    assert len(roster.rows) == 3


def test_a_mission_that_asks_nothing_later_has_no_such_list(office: Works) -> None:
    with pytest.raises(Refused, match="asks nothing after selection"):
        office.read(lambda work: rosters.roster(work, mission_id(office), "second-form"))


def test_the_first_frame_of_a_start_has_answers_too(tmp_path: Path) -> None:
    """It is read without the tables' own types, so each sort is decoded by how it is stored."""
    with office_with(tmp_path, add_mission) as works:
        mission = mission_id(works)
        for given in ASKED.values():
            works.run("Add field", lambda work, given=given: own_fields.add(work, "WCM", given))
        fields = works.read(lambda work: own_fields.of_mission(work, mission))
        keys = dict(zip(ASKED, fields, strict=True))
        new = {"person.family_name": "Ōtani", **{keys[sort]: raw for sort, raw in TYPED.items()}}
        works.run("Add", lambda work: grids.add(work, GRID, mission, new))
        first_rows.keep(works, tmp_path, tmp_path / "office.db", GRID, mission, ["person.family_name", *keys.values()])
    found = first_rows.read(tmp_path, tmp_path / "office.db")
    assert found is not None
    (row,) = found.rows
    told = {sort: found.fields[key].kind.format(row[key]) for sort, key in keys.items()}
    assert told == {sort: fields[key].kind.format(VALUES[sort]) for sort, key in keys.items()}
