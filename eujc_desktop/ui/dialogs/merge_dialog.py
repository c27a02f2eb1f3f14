"""Two records side by side, of which one is made: for each field that differs, which value stays."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QVBoxLayout, QWidget

from eujc_desktop import services
from eujc_desktop.fields.hidden import is_hidden, masked
from eujc_desktop.ui.components.buttons import push, tool
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import column, empty, hline, row, scrolled
from eujc_desktop.ui.components.panel import Section
from eujc_desktop.ui.components.value_choice import ValueChoice
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.dialogs.work_dialog import WorkDialog
from eujc_desktop.ui.reveal import reveal
from eujc_desktop.ui.text import count, tr

_FIELD_WIDTH, _BOTH_WIDTH = 190, 96


class MergeDialog(WorkDialog):
    """`table` names the records; the left one stays. What hangs on the other comes to it, in one step."""

    def __init__(self, desk: Desk, table: str, keep_id: str, other_id: str, parent: QWidget | None = None) -> None:
        super().__init__(desk, tr("Compare and merge"), 1040, 760, parent)
        self._table, self._keep, self._other = table, keep_id, other_id
        self._plan: Any = None
        self._clear, self._kept = False, dict[str, Any]()
        self.groups: dict[str, QButtonGroup] = {}
        self._sides: dict[str, dict[int, str]] = {}
        self._head = QVBoxLayout()
        self._inside = QWidget()
        self._lines = QVBoxLayout(self._inside)
        self._lines.setContentsMargins(20, 8, 20, 16)
        self._lines.setSpacing(8)
        self.told = label("", "small", "second", wrap=True)
        self.merge_button = push(tr("Merge"), "primary", icon="check", on_click=self.merge)
        self.merge_button.setEnabled(False)
        self.different_button = push(different(table, "", "")[0], on_click=self.distinguish)
        cancel = push(tr("Cancel"), on_click=self.reject)
        self._fill_frame(cancel)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.merge)
        self._read()

    def _fill_frame(self, cancel: QWidget) -> None:
        self.column.addLayout(self._head)
        self.column.addWidget(hline())
        self.column.addWidget(self.messages)
        self.column.addWidget(scrolled(self._inside), 1)
        self.column.addWidget(hline())
        buttons = row(self.different_button, "stretch", cancel, self.merge_button)
        self.column.addWidget(column(self.told, buttons, margins=(20, 10, 20, 12)))

    # What is shown

    def _read(self) -> None:
        read = partial(services.merging.plan, table=self._table, keep_id=self._keep, other_id=self._other)
        self.follow(self.desk.office.ask(read)).then(self._show).otherwise(self.refuse)

    def _show(self, plan: Any) -> None:
        self._plan = plan
        self.groups, self._sides = {}, {}
        self._show_head(plan)
        empty(self._lines)
        for pair in plan.pair.all_pairs():
            self._add_pair(pair)
        self._lines.addStretch(1)
        kept = ", ".join(f"{tr(one.label)} {one.keep} + {one.other}" for one in plan.links)
        if kept:
            words = tr("What hangs on the right one comes to the left one: {kept}.", kept=kept)
        else:
            words = tr("Nothing hangs on either of them.")
        self.told.setText(words)
        self.merge_button.setEnabled(not self.desk.read_only)
        self.different_button.setEnabled(not self.desk.read_only)
        first = next(iter(self.groups.values()), None)
        if first is not None and (chosen := first.checkedButton()) is not None:
            chosen.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_head(self, plan: Any) -> None:
        empty(self._head)
        swap = tool("refresh-cw", tip=tr("Let the other record stay"), on_click=self.swap)
        heads = [
            column(label(name, "sub", wrap=True), label(words, "small", "muted"), spacing=1)
            for name, words in (
                (plan.keep_name, tr("This record stays")),
                (plan.other_name, tr("This record becomes part of it")),
            )
        ]
        masked = any(is_hidden(one.name) for one in plan.pair.all_differences())
        eye = tool("eye", tip=tr("Show passport numbers"), on_click=self.show_numbers) if masked else None
        left = row((label(tr("Choose what stays"), "strong"), 1), eye, swap, spacing=2)
        left.setFixedWidth(_FIELD_WIDTH)
        parts = (left, (heads[0], 1), (heads[1], 1), _BOTH_WIDTH)
        self._head.addWidget(row(*parts, margins=(20, 14, 30, 10), spacing=10))

    def _add_pair(self, pair: Any) -> None:
        """The fields of one pair; one within the two records gets its heading."""
        if pair.title and pair.differences:
            self._lines.addSpacing(6)
            self._lines.addWidget(label(tr("{what}: both have one", what=pair.title), "strong", wrap=True))
        conflicts = [one for one in pair.differences if one.keep and one.other]
        filled = [one for one in pair.differences if not (one.keep and one.other)]
        if conflicts:
            self._lines.addLayout(self._grid(conflicts))
        if filled:
            words = count("%n field that only one of them has", "%n fields that only one of them has", len(filled))
            self._lines.addWidget(_folded(words, self._grid(filled), opened=not conflicts and not pair.title))
        if pair.same and not pair.title:
            same = count("%n field is the same", "%n fields are the same", len(pair.same))
            self._lines.addWidget(_folded(same, _same(pair.same), opened=False))

    def _grid(self, differences: Sequence[Any]) -> QGridLayout:
        """A line for each field: its name, the two values, and both of them where that is possible."""
        grid = _columns()
        for at, difference in enumerate(differences):
            self._add_difference(grid, at, difference)
        return grid

    def _add_difference(self, grid: QGridLayout, at: int, difference: Any) -> None:
        field = tr(difference.label)
        name = label(field, "small", "second", wrap=True)
        grid.addWidget(name, at, 0, Qt.AlignmentFlag.AlignVCenter)
        group = QButtonGroup(self._inside)
        hide = is_hidden(difference.name) and not self._clear
        keep, other = (masked(one) if hide else one for one in (difference.keep, difference.other))
        values = {"keep": keep, "other": other, "both": tr("Both")}
        for place, side in enumerate(difference.sides):
            choice = ValueChoice(values[side], f"{field}: {values[side] or tr('empty')}")
            choice.setChecked(side == self._kept.get(difference.key, difference.side))
            group.addButton(choice, place)
            if side == "both":
                choice.setFixedWidth(_BOTH_WIDTH)
            grid.addWidget(choice, at, place + 1)
        self.groups[difference.key] = group
        self._sides[difference.key] = dict(enumerate(difference.sides))

    # What is done

    def show_numbers(self) -> None:
        """Show passport numbers whole, which is written down, or mask them again; what was chosen stays chosen."""
        if self._clear:
            self._uncover(clear=False)
        else:
            people = [self._keep, self._other]
            reveal(self.desk, people, "passport_no", "merge", partial(self._uncover, clear=True))

    def _uncover(self, *, clear: bool) -> None:
        self._clear, self._kept = clear, self.chosen()
        self._show(self._plan)

    def swap(self) -> None:
        """Let the other record stay: its id, and its values at the left."""
        self._kept = {}
        self._keep, self._other = self._other, self._keep
        self.merge_button.setEnabled(False)
        self._read()

    def chosen(self) -> dict[str, Any]:
        """Which value stays, by the key of the difference."""
        return {key: self._sides[key][group.checkedId()] for key, group in self.groups.items()}

    def merge(self) -> None:
        """Make one record of the two, with a way back."""
        if not self.merge_button.isEnabled():
            return
        self.merge_button.setEnabled(False)
        words = tr("Merge {other} into {keep}", other=self._plan.other_name, keep=self._plan.keep_name)
        join = partial(
            services.merging.merge, table=self._table, keep_id=self._keep, other_id=self._other, take=self.chosen()
        )
        told = tr("{other} is now part of {keep}", other=self._plan.other_name, keep=self._plan.keep_name)
        self._do(words, join, told)

    def distinguish(self) -> None:
        """Remember that the two are not one."""
        self._do(*different(self._table, self._keep, self._other))

    def _do(self, words: str, use_case: Any, told: str) -> None:
        job = self.follow(self.desk.office.do(words, use_case))
        job.then(lambda _result: self.accept()).then(lambda _result: self.desk.toast_undo(told)).otherwise(self._failed)

    def _failed(self, error: Exception) -> None:
        self.merge_button.setEnabled(True)
        self.refuse(error)


def different(table: str, one: str, other: str) -> tuple[str, Any, str]:
    """The step that tells two people or companies apart: its name, what it does, and what is said after it."""
    if table == "organisation":
        apart = partial(services.firm_doubles.distinguish, one=one, other=other)
        return tr("Different companies"), apart, tr("Noted as different companies")
    say = partial(services.duplicates.distinguish, person_id=one, other_id=other)
    return tr("Different people"), say, tr("Noted as different people")


def _columns() -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(10)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(1, 1)
    grid.setColumnStretch(2, 1)
    grid.setColumnMinimumWidth(0, _FIELD_WIDTH)
    grid.setColumnMinimumWidth(3, _BOTH_WIDTH)
    return grid


def _folded(title: str, inside: QGridLayout, *, opened: bool) -> QWidget:
    section = Section(title, opened=opened)
    section.body.setContentsMargins(0, 0, 0, 4)
    section.body.addLayout(inside)
    return section


def _same(pairs: Sequence[tuple[str, str]]) -> QGridLayout:
    grid = _columns()
    for at, (name, value) in enumerate(pairs):
        grid.addWidget(label(tr(name), "small", "second", wrap=True), at, 0)
        grid.addWidget(label(value.replace("\n", " "), wrap=True), at, 1, 1, 2)
    return grid


def open_merge(desk: Desk, table: str, keep_id: str, other_id: str, parent: QWidget) -> MergeDialog:
    """Show two records side by side."""
    dialog = MergeDialog(desk, table, keep_id, other_id, parent)
    dialog.open()
    return dialog
