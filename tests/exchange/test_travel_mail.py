"""Mails as airlines, agencies and people write them: who lands when, and who leaves when."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from eujc_desktop.exchange import travel_doubts, travel_mail
from eujc_desktop.exchange.travel_days import Around
from eujc_desktop.exchange.travel_doubts import Doubt
from eujc_desktop.exchange.travel_mail import Journey

FIRST, LAST = date(2027, 3, 15), date(2027, 3, 26)

AIRLINE = """Dear Ms Ørum,
thank you for booking with us. Booking reference: QX7PL2, issued 2 Dec 2026
Outbound
Saturday, 13 March 2027
LH 716  Frankfurt (FRA) – Tokyo Haneda (HND)
Check-in opens 09:05   Departure 12:05   Arrival 08:45 (+1)  Terminal 3
Duration 12h 40m   Seat 34C
Return
Saturday, 27 March 2027
LH 717  Tokyo Haneda (HND) – Frankfurt (FRA)
Departure 10:55   Arrival 17:50
Price total EUR 1 240.00   Tel +49 69 000 1234
"""

SYSTEM = """  1  AY 1301 Y 13MAR 6 CPHHEL HK1  0920 1155
  2  AY  073 Y 13MAR 6 HELKIX HK1  1730 1255+1
  3  AY  068 Y 27MAR 6 NGOHEL HK1  2300 0535+1
  4  AY 1302 Y 28MAR 7 HELCPH HK1  0735 0815
"""

TRAILING = """Départ : 13/03/2027 à 13h35, Paris CDG terminal 2E
Arrivée : 14/03/2027 à 10h20, Tokyo HND
Vol AF274

