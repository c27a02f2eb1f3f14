"""What conditions are called on screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from eujc_desktop.common.said import say
from eujc_desktop.fields.conditions import Condition, Test
from eujc_desktop.fields.field import Field
from eujc_desktop.fields.kinds import AnyKind, Ref
from eujc_desktop.fields.questions import SEVERAL, values_of
from eujc_desktop.ui.text import lowered, tr
from eujc_desktop.ui.values import value_text

_WORDS: Mapping[Test, str] = {
    "is": say("is"),
    "is not": say("is not"),
    "any of": say("is any of"),
    "none of": say("is none of"),
    "contains": say("contains"),
    "contains not": say("does not contain"),
    "begins with": say("begins with"),
    "before": say("is before"),
    "after": say("is after"),
    "between": say("is between"),
    "empty": say("is empty"),
    "not empty": say("is not empty"),
}
_OF_NUMBERS: Mapping[Test, str] = {"before": say("is less than"), "after": say("is more than")}


def test_words(kind: AnyKind, test: Test) -> str:
    """A test as the builder offers it."""
    return tr(_OF_NUMBERS.get(test, _WORDS[test]) if kind.align_right else _WORDS[test])


def told(condition: Condition, field: Field) -> str:
    """A condition in words, as `Diet: Vegan or Halal`, to call a filter by."""
    name = tr(field.label)
    values = [value_words(field.kind, value) for value in values_of(condition)]
    if condition.test == "empty":
        return tr("No {field}", field=lowered(name))
    if condition.test in ("is", "any of", "contains"):
        return tr("{field}: {values}", field=name, values=tr(" or ").join(values))
    parting = tr(" or ") if condition.test in SEVERAL else tr(" and ")
    test = test_words(field.kind, condition.test)
    if not values:
        return tr("{field} {test}", field=name, test=test)
    return tr("{field} {test} {values}", field=name, test=test, values=parting.join(values))


def value_words(kind: AnyKind, value: Any) -> str:
    """A value asked for, as the grid shows it; links and parts of words are words already."""
    if isinstance(value, bool):
        return tr("Yes") if value else tr("No")
    return (
        value if isinstance(kind, Ref) or (type(value) is str and kind.storage == "lines") else value_text(kind, value)
    )


def joined(conditions: Sequence[Condition], fields: Mapping[str, Field]) -> str:
    """The usual name of a filter."""
    return tr(", ").join(told(condition, fields[condition.key]) for condition in conditions if condition.key in fields)
