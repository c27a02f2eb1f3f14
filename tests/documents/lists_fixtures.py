"""The lists of the invented mission; people and firms do not exist."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from decimal import Decimal
from functools import cache

from eujc_desktop.common.bilingual import Words
from eujc_desktop.documents.cards.content import Delivery
from eujc_desktop.documents.content import ItemKind, Participant
from eujc_desktop.documents.lists import content as lists
from eujc_desktop.documents.lists.emergency_content import Call, EmergencyFolder, InNeed, Place
from eujc_desktop.documents.lists.evaluation_content import Answered, Asked, EvaluationReport, EvaluationSheet, Said
from eujc_desktop.documents.lists.money_content import Account, Finance, Sum
from tests.documents import fixtures

FREE = ("Headset no.",)


def listed(person: Participant) -> lists.Listed:
    return lists.Listed(person.name, Words(person.organisation), person.country_code, "AB"[(person.number or 0) % 2])


@cache
def people(count: int = 30) -> tuple[lists.Listed, ...]:
    """So many people of the mission, from the first again when it has fewer."""
    known = fixtures.participants()
    return tuple(listed(known[i % len(known)]) for i in range(count))


@cache
def session_days(count: int = 2) -> tuple[lists.SessionDay, ...]:
    attended = {ItemKind.VISIT, ItemKind.SEMINAR, ItemKind.NETWORKING}
    return tuple(
        lists.SessionDay(
            day.number,
            day.date,
            Words(day.city),
            tuple(
                lists.Session(item.title, item.start, item.end, item.place, item.groups)
                for item in day.items
                if item.kind in attended
            ),
            people(),
        )
        for day in fixtures.days()[:count]
    )


def attendance(language: str = "en", more: tuple[str, ...] = ()) -> lists.Attendance:
    return lists.Attendance(fixtures.MISSION, session_days(), more, language)


def sign_in(language: str = "en", more: tuple[str, ...] = FREE) -> lists.SignIn:
    return lists.SignIn(fixtures.MISSION, session_days(), more, language)


NOTES = {3: "late arrival 23:10", 9: "quiet floor", 17: "accessible room", 21: "vegan breakfast"}


def rooming(language: str = "en") -> lists.Rooming:
    first = fixtures.FIRST_DAY - timedelta(days=1)
    guests = tuple(
        lists.Guest(
            who,
            Words("Twin", "ツイン") if number % 11 == 0 else Words("Single", "シングル"),
            f"{5 + number // 8}{number % 8:02}",
            "",
            first,
            first + timedelta(days=7),
            NOTES.get(number, ""),
        )
        for number, who in enumerate(people(), 1)
    )
    hotel = fixtures.HOTELS[0]
    return lists.Rooming(fixtures.MISSION, (lists.HotelGuests(hotel.name, hotel.phone, guests),), (), language)


DIETS = ("none", "vegetarian", "halal", "no pork", "none", "gluten-free", "vegan", "none", "kosher", "")
ALLERGIES = ("", "Buckwheat", "", "Fish stock (dashi)", "Peanut (severe)", "", "Kiwi fruit, egg", "", "", "")


@cache
def eaters(count: int = 30) -> tuple[lists.Eater, ...]:
    return tuple(
        lists.Eater(
            who,
            DIETS[i % len(DIETS)],
            ALLERGIES[i % len(ALLERGIES)],
            (None, True, False)[i % 3],
            (None, None, False, None)[i % 4],
            i % 10 != 9,
        )
        for i, who in enumerate(people(count))
    )


def meals(language: str = "en") -> lists.Meals:
    day = fixtures.days()[1]
    lunches = [item for item in day.items if item.kind is ItemKind.MEAL]
    kind = Words("Lunch", "昼食")
    return lists.Meals(
        fixtures.MISSION,
        tuple(
            lists.Meal(
                lists.Session(item.title, item.start, item.end, item.place, item.groups),
                kind,
                day.number,
                day.date,
                tuple(one for one in eaters() if not item.groups or one.person.group in item.groups),
            )
            for item in lunches
        ),
        language,
    )


def diet_cards(language: str = "en") -> lists.DietCards:
    return lists.DietCards(fixtures.MISSION, eaters(), language)


def _travellers() -> list[lists.Traveller]:
    day = fixtures.FIRST_DAY - timedelta(days=1)
    return [
        lists.Traveller(
            who, day, time(7 + i // 3, 20 * (i % 3)), f"EUJ {101 + 7 * i}", "Haneda, terminal 3", 1 + i % 2,
            f"+43 660 000 {i:02}", "wheelchair" if i == 4 else "",
        )
        for i, who in enumerate(people(22))
    ]  # fmt: skip


def manifest(language: str = "en") -> lists.Manifest:
    known = _travellers()
    groups = tuple(tuple(known[i : i + 5]) for i in range(0, 20, 5))
    back = tuple(replace(one, day=fixtures.MISSION.last_day, place="Kansai") for one in known[:6])
    unknown = tuple(lists.Traveller(one.person) for one in known[20:])
    return lists.Manifest(fixtures.MISSION, groups, (back,), unknown, (), (), language)


def luggage(language: str = "en") -> lists.LuggageLists:
    first, second = fixtures.HOTELS[:2]
    days = (fixtures.FIRST_DAY + timedelta(days=5), fixtures.FIRST_DAY + timedelta(days=6))
    owners = tuple(
        lists.Traveller(who, pieces=None if i == 3 else 1 + i % 2, phone=f"+43 660 000 {i:02}")
        for i, who in enumerate(people(28))
    )
    to = Delivery(second.name, second.address, second.phone, *days)
    return lists.LuggageLists(fixtures.MISSION, (lists.LuggageMove(first.name, to, owners),), (), language)


def seat_lists(language: str = "en") -> lists.SeatLists:
    day = fixtures.days()[6]
    train = next(item for item in day.items if item.legs)
    leg = train.legs[0]
    places = tuple(lists.Place("11", row, letter) for row in range(3, 9) for letter in "ABCDE")
    who = tuple(
        lists.Seated(one, 1 + i % 2, "11", f"{place.row}{place.letter}", "", place) if i % 9 else lists.Seated(one)
        for i, (one, place) in enumerate(zip(people(), places, strict=True))
    )
    session = lists.Session(train.title, train.start, train.end)
    journey = lists.Journey(
        session, day.number, day.date, leg.name, leg.origin, leg.destination, "car 11, rows 3-8", who, places
    )
    return lists.SeatLists(fixtures.MISSION, (journey,), (), language)


def delegation(language: str = "en") -> lists.Delegation:
    known = fixtures.participants()
    return lists.Delegation(
        fixtures.MISSION,
        tuple(
            lists.Delegate(
                lists.Listed(replace(one.name, title="Ms" if i % 2 else "Mr"), Words(one.organisation)),
                Words(one.function, "代表取締役社長" if i % 3 else ""),
                "www.example.org",
                Words(one.country, ""),
            )
            for i, one in enumerate(known)
        ),
        language,
    )


def emergency(language: str = "en") -> EmergencyFolder:
    """The folder of thirty people, four numbers, the hotels and hosts."""
    calls = tuple(
        Call(Words(en, ja), number, note)
        for en, ja, number, note in (
            ("Police", "警察", "110", "Free of charge from every telephone."),
            ("Ambulance and fire", "救急車・消防", "119", "The way is free of charge, the treatment is not."),
        )
    )
    team = (Call(Words("Haruka Ishibashi", "石橋 遥"), "+81 90 0000 0142", "Guide"),)
    whom = tuple(
        InNeed(
            who, "Hotel Shirokane Garden Tokyo", str(700 + i), f"+371 700 000 {i:03}", f"Robin Example{i} (spouse)",
            f"+43 660 100 {i:03}", "Kompass Insurance", f"TR-{i:07}", "+32 2 000 00 00", Words("Latvia", "ラトビア"),
            f"XX{i:07}", date(2031, 2, 1 + i % 28), date(1978, 1 + i % 12, 3), ("A+", "", "0-")[i % 3],
            ("none", "halal", "")[i % 3], ALLERGIES[i % len(ALLERGIES)], ("", "Asthma")[i % 2],
        )
        for i, who in enumerate(people())
    )  # fmt: skip
    first = fixtures.FIRST_DAY
    hotels = tuple(Place(one.name, first, first + timedelta(days=6), one.address, one.phone) for one in fixtures.HOTELS)
    hosts = tuple(
        Place(one.name, first, None, one.address, one.phone, ", ".join(who.name.full for who in one.people))
        for one in fixtures.companies()
    )
    return EmergencyFolder(fixtures.MISSION, calls, team, whom, hotels, hosts, language)


def finance(language: str = "en") -> Finance:
    """Everybody's deposit: most paid, some in part, some refunded."""
    states = (Words("paid", "入金済み"), Words("late", "期限超過"), Words("refunded", "返金済み"))
    accounts = tuple(
        Account(
            who, states[i % 3], f"WCM27-{i + 1:03}", f"2027/{100 + i}" if i % 2 else "", Decimal(1000),
            date(2027, 2, 5), None if i % 3 == 1 else Decimal("982.50") if i == 3 else Decimal(1000),
            None if i % 3 == 1 else date(2027, 1, 10 + i % 20), Decimal("818.18") if i % 3 == 2 else None,
            date(2027, 5, 3) if i % 3 == 2 else None, date(2027, 4, 12) if i % 3 != 1 else None,
        )
        for i, who in enumerate(people())
    )  # fmt: skip
    sums = (Sum(Words("Paid", "入金"), Decimal("20982.50")), Sum(Words("Open", "未入金"), Decimal(10000)))
    return Finance(fixtures.MISSION, accounts, sums, "EUR", language)


