"""G12: a table of everybody in the whole history, against the usual ways to fill a table."""

from __future__ import annotations

import os
from pathlib import Path

from benchmarks.children import said
from benchmarks.people import office
from benchmarks.timing import Result, Scale, of_pairs

ABOUT = (
    "A table of 50,000 people",
    """
**What is measured.** The grid of participants with everybody in one mission, against a list of tuples in the same
order, Qt's own model in C++, and a proxy that sorts and filters; each in a process of its own, with eight columns.

**What dominates.** Showing: the first paint, the places of 50,000 ids, and SQLite handing these over; they lie ready in
the order of names and come as one text out of a sorted subquery, as an order of the aggregate's own took three times as
long, as it sorted again. Sorting by another column joins and sorts everybody, with words folded by Python; its ids come
as one text too. Rows are read by the page when they are painted, so memory holds ids
only. Painting: 180 cells, each some 15 µs of Python and less of Qt, as the letters of a cell are found once and kept;
the ground, marks and chips of a cell are drawn by a delegate. No real mission has more than some hundred people, and
those are shown in a few milliseconds.
""",
)
WAYS = ("ours", "tuples", "standard", "proxy")
Seen = dict[str, float]


def measure(scale: Scale, folder: Path) -> list[Result]:
    """Each way in a process of its own, in turn."""
    made = office(folder, scale.people)
    made.close()
    words = (str(made.path), made.mission, made.whole)
    rounds = [
        {way: said(dict(os.environ), "tables", way, *words) for way in WAYS} for _ in range(scale.rounds // 3 + 1)
    ]
    if len({seen[way]["left"] for seen in rounds for way in ("ours", "proxy")}) > 1:
        raise RuntimeError(f"the table and the proxy find different people: {rounds}")

    def result(what: str, other: str, name: str, most: float | None, key: str) -> Result:
        ratio = of_pairs([(seen["ours"][key], seen[other][key]) for seen in rounds])
        return Result("G12", what, name, most, ratio.ratio, 0.0 if key == "bytes" else ratio.ours)

    slow = of_pairs([(seen["ours"]["slow"], 1 / 60) for seen in rounds])
    people = f"{scale.people} people"
    return [
        result(f"{people} shown", "tuples", "list of tuples", 0.3, "show"),
        result("one page painted", "standard", "QStandardItemModel in C++", 1.4, "page"),
        Result("G12", "slowest page of twenty", "a frame of 16.7 ms", 1.0, slow.ratio, slow.ours),
        result("jump to anywhere, rows read and painted", "standard", "QStandardItemModel in C++", None, "jump"),
        result("sorted by another column", "proxy", "QSortFilterProxyModel", 0.03, "sort"),
        result("narrowed by a word", "proxy", "QSortFilterProxyModel", 0.03, "narrow"),
        result("memory taken", "standard", "QStandardItemModel", 0.15, "bytes"),
    ]
