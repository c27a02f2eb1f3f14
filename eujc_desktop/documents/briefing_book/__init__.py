"""The briefing book: everything a participant needs on the road, in one PDF."""

from __future__ import annotations

from eujc_desktop.common.progress import Progress, silent
from eujc_desktop.documents.briefing_book.content import BriefingBook
from eujc_desktop.documents.built import Built


def build(book: BriefingBook, *, progress: Progress = silent) -> Built:
    """The book as PDF; the same content gives the same bytes."""
    from eujc_desktop.documents.briefing_book.making import make

    return make(book, progress)
