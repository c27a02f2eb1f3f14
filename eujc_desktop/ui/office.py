"""Where widgets hand in use cases and hear of changes; the only way from a screen to the database."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from eujc_desktop.common.progress import Progress
from eujc_desktop.ui.jobs import Job, Mailbox, Worker
from eujc_desktop.ui.text import told

if TYPE_CHECKING:
    from eujc_desktop.documents.press import Press

T = TypeVar("T")
_SAVING_SHOWN_AFTER_MS = 300


class Changed(Protocol):
    """What one step changed; `touched` names table and id of each record, `kind` is do, fact, undo or redo."""

    @property
    def number(self) -> int: ...
    @property
    def label(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def touched(self) -> Sequence[tuple[str, str]]: ...


class Works(Protocol):
    """What the store offers; any work object is handed on to use cases as it is."""

    def run(self, label: str, use_case: Callable[[Any], Any], /) -> Any: ...
    def enter(self, label: str, use_case: Callable[[Any], Any], /) -> Any: ...
    def read(self, query: Callable[[Any], Any], /) -> Any: ...
    def undo(self, number: int | None = None, /) -> Any: ...
    def go_back(self, number: int, /) -> Any: ...
    def redo(self) -> Any: ...
    def next_undo(self) -> Any: ...
    def next_redo(self) -> Any: ...
    def steps(self, limit: int, /) -> Any: ...
    def version(self) -> int: ...
    def changes_since(self, number: int, /) -> Sequence[Any]: ...


class SaveState(NamedTuple):
    """What the status bar says of the last change: saved, saving, or failed and why."""

    kind: str
    at: datetime | None = None
    reason: str = ""


class Office(QObject):
    """Runs use cases one at a time off the UI thread, each as one undoable step.

    `connect` opens the database; a worker calls it when the first job comes.
    """

    changed = Signal(object)
    refused = Signal(object)
    saved = Signal(object)
    history_changed = Signal(object, object)

    def __init__(self, connect: Callable[[], Works]) -> None:
        super().__init__()
        self._connect, self._opening = connect, threading.Lock()
        self._works: Works | None = None
        self._mailbox = Mailbox()
        self._database, self._papers = Worker("database"), Worker("papers")
        self._writing = 0
        self._history = ("", "")
        self._newest: int | None = None
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(_SAVING_SHOWN_AFTER_MS)
        self._slow.timeout.connect(lambda: self.saved.emit(SaveState("saving")))

    def do(self, label: str, use_case: Callable[[Any], Any]) -> Job:
        """Start a write as one step called `label`; the job's `done` carries the use case's result."""
        return self.do_long(label, lambda work, _progress: use_case(work))

    def do_long(self, label: str, use_case: Callable[[Any, Progress], Any]) -> Job:
        """As `do`, for a use case that tells of its advance."""

        def write(progress: Progress) -> Any:
            works = self._opened()
            done = works.run(label, lambda work: use_case(work, progress))
            self._tell_of(works, done.changes)
            return done.result

        return self._write(label, write)

    def write_with(self, label: str, write: Callable[[Any, Progress], Any]) -> Job:
        """Run a use case that takes its own steps, such as an import, and tell of each of them."""

        def run(progress: Progress) -> Any:
            works = self._opened()
            before = works.version()
            result = write(works, progress)
            for changes in works.changes_since(before):
                self._tell_of(works, changes)
            return result

        return self._write(label, run)

    def ask(self, query: Callable[[Any], T], answer: Callable[[T], object] | None = None) -> Job:
        """Start a read; `answer` gets its result on the UI thread."""
        job = self._job("", lambda _progress: self._opened().read(query), self._database)
        return job.then(answer) if answer else job

    def make(self, label: str, build: Callable[[Any, Progress], Any], *, writes: bool = False) -> Job:
        """Start making a paper or a file beside the database's work; `build` gets the store's works.

        What it `writes` at its end, as a paper into the register, are short steps of their own, told of as any other.
        """

        def run(progress: Progress) -> Any:
            works = self._opened()
            return build(_Told(works, self._tell_of) if writes else works, progress)

        return self._job(label, run, self._papers, writes=writes)

    def prepare(self, work: Callable[[], object]) -> Job:
        """Do something that needs no data, beside the database's work."""
        return self._job("", lambda _progress: work(), self._papers)

    def undo(self, step: int | None = None) -> Job:
        """Take the last step back, or the one of that number."""
        return self._turn(lambda works: works.undo(step))

    @property
    def way_back(self) -> Callable[[], Job]:
        """Takes the newest step back, whatever is done between now and the call."""
        return partial(self.undo, self._newest)

    def go_back(self, step: int) -> Job:
        """Have everything as it was after a step."""
        return self._turn(lambda works: works.go_back(step))

    def redo(self) -> Job:
        """Do the step taken back last again."""
        return self._turn(lambda works: works.redo())

    def steps(self, answer: Callable[[Any], object], limit: int = 100) -> Job:
        """Read the last steps for the history."""
        return self._job("", lambda _progress: self._opened().steps(limit), self._database).then(answer)

    @property
    def can_undo(self) -> bool:
        return bool(self._history[0])

    @property
    def can_redo(self) -> bool:
        return bool(self._history[1])

    def read_history(self) -> Job:
        """Learn which steps of earlier days undo and redo would take."""
        return self._job("", lambda _progress: _history(self._opened()), self._database).then(self._tell_history)

    def call(self, work: Callable[[Any], Any]) -> Job:
        """Run something of the store's own, such as a backup, in the order of the database's work."""
        return self._job("", lambda _progress: work(self._opened()), self._database)

    @property
    def is_open(self) -> bool:
        """Whether the database has been opened."""
        return self._works is not None

    @property
    def is_busy(self) -> bool:
        """Whether a job is under way."""
        return any(job.running for job in self.findChildren(Job))

    @cached_property
    def press(self) -> Press:
        """What makes the papers; its process starts with the first."""
        from eujc_desktop.documents.press import Press

        return Press()

    def close(self) -> bool:
        """Wait for the work under way; whether all of it is done. Call before the application ends."""
        finished = self._papers.close()
        finished = self._database.close() and finished
        if "press" in self.__dict__:
            self.press.close()
        return finished

    def _turn(self, way: Callable[[Works], Changed]) -> Job:
        def turn(_progress: Progress) -> Changed:
            works = self._opened()
            changes = way(works)
            self._tell_of(works, changes)
            return changes

        return self._write("", turn)

    def _write(self, label: str, work: Callable[[Progress], Any]) -> Job:
        job = self._job(label, work, self._database, writes=True)
        self._writing += 1
        self._slow.start()
        job.failed.connect(self._failed)
        job.ended.connect(self._written)
        return job

    def _job(self, label: str, work: Callable[[Progress], Any], worker: Worker, *, writes: bool = False) -> Job:
        job = Job(label, work, self._mailbox.post, self, writes=writes)
        job.failed.connect(lambda error: None if job.answered else self.refused.emit(error))
        worker.start(job.run)
        return job

    def _opened(self) -> Works:
        """The store's works, opened by the first job that needs them."""
        with self._opening:
            if self._works is None:
                self._works = self._connect()
            return self._works

    def _tell_of(self, works: Works, changes: Changed) -> None:
        """On a worker: have the window told of a step."""
        self._mailbox.post(partial(self._note, changes, _history(works)))

    def _written(self) -> None:
        self._writing -= 1
        if not self._writing:
            self._slow.stop()

    def _failed(self, error: Exception) -> None:
        self._slow.stop()
        self.saved.emit(SaveState("failed", reason=told(error)))

    def _note(self, changes: Changed, history: tuple[str, str]) -> None:
        """A step was written: tell the status bar, the screens, and what can be undone now."""
        self._slow.stop()
        if changes.kind == "do":
            self._newest = changes.number
        self.saved.emit(SaveState("saved", datetime.now(UTC)))
        self._tell_history(history)
        if changes.touched:
            self.changed.emit(changes)

    def _tell_history(self, history: tuple[str, str]) -> None:
        self._history = history
        self.history_changed.emit(*history)


class _Told:
    """The store's works, of whose steps the window is told one by one."""

    def __init__(self, works: Works, tell: Callable[[Works, Changed], object]) -> None:
        self._works, self._tell = works, tell

    def run(self, label: str, use_case: Callable[[Any], Any]) -> Any:
        return self._told(self._works.run(label, use_case))

    def enter(self, label: str, use_case: Callable[[Any], Any]) -> Any:
        return self._told(self._works.enter(label, use_case))

    def _told(self, done: Any) -> Any:
        self._tell(self._works, done.changes)
        return done

    def __getattr__(self, name: str) -> Any:
        return getattr(self._works, name)


def _history(works: Works) -> tuple[str, str]:
    """Names of the steps that undo and redo would take, "" for none."""
    undo, redo = works.next_undo(), works.next_redo()
    return undo.label if undo else "", redo.label if redo else ""
