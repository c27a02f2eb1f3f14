"""Who stands on a list: everybody, a group, or people who are ticked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from eujc_desktop.ui.components.buttons import push
from eujc_desktop.ui.components.combo import ElidedCombo
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import row
from eujc_desktop.ui.text import count, tr

Person = tuple[str, str, str]
"""Participation, name, and letter of the group."""
_ALL, _TICKED = "", "ticked"
ON, OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class Who(ElidedCombo):
    """Tells of another choice by `changed`; it is never remembered, since half a list looks like a whole one."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Who"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._known: Sequence[Person] = ()
        self._ticked: tuple[str, ...] = ()
        self._shown = _ALL
        self.activated.connect(lambda _at: self._chosen())
        self.set_people(())

    @property
    def people(self) -> tuple[str, ...]:
        """Their participations; none for everybody."""
        if self._shown == _TICKED:
            return self._ticked
        return tuple(key for key, _, group in self._known if group == self._shown) if self._shown else ()

    def set_people(self, people: Sequence[Person]) -> None:
        """Offer these and their groups; those ticked who are still among them stay ticked."""
        self._known = people
        there = {key for key, _, _ in people}
        self._ticked = tuple(key for key in self._ticked if key in there)
        groups = sorted({group for _, _, group in people if group})
        if self._shown not in (_ALL, *groups, _TICKED) or (self._shown == _TICKED and not self._ticked):
            self._shown = _ALL
        self._fill(groups)

    def tick(self, people: Iterable[str]) -> None:
        """Narrow the list to these; to nobody means everybody."""
        self._ticked = tuple(people)
        self._shown = _TICKED if self._ticked else _ALL
        self.set_people(self._known)
        self.changed.emit()

    def _fill(self, groups: Sequence[str]) -> None:
        some = count("%n person ticked…", "%n people ticked…", len(self._ticked))
        pairs = [(_ALL, tr("Everybody")), *((group, tr("Group {letter}", letter=group)) for group in groups)]
        with QSignalBlocker(self):
            self.clear()
            for key, words in (*pairs, (_TICKED, some if self._ticked else tr("People to tick…"))):
                self.addItem(words, key)
            self.setCurrentIndex(self.findData(self._shown))

    def _chosen(self) -> None:
        if self.currentData() != _TICKED:
            self._shown = self.currentData()
            self.changed.emit()
            return
        dialog = TickPeople(self._known, self._ticked, self.tick, self)
        dialog.rejected.connect(lambda: self.setCurrentIndex(self.findData(self._shown)))
        dialog.open()


class TickPeople(QDialog):
    """Names to tick, found by typing; `tick` gets the participations."""

    def __init__(
        self, people: Sequence[Person], ticked: Sequence[str], tick: Callable[[Iterable[str]], object], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._tick = tick
        self.setObjectName("surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Who stands on it"))
        self.resize(380, 520)
        self.filter, self.list, self._told = QLineEdit(), QListWidget(), label("", "small", "second")
        self.filter.setAccessibleName(tr("Filter people"))
        self.filter.setPlaceholderText(tr("Filter people"))
        self.filter.textChanged.connect(self._filter)
        self.list.setAccessibleName(tr("People"))
        for key, name, group in people:
            item = QListWidgetItem(tr("{name} · {group}", name=name, group=group) if group else name, self.list)
            item.setData(Qt.ItemDataRole.UserRole, key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(ON if key in ticked else OFF)
        self.list.itemChanged.connect(lambda _item: self._tell())
        self.ok = push(tr("Narrow the paper"), "primary", on_click=self._done)
        self.ok.setDefault(True)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(16, 16, 16, 14)
        lines.setSpacing(10)
        lines.addWidget(self.filter)
        lines.addWidget(self.list, 1)
        lines.addWidget(row((self._told, 1), push(tr("Cancel"), on_click=self.reject), self.ok))
        self._tell()

    @property
    def ticked(self) -> list[str]:
        """The participations ticked, in the order shown."""
        items = (self.list.item(at) for at in range(self.list.count()))
        return [item.data(Qt.ItemDataRole.UserRole) for item in items if item.checkState() is ON]

    def _filter(self, words: str) -> None:
        from eujc_desktop.common.folding import fold

        for at in range(self.list.count()):
            item = self.list.item(at)
            item.setHidden(fold(words) not in fold(item.text()))

    def _tell(self) -> None:
        self._told.setText(tr("{n} of {all}", n=len(self.ticked), all=self.list.count()))
        self.ok.setEnabled(bool(self.ticked))

    def _done(self) -> None:
        self.accept()
        self._tick(self.ticked)
