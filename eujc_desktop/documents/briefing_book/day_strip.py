"""The strip of days: one small card a day with theme and companies, the hotels below."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from eujc_desktop.documents import looks, wording
from eujc_desktop.documents.art.icons import icon
from eujc_desktop.documents.art.paths import circle, fill, operator, rectangle, rounded, stroke
from eujc_desktop.documents.blocks.block import Block
from eujc_desktop.documents.blocks.rest import Drawn
from eujc_desktop.documents.blocks.sheet import Sheet
from eujc_desktop.documents.blocks.stacks import MM
from eujc_desktop.documents.blocks.text import Span, Text, measure
from eujc_desktop.documents.briefing_book.setting import Setting
from eujc_desktop.documents.content import Day, ItemKind

A_ROW = 7
HEIGHT, LOW_HEIGHT = 46 * MM, 38 * MM
GAP = 1.4 * MM
HEAD, HOTELS = 9.6 * MM, 7 * MM
THEME, MARKS = 10.9 * MM, 10.9 * MM
"""Where the theme begins below the top of a card, and the middle of its discs above the foot."""

DISC = 2.3 * MM


def strip_rows(setting: Setting) -> list[Block]:
    """Rows of up to seven days."""
    days = [day for day in setting.book.days if day.date]
    rows = [days[i : i + A_ROW] for i in range(0, len(days), A_ROW)]
    height = HEIGHT if len(rows) == 1 else LOW_HEIGHT
    columns = A_ROW if len(rows) > 1 else max(len(days), 4)
    return [_row(setting, row, columns, height) for row in rows]


def _row(setting: Setting, days: Sequence[Day], columns: int, height: float) -> Block:
    tongue = setting.tongue
    names = "; ".join(f"{tongue.day(d.date)}: {setting.city(d.city)}, {tongue.of(d.theme)}" for d in days)

    def draw(sheet: Sheet, x: float, y: float, width: float) -> None:
        wide = (width - GAP * (columns - 1)) / columns
        for i, day in enumerate(days):
            _card(sheet, setting, day, (x + i * (wide + GAP), y, wide, height))
        _hotels(sheet, setting, days, x, y, wide)

    return Drawn(height, draw, alt=tongue.say("Days of the mission. {names}", names=names), after=4 * MM)


def _card(sheet: Sheet, setting: Setting, day: Day, box: tuple[float, float, float, float]) -> None:
    x, y, wide, height = box
    hue = setting.hue(day.city)
    top = y + height
    body = rounded(x, y + HOTELS, wide, height - HOTELS, 1.2 * MM)
    head = f"{rounded(x, top - HEAD, wide, HEAD, 1.2 * MM)} f {rectangle(x, top - HEAD, wide, 3 * MM)} f"
    sheet.raw(f"q {fill(hue.tint)} {body} f {fill(hue.strong)} {head} Q")
    words = [
        Span(wording.day_number(day.date), family="serif", size=16),
        Span(" " + setting.tongue.weekday(day.date), size=7.6, weight="semibold"),
    ]
    sheet.line(x + 2 * MM, top - 6.4 * MM, words, looks.STRIP_DATE)
    sheet.line(x + wide - 2 * MM, top - 6.4 * MM, _other_weekday(setting, day), looks.STRIP_DAY_JA, align="right")
    sheet.link(
        setting.to_day(day),
        (x, y + HOTELS, x + wide, top),
        setting.tongue.say("Go to {place}", place=setting.tongue.say("Day {number}", number=day.number)),
    )
    room = height - THEME - MARKS - DISC
    style = looks.STRIP_THEME.but(max_lines=min(looks.STRIP_THEME.max_lines, int(room / looks.STRIP_THEME.leading)))
    Text(setting.tongue.of(day.theme), style).draw(sheet, x + 2 * MM, top - THEME, wide - 3.6 * MM)
    _marks(sheet, setting, day, x, y + MARKS, wide)


def _other_weekday(setting: Setting, day: Day) -> str:
    return wording.weekday(day.date)[:3] if setting.tongue.japanese else wording.weekday_ja(day.date)


def _marks(sheet: Sheet, setting: Setting, day: Day, x: float, y: float, wide: float) -> None:
    """The numbers of the companies of the day, or an icon where none is visited."""
    colour = setting.hue(day.city).strong
    keys = dict.fromkeys(i.company for i in day.items if i.kind is ItemKind.VISIT and i.company in setting.companies)
    numbers = [setting.numbers[key] for key in keys]
    if not numbers:
        sheet.raw(icon(_idle_icon(setting, day), x + 2 * MM, y - 2 * MM, 4.4 * MM, colour))
        return
    step = 5.4 * MM
    fitting = max(int((wide - 2 * MM) / step), 1)
    shown = numbers if len(numbers) <= fitting else numbers[: fitting - 1]
    for i, number in enumerate(shown):
        middle = x + 4.2 * MM + i * step
        sheet.raw(f"q {fill(colour)} {circle(middle, y, DISC)} f Q")
        sheet.line(middle, y - 0.9 * MM, str(number), looks.STRIP_NUMBER, align="center")
    if len(shown) < len(numbers):
        left = x + 2.2 * MM + len(shown) * step
        sheet.line(left, y - 0.9 * MM, f"+{len(numbers) - len(shown)}", looks.STRIP_MORE.but(colour=colour))


def _idle_icon(setting: Setting, day: Day) -> str:
    if day is setting.book.days[0]:
        return "plane-landing"
    if day is setting.book.days[-1]:
        return "award"
    kinds = {item.kind for item in day.items}
    if ItemKind.CULTURE in kinds:
        return "landmark"
    return "presentation" if ItemKind.SEMINAR in kinds else "clock"


def _hotels(sheet: Sheet, setting: Setting, days: Sequence[Day], x: float, y: float, wide: float) -> None:
    """A line from the first to the last night of each hotel."""
    step, index = wide + GAP, 0
    for key, stay in groupby(days, key=lambda day: day.hotel):
        nights = list(stay)
        first, index = index, index + len(nights)
        hotel = setting.hotels.get(key)
        if hotel is None:
            continue
        more = index < len(days)
        start = x + first * step + wide * 0.5
        end = x + index * step + (wide * 0.42 if more else -GAP - wide * 0.05)
        colour = setting.hue(hotel.city or nights[0].city).strong
        line = f"{operator('m', start, y + 4.6 * MM)} {operator('l', end, y + 4.6 * MM)} S"
        dots = f"{circle(start, y + 4.6 * MM, 2)} f {circle(end, y + 4.6 * MM, 2)} f"
        sheet.raw(
            f"q {stroke(colour, 1.1)} {fill(colour)} {line} {dots} Q "
            + icon("bed", start, y + 0.2 * MM, 3.2 * MM, colour)
        )
        _hotel_name(sheet, setting.tongue.of(hotel.name), start + 4.2 * MM, y + 0.9 * MM, end - start - 5 * MM)


def _hotel_name(sheet: Sheet, name: str, x: float, y: float, room: float) -> None:
    """The name beside its bed where there is room for it; each day names its hotel in full."""
    if measure(name, looks.STRIP_HOTEL.but(size=5.9)) <= room:
        sheet.line(x, y, name, looks.STRIP_HOTEL, width=room, smallest=5.9)
