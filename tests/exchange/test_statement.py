"""Bank statements as they are copied: day, sum and words whatever the columns; account numbers are gone at once."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from eujc_desktop.common.errors import UserError
from eujc_desktop.exchange.statement import lines, of_file


@pytest.mark.parametrize(
    ("row", "amount"),
    [
        ("03/02/2027\tDeposit\t1.000,00", "1000"),
        ("2027-02-03\t+1 000,00 €\tDeposit", "1000"),
        ("3 Feb 2027;Deposit;982.50;EUR", "982.50"),
        ("03/02/2027\tRefund\t-818,18", "-818.18"),
        ("2027年2月3日\t150,000円\t保証金", "150000"),
        ("20270203;Deposit;1.234,56;4711", "1234.56"),
        ('2027-02-03,Deposit,"1,234.56"', "1234.56"),
        ("2027-02-03;Deposit;1'234.56", "1234.56"),
        ("2027-02-03;Out;(50,00)", "-50"),
        ("2027-02-03;Out;50,00-", "-50"),
        ("2027-02-03;Out;EUR -50.00", "-50"),
        ("2027-02-03;Out;50.00;D", "-50"),
        ("2027-02-03;Out;−50.00", "-50"),
        ("2027-02-03;Out;–50,00 €", "-50"),
        ("2027-02-03;Out;−€50.00", "-50"),
        ("2027年2月3日\t▲5,000円\t返金", "-5000"),
    ],
)
def test_a_sum_is_found_in_whatever_column(row, amount):
    (found,), left = lines(row)
    assert (found.day, found.amount, left) == (date(2027, 2, 3), Decimal(amount), [])


def test_headings_and_balances_are_no_sums_and_account_numbers_are_taken_out():
    text = "Date\tText\tAmount\tBalance\n03/02/2027\tBERG DE89 3704 0044 0532 0130 00 WCM27-018\t1.000,00\t9.000,00"
    (found,), left = lines(text)
    assert (found.amount, found.text, left) == (Decimal(1000), "BERG WCM27-018", ["Date Text Amount Balance"])


@pytest.mark.parametrize(
    "text",
    [
        "Buchungstag;Text;Soll;Haben;Saldo\n01.02.2027;Refund;250,00;;1,00\n02.02.2027;Deposit;;1.000,00;2,00",
        'Date,Text,Paid out,Paid in,Balance\n2027-02-01,Refund,250.00,,1.00\n2027-02-02,Deposit,,"1,000.00",2.00',
        "日付\t出金\t入金\t摘要\t残高\n2027/2/1\t250\t\tRefund\t1\n2027/2/2\t\t1,000\tDeposit\t2",
        "Date;Text;Creditor ID;Amount;\n2027-02-01;Refund;;-250,00;\n2027-02-02;Deposit;;1000,00;",
        "Account;7;;\nDate;Text;Amount;Debit/Credit\n1.2.2027;Refund;250,00;D\n2.2.2027;Deposit;1000,00;C",
    ],
)
def test_what_went_out_is_known_by_the_headings_of_any_bank(text):
    found, _ = lines(text)
    assert [(line.text, line.amount) for line in found] == [("Refund", Decimal(-250)), ("Deposit", Decimal(1000))]


def test_a_reference_that_is_a_number_and_the_currency_stay_with_the_line():
    (found,), _ = lines("2027-02-03;Berg;4711;1000,00;USD")
    assert (found.text, found.currency) == ("Berg 4711", "USD")


def test_more_lines_than_can_be_looked_at_are_refused_and_none_is_lost_in_silence():
    with pytest.raises(UserError, match="at most 2000 lines"):
        lines("2027-02-03;Deposit;1,00\n" * 2001)


STATEMENT = "Datum;Text;Betrag\n03.02.2027;Müller Spółka DE89 3704 0044 0532 0130 00;1.000,00\n;;\nSumme;;\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "cp932", "mac-roman"])
def test_a_file_of_any_encoding_gives_its_lines(tmp_path, encoding):
    path = tmp_path / "statement.csv"
    path.write_bytes(STATEMENT.encode(encoding, "replace"))
    (found,), left = of_file(path)
    assert (found.day, found.amount) == (date(2027, 2, 3), Decimal(1000))
    assert "3704" not in found.text
    assert left == ["Datum Text Betrag", "Summe"]


def test_the_sums_of_a_workbook_are_no_thousands_and_other_files_are_refused_in_words(tmp_path):
    book, path = Workbook(), tmp_path / "statement.xlsx"
    for row in (("Date", "Text", "Amount"), (date(2027, 2, 3), "Deposit", 1000.5), (date(2027, 2, 4), "Fee", -1234)):
        book.active.append(row)
    book.save(path)
    found, _ = of_file(path)
    assert [(line.day.day, line.amount) for line in found] == [(3, Decimal("1000.50")), (4, Decimal(-1234))]
    for name, data in (("a.csv", b"Date;Text\n2027-02-03;Berg\n"), ("b.csv", b""), ("c.csv", b"%PDF-1.7 x"),
                       ("d.csv", b'"open;1\n' * 3)):  # fmt: skip
        (tmp_path / name).write_bytes(data)
        with pytest.raises(UserError) as refused:
            of_file(tmp_path / name)
        assert refused.value.cure


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200) | st.from_regex(r"[0-9.,;\t /\-\n]{0,80}"))
def test_any_text_gives_lines_or_a_plain_refusal(text):
    try:
        found, _ = lines(text)
    except UserError:
        return
    assert found
    assert all(line.amount for line in found)
