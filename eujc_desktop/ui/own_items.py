"""What in the itinerary is for one person, and where the person sits, in a section that is read when it is unfolded."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from eujc_desktop import services
from eujc_desktop.ui.components.buttons import push
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import column, row
from eujc_desktop.ui.components.panel import DetailPanel
from eujc_desktop.ui.days import on_day
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.record_section import RecordSection
from eujc_desktop.ui.text import tr


class OwnItems(RecordSection):
    """Lists own items and seats, with the way to each."""

    def __init__(self, desk: Desk, panel: DetailPanel) -> None:
        super().__init__(desk, panel, "own", tr("Own items and seats"))

    def show_person(self, participation_id: str) -> None:
        """Follow another person, or the same after a change."""
        self._turn_to(participation_id)

    @staticmethod
    def query(work: Any, record_id: str) -> Sequence[Any]:
        return services.seats.of_person(work, participation_id=record_id)

    def tell(self, found: Sequence[Any]) -> None:
        for line in found:
            go = partial(self._desk.go, "itineraries", line.item_id)
            day = on_day(line.day, with_year=False) if line.day else tr("Date open")
            when = " ".join(part for part in (day, f"{line.start:%H:%M}" if line.start else "") if part)
            only = tr("only for those named") if line.alone else ""
            words = " · ".join(part for part in (line.words, only) if part)
            head = row(push(line.title, "link", on_click=go), "stretch", label(when, "caption", "muted"))
            self.lines.addWidget(column(head, label(words, "small", "second", wrap=True), spacing=1))
        if not found:
            words = tr("No seat, and nothing that is for this person alone.")
            self.lines.addWidget(label(words, "small", "muted", wrap=True))
