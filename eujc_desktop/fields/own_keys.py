"""Which column keys are those of fields that an office has added; light, since the first frame waits for it."""

from __future__ import annotations

OWN = "own"


def is_own(key: str) -> bool:
    """Whether a column key is that of a field of one's own."""
    return key.startswith(f"{OWN}.")
