"""The looks of type in the papers: one named style for each kind of text; sizes in points, tracking in 1/1000 em."""

from __future__ import annotations

from typing import Any, Final

from eujc_desktop.documents.typesetting.style import Style

INK: Final = "#1B2330"
SUB: Final = "#55607A"
MUTE: Final = "#687287"
RULE: Final = "#C9D0DC"
HAIR: Final = "#E3E7EE"
PANEL: Final = "#F4F6FA"
NAVY: Final = "#0A1F4D"
EU: Final = "#003399"
RED: Final = "#BC002D"
GOLD: Final = "#A67C2D"
STAR: Final = "#FFCC00"
WHITE: Final = "#FFFFFF"
ON_NAVY: Final = "#C8D3F0"
ON_NAVY_QUIET: Final = "#A9B9E4"
ON_NAVY_BRIGHT: Final = "#DCE4F8"
LEAD_INK: Final = "#33405A"


ADDRESS_BREAK: Final = 260
"""What a break inside a Japanese address costs; it may break freely after city, ward and town."""

_FIGURES = ("tnum", "lnum")


def _sans(size: float, leading: float, **more: Any) -> Style:
    """A style of the sans family in ink."""
    return Style(**{"colour": INK, **more}, size=size, leading=leading)


_SERIF = Style(family="serif", colour=INK)

# running text
BODY = _sans(9.4, 13, align="justify", hyphenate=True, after=4.5)
BODY_RAGGED = _sans(9.4, 13)
SMALL = _sans(8.2, 11, features=_FIGURES)
SMALL_SUB = SMALL.but(colour=SUB)
SMALL_HYPHENATED = SMALL.but(hyphenate=True)
TINY = _sans(7.2, 9.5, colour=SUB)
LABEL = _sans(6.9, 9.5, weight="semibold", colour=SUB, upper=True, tracking=70)
LEAD = _sans(11.2, 15.5, colour=LEAD_INK, after=8, hyphenate=True)
LETTER = _sans(11, 16.2, align="justify", hyphenate=True, after=8)
SALUTATION = _SERIF.but(weight="italic", size=15, leading=20, colour=NAVY, after=6)
LIST_TEXT = _sans(9.4, 13, tag="LBody")
LIST_MARK = _sans(9.4, 13, weight="semibold", colour=RED, tag="Lbl")

# headings
H1 = _SERIF.but(size=29, leading=33, colour=NAVY, tag="H1", keep_with_next=True, after=13)
H1_JA = _SERIF.but(size=12.5, leading=18, colour=RED, tracking=120, keep_with_next=True, japanese=0.95, after=1)
H1_EN = H1_JA.but(size=11.5, tracking=20)
H2 = _SERIF.but(weight="medium", size=17.5, leading=21, colour=NAVY, tag="H2", before=12, after=3, keep_with_next=True)
H3 = _sans(10.4, 13.5, weight="semibold", colour=NAVY, tag="H2", before=8, after=2, keep_with_next=True)
CONTINUED = _SERIF.but(size=17, leading=22, after=11.3, keep_with_next=True)
CITY_HEADING = _sans(8.4, 12, weight="semibold")

# cover
COVER_KICKER = _sans(11, 14, weight="semibold", colour=STAR, upper=True, tracking=140)
COVER_TITLE = _SERIF.but(
    size=43, leading=47, colour=WHITE, tag="H1", align="balanced", fit_word=True, max_lines=4, smallest=14
)
COVER_TITLE_JA = _SERIF.but(size=14.5, leading=20, colour=ON_NAVY_BRIGHT, tracking=60, max_lines=2, smallest=9)
COVER_DATES = _SERIF.but(size=22, leading=26, colour=WHITE)
COVER_DATES_JA = _sans(10, 13, colour=ON_NAVY)
COVER_CITY = _sans(12.5, 16, weight="semibold", colour=WHITE)
COVER_SENDER = _sans(9.5, 12, weight="semibold", colour=WHITE)
COVER_SENDER_JA = _sans(9, 12, colour=ON_NAVY)
COVER_PURPOSE = _SERIF.but(weight="italic", size=15, leading=19, colour=ON_NAVY_BRIGHT)
COVER_PURPOSE_JA = _sans(9.5, 12, colour=ON_NAVY, tracking=60)
COVER_EDITION = _sans(8, 11, colour=ON_NAVY_QUIET)
COVER_MOTTO = _SERIF.but(size=12, leading=16, colour=ON_NAVY, tracking=350, japanese=1.0)
BACK_WISH_JA = _SERIF.but(size=30, leading=36, colour=WHITE, tracking=200)
BACK_WISH = _SERIF.but(weight="italic", size=14, leading=18, colour=ON_NAVY_BRIGHT)
BACK_SENDER = _sans(9, 12, weight="semibold", colour=WHITE)
BACK_CONTACT = _sans(8.4, 11, colour=ON_NAVY)
BACK_PRIVACY = _sans(7, 9, colour=ON_NAVY_QUIET, align="center", max_lines=6, smallest=6)

