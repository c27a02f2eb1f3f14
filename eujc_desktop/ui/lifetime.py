"""Whether those a call is for are still there: an answer may come after the widget that asked has gone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from types import BuiltinMethodType, FunctionType, MethodType
from typing import Any

from PySide6.QtCore import QObject
from shiboken6 import isValid


def call_those_there(call: Callable[..., object], *news: object) -> None:
    """Call with `news`, unless somebody it is for has gone."""
    if is_there(call):
        call(*news)


def is_there(call: Callable[..., object]) -> bool:
    """Whether none of Qt's objects that a call reaches has been deleted.

    These are the one whose method it is, those that `partial` gave it, and those that a function has from around it or
    by default.
    """
    return all(isValid(one) for one in _reached(call, set()))


def _reached(thing: object, seen: set[int]) -> Iterator[QObject]:
    if id(thing) in seen:
        return
    seen.add(id(thing))
    if isinstance(thing, QObject):
        yield thing
    for part in _parts(thing):
        yield from _reached(part, seen)


def _parts(thing: object) -> list[Any]:
    if isinstance(thing, MethodType | BuiltinMethodType):
        return [thing.__self__]
    if isinstance(thing, partial):
        return [thing.func, *thing.args, *thing.keywords.values()]
    if isinstance(thing, FunctionType):
        around = [cell.cell_contents for cell in thing.__closure__ or () if _is_filled(cell)]
        return [*around, *(thing.__defaults__ or ()), *(thing.__kwdefaults__ or {}).values()]
    return []


def _is_filled(cell: Any) -> bool:
    """Whether a name of the function around has a value yet."""
    try:
        cell.cell_contents  # noqa: B018
    except ValueError:
        return False
    return True
