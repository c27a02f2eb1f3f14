"""The pages that help on the road: practical information, emergency, phrases. Texts come with the program."""

from __future__ import annotations

from typing import Any

from eujc_desktop.documents import assets, looks
from eujc_desktop.documents.art.icons import icon
from eujc_desktop.documents.art.paths import circle, fill, rounded
from eujc_desktop.documents.blocks.block import Block
from eujc_desktop.documents.blocks.flow import Flow, Running
from eujc_desktop.documents.blocks.rest import Drawn
from eujc_desktop.documents.blocks.sheet import Sheet
from eujc_desktop.documents.blocks.stacks import MM, Column, Columns, Frame, Panel, Stack
from eujc_desktop.documents.blocks.table import Plan, Table
from eujc_desktop.documents.blocks.text import Span, Text
from eujc_desktop.documents.briefing_book.chapter import chapter
from eujc_desktop.documents.briefing_book.companies import numbered
from eujc_desktop.documents.briefing_book.setting import Setting
from eujc_desktop.documents.content import TeamMember, Topic

THUMB = "information"
HALF, GAP = 79.5 * MM, 9 * MM


def _texts(setting: Setting) -> dict[str, Any]:
    loaded: dict[str, Any] = assets.advice(to_japan=setting.to_japan)
    return loaded


def halves(left: Block, right: Block, *, before: float = 0.0) -> Columns:
    """Two columns of equal width."""
    return Columns([Column(HALF, left), Column(HALF, right)], gap=GAP, before=before)


def add_practical(flow: Flow, setting: Setting) -> None:
    """Ten topics in two columns, then the team."""
    flow.page(Running("Practical information", looks.NAVY, THUMB))
    topics = setting.book.practical or tuple(Topic(**topic) for topic in _texts(setting)["practical"])
    sides = [Stack([_topic(topic) for topic in topics[side::2]], gap=5.4 * MM) for side in (0, 1)]
    flow.add(*chapter("Practical information", "実用情報", "practical"), halves(sides[0], sides[1]))
    if setting.book.team:
        flow.add(Text("People with you", looks.H2.but(before=14)), _team(setting.book.team))


def _topic(topic: Topic) -> Block:
    def disc(sheet: Sheet, x: float, y: float, width: float) -> None:
        ground = f"q {fill('#E6ECF8')} {circle(x + 3.5 * MM, y + 3.5 * MM, 3.5 * MM)} f Q "
        sheet.raw(ground + icon(topic.icon, x + 1.5 * MM, y + 1.5 * MM, 4 * MM, looks.EU))

    words = Stack([Text(topic.title, looks.H3.but(before=0)), Text(topic.text, looks.BODY_RAGGED)])
    return Columns([Column(7 * MM, Drawn(7 * MM, disc)), Column(HALF - 10 * MM, words)], gap=3 * MM)


def _team(team: tuple[TeamMember, ...]) -> Table:
    plan = Plan((56 * MM, 48 * MM, 30 * MM, 34 * MM))
    header = [Text(words, looks.LABEL) for words in ("Name", "Task", "Telephone", "Mail")]
    return Table(plan, [_team_row(member) for member in team], header)


def _team_row(member: TeamMember) -> list[Block]:
    name = member.name
    second = " ".join(part for part in (name.native, name.reading) if part)
    mail = Span(member.email, link=f"mailto:{member.email}", colour=looks.EU) if member.email else ""
    return [
        Stack([Text(name.full, looks.TEAM_NAME), Text(second, looks.SMALL_SUB) if second else None]),
        Text(member.task, looks.SMALL),
        Text(member.phone, looks.SMALL.but(weight="semibold")),
        Text([mail], looks.SMALL),
    ]


