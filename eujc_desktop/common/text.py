"""Text as people typed it, made safe to keep: normal form, no hidden or control characters."""

from __future__ import annotations

import re
import unicodedata

_BLANKS = re.compile(r"[^\S\n]+")
_BREAKS = re.compile(r"\r\n|[\r\u000b\u000c\u0085\u2028\u2029]")


def clean(raw: str, *, keep_lines: bool = False) -> str:
    """`raw` in NFC without control, format and surrogate characters; blanks collapsed and trimmed."""
    text = _BREAKS.sub("\n", unicodedata.normalize("NFC", "".join(c for c in raw if not "\ud800" <= c <= "\udfff")))
    text = "".join(" " if c == "\t" else c for c in text if c in "\n\t" or unicodedata.category(c) not in {"Cc", "Cf", "Co"})
    if not keep_lines:
        return _BLANKS.sub(" ", text.replace("\n", " ")).strip()
    lines = (_BLANKS.sub(" ", line).strip() for line in text.split("\n"))
    return "\n".join(lines).strip()
