"""What a block of words would do to the rows of a list, worked out where the database is read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from eujc_desktop import services
from eujc_desktop.ui.grid_block import Block
from eujc_desktop.ui.grid_columns import Column, Row
from eujc_desktop.ui.grid_words import Words
from eujc_desktop.ui.text import told, tr

Values = dict[str, object]


class Cells(NamedTuple):
    """Cells of a list: the ids of rows and the columns as they are seen.

    `name` is the column by which a row is known; `refused` is what was typed and is not stored.
    """

    grid: str
    ids: Sequence[str]
    columns: Sequence[Column]
    name: Column
    words: Words
    refused: Mapping[tuple[str, str], str]

    @property
    def keys(self) -> list[str]:
        """Every field the cells are made of."""
        return [key for key in dict.fromkeys(k for c in self.columns for k in c.wanted) if key in self.words.fields]

    def block(self, rows: Sequence[Row]) -> Block:
        """The words of the cells in `rows`, as shown."""
        showers = [(column.key, self.words.shower(column)) for column in self.columns]
        if not self.refused:
            return [[words(row) for _key, words in showers] for row in rows]
        typed = self.refused
        return [[typed.get((row["id"], key)) or words(row) for key, words in showers] for row in rows]

    def typed(self, row: Row) -> list[str]:
        """The words of a row's cells, as an editor would begin with them."""
        return [self.refused.get((row["id"], column.key)) or self.words.typed(row, column) for column in self.columns]

    def read(self, work: Any) -> list[Row]:
        """The rows with all their cells, as the database has them."""
        return list(services.grids.rows(work, self.grid, self.ids, self.keys))


class Plan(NamedTuple):
    """What pasting would do: rows to write by id and to add, how many cells are new or stay, which fail and why."""

    changes: dict[str, Values]
    added: list[Values]
    new: int
    same: int
    wrong: list[tuple[str, str]]

    @property
    def cells(self) -> int:
        """How many cells would be written."""
        return sum(map(len, (*self.changes.values(), *self.added)))


def plan(cells: Cells, rows: Sequence[Row], block: Block, top: int) -> Plan:
    """What `block` makes of `rows`, of which the first is number `top` of the list; lines beyond them are new rows."""
    planned, found = _Planning(cells, top), {row["id"]: row for row in rows}
    for at, line in enumerate(block):
        if at < len(cells.ids):
            planned.change(at, found.get(cells.ids[at]), line)
        elif any(text.strip() for text in line):
            planned.add(at, line)
    return planned.made


class _Planning:
    def __init__(self, cells: Cells, top: int) -> None:
        self._cells, self._top = cells, top
        self.made = Plan({}, [], 0, 0, [])

    def change(self, at: int, row: Row | None, line: Sequence[str]) -> None:
        """A line over a row; a row that has gone in the meantime is passed over."""
        if row is None:
            return
        words, values = self._cells.words, Values()
        for column, text in zip(self._cells.columns, line, strict=False):
            if column.fixed:
                continue
            refused = (row["id"], column.key) in self._cells.refused
            if not refused and text in (words.typed(row, column), words.shown(row, column)):
                self.made = self.made._replace(same=self.made.same + 1)
            else:
                self._count(self._read(at, column, text, values))
        if values:
            self.made.changes[row["id"]] = values

    def add(self, at: int, line: Sequence[str]) -> None:
        """A line under the last row; one without a name is left out."""
        values, new = Values(), 0
        for column, text in zip(self._cells.columns, line, strict=False):
            if text.strip() and not column.fixed:
                new += self._read(at, column, text, values)
        if any(values.get(key) for key in self._cells.name.wanted):
            self.made.added.append(values)
            self._count(new)
        else:
            self._fail(at, self._cells.name, tr("a new line needs a name"))

    def _read(self, at: int, column: Column, text: str, values: Values) -> int:
        """How many cells could be read: one or none."""
        try:
            values.update(self._cells.words.read(column, text))
        except ValueError as exc:
            self._fail(at, column, told(exc))
            return 0
        return 1

    def _count(self, new: int) -> None:
        self.made = self.made._replace(new=self.made.new + new)

    def _fail(self, at: int, column: Column, why: str) -> None:
        where = tr("Row {row}, {column}", row=self._top + at + 1, column=self._cells.words.title(column))
        self.made.wrong.append((where, why))
