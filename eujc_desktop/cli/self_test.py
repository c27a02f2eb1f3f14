"""The program tries itself: sample loaded, every paper made and read back, backup restored, the window painted."""

from __future__ import annotations

import logging
import os
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from eujc_desktop import services
from eujc_desktop.bootstrap import desktop, offices
from eujc_desktop.bootstrap.offices import OpenOffice
from eujc_desktop.cli import soundness
from eujc_desktop.cli.export_words import LISTS
from eujc_desktop.common import failures
from eujc_desktop.common.errors import Damaged, UserError

MISSION = "WCM-2027"
PAPERS = (
    ("briefing-book", ""),
    ("programme", ""),
    ("certificates", ""),
    ("ics", ""),
    *(("roster", cut) for cut in LISTS if cut != "second-form"),  # the sample asks nothing after selection
)
Step = Callable[[], str]


def self_test() -> int:
    """0 when everything worked; each step is told on stdout with what came of it, a failure with its reason."""
    with tempfile.TemporaryDirectory(prefix="eujc-self-test-") as name:
        folder = Path(name)
        office = offices.open_office(str(folder / "sample.db"), "self-test")
        try:
            with services.certificates.keys.kept_in(folder):
                return max([_try(name, step) for name, step in _steps(office, folder)])
        finally:
            office.close()


def _steps(office: OpenOffice, folder: Path) -> list[tuple[str, Step]]:
    return [
        ("own files", _own_files),
        ("programmes", _programmes),
        ("sample", partial(_sample, office)),
        ("check", partial(_check, office)),
        *((f"{kind} {cut}".strip(), partial(_paper, office, kind, cut, folder)) for kind, cut in PAPERS),
        ("press", partial(_press, office)),
        ("undo and redo", partial(_undo, office)),
        ("backup and restore", partial(_backup, office, folder)),
        ("upgrade", partial(_upgrade, folder)),
        ("server driver", _server),
        ("window", partial(_window, office)),
    ]


def _try(name: str, step: Step) -> int:
    start = time.perf_counter()
    try:
        found = step()
    except Exception as exc:  # noqa: BLE001 - the test says what failed and goes on
        sys.stdout.write(f"FAILED  {name}: {type(exc).__name__}: {exc}\n")
        if not isinstance(exc, UserError):
            sys.stderr.write(failures.frames(exc) + "\n")
        return 1
    sys.stdout.write(f"ok      {name} ({found}, {time.perf_counter() - start:.1f} s)\n")
    return 0


def _hold(count: int, least: int, what: str) -> str:
    """“12 pages”, or Damaged when there are too few."""
    if count < least:
        raise Damaged(f"{count} {what} instead of at least {least}")
    return f"{count} {what}"


def _own_files() -> str:
    if damaged := soundness.unsound():
        raise Damaged(f"damaged: {', '.join(damaged)}")
    return "all whole"


def _programmes() -> str:
    return _hold(len(services.programmes.of_the_centre()), 61, "programmes")


def _sample(office: OpenOffice) -> str:
    return _hold(len(services.sample.make(office.works)), 4, "missions")


def _check(office: OpenOffice) -> str:
    found = office.works.read(partial(services.checks.of_mission, code=MISSION, today=date(2027, 3, 1)))
    return _hold(len(found), 5, "findings")


def _paper(office: OpenOffice, kind: str, cut: str, folder: Path) -> str:
    order = services.papers.Order(kind=kind, mission=MISSION, cut=cut or "fellows")
    made = services.papers.make(office.works, order, folder / f"{kind}{cut}")
    if made.missing:
        raise Damaged(f"signs are missing: {'; '.join(made.missing)}")
    return _READ_BACK[made.paths[0].suffix](made.paths[0])


def _press(office: OpenOffice) -> str:
    """A paper made as the window makes it, in a process of its own."""
    press = services.papers.Press()
    try:
        order = services.papers.Order(kind="programme", mission=MISSION)
        piece = services.papers.preview(office.works, order, build=press.build)
    finally:
        press.close()
    return _hold(len(piece.data), 10_000, "bytes")


def _read_pdf(path: Path) -> str:
    import pikepdf

    with pikepdf.open(path) as book:
        return _hold(len([page for page in book.pages if page.Contents.read_bytes()]), 6, "pages")


def _read_sheet(path: Path) -> str:
    from eujc_desktop.exchange.sheets import read_book

    return _hold(sum(len(sheet.rows) for sheet in read_book(path).sheets), 12, "rows")


def _read_calendar(path: Path) -> str:
    from icalendar import Calendar

    return _hold(len(Calendar.from_ical(path.read_bytes()).events), 80, "events")


_READ_BACK = {".pdf": _read_pdf, ".xlsx": _read_sheet, ".ics": _read_calendar}


def _undo(office: OpenOffice) -> str:
    before = len(office.works.steps(1000))
    undone, again = office.works.undo(), office.works.redo()
    if set(undone.touched) != set(again.touched):
        raise Damaged("undo and redo do not meet")
    return _hold(len(office.works.steps(1000)), before + 2, "steps")


def _backup(office: OpenOffice, folder: Path) -> str:
    made = office.back_up("self-test", folder / "backups")
    if made is None:
        raise Damaged("no backup was made")
    restored = offices.restore(str(folder / "restored.db"), made)
    return _hold(sum(restored.after.values()), 700, "records")


def _upgrade(folder: Path) -> str:
    """An office made by its whole history, as an old file is brought to this version."""
    from eujc_desktop.store import engine, schema, upgrade

    opened = engine.open_engine(folder / "history.db")
    try:
        upgrade.make_by_revisions(opened)
        return f"version {schema.version_of(opened)}"
    finally:
        opened.dispose()


def _server() -> str:
    """The driver of PostgreSQL with its own library; no server is called."""
    from psycopg import pq

    from eujc_desktop.store.engine import open_engine

    return f"{open_engine('postgresql+psycopg://localhost/none').dialect.driver} with libpq {pq.version()}"


def _window(office: OpenOffice) -> str:
    """Opened without a screen; an error behind it counts, be it in a slot or in a job."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    heard: list[str] = []
    ear = logging.Handler(logging.ERROR)
    ear.emit = lambda record: heard.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("eujc_desktop")
    logger.addHandler(ear)
    undo = failures.catch(lambda _error, _frames: None)
    try:
        painted = desktop.paint_once(office)
    finally:
        undo()
        logger.removeHandler(ear)
    if heard or not painted:
        raise Damaged("\n".join(heard) or "it stayed empty")
    return "every tab filled"
