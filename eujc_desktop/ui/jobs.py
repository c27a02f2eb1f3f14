"""Work off the UI thread: workers that take jobs one at a time, and the mailbox that brings their news back."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from functools import partial
from queue import SimpleQueue
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from eujc_desktop.common.errors import Cancelled
from eujc_desktop.common.progress import Progress
from eujc_desktop.ui.lifetime import call_those_there, is_there

Call = Callable[[], object]
Post = Callable[[Call], None]
_TURN_S = 0.01


class Mailbox(QObject):
    """Calls handed in on any thread are made on the UI thread, in order; the one object workers may touch.

    A call for somebody who has gone in the meantime is not made.
    """

    _woken = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._calls: deque[Call] = deque()
        self._woken.connect(self._wake, Qt.ConnectionType.QueuedConnection)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._make_calls)

    def post(self, call: Call) -> None:
        self._calls.append(call)
        self._woken.emit()

    def _wake(self) -> None:
        if not self._later.isActive():
            self._make_calls()

    def _make_calls(self) -> None:
        end = time.monotonic() + _TURN_S
        while self._calls:
            call_those_there(self._calls.popleft())
            if self._calls and time.monotonic() > end:
                # The window paints and hears the user between answers that take long.
                self._later.start()
                return


class Job(QObject):
    """Work under way on another thread; the job itself stays on the UI thread.

    An answer is not called when a widget that it reaches has gone by then: it would have nowhere to show anything.
    """

    progressed = Signal(int, int, str)
    done = Signal(object)
    failed = Signal(object)
    ended = Signal()

    def __init__(
        self, label: str, work: Callable[[Progress], Any], post: Post, parent: QObject, *, writes: bool = False
    ) -> None:
        super().__init__(parent)
        self.label, self._writes = label, writes
        self._work, self._post, self._stop = work, post, threading.Event()
        self._running = True
        self._refusals: list[Callable[[Exception], object]] = []

    @property
    def running(self) -> bool:
        return self._running

    @property
    def cancelled(self) -> bool:
        return self._stop.is_set()

    @property
    def answered(self) -> bool:
        """Whether somebody else takes care of a failure, and is still there."""
        return any(map(is_there, self._refusals))

    def then(self, answer: Callable[[Any], object]) -> Job:
        """Call `answer` with the result on the UI thread, unless the job is cancelled first."""
        self.done.connect(partial(call_those_there, answer))
        return self

    def otherwise(self, answer: Callable[[Exception], object]) -> Job:
        """Call `answer` with the error, instead of the window telling of it."""
        self._refusals.append(answer)
        self.failed.connect(partial(call_those_there, answer))
        return self

    def at_last(self, call: Callable[[], object]) -> Job:
        """Call when the job has ended, whichever way."""
        self.ended.connect(partial(call_those_there, call))
        return self

    def cancel(self) -> None:
        """Stop at the next moment the work tells of its advance.

        A result that still comes is dropped, unless something was written: then it came too late.
        """
        self._stop.set()

    def run(self) -> None:
        """Body of the worker: touches no Qt object, but posts what the UI thread shall do."""
        try:
            self._report(0, 0)
            result = self._work(self._report)
        except BaseException as exc:
            self._post(partial(self._end, None, exc))
            if not isinstance(exc, Exception):
                raise
        else:
            self._post(partial(self._end, result, None))

    def _report(self, done: int, total: int, label: str = "") -> None:
        if self._stop.is_set():
            raise Cancelled
        if total:
            self._post(partial(self._advance, done, total, label))

    def _advance(self, done: int, total: int, label: str) -> None:
        if self._running:
            self.progressed.emit(done, total, label)

    def _end(self, result: object, error: BaseException | None) -> None:
        self._running = False
        if error is not None and not isinstance(error, Cancelled):
            self.failed.emit(error)
        elif error is None and (self._writes or not self.cancelled):
            self.done.emit(result)
        self.ended.emit()
        self.deleteLater()


class Worker:
    """One thread that runs what it is given in order; it starts with the first job."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._queue: SimpleQueue[Call | None] = SimpleQueue()
        self._thread: threading.Thread | None = None

    def start(self, call: Call) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._loop, name=self._name, daemon=True)
            self._thread.start()
        self._queue.put(call)

    def close(self, seconds: float = 30) -> bool:
        """Wait until all that was handed in is done; whether it was, within `seconds`."""
        if self._thread is None:
            return True
        self._queue.put(None)
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _loop(self) -> None:
        while (call := self._queue.get()) is not None:
            call()
