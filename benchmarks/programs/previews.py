"""The Documents tab on the sample mission: how long the first page takes to show after an option was changed.

Words: the data file, the mission, how often each option is changed, and the papers by the key under which the tab lists
them.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from PySide6.QtCore import QEventLoop, QTimer

from benchmarks.programs.stalls import driven

MOST = 60.0  # seconds after which to give up


def main(data: str, mission: str, rounds: str, *papers: str) -> dict[str, list[float]]:
    """Seconds from each change of an option to the painted page, by paper."""
    return driven(data, lambda window: _previewed(window, mission, int(rounds), papers))


def _previewed(window: Any, mission: str, rounds: int, papers: Sequence[str]) -> dict[str, list[float]]:
    window.desk.choose_mission(mission)
    window.go("documents")
    body = window.page("documents").body
    found = {}
    for paper in papers:
        _wait(lambda paper=paper: body.choose(paper), body)
        found[paper] = [_until_painted(body, change) for _ in range(rounds) for change in _changes(body.options, paper)]
    return found


def _changes(options: Any, paper: str) -> Iterator[Callable[[], object]]:
    """What a user chooses: the other language, and something that the paper alone has."""
    for language in ("ja", "en"):
        yield lambda language=language: _choose(options.language, language)
    if paper == "briefing_book":
        yield options.unconfirmed.click
    elif paper != "letters":
        for order in ("kana", "family"):
            yield lambda order=order: _choose(options.sort, order)


def _choose(box: Any, key: str) -> None:
    box.setCurrentIndex(box.findData(key))
    box.activated.emit(box.currentIndex())


def _until_painted(body: Any, change: Callable[[], object]) -> float:
    """Seconds until the page in sight shows what was changed; then everything comes to rest."""
    painted: list[float] = []

    def paint(*_seen: object) -> None:
        body.preview.repaint()
        painted.append(time.monotonic())

    body._live.early.connect(paint)  # noqa: SLF001 - what a user sees has no other sign
    body._live.made.connect(paint)  # noqa: SLF001
    begun = time.monotonic()
    _wait(change, body)
    body._live.early.disconnect(paint)  # noqa: SLF001
    body._live.made.disconnect(paint)  # noqa: SLF001
    return painted[0] - begun


def _wait(do: Callable[[], object], body: Any) -> None:
    """Do something, and wait until its pages are there and nothing else is done."""
    loop, end = QEventLoop(), time.monotonic() + MOST
    timer = QTimer(interval=20)
    office = body._desk.office  # noqa: SLF001

    def look() -> None:
        if time.monotonic() > end or not (body.is_waiting or office.is_busy):
            loop.quit()

    timer.timeout.connect(look)
    QTimer.singleShot(0, do)
    QTimer.singleShot(0, timer.start)
    loop.exec()


if __name__ == "__main__":
    print(json.dumps(main(*sys.argv[1:])))
