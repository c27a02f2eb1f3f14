"""An office of any earlier version comes to this one, whole or not at all; none goes back."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Column, Engine, MetaData, text

from eujc_desktop.common.errors import Conflict, Refused
from eujc_desktop.fields.choices import Choice
from eujc_desktop.fields.field import Field
from eujc_desktop.fields.kinds import Amount, Day, Lines, Moment, Ref, Text, Whole, YesNo
from eujc_desktop.models.base import NAMES
from eujc_desktop.models.choices import Diet
from eujc_desktop.models.participation import Participation
from eujc_desktop.models.types import type_of
from eujc_desktop.store import backup, glimpse, schema, tables, triggers, upgrade
from eujc_desktop.store.engine import connect, open_engine
from eujc_desktop.store.opening import Store
from eujc_desktop.store.work import Works
from tests.store.office import add_person, count, dump, enrol_many, raw, sha
from tools import migrations as tool

Open = Callable[..., Store]
SAMPLES = sorted((Path(__file__).parents[1] / "data" / "versions").glob("*.db"))


def rows_of(engine: Engine, columns: dict[str, list[str]] | None = None) -> dict[str, list[Any]]:
    """Every row of every table but the search text, which is made anew; of the columns given."""
    with connect(engine, writes=False) as connection:
        names = connection.exec_driver_sql(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
        ).scalars()
        found = {}
        for name in sorted(set(names) - {"alembic_version", "office", "act", "sqlite_sequence"}):
            if "search" in name:
                continue
            wanted = (columns or {}).get(name) or columns_of(connection, name)
            query = f'SELECT {", ".join(wanted)} FROM "{name}" ORDER BY 1'
            found[name] = [tuple(row) for row in connection.exec_driver_sql(query)]
    return found


def columns_of(connection: Any, table: str) -> list[str]:
    return [f'"{row[1]}"' for row in connection.exec_driver_sql(f'PRAGMA table_info("{table}")')]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_r039_each_earlier_version_comes_to_this_one_whole(sample: Path, path: Path, opened: Open) -> None:
    shutil.copy(sample, path)
    engine = open_engine(path)
    with connect(engine, writes=False) as connection:
        columns = {name: columns_of(connection, name) for name in rows_of(engine)}
    before = rows_of(engine)
    engine.dispose()
    store = opened()
    assert schema.version_of(store.engine) == schema.VERSION
    assert rows_of(store.engine, columns) == before
    assert len(before["journal"]) > 5
    kept = backup.backups(backup.home(path))
    assert [found.reason for found in kept] == ["before upgrade"] * (int(sample.stem) < schema.VERSION)
    assert store.works.redo().label == "Rename"
    full = dump(store.engine)
    while store.works.next_undo():
        store.works.undo()
    assert dump(store.engine) == {}
    while store.works.next_redo():
        store.works.redo()
    assert dump(store.engine) == full


def test_there_is_a_sample_of_every_version() -> None:
    assert [path.stem for path in SAMPLES] == [schema.revision(number + 1) for number in range(schema.VERSION)]


REVISION = """
from alembic import op
import sqlalchemy as sa
revision, down_revision, branch_labels, depends_on = "{number:04d}", "{before:04d}", None, None
def upgrade():
    {deed}
def downgrade():
    raise NotImplementedError
"""
ADD = 'op.add_column("person", sa.Column("extra_{number}", sa.String(20), server_default="x"))'
ANEW = (
    'with op.batch_alter_table("mission") as batch:\n'
    '        batch.alter_column("title", type_=sa.String(300), existing_type=sa.String(200), existing_nullable=False)'
)
FAIL = 'op.execute("DELETE FROM participation")\n    raise {error}'


@pytest.fixture
def history(tmp_path: Path) -> Callable[..., Path]:
    """A folder of revisions as the program will have one day: today's, and those given after them."""

    def make(*deeds: str) -> Path:
        folder = tmp_path / "migrations"
        shutil.copytree(upgrade.MIGRATIONS, folder)
        for step, deed in enumerate(deeds, start=1):
            number = schema.VERSION + step
            body = REVISION.format(number=number, before=number - 1, deed=deed.replace("{number}", str(number)))
            (folder / "versions" / f"{number:04d}_later.py").write_text(body, "utf-8")
        return folder

    return make


