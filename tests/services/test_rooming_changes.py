"""The rooming list says what changed since the one a hotel was sent, on paper and in the workbook."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from eujc_desktop.documents import lists
from eujc_desktop.models.choices import RoomType, Stage
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.participation import Participation
from eujc_desktop.planning.stays import Stay, changes, read, written
from eujc_desktop.services import missions, paper_register, papers
from eujc_desktop.services.listings import stays
from eujc_desktop.services.listings.people import Wanted
from eujc_desktop.services.papers import Order
from tests.documents.filling import faults, text_of

CODE = "WCM-2027"
WORDS = st.text(max_size=12)


@given(st.lists(st.builds(Stay, WORDS, WORDS, WORDS, WORDS, WORDS, WORDS, WORDS, WORDS, WORDS), max_size=4))
def test_a_list_is_read_as_it_was_written(known):
    assert read(written(known)) == tuple(known)
    assert changes(read(written(known)), known) == () or len({(one.hotel, one.person) for one in known}) < len(known)


@pytest.mark.parametrize("text", ["", "{", "[1]", "7"])
def test_what_is_no_list_is_refused(text):
    with pytest.raises(ValueError, match=r"Expecting|not a rooming list"):
        read(text)


def test_new_gone_and_changed_guests_are_told():
    old = [Stay("Sora", "1", "Anna", room="Single"), Stay("Sora", "2", "Ben")]
    new = [Stay("Sora", "1", "Anna", room="Twin"), Stay("Umi", "2", "Ben")]
    assert [(one.kind, one.stay.hotel, one.parts) for one in changes(old, new)] == [
        ("changed", "Sora", (("room", "Single", "Twin"),)),
        ("new", "Umi", ()),
        ("gone", "Sora", ()),
    ]


def content(works, language="en"):
    def gather(work):
        mission = work.session.scalars(select(Mission.id).where(Mission.code == CODE)).one()
        return stays.rooming(work, mission, Wanted(language=language))[0]

    return works.read(gather)


def change_three(work):
    """Somebody changes the room, somebody stays on, somebody withdraws."""
    mine = select(Participation).join(Mission, Mission.id == Participation.mission_id)
    found = mine.where(
        Mission.code == CODE, Participation.stage == Stage.CONFIRMED, Participation.check_out.is_not(None)
    )
    one, two, three = work.session.scalars(found.order_by(Participation.id)).all()[:3]
    one.room_type = RoomType.TWIN if one.room_type is not RoomType.TWIN else RoomType.SINGLE
    two.check_in -= timedelta(days=1)
    three.stage = Stage.WITHDRAWN


def test_changes_are_marked_until_the_next_list_is_made(sample_office, tmp_path):
    assert content(sample_office).since is None
    papers.make(sample_office, Order("rooming", CODE), tmp_path)
    assert content(sample_office).since is None
    sample_office.run("Change", change_three)
    marked = content(sample_office)
    assert marked.since is not None
    first = marked.hotels[0]
    assert sorted(one.kind for one in first.changes) == ["changed", "changed", "gone"]
    assert sum(guest.change == "changed" for guest in first.guests) == 2
    for language, words in (("en", "Changes since the list of"), ("ja", "の名簿からの変更")):
        built = lists.build(content(sample_office, language))
        assert faults(built, book=False) == []
        assert words.replace(" ", "") in text_of(built)
    papers.make(sample_office, Order("roster", CODE, cut="rooming"), tmp_path)
    assert content(sample_office).since is None
    (last, *_) = sample_office.read(lambda work: paper_register.made(work, missions.by_code(work, CODE).id, 9))
    sample_office.run("Strike out", partial(paper_register.take_back, papers=last.ids))
    assert content(sample_office).since is not None


def test_the_workbook_has_the_marks_and_a_sheet_of_changes(sample_office, tmp_path):
    papers.make(sample_office, Order("rooming", CODE), tmp_path)
    sample_office.run("Change", change_three)
    made = papers.make(sample_office, Order("roster", CODE, cut="rooming"), tmp_path)
    book = openpyxl.load_workbook(made.paths[0])
    assert [sheet.title for sheet in book if sheet.sheet_state == "visible"][-1] == "Changes"
    told = [str(row) for row in book["Changes"].values]
    assert any("No longer here / 取消" in line for line in told)
    assert any("Room: " in line for line in told)
    assert any(str(cell).startswith("Change since") for cell in next(book.worksheets[0].values))


def test_half_a_list_is_no_measure_for_the_next(sample_office, tmp_path):
    people = [guest.person.key for guest in content(sample_office).hotels[0].guests][:2]
    parts = sample_office.read(
        lambda work: tuple(work.session.scalars(select(Participation.id).where(Participation.person_id.in_(people))))
    )
    papers.make(sample_office, Order("rooming", CODE, people=parts), tmp_path)
    sample_office.run("Change", change_three)
    assert content(sample_office).since is None


def test_other_papers_that_keep_what_they_said_are_no_list(sample_office, tmp_path):
    papers.make(sample_office, Order("rooming", CODE), tmp_path)
    sample_office.run("Change", change_three)
    marked = content(sample_office)
    papers.make(sample_office, Order("letters", CODE, letter="visit-request"), tmp_path)
    papers.make(sample_office, Order("ics", CODE), tmp_path)
    assert content(sample_office) == marked
