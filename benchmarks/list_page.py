"""G10: a page of 200 rows, filtered and in order, as the grids read it, against the bare driver with the same SQL."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver
from sqlalchemy import event

from benchmarks.people import SHOWN, Office, office
from benchmarks.timing import Result, Scale, in_turn
from eujc_desktop.fields.conditions import Condition
from eujc_desktop.services import grids
from eujc_desktop.store.engine import folded
from eujc_desktop.store.work import Work

ABOUT = (
    "A page of a list",
    """
**What is measured.** The statements of a page as the grids of the window read them (ids in order, then the rows of
the first 200), with SQLAlchemy and all conversions, against the driver with the same SQL.

**What dominates.** SQLite. To filter and sort 50,000 people it joins person and part taken for each; names are sorted
without regard to accents by a function of Python, which remembers names. In one mission, with some hundred people,
the page takes a few milliseconds, half of them for making values and rows out of what the driver gives.
""",
)
KEYS = tuple(f"person.{name}" for name in SHOWN)
GERMANS = (Condition("person.nationality", "is", "DE"),)
PAGE = 200


def measure(scale: Scale, folder: Path) -> list[Result]:
    """Of everybody the Germans by name; and the people of one mission, as the window shows them."""
    made = office(folder, scale.people)
    raw = driver.connect(str(made.path))
    raw.create_function("folded", 1, folded, deterministic=True)
    whole = _against(made, raw, partial(_page, mission=made.whole, where=GERMANS), scale.rounds, 3)
    few = _against(made, raw, partial(_page, mission=made.mission, where=()), scale.rounds, 20)
    raw.close()
    made.close()
    reference = "the same SQL by the driver"
    return [
        Result("G10", f"the Germans of {scale.people} people by name, first {PAGE}", reference, 1.2, whole.ratio,
               whole.ours),
        Result("G10", f"first {PAGE} people of one mission", reference, None, few.ratio, few.ours),
    ]  # fmt: skip


def _page(work: Work, mission: str, where: Iterable[Condition]) -> list[dict[str, Any]]:
    ids = grids.ids(work, "participants", mission_id=mission, where=where)
    return grids.rows(work, "participants", ids[:PAGE], KEYS)


def _against(made: Office, raw: driver.Connection, page: Callable[[Work], object], rounds: int, repeat: int) -> Any:
    """The page, and the very statements it consists of."""
    said: list[tuple[str, Any]] = []

    def listen(_connection: Any, _cursor: Any, sql: str, values: Any, *_more: object) -> None:
        said.append((sql, values))

    event.listen(made.works.engine, "before_cursor_execute", listen)
    made.works.read(page)
    event.remove(made.works.engine, "before_cursor_execute", listen)
    asked = [(sql, values) for sql, values in said if sql.startswith("SELECT")]
    return in_turn(
        lambda: made.works.read(page), lambda: [raw.execute(*each).fetchall() for each in asked], rounds, repeat=repeat
    )
