"""What can be asked of a field: the tests that suit its kind, their values read, and kept as plain text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, time
from typing import Any, get_args

from eujc_desktop.fields.choices import Choice
from eujc_desktop.fields.conditions import Condition, Test
from eujc_desktop.fields.field import Field
from eujc_desktop.fields.kinds import PLAIN, AnyKind, Country, Hints, Lines, Ref, YesNo

WITHOUT_VALUE = ("empty", "not empty")
SEVERAL = ("any of", "none of")
_ENDS: tuple[Test, ...] = ("empty", "not empty")
_OF_LIST: tuple[Test, ...] = ("any of", "none of", *_ENDS)
_OF_ORDER: tuple[Test, ...] = ("is", "before", "after", "between", *_ENDS)
_OF_WORDS: tuple[Test, ...] = ("contains", "contains not", "is", "is not", "begins with", *_ENDS)
_ORDERED = ("day", "clock", "moment", "whole", "hundredths")


def tests_for(kind: AnyKind) -> tuple[Test, ...]:
    """The tests that make sense for a kind, the likeliest first."""
    if isinstance(kind, (Choice, Country, Ref)):
        return _OF_LIST
    if isinstance(kind, YesNo):
        return ("is", *_ENDS)
    if isinstance(kind, Lines):
        return ("contains", "contains not", *_ENDS)
    return _OF_ORDER if kind.storage in _ORDERED else _OF_WORDS


def asked(field: Field, test: Test, raw: Sequence[object], hints: Hints = PLAIN) -> Condition:
    """The condition out of what was typed or chosen; ValueError says what is missing or cannot be read."""
    if test in WITHOUT_VALUE:
        return Condition(field.name, test)
    values = [_value(field.kind, part, hints) for part in raw]
    values = [value for value in values if value is not None]
    if len(values) < (2 if test == "between" else 1):
        raise ValueError("needs a value" if test != "between" else "needs both ends")
    if test in SEVERAL:
        return Condition(field.name, test, tuple(values))
    if test == "between":
        first, last = sorted(values[:2])
        return Condition(field.name, test, (first, last))
    return Condition(field.name, test, values[0])


def _value(kind: AnyKind, raw: object, hints: Hints) -> Any:
    """A value to compare with; links and several lines are asked for by words."""
    if isinstance(kind, (Ref, Lines)):
        return str(raw or "").strip() or None
    if kind.storage == "text" and not isinstance(kind, (Choice, Country)):
        # Part of a mail address or a postcode is no whole one.
        return str(raw or "").strip() or None
    return kind.parse(raw, hints)


def values_of(condition: Condition) -> tuple[Any, ...]:
    """The values a condition asks for, none, one or several."""
    if condition.test in WITHOUT_VALUE:
        return ()
    return tuple(condition.value) if condition.test in (*SEVERAL, "between") else (condition.value,)


def kept(condition: Condition) -> list[Any]:
    """A condition as JSON can hold it."""
    return [condition.key, condition.test, [_plain(value) for value in values_of(condition)]]


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.isoformat() if isinstance(value, (date, time)) else str(value)


def taken(data: Any, fields: Mapping[str, Field]) -> Condition | None:
    """A condition kept earlier; None when its field or its values are no longer known."""
    try:
        key, test, raw = data
        return asked(fields[key], test, list(raw)) if test in get_args(Test) else None
    except (TypeError, ValueError, KeyError):
        return None
