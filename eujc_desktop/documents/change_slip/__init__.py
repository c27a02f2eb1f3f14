"""The change slip: only what changed since an edition, with the pages that take the place of old ones."""

from __future__ import annotations

from eujc_desktop.common.progress import Progress, silent
from eujc_desktop.documents.built import Built
from eujc_desktop.documents.change_slip.content import ChangeSlip


def build(slip: ChangeSlip, *, progress: Progress = silent) -> Built:
    """The slip as PDF; the same content gives the same bytes."""
    from eujc_desktop.documents.change_slip.making import make

    return make(slip, progress)
