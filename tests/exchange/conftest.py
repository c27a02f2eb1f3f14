"""Files that must be refused: in words, in time, at little cost."""

from __future__ import annotations

import time
import tracemalloc

import pytest

from eujc_desktop.common.errors import Damaged, Refused
from eujc_desktop.exchange.sheets import read_book

LONGEST = 5.0


@pytest.fixture
def refused():
    """Reads a file that must be refused, in time and with little memory of our own; the sentence with its cure."""

    def read(path):
        tracemalloc.start()
        start = time.monotonic()
        try:
            with pytest.raises((Damaged, Refused)) as told:
                read_book(path)
            took, (_, peak) = time.monotonic() - start, tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
        assert took < LONGEST
        assert peak < 50 * 2**20
        assert path.name in str(told.value)
        assert told.value.cure
        return f"{told.value} {told.value.cure}"

    return read