def add_emergency(flow: Flow, setting: Setting) -> None:
    """Numbers to dial, whom to call, what to do, sentences to show."""
    texts = _texts(setting)
    flow.page(Running("In an emergency", looks.RED, THUMB))
    flow.add(*chapter("In an emergency", "緊急時", "emergency", colour=looks.RED, after=12), _numbers(texts["numbers"]))
    flow.add(Text(texts["free_call"], looks.BODY_RAGGED.but(after=4)), _calls(setting, texts["hotline"]))
    flow.add(_steps(texts))
    cards = [_sentence(sentence["main"], sentence["below"]) for sentence in texts["sentences"]]
    rows = [halves(cards[i], cards[i + 1], before=4 * MM if i else 0.0) for i in range(0, len(cards) - 1, 2)]
    flow.add(Stack([Text("Show this", looks.H3), *rows]))


def _numbers(numbers: list[dict[str, str]]) -> Block:
    """The numbers of police and ambulance, white on red."""

    def draw(sheet: Sheet, x: float, y: float, width: float) -> None:
        count = max(len(numbers), 2)
        wide, tall = (width - GAP * (count - 1)) / count, 27 * MM
        for entry in numbers:
            sheet.raw(f"q {fill(looks.RED)} {rounded(x, y, wide, tall, 1.6 * MM)} f Q")
            middle = y + tall / 2
            sheet.line(x + 5 * MM, middle - 5.6 * MM, entry["number"], looks.ALARM_NUMBER, tag="P")
            room = wide - 39 * MM
            sheet.line(x + 36 * MM, middle + MM, entry["en"], looks.ALARM, width=room, smallest=8, tag="P")
            ja = looks.ALARM.but(weight="regular", japanese=1.0)
            sheet.line(x + 36 * MM, middle - 5.4 * MM, entry["ja"], ja, width=room, smallest=8, tag="P")
            x += wide + GAP

    return Drawn(27 * MM, draw, after=2.5 * MM)


def _calls(setting: Setting, hotline: dict[str, str] | None) -> Table:
    rows = [_call(member.name.full, member.task, member.phone) for member in setting.book.team if member.phone]
    if hotline:
        rows.append(_call(hotline["name"], hotline["task"], hotline["phone"]))
    plan = Plan((56 * MM, 76 * MM, 36 * MM), down=1.5 * MM, named_rows=True)
    return Table(plan, rows)


def _call(name: str, task: str, phone: str) -> list[Block]:
    strong = looks.SMALL.but(weight="semibold", size=9)
    return [Text(name, strong), Text(task, looks.SMALL), Text(phone, strong.but(size=9.6))]


def _steps(texts: dict[str, Any]) -> Block:
    """What to do, in two columns; the lost passport below the second."""
    lists = [
        Stack([Text(part["title"], looks.H2.but(before=0, size=15)), numbered(part["steps"])])
        for part in texts["steps"]
    ]
    lost = [Text(texts["lost"]["title"], looks.H3.but(before=10)), Text(texts["lost"]["text"], looks.BODY_RAGGED)]
    return halves(lists[0], Stack([*lists[1:], *lost]), before=6 * MM)


def _sentence(main: str, below: str) -> Block:
    words = Stack([Text(main, looks.SENTENCE), Text(below, looks.SMALL_SUB)])
    return Panel(words, Frame("#FBEDF0", down=2.4 * MM, across=3.2 * MM))


def add_phrases(flow: Flow, setting: Setting) -> None:
    """Useful phrases for the country one travels to."""
    texts = _texts(setting)
    flow.page(Running("Useful phrases", looks.NAVY, THUMB))
    flow.add(*chapter("Useful phrases", "便利な表現", "phrases"), Text(texts["phrases_intro"], looks.LEAD))
    plan = Plan((52 * MM, 62 * MM, 54 * MM), down=1.15 * MM, named_rows=True)
    for group in texts["phrases"]:
        rows = [
            [Text(en, looks.SMALL.but(size=8.8)), Text(ja, looks.PHRASE_JA), Text(romaji, looks.PHRASE_ROMAJI)]
            for en, ja, romaji in group["rows"]
        ]
        flow.add(Text(group["title"], looks.H3.but(before=7, after=3)), Table(plan, rows))
