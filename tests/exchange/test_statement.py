"""Bank statements as they are copied: day, sum and words whatever the columns; account numbers are gone at once."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eujc_desktop.common.errors import UserError
from eujc_desktop.exchange.statement import lines


@pytest.mark.parametrize(
    ("row", "amount"),
    [
        ("03/02/2027\tDeposit\t1.000,00", "1000"),
        ("2027-02-03\t+1 000,00 €\tDeposit", "1000"),
        ("3 Feb 2027;Deposit;982.50;EUR", "982.50"),
        ("03/02/2027\tRefund\t-818,18", "-818.18"),
        ("2027年2月3日\t150,000円\t保証金", "150000"),
    ],
)
def test_a_sum_is_found_in_whatever_column(row, amount):
    (found,), left = lines(row)
    assert (found.day, found.amount, left) == (date(2027, 2, 3), Decimal(amount), [])


def test_headings_and_balances_are_no_sums_and_account_numbers_are_taken_out():
    text = "Date\tText\tAmount\tBalance\n03/02/2027\tBERG DE89 3704 0044 0532 0130 00 WCM27-018\t1.000,00\t9.000,00"
    (found,), left = lines(text)
    assert (found.amount, found.text, left) == (Decimal(1000), "BERG WCM27-018", ["Date Text Amount Balance"])


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200) | st.from_regex(r"[0-9.,;\t /\-\n]{0,80}"))
def test_any_text_gives_lines_or_a_plain_refusal(text):
    try:
        found, _ = lines(text)
    except UserError:
        return
    assert found
    assert all(line.amount for line in found)
