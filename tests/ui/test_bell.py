"""A second window on a data file brings the first one to the front."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from eujc_desktop.ui.bell import Bell, ring

RING = "import sys, pathlib; from eujc_desktop.ui.bell import ring; sys.exit(not ring(pathlib.Path(sys.argv[1])))"


def rung(qtbot: Any, file: Path) -> bool:
    """Whether the window answers another process, while it goes on."""
    other = subprocess.Popen([sys.executable, "-c", RING, str(file)])
    qtbot.waitUntil(lambda: other.poll() is not None)
    return other.wait() == 0


def test_a_window_that_is_rung_for_comes_to_the_front(qtbot: Any, tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.showMinimized()
    Bell(tmp_path / "office.db", window)
    assert rung(qtbot, tmp_path / "office.db")
    qtbot.waitUntil(lambda: window.isVisible() and not window.isMinimized())


def test_nobody_hears_the_bell_of_another_file(qtbot: Any, tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    Bell(tmp_path / "office.db", window)
    assert not ring(tmp_path / "other.db")


def test_a_window_that_stands_still_does_not_answer(qtbot: Any, tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    Bell(tmp_path / "office.db", window)
    assert not ring(tmp_path / "office.db")  # this thread is the window's


def test_a_bell_left_by_a_killed_window_is_hung_anew(qtbot: Any, tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    Bell(tmp_path / "office.db", window)
    Bell(tmp_path / "office.db", window)
    assert rung(qtbot, tmp_path / "office.db")
    qtbot.waitUntil(window.isVisible)
