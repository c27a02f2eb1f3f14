"""Makes a new office: tables, triggers, search index, header."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Connection, Engine, func, inspect, select
from sqlalchemy.exc import DBAPIError

from eujc_desktop.common.ids import new_id
from eujc_desktop.store import guard, tables, triggers
from eujc_desktop.store.engine import APPLICATION_ID, connect, private_files
from eujc_desktop.store.glimpse import VERSION as VERSION

SEARCH_INDEX = (
    "CREATE VIRTUAL TABLE search_index USING fts5"
    "(words, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0')"
)


VERSION_TABLE = (
    "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
    "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
)


def revision(version: int = VERSION) -> str:
    """Alembic's name of a version, as 0001."""
    return f"{version:04d}"


def create_all(engine: Engine) -> None:
    """Everything a new office needs, in one transaction."""
    with private_files(), connect(engine, writes=True) as connection:
        tables.metadata.create_all(connection)
        make_triggers(connection)
        add_header(connection)
        connection.exec_driver_sql(VERSION_TABLE)
        connection.exec_driver_sql(f"INSERT INTO alembic_version VALUES ('{revision()}')")
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")


def add_header(connection: Connection) -> None:
    """The rows every office has one of."""
    now = datetime.now(UTC)
    connection.execute(tables.office.insert().values(one=1, file_id=new_id(), made_at=now, run_stamp=new_id()))
    connection.execute(tables.act.insert().values(one=1))


def make_triggers(connection: Connection) -> None:
    """The journal's triggers, anew, for the columns the tables have now; on SQLite the search index too."""
    columns = journalled(connection)
    if connection.dialect.name == "postgresql":
        for statement in triggers.postgres_triggers(columns):
            connection.exec_driver_sql(statement)
        return
    drop_triggers(connection)
    for statement in triggers.sqlite_triggers(columns).values():
        connection.exec_driver_sql(statement)
    if not connection.exec_driver_sql("SELECT 1 FROM sqlite_schema WHERE name = 'search_index'").first():
        connection.exec_driver_sql(SEARCH_INDEX)


def drop_triggers(connection: Connection) -> None:
    """Nothing is journalled from now on, so that tables can be made anew."""
    if connection.dialect.name == "postgresql":
        for table in journalled(connection):
            connection.exec_driver_sql(f'DROP TRIGGER IF EXISTS journal_{table} ON "{table}"')
        return
    names = connection.exec_driver_sql("SELECT name FROM sqlite_schema WHERE type = 'trigger'").scalars().all()
    for name in names:
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')


def journalled(connection: Connection) -> dict[str, list[str]]:
    """Columns, in the order of the file, of each table whose changes are journalled."""
    if connection.dialect.name == "sqlite":
        return guard.journalled(connection.exec_driver_sql)
    inspector = inspect(connection)
    tables_there = ((table, inspector.get_columns(table)) for table in sorted(inspector.get_table_names()))
    named = {table: [column["name"] for column in columns] for table, columns in tables_there}
    return {table: names for table, names in named.items() if names[:2] == ["id", "version"]}


def is_ours(name: str | None, kind: str, parents: object = None) -> bool:
    """Whether a table of the database is one of the metadata's, for comparing the two; the index makes its own."""
    return kind != "table" or name in tables.metadata.tables


def version_of(engine: Engine) -> int | None:
    """The version of the tables there; None in an empty database."""
    with connect(engine, writes=False) as connection:
        if connection.dialect.name == "sqlite":
            return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one()) or None
        if not inspect(connection).has_table("alembic_version"):
            return None
        found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
        return int(found) if found and found.isdigit() else -1 if found else None


def row_counts(connection: Connection) -> dict[str, int]:
    """How many rows each entity's table has, tables the file does not have left out."""
    there = set(inspect(connection).get_table_names())
    counts = {}
    for name, table in tables.RECORD_TABLES.items():
        if name in there:
            counts[name] = int(connection.execute(select(func.count()).select_from(table)).scalar_one())
    return counts


def file_id(engine: Engine) -> str:
    """The office's own id; empty where the header cannot be read."""
    try:
        with connect(engine, writes=False) as connection:
            return str(connection.execute(select(tables.office.c.file_id)).scalar() or "")
    except DBAPIError:
        return ""
