"""Plans the report of a mission and prints it: the visits at a glance, each of them, all that follows, the gifts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from eujc_desktop.common.bilingual import Words
from eujc_desktop.common.progress import Progress
from eujc_desktop.documents import looks, printing, wording
from eujc_desktop.documents.art.paths import operator, stroke
from eujc_desktop.documents.blocks.block import Block
from eujc_desktop.documents.blocks.flow import Area, Flow, Page, Running
from eujc_desktop.documents.blocks.sheet import Sheet
from eujc_desktop.documents.blocks.stacks import MM, Frame, Panel, Stack
from eujc_desktop.documents.blocks.table import Plan, Table
from eujc_desktop.documents.blocks.text import Span, Text
from eujc_desktop.documents.built import Built
from eujc_desktop.documents.mission_report.content import FollowUp, Gifted, MissionReport, Quoted, ReportedVisit

AREA = Area(210 * MM, 297 * MM, top=22 * MM, bottom=20 * MM, inner=20 * MM, outer=20 * MM, mirrored=False)
TITLE = Words("Mission report", "訪問団報告書")
GLANCE, PEOPLE = Words("The visits at a glance", "訪問先一覧"), Words("Who took part", "参加者の概要")
STEPS = Words("What is to follow", "今後の対応")
GIFTS = Words("Gifts given and received", "贈答品一覧")
NOTHING = Words("No visit has been written up yet.", "まだ報告のある訪問はありません。")
VISIT_HEADS = (Words("Day", "日付"), Words("Host", "訪問先"), Words("Visitors", "人数"), Words("Rating", "評価"),
               Words("Again", "再訪"))  # fmt: skip
STEP_HEADS = (Words("What", "内容"), Words("Host", "訪問先"), Words("Who", "担当"), Words("By", "期日"),
              Words("Done", "完了"))  # fmt: skip
GIFT_HEADS = (Words("Day", "日付"), Words("Host", "訪問先"), Words("Gift", "品名"), Words("Number", "数"),
              Words("To or from", "お相手"), Words("Way", "区分"))  # fmt: skip
GIVEN, RECEIVED = Words("given", "贈呈"), Words("received", "受領")
HEAD = looks.SHEET_TITLE.but(after=3)
FACTS = looks.BODY.but(align="left", hyphenate=False, after=6)
HEADING = looks.H2.but(before=16, after=5)
CELL = looks.SMALL.but(size=8.8, leading=11.6)
NAME = CELL.but(weight="semibold")
FIGURE = CELL.but(align="right")
NOTE = looks.BODY.but(align="left", after=4, max_lines=400)
QUOTE = looks.BODY.but(family="serif", weight="italic", size=11, leading=15.5, align="left", hyphenate=False, after=0)
QUOTE_JA = QUOTE.but(weight="regular")
SAID_BY = looks.SMALL.but(colour=looks.SUB)
STARS = CELL.but(colour=looks.GOLD, align="right")
_LINE = 170 * MM
_FRAME = Frame(looks.PANEL, bar=looks.GOLD, down=2.6 * MM, across=4.4 * MM)


def make(report: MissionReport, progress: Progress) -> Built:
    """The report, each visit under a heading of its own."""
    flow, language = Flow(AREA), report.language
    flow.page(Running())
    flow.add(*_head(report), *_glance(report), *_countries(report))
    for visit in report.visits:
        flow.add(*_visit(visit, language))
    flow.add(*_steps(report))
    flow.add(*_gifts(report))
    title = f"{TITLE.prefer(language)} – {report.mission.title.prefer(language)}"
    about = printing.info(report.mission, title, language="ja" if language == "ja" else "en-GB")
    return printing.print_flow(flow, about, _Furniture(report, len(flow.pages)).draw, progress)


def _head(report: MissionReport) -> Iterator[Block]:
    language, mission = report.language, report.mission
    other = "en" if language == "ja" else "ja"
    title = TITLE.prefer(language)
    yield Text(TITLE.prefer(other), looks.H1_JA)
    yield Text(title, HEAD, anchor="report", outline=(0, title))
    span = (wording.date_range_ja if language == "ja" else wording.date_range)(mission.first_day, mission.last_day)
    facts = [mission.title.prefer(language), span, _people(report.people, language), _firms(report.firms, language)]
    yield Text("  ·  ".join(filter(None, facts)), FACTS)


def _people(number: int, language: str) -> str:
    if not number:
        return ""
    return f"参加者{number}名" if language == "ja" else wording.count(number, "participant", "participants")


def _firms(number: int, language: str) -> str:
    if not number:
        return ""
    return f"{number}社" if language == "ja" else wording.count(number, "company", "companies")


def _glance(report: MissionReport) -> Iterator[Block]:
    language = report.language
    if not report.visits:
        yield Text(NOTHING.prefer(language), looks.SMALL_SUB)
        return
    rows: list[list[Block]] = []
    for visit in report.visits:
        again = "" if visit.again is None else _again(language, yes=visit.again)
        stars = Text(_stars(visit.rating), STARS) if visit.rating else Block()
        rows.append([
            Text(_day(visit.day, language), CELL), Text(visit.host.prefer(language), NAME),
            Text(str(visit.people) if visit.people else "–", FIGURE), stars, Text(again or "–", CELL),
        ])  # fmt: skip
    yield _heading(GLANCE, language)
    yield _table(VISIT_HEADS, rows, language, (26 * MM, 82 * MM, 18 * MM, 22 * MM, 22 * MM), numbers=(2, 3))


def _stars(rating: int | None) -> str:
    return "★" * (rating or 0) + "☆" * (5 - (rating or 0))


def _again(language: str, *, yes: bool) -> str:
    if language == "ja":
        return "希望する" if yes else "希望しない"
    return "yes" if yes else "no"


def _countries(report: MissionReport) -> Iterator[Block]:
    if report.countries:
        language = report.language
        told = (f"{name.prefer(language)}\u00a0{number}" for name, number in report.countries)
        yield _heading(PEOPLE, language)
        yield Text(("、" if language == "ja" else ", ").join(told), NOTE)


def _visit(visit: ReportedVisit, language: str) -> Iterator[Block]:
    """What was noted of one visit; a visit of which nothing was noted stands in the table alone."""
    if not (visit.notes or visit.quotes or visit.why or visit.follow_ups):
        return
    name = visit.host.prefer(language)
    other = visit.host.prefer("en" if language == "ja" else "ja")
    yield Text(name, HEADING.but(keep_with_next=True), outline=(1, name))
    told = [other if other != name else "", _day(visit.day, language), visit.place.prefer(language)]
    if visit.rating:
        told.append(f"{visit.rating} / 5")
    yield Text("  ·  ".join(filter(None, told)), looks.SMALL_SUB.but(after=4, keep_with_next=True))
    for part in visit.notes.split("\n"):
        if part.strip():
            yield Text(part.strip(), NOTE)
    for quote in visit.quotes:
        yield _quote(quote, language)
    if visit.again is not None or visit.why:
        yield Text(_verdict(visit, language), NOTE.but(before=3))


def _verdict(visit: ReportedVisit, language: str) -> str:
    """Whether we would come again, and why."""
    if language == "ja":
        said = "" if visit.again is None else f"再訪：{_again(language, yes=visit.again)}"
        return "。".join(filter(None, (said, visit.why)))
    said = "" if visit.again is None else ("We would come again" if visit.again else "We would not come again")
    return ": ".join(filter(None, (said, visit.why)))


def _quote(quote: Quoted, language: str) -> Block:
    marks = "「{}」" if language == "ja" else "“{}”"
    words = Text(marks.format(quote.words), QUOTE_JA if language == "ja" else QUOTE)
    lines: list[Block] = [words, *([Text(f"– {quote.who}", SAID_BY)] if quote.who else [])]
    return Panel(Stack(lines, gap=1.2), _FRAME, before=2 * MM, after=2.4 * MM)


def _steps(report: MissionReport) -> Iterator[Block]:
    language = report.language
    found = [(visit, step) for visit in report.visits for step in visit.follow_ups]
    if found:
        yield _heading(STEPS, language)
        ordered = sorted(found, key=lambda pair: (pair[1].by is None, pair[1].by or date.max))
        rows = [_step(visit, step, language) for visit, step in ordered]
        yield _table(STEP_HEADS, rows, language, (64 * MM, 46 * MM, 22 * MM, 19 * MM, 19 * MM))


def _step(visit: ReportedVisit, step: FollowUp, language: str) -> list[Block]:
    cells = (visit.host.prefer(language), step.who, _day(step.by, language), _day(step.done, language))
    return [Text(step.step, NAME), *(Text(words or "–", CELL) for words in cells)]


def _gifts(report: MissionReport) -> Iterator[Block]:
    """The register of gifts, in the order of the visits."""
    language = report.language
    rows = [_gift(visit, gift, language) for visit in report.visits for gift in visit.gifts]
    if rows:
        yield _heading(GIFTS, language)
        yield _table(GIFT_HEADS, rows, language, (20 * MM, 46 * MM, 44 * MM, 14 * MM, 30 * MM, 16 * MM), numbers=(3,))


def _gift(visit: ReportedVisit, gift: Gifted, language: str) -> list[Block]:
    way = RECEIVED if gift.received else GIVEN
    return [
        Text(_day(gift.day, language) or "–", CELL), Text(visit.host.prefer(language), CELL),
        Text(gift.what.prefer(language), NAME), Text(str(gift.number), FIGURE),
        Text(gift.whom or "–", CELL), Text(way.prefer(language), CELL),
    ]  # fmt: skip


def _day(day: date | None, language: str) -> str:
    if day is None:
        return ""
    return f"{day.month}月{day.day}日" if language == "ja" else wording.day_month(day)


def _heading(words: Words, language: str) -> Block:
    text = words.prefer(language)
    return Text(text, HEADING.but(keep_with_next=True), outline=(1, text))


def _table(
    heads: Sequence[Words],
    rows: Sequence[Sequence[Block]],
    language: str,
    widths: tuple[float, ...],
    numbers: Sequence[int] = (),
) -> Block:
    plan = Plan(widths, down=1.0 * MM, across=1.6 * MM)
    header = [
        Text(head.prefer(language), looks.LABEL.but(align="right" if at in numbers else "left"))
        for at, head in enumerate(heads)
    ]
    return Table(plan, [list(row) for row in rows], header, after=3 * MM)


class _Furniture:
    """The foot: sender, mission and day, and the page."""

    def __init__(self, report: MissionReport, pages: int) -> None:
        self._pages, language = pages, report.language
        day = wording.full_date_ja(report.dated) if language == "ja" else wording.full_date(report.dated)
        mission = report.mission
        parts = (mission.organisation.prefer(language), mission.code, TITLE.prefer(language), day)
        self._words = "  ·  ".join(wording.one_line(part) for part in parts if part)

    def draw(self, sheet: Sheet, page: Page) -> None:
        left, y = AREA.left(page.number), 11 * MM
        right = left + AREA.measure
        line = f"{operator('m', left, y + 4 * MM)} {operator('l', right, y + 4 * MM)} S"
        with sheet.artifact():
            sheet.raw(f"q {stroke(looks.RULE, 0.4)} {line} Q")
            sheet.line(left, y, self._words, looks.FOOT, width=AREA.measure - 26 * MM, smallest=5.9)
            folio = [Span(str(page.number)), Span(f" / {self._pages}", size=7.4, weight="regular", colour=looks.SUB)]
            sheet.line(right, y, folio, looks.FOLIO, align="right")
