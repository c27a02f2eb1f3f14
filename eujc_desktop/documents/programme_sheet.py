"""The programme on its own, in English or Japanese: day sheets, the Japanese table, or all of it in small."""

from __future__ import annotations

from eujc_desktop.common.progress import Progress, silent
from eujc_desktop.documents.built import Built
from eujc_desktop.documents.content import ProgrammeSheet

FORMS = ("days", "table", "one-page", "wall-chart", "pocket-card")
"""European day sheets, the Japanese table, everything on one A4 page, a chart on A3, a card to fold for the pocket."""


def build(sheet: ProgrammeSheet, *, progress: Progress = silent) -> Built:
    """The programme as PDF; the same content gives the same bytes."""
    from eujc_desktop.documents.programme_pages import make

    return make(sheet, progress)
