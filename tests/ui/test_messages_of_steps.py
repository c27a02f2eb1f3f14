"""A message says in the past tense what was done; a step, as Undo names it, says what to do. One never serves as both.

What is read here is the program's text; what windows say in tests is held beside it (`conftest.past_tense`).
"""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from eujc_desktop.ui.dialogs.approvals import _WRITING
from eujc_desktop.ui.pages.issues import APPLIED

ROOT = Path(__file__).parents[2] / "eujc_desktop"
TAKEN = APPLIED | set(_WRITING) | {"set"}
"""What fixes do that a screen takes at once."""
Function = ast.FunctionDef | ast.AsyncFunctionDef
Ways = dict[str, set[int]]
"""Calls by name, and the places of the words among what they are given."""
STEPS: Ways = {"do": {0}, "do_long": {0}, "write_with": {0}, "do_undoable": {0}, "do_step": {0}}
MESSAGES: Ways = {"toast": {0}, "toast_undo": {0}, "toast_choice": {0}, "do_undoable": {2}}


def called(call: ast.Call) -> tuple[str, list[ast.expr]]:
    """The name of what is called, also later by `partial`, and what it is given."""
    func, given = call.func, call.args
    if isinstance(func, ast.Name) and func.id == "partial" and given:
        func, given = given[0], given[1:]
    return getattr(func, "attr", getattr(func, "id", "")), given


def handed(function: ast.AST, ways: Ways) -> Iterator[ast.expr]:
    """What a function hands to some calls at the place of their words."""
    for call in ast.walk(function):
        if isinstance(call, ast.Call):
            name, given = called(call)
            yield from (given[at] for at in ways.get(name, ()) if at < len(given))


def names(words: ast.expr) -> set[str]:
    """The variables words are, whichever of them they are; words put into a sentence are others."""
    inside = [words.body, words.orelse] if isinstance(words, ast.IfExp) else getattr(words, "values", [words])
    return {each.id for each in inside if isinstance(each, ast.Name)}


def carried(functions: list[Function], ways: Ways) -> Ways:
    """The same ways with those of the functions that hand on what they were given."""
    grown = defaultdict(set, {name: set(places) for name, places in ways.items()})
    before = -1
    while before != (before := sum(map(len, grown.values()))):
        for function in functions:
            own = [each.arg for each in function.args.args if each.arg != "self"]
            for words in handed(function, grown):
                grown[function.name] |= {own.index(name) for name in names(words) & set(own)}
    return grown


def both(source: str) -> list[str]:
    """The functions of a module in which the name of a step is a message too."""
    functions = [node for node in ast.walk(ast.parse(source)) if isinstance(node, Function)]
    steps, messages = carried(functions, STEPS), carried(functions, MESSAGES)
    found = []
    for function in functions:
        called_so, said = list(handed(function, steps)), list(handed(function, messages))
        same = {ast.dump(one) for one in called_so} & {ast.dump(one) for one in said}
        if same or set().union(*map(names, called_so)) & set().union(*map(names, said)):
            found.append(function.name)
    return found


def test_no_message_is_the_name_of_its_step() -> None:
    found = {path.name: both(path.read_text(encoding="utf-8")) for path in (ROOT / "ui").rglob("*.py")}
    assert {name: functions for name, functions in found.items() if functions} == {}


@pytest.mark.parametrize(
    "source",
    [
        "def f(desk):\n    words = tr('Remove')\n    desk.office.do(words, go).then(lambda _n: desk.toast_undo(words))",
        "def f(desk):\n    desk.office.do(tr('Remove'), go)\n    desk.toast_undo(tr('Remove'))",
        "def f(self, words, done=''):\n    self.office.do(words, go)\n    self.notices.toast(done or words)",
        "def f(self):\n    words = 1\n    self.office.do(words, go)\n    self.end(words)\n"
        "def end(self, told):\n    self.desk.toast_undo(told)",
        "def f(self):\n    words = 1\n    self.do_undoable(words, go, words)",
    ],
)
def test_a_step_that_tells_its_own_name_is_found(source: str) -> None:
    assert "f" in both(source)


def test_each_fix_that_is_taken_at_once_says_what_was_done() -> None:
    seen = set()
    for path in (ROOT / "planning").rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(call, ast.Call):
                continue
            (name, given), more = called(call), {each.arg for each in call.keywords}
            told = "done" in more
            if name == "Fix" and len(given) > 1:
                action = given[1].value if isinstance(given[1], ast.Constant) else "shift"
                seen.add(action)
                assert told == (action in TAKEN), f"{path.name}:{call.lineno} {action}"
            elif name == "_replace" and "words" in more:
                assert told, f"{path.name}:{call.lineno}"
    assert seen >= TAKEN - {"begin", "end"}, "those two are told apart by a variable"
