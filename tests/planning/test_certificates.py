"""Who may have a certificate, and what is said of those who may not."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eujc_desktop.planning.certificates import Attended, Rule, lacking


def there(days: str, of: int = 10) -> Attended:
    return Attended(Decimal(days), of, recorded=True)


@pytest.mark.parametrize(
    ("rule", "attended", "reported", "words"),
    [
        (Rule(), there("0"), False, ""),
        (Rule(percent=80), there("8"), False, ""),
        (Rule(percent=80), there("7.5"), False, "attended 7.5 of 10 days, 8 needed"),
        (Rule(percent=75), there("7.5"), False, ""),
        (Rule(percent=75, days=9), there("8"), False, "attended 8 of 10 days, 9 needed"),
        (Rule(days=8), there("3"), False, "attended 3 of 10 days, 8 needed"),
        (Rule(days=8), Attended(of=10), False, "no attendance is recorded, 8 needed"),
        (Rule(days=8), Attended(), False, ""),
        (Rule(report=True), there("10"), False, "report not received"),
        (Rule(report=True), there("10"), True, ""),
        (Rule(80, report=True), there("3"), False, "attended 3 of 10 days, 8 needed; report not received"),
    ],
)
def test_what_somebody_lacks(rule, attended, reported, words):
    assert lacking(rule, attended, reported=reported) == words


@given(st.integers(0, 100), st.integers(0, 40), st.integers(0, 80))
def test_no_share_asks_for_more_than_there_is_nor_lets_less_pass(percent, of, halves):
    days = Decimal(min(halves, 2 * of)) / 2
    told = lacking(Rule(percent), Attended(days, of, recorded=True), reported=False)
    assert bool(told) == (days * 100 < percent * of)
