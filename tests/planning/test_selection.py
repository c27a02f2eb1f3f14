"""Who may take part and why not, and what reviewers' points come to."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from eujc_desktop.planning import selection
from eujc_desktop.planning.eligibility import Firm
from eujc_desktop.planning.programmes import Studies
from eujc_desktop.planning.selection import Applicant, Marks, Rules, Weight
from eujc_desktop.planning.students import Said

STUDENTS = Rules(students=True, studies=Studies(4, ("engineering", "science"), "B2"))
FIRM = Firm("f", "Rīgas Precīzija", staff=40, turnover=Decimal(6), balance=Decimal(4), country="LV", declared_sme=True)
ANNA = Applicant(
    "1",
    "Anna",
    "applied",
    FIRM,
    "LV",
    True,
    True,
    consent_data=True,
    studies=Said("4th", "mechanical engineering", "C1", enrolled=True),
)


def verdict(one: Applicant, rules: Rules = Rules(), *others: Applicant) -> tuple[str, tuple[str, ...]]:
    found = selection.verdicts([*others, one], rules)[one.id]
    return found.answer, found.reasons


def test_who_keeps_every_rule_passes():
    assert verdict(ANNA, Rules(sme_only=True, firm_seats=1)) == ("pass", ())
    assert verdict(ANNA, Rules(students=True)) == ("pass", ())
    assert verdict(ANNA, STUDENTS) == ("pass", ())


@pytest.mark.parametrize(
    ("change", "rules", "answer", "reason"),
    [
        ({"firm": None}, Rules(), "ask", "no company is entered"),
        (
            {"firm": FIRM._replace(country="US")},
            Rules(),
            "fail",
            "the company's country, United States, does not count",
        ),
        ({"firm": FIRM._replace(country=None)}, Rules(), "ask", "the country of the company is not known"),
        (
            {"firm": FIRM._replace(staff=312, declared_sme=False)},
            Rules(sme_only=True),
            "fail",
            "the company is large (312 staff), and the mission is for SMEs only",
        ),
        (
            {"firm": FIRM._replace(staff=None)},
            Rules(sme_only=True),
            "ask",
            "the size of the company is not known: staff, and turnover or balance sheet",
        ),
        (
            {"firm": FIRM._replace(group="yes: holding owns 30 %")},
            Rules(),
            "ask",
            "the figures of its group count too (yes: holding owns 30 %)",
        ),
        ({"firm": FIRM._replace(staff=312)}, Rules(), "ask", "it declares an SME, the figures say large"),
        ({"commitment_letter": False}, Rules(), "ask", "the commitment letter is missing"),
        ({"consent_data": False}, Rules(), "ask", "no consent to data handling"),
        ({"nationality": "IN"}, Rules(students=True), "fail", "the nationality, India, does not count"),
        ({"citizenship_proof": None}, Rules(students=True), "ask", "the proof of citizenship is not noted"),
    ],
)
def test_each_rule_gives_its_answer_with_the_reason(change, rules, answer, reason):
    assert verdict(replace(ANNA, **change), rules) == (answer, (reason,))


def test_associated_states_count_when_the_mission_says_so():
    swiss = replace(ANNA, firm=FIRM._replace(country="CH"))
    assert verdict(swiss)[0] == "fail"
    assert verdict(swiss, Rules(states=Rules().states | {"CH"}))[0] == "pass"


def test_seats_of_a_company_go_to_those_who_are_in_first():
    bert = replace(ANNA, id="2", name="Bert", stage="confirmed")
    rules = Rules(firm_seats=1)
    assert verdict(ANNA, rules, bert) == ("ask", ("Rīgas Precīzija has 1 of 1 seats already",))
    assert verdict(bert, rules, ANNA)[0] == "pass"
    assert verdict(ANNA, rules, replace(bert, stage="withdrawn"))[0] == "pass"


def test_seats_of_a_company_go_by_marks_and_then_by_the_waiting_list():
    """Not by name: the best takes the seat, and who was put on the waiting list stands behind the others."""
    people = [replace(ANNA, id=key, name=key) for key in "abc"]
    marks = {"a": Marks((("Ito", Decimal(40)),)), "b": Marks((("Ito", Decimal(90)),)), "c": Marks()}

    def seated(*changed: Applicant) -> list[str]:
        found = selection.verdicts(list(changed), Rules(firm_seats=1), marks)
        return [key for key, one in found.items() if one.answer == "pass"]

    assert seated(*people) == ["b"]
    ranks = zip(people, (2, 3, 1), strict=True)
    waiting = [replace(one, stage="waiting list", waiting_rank=rank) for one, rank in ranks]
    assert seated(*waiting) == ["c"]
    assert seated(people[0], waiting[1]) == ["a"]
    assert seated(waiting[0], replace(waiting[2], waiting_rank=None)) == ["a"]


CRITERIA = [Weight("m", "Motivation", 3), Weight("f", "Fit", 1, best=10)]


def test_points_are_weighed_and_reviewers_compared():
    points = {("Ito", "m"): Decimal(5), ("Ito", "f"): Decimal(5), ("Berg", "m"): Decimal(2), ("Berg", "f"): Decimal(10)}
    found = selection.marks(points, CRITERIA)
    assert found.totals == (("Berg", Decimal("55.0")), ("Ito", Decimal("87.5")))
    assert (found.median, found.spread, found.missing) == (Decimal("71.25"), Decimal("32.5"), ())


def test_who_has_judged_a_part_counts_with_it_and_is_named():
    found = selection.marks({("Ito", "m"): Decimal(4)}, CRITERIA)
    assert (found.median, found.missing) == (Decimal("80.0"), ("Ito",))
    assert selection.marks({}, CRITERIA) == Marks()


def test_points_beyond_the_most_of_a_criterion_say_nothing():
    """The most was lowered after somebody had judged: no applicant comes to more than all points."""
    points = {("Ito", "m"): Decimal(5), ("Ito", "f"): Decimal(8), ("Berg", "m"): Decimal(3)}
    found = selection.marks(points, [Weight("m", "Motivation", 3, best=4), Weight("f", "Fit", 1, best=10)])
    assert found.totals == (("Berg", Decimal("75.0")), ("Ito", Decimal("80.0")))
    assert found.missing == ("Berg", "Ito")


def test_best_marks_stand_first_and_who_fails_or_is_gone_last():
    people = [replace(ANNA, id=key, stage="withdrawn" if key == "e" else "applied") for key in "eabcd"]
    verdicts = {key: selection.Verdict("fail" if key == "a" else "pass") for key in "abcde"}
    marks = {key: Marks((("Ito", Decimal(value)),)) for key, value in (("e", 98), ("a", 99), ("b", 50), ("c", 70))} | {
        "d": Marks()
    }
    assert [one.id for one in selection.ranked(people, verdicts, marks)] == ["c", "b", "d", "a", "e"]
