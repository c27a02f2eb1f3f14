"""The texts collected for translators."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tools import texts

SOURCE = '''
_LIST, _OTHER = "Lists", 3
WAYS = {"set": say("Set")}
RULES = {"expired": ("icon", *plural("%n passport", "%n passports"))}
tr("Late" if late else "Early", name="no text")
tr(_LIST)
count("%n day", "%n days", n)
visa = column("Visa needed", YesNo(), section="Passport", keep_days=90)
"a, b".count(",", 0, 3)

class Stage(Options):
    """A list."""

    APPLIED = "applied", "Applied", "received"
    ON = True

class Task(Record):
    noun, nouns = "Task", "Tasks"
    table = "task"
'''


def test_words_are_found_where_they_are_marked() -> None:
    found = [(text.one, text.many) for text in texts.texts_of(SOURCE, "a.py")]
    assert sorted(found) == sorted(
        [(one, "") for one in ("Set", "Late", "Early", "Lists", "Visa needed", "Passport", "Applied", "Task", "Tasks")]
        + [("%n passport", "%n passports"), ("%n day", "%n days")]
    )


def test_one_text_with_two_plurals_is_refused() -> None:
    twice = [texts.Text("%n man", many, "a.py", 1) for many in ("%n men", "%n mans")]
    with pytest.raises(SystemExit, match="has the plural “%n men” elsewhere"):
        texts.template(twice)


@pytest.mark.parametrize("language", texts.PLURALS)
def test_translations_have_the_fields_of_their_texts(language: str) -> None:
    assert list(texts.complaints(texts.read(language))) == []


WHOLE = ("ja",)
"""The languages in which nothing may be missing."""
ALIKE = {
    "ID",
    "X",
    "Ms",
    "Mr",
    "Dr",
    "Prof.",
    "B2B",
    "Esc",
    "Ctrl K",
    "PDF (*.pdf)",
    "EUJC Desktop",
    "Unicode (UTF-8)",
    "Unicode (UTF-16)",
    "%n kB",
}
"""What is written in Latin letters in Japanese too."""


@pytest.mark.parametrize("language", WHOLE)
def test_every_text_is_translated(language: str) -> None:
    catalogue = texts.read(language)
    catalogue.update(texts.template(texts.collect()), no_fuzzy_matching=True)
    assert [message.id for message in catalogue if message.id and not texts.is_translated(message)] == []


@pytest.mark.parametrize("language", WHOLE)
def test_lines_and_keys_of_menus_stay(language: str) -> None:
    changed = [
        (text, string)
        for text, string in translations(language)
        if any(text.count(sign) != string.count(sign) for sign in "\n&")
    ]
    assert changed == []


def test_nothing_is_left_english_in_japanese() -> None:
    words = [(text, re.sub(r"\{[^}]*\}|%n", "", string)) for text, string in translations("ja")]
    left = [text for text, string in words if re.search("[A-Za-z]", string) and not re.search("[ぁ-ヿ一-鿿]", string)]
    assert set(left) - ALIKE == set()


def translations(language: str) -> Iterator[tuple[str, str]]:
    for message in texts.read(language):
        if message.id:
            for string in texts.strings_of(message.string):
                yield texts.strings_of(message.id)[0], string
