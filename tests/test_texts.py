"""The texts collected for translators."""

from __future__ import annotations

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