@pytest.fixture
def office(engine: Engine) -> Engine:
    """An office with a mission, twelve people and their parts in it, on each database."""
    works = Works(engine, "Anna Berg")
    works.run("Import", lambda work: enrol_many(work, 12))
    works.run("Leave", lambda work: work.session.delete(work.session.query(Participation).first()))
    return engine


def test_r040_tables_made_anew_keep_what_hangs_on_them(office: Engine, history: Callable[..., Path]) -> None:
    before = {name: count(office, name) for name in tables.RECORD_TABLES}
    upgrade.bring_up(office, schema.VERSION, None, migrations=history(ADD, ANEW))
    assert {name: count(office, name) for name in tables.RECORD_TABLES} == before
    assert schema.version_of(office) == schema.VERSION + 2
    works = Works(office, "Anna Berg")
    # The new column is journalled too, and what was done before can still be taken back.
    set_extra = text(f"UPDATE person SET extra_{schema.VERSION + 1} = 'y'")
    done = works.run("Extra", lambda work: work.session.execute(set_extra))
    assert len(done.changes.touched) == 12
    assert [works.undo().label for _ in range(3)] == ["Extra", "Leave", "Import"]
    assert count(office, "person") == 0
    assert len(works.redo().touched) == 26


@pytest.mark.parametrize("error", ["ValueError('x')", "RuntimeError('x')", "AttributeError('x')", "OSError('x')"])
def test_r041_an_error_in_the_third_of_five_steps_leaves_everything(
    opened: Open, path: Path, history: Callable[..., Path], error: str
) -> None:
    store = opened()
    store.works.run("Import", lambda work: enrol_many(work, 12))
    before, triggers_before = rows_of(store.engine), shape_of(store.engine)
    revisions = history(ADD, ANEW, FAIL.format(error=error), ADD, ADD)
    with pytest.raises(Refused, match=r"left exactly as it was\. A backup lies in") as caught:
        upgrade.bring_up(store.engine, schema.VERSION, path, migrations=revisions)
    assert "version of the program you had" in caught.value.cure
    assert rows_of(store.engine) == before
    assert shape_of(store.engine) == triggers_before
    assert schema.version_of(store.engine) == schema.VERSION
    [kept] = backup.backups(backup.home(path))
    assert kept.reason == "before upgrade"
    assert backup.verify(kept.path).rows["participation"] == 12
    add_person(store.works)
    store.close()
    assert count(opened().engine, "person") == 13


def test_a_revision_that_loses_rows_is_refused(office: Engine, history: Callable[..., Path]) -> None:
    revisions = history('op.execute("DELETE FROM participation")')
    with pytest.raises(Refused, match="left exactly as it was") as caught:
        upgrade.bring_up(office, schema.VERSION, None, migrations=revisions)
    assert "rows were lost in participation" in str(caught.value.__cause__)
    assert count(office, "participation") == 11


def test_foreign_keys_are_on_again_after_an_upgrade(office: Engine, history: Callable[..., Path]) -> None:
    upgrade.bring_up(office, schema.VERSION, None, migrations=history(ANEW))
    with connect(office, writes=True) as connection:
        if office.dialect.name == "sqlite":
            assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    works = Works(office, "Anna Berg")
    works.run("Remove", lambda work: work.session.execute(text("DELETE FROM mission")))
    assert count(office, "participation") == 0


def test_r042_a_file_of_a_newer_version_is_refused_untouched(opened: Open, path: Path) -> None:
    opened().close()
    raw(path, f"PRAGMA user_version = {schema.VERSION + 1}")
    before = sha(path)
    with pytest.raises(Refused, match="newer version"):
        opened()
    assert sha(path) == before


