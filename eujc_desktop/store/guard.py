"""Finds triggers and views in an office's file that this program did not put there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from eujc_desktop.common.errors import Damaged
from eujc_desktop.common.said import say
from eujc_desktop.store import triggers

Pairs = list[tuple[str, str]]
"""Names and texts; a view may be called as a trigger is."""


def planted(connection: Any, *, exact: bool = True) -> list[str]:
    """Foreign triggers and views by name, in a file opened through the driver; with `exact` also our own, reworded."""
    return _planted(_there(connection), _ours(connection), exact=exact)


def missing(connection: Any) -> list[str]:
    """Our own triggers that somebody took out: without them changes would not be written down."""
    return _missing(_there(connection), _ours(connection))


def _planted(there: Pairs, ours: Mapping[str, str], *, exact: bool) -> list[str]:
    return [name for name, sql in there if name not in ours or (exact and ours[name] != sql)]


def _missing(there: Pairs, ours: Mapping[str, str]) -> list[str]:
    names = {name for name, _ in there}
    return [name for name in ours if name not in names]


def _there(connection: Any) -> Pairs:
    query = "SELECT name, sql FROM sqlite_schema WHERE type IN ('trigger', 'view') ORDER BY name"
    return list(connection.execute(query))


def _ours(connection: Any) -> dict[str, str]:
    return triggers.sqlite_triggers(journalled(connection.execute))


def journalled(execute: Callable[[str], Any]) -> dict[str, list[str]]:
    """Columns, in the order of the file, of each table whose changes are journalled."""
    names = [row[0] for row in execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")]
    found = {name: [row[1] for row in execute(f'PRAGMA table_info("{name}")')] for name in names}
    return {name: cols for name, cols in found.items() if cols[:2] == ["id", "version"]}


def refuse_altered(connection: Any, file_name: str, *, exact: bool) -> None:
    """Refuse a file that would run what somebody else wrote into it, or would not write down what is done.

    A file of an older version, not `exact`, has its triggers made anew before it is written to.
    """
    there, ours = _there(connection), _ours(connection)
    found, gone = _planted(there, ours, exact=exact), _missing(there, ours)
    if found:
        words = say(
            "holds {n} rule(s) or view(s) this program did not write: {found}",
            n=len(found),
            found=", ".join(found[:10]),
        )
        raise _altered(file_name, say("{words}. They could change data unseen", words=words))
    if gone:
        words = say(
            "lacks {n} of the rules that write down every change: {gone}", n=len(gone), gone=", ".join(gone[:10])
        )
        raise _altered(file_name, words)


def _altered(file_name: str, what: str) -> Damaged:
    return Damaged(
        say("{file_name} {what}; the file was not opened.", file_name=file_name, what=what),
        cure="Open a mended copy: eujc-desktop restore takes the file and puts its rules in order.",
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
