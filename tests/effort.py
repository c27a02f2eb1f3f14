"""How much a piece of work takes of this thread's processor: other programs on the machine do not change it."""

from __future__ import annotations

import time
from collections.abc import Callable


def effort(work: Callable[[], object], times: int = 1) -> float:
    """The seconds of the processor that `work` took, at its best of so many `times`.

    Compare it with that of other work in the same test, never with a number: machines differ by more than programs.
    """
    return min(_once(work) for _ in range(times))


def _once(work: Callable[[], object]) -> float:
    start = time.thread_time()
    work()
    return time.thread_time() - start
