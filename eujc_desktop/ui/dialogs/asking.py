"""Asks for a few declared fields, and does something with what is typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from eujc_desktop import services
from eujc_desktop.fields.field import Field
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.dialogs.fields_dialog import FieldsDialog
from eujc_desktop.ui.editors import editor_for
from eujc_desktop.ui.jobs import Job


class AskDialog(FieldsDialog):
    """`write` starts what is to be done with the values typed, by field name; it closes when that is done."""

    def __init__(
        self,
        desk: Desk,
        title: str,
        accept: str,
        fields: Sequence[Field],
        write: Callable[[Mapping[str, Any]], Job],
        parent: QWidget,
        *,
        now: Mapping[str, object] | None = None,
        choices: Mapping[str, Sequence[tuple[str, str]]] | None = None,
    ) -> None:
        super().__init__(desk, title, accept, parent)
        self._write = write
        for field in fields:
            own = (choices or {}).get(field.name)
            self.add(self.box(field, editor=editor_for(field, own) if own is not None else None))
            self.fill(field.name, (now or {}).get(field.name, field.default))

    def start(self, values: Mapping[str, object]) -> Job:
        return self._write({name: field.read(self.raw(name)) for name, field in self.fields.items()})


def fields_of(table: str, *names: str) -> list[Field]:
    """Declared fields of an entity."""
    known = services.records.entity(table).fields
    return [known[name] for name in names]
