"""A value of every kind is stored, journalled, taken back and read again the same, and refused the same, on both."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from eujc_desktop.common.errors import Conflict, Refused
from eujc_desktop.common.ids import new_id
from eujc_desktop.fields.choices import Choice
from eujc_desktop.fields.field import Field
from eujc_desktop.fields.kinds import Ref
from eujc_desktop.models.base import Record
from eujc_desktop.models.catalogue import ENTITIES
from eujc_desktop.models.columns import fields_of
from eujc_desktop.models.participation import Participation
from eujc_desktop.models.person import Person
from eujc_desktop.store.work import Work, Works
from tests.store.office import add_mission, add_person, as_journalled, dump, replayed

LATER = {"last_day", "ends_at"}
"""Fields whose value may not lie before that of another."""


def value_of(field: Field) -> Any:
    """One value of a field's kind, not an easy one."""
    kind = field.kind
    if isinstance(kind, Choice):
        return list(kind.options)[-1]
    return {
        "text": ("Łódź “x” 田\u3000中\n𠮷"[: getattr(kind, "longest", 200)]),
        "whole": getattr(kind, "most", 1),
        "hundredths": Decimal("-1234567890.01"),
        "flag": False,
        "day": date(2028, 2, 29) if field.name in LATER else date(1969, 12, 31),
        "clock": time(23, 59, 30),
        "moment": datetime(2027, 10, 31, 2, 30, tzinfo=timezone(timedelta(hours=9))),
        "lines": ("eins", "zwei; “drei”", "四"),
    }[kind.storage]


def full(work: Work, model: type[Record], made: dict[str, str]) -> dict[str, Any]:
    """Values for every field of a record; its links lead to the records made before."""
    return {
        name: made[field.kind.target] if isinstance(field.kind, Ref) else value_of(field)
        for name, field in fields_of(model).items()
    }


def test_every_field_of_every_record_comes_back_as_it_was(works: Works, engine: Engine) -> None:
    made: dict[str, str] = {}
    for model in ENTITIES:
        given = works.read(lambda work, now=model: full(work, now, made))
        key = new_id()
        works.run("Add", lambda work, now=model, values=given: work.session.add(now(id=key, **values)))
        made[model.__tablename__] = key
        found = works.read(lambda work, now=model: {name: getattr(work.get(now, key), name) for name in given})
        assert found == given
        assert works.history(model.__tablename__, key)[0].after == {**given, "id": key, "version": 1}
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
