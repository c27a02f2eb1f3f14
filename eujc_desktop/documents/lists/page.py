"""The page all lists share: title in both languages, facts at the right, a table, and at the foot whose list it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from eujc_desktop.common.bilingual import Words
from eujc_desktop.common.progress import Progress
from eujc_desktop.documents import looks, printing, wording
from eujc_desktop.documents.blocks.block import Block
from eujc_desktop.documents.blocks.flow import Area, Flow, Page, Running
from eujc_desktop.documents.blocks.sheet import Sheet
from eujc_desktop.documents.blocks.stacks import MM, Stack
from eujc_desktop.documents.blocks.text import Span, Text, measure
from eujc_desktop.documents.built import Built
from eujc_desktop.documents.content import Mission
from eujc_desktop.documents.lists import styles

AREA = Area(297 * MM, 210 * MM, top=23 * MM, bottom=12 * MM, inner=15 * MM, outer=15 * MM, mirrored=False)
HEAD = 14 * MM
"""The room above the type area in which title and facts stand."""
DROP = 0.8 * MM
TITLE_ROOM = 130 * MM
FOOT = 7.5 * MM
CONFIDENTIAL = Words("Confidential. Destroy after the mission.", "取扱注意・研修終了後に破棄")


@dataclass(frozen=True, slots=True)
class OneList:
    """A list of one page or more: its title, a main and a second fact, and what stands below."""

    title: Words
    facts: tuple[str, str]
    blocks: tuple[Block, ...]
    confidential: bool = False


@dataclass(frozen=True, slots=True)
class About:
    """Whose lists these are, what they are called together, and in which language."""

    mission: Mission
    title: Words
    language: str


def nothing(title: Words, language: str) -> OneList:
    """A sheet that says there is nothing to list."""
    words = "まだ何も登録されていません。" if language == "ja" else "There is nothing to list yet."
    return OneList(title, ("", ""), (Text(words, styles.NOBODY),))


def other(language: str) -> str:
    """The second language of a bilingual page."""
    return "en" if language == "ja" else "ja"


def make(about: About, lists: Sequence[OneList], progress: Progress) -> Built:
    """All lists one after the other, each on pages of its own."""
    flow = Flow(AREA)
    for index, one in enumerate(lists):
        flow.page(Running(thumb=str(index)))
        flow.add(_Head(one, about.language), *one.blocks)
    title = f"{about.title.prefer(about.language)} – {about.mission.title.prefer(about.language)}"
    language = "ja" if about.language == "ja" else "en-GB"
    furniture = _Furniture(about, lists, flow.pages)
    return printing.print_flow(flow, printing.info(about.mission, title, language=language), furniture.draw, progress)


class _Head(Block):
    """Title and facts; they stand above the type area and take nothing of it."""

    keep_with_next = True

    def __init__(self, one: OneList, language: str) -> None:
        first, second = (one.title.prefer(one_of).strip() or "–" for one_of in (language, other(language)))
        title = [Span(first)]
        if second != first:
            title += [Span("\u2003"), Span(second, size=styles.TITLE_SECOND, colour=looks.RED, tracking=80)]
        known = " – ".join(part for part in (first, one.facts[0]) if part)
        self._title = Text(title, styles.TITLE, outline=(0, known))
        self._width = min(measure(title, styles.TITLE) + 1, TITLE_ROOM)
        self._room = AREA.measure - self._width - 8 * MM
        self._facts = _fitting(one.facts, self._room)

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        top += HEAD
        self._title.draw(sheet, x, top, self._width)
        self._facts.draw(sheet, x + width - self._room, top - DROP, self._room)


def _fitting(facts: tuple[str, str], room: float) -> Block:
    """Both facts, smaller until they stay above the table."""
    factor = 1.0
    while True:
        pairs = zip(facts, (styles.FACT.scaled(factor), styles.FACT_QUIET.scaled(factor)), strict=True)
        block = Stack([Text(words, style) for words, style in pairs if words.strip()])
        if factor < 0.8 or block.height(room) <= HEAD - DROP - 1 * MM:
            return block
        factor *= 0.94


class _Furniture:
    """Head of a list that goes on, and the foot: sender, mission, edition, page of the list."""

    def __init__(self, about: About, lists: Sequence[OneList], pages: Sequence[Page]) -> None:
        self._lists, self._language = lists, about.language
        self._lengths = Counter(page.running.thumb for page in pages)
        self._firsts: dict[str, int] = {}
        for page in pages:
            self._firsts.setdefault(page.running.thumb, page.number)
        mission = about.mission
        sender = mission.organisation.prefer(about.language)
        parts = (sender, mission.code, wording.edition(mission, about.language))
        self._words = "  ·  ".join(part for part in parts if part)

    def draw(self, sheet: Sheet, page: Page) -> None:
        one, first = self._lists[int(page.running.thumb)], self._firsts[page.running.thumb]
        left, right = AREA.left(page.number), AREA.left(page.number) + AREA.measure
        with sheet.artifact():
            if page.number != first:
                _Head(one, self._language).draw(sheet, left, AREA.height - AREA.top, AREA.measure)
            sheet.line(left, FOOT, self._words, looks.FOOT, width=150 * MM, smallest=5.9)
            if one.confidential:
                words = f"{CONFIDENTIAL.prefer(self._language)}  {CONFIDENTIAL.prefer(other(self._language))}"
                sheet.line(right - 16 * MM, FOOT, words, looks.FOOT, align="right", width=95 * MM, smallest=5.9)
            length = self._lengths[page.running.thumb]
            folio = [Span(str(page.number - first + 1))]
            folio.append(Span(f" / {length}", size=7.4, weight="regular", colour=looks.SUB))
            sheet.line(right, FOOT, folio, looks.FOLIO, align="right")
