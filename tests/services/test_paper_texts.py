"""Texts of the papers: those of the house, those a programme or a mission has in their place, and how they look."""

from __future__ import annotations

from functools import partial

import pypdfium2 as pdfium
import pytest

from eujc_desktop.common.errors import NotFound, Refused
from eujc_desktop.common.resources import resource
from eujc_desktop.documents.briefing_book import texts as written
from eujc_desktop.models.choices import Direction
from eujc_desktop.models.mission import Mission
from eujc_desktop.services import book_texts, gather, missions, paper_texts, papers
from eujc_desktop.services.letters.kinds import KINDS as LETTERS
from eujc_desktop.services.letters.kinds import VISA_TEXTS
from eujc_desktop.services.paper_texts import Wording
from eujc_desktop.services.papers import Order

CODE = "WCM-2027"
BOOK = [(key, language) for key in book_texts.KINDS for language in paper_texts.LANGUAGES]


@pytest.fixture
def works(sample_office):
    return sample_office


@pytest.fixture
def mission(works):
    return works.read(lambda work: missions.by_code(work, CODE).id)


def pages(piece):
    document = pdfium.PdfDocument(piece.data)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


@pytest.mark.parametrize(("key", "language"), BOOK)
def test_every_text_of_the_house_names_only_fields_there_are(key, language):
    text = paper_texts.house_text(key, language)
    assert paper_texts.problems_of(key, text) == ()
    assert text.body


def test_no_text_lies_there_that_no_book_uses():
    there = {path.name for path in resource("documents", "book").iterdir()}
    assert there == {f"{key}.{language}.txt" for key, language in BOOK}


@pytest.mark.parametrize("language", paper_texts.LANGUAGES)
@pytest.mark.parametrize("where", ["japan", "europe"])
def test_the_house_says_the_same_in_both_languages(where, language):
    """As many topics, with an icon each; steps under titles; sentences to show."""
    topics = written.topics(paper_texts.house_text(f"practical-{where}", language).body)
    assert [topic.icon for topic in topics] == [
        topic.icon for topic in written.topics(paper_texts.house_text(f"practical-{where}", "en").body)
    ]
    assert "info" not in {topic.icon for topic in topics}
    advice = written.advice(paper_texts.house_text(f"emergency-{where}", language).body)
    assert [bool(part.title) for part in advice] == [False, True, True, True, True]
    assert [len(part.steps) for part in advice][3:] == [0, 0]
    assert len(advice[-1].sentences) == 4


def test_a_text_is_read_as_it_is_written():
    letter = written.welcome("Dear all,\n\nOne\nline.\n\n\u3000\nTwo.")
    assert (letter.salutation, letter.paragraphs) == ("Dear all,", ("One\nline.", "Two."))
    assert written.welcome("One line alone.").paragraphs == ("One line alone.",)
    alone, storm = written.advice("Call us.\n\nStorm\n- Go in.\n-  \n- Stay. :: no\nWait.\nしめて :: Shut :: it")
    assert (alone.title, alone.text) == ("", "Call us.")
    assert (storm.title, storm.steps, storm.text) == ("Storm", ("Go in.", "Stay. :: no"), "Wait.")
    assert storm.sentences == (("しめて", "Shut :: it"),)
    hello, intro = written.phrases("Greetings\nHello :: やあ :: Yā\nBye :: じゃあ\n\nHow to say it.")
    assert hello.rows == (("Hello", "やあ", "Yā"), ("Bye", "じゃあ", ""))
    assert (intro.title, intro.text, intro.rows) == ("", "How to say it.", ())
    (long,) = written.topics("x" * 91 + "\nMore.")
    assert (long.title, long.text) == ("", "x" * 91 + "\nMore.")
    assert written.topics("") == written.advice(" \n\n ") == written.phrases("") == ()


def test_a_value_is_never_read_as_a_step_or_a_title():
    (part,) = written.advice("Title\n{x}", lambda text: text.replace("{x}", "- a :: b"))
    assert (part.steps, part.sentences, part.text) == ((), (), "- a :: b")


def test_the_book_says_what_mission_and_programme_have_worded(works, mission):
    def book(language="en"):
        texts = works.read(partial(gather.book_texts_of, mission_id=mission, language=language))
        return works.read(partial(gather.briefing_book, mission_id=mission, texts=texts))

    assert len(book().practical) == 10
    assert book().welcome.salutation == "Dear participants,"
    assert book("ja").welcome.salutation == "参加者の皆様"
    assert book("ja").practical[0].title == "お金"
    keep = partial(paper_texts.change, key="privacy", language="en")
    works.run("P", partial(keep, wording=Wording(body="Burn {mission.title} after reading."), programme="WCM"))
    assert book().privacy == "Burn World Class Manufacturing 2027 after reading."
    works.run("M", partial(keep, wording=Wording(body="Keep it."), mission_id=mission))
    assert book().privacy == "Keep it."
    works.run("M", partial(keep, wording=Wording(), mission_id=mission))
    assert book().privacy == ""
    works.undo()
    works.undo()
    assert book().privacy.startswith("Burn")


