"""The looks of type in lists."""

from __future__ import annotations

from typing import Final

from eujc_desktop.documents import looks

LEAST: Final = 6.6
"""How small a cell gets to stay on one line; longer ones take more lines."""

TITLE = looks.H1.but(size=21, leading=26, after=0.0, max_lines=1, smallest=12)
TITLE_SECOND: Final = 12.0
FACT = looks.SMALL.but(size=9.5, leading=12.4, weight="semibold", align="right", max_lines=2, smallest=6.8)
FACT_QUIET = looks.SMALL.but(size=8.4, leading=11, colour=looks.SUB, align="right", max_lines=2, smallest=6.4)
HEADER = looks.SMALL.but(size=6.9, leading=8.6, weight="semibold", colour=looks.SUB, tracking=20, japanese=0.95)
CELL = looks.SMALL.but(size=8, leading=10)
QUIET = CELL.but(colour=looks.SUB)
BELOW = looks.SMALL.but(size=7.2, leading=8.8, colour=looks.SUB)
NUMBER = QUIET.but(align="right")
CODE = CELL.but(weight="semibold", colour=looks.EU)
MARK = CELL.but(weight="semibold", colour=looks.RED)
CHANGE = looks.SMALL.but(size=8.6, leading=12, japanese=1.0)
GROUP = looks.H2.but(size=13, leading=16, before=12, after=2)
GROUP_FACTS: Final = 8.6
DESTINATION = looks.SMALL.but(size=9.4, leading=13, weight="semibold", japanese=1.0, before=2, after=5)
NOBODY = looks.LEAD.but(colour=looks.SUB)
NOTE = looks.SMALL.but(colour=looks.SUB, before=6)
COUNT = CELL.but(size=9, leading=11.4)
COUNT_NUMBER = COUNT.but(weight="semibold", align="right")
SECTION = looks.H3.but(before=10, after=1)
CARD_NAME = looks.H3.but(size=11, leading=14, before=0.0, after=0.0)
CARD_KANA = looks.SMALL.but(size=8.6, leading=14, colour=looks.SUB, align="right", japanese=1.0)
CARD_JA = looks.SMALL.but(size=11.5, leading=16.5, weight="semibold", japanese=1.0, before=3)
CARD_ALARM = CARD_JA.but(colour=looks.RED)
CARD_EN = looks.SMALL.but(size=8.6, leading=11.4, colour=looks.SUB)
CARD_WISH = looks.SMALL.but(size=9, leading=13, japanese=1.0, before=4)
