"""Counts of a list for statistics: each cut for itself, and two against each other; no names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

Row = Mapping[str, Any]
UNKNOWN = "not known"


def _frame(rows: Sequence[Row], keys: Sequence[str]) -> Any:
    import pandas as pd

    table = pd.DataFrame([{key: row.get(key) for key in keys} for row in rows], columns=list(keys), dtype="object")
    return table.fillna(UNKNOWN).astype(str)


def statistics(rows: Sequence[Row], labels: Mapping[str, str]) -> tuple[Row, ...]:
    """How many rows have each value of each column, with the share in per cent; most frequent first."""
    if not rows:
        return ()
    table = _frame(rows, list(labels))
    found: list[Row] = []
    for key, label in labels.items():
        counts = table[key].value_counts()
        found += [
            {"cut": label, "value": str(value), "count": int(count), "share": Decimal(int(count) * 100) / len(rows)}
            for value, count in sorted(counts.items(), key=lambda pair: (-pair[1], str(pair[0])))
        ]
    return tuple(found)


def pivot(rows: Sequence[Row], down: str, across: str) -> tuple[tuple[str, ...], tuple[Row, ...]]:
    """How many rows have each pair of two columns: the values across, and a row for each value down, with totals."""
    if not rows:
        return (), ()
    import pandas as pd

    table = _frame(rows, [down, across])
    counts = pd.crosstab(table[down], table[across], margins=True, margins_name="Total")
    columns = tuple(str(name) for name in counts.columns)
    return columns, tuple(
        {down: str(name), **{column: int(counts.loc[name, column]) for column in columns}} for name in counts.index
    )
