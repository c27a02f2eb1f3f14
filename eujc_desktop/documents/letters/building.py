"""Letters and visa dossiers as papers of the catalogue."""

from __future__ import annotations

from eujc_desktop.common.progress import Progress, silent
from eujc_desktop.documents.built import Built
from eujc_desktop.documents.letters.content import Letters, VisaDossiers


def letters(content: Letters, *, progress: Progress = silent) -> Built:
    """All letters in one PDF, each beginning on a page of its own; the same content gives the same bytes."""
    from eujc_desktop.documents.letters.sheets import make

    return make(content, progress)


def dossiers(content: VisaDossiers, *, progress: Progress = silent) -> Built:
    """The visa papers of all applicants in one PDF; the same content gives the same bytes."""
    from eujc_desktop.documents.letters.dossiers import make

    return make(content, progress)
