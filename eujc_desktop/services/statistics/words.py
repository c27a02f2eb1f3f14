"""What the values of the cuts are called."""

from __future__ import annotations

from eujc_desktop.common.said import say
from eujc_desktop.models.choices import Direction, Sex

NOT_KNOWN = say("Not known")
_ORIGIN = {"EU": say("European Union"), "JP": say("Japan"), "OTHER": say("Elsewhere")}
_SEX = {
    str(Sex.FEMALE): say("Women"),
    str(Sex.MALE): say("Men"),
    str(Sex.OTHER): say("Other"),
    "not F": say("Men, or not told"),
}
_SIZE = {
    "micro": say("Micro"),
    "small": say("Small"),
    "medium": say("Medium"),
    "large": say("Large"),
    "sme": say("SME, size not known"),
    "not sme": say("Large, or not told"),
}


Mark = tuple[str, int, int]
"""A status that figures bear, as INVENTED, with the first and last year of those that do."""


def mark_words(mark: Mark) -> str:
    """What must stand beside the figures."""
    source, first, last = mark
    if first == last:
        return say("Figures of {first} are marked “{source}”", first=first, source=source)
    return say("Figures of {first}–{last} are marked “{source}”", first=first, last=last, source=source)


def value_words(cut: str, value: str) -> str:
    """A value as a sentence that the window and papers say in their language; data as it is."""
    if not value:
        return NOT_KNOWN
    if cut == "country":
        return say("EU, country not known") if value == "EU" else say("{state:country}", state=value)
    if cut == "direction":
        return Direction(value).label
    fixed = {"origin": _ORIGIN, "size": _SIZE, "sex": _SEX}.get(cut, {})
    return fixed.get(value, value)
