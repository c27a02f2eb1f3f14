"""What is printed can be copied and searched: the text behind the glyphs is the text that was typed."""

from __future__ import annotations

import unicodedata

import pytest

from eujc_desktop.documents.typesetting.style import MM, Span, Style
from tests.documents.typesetting.printing import copied, document, printed

NAMES = [
    "渡邉 誠",
    "𠮷野家 髙橋 﨑山 𣘺本",
    "Caoimhe Ní Bhriain",
    "Jiří Řeháček, Žydrūnas Šimkevičius",
    "Ευαγγελία Παπαδημητρίου",
    "Цветелина Георгиева",
    "D’Agostino van der Broecke",
    "Großmann Ĳsbrand ẞ",
    "office first affluent fjord waffle",
    "コンピューター・ショップ",
    "〒105-6001 東京都港区虎ノ門3丁目12番1号",
]


@pytest.mark.parametrize("family", ["sans", "serif"])
@pytest.mark.parametrize("text", NAMES)
def test_text_comes_back(text: str, family: str) -> None:
    pdf, made = printed(text, Style(family=family), 170 * MM)
    assert made.report.missing == ()
    back = unicodedata.normalize("NFC", copied(pdf))
    assert "".join(text.split()) == "".join(back.split())


@pytest.mark.parametrize("weight", ["regular", "italic", "medium", "semibold", "bold"])
def test_every_weight_copies(weight: str) -> None:
    pdf, _ = printed("first 渡邉 office", Style(weight=weight), 170 * MM)
    assert copied(pdf).split() == ["first", "渡邉", "office"]


def test_justified_and_hyphenated_text_copies_with_its_spaces() -> None:
    text = "The philosophy of production and the organisation of improvement are explained by the management. " * 3
    pdf, _ = printed(text, Style(align="justify", hyphenate=True), 60 * MM)
    assert copied(pdf).split("\n") != [copied(pdf)]
    assert copied(pdf).replace("\n", " ").replace("- ", "").split() == text.split()


def test_tracked_capitals_ruby_and_vertical_text_copy() -> None:
    pdf, _ = printed(["Our visit"], Style(upper=True, tracking=70))
    assert copied(pdf).strip() == "OUR VISIT"
    pdf, _ = printed([Span("黒田", ruby="くろだ"), "誠一郎"], Style(size=16, leading=26))
    assert "黒田" in copied(pdf)
    assert "くろだ" in copied(pdf)
    pdf, _ = document(lambda sheet: sheet.vertical(100, 700, "日欧産業協力ー", Style(size=14), tag="P") and None)
    assert "".join(copied(pdf).split()) == "日欧産業協力ー"


def test_one_glyph_may_stand_for_two_characters() -> None:
    """Ohm and omega, micro and mu share a glyph; each is copied as itself."""
    pdf, _ = printed("5 kΩ Ωμέγα 3 µm μία", Style(), 170 * MM)
    assert copied(pdf).split() == unicodedata.normalize("NFC", "5 kΩ Ωμέγα 3 µm μία").split()


def test_figures_of_a_style_copy_as_figures() -> None:
    pdf, _ = printed("0123456789", Style(family="serif", features=("tnum", "lnum")))
    assert copied(pdf).strip() == "0123456789"
