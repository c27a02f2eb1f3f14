"""The report of the statistics: deliverables, years, programmes and cuts on paper."""

from __future__ import annotations

from eujc_desktop.common.progress import Progress, silent
from eujc_desktop.documents.built import Built
from eujc_desktop.documents.statistics_report.content import StatisticsReport


def build(report: StatisticsReport, *, progress: Progress = silent) -> Built:
    """The report as PDF; the same content gives the same bytes."""
    from eujc_desktop.documents.statistics_report.making import make

    return make(report, progress)
