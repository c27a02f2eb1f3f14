"""Every change is written down, under a name, for good."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import Engine, delete, insert, text, update
from sqlalchemy.exc import DBAPIError, IntegrityError

from eujc_desktop.common.errors import Conflict, Refused
from eujc_desktop.common.ids import new_id
from eujc_desktop.common.said import Said, say
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.organisation import Organisation
from eujc_desktop.models.person import Person
from eujc_desktop.store.engine import connect
from eujc_desktop.store.work import Works
from tests.store.office import (
    add_mission,
    add_person,
    as_journalled,
    count,
    dump,
    enrol_many,
    journal_rows,
    replayed,
)


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


def test_the_journal_tells_what_a_record_held_not_what_it_left_empty(works: Works, engine: Engine) -> None:
    person_id = add_person(works, department="Gent")
    works.run("Remove", lambda work: work.session.delete(work.get(Person, person_id)))
    [(*_, added)], [(_, _, removed, _)] = journal_rows(engine, 1), journal_rows(engine, 2)
    held = {"id": person_id, "version": 1, "family_name": "Müller", "department": "Gent"}
    assert (added, removed) == (held, held)


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


def test_r047_nobody_and_nothing_are_no_names(works: Works, engine: Engine) -> None:
    for someone, label in ((works, ""), (Works(engine, ""), "Add")):
        with pytest.raises(Refused, match="without a name"):
            someone.run(label, lambda work: work.session.add(Person(family_name="X")))
    assert works.steps() == []
    assert dump(engine) == {}


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


def test_r046_the_journal_alone_tells_every_record(works: Works, engine: Engine) -> None:
    """Replaying it from the first step gives the tables, whichever way they were written."""
    mission_id = works.run("Import", lambda work: enrol_many(work, 5)).result
    person = {"id": new_id(), "version": 1, "family_name": "Sørensen"}
    statements = [
        insert(Person.__table__).values(person),
        text(f"INSERT INTO person (id, version, family_name) VALUES ('{person['id']}', 9, 'Other') "
             "ON CONFLICT (id) DO UPDATE SET family_name = 'Upserted', version = 2"),
        update(Person).where(Person.family_name == "Upserted").values(department="Gent"),
        text("UPDATE person SET organisation_id = NULL WHERE family_name < 'Person 3'"),
        delete(Person).where(Person.family_name == "Person 2"),
        text(f"DELETE FROM mission WHERE id = '{mission_id}'"),
    ]  # fmt: skip
    for statement in statements:
        works.run("Write", lambda work, now=statement: work.session.execute(now))
        assert as_journalled(engine) == replayed(engine)
    for step in [*[works.undo] * 3, works.redo, *[works.undo] * 5]:
        step()
        assert as_journalled(engine) == replayed(engine)
    assert as_journalled(engine) == {}


def test_r046_a_row_pushed_out_by_replace_is_journalled_too(works: Works, engine: Engine) -> None:
    if engine.dialect.name == "postgresql":
        with pytest.raises(Refused):
            works.run("Replace", lambda work: work.session.execute(text("REPLACE INTO person (id) VALUES ('x')")))
        return
    person_id = add_person(works, department="Gent")
    before = dump(engine)
    replace = text(f"INSERT OR REPLACE INTO person (id, version, family_name) VALUES ('{person_id}', 1, 'Other')")
    works.run("Replace", lambda work: work.session.execute(replace))
    assert [(row[2] is None, row[3] is None) for row in journal_rows(engine, works.version())] == [
        (False, True),
        (True, False),
    ]
    works.undo()
    assert dump(engine) == before


def test_r050_no_entry_is_pushed_out_of_the_journal(works: Works, engine: Engine) -> None:
    add_person(works)
    pushes = ["INSERT OR REPLACE INTO journal (seq, step, table_name, row_id) VALUES (1, 1, 'person', 'x')"]
    pushes.append("INSERT OR REPLACE INTO change_set SELECT * FROM change_set WHERE number = 1")
    if engine.dialect.name == "postgresql":
        pushes = ["TRUNCATE journal", "TRUNCATE change_set CASCADE"]
    for statement in pushes:
        with pytest.raises(Refused, match="stays written down"):
            works.run("Forge", lambda work, wanted=statement: work.session.execute(text(wanted)))
    assert [step.label for step in works.steps()] == ["Add Müller"]


def test_the_name_of_a_step_is_kept_with_what_it_is_made_of(works: Works) -> None:
    label = say("Add {who} on {day:plain}", who=say("{n} people", n=3), day=date(2027, 3, 14))
    works.run(label, lambda work: enrol_many(work, 1))
    works.undo()
    [undone, done] = works.steps(2)
    assert isinstance(done.label, Said)
    assert (done.label, done.label.template, done.label.values) == (label, label.template, label.values)
    assert undone.title == "Undo: Add 3 people on 14 Mar 2027"
    assert works.next_redo().label == label
