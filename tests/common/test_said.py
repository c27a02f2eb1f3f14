"""Sentences that keep their template and values."""

from __future__ import annotations

import pickle
from datetime import date

from eujc_desktop.common.said import Said, plural, say, say_many


def test_a_text_without_values_is_itself() -> None:
    assert type(say("Not agreed")) is str
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


def test_values_are_data() -> None:
    assert say("{name} is away", name="{0} & %n") == "{0} & %n is away"


def test_it_crosses_processes() -> None:
    told = say("{why}: {n}", why=say("about {name}", name="Ana"), n=2)
    again = pickle.loads(pickle.dumps(told))
    assert (again, again.template, again.values) == (told, told.template, told.values)
    assert again.values["why"].template == "about {name}"
