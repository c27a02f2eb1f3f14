"""What is asked when an entry is added to a list: what it needs, and what stands in its first columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from eujc_desktop import services
from eujc_desktop.fields.field import Field as Declared
from eujc_desktop.fields.kinds import Ref
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.dialogs.fields_dialog import FieldsDialog
from eujc_desktop.ui.editors import ChoiceEditor, LinesEditor
from eujc_desktop.ui.entry_columns import columns
from eujc_desktop.ui.entry_words import LISTS
from eujc_desktop.ui.jobs import Job
from eujc_desktop.ui.proposing import propose
from eujc_desktop.ui.text import tr, undotted

Choices = Mapping[str, Sequence[tuple[str, str]]]
_MOST = 8


def ask_and_add(desk: Desk, key: str, added: Callable[[str], object], parent: QWidget) -> None:
    """Read what links of a new entry can point to, then ask for it; `added` gets its id."""
    mission_id, asked = desk.mission_id, _asked(key)
    links = [name for name, field in asked.items() if isinstance(field.kind, Ref)]

    def read(work: Any) -> Choices:
        return {name: services.grids.choices(work, name, mission_id) for name in links}

    def opened(choices: Choices) -> None:
        AddEntryDialog(desk, key, choices, added, parent).open()

    desk.office.ask(read, opened).otherwise(desk.refuse)


def _asked(key: str) -> dict[str, Declared]:
    """The fields asked for: those needed, then those of the first columns, until it is enough."""
    known = services.grids.columns(key)
    own = services.entries.LISTS[key].table
    first = [column.key for column in columns(key) if not column.fixed and column.shown]
    needed = [name for name, field in known.items() if field.required and name.startswith(f"{own}.")]
    return {name: known[name] for name in dict.fromkeys((*needed, *first[:_MOST]))}


class AddEntryDialog(FieldsDialog):
    """A new entry of a list."""

    def __init__(
        self, desk: Desk, key: str, choices: Choices, added: Callable[[str], object], parent: QWidget | None = None
    ) -> None:
        words = LISTS[key]
        super().__init__(desk, undotted(tr(words.add)), tr("Add"), parent)
        self._key, self._added = key, added
        boxes = []
        for name, field in _asked(key).items():
            box = self.box(field, editor=ChoiceEditor(choices[name]) if name in choices else None)
            propose(desk, box.editor, name)
            if field.default is not None:
                self.fill(name, field.default)
            boxes.append(box)
        self.add(boxes[0])
        pairs = [box for box in boxes[1:] if not isinstance(box.editor, LinesEditor)]
        for at in range(0, len(pairs), 2):
            self.add(*pairs[at : at + 2])
        for box in boxes[1:]:
            if isinstance(box.editor, LinesEditor):
                self.add(box)
        self._usual = self.given()

    def send(self) -> None:
        """An entry of which nothing is said is none, also in a list that needs no field."""
        if self.given() == self._usual and not any(field.required for field in self.fields.values()):
            self.show_problems({next(iter(self.boxes)): tr("Fill in something first")})
        else:
            super().send()

    def start(self, values: Mapping[str, object]) -> Job:
        add = partial(services.entries.add, key=self._key, mission_id=self.desk.mission_id, values=dict(values))
        step = undotted(tr(LISTS[self._key].add))
        return self.desk.office.do(step, add).then(self._added)
