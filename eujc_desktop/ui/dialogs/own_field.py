"""A field of one's own, to add or to change: what it is called, what it takes, when it is asked, who may see it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from eujc_desktop import services
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.dialogs.fields_dialog import FieldsDialog
from eujc_desktop.ui.jobs import Job
from eujc_desktop.ui.text import tr

_WORDS = "words"


class OwnFieldDialog(FieldsDialog):
    """`write` gets the work and what was typed as `given`; `now` are the values of a field that is there already."""

    def __init__(
        self,
        desk: Desk,
        write: Callable[..., object],
        *,
        now: Mapping[str, Any] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        title = tr("Change the field") if now else tr("Add field")
        super().__init__(desk, title, tr("Save") if now else tr("Add field"), parent)
        self._write, self.before = write, now or {}
        known = services.own_fields.entity().fields
        self.add(self.box(known["label"], tr("The heading of its column, also in lists that come in")))
        self.add(self.box(known["label_ja"]))
        self.add(self.box(known["sort"]), self.box(known["asked"]))
        self.add(self.box(known[_WORDS], tr("Each on a line of its own")))
        self.add(self.box(known["needed"]), self.box(known["secrecy"]))
        self.add(self.box(known["keep_days"], tr("Left empty, they stay as long as the participant")))
        for name, field in self.fields.items():
            self.fill(name, self.before.get(name, field.default))
        sort = self.boxes["sort"].editor
        sort.currentTextChanged.connect(lambda _text: self._fit())  # type: ignore[attr-defined]  # a ChoiceEditor
        self._fit()

    def _fit(self) -> None:
        """Ask for words only where answers are taken out of them."""
        sort = self.value("sort")
        self.boxes[_WORDS].setVisible(sort is not None and sort.has_words)
        self.adjustSize()

    def given(self) -> dict[str, object]:
        """What is not as it was."""
        typed = {name: field.put(self.raw(name), self.before.get(name)) for name, field in self.fields.items()}
        return {name: value for name, value in typed.items() if value != self.before.get(name)}

    def start(self, values: Mapping[str, object]) -> Job:
        name = str(self.raw("label"))
        step = tr("Change field “{field}”", field=name) if self.before else tr("Add field “{field}”", field=name)
        return self.desk.office.do(step, lambda work: self._write(work, given=values))
