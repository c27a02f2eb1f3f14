"""The pages of a copy that are its reader's alone: what is arranged, own visits, own days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from functools import lru_cache

from eujc_desktop.documents import looks, naming, wording
from eujc_desktop.documents.blocks.block import Block
from eujc_desktop.documents.blocks.flow import Area, Flow, Running
from eujc_desktop.documents.blocks.rest import NoteLines
from eujc_desktop.documents.blocks.stacks import MM, Stack
from eujc_desktop.documents.blocks.table import Plan, Table
from eujc_desktop.documents.blocks.text import Piece, Span, Text
from eujc_desktop.documents.briefing_book.chapter import chapter
from eujc_desktop.documents.briefing_book.companies import numbered_disc, page_of
from eujc_desktop.documents.briefing_book.content import OwnSeat, Reader
from eujc_desktop.documents.briefing_book.setting import Setting, company_anchor, item_anchor
from eujc_desktop.documents.content import Company, Day, Item, ItemKind, ItemStatus
from eujc_desktop.documents.programme_days import STATES, leg_words
from eujc_desktop.documents.sections import OWN

FACTS = Plan((38 * MM, 130 * MM), down=1.3 * MM, named_rows=True)
VISITS = Plan((11 * MM, 95 * MM, 50 * MM, 12 * MM), down=1.2 * MM, centred=True)
DAYS = Plan((27 * MM, 22 * MM, 68 * MM, 39 * MM, 12 * MM), down=1.1 * MM, across=1.6 * MM, grouping=1)
LEAST_NOTES = 40 * MM


class OwnPages:
    """Plans them for one reader after the other; what two of them do alike is made once."""

    def __init__(self, setting: Setting, area: Area, first: int) -> None:
        self._setting, self._area, self._first, self._tongue = setting, area, first, setting.tongue
        self._item = lru_cache(maxsize=None)(self._item_cells)
        self._everybody = {item.key for day in setting.book.days for item in day.items}

    def of(self, reader: Reader) -> Flow:
        """An even number of pages, so that left and right pages of what follows stay left and right."""
        flow = Flow(self._area, self._first)
        flow.page(Running(reader.name.full, looks.RED))
        heading = chapter(self._tongue, OWN.key, after=8)
        flow.add(*heading, Text(naming.name_spans(reader.name), looks.OWN_NAME))
        if reader.arrangements:
            facts = [(Text(label, looks.FACT), Text(words, looks.BODY_RAGGED)) for label, words in reader.arrangements]
            flow.add(Table(FACTS, facts, before=10, after=6))
        self._add_visits(flow, reader)
        rows = [row for day in _with_own(self._setting.book.days, reader.own) for row in self._day(day, reader)]
        if rows:
            header = self._header("Day", "Time", "What", "Where", "Page")
            flow.add(Text(self._tongue.say("Your days"), looks.H2), Table(DAYS, rows, header))
        if len(flow.pages) % 2:
            flow.page(Running(reader.name.full, looks.RED))
            flow.add(Text(self._tongue.say("Your notes"), looks.H2.but(before=0, tag="P")))
        if flow.room > LEAST_NOTES:
            flow.add(NoteLines(Block(), flow.room - 12))
        for count, page in enumerate(flow.pages, 1):
            page.label = wording.roman(count)
        return flow

    def _add_visits(self, flow: Flow, reader: Reader) -> None:
        rows = list(self._visits(reader))
        if rows:
            header = self._header("", "Company", "When", "Page")
            flow.add(Text(self._tongue.say("Your visits"), looks.H2), Table(VISITS, rows, header, after=6))

    def _visits(self, reader: Reader) -> Iterator[list[Block]]:
        for company in self._setting.book.companies:
            own = [(day, item) for day, item in self._setting.visits.get(company.key, []) if _joins(reader, item)]
            own = [(day, item) for day, item in own if _is_visit(item)]
            if own:
                yield self._visit(company, own)

    def _visit(self, company: Company, own: list[tuple[Day, Item]]) -> list[Block]:
        colour = self._setting.hue(company.city).strong
        to = self._setting.to_company(company.key)
        when = [f"{self._tongue.day(day.date)}, {wording.hours(item)}".strip(", ") for day, item in own]
        name: list[Piece] = [Span(self._tongue.of(company.name), link=to)]
        second = self._tongue.below(company.name)
        return [
            numbered_disc(self._setting.numbers[company.key], colour),
            Stack([Text(name, looks.TABLE_TEXT.but(weight="semibold")), Text(second, looks.TINY) if second else None]),
            Stack([Text(words, looks.SMALL) for words in when]),
            page_of(company_anchor(company.key)) if to else Block(),
        ]

    def _day(self, day: Day, reader: Reader) -> Iterator[list[Block]]:
        """A row for each item of the day that the reader takes part in; the first says which day it is."""
        own = [item for item in day.items if _joins(reader, item)]
        for item in own:
            head = self._head(day) if item is own[0] else Block()
            place = next((seat for seat in reader.seats if seat.item == item.key), None)
            yield [head, *self._item(item, place, self._whom(item, reader))]

    def _whom(self, item: Item, reader: Reader) -> str:
        """The few one is with; the groups it is for, where the reader is in none yet."""
        if item.guests:
            others = [guest.name for guest in item.guests if guest.key != reader.key]
            return self._tongue.say("with {names}", names=self._tongue.joined(others)) if others else ""
        return "" if reader.group else self._tongue.groups(item)

    def _head(self, day: Day) -> Block:
        date = f"{wording.weekday(day.date)[:3]} {wording.day_month(day.date)}" if day.date else "Date open"
        if self._tongue.japanese:
            date = self._tongue.day(day.date)
        hue = self._setting.hue(day.city).strong
        city = Text(self._setting.city(day.city), looks.SMALL.but(colour=hue)) if day.city else None
        return Stack([Text([Span(date, link=self._setting.to_day(day))], looks.TABLE_DATE), city])

    def _item_cells(self, item: Item, seat: OwnSeat | None, whom: str) -> tuple[Block, ...]:
        """Time, title with ways and the own seat, place, page; and with whom."""
        place = self._tongue.of(item.place)
        meet = self._tongue.say("Meet {place}", place=item.meeting_point) if item.meeting_point else ""
        where = [Text(words, looks.SMALL) for words in (place, meet) if words]
        # One's own seat says more than what is reserved for all.
        legs = [replace(leg, note="") if seat else leg for leg in item.legs if leg.origin or leg.destination]
        ways = [Text(leg_words(leg, self._tongue.language), looks.TINY) for leg in legs]
        own = self._tongue.seat(seat) if seat else ""
        ways += [Text(own, looks.TINY.but(weight="semibold", colour=looks.INK))] if own else []
        return (
            Text(wording.hours(item), looks.TABLE_TIME),
            Stack([Text(self._title(item, whom), looks.TABLE_TEXT), *ways]),
            Stack(where) if where else Block(),
            page_of(item_anchor(item)) if self._setting.to_item(item) and self._stands(item) else Block(),
        )

    def _stands(self, item: Item) -> bool:
        """Whether the pages for everybody have the item."""
        return item.key in self._everybody

    def _title(self, item: Item, whom: str) -> list[Piece]:
        strong = item.kind in (ItemKind.VISIT, ItemKind.SEMINAR)
        words: list[Piece] = [Span(self._tongue.of(item.title), weight="semibold" if strong else "regular")]
        if whom:
            words.append(Span(f"  ({whom})", colour=looks.SUB))
        state = STATES[self._tongue.language].get(item.status) if item.status is not ItemStatus.CONFIRMED else None
        return [*words, Span(f"  {state}", colour=looks.RED)] if state else words

    def _header(self, *words: str) -> list[Block]:
        right = looks.TABLE_LABEL.but(align="right")
        said = [self._tongue.say(word) if word else "" for word in words]
        return [Text(told, looks.TABLE_LABEL if told != said[-1] else right) for told in said]


def _with_own(days: Sequence[Day], own: Sequence[Day]) -> Iterator[Day]:
    """The days with what is for their reader alone at its time; what stands there already is not added again."""
    more = {day.number: day for day in own}
    for day in days:
        there = {item.key for item in day.items}
        added = [item for item in more.pop(day.number, day).items if item.key not in there]
        yield replace(day, items=tuple(sorted((*day.items, *added), key=_at))) if added else day
    yield from more.values()


def _at(item: Item) -> tuple[bool, datetime]:
    """Open times come last."""
    return item.start is None, item.start or datetime.min


def _joins(reader: Reader, item: Item) -> bool:
    """Whether an item is for everybody, for the reader's group or the reader; one without a group sees those of all."""
    if item.guests:
        return any(guest.key == reader.key for guest in item.guests)
    return not item.groups or not reader.group or reader.group in item.groups


def _is_visit(item: Item) -> bool:
    """Whether it is the visit itself, or a session at the host's, not the way there or the meal."""
    return item.kind in (ItemKind.VISIT, ItemKind.SEMINAR) and item.status is not ItemStatus.CANCELLED
