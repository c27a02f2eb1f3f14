"""One participant beside the list: who it is, what needs attention with the way out, every field, the history."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QMenu, QToolButton, QVBoxLayout

from eujc_desktop import services
from eujc_desktop.common.said import say
from eujc_desktop.ui.components.buttons import for_action, tool
from eujc_desktop.ui.components.chips import StatusChip
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import column, empty, flow, row
from eujc_desktop.ui.components.messages import Fix, InlineMessage
from eujc_desktop.ui.components.panel import DetailPanel
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.dialogs.twins import question
from eujc_desktop.ui.given_to import GivenTo
from eujc_desktop.ui.own_items import OwnItems
from eujc_desktop.ui.pages import person_fixes
from eujc_desktop.ui.pages.people_columns import (
    MASKED,
    RARE,
    SECTIONS,
    TONES,
    notes,
    person_name,
    serious,
    stage_tone,
    title_of,
)
from eujc_desktop.ui.record_consents import RecordConsents
from eujc_desktop.ui.record_history import RecordHistory
from eujc_desktop.ui.record_labels import label_button, label_chips
from eujc_desktop.ui.record_timeline import RecordTimeline
from eujc_desktop.ui.text import tr

if TYPE_CHECKING:
    from eujc_desktop.ui.form import Form
    from eujc_desktop.ui.record_attendance import RecordAttendance
    from eujc_desktop.ui.record_picture import RecordPicture
    from eujc_desktop.ui.record_scans import RecordScans

_MESSAGES = 3
_PHOTO = "participation.photo_file"
_PAPERS = (
    (say("Own briefing book…"), "briefing_book"),
    (say("Certificate…"), "certificates"),
    (say("Badge…"), "badges"),
    (say("Table sign…"), "table_signs"),
    (say("Place card…"), "place_cards"),
    (say("Luggage tags…"), "luggage_tags"),
    (say("Diet card…"), "diet_cards"),
    (say("Letter…"), "letters"),
    (say("Visa dossier…"), "visa_dossier"),
)


class PersonPanel(DetailPanel):
    """Shows the person that has the keyboard; `remove` takes the selected people off the mission."""

    def __init__(self, desk: Desk, remove: Callable[[], object]) -> None:
        super().__init__(desk.memory, "participant")
        self._desk, self._remove = desk, remove
        self._person: Mapping[str, Any] = {}
        self._top = QVBoxLayout()
        self._top.setSpacing(8)
        self.head.addLayout(self._top)
        self._history: RecordHistory | None = None
        self._given: GivenTo | None = None
        self.consents: RecordConsents | None = None
        self.timeline: RecordTimeline | None = None
        self.scans: RecordScans | None = None
        self._own: OwnItems | None = None

    @cached_property
    def form(self) -> Form:
        """The fields, made when the first person is shown: the first frame of the window does not wait for them."""
        from eujc_desktop.ui.form import Form

        made = Form(self._desk, self, "participants", SECTIONS, masked=MASKED, rare=RARE,
                    whole=(services.proposals.FIRM,), named=person_name)  # fmt: skip
        made.shown.connect(lambda _id: self._show_head(made.values))
        return made

    @cached_property
    def photo(self) -> RecordPicture:
        """The photo, made as late as the fields."""
        from eujc_desktop.ui.record_picture import RecordPicture

        return RecordPicture(self._desk, self, "person", "photo")

    @cached_property
    def attendance(self) -> RecordAttendance:
        """The section of the days, made where it stands: after the fields."""
        from eujc_desktop.ui.record_attendance import RecordAttendance

        return RecordAttendance(self._desk, self)

    def show_person(self, row_id: str, findings: Sequence[Any]) -> None:
        """Show a participation with what is to be mended about it, or that none is chosen."""
        if row_id:
            self.form.show_row(row_id, notes(findings))
        else:
            empty(self._top)
            self._top.addWidget(label(tr("Select a person."), "body", "muted"))
            if "form" in vars(self):
                self.form.clear()
        shown = (serious(findings) or findings)[:_MESSAGES]
        self.messages.show_messages([self._message(finding) for finding in shown])

    def show_history(self) -> None:
        """What happened to the person, or to the field that has the keyboard."""
        if self._history is not None:
            self._history.focus(self.form.focused)

    def _message(self, finding: Any) -> InlineMessage:
        """A finding with buttons that mend it or lead to the field."""
        if finding.field == _PHOTO and not self._desk.read_only:
            fixes: Sequence[Fix] = [(tr("Choose a picture…"), self.photo.choose)]
        elif finding.rule == services.duplicates.RULE:
            return question(self._desk, finding.who, tr(finding.message), self.window())
        elif finding.rule == services.consents.RULE:
            given: Fix = (tr("Who was given what…"), partial(self._desk.actions.run, "disclosures"))
            fixes = [(tr("Look at the consents"), self._show_consents), given]
        else:
            fixes = person_fixes.buttons(self._desk, finding, self.form.focus_field, self.window())
        return InlineMessage(title_of(finding), tr(finding.message), TONES[finding.severity], fixes=fixes)

    def _show_consents(self) -> None:
        if self.consents is not None:
            self.consents.focus()

    def _show_head(self, values: Mapping[str, Any]) -> None:
        self._person = values
        empty(self._top)
        name = person_name(values) or tr("No name")
        firm = ", ".join(part for part in (values.get("person.job_title"), values.get("organisation.name")) if part)
        names = column(label(name, "title", wrap=True), label(firm, "small", "muted", wrap=True), spacing=1)
        spoken = f"{values.get('person.given_name') or ''} {values.get('person.family_name') or ''}".strip()
        photo = self.photo.box(values["records"]["person"], spoken or name, 52)
        self._top.addWidget(row(photo, (names, 1), self._more()))
        steps = [for_action(self._desk.actions.q(name)) for name in ("previous_record", "next_record")]
        give = label_button(self._desk, values["records"]["person"], values.get("person.labels") or (), self)
        self._top.addWidget(row((flow(*self._chips(values)), 1), give, *steps, spacing=2))
        # These sections come after the fields, which are known only when the first person has been read.
        attendance = self.attendance
        self._own = self._own or OwnItems(self._desk, self)
        records = values["records"]
        self.scans = self.scans or _scans(self._desk, self)
        self.scans.show_person(records["person"], records["participation"], spoken or name)
        self.consents = self.consents or RecordConsents(self._desk, self)
        self.consents.show_person(records["person"], name)
        self.timeline = self.timeline or RecordTimeline(self._desk, self)
        self.timeline.show_person(records["person"])
        self._given = self._given or GivenTo(self._desk, self)
        self._given.show_person(records["person"])
        self._history = self._history or RecordHistory(self._desk, self)
        attendance.show_person(records["participation"], name)
        self._own.show_person(records["participation"])
        self._history.show_records([(table, records[table]) for table in ("participation", "person")])

    def _chips(self, values: Mapping[str, Any]) -> list[StatusChip]:
        stage, role = values["participation.stage"], values["participation.role"]
        chips = [StatusChip(tr(stage.label), stage_tone(str(stage)), dot=True)]
        if str(role) != "participant":
            chips.append(StatusChip(tr(role.label), "info"))
        if letter := self.form.words("participation.group_id"):
            chips.append(StatusChip(tr("Group {letter}", letter=letter), "neu"))
        labels = values.get("person.labels") or ()
        return [*chips, *label_chips(self._desk, labels)]

    def _more(self) -> QToolButton:
        """What else can be done with the person."""
        button = tool("ellipsis", tip=tr("More about this person"))
        menu = QMenu(button)
        for words, paper in _PAPERS:
            menu.addAction(tr(words), partial(self._print, paper))
        menu.addSeparator()
        menu.addAction(self._desk.actions.q("paste_travel"))
        menu.addAction(self._desk.actions.q("record_history"))
        firm = menu.addAction(tr("Edit company…"), self._edit_company)
        firm.setEnabled(bool(self._person["records"]["organisation"]) and not self._desk.read_only)
        menu.addAction(tr("Remove from the mission"), self._remove).setEnabled(not self._desk.read_only)
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button

    def _edit_company(self) -> None:
        from eujc_desktop.ui.dialogs.record_dialog import edit_record

        name = str(self._person.get("organisation.name") or tr("company"))
        edit_record(self._desk, "organisation", self._person["records"]["organisation"], name, self.window())

    def _print(self, paper: str) -> None:
        from eujc_desktop.ui.dialogs.print_dialog import open_papers

        open_papers(self._desk, paper, self.window(), person=str(self._person["id"]))


def _scans(desk: Desk, panel: DetailPanel) -> RecordScans:
    from eujc_desktop.ui.record_scans import RecordScans

    return RecordScans(desk, panel)
