"""The looks of type in letters and visa papers."""

from __future__ import annotations

from typing import Any

from eujc_desktop.documents.looks import ADDRESS_BREAK, INK, MUTE, NAVY, RED, SUB
from eujc_desktop.documents.typesetting.style import Style

_FIGURES = ("tnum", "lnum")


def _sans(size: float, leading: float, **more: Any) -> Style:
    return Style(**{"colour": INK, **more}, size=size, leading=leading)


def _ja(size: float, leading: float, **more: Any) -> Style:
    return _sans(size, leading, **{"japanese": 1.0, "language": "ja", **more})


_SERIF = Style(family="serif", colour=INK)


def fitted(style: Style, scale: float) -> Style:
    """The style for a letter that shall keep to its page: spaces give way before the type does."""
    if scale == 1.0:
        return style
    return style.but(
        size=style.size * scale,
        leading=style.leading * scale,
        before=style.before * scale**3,
        after=style.after * scale**3,
    )


# what all letters have
HOUSE = _sans(10, 13, weight="semibold", colour=NAVY)
HOUSE_JA = _sans(9, 12, colour=SUB, tracking=40)
FOOT = _sans(7.2, 9, colour=SUB)
FOLIO = _sans(8, 10, weight="semibold", colour=NAVY, features=_FIGURES)
AGAIN = _sans(8.2, 11, colour=SUB)

# European letter
WINDOW = _sans(6.4, 8, colour=MUTE)
ADDRESSEE = _sans(10.4, 14.4)
FACT_LABEL = _sans(7.2, 14, colour=SUB, max_lines=2, smallest=6.4)
FACT = _sans(9.2, 14, features=_FIGURES, fit_word=True, max_lines=6, smallest=6.4)
SUBJECT = _SERIF.but(
    weight="medium", size=15, leading=19, colour=NAVY, tag="H1", after=10, keep_with_next=True, align="balanced",
    max_lines=4, smallest=10, fit_word=True,
)  # fmt: skip
BODY = _sans(10.4, 15.2, after=7.6, hyphenate=True, features=("lnum",))
ENTRY = BODY.but(after=0, tag="LBody")
MARK = _sans(10.4, 15.2, colour=RED, weight="semibold", tag="Lbl")
LABEL = _sans(9.2, 14, colour=SUB)
VALUE = _sans(10.4, 14.4, features=("lnum",))
SIGNED = _sans(10.4, 14.4, before=46, after=12)
ENCLOSURES = _sans(8.2, 11.4, colour=SUB, before=4)

# Japanese letter
DATE_JA = _ja(10.6, 19, align="right", after=8)
ADDRESSEE_JA = _ja(10.6, 19, after=14)
SENDER_JA = _ja(10.6, 18, align="right", after=24)
SUBJECT_JA = _SERIF.but(
    size=15, leading=22, colour=NAVY, tag="H1", after=18, keep_with_next=True, align="center", japanese=1.0,
    language="ja", max_lines=3, smallest=10, fit_word=True,
)  # fmt: skip
BODY_JA = _ja(10.6, 19, after=3, align="justify")
CLOSE_JA = _ja(10.6, 19, align="right", after=6)
NOTES_JA = _ja(10.6, 19, align="center", after=4, keep_with_next=True)
ENTRY_JA = _ja(10.6, 17, tag="LBody")
MARK_JA = _ja(10.6, 17, colour=RED, tag="Lbl")
LABEL_JA = _ja(9.8, 16, colour=SUB)
VALUE_JA = _ja(10.4, 16)
ENCLOSURES_JA = _ja(8.8, 13, colour=SUB, before=6)

# visa papers
FORM_KICKER = _sans(9, 12, colour=SUB, align="center", keep_with_next=True)
FORM_TITLE = _SERIF.but(
    size=21, leading=27, colour=NAVY, tag="H1", align="center", japanese=1.0, keep_with_next=True, after=10,
    language="ja", tracking=160,
)  # fmt: skip
FORM_TITLE_EN = _SERIF.but(size=21, leading=27, colour=NAVY, tag="H1", align="center", keep_with_next=True, after=10)
FORM_HEADING = _sans(10, 14, weight="semibold", colour=NAVY, tag="H2", before=10, after=3, keep_with_next=True)
FORM_TEXT = _sans(9.8, 14.4, after=5, hyphenate=True)
FORM_LABEL = _sans(8.4, 12.6, colour=SUB)
FORM_VALUE = _sans(10, 13.4, japanese=0.96, features=("lnum",))
FORM_DATE = _sans(9.8, 14, align="right", after=4)
FORM_EMBASSY = _sans(11, 16, after=8, weight="semibold")
FORM_HEADER = _sans(7.8, 10.4, weight="semibold", colour=SUB)
FORM_CELL = _sans(8.6, 11.6, features=_FIGURES)
FORM_ADDRESS = FORM_CELL.but(japanese_break=ADDRESS_BREAK)
FORM_SEAL = _sans(8, 10, colour=MUTE)
