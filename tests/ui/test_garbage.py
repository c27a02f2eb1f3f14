"""Garbage goes on the window's thread alone."""

from __future__ import annotations

import threading
import weakref

from eujc_desktop.ui.garbage import kept


class Knot:
    """Only the collector can take it away."""

    def __init__(self) -> None:
        self.itself = self


def test_what_a_worker_leaves_goes_with_the_thread_that_waited() -> None:
    gone: list[threading.Thread] = []

    def work() -> None:
        weakref.finalize(Knot(), lambda: gone.append(threading.current_thread()))
        assert len([[number] for number in range(50_000)]) == 50_000

    worker = threading.Thread(target=work)
    with kept():
        worker.start()
        worker.join()
        assert gone == []
    assert gone == [threading.main_thread()]
