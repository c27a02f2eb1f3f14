"""Fields that screens show only when asked, and only after the showing is written down."""

from __future__ import annotations

HIDDEN = frozenset({"passport_no"})
DOT = "•"
_ENDS, _DOTS = 2, DOT * 5


def is_hidden(key: str) -> bool:
    """Whether the field of a column key, as `person.passport_no`, or of a name alone is one of them."""
    return key.rpartition(".")[2] in HIDDEN


def masked(text: str) -> str:
    """Words of which only the ends are seen; of short ones nothing, of none none."""
    return f"{text[:_ENDS]}{_DOTS}{text[-_ENDS:]}" if len(text) > 2 * _ENDS + 1 else DOT * len(text)
