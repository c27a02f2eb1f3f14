"""The Japanese table of a study tour: number, date, place, local time, transport, content, overnight stay."""

from __future__ import annotations

from datetime import date

from eujc_desktop.documents import looks, wording
from eujc_desktop.documents.blocks.block import Block
from eujc_desktop.documents.blocks.stacks import MM, Stack
from eujc_desktop.documents.blocks.table import Plan, Table
from eujc_desktop.documents.blocks.text import Span, Text
from eujc_desktop.documents.content import Day, Item, ItemKind, ItemStatus, ProgrammeSheet
from eujc_desktop.documents.palette import CityHues
from eujc_desktop.documents.programme_days import MODES, STATES, leg_words
from eujc_desktop.documents.repeats import from_before
from eujc_desktop.documents.usual_words import usual

PLAN = Plan((11 * MM, 24 * MM, 33 * MM, 23 * MM, 23 * MM, 56 * MM), down=1.1 * MM, across=1.6 * MM, grouping=2)
HEADERS = {
    "en": ("Day", "Date", "Place", "Local time", "Transport", "Content"),
    "ja": ("日次", "月日（曜）", "発着地／滞在地名", "現地時刻", "交通機関名", "摘要"),
}


def blocks(content: ProgrammeSheet) -> list[Block]:
    """One table with a stretch of rows for each day."""
    header = [Text(words, looks.TABLE_LABEL) for words in HEADERS[content.language]]
    hues = CityHues(content.mission.cities, [day.city for day in content.days])
    rows = [row for index in range(len(content.days)) for row in _day(content, index, hues)]
    return [Table(PLAN, rows, header)]


def _day(content: ProgrammeSheet, index: int, hues: CityHues) -> list[list[Block]]:
    """Number and date beside the first item; the overnight stay under the last."""
    day, language = content.days[index], content.language
    city = (hues.ja(day.city) or day.city) if language == "ja" else day.city
    rows = [_still(item, language) for item in from_before(content.days, index)]
    rows += [_item(item, language) for item in day.items]
    rows = rows or [[Block(), Block(), Block(), Block()]]
    night = _night(day, city, language)
    if night:
        rows[-1][3] = Stack([rows[-1][3], night])
    first: list[Block] = [Text(str(day.number), looks.TABLE_NUMBER), Text(_date(day.date, language), looks.TABLE_DATE)]
    if city and not day.items:
        rows[0][0] = Text(city, looks.SMALL)
    blank: list[Block] = [Block(), Block()]
    return [[*(first if i == 0 else blank), *row] for i, row in enumerate(rows)]


def _date(day: date | None, language: str) -> str:
    if language == "ja":
        return wording.date_ja(day)
    return f"{day.day} {wording.MONTHS[day.month - 1][:3]} ({wording.weekday(day)[:3]})" if day else "Date open"


def _night(day: Day, city: str, language: str) -> Block | None:
    if not day.hotel or not city:
        return None
    words = f"（{city}泊）" if language == "ja" else f"(overnight: {city})"
    return Text(words, looks.TABLE_NIGHT)


def _item(item: Item, language: str) -> list[Block]:
    """Place, time, transport, content."""
    place = item.place.prefer(language)
    transport = _transport(item, language)
    later = item.start and item.end and item.end.date() > item.start.date()
    return [
        Text(place, looks.SMALL) if place else Block(),
        Text(wording.hours(item) + (" +1" if later else ""), looks.TABLE_TIME),
        Text(transport, looks.SMALL) if transport else Block(),
        Stack(_content(item, language)),
    ]


def _still(item: Item, language: str) -> list[Block]:
    """What the evening before has left to this day."""
    place, until = item.place.prefer(language), wording.clock(item.end)
    words = (
        f"{item.title.prefer(language)}（続き）" if language == "ja" else f"{item.title.prefer(language)}, continued"
    )
    time = f"～{until}" if language == "ja" else f"until {until}"
    blank = Text(place, looks.SMALL) if place else Block()
    return [blank, Text(time, looks.TABLE_TIME), Block(), Text(words, looks.TABLE_TEXT)]


def _transport(item: Item, language: str) -> str:
    """The names of the trains and flights, else what one travels in."""
    modes = MODES[language]
    names = [usual(leg.name, language) or modes.get(leg.mode, leg.mode) for leg in item.legs]
    return wording.joined([name for name in names if name], ", ") or modes.get(item.transport, item.transport)


def _content(item: Item, language: str) -> list[Block | None]:
    title = [Span(item.title.prefer(language), weight="semibold" if item.kind is ItemKind.VISIT else "regular")]
    if item.guests:
        title.append(Span(f"  ({wording.initials(item.guests)})", colour=looks.SUB))
    elif item.groups:
        groups = wording.joined(item.groups, "・" if language == "ja" else " and ")
        title.append(Span(f"  （{groups}班）" if language == "ja" else f"  (group {groups})", colour=looks.SUB))
    state = STATES[language].get(item.status) if item.status is not ItemStatus.CONFIRMED else None
    if state:
        title.append(Span(f"  {state}", colour=looks.RED))
    ways = [leg_words(leg, language) for leg in item.legs if leg.origin or leg.destination]
    note = item.note if language == "en" else ""
    return [
        Text(title, looks.TABLE_TEXT),
        *(Text(way, looks.TINY) for way in ways),
        Text(note, looks.TINY) if note else None,
    ]
