"""The same words in every field a paper prints, and what must be true of the paper then."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any

from eujc_desktop.documents.built import Built
from tests.documents.lint import Margins, lint, page_texts
from tests.documents.typesetting import ua

STRUCTURE = frozenset(
    {"key", "company", "hotel", "icon", "mode", "transport", "zone", "end_zone", "form", "language", "qr", "website"}
    | {"map_url", "email", "country_code", "sections", "door"}
)
"""Fields that steer a paper or are addresses to open."""


def filled(content: Any, text: str, most: int | None = None) -> Any:
    """The content with `text` in every field that is printed, and of each sort of thing the first `most` alone."""
    if isinstance(content, str) and type(content) is str:
        return text
    if isinstance(content, tuple):
        things = content and all(map(is_dataclass, content))
        return tuple(filled(part, text, most) for part in (content[:most] if things else content))
    if not is_dataclass(content) or isinstance(content, type):
        return content
    changes = {}
    for field in fields(content):
        value = getattr(content, field.name)
        if field.name not in STRUCTURE and value != "":
            changes[field.name] = filled(value, text, most)
    return replace(content, **changes)


def faults(built: Built, *, book: bool = True, geta: bool = False, margins: Margins | None = None) -> list[str]:
    """Everything wrong with a paper; with `geta` characters no font has are expected, and must be told.

    A book has its own margins and covers without any; of other papers only the edge counts, unless `margins` are given.
    """
    covers = frozenset({1, built.pages}) if book else frozenset()
    area = Margins() if book else margins
    found = [fault for fault in lint(built.pdf, area, covers) if not geta or "〓" not in fault]
    notes = {f"page {number}: " for number, text in enumerate(page_texts(built.pdf), 1) if "メモ" in text}
    found += [fault for fault in ua.headings_alone(built.pdf) if not fault.startswith(tuple(notes))]
    found += ua.problems(built.pdf)
    if bool(built.missing) is not geta:
        found.append(f"told as missing: {built.missing}")
    return found


def text_of(built: Built) -> str:
    """The words of all pages without blanks and line breaks."""
    return "".join("".join(page.split()) for page in page_texts(built.pdf)).replace("\ufffe", "").replace("\x02", "")
