"""The looks of type on cards; a card of another size scales them."""

from __future__ import annotations

from typing import Final

from eujc_desktop.documents import looks
from eujc_desktop.documents.cards.content import Side
from eujc_desktop.documents.typesetting.style import Style

_SANS = Style(colour=looks.INK)
_SERIF = Style(family="serif", colour=looks.INK)

SIDES: Final = {Side.PARTICIPANT: looks.EU, Side.STAFF: looks.RED, Side.SPEAKER: "#5A3A8E", Side.HOST: "#00666E"}
"""The colour of each side; the role always stands beside it in words."""

GROUPS: Final = (looks.EU, "#006B70", "#9A1747", "#5A3A8E", "#7A3E12")
"""The colours of groups on large signs, in the order of their letters."""

WHOLE: Final = 3000
"""What it costs to break a name or a large title in kana elsewhere than between its parts."""

# badges
BADGE_SENDER = _SANS.but(size=8.4, leading=11, weight="semibold", colour=looks.WHITE)
BADGE_TITLE = _SERIF.but(
    size=15,
    leading=17,
    colour=looks.WHITE,
    align="balanced",
    japanese_break=WHOLE,
    max_lines=2,
    smallest=7,
    fit_word=True,
)
BADGE_FIRST = _SERIF.but(size=38, leading=40, weight="medium", colour=looks.NAVY, smallest=17)
BADGE_LAST = _SERIF.but(size=25, leading=29, smallest=13.5, before=3)
BADGE_LATIN = _SANS.but(size=11.5, leading=15, colour=looks.SUB, before=3, max_lines=2, smallest=7, fit_word=True)
BADGE_KANA = _SANS.but(
    size=11, leading=15, colour=looks.SUB, japanese=1.0, before=4, max_lines=2, smallest=7, fit_word=True
)
BADGE_FIRM = _SANS.but(size=11.5, leading=14, weight="semibold", max_lines=3, smallest=7.5, fit_word=True)
BADGE_COUNTRY = _SANS.but(size=10.5, leading=15, colour=looks.SUB, max_lines=1)
BADGE_ROLE = _SANS.but(size=11, leading=13, weight="semibold", colour=looks.WHITE, upper=True, tracking=120)
BADGE_ROLE_JA = _SANS.but(size=11, leading=13, colour=looks.WHITE, japanese=1.0)
GROUP = _SANS.but(size=25, leading=30, weight="semibold", colour=looks.WHITE)

# badges of the size of a visiting card
SMALL_TITLE = _SERIF.but(size=10.5, leading=12, colour=looks.WHITE)
SMALL_NAME = _SANS.but(size=23, leading=25, colour=looks.NAVY, smallest=11)
SMALL_KANA = _SANS.but(size=8, leading=11, colour=looks.SUB, japanese=1.0, before=1, max_lines=1, smallest=5.8)
SMALL_FIRM = _SANS.but(size=8.6, leading=10.4, weight="semibold", max_lines=2, smallest=6.4, fit_word=True)
SMALL_COUNTRY = _SANS.but(size=8, leading=11, colour=looks.SUB, max_lines=1)
SMALL_ROLE = _SANS.but(size=6.6, leading=8, weight="semibold", colour=looks.WHITE, upper=True, tracking=100)
SMALL_ROLE_JA = _SANS.but(size=6.6, leading=8, colour=looks.WHITE, japanese=1.0)

# table signs and place cards
SIGN_TITLE = _SERIF.but(size=15, leading=18, colour=looks.NAVY)
SIGN_SENDER = _SANS.but(size=9.5, leading=12, colour=looks.SUB)
SIGN_COUNTRY = _SANS.but(size=15, leading=18, weight="semibold", colour=looks.EU)
SIGN_NAME = _SANS.but(size=62, leading=68, smallest=30, japanese=1.0)
SIGN_SECOND = _SANS.but(size=30, leading=36, colour=looks.NAVY, japanese=1.0, before=5)
SIGN_FIRM = _SANS.but(size=17, leading=21, colour=looks.SUB)
PLACE_NAME = _SERIF.but(size=27, leading=30, weight="medium", smallest=15, align="center", japanese=1.0)
PLACE_SECOND = _SERIF.but(
    size=11.5,
    leading=15,
    colour=looks.SUB,
    align="center",
    japanese=0.95,
    before=2.5,
    max_lines=2,
    smallest=7,
    fit_word=True,
)
PLACE_FIRM = _SANS.but(
    size=8.2, leading=10.5, colour=looks.SUB, align="center", before=5, max_lines=2, smallest=6, fit_word=True
)

# luggage tags
TAG_NAME = _SANS.but(size=23, leading=26, smallest=12, japanese=1.0)
TAG_SECOND = _SANS.but(size=10, leading=13, colour=looks.SUB, japanese=1.0, max_lines=2, smallest=6.5, fit_word=True)
TAG_LABEL = _SANS.but(japanese=1.0, size=6.6, leading=9, weight="semibold", colour=looks.SUB, tracking=40)
TAG_HOTEL = _SANS.but(
    size=11, leading=13.6, weight="semibold", japanese=1.0, max_lines=2, smallest=7, fit_word=True, colour=looks.NAVY
)
TAG_ADDRESS = _SANS.but(
    size=8.4,
    leading=11,
    japanese=1.0,
    japanese_break=looks.ADDRESS_BREAK,
    max_lines=3,
    smallest=6,
    fit_word=True,
)
TAG_FACT = _SANS.but(japanese=1.0, size=9.4, leading=12, weight="semibold", max_lines=2, smallest=6.4, fit_word=True)
TAG_FOOT = _SANS.but(size=7, leading=9, colour=looks.SUB)
TAG_PIECE = _SANS.but(size=15, leading=18, weight="semibold", colour=looks.WHITE, features=("tnum", "lnum"))
TAG_PIECES = _SANS.but(size=7, leading=9, colour=looks.WHITE)
TAG_GROUP = _SANS.but(size=24, leading=28, weight="semibold", colour=looks.WHITE)

# signs for buses
BUS_LETTER = _SANS.but(size=350, leading=360, weight="semibold", colour=looks.WHITE)
BUS_GROUP = _SANS.but(size=25, leading=30, weight="semibold", colour=looks.WHITE)
BUS_TITLE = _SERIF.but(
    size=62,
    leading=64,
    colour=looks.NAVY,
    weight="medium",
    align="balanced",
    max_lines=4,
    smallest=22,
    fit_word=True,
)
BUS_TITLE_JA = _SANS.but(
    size=46,
    leading=58,
    colour=looks.NAVY,
    weight="semibold",
    japanese=1.0,
    align="balanced",
    japanese_break=WHOLE,
    max_lines=4,
    smallest=18,
    fit_word=True,
)
BUS_SECOND = _SERIF.but(
    size=26,
    leading=33,
    colour=looks.SUB,
    japanese=1.0,
    japanese_break=WHOLE,
    before=8,
    max_lines=3,
    smallest=14,
    fit_word=True,
)
BUS_WHEN = _SANS.but(size=30, leading=36, weight="semibold", max_lines=1, smallest=12, features=("tnum", "lnum"))
BUS_WHERE = _SANS.but(size=22, leading=28, max_lines=2, smallest=11, before=4, fit_word=True)
BUS_SENDER = _SANS.but(size=14, leading=18, colour=looks.SUB)

# test prints
TEST_NUMBER = _SANS.but(size=26, leading=30, weight="semibold", colour=looks.SUB)
TEST_SIZE = _SANS.but(size=8, leading=10, colour=looks.SUB)
