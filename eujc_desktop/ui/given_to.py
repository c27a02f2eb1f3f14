"""To whom what was given of a person, in a section of the panel that is read when it is unfolded."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from eujc_desktop import services
from eujc_desktop.common.dates import european
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import column, empty
from eujc_desktop.ui.components.panel import DetailPanel
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.text import count, tr

_SHOWN = 20


class GivenTo(QObject):
    """Lists hosts, hotels and readers with what papers told them, newest first."""

    def __init__(self, desk: Desk, panel: DetailPanel) -> None:
        super().__init__(panel)
        self._desk, self._person = desk, ""
        self.section = panel.section("given", tr("Given to others"), opened=False)
        self.section.folded.connect(self._read)

    def show_person(self, person_id: str) -> None:
        """Follow another person, or the same after a change."""
        self._person = person_id
        self._read()

    def _read(self) -> None:
        wanted = self._person
        if not self.section.opened or not wanted:
            empty(self.section.body)
            return
        job = self._desk.office.ask(partial(services.disclosures.of_person, person_id=wanted))
        job.then(lambda lines: self._show(lines) if wanted == self._person else None).otherwise(self._desk.refuse)

    def _show(self, lines: Sequence[Any]) -> None:
        empty(self.section.body)
        for line in lines[:_SHOWN]:
            day = european(line.at.astimezone().date(), with_weekday=False)
            head = label(tr("{recipient} on {day}", recipient=line.recipient, day=day), "strong", wrap=True)
            said = label(", ".join(line.said), "small", "second", wrap=True)
            self.section.body.addWidget(column(head, said, label(line.paper, "caption", "muted"), spacing=1))
        if (more := len(lines) - _SHOWN) > 0:
            self.section.body.addWidget(label(count("and %n more", "and %n more", more), "small", "muted"))
        if not lines:
            self.section.body.addWidget(label(tr("No paper has named this person to others yet."), "small", "muted"))
