"""Badges, signs, cards and tags: each card whole inside its place on the stock, whatever stands on it."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest

from eujc_desktop.common.bilingual import Words
from eujc_desktop.common.errors import NotFound, Refused
from eujc_desktop.documents import catalogue
from eujc_desktop.documents.blocks.stacks import MM
from eujc_desktop.documents.built import Built
from eujc_desktop.documents.cards import stocks
from eujc_desktop.documents.cards.content import BusSigns, Card, Cards, Labels, LuggageTags
from eujc_desktop.documents.content import PersonName
from tests.documents import cards, fixtures
from tests.documents.filling import faults, filled, text_of
from tests.documents.lint import page_texts, sheets
from tests.documents.test_survival import NAMES
from tests.documents.typesetting.test_hostile import HOSTILE

OF_PEOPLE = ("badges", "table-signs", "place-cards", "luggage-tags")
ON_STOCK = [(paper, stock.key) for paper in OF_PEOPLE for stock in stocks.offered(paper)]


def made(paper: str, who: tuple[Card, ...], labels: Labels | None = None, language: str = "en") -> Built:
    """A paper for these people."""
    content = LuggageTags if paper == "luggage-tags" else Cards
    return catalogue.build(paper, content(fixtures.MISSION, who, labels=labels or Labels(), language=language))


def card_faults(built: Built, stock: stocks.Stock, *, geta: bool = False) -> list[str]:
    """What is wrong with the paper, and each word that leaves its card."""
    found = faults(built, book=False, geta=geta)
    for number, sheet in enumerate(sheets(built.pdf), 1):
        boxes = list(stock.boxes())
        for word in sheet.words:
            x, y = (word.left + word.right) / 2, (word.bottom + word.top) / 2
            box = next((b for b in boxes if b.x <= x <= b.right and b.y <= y <= b.top), None)
            if box is None or word.left < box.x + 1.5 * MM or word.right > box.right - 1.5 * MM:
                found.append(f"p.{number}: outside its card: {word.text}")
    return found


@pytest.mark.parametrize(("paper", "key"), ON_STOCK)
@pytest.mark.parametrize("language", ["en", "ja"])
def test_every_stock_takes_the_people_of_the_mission(paper: str, key: str, language: str) -> None:
    built = made(paper, cards.people(), Labels(key), language)
    assert card_faults(built, stocks.chosen(paper, key)) == []
    assert built.warnings == ()
    text = text_of(built)
    for one in cards.people():
        assert "".join(one.name.latin.split()) in text or "".join(one.name.native.split()) in text


@pytest.mark.parametrize(("paper", "key"), ON_STOCK)
@pytest.mark.parametrize("name", NAMES)
def test_names_are_never_cut(paper: str, key: str, name: str) -> None:
    who = NAMES[name]
    for language in ("en", "ja"):
        built = made(paper, (replace(cards.people(1)[0], name=who), cards.STAFF), Labels(key), language)
        assert card_faults(built, stocks.chosen(paper, key)) == []
        assert built.warnings == ()
        printed = unicodedata.normalize("NFC", text_of(built)).replace("\u200b", "").replace("-", "")
        for part in (who.given, who.family):
            whole = "".join(unicodedata.normalize("NFC", part).replace("-", "").split())
            assert whole in printed or whole.upper() in printed
        assert "".join(unicodedata.normalize("NFC", who.native.replace("\U000e0100", "")).split()) in printed or (
            language == "ja" and who.reading
        )


@pytest.mark.parametrize("name", HOSTILE)
def test_any_text_in_every_field_leaves_the_cards_whole(name: str) -> None:
    text, geta = HOSTILE[name][:120], name in {"emoji", "right to left"}
    for paper, key in ON_STOCK:
        content = cards.tags() if paper == "luggage-tags" else cards.cards(count=2)
        content = replace(content, cards=content.cards[:3])
        hostile = replace(filled(content, text), labels=Labels(key))
        built = catalogue.build(paper, hostile)
        assert card_faults(built, stocks.chosen(paper, key), geta=geta) == [], (paper, key)
    for language in ("en", "ja"):
        signs = filled(cards.bus_signs(language), text)
        assert faults(catalogue.build("bus-signs", signs), book=False, geta=geta) == []


@pytest.mark.parametrize("paper", OF_PEOPLE)
def test_whatever_is_not_known_is_left_out(paper: str) -> None:
    bare = Card("x", PersonName("Ada"))
    built = made(paper, (bare,))
    assert faults(built, book=False) == []
    assert "Ada" in text_of(built)
    empty = made(paper, ())
    assert faults(empty, book=False) == []
    assert empty.pages == 1


def test_labels_begin_at_the_first_that_is_left() -> None:
    stock = stocks.chosen("badges", "90x55")
    built = made("badges", cards.people(4), Labels("90x55", 9))
    assert built.pages == 2
    highest = [max(word.top for word in sheet.words) for sheet in sheets(built.pdf)]
    assert highest[0] <= stock.box(8).top
    assert highest[1] > stock.box(2).top


def test_the_back_shows_each_card_behind_its_front() -> None:
    built = made("badges", cards.people(3), Labels("a6", twice=True))
    assert built.pages == 2
    stock = stocks.chosen("badges", "a6")
    sides = [
        {word.text: word for word in sheet.words if word.text in {"Elisabeth", "Pieter-Jan"}}
        for sheet in sheets(built.pdf)
    ]
    width = stock.page[0] * MM
    for name in ("Elisabeth", "Pieter-Jan"):
        front, back = sides[0][name], sides[1][name]
        assert (front.left < width / 2) is (back.left > width / 2)
        assert front.top == pytest.approx(back.top, abs=0.1)


def test_a_test_print_shows_the_place_of_each_label_and_no_names() -> None:
    built = made("badges", cards.people(3), Labels("L4785", outlines=True))
    assert built.pages == 1
    assert faults(built, book=False) == []
    text = text_of(built)
    assert "50mmlong" in text
    assert "Elisabeth" not in text
    assert "80×50mm" in text


def test_stocks_lie_inside_their_page_and_do_not_overlap() -> None:
    for paper in OF_PEOPLE:
        for stock in stocks.offered(paper):
            right, top = stock.page[0] * MM + 0.01, stock.page[1] * MM + 0.01
            boxes = list(stock.boxes())
            assert all(box.x >= 0 and box.y >= -0.01 and box.right <= right and box.top <= top for box in boxes)
            assert stock.pitch[0] >= stock.size[0]
            assert stock.pitch[1] >= stock.size[1]


def test_a_stock_that_does_not_exist_and_a_label_beyond_the_sheet_are_refused() -> None:
    with pytest.raises(NotFound):
        stocks.chosen("badges", "a3")
    with pytest.raises(Refused):
        stocks.chosen("badges", "a6", 5)
    assert stocks.chosen("badges", "l4785").key == "L4785"
    assert stocks.chosen("luggage-tags", "").key == "a7-across"


def test_a_piece_of_luggage_has_its_number() -> None:
    text = text_of(catalogue.build("luggage-tags", cards.tags()))
    for number in ("1/2", "2/2"):
        assert number in text
    assert "名古屋ささしまパークホテル" in text
    nobody = replace(cards.tags(), cards=(replace(cards.people(1)[0], pieces=0),))
    assert catalogue.build("luggage-tags", nobody).pages == 1


def test_a_sign_in_both_languages_has_one_on_each_face() -> None:
    both = text_of(made("table-signs", cards.people(1), language="both"))
    assert "WorldClassManufacturing" in both
    assert "研修" in both
    assert "様" in both


@pytest.mark.parametrize("language", ["en", "ja"])
def test_bus_signs(language: str) -> None:
    built = catalogue.build("bus-signs", cards.bus_signs(language))
    assert faults(built, book=False) == []
    assert built.warnings == ()
    assert "御一行様" in text_of(built)
    plain = replace(fixtures.MISSION, title=Words("", "視察"))
    assert "視察御一行様" in text_of(catalogue.build("bus-signs", BusSigns(plain, cards.bus_signs().signs)))


def test_a_telephone_number_stands_on_one_line() -> None:
    """On a tag for the journey, where two numbers have to share a narrow card."""
    content = cards.tags(sent=False)
    who = tuple(replace(card, phone="+81 90 0000 0142") for card in content.cards)
    for stock in stocks.offered("luggage-tags"):
        content = replace(content, cards=who, office_phone="+81 90 0000 0141", labels=Labels(stock.key))
        lines = "\n".join(page_texts(catalogue.build("luggage-tags", content).pdf)).replace("\u00a0", " ")
        for number in ("+81 90 0000 0142", "+81 90 0000 0141"):
            assert lines.count(number) == sum(card.pieces for card in who)
