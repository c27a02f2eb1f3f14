"""Sums: what is owed and why, what of a deposit goes back, and what a mission costs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eujc_desktop.planning import budget
from eujc_desktop.planning.dues import Paid, Payer, due, standing, totals
from eujc_desktop.planning.money import Reduction, in_euro, in_words, parts, rounded
from eujc_desktop.planning.refunds import Case, Rule, propose

FIRST, LAST, AFTER = date(2027, 3, 15), date(2027, 3, 26), date(2027, 5, 1)
RULE = Rule(first_day=FIRST, last_day=LAST, report=True, report_due=date(2027, 4, 23), until=42)
CASE = Case(Decimal(1000), Decimal(1000), kept=11, recorded=True, report=date(2027, 4, 20), size="small")
sums = st.decimals(0, 100_000, places=2)


def words(found):
    return [str(line.words) for line in found.lines]


def test_a_yen_has_no_decimals_and_a_euro_two():
    assert in_words(Decimal("818.184"), "EUR") == "EUR 818.18"
    assert in_words(Decimal("1000.00"), "EUR") == "EUR 1,000"
    assert in_words(Decimal("4260.5"), "JPY") == "JPY 4,261"
    assert in_euro(Decimal(16500), "JPY", Decimal("165")) == Decimal("100.00")
    assert in_euro(Decimal(16500), "JPY", None) is None


@given(sums, st.integers(1, 24), st.sampled_from(["EUR", "JPY"]))
def test_instalments_come_to_the_whole(amount, shares, currency):
    amount = rounded(amount, currency)
    found = parts(amount, shares, currency)
    assert (sum(found), len(found)) == (amount, shares)
    assert all(part == rounded(part, currency) for part in found)


def test_of_reductions_that_fit_the_greatest_counts_and_is_named():
    table = [
        Reduction("deposit", "size", ("micro", "small"), 50),
        Reduction("deposit", "country", ("Portugal",), 30),
        Reduction("deposit", "repeat", (), 20),
        Reduction("fee", "all", (), 100),
    ]
    payer = Payer("small", "PT", repeat=True)
    found = due("deposit", Decimal(1000), "EUR", payer, table)
    assert found.amount == 500
    assert words(found) == ["Deposit", "50 % less: a small company"]
    assert due("deposit", Decimal(1000), "EUR", Payer("large", "PT"), table).amount == 700
    assert due("deposit", Decimal(1000), "EUR", Payer("large"), table).amount == 1000
    assert due("fee", Decimal(2500), "EUR", Payer(), table).amount == 0


@given(sums, st.lists(st.integers(0, 100), max_size=4))
def test_nobody_owes_less_than_nothing_or_more_than_the_whole(amount, percents):
    table = [Reduction("deposit", "all", (), percent) for percent in percents]
    found = due("deposit", amount, "EUR", Payer(), table)
    assert 0 <= found.amount <= amount
    assert sum(line.amount for line in found.lines) == found.amount


def test_what_stands_with_a_deposit():
    today = date(2027, 2, 6)
    asked = Paid(Decimal(1000), Decimal(1000), date(2027, 2, 5))
    known = {
        "none": Paid(),
        "to invoice": Paid(Decimal(1000)),
        "late": asked,
        "open": replace(asked, due=date(2027, 2, 6)),
        "waived": replace(asked, waived=True),
        "short": replace(asked, paid=Decimal(500)),
        "paid": replace(asked, paid=Decimal(1000)),
        "above": replace(asked, paid=Decimal(2000)),
        "decided": replace(asked, paid=Decimal(1000), refund=Decimal(900)),
        "refunded": replace(asked, paid=Decimal(1000), refund=Decimal(900), refunded_on=today),
        "kept": replace(asked, paid=Decimal(1000), refund=Decimal(0)),
    }
    assert {name: standing(one, today) for name, one in known.items()} == {name: name for name in known}
    found = totals([(one, Decimal(700)) for one in known.values()], today)
    assert found.paid == 500 + 1000 + 2000 + 3 * 1000
    assert found.open == 1000 + 1000 + 1000 + 500
    assert found.refunded == 900
    assert found.to_refund == 900 + 8 * 700  # decided, and proposed where nothing is decided


def test_days_missed_take_their_share_and_each_line_says_so():
    found = propose(replace(CASE, missed=Decimal(2)), RULE, AFTER)
    assert (found.state, found.amount) == ("ready", Decimal("818.18"))
    assert words(found) == [
        "Deposit received", "Attended 9 of 11 days", "2 of 11 days are kept", "Report received on 20 Apr 2027",
    ]  # fmt: skip
    assert propose(replace(CASE, missed=Decimal("0.5")), RULE, AFTER).amount == Decimal("954.55")
    found = propose(replace(CASE, missed=Decimal(2), unknown=3, recorded=True), RULE, AFTER)
    assert words(found)[1:3] == ["Of 3 days nothing is known", "Attended 6 of 11 days"]
    by_day = replace(RULE, basis="per day", kept_percent=10, free=1)
    assert propose(replace(CASE, missed=Decimal(3)), by_day, AFTER).amount == 800
    assert propose(replace(CASE, missed=Decimal(11)), replace(by_day, kept_percent=50), AFTER).amount == 0
    assert propose(replace(CASE, missed=Decimal(5)), replace(RULE, basis="whole"), AFTER).amount == 1000


def test_a_refund_waits_for_the_end_of_the_mission_and_for_the_report():
    assert propose(CASE, RULE, LAST).state == "later"
    waits = propose(replace(CASE, report=None), RULE, AFTER)
    assert (waits.state, waits.amount, waits.why) == ("waits", 1000, "The report has not come.")
    assert propose(replace(CASE, report=None), replace(RULE, report=False), AFTER).state == "ready"
    assert propose(replace(CASE, paid=None), RULE, AFTER).state == "nothing"


@pytest.mark.parametrize(
    ("paid", "state", "sums_"),
    [("982.50", "asks", ["982.50", "1000.00"]), ("4260", "asks", ["1000", "4260"]), ("500", "ready", [])],
)
def test_an_odd_sum_is_asked_about(paid, state, sums_):
    found = propose(replace(CASE, paid=Decimal(paid)), RULE, AFTER)
    assert (found.state, [way.amount for way in found.ways]) == (state, [Decimal(one) for one in sums_])


def test_what_was_paid_twice_goes_back_whatever_was_missed():
    found = propose(replace(CASE, paid=Decimal(2000), missed=Decimal(11)), RULE, AFTER)
    assert (found.state, found.amount) == ("ready", 1000)
    assert words(found)[-1] == "Paid twice"


def test_who_withdraws_in_time_gets_all_back_and_later_nothing():
    early, late = date(2027, 2, 1), date(2027, 2, 2)
    assert propose(replace(CASE, gone="withdrawn", gone_on=early), RULE, early).amount == 1000
    found = propose(replace(CASE, gone="withdrawn", gone_on=late), RULE, late)
    assert (found.state, found.amount) == ("ready", 0)
    assert "41 days before the mission, later than 42 days" in words(found)[-1]
    assert propose(replace(CASE, gone="withdrawn"), RULE, late).state == "asks"
    assert propose(replace(CASE, gone="no-show"), RULE, late).amount == 0


def test_only_smes_are_refunded_where_the_rule_says_so():
    smes = replace(RULE, smes_only=True)
    assert propose(replace(CASE, size="large"), smes, AFTER).amount == 0
    assert propose(replace(CASE, size="unknown"), smes, AFTER).state == "asks"
    assert propose(CASE, smes, AFTER).amount == 1000
    assert propose(replace(CASE, recorded=False), RULE, AFTER).why == "No attendance is recorded."


@given(
    st.builds(
        Case, st.none() | sums, sums, st.integers(0, 22).map(lambda n: Decimal(n) / 2), st.just(11), st.integers(0, 11),
        st.booleans(), st.none() | st.dates(), st.sampled_from(["small", "large", "unknown"]),
        st.sampled_from(["", "withdrawn", "no-show"]), st.none() | st.dates(date(2026, 1, 1), date(2028, 1, 1)),
    ),
    st.builds(
        Rule, st.sampled_from(["EUR", "JPY"]), st.sampled_from(["days", "per day", "whole"]), st.integers(0, 100),
        st.integers(0, 5), st.booleans(), st.booleans(), st.none() | st.dates(), st.none() | st.integers(0, 400),
        st.just(FIRST), st.just(LAST),
    ),
)  # fmt: skip
def test_never_more_than_came_goes_back_and_never_less_than_nothing(case, rule):
    found = propose(case, rule, AFTER)
    charges = rounded((case.asked or Decimal(0)), rule.currency)
    for amount in (found.amount, *(way.amount for way in found.ways)):
        assert amount is None or 0 <= amount <= max(case.paid, charges) + Decimal(1)
    if found.state == "asks":
        assert found.ways
        assert found.why


def test_a_budget_in_two_currencies_comes_to_one_sum():
    lines = [
        budget.Cost("1", "travel", "JPY", Decimal(330_000), Decimal(363_000)),
        budget.Cost("2", "meals", "EUR", Decimal(45), Decimal(900), per_head=True),
        budget.Cost("3", "grant", "EUR", Decimal(5000), Decimal(5000)),
        budget.Cost("4", "travel", "EUR", None, Decimal(50)),
    ]
    found = budget.by_category(lines, 24, Decimal(165))
    assert found["travel"] == (2000, 2250, 0)
    assert found["travel"].over
    assert found["meals"] == (1080, 900, 0)
    assert budget.costs(found) == (3080, 3150, 0)
    assert budget.income(found).planned == 5000
    assert budget.for_each(Decimal(3150), 24) == Decimal("131.25")
    assert budget.for_each(Decimal(3150), 0) is None
    assert budget.by_category(lines, 24, None)["travel"] == (0, 50, 1)
    assert budget.in_euros(lines[3], 24, None).over
    assert budget.over(found) == {"travel"}


def test_more_income_than_planned_is_not_over_budget():
    grant = budget.Cost("1", "grant", "EUR", Decimal(5000), Decimal(6000))
    assert not budget.in_euros(grant, 24, None).over
    assert not budget.over(budget.by_category([grant], 24, None))


def test_a_mission_without_attendance_says_that_no_day_is_missed():
    case = Case(asked=Decimal(1000), paid=Decimal(1000), kept=0)
    found = propose(case, Rule(last_day=date(2026, 1, 1)), date(2026, 2, 1))
    assert found.amount == 1000
    assert any("No attendance is kept" in line.words for line in found.lines)
    whole = propose(case, Rule(basis="whole", last_day=date(2026, 1, 1)), date(2026, 2, 1))
    assert len(whole.lines) == 1
