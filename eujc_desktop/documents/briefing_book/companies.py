"""The companies we visit: one list of all, then one profile each. Whom do I meet and what do I ask."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter

from eujc_desktop.documents import looks, naming, wording
from eujc_desktop.documents.art import pictures
from eujc_desktop.documents.art.paths import circle, fill, operator, rounded, stroke
from eujc_desktop.documents.blocks.block import Block, Gap
from eujc_desktop.documents.blocks.flow import Flow, Running
from eujc_desktop.documents.blocks.rest import Drawn, Entry, Late, NoteLines, Rule, listed
from eujc_desktop.documents.blocks.sheet import Sheet
from eujc_desktop.documents.blocks.stacks import MM, Column, Columns, Stack
from eujc_desktop.documents.blocks.table import Plan, Table
from eujc_desktop.documents.blocks.text import Piece, Span, Text
from eujc_desktop.documents.briefing_book.chapter import chapter
from eujc_desktop.documents.briefing_book.company_side import side_column
from eujc_desktop.documents.briefing_book.days import LEAST_NOTES
from eujc_desktop.documents.briefing_book.setting import Setting, company_anchor
from eujc_desktop.documents.briefing_book.tongue import Tongue
from eujc_desktop.documents.content import Company, Day, HostPerson, Item

THUMB = "companies"
LOGO_WIDTH, LOGO_HEIGHT = 36 * MM, 20 * MM
MAIN, SIDE, GAP = 110 * MM, 50 * MM, 8 * MM


def add(flow: Flow, setting: Setting) -> None:
    """List and profiles."""
    add_list(flow, setting)
    for company in setting.book.companies:
        add_profile(flow, setting, company)


def add_list(flow: Flow, setting: Setting) -> None:
    """All of them in a table."""
    flow.page(Running(setting.tongue.say("Companies"), looks.NAVY, THUMB))
    opening = setting.tongue.houses(len(setting.book.companies))
    flow.add(*chapter(setting.tongue, "companies"), Text(opening, looks.LEAD), _list(setting))


def numbered_disc(number: int, colour: str) -> Drawn:
    """The number of a company in its circle."""

    def draw(sheet: Sheet, x: float, y: float, width: float) -> None:
        middle_x, middle_y = x + 3.5 * MM, y + 3.5 * MM
        sheet.raw(f"q {fill(colour)} {circle(middle_x, middle_y, 3 * MM)} f Q")
        sheet.line(middle_x, middle_y - 3, str(number), looks.DISC_NUMBER, align="center", tag="P")

    return Drawn(7 * MM, draw)


def _list(setting: Setting) -> Table:
    header = [Text(setting.tongue.say(words), looks.LABEL) for words in ("Company", "Sector, region", "Visit", "Page")]
    header = [Text("", looks.LABEL), *header[:-1], Text(setting.tongue.say("Page"), looks.LABEL.but(align="right"))]
    plan = Plan((11 * MM, 83 * MM, 36 * MM, 26 * MM, 12 * MM), down=2.2 * MM, centred=True)
    return Table(plan, [_list_row(setting, company) for company in setting.book.companies], header)


def _list_row(setting: Setting, company: Company) -> list[Block]:
    anchor = company_anchor(company.key)
    colour = setting.hue(company.city).strong
    name = [Span(setting.tongue.of(company.name), link=anchor)]
    second = setting.tongue.below(company.name)
    place = [
        Text(company.sector, looks.SMALL) if company.sector else None,
        Text(setting.city(company.city), looks.SMALL.but(colour=colour, weight="semibold")) if company.city else None,
    ]
    visits = setting.visits.get(company.key, [])[:3]
    return [
        numbered_disc(setting.numbers[company.key], colour),
        Stack([Text(name, looks.LIST_NAME), Text(second, looks.SMALL_SUB) if second else None]),
        Stack(place),
        Stack(
            [
                block
                for day, items in groupby(visits, itemgetter(0))
                for block in _list_day(setting, day, [i for _, i in items])
            ]
        ),
        page_of(anchor),
    ]


def _list_day(setting: Setting, day: Day, items: Sequence[Item]) -> list[Block]:
    """The visits of a day: the day once, then the hours of each."""
    anchor = setting.to_item(items[0])
    link = Span(setting.tongue.say("Day {number}", number=day.number), link=anchor, colour=looks.EU if anchor else "")
    hours = [text for text in map(wording.hours, items) if text]
    return [Text([link], looks.SMALL.but(weight="semibold")), *(Text(text, looks.SMALL_SUB) for text in hours)]


def page_of(anchor: str) -> Late:
    return Late(lambda refs: Text([Span(str(refs[anchor]), link=anchor)], looks.PAGE_NUMBER))


def add_profile(flow: Flow, setting: Setting, company: Company) -> None:
    """The profile of one company, from the top of a page."""
    number = setting.numbers[company.key]
    name = setting.tongue.of(company.name)
    flow.page(Running(f"{number}  ·  {name}", looks.NAVY, THUMB))
    flow.add(_head(setting, company))
    if company.figures:
        flow.add(_figures(setting.tongue, company, setting.hue(company.city).strong))
    main = Stack(_main(setting.tongue, company))
    side = side_column(setting, company)
    flow.add(Columns([Column(MAIN, main), Column(SIDE, side)], gap=GAP))
    left = flow.room - 7 * MM
    if left >= LEAST_NOTES:
        flow.add(
            NoteLines(Text(setting.tongue.say("Your notes"), looks.LABEL.but(colour=looks.MUTE)), left, before=5 * MM)
        )


def _head(setting: Setting, company: Company) -> Block:
    number = setting.numbers[company.key]
    where = "  ·  ".join(part for part in (company.sector, setting.city(company.city)) if part)
    kicker: list[Piece] = [
        Span(str(number), weight="semibold", colour=looks.RED),
        Span(f"   {where}", colour=looks.SUB),
    ]
    name = setting.tongue.of(company.name)
    anchor, second = company_anchor(company.key), setting.tongue.below(company.name)
    words = Stack(
        [
            Text(kicker, looks.KICKER),
            Text(name, looks.COMPANY_NAME, anchor=anchor, outline=(1, name)),
            Text(second, looks.COMPANY_JA) if second else None,
        ]
    )
    logo = _logo(setting, company)
    columns = [Column(124 * MM, words), Column(LOGO_WIDTH, logo)]
    return Columns(columns, gap=GAP, after=4 * MM)


def _logo(setting: Setting, company: Company) -> Block:
    """The logo in its place; the first letters of the name where there is none."""
    picture = pictures.logo(company.logo)
    colour = setting.hue(company.city).strong

    def draw(sheet: Sheet, x: float, y: float, width: float) -> None:
        box = rounded(x, y, LOGO_WIDTH, LOGO_HEIGHT, 1.2 * MM)
        sheet.raw(f"q {stroke(looks.RULE, 0.6)} {box} S Q")
        if picture is None:
            sheet.line(
                x + width / 2, y + LOGO_HEIGHT / 2 - 4, initials(company), looks.LOGO.but(colour=colour), align="center"
            )
            return
        scale = min((LOGO_WIDTH - 5 * MM) / picture.width, (LOGO_HEIGHT - 5 * MM) / picture.height, 0.36)
        wide, tall = picture.width * scale, picture.height * scale
        sheet.image(picture.data, x + (LOGO_WIDTH - wide) / 2, y + (LOGO_HEIGHT - tall) / 2, wide, tall)

    kind = "Logo of {name}" if picture else "Initials of {name}"
    return Drawn(LOGO_HEIGHT, draw, alt=setting.tongue.say(kind, name=setting.tongue.of(company.name)))


def initials(company: Company) -> str:
    """Up to three capitals of the English name, or the first two characters of the Japanese one without its form."""
    capitals = [word[0] for word in company.name.en.split() if word[:1].isupper()]
    if capitals:
        return "".join(capitals[:3])
    bare = company.name.ja
    for form in ("株式会社", "合同会社", "合資会社", "有限会社"):
        bare = bare.replace(form, "")
    return bare[:2] or "–"


def _figures(tongue: Tongue, company: Company, colour: str) -> Block:
    """Up to five key figures between two lines."""
    figures = company.figures[:5]

    def draw(sheet: Sheet, x: float, y: float, width: float) -> None:
        height = 13.4 * MM
        lines = " ".join(f"{operator('m', x, at)} {operator('l', x + width, at)} S" for at in (y, y + height))
        sheet.raw(f"q {stroke(looks.RULE, 0.5)} {lines} Q")
        step = width / max(len(figures), 5)
        for label, value in figures:
            sheet.line(x, y + 8.2 * MM, tongue.if_known(label), looks.LABEL, width=step - 3 * MM, smallest=5.9, tag="P")
            sheet.line(
                x, y + 2.6 * MM, value, looks.FIGURE.but(colour=colour), width=step - 3 * MM, smallest=8, tag="P"
            )
            x += step

    return Drawn(13.4 * MM, draw, after=5.5 * MM)


def _main(tongue: Tongue, company: Company) -> list[Block]:
    blocks: list[Block] = []
    for title, text in (("About the company", company.about), ("Why we go there", company.why)):
        if text:
            blocks += [
                Text(tongue.say(title), looks.H3),
                *(Text(part, looks.BODY) for part in text.split("\n") if part.strip()),
            ]
    if company.see:
        blocks += [Text(tongue.say("What we shall see"), looks.H3), bullets(company.see)]
    if company.people:
        blocks += [Text(tongue.say("Whom we meet"), looks.H3), *_people(company.people)]
    if company.questions:
        blocks += [Text(tongue.say("Questions worth asking"), looks.H3), numbered(company.questions)]
    return blocks


def bullets(texts: Sequence[str]) -> Stack:
    """A list with red dashes."""
    words = looks.LIST_TEXT
    entries = [Entry(Text("–", looks.LIST_MARK), Text(text, words), 3.4 * MM) for text in texts]
    return listed(entries, 1.0)


def numbered(texts: Sequence[str]) -> Stack:
    """A list with red figures."""
    entries = [
        Entry(Text(str(i), looks.LIST_MARK), Text(text, looks.LIST_TEXT), 5 * MM) for i, text in enumerate(texts, 1)
    ]
    return listed(entries, 2.0)


def _people(people: Sequence[HostPerson]) -> list[Block]:
    blocks: list[Block] = []
    for i, person in enumerate(people):
        if i:
            blocks.append(Rule(looks.HAIR, 0.4, before=3.2, after=2.6))
        blocks.append(_person(person))
    return blocks


def _person(person: HostPerson) -> Block:
    """Kanji with furigana and the Latin name at the left, titles at the right."""
    name = person.name
    latin = naming.romaji(name)
    left: list[Block | None] = []
    if name.native:
        style = looks.KANJI_NAME if name.reading else looks.KANJI_NAME.but(leading=19)
        left.append(Text(naming.furigana(name.native, name.reading), style))
    if latin:
        left.append(Text(latin, looks.ROMAJI if name.native else looks.ROMAJI.but(size=10, leading=13)))
    right: list[Block | None] = [
        Text(person.title.en, looks.PERSON_TITLE) if person.title.en else None,
        Text(person.title.ja, looks.SMALL_SUB) if person.title.ja else None,
    ]
    drop = 9.6 if name.native and name.reading else 0.0
    titles = Stack([Gap(drop), *right])
    return Columns([Column(46 * MM, Stack(left)), Column(60 * MM, titles)], gap=4 * MM)
