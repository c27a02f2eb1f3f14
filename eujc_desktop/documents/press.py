"""Papers made in a process of their own, so that a window never stands still for them."""

from __future__ import annotations

import pickle
import subprocess
import threading
from collections.abc import Callable
from typing import IO, Any

from eujc_desktop.common import processes
from eujc_desktop.common.errors import Damaged
from eujc_desktop.common.progress import Progress, silent
from eujc_desktop.documents.built import Built
from eujc_desktop.documents.early import Early

PATIENCE = 3.0
"""Seconds a press may take to end by itself."""


class Press:
    """Makes papers one at a time; its process starts with the first and stays warm for the next.

    What `progress` or `early` raises stops the work at that page, and the process stays warm: it remembers the
    paragraphs it has set, so that a book made again with another option takes a fraction of the first time. A preview
    that shows the page in sight at once, and gives up when something else is wanted, is

        preview(works, order, progress, build=partial(press.build, early=Early(page, take)))
    """

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._busy = threading.Lock()

    def build(self, key: str, content: Any, progress: Progress = silent, early: Early | None = None) -> Built:
        """The paper, as `catalogue.build` makes it."""
        with self._busy:
            process = self._started()
            try:
                return self._made(process, (key, content), progress, early)
            except _Stopped as stopped:
                raise stopped.why from None
            except BaseException:
                self._end()
                raise

    def close(self) -> None:
        """Let the process end."""
        with self._busy:
            self._end()

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._end()
            self._process = subprocess.Popen(
                processes.command("eujc_desktop.documents.press_process", "--print-papers"),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                creationflags=processes.NO_WINDOW,
                env=processes.surroundings(),
            )
        return self._process

    def _made(
        self, process: subprocess.Popen[bytes], order: tuple[str, Any], progress: Progress, early: Early | None
    ) -> Built:
        words, answers = _pipes(process)
        heard: dict[str, Callable[..., None]] = {"advance": progress}
        if early:
            heard["early"] = early.take
        try:
            _say(words, (*order, early and early.page))
            while True:
                kind, value = pickle.load(answers)
                if kind in heard:
                    _answer(words, heard[kind], value)
                elif kind == "built":
                    built: Built = value
                    return built
                else:
                    raise value
        except (EOFError, BrokenPipeError, pickle.UnpicklingError) as exc:
            cure = "Try again. If it happens again, close other programs: there may be too little memory."
            raise Damaged("The paper could not be made: the process that makes papers has ended.", cure=cure) from exc

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait(PATIENCE)
        for pipe in _pipes(process):
            try:
                pipe.close()
            except BrokenPipeError:
                continue  # what nobody has read any more


class _Stopped(BaseException):
    """Whoever ordered the paper wants it no longer, `why` says for what reason; the process knows it."""

    def __init__(self, why: BaseException) -> None:
        super().__init__(why)
        self.why = why


def _answer(words: IO[bytes], hear: Callable[..., None], value: tuple[Any, ...]) -> None:
    """Lets the process go on after it was heard, or has it stop."""
    try:
        hear(*value)
    except BaseException as why:
        _say(words, "stop")
        raise _Stopped(why) from why
    _say(words, "go on")


def _say(words: IO[bytes], value: object) -> None:
    pickle.dump(value, words)
    words.flush()


def _pipes(process: subprocess.Popen[bytes]) -> tuple[IO[bytes], IO[bytes]]:
    """What goes to the process, and what comes from it."""
    if process.stdin is None or process.stdout is None:
        raise ValueError("the process was started without pipes")
    return process.stdin, process.stdout
