"""Contrast of every pair of colours that meet, and the style sheet made of them."""

from __future__ import annotations

import re

import pytest

from eujc_desktop.common.resources import resource
from eujc_desktop.ui import tokens

SCHEMES = {
    "light": tokens.LIGHT,
    "dark": tokens.DARK,
    "light, more contrast": tokens.sharpened(tokens.LIGHT),
    "dark, more contrast": tokens.sharpened(tokens.DARK),
}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_text_and_lines_are_readable(scheme: str) -> None:
    colours = SCHEMES[scheme]
    weak = [
        (first, second, round(tokens.contrast(colours[first], colours[second]), 2))
        for pairs, least in ((tokens.TEXT_PAIRS, 4.5), (tokens.LINE_PAIRS, 3.0))
        for first, second in pairs
        if tokens.contrast(colours[first], colours[second]) < least
    ]
    assert weak == []


def test_contrast_is_that_of_wcag() -> None:
    assert tokens.contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert tokens.contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_both_schemes_have_the_same_names() -> None:
    assert set(tokens.LIGHT) == set(tokens.DARK)


def test_the_sheet_names_tokens_and_no_colours() -> None:
    sheet = resource("style", "window.qss").read_text(encoding="utf-8")
    assert re.findall(r"#[0-9A-Fa-f]{6}\b|rgb", sheet) == []
    pictures = {"chevron", "up", "calendar", "ring", "box_off", "box_on", "box_part", "dot_off", "dot_on"}
    names = set(re.findall(r"@(\w+)", sheet)) - set(tokens.LIGHT) - pictures
    assert {name for name in names if not re.fullmatch(r"in\d+", name)} == set()
