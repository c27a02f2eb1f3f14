"""The list last shown, read for the first frame: right rows, or none at all."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Select, bindparam, select

from eujc_desktop.models.mission import Mission
from eujc_desktop.models.person import Person
from eujc_desktop.store import glimpse, remembering
from eujc_desktop.store.opening import Store
from tests.store.office import add_mission, add_person, raw

Open = Callable[..., Store]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "settings"
    made.mkdir()
    return made


def people(most: int = 200) -> Select[Any]:
    named = select(Person.id, Person.family_name, Person.birth_date).order_by(Person.family_name)
    return named.where(Person.family_name != bindparam("not_this")).limit(most)


@pytest.fixture
def kept(opened: Open, path: Path, folder: Path) -> Path:
    """The office's file at rest, with a list of two people remembered."""
    store = opened()
    add_person(store.works, "Sørensen")
    add_person(store.works, "田中")
    add_person(store.works, "Hidden")
    add_mission(store.works)
    remembering.remember(folder, path, store.engine, people(), {"not_this": "Hidden"}, {"list": "people"})
    store.close()
    return path


def names(folder: Path, path: Path) -> list[str] | None:
    seen = glimpse.glimpse(folder, path)
    return None if seen is None else [row[1] for row in seen.rows]


def test_the_rows_come_back_as_they_are_now(kept: Path, folder: Path, opened: Open) -> None:
    seen = glimpse.glimpse(folder, kept)
    assert (seen.columns, seen.meta) == (("id", "family_name", "birth_date"), {"list": "people"})
    assert names(folder, kept) == ["Sørensen", "田中"]
    store = opened()
    add_person(store.works, "Álvarez")
    store.close()
    assert names(folder, kept) == ["Sørensen", "Álvarez", "田中"]


def test_it_needs_neither_sqlalchemy_nor_the_models(kept: Path, folder: Path) -> None:
    program = f"""
import sys
from pathlib import Path
from eujc_desktop.store import glimpse
seen = glimpse.glimpse(Path({str(folder)!r}), Path({str(kept)!r}))
heavy = [name for name in sys.modules if name.split(".")[0] in ("sqlalchemy", "alembic", "pandas", "reportlab")]
print(len(seen.rows), heavy, "eujc_desktop.models.person" in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[0] == "2 [] False"


def test_nothing_is_shown_of_a_file_with_a_log(kept: Path, folder: Path) -> None:
    """It may hold newer rows, or belong to another day."""
    kept.with_name("office.db-wal").write_bytes(b"x")
    assert names(folder, kept) is None


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE VIEW person_view AS SELECT * FROM person",
        f"PRAGMA user_version = {glimpse.VERSION + 1}",
        "PRAGMA application_id = 1",
        "DROP TABLE person",
    ],
)
def test_nothing_is_shown_of_a_file_that_is_not_as_it_was(kept: Path, folder: Path, statement: str) -> None:
    raw(kept, "PRAGMA foreign_keys = OFF", "UPDATE act SET step = 1", statement)
    assert names(folder, kept) is None


@pytest.mark.parametrize(
    "changed",
    [
        {"sql": "DELETE FROM person"},
        {"sql": "ATTACH 'other.db' AS x"},
        {"sql": "PRAGMA writable_schema = ON"},
        {"sql": "SELECT load_extension('x')"},
        {"sql": "SELECT nonsense"},
        {"sql": 7},
        {"schema": 99},
        {"params": "x"},
        {"database": "/elsewhere.db"},
    ],
)
def test_a_planted_list_does_nothing(kept: Path, folder: Path, changed: dict[str, object]) -> None:
    before = kept.read_bytes()
    file = folder / glimpse.FILE
    file.write_text(json.dumps({**json.loads(file.read_text("utf-8")), **changed}), "utf-8")
    assert names(folder, kept) is None
    assert kept.read_bytes() == before


@pytest.mark.parametrize("content", ["", "{", "[]", "[" * 100_000, "x" * 300_000])
def test_a_broken_list_does_nothing(kept: Path, folder: Path, content: str) -> None:
    (folder / glimpse.FILE).write_text(content, "utf-8")
    assert names(folder, kept) is None


def test_nothing_is_shown_where_nothing_is(tmp_path: Path, folder: Path, kept: Path) -> None:
    assert glimpse.glimpse(tmp_path, kept) is None
    kept.unlink()
    assert names(folder, kept) is None
    glimpse.forget(folder)
    glimpse.forget(folder)
    assert not (folder / glimpse.FILE).exists()


@pytest.mark.postgres
def test_of_a_server_nothing_is_kept(server: str, opened: Open, folder: Path) -> None:
    store = opened(data=server)
    (folder / glimpse.FILE).write_text("{}", "utf-8")
    remembering.remember(folder, Path("x"), store.engine, select(Mission.id))
    assert not (folder / glimpse.FILE).exists()
