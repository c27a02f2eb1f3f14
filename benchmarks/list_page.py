"""G10: a page of 200 rows, filtered and in order, against the bare driver with the same SQL."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from benchmarks.people import SHOWN, office
from benchmarks.timing import Result, Scale, in_turn
from eujc_desktop.fields.conditions import Condition
from eujc_desktop.models.person import Person
from eujc_desktop.services import grids
from eujc_desktop.store import queries
from eujc_desktop.store.work import Work

ORDER = (("family_name", False), ("given_name", False))
WHERE = (Condition("nationality", "is", "DE"),)


ABOUT = ("A page of a list", "TODO")


def measure(scale: Scale, folder: Path) -> list[Result]:
    """The first page of a filtered list, as the store and as the screens' grid give it."""
    made = office(folder, scale.people)
    works = made.works
    raw = driver.connect(str(made.path))
    compiled = queries.page_statement(Person, SHOWN, WHERE, ORDER).compile(works.engine)
    given = compiled.construct_params({"v0": "DE", "most": 200})
    sql, values = str(compiled), [given[name] for name in compiled.positiontup or ()]

    def reference() -> None:
        raw.execute("BEGIN")
        raw.execute(sql, values).fetchall()
        raw.execute("COMMIT")

    def page() -> None:
        works.read(lambda work: queries.page(work.session, Person, SHOWN, WHERE, ORDER))

    store = in_turn(page, reference, scale.rounds, repeat=20)
    grid = in_turn(lambda: works.read(partial(_grid, mission=made.mission)), reference, scale.rounds, repeat=5)
    raw.close()
    made.close()
    reference_ = "the same SQL by the driver"
    return [
        Result("G10", "page of 200 rows, filtered and in order", reference_, 1.2, store.ratio, store.ours),
        Result("G10", "participants on screen: ids, 200 rows of four records", reference_, None, grid.ratio, grid.ours),
    ]


def _grid(work: Work, mission: str) -> None:
    wanted = grids.ids(work, "participants", mission_id=mission)
    grids.rows(work, "participants", wanted[:200], [f"person.{name}" for name in SHOWN])
