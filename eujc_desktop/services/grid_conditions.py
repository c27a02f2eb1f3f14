"""Conditions and orders of the lists as the database understands them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import ColumnElement, String, and_, case, collate, func, literal, or_, type_coerce

from eujc_desktop.common.folding import fold
from eujc_desktop.fields.choices import Choice
from eujc_desktop.fields.conditions import Condition
from eujc_desktop.fields.kinds import AnyKind, Country, Ref
from eujc_desktop.fields.readings import countries
from eujc_desktop.services.grid_joins import GRIDS, column, columns, tables
from eujc_desktop.services.links import NAMED


def test(grid: str, condition: Condition, kind: AnyKind, dialect: str) -> ColumnElement[bool]:
    """Whether a row answers the condition on a field of that kind.

    Words are compared without regard to case, accents and width.
    """
    found = column(grid, condition.key)
    if condition.test in _PRESENCE:
        return _PRESENCE[condition.test](found)
    if isinstance(kind, Ref) and (words := link_words(grid, condition.key)) is not None:
        found = words
    elif kind.storage not in ("text", "lines") or isinstance(kind, (Choice, Country)):
        return _TESTS[condition.test](found, condition.value)
    return _TESTS[condition.test](_folded(type_coerce(found, String), dialect), _folded_value(condition.value, dialect))


def _folded(found: ColumnElement[Any], dialect: str) -> ColumnElement[Any]:
    return func.folded(found) if dialect == "sqlite" else func.lower(found)


def _folded_value(value: Any, dialect: str) -> Any:
    one: Callable[[str], str] = fold if dialect == "sqlite" else str.lower
    return one(value) if isinstance(value, str) else [one(str(part)) for part in value]


def _unless(found: ColumnElement[Any], met: ColumnElement[bool]) -> ColumnElement[bool]:
    """That something is not so, which it is not either where there is nothing."""
    return or_(~met, found.is_(None))


_PRESENCE: dict[str, Callable[[ColumnElement[Any]], ColumnElement[bool]]] = {
    "empty": lambda found: found.is_(None),
    "not empty": lambda found: found.is_not(None),
}
_TESTS: dict[str, Callable[[ColumnElement[Any], Any], ColumnElement[bool]]] = {
    "is": lambda found, value: found == value,
    "is not": lambda found, value: _unless(found, found == value),
    "any of": lambda found, value: found.in_(list(value)),
    "none of": lambda found, value: _unless(found, found.in_(list(value))),
    "contains": lambda found, value: found.contains(value, autoescape=True),
    "contains not": lambda found, value: _unless(found, found.contains(value, autoescape=True)),
    "begins with": lambda found, value: found.startswith(value, autoescape=True),
    "before": lambda found, value: found < value,
    "after": lambda found, value: found > value,
    "between": lambda found, value: and_(found >= value[0], found <= value[1]),
}


def led_to(grid: str, key: str) -> str:
    """The record of the list that a link leads to, "" where the list has none."""
    return next((target for target, source, link in GRIDS[grid].links if key == f"{source}.{link}"), "")


def link_words(grid: str, key: str) -> ColumnElement[str] | None:
    """What a link leads to in words, as `choices` has it, in SQL; None where the list does not have that record."""
    alias, name = led_to(grid, key), key.rpartition(".")[2]
    if not alias or name not in NAMED:
        return None
    first, *others = (func.coalesce(tables(grid)[alias].c[part], "") for part in NAMED[name][1])
    joint: ColumnElement[str] = first
    for part in others:
        joint = joint + literal(" ") + part
    return func.trim(joint)


def sorted_by(grid: str, key: str) -> tuple[str, ...]:
    """The column itself, or for a link the usual order of the records it leads to, where the list has them."""
    alias = led_to(grid, key)
    usual = [f"{alias}.{name}" for name in GRIDS[grid].records[alias].order_by] if alias else []
    return tuple(name for name in usual if name in columns(grid)) or (key,)


def rank(kind: AnyKind, found: ColumnElement[Any], dialect: str) -> ColumnElement[Any]:
    """What a column is sorted by: fixed lists in their order, countries by name, words without regard to accents."""
    if isinstance(kind, Choice):
        codes = [str(option) for option in kind.options]
        return case({code: at for at, code in enumerate(codes)}, value=found)
    if isinstance(kind, Country):
        return case({code: at for at, (code, _) in enumerate(countries())}, value=found)
    if kind.storage == "text":
        return func.folded(found) if dialect == "sqlite" else collate(found, "und-x-icu")
    return found
