"""Where a link leads: to a place in the document or to an address that is safe to open."""

from __future__ import annotations

import re
from urllib.parse import quote

_SCHEME = re.compile(r"^[A-Za-z][A-Za-z0-9+.-]*:")
_SAFE_SCHEMES = ("http://", "https://", "mailto:", "tel:")
_KEPT = ":/?#[]@!$&'()*+,;=%-._~"


def address(target: str) -> str:
    """The address a link opens, in ASCII; empty if the target is an anchor or nothing one should open."""
    target = target.strip()
    if target.startswith("#") or not target:
        return ""
    if target.lower().startswith(_SAFE_SCHEMES):
        return quote(target, safe=_KEPT)
    if _SCHEME.match(target) or any(char.isspace() for char in target):
        return ""
    if target.lower().startswith("www.") or ("." in target and "/" in target):
        return "https://" + quote(target, safe=_KEPT)
    return ""


def anchor(target: str) -> str:
    """The anchor a link leads to; empty if it leads out of the document."""
    target = target.strip()
    if target.startswith("#"):
        return target[1:]
    return "" if address(target) or _SCHEME.match(target) else target
