"""Brings an office's tables to this version: a verified backup first, then every revision in one transaction."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from eujc_desktop.common.errors import Refused
from eujc_desktop.common.said import say
from eujc_desktop.store import backup, name_order, schema, search
from eujc_desktop.store.engine import APPLICATION_ID, connect

MIGRATIONS = Path(__file__).parent / "migrations"


def bring_up(engine: Engine, version: int, path: Path | None, *, migrations: Path = MIGRATIONS) -> Path | None:
    """Migrate to the newest revision, all or nothing; the backup made before, when the office is a file."""
    scripts = ScriptDirectory(str(migrations))
    head = scripts.get_current_head() or ""
    _refuse_unknown(scripts, schema.revision(version))
    saved = None if path is None else backup.back_up(engine, backup.home(path), "before upgrade", force=True)
    try:
        _migrate(engine, scripts, head)
    except Refused:
        raise
    except Exception as exc:  # whatever a revision does wrong, the transaction around it has been rolled back
        kept = say(" A backup lies in {saved}.", saved=saved) if saved else ""
        raise Refused(
            say(
                "The office could not be brought to version {head}; it was left exactly as it was.{kept}",
                head=head,
                kept=kept,
            ),
            cure="Go on with the version of the program you had, and report this.",
        ) from exc
    return saved


def downgrade(engine: Engine) -> None:
    """There is no way back to an older version but an older backup."""
    raise Refused(
        say("An office cannot go back to an older version ({name}).", name=engine.dialect.name),
        cure="Restore a backup made by the older version.",
    )


def run_revisions(connection: Connection, scripts: ScriptDirectory, head: str) -> None:
    """Bring the tables from the revision they have to `head`, in the transaction of `connection`."""

    def steps(revision: Any, _context: Any) -> Any:
        return scripts._upgrade_revs(head, revision)  # noqa: SLF001 - the way alembic.command.upgrade goes

    with EnvironmentContext(Config(), scripts, fn=steps) as environment:
        environment.configure(connection=connection, transactional_ddl=True)
        environment.run_migrations()


def make_by_revisions(engine: Engine, migrations: Path = MIGRATIONS) -> None:
    """A new office made by its whole history; `schema.create_all` makes the same at once."""
    scripts = ScriptDirectory(str(migrations))
    head = scripts.get_current_head() or ""
    with connect(engine, writes=True) as connection:
        run_revisions(connection, scripts, head)
        schema.make_triggers(connection)
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version = {int(head)}")


def _refuse_unknown(scripts: ScriptDirectory, revision: str) -> None:
    known = {script.revision for script in scripts.walk_revisions()}
    if revision not in known:
        raise Refused(
            say(
                "The office's tables are of version {revision}, "
                "which this version of the program does not know. It was left as it is.",
                revision=revision,
            ),
            cure="Install the newest version of the program.",
        )


def _migrate(engine: Engine, scripts: ScriptDirectory, head: str) -> None:
    try:
        # Tables are made anew by copying and dropping: with foreign keys on, the drop takes the children along.
        with connect(engine, writes=True, foreign_keys=False) as connection:
            before = schema.row_counts(connection)
            schema.drop_triggers(connection)
            run_revisions(connection, scripts, head)
            schema.make_triggers(connection)
            search.rebuild(connection)
            name_order.rebuild(connection)
            _check(connection, before)
            if connection.dialect.name == "sqlite":
                connection.exec_driver_sql(f"PRAGMA user_version = {int(head)}")
    finally:
        # No connection without foreign keys may stay in the pool.
        engine.dispose()


def _check(connection: Connection, before: dict[str, int]) -> None:
    after = schema.row_counts(connection)
    lost = [name for name, count in before.items() if after.get(name, 0) < count]
    if lost:
        raise ValueError(say("rows were lost in {lost}", lost=", ".join(lost)))
    if connection.dialect.name == "sqlite" and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise ValueError("rows belong to rows that are not there")
