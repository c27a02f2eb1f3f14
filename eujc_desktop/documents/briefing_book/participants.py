"""The participants: a grid of cards with photos, then the roster. Without consent: the name alone."""

from __future__ import annotations

from collections.abc import Sequence

from eujc_desktop.documents import looks, naming
from eujc_desktop.documents.art import pictures
from eujc_desktop.documents.art.paths import fill, rounded
from eujc_desktop.documents.blocks.block import Block
from eujc_desktop.documents.blocks.flow import Flow, Running
from eujc_desktop.documents.blocks.sheet import Sheet
from eujc_desktop.documents.blocks.stacks import MM, Column, Columns, Stack
from eujc_desktop.documents.blocks.table import Plan, Table
from eujc_desktop.documents.blocks.text import Piece, Span, Text
from eujc_desktop.documents.briefing_book.chapter import chapter
from eujc_desktop.documents.briefing_book.setting import Setting
from eujc_desktop.documents.briefing_book.tongue import Tongue
from eujc_desktop.documents.content import Participant
from eujc_desktop.documents.typesetting.style import Style

THUMB = "people"
COLUMNS, GAP = 3, 5 * MM
CARD_WIDTH = (168 * MM - (COLUMNS - 1) * GAP) / COLUMNS
CARD_HEIGHT = 34 * MM
PHOTO_WIDTH, PHOTO_HEIGHT = 20 * MM, 25 * MM
PHOTO_GROUND = "#E4E9F3"
MOST_LINES = 20
"""No name is so long that a card would leave its page."""

FAMILY_NAMES = "Family names are set in bold; full details follow in the roster."
SHRINKING = (1.0, 0.94, 0.88, 0.82, 0.76)


def add(flow: Flow, setting: Setting) -> None:
    """Grid and roster."""
    people = setting.book.participants
    tongue = setting.tongue
    flow.page(Running(tongue.say("Participants"), looks.NAVY, THUMB))
    flow.add(*chapter(tongue, "participants"), Text(_opening(setting), looks.LEAD.but(after=15)))
    for start in range(0, len(people), COLUMNS):
        cards = [Column(CARD_WIDTH, Card(tongue, person)) for person in people[start : start + COLUMNS]]
        flow.add(Columns(cards, gap=GAP, before=MM))
    flow.page(Running(tongue.say("Participants  ·  Roster"), looks.NAVY, THUMB))
    title = Text(
        tongue.say("Roster"), looks.H2.but(before=0, after=4), anchor="roster", outline=(1, tongue.say("Roster"))
    )
    flow.add(title, _roster(tongue, people))


def _opening(setting: Setting) -> str:
    tongue = setting.tongue
    parts = tongue.people(len(setting.book.participants), len(setting.countries)), tongue.say(FAMILY_NAMES)
    return ("" if tongue.japanese else " ").join(parts)


class Card(Block):
    """Photo or initials, name in its own script and in Latin letters, organisation, country; grows for long names."""

    def __init__(self, tongue: Tongue, person: Participant) -> None:
        self._tongue, self._person = tongue, person
        self._words = _fitting_words(tongue, person, CARD_WIDTH - PHOTO_WIDTH - 3 * MM)

    def height(self, width: float) -> float:
        return max(CARD_HEIGHT, self._words.height(width - PHOTO_WIDTH - 3 * MM) + 3 * MM)

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        with sheet.inside("Sect"):
            self._draw_photo(sheet, x, top - PHOTO_HEIGHT)
            left = x + PHOTO_WIDTH + 3 * MM
            self._words.draw(sheet, left, top + 1.6, width - PHOTO_WIDTH - 3 * MM)

    def _draw_photo(self, sheet: Sheet, x: float, y: float) -> None:
        person = self._person
        picture = pictures.portrait(person.photo) if person.listed else None
        shape = rounded(x, y, PHOTO_WIDTH, PHOTO_HEIGHT, MM)
        kind = "Photograph of {name}" if picture else "Initials of {name}"
        with sheet.figure(self._tongue.say(kind, name=person.name.full)):
            if picture:
                sheet.raw(f"q {shape} W n")
                sheet.image(picture.data, x, y, PHOTO_WIDTH, PHOTO_HEIGHT)
                sheet.raw("Q")
                return
            sheet.raw(f"q {fill(PHOTO_GROUND)} {shape} f Q")
            middle = y + PHOTO_HEIGHT / 2 - 6.8
            letters = initials(person)
            sheet.line(
                x + PHOTO_WIDTH / 2, middle, letters, looks.INITIALS, align="center", width=PHOTO_WIDTH - 4, smallest=8
            )


