"""What is asked when a person or a visit is added."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from eujc_desktop import services
from eujc_desktop.exchange.full_names import split_latin
from eujc_desktop.fields.field import Field as Declared
from eujc_desktop.fields.kinds import Text
from eujc_desktop.ui.components.choice_list import Choice, ChoiceList
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import column
from eujc_desktop.ui.components.messages import InlineMessage
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.dialogs.fields_dialog import FieldsDialog
from eujc_desktop.ui.dialogs.twins import known_as
from eujc_desktop.ui.editors import ChoiceEditor, as_editor
from eujc_desktop.ui.following import show
from eujc_desktop.ui.jobs import Job
from eujc_desktop.ui.proposing import propose
from eujc_desktop.ui.text import tr
from eujc_desktop.ui.tired_hosts import tired_message

Added = Callable[[str], object]
PAUSE_MS = 300
_TOLD = 2
_IDENTITY = ("person.family_name", "person.given_name", "person.email", "organisation.name")
_NAMED = ("person.family_name", "person.given_name")
_HOST = "host"


class AddPersonDialog(FieldsDialog):
    """A participant by name, firm, mail and status, or without a mission a person; `added` gets the id of the row.

    Whoever of the office is found by the name as it is typed can be taken instead, with the role chosen here.
    """

    def __init__(
        self,
        desk: Desk,
        mission_id: str,
        added: Added,
        parent: QWidget | None = None,
        *,
        role: str = "",
        name: str = "",
    ) -> None:
        super().__init__(desk, tr("Add person"), tr("Add person"), parent)
        self._mission_id, self._added = mission_id, added
        known = services.grids.columns("participants")
        self.add(self.box(replace(known["person.family_name"], required=True)), self.box(known["person.given_name"]))
        self.add(self.box(known["organisation.name"]))
        propose(desk, self.boxes["organisation.name"].editor, "organisation.name")
        self.add(self.box(known["person.email"]), self.box(known["person.nationality"]))
        if mission_id:
            self.add(self.box(known["participation.stage"]), self.box(known["participation.role"]))
            for chosen in ("participation.stage", "participation.role"):
                self.fill(chosen, known[chosen].default)
            if role:
                self.fill("participation.role", known["participation.role"].read(role))
        family, given, _said = split_latin(name)
        self.fill("person.family_name", family or None)
        self.fill("person.given_name", given or None)
        self._who: Sequence[Any] = ()
        self.known = ChoiceList(tr("People of the office with this name"), ())
        self.known.setAccessibleDescription(tr("Enter takes the person instead of a new one"))
        self.known.itemActivated.connect(lambda _item: self._take_chosen())
        self.known.itemClicked.connect(lambda _item: self._take_chosen())
        self._known_box = column(label(tr("Already in the office"), "small", "second"), self.known, spacing=4)
        self._known_box.hide()
        self.body.insertWidget(1, self._known_box)
        self._asked, self._pause = 0, QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.look)
        for told in _IDENTITY:
            as_editor(self.boxes[told].editor).typed.connect(self._pause.start)
        if name:
            self._pause.start()

    def look(self) -> None:
        """Look whether the person is known already, and say so while there is time."""
        self._asked += 1
        values = {key.rpartition(".")[2]: self.value(key) for key in _IDENTITY}
        values["company"] = values.pop("name")
        words = " ".join(str(self.raw(key) or "") for key in _NAMED)
        job = self.desk.office.make("", partial(_known, values, words))
        job.then(partial(self._tell, self._asked)).otherwise(partial(self.desk.refuse, slot=self.messages))

    def _tell(self, asked: int, found: tuple[Sequence[Any], Sequence[Any]]) -> None:
        if asked != self._asked:
            return
        doubts, who = found
        self.messages.show_messages([self._question(doubt) for doubt in doubts[:_TOLD]])
        told = {doubt.other.id for doubt in doubts[:_TOLD]}
        self._who = [one for one in who if one.id not in told]
        self.known.show_choices([_choice(one) for one in self._who])
        self.known.setFixedHeight(self.known.sizeHint().height())
        self._known_box.setVisible(bool(self._who))
        self.adjustSize()

    def _take_chosen(self) -> None:
        who = next((one for one in self._who if one.id == self.known.key), None)
        if who is not None:
            (self._open(who.id) if self._is_there(who) else self._take(who))

    def _is_there(self, who: Any) -> bool:
        """Whether there is nothing to join, or the person is on the mission already."""
        mission = self.desk.mission
        return not self._mission_id or (mission is not None and mission.code in who.missions)

    def _question(self, doubt: Any) -> InlineMessage:
        """Who may be meant: taken instead where the mission does not have them yet."""
        other = doubt.other
        take = (tr("Take this person"), partial(self._take, other))
        look = (tr("Open"), partial(self._open, other.id))
        return InlineMessage(
            tr("Known already?"),
            known_as(doubt),
            "warn",
            "users",
            fixes=[look] if self._is_there(other) else [take, look],
        )

    def _take(self, who: Any) -> None:
        """Bring the known person onto the mission, with status and role as chosen here."""
        if not self.accept_button.isEnabled():
            return
        self.accept_button.setEnabled(False)
        values = {name: self.raw(f"participation.{name}") for name in ("stage", "role")}
        join = partial(services.people.join_again, mission_id=self._mission_id, person_id=who.id, values=values)
        job = self.desk.office.do(tr("Add person {name}", name=who.name), join)
        job.then(self._added).then(lambda _row: self.accept()).otherwise(self._refused)

    def _open(self, person_id: str) -> None:
        self.reject()
        show(self.desk, [("person", person_id)])

    def start(self, values: Mapping[str, object]) -> Job:
        name = " ".join(str(values[key]) for key in ("person.given_name", "person.family_name") if key in values)
        if self._mission_id:
            add = partial(services.people.enrol, mission_id=self._mission_id, values=values)
        else:
            add = partial(services.grids.add, grid="people", mission_id="", values=values)
        return self.desk.office.do(tr("Add person {name}", name=name), add).then(self._added)


def _known(values: Mapping[str, Any], words: str, works: Any, _progress: Any) -> tuple[Sequence[Any], Sequence[Any]]:
    """Who may be the person that is typed, and who else is called so."""
    return services.duplicates.of_values(works, values), works.read(
        lambda work: services.duplicates.by_words(work, words)
    )


def _choice(who: Any) -> Choice:
    detail = " · ".join(part for part in (who.company, ", ".join(who.missions) or tr("on no mission")) if part)
    return Choice(who.id, "user", who.name, detail)


class AddVisitDialog(FieldsDialog):
    """A visit to a host that is known or named; `added` gets its id."""

    def __init__(
        self,
        desk: Desk,
        mission_id: str,
        hosts: Sequence[tuple[str, str]],
        added: Added,
        parent: QWidget | None = None,
        *,
        stage: str = "",
    ) -> None:
        super().__init__(desk, tr("Add visit"), tr("Add visit"), parent)
        self._mission_id, self._added = mission_id, added
        known = services.records.entity("visit").fields
        host = Declared(_HOST, tr("Company"), Text(), required=True)
        hint = tr("One that is known, or a new name")
        self.add(self.box(host, hint, ChoiceEditor(hosts, free=True)))
        self.add(self.box(known["stage"]), self.box(known["agreed_day"]))
        self.fill("stage", known["stage"].read(stage))
        self.add(self.box(known["agreed_from"]), self.box(known["agreed_until"]))
        self.add(self.box(known["theme"]))
        self._known = frozenset(key for key, _name in hosts)
        for name in (_HOST, "agreed_day"):
            as_editor(self.boxes[name].editor).left.connect(self.remember)

    def remember(self) -> None:
        """Say of a host that is known whether it may be tired of us."""
        host, day = self.raw(_HOST), self.value("agreed_day")
        if host not in self._known:
            self.messages.clear()
            return
        read = partial(services.visits.how_tired, mission_id=self._mission_id, host=host, day=day)
        self.desk.office.ask(read, partial(self._tell, host)).otherwise(partial(self.desk.refuse, slot=self.messages))

    def _tell(self, host: object, tired: Any) -> None:
        if host == self.raw(_HOST):
            self.messages.show_messages(tired_message(tired))

    def start(self, values: Mapping[str, object]) -> Job:
        host = str(values[_HOST])
        given = {name: value for name, value in values.items() if name != _HOST}
        words = self.boxes[_HOST].editor.property("currentText") or host
        begin = partial(services.visits.begin, mission_id=self._mission_id, host=host, values=given)
        return self.desk.office.do(tr("Add visit to {company}", company=words), begin).then(self._added)