# furniture
RUNNING = _sans(7.4, 9, colour=SUB)
FOOT = _sans(6.6, 8, colour=MUTE)
FOLIO = _sans(9.5, 11, weight="semibold", colour=NAVY, features=_FIGURES)
THUMB = _sans(7.5, 9, weight="semibold", colour=MUTE, features=_FIGURES)
THUMB_HERE = _sans(12, 14, weight="semibold", colour=WHITE, features=_FIGURES)

# contents and overview
CONTENTS_CHAPTER = _SERIF.but(size=14.5, leading=18, colour=NAVY)
CONTENTS_ENTRY = _sans(9.4, 12)
CONTENTS_PAGE = _sans(9.4, 12, weight="semibold", features=_FIGURES)
DISC_SMALL = _sans(6.6, 8, weight="semibold", colour=WHITE, features=_FIGURES)
DISC_NUMBER = _sans(9, 11, weight="semibold", colour=WHITE, features=_FIGURES)
BIG_NUMBER = _SERIF.but(size=27, leading=30, features=("lnum",))
NUMBER_WORD = _sans(8.4, 11, colour=SUB)
MAP_SMALL = _sans(6.4, 8, colour=SUB)
MAP_NIGHTS = _sans(7.4, 9, colour=SUB)
MAP_LINE = _sans(7.4, 9, weight="semibold", colour=RED)
STRIP_DATE = _sans(7.6, 9, colour=WHITE)
STRIP_DAY_JA = _sans(8, 10, colour=WHITE)
STRIP_THEME = _sans(7.6, 9.2, weight="semibold", max_lines=5, smallest=6.4, fit_word=True)
STRIP_NUMBER = _sans(7, 9, weight="semibold", colour=WHITE, features=_FIGURES)
STRIP_MORE = _sans(7.4, 9, weight="semibold", features=_FIGURES)
STRIP_HOTEL = _sans(6.8, 8)
HOUR = _sans(6.2, 8, colour=MUTE, features=_FIGURES)
WEEK_CITY = _sans(7, 9, colour=SUB)
WEEK_ITEM = _sans(6.6, 7.4, japanese=0.9)

# day pages
KICKER = _sans(9.5, 13, colour=SUB, tracking=20)
DAY_TITLE = _SERIF.but(size=30, leading=33, tag="H1", before=4.5, max_lines=1, smallest=20)
THEME = _SERIF.but(weight="italic", size=14.5, leading=18, before=4.5, max_lines=2, smallest=11.5)
DISC_JA = _SERIF.but(size=15, leading=18, colour=WHITE, japanese=0.92)
DISC_EN = _sans(6.8, 9, weight="semibold", colour=WHITE, tracking=40)
FACT = _sans(8.6, 11, weight="semibold", features=_FIGURES)
TIME = _sans(11, 13, weight="semibold", features=_FIGURES)
END_TIME = _sans(8, 10, colour=SUB, features=_FIGURES)
ITEM_TITLE = _sans(10.4, 13.5, weight="semibold", tag="H2")
ITEM_NOTE = _sans(8.2, 11, colour="#3A455C", before=1)
PLACE = _sans(8.8, 11.6)
ADDRESS_LINE = _sans(9, 12.5, weight="semibold", japanese_break=ADDRESS_BREAK, features=_FIGURES)
VISIT_TITLE = _SERIF.but(weight="medium", size=13.5, leading=16, tag="H2")
LEG_NAME = _sans(9, 12, weight="semibold")
LEG_STOP = _sans(8.6, 11, features=_FIGURES)
LEG_NOTE = _sans(7.8, 10, colour=SUB)

