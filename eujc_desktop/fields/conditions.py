"""Questions a list is filtered by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Test = Literal["is", "is not", "empty", "not empty", "contains", "before", "after", "any of"]


@dataclass(frozen=True)
class Condition:
    """One question to one column: its key, the test, and the value asked for, parsed."""

    key: str
    test: Test
    value: Any = None
