"""Garbage goes on the window's thread, between jobs, and not all of it at once."""

from __future__ import annotations

import gc
import sys
import threading
import weakref
from types import ModuleType

import pytest
from PySide6.QtCore import Qt

from eujc_desktop.ui import garbage
from eujc_desktop.ui.garbage import Garbage


class Knot:
    """Refers to itself, so that only a collection takes it away."""

    def __init__(self):
        self.self = self


@pytest.fixture
def bin_(office, monkeypatch):
    monkeypatch.setattr(garbage, "_LOOK_MS", 5)
    made = Garbage(office)
    yield made
    made._timer.stop()
    gc.enable()


def knot():
    """A knot nobody holds, and a look at whether it is still there."""
    return weakref.ref(Knot())


def many():
    return [[] for _ in range(3 * garbage._FEW)]


def test_nothing_is_collected_by_whoever_allocates(bin_):
    left = knot()
    for _ in range(3):
        many()
    assert left() is not None
    assert not gc.isenabled()


def test_new_garbage_goes_between_jobs(bin_, qtbot):
    left, kept = knot(), many()
    qtbot.waitUntil(lambda: left() is None)
    assert kept


def test_what_comes_with_a_module_stays_and_is_not_looked_through(bin_, monkeypatch):
    left, before = knot(), gc.get_freeze_count()
    monkeypatch.setitem(sys.modules, "a_new_module", ModuleType("a_new_module"))
    bin_._look()
    assert left() is not None
    assert gc.get_freeze_count() > before
    assert gc.get_count()[0] < garbage._FEW


def test_a_job_is_not_held_up(bin_, office, qtbot):
    over = threading.Event()
    job = office.ask(lambda _work: over.wait(60))
    left, kept = knot(), many()
    qtbot.wait(60)
    assert left() is not None
    assert kept
    over.set()
    with qtbot.waitSignal(job.ended):
        pass
    qtbot.waitUntil(lambda: left() is None)


def test_very_much_waits_until_nobody_works(bin_, monkeypatch, qtbot):
    monkeypatch.setattr(garbage, "_MANY", garbage._FEW + 10)
    left, kept = knot(), many()
    monkeypatch.setattr(garbage, "_PATIENCE", 10**6)
    qtbot.wait(60)
    assert left() is not None
    monkeypatch.setattr(garbage, "_PATIENCE", 2)
    qtbot.waitUntil(lambda: left() is None)
    assert kept


def test_all_of_it_goes_when_the_user_turns_to_another_program(bin_):
    left = knot()
    bin_._turned(Qt.ApplicationState.ApplicationActive)
    assert left() is not None
    bin_._turned(Qt.ApplicationState.ApplicationInactive)
    assert left() is None
