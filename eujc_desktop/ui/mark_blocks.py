"""Blocks of marks in a table of attendance: copied, pasted from a spreadsheet, filled on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eujc_desktop.common.errors import Refused
from eujc_desktop.common.said import say
from eujc_desktop.ui.grid_block import as_tsv, from_text, spread
from eujc_desktop.ui.marks import Cell
from eujc_desktop.ui.text import lowered, tr

if TYPE_CHECKING:
    from eujc_desktop.ui.mark_table import MarkTable

Codes = dict[Cell, str | None]
_NOTHING = ("", "-", "–", "?")


def copied(table: MarkTable) -> str:
    """The marks of the smallest block that holds the selection, as text with tabs."""
    rows, columns = _span(table)
    return as_tsv([[table.marks.code(_cell(table, row, column)) or "" for column in columns] for row in rows])


def pasted(table: MarkTable, text: str) -> Codes:
    """The marks of a block copied in a spreadsheet, from the first selected cell on.

    An empty one, or a dash, says nothing. A block that fits several times into the selection is repeated. Refused where
    a mark is not known, or has no cell.
    """
    rows, columns = _span(table)
    block = spread(from_text(text), len(rows), len(columns)) if text else []
    found: Codes = {}
    for down, line in enumerate(block):
        for across, words in enumerate(line):
            if words.strip() not in _NOTHING:
                cell = _cell(table, rows.start + down, columns.start + across)
                if cell is None:
                    raise Refused(
                        say("“{mark}” lies beyond the days and people of this table.", mark=words),
                        cure=say("Go to the cell where the block begins, then paste again. Nothing was written."),
                    )
                found[cell] = _read(table, cell, words)
    return found


def filled(table: MarkTable, *, down: bool) -> Codes:
    """The first row of the selection in all of its rows, or its first column in all of its columns."""
    rows, columns = _span(table)
    return {
        cell: table.marks.code(_cell(table, rows.start if down else row, column if down else columns.start))
        for row in rows[1 if down else 0 :]
        for column in columns[0 if down else 1 :]
        if (cell := _cell(table, row, column)) is not None
    }


def _read(table: MarkTable, cell: Cell, words: str) -> str | None:
    try:
        return table.marks.read(words)
    except ValueError:
        known = ", ".join(f"{code} {lowered(tr(label))}" for code, label in table.marks.options.items())
        raise Refused(
            say("“{mark}” for {cell} is no mark known here ({known}).", mark=words, cell=table.marks.named(cell),
                known=known),
            cure=say("Copy the marks alone, without names and dates. Nothing was written."),
        ) from None  # fmt: skip


def _span(table: MarkTable) -> tuple[range, range]:
    """The rows and columns of the smallest block that holds the selection, else those of the current cell."""
    chosen = table.selectionModel().selectedIndexes() or [table.currentIndex()]
    rows, columns = [one.row() for one in chosen if one.isValid()], [one.column() for one in chosen if one.isValid()]
    if not rows:
        return range(0), range(0)
    return range(min(rows), max(rows) + 1), range(min(columns), max(columns) + 1)


def _cell(table: MarkTable, row: int, column: int) -> Cell | None:
    return table.marks.cell(table.marks.index(row, column))
