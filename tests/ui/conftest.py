"""One application in the house's dress, and a window over a small fake store."""

from __future__ import annotations

import os
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from eujc_desktop import services
from eujc_desktop.ui.memory import Memory
from eujc_desktop.ui.office import Office
from eujc_desktop.ui.sheet import style_sheet
from eujc_desktop.ui.theme import theme
from eujc_desktop.ui.window import Window
from tests.ui import fakes


@pytest.fixture(scope="session")
def app(qapp: QApplication) -> QApplication:
    theme.start(qapp, style_sheet, "light")
    return qapp


@pytest.fixture
def light(app: QApplication) -> Iterator[None]:
    yield
    theme.choose("light")


@pytest.fixture
def works() -> fakes.Works:
    return fakes.Works()


@pytest.fixture
def office(app: QApplication, works: fakes.Works) -> Iterator[Office]:
    made = Office(lambda: works)
    yield made
    assert made.close()


@pytest.fixture
def window(qtbot: Any, office: Office, light: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Window]:
    missions = SimpleNamespace(listing=lambda work, today: fakes.MISSIONS)
    search = SimpleNamespace(find=lambda work, words, limit: [])
    monkeypatch.setitem(vars(services), "missions", missions)
    monkeypatch.setitem(vars(services), "search", search)
    made = Window(office, Memory(), fakes.TABS)
    qtbot.addWidget(made)
    made.resize(1440, 900)
    with qtbot.waitSignal(made.painted):
        made.show()
    qtbot.waitUntil(lambda: made.desk.mission_id == "m1")
    yield made
    made.close()
