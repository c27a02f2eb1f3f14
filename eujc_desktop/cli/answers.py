"""What verbs answer, and the office they work on."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from eujc_desktop.bootstrap import offices

if TYPE_CHECKING:
    from eujc_desktop.bootstrap.offices import OpenOffice


@dataclass(frozen=True)
class Answer:
    """What a verb has to say: data for programs, lines for people, remarks aside, and why it was refused."""

    data: Any
    lines: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    refused: str = ""


@contextmanager
def opened(words: Namespace) -> Iterator[OpenOffice]:
    """The office the words name; one that is not there yet is begun by what fills it, and stays away if that fails."""
    begins = words.verb == "new" or (
        words.verb == "import" and words.what in ("companies", "activities", "events") and not words.dry_run
    )
    if begins and offices.is_free(words.data):
        with offices.begin_office(offices.file_of(words.data), words.user) as office:
            yield office
        return
    office = offices.open_office(words.data, words.user, must_exist=True)
    try:
        yield office
    finally:
        office.close()
