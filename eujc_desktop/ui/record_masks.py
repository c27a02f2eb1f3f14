"""Fields of a record whose values are masked until somebody asks to see one, each with an eye beside it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit

from eujc_desktop.ui.components.buttons import tool
from eujc_desktop.ui.components.layouts import row
from eujc_desktop.ui.components.panel import Field
from eujc_desktop.ui.text import lowered, tr

Reveal = Callable[[str, Callable[[], object]], object]
"""Calls the second once the value of the first, the key of a field, may be seen."""


class Masks(QObject):
    """`whose` tells the record in the form; what it `reveal`s later is shown only if it is still that one."""

    def __init__(self, keys: Collection[str], whose: Callable[[], str], reveal: Reveal, parent: QObject) -> None:
        super().__init__(parent)
        self.keys = frozenset(keys)
        self._whose, self._reveal = whose, reveal
        self._lines: dict[str, QLineEdit] = {}

    def put_on(self, key: str, label: str, box: Field) -> None:
        """Mask a field if it is one of those, with a button that shows its value until another record comes."""
        line, layout = box.editor, box.layout()
        if key not in self.keys or not isinstance(line, QLineEdit) or layout is None:
            return
        self._lines[key] = line
        eye = tool("eye", tip=tr("Show {field}", field=lowered(label)))
        eye.clicked.connect(partial(self.turn, key))
        place = layout.indexOf(line)
        holder = row((line, 1), eye, spacing=2)
        layout.removeWidget(line)
        layout.insertWidget(place, holder)  # type: ignore[attr-defined]
        self._set(key, on=True)

    def forget(self, key: str) -> None:
        """The editor of a field goes."""
        self._lines.pop(key, None)

    def close(self) -> None:
        """Mask every value again."""
        for key in self._lines:
            self._set(key, on=True)

    def is_closed(self, key: str) -> bool:
        """Whether the value of a field is masked now."""
        return key in self._lines and self._lines[key].echoMode() == QLineEdit.EchoMode.Password

    def turn(self, key: str) -> None:
        """Show a masked value, of whoever is looked at when that may be, or mask it again."""
        if not self.is_closed(key):
            self._set(key, on=True)
        elif row_id := self._whose():
            self._reveal(key, partial(self._open, row_id, key))

    def _open(self, row_id: str, key: str) -> None:
        if row_id == self._whose():
            self._set(key, on=False)

    def _set(self, key: str, *, on: bool) -> None:
        if key in self._lines:
            self._lines[key].setEchoMode(QLineEdit.EchoMode.Password if on else QLineEdit.EchoMode.Normal)
            self._lines[key].setReadOnly(on)
