"""Pages that follow what is chosen: made anew a moment after the last change, beside everything else."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QWidget

from eujc_desktop import services
from eujc_desktop.documents.early import Early
from eujc_desktop.ui.components.pdf_preview import opened
from eujc_desktop.ui.jobs import Job, Mailbox
from eujc_desktop.ui.office import Office


class Seen(NamedTuple):
    """A paper, and its pages ready to be shown."""

    piece: Any
    document: QPdfDocument


class Glimpse(NamedTuple):
    """The page looked at alone, while the others are still being printed."""

    pdf: bytes
    page: int
    pages: int


SETTLED_MS, CHOSEN_MS = 400, 60
"""How long changes of records rest before pages are made anew, and how long a choice about the paper."""


class Live(QObject):
    """Asks `ask` for key, order and the page looked at, None while there is no paper.

    `early` tells of that page, `made` of all of them. One preview is made at a time; what is no longer wanted is given
    up at the next page. Nothing is made while `viewer` is out of sight.
    """

    begun = Signal()
    early = Signal(str, object)
    made = Signal(str, object)
    failed = Signal(object)

    def __init__(self, office: Office, viewer: QWidget, follow: Callable[[Job], Job]) -> None:
        super().__init__(viewer)
        self._office, self._viewer, self._follow = office, viewer, follow
        self.ask: Callable[[], tuple[str, Any, int] | None] = lambda: None
        self._job: Job | None = None
        self._mailbox = Mailbox()
        self._stale = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._make)

    @property
    def is_waiting(self) -> bool:
        """Whether other pages are about to come."""
        return self._timer.isActive() or self._job is not None

    def outdate(self, *, at_once: bool = False) -> None:
        """What is shown is no longer what would be printed."""
        self._stale = True
        if self._job is not None:
            self._job.cancel()
        self.begun.emit()
        self._timer.start(CHOSEN_MS if at_once else SETTLED_MS)

    def wake(self) -> None:
        """The viewer is in sight again."""
        if self._stale and not self.is_waiting:
            self._timer.start(0)

    def _make(self) -> None:
        idle = self._job is None and self._stale and self._viewer.isVisible()
        if not idle or (asked := self.ask()) is None:
            return
        self._stale = False
        key, order, page = asked
        build, home = self._office.press.build, self.thread()

        def show_early(pdf: bytes, number: int, total: int) -> None:
            self._mailbox.post(partial(self._glimpsed, job, key, Glimpse(pdf, number, total)))

        def make(works: Any, progress: Any) -> Seen:
            looking = partial(build, early=Early(page, show_early))
            piece = services.papers.preview(works, order, progress, build=looking)
            return Seen(piece, opened(piece.data, home))

        job = self._job = self._follow(self._office.make("", make))
        self._job.then(lambda seen: self.made.emit(key, seen) if self._is_of(key) else None)
        self._job.otherwise(lambda error: self.failed.emit(error) if self._is_of(key) else None)
        self._job.at_last(self._ended)

    def _glimpsed(self, job: Job, key: str, glimpse: Glimpse) -> None:
        if job is self._job and not self._stale and self._is_of(key):
            self.early.emit(key, glimpse)

    def _is_of(self, key: str) -> bool:
        """Whether the paper is still the one asked for; a state of it in between is shown until the next comes."""
        asked = self.ask()
        return asked is not None and asked[0] == key

    def _ended(self) -> None:
        self._job = None
        if self._stale and not self._timer.isActive():
            self._make()
        elif self._stale:
            self.begun.emit()
