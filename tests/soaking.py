"""How often tests repeat what only shows once in many times."""

from __future__ import annotations

import os
import sys

FULL = "EUJC_SOAK"


def rounds(few: int, many: int) -> int:
    """`few` in every run of the tests, `many` under `python -m benchmarks.soak`."""
    return many if os.environ.get(FULL) else few


def tell(words: str) -> None:
    """Say what was tried and found; `python -m benchmarks.soak` shows it."""
    sys.stdout.write(f"{words}\n")
