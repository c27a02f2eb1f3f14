"""What is asked when people of the office are to take part in a mission: which one, as what, how far they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from eujc_desktop import services
from eujc_desktop.fields.field import Field as Declared
from eujc_desktop.fields.kinds import Text
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.dialogs.fields_dialog import FieldsDialog
from eujc_desktop.ui.editors import ChoiceEditor
from eujc_desktop.ui.jobs import Job
from eujc_desktop.ui.text import count, shown, tr

_MISSION = "mission"


class JoinMissionDialog(FieldsDialog):
    """Brings people onto a mission with a role; those who are on it already stay as they are."""

    def __init__(self, desk: Desk, people: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(desk, tr("Take part in a mission"), tr("Take part"), parent)
        self._people = list(people)
        known = services.records.entity("participation").fields
        missions = [(row.id, f"{row.code} · {shown(row.title)}") for row in desk.missions or ()]
        self.add(self.box(Declared(_MISSION, tr("Mission"), Text(), required=True), "", ChoiceEditor(missions)))
        self.add(self.box(known["role"]), self.box(known["stage"]))
        self.fill(_MISSION, desk.mission_id or None)
        for name in ("role", "stage"):
            self.fill(name, known[name].default)

    def start(self, values: Mapping[str, object]) -> Job:
        mission = next(row for row in self.desk.missions or () if row.id == values[_MISSION])
        whose = count("%n person", "%n people", len(self._people))
        given = {name: values[name] for name in ("role", "stage") if name in values}
        join = partial(services.people.join_all, mission_id=mission.id, people=self._people, values=given)
        words = tr("{people} on {mission}", people=whose, mission=mission.code)
        done = tr("{people} added to {mission}", people=whose, mission=mission.code)
        return self.desk.office.do(words, join).then(lambda _n: self.desk.toast_undo(done))
