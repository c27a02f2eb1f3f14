"""The night summer time ends: half past two comes twice, and which one is meant is asked, kept and written out."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from functools import partial

import pytest

from eujc_desktop import services
from eujc_desktop.models.itinerary import Item, Turn
from tests.services.importing import preview, results, write_csv

FIRST, SECOND = datetime(2027, 10, 31, 0, 30, tzinfo=UTC), datetime(2027, 10, 31, 1, 30, tzinfo=UTC)


@pytest.fixture
def mission(works):
    values = {"code": "EU-1", "title": "Europe", "first_day": "2027-10-31", "last_day": "2027-11-01"}
    values |= {"direction": "Japan to EU", "zone": "Europe/Brussels"}
    return works.run("New mission", partial(services.missions.new, values=values)).result


@pytest.fixture
def item(works, mission):
    day = works.read(lambda work: services.itineraries.plan(work, mission)).days[0]
    given = {"title": "Night bus", "day_id": day.id, "start": "2:30", "zone": "Europe/Brussels"}
    return works.run("Add", partial(services.itineraries.add, mission_id=mission, values=given)).result


def change(works, item, **values):
    works.run("Change", partial(services.itineraries.change, item_id=item, values=values))


def moments(works, item):
    return works.read(lambda work: (work.get(Item, item).starts_at, work.get(Item, item).ends_at))


def values(works, item):
    return works.read(partial(services.itineraries.values, item_id=item))


def test_the_first_is_meant_until_another_is_chosen(works, item):
    shown = values(works, item)
    assert moments(works, item)[0] == FIRST
    assert shown["start_turn"] == Turn.FIRST
    assert services.itineraries.turns(shown, "start") == [
        (Turn.FIRST, "First 02:30 (CEST)"),
        (Turn.SECOND, "Second 02:30 (CET)"),
    ]
    assert services.itineraries.turns(shown, "end") == []


def test_the_second_is_kept_whatever_else_is_changed_and_undo_brings_the_first(works, mission, item):
    change(works, item, start_turn="second")
    for more in ({"title": "Coach"}, {"end": "2:45"}, {"start": "02:30"}, {"end": "2:50", "start": time(2, 30)}):
        change(works, item, **more)
        assert moments(works, item)[0] == SECOND
    assert moments(works, item) == (SECOND, SECOND.replace(minute=50))
    row = works.read(lambda work: services.itineraries.plan(work, mission)).items()[0]
    assert (row.start.fold, row.end.fold) == (1, 1)
    for _ in range(4):  # the same start again was no step
        works.undo()
    assert moments(works, item)[0] == FIRST


def test_an_end_can_be_the_second_of_a_start_that_is_the_first(works, item):
    change(works, item, end="2:45")
    assert moments(works, item)[1] == FIRST.replace(minute=45)
    change(works, item, end_turn="second")
    assert moments(works, item)[1] == SECOND.replace(minute=45)


def test_on_another_night_nothing_is_asked(works, mission, item):
    change(works, item, start_turn="second")
    monday = works.read(lambda work: services.itineraries.plan(work, mission)).days[1]
    change(works, item, day_id=monday.id)
    shown = values(works, item)
    assert (shown["start"], shown["start_turn"]) == (time(2, 30), None)
    assert moments(works, item)[0] == datetime(2027, 11, 1, 1, 30, tzinfo=UTC)
    change(works, item, start_turn="second")
    assert moments(works, item)[0] == datetime(2027, 11, 1, 1, 30, tzinfo=UTC)


def test_a_copy_is_at_the_same_of_both(works, mission, item):
    change(works, item, start_turn="second")
    copy = works.run("Copy", partial(services.itineraries.duplicate, mission_id=mission, item_id=item)).result
    assert moments(works, copy)[0] == SECOND


def test_a_calendar_file_means_the_right_one(works, mission, item):
    def lines():
        made = works.read(partial(services.calendars.calendar, mission_id=mission))
        return [line for line in made.data.decode().splitlines() if line.startswith("DTSTART") and "2027" in line]

    change(works, item, end="4:00")
    assert lines() == ["DTSTART;TZID=Europe/Brussels:20271031T023000"]
    change(works, item, start_turn="second")
    assert lines() == ["DTSTART:20271031T013000Z"]


def test_an_import_says_which_was_taken_and_never_takes_a_choice_back(works, mission, tmp_path):
    path = write_csv(tmp_path / "night.csv", "Date,Start,Title EN,Place", "2027-10-31,02:30,Night bus,Ghent")
    incoming = preview(works, path, "itinerary", mission="EU-1")
    assert results(incoming) == {"new": [2]}
    [asked] = incoming.preview.rows[0].problems
    assert (asked.row, asked.column, asked.severity) == (2, "Start", "question")
    assert "comes twice on Sun 31 Oct 2027; the first, CEST, is taken" in asked.reason
    assert asked.cure == "Where CET is meant, choose the second in the item afterwards."
    assert [words for words in incoming.preview.remarks if words.startswith("Row 2, Start: 02:30 comes twice")]
    services.imports.apply(works, incoming)
    [row] = works.read(lambda work: services.itineraries.plan(work, mission)).items()
    change(works, row.id, start_turn="second")
    write_csv(path, "Date,Start,Title EN,Place", "2027-10-31,02:30,Night bus,Bruges")
    incoming = preview(works, path, "itinerary", mission="EU-1")
    assert results(incoming) == {"changed": [2]}
    assert incoming.preview.rows[0].problems == ()
    services.imports.apply(works, incoming)
    assert moments(works, row.id)[0] == SECOND
    assert date(2027, 10, 31) == values(works, row.id)["start_day"]
