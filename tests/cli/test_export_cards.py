"""Papers with a name on, from the command line: for everybody or one, on what is in the printer, in which order."""

from __future__ import annotations

import pypdfium2
import pytest

from eujc_desktop.cli.export_words import CARDS, TWICE
from eujc_desktop.documents.cards import stocks


def make(command, what, target, *more):
    return command.json("export", what, "--mission", "WCM-2027", "--to", target, *more)


def text_of(path):
    """The words of a PDF, page by page."""
    book = pypdfium2.PdfDocument(path)
    try:
        return [page.get_textpage().get_text_bounded() for page in book]
    finally:
        book.close()


def test_every_card_has_a_stock_to_be_printed_on():
    assert all(stocks.offered(what) for what in CARDS)
    assert set(TWICE) < set(CARDS)


@pytest.mark.parametrize("what", [*CARDS, "bus-signs"])
@pytest.mark.parametrize("language", ["en", "ja"])
def test_each_in_both_languages(sample, tmp_path, what, language):
    answer = make(sample, what, tmp_path / "cards.pdf", "--language", language)
    assert sample.code == 0, sample.err
    words = "".join(text_of(tmp_path / "cards.pdf"))
    assert ("Manufacturing" if what == "bus-signs" else "Bērziņa") in words
    assert answer["missing"] == []


def test_badges_name_those_who_accompany_too(sample, tmp_path):
    make(sample, "badges", tmp_path / "badges.pdf")
    words = "".join(text_of(tmp_path / "badges.pdf"))
    assert "PARTICIPANT" in words
    assert "GENERAL MANAGER" in words
    assert "参加者" in words


def test_stock_first_label_back_and_test_print(sample, tmp_path):
    make(sample, "badges", tmp_path / "one.pdf", "--stock", "90x55")
    make(sample, "badges", tmp_path / "two.pdf", "--stock", "90x55", "--first", "9", "--twice")
    assert len(text_of(tmp_path / "one.pdf")) == 4
    assert len(text_of(tmp_path / "two.pdf")) == 8
    before = len(sample.json("history"))
    files = make(sample, "badges", tmp_path, "--test-print")["files"]
    assert files == [str(tmp_path / "WCM-2027_badges_test-print.pdf")]
    assert len(sample.json("history")) == before


@pytest.mark.parametrize("paper", ["badges", "certificates"])
def test_the_order_of_kana_is_another(sample, tmp_path, paper):
    make(sample, paper, tmp_path / "family.pdf")
    make(sample, paper, tmp_path / "kana.pdf", "--order", "kana")
    assert "Kristīne" in text_of(tmp_path / "family.pdf")[0]
    assert "Jürgen" in text_of(tmp_path / "kana.pdf")[0]


def test_luggage_goes_to_the_next_hotel(sample, tmp_path):
    make(sample, "luggage-tags", tmp_path / "tags.pdf", "--move", "1")
    assert "名古屋" in text_of(tmp_path / "tags.pdf")[0]
    make(sample, "luggage-tags", tmp_path / "none.pdf", "--move", "9")
    assert sample.code == 1
    assert "no move 9" in sample.err


def test_a_sign_for_each_ride(sample, tmp_path):
    make(sample, "bus-signs", tmp_path / "groups.pdf")
    make(sample, "bus-signs", tmp_path / "rides.pdf", "--form", "transfers")
    assert len(text_of(tmp_path / "groups.pdf")) == 2
    rides = text_of(tmp_path / "rides.pdf")
    assert len(rides) > 10
    assert "Haneda plant" in rides[0]


def test_one_person_has_an_own_badge(sample, tmp_path):
    person = sample.json("show", "WCM-2027")["participants"][0]
    make(sample, "badges", tmp_path / "own.pdf", "--person", person["id"])
    assert sample.code == 0, sample.err
    (page,) = text_of(tmp_path / "own.pdf")
    assert person["person.family_name"] in page


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("badges", "--stock", "nix"), "There is no stock"),
        (("badges", "--first", "5"), "Label 5 is not on the sheet"),
        (("table-signs", "--twice"), "--twice goes with"),
        (("programme", "--stock", "a6"), ": --stock goes with export badges"),
        (("programme", "--test-print"), ": --test-print goes with export badges"),
        (("badges", "--language", "both"), "--language is en or ja"),
        (("badges", "--move", "1"), "--move goes with"),
        (("badges", "--each"), "leave out --each"),
    ],
)
def test_words_that_do_not_go_together(sample, tmp_path, words, told):
    sample("export", words[0], "--mission", "WCM-2027", "--to", tmp_path / "x.pdf", *words[1:])
    assert sample.code != 0
    assert told in sample.err
    assert not (tmp_path / "x.pdf").exists()
