"""The pages that help on the road: practical information, emergency, phrases."""

from __future__ import annotations

from collections.abc import Sequence

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
from eujc_desktop.documents.briefing_book.content import Advice, Topic
from eujc_desktop.documents.briefing_book.setting import Setting
from eujc_desktop.documents.briefing_book.tongue import Tongue
from eujc_desktop.documents.content import TeamMember

THUMB = "information"
TITLE_LINES = 4
"""More lines no title has that a text is read with: they would part it from what it heads."""

HALF, GAP = 79.5 * MM, 9 * MM


def halves(left: Block, right: Block, *, before: float = 0.0) -> Columns:
    """Two columns of equal width."""
    return Columns([Column(HALF, left), Column(HALF, right)], gap=GAP, before=before)


def add_practical(flow: Flow, setting: Setting) -> None:
    """Ten topics in two columns, then the team."""
    flow.page(Running(setting.tongue.say("Practical information"), looks.NAVY, THUMB))
    topics = setting.book.practical
    sides = [Stack([_topic(topic) for topic in topics[side::2]], gap=5.4 * MM) for side in (0, 1)]
    flow.add(*chapter(setting.tongue, "practical"), halves(sides[0], sides[1]))
    if setting.book.team:
        flow.add(
            Text(setting.tongue.say("People with you"), looks.H2.but(before=14)),
            _team(setting.tongue, setting.book.team),
        )


def _topic(topic: Topic) -> Block:
    def disc(sheet: Sheet, x: float, y: float, width: float) -> None:
        ground = f"q {fill('#E6ECF8')} {circle(x + 3.5 * MM, y + 3.5 * MM, 3.5 * MM)} f Q "
        sheet.raw(ground + icon(topic.icon, x + 1.5 * MM, y + 1.5 * MM, 4 * MM, looks.EU))

    words = Stack(
        [Text(topic.title, looks.H3.but(before=0, max_lines=TITLE_LINES)), Text(topic.text, looks.BODY_RAGGED)]
    )
    return Columns([Column(7 * MM, Drawn(7 * MM, disc)), Column(HALF - 10 * MM, words)], gap=3 * MM)


def _team(tongue: Tongue, team: tuple[TeamMember, ...]) -> Table:
    plan = Plan((56 * MM, 48 * MM, 30 * MM, 34 * MM))
    header = [Text(tongue.say(words), looks.LABEL) for words in ("Name", "Task", "Telephone", "Mail")]
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
    calls, parts = assets.advice(to_japan=setting.to_japan), setting.book.emergency
    flow.page(Running(setting.tongue.say("In an emergency"), looks.RED, THUMB))
    head = chapter(setting.tongue, "emergency", colour=looks.RED, after=12)
    first = next((i for i, part in enumerate(parts) if part.title), len(parts))
    opening = [Text(part.text, looks.BODY_RAGGED.but(after=4)) for part in parts[:first] if part.text]
    flow.add(*head, _numbers(calls["numbers"]), *opening, _calls(setting, calls["hotline"]))
    if steps := [part for part in parts[first:] if part.steps or part.text]:
        flow.add(_steps(steps))
    flow.add(*(_to_show(part) for part in parts if part.sentences))


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
        task = hotline["task_ja" if setting.tongue.japanese else "task"]
        rows.append(_call(hotline["name"], task, hotline["phone"]))
    plan = Plan((56 * MM, 76 * MM, 36 * MM), down=1.5 * MM, named_rows=True)
    return Table(plan, rows)


def _call(name: str, task: str, phone: str) -> list[Block]:
    strong = looks.SMALL.but(weight="semibold", size=9)
    return [Text(name, strong), Text(task, looks.SMALL), Text(phone, strong.but(size=9.6))]


def _steps(parts: Sequence[Advice]) -> Block:
    """What to do, in two columns of about the same height, in order."""
    columns = ((_column(parts[:count]), _column(parts[count:])) for count in range(1, max(len(parts), 2)))
    left, right = min(columns, key=lambda pair: max(side.height(HALF) for side in pair))
    return halves(left, right, before=6 * MM)


def _column(parts: Sequence[Advice]) -> Stack:
    """One below the other; what has no steps has a smaller title."""
    blocks: list[Block | None] = []
    for i, part in enumerate(parts):
        before = 10 if i else 0
        title = (looks.H2.but(size=15) if part.steps else looks.H3).but(before=before, max_lines=TITLE_LINES)
        blocks += [
            Text(part.title, title) if part.title else None,
            numbered(part.steps) if part.steps else None,
            Text(part.text, looks.BODY_RAGGED) if part.text else None,
        ]
    return Stack(blocks)


def _to_show(part: Advice) -> Stack:
    """Sentences on cards, two side by side."""
    cards: list[Block] = [_sentence(main, below) for main, below in part.sentences]
    pairs = zip(cards[::2], [*cards[1::2], *([Block()] * (len(cards) % 2))], strict=True)
    rows = [halves(left, right, before=4 * MM if i else 0.0) for i, (left, right) in enumerate(pairs)]
    return Stack([Text(part.title, looks.H3.but(max_lines=TITLE_LINES)) if part.title else None, *rows])


def _sentence(main: str, below: str) -> Block:
    words = Stack([Text(main, looks.SENTENCE), Text(below, looks.SMALL_SUB)])
    return Panel(words, Frame("#FBEDF0", down=2.4 * MM, across=3.2 * MM))


def add_phrases(flow: Flow, setting: Setting) -> None:
    """Useful phrases for the country one travels to."""
    flow.page(Running(setting.tongue.say("Useful phrases"), looks.NAVY, THUMB))
    blocks = chapter(setting.tongue, "phrases")
    plan = Plan((52 * MM, 62 * MM, 54 * MM), down=1.15 * MM, named_rows=True)
    for group in setting.book.phrases:
        rows = [
            [Text(en, looks.SMALL.but(size=8.8)), Text(ja, looks.PHRASE_JA), Text(romaji, looks.PHRASE_ROMAJI)]
            for en, ja, romaji in group.rows
        ]
        if group.title:
            blocks.append(Text(group.title, looks.H3.but(before=7, after=3, max_lines=TITLE_LINES)))
        if group.text:
            blocks.append(Text(group.text, looks.BODY_RAGGED if rows else looks.LEAD))
        if rows:
            blocks.append(Table(plan, rows))
    flow.add(*blocks)
