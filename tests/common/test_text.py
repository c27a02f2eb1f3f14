from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pathvalidate import is_valid_filename

from eujc_desktop.common.text import clean, safe_file_name

ANY = st.text(st.characters(exclude_categories=()), max_size=60)
HOSTILE = [
    "../..",
    "..",
    ".",
    "",
    "   ",
    "CON",
    "com¹",
    "aux.txt",
    "a:b",
    "a\x00b",
    "x" * 300,
    "\u202egpj.exe",
    "-rf",
    "~root",
    "$(rm)",
    "`id`",
    "a/b",
    "a\\b",
    "NUL.tar.gz",
    "会社" * 100,
    "trailing. ",
    "\ud800",
    "a\nb",
    "|",
    "%PATH%",
]


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("  Jean\u00a0Paul\u2003Le  Bihan ", "Jean Paul Le Bihan"),
        ("佐々木\u3000健太郎", "佐々木 健太郎"),
        ("Mun\u0303oz", "Muñoz"),
        ("Mun\u200b\u0303oz", "Muñoz"),
        ("ab\u202ecd\x00ef\ud83dgh\ufeff", "abcdefgh"),
        ("𠮷野", "𠮷野"),
        ("葛\U000e0100城", "葛\U000e0100城"),
        ("one\r\ntwo\tthree", "one two three"),
        ("\u3164\u2800", ""),
        ("IJsbrand", "IJsbrand"),
    ],
)
def test_clean_keeps_what_is_seen_and_drops_what_is_not(raw, kept):
    assert clean(raw) == kept


def test_lines_are_kept_where_they_are_wanted():
    assert clean(" one \r\n\r\n two\u2028three \v", keep_lines=True) == "one\n\ntwo\nthree"


def test_nothing_hidden_of_all_of_unicode_gets_through():
    unwanted = {"Cc", "Cf", "Cs", "Co"}
    text = clean("".join(f"a{chr(code)}" for code in range(0x110000)))
    assert {unicodedata.category(c) for c in text}.isdisjoint(unwanted)
    assert not {"\ufffe", "\uffff", "\U0001ffff", "\ufdd0"} & set(text)


def test_all_that_can_be_seen_gets_through():
    blank = {0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0}
    seen = "".join(
        chr(c) for c in range(0x21, 0x110000) if unicodedata.category(chr(c))[0] in "LNPS" and c not in blank
    )
    assert clean(seen) == unicodedata.normalize("NFC", seen)


@given(ANY, st.booleans())
def test_clean_text_stays_as_it_is(raw, keep_lines):
    once = clean(raw, keep_lines=keep_lines)
    assert clean(once, keep_lines=keep_lines) == once
    assert once == once.strip()
    assert unicodedata.is_normalized("NFC", once)
    once.encode()


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_file_names_become_harmless(name):
    check_harmless(safe_file_name(name, extension=".pdf"))


def check_harmless(name: str) -> None:
    assert is_valid_filename(name, platform="universal", max_len=255)
    assert len(name.encode()) <= 120
    assert name[0] not in "-~. "
    assert not set(name) & set("$`\\/:;|<>\x00")
    assert "()" not in name
    assert clean(name) == name
    assert name not in {".", ".."}


@given(ANY)
def test_any_text_makes_a_file_name(name):
    check_harmless(safe_file_name(name, extension=".xlsx"))


def test_names_stay_readable():
    assert safe_file_name("WCM-2027 briefing book", extension=".pdf") == "WCM-2027 briefing book.pdf"
    assert safe_file_name("修了証 黒田様", extension=".pdf") == "修了証 黒田様.pdf"


def test_slash_and_no_slash_are_two_names():
    assert safe_file_name("a/b") != safe_file_name("ab")


@given(st.lists(ANY, max_size=8))
def test_files_of_one_folder_never_meet(names):
    taken: list[str] = []
    for name in names:
        taken.append(safe_file_name(name, extension=".pdf", taken=taken))
    assert len({unicodedata.normalize("NFKC", name).casefold() for name in taken}) == len(names)


def test_the_number_stays_within_the_length():
    first = safe_file_name("é" * 200, extension=".pdf")
    second = safe_file_name("é" * 200, extension=".pdf", taken=[first.upper()])
    assert first != second
    assert len(second.encode()) <= 120
    assert second.endswith(" 2.pdf")
