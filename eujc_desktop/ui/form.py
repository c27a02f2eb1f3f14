"""The fields of a row as a form in the detail panel; each writes itself when it is left or after a pause."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from eujc_desktop import services
from eujc_desktop.common.errors import Invalid, UserError
from eujc_desktop.fields.field import Field as Declared
from eujc_desktop.fields.kinds import Ref
from eujc_desktop.ui.components.buttons import tool
from eujc_desktop.ui.components.layouts import row
from eujc_desktop.ui.components.panel import DetailPanel, Field, two_fields
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.editors import ChoiceEditor, LinesEditor, as_editor, editor_for
from eujc_desktop.ui.text import lowered, tr

PAUSE_MS = 800
Parts = Sequence[tuple[str, Sequence[str]]]
Choices = Mapping[str, Sequence[tuple[str, str]]]
Notes = Mapping[str, tuple[str, str]]
_NO_NOTES: Notes = {}


class _Answer(NamedTuple):
    """A row as the database has it, with the fields and what its links can point to."""

    fields: Mapping[str, Declared]
    choices: Choices
    row: Mapping[str, Any] | None


class Form(QObject):
    """Editors by section for rows of one of the services' lists; `shown` tells the id of the row now in them."""

    shown = Signal(str)

    def __init__(
        self,
        desk: Desk,
        panel: DetailPanel,
        grid: str,
        sections: Parts,
        *,
        masked: Collection[str] = (),
        named: Callable[[Mapping[str, Any]], str] = lambda _row: "",
    ) -> None:
        super().__init__(panel)
        self._desk, self._panel, self._grid, self._parts = desk, panel, grid, sections
        self._masked, self._named = frozenset(masked), named
        self._fields: Mapping[str, Declared] = {}
        self._editors: dict[str, QWidget] = {}
        self._boxes: dict[str, Field] = {}
        self._shown: dict[str, object] = {}
        self._notes: Notes = _NO_NOTES
        self._row: Mapping[str, Any] = {}
        self._wrong: set[str] = set()
        self._typed = self._wanted = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.write_now)

    @property
    def row_id(self) -> str:
        """The row shown, "" when none is."""
        return str(self._row.get("id", ""))

    def show_fields(self, fields: Mapping[str, Declared], choices: Choices) -> None:
        """Make the editors, the first time; later only what links can point to is renewed."""
        if not self._editors:
            self._fields = fields
            for title, keys in self._parts:
                self._add_section(title, [key for key in keys if key in fields], choices)
        for key, pairs in choices.items():
            editor = self._editors.get(key)
            if isinstance(editor, ChoiceEditor) and not editor.hasFocus():
                editor.set_pairs(pairs)

    def show_row(self, values: Mapping[str, Any] | None, notes: Notes = _NO_NOTES) -> None:
        """Read the row with that id anew and show it; `notes` are (tone, words) under its fields."""
        if values is None:
            self.clear()
            return
        row_id, grid, mission_id = str(values["id"]), self._grid, self._desk.mission_id or None
        if row_id != self.row_id:
            self.write_now()
        self._wanted = row_id
        keys = [key for _title, keys in self._parts for key in keys]
        job = self._desk.office.ask(lambda work: _read(work, grid, row_id, keys, mission_id))
        job.then(lambda answer: self._take(row_id, answer, notes)).otherwise(self._desk.refuse)

    def _take(self, row_id: str, answer: _Answer, notes: Notes) -> None:
        if row_id != self._wanted:
            return
        self.show_fields(answer.fields, answer.choices)
        if answer.row is None:
            self.clear()
        else:
            self._fill(answer.row, notes)
            self.shown.emit(row_id)

    def _fill(self, values: Mapping[str, Any], notes: Notes) -> None:
        """What is being typed into the row stays."""
        other = values["id"] != self.row_id
        if other:
            self._wrong.clear()
        self._row, self._notes = values, notes
        for key in self._editors:
            if other:
                self._mask(key, on=True)
            if other or (key not in self._wrong and key != self._typed):
                self._show(key, values.get(key), other=other)

    def clear(self) -> None:
        """Show no row."""
        self.write_now()
        self._row, self._notes, self._wanted = {}, _NO_NOTES, ""
        self._wrong.clear()
        for key, editor in self._editors.items():
            as_editor(editor).show_value(None)
            self._shown[key] = None
            self._boxes[key].clear_state()

    def focus_field(self, key: str) -> None:
        """Put the keyboard into a field, unfolding its section."""
        part = next((title for title, keys in self._parts if key in keys), "")
        if key in self._editors:
            self._panel.sections[part].head.setChecked(True)
            self._panel.ensureWidgetVisible(self._boxes[key])
            self._editors[key].setFocus()

    @property
    def values(self) -> Mapping[str, Any]:
        """The values of the row shown, by key."""
        return self._row

    def words(self, key: str) -> str:
        """What the editor of a link or a choice shows."""
        editor = self._editors.get(key)
        return editor.currentText() if isinstance(editor, ChoiceEditor) else ""

    def editor(self, key: str) -> QWidget:
        """The editor of a field."""
        return self._editors[key]

    def note(self, key: str) -> str:
        """What stands under a field."""
        return self._editors[key].accessibleDescription()

    def write_now(self) -> None:
        """Store the field that was typed into; a value that does not parse stays in it, with the reason."""
        self._pause.stop()
        key, self._typed = self._typed, ""
        if not key or not self._row:
            return
        field = self._fields[key]
        try:
            value = field.read(as_editor(self._editors[key]).raw())
        except ValueError as exc:
            self._refuse(key, str(exc))
            return
        self._wrong.discard(key)
        self._note(key)
        before = self._shown.get(key)
        if value != before:
            self._shown[key] = value
            self._store(self._row, key, value, before)

    def _store(self, values: Mapping[str, Any], key: str, value: object, before: object) -> None:
        field, name = lowered(self._fields[key].label), self._named(values)
        label = tr("Change {field} of {name}", field=field, name=name) if name else tr("Change {field}", field=field)
        grid, row_id = self._grid, values["id"]
        change = partial(services.grids.change, grid=grid, row_id=row_id, values={key: value}, seen={key: before})
        job = self._desk.office.do(label, change)
        job.otherwise(partial(self._failed, row_id, key))

    def _add_section(self, title: str, keys: Sequence[str], choices: Choices) -> None:
        """One section, short fields two by two, long ones by themselves."""
        body = self._panel.section(title, title).body
        waiting: Field | None = None
        for key in keys:
            box = self._box(key, choices.get(key))
            long = isinstance(self._editors[key], LinesEditor) or key in self._masked
            if waiting is not None and not long:
                body.addWidget(two_fields(waiting, box))
                waiting = None
                continue
            if waiting is not None:
                body.addWidget(waiting)
            waiting = None if long else box
            if long:
                body.addWidget(box)
        if waiting is not None:
            body.addWidget(waiting)

    def _show(self, key: str, value: object, *, other: bool) -> None:
        editor = self._editors[key]
        if other or value != self._shown.get(key) or not editor.hasFocus():
            as_editor(editor).show_value(value)
        self._shown[key] = value
        self._note(key)

    def _box(self, key: str, choices: Sequence[tuple[str, str]] | None) -> Field:
        field = self._fields[key]
        widget = editor_for(field, choices)
        widget.setAccessibleIdentifier(key)
        self._editors[key] = widget
        as_editor(widget).typed.connect(partial(self._changed, key))
        as_editor(widget).left.connect(partial(self._left, key))
        box = Field(tr(field.label), widget)
        self._boxes[key] = box
        if key in self._masked:
            self._add_eye(key, box)
        return box

    def _add_eye(self, key: str, box: Field) -> None:
        """A button that shows a masked value until another row comes."""
        layout = box.layout()
        if layout is None:
            return
        eye = tool("eye", tip=tr("Show {field}", field=lowered(self._fields[key].label)))
        eye.clicked.connect(lambda: self._mask(key, on=not self._is_masked(key)))
        place = layout.indexOf(self._editors[key])
        holder = row((self._editors[key], 1), eye, spacing=2)
        layout.removeWidget(self._editors[key])
        layout.insertWidget(place, holder)  # type: ignore[attr-defined]
        self._mask(key, on=True)

    def _is_masked(self, key: str) -> bool:
        editor = self._editors[key]
        return isinstance(editor, QLineEdit) and editor.echoMode() == QLineEdit.EchoMode.Password

    def _mask(self, key: str, *, on: bool) -> None:
        editor = self._editors[key]
        if key in self._masked and isinstance(editor, QLineEdit):
            editor.setEchoMode(QLineEdit.EchoMode.Password if on else QLineEdit.EchoMode.Normal)
            editor.setReadOnly(on)

    def _changed(self, key: str) -> None:
        if self._typed != key:
            self.write_now()
        self._typed = key
        self._pause.start()

    def _left(self, key: str) -> None:
        if self._typed == key:
            self.write_now()

    def _failed(self, row_id: str, key: str, error: Exception) -> None:
        if not isinstance(error, UserError):
            self._desk.refuse(error)
        elif row_id == self.row_id:
            self._refuse(key, error.problems.get(key, str(error)) if isinstance(error, Invalid) else str(error))

    def _refuse(self, key: str, reason: str) -> None:
        self._wrong.add(key)
        self._boxes[key].show_error(f"{reason[:1].upper()}{reason[1:]}")

    def _note(self, key: str) -> None:
        tone, words = self._notes.get(key, ("", ""))
        if not words:
            self._boxes[key].clear_state()
        elif tone == "err":
            self._boxes[key].show_error(words)
        else:
            self._boxes[key].show_warning(words)


def _read(work: Any, grid: str, row_id: str, keys: Sequence[str], mission_id: str | None) -> _Answer:
    """On the database's thread."""
    fields = services.grids.columns(grid)
    known = [key for key in keys if key in fields]
    links = [key for key in known if isinstance(fields[key].kind, Ref)]
    choices = {key: services.grids.choices(work, key, mission_id) for key in links}
    rows = services.grids.rows(work, grid, [row_id], known)
    return _Answer(fields, choices, rows[0] if rows else None)
