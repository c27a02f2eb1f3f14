"""What a user arranges in a grid: which columns, their order, width and named sets, and by what rows are sorted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QInputDialog

from eujc_desktop.fields.own_keys import is_own
from eujc_desktop.ui.grid_columns import Column
from eujc_desktop.ui.grid_menu import column_menu
from eujc_desktop.ui.grid_place import Place
from eujc_desktop.ui.grid_shown import ColumnSet, ShownColumns
from eujc_desktop.ui.text import tr

if TYPE_CHECKING:
    from eujc_desktop.fields.field import Field
    from eujc_desktop.ui.grid_model import GridModel
    from eujc_desktop.ui.grid_view import GridView

Order = tuple[tuple[str, bool], ...]


class Arranging(QObject):
    """Works on the headings of a grid; `changed`: read the rows again, `filter_asked`: filter by a field."""

    changed = Signal()
    filter_asked = Signal(str)

    def __init__(self, view: GridView, model: GridModel, memory: ShownColumns) -> None:
        super().__init__(view)
        self._view, self._model, self._memory = view, model, memory
        self._usual, self._settling = "", False
        shown = {column.key for column in model.columns}
        self._order = {key: down for key, down in memory.order.items() if key in shown}
        """The columns sorted by, the first one first, and whether downwards."""
        view.header.sort_asked.connect(self._clicked)
        view.header.sectionResized.connect(lambda *_sizes: self._remember())
        view.header.sectionMoved.connect(lambda *_places: self._remember())
        for header in (view.header, view.frozen.header):
            header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            header.customContextMenuRequested.connect(partial(self._offer, header.mapToGlobal, header.logicalIndexAt))
        self._set_widths()
        self._mark()

    @property
    def order(self) -> Order:
        """The fields the rows are sorted by, each with whether downwards."""
        found: dict[str, bool] = {}
        for name, down in self._order.items():
            for key in self._memory.column(name).wanted:
                found.setdefault(key, down)
        return tuple(found.items())

    def show_usual(self, key: str) -> None:
        """Mark the column that rows are sorted by as long as nobody asks for another order."""
        self._usual = key
        self._mark()

    def sort(self, key: str, *, down: bool, add: bool = False) -> None:
        """Sort by a column, alone or within the order there is."""
        self._order = {**self._order, key: down} if add else {key: down}
        self._sorted()

    def unsort(self, key: str) -> None:
        """Take a column out of the order."""
        self._order.pop(key, None)
        self._sorted()

    @property
    def shown(self) -> list[Column]:
        """The columns in the order they are seen."""
        header, columns = self._view.header, self._model.columns
        return [columns[header.logicalIndex(at)] for at in range(len(columns))]

    def show_columns(self, columns: Sequence[Column]) -> None:
        """Show exactly these, in this order."""
        place, header = Place.of(self._view, self._model), self._view.header
        here = self._model.columns[place.column].key if place.column >= 0 else ""
        self._settling = True
        self._model.set_columns(columns)
        for at in range(len(columns)):
            header.moveSection(header.visualIndex(at), at)
        self._set_widths()
        self._settling = False
        keys = [column.key for column in columns]
        place._replace(column=keys.index(here) if here in keys else 0, chosen=[]).restore(self._view, self._model)
        self._order = {key: down for key, down in self._order.items() if key in keys}
        self._memory.keep_order(self._order)
        self._mark()
        self._remember()
        self.changed.emit()

    def fit(self) -> None:
        """Show the columns of fields of one's own that the mission at hand has, and none that only another has."""
        wanted = self._memory.shown(self._model.fields)
        if {column.key for column in wanted} != {column.key for column in self._model.columns}:
            self.show_columns(wanted)

    def show_column(self, key: str, *, on: bool) -> None:
        """Show a field at the end, or hide it."""
        others = [column for column in self.shown if column.key != key]
        self.show_columns([*others, self._memory.column(key)] if on else others)

    def title(self, column: Column) -> str:
        """The heading of a column."""
        return self._model.title(column)

    def move(self, key: str, step: int) -> None:
        """Show a column further left or right, but never before the first one."""
        header, at = self._view.header, [column.key for column in self.shown].index(key)
        header.moveSection(at, min(max(1, at + step), len(self.shown) - 1))

    def widen(self, key: str, by: int) -> None:
        """Show a column wider, or narrower with a number below zero."""
        at = [column.key for column in self._model.columns].index(key)
        self._view.setColumnWidth(at, max(self._view.header.minimumSectionSize(), self._view.columnWidth(at) + by))

    def choose_set(self, chosen: ColumnSet) -> None:
        """Show the columns of a set."""
        self.show_columns(self._memory.of(chosen))

    # Menus

    def offer(self, at: QPoint, section: int = -1) -> None:
        """Offer sets, columns, and with a column also ways to sort by it."""
        column = self._model.columns[section] if 0 <= section < len(self._model.columns) else None
        menu = column_menu(self._view, self, column)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def is_sorted(self, key: str) -> bool:
        """Whether a column is among those sorted by."""
        return key in self._order

    @property
    def sets(self) -> list[ColumnSet]:
        """The sets that can be chosen, the usual columns first."""
        usual = tuple(column.key for column in self._memory.all[1:] if column.shown)
        asked = tuple(key for key in self._model.fields if is_own(key))
        own = [ColumnSet(tr("Own fields"), (*usual[:3], *asked))] if asked else []
        return [ColumnSet(tr("Usual columns"), usual), *own, *self._memory.sets]

    def is_set(self, chosen: ColumnSet) -> bool:
        """Whether these very columns are shown."""
        return [column.key for column in self.shown[1:]] == list(chosen.keys)

    def choose(self) -> None:
        """Open the list of all fields, to tick those to show."""
        from eujc_desktop.ui.components.tick_list import TickList

        shown = [column.key for column in self.shown]
        ticks = TickList(tr("Columns"), self._choices(), shown, width=340)
        ticks.ticked.connect(lambda: self._tick(ticks.values))
        ticks.drop_from(self._view, QPoint(self._view.width() - 360, 0))

    def save_set(self) -> None:
        """Ask for a name, and keep the columns shown under it."""
        self._ask(tr("Save columns"), tr("Name of the set"), "", lambda name: self._memory.save_set(name, self.shown))

    def rename_set(self, name: str) -> None:
        """Ask for another name of a set."""
        self._ask(tr("Rename set"), tr("Name of the set"), name, partial(self._memory.rename_set, name))

    def remove_set(self, name: str) -> None:
        """Forget a set."""
        self._memory.remove_set(name)

    def _ask(self, title: str, words: str, text: str, done: Callable[[str], object]) -> None:
        dialog = QInputDialog(self._view)
        dialog.setWindowTitle(title)
        dialog.setLabelText(words)
        dialog.setTextValue(text)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.textValueSelected.connect(lambda name: done(name.strip()) if name.strip() else None)
        dialog.open()

    def _choices(self) -> list[tuple[str, str]]:
        """The columns shown, then every other field with its section."""
        fields, model = self._model.fields, self._model

        def told(field: Field) -> str:
            return tr("{field} · {section}", field=tr(field.label), section=tr(field.section))

        first = list(dict.fromkeys([*(c.key for c in self.shown[1:]), *(c.key for c in self._memory.all[1:])]))
        known = {key for column in self._memory.all for key in column.wanted} | set(first)
        pairs = [(key, model.title(self._memory.column(key))) for key in first]
        others = [(key, field) for key, field in fields.items() if key not in known and field.section]
        return [*pairs, *((key, told(field)) for key, field in others)]

    def _tick(self, keys: Sequence[str]) -> None:
        """Show what is ticked: what was there keeps its place, what is new comes last."""
        kept = [column for column in self.shown[1:] if column.key in keys]
        there = {column.key for column in kept}
        new = [self._memory.column(key) for key in keys if key not in there]
        self.show_columns([self._model.columns[0], *kept, *new])

    def _offer(self, place: Callable[[QPoint], QPoint], section: Callable[[QPoint], int], at: QPoint) -> None:
        self.offer(place(at), section(at))

    # Sorting

    def _clicked(self, section: int, add: bool) -> None:  # noqa: FBT001 - a signal's argument
        """Sort by a column; again turns it round; with Shift within the others, and the third time no more."""
        key = self._model.columns[section].key
        if self._model.live and key not in self._model.fields:
            return  # worked out from the row: the database cannot sort by it
        if add and self._order.get(key):
            self.unsort(key)
        else:
            usual = key == self._usual and not self._order
            self.sort(key, down=usual or self._order.get(key) is False, add=add)

    def _sorted(self) -> None:
        self._memory.keep_order(self._order)
        self._mark()
        self.changed.emit()

    def _mark(self) -> None:
        order = self._order or ({self._usual: False} if self._usual else {})
        self._model.set_order(order)
        for header in (self._view.header, self._view.frozen.header):
            header.viewport().update()

    # Widths

    def _set_widths(self) -> None:
        for at, width in enumerate(self._memory.widths(self._model.columns)):
            self._view.setColumnWidth(at, width)
        self._view.frozen.hide_others()
        self._view.place_frozen()

    def _remember(self) -> None:
        if self._settling:
            # While columns change places, they have the widths of those before them.
            return
        shown = self.shown
        at = {column.key: number for number, column in enumerate(self._model.columns)}
        self._memory.keep(shown, [self._view.columnWidth(at[column.key]) for column in shown])
