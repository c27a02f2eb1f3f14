"""To whom what was given of a person, in a section of the panel that is read when it is unfolded."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from eujc_desktop import services
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import column
from eujc_desktop.ui.components.panel import DetailPanel
from eujc_desktop.ui.days import on_day
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.record_section import RecordSection
from eujc_desktop.ui.text import count, tr

_SHOWN = 20


class GivenTo(RecordSection):
    """Lists hosts, hotels and readers with what papers told them, newest first."""

    def __init__(self, desk: Desk, panel: DetailPanel) -> None:
        super().__init__(desk, panel, "given", tr("Given to others"))

    def show_person(self, person_id: str) -> None:
        """Follow another person, or the same after a change."""
        self._turn_to(person_id)

    @staticmethod
    def query(work: Any, record_id: str) -> Sequence[Any]:
        return services.disclosures.of_person(work, person_id=record_id)

    def tell(self, found: Sequence[Any]) -> None:
        for line in found[:_SHOWN]:
            day = on_day(line.at.astimezone().date(), with_weekday=False)
            head = label(tr("{recipient} on {day}", recipient=line.recipient, day=day), "strong", wrap=True)
            said = label(", ".join(line.said), "small", "second", wrap=True)
            self.lines.addWidget(column(head, said, label(line.paper, "caption", "muted"), spacing=1))
        if (more := len(found) - _SHOWN) > 0:
            self.lines.addWidget(label(count("and %n more", "and %n more", more), "small", "muted"))
        if not found:
            self.lines.addWidget(label(tr("No paper has named this person to others yet."), "small", "muted"))
