"""When a window has done all it is about to do: what tests and pictures wait for, never for a time."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from eujc_desktop.ui.form import Form
from eujc_desktop.ui.papers.live import Live
from eujc_desktop.ui.window import Window

_LOOK_MS, _TURNS, _GUARD_S = 5, 4, 120


def until(true: Callable[[], object], guard_s: int = _GUARD_S) -> None:
    """Let windows work until something holds."""
    end = time.monotonic() + guard_s
    # QTest.qWait sleeps with the interpreter in its hand: workers would stand half of the time.
    look = QTimer()
    look.start(_LOOK_MS)
    while not true():
        assert time.monotonic() < end, "the window does not come to it"
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def idle(window: Window, also: Callable[[], object] = lambda: False, guard_s: int = _GUARD_S) -> None:
    """Let the window work until nothing is under way, `also` nothing else, nor what that puts off."""
    busy = lambda: is_busy(window) or also()  # noqa: E731 - it is asked twice
    _turn(guard_s)
    while busy():
        until(lambda: not busy(), guard_s)
        _turn(guard_s)
    # What has been left is deleted; Qt waits with that for the outermost loop.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    # The desktop gives the keyboard back when a dialog or a list goes; offscreen there is none.
    active = QApplication.activeWindow()
    if QApplication.activePopupWidget() is None and (active is None or not active.isVisible()):
        (QApplication.activeModalWidget() or window).activateWindow()


def is_busy(window: Window) -> bool:
    """Whether a job is under way, or an answer to one, a form that makes its editors, or pages to come."""
    return (
        window.office.is_busy
        or any(form.is_making for form in window.findChildren(Form))
        or any(pages.is_waiting for pages in window.findChildren(Live))
    )


def _turn(guard_s: int) -> None:
    """Let happen what was put off to the next turn of the loop, and what that puts off, as pages made in steps."""
    for _ in range(_TURNS):
        turned: list[bool] = []
        QTimer.singleShot(0, lambda turned=turned: turned.append(True))
        until(lambda turned=turned: turned, guard_s)
