"""Sentences that keep their template and values."""

from __future__ import annotations

import ast
import json
import pickle
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

import eujc_desktop
from eujc_desktop.common.catalogues import said_in
from eujc_desktop.common.said import Named, Said, meant, plain, plural, said_again, said_by, say, say_as, say_many
from eujc_desktop.planning.money import in_words
from eujc_desktop.ui import text
from tools.texts import texts_of

PROGRAM = Path(eujc_desktop.__file__).parent


def test_a_text_without_values_is_itself() -> None:
    assert say("Not agreed") == "Not agreed"
    assert say("Photo of {name}") == "Photo of {name}"
    assert plural("%n day", "%n days") == ("%n day", "%n days")


def test_a_sentence_is_english_and_knows_what_it_is_made_of() -> None:
    told = say("{name} lands on {day}, with {things}", name="Ana", day=date(2027, 3, 14), things=("a", "b", "c"))
    assert told == "Ana lands on Sun 14 Mar 2027, with a, b and c"
    assert isinstance(told, Said)
    assert told.template == "{name} lands on {day}, with {things}"


def test_numbers_choose_their_form() -> None:
    assert [say_many("{n} bag of {who}", "{n} bags of {who}", n, who="Ana") for n in (0, 1, 2)] == [
        "0 bags of Ana",
        "1 bag of Ana",
        "2 bags of Ana",
    ]


def test_nobody_is_named_where_nobody_is() -> None:
    assert say("Speaks {languages}.", languages=()) == "Speaks ."
    assert say("Speaks {languages}.", languages=("Dutch", "Greek", "Irish")) == "Speaks Dutch, Greek and Irish."


def test_values_are_data() -> None:
    assert say("{name} is away", name="{0} & %n") == "{0} & %n is away"


def test_it_crosses_processes() -> None:
    told = say("{why}: {n}", why=say("about {name}", name="Ana"), n=2)
    again = pickle.loads(pickle.dumps(told))
    assert (again, again.template, again.values) == (told, told.template, told.values)
    assert again.values["why"].template == "about {name}"


class Backwards:
    """A language for tests: each text turned round, its fields left."""

    def gettext(self, words: str) -> str:
        own = {"about {name}": "({name})", "Date of birth": "Geburtstag"}
        return {"{name} lands on {day:short}": "{day:short}: {name}", **own}.get(words, words)

    def pgettext(self, sense: str, words: str) -> str:
        return f"{words} {sense}"

    def ngettext(self, one: str, many: str, n: int) -> str:
        return f"{n} ← {one}"


@pytest.fixture
def backwards() -> Iterator[None]:
    text.speak("fr", Backwards())
    yield
    text.speak("en")


def test_sums_are_written_as_the_language_does() -> None:
    told = say("Together: {sum}", sum=in_words(Decimal(24_000), "EUR"))
    assert (told, said_in("ja", told), text.tr(told)) == ("Together: EUR 24,000",) * 3
    text.speak("fr")
    try:
        assert text.tr(told).removeprefix("Together: ") == "24\u202f000\u00a0EUR"
        assert text.tr(in_words(Decimal("-1818.5"), "EUR")) == "−1\u202f818,50\u00a0EUR"
        assert text.tr(said_again(json.loads(json.dumps(plain(told))))) == text.tr(told)
    finally:
        text.speak("en")


@pytest.mark.usefixtures("backwards")
def test_the_window_says_it_by_its_template() -> None:
    told = say("{name} lands on {day:short}", name=say("about {name}", name="Ana"), day=date(2027, 3, 14))
    assert told == "about Ana lands on Sun 14 Mar"
    assert text.tr(told) == "dim. 14 mars: (Ana)"
    assert (
        text.tr("{name} lands on {day:short}", name="about {name}", day=date(2027, 5, 1))
        == "sam. 1er mai: about {name}"
    )
    assert text.tr(say_many("{n} bag", "{n} bags", 2)) == "2 ← 2 bag"
    assert text.count("%n bag", "%n bags", 3) == "3 ← 3 bag"


def test_a_label_within_a_sentence_keeps_what_it_means(backwards: None) -> None:
    field = text.lowered(text.tr("Date of birth"))
    step = meant(text.tr("Change {field} of {name}", field=field, name="Ana"))
    assert (step, field) == ("Change date of birth of Ana", "geburtstag")
    again = said_again(plain(step))
    text.speak("en")
    assert text.tr(again) == "Change date of birth of Ana"
    assert text.tr("Change {field}", field=text.lowered(text.tr("SME declaration"))) == "Change SME declaration"
    assert text.lowered("Shoe colour") == "shoe colour", "what people have named is data"


