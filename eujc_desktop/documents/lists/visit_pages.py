"""The sheets of a visit: its programme, who receives us, who sits where, what we ask; for the leader what we give."""

from __future__ import annotations

from collections.abc import Iterator

from eujc_desktop.common.bilingual import Words
from eujc_desktop.documents import looks
from eujc_desktop.documents.blocks.block import Block
from eujc_desktop.documents.blocks.text import Span, Text
from eujc_desktop.documents.content import HostPerson
from eujc_desktop.documents.lists import columns, facts, styles
from eujc_desktop.documents.lists.columns import Cell, Column, Ruled
from eujc_desktop.documents.lists.page import AREA, OneList, other
from eujc_desktop.documents.lists.room_plan import RoomPlan
from eujc_desktop.documents.lists.visit_content import (
    Asked,
    BagDay,
    BagLists,
    BagVisit,
    Giving,
    VisitPart,
    VisitSheet,
    VisitSheets,
)

SHEETS = Words("Sheets of visits", "訪問資料")
PROGRAMME = Words("Programme of the visit", "訪問次第")
PARTY = Words("Host party", "ご出席者")
SEATING = Words("Seating plan", "席次表")
QUESTIONS = Words("Our questions", "質問事項")
GIFTS = Words("Gifts", "記念品")
BAGS = Words("Bag list", "持参品リスト")
CARDS = 1.5
"""So many business cards are taken along for each host."""
TALL = styles.CELL.but(size=10.4, leading=14.6)
STRONG = TALL.but(weight="semibold")


def visit_sheets(content: VisitSheets) -> Iterator[OneList]:
    """The pages of each visit one after the other."""
    for visit in content.visits:
        yield from _sheets(visit, content)


def _sheets(visit: VisitSheet, content: VisitSheets) -> Iterator[OneList]:
    language, about = content.language, _about(visit, content)
    parts = [columns.listing(_parts(visit, language), visit.parts, language)] if visit.parts else []
    party = [columns.listing(_party(language), visit.party, language)] if visit.party else []
    if parts:
        heading = [_heading(PARTY, language)] if party else []
        yield OneList(PROGRAMME, about, (*parts, *heading, *party))
    elif party:
        yield OneList(PARTY, about, (*party,))
    if visit.room is not None and visit.room.plates:
        plan = RoomPlan(visit.room, language, AREA.depth - 4)
        yield OneList(SEATING, about, (plan,), confidential=True)
    if visit.questions:
        asked = columns.groups_of(_questions(language, leader=content.leader), visit.questions)
        yield OneList(QUESTIONS, about, (columns.listing(asked, visit.questions, language, to_write=content.leader),))
    if content.leader and visit.gifts:
        yield OneList(GIFTS, about, (columns.listing(_gifts(language), visit.gifts, language),), confidential=True)


def _heading(words: Words, language: str) -> Block:
    """A heading in both languages, as the titles of lists are."""
    second = Span(f"\u2003{words.prefer(other(language))}", size=styles.GROUP_FACTS, colour=looks.RED, tracking=80)
    return Text([words.prefer(language), second], styles.GROUP.but(before=20, after=3, keep_with_next=True))


def _about(visit: VisitSheet, content: VisitSheets) -> tuple[str, str]:
    """Whom it is for, and when and where the visit is."""
    language = content.language
    name = visit.host.prefer(language)
    main = name if content.leader else f"{name} 御中" if language == "ja" else f"For {name}"
    hours = "–".join(filter(None, map(facts.clock, (visit.begins, visit.ends))))
    number = facts.people(visit.people, language) if visit.people else ""
    told = (content.mission.title.prefer(language), facts.both_dates(visit.day, language), hours, number)
    return main, facts.facts(told, language)


