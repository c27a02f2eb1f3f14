"""Options of papers are remembered for each mission and paper, and can be taken back."""

from __future__ import annotations

from functools import partial

import pypdfium2 as pdfium
import pytest
from sqlalchemy import select

from eujc_desktop.common.errors import Refused
from eujc_desktop.documents.sections import ALL
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.paper_setting import PaperSetting
from eujc_desktop.models.participation import Participation
from eujc_desktop.models.person import Person
from eujc_desktop.services import missions, paper_settings, papers
from eujc_desktop.services.papers import Labels, Order

CODE = "WCM-2027"


@pytest.fixture
def works(sample_office):
    return sample_office


@pytest.fixture
def mission(works):
    return works.read(lambda work: missions.by_code(work, CODE).id)


def kept(works, mission, paper):
    return works.read(partial(paper_settings.kept, mission_id=mission, paper=paper))


def keep(works, mission, paper, **options):
    works.run("Choose options", partial(paper_settings.keep, mission_id=mission, paper=paper, options=options))


def test_what_was_chosen_is_there_next_time_as_an_order_takes_it(works, mission):
    assert kept(works, mission, "briefing_book") == {}
    chosen = {"sections": ("cover", "days"), "unconfirmed": False, "language": "ja", "columns": ("Headset",)}
    keep(works, mission, "briefing_book", **chosen)
    assert kept(works, mission, "briefing_book") == chosen
    assert Order("briefing-book", CODE, **kept(works, mission, "briefing_book")).sections == ("cover", "days")
    keep(works, mission, "badges", labels=Labels("L4785", 7, twice=True, outlines=True), sort="kana")
    assert kept(works, mission, "badges") == {"labels": Labels("L4785", twice=True), "sort": "kana"}


def test_a_choice_is_a_step_that_can_be_taken_back(works, mission):
    keep(works, mission, "badges", sort="kana")
    keep(works, mission, "badges", sort="family", language="ja")
    assert kept(works, mission, "badges") == {"language": "ja"}
    works.undo()
    assert kept(works, mission, "badges") == {"sort": "kana"}
    works.undo()
    assert kept(works, mission, "badges") == {}


def test_the_usual_choice_leaves_nothing_behind(works, mission):
    keep(works, mission, "badges", sort="kana")
    keep(works, mission, "badges", sort="family", labels=Labels(first=4), sections=ALL, person_id="x", each=True)
    assert works.read(lambda work: work.session.scalar(select(PaperSetting.id))) is None


def test_each_mission_has_its_own_and_takes_them_along(works, mission):
    other = works.read(lambda work: work.session.scalar(select(Mission.id).where(Mission.code != CODE)))
    keep(works, other, "badges", sort="kana")
    assert kept(works, mission, "badges") == {}
    works.run("Remove", lambda work: work.session.delete(work.get(Mission, other)))
    assert works.read(lambda work: work.session.scalar(select(PaperSetting.id))) is None
    works.undo()
    assert kept(works, other, "badges") == {"sort": "kana"}


def test_sections_are_named_or_left_out():
    assert papers.sections_of() == ALL
    assert papers.sections_of(" days, cover ,days") == ("days", "cover")
    assert papers.sections_of(without="notes,week") == tuple(key for key in ALL if key not in ("notes", "week"))
    with pytest.raises(Refused, match="called “dayz”"):
        papers.sections_of("dayz")
    with pytest.raises(Refused, match="no pages"):
        papers.sections_of("days", "days")


def test_marks_and_telephone_numbers_are_printed_as_wanted(works, mission):
    """A number is printed of those who agreed to stand in the book."""

    def number(work):
        person = work.session.scalars(
            select(Person).join(Participation).where(Person.consent_book).order_by(Participation.id)
        ).first()
        person.mobile = "+49 170 5550199"
        stranger = work.session.scalars(select(Person).where(Person.consent_book.is_not(True))).first()
        stranger.mobile = "+49 170 5550177"

    works.run("Number", number)
    few = ("days", "participants")

    def words(**options):
        piece = papers.preview(works, Order("briefing-book", CODE, sections=few, **options))
        pages = pdfium.PdfDocument(piece.data)
        return " ".join(page.get_textpage().get_text_bounded() for page in pages)

    usual, other = words(), words(unconfirmed=False, private_phones=True)
    assert "to be confirmed" in usual
    assert "to be confirmed" not in other
    assert "5550199" not in usual
    assert "5550199" in other
    assert "5550177" not in other
