"""One application in the house's dress, and a window over a small fake store."""

from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from eujc_desktop import services
from eujc_desktop.bootstrap import offices
from eujc_desktop.documents import press as documents_press
from eujc_desktop.ui.components import toast
from eujc_desktop.ui.fonts import ensure_japanese
from eujc_desktop.ui.garbage import kept
from eujc_desktop.ui.memory import Memory
from eujc_desktop.ui.notices import Notices
from eujc_desktop.ui.office import Office
from eujc_desktop.ui.sheet import style_sheet
from eujc_desktop.ui.theme import theme
from eujc_desktop.ui.window import Window
from tests.once import once
from tests.ui import fakes
from tests.ui.eyes import speaking
from tests.ui.house import INPUT, House


@pytest.fixture(autouse=True)
def garbage() -> Iterator[None]:
    """As in the program, garbage never goes on a worker: with a window's objects in it both threads would stand.

    What earlier tests left is not looked through again: after those of the papers that takes a second each time.
    """
    gc.freeze()
    with kept():
        yield


@pytest.fixture(scope="session", autouse=True)
def press() -> Iterator[None]:
    """One process makes the papers of all windows: it starts once, and keeps the paragraphs that it has set."""
    kept_press = documents_press.Press()
    close = kept_press.close
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(documents_press, "Press", lambda: kept_press)
        patch.setattr(kept_press, "close", lambda: None)
        yield
    close()


@pytest.fixture(scope="session")
def app(qapp: QApplication) -> QApplication:
    theme.start(qapp, style_sheet, "light")
    theme.wear_sheet()
    # The program does so after a while; in the middle of a test lines would become higher.
    ensure_japanese()
    return qapp


@pytest.fixture(scope="session", autouse=True)
def clipboard(qapp: QApplication) -> Iterator[None]:
    """Empty at the end: offscreen it outlives Python, and what Python has put into it would not."""
    yield
    qapp.clipboard().clear()


@pytest.fixture(scope="session", autouse=True)
def patient() -> Iterator[None]:
    """What does not come in a minute does not come at all, also on a slow machine; messages stay that long."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(toast, "_SHOWN_MS", 60_000)
        for wait in (QtBot.waitUntil, QtBot.waitSignal, QtBot.waitSignals):
            patch.setitem(wait.__kwdefaults__, "timeout", 60_000)
        yield


@pytest.fixture(scope="session", autouse=True)
def usual_speech(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[str]:
    """The language of the window, that of `--language`; tests read it in English."""
    code = request.config.getoption("language")
    with speaking(code):
        yield code


@pytest.fixture(autouse=True)
def speech(usual_speech: str, request: pytest.FixtureRequest) -> Iterator[None]:
    """The language of the window in one test, where it names its own."""
    if usual_speech != "en" and request.node.get_closest_marker("in_english_only"):
        pytest.skip("is about the English words themselves")
    with speaking(getattr(request, "param", usual_speech)):
        yield


@pytest.fixture
def light(app: QApplication) -> Iterator[None]:
    yield
    if (theme.choice, theme.contrast) != ("light", False):  # dressing all widgets anew takes its time
        theme.choose("light")


@pytest.fixture(autouse=True)
def past_tense(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A message says what was done: none is what Undo calls the step."""
    steps, messages = list[str](), list[str]()
    write, ask = Office._write, Notices.ask

    def written(office: Office, label: str, work: Any) -> Any:
        steps.append(label)
        return write(office, label, work)

    def told(notices: Notices, text: str, *actions: Any) -> None:
        messages.append(text)
        ask(notices, text, *actions)

    monkeypatch.setattr(Office, "_write", written)
    monkeypatch.setattr(Notices, "ask", told)
    yield
    assert not set(steps) & set(messages)


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
    monkeypatch.setitem(vars(services), "host_log", SimpleNamespace(due=lambda work, today, ahead_days: ()))
    lists = SimpleNamespace(due=lambda work, today, ahead_days: (), of_table=lambda table: "")
    monkeypatch.setitem(vars(services), "entries", lists)
    monkeypatch.setitem(vars(services), "programmes", SimpleNamespace(listing=lambda work: ()))
    due = SimpleNamespace(of_office=lambda work, rows, today: ())
    monkeypatch.setitem(vars(services), "deadlines", due)
    monkeypatch.setitem(
        vars(services), "overview", SimpleNamespace(standing=lambda work, mission_id, today: fakes.STANDING)
    )
    made = Window(office, Memory(), fakes.TABS)
    qtbot.addWidget(made)
    made.resize(1440, 900)
    with qtbot.waitSignal(made.painted):
        made.show()
    qtbot.waitUntil(lambda: made.desk.mission_id == "m1")
    yield made
    made.close()


