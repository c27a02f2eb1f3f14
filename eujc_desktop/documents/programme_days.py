"""European day sheets: each day a table of time, what, where."""

from __future__ import annotations

from eujc_desktop.documents import looks, wording
from eujc_desktop.documents.blocks.block import Block
from eujc_desktop.documents.blocks.stacks import MM, Column, Columns, Stack
from eujc_desktop.documents.blocks.table import Plan, Table
from eujc_desktop.documents.blocks.text import Piece, Span, Text
from eujc_desktop.documents.content import Day, Hotel, Item, ItemStatus, Leg, ProgrammeSheet
from eujc_desktop.documents.palette import KINDS, CityHues
from eujc_desktop.documents.repeats import from_before, without_repeats
from eujc_desktop.documents.usual_words import usual

PLAN = Plan((24 * MM, 86 * MM, 60 * MM), down=1.3 * MM, named_rows=True)
LABELS = {
    "en": {
        "meet": "Meet: ",
        "dress": "Wear: ",
        "bring": "Bring: ",
        "group": "Group ",
        "night": "Overnight: ",
        "day": "Day ",
    },
    "ja": {"meet": "集合：", "dress": "服装：", "bring": "持ち物：", "group": "班 ", "night": "宿泊：", "day": "第"},
}
STATES = {
    "en": {ItemStatus.PENCILLED: "to be confirmed", ItemStatus.CANCELLED: "cancelled"},
    "ja": {ItemStatus.PENCILLED: "予定", ItemStatus.CANCELLED: "中止"},
}
MODES = {
    "en": {"bus": "Coach", "train": "Train", "plane": "Flight", "taxi": "Taxi", "walk": "On foot", "ship": "Ship"},
    "ja": {"bus": "貸切バス", "train": "電車", "plane": "飛行機", "taxi": "タクシー", "walk": "徒歩", "ship": "船"},
}


def blocks(content: ProgrammeSheet) -> list[Block]:
    """Heading and table of each day."""
    hues = CityHues(content.mission.cities, [day.city for day in content.days])
    hotels = {hotel.key: hotel for hotel in content.hotels}
    found: list[Block] = []
    for index, day in enumerate(content.days):
        found.append(_heading(content, day, hues))
        rows = [_still(item, content.language) for item in from_before(content.days, index)]
        rows += [
            _row(without_repeats(item, day, day.items[i - 1] if i else None), content.language)
            for i, item in enumerate(day.items)
        ]
        found.append(
            Table(PLAN, rows, again=_continued(day, hues[day.city].strong, content.language), before=2, after=2)
        )
        night = _night(hotels.get(day.hotel), content.language)
        if night:
            found.append(night)
    return found


def _heading(content: ProgrammeSheet, day: Day, hues: CityHues) -> Block:
    ja = content.language == "ja"
    number = f"第{day.number}日" if ja else f"Day {day.number}"
    date = wording.whole_date_ja(day.date) if ja else wording.weekday_day_month(day.date)
    mission = content.mission
    if day.date and not ja and not mission.first_day.year <= day.date.year <= mission.last_day.year:
        date += f" {day.date.year}"
    city = hues.ja(day.city) or day.city if ja else day.city
    colour = hues[day.city].strong
    title: list[Piece] = [Span(date, colour=colour)]
    if city:
        title.append(Span(f"　{city}" if ja else f"  ·  {city}", colour=looks.SUB, size=11))
    left = Text(title, looks.SHEET_DAY, outline=(1, f"{number} – {date}"), anchor=f"day{day.number}")
    right = Text(number, looks.SHEET_DAY_NUMBER)
    theme = day.theme.prefer(content.language)
    parts: list[Block | None] = [
        Columns([Column(130 * MM, left), Column(32 * MM, right)], align="bottom"),
        Text(theme, looks.SHEET_THEME) if theme else None,
        Text(
            [Span(LABELS[content.language]["dress"], weight="semibold"), usual(day.dress, content.language)],
            looks.SHEET_DRESS,
        )
        if day.dress
        else None,
    ]
    return Stack(parts, before=7 * MM, keep_with_next=True)


