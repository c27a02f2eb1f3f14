"""Fields of one record as editors in a detail panel; each writes itself when it is left or after a pause.

What cannot be stored stays in its field with the reason beneath, also when another record is looked at in between.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from eujc_desktop.common.errors import Invalid, UserError
from eujc_desktop.fields.choices import Choice
from eujc_desktop.fields.field import Field as Declared
from eujc_desktop.fields.kinds import Ref, Text
from eujc_desktop.fields.own_keys import is_own
from eujc_desktop.ui.components.layouts import empty
from eujc_desktop.ui.components.panel import DetailPanel, Field, in_pairs
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.editors import ChoiceEditor, LinesEditor, as_editor, editor_for
from eujc_desktop.ui.in_sight import InSight
from eujc_desktop.ui.jobs import Job
from eujc_desktop.ui.proposing import propose
from eujc_desktop.ui.record_masks import Masks
from eujc_desktop.ui.text import capital, told, tr

PAUSE_MS = 800
_LONG_CHOICE, _LONG_TEXT = 20, 300
"""A list with longer words has a line of its own."""
Parts = Sequence[tuple[str, Sequence[str]]]
Choices = Mapping[str, Sequence[tuple[str, str]]]
Notes = Mapping[str, tuple[str, str]]
NO_NOTES: Notes = {}


class RecordForm(QObject):
    """Editors by section; a subclass says how a value is stored. Sections named in `rare` begin folded.

    A section without fields of its own has those that say they belong to it, which may become others at any time.
    The editors of a section are made when it is unfolded and in sight: most records are looked at without them. Those
    of a section scrolled far away go again, unless it holds one of those `lasting`. `whole` ones wait until left.
    `shown` tells the id of the record now in the editors, `outdated` that a value could not be stored, perhaps because
    somebody was faster: the record is to be read again.
    """

    shown = Signal(str)
    outdated = Signal()
    lasting: Collection[str] = ()
    whole: Collection[str] = ()

    def __init__(
        self,
        desk: Desk,
        panel: DetailPanel,
        sections: Parts,
        *,
        masked: Collection[str] = (),
        rare: Collection[str] = (),
    ) -> None:
        super().__init__(panel)
        self.desk, self._panel, self.parts = desk, panel, sections
        self._rare = frozenset(rare)
        self.masks = Masks(masked, lambda: self.row_id, self.reveal, self)
        self._choices: Choices = {}
        self._folded: dict[str, Sequence[str]] = {}
        self._held: dict[str, Sequence[str]] = {}
        self._room = 0
        self.fields: Mapping[str, Declared] = {}
        self._editors: dict[str, QWidget] = {}
        self._boxes: dict[str, Field] = {}
        self._shown: dict[str, object] = {}
        self.notes: Notes = NO_NOTES
        self._row: Mapping[str, Any] = {}
        self._sought = ("", "")
        self._refused: dict[tuple[str, str], tuple[str, str]] = {}
        self._typed = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.write_now)
        desk.settling.connect(self.write_now)
        desk.read_only_found.connect(self._close)
        self.sight = InSight(panel)
        self.sight.came.connect(self._unfold)
        self.sight.left.connect(self._drop)

    def store(self, values: Mapping[str, Any], key: str, value: object, before: object) -> Job:
        """Begin to write one value of the record that `values` are of."""
        raise NotImplementedError

    @property
    def row_id(self) -> str:
        """The row shown, "" when none is."""
        return str(self._row.get("id", ""))

    def show_fields(self, fields: Mapping[str, Declared], choices: Choices) -> None:
        """Make the editors, the first time; later only what links can point to is renewed."""
        for _section in self.making(fields, choices):
            pass
        self._choices = choices
        self._renew(fields)
        if self.desk.read_only:
            self._close()
        for key, pairs in choices.items():
            editor = self._editors.get(key)
            if isinstance(editor, ChoiceEditor) and not editor.hasFocus():
                editor.set_pairs(pairs)

    def making(self, fields: Mapping[str, Declared], choices: Choices) -> Iterator[str]:
        """Make the editors, the first time, a section at each step."""
        if not self.fields:
            self.fields, self._choices = fields, choices
            self._room = self._panel.height()
            for title, keys in self.parts:
                self._add_section(title, [key for key in keys if key in fields] if keys else _of_section(fields, title))
                yield title

    def show_values(self, values: Mapping[str, Any], notes: Notes = NO_NOTES) -> None:
        """Show a record with its `id`, and (tone, words) under its fields. What is being typed into it stays."""
        other = values["id"] != self.row_id
        if other:
            self.write_now()
            self.masks.close()
        self._row, self.notes = values, notes
        for key in self._editors:
            self._show_value(key, other=other)
        self.shown.emit(self.row_id)
        self._find()

    def clear(self) -> None:
        """Show no record."""
        self.write_now()
        self._row, self.notes = {}, NO_NOTES
        for key, editor in self._editors.items():
            as_editor(editor).show_value(None)
            self._shown[key] = None
            self._boxes[key].clear_state()

    def _close(self) -> None:
        """The office can only be read: values are shown, not changed."""
        for editor in self._editors.values():
            editor.setEnabled(False)

    def focus_field(self, key: str) -> None:
        """Put the keyboard into a field, unfolding its section; what is typed replaces what stands there."""
        if (part := self._part_of(key)) in self._panel.sections:
            self._panel.sections[part].head.setChecked(True)
            self._unfold(part)
            self._editors[key].setFocus(Qt.FocusReason.TabFocusReason)
            self._panel.scroll_to(self._boxes[key])

    def seek(self, row_id: str, key: str) -> None:
        """Put the keyboard into a field of a row, now or as soon as the row is shown."""
        self._sought = (row_id, key)
        self._find()

    def _find(self) -> None:
        row_id, key = self._sought
        if row_id and row_id == self.row_id:
            self._sought = ("", "")
            self.focus_field(key)

    @property
    def values(self) -> Mapping[str, Any]:
        """The values of the row shown, by key."""
        return self._row

    def words(self, key: str) -> str:
        """What the editor of a link or a choice shows, or would show."""
        if isinstance(editor := self._editors.get(key), ChoiceEditor):
            return editor.currentText()
        value = self._row.get(key)
        if key in self._choices:
            return dict(self._choices[key]).get(value, "") if value else ""
        return self.fields[key].kind.format(value) if key in self.fields else ""

    def editor(self, key: str) -> QWidget:
        """The editor of a field."""
        self._unfold(self._part_of(key))
        return self._editors[key]

    def box(self, key: str) -> Field:
        """A field with its label and what stands under it."""
        self._unfold(self._part_of(key))
        return self._boxes[key]

    def note(self, key: str) -> str:
        """What stands under a field."""
        return self.editor(key).accessibleDescription()

    def write_now(self) -> None:
        """Store the field that was typed into; a value that does not parse stays in it, with the reason."""
        self._pause.stop()
        key, self._typed = self._typed, ""
        if not key or not self._row:
            return
        raw, before = as_editor(self._editors[key]).raw(), self._shown.get(key)
        try:
            value = self.fields[key].put(raw, before)
        except ValueError as exc:
            self._refuse(self.row_id, key, raw, told(exc))
            return
        self._refused.pop((self.row_id, key), None)
        self._note(key)
        if value != before:
            self._shown[key] = value
            self.store(self._row, key, value, before).otherwise(partial(self._failed, self.row_id, key, raw))

    def _part_of(self, key: str) -> str:
        """The title of the section that a field stands in."""
        return next((title for title, keys in self._held.items() if key in keys), "")

    def _add_section(self, title: str, keys: Sequence[str]) -> None:
        """One section; folded it waits for its editors."""
        section = self._panel.section(title, tr(title), opened=title not in self._rare)
        self._folded[title] = self._held[title] = keys
        section.setVisible(bool(keys))
        section.folded.connect(partial(self._unfold, title))
        if section.opened and self._room > 0:
            self._unfold(title)
            self._room -= section.sizeHint().height()
        else:
            section.expect(len(keys))

    def _renew(self, fields: Mapping[str, Declared]) -> None:
        """Make the editors of those sections anew whose fields have become others."""
        before, self.fields = self.fields, fields
        for title, given in self.parts:
            keys = _of_section(fields, title)
            held = self._held[title]
            if given or (keys == list(held) and all(before[key] == fields[key] for key in keys)):
                continue
            if self._typed in held:
                self._pause.stop()
                self._typed = ""
            section = self._panel.sections[title]
            self._forget(title)
            section.setVisible(bool(keys))
            self._folded[title] = self._held[title] = keys
            if section.opened:
                self._unfold(title)

    def _drop(self, title: str) -> None:
        """Let go of the editors of a section that is far out of sight; the section stays as tall as it was."""
        keys = self._held.get(title, ())
        busy = self._typed in keys or self.focused in keys or any(key in self.lasting for key in keys)
        if keys and title not in self._folded and not busy:
            self._panel.sections[title].expect(len(keys))
            self._forget(title)
            self._folded[title] = keys

    def _forget(self, title: str) -> None:
        """Take the editors out of a section."""
        for key in self._held[title]:
            for made in (self._editors, self._boxes, self._shown):
                made.pop(key, None)
            self.masks.forget(key)
        empty(self._panel.sections[title].body)

    def _unfold(self, title: str) -> None:
        """Make the editors of a section that has none yet, and show the record in them."""
        keys = self._folded.pop(title, ())
        if not keys:
            return
        self._fill(self._panel.sections[title].body, keys)
        self._panel.sections[title].expect(0)
        if self.desk.read_only:
            self._close()
        if self._row:
            for key in keys:
                self._show_value(key, other=True)

    def _fill(self, body: QVBoxLayout, keys: Sequence[str]) -> None:
        """Texts, links, names of companies and masked values have a line of their own."""
        boxes = [self._box(key, self._choices.get(key)) for key in keys]
        for widget in in_pairs([(box, self._is_long(key)) for key, box in zip(keys, boxes, strict=True)]):
            body.addWidget(widget)
            widget.show()  # now and not with the next events, so that its place is known

    def _is_long(self, key: str) -> bool:
        kind, long = self.fields[key].kind, self._panel.crowded or key in self.masks.keys
        if isinstance(kind, Choice):
            return long or max(len(tr(option.label)) for option in kind.options) > _LONG_CHOICE
        sentence = isinstance(kind, Text) and kind.longest >= _LONG_TEXT
        lines = isinstance(self._editors[key], LinesEditor)
        return long or sentence or lines or key in self.whole or isinstance(kind, Ref)

    def _show_value(self, key: str, *, other: bool) -> None:
        """Show what the record has, or what was typed and refused; what is being typed stays."""
        if (refused := self._refused.get((self.row_id, key))) is not None:
            self._show_refused(key, *refused, other=other)
        elif other or key != self._typed:
            self._show(key, self._row.get(key), other=other)

    def _show(self, key: str, value: object, *, other: bool) -> None:
        editor = self._editors[key]
        if other or value != self._shown.get(key) or not editor.hasFocus():
            as_editor(editor).show_value(value)
        self._shown[key] = value
        self._note(key)

    def _box(self, key: str, choices: Sequence[tuple[str, str]] | None) -> Field:
        field = self.fields[key]
        widget = editor_for(field, choices)
        widget.setAccessibleIdentifier(key)
        self._editors[key] = widget
        as_editor(widget).typed.connect(partial(self._changed, key))
        as_editor(widget).left.connect(partial(self._left, key))
        propose(self.desk, widget, key)
        box = Field(tr(field.label), widget)
        self._boxes[key] = box
        self.masks.put_on(key, tr(field.label), box)
        return box

    def reveal(self, key: str, show: Callable[[], object]) -> None:
        """Call `show` once it may be: a subclass writes the showing down first."""
        show()

    @property
    def focused(self) -> str:
        """The key of the field that has the keyboard, "" when none has."""
        return next((key for key, box in self._boxes.items() if box.has_keyboard), "")

    def _changed(self, key: str) -> None:
        if self._typed != key:
            self.write_now()
        self._typed = key
        if key not in self.whole:
            self._pause.start()

    def _left(self, key: str) -> None:
        if self._typed == key:
            self.write_now()

    def _failed(self, row_id: str, key: str, raw: object, error: Exception) -> None:
        if not isinstance(error, UserError):
            self.desk.refuse(error)
            return
        reason = error.problems.get(key, told(error)) if isinstance(error, Invalid) else told(error)
        self._refuse(row_id, key, raw, reason)
        self.outdated.emit()

    def _refuse(self, row_id: str, key: str, raw: object, reason: str) -> None:
        """Keep what was typed, with the reason; the field shows it whenever it shows this record."""
        words = capital(reason)
        self._refused[row_id, key] = ("" if raw is None else str(raw), words)
        if row_id == self.row_id and key in self._boxes:
            self._boxes[key].show_error(words)

    def _show_refused(self, key: str, raw: str, reason: str, *, other: bool) -> None:
        if other:
            as_editor(self._editors[key]).show_text(raw)
        self._shown[key] = self._row.get(key)
        self._boxes[key].show_error(reason)

    def _note(self, key: str) -> None:
        box, (tone, words) = self._boxes[key], self.notes.get(key, ("", ""))
        show = {"err": box.show_error, "warn": box.show_warning}.get(tone, box.show_note)
        show(words) if words else box.clear_state()


def _of_section(fields: Mapping[str, Declared], title: str) -> list[str]:
    """The fields that say they belong to a section."""
    return [key for key, field in fields.items() if is_own(key) and field.section == title]