def _fitting_words(tongue: Tongue, person: Participant, room: float) -> Block:
    """The texts of a card, smaller in steps until they fit."""
    words: Block = Block()
    for factor in SHRINKING:
        words = Stack(_lines(tongue, person, factor))
        if words.height(room) <= CARD_HEIGHT - 3 * MM:
            break
    return words


def _lines(tongue: Tongue, person: Participant, factor: float) -> list[Block | None]:
    name = looks.CARD_NAME.but(size=9.6 * factor, leading=11.4 * factor, smallest=6.6, max_lines=MOST_LINES)
    latin = tongue.second_name(person.name)
    lines: list[Block | None] = [
        Text(naming.name_spans(person.name), name),
        Text(latin, looks.CARD_SMALL.but(max_lines=MOST_LINES)) if latin else None,
    ]
    if not person.listed:
        return lines
    organisation = looks.CARD_ORGANISATION.but(size=7.8 * factor, leading=9.6 * factor, max_lines=4, smallest=6)
    place = looks.CARD_SMALL.but(before=1.4, max_lines=2, smallest=6)
    where = _where(person, with_town=factor > 0.9)
    return [
        *lines,
        Text(person.organisation, organisation) if person.organisation else None,
        Text(where, place) if where else None,
    ]


def _where(person: Participant, *, with_town: bool) -> list[Piece]:
    words: list[Piece] = []
    if person.country_code:
        words.append(Span(person.country_code + " ", weight="semibold", colour=looks.EU))
    place = ", ".join(part for part in (person.town if with_town else "", person.country) if part)
    return [*words, place] if place else words


def initials(person: Participant) -> str:
    """First letters of the names as the card begins with them; particles in small letters skipped."""
    given, family = naming.leading_parts(person.name)
    capital = next((c for c in family if c.isupper()), family[:1])
    both = (capital, given[:1]) if naming.is_japanese(person.name.native) else (given[:1], capital)
    return "".join(both) or "–"


def _roster(tongue: Tongue, people: Sequence[Participant]) -> Table:
    plan = Plan((8 * MM, 42 * MM, 50 * MM, 27 * MM, 41 * MM), down=1.35 * MM, across=1.8 * MM)
    last = "Sector, looking for" if any(person.interests for person in people) else "Sector"
    header = [
        Text(tongue.say(words), looks.LABEL) for words in ("No.", "Name", "Function, organisation", "Place", last)
    ]
    return Table(plan, [_roster_row(tongue, i, person) for i, person in enumerate(people, 1)], header)


def _roster_row(tongue: Tongue, index: int, person: Participant) -> list[Block]:
    number = Text(str(person.number or index), looks.SMALL_SUB)
    latin = naming.second_script(person.name)
    name = Stack(
        [
            Text(naming.name_spans(person.name), looks.ROSTER_NAME),
            Text(latin, looks.TINY) if latin else None,
            Text(tongue.addressed(person.name), looks.ROSTER_KANA) if person.name.reading else None,
            Text(tongue.say("Tel. {number}", number=person.phone), looks.TINY)
            if person.listed and person.phone
            else None,
        ]
    )
    if not person.listed:
        return [number, name, Block(), Block(), Block()]
    return [
        number,
        name,
        _two(
            person.function, looks.SMALL_HYPHENATED, person.organisation, looks.SMALL_HYPHENATED.but(weight="semibold")
        ),
        _two(person.town, looks.SMALL, person.country, looks.SMALL_SUB),
        _two(
            person.sector,
            looks.SMALL.but(weight="semibold"),
            person.interests,
            looks.SMALL_HYPHENATED.but(colour=looks.SUB),
        ),
    ]


def _two(first: str, first_style: Style, second: str, second_style: Style) -> Block:
    """Two texts one below the other, those that there are."""
    return Stack([Text(first, first_style) if first else None, Text(second, second_style) if second else None])
