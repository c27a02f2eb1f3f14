"""What in the itinerary is for one person, and where the person sits, in a section that is read when it is unfolded."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from eujc_desktop import services
from eujc_desktop.common.dates import european
from eujc_desktop.ui.components.buttons import push
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import column, empty, row
from eujc_desktop.ui.components.panel import DetailPanel
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.text import tr


class OwnItems(QObject):
    """Lists own items and seats, with the way to each."""

    def __init__(self, desk: Desk, panel: DetailPanel) -> None:
        super().__init__(panel)
        self._desk, self._part = desk, ""
        self.section = panel.section("own", tr("Own items and seats"), opened=False)
        self.section.folded.connect(self._read)

    def show_person(self, participation_id: str) -> None:
        """Follow another person, or the same after a change."""
        self._part = participation_id
        self._read()

    def _read(self) -> None:
        wanted = self._part
        if not self.section.opened or not wanted:
            empty(self.section.body)
            return
        job = self._desk.office.ask(partial(services.seats.of_person, participation_id=wanted))
        job.then(lambda lines: self._show(lines) if wanted == self._part else None).otherwise(self._desk.refuse)

    def _show(self, lines: Sequence[Any]) -> None:
        empty(self.section.body)
        for line in lines:
            go = partial(self._desk.go, "itineraries", line.item_id)
            day = european(line.day, with_year=False) if line.day else tr("Date open")
            when = " ".join(part for part in (day, f"{line.start:%H:%M}" if line.start else "") if part)
            only = tr("only for those named") if line.alone else ""
            words = " · ".join(part for part in (line.words, only) if part)
            head = row(push(line.title, "link", on_click=go), "stretch", label(when, "caption", "muted"))
            self.section.body.addWidget(column(head, label(words, "small", "second", wrap=True), spacing=1))
        if not lines:
            words = tr("No seat, and nothing that is for this person alone.")
            self.section.body.addWidget(label(words, "small", "muted", wrap=True))
