"""Plain tables of words: the lists an activity keeps, and the checklist of a mission."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from eujc_desktop.common.bilingual import Words
from eujc_desktop.documents.lists import columns, styles
from eujc_desktop.documents.lists.columns import Cell, Column
from eujc_desktop.documents.lists.content import Checklist, Heading, PlainTable, Register
from eujc_desktop.documents.lists.page import OneList, nothing

CHECKLIST, REGISTER = Words("Checklist", "業務チェックリスト"), Words("Lists of the activity", "事業記録")
_LEAST_MM = 12


def register(content: Register) -> Iterator[OneList]:
    """A list for each table that has rows."""
    for table in content.tables:
        if table.rows:
            yield _listed(table, content.language)


def checklist(content: Checklist) -> Iterator[OneList]:
    """One list of all tasks."""
    yield _listed(content.tasks, content.language)


def _listed(table: PlainTable, language: str) -> OneList:
    if not table.rows:
        return nothing(table.title, language)
    wanted = [_column(heading, at) for at, heading in enumerate(table.columns)]
    return OneList(table.title, (table.fact, ""), (columns.listing(wanted, table.rows, language),))


def _column(heading: Heading, at: int) -> Column:
    style = styles.NUMBER if heading.number else styles.CELL
    return Column(heading.words, _cell(at), _LEAST_MM, heading.share, style)


def _cell(at: int) -> Callable[[tuple[str, ...]], Cell]:
    return lambda row: row[at]
