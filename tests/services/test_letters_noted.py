"""A letter or list made for hosts is noted on their visits, in the same step as the register's line."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from eujc_desktop.models.mission import Mission
from eujc_desktop.models.visit import Visit
from eujc_desktop.services import papers, visits
from eujc_desktop.services.papers import Order

CODE, DAY = "WCM-2027", date(2027, 2, 3)


def noted(works, *names):
    def read(work):
        mine = select(Visit).join(Mission, Mission.id == Visit.mission_id).where(Mission.code == CODE)
        return {visit.id: [getattr(visit, name) for name in names] for visit in work.session.scalars(mine)}

    return works.read(read)


def first_visit(works):
    return next(iter(noted(works)))


def clear(works, *names):
    def write(work):
        for visit in work.session.scalars(select(Visit)):
            for name in names:
                setattr(visit, name, None)

    works.run("Clear", write)


@pytest.mark.parametrize("letter", ["visit-request", "visit-confirmation", "thank-you", "visitor-list"])
def test_a_letter_to_a_host_is_noted_once_and_the_note_is_taken_back(sample_office, tmp_path, letter):
    fields, visit = visits.SENT[letter], first_visit(sample_office)
    clear(sample_office, *fields)
    made = papers.make(sample_office, Order("letters", CODE, letter=letter, person_id=visit, dated=DAY), tmp_path)
    assert made.visits_noted == 1
    found = noted(sample_office, *fields)
    assert found.pop(visit) == [DAY] * len(fields)
    assert all(day is None for days in found.values() for day in days)
    again = Order("letters", CODE, letter=letter, person_id=visit, dated=date(2027, 2, 9))
    assert papers.make(sample_office, again, tmp_path / "again").visits_noted == 0
    assert noted(sample_office, *fields)[visit] == [DAY] * len(fields)
    sample_office.undo()
    assert noted(sample_office, *fields)[visit] == [None] * len(fields)


def test_the_list_for_one_host_is_noted_and_that_for_all_is_not(sample_office, tmp_path):
    clear(sample_office, "list_sent_on")
    visit = first_visit(sample_office)
    assert papers.make(sample_office, Order("delegation", CODE), tmp_path).visits_noted == 0
    assert papers.make(sample_office, Order("delegation", CODE, person_id=visit), tmp_path).visits_noted == 1
    assert papers.make(sample_office, Order("letters", CODE, letter="selected"), tmp_path).visits_noted == 0