def test_rules_of_an_older_version_are_made_anew_not_refused(
    opened: Open, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A later version may word its triggers otherwise; those of the older file go before anything is written."""
    opened().close()
    worded = triggers.sqlite_triggers
    monkeypatch.setattr(
        triggers,
        "sqlite_triggers",
        lambda columns: {name: sql.replace("BEGIN", "/* later */ BEGIN", 1) for name, sql in worded(columns).items()},
    )
    asked = []
    monkeypatch.setattr(schema, "VERSION", schema.VERSION + 1)
    monkeypatch.setattr(upgrade, "bring_up", lambda engine, version, path: asked.append(version))
    opened().close()
    assert asked == [schema.VERSION - 1]
    raw(path, "CREATE TRIGGER evil AFTER INSERT ON person BEGIN DELETE FROM mission; END")
    with pytest.raises(Exception, match="evil"):
        opened()


def test_r043_there_is_no_way_back(office: Engine) -> None:
    with pytest.raises(Refused, match="cannot go back"):
        upgrade.downgrade(office)
    for script in upgrade.ScriptDirectory(str(upgrade.MIGRATIONS)).walk_revisions():
        with pytest.raises(NotImplementedError):
            script.module.downgrade()


def shape_of(engine: Engine) -> dict[str, str]:
    """Every table, index, trigger and rule by name, as the database itself describes it."""
    queries = {
        "sqlite": "SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'",
        "postgresql": """
            SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace
            UNION ALL SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'
            UNION ALL SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
            UNION ALL SELECT table_name || '.' || column_name, concat_ws(' ', data_type, is_nullable, column_default,
                character_maximum_length) FROM information_schema.columns WHERE table_schema = 'public'""",
    }
    with connect(engine, writes=False) as connection:
        found = connection.exec_driver_sql(queries[engine.dialect.name]).all()
    shape = {name: re.sub(r"\s*([(),])\s*|\s+", r"\1 ", sql or "").strip() for name, sql in found}
    return {
        **shape,
        **{f"{name}.{rule}": "" for name, sql in shape.items() for rule in re.findall(r"CONSTRAINT (\w+)", sql)},
    }


def test_r044_the_revisions_lead_to_the_tables_of_the_models(data: str) -> None:
    engine = open_engine(data)
    upgrade.make_by_revisions(engine)
    with connect(engine, writes=False) as connection:
        context = MigrationContext.configure(connection, opts={"include_name": schema.is_ours, "compare_type": True})
        assert compare_metadata(context, tables.metadata) == []
        assert context.get_current_revision() == schema.revision()
    # What the comparison does not look at: rules, triggers, defaults, the words of each.
    by_revisions = shape_of(engine)
    engine.dispose()
    if engine.dialect.name == "postgresql":
        with connect(engine, writes=True) as connection:
            connection.exec_driver_sql("DROP SCHEMA public CASCADE")
            connection.exec_driver_sql("CREATE SCHEMA public")
    else:
        Path(data).unlink()
    schema.create_all(engine)
    assert shape_of(engine) == by_revisions
    assert len(by_revisions) > 100
    engine.dispose()


def test_the_two_numbers_of_the_version_are_one() -> None:
    assert glimpse.VERSION == schema.VERSION
    assert len(list(tool.VERSIONS.glob("[0-9]*.py"))) == schema.VERSION


def test_the_next_revision_is_written_from_the_models(office: Engine, tmp_path: Path) -> None:
    """New columns of each kind come to the tables with their rules, on both databases; what is there stays."""
    wanted = MetaData(naming_convention=NAMES)
    for table in tables.metadata.tables.values():
        table.to_metadata(wanted)
    kinds = [Text(80), Amount(), YesNo(), Day(), Moment(), Lines(), Choice(Diet), Whole(0, 9), Ref("mission")]
    for at, kind in enumerate(kinds):
        wanted.tables["person"].append_column(
            Column(f"more_{at}", type_of(kind), info={"field": Field("", "More", kind)})
        )
    number = schema.VERSION + 1
    code = tool.next_revision(office, wanted, "More of a person", number)
    assert "eujc_desktop" not in code
    folder = tmp_path / "migrations"
    shutil.copytree(upgrade.MIGRATIONS, folder)
    (folder / "versions" / f"{number:04d}_more.py").write_text(code, "utf-8")
    before, rules = count(office, "person"), set(shape_of(office))
    upgrade.bring_up(office, schema.VERSION, None, migrations=folder)
    assert count(office, "person") == before
    with connect(office, writes=False) as connection:
        context = MigrationContext.configure(connection, opts={"include_name": schema.is_ours, "compare_type": True})
        assert compare_metadata(context, wanted) == []
    wrong = text("UPDATE person SET more_7 = 10")
    with pytest.raises(Conflict, match="rules"):
        Works(office, "Anna Berg").run("Write", lambda work: work.session.execute(wrong))
    assert rules <= set(shape_of(office))


@pytest.mark.skipif(schema.VERSION > 1, reason="the first revision holds the tables as they were then")
@pytest.mark.parametrize("dialect", ["sqlite", "postgresql"])
def test_the_first_revision_holds_the_tables_of_the_models(dialect: str) -> None:
    stored = (tool.VERSIONS / f"0001_{dialect}.sql").read_text("utf-8")
    assert stored == tool.first_statements(dialect)
