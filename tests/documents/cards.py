"""The papers with a name on, of the same invented mission."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from eujc_desktop.common.bilingual import Words
from eujc_desktop.documents.cards.content import (
    BusSign,
    BusSigns,
    Card,
    Cards,
    Delivery,
    Labels,
    LuggageTags,
    Side,
)
from eujc_desktop.documents.content import PersonName
from tests.documents import fixtures

STAFF = Card(
    "s1",
    fixtures.TEAM[1].name,
    Words("EU-Japan Centre", "日欧産業協力センター"),
    role=Words("Staff", "スタッフ"),
    side=Side.STAFF,
)
SPEAKER = Card(
    "s2",
    PersonName("Shin’ichi", "Kuramoto", "倉本 慎一", "くらもと しんいち"),
    Words("Kuramoto Institute", "倉本研究所"),
    Words("Japan", "日本"),
    "JP",
    Words("Speaker", "講師"),
    Side.SPEAKER,
)


def people(count: int = 24) -> tuple[Card, ...]:
    """The first people of the mission."""
    return tuple(
        Card(
            one.key,
            one.name,
            Words(one.organisation),
            Words(one.country, "フランス" if one.country_code == "FR" else ""),
            one.country_code,
            Words("Participant", "参加者"),
            group="AB"[number % 2],
            phone="+32 470 00 01 23",
            pieces=1 + number % 2,
        )
        for number, one in enumerate(fixtures.participants()[:count])
    )


def cards(language: str = "en", labels: Labels | None = None, count: int = 8) -> Cards:
    """Cards of the first people, of somebody of the office and of a speaker."""
    return Cards(fixtures.MISSION, (*people(count), STAFF, SPEAKER), labels or Labels(), language)


def tags(language: str = "en", labels: Labels | None = None, *, sent: bool = True) -> LuggageTags:
    """Luggage tags of the first people, sent to the hotel in Nagoya or for the whole journey."""
    hotel = fixtures.HOTELS[1]
    delivery = Delivery(hotel.name, hotel.address, hotel.phone, date(2027, 3, 20), date(2027, 3, 21))
    return LuggageTags(
        fixtures.MISSION, people(6), delivery if sent else None, "+32 2 000 01 43", labels or Labels(), language
    )


def bus_signs(language: str = "en") -> BusSigns:
    """A sign a group, and one for a transfer."""
    start = datetime(2027, 3, 16, 7, 40)
    return BusSigns(
        fixtures.MISSION,
        (
            BusSign("A", "Tokyo Bay east"),
            BusSign("B"),
            BusSign(
                "A",
                "",
                Words("Coach to the plant", "工場へ"),
                start,
                "Hotel Shirokane Garden Tokyo",
                "Aone Seisakusho, Ota",
            ),
            BusSign(),
        ),
        language,
    )


def content(paper: str, language: str = "en", labels: Labels | None = None) -> Any:
    """What a paper of this sort prints, by its key."""
    if paper == "bus-signs":
        return bus_signs(language)
    return tags(language, labels) if paper == "luggage-tags" else cards(language, labels)
