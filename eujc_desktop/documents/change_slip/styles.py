"""Type of the change slip."""

from __future__ import annotations

from eujc_desktop.documents import looks

SINCE = looks.LEAD.but(after=3, hyphenate=False)
SUMMARY = looks.BODY.but(align="left", size=10.4, leading=14, weight="semibold", colour=looks.NAVY, after=10)
ALOUD_LABEL = looks.LABEL.but(colour=looks.RED, after=2)
ALOUD = looks.BODY.but(align="left", hyphenate=False, size=11.6, leading=16.5, after=3)
ALOUD_SECOND = looks.SMALL_SUB.but(size=9, leading=13.5, after=2)
DAY = looks.SHEET_DAY
NAME = looks.SMALL.but(weight="semibold", size=9.2, leading=12)
NAME_SECOND = looks.TINY
KIND = looks.SMALL_SUB
WAS = looks.SMALL.but(colour=looks.MUTE)
NOW = looks.SMALL.but(weight="bold")
WHOM = looks.SMALL
HEADER = looks.LABEL
PAGES = looks.SMALL.but(size=9.2, leading=12.5)
LEAVES = looks.SMALL_SUB.but(before=3)
