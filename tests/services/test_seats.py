from __future__ import annotations

from datetime import date
from functools import partial

import pytest

from eujc_desktop.common.errors import Invalid, Refused
from eujc_desktop.documents.briefing_book.content import Audience
from eujc_desktop.models.visit import Visit
from eujc_desktop.planning.difference_words import line
from eujc_desktop.planning.differences import differences, told_to
from eujc_desktop.services import (
    calendars,
    checks,
    edition_snapshot,
    gather,
    itineraries,
    missions,
    own_copies,
    roll,
    search,
    seats,
    visitors,
)
from eujc_desktop.services.listings import itinerary
from eujc_desktop.services.listings.people import Wanted

DAY = date(2027, 1, 1)
CODE, TRAIN, OPEN_TRAIN = "WCM-2027", 45, 67
TALK, CALL = "Talk with Minato Mirai Sensor", "Courtesy call of the chamber of industry"


@pytest.fixture
def works(sample_office):
    return sample_office


def mission_of(works):
    return works.read(lambda work: missions.by_code(work, CODE).id)


def plan_of(works):
    return works.read(partial(itineraries.plan, mission_id=mission_of(works)))


def item_of(works, wanted):
    return next(item for item in plan_of(works).items() if wanted in (item.number, item.title))


def sheet_of(works, wanted):
    return works.read(partial(seats.of_item, item_id=item_of(works, wanted).id))


def part_of(works, family):
    members = works.read(partial(roll.members_of, mission_id=mission_of(works)))
    return next(part.id for part, person, _ in members if person.family_name == family)


def run(works, use_case, wanted, *more, **named):
    item_id = item_of(works, wanted).id
    return works.run("Seats", lambda work: use_case(work, item_id, *more, **named)).result


def test_the_sample_has_a_seat_for_everybody_in_the_first_train(works):
    sheet = sheet_of(works, TRAIN)
    assert (len(sheet.here), sheet.seated, sheet.places) == (28, 28, 30)
    assert len({(line.car, line.seat) for line in sheet.here}) == 28
    assert next(line.seat for line in sheet.here if "Sandoval" in line.name) == "3C"
    assert sheet_of(works, OPEN_TRAIN).seated == 0


def test_seats_are_proposed_kept_and_cleared_each_as_one_step(works):
    assert run(works, seats.propose, OPEN_TRAIN) == ()
    first = sheet_of(works, OPEN_TRAIN)
    assert {line.group for line in first.here} == {"B", ""}
    mine = first.here[0]
    run(works, seats.put, OPEN_TRAIN, {(mine.key, "seat"): "6e", (mine.key, "note"): "window"})
    assert run(works, seats.clear, OPEN_TRAIN, [line.key for line in first.here[1:]]) == len(first.here) - 1
    run(works, seats.propose, OPEN_TRAIN, "group")
    again = sheet_of(works, OPEN_TRAIN)
    assert next((one.seat, one.note) for one in again.here if one.key == mine.key) == ("6e", "window")
    assert again.seated == len(again.here)
    for _ in range(4):
        works.undo()
    assert sheet_of(works, OPEN_TRAIN).seated == 0


def test_what_cannot_be_is_refused_and_nothing_is_written(works):
    item = item_of(works, OPEN_TRAIN)
    for text, error in (("", Refused), ("by the window", Invalid)):
        works.run("Change", lambda work, text=text: itineraries.change(work, item.id, {"seats": text}))
        with pytest.raises(error):
            run(works, seats.propose, OPEN_TRAIN)
    assert "Write for example" in sheet_of(works, OPEN_TRAIN).told
    _, told = works.read(partial(itinerary.seats, mission_id=mission_of(works), wanted=Wanted()))
    assert [(one.record, one.field) for one in told if one.startswith("No seat map")] == [(item.id, "item.seats")]
    coach = item_of(works, "Coach to Kariya")
    works.run("Change", lambda work: itineraries.change(work, coach.id, {"seats": "two coaches, front"}))
    assert sheet_of(works, "Coach to Kariya").told == ""
    who = part_of(works, "Mühlböck")
    with pytest.raises(Invalid, match="Seat"):
        run(works, seats.put, OPEN_TRAIN, {(who, "seat"): "x" * 30})
    assert sheet_of(works, OPEN_TRAIN).seated == 0


