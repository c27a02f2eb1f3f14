"""Books and programmes that are no longer what the last edition was call themselves a draft of the next one."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from eujc_desktop.common.errors import Damaged
from eujc_desktop.common.progress import Progress
from eujc_desktop.documents.built import Built
from eujc_desktop.models.paper_kinds import PaperKind
from eujc_desktop.services import released
from eujc_desktop.services.paper_pieces.order import Build, Of, Order
from eujc_desktop.store.work import Works

EDITED = (PaperKind.BOOK, PaperKind.PROGRAMME)


def _is_changed(works: Works, mission_id: str) -> bool:
    """Whether the programme differs from its last edition, or that can no longer be told."""
    try:
        since = works.read(partial(released.changes_since, mission_id=mission_id))
    except Damaged:
        # Whoever asks what has changed is told; it keeps nobody from printing.
        return True
    return since is not None and bool(since.differences)


def as_draft(works: Works, mission: Of, order: Order, build: Build) -> Build:
    """The maker of papers; where the programme has changed since it was released, it prints that this is a draft."""
    if PaperKind(order.kind) not in EDITED:
        return build
    if not _is_changed(works, mission.id):
        return build

    def draft(key: str, content: Any, progress: Progress) -> Built:
        about = replace(content.mission, edition=f"Draft of edition {mission.edition + 1}", edition_date=None)
        return build(key, replace(content, mission=about), progress)

    return draft
