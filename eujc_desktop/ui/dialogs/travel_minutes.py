"""Says how long a way takes on this mission."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from eujc_desktop import services
from eujc_desktop.common.said import duration, say
from eujc_desktop.fields.field import Field
from eujc_desktop.fields.kinds import Whole
from eujc_desktop.fields.travel_times import MOST
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.dialogs.fields_dialog import FieldsDialog
from eujc_desktop.ui.jobs import Job
from eujc_desktop.ui.text import tr

MINUTES = Field("minutes", say("Minutes door to door with the group"), Whole(0, MOST))


class TravelMinutes(FieldsDialog):
    """`way` is what holds now; an empty field goes back to what would hold without the mission's own minutes."""

    def __init__(
        self, desk: Desk, mission_id: str, ends: tuple[str, str], way: Any, parent: QWidget | None = None
    ) -> None:
        title = tr("From {here} to {there}", here=way.here, there=way.there)
        super().__init__(desk, title, tr("Keep"), parent)
        self._mission_id, self._ends, self._title = mission_id, ends, title
        usual = tr("Usual: {time}", time=duration(way.usual))
        if way.estimated:
            usual = tr("Nobody has stated this way; by the distance it is about {time}.", time=duration(way.usual))
        self.body.addWidget(label(usual, "body", "second", wrap=True))
        hint = tr(
            "With walking, waiting and the group. It holds for this mission, both ways; empty goes back to usual."
        )
        self.add(self.box(MINUTES, hint))
        self.fill("minutes", way.minutes)

    def start(self, values: Mapping[str, object]) -> Job:
        here, there = self._ends
        minutes = self.value("minutes")
        change = partial(services.travel_minutes.change, mission_id=self._mission_id, here=here, there=there,
                         minutes=minutes)  # fmt: skip
        return self.desk.office.do(tr("Change the travel time: {way}", way=self._title), change)
