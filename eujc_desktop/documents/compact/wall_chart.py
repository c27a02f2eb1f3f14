"""A chart for the wall: the days side by side on A3, hour by hour, every item with its words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from eujc_desktop.common.progress import Progress
from eujc_desktop.documents import looks, printing, timeline, wording
from eujc_desktop.documents.art.paths import fill, operator, rectangle, stroke
from eujc_desktop.documents.blocks.block import Block
from eujc_desktop.documents.blocks.sheet import Sheet
from eujc_desktop.documents.blocks.stacks import MM, Stack
from eujc_desktop.documents.blocks.text import Piece, Span, Text, measure
from eujc_desktop.documents.built import Built
from eujc_desktop.documents.cards.names import fitting
from eujc_desktop.documents.compact import parts, styles
from eujc_desktop.documents.compact.entries import title_of
from eujc_desktop.documents.content import Day, Item, ItemKind, ItemStatus, ProgrammeSheet
from eujc_desktop.documents.palette import KINDS, CityHues
from eujc_desktop.documents.typesetting.document import Document
from eujc_desktop.documents.typesetting.style import Style

WIDTH, HEIGHT = 420 * MM, 297 * MM
MARGIN, HEAD, FOOT = 10 * MM, 25 * MM, 13 * MM
COLUMN_HEAD, HOURS, GAP = 18 * MM, 10 * MM, 1.2 * MM
OPEN_ROOM = 20 * MM
"""The strip below the grid for what has no time yet."""
LOWEST = 6.4 * MM
"""The height of a block that two lines of the smallest type fit in."""
AFTER_BAR, AFTER_EDGE = 2 * MM, 1.2 * MM
NARROW = 16 * MM
"""In a block narrower than this words are divided."""
ON_A_SHEET, ROOMY = 14, 7
"""At most so many days stand side by side; fewer leave room for no less than the other number."""


def make(content: ProgrammeSheet, title: str, progress: Progress) -> Built:
    """A sheet for each fortnight; days as wide as they are few."""
    sheets = _shared(content.days)
    language = "ja" if content.language == "ja" else "en-GB"
    document = Document(printing.info(content.mission, title, language=language), total=len(sheets))
    for number, days in enumerate(sheets):
        progress(number, len(sheets), f"Page {number + 1} of {len(sheets)}")
        with document.page(WIDTH, HEIGHT) as sheet:
            parts.head(sheet, content, MARGIN, HEAD)
            _Chart(sheet, content, days).draw()
    return printing.finish(document)


def _shared(days: Sequence[Day]) -> list[Sequence[Day]]:
    """The days in stretches of about the same length."""
    sheets = max(-(-len(days) // ON_A_SHEET), 1)
    size = max(-(-len(days) // sheets), 1)
    return [days[i : i + size] for i in range(0, len(days), size)] or [()]


class _Chart:
    """The grid of hours of one sheet."""

    def __init__(self, sheet: Sheet, content: ProgrammeSheet, days: Sequence[Day]) -> None:
        self._sheet, self._content, self._days = sheet, content, days
        self._language = content.language
        self._hues = CityHues(content.mission.cities, [day.city for day in content.days])
        self._first, self._last = timeline.shown_hours(timeline.with_nights(days))
        self._timeless = [[item for item in day.items if item.start is None] for day in days]
        self._top = HEIGHT - HEAD - 4 * MM
        self._base = MARGIN + FOOT + (OPEN_ROOM if any(self._timeless) else 0.0)
        self._unit = (self._top - COLUMN_HEAD - self._base) / (self._last - self._first)
        self._lanes = timeline.with_nights(days, LOWEST / self._unit)
        columns = max(len(days), ROOMY)
        self._wide = (WIDTH - 2 * MARGIN - HOURS - GAP * (columns - 1)) / columns

    def draw(self) -> None:
        self._hours()
        for place, (day, lanes) in enumerate(zip(self._days, self._lanes, strict=True)):
            left = MARGIN + HOURS + place * (self._wide + GAP)
            with self._sheet.inside("Sect"):
                self._head(day, left)
                for lane in lanes:
                    self._block(lane, left)
                self._open(self._timeless[place], left)
        self._legend()

    def _hours(self) -> None:
        right = MARGIN + HOURS + len(self._days) * (self._wide + GAP) - GAP
        lines = []
        with self._sheet.artifact():
            for hour in range(int(self._first) + 1, int(self._last) + 1):
                y = self._base + (self._last - hour) * self._unit
                lines.append(f"{operator('m', MARGIN + HOURS, y)} {operator('l', right, y)} S")
                style = looks.HOUR.but(size=7.4)
                self._sheet.line(MARGIN + HOURS - 1.6 * MM, y - 0.8 * MM, f"{hour % 24:02d}:00", style, align="right")
            self._sheet.raw(f"q {stroke(looks.HAIR, 0.4)} " + " ".join(lines) + " Q")

    def _head(self, day: Day, x: float) -> None:
        """Date and city over a bar in the city's colour, the theme below where there is room."""
        ja = self._language == "ja"
        colour = self._hues[day.city].strong
        city = (self._hues.ja(day.city) or day.city) if ja else day.city
        if ja or day.date is None:
            date: list[Span] = [Span(wording.date_ja(day.date) if ja else "Date open", size=11, weight="semibold")]
        else:
            number = Span(wording.day_number(day.date), family="serif", size=18)
            date = [number, Span(f" {wording.weekday(day.date)[:3]}", size=9, weight="semibold")]
        base = self._top - COLUMN_HEAD
        words = [*date, Span(f"  {city}", size=8.5, colour=looks.SUB)] if city else date
        style = looks.STRIP_DATE.but(colour=colour)
        self._sheet.line(x, base + 10.4 * MM, words, style, width=self._wide, smallest=5.9, tag="H2")
        theme = day.theme.prefer(self._language)
        if theme:
            small = styles.FACT.but(size=7.4, leading=9, max_lines=2, smallest=styles.LEAST)
            Text(theme, small).draw(self._sheet, x, base + 9.2 * MM, self._wide)
        self._sheet.raw(f"q {fill(colour)} {rectangle(x, base + 0.8 * MM, self._wide, 1.1 * MM)} f Q")

    def _block(self, lane: timeline.Lane, x: float) -> None:
        """An item at its hours: filled for a visit, tinted with a bar for the rest."""
        wide = self._wide / lane.lanes
        x += lane.lane * wide
        top = self._base + (self._last - lane.start) * self._unit
        tall = (lane.end - lane.start) * self._unit - 0.5
        self._ground(lane.item, x, top, wide - 0.4, tall)
        inset = AFTER_EDGE if lane.item.kind is ItemKind.VISIT else AFTER_BAR
        self._words(lane.item, x + inset, top - 0.7 * MM, wide - inset - 0.7 * MM, tall - 1.1 * MM)

    def _ground(self, item: Item, x: float, top: float, wide: float, tall: float) -> None:
        hue, visit = KINDS[item.kind].hue, item.kind is ItemKind.VISIT
        drawn = f"{fill(hue.strong if visit else hue.tint)} {rectangle(x, top - tall, wide, tall)} f"
        if not visit:
            drawn += f" {fill(hue.strong)} {rectangle(x, top - tall, 1 * MM, tall)} f"
        self._sheet.raw(f"q {drawn} Q")

    def _words(self, item: Item, x: float, top: float, room: float, tall: float) -> None:
        """Title, hours and place, as large as the block allows; place, then hours go where it is small."""
        for count, least in ((3, 0.78), (2, 0.72), (1, 0.0)):
            block = fitting(partial(self._said, item, count, room), room, tall, 1.15)
            if block.height(room) <= tall and (
                not least or partial(self._said, item, count, room)(least).height(room) <= tall
            ):
                break
        else:
            lines = max(int(tall / (styles.LEAST * 1.16)), 1)
            small = self._title_style(item, room).but(size=styles.LEAST, leading=styles.LEAST * 1.16, max_lines=lines)
            block = Text(self._title(item), small)
        block.draw(self._sheet, x, top, room)

    def _said(self, item: Item, count: int, room: float, scale: float) -> Block:
        """The first of title, hours and place, in a scale."""
        place = item.place.prefer(self._language)
        quiet = styles.scaled(styles.FACT.but(colour=self._quiet(item)), scale)
        hours = wording.hours(item) if count > 1 else ""
        if measure(hours, quiet.but(size=styles.LEAST)) > room:
            hours = ""
        told = place if count > 2 and place != item.title.prefer(self._language) else ""
        return Stack(
            [
                Text(hours, quiet.but(max_lines=1, smallest=styles.LEAST)) if hours else None,
                Text(self._title(item), styles.scaled(self._title_style(item, room), scale)),
                Text(told, quiet) if told else None,
            ]
        )

    def _title(self, item: Item) -> list[Piece]:
        return title_of(self._content, item, plain=item.kind is ItemKind.VISIT)

    def _title_style(self, item: Item, room: float) -> Style:
        visit = item.kind is ItemKind.VISIT
        colour, weight = (looks.WHITE, "semibold") if visit else (looks.INK, "regular")
        look = styles.ITEM.but(size=8.6, leading=10.4, colour=colour, weight=weight, hyphenate=room < NARROW)
        return look.but(fit_word=True, smallest=styles.LEAST)

    def _quiet(self, item: Item) -> str:
        return looks.ON_NAVY_BRIGHT if item.kind is ItemKind.VISIT else looks.SUB

    def _open(self, items: Sequence[Item], x: float) -> None:
        """What has no time yet, below the hours."""
        told = [item for item in items if item.status is not ItemStatus.CANCELLED]
        if not told:
            return

        def listed(scale: float) -> Block:
            return Stack([Text(title_of(self._content, item), styles.scaled(styles.ITEM, scale)) for item in told])

        block = fitting(listed, self._wide, OPEN_ROOM - 4 * MM)
        block.draw(self._sheet, x, self._base - 2 * MM, self._wide)

    def _legend(self) -> None:
        """The colours and what they mean, the sender at the right."""
        ja = self._language == "ja"
        kinds = [kind for kind in ItemKind if any(item.kind is kind for day in self._days for item in day.items)]
        x, y = MARGIN + HOURS, MARGIN + 2 * MM
        with self._sheet.artifact():
            for kind in kinds:
                look = KINDS[kind]
                ground = look.hue.strong if kind is ItemKind.VISIT else look.hue.tint
                box, bar = rectangle(x, y, 4.6 * MM, 3.2 * MM), rectangle(x, y, 1 * MM, 3.2 * MM)
                self._sheet.raw(f"q {fill(ground)} {box} f {fill(look.hue.strong)} {bar} f Q")
                x += 6 * MM
                x += self._sheet.line(x, y + 0.5 * MM, look.label_ja if ja else look.label, styles.FACT) + 5 * MM
