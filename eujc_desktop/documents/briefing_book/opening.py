"""The letter of welcome and, at the other end, the pages for notes."""

from __future__ import annotations

from eujc_desktop.documents import looks
from eujc_desktop.documents.blocks.block import Block, Gap
from eujc_desktop.documents.blocks.flow import Flow, Running
from eujc_desktop.documents.blocks.rest import NoteLines
from eujc_desktop.documents.blocks.stacks import MM, Column, Columns, Frame, Panel, Stack
from eujc_desktop.documents.blocks.text import Span, Text
from eujc_desktop.documents.briefing_book.chapter import chapter
from eujc_desktop.documents.briefing_book.content import Welcome
from eujc_desktop.documents.briefing_book.setting import Setting
from eujc_desktop.documents.briefing_book.tongue import Tongue
from eujc_desktop.documents.content import TeamMember

LETTER, SIDE, GAP = 104 * MM, 52 * MM, 12 * MM
PADDING = 4 * MM
HOW_TO = (
    ("Tabs ", "at the edge lead to the days, the companies, the participants and the information pages."),
    ("Japanese addresses ", "are printed for drivers and passers-by: show the page."),
    ("On screen ", "every name, page number and tab is a link."),
)


def add_welcome(flow: Flow, setting: Setting) -> None:
    """The letter with the team beside it; nothing without a letter."""
    welcome = setting.book.welcome
    if welcome is None:
        return
    tongue = setting.tongue
    flow.page(Running(tongue.say("Welcome"), looks.NAVY))
    side = Stack([_team(tongue, setting.book.team), _how_to(tongue)], gap=5 * MM)
    columns = Columns([Column(LETTER, _letter(welcome)), Column(SIDE, side)], gap=GAP)
    flow.add(*chapter(tongue, "welcome"), columns)


def _letter(welcome: Welcome) -> Block:
    paragraphs = [Text(text, looks.LETTER) for text in welcome.paragraphs if text.strip()]
    return Stack(
        [
            Text(welcome.salutation, looks.SALUTATION) if welcome.salutation else None,
            *paragraphs,
            Gap(8 * MM) if welcome.signed else None,
            Text(welcome.signed, looks.BODY_RAGGED.but(weight="semibold")) if welcome.signed else None,
            Text(welcome.function, looks.SMALL_SUB) if welcome.function else None,
        ]
    )


def _team(tongue: Tongue, team: tuple[TeamMember, ...]) -> Block | None:
    if not team:
        return None
    blocks: list[Block | None] = [Text(tongue.say("With you on the road"), looks.LABEL.but(colour=looks.RED))]
    for member in team:
        second = " ".join(part for part in (member.name.native, member.name.reading) if part)
        blocks += [
            Text(member.name.full, looks.SIDE_DATE.but(before=5)),
            Text(second, looks.SMALL_SUB) if second else None,
            Text(member.task, looks.SMALL) if member.task else None,
            Text(member.phone, looks.SMALL.but(weight="semibold", colour=looks.EU)) if member.phone else None,
        ]
    return Panel(Stack(blocks, gap=0.6), Frame(looks.PANEL, down=PADDING, across=PADDING))


def _how_to(tongue: Tongue) -> Block:
    lines = [
        Text([Span(tongue.say(a), weight="semibold"), tongue.say(b)], looks.SMALL.but(before=4)) for a, b in HOW_TO
    ]
    title = Text(tongue.say("How to use this book"), looks.LABEL.but(colour=looks.RED))
    return Panel(Stack([title, *lines], gap=0.6), Frame(line=looks.RULE, down=PADDING, across=PADDING))


def add_notes(flow: Flow, setting: Setting) -> None:
    """Two pages of ruled space."""
    flow.page(Running(setting.tongue.say("Notes"), looks.NAVY))
    flow.add(*chapter(setting.tongue, "notes"))
    flow.add(NoteLines(Block(), flow.room - looks.H1.after))
    flow.page(Running(setting.tongue.say("Notes"), looks.NAVY))
    flow.add(NoteLines(Block(), flow.room))
