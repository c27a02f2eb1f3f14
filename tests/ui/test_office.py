"""Use cases off the UI thread, undo and redo, saved state, errors, cancelling."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel

from eujc_desktop.common.errors import Refused
from eujc_desktop.ui.office import Office
from tests.ui.fakes import Works


def test_a_use_case_runs_elsewhere_and_answers_here(qtbot: Any, office: Office, works: Works) -> None:
    here, there, answered = threading.get_ident(), [], []

    def enrol(notes: list[str]) -> str:
        there.append(threading.get_ident())
        notes.append("Kallas")
        return "id-1"

    with qtbot.waitSignal(office.changed) as told:
        office.do("add Kallas", enrol).then(lambda result: answered.append((result, threading.get_ident())))
    qtbot.waitUntil(lambda: bool(answered))
    assert works.notes == ["Kallas"]
    assert told.args[0].label == "add Kallas"
    assert answered == [("id-1", here)]
    assert there != [here]


def test_a_question_changes_nothing(qtbot: Any, office: Office, works: Works) -> None:
    works.notes.append("x")
    answers: list[int] = []
    with qtbot.assertNotEmitted(office.changed):
        office.ask(len, answers.append)
        qtbot.waitUntil(lambda: answers == [1])


def test_undo_and_redo_name_their_steps(qtbot: Any, office: Office, works: Works) -> None:
    with qtbot.waitSignal(office.history_changed) as told:
        office.do("add a note", lambda notes: notes.append("n"))
    assert told.args == ["add a note", ""]
    assert (office.can_undo, office.can_redo) == (True, False)
    with qtbot.waitSignal(office.history_changed) as told:
        office.undo()
    assert (works.notes, told.args) == ([], ["", "add a note"])
    with qtbot.waitSignal(office.changed):
        office.redo()
    assert works.notes == ["n"]


def test_steps_of_earlier_days_can_be_undone(qtbot: Any, office: Office, works: Works) -> None:
    works.past.append(("import 30 people", []))
    with qtbot.waitSignal(office.history_changed) as told:
        office.read_history()
    assert told.args == ["import 30 people", ""]


def test_a_refusal_is_told_once_and_shown_as_not_saved(qtbot: Any, office: Office, works: Works) -> None:
    def refuse(notes: list[str]) -> None:
        notes.append("half")
        raise Refused("The call is closed.")

    states: list[Any] = []
    office.saved.connect(states.append)
    with qtbot.waitSignal(office.refused) as told:
        office.do("add", refuse)
    assert str(told.args[0]) == "The call is closed."
    assert works.notes == []
    assert [(state.kind, state.reason) for state in states] == [("failed", "The call is closed.")]


def test_whoever_answers_for_an_error_keeps_it_from_the_window(qtbot: Any, office: Office) -> None:
    errors: list[Exception] = []
    with qtbot.assertNotEmitted(office.refused):
        office.ask(lambda notes: notes[5]).otherwise(errors.append)
        qtbot.waitUntil(lambda: len(errors) == 1)
    assert isinstance(errors[0], IndexError)


class _Sign(QLabel):
    """Shows what a job answers."""

    def tell(self, *news: object) -> None:
        self.setText(str(news))


def _nested(sign: _Sign) -> Callable[..., object]:
    """An answer that reaches the sign by another function, which knows itself."""

    def outer(*news: object) -> None:
        if not news:
            outer("again")
        sign.tell(*news)

    return lambda *news: outer(*news)


@pytest.mark.parametrize(
    "answer",
    [
        lambda sign: sign.tell,
        lambda sign: partial(QLabel.setText, sign, "told"),
        lambda sign: lambda *_news: sign.setText("told"),
        _nested,
    ],
)
def test_an_answer_is_not_called_when_its_widget_has_gone(
    qtbot: Any, office: Office, answer: Callable[[_Sign], Callable[..., object]]
) -> None:
    sign, go, ended = _Sign(), threading.Event(), []
    office.ask(lambda notes: go.wait(60), answer(sign)).at_last(answer(sign))
    office.call(lambda works: works.missing).otherwise(answer(sign))
    last = office.ask(len).at_last(lambda: ended.append(sign.text()))
    sign.deleteLater()
    QApplication.sendPostedEvents(sign, QEvent.Type.DeferredDelete)
    with qtbot.waitSignal(office.refused) as told, qtbot.waitSignal(last.ended):
        go.set()
    assert isinstance(told.args[0], AttributeError), "the window tells of it, as nobody else can"
    assert ended == []


def test_a_cancelled_write_leaves_nothing_and_says_nothing(qtbot: Any, office: Office, works: Works) -> None:
    begun, go = threading.Event(), threading.Event()

    def long(notes: list[str], progress: Any) -> None:
        notes.append("half")
        begun.set()
        assert go.wait(60)
        progress(1, 2, "on")

    with qtbot.assertNotEmitted(office.refused), qtbot.assertNotEmitted(office.changed):
        job = office.do_long("import", long)
        qtbot.waitUntil(begun.is_set)
        with qtbot.waitSignal(job.ended):
            job.cancel()
            go.set()
    assert works.notes == []


def test_saving_is_shown_only_when_it_takes_long(qtbot: Any, office: Office) -> None:
    states: list[str] = []
    office.saved.connect(lambda state: states.append(state.kind))
    with qtbot.waitSignal(office.changed):
        office.do("quick", lambda notes: notes.append("q"))
    assert states == ["saved"]
    go = threading.Event()
    office.do("slow", lambda notes: go.wait(60))
    qtbot.waitUntil(lambda: states[-1] == "saving")
    go.set()
    qtbot.waitUntil(lambda: states[-1] == "saved")


def test_papers_do_not_wait_for_the_database(qtbot: Any, office: Office) -> None:
    go, made = threading.Event(), []
    office.do("slow", lambda notes: go.wait(60))
    office.make("book", lambda works, progress: b"%PDF").then(made.append)
    qtbot.waitUntil(lambda: made == [b"%PDF"])
    go.set()


def test_progress_comes_in_order(qtbot: Any, office: Office) -> None:
    told: list[tuple[int, int, str]] = []

    def build(works: Works, progress: Any) -> None:
        for number in range(5):
            progress(number, 5, f"page {number}")

    job = office.make("book", build)
    job.progressed.connect(lambda done, total, label: told.append((done, total, label)))
    with qtbot.waitSignal(job.ended):
        pass
    assert told == [(number, 5, f"page {number}") for number in range(5)]


def test_a_database_that_does_not_open_is_told(qtbot: Any, app: Any) -> None:
    def refuse() -> Works:
        raise Refused("The file is in use on another computer.")

    office = Office(refuse)
    with qtbot.waitSignal(office.refused) as told:
        office.read_history()
    assert isinstance(told.args[0], Refused)
    assert office.close()


def test_what_needs_no_data_is_done_beside_them(qtbot: Any, app: Any) -> None:
    def refuse() -> Works:
        raise Refused("The file is in use on another computer.")

    office, there = Office(refuse), []
    with qtbot.waitSignal(office.prepare(lambda: there.append(threading.get_ident())).ended):
        pass
    assert there != [threading.get_ident()]
    assert not office.is_open
    assert office.close()


@pytest.mark.parametrize("times", [300])
def test_many_jobs_lose_nothing(qtbot: Any, office: Office, works: Works, times: int) -> None:
    for number in range(times):
        office.do("add", lambda notes, number=number: notes.append(str(number)))
    qtbot.waitUntil(lambda: len(works.notes) == times)
    assert works.notes == [str(number) for number in range(times)]


def test_a_paper_is_entered_while_other_steps_are_taken_and_each_is_told_once(
    qtbot: Any, office: Office, works: Works
) -> None:
    told: list[str] = []
    office.changed.connect(lambda changes: told.append(changes.label))
    begun, go_on = threading.Event(), threading.Event()

    def make(works: Any, progress: Any) -> str:
        assert works.read(len) == 0
        begun.set()
        go_on.wait(60)
        return str(works.run("Make the book", lambda notes: notes.append("book")).result)

    made: list[str] = []
    office.make("Make the book", make, writes=True).then(made.append)
    # The two have a thread each: which of them begins first is anybody's guess.
    qtbot.waitUntil(begun.is_set)
    office.do("add Kallas", lambda notes: notes.append("Kallas"))
    qtbot.waitUntil(lambda: told == ["add Kallas"])
    assert not made
    go_on.set()
    qtbot.waitUntil(lambda: bool(made))
    assert told == ["add Kallas", "Make the book"]
    assert works.notes == ["Kallas", "book"]
    assert office._history[0] == "Make the book"
