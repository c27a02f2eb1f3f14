"""Other dates for a mission, with all that hangs on them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from eujc_desktop import services
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.dialogs.fields_dialog import FieldsDialog, day_of_mission, declared
from eujc_desktop.ui.editors import as_editor
from eujc_desktop.ui.jobs import Job
from eujc_desktop.ui.mission_moves import move
from eujc_desktop.ui.text import count, tr


class MoveDatesDialog(FieldsDialog):
    """The last day follows the first until it is set; a line says what will move."""

    def __init__(self, desk: Desk, mission: Any, parent: QWidget | None = None) -> None:
        super().__init__(desk, tr("Move the dates of {mission}", mission=mission.code), tr("Move"), parent)
        self._mission, self._last_set = mission, False
        fields = declared(services.records.entity("mission"), ("first_day", "last_day"))
        self.add(self.box(fields["first_day"]), self.box(fields["last_day"]))
        self.told = label("", "body", "second", wrap=True)
        self.body.addWidget(self.told)
        told = tr(
            "Days and items of the itinerary move too, and attendance marked ahead. "
            "Flights, rooms and dates agreed with hosts stay, as does who was there until today."
        )
        self.body.addWidget(label(told, "small", "muted", wrap=True))
        self.fill("first_day", mission.first_day)
        self.fill("last_day", mission.last_day)
        as_editor(self.boxes["first_day"].editor).left.connect(self._follow)
        last = as_editor(self.boxes["last_day"].editor)
        last.typed.connect(lambda: setattr(self, "_last_set", True))
        last.left.connect(self._tell)
        self._tell()

    def start(self, values: Mapping[str, object]) -> Job:
        return move(self.desk, self._mission.id, self._mission.code, values)

    def _follow(self) -> None:
        first = day_of_mission(self.value("first_day"))
        if first is not None and not self._last_set:
            self.fill("last_day", first + (self._mission.last_day - self._mission.first_day))
        self._tell()

    def _tell(self) -> None:
        """Say how far it moves, and how many deadlines with it."""
        first = self.value("first_day")
        days = (first - self._mission.first_day).days if first is not None else 0
        moving = sum(not task.fixed for task in self._mission.open_tasks)
        deadlines = count("%n open deadline", "%n open deadlines", moving)
        step = count("%n day", "%n days", abs(days))
        if not days:
            self.told.setText(tr("The first day stays, and every deadline with it."))
        elif days > 0:
            self.told.setText(tr("{step} later, and {deadlines} with it.", step=step, deadlines=deadlines))
        else:
            self.told.setText(tr("{step} earlier, and {deadlines} with it.", step=step, deadlines=deadlines))
