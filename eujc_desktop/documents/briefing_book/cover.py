"""Front and back cover, edge to edge in navy."""

from __future__ import annotations

import re

from eujc_desktop.documents import looks, naming, wording
from eujc_desktop.documents.art import pictures
from eujc_desktop.documents.art.paths import fill, kept_apart, operator, rectangle, rounded, stroke
from eujc_desktop.documents.art.patterns import page_ground, sun_with_rings, waves
from eujc_desktop.documents.blocks.flow import Flow
from eujc_desktop.documents.blocks.sheet import Sheet
from eujc_desktop.documents.blocks.stacks import MM
from eujc_desktop.documents.blocks.text import Text, measure
from eujc_desktop.documents.briefing_book.content import Audience, Reader
from eujc_desktop.documents.briefing_book.setting import Setting
from eujc_desktop.documents.briefing_book.tongue import Tongue
from eujc_desktop.documents.naming import is_japanese
from eujc_desktop.documents.typesetting.style import Style

LEFT = 22 * MM
TITLE_TOP, FOOT_TOP = 80 * MM, 100 * MM
SUN_X, SUN_Y, SUN = 158 * MM, 131 * MM, 38 * MM
BESIDE_SUN = SUN_X - SUN - LEFT - 4 * MM
"""The room for dates and cities, which stand at the height of the sun."""
SECOND_GAP, CITIES_DOWN, CITY_GAP, CITY_STEP = 6.8 * MM, 22 * MM, 14 * MM, 7 * MM
SMALLEST_TITLE = 15
LARGEST_JA = 36
"""Japanese letters are wider."""

WAVE_LINE = "#4A64A8"
MOTTO = "日欧産業協力"
LONGEST_COLUMN = 8
MOTTO_STEP = 6.4 * MM
PURPOSES = {
    Audience.PARTICIPANT: "Briefing book for participants",
    Audience.LEADER: "Briefing book for the leader",
    Audience.HOST: "Briefing book for our hosts",
    Audience.OFFICE: "Briefing book for the office",
}


def add_front(flow: Flow, setting: Setting, reader: Reader | None = None) -> None:
    """The cover, with the name of whoever's copy it is."""
    flow.full_page(lambda sheet: _front(sheet, setting, reader), anchor="cover")


def add_back(flow: Flow, setting: Setting) -> None:
    """The back cover with the sentence on privacy."""
    flow.full_page(lambda sheet: _back(sheet, setting))


def _ground(sheet: Sheet) -> None:
    sheet.raw(page_ground(sheet.width, sheet.height, looks.NAVY))


def _waves(sheet: Sheet) -> None:
    sheet.raw(waves(0, -2 * MM, sheet.width, 8, 15 * MM, WAVE_LINE, looks.NAVY, 0.55))


def _front(sheet: Sheet, setting: Setting, reader: Reader | None) -> None:
    mission = setting.book.mission
    _ground(sheet)
    clip = rectangle(0, 0, sheet.width, sheet.height)
    sheet.raw(sun_with_rings(SUN_X, SUN_Y, SUN, looks.RED, "#3C5596", 9 * MM, clip))
    _waves(sheet)
    with sheet.inside("Sect"):
        _sender(sheet, setting)
        kicker = setting.tongue.of(mission.kicker) or setting.tongue.kicker(mission.direction)
        room = sheet.width - 2 * LEFT
        sheet.line(LEFT, sheet.height - 72 * MM, kicker, looks.COVER_KICKER, width=room, smallest=8, tag="P")
        _title(sheet, setting, room)
        _foot(sheet, setting, reader)
    for at, column in enumerate(columns_of(mission.motto)):
        x = sheet.width - 21 * MM - at * MOTTO_STEP
        sheet.vertical(x, sheet.height - 22 * MM, column, looks.COVER_MOTTO, tag="P")


def columns_of(motto: str) -> list[str]:
    """What is read from top to bottom, from right to left: short enough for the room above the title."""
    found: list[str] = []
    for part in re.findall(r"[^、。・\s]+[、。・]*", motto):
        for start in range(0, len(part), LONGEST_COLUMN):
            piece = part[start : start + LONGEST_COLUMN]
            if found and len(found[-1]) + len(piece) <= LONGEST_COLUMN:
                found[-1] += piece
            else:
                found.append(piece)
    return found or [MOTTO]


def _sender(sheet: Sheet, setting: Setting) -> None:
    """Logo, if there is one, and the organisation in both languages."""
    mission = setting.book.mission
    x = LEFT
    picture = pictures.logo(mission.logo)
    if picture:
        scale = min(31 * MM / picture.width, 10 * MM / picture.height)
        sheet.raw(kept_apart((fill("#FFFFFF"), rounded(x, sheet.height - 36 * MM, 34 * MM, 13 * MM, MM), "f")))
        wide, tall = picture.width * scale, picture.height * scale
        with sheet.figure(setting.tongue.say("Logo of {name}", name=setting.tongue.of(mission.organisation))):
            sheet.image(picture.data, x + (34 * MM - wide) / 2, sheet.height - 29.5 * MM - tall / 2, wide, tall)
        x += 40 * MM
    room = sheet.width - x - 34 * MM
    first, second = setting.tongue.of(mission.organisation), setting.tongue.below(mission.organisation)
    sheet.line(x, sheet.height - 28.2 * MM, first, looks.COVER_SENDER, width=room, tag="P")
    sheet.line(x, sheet.height - 33 * MM, second, looks.COVER_SENDER_JA, width=room, tag="P")


