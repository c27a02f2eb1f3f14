"""A few declared fields to fill in at once; what does not hold stays in its field, with the reason beneath."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from eujc_desktop import services
from eujc_desktop.common.errors import Invalid, UserError
from eujc_desktop.fields.field import Field as Declared
from eujc_desktop.ui.components.buttons import push
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import fill
from eujc_desktop.ui.components.messages import MessageSlot
from eujc_desktop.ui.components.panel import Field, two_fields
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.editors import as_editor, editor_for
from eujc_desktop.ui.jobs import Job
from eujc_desktop.ui.text import capital, told, tr

_WIDTH = 520


class FieldsDialog(QDialog):
    """A subclass adds its fields and says in `start` what to do with them; the dialog closes when that is done.

    The body of a `tall` one has all the room there is.
    """

    def __init__(
        self, desk: Desk, title: str, accept: str, parent: QWidget | None = None, *, tall: bool = False
    ) -> None:
        super().__init__(parent)
        self.desk = desk
        self.setWindowTitle(title)
        self.setFixedWidth(_WIDTH)
        self.fields: dict[str, Declared] = {}
        self.boxes: dict[str, Field] = {}
        self.before: Mapping[str, object] = {}
        """The values of a record that is changed; what stays as it was is not judged again."""
        self.first = ""
        """The field that has the keyboard first; the topmost when empty."""
        self.messages = MessageSlot()
        self.accept_button = push(accept, "primary", on_click=self.send)
        self.accept_button.setDefault(True)
        cancel = push(tr("Cancel"), on_click=self.reject)
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(14)
        layout.addWidget(label(title, "title"))
        layout.addWidget(self.messages)
        layout.addLayout(self.body, 1 if tall else 0)
        layout.addStretch(0 if tall else 1)
        self.buttons = QHBoxLayout()
        fill(self.buttons, ("stretch", cancel, self.accept_button))
        layout.addLayout(self.buttons)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        name = self.first or next(iter(self.boxes))
        self.boxes[name].editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def start(self, values: Mapping[str, object]) -> Job:
        """Begin what the dialog is for, with what was typed, by field name."""
        raise NotImplementedError

    def box(self, field: Declared, hint: str = "", editor: QWidget | None = None) -> Field:
        """A field to fill in; put it into `body`."""
        widget = editor or editor_for(field)
        widget.setAccessibleIdentifier(field.name)
        made = Field(tr(field.label), widget, hint)
        self.fields[field.name], self.boxes[field.name] = field, made
        as_editor(widget).typed.connect(made.clear_state)
        return made

    def add(self, *boxes: Field) -> None:
        """Put one field, or two side by side, under those there."""
        self.body.addWidget(two_fields(*boxes) if len(boxes) > 1 else boxes[0])

    def raw(self, name: str) -> Any:
        """What stands in a field."""
        return as_editor(self.boxes[name].editor).raw()

    def fill(self, name: str, value: object) -> None:
        """Put a value into a field."""
        as_editor(self.boxes[name].editor).show_value(value)

    def value(self, name: str) -> Any:
        """What stands in a field as a value; None while it does not hold."""
        try:
            return self.fields[name].read(self.raw(name))
        except ValueError:
            return None

    def given(self) -> dict[str, object]:
        """What was typed, by field name, as it stands there."""
        typed = {name: self.raw(name) for name in self.fields}
        return {name: value for name, value in typed.items() if value not in (None, "")}

    def send(self) -> None:
        """Check every field, and begin when all of them hold."""
        self.messages.clear()  # what was refused before is past
        problems: dict[str, str] = {}
        for name, field in self.fields.items():
            try:
                field.put(self.raw(name), self.before.get(name))
            except ValueError as exc:
                problems[name] = told(exc)
        self.show_problems(problems)
        if problems:
            return
        given = self.given()
        if self.before and not given:
            self.accept()
        else:
            self.accept_button.setEnabled(False)
            job = self.start(given)
            job.then(lambda _result: self.accept()).otherwise(self._refused)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Mark what does not hold, and put the keyboard into the first of it."""
        for name, box in self.boxes.items():
            if name in problems:
                box.show_error(capital(problems[name]))
            else:
                box.clear_state()
        first = next((name for name in self.boxes if name in problems), "")
        if first:
            self.boxes[first].editor.setFocus()

    def _refused(self, error: Exception) -> None:
        self.accept_button.setEnabled(True)
        if isinstance(error, Invalid) and set(error.problems) <= set(self.boxes):
            self.show_problems(error.problems)
        elif isinstance(error, UserError):
            self.messages.clear()
            self.desk.refuse(error, self.messages)
        else:
            self.desk.refuse(error)


def day_of_mission(day: date | None) -> date | None:
    """The day, None when no mission can begin on it; it is refused in words when the dialog is sent."""
    return day if day is not None and day.year in services.rescheduling.YEARS else None


def declared(entity: Any, names: Sequence[str]) -> dict[str, Declared]:
    """Fields of an entity by name."""
    return {name: entity.fields[name] for name in names}
