"""How much a piece of work takes, counted in lines of Python: no clock, so no machine and no other work changes it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any


def effort(work: Callable[[], object]) -> int:
    """How many lines of Python `work` runs in this thread: each turn of a loop and each call counts anew.

    Compare it with that of other work in the same test, once what happens only the first time has happened (imports,
    queries put together). One call into C counts as the line it stands on: of a query, what is made of its rows counts,
    the search for them does not.
    """
    ran, before = 0, sys.gettrace()

    def count(frame: FrameType, event: str, arg: Any) -> Any:
        nonlocal ran
        ran += 1
        return count

    sys.settrace(count)
    try:
        work()
    finally:
        sys.settrace(before)
    return ran
