"""One line of the builder of filters: a field, a test that suits it, and what to compare with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from eujc_desktop.fields.choices import Choice
from eujc_desktop.fields.conditions import Condition
from eujc_desktop.fields.field import Field
from eujc_desktop.fields.kinds import Country, Hints, Lines, Ref, Text
from eujc_desktop.fields.questions import SEVERAL, WITHOUT_VALUE, asked, tests_for, values_of
from eujc_desktop.fields.readings import countries
from eujc_desktop.ui.components.buttons import tool
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import empty
from eujc_desktop.ui.components.tick_list import SeveralEditor
from eujc_desktop.ui.condition_words import test_words
from eujc_desktop.ui.editors import ChoiceEditor, LineEditor, as_editor, editor_for
from eujc_desktop.ui.text import language, tr
from eujc_desktop.ui.theme import theme

Pairs = Sequence[tuple[Any, str]]


class ConditionRow(QWidget):
    """`changed` when it asks something else; `removed` when it is to go."""

    changed = Signal()
    removed = Signal()

    def __init__(self, fields: Mapping[str, Field], names: Mapping[str, str], links: Mapping[str, Pairs]) -> None:
        super().__init__()
        self._fields, self._links = fields, links
        ordered = sorted(((key, names[key]) for key in fields), key=lambda pair: pair[1].casefold())
        self.field = ChoiceEditor(ordered, optional=False)
        self.field.setAccessibleName(tr("Field"))
        self.field.setFixedWidth(210)
        self.test = QComboBox()
        self.test.setAccessibleName(tr("Test"))
        self.test.setFixedWidth(150)
        self.editors: list[QWidget] = []
        self._holder = QHBoxLayout()
        self._holder.setSpacing(6)
        self._remove = tool("x", tip=tr("Remove this condition"), on_click=self.removed.emit)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.field)
        layout.addWidget(self.test)
        layout.addLayout(self._holder, 1)
        layout.addWidget(self._remove)
        self.field.left.connect(self._turned)
        self.test.activated.connect(lambda _at: self._fill())
        self._key = ""

    def ask(self, key: str, condition: Condition | None = None) -> None:
        """Ask for a field, as `condition` does."""
        self.field.show_value(key)
        self._turned()
        if condition is not None:
            self.test.setCurrentIndex(max(0, self.test.findData(condition.test)))
            self._fill()
            values = values_of(condition)
            if condition.test in SEVERAL:
                as_editor(self.editors[0]).show_value(values)
            else:
                for editor, value in zip(self.editors, values, strict=False):
                    as_editor(editor).show_value(value)
        self.changed.emit()

    def condition(self, hints: Hints) -> Condition:
        """What it asks; ValueError says what is missing."""
        if self._key not in self._fields:
            raise ValueError(tr("choose a field"))
        raw = [as_editor(editor).raw() for editor in self.editors]
        if self.test.currentData() in SEVERAL and raw:
            raw = list(raw[0]) if isinstance(raw[0], list) else []
        return asked(self._fields[self._key], self.test.currentData(), raw, hints)

    def show_problem(self, words: str) -> None:
        """Mark what cannot be read, with the reason."""
        for editor in self.editors:
            theme.restyle(editor, "state", "error" if words else "")
            editor.setAccessibleDescription(words)
            editor.setToolTip(words)

    def _turned(self) -> None:
        """Another field was chosen: offer what can be asked of it."""
        key = str(self.field.raw() or "")
        if key == self._key or key not in self._fields:
            return
        self._key = key
        kind = self._fields[key].kind
        self.test.clear()
        for test in tests_for(kind):
            self.test.addItem(test_words(kind, test), test)
        self._fill()

    def _fill(self) -> None:
        """Editors for the values of the test; what stood there stays where it fits."""
        test, field = self.test.currentData(), self._fields[self._key]
        kept = [as_editor(editor).raw() for editor in self.editors]
        same = self.property("filled") == (self._key, test in SEVERAL)
        self.setProperty("filled", (self._key, test in SEVERAL))
        empty(self._holder)
        number = 0 if test in WITHOUT_VALUE else 2 if test == "between" else 1
        self.editors = [self._editor(field, several=test in SEVERAL) for _ in range(number)]
        for at, editor in enumerate(self.editors):
            if at:
                self._holder.addWidget(label(tr("and"), "small", "second"))
            self._holder.addWidget(editor, 1)
            as_editor(editor).typed.connect(self.changed)
            if same and at < len(kept):
                _show_again(editor, kept[at])
        if not self.editors:
            self._holder.addStretch(1)
        self.changed.emit()

    def _editor(self, field: Field, *, several: bool) -> QWidget:
        kind, name = field.kind, tr("Value of {field}", field=tr(field.label))
        if several:
            return SeveralEditor(name, self._pairs(field))
        usual = kind.storage in ("text", "lines") and not isinstance(kind, (Choice, Country))
        made = LineEditor(Text()) if usual or isinstance(kind, Lines) else editor_for(field, in_cell=True)
        made.setAccessibleName(name)
        return made

    def _pairs(self, field: Field) -> Pairs:
        kind = field.kind
        if isinstance(kind, Choice):
            return [(option, tr(option.label)) for option in kind.options]
        if isinstance(kind, Ref):
            return list(dict.fromkeys((words, words) for _id, words in self._links.get(field.name, ())))
        return countries(language())


def _show_again(editor: QWidget, raw: object) -> None:
    """What stood in another editor of the field: words as they were typed, or a value that was chosen."""
    if type(raw) is str:
        as_editor(editor).show_text(raw)
    else:
        as_editor(editor).show_value(raw)
