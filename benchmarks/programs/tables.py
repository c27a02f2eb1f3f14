"""One table of everybody in a file, shown, leafed through, sorted and filtered in one of several ways.

`ours` is the program's grid: ids, and rows by the page as they are painted. `tuples` reads all rows first, `standard`
fills Qt's own model in C++, and `proxy` sorts and filters the tuples through QSortFilterProxyModel.
"""

from __future__ import annotations

import json
import random
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QHeaderView, QTableView

from benchmarks.people import SHOWN
from eujc_desktop.store.engine import folded

SQL = (
    f"SELECT p.{', p.'.join(SHOWN)} FROM participation t JOIN person p ON p.id = t.person_id "
    "WHERE t.mission_id = ? ORDER BY folded(p.family_name), folded(p.given_name)"
)
ROW, PAGES, JUMPS, WORD = 32, 40, 30, "sorensen"
NO_INDEX = QModelIndex()


class Tuples(QAbstractTableModel):
    """As one writes it at first: every row in memory."""

    def __init__(self, rows: list[tuple[Any, ...]]) -> None:
        super().__init__()
        self._rows = rows

    def rowCount(self, parent: QModelIndex = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(SHOWN)

    def data(self, index: QModelIndex, role: int = 0) -> Any:
        return self._rows[index.row()][index.column()] if role == Qt.ItemDataRole.DisplayRole else None


class Ours:
    """The grid's own model and view, read through the services; without the thread between."""

    def __init__(self, path: Path, mission: str) -> None:
        from eujc_desktop.store.engine import open_engine
        from eujc_desktop.store.work import Works
        from eujc_desktop.ui import grid_loading
        from eujc_desktop.ui.grid_columns import Column, Query
        from eujc_desktop.ui.grid_model import PAGE, GridModel
        from eujc_desktop.ui.grid_view import GridView
        from eujc_desktop.ui.grid_words import Words

        self._words = Words
        self._works, self._query = Works(open_engine(path), "Bench"), Query(mission)
        self._load, self._page = grid_loading.load, PAGE
        self._keys = [f"person.{name}" for name in SHOWN]
        self.model = GridModel([Column(key) for key in self._keys])
        self.model.wanted.connect(self._rows)
        self.view = GridView(self.model)
        self.read()

    def read(self, **change: Any) -> None:
        """Read what is asked for now, and show it."""
        query = self._query._replace(**change)
        found = self._works.read(lambda work: self._load(work, "participants", query, (), self._keys, (0, self._page)))
        self.model.set_fields(self._words(found.fields, found.choices))
        self.model.set_ids(found.ids, found.rows)

    def _rows(self, ids: list[str]) -> None:
        from eujc_desktop import services

        self.model.add_rows(self._works.read(lambda work: services.grids.rows(work, "participants", ids, self._keys)))

    def sort(self) -> None:
        self.read(order=(("person.email", False),))

    def narrow(self) -> None:
        self.read(search=WORD)


class Plain:
    """A plain view over one of Qt's models, or one of Python's."""

    def __init__(self, way: str, path: Path, mission: str) -> None:
        connection = driver.connect(str(path))
        # The same order as ours: sorting by bytes would put Ångström behind Zelwi.
        connection.create_function("folded", 1, folded, deterministic=True)
        rows = connection.execute(SQL, (mission,)).fetchall()
        self.model: Any = _standard(rows) if way == "standard" else Tuples(rows)
        self.view = QTableView()
        self._proxy = QSortFilterProxyModel() if way == "proxy" else None
        if self._proxy is not None:
            self._proxy.setSourceModel(self.model)
            self._proxy.setFilterKeyColumn(-1)
        self.view.setModel(self._proxy or self.model)
        self.view.verticalHeader().setDefaultSectionSize(ROW)
        self.view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.view.setWordWrap(False)

    def sort(self) -> None:
        if self._proxy is not None:
            self._proxy.sort(SHOWN.index("email"))

    def narrow(self) -> None:
        if self._proxy is not None:
            self._proxy.setFilterFixedString("Sørensen")


def _standard(rows: Sequence[tuple[Any, ...]]) -> QStandardItemModel:
    model = QStandardItemModel()
    for row in rows:
        model.appendRow([QStandardItem(str(value or "")) for value in row])
    return model


def _timed(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def _resident() -> int:
    """Bytes of memory in use, 0 where the system does not say."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * 4096
    except OSError:
        return 0


def main(way: str, path: Path, few: str, all_: str) -> dict[str, float]:
    """Seconds of each act with everybody of mission `all_`, and the bytes it took; `few` warms up."""
    app = QApplication([sys.argv[0], "-style", "fusion"])
    kind: Callable[[str], Any] = partial(Ours, path) if way == "ours" else partial(Plain, way, path)
    warm = kind(few)
    before, made = _resident(), []

    def show() -> None:
        made.append(kind(all_))
        made[0].view.resize(1100, 800)
        made[0].view.show()
        app.processEvents()

    seen = {"show": _timed(show), "bytes": float(_resident() - before)}
    bar = made[0].view.verticalScrollBar()

    def leaf(place: int) -> float:
        return _timed(lambda: (bar.setValue(place), app.processEvents()))

    seen["jump"] = statistics.median(leaf(place) for place in _places(bar.maximum()))
    places = [page * bar.pageStep() for page in range(PAGES)]
    for place in places:
        leaf(place)
    pages = [leaf(place) for place in places]
    seen["page"], seen["slow"] = statistics.median(pages), statistics.quantiles(pages, n=20)[-1]
    bar.setValue(0)
    for name in ("sort", "narrow"):
        seen[name] = _timed(lambda name=name: (getattr(made[0], name)(), app.processEvents()))
    return {**seen, "left": float(made[0].view.model().rowCount()), "warm": float(warm.view.model().rowCount())}


def _places(most: int) -> list[int]:
    draw = random.Random(1)
    return [draw.randrange(most) for _ in range(JUMPS)]


print(json.dumps(main(sys.argv[1], Path(sys.argv[2]), *sys.argv[3:])))
