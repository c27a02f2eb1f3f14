"""A field of many records at once: the value they share, and what is to become of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QLineEdit, QMenu, QToolButton, QVBoxLayout, QWidget

from eujc_desktop import services
from eujc_desktop.common.said import say
from eujc_desktop.fields.field import Field as Declared
from eujc_desktop.ui.components.buttons import tool
from eujc_desktop.ui.components.labels import ElidedLabel
from eujc_desktop.ui.components.layouts import row
from eujc_desktop.ui.editors import ChoiceEditor, as_editor, editor_for
from eujc_desktop.ui.text import tr

if TYPE_CHECKING:
    from eujc_desktop.services.bulk import How

WAYS: Mapping[How, str] = {"set": say("Set"), "empty": say("Make empty"), "add": say("Add"), "replace": say("Replace")}


class BulkField(QWidget):
    """An editor that begins with what all have, or “Several values”; `changed` when something else is wanted."""

    changed = Signal()

    def __init__(self, field: Declared, ways: Sequence[How], choices: Sequence[tuple[str, str]] | None) -> None:
        super().__init__()
        self.key, self.name = field.name, tr(field.label)
        self._way: How = "set"
        self._typed = False
        self.editor = editor_for(field, choices)
        self.editor.setAccessibleName(self.name)
        self.editor.setAccessibleIdentifier(f"bulk {field.name}")
        self._usual = _hint(self.editor)
        self.sought = QLineEdit()
        self.sought.setPlaceholderText(tr("These words…"))
        self.sought.setAccessibleName(tr("{field}: words to replace", field=self.name))
        self.sought.hide()
        self.way = self._way_button(ways)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addWidget(row((ElidedLabel(self.name, "small", "second"), 1), self.way, spacing=2))
        layout.addWidget(self.sought)
        layout.addWidget(self.editor)
        as_editor(self.editor).typed.connect(self._on_typed)
        self.sought.textEdited.connect(lambda _text: self.changed.emit())

    def show_shared(self, value: object, *, same: bool) -> None:
        """Begin again with what all of them have."""
        self._typed = False
        self._choose("set")
        as_editor(self.editor).show_value(value if same else None)
        _set_hint(self.editor, self._usual if same else tr("Several values"))

    @property
    def edit(self) -> Any:
        """What is wanted, as an edit of the services; None while nothing is."""
        raw = as_editor(self.editor).raw()
        wanted = {
            "set": self._typed,
            "empty": True,
            "add": self._typed and bool(raw),
            "replace": bool(self.sought.text()),
        }
        if not wanted[self._way]:
            return None
        return services.bulk.Edit(self.key, self._way, raw, self.sought.text())

    def choose_way(self, way: How) -> None:
        """Set, make empty, add, or replace words."""
        if way != self._way:
            self._choose(way)
            as_editor(self.editor).show_value(None)
            self._typed = False
            self.changed.emit()

    def _way_button(self, ways: Sequence[How]) -> QToolButton:
        button = tool("chevron-down", tip=tr("What to do with {field}", field=self.name))
        button.setProperty("kind", "small")
        button.setIconSize(QSize(12, 12))
        button.setFixedSize(24, 22)
        menu = QMenu(button)
        for way in ways:
            menu.addAction(tr(WAYS[way]), partial(self.choose_way, way))
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setVisible(len(ways) > 1)
        return button

    def _choose(self, way: How) -> None:
        self._way = way
        self.sought.setVisible(way == "replace")
        self.sought.clear()
        self.editor.setEnabled(way != "empty")
        hints = {"empty": tr("Will be empty"), "add": tr("Add…"), "replace": tr("…by these")}
        _set_hint(self.editor, hints.get(way, self._usual))

    def _on_typed(self) -> None:
        self._typed = True
        self.changed.emit()


def _hint(editor: QWidget) -> str:
    line = editor.lineEdit() if isinstance(editor, ChoiceEditor) else editor
    return str(line.placeholderText()) if line is not None else ""  # type: ignore[attr-defined]


def _set_hint(editor: QWidget, words: str) -> None:
    line = editor.lineEdit() if isinstance(editor, ChoiceEditor) else editor
    if line is not None:
        line.setPlaceholderText(words)  # type: ignore[attr-defined]