# companies
COMPANY_NAME = _SERIF.but(
    size=26, leading=28.5, colour=NAVY, tag="H1", align="balanced", max_lines=3, smallest=16, fit_word=True
)
OWN_NAME = COMPANY_NAME.but(size=20, leading=24, tag="P")
COMPANY_JA = _SERIF.but(size=12.5, leading=18, colour=SUB)
LIST_NAME = _SERIF.but(weight="medium", size=12, leading=14.4, colour=NAVY)
LOGO = _SERIF.but(size=16, leading=20)
FIGURE = _SERIF.but(size=15.5, leading=19, features=("lnum",))
PAGE_NUMBER = SMALL.but(weight="semibold", align="right")
KANJI_NAME = _SERIF.but(size=14.5, leading=25.5, japanese=1.0)
ROMAJI = SMALL.but(weight="semibold")
PERSON_TITLE = _sans(8.8, 11.6)
SIDE_DATE = _sans(9, 12, weight="semibold")
ADDRESS = _sans(10, 14, weight="semibold", japanese=1.0, japanese_break=ADDRESS_BREAK)

# people
CARD_NAME = _sans(9.6, 11.4, colour=NAVY, fit_word=True)
CARD_SMALL = _sans(7.4, 9.2, colour=SUB)
CARD_ORGANISATION = _sans(7.8, 9.6, hyphenate=True, before=1.6)
INITIALS = _SERIF.but(size=20.5, leading=24, colour=EU)
ROSTER_NAME = _sans(8.6, 10.8, features=_FIGURES, fit_word=True, smallest=6.6)
ROSTER_KANA = _sans(7, 9.2, colour=SUB)
TEAM_NAME = _sans(8.8, 11.4, weight="semibold")

# advice
ALARM_NUMBER = _SERIF.but(size=48, leading=52, colour=WHITE, features=("lnum",))
ALARM = _sans(11.5, 15, weight="semibold", colour=WHITE)
SENTENCE = _sans(12.5, 17, weight="semibold", japanese=1.0)
PHRASE_JA = _sans(10.4, 13.5, japanese=1.0)
PHRASE_ROMAJI = _sans(8.8, 11, weight="italic", colour=EU)
DRIVER_REQUEST = _sans(9.5, 14, colour=SUB, japanese=1.0)
DRIVER_NAME = _sans(19, 34, weight="semibold", japanese=1.0, fit_word=True, smallest=13)
DRIVER_ADDRESS = _sans(14, 20, weight="semibold", japanese=1.0, japanese_break=ADDRESS_BREAK)
DRIVER_PHONE = _sans(11.5, 17, weight="semibold", japanese=1.0, features=_FIGURES)
DRIVER_CITY = SMALL.but(weight="semibold", align="center", before=4)