ASKED = (
    Asked(Words("How do you rate the mission as a whole?", "ミッション全体はいかがでしたか。"), 5),
    *(
        Asked(Words("How useful was this visit to you?", "この訪問は有益でしたか。"), 5, one.name)
        for one in fixtures.companies()
    ),
    Asked(Words("Would you recommend the mission to others?", "他の方に参加を勧めますか。"), 1),
    Asked(Words("How likely are you to come again?", "またご参加いただけますか。"), 10),
    Asked(Words("What was most useful?", "最も有益だったことは何ですか。"), 0),
    Asked(Words("What should we do better?", "改善すべきことは何ですか。"), 0),
)


def evaluation_sheet(language: str = "en") -> EvaluationSheet:
    """The blank form with questions of every scale."""
    return EvaluationSheet(fixtures.MISSION, ASKED, language)


def evaluation_report(language: str = "en") -> EvaluationReport:
    """Twenty-two forms, beside an edition before."""
    answers = tuple(
        Answered(one, 22 - i % 3, min(0.62 * one.most + i * 0.1, one.most), 0.7, 0.6 * one.most if i % 2 else None, 18)
        for i, one in enumerate(ASKED)
        if one.most
    )
    quotes = (
        Said("The andon board at the second plant: ours hangs since May.", ASKED[-2].text),
        Said("もっと質問の時間がほしかった。", ASKED[-1].text),
    )
    return EvaluationReport(fixtures.MISSION, 22, 24, answers, quotes, ("WCM-2025",), language)