@pytest.fixture(scope="session")
def filled_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office with one mission, its hosts, applicants and itinerary, to be copied."""
    return once(tmp_path_factory, "filled.db", _fill)


def _fill(file: Path) -> None:
    with _office(file) as works:
        for what, name in (
            ("companies", "hosts-ja"),
            ("participants", "applications-en"),
            ("itinerary", "programme-wcm-2027"),
        ):
            found = services.imports.preview(works, INPUT / f"{name}.xlsx", what, mission="WCM-2027")
            services.imports.apply(works, found, only_good=True)
        works.run("Choose", _choose)


def _choose(work: Any) -> None:
    """The first twenty-four who have applied are confirmed, and the visits asked for."""
    mission = services.missions.by_code(work, "WCM-2027").id
    people = services.grids.ids(
        work, "participants", mission_id=mission, order=[("participation.application_no", False)]
    )
    services.grids.change_many(work, "participants", people[:24], {"participation.stage": "confirmed"})
    visits = services.grids.ids(work, "visits", mission_id=mission)
    services.grids.change_many(work, "visits", visits[:3], {"visit.stage": "confirmed"})
    services.grids.change_many(work, "visits", visits[3:], {"visit.stage": "requested", "visit.asked_on": "2026-09-01"})


@contextmanager
def _office(file: Path) -> Iterator[Any]:
    """A new office with one mission."""
    office = offices.open_office(str(file), "Anna Berg")
    given = {"code": "WCM-2027", "title": "World Class Manufacturing", "programme": "WCM", "capacity": "24"}
    days = {"first_day": "2027-03-15", "last_day": "2027-03-26"}
    office.works.run("New mission WCM-2027", partial(services.missions.new, values={**given, **days}))
    yield office.works
    office.close()


@pytest.fixture
def sample(sample_file: Path, tmp_path: Path, light: None, first_tab: str) -> Iterator[House]:
    """The window on the sample office, showing its participants unless the test `opens` another tab."""
    yield from _opened(shutil.copy(sample_file, tmp_path / "office.db"), first_tab)


@pytest.fixture
def filled(filled_file: Path, tmp_path: Path, light: None, first_tab: str) -> Iterator[House]:
    """The window on a filled office, on the same tab."""
    yield from _opened(shutil.copy(filled_file, tmp_path / "office.db"), first_tab)


@pytest.fixture(scope="session")
def bare_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office with one mission and nothing in it, to be copied."""
    return once(tmp_path_factory, "bare.db", _begin)


def _begin(file: Path) -> None:
    with _office(file):
        pass


@pytest.fixture
def bare(bare_file: Path, tmp_path: Path, light: None, first_tab: str) -> Iterator[House]:
    """The window on an office with one mission and nothing in it."""
    yield from _opened(shutil.copy(bare_file, tmp_path / "office.db"), first_tab)


@pytest.fixture
def first_tab(request: pytest.FixtureRequest) -> str:
    """The tab a test begins on: one that is not looked at need not be made first."""
    mark = request.node.get_closest_marker("opens")
    return str(mark.args[0]) if mark else "participants"


def _opened(file: Path, tab: str) -> Iterator[House]:
    house = House(file, tab)
    yield house
    house.close()
