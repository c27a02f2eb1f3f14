"""Signs for buses, to be read from across a street: a group, or the mission, and the transfer it is for."""

from __future__ import annotations

from functools import partial

from eujc_desktop.common.progress import Progress
from eujc_desktop.documents import looks, printing, wording
from eujc_desktop.documents.art.paths import circle, fill, operator, rectangle, stroke
from eujc_desktop.documents.blocks.block import Block
from eujc_desktop.documents.blocks.sheet import Sheet
from eujc_desktop.documents.blocks.stacks import MM, Stack
from eujc_desktop.documents.blocks.text import Text
from eujc_desktop.documents.built import Built
from eujc_desktop.documents.cards import looks as own
from eujc_desktop.documents.cards.content import BusSign, BusSigns
from eujc_desktop.documents.cards.names import fitting, phrases, scaled, undivided
from eujc_desktop.documents.content import Mission
from eujc_desktop.documents.typesetting.document import Document

WIDTH, HEIGHT = 297 * MM, 210 * MM
PANEL = 98 * MM
LEFT, ROOM = PANEL + 14 * MM, WIDTH - PANEL - 28 * MM
GUESTS = "御一行様"


def make(content: BusSigns, progress: Progress) -> Built:
    """A page a sign."""
    mission, total = content.mission, len(content.signs)
    language = "ja" if content.language == "ja" else "en-GB"
    title = f"Bus signs – {mission.title.prefer('en')}"
    document = Document(printing.info(mission, title, language=language), total=total)
    for done, sign in enumerate(content.signs):
        progress(done, total, f"Page {done + 1} of {total}")
        with document.page(WIDTH, HEIGHT) as sheet, sheet.inside("Sect"):
            _page(sheet, mission, sign, content.language)
    return printing.finish(document)


def _page(sheet: Sheet, mission: Mission, sign: BusSign, language: str) -> None:
    _panel(sheet, sign, language)
    foot = 14 * MM
    sender = "　".join(part for part in (mission.organisation.en, mission.organisation.ja) if part)
    sheet.line(LEFT, foot, sender, own.BUS_SENDER, width=ROOM, smallest=7, tag="P")
    below = fitting(partial(_journey, sign, language), ROOM, 52 * MM)
    height = below.height(ROOM)
    base = 27 * MM
    if height:
        y = base + height + 7 * MM
        sheet.raw(f"q {stroke(looks.NAVY, 1.2)} {operator('m', LEFT, y)} {operator('l', LEFT + ROOM, y)} S Q")
    room = HEIGHT - 18 * MM - base - (height + 14 * MM if height else 0)
    title = fitting(partial(_title, mission, language), ROOM, room)
    spare = room - title.height(ROOM)
    title.draw(sheet, LEFT, HEIGHT - 18 * MM - (0 if height else spare / 2.4), ROOM)
    below.draw(sheet, LEFT, base + height, ROOM)


def _panel(sheet: Sheet, sign: BusSign, language: str) -> None:
    """The letter of the group as large as it can be; the sun where everybody goes together."""
    middle = PANEL / 2
    if not sign.group:
        ground, sun = rectangle(0, 0, PANEL, HEIGHT), circle(middle, HEIGHT / 2, 34 * MM)
        sheet.raw(f"q {fill(looks.NAVY)} {ground} f {fill(looks.RED)} {sun} f Q")
        return
    place = (ord(sign.group[0].upper()) - ord("A")) % len(own.GROUPS)
    sheet.raw(f"q {fill(own.GROUPS[place])} {rectangle(0, 0, PANEL, HEIGHT)} f Q")
    line = partial(sheet.line, middle, align="center", width=PANEL - 14 * MM, tag="P")
    en, ja = ("Group", "グループ") if language != "ja" else ("グループ", "Group")
    line(HEIGHT - 26 * MM, en, own.BUS_GROUP)
    line(HEIGHT - 37 * MM, ja, own.BUS_GROUP.but(size=16, weight="regular"))
    letter = own.BUS_LETTER if sign.group[0].isalnum() else own.BUS_GROUP
    line(HEIGHT / 2 - 42 * MM, sign.group, letter, smallest=20)
    line(18 * MM, sign.group_name, own.BUS_GROUP, smallest=9)


def _title(mission: Mission, language: str, factor: float) -> Block:
    """The mission in large letters, and smaller in the other language; in Japanese with 御一行様."""
    en = mission.title.en.strip()
    ja = f"{phrases(mission.title.ja)} {GUESTS}" if mission.title.ja.strip() else GUESTS
    first, second = ((ja, own.BUS_TITLE_JA), en) if language == "ja" else ((en or ja, own.BUS_TITLE), ja if en else "")
    return Stack(
        [
            Text(first[0], undivided(first[0], scaled(first[1], factor), ROOM)),
            Text(second, scaled(own.BUS_SECOND, factor)) if second.strip() else None,
        ]
    )


def _journey(sign: BusSign, language: str, factor: float) -> Block:
    """Day and time, and from where to where."""
    when = ""
    if sign.departs:
        day = (wording.date_ja if language == "ja" else wording.weekday_day_month)(sign.departs.date())
        leaves = "出発" if language == "ja" else ""
        when = f"{day}   {wording.clock(sign.departs)}{leaves}"
    where = sign.origin or (sign.title.prefer(language) if not sign.destination else "")
    return Stack(
        [
            Text(when, scaled(own.BUS_WHEN, factor)) if when else None,
            Text(where, scaled(own.BUS_WHERE, factor)) if where.strip() else None,
            Text(f"→ {sign.destination}", scaled(own.BUS_WHERE, factor)) if sign.destination.strip() else None,
        ]
    )