def test_an_item_is_for_some_alone_and_for_everyone_again(works):
    two = [part_of(works, family) for family in ("Mühlböck", "Kjærgaard")]
    run(works, seats.only_for, TRAIN, two)
    sheet = sheet_of(works, TRAIN)
    assert ({line.key for line in sheet.here}, sheet.seated) == (set(two), 2)
    run(works, seats.name, TRAIN, two, here=False)
    assert sheet_of(works, TRAIN).here == ()
    days = gather.days(plan_of(works))
    assert "Shinkansen Shinagawa - Nagoya" not in titles(days)
    found = works.read(partial(checks.timetable_of, mission_id=mission_of(works), today=DAY))
    assert [one.items for one in found if one.rule == "nobody named"] == [(item_of(works, TRAIN).id,)]
    run(works, seats.only_for, TRAIN, None)
    assert len(sheet_of(works, TRAIN).here) == 28
    again = run(works, lambda work, item_id: itineraries.duplicate(work, mission_of(works), item_id), CALL)
    assert len(works.read(partial(seats.of_item, item_id=again)).here) == 3


def test_lists_ask_only_those_an_item_is_for(works):
    item, members = item_of(works, CALL), works.read(partial(roll.members_of, mission_id=mission_of(works)))
    assert len(visitors.of_item(plan_of(works), item, members)) == 3
    content, _ = works.read(partial(itinerary.sign_in, mission_id=mission_of(works), wanted=Wanted(day=9)))
    session = next(one for one in content.days[0].sessions if one.title.en == CALL)
    asked = {who.name.family for who in content.days[0].people if who.key in session.guests}
    assert asked == {"Van den Broecke", "Kjærgaard", "Weißgerber"}
    content, cautions = works.read(partial(itinerary.seats, mission_id=mission_of(works), wanted=Wanted()))
    train = next(one for one in content.journeys if one.line == "Nozomi 947")
    assert (len(train.places), sum(one.place is not None for one in train.travellers)) == (30, 28)
    assert not [words for words in cautions if "seat map" in words]


def titles(days):
    return {item.title.en for day in days for item in day.items}


def test_own_items_stand_in_own_copies_and_calendars_with_leader_and_office(works):
    read = partial(gather.briefing_book, mission_id=mission_of(works))
    books = {audience: titles(works.read(partial(read, audience=audience)).days) for audience in Audience}
    assert [audience for audience in Audience if TALK in books[audience]] == [Audience.LEADER, Audience.OFFICE]
    mine, other = (
        works.read(partial(own_copies.reader, participation_id=part_of(works, family)))
        for family in ("Mühlböck", "Kjærgaard")
    )
    assert (titles(mine.own), titles(other.own)) == ({TALK}, {CALL})
    notes = {seat.note for seat in mine.seats}
    assert notes == {"", "Table 2, Mr Kuroda"}
    assert {seat.car for seat in mine.seats} == {"11", ""}
    sheet = works.read(partial(gather.programme_sheet, mission_id=mission_of(works), form="days", language="en"))
    talk = next(item for day in sheet.days for item in day.items if item.title.en == TALK)
    assert [guest.initials for guest in talk.guests] == ["EM"]
    for data, there in ((mine.calendar, True), (other.calendar, False)):
        assert (TALK.encode() in data) is there
    shared = works.read(partial(calendars.calendar, mission_id=mission_of(works))).data
    assert TALK.encode() not in shared
    assert b"Car 11" in mine.calendar


