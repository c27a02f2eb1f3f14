"""What narrows a grid: words, questions offered as chips, and the user's own, kept from one run to the next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QMenu

from eujc_desktop.ui.components.chips import ChipRow, FilterChip
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.grid_columns import Filter
from eujc_desktop.ui.icons import icon
from eujc_desktop.ui.text import tr
from eujc_desktop.ui.theme import theme

_TYPING_MS = 150
_USUAL, _NARROW = 170, 96


class GridFilters(QObject):
    """The box and the chips of a grid; `changed` when other rows are asked for. Several chips combine with AND.

    `listed` when a page has other rows by id for questions that are not switched on: they are only to be counted.
    """

    changed, listed = Signal(), Signal()

    def __init__(self, desk: Desk, grid: str, hint: str, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._grid, self._name = desk, grid, f"grid.{grid}.filters"
        self.box, self.chips = _box(hint), ChipRow(addable=True)
        self.search = ""
        self._given: list[Filter] = []
        self._own = [_own(data) for data in desk.memory.get(self._name, []) if isinstance(data, dict)]
        self._used: set[str] = set()
        self._counts: dict[str, int] = {}
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._typing.timeout.connect(lambda: self.set_search(self.box.text().strip()))
        self.box.textChanged.connect(lambda _text: self._typing.start())
        self.box.installEventFilter(self)
        self.chips.toggled.connect(self._toggle)
        self.chips.add_requested.connect(lambda: self.build())
        self.chips.change_requested.connect(self.change)
        self.chips.menu_requested.connect(self._offer)
        if self._own:
            self._show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc in the box takes its words away, then the questions, then leaves it."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            if not self.step_back():
                self.box.returnPressed.emit()  # as Enter does
            return True
        return super().eventFilter(watched, event)

    def step_back(self) -> bool:
        """Take the words away, else the questions; whether there was anything to take."""
        if self.box.text() or self.search:
            self.box.clear()
            self._typing.stop()
            self.set_search("")
            return True
        if self.used:
            self.use(set())
            return True
        return False

    @property
    def all(self) -> tuple[Filter, ...]:
        """Every question there is a chip for."""
        return (*self._given, *self._own)

    @property
    def used(self) -> tuple[Filter, ...]:
        """Those switched on."""
        return tuple(kept for kept in self.all if kept.key in self._used)

    @property
    def narrowed(self) -> bool:
        """Whether a filter or words hide rows."""
        return bool(self.search or self.used)

    @property
    def told(self) -> str:
        """What hides rows, as chips and words say it: “Diet + Visa”."""
        words = [tr("“{text}”", text=self.search)] if self.search else []
        return " + ".join([*(kept.text for kept in self.used), *words])

    def state(self) -> tuple[str, set[str]]:
        """The words looked for, and the questions switched on."""
        return self.search, set(self._used)

    def take_up(self, state: tuple[str, set[str]]) -> None:
        """Narrow in the same way as before."""
        self.search, self._used = state
        blocked = self.box.blockSignals(True)  # noqa: FBT003
        self.box.setText(self.search)
        self.box.blockSignals(blocked)
        self._show()

    def set_search(self, text: str) -> None:
        """Ask only for rows that hold these words."""
        if text != self.search:
            self.search = text
            self.changed.emit()

    def set_given(self, filters: Sequence[Filter]) -> None:
        """The questions the page offers; those switched on stay on."""
        before, used = self._given, self.used
        self._given = list(filters)
        if before == self._given:
            return
        if _looks(before) != _looks(self._given):
            self._show()
        other = [kept for kept in self._given if kept not in before]
        if used != self.used or any(kept.only is None for kept in other):
            self.changed.emit()
        else:
            self.listed.emit()

    def use(self, keys: set[str]) -> None:
        """Switch exactly these on."""
        self._used = set(keys)
        for kept in self.all:
            chip = self.chips.chip(kept.key)
            blocked = chip.blockSignals(True)  # noqa: FBT003
            chip.setChecked(kept.key in keys)
            chip.blockSignals(blocked)
            chip.update()
        self.chips.arrange()
        self.changed.emit()

    def has(self, key: str) -> bool:
        """Whether there is a question of that key."""
        return any(kept.key == key for kept in self.all)

    def clear(self) -> None:
        """Ask for all rows."""
        self.box.clear()
        self._typing.stop()
        self.search = ""
        self.use(set())

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """How many rows each question finds."""
        self._counts = dict(counts)
        for key, found in counts.items():
            if self.has(key):
                self.chips.chip(key).set_count(found)
        self.chips.updateGeometry()

    def count(self, ids: Sequence[str]) -> None:
        """Count anew what a page knows by id, among all rows there are."""
        everybody = set(ids)
        found = {kept.key: len(everybody & kept.only) for kept in self._given if kept.only is not None}
        self.show_counts({**self._counts, **found})

    def build(self, column: str = "") -> None:
        """Let a new question be put together, beginning with a field."""
        from eujc_desktop.fields.conditions import Condition

        taken = {kept.key for kept in self._own}
        key = next(f"own {number}" for number in range(1, len(taken) + 2) if f"own {number}" not in taken)
        self._open(Filter(key, "", (Condition(column, "not empty"),) if column else ()))

    def change(self, key: str) -> None:
        """Let one of the user's own questions be changed or taken away."""
        self._open(next(kept for kept in self._own if kept.key == key))

    def remove(self, key: str) -> None:
        """Take one of the user's own questions away."""
        self._own = [kept for kept in self._own if kept.key != key]
        self._used.discard(key)
        self._keep()

    def save(self, made: Filter) -> None:
        """Keep a question and switch it on."""
        keys = [kept.key for kept in self._own]
        if made.key in keys:
            self._own[keys.index(made.key)] = made
        else:
            self._own.append(made)
        self._used.add(made.key)
        self._keep()

    def _open(self, begun: Filter) -> None:
        grid, mission_id = self._grid, self._desk.mission_id or None

        def read(work: Any) -> Any:
            from eujc_desktop.ui.dialogs.filter_builder import askable

            return askable(work, grid, mission_id)

        self._desk.office.ask(read, partial(self._show_builder, begun)).otherwise(self._desk.refuse)

    def _show_builder(self, begun: Filter, known: Any) -> None:
        from eujc_desktop.ui.dialogs.filter_builder import FilterBuilder

        there = any(kept.key == begun.key for kept in self._own)
        remove = partial(self.remove, begun.key) if there else None
        FilterBuilder(self._desk, self._grid, known, begun, self.save, remove, self.chips.window()).open()

    def _offer(self, key: str, at: QPoint) -> None:
        """The menu of a chip of one's own."""
        if not any(kept.key == key for kept in self._own):
            return
        menu = QMenu(self.chips)
        menu.addAction(tr("Change…"), partial(self.change, key))
        menu.addAction(tr("Remove"), partial(self.remove, key))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _keep(self) -> None:
        data = [{"key": kept.key, "text": kept.text, "where": [list(each) for each in kept.kept]} for kept in self._own]
        self._desk.memory.put(self._name, data)
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        self.chips.set_chips([FilterChip(kept.key, kept.text, None, kept.tone, kept.icon) for kept in self.all])
        self.chips.set_own([(kept.key, kept.text) for kept in self._own])
        for key in self._used & {kept.key for kept in self.all}:
            self.chips.chip(key).setChecked(True)

    def _toggle(self, key: str, on: bool) -> None:  # noqa: FBT001 - a signal's argument
        before, self._used = self._used, self._used | {key} if on else self._used - {key}
        if before != self._used:
            self.changed.emit()


def _own(data: Mapping[str, Any]) -> Filter:
    where = data.get("where")
    kept = tuple(tuple(each) for each in where if isinstance(each, list)) if isinstance(where, list) else ()
    return Filter(str(data.get("key", "")), str(data.get("text", "")), kept=kept)


def _looks(filters: Sequence[Filter]) -> list[tuple[str, str, str]]:
    return [(kept.key, kept.text, kept.tone) for kept in filters]


class _FilterBox(QLineEdit):
    """Where one types what to look for; narrower where the row wants room for names."""

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumWidth(theme.wide(_NARROW))
        self.setMaximumWidth(theme.wide(_USUAL))

    def sizeHint(self) -> QSize:
        return QSize(theme.wide(_USUAL), super().sizeHint().height())


def _box(hint: str) -> QLineEdit:
    box = _FilterBox()
    box.setPlaceholderText(hint)
    box.setAccessibleName(hint)
    box.setClearButtonEnabled(True)
    box.addAction(icon("list-filter"), QLineEdit.ActionPosition.LeadingPosition)
    return box
