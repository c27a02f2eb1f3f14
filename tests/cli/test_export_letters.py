"""Letters and visa dossiers from the command line."""

from __future__ import annotations

import pypdfium2
import pytest


def text_of(path):
    """The words of a PDF without blanks, page by page."""
    book = pypdfium2.PdfDocument(path)
    try:
        return ["".join(page.get_textpage().get_text_bounded().split()) for page in book]
    finally:
        book.close()


def make(command, what, target, *more):
    return command.json("export", what, "--mission", "WCM-2027", "--to", target, *more)


def test_letters_for_all_in_one_file_with_their_date(sample, tmp_path):
    made = make(sample, "letters", tmp_path, "--letter", "selected", "--dated", "2026-12-16")
    assert sample.code == 0, sample.err
    assert made["files"] == [str(tmp_path / "WCM-2027_selected-en.pdf")]
    pages = text_of(tmp_path / "WCM-2027_selected-en.pdf")
    assert len(pages) == 24
    assert all("16December2026" in page and "{" not in page for page in pages)


def test_one_file_each_in_japanese(sample, tmp_path):
    made = make(sample, "letters", tmp_path / "each", "--letter", "thank-you", "--language", "ja", "--each")
    assert len(made["files"]) == 16
    assert "謹啓" in text_of(made["files"][0])[0]


def test_a_letter_for_the_host_of_one_visit_tells_what_is_not_known(sample, tmp_path):
    visits = sample.json("show", "WCM-2027")["visits"]
    visit = next(row for row in visits if not row.get("visit.agreed_day") and row["visit.stage"] == "to contact")
    one = ("--letter", "visit-request", "--person", visit["id"])
    made = make(sample, "letters", tmp_path / "one.pdf", *one)
    assert sample.code == 0, sample.err
    assert len(text_of(tmp_path / "one.pdf")) == 1
    assert made["warnings"][0].startswith("Agreed day and time, else the dates asked: not known for")


def test_a_visa_dossier_for_those_who_need_one_and_for_one(sample, tmp_path):
    make(sample, "visa-dossier", tmp_path / "all.pdf", "--language", "ja", "--dated", "2026-12-16")
    assert sample.code == 0, sample.err
    pages = text_of(tmp_path / "all.pdf")
    assert any("申請人名簿" in page for page in pages)
    assert any("令和8年12月16日" in page for page in pages)
    person = sample.json("show", "WCM-2027")["participants"][0]["id"]
    make(sample, "visa-dossier", tmp_path / "one.pdf", "--person", person)
    assert any("Letterofguarantee" in page for page in text_of(tmp_path / "one.pdf"))


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("letters",), "--letter is needed"),
        (("letters", "--letter", "love"), "invalid choice"),
        (("briefing-book", "--letter", "selected"), "--letter goes with export letters"),
        (("badges", "--dated", "2026-12-16"), "--dated goes with export letters, visa-dossier"),
        (("letters", "--letter", "selected", "--language", "both"), "--language is en or ja for letters"),
    ],
)
def test_words_that_do_not_go_together(sample, tmp_path, words, told):
    what, *more = words
    sample("export", what, "--mission", "WCM-2027", "--to", tmp_path / "x.pdf", *more)
    assert sample.code == 2
    assert told in sample.err
