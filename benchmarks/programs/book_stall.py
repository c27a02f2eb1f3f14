"""The common book ordered from an office under a beating event loop: how long the loop stood still at most."""

from __future__ import annotations

import json
import sys
import time

from PySide6.QtCore import QCoreApplication, QTimer

from benchmarks.book import common_book
from eujc_desktop.ui.office import Office

ORDERS = 3
content = common_book()
application = QCoreApplication([])
office = Office(lambda: None)  # type: ignore[arg-type,return-value]
seen: dict[str, list[float]] = {"stalls": [], "seconds": []}
longest, last, begun = 0.0, time.monotonic(), time.monotonic()


def beat() -> None:
    global longest, last
    now = time.monotonic()
    longest, last = max(longest, now - last), now


def order() -> None:
    global longest, begun
    longest, begun = 0.0, time.monotonic()
    job = office.make("Book", lambda _works, progress: office.press.build("briefing-book", content, progress))
    job.then(lambda _built: made())


def made() -> None:
    beat()
    seen["stalls"].append(longest)
    seen["seconds"].append(time.monotonic() - begun)
    if len(seen["stalls"]) < ORDERS:
        order()
    else:
        application.quit()


timer = QTimer(interval=1)
timer.timeout.connect(beat)
timer.start()
QTimer.singleShot(200, order)
application.exec()
office.close()
sys.stdout.write(json.dumps(seen) + "\n")
