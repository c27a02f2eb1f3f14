"""What all small programmes share: head and foot, hotels to show to a driver, numbers to call."""

from __future__ import annotations

from eujc_desktop.common.bilingual import Words
from eujc_desktop.documents import assets, looks, wording
from eujc_desktop.documents.art.paths import fill, rectangle
from eujc_desktop.documents.blocks.block import Block
from eujc_desktop.documents.blocks.sheet import Sheet
from eujc_desktop.documents.blocks.stacks import MM, Column, Columns, Stack
from eujc_desktop.documents.blocks.text import Piece, Span, Text
from eujc_desktop.documents.briefing_book.drivers import REQUEST
from eujc_desktop.documents.compact import styles
from eujc_desktop.documents.content import OUTLINE, Direction, Hotel, Mission, ProgrammeSheet

HOTELS = Words("Hotels, to show to a driver", "宿泊先")
CALL = Words("In an emergency", "緊急時の連絡先")
NIGHT = Words("Nights", "宿泊")
OUTLINED = Words("Outline of the mission", "ミッション概要")


def dates_and_places(mission: Mission, language: str) -> str:
    """15–26 March 2027 · Tokyo, Nagoya, Osaka"""
    ja = language == "ja"
    dates = (wording.date_range_ja if ja else wording.date_range)(mission.first_day, mission.last_day)
    places = ("・" if ja else ", ").join(flat(city.name.prefer(language)) for city in mission.cities)
    return ("　" if ja else "  ·  ").join(part for part in (dates, places) if part)


def titles(mission: Mission, language: str) -> tuple[str, str]:
    """The title and, in the other language, the second one."""
    first = flat(mission.title.prefer(language)) or flat(mission.code)
    second = flat(mission.title.en if language == "ja" else mission.title.ja)
    return first, second if second != first else ""


def flat(words: str) -> str:
    """Words that somebody typed on several lines, on one."""
    return " ".join(words.split())


def head(sheet: Sheet, content: ProgrammeSheet, margin: float, height: float) -> None:
    """A band across the top: titles, dates and places at the left, sender and edition at the right."""
    mission, language = content.mission, content.language
    base = sheet.height - height
    sheet.raw(f"q {fill(looks.NAVY)} {rectangle(0, base, sheet.width, height)} f Q")
    title, second = titles(mission, language)
    room = (sheet.width - 2 * margin) * 0.72
    Text(title, styles.TITLE, outline=(0, title)).draw(sheet, margin, sheet.height - 4.2 * MM, room)
    low = base + 3.4 * MM
    sheet.line(margin, low, dates_and_places(mission, language), styles.FACTS, width=room, smallest=6.5, tag="P")
    if second:
        sheet.line(margin, low + 4.5 * MM, second, styles.TITLE_SECOND, width=room, smallest=6.5, tag="P")
    rest = sheet.width - 2 * margin - room - 4 * MM
    sender = mission.organisation.prefer(language)
    right = sheet.width - margin
    sheet.line(
        right, low + 4.5 * MM, sender, styles.EDITION.but(colour=looks.WHITE), width=rest, align="right", tag="P"
    )
    below = OUTLINED.prefer(language) if content.form == OUTLINE else wording.edition(mission, language)
    sheet.line(right, low, below, styles.EDITION, width=rest, align="right", tag="P")


def hotels(content: ProgrammeSheet, scale: float) -> list[Block]:
    """Each hotel with its nights, its name and address as a driver reads them, and its telephone."""
    return [_hotel(content, hotel, scale) for hotel in content.hotels]


def _hotel(content: ProgrammeSheet, hotel: Hotel, scale: float) -> Block:
    ja = content.language == "ja"
    local = "ja" if content.mission.direction is Direction.TO_JAPAN else "en"
    name, address = flat(hotel.name.prefer(local)), flat(hotel.address.prefer(local))
    nights = _nights(content, hotel)
    other = flat(hotel.name.prefer("en")) if local == "ja" and not ja else ""
    fact = styles.scaled(styles.FACT, scale)
    lead: list[Piece] = [Span(name)]
    if other and other != name:
        lead.append(Span(f"  {other}", weight="regular", colour=looks.SUB))
    below = "  ·  ".join(
        part for part in (f"{'電話' if ja else 'Tel.'} {flat(hotel.phone)}" if hotel.phone else "", nights) if part
    )
    return Stack(
        [
            Text(lead, styles.scaled(styles.HOTEL, scale)),
            Text(wording.address_ja(address), styles.scaled(styles.ADDRESS, scale)) if address else None,
            Text(below, fact) if below else None,
        ],
        before=1.2 * MM * scale,
    )


def _nights(content: ProgrammeSheet, hotel: Hotel) -> str:
    """15, 16 and 17 March: the evenings on which one sleeps there."""
    dates = [day.date for day in content.days if day.hotel == hotel.key and day.date]
    if not dates:
        return ""
    ja = content.language == "ja"
    span = wording.short_span_ja(dates[0], dates[-1]) if ja else wording.short_span(dates[0], dates[-1])
    return f"{NIGHT.ja}：{span}" if ja else f"{NIGHT.en} {span}"


def numbers(content: ProgrammeSheet, scale: float) -> list[Block]:
    """Police and ambulance in red, then the team and the hotline."""
    texts = assets.advice(to_japan=content.mission.direction is Direction.TO_JAPAN)
    language = content.language
    alarms: list[Piece] = []
    for entry in texts["numbers"]:
        alarms += [Span(entry["number"] + " ", weight="bold", colour=looks.RED, size=12 * scale)]
        alarms += [f"{entry[language] or entry['en']}    "]
    fact = styles.scaled(styles.FACT.but(colour=looks.INK), scale)
    calls = [(flat(member.name.full), flat(member.phone)) for member in content.team if member.phone]
    if hotline := texts["hotline"]:
        calls.append((hotline["name"], hotline["phone"]))
    lines = [Text([Span(f"{phone}  ", weight="semibold"), who], fact) for who, phone in calls]
    return [Text(alarms, fact.but(leading=14 * scale)), *lines]


def request(content: ProgrammeSheet, scale: float) -> Block | None:
    """What one says to a driver in Japan."""
    if content.mission.direction is not Direction.TO_JAPAN or not content.hotels:
        return None
    return Text(REQUEST, styles.scaled(styles.ADDRESS.but(colour=looks.SUB), scale))


def labelled(words: Words, language: str, scale: float) -> Block:
    """A small heading."""
    style = styles.scaled(styles.LABEL, scale).but(tag="H2", upper=language != "ja", keep_with_next=True)
    return Text(words.prefer(language), style)


def beside(left: Block, right: Block, width: float, share: float, gap: float) -> Columns:
    """Two blocks side by side; the left one takes its share."""
    room = (width - gap) * share
    return Columns([Column(room, left), Column(width - gap - room, right)], gap=gap)
