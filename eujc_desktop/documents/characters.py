"""Which characters no font has, without setting a page."""

from __future__ import annotations

from eujc_desktop.documents.typesetting.clean import clean
from eujc_desktop.documents.typesetting.faces import cast

_APART = frozenset("\n\u00ad\u200b\u00a0\u202f\u2009\u2002\u2003\u3000 ")
"""Breaks and spaces: they print nothing."""


def unknown(text: str) -> set[str]:
    """The characters of a text in whose place a paper prints a geta mark."""
    return set() if text.isascii() else cast("sans", "regular").unknown(clean(text)) - _APART