def test_a_host_met_by_a_few_stands_in_no_book_but_its_own(works):
    plan = plan_of(works)
    visit = next(
        item.visit_id for item in plan.items() if item.title == "Kariya Electric Works: automotive electronics"
    )
    of_visit = [item for item in plan.items() if item.visit_id == visit]
    for item in of_visit:
        run(works, seats.only_for, item.number, [part_of(works, "Mühlböck")])
    read = partial(gather.briefing_book, mission_id=mission_of(works))
    shared, own = (
        works.read(partial(read, audience=audience, visit_id=whose))
        for audience, whose in ((Audience.PARTICIPANT, ""), (Audience.HOST, visit))
    )
    host = of_visit[0].organisation_id
    assert [host in {company.key for company in book.companies} for book in (shared, own)] == [False, True]
    assert of_visit[0].title in titles(own.days)
    assert not [guest for day in own.days for item in day.items for guest in item.guests]
    members = works.read(partial(roll.members_of, mission_id=mission_of(works)))
    plan = plan_of(works)
    going = works.read(lambda work: visitors.of_visit(plan, work.get(Visit, visit), members))
    assert [person.family_name for _, person, _ in going] == ["Mühlböck"]


def test_editions_tell_changed_seats_and_own_items_but_not_to_all(works):
    now = partial(edition_snapshot.now, mission_id=mission_of(works))
    before = works.read(now)
    who = part_of(works, "Mühlböck")
    was = next(line.seat for line in sheet_of(works, TRAIN).here if line.key == who)
    run(works, seats.put, TRAIN, {(who, "seat"): "8E"})
    run(works, seats.name, TALK, [part_of(works, "Kjærgaard")], here=True)
    found = differences(before, works.read(now))
    told = [line(one) for one in found]
    assert any(f"Car 11, seat 8E (was Elisabeth Mühlböck: Car 11, seat {was})" in words for words in told)
    assert any("Søren Kjærgaard, Elisabeth Mühlböck" in words for words in told)
    assert len(found) == 2
    assert [one.label.en for one in told_to(found, "participant")] == ["seats"]
    assert told_to(found, "host") == []
    assert len(told_to(found, "leader")) == 2
    run(works, seats.only_for, "Bento lunch", [who])
    found = differences(before, works.read(now))
    assert [one.now.en for one in told_to(found, "participant") if one.sort == "groups"] == ["Elisabeth Mühlböck"]


def test_a_note_about_a_person_is_found_and_leads_to_the_item(works):
    hits = works.read(partial(search.find, query="table 2 kuroda"))
    assert [(hit.table, hit.title.startswith(TALK)) for hit in hits] == [("itinerary_item", True)]
    own = works.read(partial(seats.of_person, participation_id=part_of(works, "Mühlböck")))
    assert [(one.title, one.alone) for one in own] == [(TALK, True), ("Shinkansen Shinagawa - Nagoya", False)]
    assert own[1].words.startswith("Car 11, seat ")


def test_a_seat_given_twice_is_told(works):
    one, other = sheet_of(works, TRAIN).here[:2]
    run(works, seats.put, TRAIN, {(one.key, "seat"): other.seat})
    found = works.read(partial(checks.timetable_of, mission_id=mission_of(works), today=DAY))
    assert [finding.severity for finding in found if finding.rule == "seat twice"] == ["error"]


def test_two_change_places_and_who_gives_a_seat_up_stands(works):
    item = item_of(works, TRAIN)
    look = partial(seats.plan_of, item_id=item.id)
    plan = works.read(look)
    assert set(plan.taken) <= plan.reserved
    assert all(len(car.rows) >= 1 and car.left + car.right in ("ABCDE", "ABCD") for car in plan.cars)
    (first, (one,)), (second, (other,)) = list(plan.taken.items())[:2]
    works.run("Seat", partial(seats.seat, item_id=item.id, key=one.key, place=second))
    after = works.read(look)
    assert (after.taken[first][0].key, after.taken[second][0].key) == (other.key, one.key)
    works.run("Clear", partial(seats.clear, item_id=item.id, keys=[other.key]))
    assert [line.key for line in works.read(look).rest] == [other.key]
    # Whom somebody without a seat sends away has none then.
    works.run("Seat", partial(seats.seat, item_id=item.id, key=other.key, place=second))
    assert [line.key for line in works.read(look).rest] == [one.key]
    for _ in range(3):
        works.undo()
    assert works.read(look) == plan
    with pytest.raises(Refused, match="does not take part"):
        works.run("Seat", partial(seats.seat, item_id=item.id, key="nobody", place=first))
