"""Plans the report of the statistics and prints it: a table for everything, and a chart of the years."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from eujc_desktop.common.bilingual import Words
from eujc_desktop.common.figures import per_cent, rounded
from eujc_desktop.common.progress import Progress
from eujc_desktop.documents import looks, printing, wording
from eujc_desktop.documents.art.paths import operator, stroke
from eujc_desktop.documents.blocks.block import Block
from eujc_desktop.documents.blocks.flow import Area, Flow, Page, Running
from eujc_desktop.documents.blocks.sheet import Sheet
from eujc_desktop.documents.blocks.stacks import MM, Frame, Panel, Stack
from eujc_desktop.documents.blocks.table import Plan, Table
from eujc_desktop.documents.blocks.text import Piece, Span, Text
from eujc_desktop.documents.built import Built
from eujc_desktop.documents.statistics_report import styles
from eujc_desktop.documents.statistics_report.chart import COLOURS, YearBars
from eujc_desktop.documents.statistics_report.content import Cut, StatisticsReport
from eujc_desktop.documents.typesetting.document import Info

AREA = Area(210 * MM, 297 * MM, top=22 * MM, bottom=20 * MM, inner=20 * MM, outer=20 * MM, mirrored=False)
TITLE = Words("Statistics", "統計報告")
FIGURES = Words("Deliverables", "成果")
YEARS = Words("Participants per year, missions and traineeships", "年別参加者数（ミッション・研修）")
PROGRAMMES = Words("Programmes", "事業別")
FIGURE_HEADS = (Words("Deliverable", "成果指標"), Words("Figure", "実績"), Words("Of which to come", "うち予定"),
                Words("In {year}", "{year}年"), Words("Published", "公表値"))  # fmt: skip
PROGRAMME_HEADS = (Words("Programme", "事業"), Words("Events", "回数"), Words("Applied", "応募"),
                   Words("People", "参加"), Words("Filled", "充足率"), Words("SMEs", "中小企業"),
                   Words("Visits", "訪問"), Words("Rating", "評価"))  # fmt: skip
PEOPLE, SHARE = Words("Participants", "参加者"), Words("Share", "割合")
YEAR, TOTAL = Words("Year", "年"), Words("Total", "計")
NOTHING = Words("There is nothing to count yet.", "まだ集計するものがありません。")
_NAME, _LINE = 62 * MM, 170 * MM


def make(report: StatisticsReport, progress: Progress) -> Built:
    """The report, each part of it under a heading of its own."""
    flow = Flow(AREA)
    flow.page(Running())
    flow.add(*_head(report), *_figures(report), *_years(report), *_programmes(report))
    for cut in report.cuts:
        flow.add(*_cut(cut, report.language))
    day = report.dated
    language = "ja" if report.language == "ja" else "en-GB"
    author, created = report.organisation.prefer("en"), datetime(day.year, day.month, day.day)
    about = Info(report.title or TITLE.en, author=author, language=language, created=created)
    return printing.print_flow(flow, about, _Furniture(report, len(flow.pages)).draw, progress)


def other(language: str) -> str:
    """The second language of the headings."""
    return "en" if language == "ja" else "ja"


def _date(report: StatisticsReport) -> str:
    return wording.full_date_ja(report.dated) if report.language == "ja" else wording.full_date(report.dated)


def _head(report: StatisticsReport) -> list[Block]:
    language = report.language
    title = report.title.strip() or TITLE.prefer(language)
    with_those = Words("with those confirmed for missions to come", "今後の確定者を含む")
    without = Words("completed only", "修了者のみ")
    counted = (with_those if report.confirmed else without).prefer(language)
    parts = [_date(report), report.frozen, counted]
    found: list[Block] = [
        Text(TITLE.prefer(other(language)), looks.H1_JA),
        Text(title, styles.TITLE, anchor="statistics", outline=(0, title)),
        Text("  ·  ".join(part for part in parts if part), styles.FACTS),
    ]
    if report.marks:
        lines: list[Block] = [Text(mark.prefer(language), styles.MARK) for mark in report.marks]
        frame = Frame(looks.PANEL, bar=looks.RED, down=2.6 * MM, across=4 * MM)
        found.append(Panel(Stack(lines), frame, before=1 * MM, after=3 * MM))
    return found


def _figures(report: StatisticsReport) -> list[Block]:
    language = report.language
    if not report.figures:
        return [Text(NOTHING.prefer(language), looks.SMALL_SUB)]
    heads = [Words(head.en.replace("{year}", str(report.dated.year)), head.ja.replace("{year}", str(report.dated.year)))
             for head in FIGURE_HEADS]  # fmt: skip
    rows: list[list[Block]] = []
    for one in report.figures:
        name: list[Block] = [Text(one.name.prefer(language), styles.NAME)]
        if one.beside:
            name.append(Text(one.beside.prefer(language), styles.BESIDE))
        expected = _number(one.expected) if report.confirmed and one.expected else "–"
        numbers = [Text(_number(one.number), styles.FIGURE), *(_cell(each) for each in (expected, _number(one.year)))]
        rows.append([Stack(name), *numbers, _cell(_number(one.target))])
    return [_heading(FIGURES, language), _table(heads, rows, language, name=_LINE - 4 * 24 * MM)]


def _years(report: StatisticsReport) -> list[Block]:
    if not report.years:
        return []
    language = report.language
    names = [name.prefer(language) for name in report.series]
    legend: list[Piece] = []
    for name, colour in zip(names, COLOURS, strict=False):
        legend += [Span("■ ", colour=colour), f"{name}   "]
    empty = [0] * len(names)
    rows: list[list[Block]] = []
    for year, numbers in report.years:
        shown = [*numbers, *empty][: len(names)]
        rows.append(
            [Text(_year(report, year), styles.NAME), *(_cell(_number(number)) for number in (*shown, sum(numbers)))]
        )
    chart = YearBars([(_year(report, year), numbers) for year, numbers in report.years], YEARS.prefer(language))
    if any(year >= report.dated.year for year, _ in report.years):
        legend.append(f"* {_date(report)}まで" if language == "ja" else f"* until {_date(report)}")
    heads = (YEAR, *report.series, TOTAL)
    first = max(_LINE - (len(heads) - 1) * 26 * MM, 16 * MM)
    return [
        _heading(YEARS, language),
        chart,
        Text(legend, styles.LEGEND),
        _table(heads, rows, language, name=first),
    ]


def _year(report: StatisticsReport, year: int) -> str:
    """A year; one that was not over on the day of the report has a mark."""
    return f"{year}*" if year >= report.dated.year else str(year)


def _programmes(report: StatisticsReport) -> list[Block]:
    if not report.programmes:
        return []
    language = report.language
    rows = [
        [
            Text(one.name.prefer(language), styles.NAME),
            *(
                _cell(words)
                for words in (
                    _number(one.events),
                    "–" if one.applied is None else _number(one.applied),
                    _number(one.people),
                    _percent(one.fill),
                    _percent(one.smes),
                    _number(one.visits) if one.visits else "–",
                    "–" if one.rating is None else str(rounded(one.rating, 1)),
                )
            ),
        ]
        for one in report.programmes
    ]
    return [_heading(PROGRAMMES, language), _table(PROGRAMME_HEADS, rows, language, name=_LINE - 7 * 15 * MM)]


def _cut(cut: Cut, language: str) -> list[Block]:
    if not cut.values:
        return []
    rows = [
        [Text(words.prefer(language), styles.NAME), _cell(_number(number)), _cell(_percent(number / cut.people))]
        for words, number in cut.values
    ]
    heads = (cut.name, PEOPLE, SHARE)
    return [_heading(cut.name, language), _table(heads, rows, language, name=_LINE - 2 * 26 * MM)]


def _heading(words: Words, language: str) -> Block:
    text = words.prefer(language)
    return Text(text, styles.HEADING, outline=(1, text))


def _table(heads: Sequence[Words], rows: list[list[Block]], language: str, *, name: float) -> Block:
    """A table with a wide first column; the others share the rest."""
    rest = (_LINE - name) / (len(heads) - 1)
    plan = Plan((name, *[rest] * (len(heads) - 1)), down=0.9 * MM, across=1.2 * MM, named_rows=True)
    first, *others = (head.prefer(language) for head in heads)
    header = [Text(first, styles.HEADER), *(Text(words, styles.HEADER_NUMBER) for words in others)]
    return Table(plan, rows, header, after=3 * MM)


def _cell(words: str) -> Block:
    return Text(words, styles.NUMBER)


def _number(number: int) -> str:
    return f"{number:,}"


def _percent(share: float | None) -> str:
    if share is None:
        return "–"
    return "<1%" if 0 < share <= 0.005 else f"{per_cent(share)}%"


class _Furniture:
    """The foot: sender, title and day, and what must stand beside every figure; the page."""

    def __init__(self, report: StatisticsReport, pages: int) -> None:
        self._pages, language = pages, report.language
        parts = (report.organisation.prefer(language), report.title, _date(report))
        self._words = "  ·  ".join(wording.one_line(part) for part in parts if part)
        self._marks = "  ·  ".join(mark.prefer(language) for mark in report.marks)

    def draw(self, sheet: Sheet, page: Page) -> None:
        left, y = AREA.left(page.number), 11 * MM
        right = left + AREA.measure
        line = f"{operator('m', left, y + 4 * MM)} {operator('l', right, y + 4 * MM)} S"
        with sheet.artifact():
            sheet.raw(f"q {stroke(looks.RULE, 0.4)} {line} Q")
            sheet.line(left, y, self._words, looks.FOOT, width=AREA.measure - 26 * MM, smallest=5.9)
            if self._marks:
                sheet.line(left, y - 3.4 * MM, self._marks, styles.FOOT_MARK, width=AREA.measure - 26 * MM)
            folio = [Span(str(page.number)), Span(f" / {self._pages}", size=7.4, weight="regular", colour=looks.SUB)]
            sheet.line(right, y, folio, looks.FOLIO, align="right")
