"""News of workers reach the window in order, and between long ones it lives."""

from __future__ import annotations

import time

from PySide6.QtCore import QTimer

from eujc_desktop.ui.jobs import Mailbox


def test_the_window_lives_between_answers_that_take_long(app, qtbot):
    mailbox, seen = Mailbox(), []
    beat = QTimer()
    beat.setInterval(0)
    beat.timeout.connect(lambda: seen.append("beat"))
    for number in range(3):
        mailbox.post(lambda number=number: (time.sleep(0.02), seen.append(number)))
    beat.start()
    qtbot.waitUntil(lambda: 2 in seen)
    beat.stop()
    assert [each for each in seen if each != "beat"] == [0, 1, 2]
    assert "beat" in seen[seen.index(0) : seen.index(1)]
    assert "beat" in seen[seen.index(1) : seen.index(2)]


def test_quick_answers_come_together(app, qtbot):
    mailbox, seen = Mailbox(), []
    for number in range(50):
        mailbox.post(lambda number=number: seen.append(number))
    qtbot.waitUntil(lambda: len(seen) == 50)
    assert seen == list(range(50))
