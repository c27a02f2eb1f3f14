"""Values of fields as the window writes them and reads them, in its language."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from eujc_desktop.ui.days import day_and_time, short_day
from eujc_desktop.ui.text import is_as_written, language, numerals, shown, tr


def writer(kind: Any) -> Callable[[Any], str]:
    """What gives the words of a field's values; ask once for many values."""
    if is_as_written():
        return kind.format  # type: ignore[no-any-return]
    if kind.storage in _WRITERS:
        write = _WRITERS[kind.storage]
        return lambda value: "" if value is None else write(value)
    if _is_country(kind):
        from eujc_desktop.common.lands import country_name

        return lambda value: "" if value is None else country_name(value, language())
    return lambda value: shown(kind.format(value))


def value_text(kind: Any, value: Any) -> str:
    """The words of one value."""
    return writer(kind)(value)


def understood(kind: Any, raw: object) -> object:
    """The member of a fixed list whose words in the window's language were typed or pasted, else what came in."""
    if is_as_written() or not isinstance(raw, str) or not (options := getattr(kind, "options", ())):
        return raw
    words = raw.strip().casefold()
    return next((option for option in options if tr(option.label).casefold() == words), raw)


def _is_country(kind: Any) -> bool:
    # What stands for a kind in the first frame has no countries of its own; the kinds come after it.
    return type(kind).__name__ == "Country"


def _amount(value: Any) -> str:
    from eujc_desktop.fields.shown import amount

    return numerals(amount(value))


_WRITERS: dict[str, Callable[[Any], str]] = {
    "day": lambda value: short_day(value, with_year=True),
    "moment": lambda value: f"{day_and_time(value)} UTC",
    "hundredths": _amount,
}
