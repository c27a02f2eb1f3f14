"""The panel of a person of the office, whatever missions there are: head, fields, timeline, files, history."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from eujc_desktop import services
from eujc_desktop.ui.components.buttons import for_action
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import column, empty, flow, row
from eujc_desktop.ui.components.messages import InlineMessage
from eujc_desktop.ui.components.panel import DetailPanel
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.dialogs.twins import known_as, question
from eujc_desktop.ui.form import Form
from eujc_desktop.ui.given_to import GivenTo
from eujc_desktop.ui.pages.people_columns import MASKED, RARE, SECTIONS, person_name
from eujc_desktop.ui.record_consents import RecordConsents
from eujc_desktop.ui.record_history import RecordHistory
from eujc_desktop.ui.record_labels import label_button, label_chips
from eujc_desktop.ui.record_picture import RecordPicture
from eujc_desktop.ui.record_scans import RecordScans
from eujc_desktop.ui.record_timeline import RecordTimeline
from eujc_desktop.ui.text import tr

_TWINS = 2
_OWN = [(title, [key for key in keys if not key.startswith("participation.")]) for title, keys in SECTIONS]
SECTIONS_OF_A_PERSON = [(title, keys) for title, keys in _OWN if keys]


class OfficePersonPanel(DetailPanel):
    """Shows the person that has the keyboard."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.memory, "person")
        self._desk, self._person = desk, ""
        self._top = QVBoxLayout()
        self._top.setSpacing(8)
        self.head.addLayout(self._top)
        self.timeline = RecordTimeline(desk, self, opened=True)
        whole = (services.proposals.FIRM,)
        self.form = Form(desk, self, "people", SECTIONS_OF_A_PERSON, masked=MASKED, rare=RARE, whole=whole,
                         named=person_name)  # fmt: skip
        self.form.shown.connect(lambda _id: self._show_head(self.form.values))
        self.photo = RecordPicture(desk, self, "person", "photo")
        self.consents: RecordConsents | None = None
        self._after: tuple[RecordScans, GivenTo, RecordHistory] | None = None

    def show_person(self, person_id: str) -> None:
        """Show a person, or that none is chosen."""
        if person_id != self._person:
            self.messages.clear()
        self._person = person_id
        if person_id:
            self.form.show_row(person_id)
            self._look_for_twins(person_id)
        else:
            empty(self._top)
            self._top.addWidget(label(tr("Select a person."), "body", "muted"))
            self.timeline.show_person("")
            self.form.clear()

    def show_history(self) -> None:
        """What happened to the person, or to the field that has the keyboard."""
        if self._after is not None:
            self._after[2].focus(self.form.focused)

    def _look_for_twins(self, person_id: str) -> None:
        look: Callable[[Any, Any], Any] = lambda works, _progress: services.duplicates.of_person(works, person_id)  # noqa: E731
        job = self._desk.office.make("", look)
        job.then(lambda doubts: self._tell(person_id, doubts)).otherwise(self._desk.refuse)

    def _tell(self, person_id: str, doubts: Any) -> None:
        if person_id == self._person:
            self.messages.show_messages([self._question(doubt) for doubt in doubts[:_TWINS]])

    def _question(self, doubt: Any) -> InlineMessage:
        return question(self._desk, (self._person, doubt.other.id), known_as(doubt), self.window())

    def _show_head(self, values: Mapping[str, Any]) -> None:
        empty(self._top)
        person, name = str(values["id"]), person_name(values) or tr("No name")
        firm = ", ".join(part for part in (values.get("person.job_title"), values.get("organisation.name")) if part)
        names = column(label(name, "title", wrap=True), label(firm, "small", "muted", wrap=True), spacing=1)
        spoken = f"{values.get('person.given_name') or ''} {values.get('person.family_name') or ''}".strip() or name
        join = for_action(self._desk.actions.q("join_mission"))
        self._top.addWidget(row(self.photo.box(person, spoken, 52), (names, 1), join))
        labels = values.get("person.labels") or ()
        give = label_button(self._desk, person, labels, self)
        steps = [for_action(self._desk.actions.q(each)) for each in ("previous_record", "next_record")]
        self._top.addWidget(row((flow(*label_chips(self._desk, labels)), 1), give, *steps, spacing=2))
        if self._after is None:  # below the fields, which are known only when the first person has been read
            self.consents = RecordConsents(self._desk, self)
            self._after = RecordScans(self._desk, self), GivenTo(self._desk, self), RecordHistory(self._desk, self)
        scans, given, history = self._after
        if self.consents is not None:
            self.consents.show_person(person, name)
        self.timeline.show_person(person)
        scans.show_person(person, "", spoken)
        given.show_person(person)
        history.show_records([("person", person)])
