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
    # All its weights, the regular one first: of a family with nothing but bold letters the whole window would be bold.
    files = sorted(resource("fonts").rglob("*SansJP*.?tf"), key=lambda file: "Regular" not in file.stem)
    ids = [QFontDatabase.addApplicationFont(str(file)) for file in files]
    families = [family for each in ids for family in QFontDatabase.applicationFontFamilies(each)]
    if not families:
        return ""
    theme.add_family(families[0])
    return families[0]
