"""The looks of type on the small programmes."""

from __future__ import annotations

from typing import Final

from eujc_desktop.documents import looks
from eujc_desktop.documents.typesetting.style import Style

LEAST: Final = 5.9
"""No type is smaller, however much there is to say."""

_FIGURES = ("tnum", "lnum")
DAY = looks.SMALL.but(
    size=8.6,
    leading=11,
    weight="semibold",
    colour=looks.WHITE,
    features=_FIGURES,
    tag="H2",
    max_lines=2,
    smallest=LEAST,
)
TIME = looks.SMALL.but(
    size=8, leading=10, weight="semibold", colour=looks.NAVY, features=_FIGURES, max_lines=1, smallest=LEAST
)
ITEM = looks.SMALL.but(size=8, leading=10, features=_FIGURES, hyphenate=True)
FACT = looks.SMALL.but(size=7.2, leading=8.8, colour=looks.SUB, features=_FIGURES)
ADDRESS = FACT.but(colour=looks.INK, japanese=1.0, japanese_break=looks.ADDRESS_BREAK)
TITLE = looks.H1.but(size=20, leading=23, colour=looks.WHITE, max_lines=1, smallest=11, after=0.0)
TITLE_SECOND = looks.SMALL.but(size=9, leading=11.5, colour=looks.ON_NAVY, max_lines=1, smallest=6.5)
FACTS = looks.SMALL.but(size=9, leading=11.5, weight="semibold", colour=looks.WHITE, max_lines=1, smallest=6.5)
EDITION = looks.TINY.but(colour=looks.ON_NAVY_QUIET, align="right", max_lines=1, smallest=LEAST)
LABEL = looks.LABEL.but(colour=looks.RED, size=6.6, leading=9)
HOTEL = looks.SMALL.but(size=8, leading=10, weight="semibold", japanese=1.0)
NUMBER = looks.SMALL.but(size=12, leading=14, weight="bold", colour=looks.RED, features=_FIGURES)


def scaled(style: Style, factor: float) -> Style:
    """The style in another size, never too small to read."""
    size = max(style.size * factor, min(style.size, LEAST))
    return style.but(size=size, leading=style.leading * size / style.size, smallest=min(style.smallest, size))
