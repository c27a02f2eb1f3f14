"""The contents: chapters, days and companies with their pages."""

from __future__ import annotations

import math
from dataclasses import dataclass

from eujc_desktop.common.bilingual import Words
from eujc_desktop.documents import looks
from eujc_desktop.documents.art.paths import circle, fill, number, operator, stroke
from eujc_desktop.documents.blocks.block import Block
from eujc_desktop.documents.blocks.flow import Flow, Running
from eujc_desktop.documents.blocks.sheet import Sheet
from eujc_desktop.documents.blocks.stacks import MM, Stack
from eujc_desktop.documents.blocks.text import Piece, Span, measure
from eujc_desktop.documents.briefing_book.chapter import chapter
from eujc_desktop.documents.briefing_book.setting import Setting, company_anchor, day_anchor
from eujc_desktop.documents.sections import OWN, SECTIONS
from eujc_desktop.documents.wording import roman

DOT_GRID = 1.6 * MM
TIGHTEST = 0.8
LONGEST = 84
"""So many letters of Latin, a Japanese one counting double, stand on a line in full."""


@dataclass(frozen=True)
class Line:
    """One line of the contents; a line with a number stands below a chapter, in a disc of its colour."""

    title: str
    second: str
    anchor: str
    colour: str = looks.NAVY
    number: str = ""
    page: str = ""
    """What is printed where the page is not counted with the others."""


class ContentsLine(Block):
    """Title, leader dots on a fixed grid, page; all of it a link."""

    def __init__(self, line: Line, tightness: float = 1.0) -> None:
        self._line, self._tightness = line, tightness
        self.before = 0.0 if line.number else 2.6 * MM * tightness

    def height(self, width: float) -> float:
        return (5.15 * MM if self._line.number else 8.2 * MM) * self._tightness

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        line = self._line
        y = top - self.height(width) + (1.5 * MM if line.number else 2.3 * MM)
        style = looks.CONTENTS_ENTRY if line.number else looks.CONTENTS_CHAPTER
        left = x + (11 * MM if line.number else 0)
        page = line.page or str(sheet.refs.get(line.anchor, ""))
        figure = looks.CONTENTS_PAGE.but(colour=looks.INK if line.number else looks.NAVY)
        page_width = measure(page, figure)
        with sheet.inside("TOCI"):
            if line.number:
                self._disc(sheet, x + 7 * MM, y)
            room = x + width - left - page_width - 8 * MM
            used = sheet.line(left, y, _words(line), style, width=room, smallest=7, tag="Reference")
            _leaders(sheet, left + used + 2.4 * MM, x, x + width - page_width - 2.2 * MM, y)
            linked: list[Piece] = [Span(page, link=line.anchor)]
            sheet.line(x + width, y, linked, figure, align="right", tag="Reference")

    def _disc(self, sheet: Sheet, x: float, y: float) -> None:
        sheet.raw(f"q {fill(self._line.colour)} {circle(x, y + 1.15 * MM, 1.9 * MM)} f Q")
        sheet.line(x, y + 0.35 * MM, self._line.number, looks.DISC_SMALL, align="center")


def _words(line: Line) -> list[Piece]:
    words: list[Piece] = [Span(line.title, link=line.anchor)]
    if line.second:
        size = 7.8 if line.number else 8.6
        gap = "   " if line.number else "\u3000"
        words.append(Span(gap + line.second, size=size, colour=looks.SUB, family="sans"))
    return words


def _leaders(sheet: Sheet, start: float, origin: float, end: float, y: float) -> None:
    """Dots on a grid counted from the left of the text, so that they stand below each other."""
    left = origin + math.ceil((start - origin) / DOT_GRID) * DOT_GRID
    right = origin + (int((end - origin) / DOT_GRID) - 0.5) * DOT_GRID
    if left < right:
        line = f"{operator('m', left, y + 0.35 * MM)} {operator('l', right, y + 0.35 * MM)} S"
        sheet.raw(f"q {stroke(looks.MUTE, 0.44 * MM)} 1 J [0 {number(DOT_GRID)}] 0 d {line} Q")


def add(flow: Flow, setting: Setting) -> None:
    """The contents of what the book holds."""
    flow.page(Running(setting.tongue.say("Contents"), looks.NAVY))
    heading = chapter(setting.tongue, "contents", anchor="contents")
    flow.add(*heading, _table(_lines(setting), flow.area.depth - Stack(heading).height(flow.area.measure)))


def _table(lines: list[Line], room: float) -> Stack:
    """The lines, closer together where that saves a second page."""
    usual = Stack([ContentsLine(line) for line in lines], tag="TOC")
    tightness = (room - 13) / usual.height(0)
    if tightness >= 1 or tightness < TIGHTEST:
        return usual
    return Stack([ContentsLine(line, tightness) for line in lines], tag="TOC")


def _lines(setting: Setting) -> list[Line]:
    """A line for each chapter that the book holds; below it the days, or the companies."""
    below = {"days": (_day_line, len(setting.book.days)), "companies": (_company_line, len(setting.book.companies))}
    own, tongue = Words(OWN.title, OWN.ja), setting.tongue
    lines = [Line(tongue.of(own), tongue.below(own), OWN.anchor, page=roman(1))] if setting.book.readers else []
    for section in (SECTIONS[key] for key in setting.held):
        if section.anchor:
            anchor = day_anchor(setting.book.days[0]) if section.key == "days" else section.anchor
            title = Words(section.title, section.ja)
            lines.append(Line(setting.tongue.of(title), setting.tongue.below(title), anchor))
        make, count = below.get(section.key, (_day_line, 0))
        lines += [make(setting, index) for index in range(count)]
    return lines


def _day_line(setting: Setting, index: int) -> Line:
    day = setting.book.days[index]
    parts = [setting.tongue.day(day.date), setting.tongue.of(day.theme)]
    title = " – ".join(part for part in parts if part)
    return Line(title, "", day_anchor(day), setting.hue(day.city).strong, str(day.number))


def _company_line(setting: Setting, index: int) -> Line:
    company = setting.book.companies[index]
    name, second = setting.tongue.of(company.name), setting.tongue.below(company.name)
    wide = len(company.name.en) + 2 * len(company.name.ja)
    colour = setting.hue(company.city).strong
    return Line(name, second if wide < LONGEST else "", company_anchor(company.key), colour, str(index + 1))
