"""A dialog that starts work: it shows how far it is, stops it when it is left, and goes when all of it has ended."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QTableView, QTreeView, QVBoxLayout, QWidget

from eujc_desktop.ui import reading_order
from eujc_desktop.ui.components.messages import InlineMessage, MessageSlot
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.jobs import Job
from eujc_desktop.ui.notices import Notices
from eujc_desktop.ui.office import Changed
from eujc_desktop.ui.text import tr

_EDGE = 32


class WorkDialog(QDialog):
    """Fits into its parent; `messages` is where it tells of errors, `notices` shows work over it."""

    def __init__(self, desk: Desk, title: str, width: int, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.setObjectName("surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(title)
        wanted = QSize(width, height)
        self.resize(wanted.boundedTo(parent.window().size() - QSize(_EDGE, _EDGE)) if parent is not None else wanted)
        self.messages, self.notices = MessageSlot(margins=(12, 8, 12, 8)), Notices(self)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self._jobs: list[Job] = []
        self._tables: frozenset[str] = frozenset()

    def follow(self, job: Job, title: str = "", icon: str = "loader") -> Job:
        """Stop a job when the dialog is left; with a title show it when it takes long, with its advance and Cancel."""
        self._jobs.append(job)
        job.at_last(lambda: self._ended(job))
        if title:
            self.notices.task(job, title, icon)
        return job

    def offer_copies(self, view: QTableView | QTreeView) -> None:
        """Let rows of a list be copied and saved, by keys and in its menu."""
        from eujc_desktop.ui.row_copies import RowCopies

        RowCopies(view, self.desk, self.windowTitle(), self.refuse)

    def read(self) -> None:
        """Read what is shown; for those that read anew when something changes."""

    def read_again_after(self, tables: Collection[str]) -> None:
        """Read anew whenever something in one of the tables has changed."""
        self._tables = frozenset(tables)
        # A bound method: Qt takes it off when the dialog is gone.
        self.desk.office.changed.connect(self._look)

    def _look(self, changes: Changed) -> None:
        if any(table in self._tables for table, _key in changes.touched):
            self.read()

    def do_step(self, words: str, use_case: Callable[[Any], object]) -> None:
        """Write a step; why it was refused is told here."""
        self.messages.clear()
        self.desk.office.do(words, use_case).otherwise(self.refuse)

    def do_undoable(self, words: str, use_case: Callable[[Any], object], done: str) -> Job:
        """Write a step, say over the dialog what was `done` by it, and offer to take it back."""
        job = self.desk.office.do(words, use_case)
        job.then(lambda _: self.notices.toast(done, tr("Undo"), self.desk.office.way_back))
        return job.otherwise(self.refuse)

    def say_unwritten(self, words: str) -> None:
        """Why something typed does not hold."""
        self.messages.show_messages([InlineMessage(tr("This was not written"), words, "err")])

    def take_undo_keys(self) -> None:
        """Let undo and redo work here as in the window, where each stroke is a step."""
        office = self.desk.office
        for keys, turn in (
            (QKeySequence(QKeySequence.StandardKey.Undo), office.undo),
            (QKeySequence("Ctrl+Shift+Z"), office.redo),
        ):
            QShortcut(keys, self).activated.connect(partial(self._turn, turn))

    def _turn(self, way: Callable[[], Job]) -> None:
        if not self.desk.read_only:
            way().otherwise(self.refuse)

    def refuse(self, error: Exception) -> None:
        """Tell of an error in place, instead of those told before."""
        self.messages.clear()
        self.desk.refuse(error, self.messages)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: FBT001 - Qt's shape
        return reading_order.step(self, forward=next) or super().focusNextPrevChild(next)

    def done(self, result: int) -> None:
        super().done(result)
        for job in self._jobs:
            job.cancel()
        self._go()

    def _ended(self, job: Job) -> None:
        self._jobs.remove(job)
        if not self.isVisible():
            self._go()

    def _go(self) -> None:
        # What a job answers is shown nowhere any more, but it is still asked to.
        if not self._jobs:
            self.deleteLater()
