"""The narrow column of a profile: our visit, the rules of the house, where it is."""

from __future__ import annotations

from eujc_desktop.documents import looks, wording
from eujc_desktop.documents.art import qr
from eujc_desktop.documents.blocks.block import Block, Gap, Refs
from eujc_desktop.documents.blocks.rest import Drawn, IconLine, Late
from eujc_desktop.documents.blocks.sheet import Sheet
from eujc_desktop.documents.blocks.stacks import MM, Column, Columns, Frame, Panel, Stack
from eujc_desktop.documents.blocks.text import Span, Text
from eujc_desktop.documents.briefing_book.setting import Setting
from eujc_desktop.documents.briefing_book.tongue import Tongue
from eujc_desktop.documents.content import Company, Day, Item

DOWN, ACROSS = 3 * MM, 3.2 * MM
CODE = 22 * MM
SHOWN_VISITS = 4


def side_column(setting: Setting, company: Company) -> Block:
    """The panels that have something to say."""
    hue = setting.hue(company.city)
    visits = setting.visits.get(company.key, [])
    panels: list[Block | None] = [
        Panel(_visits(setting, visits, hue.strong), Frame(hue.tint, down=DOWN, across=ACROSS)) if visits else None,
        _rules(setting.tongue, company, hue.strong),
        _where(setting.tongue, company, hue.strong),
    ]
    return Stack(panels, gap=4 * MM)


def _visits(setting: Setting, visits: list[tuple[Day, Item]], colour: str) -> Block:
    title = setting.tongue.say("Our visit" if len(visits) == 1 else "Our visits")
    blocks: list[Block] = [Text(title, looks.LABEL.but(colour=colour))]
    for day, item in visits[:SHOWN_VISITS]:
        blocks += _visit(setting, day, item)
    return Stack(blocks, gap=1.2)


def _visit(setting: Setting, day: Day, item: Item) -> list[Block]:
    anchor, tongue = setting.to_item(item), setting.tongue
    when = Span(
        f"{tongue.say('Day {number}', number=day.number)}, {tongue.day(day.date)}",
        link=anchor,
        colour=looks.EU if anchor else "",
    )
    groups = f"{whom}, " if (whom := tongue.groups(item)) else ""

    def hours(refs: Refs) -> Block:
        page = tongue.say("(page {page})", page=refs[anchor]) if anchor else ""
        words = "  ".join(part for part in (groups + wording.hours(item), page) if part)
        return Text(words, looks.SMALL)

    blocks: list[Block] = [Text([when], looks.SIDE_DATE), Late(hours)]
    if item.meeting_point:
        blocks.append(Text([Span(tongue.say("Meet: "), weight="semibold"), item.meeting_point], looks.SMALL))
    return blocks


def _rules(tongue: Tongue, company: Company, colour: str) -> Block | None:
    rules = [(rule.icon or "info", tongue.usual(rule.text)) for rule in company.rules]
    if company.bring:
        rules.append(("luggage", tongue.say("Bring: {things}", things=tongue.usual(company.bring))))
    if company.dress:
        rules.append(("shirt", tongue.usual(company.dress)))
    if not rules:
        return None
    lines = [
        IconLine(name, Text(text, looks.SMALL.but(size=8.6)), colour, indent=6.2 * MM, size=4 * MM)
        for name, text in rules
    ]
    title = Text(tongue.say("House rules"), looks.LABEL.but(colour=colour))
    return Panel(Stack([title, *lines], gap=3.2), Frame(line=looks.RULE, down=DOWN, across=ACROSS))


def _where(tongue: Tongue, company: Company, colour: str) -> Block | None:
    blocks: list[Block | None] = [
        Text(wording.envelope_ja(company.address.ja), looks.ADDRESS) if company.address.ja else None,
        Text(company.address.en, looks.SMALL.but(before=1)) if company.address.en else None,
        Text(tongue.say("Tel. {number}", number=company.phone), looks.SMALL) if company.phone else None,
        _website(company.website),
        _map_code(tongue, company),
    ]
    if not any(blocks):
        return None
    title = Text(tongue.say("Where it is"), looks.LABEL.but(colour=colour))
    return Panel(Stack([title, *blocks], gap=1.4), Frame(looks.PANEL, down=DOWN, across=ACROSS))


def _website(address: str) -> Block | None:
    shown = address.removeprefix("https://").removeprefix("http://").rstrip("/")
    return Text([Span(shown, link=address, colour=looks.EU)], looks.TINY) if shown else None


def _map_code(tongue: Tongue, company: Company) -> Block | None:
    url = company.map_url
    if not url or len(url) > qr.MAX_CHARACTERS:
        return None
    words = Text(
        [Span(tongue.say("Map"), link=url, colour=looks.EU), Span("\n" + tongue.say("scan, or tap on screen"))],
        looks.TINY,
    )
    code = qr_block(url, CODE, tongue.say("QR code: map of {name}", name=tongue.of(company.name)))
    return Stack([Gap(1.5 * MM), Columns([Column(CODE, code), Column(18 * MM, words)], gap=3 * MM, align="bottom")])


def qr_block(payload: str, size: float, alt: str) -> Drawn:
    """A QR code as a figure."""

    def draw(sheet: Sheet, x: float, y: float, width: float) -> None:
        sheet.raw(qr.code(payload, x, y, size, looks.NAVY))

    return Drawn(size, draw, alt=alt)
