"""The words under which sheets bring each field, in English, French, German and Japanese."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from eujc_desktop.common.resources import resource
from eujc_desktop.fields.field import Field

LANGUAGES = ("English", "French", "German", "Japanese")


@cache
def table() -> dict[str, tuple[str, ...]]:
    """Headings by `record.field`, apart from the label of the field itself."""
    with resource("headings.csv").open(encoding="utf-8", newline="") as lines:
        return {
            row["field"]: tuple(word for language in LANGUAGES for word in row[language].split(" | ") if word)
            for row in csv.DictReader(lines)
        }


def words(key: str) -> tuple[str, ...]:
    """The headings of one field; none where only its label is known."""
    return table().get(key, ())


@cache
def _japanese() -> dict[str, str]:
    with resource("headings.csv").open(encoding="utf-8", newline="") as lines:
        return {row["field"]: row["Japanese"].split(" | ")[0] for row in csv.DictReader(lines)}


def japanese(key: str) -> str:
    """What a field is called at the head of a column in Japanese, "" where that is not known."""
    return _japanese().get(key, "")


def both_names(label: str, label_ja: str) -> str:
    """The heading of a field in a list for people who read either language."""
    return f"{label} / {label_ja}" if label_ja else label


def with_words(fields: Mapping[str, Field]) -> dict[str, Field]:
    """Fields by key, each with the headings under which sheets bring it."""
    return {
        key: replace(field, words=(*field.words, *words(key), both_names(field.label, japanese(key))))
        for key, field in fields.items()
    }
