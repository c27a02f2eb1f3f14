"""The window driven as by a user on a whole office, with a watch on how long its thread stands still at most.

Words: the data file, a mission of a few hundred people, one of everybody, a workbook of people to import, a folder.
"""

from __future__ import annotations

import json
import os
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, QTimer

from eujc_desktop.bootstrap import desktop
from eujc_desktop.ui import app as application
from eujc_desktop.ui.dialogs.export_dialog import ExportDialog
from eujc_desktop.ui.dialogs.import_dialog import ImportDialog
from eujc_desktop.ui.jobs import Job

QUIET, MOST = 0.25, 300.0  # seconds without work after which an act is over; when to give up


class Watch:
    """Drives the window, and knows the longest time between two beats of its event loop in each act."""

    def __init__(self, window: Any) -> None:
        self.window, self.found = window, {}
        self._longest, self._last, self._busy = 0.0, time.monotonic(), time.monotonic()
        self._timer = QTimer(interval=1)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def act(self, name: str, do: Callable[[], object], until: Callable[[], object] = lambda: True) -> None:
        """Do something, wait until it has come to its end, and note what it cost."""
        self._longest, self._last, self._busy = 0.0, time.monotonic(), time.monotonic()
        end = time.monotonic() + MOST
        loop = QEventLoop()
        self._timer.timeout.connect(lambda: loop.quit() if self._is_over(until) or time.monotonic() > end else None)
        QTimer.singleShot(0, do)
        loop.exec()
        self._timer.timeout.disconnect()
        self._timer.timeout.connect(self._beat)
        if not until():
            raise RuntimeError(f"{name} did not come to its end in {MOST} s")
        self.found[name] = max(self.found.get(name, 0.0), self._longest)

    def _beat(self) -> None:
        now = time.monotonic()
        self._longest, self._last = max(self._longest, now - self._last), now
        if any(job.running for job in self.window.office.findChildren(Job)):
            self._busy = now

    def _is_over(self, until: Callable[[], object]) -> bool:
        return time.monotonic() - self._busy > QUIET and bool(until())


def main(data: str, few: str, whole: str, sheet: Path, folder: Path) -> dict[str, float]:
    """Seconds of the longest stand-still by act."""
    return driven(data, lambda window: _worked(window, few, whole, sheet, folder))


def driven(data: str, work: Callable[[Any], dict[str, Any]]) -> dict[str, Any]:
    """What `work` finds on the window of a data file, which is closed at the end."""
    found: dict[str, Any] = {}
    opened = application.open_window

    def drive(window: Any) -> None:
        try:
            found.update(work(window))
        except Exception:  # noqa: BLE001 - the program would show it to a user and wait
            traceback.print_exc()
            os._exit(1)
        finally:
            window.close()

    def open_window(*words: Any) -> Any:
        window = opened(*words)
        QTimer.singleShot(0, window, lambda: drive(window))
        return window

    application.open_window = open_window
    desktop.open_window(data, "Bench")
    return found


def _worked(window: Any, few: str, whole: str, sheet: Path, folder: Path) -> dict[str, float]:
    """What a user does in a day."""
    watch, grid = Watch(window), window.page("participants").grid
    watch.act("start", lambda: None, lambda: grid.model_.live)
    watch.act("quiet after the start", lambda: None)
    for name in ("first look at a tab", "tab switched"):
        for key in ("missions", "itineraries", "visits", "documents", "people", "participants"):
            watch.act(name, lambda key=key: window.go(key))
    _everybody(watch, window, grid, few, whole)
    _sheet_in(watch, window, grid, sheet)
    _list_out(watch, window, few, folder)
    return watch.found


def _everybody(watch: Watch, window: Any, grid: Any, few: str, whole: str) -> None:
    """The grid with everybody of the whole history in it, looked through."""
    watch.act("mission switched", lambda: window.desk.choose_mission(whole), lambda: len(grid.model_.ids) > 0)
    shown = len(grid.model_.ids)
    for add in (False, False):
        watch.act("sorted", lambda add=add: grid.view.header.sort_asked.emit(1, add))
    watch.act("narrowed by a word", lambda: grid.set_search("sorensen"), lambda: len(grid.model_.ids) < shown)
    watch.act("shown whole again", lambda: grid.set_search(""), lambda: len(grid.model_.ids) == shown)
    bar = grid.view.verticalScrollBar()
    for part in (0.3, 0.9, 0.5):
        watch.act("scrolled far", lambda part=part: bar.setValue(int(bar.maximum() * part)))
    watch.act("mission switched", lambda: window.desk.choose_mission(few), lambda: len(grid.model_.ids) < shown)


def _sheet_in(watch: Watch, window: Any, grid: Any, sheet: Path) -> None:
    """A sheet of new people previewed, written and taken back."""
    dialogs: list[ImportDialog] = []

    def preview() -> None:
        dialogs.append(ImportDialog(window.desk, "participants", sheet, "BENCH", window))
        dialogs[0].open()

    before = len(grid.model_.ids)
    watch.act("import previewed", preview, lambda: dialogs and dialogs[0].incoming is not None)
    watch.act("import answered", lambda: _send_again(dialogs[0]))
    watch.act("import written", lambda: dialogs[0].write(only_good=True), lambda: len(grid.model_.ids) > before)
    watch.act("import taken back", window.office.undo, lambda: len(grid.model_.ids) == before)


def _send_again(dialog: ImportDialog) -> None:
    """Send the first column to where it goes already: all rows are read again."""
    dialog.columns.chosen.emit(0, dialog.incoming.preview.columns[0].key)


def _list_out(watch: Watch, window: Any, few: str, folder: Path) -> None:
    """A list of the mission looked at and saved."""
    dialogs: list[ExportDialog] = []

    def look() -> None:
        dialogs.append(ExportDialog(window.desk, few, "BENCH", "finance", window))
        dialogs[0].open()

    path = folder / "list.xlsx"
    watch.act("list looked at", look, lambda: dialogs and dialogs[0].save_button.isEnabled())
    watch.act("list saved", lambda: dialogs[0].write(path), path.exists)


if __name__ == "__main__":
    words = sys.argv[1:]
    print(json.dumps(main(*words[:3], Path(words[3]), Path(words[4]))))
