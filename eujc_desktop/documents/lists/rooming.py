"""The rooming list: a list a hotel, family name first, in the scripts a reception reads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from eujc_desktop.common.bilingual import Words
from eujc_desktop.documents import wording
from eujc_desktop.documents.blocks.block import Block
from eujc_desktop.documents.blocks.text import Span, Text
from eujc_desktop.documents.lists import columns, facts, styles
from eujc_desktop.documents.lists.columns import Column
from eujc_desktop.documents.lists.content import Guest, HotelGuests, Rooming, StayChange
from eujc_desktop.documents.lists.page import OneList

TITLE = Words("Rooming list", "宿泊者名簿")
NO_HOTEL = Words("Hotel not known", "宿泊先未定")


def rooming(content: Rooming) -> Iterator[OneList]:
    """The list of each hotel."""
    language = content.language
    for hotel in content.hotels:
        wanted = columns.groups_of([_mark(language), *_columns(language)], hotel.guests)
        body = columns.listing([*wanted, *columns.free(content.more)], hotel.guests, language)
        blocks = (body, *_changes(hotel, content.since, language))
        yield OneList(TITLE, (_name(hotel, language), _about(hotel, language)), blocks, confidential=True)


_KINDS = {"new": Words("New", "新規"), "changed": Words("Changed", "変更"), "gone": Words("No longer here", "取消")}
_FIELDS = {
    "room": Words("Room", "部屋タイプ"),
    "number": Words("Room no.", "部屋番号"),
    "shares_with": Words("Shares with", "同室者"),
    "first": Words("In", "到着"),
    "last": Words("Out", "出発"),
    "note": Words("Note", "備考"),
}


def _mark(language: str) -> Column:
    def words(guest: Guest) -> str:
        return _KINDS[guest.change].prefer(language) if guest.change else ""

    return Column(Words("Change", "変更"), words, 17, style=styles.MARK)


def _changes(hotel: HotelGuests, since: date | None, language: str) -> Iterator[Block]:
    """What the hotel has to change, below its guests."""
    if since is None or not hotel.changes:
        return
    day = (
        wording.whole_date_ja(since)
        if language == "ja"
        else f"{since.day} {wording.MONTHS[since.month - 1]} {since.year}"
    )
    title = f"{day}の名簿からの変更" if language == "ja" else f"Changes since the list of {day}"
    yield Text(title, styles.GROUP)
    for change in hotel.changes:
        name = [*columns.spoken(change.name), Span("　" if language == "ja" else "\u2003")]
        yield Text([*name, told(change, language)], styles.CHANGE)


def told(change: StayChange, language: str) -> str:
    """Room: Twin (was Single); Out: 19 Mar (was 18 Mar)."""
    if not change.parts:
        return _KINDS[change.kind].prefer(language)
    parts = []
    for field, before, now in change.parts:
        label, old, new = _FIELDS[field].prefer(language), _value(before, language), _value(now, language)
        parts.append(f"{label}：{new}（変更前：{old}）" if language == "ja" else f"{label}: {new} (was {old})")
    return ("、" if language == "ja" else "; ").join(parts)


def _value(value: Words | date, language: str) -> str:
    if isinstance(value, Words):
        return value.prefer(language) or "–"
    return facts.short_date(value, language)


def _name(hotel: HotelGuests, language: str) -> str:
    """Both names of the hotel."""
    if not hotel.name:
        return NO_HOTEL.prefer(language)
    parts = (hotel.name.ja, hotel.name.en) if language == "ja" else (hotel.name.en, hotel.name.ja)
    return facts.facts(dict.fromkeys(parts), language)


def _about(hotel: HotelGuests, language: str) -> str:
    """From when to when, how many of which room, and the telephone."""
    firsts = [guest.first for guest in hotel.guests if guest.first]
    lasts = [guest.last for guest in hotel.guests if guest.last]
    stay = facts.span(min(firsts), max(lasts), language) if firsts and lasts else ""
    phone = f"{'電話' if language == 'ja' else 'tel.'} {hotel.phone}" if hotel.phone else ""
    return facts.facts(
        (stay, facts.people(len(hotel.guests), language), _rooms(hotel.guests, language), phone), language
    )


def _rooms(guests: Sequence[Guest], language: str) -> str:
    """21 Single, 3 Twin: the beds asked for, by sort of room."""
    counted = Counter(guest.room.prefer(language) for guest in guests if guest.room)
    return ", ".join(f"{number} × {room}" for room, number in counted.most_common())


def _columns(language: str) -> list[Column]:
    def short(name: str) -> Column:
        heading = Words("In", "到着") if name == "first" else Words("Out", "出発")
        return Column(heading, lambda guest: facts.short_date(getattr(guest, name), language), 16)

    def room(guest: Guest) -> str:
        return guest.room.prefer(language)

    return [
        columns.FAMILY_FIRST,
        columns.LATIN,
        columns.KANA,
        columns.NATIONALITY,
        Column(Words("Room", "部屋タイプ"), room, 22, 0.2),
        Column(Words("Room no.", "部屋番号"), lambda guest: guest.number, 17, style=styles.CODE),
        Column(Words("Shares with", "同室者"), lambda guest: guest.shares_with, 24, 0.4),
        short("first"),
        short("last"),
        Column(Words("Nights", "泊数"), _nights, 13, style=styles.NUMBER),
        Column(Words("Note", "備考"), lambda guest: guest.note, 24, 1.0, styles.QUIET),
    ]


def _nights(guest: Guest) -> str:
    return "" if guest.nights is None else str(guest.nights)
