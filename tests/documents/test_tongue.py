"""Every fixed word of the book is there in both languages."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from string import Formatter

import pytest

from eujc_desktop.common.bilingual import Words
from eujc_desktop.documents import briefing_book
from eujc_desktop.documents.briefing_book import tongue
from eujc_desktop.documents.briefing_book.content import Audience, Listing
from eujc_desktop.documents.briefing_book.participants import initials
from eujc_desktop.documents.briefing_book.tongue import JAPANESE, Tongue
from eujc_desktop.documents.built import Built
from eujc_desktop.documents.content import HouseRule, Leg, Participant, PersonName
from eujc_desktop.documents.programme_days import leg_words
from eujc_desktop.documents.sections import ALL
from eujc_desktop.documents.usual_words import usual
from tests.documents import fixtures
from tests.documents.filling import faults, filled, text_of
from tests.documents.lint import page_texts
from tests.documents.typesetting.test_hostile import HOSTILE

DESK = Listing("Plan B", ("Company", "Stage"), (("Aone Seisakusho <b>", "Requested"), ("X" * 80, "")))
FOLDER = Path(tongue.__file__).parent
_SAID = re.compile(r"""say\(\s*(?:"([^"]+)"|'([^']+)')""")


def test_whatever_the_sections_say_has_japanese_words() -> None:
    sources = [path.read_text("utf-8") for path in FOLDER.glob("*.py")]
    said = {one or other for source in sources for one, other in _SAID.findall(source)}
    assert len(said) > 40
    assert not said - set(JAPANESE)


@pytest.mark.parametrize(
    ("typed", "ja"),
    [
        ("Safety shoes, long trousers", "安全靴、長ズボン"),
        ("suit and tie and umbrella", "スーツ・ネクタイ、傘"),
        ("Business.", "ビジネススーツ"),
        ("Chartered coach 2", "貸切バス2号車"),
        ("No photographs", "撮影禁止"),
        ("Casual, for the train", "Casual, for the train"),
        ("安全靴", "安全靴"),
        ("", ""),
    ],
)
def test_usual_words_are_said_in_japanese(typed: str, ja: str) -> None:
    assert usual(typed, "ja") == ja
    assert usual(typed, "en") == typed


@pytest.mark.parametrize(("en", "ja"), JAPANESE.items())
def test_both_languages_have_the_same_places_for_values(en: str, ja: str) -> None:
    assert _places(en) == _places(ja)


def _places(words: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(words) if name}


def test_days_names_and_counts_are_written_as_in_japan() -> None:
    ja, en = Tongue("ja"), Tongue("en")
    assert ja.dates(date(2026, 10, 6), date(2026, 10, 6)) == "2026年10月6日（火）"
    assert (ja.day(date(2026, 10, 6)), ja.other_day(date(2026, 10, 6))) == ("10月6日（火）", "Tuesday 6 October")
    assert (ja.weekday(date(2026, 10, 6)), en.weekday(date(2026, 10, 6))) == ("火", "Tue")
    assert (ja.of(Words("Tokyo", "東京")), ja.below(Words("Tokyo", "東京"))) == ("東京", "Tokyo")
    assert (ja.of(Words("Kamakura")), ja.below(Words("Kamakura"))) == ("Kamakura", "")
    guest = PersonName("Jürgen", "Weißgerber", reading="ユルゲン・ヴァイスゲルバー")
    assert ja.second_name(guest) == "ユルゲン・ヴァイスゲルバー 様"
    assert en.second_name(guest) == ""
    assert (ja.nights(2), en.nights(1)) == ("2泊", "1 night")


@pytest.fixture(scope="module")
def built() -> Built:
    """A book with all its sections, set in Japanese, for the office."""
    content = replace(fixtures.book(), language="ja", audience=Audience.OFFICE, sections=ALL, audit=(), desk=(DESK,))
    return briefing_book.build(content)


@pytest.fixture(scope="module")
def whole(built: Built) -> list[str]:
    """The texts of its pages."""
    return ["".join(text.split()) for text in page_texts(built.pdf)]


def test_the_pages_of_a_japanese_book_are_whole(built: Built) -> None:
    assert faults(built) == []
    assert (built.missing, built.warnings) == ((), ())


@pytest.mark.parametrize("name", ["sixty letters", "Japanese without a space"])
def test_any_text_leaves_a_japanese_book_whole(name: str) -> None:
    book = filled(replace(fixtures.short_book(), desk=(DESK,), audit=("",)), HOSTILE[name][:300])
    assert faults(briefing_book.build(replace(book, language="ja", audience=Audience.OFFICE, sections=ALL))) == []


def test_every_section_can_be_set_in_japanese(whole: list[str]) -> None:
    words = "".join(whole)
    for english in ("Day 3", "Your notes", "Our visit", "House rules", "Profile, people", "Dress code"):
        assert english.replace(" ", "") not in words


def test_what_a_host_asks_for_is_said_in_japanese_where_the_usual_words_say_it() -> None:
    book = fixtures.short_book()
    rules = (HouseRule("No photographs"), HouseRule("Hats stay outside"))
    companies = tuple(replace(one, rules=rules, bring="Passport") for one in book.companies)
    words = text_of(briefing_book.build(replace(book, companies=companies, language="ja", sections=("companies",))))
    assert "撮影禁止" in words
    assert "持ち物：旅券" in words
    assert "Hatsstayoutside" in words


def test_the_way_says_in_japanese_what_one_rides() -> None:
    leg = Leg("coach", "Chartered coach 2", "Hotel", None, "Haneda", None)
    assert leg_words(leg, "ja") == "貸切バス2号車, Hotel → Haneda"
    assert leg_words(leg, "en") == "Chartered coach 2, Hotel → Haneda"


def test_japanese_names_begin_with_the_family_also_in_their_initials() -> None:
    person = Participant("p", PersonName("Makoto", "Watanabe", "渡邉 誠", "わたなべ まこと"))
    assert initials(person) == "渡誠"
    assert initials(replace(person, name=PersonName("Sjoerd", "van ’t Wout"))) == "SW"


def test_what_is_for_the_office_says_so_on_every_page(whole: list[str]) -> None:
    assert all("事務局限り" in page for page in whole[:-1])
    assert "印刷前の点検：問題なし" in whole[0]
    assert any("AoneSeisakusho<b>" in page and "印刷前の点検：問題なし" in page for page in whole[1:])
