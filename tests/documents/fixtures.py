"""An invented twelve-day mission with everything a briefing book can print; people and firms do not exist."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from PIL import Image, ImageDraw

from eujc_desktop.common.bilingual import Words
from eujc_desktop.common.resources import resource
from eujc_desktop.documents.briefing_book import texts
from eujc_desktop.documents.briefing_book.content import BriefingBook, Welcome
from eujc_desktop.documents.certificate_content import Certificates, Holder, Signatory
from eujc_desktop.documents.content import (
    City,
    Company,
    Day,
    HostPerson,
    Hotel,
    HouseRule,
    Item,
    ItemKind,
    ItemStatus,
    Leg,
    Mission,
    Participant,
    PersonName,
    ProgrammeSheet,
    TeamMember,
)
from eujc_desktop.documents.recognise import kind_for, rule_icon
from eujc_desktop.exchange.certificate_code import Claim, sealed
from tests.documents.drawings import logo, portrait

DATA = Path(__file__).parent / "data"
FIRST_DAY = date(2027, 3, 15)

CITIES = (
    City(Words("Tokyo", "東京"), "JP", 139.739, 35.629),
    City(Words("Nagoya", "名古屋"), "JP", 136.882, 35.171),
    City(Words("Osaka", "大阪"), "JP", 135.5, 34.733),
)

MISSION = Mission(
    code="WCM-2027",
    title=Words("World Class Manufacturing", "ワールド・クラス・マニュファクチャリング研修"),
    kicker=Words("Training mission to Japan", "日本研修ミッション"),
    first_day=FIRST_DAY,
    last_day=date(2027, 3, 26),
    cities=CITIES,
    edition="Edition 2",
    edition_date=date(2027, 2, 22),
    organisation=Words("EU-Japan Centre for Industrial Cooperation", "一般財団法人 日欧産業協力センター"),
    website="www.example.org",
    email="mission@example.org",
)

TEAM = (
    TeamMember(
        PersonName("Marguerite", "Sandoval-Lindqvist", reading="マルグリット・サンドバル＝リンドクヴィスト"),
        "Mission coordinator, on the road with you",
        "+81 90 0000 0141",
        "mission@example.org",
    ),
    TeamMember(
        PersonName("Haruka", "Ishibashi", "石橋 遥", "いしばし はるか"),
        "Logistics and transport, on the road with you",
        "+81 90 0000 0142",
        "logistics@example.org",
    ),
    TeamMember(
        PersonName("Tomáš", "Veverka"), "Duty desk in Brussels, 24 hours", "+32 2 000 01 43", "duty@example.org"
    ),
)

HOTELS = (
    Hotel(
        "T",
        Words("Hotel Shirokane Garden Tokyo", "ホテル白金ガーデン東京"),
        "Tokyo",
        Words("4-99-12 Shirokanedai, Minato-ku\nTokyo 108-0071", "〒108-0071\n東京都港区白金台4丁目99番12号"),
        "03-0000-0151",
        "Shirokanedai Station (Namboku / Mita Line), exit 2, 3 min on foot",
        "15:00",
        "06:30–10:00, 2F “Kiri”",
        "https://maps.example.org/shirokane-garden",
        (("ホテル", ""), ("白金", "しろかね"), ("ガーデン", ""), ("東京", "とうきょう")),
    ),
    Hotel(
        "N",
        Words("Nagoya Sasashima Park Hotel", "名古屋ささしまパークホテル"),
        "Nagoya",
        Words(
            "5-98-3 Hiraike-cho, Nakamura-ku\nNagoya, Aichi 453-6112",
            "〒453-6112\n愛知県名古屋市中村区平池町5丁目98番3号",
        ),
        "052-000-0152",
        "Sasashima-Live Station (Aonami Line), 4 min on foot",
        "15:00",
        "06:00–09:30, 3F “Sakae”",
        "https://maps.example.org/sasashima",
        (("名古屋", "なごや"), ("ささしまパークホテル", "")),
    ),
    Hotel(
        "O",
        Words("Nakanoshima Riverside Hotel Osaka", "中之島リバーサイドホテル大阪"),
        "Osaka",
        Words("6-97-8 Nakanoshima, Kita-ku\nOsaka 530-0005", "〒530-0005\n大阪府大阪市北区中之島6丁目97番8号"),
        "06-0000-0153",
        "Nakanoshima Station (Keihan Line), exit 3, 2 min on foot",
        "14:00",
        "06:30–10:00, 1F “Yodo”",
        "https://maps.example.org/nakanoshima",
        (("中之島", "なかのしま"), ("リバーサイドホテル", ""), ("大阪", "おおさか")),
    ),
)

DAYS: tuple[tuple[str, str, str, str, str, str], ...] = (
    ("Tokyo", "T", "Opening, principles and first words", "Business", "15° / 7°", "05:51–17:49"),
    ("Tokyo", "T", "Two routes around Tokyo Bay", "Flat closed shoes", "14° / 7°", "05:50–17:50"),
    ("Tokyo", "T", "Food, springs and a first debrief", "Business casual", "15° / 8°", "05:48–17:51"),
    ("Tokyo", "T", "A day in the dojo, and the night shift", "Work clothes", "16° / 8°", "05:47–17:52"),
    ("Tokyo", "T", "Suppliers, sensors and software", "Business", "14° / 6°", "05:45–17:53"),
    ("Tokyo", "T", "Kamakura", "Comfortable shoes", "15° / 7°", "05:44–17:53"),
    ("Nagoya", "N", "By Shinkansen to the heart of the car industry", "Comfortable", "15° / 5°", "05:54–18:05"),
    ("Nagoya", "N", "Electronics and problem solving", "Business casual", "16° / 6°", "05:53–18:06"),
    ("Nagoya", "N", "Just in sequence, and a kiln in change-over", "Safety shoes", "16° / 6°", "05:51–18:07"),
    ("Osaka", "O", "A process of two years, and twelve people at a time", "Business casual", "", ""),
    ("Osaka", "O", "Second life, pharma and hydrogen", "Warm jacket", "14° / 7°", "05:54–18:13"),
    ("Osaka", "", "Presentations and certificates", "Business", "15° / 8°", "05:52–18:14"),
)

MODES = {"coach": "bus", "train": "train", "metro": "train", "flight": "plane", "on foot": "walk", "taxi": "taxi"}


@cache
def _data() -> dict[str, list[dict[str, Any]]]:
    loaded: dict[str, list[dict[str, Any]]] = json.loads((DATA / "wcm.json").read_text(encoding="utf-8"))
    return loaded


@cache
def _texts() -> dict[str, Any]:
    texts: dict[str, Any] = json.loads((DATA / "profiles.json").read_text(encoding="utf-8"))
    return texts


def _moment(day: date, clock: str, days_later: int = 0) -> datetime | None:
    return datetime.fromisoformat(f"{day + timedelta(days=days_later)}T{clock}") if clock else None


def _legs(row: dict[str, Any], start: datetime | None, end: datetime | None) -> tuple[Leg, ...]:
    if row.get("transport") != "train":
        return ()
    origin, _, destination = row["en"].removeprefix("Shinkansen ").partition(" - ")
    return (Leg("train", row.get("train", ""), origin, start, destination, end, row.get("seats", "")),)


def _item(number: int, row: dict[str, Any], keys: dict[str, str]) -> Item:
    day = date.fromisoformat(row["date"])
    start = _moment(day, row["start"])
    end = _moment(day, row["end"], 1 if row["next"] else 0)
    group = row.get("group", "")
    return Item(
        key=f"i{number}",
        kind=kind_for(row["type"]),
        title=Words(row.get("en", ""), row.get("ja", "")),
        start=start,
        end=end,
        zone="Asia/Tokyo",
        place=Words(row.get("place", ""), row.get("place_ja", "")),
        address=Words(row.get("addr", ""), row.get("addr_ja", "")),
        groups=() if group in {"", "All"} else (group,),
        company=keys.get(row.get("company", ""), ""),
        legs=_legs(row, start, end),
        transport=MODES.get(row.get("transport", ""), ""),
        meeting_point=row.get("meet", ""),
        dress=row.get("dress", ""),
        note=row.get("note", ""),
        status=ItemStatus.PENCILLED if "optional" in row.get("en", "") else ItemStatus.CONFIRMED,
    )


def _host(kanji: str, kana: str, romaji: str, title: str, title_ja: str) -> HostPerson:
    given, _, family = romaji.rpartition(" ")
    return HostPerson(PersonName(given, family.capitalize(), kanji, kana), Words(title, title_ja))


def _rules(row: dict[str, Any]) -> tuple[HouseRule, ...]:
    texts = ["Photographs welcome" if row["photo"] == "○" else "No photographs"]
    if row["shoes"] == "要":
        texts += ["Closed, flat shoes", "Helmet and glasses provided"]
    return tuple(HouseRule(text, rule_icon(text)) for text in texts)


def _city_of(address_ja: str) -> str:
    if "愛知" in address_ja:
        return "Nagoya"
    return "Osaka" if "大阪" in address_ja or "兵庫" in address_ja else "Tokyo"


def _company(row: dict[str, Any]) -> Company:
    profile = _texts()["profiles"].get(row["id"], {})
    return Company(
        key=row["id"],
        name=Words(row["en"], row["ja"]),
        kana=row["kana"],
        sector=row["sector"],
        city=_city_of(row["addr_ja"]),
        logo=logo(row["id"]) if row["id"] not in {"H12", "H18"} else b"",
        figures=tuple(map(tuple, profile.get("figures", [("Employees", str(row["staff"]))]))),
        about=profile.get("about", ""),
        why=profile.get("why", ""),
        see=tuple(profile.get("see", ())),
        people=tuple(_host(*person) for person in row["people"]),
        questions=tuple(profile.get("questions", ())),
        rules=_rules(row),
        address=Words(row["en"] + "\n" + row["addr"], f"〒{row['zip']}\n{row['addr_ja']}\n{row['ja']} {row['site']}"),
        phone=row["tel"],
        map_url=f"https://maps.example.org/{row['id'].lower()}",
    )


def _participant(number: int, row: dict[str, Any]) -> Participant:
    name = PersonName(row["given"], row["family"], row["native"], row["kata"])
    return Participant(
        key=f"p{number}",
        name=name,
        listed=row["listed"],
        number=number,
        function=row["job"],
        organisation=row["company"],
        town=row["city"],
        country_code=row["cc"],
        country=row["country"],
        sector=row["sector"],
        interests=row["interest"] or "",
        photo=portrait(name.latin) if number % 4 else b"",
    )


@cache
def companies() -> tuple[Company, ...]:
    return tuple(_company(row) for row in _data()["companies"])


@cache
def participants() -> tuple[Participant, ...]:
    return tuple(_participant(number, row) for number, row in enumerate(_data()["people"], 1))


@cache
def days() -> tuple[Day, ...]:
    keys = {company.name.en: company.key for company in companies()}
    items: dict[int, list[Item]] = {}
    for number, row in enumerate(_data()["items"], 1):
        items.setdefault(row["day"], []).append(_item(number, row, keys))
    return tuple(
        Day(
            FIRST_DAY + timedelta(days=n - 1),
            n,
            city,
            Words(theme),
            dress,
            weather,
            light,
            hotel,
            tuple(items.get(n, ())),
        )
        for n, (city, hotel, theme, dress, weather, light) in enumerate(DAYS, 1)
    )


@cache
def book() -> BriefingBook:
    """The whole book: 12 days, 80 items, 18 companies, 24 people."""
    return BriefingBook(
        MISSION,
        days(),
        companies(),
        participants(),
        TEAM,
        HOTELS,
        Welcome(tuple(_texts()["letter"]), signed="Marguerite Sandoval-Lindqvist", function="Mission coordinator"),
        practical=texts.topics(house_text("practical-japan")),
        emergency=texts.advice(house_text("emergency-japan")),
        phrases=texts.phrases(house_text("phrases-japan")),
        privacy=house_text("privacy"),
    )


def house_text(key: str, language: str = "en") -> str:
    """A text of the book that comes with the program."""
    return resource("documents", "book", f"{key}.{language}.txt").read_text("utf-8")


@cache
def short_book() -> BriefingBook:
    """A few pages with something of everything: two days, three companies, seven people, one hotel."""
    whole = book()
    return replace(
        whole,
        days=tuple(replace(day, items=day.items[:6]) for day in whole.days[1:3]),
        companies=tuple(one for one in whole.companies if one.key in {"H01", "H02", "H10"}),
        participants=whole.participants[:7],
        hotels=whole.hotels[:1],
    )


SIXTY_LETTERS = PersonName(
    "Maximiliane-Antoinette",
    "von Hohenlohe-Langenburg-Schillingsfürst",
    reading="マクシミリアーネ・フォン・ホーエンローエ",
    title="Ms",
)
_KEY = Ed25519PrivateKey.from_private_bytes(bytes(32))


def code_of(number: str, name: str) -> str:
    """The code of a certificate, signed with a key of these tests."""
    return sealed(Claim(number, name, "participation", date(2027, 3, 26)), _KEY)


def certificates(count: int = 24) -> Certificates:
    """Certificates for the first people of the mission."""
    holders = tuple(
        Holder(
            f"EJ-2027-WCM-{p.number:04d}",
            p.name,
            p.organisation,
            p.country,
            code_of(f"EJ-2027-WCM-{p.number:04d}", p.name.full),
            visited=18,
        )
        for p in participants()[:count]
    )
    signatories = (
        Signatory(
            PersonName("Ingeborg", "Castellane", reading="インゲボルグ・カステラーヌ"),
            Words("General Manager (EU side)", "欧州側事務局長"),
        ),
        Signatory(
            PersonName("Shin’ichi", "Kuramoto", "倉本 慎一"), Words("General Manager (Japan side)", "日本側事務局長")
        ),
    )
    return Certificates(MISSION, holders, signatories, date(2027, 3, 26), Words("Osaka", "大阪"))


def programme(form: str = "days", language: str = "en") -> ProgrammeSheet:
    """The programme of the same mission on its own."""
    return ProgrammeSheet(MISSION, days(), companies(), HOTELS, form, language)


def plain_item(key: str, title: str, start: datetime | None = None, end: datetime | None = None) -> Item:
    """An item that says nothing but its title and times."""
    return Item(key, ItemKind.SEMINAR, Words(title), start, end)


def confirmation() -> bytes:
    """A page of a file as a picture: lines and a box, as a ticket office prints them."""
    image = Image.new("RGB", (900, 1273), "#FFFFFF")
    pen = ImageDraw.Draw(image)
    pen.rectangle((60, 60, 840, 220), outline="#0E4C92", width=6)
    for at in range(14):
        pen.line((80, 300 + at * 60, 820 - at * 23, 300 + at * 60), fill="#444444", width=5)
    out = io.BytesIO()
    image.save(out, "JPEG", quality=80)
    return out.getvalue()
