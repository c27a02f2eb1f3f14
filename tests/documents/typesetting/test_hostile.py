"""Whatever people type is printed as typed, inside its column, or told about."""

from __future__ import annotations

import pypdfium2 as pdfium
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eujc_desktop.documents.typesetting.items import Box, Glue
from eujc_desktop.documents.typesetting.layout import layout
from eujc_desktop.documents.typesetting.style import Span, Style, spans_of
from tests.documents.typesetting.printing import LEFT, MEASURE, copied, document, printed
from tests.documents.typesetting.ua import problems

URL = "https://www.example.org/a/very/long/path/that/never/ends/and/has/no/space/in/it/at/all/index.html?query=1&lang=ja#x"
HOSTILE = {
    "one letter": "Ø",
    "sixty letters": "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewissen",
    "markup": "<b>Dinner</b> & <i>unclosed &amp; (brackets) \\ 100 % [TJ] <</MCID 0>>BDC EMC ET Q",
    "tab and control": "tab\there\x07\x00 nul, zero\u200bwidth, soft\u00adhyphen",
    "line breaks": "one\r\ntwo\n\n\nthree\u2028four",
    "web address": URL,
    "mail": "very.long.address.of.a.person@subdomain.of.a.long.domain.example.org",
    "German compound": "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetzgebungskommission",
    "Japanese without a space": "長い日本語の文章は、禁則処理を必要とします（括弧も）。「かぎ括弧」と、句読点。" * 8,
    "beyond the plane": "𠮷野 髙橋 葛\U000e0100城",
    "decomposed": "Łukasz S\u030ca\u0301rka, e\u0301clair, が\u3099",
    "emoji": "🍣🎌👩🏽‍🔧",
    "right to left": "مرحبا שלום",
    "long note": "word " * 2000,
    "only blanks": "   \u3000  \n \t ",
    "brackets": "（（「「『』」」））。。、、",
    "half a surrogate": "broken \ud83d pair",
    "combining alone": "\u0301\u0308 q\u0307\u0323",
}


def boxes(pdf: bytes) -> list[tuple[float, float, float, float]]:
    """The box of each character that is no blank."""
    file = pdfium.PdfDocument(pdf)
    try:
        text = file[0].get_textpage()
        whole = [text.get_text_range(index, 1) for index in range(text.count_chars())]
        return [text.get_charbox(index) for index, char in enumerate(whole) if char.strip()]
    finally:
        file.close()


@pytest.mark.parametrize("align", ["left", "justify", "center"])
@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_leaves_its_column(name: str, align: str) -> None:
    pdf, made = printed(HOSTILE[name], Style(align=align, hyphenate=True))
    assert problems(pdf) == []
    for left, _, right, _ in boxes(pdf):
        assert left > LEFT - 3
        assert right < LEFT + MEASURE + 3
    known = {"emoji", "right to left", "half a surrogate"}
    assert (made.report.missing == ()) or name in known


def test_markup_is_printed_as_typed() -> None:
    pdf, _ = printed(HOSTILE["markup"])
    assert copied(pdf).replace("\n", " ").split() == HOSTILE["markup"].split()


def test_a_long_web_address_is_whole_when_copied() -> None:
    pdf, _ = printed(URL)
    assert "".join(copied(pdf).split()) == URL


def test_the_words_of_a_link_and_an_outline_are_data_too() -> None:
    def draw(sheet: object) -> None:
        sheet.outline(0, "a (b\\ <c> 日 \ud83d", "x)y(日")  # type: ignore[attr-defined]
        sheet.mark("x)y(日", 700)  # type: ignore[attr-defined]
        sheet.line(LEFT, 500, [Span("words", link="#x)y(日")], Style(), tag="P")  # type: ignore[attr-defined]

    pdf, made = document(draw)
    assert problems(pdf) == []
    assert made.report.dead_links == ()


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80), st.sampled_from(["left", "justify"]), st.floats(20, 300))
def test_any_text_is_set_within_any_column(text: str, align: str, width: float) -> None:
    made = layout(spans_of(text), Style(align=align, hyphenate=True), width)
    for line in made.lines:
        shrink = sum(item.shrink for item in line.items if isinstance(item, Glue)) if align == "justify" else 0.0
        assert line.width - shrink <= width + 0.01 or len([item for item in line.items if isinstance(item, Box)]) == 1
