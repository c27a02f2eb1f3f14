"""One item of a day: time, disc on the rail, and all that is known about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from eujc_desktop.common.bilingual import Words
from eujc_desktop.documents import looks, wording
from eujc_desktop.documents.art.icons import icon
from eujc_desktop.documents.art.paths import circle, fill, operator, stroke
from eujc_desktop.documents.blocks.block import Block, Refs
from eujc_desktop.documents.blocks.rest import IconLine, Late
from eujc_desktop.documents.blocks.sheet import Sheet
from eujc_desktop.documents.blocks.stacks import MM, Frame, Panel, Stack
from eujc_desktop.documents.blocks.text import Piece, Span, Text
from eujc_desktop.documents.briefing_book.legs import LegPanel
from eujc_desktop.documents.briefing_book.setting import Setting, item_anchor
from eujc_desktop.documents.briefing_book.tongue import Tongue
from eujc_desktop.documents.content import Company, Day, Item, ItemKind, ItemStatus
from eujc_desktop.documents.palette import KINDS, item_icon
from eujc_desktop.documents.repeats import without_repeats

TALLEST = 400.0
"""An item taller than this may be split over two pages."""

LINKED = (ItemKind.VISIT, ItemKind.SEMINAR)
"""Sorts of item that lead to the profile of their company."""


class ItemRow(Block):
    """An item on the rail of its day, beside its body; `raised` where the body is a panel with its own head."""

    TIMES, RAIL, BODY = 14 * MM, 20.5 * MM, 28 * MM
    MARK = 2.4 * MM
    """How far in the margin the bar of a changed item stands."""
    GAPS = (3.4 * MM, 2.3 * MM, 1.4 * MM)
    LEAST = 7.4 * MM

    def __init__(
        self,
        item: Item,
        body: Block,
        *,
        gap: float = GAPS[0],
        raised: bool = False,
        first: bool = False,
        last: bool = False,
        continued: bool = False,
        changed: bool = False,
    ) -> None:
        self._item, self._body, self._gap, self._raised = item, body, gap, raised
        self._first, self._last, self._continued, self._changed = first, last, continued, changed

    def with_gap(self, gap: float) -> ItemRow:
        """The same row with other space below it."""
        places = {"first": self._first, "last": self._last, "continued": self._continued, "changed": self._changed}
        return ItemRow(self._item, self._body, gap=gap, raised=self._raised, **places)

    def height(self, width: float) -> float:
        return max(self._body.height(width - self.BODY), self.LEAST) + self._gap

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        if self.height(width) < TALLEST:
            return None
        parts = self._body.split(width - self.BODY, room - 4 * MM)
        if parts is None:
            return None
        upper = ItemRow(
            self._item,
            parts[0],
            gap=self._gap,
            raised=self._raised,
            first=self._first,
            continued=self._continued,
            changed=self._changed,
        )
        return upper, ItemRow(
            self._item,
            parts[1],
            gap=self._gap,
            raised=self._raised,
            last=self._last,
            continued=True,
            changed=self._changed,
        )

    def anchors(self) -> Iterator[str]:
        if not self._continued:
            yield item_anchor(self._item)

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        if not self._continued:
            sheet.mark(item_anchor(self._item), top)
        middle = top - 6.75 - (2.6 * MM if self._raised else 0)
        self._draw_rail(sheet, x + self.RAIL, top, middle, self.height(width))
        if self._changed:
            bottom, left = top - self.height(width) + self._gap, x - self.MARK
            sheet.raw(f"q {stroke(looks.RED, 1.6)} {operator('m', left, top)} {operator('l', left, bottom)} S Q")
        with sheet.inside("Sect"):
            self._draw_times(sheet, x + self.TIMES, middle)
            self._body.draw(sheet, x + self.BODY, top, width - self.BODY)

    def _draw_rail(self, sheet: Sheet, x: float, top: float, middle: float, height: float) -> None:
        hue = KINDS[self._item.kind].hue
        strong = self._item.kind is ItemKind.VISIT
        upper = middle if self._first else top
        lower = middle if self._last else top - height
        size = 4 * MM
        sheet.raw(
            f"q {stroke(looks.RULE, 0.8)} {operator('m', x, upper)} {operator('l', x, lower)} S "
            f"{fill('#FFFFFF')} {circle(x, middle, 3.9 * MM)} f "
            f"{fill(hue.strong if strong else hue.tint)} {circle(x, middle, 3.3 * MM)} f Q "
            + icon(item_icon(self._item), x - size / 2, middle - size / 2, size, "#FFFFFF" if strong else hue.strong)
        )

    def _draw_times(self, sheet: Sheet, right: float, middle: float) -> None:
        if self._continued:
            sheet.line(right, middle - 3.6, "…", looks.TIME, align="right", tag="P")
            return
        start, end = wording.clock(self._item.start), wording.clock(self._item.end)
        if start:
            sheet.line(right, middle - 3.6, start, looks.TIME, align="right", tag="P")
        if end:
            later = " +1" if self._ends_later() else ""
            drop = 13.2 if start else 3.6
            sheet.line(right, middle - drop, f"–{end}{later}", looks.END_TIME, align="right", tag="P")

    def _ends_later(self) -> bool:
        end = self._item.end
        start = self._item.start
        return end is not None and start is not None and end.date() > start.date()


def item_row(setting: Setting, day: Day, item: Item, *, before: Item | None = None, last: bool = False) -> ItemRow:
    """An item of a day; what the day, or the item before, has said already is not said again."""
    company = setting.companies.get(item.company) if item.kind is ItemKind.VISIT else None
    body = visit_panel(setting, item, company) if company else plain_body(setting, without_repeats(item, day, before))
    changed = item.key in setting.book.changed
    return ItemRow(item, body, raised=company is not None, first=before is None, last=last, changed=changed)


def plain_body(setting: Setting, item: Item) -> Block:
    """Title, place, note, legs, dress, address of an item that is no company visit."""
    colour = KINDS[item.kind].hue.strong
    below: list[Block | None] = [
        _place(setting.tongue, item),
        Text(setting.tongue.usual(item.note), looks.ITEM_NOTE) if item.note else None,
        *(LegPanel(replace(leg, name=setting.tongue.usual(leg.name)), before=1.2 * MM) for leg in item.legs),
        _meet(setting.tongue, item.meeting_point, colour),
        _fact("shirt", setting.tongue.say("Wear"), setting.tongue.usual(item.dress), colour),
        _fact("luggage", setting.tongue.say("Bring"), setting.tongue.usual(item.bring), colour),
        _address(item, colour),
        _zones(setting.tongue, item, colour),
        _profile_link(setting, item),
    ]
    style = looks.ITEM_TITLE if any(below) else looks.ITEM_TITLE.but(tag="P")
    return Stack([Text(_title(setting.tongue, item), style), *below], gap=0.8)


def _title(tongue: Tongue, item: Item) -> list[Piece]:
    """The title, struck by a word where the item is pencilled or off, and the groups it is for."""
    words: list[Piece] = [tongue.of(item.title) or tongue.of(Words(KINDS[item.kind].label, KINDS[item.kind].label_ja))]
    if whom := tongue.groups(item):
        words.append(Span(f"   {whom}", colour=looks.EU, size=8.2))
    if item.status is ItemStatus.PENCILLED:
        words.append(Span(f"   {tongue.say('to be confirmed')}", colour=looks.SUB, size=8.2, weight="italic"))
    if item.status is ItemStatus.CANCELLED:
        words.append(Span(f"   {tongue.say('cancelled')}", colour=looks.RED, size=8.2, weight="semibold"))
    return words


def _place(tongue: Tongue, item: Item) -> Block | None:
    if not item.place:
        return None
    words: list[Piece] = [tongue.of(item.place)]
    if second := tongue.below(item.place):
        words.append(Span("　" + second, colour=looks.SUB))
    return Text(words, looks.PLACE)


def _fact(name: str, label: str, value: str, colour: str) -> Block | None:
    if not value:
        return None
    return IconLine(name, Text([Span(f"{label}  ", weight="semibold"), value], looks.SMALL), colour)


def _meet(tongue: Tongue, value: str, colour: str) -> Block | None:
    return _fact("flag", tongue.say("Meet"), value, colour)


def _address(item: Item, colour: str) -> Block | None:
    """The Japanese address for the driver; the English one only where there is no other."""
    if item.address.ja:
        return IconLine("car-taxi-front", Text(wording.address_ja(item.address.ja), looks.ADDRESS_LINE), colour)
    if item.address.en:
        return IconLine("map-pin", Text(wording.one_line(item.address.en), looks.SMALL), colour)
    return None


def _zones(tongue: Tongue, item: Item, colour: str) -> Block | None:
    """A word on local times where an item ends in another zone than it began in."""
    if not item.zone or not item.end_zone or item.zone == item.end_zone:
        return None
    here, there = (zone.rpartition("/")[2].replace("_", " ") for zone in (item.zone, item.end_zone))
    return IconLine(
        "clock", Text(tongue.say("Local times: {here}, then {there}", here=here, there=there), looks.SMALL_SUB), colour
    )


def _profile_link(setting: Setting, item: Item) -> Block | None:
    if item.company not in setting.companies or item.kind not in LINKED:
        return None
    return profile_link(setting, item.company)


def profile_link(setting: Setting, key: str) -> Block | None:
    """The way to the profile, with its page; nothing where the book has no profiles."""
    anchor = setting.to_company(key)
    if not anchor:
        return None

    def make(refs: Refs) -> Block:
        words = Span(
            setting.tongue.say("Profile, people and questions on page {page}", page=refs[anchor]),
            link=anchor,
            colour=looks.EU,
        )
        return Text([words], looks.SMALL)

    return IconLine("arrow-right", Late(make), looks.EU)


def visit_panel(setting: Setting, item: Item, company: Company) -> Block:
    """A company visit: whom, where to meet, what to wear, the address to show, the way to the profile."""
    hue = KINDS[ItemKind.VISIT].hue
    name, ja = setting.tongue.of(company.name), setting.tongue.below(company.name)
    second: list[Piece] = [Span(ja, colour=looks.SUB)] if ja else []
    if company.sector:
        second.append(Span(("   " if ja else "") + company.sector, colour=looks.SUB))
    lines: list[Block | None] = [
        Text([Span(name, link=setting.to_company(company.key))], looks.VISIT_TITLE.but(colour=hue.strong)),
        Text(second, looks.SMALL.but(after=2)) if second else None,
        _purpose(setting.tongue, item, name),
        _meet(setting.tongue, item.meeting_point, hue.strong),
        _fact("shirt", setting.tongue.say("Wear"), setting.tongue.usual(item.dress or company.dress), hue.strong),
        _fact("luggage", setting.tongue.say("Bring"), setting.tongue.usual(item.bring), hue.strong),
        _visit_address(setting.tongue, item, company, hue.strong),
        _fact("info", setting.tongue.say("Note"), setting.tongue.usual(item.note), hue.strong),
        profile_link(setting, company.key),
    ]
    frame = Frame(hue.tint, bar=hue.strong, down=2.6 * MM, across=3.4 * MM)
    return Panel(Stack(lines, gap=1.6), frame)


def _purpose(tongue: Tongue, item: Item, name: str) -> Block | None:
    """What the visit is about, where the title says more than the name; groups and state."""
    title = tongue.of(item.title)
    words = _title(tongue, item)
    if not title or title == name:
        words = words[1:]
        if words and isinstance(words[0], Span):
            words[0] = words[0].trimmed()
    return Text(words, looks.SMALL.but(weight="semibold", after=1)) if words else None


def _visit_address(tongue: Tongue, item: Item, company: Company, colour: str) -> Block | None:
    address = item.address if item.address else company.address
    below = wording.one_line(address.en)
    if company.phone:
        phone = tongue.say("Tel. {number}", number=company.phone)
        below = f"{below} · {phone}" if below else phone
    lines = [
        Text(wording.address_ja(" ".join(address.ja.split("\n"))), looks.ADDRESS_LINE) if address.ja else None,
        Text(below, looks.TINY) if below else None,
    ]
    if not any(lines):
        return None
    return IconLine("car-taxi-front", Stack(lines), colour)
