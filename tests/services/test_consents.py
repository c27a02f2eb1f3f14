"""Consents with their days: given, taken back, and told where papers had gone out before."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import partial

import pytest

from eujc_desktop import services
from eujc_desktop.common.errors import Invalid
from eujc_desktop.models.disclosure import Disclosure
from eujc_desktop.models.paper import Paper
from eujc_desktop.models.paper_kinds import PaperKind
from tests.services.importing import CODE


@pytest.fixture
def mission(office):
    return office.read(partial(services.missions.by_code, code=CODE)).id


@pytest.fixture
def part(office, mission):
    values = {"person.family_name": "Berg", "person.consent_source": "Form A"}
    return office.run("Enrol", partial(services.people.enrol, mission_id=mission, values=values)).result


@pytest.fixture
def person(office, part):
    rows = office.read(partial(services.grids.rows, grid="participants", wanted=[part]))
    return rows[0]["records"]["person"]


def of(office, person, subject):
    lines = office.read(partial(services.consents.standing, person_id=person))
    return next(one for one in lines if one.subject == subject)


def change(office, part, **values):
    given = {f"person.{name}": value for name, value in values.items()}
    office.run("Edit", partial(services.grids.change, grid="participants", row_id=part, values=given))


def answer(office, person, subject, given, day, **more):
    values = {"subject": subject, "given": given, "day": day, **more}
    office.run("Answer", partial(services.consents.answer, person_id=person, values=values))


def give(office, mission, person, recipient, kind, day):
    """A paper that went out on a day."""

    def enter(work):
        at = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
        paper = Paper(mission_id=mission, kind=kind, made_at=at, made_by="Anna Berg", sha256="0" * 64)
        work.session.add(paper)
        work.session.flush()
        work.session.add(
            Disclosure(mission_id=mission, person_id=person, paper_id=paper.id, recipient=recipient, given_at=at)
        )

    office.enter("Paper", enter)


def test_what_is_changed_in_a_list_is_kept_with_its_day(office, mission, part, person):
    assert of(office, person, "hosts").given is None
    change(office, part, consent_hosts="yes")
    now = of(office, person, "hosts")
    (first,) = now.answers
    assert (now.given, now.day) == (True, date.today())
    assert (first.given, first.paper, first.taken_by, first.mission) == (True, "Form A", "Anna Berg", CODE)
    change(office, part, consent_hosts="no")
    assert [one.given for one in of(office, person, "hosts").answers] == [False, True]
    office.undo()
    assert [one.given for one in of(office, person, "hosts").answers] == [True]
    change(office, part, consent_hosts="yes", consent_book="")
    assert len(of(office, person, "hosts").answers) == 1


def test_consent_to_data_has_its_own_day_and_is_taken_back_by_emptying_it(office, part, person):
    change(office, part, consent_data="2026-10-04")
    assert (of(office, person, "data").given, of(office, person, "data").day) == (True, date(2026, 10, 4))
    change(office, part, consent_data="")
    now = of(office, person, "data")
    assert (now.given, now.day, len(now.answers)) == (False, date.today(), 2)


def test_an_answer_that_is_entered_later_does_not_overrule_a_newer_one(office, part, person):
    answer(office, person, "photo", "no", "2026-11-02", paper="Mail")
    answer(office, person, "photo", "yes", "2026-10-01", taken_by="Ørum")
    now = of(office, person, "photo")
    assert (now.given, now.day, [one.given for one in now.answers]) == (False, date(2026, 11, 2), [False, True])
    assert now.answers[1].taken_by == "Ørum"
    with pytest.raises(Invalid):
        answer(office, person, "photo", "", "2026-10-01")


def test_no_answer_comes_from_a_day_that_is_still_to_come(office, part, person):
    tomorrow = date.today() + timedelta(days=1)
    with pytest.raises(Invalid, match="lies in the future"):
        answer(office, person, "hosts", "no", tomorrow)
    with pytest.raises(Invalid, match="lies in the future"):
        change(office, part, consent_data=tomorrow)
    answer(office, person, "hosts", "yes", date.today())
    assert of(office, person, "hosts").given is True


def test_what_went_out_before_is_told_when_consent_is_taken_back(office, mission, part, person):
    answer(office, person, "hosts", "yes", "2026-10-01")
    give(office, mission, person, "Alfa K.K.", PaperKind.DELEGATION, date(2026, 10, 20))
    give(office, mission, person, "Fellow participants", PaperKind.BOOK, date(2026, 10, 21))
    assert of(office, person, "hosts").told == ()
    assert office.read(partial(services.consents.findings, mission_id=mission)) == ()
    answer(office, person, "hosts", "no", "2026-11-02")
    give(office, mission, person, "Beta K.K.", PaperKind.DELEGATION, date(2026, 11, 20))
    (told,) = of(office, person, "hosts").told
    assert (told.recipient, told.paper, told.day) == ("Alfa K.K.", "Delegation list", date(2026, 10, 20))
    (found,) = office.read(partial(services.consents.findings, mission_id=mission))
    assert (found.person, found.field, found.severity) == (part, "person.consent_hosts", "warning")
    assert "Alfa K.K. (Delegation list, " in found.message
    answer(office, person, "hosts", "yes", "2026-11-25")
    assert office.read(partial(services.consents.findings, mission_id=mission)) == ()