# certificate
CERTIFICATE_SENDER = _sans(10.5, 13, weight="semibold", colour=NAVY, tracking=30)
CERTIFICATE_SENDER_JA = _SERIF.but(size=10, leading=13, colour=SUB, tracking=120)
CERTIFICATE_TITLE = _SERIF.but(size=40, leading=46, colour=NAVY)
CERTIFICATE_TITLE_JA = _SERIF.but(size=16.5, leading=20, colour=NAVY, tracking=420, japanese=1.0)
CERTIFICATE_OPENING = _SERIF.but(weight="italic", size=13.5, leading=17, colour=SUB)
CERTIFICATE_NAME = _SERIF.but(weight="medium", size=34, leading=40, colour=INK)
CERTIFICATE_SCRIPTS = _SERIF.but(size=11.5, leading=15, colour=SUB, japanese=0.95)
CERTIFICATE_WHERE = _sans(11, 14, align="center", max_lines=2, smallest=7.6, fit_word=True)
CERTIFICATE_SENTENCE = _SERIF.but(size=14, leading=18.5, align="center", max_lines=3, smallest=9)
CERTIFICATE_SENTENCE_JA = _SERIF.but(
    size=10.5, leading=16, align="center", colour=SUB, japanese=1.0, language="ja", max_lines=3, smallest=7.5
)
CERTIFICATE_SENDER_FIRST_JA = _SERIF.but(size=12, leading=15, colour=NAVY, tracking=120, japanese=1.0)
CERTIFICATE_SENDER_SECOND = _sans(9.2, 12, colour=SUB)
CERTIFICATE_TITLE_FIRST_JA = _SERIF.but(size=36, leading=42, colour=NAVY, tracking=320, japanese=1.0, language="ja")
CERTIFICATE_TITLE_SECOND = _SERIF.but(size=16.5, leading=20, colour=NAVY)
CERTIFICATE_SENTENCE_FIRST_JA = CERTIFICATE_SENTENCE.but(
    size=13, leading=20.5, japanese=1.0, language="ja", smallest=8.5
)
CERTIFICATE_SENTENCE_SECOND = CERTIFICATE_SENTENCE.but(size=11, leading=15, colour=SUB, smallest=7.5)
CERTIFICATE_NUMBER = _sans(8.6, 11, weight="semibold", colour=NAVY, features=_FIGURES)
CERTIFICATE_CHECK = _sans(7.2, 9, colour=SUB)
SIGNED = _sans(7.2, 9, colour=SUB)
SIGNATORY = _SERIF.but(weight="medium", size=12.5, leading=16, colour=INK)
SIGNATORY_TITLE = _sans(8.6, 11, colour=SUB)
SIGNATORY_JA = _SERIF.but(size=9.2, leading=12, colour=SUB)
SEAL = _SERIF.but(size=11.5, leading=14, colour="#D98A9B", japanese=1.0)
ISSUED = _sans(8.2, 11, colour=SUB)

# programme on its own
SHEET_KICKER = _sans(9, 12, weight="semibold", colour=RED, tracking=60)
SHEET_TITLE = _SERIF.but(
    size=24, leading=27, colour=NAVY, tag="H1", align="balanced", max_lines=3, smallest=15, fit_word=True
)
SHEET_SECOND = _SERIF.but(size=11.5, leading=16, colour=SUB)
SHEET_FACTS = _sans(9.4, 13, before=3)
SHEET_SENDER = _sans(8.2, 11, weight="semibold", colour=NAVY, align="right")
SHEET_EDITION = _sans(7.2, 9.5, colour=SUB, align="right")
SHEET_DAY = _SERIF.but(size=17, leading=21, tag="H2")
SHEET_DRESS = _sans(8.2, 11, colour=SUB, before=1)
SHEET_AGAIN = _SERIF.but(size=11.5, leading=17)
SHEET_DAY_NUMBER = _sans(9.4, 15, weight="semibold", colour=RED, align="right")
SHEET_THEME = _SERIF.but(weight="italic", size=11.5, leading=15, colour=SUB)
SHEET_TIME = _sans(9, 12, weight="semibold", features=_FIGURES)
SHEET_ITEM = _sans(9, 12, weight="semibold")
SHEET_ADDRESS = _sans(7.2, 9.6, colour=SUB, japanese=1.0, japanese_break=ADDRESS_BREAK)
SHEET_NIGHT = _sans(8.2, 11, colour=SUB, before=2, after=4)
TABLE_LABEL = _sans(7.4, 9.6, weight="semibold", colour=SUB)
TABLE_NUMBER = _SERIF.but(size=13, leading=14, colour=RED, features=("lnum",))
TABLE_DATE = _sans(8.2, 11, weight="semibold", features=_FIGURES)
TABLE_TIME = _sans(8.2, 11, features=_FIGURES)
TABLE_TEXT = _sans(8.6, 11.2)
TABLE_NIGHT = _sans(8.2, 11, colour=EU, before=2)