def _parts(visit: VisitSheet, language: str) -> list[Column]:
    def hours(part: VisitPart) -> Cell:
        clock = "–".join(filter(None, map(facts.clock, (part.begins, part.ends))))
        return [Span(clock, weight="semibold", colour=looks.EU)] if clock else ""

    def minutes(part: VisitPart) -> str:
        if part.minutes is None:
            return ""
        return f"{part.minutes}分" if language == "ja" else f"{part.minutes} min"

    def title(part: VisitPart) -> Cell:
        return part.title

    spoken = [part for part in visit.parts if part.interpreted]
    found = [
        Column(Words("Time", "時刻"), hours, 30, style=TALL),
        Column(Words("Length", "所要"), minutes, 18, style=TALL.but(colour=looks.SUB)),
        Column(Words("Part", "内容"), title, 62, 1.6, STRONG),
        Column(Words("Who speaks", "ご担当"), lambda part: part.speaker, 48, 1.0, TALL),
        Column(Words("Place", "場所"), lambda part: part.place, 34, 0.6, TALL),
    ]
    if spoken:
        yes = "逐次通訳" if language == "ja" else "interpreted"
        found.append(Column(Words("Interpreter", "通訳"), lambda part: yes if part.interpreted else "", 24, style=TALL))
    return columns.groups_of(found, visit.parts)


def _party(language: str) -> list[Column]:
    def name(one: HostPerson) -> Cell:
        return Words(one.name.latin, one.name.native)

    def reading(one: HostPerson) -> str:
        return one.name.reading

    return [
        Column(Words("Name", "氏名"), name, 70, 1.0, STRONG),
        Column(Words("Reading", "ふりがな"), reading, 46, 0.5, TALL.but(colour=looks.SUB)),
        Column(Words("Position", "役職"), lambda one: one.title, 80, 1.4, TALL),
    ]


def _questions(language: str, *, leader: bool) -> list[Column]:
    def words(one: Asked) -> Cell:
        return one.words

    asked = [
        Column(Words("Topic", "項目"), lambda one: one.topic, 34, 0.3, TALL.but(colour=looks.SUB)),
        Column(Words("Question", "質問"), words, 110, 2.0, TALL),
    ]
    if leader:
        asked.append(Column(Words("Asked by", "質問者"), lambda one: one.by, 42, 0.4, TALL))
        asked.append(Column(Words("Answer", "回答"), lambda _one: Ruled(), 40, 0.8))
    return asked


def _gifts(language: str) -> list[Column]:
    def what(one: Giving) -> Cell:
        return one.what

    return [
        Column(Words("Gift", "記念品"), what, 80, 1.2, STRONG),
        Column(Words("Number", "個数"), lambda one: str(one.number), 18, style=TALL),
        Column(Words("For", "お渡し先"), lambda one: one.whom, 60, 0.8, TALL),
        Column(Words("Mind", "注意"), lambda one: one.note.prefer(language), 60, 0.8, TALL.but(colour=looks.RED)),
        Column(Words("Handed over", "贈呈"), lambda _one: Ruled(box=True), 26),
    ]


def bag_lists(content: BagLists) -> Iterator[OneList]:
    """A page a day."""
    for day in content.days:
        yield _bag(day, content)


def _bag(day: BagDay, content: BagLists) -> OneList:
    language = content.language
    main = facts.facts((facts.day_number(day.number, language), facts.both_dates(day.day, language)), language)
    pieces = sum(gift.number for visit in day.visits for gift in visit.gifts)
    counted = f"記念品{pieces}点" if language == "ja" else f"Gifts: {pieces}"
    blocks: list[Block] = []
    for visit in day.visits:
        blocks += _of_visit(visit, language)
    return OneList(BAGS, (main, facts.facts((content.mission.title.prefer(language), counted), language)),
                   tuple(blocks), confidential=True)  # fmt: skip


def _of_visit(visit: BagVisit, language: str) -> Iterator[Block]:
    """The host with its hour, the gifts, and how many cards everybody takes."""
    clock = facts.clock(visit.begins)
    head = [Span(f"{clock}\u2003", colour=looks.EU)] if clock else []
    yield Text([*head, visit.host.prefer(language)], styles.GROUP.but(keep_with_next=True))
    cards = -(-int(visit.hosts * CARDS * 2) // 2)
    if cards:
        words = f"名刺：お一人{cards}枚" if language == "ja" else f"Business cards: {cards} for each of us"
        yield Text(words, styles.NOTE.but(before=1, after=3, keep_with_next=bool(visit.gifts)))
    if visit.gifts:
        yield columns.listing(columns.groups_of(_gifts(language), visit.gifts), visit.gifts, language)