def register(language: str = "en") -> lists.Register:
    """Cases of a helpdesk, and the events beside them."""
    headings = (
        lists.Heading(Words("Question", "質問"), 3.0),
        lists.Heading(Words("Asked by", "質問者")),
        lists.Heading(Words("Company", "企業")),
        lists.Heading(Words("Days", "日数"), 0.5, number=True),
    )
    rows = tuple((f"Which licence does product {number} need in Japan?", f"Anna {number}", "Nová s.r.o.", str(number))
                 for number in range(1, 40))  # fmt: skip
    cases = lists.PlainTable(Words("Cases", "相談案件"), "39", headings, rows)
    events = lists.PlainTable(Words("Events", "行事"), "1", headings[:2], (("Patents in an hour", "佐藤 健一"),))
    return lists.Register(fixtures.MISSION, (cases, events), language)


def checklist(language: str = "en") -> lists.Checklist:
    """Three tasks, of which one is done."""
    headings = tuple(lists.Heading(Words(en, ja), share) for en, ja, share in (
        ("Due", "期限", 1.0), ("Task", "業務", 4.0), ("Owner", "担当", 1.5), ("Done", "完了", 1.0),
    ))  # fmt: skip
    rows = (
        ("Mon 4 Jan 2027", "Publish the call with its form and list of documents", "Coordinator", "Mon 4 Jan 2027"),
        ("Fri 12 Feb 2027", "Select; rank the waiting list", "General Managers", ""),
        ("Mon 1 Mar 2027", "Passport data are complete", "Coordinator", "●"),
    )
    table = lists.PlainTable(Words("Checklist", "業務チェックリスト"), "2 / 3", headings, rows)
    return lists.Checklist(fixtures.MISSION, table, language)
