"""Means of answers, the surveys that are due, and results by code."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eujc_desktop.planning import follow_up
from eujc_desktop.planning.evaluation import NO_ANSWER, Ask, compared, mean, read, together


def test_a_mean_says_of_how_many_and_how_far_apart():
    found = mean([5, 4, None, 3])
    assert (found.n, found.mean, found.counts) == (3, 4.0, ((3, 1), (4, 1), (5, 1)))
    assert round(found.spread, 2) == 0.82
    assert mean([4]).spread is None
    assert mean([None]) == NO_ANSWER


@given(st.lists(st.lists(st.integers(1, 10), max_size=9), max_size=5))
def test_means_together_are_the_mean_of_all(answers):
    assert together(map(mean, answers)) == mean([point for some in answers for point in some])


def test_each_scale_reads_its_answers_and_no_others():
    assert [read(text, "5") for text in ("1", " 5 ", "")] == [1, 5, None]
    assert read("10", "10") == 10
    assert [read(text, "yes/no") for text in ("Y", "no", "はい", "×")] == [1, 0, 1, 0]
    for text, scale in (("6", "5"), ("0", "5"), ("11", "10"), ("4.5", "5"), ("²", "5"), ("maybe", "yes/no")):
        with pytest.raises(ValueError, match=text.replace("²", ".")):
            read(text, scale)


def test_a_question_stands_beside_the_editions_before():
    ask = Ask("q", "Useful?", "5")
    (found,) = compared([ask, Ask("w", "Why?", "words")], {("q", ""): [5, 4]}, {"q": [3, 4]})
    assert (found.now.mean, found.before.mean, found.change) == (4.5, 3.5, 1.0)
    assert compared([ask], {}, {})[0].change is None


def test_surveys_are_due_months_after_the_mission():
    assert follow_up.months_after(date(2027, 3, 26), 12) == date(2028, 3, 26)
    assert follow_up.months_after(date(2027, 11, 30), 3) == date(2028, 2, 29)
    today, due = date(2027, 7, 1), date(2027, 6, 26)
    asked = follow_up.Asked
    states = [
        (asked(date(2027, 7, 2)), "later"), (asked(due), "due"), (asked(due, date(2027, 6, 28)), "sent"),
        (asked(due, date(2027, 6, 1)), "late"), (asked(due, date(2027, 6, 1), date(2027, 6, 25)), "reminded"),
        (asked(due, None, None, today), "answered"),
    ]  # fmt: skip
    assert [follow_up.state(one, today) for one, _ in states] == [wanted for _, wanted in states]
    found = follow_up.rate([one for one, _ in states])
    assert (found.asked, found.sent, found.answered, found.share) == (6, 4, 1, 0.25)
    assert follow_up.rate([]).share is None


@given(st.dates(date(1987, 1, 1), date(2100, 1, 1)), st.integers(1, 60))
def test_months_later_is_so_many_months_later(day, months):
    later = follow_up.months_after(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day <= day.day


def test_values_of_two_currencies_are_not_added():
    results = [
        follow_up.Result("contract", "a", Decimal(1000)), follow_up.Result("contract", "a", Decimal(500), "JPY"),
        follow_up.Result("contract", "b"), follow_up.Result("visit", "b"),
    ]  # fmt: skip
    found = follow_up.by_code(results, ["visit", "memorandum", "contract"])
    assert [(one.code, one.number, one.people) for one in found] == [("visit", 1, 1), ("contract", 3, 2)]
    assert found[1].values == (("EUR", Decimal(1000)), ("JPY", Decimal(500)))