def _title(sheet: Sheet, setting: Setting, room: float) -> None:
    """Title in both languages, dates and cities; white and type give way where the title is long."""
    words = setting.book.mission.title
    rows = _city_rows(setting, BESIDE_SUN)
    second = setting.tongue.below(words)
    ja = Text(second, looks.COVER_TITLE_JA) if second else None
    below = (SECOND_GAP + ja.height(room) + 10 * MM if ja else 12 * MM) + CITIES_DOWN + CITY_STEP * len(rows)
    left = sheet.height - TITLE_TOP - FOOT_TOP - below
    title = _fitting_title(setting, setting.tongue.of(words), room, left)
    y = sheet.height - TITLE_TOP
    title.draw(sheet, LEFT, y, room)
    y -= title.height(room)
    white = min(max(left - title.height(room), 0.0), 12 * MM)
    if ja:
        ja.draw(sheet, LEFT, y - SECOND_GAP, room)
        y -= SECOND_GAP + ja.height(room) - 2 * MM + white
    _dates(sheet, setting, y - 12 * MM)
    _cities(sheet, rows, y - 12 * MM - CITIES_DOWN)


def _fitting_title(setting: Setting, words: str, room: float, height: float) -> Text:
    """The title, smaller until it is low enough; a word in katakana stays whole."""
    japanese = is_japanese(words)
    size = LARGEST_JA if japanese else looks.COVER_TITLE.size
    pieces = naming.unbroken(words)
    while True:
        style = looks.COVER_TITLE.but(size=size, leading=size * (1.2 if japanese else 1.09))
        title = Text(pieces, style, anchor="cover", outline=(0, setting.tongue.say("Cover")))
        if title.height(room) <= height or size < SMALLEST_TITLE:
            return title
        size *= 0.92


def _dates(sheet: Sheet, setting: Setting, y: float) -> None:
    mission = setting.book.mission
    dates = setting.tongue.dates(mission.first_day, mission.last_day)
    sheet.line(LEFT, y, dates, looks.COVER_DATES, width=BESIDE_SUN, smallest=12, tag="P")
    second = setting.tongue.other_dates(mission.first_day, mission.last_day)
    sheet.line(LEFT, y - 7.5 * MM, second, looks.COVER_DATES_JA, width=BESIDE_SUN, smallest=7, tag="P")


def _city_rows(setting: Setting, room: float) -> list[list[str]]:
    """The cities in order of travel, as many to a line as fit."""
    rows: list[list[str]] = []
    used = 0.0
    for name in (setting.tongue.of(city.name) for city in setting.cities):
        wide = measure(name, looks.COVER_CITY)
        if not rows or used + CITY_GAP + wide > room:
            rows.append([])
            used = -CITY_GAP
        rows[-1].append(name)
        used += CITY_GAP + wide
    return rows


def _cities(sheet: Sheet, rows: list[list[str]], y: float) -> None:
    """The cities joined by yellow lines."""
    for row in rows:
        x = LEFT
        for i, name in enumerate(row):
            if i:
                ends = f"{operator('m', x + 3 * MM, y + 1.2 * MM)} {operator('l', x + 11 * MM, y + 1.2 * MM)} S"
                sheet.raw(f"q {stroke(looks.STAR, 0.9)} {ends} Q")
                x += CITY_GAP
            x += sheet.line(x, y, name, looks.COVER_CITY, width=BESIDE_SUN, smallest=7, tag="P")
        y -= CITY_STEP


def _foot(sheet: Sheet, setting: Setting, reader: Reader | None) -> None:
    tongue, whom = setting.tongue, PURPOSES[setting.book.audience]
    purpose = tongue.say("Briefing book for {name}", name=reader.name.full) if reader else tongue.say(whom)
    second = Tongue("en" if tongue.japanese else "ja").say(whom)
    room = sheet.width - 2 * LEFT
    sheet.line(LEFT, 92 * MM, purpose, looks.COVER_PURPOSE, width=room, smallest=8, tag="P")
    sheet.line(LEFT, 85.5 * MM, second, looks.COVER_PURPOSE_JA, tag="P")
    sheet.line(
        LEFT,
        79.5 * MM,
        wording.edition(setting.book.mission, tongue.language),
        looks.COVER_EDITION,
        width=room,
        tag="P",
    )
    if setting.book.audience is Audience.OFFICE:
        checked = "" if setting.book.audit is None else tongue.checked(len(setting.book.audit))
        words = "  ·  ".join(filter(None, (tongue.say("For the office only"), checked)))
        sheet.line(LEFT, 73 * MM, words, looks.COVER_PURPOSE_JA.but(colour=looks.STAR), width=room, tag="P")


def _back(sheet: Sheet, setting: Setting) -> None:
    mission = setting.book.mission
    _ground(sheet)
    _waves(sheet)
    middle, room = sheet.width / 2, sheet.width - 2 * LEFT
    contact = "  ·  ".join(part for part in (mission.website, mission.email) if part)
    lines = (
        *_wishes(setting),
        (108, setting.tongue.of(mission.organisation), looks.BACK_SENDER),
        (103, contact, looks.BACK_CONTACT),
    )
    with sheet.inside("Sect"):
        for y, words, style in lines:
            sheet.line(middle, y * MM, words, style, align="center", width=room, smallest=6, tag="P")
        Text(setting.book.privacy, looks.BACK_PRIVACY).draw(sheet, LEFT, 98.4 * MM, room)


def _wishes(setting: Setting) -> tuple[tuple[float, str, Style], ...]:
    """Good wishes for those who travel; thanks to those who receive them."""
    if setting.book.audience is Audience.HOST:
        return (
            (190, "ご協力に感謝いたします", looks.BACK_WISH_JA.but(size=24)),
            (178, "We thank you for receiving us.", looks.BACK_WISH),
        )
    wish = "A good journey, and many good questions."
    return ((190, "よい旅を", looks.BACK_WISH_JA), (178, wish, looks.BACK_WISH))
