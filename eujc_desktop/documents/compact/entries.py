"""The days of a programme in few words: how much is said of each depends on the room there is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from eujc_desktop.documents import looks, wording
from eujc_desktop.documents.art.paths import fill, rectangle
from eujc_desktop.documents.blocks.block import Block
from eujc_desktop.documents.blocks.sheet import Sheet
from eujc_desktop.documents.blocks.stacks import MM, Column, Columns, Stack
from eujc_desktop.documents.blocks.text import Piece, Span, Text
from eujc_desktop.documents.compact import styles
from eujc_desktop.documents.content import Day, Item, ItemKind, ItemStatus, ProgrammeSheet
from eujc_desktop.documents.palette import KINDS, CityHues
from eujc_desktop.documents.programme_days import LABELS, STATES, leg_words
from eujc_desktop.documents.repeats import without_repeats

TIME = 17 * MM
BELOW_BAR = 0.8 * MM


class Detail(IntEnum):
    """How much is said: everything that helps on the way, places and journeys, bare titles, or the main items alone."""

    ALL = 3
    PLACES = 2
    TITLES = 1
    MAIN = 0


MAIN = (ItemKind.VISIT, ItemKind.TRANSFER, ItemKind.SEMINAR, ItemKind.NETWORKING)


@dataclass(frozen=True)
class Section:
    """A day: its heading, the heading over what goes on in the next column, and its items."""

    heading: Block
    again: Block
    items: tuple[Block, ...]


def entries(content: ProgrammeSheet, width: float, detail: Detail, scale: float) -> list[Section]:
    """Every day in a column of that width."""
    hues = CityHues(content.mission.cities, [day.city for day in content.days])
    return [_section(content, day, hues, width, detail, scale) for day in content.days]


def _section(content: ProgrammeSheet, day: Day, hues: CityHues, width: float, detail: Detail, scale: float) -> Section:
    colour, city = hues[day.city].strong, hues.ja(day.city) if content.language == "ja" else ""
    items = shown(day, detail)
    told = (without_repeats(item, day, items[i - 1] if i else None) for i, item in enumerate(items))
    return Section(
        _Bar(_heading(content, day, city or day.city, scale), colour, scale),
        _Bar(_again(content, day, scale), colour, scale),
        tuple(_item(content, item, width, detail, scale) for item in told),
    )


def shown(day: Day, detail: Detail) -> list[Item]:
    """The items of a day that are told; what is cancelled is not."""
    told = [item for item in day.items if item.status is not ItemStatus.CANCELLED]
    return [item for item in told if item.kind in MAIN] if detail is Detail.MAIN else told


def left_out(days: Sequence[Day], detail: Detail) -> int:
    """How many items are not told for want of room."""
    return sum(len(shown(day, Detail.ALL)) - len(shown(day, detail)) for day in days)


class _Bar(Block):
    """A heading on a bar in the colour of its city."""

    def __init__(self, words: Text, colour: str, scale: float) -> None:
        self._words, self._colour = words, colour
        self._pad = 1.0 * MM * scale
        self.before = 2.2 * MM * scale

    def height(self, width: float) -> float:
        return self._words.height(width - 3 * MM) + self._pad + BELOW_BAR

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        height = self.height(width) - BELOW_BAR
        sheet.raw(f"q {fill(self._colour)} {rectangle(x, top - height, width, height)} f Q")
        self._words.draw(sheet, x + 1.5 * MM, top - self._pad / 2, width - 3 * MM)


def _heading(content: ProgrammeSheet, day: Day, city: str, scale: float) -> Text:
    date = _date(day, content.language)
    gap = "　" if content.language == "ja" else "   "
    words: list[Piece] = [Span(date)]
    if city:
        words.append(Span(gap + city, weight="regular"))
    if theme := day.theme.prefer(content.language):
        words.append(Span(gap + theme, weight="regular", colour=looks.ON_NAVY_BRIGHT))
    title = ", ".join(part for part in (date, city) if part)
    return Text(words, styles.scaled(styles.DAY, scale), outline=(0, title))


def _again(content: ProgrammeSheet, day: Day, scale: float) -> Text:
    more = "（続き）" if content.language == "ja" else ", continued"
    words = [Span(_date(day, content.language)), Span(more, weight="regular")]
    return Text(words, styles.scaled(styles.DAY.but(tag="P"), scale))


def _date(day: Day, language: str) -> str:
    if language == "ja":
        return wording.date_ja(day.date)
    if day.date is None:
        return "Date open"
    return f"{wording.weekday(day.date)[:3]} {day.date.day} {wording.MONTHS[day.date.month - 1]}"


def _item(content: ProgrammeSheet, item: Item, width: float, detail: Detail, scale: float) -> Block:
    time = Text(wording.hours(item) or " ", styles.scaled(styles.TIME, scale))
    title = Text(title_of(content, item), styles.scaled(styles.ITEM, scale))
    room = TIME * scale
    words = Stack([title, *_facts(item, detail, content, scale)])
    return Columns([Column(room, time), Column(width - room, words)], gap=0.0, before=0.7 * MM * scale)


def title_of(content: ProgrammeSheet, item: Item, *, plain: bool = False) -> list[Piece]:
    """What an item is called, for which groups, and whether it still has to be confirmed; `plain` in one colour."""
    language = content.language
    words = item.title.prefer(language) or (KINDS[item.kind].label_ja if language == "ja" else KINDS[item.kind].label)
    title: list[Piece] = [Span(words, weight="semibold" if item.kind is ItemKind.VISIT else "")]
    if item.guests or item.groups:
        groups = wording.initials(item.guests) or (
            wording.joined(item.groups, "・") + "班" if language == "ja" else f"Group {wording.joined(item.groups)}"
        )
        title += ["  ", Span(groups, colour="" if plain else looks.EU, weight="semibold", no_break=True)]
    if state := STATES[language].get(item.status):
        title.append(Span(f"  {state}", colour="" if plain else looks.RED))
    return title


def _facts(item: Item, detail: Detail, content: ProgrammeSheet, scale: float) -> list[Block]:
    """What helps to get there: place and journey, where one meets, the address to show."""
    if detail < Detail.PLACES:
        return []
    language, label = content.language, LABELS[content.language]
    place = item.place.prefer(language)
    lines = [place if place != item.title.prefer(language) else "", *(leg_words(leg, language) for leg in item.legs)]
    found: list[Block] = [Text(line, styles.scaled(styles.FACT, scale)) for line in lines if line]
    if detail is Detail.ALL:
        found += _on_the_way(content, item, label, scale)
    return found


def _on_the_way(content: ProgrammeSheet, item: Item, label: dict[str, str], scale: float) -> list[Block]:
    fact, address = styles.scaled(styles.FACT, scale), styles.scaled(styles.ADDRESS, scale)
    company = next((company for company in content.companies if company.key == item.company), None)
    phone = company.phone if company and company.phone else ""
    shown = item.address.ja or item.address.en
    meet: list[Piece] = [Span(label["meet"], weight="semibold"), item.meeting_point]
    return [
        *([Text(meet, fact)] if item.meeting_point else []),
        *([Text(wording.address_ja(" ".join(shown.split())), address)] if shown else []),
        *([Text(f"Tel. {phone}", fact)] if phone else []),
    ]
