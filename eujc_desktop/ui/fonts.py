"""A Japanese font where the system has none: the one the papers are set in."""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase

from eujc_desktop.common.resources import resource
from eujc_desktop.ui.theme import theme

_JAPANESE = QFontDatabase.WritingSystem.Japanese


def ensure_japanese() -> str:
    """Make Japanese text readable; gives the family added, "" where the system has one of its own."""
    if QFontDatabase.families(_JAPANESE):
        return ""
    for path in sorted(resource("fonts").rglob("*JP*.?tf")):
        families = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(path)))
        if families:
            theme.add_family(families[0])
            return families[0]
    return ""
