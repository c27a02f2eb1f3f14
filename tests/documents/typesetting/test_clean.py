"""Text is cleaned without being changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eujc_desktop.documents.typesetting.clean import bind, clean


@pytest.mark.parametrize(
    ("typed", "set_as"),
    [
        ("Łukasz S\u030ca\u0301rka", "Łukasz Šárka"),
        ("a\r\nb\rc\u2028d\u2029e\x85f", "a\nb\nc\nd\ne\nf"),
        ("tab\there", "tab here"),
        ("bell\x07 nul\x00 joiner\u200d mark\u200e bom\ufeff", "bell nul joiner mark bom"),
        ("half \ud83d of a pair", "half  of a pair"),
        ("葛\U000e0100城 ☎\ufe0f", "葛城 ☎"),
        ("soft\u00adhyphen zero\u200bwidth", "soft\u00adhyphen zero\u200bwidth"),
        ("<b>bold</b> & &amp;", "<b>bold</b> & &amp;"),
        ("", ""),
    ],
)
def test_clean(typed: str, set_as: str) -> None:
    assert clean(typed) == set_as


@pytest.mark.parametrize(
    ("typed", "bound"),
    [
        ("on 5 October at 10 h", "on 5~October at 10~h"),
        ("No. 3, page 12, ¥ 500, Mr Kuroda", "No.~3, page~12, ¥~500, Mr~Kuroda"),
        ("platform 23 and 4 km", "platform~23 and 4~km"),
        ("Nagoya – a city", "Nagoya~– a city"),
        ("no numbers here", "no numbers here"),
    ],
)
def test_bind(typed: str, bound: str) -> None:
    assert bind(typed) == bound.replace("~", "\u00a0")


@given(st.text())
def test_binding_keeps_every_character(text: str) -> None:
    assert bind(text).replace("\u00a0", " ") == text.replace("\u00a0", " ")
    assert clean(clean(text)) == clean(text)
