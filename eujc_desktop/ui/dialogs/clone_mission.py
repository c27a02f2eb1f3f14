"""A new mission like the one at hand: its name, its first day, and a list to tick of what comes along."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from eujc_desktop import services
from eujc_desktop.ui.components.check_box import CheckBox
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.days import period
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.dialogs.fields_dialog import FieldsDialog, day_of_mission, declared
from eujc_desktop.ui.editors import as_editor
from eujc_desktop.ui.jobs import Job
from eujc_desktop.ui.text import numerals, tr

_FIELDS = ("title", "code", "first_day")
_WEEKS = 52


class CloneMissionDialog(FieldsDialog):
    """`parts` is what the mission has to take over, as `services.cloning.parts` gives it."""

    def __init__(self, desk: Desk, mission: Any, parts: Sequence[Any], parent: QWidget | None = None) -> None:
        super().__init__(desk, tr("New mission like {mission}", mission=mission.code), tr("Create mission"), parent)
        self._mission, self._own = mission, set[str]()
        fields = declared(services.records.entity("mission"), _FIELDS)
        self.add(self.box(fields["title"]))
        self.add(self.box(fields["code"], tr("Short and unique, for lists and files")), self.box(fields["first_day"]))
        self.weekdays = CheckBox(tr("Keep the weekdays"))
        self.weekdays.setChecked(True)
        self.weekdays.toggled.connect(lambda _on: self._follow())
        self.body.addWidget(self.weekdays)
        self.told = label("", "small", "second", wrap=True)
        self.body.addWidget(self.told)
        self.ticks = self._ticks(parts)
        first = services.rescheduling.days_on(mission.first_day, 7 * _WEEKS)
        self.fill("first_day", first)
        for name in _FIELDS:
            editor = as_editor(self.boxes[name].editor)
            editor.typed.connect(partial(self._own.add, name))
            editor.left.connect(self._follow)
        self.first = "first_day"
        self._follow()
        self.resize(self.width(), self.heightForWidth(self.width()))

    def start(self, values: Mapping[str, object]) -> Job:
        wanted = [key for key, tick in self.ticks.items() if tick.isChecked()]
        title = tr("New mission {code}", code=values["code"])
        clone = partial(services.cloning.clone, mission_id=self._mission.id, values=dict(values), wanted=wanted)
        return self.desk.office.do(title, clone).then(self._made)

    def _made(self, mission_id: str) -> None:
        """The plan opens."""
        self.desk.choose_mission(mission_id)
        self.desk.go("itineraries")

    def _ticks(self, parts: Sequence[Any]) -> dict[str, CheckBox]:
        """What can be taken over; nobody who took part unless it is ticked."""
        holder = QVBoxLayout()
        holder.setSpacing(4)
        holder.addWidget(label(tr("What comes along"), "strong"))
        made: dict[str, CheckBox] = {}
        for part in parts:
            made[part.key] = CheckBox(_words(part, part.number))
            made[part.key].setChecked(part.key in services.cloning.USUAL)
            holder.addWidget(made[part.key])
        for part in (part for part in parts if part.more and services.cloning.PARTICIPANTS in made):
            made[services.cloning.PARTICIPANTS].toggled.connect(partial(_count_anew, made[part.key], part))
        told = tr(
            "Items are pencilled in at the same times, hosts are still to be asked and no task is done. "
            "Letters sent, agreements, seats and attendance stay with the old mission."
        )
        self.body.addLayout(holder)
        self.body.addWidget(label(told, "small", "muted", wrap=True))
        return made

    def _follow(self) -> None:
        """What follows from the first day, as long as nobody has written something else."""
        first = day_of_mission(self.value("first_day"))
        if first is not None and self.weekdays.isChecked():
            first = services.rescheduling.same_weekday(self._mission.first_day, first)
            self.fill("first_day", first)
        if first is None:
            self.told.setText("")
            return
        last = first + (self._mission.last_day - self._mission.first_day)
        self.told.setText(tr("It takes place {dates}.", dates=period(first, last)))
        self._propose(first)

    def _propose(self, first: date) -> None:
        before, taken = self._mission.first_day, {row.code.casefold() for row in self.desk.missions or ()}
        code = services.cloning.in_year(self._mission.code, before, first)
        codes = [code, *(f"{code}-{number}" for number in range(2, 100))]
        wished = {
            "title": services.cloning.in_year(self._mission.title, before, first),
            "code": next((each for each in codes if each.casefold() not in taken), code),
        }
        for name, value in wished.items():
            if name not in self._own:
                self.fill(name, value)
                self.boxes[name].clear_state()


def _words(part: Any, number: int) -> str:
    return tr("{part} ({n})", part=part.label, n=numerals(f"{number:,}"))


def _count_anew(tick: CheckBox, part: Any, with_people: bool) -> None:  # noqa: FBT001 - as Qt calls it
    tick.setText(_words(part, part.number + part.more * with_people))


def ask_and_clone(desk: Desk, mission: Any, parent: QWidget) -> None:
    """Ask what a new mission takes over from this one, and make it."""
    show: Callable[[Sequence[Any]], object] = lambda parts: CloneMissionDialog(desk, mission, parts, parent).open()  # noqa: E731
    desk.office.ask(partial(services.cloning.parts, mission_id=mission.id), show)
