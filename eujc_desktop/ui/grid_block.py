"""Blocks of cells to and from the clipboard, as spreadsheets have them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import NamedTuple

Block = list[list[str]]


class Change(NamedTuple):
    """The values of one row to write."""

    row_id: str
    values: dict[str, object]


class Plan(NamedTuple):
    """What pasting would do: rows to write, cells that stay, cells that cannot be read: which, and why."""

    changes: list[Change]
    new: int
    same: int
    wrong: list[tuple[str, str]]


def as_tsv(block: Block) -> str:
    """Tabs between cells; a cell with a line break or tab is put in quotes, as spreadsheets do."""
    import csv

    out = io.StringIO()
    csv.writer(out, delimiter="\t", lineterminator="\n").writerows(block)
    return out.getvalue().rstrip("\n")


def as_html(block: Block, *, headed: bool = False) -> str:
    """A table for mail and word processors."""
    from html import escape

    lines = []
    for at, line in enumerate(block):
        tag = "th" if headed and at == 0 else "td"
        lines.append("<tr>" + "".join(f"<{tag}>{escape(text)}</{tag}>" for text in line) + "</tr>")
    return f"<table>{''.join(lines)}</table>"


def from_text(text: str) -> Block:
    """The cells of a block copied from a spreadsheet."""
    import csv

    return [row or [""] for row in csv.reader(io.StringIO(text.rstrip("\r\n")), delimiter="\t")]


def spread(block: Block, rows: int, columns: int) -> Block:
    """`block` repeated over a selection that is a multiple of it; else as it is."""
    height, width = len(block), max((len(line) for line in block), default=0)
    if not height or not width:
        return block
    if rows % height or columns % width or (rows, columns) == (height, width):
        return block
    return [[_at(block, row % height, column % width) for column in range(columns)] for row in range(rows)]


def _at(block: Sequence[Sequence[str]], row: int, column: int) -> str:
    return block[row][column] if column < len(block[row]) else ""
