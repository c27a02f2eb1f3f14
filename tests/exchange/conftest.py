"""Files that must be refused: in words, at little cost."""

from __future__ import annotations

import tracemalloc

import pytest

from eujc_desktop.common.errors import Damaged, Refused
from eujc_desktop.exchange.sheets import read_book


@pytest.fixture
def refused():
    """Reads a file that must be refused, with little memory of our own; the sentence with its cure."""

    def read(path):
        tracemalloc.start()
        try:
            with pytest.raises((Damaged, Refused)) as told:
                read_book(path)
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
        assert peak < 50 * 2**20
        assert path.name in str(told.value)
        assert told.value.cure
        return f"{told.value} {told.value.cure}"

    return read
