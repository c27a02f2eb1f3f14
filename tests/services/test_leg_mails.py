"""A confirmation fills an item of the itinerary: what changes, what is doubted, and nobody overtaken."""

from __future__ import annotations

from datetime import date, time
from functools import partial
from pathlib import Path

import pytest

from eujc_desktop.common.errors import Conflict
from eujc_desktop.services import itineraries, leg_mails, missions
from eujc_desktop.store.work import Works

MAILS = Path(__file__).parent.parent / "data" / "travel"


def mail(name: str) -> str:
    return (MAILS / f"{name}.txt").read_text(encoding="utf-8")


@pytest.fixture
def leg(sample_office: Works) -> str:
    """An item without a word, on the day of the first of the confirmations."""

    def add(work) -> str:
        mission = missions.by_code(work, "WCM-2027")
        days = {day.day: day.id for day in itineraries.plan(work, mission.id).days}
        return itineraries.add(work, mission.id, {"day_id": days[date(2027, 3, 18)]})

    return sample_office.run("Add", add).result


def read(works: Works, item: str, text: str, **answers: str) -> leg_mails.Reading:
    return works.read(partial(leg_mails.read, item_id=item, text=text, answers=answers))


def test_a_train_fills_the_item_as_one_step(sample_office: Works, leg: str) -> None:
    found = read(sample_office, leg, mail("smart-ex-en"))
    assert [doubt.words for doubt in found.doubts] == []
    assert {change.label for change in found.changes} >= {
        "Line and number",
        "Car / seats",
        "Start",
        "End",
        "Booking reference",
    }
    sample_office.run("Take over", partial(leg_mails.take_over, item_id=leg, reading=found))
    held = sample_office.read(partial(itineraries.values, item_id=leg))
    assert (held["title"], str(held["transport"]), held["line"], held["seats"]) == (
        "Tokyo → Nagoya", "train", "Nozomi 215", "Car 8, 3A, 3B")  # fmt: skip
    assert (held["start"], held["end"], held["booking_reference"]) == (time(9, 30), time(11, 9), "2041")
    assert (held["leaves_from"], held["arrives_at"]) == ("Tokyo", "Nagoya")
    assert read(sample_office, leg, mail("smart-ex-en")).changes == ()
    with pytest.raises(Conflict):
        sample_office.run("Again", partial(leg_mails.take_over, item_id=leg, reading=found))


def test_of_several_legs_one_is_meant_and_another_day_is_told(sample_office: Works, leg: str) -> None:
    found = read(sample_office, leg, mail("two-trains-ja"))
    assert [leg_.line for leg_ in found.legs] == ["Kagayaki 505", "Shinano 8"]
    assert [doubt.words for doubt in found.doubts] == [
        "The text tells of 2 legs; this item takes Kagayaki 505.",
        "The item is on Thu 18 Mar, the ride on Sat 20 Mar: the item would move.",
    ]
    (offer,) = found.doubts[0].offers
    other = read(sample_office, leg, mail("two-trains-ja"), **{offer.key: offer.value})
    assert other.values["line"] == "Shinano 8"


def test_the_other_legs_become_items_of_the_same_people_in_one_step(sample_office: Works, leg: str) -> None:
    sample_office.run("For A", partial(itineraries.change, item_id=leg, values={"groups": "A"}))
    found = read(sample_office, leg, mail("two-trains-ja"))
    assert [other["line"] for other in found.others] == ["Shinano 8"]
    step = partial(leg_mails.take_over, item_id=leg, reading=found, with_others=True)
    sample_office.run("Take over", step)
    mission = sample_office.read(lambda work: missions.by_code(work, "WCM-2027").id)

    def rides() -> list[tuple[str, str, str, tuple[str, ...]]]:
        items = sample_office.read(partial(itineraries.plan, mission_id=mission)).items()
        return [(item.line, f"{item.start:%d %H:%M}", f"{item.end:%H:%M}", tuple(item.groups)) for item in items
                if item.line in ("Kagayaki 505", "Shinano 8")]  # fmt: skip

    assert rides() == [("Kagayaki 505", "20 08:36", "10:00", ("A",)), ("Shinano 8", "20 10:10", "11:00", ("A",))]
    assert read(sample_office, leg, mail("two-trains-ja")).others == ()
    sample_office.undo()
    assert rides() == []


def test_a_flight_brings_its_zones_and_a_coach_its_stops(sample_office: Works, leg: str) -> None:
    flight = read(sample_office, leg, mail("flight"))
    assert (flight.values["line"], flight.values["end_zone"]) == ("NH 241", "Asia/Tokyo")
    coach = read(sample_office, leg, mail("airport-coach"))
    assert str(coach.values["transport"]) == "coach"
    assert coach.unread == ("Driver: Mr Mori, mobile +81 90 0000 0000",)


def test_what_is_no_confirmation_is_said_and_changes_nothing(sample_office: Works, leg: str) -> None:
    found = read(sample_office, leg, "Dear all,\nsee you tomorrow.")
    assert found.changes == ()
    assert [doubt.words for doubt in found.doubts] == ["No train, coach or flight was found in the text."]
    assert found.unread == ("Dear all,", "see you tomorrow.")
    late = read(sample_office, leg, "Train: Hikari 501\nFrom: Kyoto 12:00\nTo: Tokyo 11:00\nDate: 18 March 2028")
    assert {doubt.words for doubt in late.doubts} == {
        "It would arrive at 11:00, before it leaves at 12:00.",
        "No day was found.",
    }
