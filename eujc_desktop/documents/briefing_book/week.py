"""The weeks as grids of hours: everything at once, by colour."""

from __future__ import annotations

from collections.abc import Sequence

from eujc_desktop.common.bilingual import Words
from eujc_desktop.documents import looks, timeline, wording
from eujc_desktop.documents.art.paths import fill, operator, rectangle, stroke
from eujc_desktop.documents.blocks.block import Block
from eujc_desktop.documents.blocks.flow import Flow, Running
from eujc_desktop.documents.blocks.rest import Drawn
from eujc_desktop.documents.blocks.sheet import Sheet
from eujc_desktop.documents.blocks.stacks import MM
from eujc_desktop.documents.blocks.text import Span, Text, measure
from eujc_desktop.documents.briefing_book.setting import Setting
from eujc_desktop.documents.briefing_book.tongue import Tongue
from eujc_desktop.documents.content import Day, ItemKind
from eujc_desktop.documents.naming import is_japanese
from eujc_desktop.documents.palette import KINDS
from eujc_desktop.documents.typesetting.style import Style

A_WEEK = 7
GRID_HEIGHT, HEAD, HOURS = 208 * MM, 12 * MM, 9 * MM
BESIDE = 0.8
"""The white between what is beside each other, in points."""
NARROW, SMALLEST = 12 * MM, 6.05
"""A lane narrower than this, or than a word of a company's name in the smallest type, shows its colour alone, a visit
the number of its company."""


def add(flow: Flow, setting: Setting) -> None:
    """One page for each week that has times; nothing for a mission of one day."""
    for week in weeks(setting.book.days):
        add_week(flow, setting, week)


def weeks(days: Sequence[Day]) -> list[list[Day]]:
    """Which days stand on a page together."""
    dated = [day for day in days if day.date]
    if len(dated) < 2:
        return []
    found = (dated[start : start + A_WEEK] for start in range(0, len(dated), A_WEEK))
    return [week for week in found if any(item.start for day in week for item in day.items)]


def week_title(tongue: Tongue, week: Sequence[Day], days: int) -> str:
    """`The week`, or `Days 1 to 7` of a longer mission."""
    if days <= A_WEEK:
        return tongue.say("The week")
    first, last = week[0].number, week[-1].number
    if first == last:
        return tongue.say("Day {number}", number=first)
    return tongue.say("Days {first} to {last}", first=first, last=last)


def add_week(flow: Flow, setting: Setting, week: Sequence[Day]) -> None:
    """The grid of a week, on a page of its own."""
    title = week_title(setting.tongue, week, sum(day.date is not None for day in setting.book.days))
    flow.page(Running(title, looks.NAVY))
    flow.add(
        Text(title, looks.H2.but(before=0, after=4, keep_with_next=True)), _grid(setting, week), _legend(setting, week)
    )


def _grid(setting: Setting, week: Sequence[Day]) -> Block:
    lanes = timeline.with_nights(week)
    first, last = timeline.shown_hours(lanes)

    def draw(sheet: Sheet, x: float, y: float, width: float) -> None:
        columns = max(len(week), 4)
        wide = (width - HOURS - 1.2 * MM * (columns - 1)) / columns
        unit = (GRID_HEIGHT - HEAD) / (last - first)
        _hours(sheet, x, y, width, first, last)
        for i, (day, column) in enumerate(zip(week, lanes, strict=True)):
            left = x + HOURS + i * (wide + 1.2 * MM)
            _column_head(sheet, setting, day, left, y + GRID_HEIGHT - HEAD, wide)
            for lane in column:
                top = y + (last - lane.start) * unit
                _block(sheet, setting, lane, left, top, wide, (lane.end - lane.start) * unit)

    alt = setting.tongue.say("Calendar, hour by hour; every entry is repeated on the page of its day")
    return Drawn(GRID_HEIGHT, draw, alt=alt, after=3 * MM)


def _hours(sheet: Sheet, x: float, y: float, width: float, first: float, last: float) -> None:
    unit = (GRID_HEIGHT - HEAD) / (last - first)
    hours = range(int(first) + 1, int(last) + 1)
    lines = []
    for hour in hours:
        at = y + (last - hour) * unit
        lines.append(f"{operator('m', x + HOURS, at)} {operator('l', x + width, at)} S")
        sheet.line(x + HOURS - 1.6 * MM, at - 0.8 * MM, f"{hour % 24:02d}:00", looks.HOUR, align="right")
    sheet.raw(f"q {stroke(looks.HAIR, 0.3)} " + " ".join(lines) + " Q")


