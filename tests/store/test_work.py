"""Transactions: all or nothing, under a name, with refusals in words."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import Engine, select, update

from eujc_desktop.common.errors import Conflict, Damaged, NotFound, Refused
from eujc_desktop.common.ids import new_id
from eujc_desktop.models.itinerary import MissionDay
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.organisation import Contact, Organisation, Site
from eujc_desktop.models.participation import Participation
from eujc_desktop.models.person import Person
from eujc_desktop.models.task import Task
from eujc_desktop.store import bulk
from eujc_desktop.store.engine import connect
from eujc_desktop.store.work import Work, Works
from tests.store.office import (
    add_mission,
    add_person,
    count,
    dump,
    mission,
)


def test_run_tells_what_it_returned_and_touched(works: Works) -> None:
    def add(work: Work) -> str:
        work.session.add(mission())
        return "answer"

    done = works.run("Add mission", add)
    assert done.result == "answer"
    assert done.changes.label == "Add mission"
    assert done.changes.who == "Anna Berg"
    assert [table for table, _ in done.changes.touched] == ["mission"]
    assert works.changes_since(0) == [works.changes_since(0)[0]]
    assert works.changes_since(0)[0].touched == done.changes.touched
    assert works.version() == done.changes.number


def test_what_is_asked_twice_in_one_reading_is_made_once(works: Works) -> None:
    def people(work: Work, least: int) -> list[str]:
        return [found.id for found in work.session.scalars(select(Person)) if least == 0]

    first, second, other = works.read(lambda work: (work.once(people, 0), work.once(people, 0), work.once(people, 1)))
    assert first is second
    assert first is not other

    def add(work: Work) -> tuple[int, int]:
        before = len(work.once(people, 0))
        work.session.add(Person(family_name="Sato"))
        return before, len(work.once(people, 0))

    assert works.run("Add", add).result == (0, 1)
    assert len(works.read(lambda work: work.once(people, 0))) == 1


def test_a_use_case_that_changes_nothing_is_no_step(works: Works) -> None:
    done = works.run("Look", lambda work: None)
    assert done.changes.touched == ()
    assert works.steps() == []


def test_r023_an_error_after_flush_rolls_everything_back(works: Works, engine: Engine) -> None:
    def fail(work: Work) -> None:
        work.session.add(mission())
        work.session.flush()
        raise RuntimeError("between flush and commit")

    with pytest.raises(RuntimeError, match="between flush"):
        works.run("Fail", fail)
    assert dump(engine) == {}
    assert works.steps() == []
    add_mission(works)


def test_a_read_cannot_write(works: Works, engine: Engine) -> None:
    add_mission(works)
    with pytest.raises(Refused, match="reading only"):
        works.read(lambda work: work.session.execute(update(Mission).values(title="written")))
    assert works.read(lambda work: work.session.query(Mission).one().title) == "World Class Manufacturing"


def test_a_record_that_is_gone_is_not_found(works: Works) -> None:
    with pytest.raises(NotFound, match="mission is no longer there"):
        works.read(lambda work: work.get(Mission, new_id()))


def test_a_unique_rule_is_told_with_its_field(works: Works, engine: Engine) -> None:
    add_mission(works)
    before = dump(engine)
    with pytest.raises(Conflict, match="already a mission with the same “Code”"):
        add_mission(works)
    assert dump(engine) == before


def test_a_broken_rule_is_told(works: Works) -> None:
    with pytest.raises(Conflict, match="rules"):
        add_mission(works, last_day=date(2027, 2, 1))


def test_a_missing_column_or_table_is_told(works: Works, engine: Engine) -> None:
    """It is not the line to the database that is at fault, and looking at the connection would not help."""
    with connect(engine, writes=True) as connection:
        connection.exec_driver_sql("ALTER TABLE mission_day RENAME COLUMN theme TO full_theme")
        connection.exec_driver_sql("ALTER TABLE task RENAME TO locked_task")
    for model, missing in ((MissionDay, "theme"), (Task, "task")):
        with pytest.raises(Damaged, match=f"do not fit this version.*{missing}") as caught:
            works.read(lambda work, model=model: work.session.scalars(select(model)).all())
        assert "backup" in caught.value.cure


def test_a_missing_parent_is_told(works: Works) -> None:
    with pytest.raises(Conflict, match="not there any more"):
        works.run("x", lambda work: work.session.add(Participation(mission_id=new_id(), person_id=new_id())))


def test_records_may_be_added_children_first(works: Works, engine: Engine) -> None:
    def add(work: Work) -> None:
        firm = new_id()
        work.session.add(Site(organisation_id=firm, name="Works"))
        work.session.flush()
        work.session.add(Organisation(id=firm, name="Firm"))

    works.run("Add", add)
    assert count(engine, "site") == 1


def test_two_writers_of_one_record_do_not_overwrite_each_other(works: Works, engine: Engine) -> None:
    mission_id = add_mission(works)
    seen = works.read(lambda work: work.get(Mission, mission_id))
    works.run("First", lambda work: setattr(work.get(Mission, mission_id), "title", "First"))
    seen.title = "Second"
    with pytest.raises(Conflict, match="Somebody changed"):
        works.run("Second", lambda work: work.session.add(seen))
    assert works.read(lambda work: work.get(Mission, mission_id).title) == "First"


def test_a_line_that_breaks_after_commit_is_no_loss_and_no_double(works: Works, engine: Engine) -> None:
    if engine.dialect.name != "postgresql":
        assert works.version() == 0
        return
    commit = engine.dialect.do_commit

    def commit_and_break(connection: object) -> None:
        commit(connection)
        engine.dialect.do_commit = commit
        connection.driver_connection.close()
        raise engine.dialect.dbapi.OperationalError("server closed the connection unexpectedly")

    engine.dialect.do_commit = commit_and_break
    add_person(works)
    assert count(engine, "person") == 1

    def break_first(connection: object) -> None:
        engine.dialect.do_commit = commit
        connection.driver_connection.close()
        raise engine.dialect.dbapi.OperationalError("server closed the connection unexpectedly")

    engine.dialect.do_commit = break_first
    with pytest.raises(Refused, match="Nothing of this change was written"):
        add_person(works)
    assert count(engine, "person") == 1
    add_person(works)
    assert count(engine, "person") == 2


def test_insert_many_fills_ids_versions_and_defaults(works: Works, engine: Engine) -> None:
    rows = [{"family_name": f"P{n}", "birth_date": date(1980, 1, 1)} for n in range(3)] + [{"given_name": "Only"}]
    done = works.run("Import", lambda work: bulk.insert_many(work.session, Person, rows))
    assert [row_id for _, row_id in done.changes.touched] == done.result
    found = works.read(lambda work: work.get(Person, done.result[3]))
    assert (found.given_name, found.family_name, found.version) == ("Only", None, 1)
    mission_rows = [{"code": "A", "title": "A", "first_day": date(2027, 1, 1), "last_day": date(2027, 1, 2)}]
    works.run("Missions", lambda work: bulk.insert_many(work.session, Mission, mission_rows))
    assert works.read(lambda work: work.session.query(Mission).one().status.value) == "draft"


def test_errors_hold_no_values(works: Works) -> None:
    with pytest.raises(Conflict) as caught:
        works.run("x", lambda work: work.session.add(Contact(organisation_id=new_id(), family_name="SECRET-NAME")))
    shown = f"{caught.value} {caught.value.__cause__}"
    assert "SECRET-NAME" not in shown
