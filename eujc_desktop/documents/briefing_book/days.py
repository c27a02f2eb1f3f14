"""Day pages: where am I at which time. Head, facts, ribbon of the day, items, room for notes."""

from __future__ import annotations

from collections.abc import Sequence

from eujc_desktop.documents import looks, timeline
from eujc_desktop.documents.art.icons import icon
from eujc_desktop.documents.art.paths import circle, fill, operator, rectangle, rounded, stroke
from eujc_desktop.documents.blocks.block import Block
from eujc_desktop.documents.blocks.flow import Flow, Running
from eujc_desktop.documents.blocks.rest import Drawn, NoteLines, Rule
from eujc_desktop.documents.blocks.sheet import Sheet
from eujc_desktop.documents.blocks.stacks import MM, Stack
from eujc_desktop.documents.blocks.text import Span, Text
from eujc_desktop.documents.briefing_book.items import ItemRow, item_row
from eujc_desktop.documents.briefing_book.setting import Setting, day_anchor
from eujc_desktop.documents.briefing_book.thumbs import key_of_day
from eujc_desktop.documents.briefing_book.tongue import Tongue
from eujc_desktop.documents.content import Day, ItemStatus
from eujc_desktop.documents.palette import KINDS, item_icon

DISC = 11 * MM
CONTINUED_HEAD = 20 * MM
LEAST_NOTES = 29 * MM
LEAST_ON_SECOND_PAGE = 3


def add(flow: Flow, setting: Setting) -> None:
    """All days, each on a page of its own."""
    for day in setting.book.days:
        add_day(flow, setting, day)


def add_day(flow: Flow, setting: Setting, day: Day) -> None:
    """One day, on as many pages as it takes."""
    hue = setting.hue(day.city)
    parts = [
        setting.tongue.say("Day {number}", number=day.number),
        setting.tongue.day(day.date),
        setting.city(day.city),
    ]
    running = Running("  ·  ".join(part for part in parts if part), hue.strong, key_of_day(setting.book.days, day))
    head = _head(setting, day)
    room = flow.area.depth - head.height(flow.area.measure) - head.after
    for number, rows in enumerate(_pages(setting, day, flow.area.measure, room, flow.area.depth - CONTINUED_HEAD)):
        flow.page(running)
        flow.add(head if number == 0 else _continued(setting.tongue, day, hue.strong), *rows)
    _notes(flow, setting.tongue)


def _notes(flow: Flow, tongue: Tongue) -> None:
    """What is left of the page, if it is worth having."""
    left = flow.room - 7 * MM
    if left >= LEAST_NOTES:
        title = Text(tongue.say("Your notes"), looks.LABEL.but(colour=looks.MUTE))
        flow.add(NoteLines(title, left, ItemRow.BODY, before=2 * MM))


def _pages(setting: Setting, day: Day, width: float, first: float, later: float) -> list[list[ItemRow]]:
    """The items spread over as few pages as the three densities allow, no denser than it takes."""
    rows = _rows(setting, day)
    return min((spread([row.with_gap(gap) for row in rows], width, first, later) for gap in ItemRow.GAPS), key=len)


def _rows(setting: Setting, day: Day) -> list[ItemRow]:
    items, last = day.items, len(day.items) - 1
    return [
        item_row(setting, day, item, before=items[i - 1] if i else None, last=i == last) for i, item in enumerate(items)
    ]


def spread(rows: Sequence[ItemRow], width: float, first: float, later: float) -> list[list[ItemRow]]:
    """As many rows on each page as fit; the last page takes at least three with it."""
    pages: list[list[ItemRow]] = [[]]
    room = first
    for row in rows:
        height = row.height(width)
        if height > room and pages[-1]:
            pages.append([])
            room = later
        pages[-1].append(row)
        room -= height
    while len(pages) > 1 and len(pages[-1]) < LEAST_ON_SECOND_PAGE < len(pages[-2]):
        pages[-1].insert(0, pages[-2].pop())
    return pages


def _continued(tongue: Tongue, day: Day, colour: str) -> Block:
    words = [
        Span(tongue.day(day.date), colour=colour),
        Span(tongue.say(", continued"), weight="italic", colour=looks.SUB),
    ]
    return Stack([Text(words, looks.CONTINUED), Rule(looks.RULE, after=5 * MM)])


def _head(setting: Setting, day: Day) -> Stack:
    hue = setting.hue(day.city)
    theme, tongue = setting.tongue.of(day.theme), setting.tongue
    parts = (tongue.day(day.date), setting.city(day.city))
    entry = f"{tongue.say('Day {number}', number=day.number)} – " + ", ".join(filter(None, parts))
    kicker = Drawn(
        4.2 * MM, lambda sheet, x, y, width: _kicker(sheet, setting, day, x, y, width), anchor=day_anchor(day)
    )
    title = Text(
        tongue.day(day.date),
        looks.DAY_TITLE.but(colour=hue.strong),
        outline=(1, entry),
        inset=2 * DISC + 4 * MM,
    )
    words = Text(theme, looks.THEME, inset=2 * DISC + 4 * MM) if theme else None
    facts = _facts(setting, day)
    return Stack([kicker, title, words, facts, _ribbon(day)], after=5 * MM)


