"""Transactions: all or nothing, under a name, with refusals in words."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import Engine, delete, insert, text, update
from sqlalchemy.exc import DBAPIError, IntegrityError

from eujc_desktop.common.errors import Conflict, NotFound, Refused
from eujc_desktop.common.ids import new_id
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.organisation import Contact, Organisation, Site
from eujc_desktop.models.participation import Participation
from eujc_desktop.models.person import Person
from eujc_desktop.store import queries
from eujc_desktop.store.engine import connect
from eujc_desktop.store.work import Work, Works
from tests.store.office import add_mission, add_person, count, dump, enrol_many, journal_rows, mission


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


def test_r046_every_way_of_writing_is_journalled(works: Works, engine: Engine) -> None:
    mission_id = works.run("Import", lambda work: enrol_many(work, 5)).result
    assert len(journal_rows(engine, works.version())) == 1 + 1 + 5 + 5
    works.run("ORM edit", lambda work: setattr(work.get(Mission, mission_id), "title", "New"))
    [(table, _, before, after)] = journal_rows(engine, works.version())
    assert (table, before, after) == ("mission", {"title": "World Class Manufacturing"}, {"title": "New"})

    works.run(
        "Bulk", lambda work: work.session.execute(update(Person).values(department="Liège", email="a@example.org"))
    )
    rows = journal_rows(engine, works.version())
    assert len(rows) == 5
    assert rows[0][3] == {"department": "Liège", "email": "a@example.org"}
    works.run(
        "Raw",
        lambda work: work.session.execute(text("UPDATE person SET department = 'x' WHERE email = 'a@example.org'")),
    )
    assert len(journal_rows(engine, works.version())) == 5
    people = [{"id": new_id(), "version": 1, "family_name": name} for name in "ABC"]
    works.run("Core insert", lambda work: work.session.execute(insert(Person.__table__), people))
    assert len(journal_rows(engine, works.version())) == 3
    works.run("Cascade", lambda work: work.session.execute(delete(Mission)))
    assert sorted(row[0] for row in journal_rows(engine, works.version())) == ["mission", *["participation"] * 5]
    works.run("Set null", lambda work: work.session.execute(delete(Organisation)))
    rows = journal_rows(engine, works.version())
    assert sorted(row[0] for row in rows) == ["organisation", *["person"] * 5]
    assert {tuple(row[3]) for row in rows if row[0] == "person"} == {("organisation_id",)}


def test_an_update_that_changes_nothing_is_not_journalled(works: Works, engine: Engine) -> None:
    add_person(works, department="Gent")
    done = works.run("Same", lambda work: work.session.execute(update(Person).values(department="Gent", version=7)))
    assert done.changes.touched == ()


def test_bytes_are_not_journalled(works: Works, engine: Engine) -> None:
    from eujc_desktop.models.attachment import Content

    done = works.run("Store bytes", lambda work: work.session.add(Content(sha256="0" * 64, data=b"\x00\xff" * 1000)))
    assert done.changes.touched == ()
    assert count(engine, "content") == 1


def test_r047_a_write_without_a_name_is_refused(works: Works, engine: Engine) -> None:
    person_id = add_person(works)
    before = dump(engine)
    for statement in (
        "UPDATE person SET family_name = 'x'",
        "DELETE FROM person",
        f"INSERT INTO person (id, version) VALUES ('{new_id()}', 1)",
    ):
        with pytest.raises(IntegrityError), connect(engine, writes=True) as connection:
            connection.execute(text(statement))
    assert dump(engine) == before
    assert works.history("person", person_id)[0].kind == "added"


def test_r050_the_journal_cannot_be_changed(works: Works, engine: Engine) -> None:
    add_person(works)
    for statement in (
        "UPDATE journal SET after = '{}'",
        "DELETE FROM journal",
        "UPDATE change_set SET who = 'nobody'",
        "DELETE FROM change_set",
    ):
        with pytest.raises(DBAPIError, match="journal cannot be changed"), connect(engine, writes=True) as connection:
            connection.execute(text(statement))
        with pytest.raises(Refused):
            works.run("Forge", lambda work, wanted=statement: work.session.execute(text(wanted)))
    assert len(works.steps()) == 1


def test_an_id_is_for_life(works: Works, engine: Engine) -> None:
    add_person(works)
    with pytest.raises((Refused, Conflict)):
        works.run("Rename", lambda work: work.session.execute(update(Person.__table__).values(id=new_id())))


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


def test_the_history_of_one_record_is_told_in_values(works: Works) -> None:
    mission_id = add_mission(works, themes=("Lean", "Kaizen"), deposit_amount=None)
    works.run("Move", lambda work: setattr(work.get(Mission, mission_id), "last_day", date(2027, 3, 13)))
    works.run("Remove", lambda work: work.session.delete(work.get(Mission, mission_id)))
    removed, changed, added = works.history("mission", mission_id)
    assert (removed.kind, changed.kind, added.kind) == ("removed", "changed", "added")
    assert changed.before == {"last_day": date(2027, 3, 12)}
    assert changed.after == {"last_day": date(2027, 3, 13)}
    assert added.after["themes"] == ("Lean", "Kaizen")
    assert added.after["status"] is Mission.__table__.c.status.type.options("draft")
    assert removed.step.label == "Remove"
    assert removed.step.who == "Anna Berg"


def test_insert_many_fills_ids_versions_and_defaults(works: Works, engine: Engine) -> None:
    rows = [{"family_name": f"P{n}", "birth_date": date(1980, 1, 1)} for n in range(3)] + [{"given_name": "Only"}]
    done = works.run("Import", lambda work: queries.insert_many(work.session, Person, rows))
    assert [row_id for _, row_id in done.changes.touched] == done.result
    found = works.read(lambda work: queries.rows(work.session, Person, done.result, ["given_name", "version"]))
    assert found[3] == {"id": done.result[3], "given_name": "Only", "version": 1}
    mission_rows = [{"code": "A", "title": "A", "first_day": date(2027, 1, 1), "last_day": date(2027, 1, 2)}]
    works.run("Missions", lambda work: queries.insert_many(work.session, Mission, mission_rows))
    assert works.read(lambda work: work.session.query(Mission).one().status.value) == "draft"


def test_errors_hold_no_values(works: Works) -> None:
    with pytest.raises(Conflict) as caught:
        works.run("x", lambda work: work.session.add(Contact(organisation_id=new_id(), family_name="SECRET-NAME")))
    shown = f"{caught.value} {caught.value.__cause__}"
    assert "SECRET-NAME" not in shown
