"""How long the window does not answer: the longest time between two beats, by what was being done."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt, QTimer

_BEAT_MS = 2


class Heartbeat:
    """Beats as long as Qt's loop turns; `longest` holds milliseconds by the name of the step."""

    def __init__(self) -> None:
        self.longest: dict[str, float] = {}
        self._step, self._last = "", 0.0
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_BEAT_MS)
        self._timer.timeout.connect(self._beat)

    @contextmanager
    def during(self, step: str) -> Iterator[None]:
        """Watch what is done in the block."""
        self._step, self._last = step, time.perf_counter()
        self.longest.setdefault(step, 0.0)
        self._timer.start()
        yield
        self._beat()
        self._timer.stop()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest[self._step] = max(self.longest[self._step], (now - self._last) * 1000)
        self._last = now

    def told(self) -> list[str]:
        """A line for each step, the worst first."""
        steps = sorted(self.longest.items(), key=lambda step: -step[1])
        return [f"{step}: {longest:.0f} ms" for step, longest in steps]