def _column_head(sheet: Sheet, setting: Setting, day: Day, x: float, y: float, wide: float) -> None:
    colour = setting.hue(day.city).strong
    words = [
        Span(wording.day_number(day.date), family="serif", size=15),
        Span(" " + setting.tongue.weekday(day.date), size=7.6, weight="semibold"),
    ]
    sheet.line(x, y + 6.6 * MM, words, looks.STRIP_DATE.but(colour=colour))
    sheet.line(x, y + 2.8 * MM, setting.city(day.city), looks.WEEK_CITY, width=wide, smallest=5.9)
    sheet.raw(f"q {fill(colour)} {rectangle(x, y + 0.6 * MM, wide, 0.9 * MM)} f Q")
    sheet.link(
        setting.to_day(day),
        (x, y, x + wide, y + HEAD),
        setting.tongue.say("Go to {place}", place=setting.tongue.say("Day {number}", number=day.number)),
    )


def _block(sheet: Sheet, setting: Setting, lane: timeline.Lane, x: float, top: float, wide: float, tall: float) -> None:
    """One item: filled for a visit, tinted with a bar for the rest."""
    hue = KINDS[lane.item.kind].hue
    wide /= lane.lanes
    x += lane.lane * wide
    tall = max(tall - 0.5, 1.1)
    visit = lane.item.kind is ItemKind.VISIT
    drawn = f"q {fill(hue.strong if visit else hue.tint)} {rectangle(x, top - tall, wide - BESIDE, tall)} f"
    if not visit:
        drawn += f" {fill(hue.strong)} {rectangle(x, top - tall, 0.8 * MM, tall)} f"
    sheet.raw(drawn + " Q")
    lines = int((tall - 0.8 * MM) / looks.WEEK_ITEM.leading)
    company = setting.companies.get(lane.item.company) if visit else None
    words = setting.tongue.of(company.name if company else lane.item.title)
    if lane.item.guests:
        words = f"{wording.initials(lane.item.guests)}: {words}"
    style = looks.WEEK_ITEM.but(
        max_lines=lines,
        smallest=SMALLEST,
        fit_word=True,
        hyphenate=True,
        colour="#FFFFFF" if visit else looks.INK,
        weight="semibold" if visit else "regular",
    )
    room = wide - 2.6 * MM
    if lines < 1 or wide < NARROW or (company and _widest(words, style.but(size=SMALLEST)) > room):
        if company:
            number = str(setting.numbers[company.key])
            sheet.line(x + wide / 2, top - 3.2 * MM, number, looks.STRIP_NUMBER, align="center")
        return
    Text(words, style).draw(sheet, x + 1.5 * MM, top - 0.55 * MM, room)


def _widest(words: str, style: Style) -> float:
    """The width of the longest word; Japanese breaks between any two letters."""
    if is_japanese(words):
        return 2 * style.size
    return max((measure(word, style) for word in words.split()), default=0.0)


def _legend(setting: Setting, week: Sequence[Day]) -> Block:
    kinds = [kind for kind in ItemKind if any(item.kind is kind for day in week for item in day.items)]

    def draw(sheet: Sheet, x: float, y: float, width: float) -> None:
        x += HOURS
        for kind in kinds:
            look = KINDS[kind]
            visit = kind is ItemKind.VISIT
            ground = fill(look.hue.strong if visit else look.hue.tint)
            box = rectangle(x, y + 0.6 * MM, 3.4 * MM, 2.4 * MM)
            bar = rectangle(x, y + 0.6 * MM, 0.8 * MM, 2.4 * MM)
            sheet.raw(f"q {ground} {box} f {fill(look.hue.strong)} {bar} f Q")
            x += 4.6 * MM
            x += (
                sheet.line(x, y + 0.9 * MM, setting.tongue.of(Words(look.label, look.label_ja)), looks.WEEK_CITY)
                + 3.6 * MM
            )

    return Drawn(4 * MM, draw)
