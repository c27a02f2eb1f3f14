"""Words in narrow rooms are broken where one would break them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication

from eujc_desktop.ui.components.lines import wrapped
from eujc_desktop.ui.theme import theme
from eujc_desktop.ui.timetable.cards import fitted


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


def test_what_stands_after_times_gives_way_first(app: QApplication) -> None:
    font = theme.font("caption", tabular=True)
    forms = ["07:45–08:50 · (23:45–00:50 −1) · Group A", "07:45–08:50 · (23:45–00:50 −1)", "07:45–08:50", "07:45"]
    for form in forms:
        assert fitted(forms[0], font, QFontMetricsF(font).horizontalAdvance(form) + 0.5) == form
    assert fitted("Hotel Shirokane", font, QFontMetricsF(font).horizontalAdvance("Hotel Shi…")).endswith("…")


@given(st.text(st.characters(exclude_categories=["C", "Z"]), max_size=60), st.integers(1, 6))
def test_no_letter_is_lost(app: QApplication, text: str, most: int) -> None:
    found = wrapped(text, theme.font("caption"), [30.0, 44.0], 99)
    assert "".join(found).replace("-", "") == text.replace("-", "")
    assert len(wrapped(text, theme.font("caption"), [30.0], most)) <= most
