"""Lists on paper, A4 landscape: one look, and a module for each list that says what stands in its columns."""

from __future__ import annotations

from typing import Any

from eujc_desktop.common.progress import Progress, silent
from eujc_desktop.documents.built import Built


def build(content: Any, *, progress: Progress = silent) -> Built:
    """Any list of `lists.content` as PDF; the same content gives the same bytes."""
    from eujc_desktop.documents.lists.making import make

    return make(content, progress)
