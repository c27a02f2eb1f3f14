"""A new mission from a programme template: a title, a code, the days; everything else has a default."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from eujc_desktop import services
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.dialogs.fields_dialog import FieldsDialog, day_of_mission, declared
from eujc_desktop.ui.editors import ChoiceEditor, as_editor
from eujc_desktop.ui.jobs import Job
from eujc_desktop.ui.programme_words import facts
from eujc_desktop.ui.text import tr

_FIELDS = ("programme", "title", "code", "first_day", "last_day", "places", "capacity", "coordinator")


class NewMissionDialog(FieldsDialog):
    """Filled in from the programme as long as the user has not written something else; `made` gets the new id."""

    def __init__(
        self, desk: Desk, programme: str = "", made: Callable[[str], object] = str, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, tr("New mission"), tr("Create mission"), parent)
        self._made, self._own = made, set[str]()
        self._programmes = {each.code: each for each in desk.programmes}
        self._build(declared(services.records.entity("mission"), _FIELDS))
        self.fill("programme", programme or None)
        self.fill("coordinator", desk.memory.get("missions.coordinator", ""))
        self._propose()
        self.first = "first_day" if programme else "programme"

    def start(self, values: Mapping[str, object]) -> Job:
        self.desk.memory.put("missions.coordinator", str(values.get("coordinator", "")))
        title = tr("New mission {code}", code=values["code"])
        job = self.desk.office.do(title, partial(services.missions.new, values=dict(values)))
        return job.then(self._made)

    def _build(self, fields: Mapping[str, Any]) -> None:
        pairs = [(code, _called(each)) for code, each in self._programmes.items()]
        choice = ChoiceEditor(sorted(pairs, key=lambda pair: pair[1].casefold()))
        if (line := choice.lineEdit()) is not None:
            line.setPlaceholderText(tr("Type to find one of {n}", n=len(pairs)))
        self.add(self.box(fields["programme"], editor=choice))
        self.facts = label("", "small", "muted", wrap=True)
        self.body.addWidget(self.facts)
        self.add(self.box(fields["title"]))
        self.add(self.box(fields["code"], tr("Short and unique, for lists and files")), self.box(fields["coordinator"]))
        self.add(self.box(fields["first_day"]), self.box(fields["last_day"]))
        cities = replace(fields["places"], label=tr("Cities"))
        self.add(self.box(cities, tr("As Tokyo, Nagoya")), self.box(fields["capacity"]))
        for name, box in self.boxes.items():
            editor = as_editor(box.editor)
            editor.typed.connect(partial(self._wrote, name))
            editor.left.connect(self._propose)

    def _wrote(self, name: str) -> None:
        """What the user has written is not proposed over; emptied fields are."""
        if self.raw(name) in (None, ""):
            self._own.discard(name)
        else:
            self._own.add(name)

    def _propose(self) -> None:
        """Fill in what follows from programme and first day."""
        programme = self._programmes.get(str(self.raw("programme") or ""))
        first = day_of_mission(self.value("first_day"))
        self.facts.setText(facts(programme) if programme else tr("An empty mission: only dates and a title."))
        if programme is not None:
            year = (first or date.today() + timedelta(days=programme_lead(programme))).year
            self._offer("title", f"{programme.name} {year}")
            self._offer("code", self._free_code(f"{programme.code}-{year}"))
            self._offer("capacity", programme.settings.capacity)
            if first is not None:
                self._offer("last_day", programme.last_day(first))

    def _offer(self, name: str, value: object) -> None:
        if name not in self._own:
            self.fill(name, value)
            self.boxes[name].clear_state()

    def _free_code(self, wished: str) -> str:
        """The code, with a letter after it where another mission has it."""
        taken = {row.code for row in self.desk.missions or ()}
        letters = ["", *(f"-{number}" for number in range(2, 100))]
        return next((wished + letter for letter in letters if wished + letter not in taken), wished)


def _called(programme: Any) -> str:
    """A programme in the list, with all that people may type to find it."""
    name, code = programme.named, programme.code
    if tr(name) != programme.name:
        return tr("{name} ({code}, {english})", name=name, code=code, english=programme.name)
    return tr("{name} ({code})", name=name, code=code)


def programme_lead(programme: Any) -> int:
    """How many days before its first day the first task of a mission is due."""
    return max((-task.offset_days for task in programme.tasks if task.anchor == "first day"), default=0)
