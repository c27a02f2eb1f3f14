"""Papers made in a process of their own, so that a window never stands still for them."""

from __future__ import annotations

import pickle
import subprocess
import threading
from typing import IO, Any

from eujc_desktop.common import processes
from eujc_desktop.common.errors import Damaged
from eujc_desktop.common.progress import Progress, silent
from eujc_desktop.documents.content import Built

PATIENCE = 3.0
"""Seconds a press may take to end by itself."""


class Press:
    """Makes papers one at a time; its process starts with the first and stays warm for the next."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._busy = threading.Lock()

    def build(self, key: str, content: Any, progress: Progress = silent) -> Built:
        """The paper, as `catalogue.build` makes it; what `progress` raises ends the process, and so the work."""
        with self._busy:
            process = self._started()
            try:
                return self._made(process, key, content, progress)
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

    def _made(self, process: subprocess.Popen[bytes], key: str, content: Any, progress: Progress) -> Built:
        words, answers = _pipes(process)
        try:
            pickle.dump((key, content), words)
            words.flush()
            while True:
                kind, value = pickle.load(answers)
                if kind == "advance":
                    progress(*value)
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


def _pipes(process: subprocess.Popen[bytes]) -> tuple[IO[bytes], IO[bytes]]:
    """What goes to the process, and what comes from it."""
    if process.stdin is None or process.stdout is None:
        raise ValueError("the process was started without pipes")
    return process.stdin, process.stdout
