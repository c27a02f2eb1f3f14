"""The programme on its own: European day sheets, or the Japanese table; in English or Japanese."""

from __future__ import annotations

from eujc_desktop.common.progress import Progress, silent
from eujc_desktop.documents.content import Built, ProgrammeSheet


def build(sheet: ProgrammeSheet, *, progress: Progress = silent) -> Built:
    """The programme as PDF; the same content gives the same bytes."""
    from eujc_desktop.documents.programme_pages import make

    return make(sheet, progress)
