"""The program tries itself: sample loaded, every paper made and read back, the window painted."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from eujc_desktop import bootstrap, services
from eujc_desktop.bootstrap import OpenOffice
from eujc_desktop.common.errors import Damaged

PAPERS = (
    ("briefing-book", "", b"%PDF-"),
    ("programme", "", b"%PDF-"),
    ("certificates", "", b"%PDF-"),
    ("ics", "", b"BEGIN:VCALENDAR"),
    *(
        ("roster", cut, b"PK")
        for cut in ("host", "fellows", "rooming", "sign-in", "emergency", "finance", "statistics")
    ),
)


def self_test() -> int:
    """0 when everything worked; each step is named on stdout with its seconds, a failure with its reason."""
    with tempfile.TemporaryDirectory(prefix="eujc-self-test-") as folder:
        office = bootstrap.open_office(str(Path(folder) / "sample.db"), "self-test")
        try:
            steps: list[tuple[str, Callable[[], None]]] = [
                ("sample", lambda: _sample(office)),
                *(
                    (f"{kind} {cut}".strip(), _paper(office, kind, cut, head, Path(folder)))
                    for kind, cut, head in PAPERS
                ),
                ("undo and redo", lambda: _undo(office)),
                ("window", lambda: _window(office)),
            ]
            return max([_try(name, step) for name, step in steps])
        finally:
            office.close()


def _try(name: str, step: Callable[[], None]) -> int:
    start = time.perf_counter()
    try:
        step()
    except Exception as exc:  # noqa: BLE001 - the test says what failed and goes on
        sys.stdout.write(f"FAILED  {name}: {type(exc).__name__}: {exc}\n")
        return 1
    sys.stdout.write(f"ok      {name} ({time.perf_counter() - start:.1f} s)\n")
    return 0


def _sample(office: OpenOffice) -> None:
    services.sample.make(office.works)


def _paper(office: OpenOffice, kind: str, cut: str, head: bytes, folder: Path) -> Callable[[], None]:
    def make() -> None:
        order = services.papers.Order(kind=kind, mission="WCM-2027", cut=cut or "fellows")
        made = services.papers.make(office.works, order, folder / f"{kind}{cut}")
        for path in made.paths:
            if not path.read_bytes().startswith(head):
                raise Damaged(f"{path.name} is not what it should be")

    return make


def _undo(office: OpenOffice) -> None:
    before = len(office.works.steps(1000))
    undone = office.works.undo()
    again = office.works.redo()
    if undone.touched != again.touched or len(office.works.steps(1000)) < before:
        raise Damaged("undo and redo do not meet")


def _window(office: OpenOffice) -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if not bootstrap.paint_once(office):
        raise Damaged("the window stayed empty")
