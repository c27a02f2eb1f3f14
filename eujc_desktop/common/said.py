"""Sentences that keep what they are made of, so that the window can say them in its own language.

A text that is written in one place and shown by another is marked where it is written: `say("Not agreed")` is that
text itself. With values, `say("{name} lands {minutes} min late", name=…, minutes=…)` is the English sentence, which
files, papers and the terminal use as it is, and which `ui.text.tr` says anew by its template.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any


class Said(str):
    """An English sentence with its template and values; `many` is the template for other numbers than one."""

    __slots__ = ("many", "template", "values")

    template: str
    many: str
    values: Mapping[str, Any]

    def __new__(cls, template: str, values: Mapping[str, Any], many: str = "") -> Said:
        chosen = many if many and values["n"] != 1 else template
        made = super().__new__(cls, filled(chosen, values, _english))
        made.template, made.many, made.values = template, many, values
        return made

    def __reduce__(self) -> tuple[type[Said], tuple[str, Mapping[str, Any], str]]:
        return Said, (self.template, self.values, self.many)


def say(template: str, /, **values: Any) -> str:
    """The English text of a template with {names}; days as values are written out, several texts are listed."""
    return Said(template, values) if values else template


def say_many(one: str, many: str, /, n: int, **values: Any) -> str:
    """`one` for a single thing, `many` for other numbers; {n} is the number in both."""
    return Said(one, {"n": n, **values}, many)


def plural(one: str, many: str) -> tuple[str, str]:
    """Both forms of a text that is told of a number elsewhere, by `ui.text.count`."""
    return one, many


def filled(template: str, values: Mapping[str, Any], write: Callable[[Any], Any]) -> str:
    """A template with its values, each written by `write` first."""
    return template.format(**{name: write(value) for name, value in values.items()})


def _english(value: Any) -> Any:
    if type(value) is date:
        from eujc_desktop.common.dates import european

        return european(value)
    if isinstance(value, tuple):
        *before, last = (str(_english(each)) for each in value)
        return f"{', '.join(before)} and {last}" if before else last
    return value
