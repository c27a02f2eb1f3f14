"""A bank statement beside what is open: what is sure is matched, what is not is asked."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from eujc_desktop.planning.statement import BankLine, Expected, matched

DAY = date(2027, 2, 1)
OPEN = [
    Expected("a", "Anna Berg", ("Berg", "Nordwerk AB"), "WCM27-018", Decimal(1000)),
    Expected("b", "Bo Lind", ("Lind",), "WCM27-019", Decimal(500)),
    Expected("c", "Cy Ní Bhriain", ("Ní Bhriain",), "WCM27-020", Decimal(1000), paid=True),
    Expected("d", "Anna Berg", ("Berg",), "WCM27-018", Decimal(-818)),
]


def looked(text, amount="1000"):
    (found,) = matched([BankLine(1, DAY, Decimal(amount), text)], OPEN)
    return found.state, found.of, [str(doubt) for doubt in found.doubts]


def test_a_line_with_its_reference_and_sum_is_sure():
    assert looked("SEPA wcm27 018 deposit") == ("sure", "a", [])
    assert looked("Deposit WCM27/019", "500") == ("sure", "b", [])
    assert looked("Refund WCM27-018", "-818") == ("sure", "d", [])


def test_what_is_odd_about_a_line_is_asked():
    assert looked("WCM27-019")[2] == ["EUR 1,000 instead of EUR 500."]
    assert looked("WCM27-081")[1:] == ("a", ["The reference may be WCM27-018, digits swapped."])
    assert looked("WCM27-020")[2] == ["Cy Ní Bhriain has paid already."]
    assert looked("from LIND, travel", "500")[1:] == ("b", ["No reference: found by the name."])
    assert looked("WCM27-018 and WCM27-019")[2][0] == "It may be of several people: Anna Berg, Bo Lind."


def test_a_sum_in_another_currency_is_asked_about():
    (found,) = matched([BankLine(1, DAY, Decimal(1000), "WCM27-018", "USD")], OPEN)
    assert (found.state, found.of) == ("ask", "a")
    assert [str(doubt) for doubt in found.doubts] == ["USD 1,000 instead of EUR 1,000."]


def test_a_longer_number_is_not_the_reference_and_strangers_are_nobody():
    assert looked("WCM27-0189")[0] == "nobody"
    assert looked("Rent of March")[:2] == ("nobody", "")
    assert looked("WCM27-019", "-500")[0] == "nobody"


def test_two_lines_of_one_person_are_asked_about():
    lines = [BankLine(n, DAY, Decimal(1000), "WCM27-018") for n in (1, 2)]
    assert [one.state for one in matched(lines, OPEN)] == ["ask", "ask"]


@given(st.lists(st.tuples(st.text(max_size=60), st.decimals(-5000, 5000, places=2)), max_size=6))
def test_no_text_breaks_it_and_each_line_is_answered(lines):
    given_ = [BankLine(n, None, amount, text) for n, (text, amount) in enumerate(lines)]
    assert [one.line for one in matched(given_, OPEN)] == given_
