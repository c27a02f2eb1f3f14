"""A company, site, contact or activity with every field it has, to change or to add; only changes are written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from eujc_desktop import services
from eujc_desktop.fields.kinds import Ref
from eujc_desktop.ui.components.buttons import push
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import scrolled
from eujc_desktop.ui.components.panel import in_pairs
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.dialogs.fields_dialog import FieldsDialog
from eujc_desktop.ui.editors import LinesEditor
from eujc_desktop.ui.jobs import Job
from eujc_desktop.ui.text import tr

_SIZE, _EDGE, _REASONS = QSize(660, 700), 32, 72


class Words(NamedTuple):
    """What the dialog, its button and the undo step are called."""

    title: str
    accept: str
    step: str


class RecordDialog(FieldsDialog):
    """`write` gets the work and the values typed; `now` are those of a record that is there already.

    With a `section` only its fields are shown. `made` carries the id of a record that is new.
    """

    made = Signal(str)

    def __init__(
        self,
        desk: Desk,
        table: str,
        words: Words,
        write: Callable[[Any, Mapping[str, object]], object],
        *,
        now: Mapping[str, object] | None = None,
        section: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk, words.title, words.accept, parent, tall=True)
        self.setObjectName("surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._words, self._write = words, write
        self.before = now or {}
        inside = QWidget()
        lines = QVBoxLayout(inside)
        lines.setContentsMargins(0, 0, 12, 0)
        lines.setSpacing(10)
        for title, fields in services.records.entity(table).sections().items():
            if section not in ("", title):
                continue
            lines.addWidget(label(tr(title), "strong"))
            boxes = [self.box(field) for field in fields if not isinstance(field.kind, Ref)]
            for widget in in_pairs([(box, isinstance(box.editor, LinesEditor)) for box in boxes]):
                lines.addWidget(widget)
        lines.addStretch(1)
        self._inside, self._area = inside, scrolled(inside)
        self.body.addWidget(self._area, 1)
        for name, field in self.fields.items():
            self.fill(name, self.before.get(name, field.default))
        room = parent.window().size() - QSize(_EDGE, _EDGE) if parent is not None else _SIZE
        self._most = _SIZE.boundedTo(room)
        self.fit()

    def fit(self) -> None:
        """Be as high as the fields with reasons under some, or as there is room; the rest is scrolled to."""
        self.ensurePolished()
        self._area.setMinimumHeight(self._inside.sizeHint().height() + _REASONS)
        self.setFixedSize(self._most.width(), min(self.sizeHint().height(), self._most.height()))
        self._area.setMinimumHeight(0)

    def given(self) -> dict[str, object]:
        """What is not as it was."""
        typed = {name: field.put(self.raw(name), self.before.get(name)) for name, field in self.fields.items()}
        return {name: value for name, value in typed.items() if value != self.before.get(name)}

    def start(self, values: Mapping[str, object]) -> Job:
        job = self.desk.office.do(self._words.step, lambda work: self._write(work, values))
        return job.then(lambda made: self.made.emit(made or ""))

    def show_problems(self, problems: Mapping[str, str]) -> None:
        super().show_problems(problems)
        if first := next((box for name, box in self.boxes.items() if name in problems), None):
            self._area.ensureWidgetVisible(first)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.first:
            self._area.ensureWidgetVisible(self.boxes[self.first])

    def offer_removal(self, what: str, remove: Callable[[Any], object], done: str) -> None:
        """A button that takes the record away, says that it is `done`, and offers the way back."""

        def go() -> None:
            job = self.desk.office.do(what, remove)
            job.then(lambda _done: self.accept()).then(lambda _done: self.desk.toast_undo(done)).otherwise(
                self._refused
            )

        self.buttons.insertWidget(0, push(tr("Remove"), icon="trash-2", tip=what, on_click=go))


def edit_record(
    desk: Desk,
    table: str,
    record_id: str,
    called: str,
    parent: QWidget,
    *,
    removable: bool = False,
    first: str = "",
    section: str = "",
) -> None:
    """Read a record and open it for changes, with the keyboard in `first`; `called` is its name, or "" as it says.

    With a `section` only its fields are shown.
    """
    noun = services.records.entity(table).title.lower()

    def opened(now: Mapping[str, Any]) -> None:
        name = called or _name(now) or tr(noun)
        step = tr("Change {noun} {name}", noun=tr(noun), name=name)
        words = Words(tr("Edit {name}", name=name), tr("Save"), step)

        def write(work: Any, given: Mapping[str, object]) -> None:
            services.records.change(work, table, record_id, given, seen=now["version"])

        dialog = RecordDialog(desk, table, words, write, now=now, section=section, parent=parent)
        if removable:
            gone = tr("Remove {noun} {name}", noun=tr(noun), name=name)
            remove = partial(services.records.remove, table=table, record_id=record_id)
            dialog.offer_removal(gone, remove, tr("{name} removed", name=name))
        dialog.first = first
        dialog.open()

    desk.office.ask(partial(services.records.values, table=table, record_id=record_id), opened)


def _name(values: Mapping[str, Any]) -> str:
    """What a record calls itself."""
    whole = " ".join(filter(None, (values.get("given_name"), values.get("family_name"))))
    return str(values.get("name") or values.get("name_ja") or whole or values.get("native_name") or "")


def add_activity(desk: Desk, parent: QWidget) -> None:
    """Ask for an activity that is counted as a whole, as agreements signed or a newsletter with its recipients."""

    def write(work: Any, given: Mapping[str, object]) -> str:
        return services.records.create(work, "activity", given)

    title = tr("Add an activity")
    RecordDialog(desk, "activity", Words(title, title, title), write, parent=parent).open()


def add_contact(desk: Desk, organisation_id: str, company: str, parent: QWidget) -> None:
    """Ask who else is to be turned to at a host."""

    def write(work: Any, given: Mapping[str, object]) -> str:
        return services.visits.add_contact(work, organisation_id, given)

    title = tr("Add a contact at {company}", company=company)
    RecordDialog(desk, "contact", Words(title, tr("Add contact"), title), write, parent=parent).open()


def add_site_of(desk: Desk, organisation_id: str, company: str, parent: QWidget) -> None:
    """Ask for another site of a company."""

    def write(work: Any, given: Mapping[str, object]) -> str:
        made: str = services.directory.add_site(work, organisation_id, given)
        return made

    title = tr("Add a site of {company}", company=company)
    RecordDialog(desk, "site", Words(title, tr("Add site"), title), write, parent=parent).open()


def add_site(desk: Desk, visit_id: str, company: str, parent: QWidget) -> None:
    """Ask for another site of the host of a visit, which goes there if it had none."""

    def write(work: Any, given: Mapping[str, object]) -> str:
        return services.visits.add_site(work, visit_id, given)

    title = tr("Add a site of {company}", company=company)
    RecordDialog(desk, "site", Words(title, tr("Add site"), title), write, parent=parent).open()
