"""Questions a list is filtered by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Test = Literal[
    "is",
    "is not",
    "any of",
    "none of",
    "contains",
    "contains not",
    "begins with",
    "before",
    "after",
    "between",
    "empty",
    "not empty",
]


@dataclass(frozen=True)
class Condition:
    """One question to one column: its key, the test, and the value asked for, parsed; two for `between`."""

    key: str
    test: Test
    value: Any = None
