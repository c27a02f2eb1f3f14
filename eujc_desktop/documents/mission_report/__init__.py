"""The report of a mission: its visits, who took part, what was said, and what is to follow."""

from __future__ import annotations

from eujc_desktop.common.progress import Progress, silent
from eujc_desktop.documents.built import Built
from eujc_desktop.documents.mission_report.content import MissionReport


def build(report: MissionReport, *, progress: Progress = silent) -> Built:
    """The report as PDF; the same content gives the same bytes."""
    from eujc_desktop.documents.mission_report.making import make

    return make(report, progress)
