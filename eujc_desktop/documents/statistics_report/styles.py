"""Type of the report of the statistics."""

from __future__ import annotations

from eujc_desktop.documents import looks

TITLE = looks.SHEET_TITLE.but(after=4)
FACTS = looks.BODY.but(align="left", hyphenate=False, after=5)
MARK = looks.SMALL.but(weight="semibold", size=9.2, leading=12.5)
FOOT_MARK = looks.FOOT.but(colour=looks.RED)
HEADING = looks.H2.but(before=16, after=5)
NAME = looks.SMALL.but(size=8.6, leading=11.2)
BESIDE = looks.TINY
NUMBER = looks.SMALL.but(size=8.6, leading=11.2, align="right")
FIGURE = NUMBER.but(weight="bold")
HEADER = looks.LABEL
HEADER_NUMBER = looks.LABEL.but(align="right", tracking=20)
LEGEND = looks.SMALL.but(before=2, after=6, keep_with_next=True)
AXIS = looks.TINY.but(size=6.4, leading=8, features=("tnum", "lnum"))
