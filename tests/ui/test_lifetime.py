"""Answers and signals that come after whoever waited for them has gone: nobody is called."""

from __future__ import annotations

import ast
import shutil
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel
from shiboken6 import delete

import eujc_desktop.ui
from eujc_desktop.models.base import Base
from eujc_desktop.ui.action_list import ACTIONS
from eujc_desktop.ui.lifetime import is_there
from eujc_desktop.ui.office import Office
from eujc_desktop.ui.office_commands import PAPERS
from eujc_desktop.ui.papers.body import PapersBody
from eujc_desktop.ui.tabs import TABS
from tests.ui.house import House

_FOLDER = Path(eujc_desktop.ui.__file__).parent
_TREES = {file.relative_to(_FOLDER).as_posix(): ast.parse(file.read_bytes()) for file in _FOLDER.rglob("*.py")}
_HANDS_ON = {"ask", "at_last", "connect", "otherwise", "singleShot", "then"}
_LONG_LIVED = ("desk", "memory", "office", "theme")
_ASKING = [each for each in ACTIONS if each.text.endswith("…") and each.id not in (*PAPERS, "sample")]
_OF_THE_PROGRAM = {"Desk", "Mailbox", "Memory", "Office", "Theme"}
"""Those nobody owns; the window takes its desk into its own, as that is told things by the window."""


def test_whoever_has_gone_is_found_in_any_call(app: QApplication) -> None:
    gone, there = QLabel(), QObject()

    def default(news: object, to: QObject = gone, *, also: QObject = there) -> None: ...
    def named(news: object, *, to: QObject = gone) -> None: ...

    calls: list[Callable[..., object]] = [
        gone.setText, partial(gone.setText, "a"), partial(print, gone), lambda: gone.text(), default, named
    ]  # fmt: skip
    assert all(map(is_there, calls))
    delete(gone)
    assert not any(map(is_there, calls))
    assert is_there(there.objectName)


def test_who_waits_for_answers_is_one_of_qts_and_goes_with_what_it_serves() -> None:
    """A plain object, or one of Qt's that nobody owns, would be called when the widgets it holds have gone."""
    plain = [
        f"{file}: {made.name} asks or listens, and is none of Qt's objects"
        for file, made in _classes()
        if not made.bases and made.name not in _OF_THE_PROGRAM and _calls(made, _HANDS_ON)
    ]
    loose = [
        f"{file}: {made.name} belongs to nobody"
        for file, made in _classes()
        if "QObject" in map(ast.unparse, made.bases) and made.name not in _OF_THE_PROGRAM and not _has_parent(made)
    ]
    assert plain + loose == []


def test_what_lives_longer_is_listened_to_by_methods() -> None:
    """Qt takes a method off its signal when the object goes; it knows nothing of what a lambda or a partial reaches."""
    wrong = []
    for file, made in _classes():
        for call in _calls(made, {"connect"}):
            source = ast.unparse(call.func.value).split(".")[-2:-1]
            through = isinstance(call.args[0], ast.Lambda | ast.Call)
            wrong += [f"{file}:{call.lineno}"] if source and source[0].lstrip("_") in _LONG_LIVED and through else []
    # With somebody it is for, a call that was put off is not made once that has gone.
    for file, tree in _TREES.items():
        wrong += [f"{file}:{call.lineno}" for call in _calls(tree, {"singleShot"}) if len(call.args) != 3]
    assert wrong == []


def _classes() -> Iterator[tuple[str, ast.ClassDef]]:
    for file, tree in _TREES.items():
        yield from ((file, each) for each in ast.walk(tree) if isinstance(each, ast.ClassDef))


def _calls(tree: ast.AST, names: set[str]) -> list[Any]:
    calls = [each for each in ast.walk(tree) if isinstance(each, ast.Call) and isinstance(each.func, ast.Attribute)]
    return [each for each in calls if each.func.attr in names]  # type: ignore[attr-defined]


def _has_parent(made: ast.ClassDef) -> bool:
    """Whether it says on the way up whose it is, or soon afterwards."""
    begun = [each for each in _calls(made, {"__init__"}) if ast.unparse(each.func) == "super().__init__"]
    return any(each.args for each in begun) or bool(_calls(made, {"setParent"}))


class Gate:
    """Holds back what the database answers, and later what is made beside it too, until it is opened."""

    def __init__(self, office: Office) -> None:
        self._office, self._open = office, threading.Event()
        office.call(lambda _works: self._open.wait(60))

    def hold_papers(self) -> None:
        self._office.prepare(lambda: self._open.wait(60))

    def open(self) -> None:
        self._open.set()


@pytest.fixture
def house(sample_file: Path, tmp_path: Path, light: None, monkeypatch: pytest.MonkeyPatch) -> House:
    """A window of its own; whatever asks for a file is cancelled."""
    for ask in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, ask, lambda *_args, **_named: ("", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args, **_named: "")
    return House(shutil.copy(sample_file, tmp_path / "office.db"), tab="missions")


def test_no_answer_comes_to_a_window_that_has_gone(house: House) -> None:
    """All tabs and dialogs are open and ask anew, and all commands are given, when the window goes."""
    window, office = house.window, house.window.office
    for tab in TABS:
        house.tab(tab.key)
        house.run("next_record")
    everything = SimpleNamespace(
        number=0, label="", kind="do", touched=[(table, "x") for table in Base.metadata.tables]
    )
    for action in _ASKING:
        house.tab(action.context or "participants")
        house.run(action.id)
    dialogs = {type(each).__name__ for each in window.findChildren(QDialog) if each.isVisible()}
    assert len(dialogs) > 15
    body = house.tab("documents").findChild(PapersBody)
    gate, shown = Gate(office), list[bool]()
    body.shown.connect(lambda: shown.append(True))
    body.choose("roster")
    house.until(lambda: shown)  # what is asked once its pages are there waits too
    gate.hold_papers()
    office.changed.emit(everything)
    for tab in TABS:
        window.go(tab.key)
        office.changed.emit(everything)
    for action in _ASKING:
        window.actions_.run(action.id)
    window.desk.toast_undo("Something")
    asked = len([job for job in office.findChildren(QObject) if getattr(job, "running", False)])
    assert asked > 40
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    window.close()
    delete(window)
    gate.open()
    house.until(lambda: not office.is_busy)
    QApplication.processEvents()
    assert office.close()
    house.desktop.close()
