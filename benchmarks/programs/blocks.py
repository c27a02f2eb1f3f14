"""The grid of participants used like a spreadsheet: blocks copied and pasted, keys typed; seconds of each.

Words: the data file, a mission of everybody.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from eujc_desktop.store.engine import open_engine
from eujc_desktop.store.work import Works
from eujc_desktop.ui.actions import Actions
from eujc_desktop.ui.components.messages import MessageSlot
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.grid import DataGrid
from eujc_desktop.ui.grid_columns import Column
from eujc_desktop.ui.jobs import Job
from eujc_desktop.ui.memory import Memory
from eujc_desktop.ui.office import Office
from eujc_desktop.ui.pages.people_columns import columns
from eujc_desktop.ui.sheet import style_sheet
from eujc_desktop.ui.theme import theme

WIDE, PASTED, KEYS, MOST = 40, 1000, 12, 120.0
NO_KEY = Qt.KeyboardModifier.NoModifier
TYPED = (
    "person.email", "person.mobile", "person.job_title", "person.department", "person.phone", "person.duties",
    "person.allergies", "person.nationality", "person.passport_expires", "person.notes",
)  # fmt: skip


class Painting(QObject):
    """Whether a widget has been painted since."""

    def __init__(self, watched: QObject) -> None:
        super().__init__()
        self.done = False
        watched.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.done = self.done or event.type() == QEvent.Type.Paint
        return False


class Sheet:
    """A grid in a window of its own, without a page around it."""

    def __init__(self, works: Works, mission: str) -> None:
        self.works, self.office, self.window = works, Office(lambda: works), QWidget()
        told: Any = None
        desk = Desk(self.office, Actions(self.window), Memory(), told, told, MessageSlot())
        self.grid = DataGrid(desk, "participants", columns(lambda: 2027), messages=MessageSlot(), name="People")
        self.grid.resize(1100, 800)
        self.office.changed.connect(lambda _changes: self.grid.reload())
        self.grid.load(mission)
        self.rest()
        self.grid.show()
        self.grid.activateWindow()
        self.grid.view.setFocus()
        self.rest()

    def rest(self) -> None:
        """Wait until no work is under way."""
        QApplication.processEvents()
        self.until(lambda: not any(job.running for job in self.office.findChildren(Job)))
        QApplication.processEvents()

    def until(self, true: Callable[[], object]) -> None:
        end = time.monotonic() + MOST
        while not true():
            if time.monotonic() > end:
                raise RuntimeError("the grid does not come to it")
            # As in the program, the window sleeps while a worker works.
            time.sleep(0.0005)
            QApplication.processEvents()

    def show(self, keys: list[str]) -> None:
        self.grid.arranging.show_columns([self.grid.model_.columns[0], *map(Column, keys)])
        self.rest()

    def copy(self) -> float:
        """Everybody with many columns, none of them seen before."""
        fields = self.grid.model_.fields
        self.show([key for key, field in fields.items() if field.section and key != "person.family_name"][: WIDE - 1])
        told: list[bool] = []
        QGuiApplication.clipboard().dataChanged.connect(lambda: told.append(True))
        self.grid.view.selectAll()
        start = time.perf_counter()
        self.grid.clipboard.copy()
        self.until(lambda: told)
        return time.perf_counter() - start

    def paste(self, turn: int) -> float:
        """A block of new values, as one step."""
        self.show(list(TYPED))
        rows = range(min(PASTED, len(self.grid.model_.ids)))
        QGuiApplication.clipboard().setText("\n".join("\t".join(_line(turn, row)) for row in rows))
        before = self.works.version()
        self.grid.view.go(self.grid.model_.index(0, 1))
        start = time.perf_counter()
        self.grid.clipboard.paste()
        self.until(lambda: self.works.version() > before)
        self.rest()
        if self.works.version() != before + 1:
            raise RuntimeError("a paste is more than one step")
        return time.perf_counter() - start

    def keys(self) -> Iterator[tuple[float, float]]:
        """From a letter to the painted editor, and from Enter to the painted cell."""
        self.show(list(TYPED))
        view, model = self.grid.view, self.grid.model_
        view.go(model.index(0, 3))
        for number in range(KEYS):
            row = view.currentIndex().row()
            start = time.perf_counter()
            _press(view, Qt.Key.Key_X, "x")
            typed = self._painted(QApplication.focusWidget() or view, start)
            _press(QApplication.focusWidget() or view, Qt.Key.Key_Y, str(number))
            start = time.perf_counter()
            _press(QApplication.focusWidget() or view, Qt.Key.Key_Return, "\r")
            entered = self._painted(view.viewport(), start)
            if model.cell(row, 3).text != f"x{number}":
                raise RuntimeError(f"typed x{number}, shown {model.cell(row, 3).text}")
            self.rest()
            yield typed, entered

    def _painted(self, widget: QWidget, start: float) -> float:
        painting = Painting(widget)
        self.until(lambda: painting.done)
        return time.perf_counter() - start


def _line(turn: int, row: int) -> tuple[str, ...]:
    post, home = f"{turn}.{row}", ("FR", "DE", "JP")[(turn + row) % 3]
    return (
        f"n{turn}-{row}@example.org",
        f"+49 30 {turn}{row:05d}",
        f"Post {post}",
        f"Part {turn}",
        f"+81 3 {row:06d}",
        f"Duties {post}",
        f"Nuts {turn}",
        home,
        f"{row % 28 + 1} May 203{turn}",
        f"Note {post}",
    )


def _press(widget: QWidget, key: Qt.Key, letter: str) -> None:
    QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, key, NO_KEY, letter))


def main(path: Path, mission: str) -> dict[str, float]:
    """Seconds of each."""
    app = QApplication([sys.argv[0], "-style", "fusion"])
    theme.start(app, style_sheet, "light")
    theme.wear_sheet()
    sheet = Sheet(Works(open_engine(path), "Bench"), mission)
    keys = list(sheet.keys())[2:]
    found = {
        "copy": statistics.median([sheet.copy() for _ in range(3)]),
        "paste": statistics.median([sheet.paste(turn) for turn in range(3)]),
        "typed": statistics.median(typed for typed, _ in keys),
        "entered": statistics.median(entered for _, entered in keys),
    }
    if not sheet.office.close():
        raise RuntimeError("the office does not close")
    return found


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), sys.argv[2])), flush=True)
    os._exit(0)
