"""Applicants scored, decided in an outbox, released as one step, and moved up the waiting list."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from eujc_desktop.common.errors import Refused
from eujc_desktop.models.choices import Stage
from eujc_desktop.models.paper import Paper
from eujc_desktop.models.paper_kinds import PaperKind
from eujc_desktop.models.participation import Participation
from eujc_desktop.services import grids, missions, people, selection, status_letters, travellers
from eujc_desktop.services.letters import gathering
from eujc_desktop.store.work import Works
from tests.services.importing import add_mission

TODAY = date(2026, 11, 26)


@pytest.fixture
def mission(with_applicants: Works) -> str:
    return with_applicants.read(lambda work: missions.by_code(work, "WCM-2027").id)


def sheet(works: Works, mission: str, reviewer: str = "Ito") -> selection.Sheet:
    return works.read(lambda work: selection.sheet(work, mission, reviewer))


def stage(works: Works, person: str) -> tuple[Stage, int | None]:
    def read(work):
        part = work.get(Participation, person)
        return part.stage, part.waiting_rank

    return works.read(read)


def test_points_put_the_best_first(with_applicants: Works, mission: str) -> None:
    with_applicants.run("Begin", lambda work: selection.begin(work, mission))
    first = sheet(with_applicants, mission)
    assert [one.weight for one in first.criteria] == [3, 3, 2, 1]
    best = next(row for row in reversed(first.rows) if row.verdict.answer != "fail")
    for criterion in first.criteria:
        give = (best.id, criterion.id)
        with_applicants.run("Score", lambda work, give=give: selection.score(work, *give, "Ito", Decimal(5)))
    found = sheet(with_applicants, mission)
    assert (found.rows[0].id, found.rows[0].marks.median, found.reviewers) == (best.id, Decimal("100.0"), ("Ito",))
    assert set(found.rows[0].own.values()) == {Decimal(5)}
    assert not sheet(with_applicants, mission, "Berg").rows[0].own
    comment = selection.comment
    with_applicants.run("Comment", lambda work: comment(work, *give, "Ito", " Knows kaizen. \n"))
    ((who, on, words),) = sheet(with_applicants, mission).rows[0].comments
    assert (who, on.id, words) == ("Ito", give[1], "Knows kaizen.")
    with pytest.raises(Refused, match="none are given"):
        with_applicants.run("Comment", lambda work: comment(work, *give, "Berg", "Never met"))
    with_applicants.run("Comment", lambda work: comment(work, *give, "Ito", ""))
    assert sheet(with_applicants, mission).rows[0].comments == ()
    with pytest.raises(Refused, match="from 0 to 5"):
        with_applicants.run("Score", lambda work: selection.score(work, *give, "Ito", Decimal(6)))


def test_decisions_wait_until_they_are_released_as_one_step(with_applicants: Works, mission: str) -> None:
    one, two, three, four = [row.id for row in sheet(with_applicants, mission).rows[:4]]
    before = stage(with_applicants, one)
    decide = selection.decide
    with_applicants.run("Select", lambda work: decide(work, [one], Stage.SELECTED, TODAY))
    with_applicants.run("Wait", lambda work: decide(work, [two, three], Stage.WAITING, TODAY))
    with_applicants.run("Reject", lambda work: decide(work, [four], Stage.REJECTED, TODAY, "No seat left"))
    assert sheet(with_applicants, mission).waiting == 4
    assert stage(with_applicants, one) == before
    with_applicants.run("Back", lambda work: selection.recall(work, [four]))
    letters = with_applicants.run("Release", lambda work: selection.release(work, mission)).result
    assert {letter: set(people) for letter, people in letters.items()} == {
        "selected": {one},
        "waiting-list": {two, three},
    }
    assert (stage(with_applicants, one)[0], stage(with_applicants, two), stage(with_applicants, three)) == (
        Stage.SELECTED,
        (Stage.WAITING, 1),
        (Stage.WAITING, 2),
    )
    assert sheet(with_applicants, mission).waiting == 0
    with_applicants.run("Up", lambda work: selection.move(work, three, -1))
    assert stage(with_applicants, three)[1] == 1
    promoted = with_applicants.run("Promote", lambda work: selection.promote(work, mission, TODAY)).result
    assert promoted == three
    for _ in range(3):
        with_applicants.undo()
    assert stage(with_applicants, one) == before
    assert sheet(with_applicants, mission).waiting == 3


def test_undo_tells_of_letters_that_went_out_and_are_not_true_any_more(with_applicants: Works, mission: str) -> None:
    works = with_applicants
    one, two = [row.id for row in sheet(works, mission).rows[:2]]
    works.run("Select", lambda work: selection.decide(work, [one, two], Stage.SELECTED, TODAY))
    works.run("Release", lambda work: selection.release(work, mission))

    def hand(work) -> None:
        for key, handed in ((one, datetime(2026, 11, 27, 9, tzinfo=UTC)), (two, None)):
            part = work.get(Participation, key)
            given = {"mission_id": mission, "person_id": part.person_id, "kind": PaperKind.LETTER, "cut": "selected"}
            work.session.add(Paper(**given, made_at=datetime(2026, 11, 27, tzinfo=UTC), made_by="A", sha256="0",
                                   handed_at=handed))  # fmt: skip

    works.enter("Hand to mail", hand)
    assert works.read(lambda work: status_letters.untrue(work, [one, two])) == ()
    works.undo()
    (told,) = works.read(lambda work: status_letters.untrue(work, [one, two]))
    assert (told.title, told.day) == ("Selected", date(2026, 11, 27)), "what was not handed over tells nobody"
    works.redo()
    assert works.read(lambda work: status_letters.untrue(work, [one, two])) == ()


def test_another_status_makes_its_letter_due(with_applicants: Works, mission: str) -> None:
    people_ = [row.id for row in sheet(with_applicants, mission).rows[:4]]

    def due(done) -> list[tuple[str, set[str]]]:
        touched = [key for table, key in done.changes.touched if table == "participation"]
        found = status_letters.of_step(with_applicants, done.changes.number, touched)
        return [(one.letter, set(one.people)) for one in found]

    def give(key: str, value: str, who: list[str] = people_) -> list[tuple[str, set[str]]]:
        values = {f"participation.{key}": value}
        return due(with_applicants.run("Change", lambda work: grids.change_many(work, "participants", who, values)))

    assert give("stage", "waiting list") == [("waiting-list", set(people_))]
    assert give("remark", "Seen in Lyon") == [], "the status is what it was"
    assert give("stage", "confirmed", people_[:1]) == [("deposit-request", {people_[0]})]
    assert give("deposit_paid", "500", people_[1:2]) == []
    assert give("stage", "confirmed", people_[1:2]) == [], "nothing is to be asked of who has paid"
    assert give("stage", "withdrawn", people_[2:]) == [], "no letter tells of it"
    for _ in range(6):
        with_applicants.undo()


def test_who_has_withdrawn_since_is_told_nothing_and_who_is_in_stays_so(with_applicants: Works, mission: str) -> None:
    left, sure, one = [row.id for row in sheet(with_applicants, mission).rows[:3]]
    with_applicants.run("Select", lambda work: selection.decide(work, [left, sure, one], Stage.SELECTED, TODAY))

    def meanwhile(work):
        work.get(Participation, left).stage = Stage.WITHDRAWN
        work.get(Participation, sure).stage = Stage.CONFIRMED

    with_applicants.run("Meanwhile", meanwhile)
    assert sheet(with_applicants, mission).waiting == 1
    letters = with_applicants.run("Release", lambda work: selection.release(work, mission)).result
    assert letters == {"selected": (one,)}
    assert [stage(with_applicants, key)[0] for key in (left, sure)] == [Stage.WITHDRAWN, Stage.CONFIRMED]
    with_applicants.run("Again", lambda work: setattr(work.get(Participation, left), "stage", Stage.APPLIED))
    assert sheet(with_applicants, mission).waiting == 0, "what was overtaken does not come back"
    with_applicants.undo()
    with pytest.raises(Refused, match="withdrawn"):
        with_applicants.run("Wait", lambda work: selection.decide(work, [one, left], Stage.WAITING, TODAY))


def test_nobody_is_promoted_from_an_empty_list(with_applicants: Works, mission: str) -> None:
    with pytest.raises(Refused, match="waiting list"):
        with_applicants.run("Promote", lambda work: selection.promote(work, mission, TODAY))


def test_the_rules_of_the_mission_give_the_verdicts(with_applicants: Works, mission: str) -> None:
    found = {row.name: row for row in sheet(with_applicants, mission).rows}
    assert "it declares an SME, the figures say large" in found["IJsbrand de Vries"].verdict.reasons
    (wout,) = (row for name, row in found.items() if "Wout" in name)
    assert "the commitment letter is missing" in wout.verdict.reasons


@pytest.mark.parametrize(
    ("programme", "nationality", "answers"),
    [
        ("VIJ", "LV", {"pass": ""}),
        ("VIJ", "JP", {"fail": "the nationality, Japan, does not count"}),
        ("VIE", "JP", {"pass": ""}),
        ("VIE", "LV", {"fail": "the nationality, Latvia, does not count"}),
        ("MINERVA", "LV", {"pass": ""}),
    ],
)
def test_students_are_judged_by_where_they_come_from_and_what_they_study(
    office: Works, programme: str, nationality: str, answers: dict[str, str]
) -> None:
    """Both ways of Vulcanus, and fellows, who are no students; companies count for none of them."""
    add_mission(office, f"{programme}-27", "2027-08-02", "2027-08-27", programme=programme)
    student = {
        "person.family_name": "Mori", "person.nationality": nationality, "person.consent_data": "1 Sep 2026",
        "person.education": "機械工学", "person.study_year": "修士1年", "person.english_level": "TOEIC 850",
        "participation.citizenship_proof": "yes", "participation.enrolment_proof": "yes",
    }  # fmt: skip
    mission_id = office.read(lambda work: missions.by_code(work, f"{programme}-27").id)
    part = office.run("Add", lambda work: people.enrol(work, mission_id, student)).result
    (row,) = sheet(office, mission_id).rows
    assert {row.verdict.answer: "; ".join(row.verdict.reasons)} == answers
    found = office.read(lambda work: travellers.findings(work, mission_id, TODAY))
    assert not {one.rule for one in found} & {"missing commitment letter", "seat", "missing proof of enrolment"}
    office.run("None", lambda work: grids.change(work, "participants", part, {"participation.enrolment_proof": "no"}))
    told = office.read(lambda work: travellers.findings(work, mission_id, TODAY))
    assert ("missing proof of enrolment" in {one.rule for one in told}) == (programme != "MINERVA")
    letters = office.read(
        lambda work: gathering.gathered(work, mission_id, "eligibility-query", day=TODAY, one=part).addressed
    )
    papers = [text for passage in letters[0].letter.passages for text in passage.texts]
    assert any("enrolled" in text for text in papers) == (programme != "MINERVA")
    assert not [text for text in papers if "employer" in text]
