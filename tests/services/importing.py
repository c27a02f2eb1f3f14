"""An office that lists come into, and what tests ask of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory

from eujc_desktop import services
from eujc_desktop.store.engine import open_engine
from eujc_desktop.store.work import Works
from tests.offices import new_office

INPUT = Path(__file__).parents[1] / "data" / "input"
Step = Callable[[Works], object]
CODE = "WCM-2027"
MESSY = "applications-fr-messy.xlsx"


@contextmanager
def office_with(folder: Path, *steps: Step) -> Iterator[Works]:
    """An office of its own in which these steps have been taken; each row of steps is taken once, then copied."""
    file = folder / "office.db"
    if steps:
        file.write_bytes(_made(*steps))
    engine = open_engine(file) if steps else new_office(file)
    yield Works(engine, "Anna Berg")
    engine.dispose()


@cache
def _made(*steps: Step) -> bytes:
    with TemporaryDirectory() as folder:
        with office_with(Path(folder), *steps[:-1]) as works:
            steps[-1](works)
        return (Path(folder) / "office.db").read_bytes()


def add_mission(works, code=CODE, first="2027-03-15", last="2027-03-26", *, programme="WCM"):
    values = {"programme": programme, "code": code, "title": code, "first_day": first, "last_day": last}
    works.run("New mission", partial(services.missions.new, values=values))


def preview(works, name, what="participants", **more):
    path = name if isinstance(name, Path) else INPUT / name
    return services.imports.preview(works, path, what, **{"mission": CODE, **more})


def bring(works, name, what="participants", **more):
    return services.imports.apply(works, preview(works, name, what, **more), only_good=True)


def bring_applicants(works):
    bring(works, "applications-en.xlsx")


def bring_hosts(works):
    bring(works, "hosts-ja.xlsx", "companies")


def in_grid(works, grid, key, *, code=CODE):
    """The rows of a list of a mission by one of their columns."""

    def read(work):
        mission = services.missions.by_code(work, code)
        found = services.grids.ids(work, grid, mission_id=mission.id)
        return {key(row): row for row in services.grids.rows(work, grid, found)}

    return works.read(read)


def people(works):
    return in_grid(works, "participants", lambda row: row["participation.application_no"] or row["person.email"])


def by_mail(works):
    return in_grid(works, "participants", lambda row: row["person.email"])


def hosts(works):
    return in_grid(works, "visits", lambda row: row["organisation.code"])


def contacts(works):
    def read(work):
        found = services.grids.rows(work, "contacts", services.grids.ids(work, "contacts"))
        return {row["contact.native_name"]: row for row in found}

    return works.read(read)


def results(incoming):
    found = {}
    for row in incoming.preview.rows:
        found.setdefault(row.result, []).append(row.number)
    return found


def row_of(incoming, number):
    return next(row for row in incoming.preview.rows if row.number == number)


def told(incoming, number, key=None):
    """What is said of a row, or of one of its cells, as (severity, column, reason)."""
    problems = [each for each in row_of(incoming, number).problems if key in (None, each.key)]
    return [(each.severity, each.column, each.reason) for each in problems]


def write_csv(path, *lines):
    path.write_text("\r\n".join(lines), encoding="utf-8")
    return path


def bring_attendance(works: Works) -> None:
    """Bring both sheets of attendance, reports and deposits in, with what they leave open answered."""
    marks = preview(works, "attendance-wcm.xlsx", "attendance").without(25, "attendance.day.2027-03-19")
    services.imports.apply(works, marks)
    paid = preview(works, "attendance-wcm.xlsx", "attendance", sheet="Reports and deposits")
    services.imports.apply(works, paid.corrected(3, "participation.report_received", "12/04/2027"))