@pytest.mark.usefixtures("backwards")
def test_what_the_window_says_keeps_what_it_means():
    shown = text.tr("{name} lands on {day:short}", name=text.tr("about {name}", name="Ana"), day=date(2027, 3, 14))
    assert shown == "dim. 14 mars: (Ana)"
    assert meant(shown) == "about Ana lands on Sun 14 Mar"
    assert text.tr(said_again(plain(meant(shown)))) == shown
    number = text.count("%n bag", "%n bags", 2)
    assert (number, meant(number), meant("as it is")) == ("2 ← 2 bag", "2 bags", "as it is")


def test_english_is_as_it_is_written() -> None:
    told = say("{name} lands on {day:plain}", name="{x}", day=date(2027, 3, 14))
    assert text.tr(told) == told == "{x} lands on 14 Mar 2027"
    assert [text.count("%n bag", "%n bags", n) for n in (0, 1, 2)] == ["0 bags", "1 bag", "2 bags"]


def test_a_sentence_is_made_anew_from_plain_values():
    told = say_many("{who} leaves on {day}", "{who} leave on {day}", n=2, who=("Ana", say("{n} more", n=1)),
                    day=date(2027, 3, 14))  # fmt: skip
    again = said_again(json.loads(json.dumps(plain(told))))
    assert (type(again), again, again.values, again.many) == (Said, told, told.values, told.many)
    assert said_again(plain("as it is")) == "as it is"


def test_what_people_have_named_is_said_as_they_named_it(backwards: None) -> None:
    """In another language by the name there, where there is one; never by a translation of the program's."""
    assert text.tr(Named("about {name}", {"ja": "靴", "fr": "Chaussures"})) == "Chaussures"
    assert text.tr(Named("about {name}", {"ja": "靴", "fr": ""})) == "about {name}"
    assert text.tr(say("{x} is open", x=(Named("Shoes", {"fr": "Chaussures"}),))) == "Chaussures is open"
    again = pickle.loads(pickle.dumps(Named("Shoes", {"ja": "靴"})))
    assert (again, again.others) == ("Shoes", {"ja": "靴"})


TOLD = {"UserError", "NotFound", "Refused", "Busy", "Conflict", "Damaged", "Invalid", "Unreadable", "Finding", "Fix",
        "Remark", "remark"}  # fmt: skip


def _put_together(call: ast.Call) -> list[ast.expr]:
    """The arguments of a call that are put together of words and values, so that no template is left of them."""
    arguments = [*call.args, *(word.value for word in call.keywords)]
    texts = [text for each in arguments for text in (each.values if isinstance(each, ast.Dict) else [each])]
    return [text for text in texts if isinstance(text, ast.JoinedStr) or (
        isinstance(text, ast.BinOp) and isinstance(text.op, ast.Add))]  # fmt: skip


def test_what_is_told_from_below_the_window_has_a_template():
    found = []
    for path in PROGRAM.rglob("*.py"):
        if path.parent.name in {"cli", "versions"}:  # the terminal speaks English
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in TOLD:
                found += [f"{path.name}:{text.lineno} {ast.unparse(text)}" for text in _put_together(node)]
    assert found == []


IN_ENGLISH = {"stated.py", "reader_text.py"}
"""Where what an error of Python says is looked at, and shown to nobody."""


def test_what_an_error_says_keeps_its_template():
    """`str` of an error is its English text alone, so it is taken out by `said_by`."""
    assert type(said_by(ValueError(say("{n} bags", n=2)))) is Said
    assert said_by(ValueError(2)) == "2"
    found = []
    for room in ("exchange", "planning", "services"):
        for path in (PROGRAM / room).rglob("*.py"):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            handlers = [node for node in ast.walk(tree) if isinstance(node, ast.ExceptHandler)]
            texts = [each for one in handlers for each in ast.walk(one) if isinstance(each, ast.Call | ast.JoinedStr)]
            found += [f"{path.name}:{each.lineno}" for each in texts if ast.unparse(each) in ("str(exc)", "f'{exc}'")]
    assert not [place for place in found if place.partition(":")[0] not in IN_ENGLISH]


def test_a_text_that_means_something_else_elsewhere_is_said_by_its_sense(backwards: None) -> None:
    late = say_as("of a deadline", "Late")
    assert late == "Late"
    for same in (late, said_again(plain(late)), pickle.loads(pickle.dumps(late)), meant(text.tr(late))):
        assert text.tr(same) == "Late of a deadline"
    assert text.tr("Late") == "Late"
    assert text.tr("{word}: 3", word=late) == "Late of a deadline: 3"
    (found,) = texts_of('say_as("of a deadline", "Late")', "x.py")
    assert (found.sense, found.one) == ("of a deadline", "Late")


def test_a_text_keeps_its_meaning_in_other_shapes_and_when_it_is_said_twice(backwards: None) -> None:
    new, day = text.tr("New case…"), text.tr("Date of birth")
    assert meant(text.undotted(new)) == "New case"
    assert meant(text.capital(text.lowered(day))) == "Date of birth"
    assert meant(text.tr("{name}: {text}", name="Ana", text=text.tr(day))) == "Ana: Date of birth"
