"""The labels of the office: made, renamed, coloured, taken away; what that does to people is said first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from eujc_desktop import services
from eujc_desktop.common.errors import Invalid
from eujc_desktop.ui.components.buttons import push, tool
from eujc_desktop.ui.components.chips import StatusChip
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import empty, hline, row, scrolled
from eujc_desktop.ui.components.messages import InlineMessage
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.dialogs.work_dialog import WorkDialog
from eujc_desktop.ui.label_tones import TONES
from eujc_desktop.ui.text import count, tr

_CHIP, _COUNT, _COLOUR = 150, 90, 120
_TABLES = frozenset({"label", "person"})


class LabelsDialog(WorkDialog):
    """Each change is written at once, as one step; a name is written when its field is left."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, tr("Labels"), 640, 560, parent)
        self.names: dict[str, QLineEdit] = {}
        self.colours: dict[str, QComboBox] = {}
        self._rows: Sequence[Any] = ()
        inside = QWidget()
        self._lines = QVBoxLayout(inside)
        self._lines.setContentsMargins(16, 12, 16, 12)
        self._lines.setSpacing(8)
        self.new_name, self.new_colour = QLineEdit(), _colour_box("grey", tr("Colour of the new label"))
        self.new_name.setPlaceholderText(tr("New label"))
        self.new_name.setAccessibleName(tr("Name of the new label"))
        self.new_name.setMaxLength(40)
        self.new_name.returnPressed.connect(self.make)
        self.add_button = push(tr("Add"), icon="plus", on_click=self.make)
        close = push(tr("Close"), on_click=self.reject)
        for widget in (self.new_name, self.new_colour, self.add_button):
            widget.setEnabled(not desk.read_only)
        self.column.addWidget(self.messages)
        self.column.addWidget(scrolled(inside), 1)
        self.column.addWidget(hline())
        new = row((self.new_name, 1), self.new_colour, self.add_button, margins=(16, 10, 16, 4))
        self.column.addWidget(new)
        self.column.addWidget(row("stretch", close, margins=(16, 6, 16, 12)))
        self.read_again_after(_TABLES)
        self.read()

    def make(self) -> None:
        """Add the label that was typed at the bottom."""
        name, colour = self.new_name.text().strip(), str(self.new_colour.currentData())
        if name:
            words = tr("New label “{label}”", label=name)
            job = self._do(words, partial(services.labels.make, name=name, colour=colour))
            job.then(lambda _id: self.new_name.clear())

    def rename(self, before: str) -> None:
        """Write the name that stands in the field of a label."""
        name = self.names[before].text().strip()
        if name and name != before:
            words = tr("Rename label “{before}” to “{label}”", before=before, label=name)
            self._do(words, partial(services.labels.rename, before=before, name=name))

    def recolour(self, name: str) -> None:
        """Write the colour chosen for a label."""
        colour = str(self.colours[name].currentData())
        words = tr("Colour of label “{label}”", label=name)
        self._do(words, partial(services.labels.recolour, name=name, colour=colour))

    def ask_to_remove(self, one: Any) -> None:
        """Say from how many people the label goes; one that nobody bears goes at once."""
        if not one.people:
            self.remove(one.name)
            return
        told = tr("“{label}” is taken from everybody who bears it", label=one.name)
        body = count("%n person has it. The people stay; undo brings the label back to them.",
                     "%n people have it. The people stay; undo brings the label back to them.", one.people)  # fmt: skip
        fixes = ((tr("Take the label away"), partial(self.remove, one.name)), (tr("Keep it"), self.messages.clear))
        self.messages.show_messages([InlineMessage(told, body, "warn", "tags", fixes=fixes)])

    def remove(self, name: str) -> None:
        """Take a label away from everybody, with a way back."""
        words = tr("Remove label “{label}”", label=name)
        done = tr("Label “{label}” removed", label=name)
        self._do(words, partial(services.labels.remove, name=name)).then(lambda _n: self.desk.toast_undo(done))

    def _do(self, words: str, use_case: Callable[[Any], Any]) -> Any:
        self.messages.clear()
        return self.follow(self.desk.office.do(words, use_case)).otherwise(self._refused)

    def _refused(self, error: Exception) -> None:
        if isinstance(error, Invalid):
            told = "\n".join(error.problems.values())
            self.messages.show_messages([InlineMessage(told, "", "err", closable=True)])
        else:
            self.refuse(error)
        self._show(self._rows)

    def read(self) -> None:
        """Read what is shown anew."""
        self.follow(self.desk.office.ask(services.labels.listing)).then(self._show).otherwise(self.refuse)

    def _show(self, rows: Sequence[Any]) -> None:
        self._rows, self.names, self.colours = rows, {}, {}
        empty(self._lines)
        for one in rows:
            self._lines.addWidget(self._line(one))
        if not rows:
            words = tr("No label yet. Labels mark people across missions: press, speakers, alumni.")
            self._lines.addWidget(label(words, "small", "muted", wrap=True))
        self._lines.addStretch(1)

    def _line(self, one: Any) -> QWidget:
        chip = StatusChip(one.name, TONES[str(one.colour)])
        holder = row(chip, "stretch")
        holder.setFixedWidth(_CHIP)
        name = self.names[one.name] = QLineEdit(one.name)
        name.setAccessibleName(tr("Name of {label}", label=one.name))
        name.setMaxLength(40)
        name.editingFinished.connect(partial(self.rename, one.name))
        colour = self.colours[one.name] = _colour_box(str(one.colour), tr("Colour of {label}", label=one.name))
        colour.activated.connect(lambda _at: self.recolour(one.name))
        borne = label(count("%n person", "%n people", one.people), "small", "second")
        borne.setFixedWidth(_COUNT)
        gone = tool("trash-2", tip=tr("Remove {label}", label=one.name), on_click=partial(self.ask_to_remove, one))
        for widget in (name, colour, gone):
            widget.setEnabled(not self.desk.read_only)
        return row(holder, (name, 1), colour, borne, gone)


def _colour_box(colour: str, name: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setFixedWidth(_COLOUR)
    for code, words in services.labels.palette():
        box.addItem(tr(words), code)
    box.setCurrentIndex(box.findData(colour))
    return box