def test_a_mission_can_go_back_to_the_house_where_its_programme_does_not(works, mission):
    house = paper_texts.house_text("privacy", "en")
    keep = partial(paper_texts.change, key="privacy", language="en")
    works.run("P", partial(keep, wording=Wording(body="Of the programme."), programme="WCM"))
    works.run("M", partial(keep, wording=house, mission_id=mission))
    found = works.read(partial(paper_texts.read, mission_id=mission, key="privacy", language="en"))
    assert (found.wording, found.whose) == (house, "mission")
    works.run("M", partial(keep, wording=Wording(body="Of the programme."), mission_id=mission))
    found = works.read(partial(paper_texts.read, mission_id=mission, key="privacy", language="en"))
    assert found.whose == "programme"
    opened = partial(paper_texts.opened, mission_id=mission, key="privacy", language="en")
    assert not works.read(opened).is_own
    assert works.read(partial(opened, of_programme=True)).is_own
    assert works.read(partial(opened, of_programme=True)).below.wording == house


def test_what_is_wrong_with_a_text_is_told_in_words(works, mission):
    wrong = Wording("{mission.title", "Dear {Participant}, {mission.nmae} }\n\n{mission.people}")
    assert paper_texts.problems_of("selected", wrong) == (
        "There is no field “mission.nmae” in this text.",
        "“{mission.title” is not the name of a field.",
        "“{Participant}” is not the name of a field.",
        "“}” is not the name of a field.",
    )
    assert paper_texts.problems_of("selected", Wording("x", " ")) == ("The text is empty.",)
    assert paper_texts.problems_of("welcome", Wording()) == ()
    with pytest.raises(Refused, match="no field"):
        works.run("M", partial(paper_texts.change, key="welcome", language="en", wording=wrong, mission_id=mission))
    with pytest.raises(NotFound, match="no text called"):
        paper_texts.kind("welcom")


def test_a_field_without_a_value_is_a_line_to_fill_in_and_is_told(works, mission):
    works.run("None", lambda work: setattr(work.get(Mission, mission), "refund_rule", None))
    trial = (("welcome", Wording(body="Dear all,\n\nRule: {mission.refund_rule}.")),)
    piece = papers.preview(works, Order("briefing-book", CODE, sections=("welcome",), trial=trial))
    assert "Refund rule: not known; a line is printed in the book." in piece.warnings
    assert "________" in pages(piece)[0]


def test_what_is_offered_fits_where_the_mission_goes(works, mission):
    def keys():
        groups = works.read(partial(paper_texts.offered, mission_id=mission))
        return [kind.key for group in groups for kind in group.kinds]

    assert set(keys()) >= {*LETTERS, *VISA_TEXTS, "welcome", "emergency-japan"}
    assert "emergency-europe" not in keys()
    works.run("To Europe", lambda work: setattr(work.get(Mission, mission), "direction", Direction.JP_TO_EU))
    assert "emergency-japan" not in keys()
    assert "phrases-europe" in keys()
    works.run("Within", lambda work: setattr(work.get(Mission, mission), "direction", Direction.WITHIN_EU))
    assert {"practical-europe", "emergency-within", "phrases-europe"} <= set(keys())
    assert "emergency-europe" not in keys()


def test_who_travels_within_the_union_is_not_sent_to_the_embassy_of_japan():
    for language in ("en", "ja"):
        advice = written.advice(paper_texts.house_text("emergency-within", language).body)
        assert [one for one in advice if one.steps]
        assert not any(one.sentences for one in advice)
        assert not any("Japan" in one.text or "日本" in one.text for one in advice)


@pytest.mark.parametrize(
    ("key", "language", "words"),
    [
        ("welcome", "en", "Tried out"),
        ("phrases-japan", "en", "Tried out"),
        ("privacy", "ja", "Tried out"),
        ("selected", "en", "Tried out"),
        ("thank-you", "ja", "Tried out"),
        ("visa-reason", "ja", "Tried out"),
    ],
)
def test_a_text_is_seen_on_its_paper_before_it_is_kept(works, mission, key, language, words):
    wording = Wording("Subject", f"{words} {{mission.code}}\n\nMore.")
    opened = works.read(partial(paper_texts.opened, mission_id=mission, key=key, language=language))
    order = opened.trial(wording)
    told = " ".join(" ".join(pages(papers.preview(works, order))).split())
    assert "Tried out WCM-2027" in told or "Triedout" in told.replace(" ", "")
    assert works.read(partial(paper_texts.read, mission_id=mission, key=key, language=language)).wording != wording
