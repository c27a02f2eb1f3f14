"""The slip itself: since when, a note to read aloud, what changed day by day, and which pages go in and out."""

from __future__ import annotations

from collections.abc import Sequence

from eujc_desktop.common.bilingual import Words
from eujc_desktop.documents import looks, wording
from eujc_desktop.documents.blocks.block import Block
from eujc_desktop.documents.blocks.stacks import MM, Frame, Panel, Stack
from eujc_desktop.documents.blocks.table import Plan, Table
from eujc_desktop.documents.blocks.text import Piece, Span, StruckText, Text
from eujc_desktop.documents.briefing_book.replacing import Sheets, Way
from eujc_desktop.documents.change_slip import styles
from eujc_desktop.documents.change_slip.content import Change, Changed, ChangedDay, ChangeSlip
from eujc_desktop.documents.palette import CityHues

TITLE = Words("Change slip", "変更のお知らせ")
ALOUD = Words("To read aloud to the group", "参加者への読み上げ用")
HEADERS = (Words("What", "項目"), Words(), Words("Was", "変更前"), Words("Now", "変更後"), Words("For", "対象"))
EVERYONE = Words("All", "全員")
OTHERS = Words("Hosts, hotels and people", "訪問先・ホテル・参加者")
UNDATED = Words("Still to be placed", "日程調整中")
PAGES = Words("New pages for the book", "差し替えページ")
WAYS: tuple[tuple[Way, Words], ...] = (
    ("in", Words("Put in", "差し込み")),
    ("again", Words("Printed again, unchanged", "再印刷（変更なし）")),
    ("out", Words("Take out", "取り外し")),
    ("keep", Words("Keep, beside the new leaf", "元の紙も残す")),
)
LEAVES = Words(
    "Print on both sides, turned over the long edge, and exchange whole leaves.",
    "両面印刷（長辺とじ）のうえ、1枚ずつ差し替えてください。",
)
NOTHING = Words("Nothing has changed.", "変更はありません。")
PLAN = Plan((58 * MM, 20 * MM, 36 * MM, 38 * MM, 16 * MM), down=1.5 * MM, named_rows=True, grouping=1)


def other(language: str) -> str:
    """The second language of the slip."""
    return "en" if language == "ja" else "ja"


def since(slip: ChangeSlip, language: str) -> str:
    """`Changes since edition 2 of 1 February 2027`."""
    if language == "ja":
        return f"第{slip.edition}版（{wording.full_date_ja(slip.released_on)}）からの変更"
    return f"Changes since edition {slip.edition} of {wording.full_date(slip.released_on)}"


def blocks(slip: ChangeSlip, sheets: Sequence[Sheets]) -> list[Block]:
    """All of the slip, from its title down."""
    language = slip.language
    title = TITLE.prefer(language)
    mission = slip.mission.title.prefer(language)
    found: list[Block] = [
        Text(TITLE.prefer(other(language)), looks.H1_JA),
        Text(title, looks.H1.but(after=6), anchor="slip", outline=(0, title)),
        Text([Span(mission, weight="semibold"), f"  ·  {since(slip, language)}"], styles.SINCE),
    ]
    summary = slip.summary.prefer(language) or NOTHING.prefer(language)
    found.append(Text(summary[:1].upper() + summary[1:], styles.SUMMARY))
    if slip.days:
        found.append(_aloud(slip))
    hues = CityHues(slip.mission.cities, [day.city for day in slip.days])
    for day in slip.days:
        found += _day(day, language, hues)
    return [*found, *_pages(sheets, language)]


def _aloud(slip: ChangeSlip) -> Block:
    """The note, in the language of the slip large and in the other one small."""
    first, second = slip.aloud.prefer(slip.language), slip.aloud.prefer(other(slip.language))
    labels = f"{ALOUD.prefer(slip.language)}   {ALOUD.prefer(other(slip.language))}"
    lines: list[Block] = [Text(labels, styles.ALOUD_LABEL)]
    lines += [Text(line, styles.ALOUD) for line in first.splitlines()]
    if second != first:
        lines += [Text(line, styles.ALOUD_SECOND) for line in second.splitlines()]
    frame = Frame(looks.PANEL, bar=looks.RED, down=3.4 * MM, across=5 * MM)
    return Panel(Stack(lines), frame, before=2 * MM, after=5 * MM)


def _day(day: ChangedDay, language: str, hues: CityHues) -> list[Block]:
    ja = language == "ja"
    colour = hues[day.city].strong if day.city else looks.NAVY
    if day.number is None and day.date is None:
        title = (OTHERS if day.city == "" else UNDATED).prefer(language)
    else:
        title = wording.whole_date_ja(day.date) if ja else wording.weekday_day_month(day.date)
    words: list[Piece] = [Span(title, colour=colour)]
    if day.city:
        city = hues.ja(day.city) or day.city if ja else day.city
        words.append(Span(f"　{city}" if ja else f"  ·  {city}", colour=looks.SUB, size=11))
    if day.number is not None:
        number = f"{day.number}日目" if ja else f"Day {day.number}"
        words.append(Span(f"　{number}" if ja else f"  ·  {number}", colour=looks.SUB, size=11))
    heading = Text(words, styles.DAY.but(before=14, after=3, keep_with_next=True), outline=(1, title))
    header = [Text(words.prefer(language) if words else "", styles.HEADER) for words in HEADERS]
    rows = [row for thing in day.things for row in _rows(thing, language)]
    again = Text(
        [Span(title, colour=colour), Span("（続き）" if ja else ", continued", colour=looks.SUB)], looks.SHEET_AGAIN
    )
    return [heading, Table(PLAN, rows, header, again=again, after=4)]


def _rows(thing: Changed, language: str) -> list[list[Block]]:
    """A row for each respect; the first bears the name and whom it concerns."""
    first, second = thing.name.prefer(language), thing.name.prefer(other(language))
    name = Stack([Text(first, styles.NAME), Text(second, styles.NAME_SECOND) if second != first else None])
    whom = Text(", ".join(thing.whom) or EVERYONE.prefer(language), styles.WHOM)
    return [_row(change, name if i == 0 else Block(), whom, language) for i, change in enumerate(thing.changes)]


def _row(change: Change, name: Block, whom: Block, language: str) -> list[Block]:
    was, now = change.was.prefer(language), change.now.prefer(language)
    return [
        name,
        Text(change.label.prefer(language), styles.KIND),
        StruckText(was, styles.WAS) if was else Text("–", styles.KIND),
        Text(now, styles.NOW) if now else Text("–", styles.KIND),
        whom,
    ]


def _pages(sheets: Sequence[Sheets], language: str) -> list[Block]:
    """Which pages go into the book, and which leave it."""
    if not sheets:
        return []
    heading = Text(PAGES.prefer(language), looks.H2.but(before=16, after=4), outline=(0, PAGES.prefer(language)))
    lines: list[Block] = []
    for way, label in WAYS:
        chosen = [one for one in sheets if one.way == way]
        if chosen:
            words: list[Piece] = [Span(f"{label.prefer(language)}  ", weight="semibold", colour=looks.NAVY)]
            words.append("  ·  ".join(_sheets(one, language) for one in chosen))
            lines.append(Text(words, styles.PAGES.but(after=3)))
    return [heading, *lines, Text(LEAVES.prefer(language), styles.LEAVES)]


def _sheets(one: Sheets, language: str) -> str:
    """`12, 12a (Day 3)`."""
    title = one.title.prefer(language)
    if language == "ja":
        return "、".join(one.pages) + (f"（{title}）" if title else "")
    return ", ".join(one.pages) + (f" ({title})" if title else "")
