"""Lines end where an educated typesetter would end them."""

from __future__ import annotations

from itertools import pairwise

import pytest

from eujc_desktop.documents.typesetting.breaks import opportunities
from eujc_desktop.documents.typesetting.scripts import NO_END, NO_START


def parts(text: str, hyphenate: str = "", cost: int = 30) -> list[str]:
    """The text cut at every place where it may be cut."""
    cuts = [0, *sorted(opportunities(text, hyphenate, cost)), len(text)]
    return [text[a:b] for a, b in pairwise(cuts)]


def test_kinsoku() -> None:
    text = "彼は「改善」と言った。（拍手）、それからー終わり！"
    for part in parts(text)[1:]:
        assert part[0] not in NO_START
    for part in parts(text)[:-1]:
        assert part[-1] not in NO_END


@pytest.mark.parametrize("group", ["3丁目", "12番地", "第3号", "2027年", "10月", "15日", "30名", "9時", "45分", "8階"])
def test_numbers_stay_with_their_counters(group: str) -> None:
    joined = parts(f"東京都港区{group}です")
    assert group in joined


def test_breaks_in_katakana_words_and_addresses_are_dear() -> None:
    assert opportunities("コンピューター室", "", 30)[2][0] > opportunities("東京都港区", "", 30)[2][0]
    assert opportunities("東京都港区", "", 260)[2][0] == 260


def test_hyphenation_spares_names() -> None:
    assert parts("organisation", "en_GB") != ["organisation"]
    for name in ("Papadimitriou", "McGillicuddy", "WOLFGANGSEE", "Llanfairpwllgwyngyll"):
        assert parts(name, "en_GB") == [name]


def test_hyphens_dashes_and_telephone_numbers() -> None:
    assert parts("well-established") == ["well-", "established"]
    assert parts("e-mail") == ["e-", "mail"]
    assert parts("out-of-town") == ["out-of-", "town"]
    assert parts("+81-52-123-4567") == ["+81-52-123-4567"]
    assert parts("London–Tokyo") == ["London–", "Tokyo"]


def test_web_addresses_break_after_their_marks() -> None:
    assert parts("https://www.example.org/a/b?c=d") == ["https://", "www.", "example.", "org/", "a/", "b?", "c=", "d"]
    assert parts("maria.rossi@example.org", "en_GB") == ["maria.", "rossi@", "example.", "org"]
