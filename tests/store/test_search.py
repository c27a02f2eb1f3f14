"""Words find records in any script, as soon as they are written and no longer than they are there."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine, delete, text, update

from eujc_desktop.common.errors import UserError
from eujc_desktop.models.person import Person
from eujc_desktop.store import search
from eujc_desktop.store.engine import connect
from eujc_desktop.store.work import Works
from tests.store.office import add_mission, add_person


def found(works: Works, query: str, *tables: str) -> list[str]:
    return [key for _, key in works.read(lambda work: search.find(work.session, query, wanted=tables or None))]


NAMES = {
    "田中 太郎": ("田中", "中", "太郎 田"),
    "𠮷野 健": ("𠮷野",),
    "Müller": ("muller", "MÜLLER", "mueller"),
    "O’Brien": ("o'brien", "obrien", "O’B"),
    "D'Agostino": ("d'agos", "agostino"),
    "Żółkiewska-Szlęzak": ("zolkiewska szlezak", "szlęzak"),
    "サトウ": ("sato", "さとう"),
}
ODD = ['"', '""', "'", "(", ")", "((", "a-b", "O'Brien", "col:", "col:x", "*", "a*", "^a", "AND", "OR", "NOT", "NEAR"]
ODD += ["NEAR(a b)", "a AND", "{a b}", "+", "-a", "%", "_", "\\", "a;b", "\x00", "😀", "a" * 3000, "a b c d e f " * 40]


def test_r083_names_are_found(works: Works) -> None:
    ids = {name: add_person(works, "Nobody", native_name=name) for name in NAMES}
    for name, queries in NAMES.items():
        for query in queries:
            assert found(works, query) == [ids[name]], query


def test_r083_operators_and_oddities_never_break_a_search(works: Works) -> None:
    add_person(works, "Rossi")
    for query in ODD:
        assert found(works, query) == [], query
    assert len(found(works, "rossi")) == 1


def test_blank_finds_nothing_rather_than_everything(works: Works) -> None:
    add_person(works)
    assert found(works, "") == found(works, "  ") == found(works, "“ ”") == []


def test_percent_and_underscore_are_letters_like_others(works: Works) -> None:
    add_person(works, "Rossi", job_title="100 % owner")
    assert found(works, "%") == []
    assert len(found(works, "100")) == 1


def test_one_search_goes_over_every_kind_of_record_newest_first(works: Works) -> None:
    person_id = add_person(works, "Lean")
    mission_id = add_mission(works, title="Lean visit")
    assert found(works, "lean") == [mission_id, person_id]
    assert found(works, "lean", "person") == [person_id]


def test_every_way_of_writing_reaches_the_index(works: Works) -> None:
    person_id = add_person(works, "Before")
    works.run("Bulk", lambda work: work.session.execute(update(Person).values(family_name="Bulk")))
    assert (found(works, "before"), found(works, "bulk")) == ([], [person_id])
    works.run("Raw", lambda work: work.session.execute(text("UPDATE person SET family_name = 'Rawly'")))
    assert (found(works, "bulk"), found(works, "rawly")) == ([], [person_id])
    works.run("Remove", lambda work: work.session.execute(delete(Person)))
    assert found(works, "rawly") == []
    works.undo()
    assert found(works, "rawly") == [person_id]


def test_a_step_that_fails_leaves_the_index_alone(works: Works) -> None:
    add_person(works, "Kept")

    def fail(work: object) -> None:
        work.session.execute(update(Person).values(family_name="Lost"))
        raise RuntimeError("halfway")

    with pytest.raises(RuntimeError):
        works.run("Fail", fail)
    assert (len(found(works, "kept")), found(works, "lost")) == (1, [])


def test_an_index_that_is_gone_is_told_in_words(works: Works, engine: Engine) -> None:
    if engine.dialect.name != "sqlite":
        pytest.skip("only SQLite keeps an index of its own")
    with connect(engine, writes=True) as connection:
        connection.execute(text("DROP TABLE search_index"))
    with pytest.raises(UserError):
        found(works, "Rossi")


def test_the_index_made_anew_is_the_same(works: Works, engine: Engine) -> None:
    person_id = add_person(works, "Sørensen", native_name="セーレンセン")
    with connect(engine, writes=True) as connection:
        search.rebuild(connection)
    assert found(works, "sorensen") == found(works, "セーレ") == [person_id]
