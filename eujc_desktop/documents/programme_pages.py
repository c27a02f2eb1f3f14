"""How the programme is set: plain pages with a title, then day by day."""

from __future__ import annotations

from collections.abc import Callable

from eujc_desktop.common.progress import Progress
from eujc_desktop.documents import looks, naming, printing, programme_days, programme_table, wording
from eujc_desktop.documents.art.paths import operator, stroke
from eujc_desktop.documents.blocks.block import Block
from eujc_desktop.documents.blocks.flow import Area, Flow, Page, Running
from eujc_desktop.documents.blocks.sheet import Sheet
from eujc_desktop.documents.blocks.stacks import MM, Column, Columns, Stack
from eujc_desktop.documents.blocks.text import Piece, Span, Text
from eujc_desktop.documents.built import Built
from eujc_desktop.documents.compact import one_page, outline, parts, pocket_card, wall_chart
from eujc_desktop.documents.content import OUTLINE, Mission, ProgrammeSheet

AREA = Area(210 * MM, 297 * MM, top=24 * MM, bottom=20 * MM, inner=20 * MM, outer=20 * MM, mirrored=False)

TITLES = {"en": "Programme", "ja": "日程表"}
SECTIONS: dict[str, Callable[[ProgrammeSheet], list[Block]]] = {
    "days": programme_days.blocks,
    "table": programme_table.blocks,
}
COMPACT: dict[str, Callable[[ProgrammeSheet, str, Progress], Built]] = {
    "one-page": one_page.make,
    "wall-chart": wall_chart.make,
    "pocket-card": pocket_card.make,
    OUTLINE: outline.make,
}


def make(content: ProgrammeSheet, progress: Progress) -> Built:
    """Plans and prints the sheet."""
    name = parts.OUTLINED.prefer(content.language) if content.form == OUTLINE else TITLES[content.language]
    title = f"{content.mission.title.prefer(content.language)} – {name}"
    if small := COMPACT.get(content.form):
        return small(content, title, progress)
    flow = Flow(AREA)
    flow.page(Running())
    flow.add(_head(content), *SECTIONS[content.form](content))
    language = "ja" if content.language == "ja" else "en-GB"
    about = printing.info(content.mission, title, language=language)
    furniture = _Furniture(content.mission, content.language, len(flow.pages))
    return printing.print_flow(flow, about, furniture.draw, progress)


def _head(content: ProgrammeSheet) -> Block:
    """Title, second title, dates and places; the edition at the right."""
    mission, ja = content.mission, content.language == "ja"
    title = mission.title.prefer(content.language).strip() or mission.code.strip() or TITLES[content.language]
    second = mission.title.en if ja else mission.title.ja
    dates = (wording.date_range_ja if ja else wording.date_range)(mission.first_day, mission.last_day)
    places = ("・" if ja else ", ").join(city.name.prefer(content.language) for city in mission.cities)
    facts: list[Piece] = [Span(dates, weight="semibold")]
    if places:
        facts.append(("　" if ja else "  ·  ") + places)
    words = Stack(
        [
            Text(TITLES[content.language], looks.SHEET_KICKER),
            Text(naming.unbroken(title), looks.SHEET_TITLE, anchor="programme", outline=(0, title)),
            Text(second, looks.SHEET_SECOND) if second and second != title else None,
            Text(facts, looks.SHEET_FACTS),
        ]
    )
    edition = wording.edition(mission, content.language)
    sender = Stack(
        [
            Text(mission.organisation.prefer(content.language), looks.SHEET_SENDER),
            Text(edition, looks.SHEET_EDITION) if edition else None,
        ]
    )
    return Columns([Column(111 * MM, words), Column(55 * MM, sender)], gap=4 * MM, after=6 * MM)


class _Furniture:
    """A quiet foot: mission, edition, page."""

    def __init__(self, mission: Mission, language: str, total: int) -> None:
        self._total = total
        parts = (mission.code, mission.title.prefer(language), wording.edition(mission, language))
        self._words = "  ·  ".join(part for part in parts if part)

    def draw(self, sheet: Sheet, page: Page) -> None:
        left, right, y = AREA.left(page.number), AREA.left(page.number) + AREA.measure, 11.5 * MM
        line = f"{operator('m', left, y + 4 * MM)} {operator('l', right, y + 4 * MM)} S"
        with sheet.artifact():
            sheet.raw(f"q {stroke(looks.RULE, 0.4)} {line} Q")
            sheet.line(left, y, self._words, looks.FOOT, width=AREA.measure - 30 * MM, smallest=5.9)
            folio = [Span(str(page.number)), Span(f" / {self._total}", size=7.4, weight="regular", colour=looks.SUB)]
            sheet.line(right, y, folio, looks.FOLIO, align="right")
