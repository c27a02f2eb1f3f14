"""The programme on its own, in English or Japanese: day sheets, the Japanese table, all of it small, an outline."""

from __future__ import annotations

from eujc_desktop.common.progress import Progress, silent
from eujc_desktop.documents.built import Built
from eujc_desktop.documents.content import OUTLINE, ProgrammeSheet

FORMS = ("days", "table", "one-page", "wall-chart", "pocket-card", OUTLINE)
"""European day sheets, the Japanese table, everything on one A4 page, a chart on A3, a card to fold for the pocket, and
the mission in outline for those who do not know it yet."""


def build(sheet: ProgrammeSheet, *, progress: Progress = silent) -> Built:
    """The programme as PDF; the same content gives the same bytes."""
    from eujc_desktop.documents.programme_pages import make

    return make(sheet, progress)
