"""Kinds of fields that an office adds: what is shown is read again, and what is stored comes back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eujc_desktop.common.said import Named
from eujc_desktop.fields.own import OneOf, OwnKey, OwnSort, answer, own_key, own_kind, stored
from eujc_desktop.fields.own_keys import is_own

WORDS = ("Kaizen", "TPM", "Dojo", "改善")
VALUES: dict[OwnSort, st.SearchStrategy[Any]] = {
    OwnSort.TEXT: st.sampled_from(["Ωmega", "a; b", "1"]),
    OwnSort.NOTE: st.sampled_from(["one\ntwo", "x"]),
    OwnSort.NUMBER: st.decimals(-(10**9), 10**9, places=2),
    OwnSort.YES_NO: st.booleans(),
    OwnSort.DAY: st.dates(date(1950, 1, 1), date(2090, 1, 1)),
    OwnSort.CHOICE: st.sampled_from(WORDS),
    OwnSort.SEVERAL: st.sets(st.sampled_from(WORDS), min_size=1).map(lambda some: tuple(w for w in WORDS if w in some)),
}


@pytest.mark.parametrize("sort", OwnSort)
@given(data=st.data())
def test_what_is_shown_is_read_again_and_what_is_stored_comes_back(sort: OwnSort, data: st.DataObject) -> None:
    value, kind = data.draw(VALUES[sort]), own_kind(sort, WORDS)
    assert kind.parse(kind.format(value)) == value
    assert answer(sort, stored(sort, value)) == value
    assert stored(sort, None) is None
    assert kind.format(None) == ""


def test_words_are_found_whatever_their_case_and_stand_in_the_order_of_the_list() -> None:
    several = own_kind(OwnSort.SEVERAL, WORDS)
    assert several.parse("dojo; ｋａｉｚｅｎ") == ("Kaizen", "Dojo")
    choice = own_kind(OwnSort.CHOICE, WORDS)
    assert choice.parse("tpm") == "TPM"
    assert isinstance(choice, OneOf)
    assert [(str(one), type(one.label)) for one in choice.options] == [(word, Named) for word in WORDS]
    assert own_kind(OwnSort.CHOICE, WORDS) is own_kind(OwnSort.CHOICE, WORDS)


def test_a_key_says_sort_and_id() -> None:
    key = OwnKey(OwnSort.NUMBER, "0" * 32)
    assert str(key) == f"own.number_{'0' * 32}"
    assert own_key(str(key)) == key
    assert is_own(str(key))
    assert not is_own("person.owner")
    with pytest.raises(KeyError):
        own_key("own.colour_1")
    assert stored(OwnSort.NUMBER, Decimal("12.5")) == "1250"
