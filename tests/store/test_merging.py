"""Two records made one, and both brought back by undo, on each database."""

from __future__ import annotations

from functools import partial

from sqlalchemy import select

from eujc_desktop.models.participation import Participation
from eujc_desktop.models.person import Person
from eujc_desktop.services import duplicates, merging
from eujc_desktop.store.tables import RECORD_TABLES
from tests.store.filling import fill


def _everything(work):
    return {
        (name, row["id"]): {key: value for key, value in row.items() if key != "version"}
        for name, table in RECORD_TABLES.items()
        for row in work.session.execute(select(table)).mappings()
    }


def _second(work, other_than):
    """Another person on the same mission."""
    person = Person(family_name="Berg", given_name="Anna", email=work.get(Person, other_than).email)
    work.session.add(person)
    work.session.flush()
    mission = work.session.scalars(select(Participation.mission_id)).one()
    work.session.add(Participation(mission_id=mission, person_id=person.id, room_no="7"))
    return person.id


def test_a_merge_is_undone_and_done_again(works):
    first = fill(works)[Person]["id"]
    second = works.run("Add", partial(_second, other_than=first)).result
    works.run("Different", partial(duplicates.distinguish, person_id=first, other_id=second))
    before = works.read(_everything)
    for keep, other in ((second, first), (first, second)):
        works.run("Merge", partial(merging.merge, table="person", keep_id=keep, other_id=other))
        merged = works.read(_everything)
        assert ("person", other) not in merged
        assert {row["person_id"] for row in merged.values() if row.get("person_id")} == {keep}
        works.undo()
        assert works.read(_everything) == before
        works.redo()
        assert works.read(_everything) == merged
        works.undo()
    assert isinstance(duplicates.in_office(works), list)