def _kicker(sheet: Sheet, setting: Setting, day: Day, x: float, y: float, width: float) -> None:
    """Number and Japanese date; the disc with the city at the right. The first day opens the chapter."""
    if day is setting.book.days[0]:
        sheet.outline(0, setting.tongue.say("Day by day"), day_anchor(day))
    tongue, city = setting.tongue, setting.other_city(day.city)
    words = [
        Span(tongue.say("Day {number}", number=day.number), weight="semibold", colour=looks.RED),
        Span(f"   {tongue.other_day(day.date)}" + (f"　{city}" if city else ""), colour=looks.SUB),
    ]
    sheet.line(x, y + 0.8 * MM, words, looks.KICKER, width=width - 2 * DISC - 4 * MM, smallest=7, tag="P")
    if day.city:
        _city_disc(sheet, setting, day, x + width - DISC, y + 4.2 * MM - DISC)


def _city_disc(sheet: Sheet, setting: Setting, day: Day, x: float, y: float) -> None:
    sheet.raw(f"q {fill(setting.hue(day.city).strong)} {circle(x, y, DISC)} f Q")
    ja = setting.hues.ja(day.city)
    room = 2 * DISC - 3 * MM
    if ja:
        big = looks.DISC_JA.but(size=15 if len(ja) < 3 else 13)
        sheet.line(x, y - 1.2 * MM, ja, big, align="center", width=room, smallest=7)
    drop = 5.6 * MM if ja else 0.9 * MM
    sheet.line(
        x, y - drop, day.city, looks.DISC_EN.but(size=6.8 if ja else 9), align="center", width=room, smallest=5.9
    )


def _facts(setting: Setting, day: Day) -> Block | None:
    """Dress, weather and hotel between two lines; what is not known is left out."""
    hotel = setting.hotels.get(day.hotel)
    weather = ", ".join(part for part in (day.weather, day.daylight) if part)
    night = setting.tongue.of(hotel.name) if hotel else ""
    dress = setting.tongue.usual(day.dress)
    facts = [
        ("shirt", setting.tongue.say("Dress code"), dress[:1].upper() + dress[1:]),
        ("sun", setting.tongue.say("Weather, daylight" if day.daylight else "Weather"), weather),
        ("bed", setting.tongue.say("Tonight"), night),
    ]
    known = [fact for fact in facts if fact[2]]
    if not known:
        return None
    shares = (62 / 168, 50 / 168, 56 / 168) if len(known) == 3 else (1 / len(known),) * len(known)
    colour = setting.hue(day.city).strong

    def draw(sheet: Sheet, x: float, y: float, width: float) -> None:
        sheet.raw(f"q {stroke(looks.RULE, 0.5)} {_across(x, y, width)} {_across(x, y + 11.2 * MM, width)} Q")
        for (name, label, value), share in zip(known, shares, strict=True):
            sheet.raw(icon(name, x, y + 3 * MM, 5.4 * MM, colour))
            room = share * width - 9.5 * MM
            sheet.line(x + 7.6 * MM, y + 6.8 * MM, label, looks.LABEL, width=room, smallest=5.9, tag="P")
            sheet.line(x + 7.6 * MM, y + 2.7 * MM, value, looks.FACT, width=room, smallest=7.4, tag="P")
            x += share * width

    return Drawn(11.2 * MM, draw, before=4.4 * MM, after=7 * MM)


def _across(x: float, y: float, width: float) -> str:
    return f"{operator('m', x, y)} {operator('l', x + width, y)} S"


def _ribbon(day: Day) -> Block | None:
    """The day as a bar of hours; parallel items share its height."""
    lanes = [
        lane
        for lane in timeline.side_by_side(timeline.spans(day.items, day.date))
        if lane.item.status is not ItemStatus.CANCELLED
    ]
    if not lanes:
        return None
    first, last = timeline.shown_hours([lanes])

    def draw(sheet: Sheet, x: float, y: float, width: float) -> None:
        unit = width / (last - first)
        bar = y + 3.4 * MM
        parts = [f"q {fill('#EEF1F6')} {rounded(x, bar, width, 5 * MM, MM)} f"]
        for lane in lanes:
            parts.append(_ribbon_block(lane, x, bar, unit, first))
        sheet.raw(" ".join([*parts, "Q"]))
        for hour in range(int(first) + 1, int(last) + 1):
            if hour < last or last == timeline.LATEST:
                sheet.line(x + (hour - first) * unit, y, str(hour), looks.HOUR, align="center")

    return Drawn(8.4 * MM, draw, before=5 * MM, after=5 * MM)


def _ribbon_block(lane: timeline.Lane, x: float, bar: float, unit: float, first: float) -> str:
    left, right = x + (lane.start - first) * unit, x + (lane.end - first) * unit
    height = 5 * MM / lane.lanes
    bottom = bar + 5 * MM - (lane.lane + 1) * height
    look = KINDS[lane.item.kind]
    block = rectangle(left + 0.25, bottom, max(right - left - 0.5, 0.8), height - (0.3 if lane.lanes > 1 else 0))
    drawn = f"{fill(look.hue.strong)} {block} f"
    size = min(3.4 * MM, height - 0.4 * MM)
    if right - left > 7 * MM and size >= 2 * MM:
        middle = (left + right - size) / 2
        drawn += " " + icon(item_icon(lane.item), middle, bottom + (height - size) / 2, size, "#FFFFFF")
    return drawn
