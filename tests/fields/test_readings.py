"""How people write days, times, numbers, phones and postcodes, as in the sheets that reach an office."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal

import pytest

from eujc_desktop.fields import days, kinds, numbers, readings

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("raw", "day"),
    [
        ("2027-03-15", (2027, 3, 15)),
        ("2027/3/15", (2027, 3, 15)),
        ("2027-03-15 00:00:00", (2027, 3, 15)),
        ("27/05/1993", (1993, 5, 27)),
        ("31-12-2029", (2029, 12, 31)),
        ("14.01.2037", (2037, 1, 14)),
        ("14. 1. 2037", (2037, 1, 14)),
        ("5/9/79", (1979, 9, 5)),
        ("05/13/2027", (2027, 5, 13)),
        ("\u00a014/03/2027 ", (2027, 3, 14)),
        ("15 March 2027", (2027, 3, 15)),
        ("Mon, 15 March 2027", (2027, 3, 15)),
        ("15-Mar-27", (2027, 3, 15)),
        ("March 15, 2027", (2027, 3, 15)),
        ("Mar 15 2027", (2027, 3, 15)),
        ("1er mars 2027", (2027, 3, 1)),
        ("lundi 15 mars 2027", (2027, 3, 15)),
        ("30 août 2027", (2027, 8, 30)),
        ("30. August 2027", (2027, 8, 30)),
        ("Montag, 15. März 2027", (2027, 3, 15)),
        ("2027年3月15日", (2027, 3, 15)),
        ("２０２７年３月１５日（月）", (2027, 3, 15)),
        ("2027/3/15(月)", (2027, 3, 15)),
        ("2027年 3月 5日", (2027, 3, 5)),
        ("令和9年3月15日", (2027, 3, 15)),
        ("令和９年３月１５日", (2027, 3, 15)),
        ("令和元年5月1日", (2019, 5, 1)),
        ("R9.3.15", (2027, 3, 15)),
        ("平成31年4月30日", (2019, 4, 30)),
        ("平成33年6月1日", (2021, 6, 1)),
        ("H2.1.7", (1990, 1, 7)),
        ("昭和53年9月28日", (1978, 9, 28)),
        ("S53.9.28", (1978, 9, 28)),
        ("大正10年2月3日", (1921, 2, 3)),
        ("明治45年7月1日", (1912, 7, 1)),
        ("3月15日", (2027, 3, 15)),
        ("3月15日(月)", (2027, 3, 15)),
        ("15 March", (2027, 3, 15)),
        ("Aug 30", (2027, 8, 30)),
        (datetime(2027, 3, 15, 9), (2027, 3, 15)),
    ],
)
def test_days(raw, day):
    assert days.day(raw, today=TODAY, year=2027) == date(*day)


def test_month_first_where_the_sheet_says_so():
    assert days.day("04/05/2031", day_first=False) == date(2031, 4, 5)
    assert days.day("04/05/2031") == date(2031, 5, 4)


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("31/02/2030", "no day of the calendar"),
        ("2027-13-01", "no day of the calendar"),
        ("令和0年13月1日", "no day of the calendar"),
        ("soon", "not a date"),
        ("03/31", "not a date"),
        ("1/2/3/4", "not a date"),
        (46000, "not a date"),
    ],
)
def test_days_that_are_none(raw, words):
    with pytest.raises(ValueError, match=words):
        days.day(raw, today=TODAY)


def test_birth_dates_never_lie_in_the_future():
    assert days.day("5/9/79", past_only=True, today=TODAY) == date(1979, 9, 5)
    assert days.day("5/9/26", past_only=True, today=TODAY) == date(2026, 9, 5)
    assert days.day("5/9/27", past_only=True, today=TODAY) == date(1927, 9, 5)
    assert days.day("5/9/27", today=TODAY) == date(2027, 9, 5)
    for typed in ("5/9/2027", date(2027, 9, 5), datetime(2027, 9, 5, 8)):
        with pytest.raises(ValueError, match="5 Sep 2027” lies in the future"):
            kinds.Day(past_only=True).parse(typed, kinds.Hints(today=TODAY))


def test_days_without_a_year_are_told():
    assert days.day_remarks("15 March", 2027) == ["has no year; 2027 is taken"]
    assert days.day_remarks("3月15日(月)", 2027) == ["has no year; 2027 is taken"]
    assert days.day_remarks("Mon 15 March") == ["has no year; this year is taken"]
    for whole in ("15 March 2027", "令和9年3月15日", "2027-03-15", "5/9/79", date(2027, 3, 15), "March 15, 2027"):
        assert days.day_remarks(whole, 2027) == []


def test_days_before_march_1900_are_told_since_sheets_count_wrong_there():
    assert days.day_remarks(date(1900, 2, 28)) != []
    assert days.day_remarks(date(1900, 3, 1)) == []


@pytest.mark.parametrize(
    ("raw", "clock"),
    [
        ("07h00", (7, 0)), ("9h05", (9, 5)), ("9h", (9, 0)), ("14 h 30", (14, 30)), ("9:05", (9, 5)),
        ("09:05:00", (9, 5)), ("9.05", (9, 5)), ("14.30 Uhr", (14, 30)), ("9 Uhr", (9, 0)), ("14時30分", (14, 30)),
        ("9時", (9, 0)), ("９：３０", (9, 30)), ("午前9時", (9, 0)), ("午後2時半", (14, 30)), ("午後0時15分", (12, 15)),
        ("2:30 pm", (14, 30)), ("2 p.m.", (14, 0)), ("12 am", (0, 0)), ("12:15 PM", (12, 15)),
        ("\u00a018h41", (18, 41)), ("0800", (8, 0)), ("800", (8, 0)), (1430, (14, 30)), ("8h30", (8, 30)),
        ("8.30", (8, 30)), ("8", (8, 0)), ("午前8時", (8, 0)), ("0830 Uhr", (8, 30)), ("230pm", (14, 30)),
        (time(7, 12), (7, 12)), (0.25, (6, 0)), (0.0, (0, 0)), (datetime(1900, 1, 1, 8, 5), (8, 5)),
    ],
)  # fmt: skip
def test_times_of_day(raw, clock):
    assert days.clock(raw) == time(*clock)


@pytest.mark.parametrize(
    "raw", ["24:00", "9:60", "14:30 pm", "noon", "9:5", "-1", 1.5, "午後13時", "2400", "860", "08000", "8.3"]
)
def test_times_that_are_none(raw):
    with pytest.raises(ValueError, match="not a time of day"):
        days.clock(raw)


@pytest.mark.parametrize(
    ("raw", "comma", "value"),
    [
        ("1\u202f000,00 €", False, "1000.00"), ("1.000,00 €", False, "1000.00"), ("1,000.00", False, "1000.00"),
        ("1'250.50", False, "1250.50"), ("500,00 €", True, "500.00"), ("46,5", True, "46.5"), ("48,9", True, "48.9"),
        ("1.000", True, "1000"), ("1.000", False, "1.000"), ("1,000", False, "1000"), ("1.234.567", False, "1234567"),
        ("1,234,567", True, "1234567"), ("43 ⅓", False, "43.33"), ("43⅓", False, "43.33"), ("約118名", False, "118"),
        ("12名", False, "12"), ("１２", False, "12"), ("-5", False, "-5"), (58.4, False, "58.4"), (7, True, "7"),
        ("¥1,000", False, "1000"), ("3円", False, "3"),
    ],
)  # fmt: skip
def test_numbers(raw, comma, value):
    assert numbers.number(raw, decimal_comma=comma) == Decimal(value)


def test_a_whole_number_has_no_decimals():
    assert numbers.number("1.250", whole=True) == numbers.number("1,250", whole=True, decimal_comma=True) == 1250


@pytest.mark.parametrize("raw", ["many", "€", float("nan"), float("inf"), "9" * 41, "1,2.3,4"])
def test_numbers_that_are_none(raw):
    with pytest.raises(ValueError, match="not a number"):
        numbers.number(raw)


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        ("約118名", "only the number"), ("10-12", "only the number"), ("12–15", "only the number"),
        ("1.000", "thousands or three decimals"), ("12名", ""), ("1\u202f000,00 €", ""), ("1,000", ""), ("43 ⅓", ""),
        (1.5, ""), ("", ""),
    ],
)  # fmt: skip
def test_what_is_told_of_numbers(raw, told):
    remarks = numbers.number_remarks(raw)
    assert bool(remarks) == bool(told)
    assert told in " ".join(remarks)


@pytest.mark.parametrize(
    ("raw", "phone"),
    [
        ("0043 700 000 117", "+43 700 000 117"), ("０３－００００－０２０８", "03-0000-0208"),
        ("03‐0000‐0208", "03-0000-0208"), ("03ー0000ー0208", "03-0000-0208"), ("（03）0000-0208", "(03)0000-0208"),
        ("+33 700 000 109", "+33 700 000 109"), ("000-123", "000-123"),
    ],
)  # fmt: skip
def test_phones_stay_text(raw, phone):
    assert readings.phone(raw) == phone


@pytest.mark.parametrize(
    ("raw", "postcode"),
    [
        ("1830036", "183-0036"), ("〒450-0002", "450-0002"), ("〒 450-0002", "450-0002"),
        ("４５０ー０００２", "450-0002"),
        ("B-1040", "B-1040"), ("SW1A 1AA", "SW1A 1AA"),
    ],
)  # fmt: skip
def test_postcodes(raw, postcode):
    assert readings.postcode(raw) == postcode


@pytest.mark.parametrize(
    ("raw", "url"), [("www.example.org", "https://www.example.org"), ("http://example.org/a", "http://example.org/a")]
)
def test_web_addresses(raw, url):
    assert readings.url(raw) == url


@pytest.mark.parametrize(
    "raw",
    ["javascript:alert(1)", "file:///etc/passwd", "https://user@example.org", "http://", "a b.org", "http://[::1"],
)
def test_web_addresses_that_are_refused(raw):
    with pytest.raises(ValueError, match="not a web address"):
        readings.url(raw)


def test_half_width_kana_becomes_full_and_all_else_stays():
    assert readings.full_kana("ｶﾘﾔﾃﾞﾝｿｳｺｳﾎﾞｳ") == "カリヤデンソウコウボウ"
    assert readings.full_kana("㈱ミュラー") == "㈱ミュラー"


def test_cells_as_text():
    assert [readings.as_text(cell) for cell in (None, 7.0, 7.5, date(2027, 3, 5), datetime(2027, 3, 5), True)] == [
        "", "7", "7.5", "2027-03-05", "2027-03-05", "True",
    ]  # fmt: skip
