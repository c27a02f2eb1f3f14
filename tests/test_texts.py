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


WHOLE = ("ja", "fr")
"""The languages in which nothing may be missing."""
ALIKE = {
    "ID",
    "X",
    "Ms",
    "Mr",
    "Dr",
    "Prof.",
    "B2B",
    "Enter",
    "Esc",
    "Ctrl K",
    "PDF (*.pdf)",
    "EUJC Desktop",
    "Unicode (UTF-8)",
    "Unicode (UTF-16)",
    "%n kB",
    "T",
    "T−{days}",
    "T+{days}",
    " by {who} (“{step}”, {at:%Y-%m-%d %H:%M} UTC)",
}
"""What stays as it is in every language."""


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
    words = [(text, _bare(string)) for text, string in translations("ja")]
    left = [text for text, string in words if re.search("[A-Za-z]", string) and not re.search("[ぁ-ヿ一-鿿]", string)]
    assert set(left) - ALIKE == set()


SAME_IN_FRENCH = {
    "Absent", "Allergies", "architecture", "Badges", "Badges…", "Badge…", "Briefing", "Brochure", "Cluster", "Code",
    "Concept", "Consultation", "Contact", "Contacts", "Culture", "CV", "Date", "Dates", "Distinction",
    "Distinctions", "Document", "Documents", "&Documents", "Double", "double", "E-mail", "Expert", "Forum", "Halal",
    "Imports", "Imports…", "Logo", "Mission", "Missions", "&Mission", "Mobile", "Note", "Notes", "Obon", "Options",
    "Organisation", "Organisations", "Pages", "Participant", "Participants", "participant", "participants",
    "Participation", "Phase", "Photo", "Photos", "Pitch", "Points", "Programme", "Publication", "Quota", "Quotas",
    "Sections", "Site",
    "Sites", "site", "Source", "Taxi", "Train", "Transport", "Type", "Violet", "Visa", "Golden Week", "Kana, 五十音順",
    "{minutes} min", "{hours} h {minutes} min", "micro", "{n} participants", "%n mission", "%n page", "%n participant",
    "%n photo", "%n place", "%n programme…", "A01 Agriculture", "B04 Aquaculture", "G37 Communications", "R94 Religion",
    "Confirmation", "Mode", "Programmes", "Total", "{rule} ({note})", "%n site", "EUR", "JPY", "Question", "Questions",
    "%n placement", "%n publication", "%n table", "Disciplines", "Europe", "Guide", "Institution", "Placement",
    "phase", "Phases", "Programmes…", "Placements", "Publications", "publications", "Service", "Stand", "Tables",
    "Budget", "Film", "Minutes", "%n question",
}  # fmt: skip


def test_nothing_is_left_english_in_french() -> None:
    same = [text for text, string in translations("fr") if string == text and re.search("[A-Za-z]{3}", _bare(text))]
    assert set(same) - ALIKE - SAME_IN_FRENCH == set()


def test_french_is_set_as_french_is() -> None:
    """Spaces that hold signs where they belong, guillemets, curved apostrophes."""
    wrong = re.compile(r"[\"'“”] | [:;?!»]|« |[^\s\u00a0\u202f(«][;?!](\s|$)|\w:(\s(?!\d)|$)")
    assert [string for _, string in translations("fr") if wrong.search(_bare(string))] == []


def _bare(text: str) -> str:
    """Without what is filled in later."""
    return re.sub(r"\{[^}]*\}|%n", "", text)


def translations(language: str) -> Iterator[tuple[str, str]]:
    for message in texts.read(language):
        if message.id:
            for string in texts.strings_of(message.string):
                yield texts.strings_of(message.id)[0], string