Départ : 27/03/2027 à 11h45, Osaka KIX
Arrivée : 27/03/2027 à 18h30, Paris CDG
Vol AF291
"""

JAPANESE = """ご予約の確認
2027年3月13日(土)
ＪＬ042便 ロンドン(LHR) 19時20分発 → 羽田 3月14日 16時55分着
2027年3月14日(日) JL 317便 羽田 18:30発 福岡 20:25着
2027年3月27日(土)
JL041便 羽田 09:10発 ロンドン(LHR) 15:25着
"""

GERMAN = """Hinflug: 13.03.2027  OS 51  VIE - NRT  17.50 Uhr - 13.15 Uhr (+1 Tag)
Rückflug: 28.03.2027  OS 52  NRT - VIE  11.20 Uhr - 17.55 Uhr
"""

AMERICAN = """Flight NH 204 on Mar 13, 2027: FRA to HND, departs 8:45 PM, arrives 5:40 PM next day
Flight NH 203 on Mar 27, 2027: HND to FRA, departs 12:10 AM, arrives 6:55 AM
"""

SHORT = "arriving 14 Mar on LH716 at HND 08:45 from FRA (leaves 13 Mar 12:05)"


FINNISH = """Sat 13 March 2027: Helsinki HEL - Tokyo Haneda
AY 61 HEL 17:45 - HND 14:10 (+1)
Sat 27 March 2027: Tokyo Haneda - Helsinki HEL
AY 62 HND 22:05 - HEL 05:00 (+1)
"""

FRENCH = """Réservation du
2 décembre 2026
ALLER samedi 13 mars 2027
13h35 Paris (CDG) Terminal 2E
10h20 (J+1) Tokyo (HND) Terminal 3
AF274
RETOUR samedi 27 mars 2027
11h45 Tokyo (HND)
18h30 Paris (CDG)
AF291
"""

ZONES = """LH716 Sat 13 Mar 2027
Departure 12:05 (UTC+01:00) Frankfurt FRA
Arrival 07:50 (GMT+9) Sun 14 Mar 2027 Tokyo HND
LH717 HND 2027-03-27T10:55+09:00 FRA 2027-03-27T17:50+01:00
"""

RANGES = """> EK 046 FRA-DXB 13MAR2027 15:20-23:40
> EK 312 DXB-HND 14MAR2027 02:55-17:20
> EK 313 HND-DXB 28MAR2027 00:05-06:20
> EK 047 DXB-FRA 28MAR2027 08:25-12:40
"""

QUOTED = """> JL044　2027/3/13（土）　ロンドン・ヒースロー(LHR) 09:30　→　東京・羽田(HND) 07:10＋1
> JL043　2027/3/27（土）　東京・羽田(HND) 11:20　→　ロンドン・ヒースロー(LHR) 17:40
"""


def read(text: str, **answers: str) -> Journey:
    return travel_mail.read(text, Around(FIRST, LAST, answers), lambda country: country == "JP")


def doubts(journey: Journey) -> list[Doubt]:
    return list(travel_doubts.doubts(journey))


@pytest.mark.parametrize(
    ("mail", "arrival", "departure"),
    [
        (AIRLINE, ("LH716", "HND", datetime(2027, 3, 14, 8, 45)), ("LH717", "HND", datetime(2027, 3, 27, 10, 55))),
        (SYSTEM, ("AY73", "KIX", datetime(2027, 3, 14, 12, 55)), ("AY68", "NGO", datetime(2027, 3, 27, 23, 0))),
        (TRAILING, ("AF274", "HND", datetime(2027, 3, 14, 10, 20)), ("AF291", "KIX", datetime(2027, 3, 27, 11, 45))),
        (JAPANESE, ("JL317", "FUK", datetime(2027, 3, 14, 20, 25)), ("JL41", "HND", datetime(2027, 3, 27, 9, 10))),
        (GERMAN, ("OS51", "NRT", datetime(2027, 3, 14, 13, 15)), ("OS52", "NRT", datetime(2027, 3, 28, 11, 20))),
        (AMERICAN, ("NH204", "HND", datetime(2027, 3, 14, 17, 40)), ("NH203", "HND", datetime(2027, 3, 27, 0, 10))),
        (FINNISH, ("AY61", "HND", datetime(2027, 3, 14, 14, 10)), ("AY62", "HND", datetime(2027, 3, 27, 22, 5))),
        (FRENCH, ("AF274", "HND", datetime(2027, 3, 14, 10, 20)), ("AF291", "HND", datetime(2027, 3, 27, 11, 45))),
        (ZONES, ("LH716", "HND", datetime(2027, 3, 14, 7, 50)), ("LH717", "HND", datetime(2027, 3, 27, 10, 55))),
        (RANGES, ("EK312", "HND", datetime(2027, 3, 14, 17, 20)), ("EK313", "HND", datetime(2027, 3, 28, 0, 5))),
        (QUOTED, ("JL44", "HND", datetime(2027, 3, 14, 7, 10)), ("JL43", "HND", datetime(2027, 3, 27, 11, 20))),
    ],
    ids=[
        "airline",
        "system",
        "trailing",
        "japanese",
        "german",
        "american",
        "heading",
        "french",
        "zones",
        "ranges",
        "quoted",
    ],
)
def test_arrival_and_departure_are_found(mail, arrival, departure):
    journey = read(mail)
    assert journey.arrival is not None
    assert journey.departure is not None
    landing = journey.arrival.lands_at
    assert (journey.arrival.flight, landing and landing.code, journey.arrival.lands) == arrival
    leaving = journey.departure.leaves_from
    assert (journey.departure.flight, leaving and leaving.code, journey.departure.leaves) == departure
    assert doubts(journey) == []


def test_legs_without_years_lie_around_the_mission():
    assert [leg.leaves and leg.leaves.year for leg in read(SYSTEM).legs] == [2027] * 4
    assert [leg.hours is not None and leg.sound for leg in read(SYSTEM).legs] == [True] * 4


def test_the_day_of_landing_is_worked_out_across_zones():
    journey = read("LH716 FRA HND 13 Mar 2027 12:05 08:45")
    assert journey.legs[0].lands == datetime(2027, 3, 14, 8, 45)


@pytest.mark.parametrize(
    "mail",
    [
        "LH716 13 Mar 2027 FRA 12:05 - HND 07:50+1\nMr Lind\nAF274 13 Mar 2027 CDG 13:35 - HND 10:20+1",
        "Old: LH716 13 Mar 2027 FRA-HND 12:05-07:50+1\nNew: LH716 13 Mar 2027 FRA-HND 13:25-09:10+1",
    ],
    ids=["two people", "a change"],
)
def test_of_two_flights_the_same_way_none_is_taken(mail):
    journey = read(mail)
    assert journey.arrival is None
    assert any("go the same way" in doubt.words for doubt in doubts(journey))


def test_one_known_airport_lies_at_the_end_of_the_mission_and_is_doubted():
    mail = """JL408\nAtlantis, 19:30, Sat, Mar 13\nTokyo/Narita, 15:45, Sun, Mar 14
    JL407\nTokyo/Narita, 11:25, Sat, Mar 27\nAtlantis, 17:55, Sat, Mar 27"""
    journey = read(mail)
    assert journey.arrival is not None
    assert journey.arrival.lands_at is not None
    assert (journey.arrival.lands_at.code, journey.arrival.lands) == ("NRT", datetime(2027, 3, 14, 15, 45))
    assert journey.departure is not None
    assert journey.departure.leaves == datetime(2027, 3, 27, 11, 25)
    assert len(doubts(journey)) == 2


def test_cities_stand_for_their_airport_and_several_are_offered():
    mail = """Sat 13 Mar LH716 Frankfurt 12:05 - Tokyo 07:50
    LH717 27 Mar 2027 Tokyo 10:55 - Frankfurt (FRA) 17:50"""
    journey = read(mail)
    assert journey.arrival is not None
    assert journey.arrival.leaves_from is not None
    assert journey.arrival.leaves_from.code == "FRA"
    assert journey.arrival.lands == datetime(2027, 3, 14, 7, 50)
    assert [(doubt.words, [offer.value for offer in doubt.offers]) for doubt in doubts(journey)] == [
        ("LH716: the mail names Tokyo, but not which of its airports.", ["HND", "NRT"]),
        ("LH717: the mail names Tokyo, but not which of its airports.", ["HND", "NRT"]),
    ]
    said = read(mail, **{"LH716 Tokyo": "NRT", "LH717 Tokyo": "HND"})
    ends = said.arrival and said.arrival.lands_at, said.departure and said.departure.leaves_from
    assert [end and end.code for end in ends] == ["NRT", "HND"]
    assert doubts(said) == []


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Wien", "VIE"), ("Flughafen München", "MUC"), ("Genève", "GVA"), ("Praha", "PRG"), ("ウィーン発", "VIE"),
        ("Londres Heathrow LHR", "LHR"), ("フランクフルト", "FRA"), ("Venice Marco Polo", "VCE"), ("Nice", "NCE"),
        ("nice", None), ("PARIS CDG", "CDG"), ("Zürich", "ZRH"), ("Düsseldorf", "DUS"), ("Lisboa", "LIS"),
    ],
)  # fmt: skip
def test_cities_are_known_in_the_languages_of_mails(words, code):
    (leg,) = read(f"LH716 13 Mar 2027 {words} 12:05 - Haneda 07:50").legs
    assert (leg.leaves_from.code if leg.leaves_from else None) == code


def test_places_in_the_line_above_belong_to_a_flight():
    (leg,) = read("Saturday 13 March 2027, Helsinki – Nagoya\nAY 79  17:45  14:10 (+1)").legs
    assert leg.leaves_from is not None
    assert leg.lands_at is not None
    assert (leg.leaves_from.code, leg.lands_at.city, leg.lands) == ("HEL", "Nagoya", datetime(2027, 3, 14, 14, 10))


@pytest.mark.parametrize(
    ("mail", "leaves"),
    [
        ("LH716 3/13 FRA-HND 12:05 07:50", date(2027, 3, 13)),
        ("LH716 13/3 FRA-HND 12:05 07:50", date(2027, 3, 13)),
        ("LH716 am 13.3. FRA-HND 12:05 07:50", date(2027, 3, 13)),
        ("Ticketed 12/28/2026\nLH716 3/4 FRA-HND 12:05 07:50", date(2027, 3, 4)),
        ("Émis le 28/12/2026\nLH716 3/4 FRA-HND 12:05 07:50", date(2027, 4, 3)),
        ("LH716 02/04/2027 FRA-HND 12:05 07:50", date(2027, 4, 2)),
    ],
    ids=["month first", "day first", "dots", "as the mail's other days", "as its other days, too", "by the mission"],
)
def test_days_in_mere_numbers_are_read(mail, leaves):
    (leg,) = read(mail).legs
    assert leg.leaves == datetime.combine(leaves, datetime(2027, 3, 13, 12, 5).time())


def test_a_day_that_may_be_either_is_asked():
    mail = "LH716 3/4 FRA-HND 12:05 07:50"
    (asked, *_) = doubts(read(mail))
    assert asked.words == "“3/4” may be read in two ways."
    assert [offer.words for offer in asked.offers] == ["Thu 4 Mar", "Sat 3 Apr"]
    assert read(mail).legs[0].leaves is None
    (leg,) = read(mail, **{"3/4": "2027-03-04"}).legs
    assert leg.leaves == datetime(2027, 3, 4, 12, 5)


def test_the_day_of_booking_is_no_day_of_flight():
    journey = read("Booked on\n2 December 2026\nLH716 FRA - HND 12:05 07:50")
    assert [leg.leaves for leg in journey.legs] == [None]


def test_what_is_odd_is_told():
    assert [doubt.words for doubt in doubts(read("See you on Sunday"))] == ["No flight number was found in the text."]
    found = [doubt.words for doubt in doubts(read("LH716 FRA-HND 13 Mar 2027 12:05 - 16 Mar 2027 12:30"))]
    assert any("would fly for" in words for words in found)
    assert "No flight home was found." in found


@pytest.mark.parametrize(
    "mail", ["", "\0\ufffd" * 50, "LH716 " * 5000, "AA1" * 3000, "99.99.9999 LH716 25:99", "1" * 9000, "é" * 2000]
)
def test_nonsense_is_no_journey_and_no_fault(mail):
    journey = read(mail)
    assert all(leg.leaves is None for leg in journey.legs)
    assert doubts(journey)


def test_journeys_to_europe_are_read_the_other_way():
    mail = "JL041 HND LHR 13 Mar 2027 09:10 15:25\nJL042 LHR HND 27 Mar 2027 19:20 16:55+1"
    journey = travel_mail.read(mail, Around(FIRST, LAST), lambda country: country != "JP")
    assert journey.arrival is not None
    assert (journey.arrival.flight, journey.arrival.lands) == ("JL41", datetime(2027, 3, 13, 15, 25))
    assert journey.departure is not None
    assert journey.departure.flight == "JL42"
