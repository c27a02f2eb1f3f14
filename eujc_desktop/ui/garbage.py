"""Garbage is collected by the window's thread alone, while it has nothing else to do.

Python would do it wherever enough was allocated: in a worker with thousands of rows at hand, for half a second in which
the window waits for the interpreter. And what belongs to Qt must go on the thread it lives on.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

from eujc_desktop.ui.office import Office

_LOOK_MS = 1000
_FEW, _MANY = 20_000, 100_000
"""So many new objects are worth a look through them, a matter of milliseconds; more wait until nobody works."""
_PATIENCE = 60
"""After so many looks without a job nobody does."""


@contextmanager
def kept() -> Iterator[None]:
    """Let garbage lie while the block runs, whatever thread makes it; the thread that leaves the block collects it."""
    gc.disable()
    try:
        yield
    finally:
        gc.collect()
        gc.enable()


class Garbage(QObject):
    """Collects the young objects between jobs, and all of them when the user turns to another program."""

    def __init__(self, office: Office) -> None:
        super().__init__(office)
        gc.disable()
        gc.freeze()
        self._office, self._quiet, self._modules = office, 0, len(sys.modules)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._turned)

    def _look(self) -> None:
        self._quiet = 0 if self._office.is_busy else self._quiet + 1
        new = gc.get_count()[0]
        if self._quiet and self._modules != len(sys.modules):
            # What is imported stays: to look through all of it would stop the window for a moment, for next to nothing.
            self._modules = len(sys.modules)
            gc.freeze()
        elif self._quiet and (_FEW < new < _MANY or (new > _MANY and self._quiet > _PATIENCE)):
            gc.collect(1)

    def _turned(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationInactive and not self._office.is_busy:
            gc.collect()
