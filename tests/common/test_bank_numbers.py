"""Numbers of bank accounts are found however they are written, and nothing else is taken for one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eujc_desktop.common.bank_numbers import without
from eujc_desktop.fields.kinds import Code, Text


@pytest.mark.parametrize(
    "number",
    [
        "AT611904300234573201",
        "at61 1904 3002 3457 3201",
        "AT61-1904-3002-3457-3201",
        "IBAN: AT61 1904 3002 3457 3201",
        "IT60 X054 2811 1010 0000 0123 456",
        "GB82 WEST 1234 5698 7654 32",
        "普通 1234567",
        "普通預金口座: 1234567",
        "AT61  1904  3002  3457  3201",
        "AT61 - 1904 - 3002 - 3457 - 3201",
        "AT61–1904–3002–3457–3201",
        "AT61/1904/3002/3457/3201",
        "ＡＴ６１　１９０４　３００２　３４５７　３２０１",
        "ａｔ６１１９０４３００２３４５７３２０１",
        "AT61\u200b1904300234573201",
        "BY13NBRB3600900000002Z00AB00",
        "口座番号 1234567",
        "口座番号：１２３４５６７",
        "口座番号は1234567",
        "口座No.123-4567",
        "普通預金 口座番号 1234567",
        "普通 №1234567",
        "（普）１２３４５６７",
        "口座 1234567",
        "定期預金　1234567",
        "当座 1 2 3 4 5 6 7",
        "記号 12340 番号 12345671",
        "12340-12345671",
        "0001-123-1234567",
        "account no. 1234567",
        "Account number: 123 456 7",
        "A/C 1234567",
        "Kontonr. 1234567",
    ],
)
def test_a_number_goes_and_the_words_around_it_stay(number):
    assert without(f"To {number} Rossi").split() == ["To", "Rossi"]
    assert without(f"/{number}/", "…") == "/…/"


def test_a_number_goes_also_where_words_stand_against_it():
    assert without("toAT611904300234573201EUR") == "toEUR"
    assert without("口座番号1234567へ振込") == "へ振込"
    assert without("普通1234567ﾔﾏﾀﾞ") == "ﾔﾏﾀﾞ"


@pytest.mark.parametrize(
    "text",
    [
        "WCM27-018",
        "INV-2027-0042",
        "Be 12 years with the firm of Northern regions",
        "+81 3 1234 5678",
        "2027-02-01",
        "口座番号は後日",
        "普通 2 名",
        "account of 2027-02-01",
        "0120-123-4567",
        "toAT611904300234573202EUR",
        "at 10 the experts of Osaka meet in the north hall",
    ],
)
def test_other_words_and_numbers_stay(text):
    assert without(text) == text


def test_fields_of_money_keep_none_and_say_so():
    note, reference = Text(500, accounts=False), Code(60, accounts=False)
    assert note.parse("Back to AT61 1904 3002 3457 3201, soon") == "Back to …, soon"
    assert note.remarks("AT61 1904 3002 3457 3201") == ["holds the number of an account, which is not kept"]
    assert reference.parse("AT611904300234573201") is None
    assert (note.remarks("soon"), reference.remarks("WCM27-018")) == ([], [])


@given(st.text(max_size=200))
def test_nothing_is_added_to_any_text(text):
    assert len(without(text)) <= len(text)
