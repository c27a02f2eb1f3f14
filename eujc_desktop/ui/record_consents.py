"""What a person agreed to over time, in a section of the panel that is read when it is unfolded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from eujc_desktop import services
from eujc_desktop.common.said import say
from eujc_desktop.fields.field import Field as Declared
from eujc_desktop.fields.kinds import Text
from eujc_desktop.ui.components.buttons import push
from eujc_desktop.ui.components.chips import StatusChip
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import column, row
from eujc_desktop.ui.components.messages import InlineMessage
from eujc_desktop.ui.components.panel import DetailPanel
from eujc_desktop.ui.days import on_day
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.dialogs.fields_dialog import FieldsDialog
from eujc_desktop.ui.editors import ChoiceEditor
from eujc_desktop.ui.jobs import Job
from eujc_desktop.ui.record_section import RecordSection
from eujc_desktop.ui.text import count, lowered, shown, tr

_STATES = {True: (say("Agreed"), "ok"), False: (say("Not agreed"), "err"), None: (say("Not asked"), "neu")}
_MISSION = "mission_id"


class RecordConsents(RecordSection):
    """For each question the answer that holds, since when, and all answers before; papers that told it earlier."""

    tables = frozenset({"consent", "disclosure"})

    def __init__(self, desk: Desk, panel: DetailPanel) -> None:
        super().__init__(desk, panel, "answers", tr("Consents over time"))
        self._name = ""

    def show_person(self, person_id: str, name: str) -> None:
        """Follow another person, or the same after a change."""
        self._name = name
        self._turn_to(person_id)

    def focus(self) -> None:
        """Unfold it and put the keyboard there."""
        self.section.head.setChecked(True)
        self.section.head.setFocus(Qt.FocusReason.TabFocusReason)
        self._panel.begin_with(self.section)

    def ask(self, subject: str, given: bool | None) -> AnswerDialog:  # noqa: FBT001 - the answer itself
        """Let an answer be entered, the other one than that which holds."""
        dialog = AnswerDialog(self._desk, self._id, self._name, self._panel.window())
        dialog.fill("subject", subject)
        dialog.fill("given", not given)
        dialog.open()
        return dialog

    @staticmethod
    def query(work: Any, record_id: str) -> Sequence[Any]:
        return services.consents.standing(work, person_id=record_id)

    def tell(self, found: Sequence[Any]) -> None:
        for one in found:
            self.lines.addWidget(self._line(one))

    def _line(self, one: Any) -> QWidget:
        words, tone = _STATES[one.given]
        since = tr("since {day}", day=on_day(one.day, with_weekday=False)) if one.day else ""
        enter = push(tr("Enter…"), "link", on_click=partial(self.ask, one.subject, one.given))
        enter.setToolTip(tr("Enter an answer to {question}", question=lowered(tr(one.label))))
        enter.setAccessibleName(enter.toolTip())
        enter.setEnabled(not self._desk.read_only)
        head = row((label(tr(one.label), "strong", wrap=True), 1), StatusChip(tr(words), tone), enter, spacing=6)
        parts: list[QWidget] = [head]
        if since:
            parts.append(label(since, "small", "second"))
        if one.told:
            parts.append(_went_out(one))
        parts += [label(_words(each), "caption", "muted", wrap=True) for each in one.answers]
        return column(*parts, spacing=2)


class AnswerDialog(FieldsDialog):
    """Asks to what the answer is, which one, on which day, on which paper, before whom and for which mission."""

    def __init__(self, desk: Desk, person_id: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(desk, tr("Answer of {name}", name=name), tr("Keep the answer"), parent)
        self._person, self._name = person_id, name
        known = services.records.entity("consent").fields
        missions = [(one.id, f"{one.code} · {shown(one.title)}") for one in desk.missions or ()]
        self.add(self.box(known["subject"]), self.box(known["given"]))
        self.add(self.box(known["day"]), self.box(known["taken_by"]))
        self.add(self.box(known["paper"], tr("Form, mail, telephone call")))
        self.add(self.box(Declared(_MISSION, tr("Mission"), Text()), "", ChoiceEditor(missions)))
        self.fill("day", date.today())
        self.fill(_MISSION, desk.mission_id or None)

    def start(self, values: Mapping[str, object]) -> Job:
        keep = partial(services.consents.answer, person_id=self._person, values=values)
        return self.desk.office.do(tr("Answer of {name}", name=self._name), keep)


def _words(one: Any) -> str:
    said = tr("agreed") if one.given else tr("not agreed")
    day = on_day(one.day, with_weekday=False)
    return " · ".join(part for part in (f"{day}: {said}", one.paper, one.taken_by, one.mission) if part)


def _went_out(one: Any) -> InlineMessage:
    """Whom papers had told what is now taken back."""
    told = count("%n paper had told it before", "%n papers had told it before", len(one.told))
    lines = [(f"{each.recipient}: {each.paper}, {on_day(each.day, with_weekday=False)}", None) for each in one.told]
    return InlineMessage(told, tr("They are not taken back by this; tell those who have them."), "warn", lines=lines)
