"""Looks through the whole of an open office, pages, links and words of the search, and mends what can be mended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Connection, Engine, Table, delete, select, update

from eujc_desktop.common.errors import Cancelled
from eujc_desktop.common.progress import Progress, silent
from eujc_desktop.common.said import say
from eujc_desktop.store import name_order, schema, search
from eujc_desktop.store.engine import connect, driver_of
from eujc_desktop.store.inspection import refuse_damaged
from eujc_desktop.store.tables import RECORD_TABLES
from eujc_desktop.store.work import Work

_ASK_EVERY = 100_000
"""Steps of SQLite's own between two looks whether the user has stopped the check."""


@dataclass(frozen=True)
class Examined:
    """What the look found: how many records there are, which belong to none, and how many the search misses."""

    name: str
    records: int
    strays: int
    unfound: int

    @property
    def sound(self) -> bool:
        """Whether there is nothing to mend."""
        return not self.strays and not self.unfound

    @property
    def title(self) -> str:
        """The result in a few words."""
        return say("{name} is in order", name=self.name) if self.sound else say("{name} can be mended", name=self.name)

    @property
    def findings(self) -> list[str]:
        """What is not as it should be, a sentence each."""
        found = []
        if self.strays:
            found.append(say("Links to records that are not there: {strays:,}.", strays=self.strays))
        if self.unfound:
            found.append(say("Records the search does not find by their words: {unfound:,}.", unfound=self.unfound))
        return found


def examine(engine: Engine, name: str, progress: Progress = silent) -> Examined:
    """What is wrong in the office called `name` that can be mended; Damaged when only a backup helps."""
    with connect(engine, writes=False) as connection:
        progress(0, 3, say("every page"))
        if connection.dialect.name == "sqlite":
            _read_pages(driver_of(connection), name, progress)
        progress(1, 3, say("links between records"))
        records = sum(schema.row_counts(connection).values())
        strays = sum(len(ids) for _, _, ids in _strays(connection))
        progress(2, 3, say("words of the search"))
        unfound = search.misses(connection, lambda: progress(2, 3, say("words of the search")))
    progress(3, 3, "")
    return Examined(name, records, strays, unfound)


def mend(work: Work) -> None:
    """Take links that lead nowhere away, as if what they led to went now, and write the words of the search anew."""
    connection = work.session.connection()
    for table, column, ids in _strays(connection):
        [link] = column.foreign_keys
        rows = table.c.id.in_(ids)
        if link.ondelete == "SET NULL":
            connection.execute(update(table).where(rows).values({column: None, table.c.version: table.c.version + 1}))
        else:
            connection.execute(delete(table).where(rows))
    search.rebuild(connection)
    name_order.rebuild(connection)


def _read_pages(driver: Any, name: str, progress: Progress) -> None:
    """Every page and every index; between pages the user may stop it."""
    stopped: list[Cancelled] = []

    def ask() -> int:
        try:
            progress(0, 3, say("every page"))
        except Cancelled as exc:
            stopped.append(exc)
        return len(stopped)

    driver.set_progress_handler(ask, _ASK_EVERY)
    try:
        refuse_damaged(driver, name, thorough=True, so="nothing was changed")
    except Exception:
        if stopped:
            raise stopped[0] from None
        raise
    finally:
        driver.set_progress_handler(None, 0)


def _strays(connection: Connection) -> Iterator[tuple[Table, Column[Any], list[str]]]:
    """By table and column, parents first, the ids of records whose link leads to a record that is not there."""
    for table in RECORD_TABLES.values():
        for column in table.columns:
            for link in column.foreign_keys:
                nowhere = column.not_in(select(link.column))
                ids = connection.execute(select(table.c.id).where(column.is_not(None), nowhere)).scalars().all()
                if ids:
                    yield table, column, list(ids)
