"""What a change slip prints: plain frozen values, gathered elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from eujc_desktop.common.bilingual import Words
from eujc_desktop.documents.briefing_book.content import BriefingBook
from eujc_desktop.documents.built import Before
from eujc_desktop.documents.content import Mission


@dataclass(frozen=True, slots=True)
class Change:
    """In what something differs (time, place), what it was and what it is; either may be empty."""

    label: Words
    was: Words = Words()
    now: Words = Words()


@dataclass(frozen=True, slots=True)
class Changed:
    """One thing that differs, in one or more respects; `whom` are the groups concerned, empty for everyone."""

    name: Words
    changes: tuple[Change, ...]
    whom: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangedDay:
    """A day on which things differ; without date and number what belongs to no day."""

    date: date | None
    number: int | None
    city: str
    things: tuple[Changed, ...]


@dataclass(frozen=True, slots=True)
class ChangeSlip:
    """What differs from an edition, day by day; `aloud` is a note for the group, a sentence a line.

    With `book`, the book as it is now, follow the pages that differ from those of `before`.
    """

    mission: Mission
    edition: int
    released_on: date
    summary: Words
    aloud: Words
    days: tuple[ChangedDay, ...] = ()
    language: str = "en"
    book: BriefingBook | None = None
    before: Before = field(default_factory=Before)