def _continued(day: Day, colour: str, language: str) -> Block:
    """What stands above the items of a day on its next page."""
    date = wording.whole_date_ja(day.date) if language == "ja" else wording.weekday_day_month(day.date)
    more = "（続き）" if language == "ja" else ", continued"
    return Text([Span(date, colour=colour), Span(more, colour=looks.SUB)], looks.SHEET_AGAIN)


def _row(item: Item, language: str) -> list[Block]:
    where: list[Block | None] = [
        Text(item.place.prefer(language), looks.SMALL) if item.place else None,
        _address(item, language),
    ]
    return [_times(item), Stack(_what(item, language)), Stack(where)]


def _still(item: Item, language: str) -> list[Block]:
    """What the evening before has left to this day: until when, and since when."""
    until, since = wording.clock(item.end), wording.clock(item.start)
    if language == "ja":
        time, aside = f"～{until}", f"　前日{since}から"
    else:
        time, aside = f"until {until}", f"   since {since} of the day before"
    title: list[Piece] = [*_title(item, language), Span(aside, weight="regular", colour=looks.SUB)]
    place = item.place.prefer(language)
    return [Text(time, looks.SHEET_TIME), Text(title, looks.SHEET_ITEM), Text(place, looks.SMALL) if place else Block()]


def _times(item: Item) -> Block:
    later = item.start and item.end and item.end.date() > item.start.date()
    return Text(wording.hours(item) + (" +1" if later else ""), looks.SHEET_TIME)


def _title(item: Item, language: str) -> list[Piece]:
    label = LABELS[language]
    title: list[Piece] = [item.title.prefer(language) or KINDS[item.kind].label]
    if item.guests:
        title.append(Span(f"   {wording.initials(item.guests)}", colour=looks.EU))
    elif item.groups:
        groups = wording.joined(item.groups, "・" if language == "ja" else " and ")
        title.append(Span(f"   {label['group']}{groups}", colour=looks.EU))
    if state := STATES[language].get(item.status):
        title.append(Span(f"   {state}", colour=looks.RED))
    return title


def _what(item: Item, language: str) -> list[Block | None]:
    label = LABELS[language]
    second = item.title.en if language == "ja" else item.title.ja
    facts = ((label["meet"], item.meeting_point), (label["dress"], usual(item.dress, language)),
             (label["bring"], usual(item.bring, language)))  # fmt: skip
    return [
        Text(_title(item, language), looks.SHEET_ITEM),
        Text(second, looks.TINY) if second and item.title.en else None,
        *(Text(words, looks.SMALL) for words in _travel(item, language)),
        *(Text([Span(name, weight="semibold"), value], looks.SMALL) for name, value in facts if value),
        Text(usual(item.note, language), looks.SMALL_SUB) if item.note else None,
    ]


def _travel(item: Item, language: str) -> list[str]:
    """Each leg, or what one travels in where neither a leg nor the title says it."""
    mode = MODES[language].get(item.transport, item.transport)
    told = mode.casefold() in item.title.prefer(language).casefold()
    return [leg_words(leg, language) for leg in item.legs] or ([] if told else [mode])


def leg_words(leg: Leg, language: str) -> str:
    """Nozomi 209, 08:40 Shinagawa → 10:10 Nagoya, car 12; without places the item's own times suffice."""
    name = usual(leg.name, language) or MODES[language].get(leg.mode, leg.mode)
    if not (leg.origin or leg.destination):
        return ", ".join(part for part in (name, leg.note) if part)
    start = " ".join(part for part in (wording.clock(leg.departs), leg.origin) if part)
    end = " ".join(part for part in (wording.clock(leg.arrives), leg.destination) if part)
    way = " → ".join(part for part in (start, end) if part)
    return ", ".join(part for part in (name, way, leg.note) if part)


def _address(item: Item, language: str) -> Block | None:
    if language == "ja" or not item.address.en:
        return Text(wording.address_ja(item.address.ja), looks.SHEET_ADDRESS) if item.address.ja else None
    return Text(wording.one_line(item.address.en), looks.TINY)


def _night(hotel: Hotel | None, language: str) -> Block | None:
    if hotel is None:
        return None
    label = LABELS[language]["night"]
    words: list[Piece] = [Span(label, weight="semibold"), hotel.name.prefer(language)]
    if hotel.phone:
        words.append(f"  ·  Tel. {hotel.phone}" if language == "en" else f"　電話 {hotel.phone}")
    return Text(words, looks.SHEET_NIGHT)
