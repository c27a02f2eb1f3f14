"""The box of a job that takes a while: what is being made, how far it is, Cancel."""

from __future__ import annotations

import time

from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from eujc_desktop.ui.components.buttons import push
from eujc_desktop.ui.components.labels import ElidedLabel, IconLabel
from eujc_desktop.ui.components.layouts import row
from eujc_desktop.ui.components.overlay import Overlay
from eujc_desktop.ui.jobs import Job
from eujc_desktop.ui.text import count, tr

_WIDTH, _HEIGHT, _EDGE, _BOTTOM = 330, 86, 16, 42


class TaskBox(Overlay):
    """Bottom right; several stack from below."""

    def __init__(self, parent: QWidget, job: Job, title: str, icon: str) -> None:
        super().__init__(parent)
        self.place_in_stack = 0
        self._started = time.monotonic()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 9, 12, 10)
        layout.setSpacing(5)
        self.cancel = push(tr("Cancel"), "ghost", on_click=self._cancel)
        layout.addWidget(row(IconLabel(icon, "accent_text"), (ElidedLabel(title, "strong"), 1), self.cancel))
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(title)
        layout.addWidget(self._bar)
        self._note = ElidedLabel(tr("Starting"), "caption", "muted", tabular=True)
        layout.addWidget(self._note)
        self.setAccessibleName(title)
        self._job = job
        job.progressed.connect(self._advance)
        self.place()
        self.show()

    def place(self) -> None:
        room = self.host.rect()
        above = self.place_in_stack * (_HEIGHT + 10)
        self.setGeometry(room.width() - _WIDTH - _EDGE, room.height() - _HEIGHT - _BOTTOM - above, _WIDTH, _HEIGHT)
        self.raise_()

    def end(self) -> None:
        self.hide()
        self.deleteLater()

    def _cancel(self) -> None:
        self._job.cancel()
        self.cancel.setEnabled(False)
        self._note.setText(tr("Stopping"))

    def _advance(self, done: int, total: int, text: str) -> None:
        if self._job.cancelled:
            return
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        parts = [tr("{done} of {total}", done=done, total=total), text, self._left(done, total)]
        self._note.setText(" · ".join(part for part in parts if part))
        self._bar.setAccessibleDescription(self._note.text())

    def _left(self, done: int, total: int) -> str:
        """How long it will still take, once there is something to judge by."""
        spent = time.monotonic() - self._started
        if not 0 < done < total or spent < 1:
            return ""
        seconds = round(spent / done * (total - done)) or 1
        if seconds < 90:
            return count("about %n s left", "about %n s left", seconds)
        return count("about %n min left", "about %n min left", round(seconds / 60))


def stack(boxes: list[TaskBox]) -> None:
    """Place the boxes one above the other."""
    for place, box in enumerate(boxes):
        box.place_in_stack = place
        box.place()
