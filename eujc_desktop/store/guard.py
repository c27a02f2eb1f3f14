"""Finds triggers and views in an office's file that this program did not put there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from eujc_desktop.common.errors import Damaged
from eujc_desktop.store import triggers


def planted(connection: Any) -> list[str]:
    """Foreign triggers and views by name, in a file opened through the driver."""
    rows = connection.execute(
        "SELECT name, sql FROM sqlite_schema WHERE type IN ('trigger', 'view') ORDER BY name"
    ).fetchall()
    ours = triggers.sqlite_triggers(journalled(connection.execute))
    return [name for name, sql in rows if ours.get(name) != sql]


def journalled(execute: Callable[[str], Any]) -> dict[str, list[str]]:
    """Columns, in the order of the file, of each table whose changes are journalled."""
    names = [row[0] for row in execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")]
    found = {name: [row[1] for row in execute(f'PRAGMA table_info("{name}")')] for name in names}
    return {name: cols for name, cols in found.items() if cols[:2] == ["id", "version"]}


def refuse_planted(connection: Any, file_name: str) -> None:
    """Refuse a file that would run what somebody else wrote into it."""
    if found := planted(connection):
        raise Damaged(
            f"{file_name} holds {len(found)} rule(s) or view(s) this program did not write: {', '.join(found[:10])}. "
            "They could change data unseen; the file was not opened.",
            cure="Open a cleaned copy: eujc-desktop restore takes the file and leaves them out.",
        )


def remake(connection: Any) -> None:
    """Take every trigger and view out of a file and put the program's own triggers in."""
    connection.execute("BEGIN IMMEDIATE")
    rows = connection.execute("SELECT type, name FROM sqlite_schema WHERE type IN ('trigger', 'view')").fetchall()
    for kind, name in rows:
        connection.execute(f'DROP {kind} "{str(name).replace(chr(34), chr(34) * 2)}"')
    for statement in triggers.sqlite_triggers(journalled(connection.execute)).values():
        connection.execute(statement)
    connection.execute("COMMIT")
