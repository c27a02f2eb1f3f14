"""Pages that follow what is chosen: made anew a moment after the last change, beside everything else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QWidget

from eujc_desktop import services
from eujc_desktop.ui.components.pdf_preview import opened
from eujc_desktop.ui.jobs import Job
from eujc_desktop.ui.office import Office


class Seen(NamedTuple):
    """A paper, and its pages ready to be shown."""

    piece: Any
    document: QPdfDocument


SETTLED_MS, CHOSEN_MS = 400, 120
"""How long changes rest before pages are made anew, and how long a choice in the list of papers."""


class Live(QObject):
    """Asks `ask` for key and order of the paper, None while there is none; `made` tells of the pages.

    One preview is made at a time: one begun is finished, since stopping would end the warm process that makes it,
    which costs more than what is left of most papers. Nothing is made while `viewer` is out of sight.
    """

    begun = Signal()
    made = Signal(str, object)
    failed = Signal(object)

    def __init__(self, office: Office, viewer: QWidget, follow: Callable[[Job], Job]) -> None:
        super().__init__(viewer)
        self._office, self._viewer, self._follow = office, viewer, follow
        self.ask: Callable[[], tuple[str, Any] | None] = lambda: None
        self._job: Job | None = None
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
        key, order = asked
        build, home = self._office.press.build, self.thread()

        def make(works: Any, progress: Any) -> Seen:
            piece = services.papers.preview(works, order, progress, build=build)
            return Seen(piece, opened(piece.data, home))

        self._job = self._follow(self._office.make("", make))
        self._job.then(lambda seen: self.made.emit(key, seen) if self._is_of(key) else None)
        self._job.otherwise(lambda error: self.failed.emit(error) if self._is_of(key) else None)
        self._job.ended.connect(self._ended)

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
