"""A shared server: what lists, people, rooms, selection, labels, consents and imports ask of it, once each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest
from PIL import Image

from eujc_desktop import services
from eujc_desktop.fields.conditions import Condition, Test
from eujc_desktop.fields.questions import asked
from eujc_desktop.models.choices import Stage
from eujc_desktop.services import grid_finding, grids, roll
from eujc_desktop.store.opening import open_store
from eujc_desktop.store.work import Works
from tests.servers import new_database
from tests.services import importing
from tests.services.importing import CODE
from tests.services.test_own_fields import ASKED, TYPED, VALUES

pytestmark = pytest.mark.postgres
TODAY = date(2026, 11, 2)


@pytest.fixture(scope="module")
def works() -> Iterator[Works]:
    with new_database() as address:
        store = open_store(address, "Anna Berg")
        importing.add_mission(store.works)
        importing.bring(store.works, "applications-en.xlsx")
        yield store.works
        store.close()


@pytest.fixture(scope="module")
def mission(works: Works) -> str:
    return works.read(lambda work: services.missions.by_code(work, CODE).id)


@pytest.fixture(scope="module")
def members(works: Works, mission: str) -> list[tuple[str, str]]:
    """Participations with their people, by name."""
    return works.read(lambda work: [(part.id, person.id) for part, person, _ in roll.members_of(work, mission)])


@pytest.mark.parametrize("grid", ["participants", "people", "visits"])
def test_every_column_sorts_and_answers(works: Works, mission: str, grid: str) -> None:
    where = None if grid == "people" else mission
    known = works.read(partial(grids.fields, grid=grid, mission_id=where))
    texts = [key for key, field in known.items() if field.kind.storage == "text" and not hasattr(field.kind, "options")]
    order = [(key, bool(at % 2)) for at, key in enumerate(known)]
    questions = [Condition(key, "contains", "Mü%_") for key in texts] + [Condition(key, "empty") for key in known]
    found = works.read(partial(grid_finding.ids, grid=grid, mission_id=where, order=order))
    assert works.read(partial(grid_finding.ids, grid=grid, mission_id=where, where=questions)) == []
    assert [row["id"] for row in works.read(partial(grids.rows, grid=grid, wanted=found))] == found


def test_fields_of_ones_own_are_answered_asked_for_and_sorted(
    works: Works, mission: str, members: list[tuple[str, str]]
) -> None:
    """Answers lie in the database as text; the server compares them as values of their sort, too."""
    for given in ASKED.values():
        works.run("Add field", partial(services.own_fields.add, programme="WCM", given=given))
    fields = works.read(partial(services.own_fields.of_mission, mission_id=mission))
    keys, (first, second) = dict(zip(ASKED, fields, strict=True)), (members[0][0], members[1][0])
    typed = {keys[sort]: raw for sort, raw in TYPED.items()}
    works.run("Answer", partial(grids.change, grid="participants", row_id=first, values=typed))
    works.run("Answer", partial(grids.change, grid="participants", row_id=second, values={keys["number"]: "9"}))
    (row,) = works.read(partial(grids.rows, grid="participants", wanted=[first], keys=list(fields)))
    assert {sort: row[key] for sort, key in keys.items()} == VALUES
    look = partial(grid_finding.ids, grid="participants", mission_id=mission)
    assert works.read(partial(look, order=[(keys["number"], False)]))[:2] == [second, first]
    questions: list[tuple[str, Test, list[str]]] = [
        ("number", "between", ["10", "13"]), ("yesno", "is", ["yes"]), ("day", "before", ["1 Sep 2027"]),
        ("choice", "any of", ["M"]), ("several", "contains", ["dojo"]), ("text", "contains", ["mega"]),
    ]  # fmt: skip
    asked_ = [asked(fields[keys[sort]], test, raw) for sort, test, raw in questions]
    assert works.read(partial(look, where=asked_)) == [first]
    assert works.read(partial(look, search="Ωmega")) == [first]
    assert next(change.after for change in services.history.of_records(works, [("participation", second)])) == "9"
    works.undo()
    assert works.read(partial(look, where=[Condition(keys["number"], "not empty")])) == [first]


def test_people_are_found_labelled_and_merged(works: Works, mission: str, members: list[tuple[str, str]]) -> None:
    one, other, third = (person for _, person in members[:3])
    assert works.read(lambda work: services.search.find(work, "muhlbock", 8, mission))
    assert works.read(lambda work: services.search.near(work, "muhlbokc"))
    works.run("Make", partial(services.labels.make, name="Alumni", colour="teal"))
    works.run("Put", partial(services.labels.put, people=[one, other], name="Alumni", on=True))
    works.run("Rename", partial(services.labels.rename, before="Alumni", name="Alumna"))
    assert [(row.name, row.people) for row in works.read(services.labels.listing)] == [("Alumna", 2)]
    services.duplicates.in_office(works)
    works.run("Merge", partial(services.merging.merge, table="person", keep_id=other, other_id=third))
    works.undo()
    assert works.read(partial(services.timelines.of_person, person_id=third))


def test_consents_are_kept_with_their_days(works: Works, mission: str, members: list[tuple[str, str]]) -> None:
    values = {"subject": "data", "given": False, "day": TODAY}
    works.run("Answer", partial(services.consents.answer, person_id=members[0][1], values=values))
    standing = works.read(partial(services.consents.standing, person_id=members[0][1]))
    assert [(one.given, one.day) for one in standing if one.subject == "data"] == [(False, TODAY)]
    assert works.read(partial(services.consents.findings, mission_id=mission)) == ()


def test_applicants_are_judged_released_and_promoted(
    works: Works, mission: str, members: list[tuple[str, str]]
) -> None:
    first, second = members[0][0], members[1][0]
    works.run("Begin", partial(services.selection.begin, mission_id=mission))
    sheet = works.read(partial(services.selection.sheet, mission_id=mission, reviewer="A"))
    points = partial(services.selection.score, criterion_id=sheet.criteria[0].id, reviewer="A", points=Decimal(4))
    works.run("Score", partial(points, participation_id=first))
    works.run("Wait", partial(services.selection.decide, ids=[first, second], stage=Stage.WAITING, today=TODAY))
    works.run("Release", partial(services.selection.release, mission_id=mission))
    works.run("Move", partial(services.selection.move, participation_id=second, step=-1))
    assert works.run("Promote", partial(services.selection.promote, mission_id=mission, today=TODAY)).result == second


def test_rooms_and_days_are_kept(works: Works, mission: str) -> None:
    board = works.read(partial(services.rooming.board, mission_id=mission, today=TODAY))
    one = next(guest for guest in board.guests if any(not mate.why_not for mate in board.mates(guest.id)))
    other = next(mate.guest for mate in board.mates(one.id) if not mate.why_not)
    works.run("Share", partial(services.rooming.share, one_id=one.id, other_id=other.id))
    held = {"hotel": "Shirokane Garden", "room_type": "single", "rooms": 2}
    works.run("Hold", partial(services.rooming.add_block, mission_id=mission, given=held))
    assert len(works.read(partial(services.rooming.board, mission_id=mission, today=TODAY)).uses) == 1
    sheet = works.read(partial(services.attendance.of_mission, mission_id=mission, sort="group"))
    cells = {(key, sheet.days[0]): "L" for key, _ in sheet.people}
    works.run("Mark", partial(services.attendance.mark, marks=cells))
    works.run("Explain", partial(services.attendance.explain, cells=list(cells), reason="Train"))
    assert works.read(partial(services.certificates.rule.attended, mission_id=mission))[one.id].days == 1
    (first, *_) = works.read(partial(services.itineraries.plan, mission_id=mission)).days
    item = {"title": "Lecture", "type": "lecture", "day_id": first.id}
    key = works.run("Item", partial(services.itineraries.add, mission_id=mission, values=item)).result
    works.run("Session", partial(services.sessions.mark, marks={(one.id, key): "A"}))
    seen = works.read(partial(services.sessions.of_day, mission_id=mission, day=sheet.days[0]))
    assert [mark.code for mark in seen.marks.values()] == ["A"]
    assert works.read(lambda work: services.checks.of_mission(work, CODE, TODAY))


def test_groups_calendars_and_files_of_items_are_kept(works: Works, mission: str, tmp_path: Path) -> None:
    sheet = works.read(partial(services.grouping.sheet, mission_id=mission))
    now = {one.key: one.group for one in sheet.members}
    look = services.grouping.propose(sheet, sheet.rules(2), now, ())
    works.run("Groups", partial(services.grouping.write, seen=sheet, groups=look.groups, locked=()))
    day = next(day for day in works.read(partial(services.itineraries.plan, mission_id=mission)).days if day.day)
    values = {"title": "Train", "type": "transfer", "day_id": day.id, "start": "09:00", "end": "10:00"}
    item = works.run("Item", partial(services.itineraries.add, mission_id=mission, values=values)).result
    order = services.papers.Order("ics", CODE, group="A")
    services.papers.make(works, order, tmp_path / "a.ics")
    works.run("Move", partial(services.itineraries.change, item_id=item, values={"groups": ("B",)}))
    (path,) = services.papers.make(works, order, tmp_path / "a.ics").paths
    assert b"STATUS:CANCELLED" in path.read_bytes()
    file = tmp_path / "ticket.png"
    Image.new("RGB", (40, 30)).save(file)
    add = partial(services.scans.add_to_item, item_id=item, kind="confirmation", path=file)
    works.run("Annex", partial(services.scans.annex, scan_id=works.run("File", add).result, on=True))
    assert [one.annexed for one in works.read(partial(services.scans.of_item, item_id=item))] == [True]


def test_an_import_is_taken_back_after_other_steps(works: Works, members: list[tuple[str, str]]) -> None:
    before = len(works.read(partial(grid_finding.ids, grid="people")))
    importing.bring(works, "applications-fr-messy.xlsx")
    step = services.intake.listing(works)[0].step
    given = {"department": "Later"}
    change = partial(services.records.change, table="person", record_id=members[-1][1], given=given)
    works.run("Later", change)
    services.intake.take_back(works, step)
    assert len(works.read(partial(grid_finding.ids, grid="people"))) == before


def test_own_fields_are_asked_and_answered(works: Works, mission: str, members: list[tuple[str, str]]) -> None:
    given = {"label": "Glove size", "sort": "text"}
    programme = works.read(lambda work: services.missions.by_code(work, CODE).programme)
    works.run("Ask", partial(services.own_fields.add, programme=programme, given=given))
    fields = works.read(partial(services.own_fields.of_mission, mission_id=mission))
    (key,) = (name for name, field in fields.items() if field.label == "Glove size")
    answer = partial(grids.change, grid="participants", row_id=members[0][0], values={key: "42"})
    works.run("Answer", answer)
    where = [Condition(key, "contains", "4")]
    assert works.read(partial(grid_finding.ids, grid="participants", mission_id=mission, where=where)) == [
        members[0][0]
    ]


def test_every_step_goes_back(works: Works) -> None:
    while works.next_undo():
        works.undo()
    assert works.read(partial(grid_finding.ids, grid="people")) == []


def test_statistics_count_the_same(works: Works, mission: str) -> None:
    """Figures of earlier years, every cut, who is behind them, a comparison and a frozen report."""
    stat = services.statistics
    importing.bring(works, "history.xlsx", "activities", mission=None)
    found = works.read(partial(stat.figures, wanted=stat.Wanted(""), cut="size", today=TODAY))
    whole = {tile.code: tile.whole for tile in found.tiles}
    assert whole["SEMINARS"].done == 25_000
    for cut in stat.CUTS:
        shown = works.read(partial(stat.figures, wanted=stat.Wanted("LEAN"), cut=cut, today=TODAY))
        for value, number in shown.slices:
            rows = works.read(partial(stat.behind, wanted=stat.Wanted("LEAN"), today=TODAY, cut=cut, value=value))
            assert sum(row.number for row in rows) == sum(number)
    assert works.read(partial(stat.compare, one=mission, other="2019", programme="", today=TODAY)).measures
    report = works.run("Freeze", partial(stat.freeze, title="Server", today=TODAY, confirmed=True)).result
    beside = works.read(partial(stat.beside, report_id=report.id, other_id="", today=TODAY))
    assert all(each.before == each.after for each in beside.moved)
