"""Confirmations of railways, coach companies and airlines: what each leg says, and what is left unread."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from eujc_desktop.exchange import ride_mail
from eujc_desktop.exchange.ride_mail import COACH, FLIGHT, TRAIN, Ride
from eujc_desktop.exchange.travel_days import Around

AROUND = Around(date(2027, 3, 15), date(2027, 3, 26))
MAILS = Path(__file__).parent.parent / "data" / "travel"


def mail(name: str) -> str:
    return (MAILS / f"{name}.txt").read_text(encoding="utf-8")


def read(name: str) -> ride_mail.Rides:
    return ride_mail.read(mail(name), AROUND)


def test_a_reservation_with_labels():
    found = read("smart-ex-en")
    assert found.legs == (
        Ride(TRAIN, "Nozomi 215", "Tokyo", "Nagoya", date(2027, 3, 18), time(9, 30), time(11, 9), "Car 8, 3A, 3B"),
    )
    assert found.booking == "2041"
    assert found.unread == (
        "Dear Customer,",
        "Thank you for using smartEX. Your reservation has been completed.",
        "Product: smartEX Service, Ordinary Car (Reserved)",
        "Number of passengers: 2",
        "Total: JPY 22,600",
        "You may change your reservation free of charge until 4 minutes before departure.",
    )


def test_a_japanese_reservation_with_arrows():
    found = read("smart-ex-ja")
    assert found.legs == (
        Ride(TRAIN, "Nozomi 7", "名古屋", "新大阪", date(2027, 3, 19), time(9, 12), time(10, 2), "Car 11, 12D 12E"),
    )
    assert found.booking == "3107"


def test_a_change_of_trains_is_two_legs():
    found = read("two-trains-ja")
    day = date(2027, 3, 20)
    assert found.legs == (
        Ride(TRAIN, "Kagayaki 505", "東京", "長野", day, time(8, 36), time(10), "Car 8, 3A"),
        Ride(TRAIN, "Shinano 8", "長野", "松本", day, time(10, 10), time(11), "Car 2, 7A 7B"),
    )


def test_a_coach_from_the_airport():
    found = read("airport-coach")
    assert found.legs == (
        Ride(COACH, "Private coach, 45 seats, Hato Transport", "Narita Airport Terminal 1, south exit",
             "Shirokane Garden Hotel", date(2027, 3, 14), time(10, 15), time(12)),
    )  # fmt: skip
    assert (found.booking, found.unread) == ("EUJC-7781", ("Driver: Mr Mori, mobile +81 90 0000 0000",))


def test_a_flight_has_the_zones_of_its_ends():
    (leg,), unread = ride_mail.flights(mail("flight"), AROUND, lambda land: land == "JP")
    assert leg == Ride(FLIGHT, "NH 241", "Tokyo HND", "Fukuoka FUK", date(2027, 3, 20), time(9, 5), time(11),
                       zone="Asia/Tokyo", end_zone="Asia/Tokyo")  # fmt: skip
    assert unread == ("Dear Ms Berg,",)


def test_trains_of_europe_and_free_seats():
    text = "Train: ICE 571\nDeparture station: Hamburg Hbf\nDeparture time: 09:24\nArrival station: Fulda\n自由席"
    (leg,) = ride_mail.read(text, AROUND).legs
    assert leg == Ride(TRAIN, "ICE 571", "Hamburg Hbf", "Fulda", None, time(9, 24), None, "Non-reserved")


@given(st.text(max_size=300))
@settings(max_examples=60, deadline=None)
def test_any_text_is_read_without_an_error_and_no_line_without_a_ride_is_lost(text):
    found = ride_mail.read(text, AROUND)
    assert len(found.legs) <= 20
    assert all(len(leg.line) <= 80 for leg in found.legs)
