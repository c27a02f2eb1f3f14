"""One itinerary item as a form that writes by itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from eujc_desktop.common.errors import Invalid
from eujc_desktop.ui.components.panel import DetailPanel, Field
from eujc_desktop.ui.editors import as_editor, editor_for

SECTIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Item", ("title", "title_ja", "type", "status", "day_id", "start", "end", "groups", "visit_id")),
    ("Place", ("place", "place_ja", "address", "address_ja", "meeting_point")),
    ("Transport", ("transport", "line", "seats", "leaves_from", "arrives_at", "zone", "end_zone")),
    ("For the papers", ("speaker", "interpreter", "dress", "bring", "note", "internal_note", "in_book")),
)
Write = Callable[[str, object], Any]


class ItemForm:
    """Editors for the fields of an item in a panel's sections; `write(name, raw)` stores one and gives its job."""

    def __init__(self, panel: DetailPanel, fields: Mapping[str, Any], write: Write) -> None:
        self._write, self._fields = write, fields
        self._editors: dict[str, QWidget] = {}
        self._boxes: dict[str, Field] = {}
        self._shown: dict[str, str] = {}
        self._panel = panel

    def build(self, choices: Mapping[str, Sequence[tuple[str, str]]]) -> None:
        """Make the editors; `choices` are what links can point to."""
        for title, names in SECTIONS:
            section = self._panel.section(f"item.{title}", title)
            for name in names:
                if name in self._fields:
                    section.body.addWidget(self._box(name, choices.get(name)))

    def show_item(self, values: Mapping[str, object]) -> None:
        """Fill the editors with an item's values by field name."""
        for name, widget in self._editors.items():
            self._boxes[name].clear_state()
            as_editor(widget).show_value(values.get(name))
            self._shown[name] = str(as_editor(widget).raw())

    def focus(self, name: str = "title") -> None:
        """Put the keyboard into one field."""
        self._editors[name].setFocus()

    def _box(self, name: str, choices: Sequence[tuple[str, str]] | None) -> Field:
        field = self._fields[name]
        widget = editor_for(field, choices)
        self._editors[name] = widget
        self._boxes[name] = Field(field.label, widget)
        as_editor(widget).left.connect(partial(self._left, name))
        return self._boxes[name]

    def _left(self, name: str) -> None:
        raw = as_editor(self._editors[name]).raw()
        if str(raw) == self._shown.get(name):
            return
        self._shown[name] = str(raw)
        self._boxes[name].clear_state()
        self._write(name, raw).otherwise(partial(self._refused, name))

    def _refused(self, name: str, error: Exception) -> None:
        """The value stays in the field, with the reason beneath."""
        words = "; ".join(error.problems.values()) if isinstance(error, Invalid) else str(error)
        self._boxes[name].show_error(words)
