"""A value of every kind is stored, journalled, taken back and read again the same, and refused the same, on both."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from eujc_desktop.common.errors import Conflict, Refused
from eujc_desktop.models.participation import Participation
from eujc_desktop.models.person import Person
from eujc_desktop.store.work import Works
from tests.store.filling import fill
from tests.store.office import add_mission, add_person, as_journalled, dump, replayed


def test_every_field_of_every_record_comes_back_as_it_was(works: Works, engine: Engine) -> None:
    given = fill(works)
    for model, row in given.items():
        found = works.read(lambda work, now=model, key=row["id"]: work.get(now, key))
        assert {name: getattr(found, name) for name in row} == row
        assert works.history(model.__tablename__, row["id"])[0].after == {**row, "version": 1}
    whole = dump(engine)
    assert as_journalled(engine) == replayed(engine)
    while works.next_undo():
        works.undo()
    assert dump(engine) == {}
    while works.next_redo():
        works.redo()
    assert dump(engine) == whole


@pytest.mark.parametrize(
    ("column", "value", "label"),
    [
        ("nationality", "'DEU'", "Nationality"),
        ("family_name", f"'{'x' * 201}'", "Family name"),
        ("duties", f"'{'x' * 2001}'", "Main duties"),
        ("sex", "'female'", "Sex"),
        ("job_years", "-1", "Years in present job"),
        ("rank", "1000", "Protocol rank"),
        ("shoe_size", "100000000000001", "Shoe size"),
        ("organisation_id", "'short'", "Company"),
    ],
)
def test_both_databases_refuse_what_a_field_does_not_take(
    works: Works, engine: Engine, column: str, value: str, label: str
) -> None:
    add_person(works)
    before = dump(engine)
    # A server that finds a text too long for its column does not say which column that is.
    with pytest.raises(Conflict, match=rf"“{label}.* does not keep the rules|A value does not keep the rules"):
        works.run("Write", lambda work: work.session.execute(text(f"UPDATE person SET {column} = {value}")))
    assert dump(engine) == before


def test_yes_and_no_are_nothing_else(works: Works, engine: Engine) -> None:
    add_person(works)
    with pytest.raises((Conflict, Refused, DBAPIError)):
        works.run("Write", lambda work: work.session.execute(text("UPDATE person SET consent_photo = 2")))


def test_needed_fields_are_needed_on_both(works: Works) -> None:
    mission_id = add_mission(works)
    with pytest.raises(Conflict, match="“Person” is needed"):
        works.run("Enrol", lambda work: work.session.add(Participation(mission_id=mission_id)))
    with pytest.raises(Conflict, match="“Title” is needed"):
        works.run("Write", lambda work: work.session.execute(text("UPDATE mission SET title = NULL")))


def test_moments_are_instants_whatever_the_zone(works: Works, engine: Engine) -> None:
    """Half past two comes twice in the night when summer time ends."""
    from eujc_desktop.models.itinerary import Item

    mission_id = add_mission(works)
    brussels = [datetime(2027, 10, 31, 0, 30, tzinfo=UTC), datetime(2027, 10, 31, 1, 30, tzinfo=UTC)]
    for moment in brussels:
        works.run("Add", lambda work, at=moment: work.session.add(Item(mission_id=mission_id, starts_at=at)))
    query = lambda work: [item.starts_at for item in work.session.query(Item).order_by(Item.starts_at)]  # noqa: E731
    assert works.read(query) == brussels
    naive = datetime(2027, 10, 31, 2, 30)
    with pytest.raises(Exception, match="a moment needs a zone"):
        works.run("Add", lambda work: work.session.add(Item(mission_id=mission_id, starts_at=naive)))


def test_ids_keep_the_order_of_creation(works: Works) -> None:
    ids = [add_person(works, f"P{number}") for number in range(20)]
    assert ids == sorted(ids)
    assert works.read(lambda work: work.get(Person, ids[3]).version) == 1
