"""Finds the header of a table and the field each column belongs to, by names in four languages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from eujc_desktop.common.folding import fold
from eujc_desktop.exchange.preview import Column
from eujc_desktop.exchange.sheets import Sheet
from eujc_desktop.fields.field import Field
from eujc_desktop.fields.readings import as_text

LOOKED_AT = 40
SURE, ENOUGH = 100, 86
_BRACKETS = re.compile(r"\s*[(（\[【].*?[)）\]】]\s*")


@lru_cache(maxsize=4096)
def heading_key(text: str) -> str:
    """A heading without case, accents, width and marks, so that spellings of it meet."""
    return re.sub(r"[\s.:*°_/’'・-]+", " ", fold(text)).strip()


def vocabulary(targets: Mapping[str, Field]) -> dict[str, str]:
    """The field by each of its names; where two fields share one, the first keeps it."""
    words: dict[str, str] = {}
    for own in (True, False):
        for key, field in targets.items():
            for name in [field.label] if own else field.words:
                words.setdefault(heading_key(name), key)
    return words


def header_row(sheet: Sheet, targets: Mapping[str, Field], remembered: Mapping[str, str]) -> int:
    """The number of the row that names the columns: the one among the first in which most cells name a field.

    Where its cells are merged with those below, it is the lower row. 0 when none names at least two.
    """
    words = {**vocabulary(targets), **{heading_key(name): key for name, key in remembered.items()}}
    best, most = 0, 1
    for number, cells in sheet.rows[:LOOKED_AT]:
        hits = sum(_exact(as_text(cell), words) is not None for cell in cells if isinstance(cell, str))
        if hits > most:
            best, most = number, hits
    return max([best, *(bottom + 1 for top, _, bottom, _ in sheet.merged if top == best - 1 and bottom - top <= 3)])


def _exact(text: str, words: Mapping[str, str]) -> str | None:
    key = heading_key(text)
    return words.get(key) or words.get(heading_key(_BRACKETS.sub(" ", text))) if key else None


def _headings(sheet: Sheet, header: int) -> list[tuple[str, str]]:
    """Each column's heading, from above where cells are merged, with the heading of the group it stands under."""
    rows = dict(sheet.rows)
    own = [as_text(cell).strip() for cell in rows.get(header, ())]
    above = [as_text(cell).strip() for cell in rows.get(header - 1, ())]
    own += [""] * (len(above) - len(own))
    groups = [""] * len(own)
    for top, left, bottom, right in sheet.merged:
        block = rows.get(top + 1, ())
        text = as_text(block[left]).strip() if left < len(block) else ""
        if top < header - 1 <= bottom and left < len(own):
            own[left] = own[left] or text
        elif top <= header - 2 <= bottom and right > left:
            groups[left : right + 1] = [text] * (min(right + 1, len(own)) - left)
    return list(zip(own, groups, strict=True))


def match_columns(
    sheet: Sheet, header: int, targets: Mapping[str, Field], remembered: Mapping[str, str]
) -> tuple[Column, ...]:
    """Each column with the field that fits best; a field is given to one column only, the surest."""
    headings = _headings(sheet, header)
    words = vocabulary(targets)
    offers = [
        (score, -index, key)
        for index, (heading, group) in enumerate(headings)
        for key, score in _offers(heading, group, words, remembered).items()
        if key in targets
    ]
    chosen: dict[int, tuple[str, int]] = {}
    for score, minus_index, key in sorted(offers, reverse=True):
        if -minus_index not in chosen and key not in {taken for taken, _ in chosen.values()}:
            chosen[-minus_index] = (key, score)
    return tuple(
        _column(sheet, header, index, heading, targets, chosen.get(index))
        for index, (heading, _) in enumerate(headings)
    )


def _offers(heading: str, group: str, words: Mapping[str, str], remembered: Mapping[str, str]) -> dict[str, int]:
    """Fields a heading may mean, with how sure each is; `担当者②` above `氏名` makes `担当者②氏名`."""
    if not heading:
        return {}
    if (known := remembered.get(heading)) is not None:
        return {known: SURE} if known else {}
    if group and (exact := words.get(heading_key(f"{group}{heading}")) or words.get(heading_key(f"{group} {heading}"))):
        return {exact: SURE}
    if (exact := words.get(heading_key(heading))) is not None:
        return {exact: SURE}
    if (exact := words.get(heading_key(_BRACKETS.sub(" ", heading)))) is not None:
        return {exact: SURE - 4}
    from rapidfuzz import fuzz, process

    # Another figure is another thing: the 15th is not the 16th, and a second contact not the first.
    alike = [word for word in words if len(word) > 3 and _figures(word) == _figures(heading)]
    near = process.extract(heading_key(heading), alike, scorer=fuzz.ratio, score_cutoff=ENOUGH, limit=2)
    return {words[word]: int(score) - 4 for word, score, _ in near}


@lru_cache(maxsize=4096)
def _figures(text: str) -> str:
    return re.sub(r"\D", "", fold(text))


def _column(
    sheet: Sheet, header: int, index: int, heading: str, targets: Mapping[str, Field], chosen: tuple[str, int] | None
) -> Column:
    key, score = chosen or ("", 0)
    label = targets[key].label if key else ""
    sample = next((as_text(cell) for cell in _below(sheet, header, index) if cell not in (None, "")), "")
    return Column(index, heading or f"Column {index + 1}", key, label, score, sample, index in sheet.hidden_columns)


def _below(sheet: Sheet, header: int, index: int) -> Iterator[Any]:
    return (cells[index] for number, cells in sheet.rows if number > header and index < len(cells))


def unnamed(columns: Sequence[Column]) -> list[str]:
    """Headings that have no field, in words of the sheet."""
    return [column.heading for column in columns if not column.key and column.sample]


def named_twice(columns: Sequence[Column]) -> list[str]:
    """Headings that several filled columns share, though only the first of them is read."""
    taken = {heading_key(column.heading) for column in columns if column.key}
    again = [column.heading for column in columns if not column.key and column.sample]
    return list(dict.fromkeys(heading for heading in again if heading_key(heading) in taken))
