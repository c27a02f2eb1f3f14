"""The people of a mission stand in the order of their names, whichever way a record was written."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine, delete, insert, text, update

from eujc_desktop.models.participation import Participation
from eujc_desktop.models.person import Person
from eujc_desktop.services import grids
from eujc_desktop.store import name_order
from eujc_desktop.store.engine import connect
from eujc_desktop.store.work import Works
from tests.store.office import add_mission, add_person, enrol_many

NAMES = [
    *[("ångström", "Eva"), ("Angström", "Östen"), ("Müller", None), ("Muller", "Zoë"), ("さとう", "はな")],
    *[("サトウ", "タロウ"), (None, "Anna"), ("Zelwi", "Jan"), ("De", "Zan"), ("De An", "A"), (None, None)],
]


def ready(works: Works, mission_id: str) -> list[str] | None:
    return works.read(lambda work: name_order.ids(work.session.connection(), mission_id))


def sorted_anew(works: Works, mission_id: str) -> list[str]:
    """The same list sorted by the database from the names themselves, as any other order is."""
    usual = [(key, False) for key in ("person.family_name", "person.given_name")]
    return works.read(lambda work: grids.ids(work, "participants", mission_id=mission_id, order=usual))


def enrol(works: Works, mission_id: str, *people: str) -> None:
    rows = [Participation(mission_id=mission_id, person_id=key) for key in people]
    works.run("Enrol", lambda work: work.session.add_all(rows))


def family_names(works: Works, mission_id: str) -> list[str | None]:
    found = works.read(lambda work: grids.ids(work, "participants", mission_id=mission_id))
    rows = works.read(lambda work: grids.rows(work, "participants", found, ["person.family_name"]))
    return [row["person.family_name"] for row in rows]


@pytest.fixture
def mission_id(works: Works) -> str:
    """A mission of people with names of many kinds, two of them alike."""
    mission_id = add_mission(works)
    enrol(works, mission_id, *[add_person(works, family, given_name=given) for family, given in [*NAMES, NAMES[0]]])
    return mission_id


def test_names_are_ordered_without_regard_to_case_and_accents_and_no_name_comes_last(
    works: Works, mission_id: str
) -> None:
    expected = ["ångström", "ångström", "Angström", "De", "De An", "Muller", "Müller", "Zelwi", "さとう", "サトウ"]
    found = family_names(works, mission_id)
    assert found[:8] == expected[:8]
    assert set(found[8:10]) == set(expected[8:])
    assert found[10:] == [None, None]


def test_the_order_is_that_of_sorting_by_both_names(works: Works, engine: Engine, mission_id: str) -> None:
    if engine.dialect.name == "sqlite":  # a server sorts by the rules of Unicode, in which kana stand otherwise
        assert ready(works, mission_id) == sorted_anew(works, mission_id)


def test_every_way_of_writing_keeps_the_order(works: Works, mission_id: str) -> None:
    other = works.run("Import", lambda work: enrol_many(work, 5)).result
    ways = [
        update(Person).where(Person.family_name == "Person 1").values(family_name="Ćwik"),
        text("UPDATE person SET family_name = 'Ząb' WHERE family_name = 'Person 3'"),
        insert(Person.__table__).values(id="f" * 32, version=1, family_name="Aalto"),
        insert(Participation.__table__).values(
            id="e" * 32, version=1, mission_id=other, person_id="f" * 32, role="participant", stage="applied"
        ),
        update(Participation).where(Participation.id == "e" * 32).values(mission_id=mission_id),
        delete(Participation).where(Participation.mission_id == other, Participation.person_id != "f" * 32),
        delete(Person).where(Person.family_name.in_(["Aalto", "Müller"])),
        text("DELETE FROM mission"),
    ]
    states = [(ready(works, mission_id), ready(works, other))]
    for way in ways:
        works.run("Write", lambda work, now=way: work.session.execute(now))
        states.append((ready(works, mission_id), ready(works, other)))
        assert states[-1] == as_made_anew(works, mission_id, other)
    assert states[-1] == ([], [])
    for state in reversed(states[:-1]):
        works.undo()
        assert (ready(works, mission_id), ready(works, other)) == state
    for state in states[1:]:
        works.redo()
        assert (ready(works, mission_id), ready(works, other)) == state


def as_made_anew(works: Works, *missions: str) -> tuple[list[str] | None, ...]:
    with connect(works.engine, writes=True) as connection:
        name_order.rebuild(connection)
    return tuple(ready(works, mission) for mission in missions)


def test_a_step_that_fails_leaves_the_order_alone(works: Works, mission_id: str) -> None:
    before = ready(works, mission_id)

    def fail(work: object) -> None:
        work.session.execute(update(Person).values(family_name="Lost"))
        raise RuntimeError("halfway")

    with pytest.raises(RuntimeError):
        works.run("Fail", fail)
    assert ready(works, mission_id) == before


def test_nobody_is_left_out_of_the_list_when_the_order_does_not_know_everybody(
    works: Works, engine: Engine, mission_id: str
) -> None:
    whole = ready(works, mission_id)
    assert whole is not None
    with connect(engine, writes=True) as connection:
        connection.execute(text(f"DELETE FROM name_order WHERE row_id = '{whole[0]}'"))
    assert ready(works, mission_id) is None
    assert set(works.read(lambda work: grids.ids(work, "participants", mission_id=mission_id))) == set(whole)
