"""Words in narrow rooms are broken where one would break them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication

from eujc_desktop.ui.components.lines import wrapped
from eujc_desktop.ui.theme import theme


@pytest.mark.parametrize(
    "lines",
    [
        ["Owari", "Dando-", "ri: kiln"],
        ["Higa-", "shi-", "Osaka"],
        ["Higa-", "shio-", "saka"],
        ["Naka-", "noshi-", "ma"],
        ["Phar-", "ma"],
        ["Equip-", "ment"],
        ["presenta-", "tions"],
        ["企業訪", "問"],
    ],
)
def test_words_too_long_are_broken_by_syllables(app: QApplication, lines: list[str]) -> None:
    font = theme.font("caption")
    width = max(map(QFontMetricsF(font).horizontalAdvance, lines)) + 0.5
    text = "".join(line.removesuffix("-") if line != "shi-" else line for line in lines).replace("Owari", "Owari ")
    assert wrapped(text, font, [width], 9) == lines


def test_a_sign_after_a_word_begins_no_line(app: QApplication) -> None:
    font = theme.font("caption")
    width = QFontMetricsF(font).horizontalAdvance("Dandori") + 0.5
    assert wrapped("Owari Dandori: kiln", font, [width], 9) == ["Owari", "Dando-", "ri: kiln"]


@given(st.text(st.characters(exclude_categories=["C", "Z"]), max_size=60), st.integers(1, 6))
def test_no_letter_is_lost(app: QApplication, text: str, most: int) -> None:
    found = wrapped(text, theme.font("caption"), [30.0, 44.0], 99)
    assert "".join(found).replace("-", "") == text.replace("-", "")
    assert len(wrapped(text, theme.font("caption"), [30.0], most)) <= most
