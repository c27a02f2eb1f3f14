"""Calendar files read back: the same events at the same instants, and no line that text has smuggled in."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar as Parsed

from eujc_desktop.common.text import clean
from eujc_desktop.exchange.calendar import Calendar, Event, make

STAMP = date(2027, 2, 1)
NINE, TEN = datetime(2027, 3, 15, 9), datetime(2027, 3, 15, 10)


def event(**more):
    values = {"id": "abc", "sequence": 0, "title": "Opening", "start": NINE, "end": TEN, "zone": "Asia/Tokyo"}
    return Event(**{"end_zone": "", **values, **more})


def parsed(*events):
    made = make(Calendar("World Class Manufacturing", "WCM-2027", STAMP, events))
    return Parsed.from_ical(made.data), made


def test_an_event_comes_back_at_its_instant():
    calendar, _ = parsed(event(place="Tokyo", text="Meet at 08:45"))
    (found,) = calendar.events
    assert found["SUMMARY"] == "Opening"
    assert found["LOCATION"] == "Tokyo"
    assert found["DTSTART"].dt.astimezone(UTC) == datetime(2027, 3, 15, 0, tzinfo=UTC)
    assert found["DTEND"].dt.astimezone(UTC) == datetime(2027, 3, 15, 1, tzinfo=UTC)
    assert found["DTSTART"].params["TZID"] == "Asia/Tokyo"
    assert str(calendar["X-WR-CALNAME"]) == "WCM-2027 World Class Manufacturing"


def test_ids_stay_and_sequences_grow_so_that_a_newer_file_updates_an_older():
    (first,), (second,) = (parsed(event(sequence=number))[0].events for number in (0, 3))
    assert first["UID"] == second["UID"] == "abc@eujc-desktop"
    assert (first["SEQUENCE"], second["SEQUENCE"]) == (0, 3)


def test_zones_are_described_in_the_file_with_their_changes_of_clock():
    calendar, _ = parsed(event(zone="Europe/Brussels", end_zone="Asia/Tokyo"), event(id="b", zone="Asia/Tokyo"))
    zones = {str(zone["TZID"]): zone for zone in calendar.walk("VTIMEZONE")}
    assert set(zones) == {"Europe/Brussels", "Asia/Tokyo"}
    assert {part.name for part in zones["Europe/Brussels"].subcomponents} == {"STANDARD", "DAYLIGHT"}


@pytest.mark.parametrize(
    ("day", "utc"), [(datetime(2027, 3, 27, 9), 8), (datetime(2027, 3, 29, 9), 7), (datetime(2027, 11, 1, 9), 8)]
)
def test_summer_time_is_that_of_the_day(day, utc):
    (found,) = parsed(event(start=day, end=day.replace(hour=10), zone="Europe/Brussels"))[0].events
    assert found["DTSTART"].dt.astimezone(UTC).hour == utc


def test_a_flight_ends_on_the_clock_of_its_end():
    flight = event(start=datetime(2027, 3, 13, 13), end=datetime(2027, 3, 14, 9), zone="Europe/Brussels",
                   end_zone="Asia/Tokyo")  # fmt: skip
    (found,) = parsed(flight)[0].events
    assert found["DTEND"].dt.replace(tzinfo=None) == datetime(2027, 3, 14, 9)
    assert found["DTEND"].dt.astimezone(UTC) == datetime(2027, 3, 14, 9, tzinfo=ZoneInfo("Asia/Tokyo")).astimezone(UTC)


def test_an_open_time_takes_the_day():
    calendar, made = parsed(event(start=None, end=TEN, day=date(2027, 3, 15)))
    (found,) = calendar.events
    assert found["DTSTART"].params["VALUE"] == "DATE"
    assert found["DTSTART"].dt == date(2027, 3, 15)
    assert "DTEND" not in found
    assert found["TRANSP"] == "TRANSPARENT"
    assert made.remarks == ()


def test_open_days_are_left_out_and_named():
    calendar, made = parsed(event(), event(id="b", title="Somewhen", start=None, end=None))
    assert len(calendar.events) == 1
    assert made.remarks == ("Left out, since their day is open: Somewhen.",)


def test_what_is_cancelled_is_so_in_the_calendar_it_stood_in_before():
    (found,) = parsed(event(cancelled=True, confirmed=False))[0].events
    assert found["STATUS"] == "CANCELLED"


def test_pencilled_is_tentative():
    calendar, _ = parsed(event(), event(id="b", confirmed=False))
    assert [str(found["STATUS"]) for found in calendar.events] == ["CONFIRMED", "TENTATIVE"]


HOSTILE = [
    "Line one\nLine two", "a\r\nATTENDEE:mailto:x@y.z", "x\nEND:VEVENT\nBEGIN:VALARM", "Smith; Jones, Inc.",
    'He said "no"', "back\\slash \\n", "R&D <b>", "=1+1", "𠮷野様と打合せ", "x" * 5_000, "名" * 2_000,
    ":colon;param=1:", "\u2028sep", "a\tb", "a\x00\x1bb", "a\ud800b",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_r080_text_comes_back_equal_without_a_property_more(text):
    known = clean(text, keep_lines=True)
    calendar, made = parsed(event(title=text, place=text, text=text))
    (found,) = calendar.events
    assert [str(found[name]) for name in ("SUMMARY", "LOCATION", "DESCRIPTION")] == [known] * 3
    assert set(found) == {
        "UID", "DTSTAMP", "SEQUENCE", "SUMMARY", "DTSTART", "DTEND", "LOCATION", "DESCRIPTION", "STATUS",
    }  # fmt: skip
    assert not list(calendar.walk("VALARM"))
    assert all(len(line) <= 75 for line in made.data.split(b"\r\n"))


@given(st.text(max_size=80))
def test_any_text_comes_back(text):
    known = clean(text, keep_lines=True)
    (found,) = parsed(event(title=text, place="x"))[0].events
    assert str(found["SUMMARY"]) == known
    assert str(found["LOCATION"]) == "x"


def test_the_same_events_give_the_same_bytes():
    assert parsed(event(), event(id="b"))[1].data == parsed(event(), event(id="b"))[1].data


def test_no_events_make_an_empty_calendar():
    calendar, made = parsed()
    assert calendar.events == []
    assert made.data.startswith(b"BEGIN:VCALENDAR")
