"""Other dates for a mission, with all that hangs on them: what will come of it is shown before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from eujc_desktop import services
from eujc_desktop.ui.components.buttons import Segments
from eujc_desktop.ui.components.check_box import CheckBox
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import row
from eujc_desktop.ui.components.number_box import NumberBox
from eujc_desktop.ui.components.outline import Outline
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.dialogs.fields_dialog import FieldsDialog, day_of_mission, declared
from eujc_desktop.ui.editors import as_editor
from eujc_desktop.ui.jobs import Job
from eujc_desktop.ui.mission_moves import move
from eujc_desktop.ui.text import count, tr

_DAYS, _WORKING = "days", "working days"
_MOST = 2000


class MoveDatesDialog(FieldsDialog):
    """By a number of days or of working days, or to a date; the last day follows the first until it is set."""

    def __init__(self, desk: Desk, mission: Any, parent: QWidget | None = None) -> None:
        super().__init__(desk, tr("Move the dates of {mission}", mission=mission.code), tr("Move"), parent, tall=True)
        self._mission, self._last_set, self._asked = mission, False, 0
        fields = declared(services.records.entity("mission"), ("first_day", "last_day"))
        self.body.addWidget(self._steps())
        self.add(self.box(fields["first_day"]), self.box(fields["last_day"]))
        self.weekdays = CheckBox(tr("Keep the weekdays"))
        self.weekdays.toggled.connect(lambda _on: self._follow())
        self.body.addWidget(self.weekdays)
        self.told = label("", "body", "second", wrap=True)
        self.body.addWidget(self.told)
        self.outline = Outline(tr("What this brings"))
        self.outline.setMinimumHeight(150)
        self.body.addWidget(self.outline, 1)
        told = tr(
            "Days and items of the itinerary move too, and attendance marked ahead. "
            "Flights, rooms and dates agreed with hosts stay, as does who was there until today."
        )
        self.body.addWidget(label(told, "small", "muted", wrap=True))
        self.fill("first_day", mission.first_day)
        self.fill("last_day", mission.last_day)
        self.first = "first_day"
        as_editor(self.boxes["first_day"].editor).left.connect(self._follow)
        last = as_editor(self.boxes["last_day"].editor)
        last.typed.connect(lambda: setattr(self, "_last_set", True))
        last.left.connect(self._tell)
        self.resize(self.width(), 620)
        self._tell()

    def _steps(self) -> QWidget:
        """By how much, and what of."""
        self.number = NumberBox()
        self.number.setRange(-_MOST, _MOST)
        self.number.setAccessibleName(tr("Move by"))
        self.number.valueChanged.connect(lambda _n: self._step())
        self.unit = Segments([(_DAYS, tr("days"), ""), (_WORKING, tr("working days"), "")], _DAYS)
        self.unit.changed.connect(lambda _unit: self._step())
        said = label(tr("Move by"), "small", "second", of=self.number)
        return row(said, self.number, self.unit, "stretch", spacing=8)

    def start(self, values: Mapping[str, object]) -> Job:
        return move(self.desk, self._mission.id, self._mission.code, values)

    def _step(self) -> None:
        """Go so many days or working days from where the mission is now."""
        number = self.number.value()
        if self.unit.chosen == _WORKING:
            on = partial(services.consequences.first_day_on, mission_id=self._mission.id, working_days=number)
            self.desk.office.ask(on, partial(self._go_to, number))
        else:
            first = services.rescheduling.days_on(self._mission.first_day, number)
            self._go_to(number, first)

    def _go_to(self, number: int, first: date) -> None:
        if number == self.number.value():
            self.fill("first_day", first)
            self._follow()

    def _follow(self) -> None:
        first = day_of_mission(self.value("first_day"))
        if first is not None and self.weekdays.isChecked():
            first = services.rescheduling.same_weekday(self._mission.first_day, first)
            self.fill("first_day", first)
        if first is not None and not self._last_set:
            self.fill("last_day", first + (self._mission.last_day - self._mission.first_day))
        self._tell()

    def _tell(self) -> None:
        """Say how far it moves, and what comes of it."""
        first, last = (day_of_mission(self.value(name)) for name in ("first_day", "last_day"))
        days = (first - self._mission.first_day).days if first is not None else 0
        self._show_number(days)
        moving = sum(not task.fixed for task in self._mission.open_tasks)
        deadlines = count("%n open deadline", "%n open deadlines", moving)
        step = count("%n day", "%n days", abs(days))
        if not days:
            self.told.setText(tr("The first day stays, and every deadline with it."))
        elif days > 0:
            self.told.setText(tr("{step} later, and {deadlines} with it.", step=step, deadlines=deadlines))
        else:
            self.told.setText(tr("{step} earlier, and {deadlines} with it.", step=step, deadlines=deadlines))
        self._foresee(first, last)

    def _show_number(self, days: int) -> None:
        """The number follows a date that was typed; working days are only counted out from it."""
        if self.unit.chosen == _DAYS and self.number.value() != days and abs(days) <= _MOST:
            self.number.blockSignals(True)  # noqa: FBT003
            self.number.setValue(days)
            self.number.blockSignals(False)  # noqa: FBT003

    def _foresee(self, first: date | None, last: date | None) -> None:
        self._asked += 1
        asked, mission_id, today = self._asked, self._mission.id, date.today()
        if first is None or last is None or last < first:
            self.outline.show_groups(())
            return

        def show(groups: Sequence[Any]) -> None:
            if asked == self._asked:
                self.outline.show_groups(groups)

        of_move = services.consequences.of_move
        self.desk.office.ask(lambda work: of_move(work, mission_id, first, last, today), show)
