"""Which columns a grid shows, their order, widths and named sets, and by what rows are sorted: kept between runs."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from eujc_desktop.fields.own_keys import is_own
from eujc_desktop.ui.grid_columns import Column
from eujc_desktop.ui.memory import Memory
from eujc_desktop.ui.theme import theme

_WIDEST = 4000


class ColumnSet(NamedTuple):
    """Columns shown together for one purpose, by key after the first; `own` are those of the user."""

    name: str
    keys: tuple[str, ...]
    own: bool = False


class ShownColumns:
    """The columns of one grid; `all` are the usual ones, in their order, `given` the sets that the page offers."""

    def __init__(self, memory: Memory, grid: str, columns: Sequence[Column], given: Sequence[ColumnSet] = ()) -> None:
        self.all = list(columns)
        self._memory, self._grid, self._given = memory, grid, given
        self._elsewhere: list[str] = []

    def shown(self, known: Collection[str] | None = None) -> list[Column]:
        """The columns shown last time, else the usual ones; of fields of one's own only the `known` ones."""
        kept = self._memory.get(f"grid.{self._grid}.columns")
        if not isinstance(kept, list) or self.all[0].key not in kept:
            return [column for column in self.all if column.shown]
        self._elsewhere = [str(key) for key in kept if known is not None and is_own(str(key)) and key not in known]
        return [self.column(str(key)) for key in kept if key not in self._elsewhere]

    def column(self, key: str) -> Column:
        """The column of a field, as the list usually shows it or plain."""
        return next((column for column in self.all if column.key == key), Column(key))

    def of(self, chosen: ColumnSet) -> list[Column]:
        """The columns of a set, after the one that stays in sight."""
        return [self.all[0], *(self.column(key) for key in chosen.keys if key != self.all[0].key)]

    @property
    def sets(self) -> list[ColumnSet]:
        """The sets of the page, then the user's own."""
        kept = self._memory.get(self._sets_name, {})
        own = ((str(name), keys) for name, keys in kept.items() if isinstance(keys, list))
        made = [ColumnSet(name, tuple(map(str, keys)), own=True) for name, keys in own]
        return [*self._given, *made]

    def save_set(self, name: str, columns: Sequence[Column]) -> None:
        """Keep these columns under a name; one of that name is replaced."""
        self._put_sets({**self._own(), name: [column.key for column in columns[1:]]})

    def rename_set(self, old: str, new: str) -> None:
        """Call a set of the user's otherwise; it keeps its place."""
        self._put_sets({new if name == old else name: keys for name, keys in self._own().items()})

    def remove_set(self, old: str) -> None:
        """Forget a set of the user's."""
        self._put_sets({name: keys for name, keys in self._own().items() if name != old})

    def widths(self, columns: Sequence[Column]) -> list[int]:
        """The widths the user gave them, else their own."""
        kept = self._memory.get(f"grid.{self._grid}.widths", {})
        found = [(kept.get(column.key), theme.wide(column.width)) for column in columns]
        return [given if isinstance(given, int) and 0 < given < _WIDEST else usual for given, usual in found]

    @property
    def order(self) -> dict[str, bool]:
        """The columns rows were sorted by last time, the first one first, and whether downwards."""
        kept = self._memory.get(f"grid.{self._grid}.order", [])
        return {str(pair[0]): pair[-1] is True for pair in kept if isinstance(pair, list) and pair}

    def keep_order(self, order: Mapping[str, bool]) -> None:
        """Remember by what rows are sorted."""
        self._memory.put(f"grid.{self._grid}.order", [list(pair) for pair in order.items()])

    def keep(self, columns: Sequence[Column], widths: Sequence[int]) -> None:
        """Remember what is shown now; widths of hidden columns stay known, and so do fields of another programme."""
        kept = dict(self._memory.get(f"grid.{self._grid}.widths", {}))
        self._memory.put(f"grid.{self._grid}.columns", [*(column.key for column in columns), *self._elsewhere])
        given = zip((column.key for column in columns), widths, strict=True)
        self._memory.put(f"grid.{self._grid}.widths", {**kept, **dict(given)})

    @property
    def _sets_name(self) -> str:
        return f"grid.{self._grid}.sets"

    def _own(self) -> dict[str, list[str]]:
        return {kept.name: list(kept.keys) for kept in self.sets if kept.own}

    def _put_sets(self, sets: dict[str, list[str]]) -> None:
        self._memory.put(self._sets_name, sets)
