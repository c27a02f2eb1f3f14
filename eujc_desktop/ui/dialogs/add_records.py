"""What is asked when a person or a visit is added."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QWidget

from eujc_desktop import services
from eujc_desktop.fields.field import Field as Declared
from eujc_desktop.fields.kinds import Text
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.dialogs.fields_dialog import FieldsDialog
from eujc_desktop.ui.editors import ChoiceEditor
from eujc_desktop.ui.jobs import Job
from eujc_desktop.ui.text import tr

Added = Callable[[str], object]
_HOST = "host"


class AddPersonDialog(FieldsDialog):
    """A participant by name, firm, mail and status; `added` gets the id of the row."""

    def __init__(self, desk: Desk, mission_id: str, added: Added, parent: QWidget | None = None) -> None:
        super().__init__(desk, tr("Add person"), tr("Add person"), parent)
        self._mission_id, self._added = mission_id, added
        known = services.grids.columns("participants")
        self.add(self.box(replace(known["person.family_name"], required=True)), self.box(known["person.given_name"]))
        self.add(self.box(known["organisation.name"]))
        self.add(self.box(known["person.email"]), self.box(known["person.nationality"]))
        self.add(self.box(known["participation.stage"]), self.box(known["participation.role"]))
        for name in ("participation.stage", "participation.role"):
            self.fill(name, known[name].default)

    def start(self, values: Mapping[str, object]) -> Job:
        name = " ".join(str(values[key]) for key in ("person.given_name", "person.family_name") if key in values)
        enrol = partial(services.people.enrol, mission_id=self._mission_id, values=values)
        return self.desk.office.do(tr("Add person {name}", name=name), enrol).then(self._added)


class AddVisitDialog(FieldsDialog):
    """A visit to a host that is known or named; `added` gets its id."""

    def __init__(
        self, desk: Desk, mission_id: str, hosts: Sequence[tuple[str, str]], added: Added, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, tr("Add visit"), tr("Add visit"), parent)
        self._mission_id, self._added = mission_id, added
        known = services.records.entity("visit").fields
        host = Declared(_HOST, tr("Company"), Text(), required=True)
        hint = tr("One that is known, or a new name")
        self.add(self.box(host, hint, ChoiceEditor(hosts, free=True)))
        self.add(self.box(known["stage"]), self.box(known["agreed_day"]))
        self.fill("stage", known["stage"].default)
        self.add(self.box(known["agreed_from"]), self.box(known["agreed_until"]))
        self.add(self.box(known["theme"]))

    def start(self, values: Mapping[str, object]) -> Job:
        host = str(values[_HOST])
        given = {name: value for name, value in values.items() if name != _HOST}
        words = self.boxes[_HOST].editor.property("currentText") or host
        begin = partial(services.visits.begin, mission_id=self._mission_id, host=host, values=given)
        return self.desk.office.do(tr("Add visit to {company}", company=words), begin).then(self._added)
