"""Rules somebody else wrote into a file, or took out of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from eujc_desktop.common.errors import Damaged
from eujc_desktop.models.person import Person
from eujc_desktop.store import restore
from eujc_desktop.store.opening import Store
from tests.store.office import add_person, count, raw

Open = Callable[..., Store]


@pytest.mark.parametrize(
    "planted",
    [
        "CREATE TRIGGER evil AFTER INSERT ON person BEGIN DELETE FROM mission; END",
        "CREATE VIEW person_view AS SELECT * FROM person",
        "CREATE TRIGGER journal_person_insert AFTER INSERT ON person BEGIN DELETE FROM mission; END",
    ],
)
def test_r045_planted_rules_are_listed_and_a_cleaned_copy_opens(opened: Open, path: Path, planted: str) -> None:
    store = opened()
    add_person(store.works)
    store.close()
    name = planted.split()[2]
    raw(path, f"DROP TRIGGER IF EXISTS {name}", planted)
    with pytest.raises(Damaged, match=name):
        opened()
    clean = path.with_name("clean.db")
    done = restore.restore(path, clean)
    assert done.left_out == (name,)
    copy = opened(data=clean)
    assert count(copy.engine, "person") == 1
    assert copy.works.undo().label == "Add Müller"


def test_a_view_called_as_one_of_our_triggers_is_not_taken_for_it(opened: Open, path: Path) -> None:
    opened().close()
    raw(path, "CREATE VIEW journal_person_insert AS SELECT * FROM person")
    with pytest.raises(Damaged, match="journal_person_insert"):
        opened()


def test_a_file_that_would_not_write_down_changes_is_refused_and_mended(opened: Open, path: Path) -> None:
    opened().close()
    raw(path, "DROP TRIGGER journal_person_update", "DROP TRIGGER journal_no_delete")
    with pytest.raises(Damaged, match=r"lacks 2 of the rules.*journal_person_update, journal_no_delete"):
        opened()
    mended = path.with_name("mended.db")
    assert restore.restore(path, mended).left_out == ()
    works = opened(data=mended).works
    person_id = add_person(works)
    works.run("Move", lambda work: setattr(work.get(Person, person_id), "department", "Gent"))
    assert [change.kind for change in works.history("person", person_id)] == ["changed", "added"]


def test_planted_tables_of_the_same_shape_are_no_way_in(opened: Open, path: Path) -> None:
    """A table that looks like an entity would be given rules of its own; the file it came in has none for it."""
    opened().close()
    raw(path, "CREATE TABLE secret (id TEXT, version INTEGER)")
    with pytest.raises(Damaged, match="journal_secret"):
        opened()
