"""Toasts and task boxes over the window: one toast at a time, jobs stacked."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from eujc_desktop.ui.jobs import Job

if TYPE_CHECKING:
    from eujc_desktop.ui.components.task_box import TaskBox
    from eujc_desktop.ui.components.toast import Toast

_SHOWN_AFTER_MS = 500


class Notices(QObject):
    """Shows them over `host`."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self._toast: Toast | None = None
        self._boxes: list[TaskBox] = []

    def toast(self, text: str, action_text: str = "", action: Callable[[], object] | None = None) -> None:
        """Say what has happened, with at most one thing to do about it; the toast before goes."""
        self.ask(text, *((action_text, action),) if action is not None else ())

    def ask(self, text: str, *actions: tuple[str, Callable[[], object]]) -> None:
        """Say what has happened, and ask which of these to do about it; the toast before goes."""
        from eujc_desktop.ui.components.toast import Toast

        self.clear()
        self._toast = Toast(self._host, text, actions)

    def clear(self) -> None:
        """Have the toast go: what it tells of is no longer so."""
        if self._toast is not None and isValid(self._toast):
            self._toast.fade()

    def task(self, job: Job, title: str, icon: str, done_text: str = "") -> None:
        """Show the job if it still runs in half a second; say `done_text` when it is done."""
        from eujc_desktop.ui.components.task_box import TaskBox, stack

        timer = QTimer(self._host)
        timer.setSingleShot(True)
        timer.setInterval(_SHOWN_AFTER_MS)
        boxes: list[TaskBox] = []

        def show() -> None:
            boxes.append(TaskBox(self._host, job, title, icon))
            self._boxes.append(boxes[0])
            stack(self._boxes)

        def end() -> None:
            timer.stop()
            timer.deleteLater()
            for box in boxes:
                self._boxes.remove(box)
                box.end()
            stack(self._boxes)

        timer.timeout.connect(show)
        job.at_last(end)
        if done_text:
            job.then(lambda _result: self.toast(done_text))
        timer.start()

    @property
    def shown(self) -> str:
        """The words of the toast on screen."""
        return self._toast.text if self._toast is not None and isValid(self._toast) else ""
