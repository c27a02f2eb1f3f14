"""Company visits: begun, asked for, confirmed, and what has to be looked at about them."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest

from eujc_desktop import services

TODAY = date(2026, 11, 26)


def new_mission(works, code):
    values = {"code": code, "title": f"Mission {code}", "first_day": "2027-03-15", "last_day": "2027-03-17"}
    return works.run("New mission", partial(services.missions.new, values=values)).result


@pytest.fixture
def mission(works):
    return new_mission(works, "M-1")


def begin(works, mission, host, **values):
    return works.run("Begin", partial(services.visits.begin, mission_id=mission, host=host, values=values)).result


def card(works, visit):
    return works.read(partial(services.visits.card, visit_id=visit, today=TODAY))


def change(works, visit, values):
    works.run("Change", partial(services.grids.change, grid="visits", row_id=visit, values=values))


def test_a_host_is_found_by_its_name_or_made(works, mission):
    first = begin(works, mission, "Kariya Electric Works")
    other = new_mission(works, "M-2")
    again = begin(works, other, "KARIYA Electric Works Co., Ltd.")
    assert card(works, first).organisation_id == card(works, again).organisation_id
    assert [visit.mission for visit in card(works, again).memory.visits] == ["Mission M-1"]
    by_id = begin(works, new_mission(works, "M-3"), card(works, first).organisation_id, stage="requested")
    assert (card(works, by_id).company, card(works, by_id).stage) == ("Kariya Electric Works", "requested")


def test_days_are_noted_when_a_stage_is_reached(works, mission):
    visit = begin(works, mission, "Kariya")
    for stage, day in (("requested", date(2026, 11, 1)), ("confirmed", date(2026, 11, 20)), ("thanked", TODAY)):
        works.run("Stage", partial(services.visits.change_stage, visit_id=visit, stage=stage, today=day))
    row = works.read(partial(services.grids.rows, grid="visits", wanted=[visit]))[0]
    assert (row["visit.asked_on"], row["visit.confirmed_on"], row["visit.thanked_on"]) == (
        date(2026, 11, 1), date(2026, 11, 20), TODAY,
    )  # fmt: skip


def test_waiting_is_counted_while_nobody_has_answered(works, mission):
    visit = begin(works, mission, "Kariya", stage="requested", asked_on="2026-11-10")
    assert card(works, visit).days_waiting == 16
    concerns = partial(services.visits.concerns, mission_id=mission, today=TODAY)
    assert works.read(concerns)["waiting"] == {visit}
    works.run("Stage", partial(services.visits.change_stage, visit_id=visit, stage="confirmed", today=TODAY))
    assert card(works, visit).days_waiting is None
    assert works.read(concerns)["waiting"] == frozenset()


def test_too_many_is_judged_by_the_groups_that_go(works, mission):
    visit = begin(works, mission, "Kariya", max_visitors="1")
    day = works.read(partial(services.itineraries.plan, mission_id=mission)).days[0].id
    for letter in "AB":
        group = works.run("Group", partial(services.itineraries.add_group, mission_id=mission, letter=letter)).result
        values = {"person.family_name": f"Person {letter}", "participation.stage": "confirmed"}
        part = works.run("Enrol", partial(services.people.enrol, mission_id=mission, values=values)).result
        works.run("Group", partial(services.grids.change, grid="participants", row_id=part,
                                   values={"participation.group_id": group}))  # fmt: skip
    concerns = partial(services.visits.concerns, mission_id=mission, today=TODAY)
    assert works.read(concerns)["too many"] == {visit}
    given = {"day_id": day, "start": "9:00", "visit_id": visit, "type": "company visit", "groups": "A"}
    works.run("Add", partial(services.itineraries.add, mission_id=mission, values=given))
    assert works.read(concerns)["too many"] == frozenset()
    assert (card(works, visit).heads, card(works, visit).limit) == (1, 1)


def test_the_card_tells_the_visit_and_not_the_way_there(works, mission):
    visit = begin(works, mission, "Kariya")
    day = works.read(partial(services.itineraries.plan, mission_id=mission)).days[0].id
    for kind, start in (("transfer (coach)", "8:00"), ("plant tour", "9:30")):
        given = {"day_id": day, "start": start, "visit_id": visit, "type": kind}
        works.run("Add", partial(services.itineraries.add, mission_id=mission, values=given))
    assert [at.start.hour for at in card(works, visit).planned] == [9]


def test_confirmed_visits_take_place_by_themselves_when_their_day_is_over(works, mission):
    begin(works, mission, "Kariya", stage="confirmed")
    over = begin(works, mission, "Aone", stage="confirmed", agreed_day="2027-03-16")
    begin(works, mission, "Minato", stage="pencilled", agreed_day="2027-03-16")
    for today, done in ((date(2027, 3, 16), ()), (date(2027, 3, 17), (over,))):
        assert works.read(partial(services.visits.past, mission_id=mission, today=today)) == done
    note = partial(services.visits.note_past, mission_id=mission, today=date(2027, 3, 17))
    assert works.run("Over", note).result == 1
    assert card(works, over).stage == "visited"
    works.undo()
    assert card(works, over).stage == "confirmed"


def test_the_board_says_what_a_card_says(works, mission):
    host = {"name": "Aone", "name_ja": "株式会社青嶺", "address": "4-98-7 Haneda, Ota-ku, Tokyo 144-0043"}
    key = works.run("Host", partial(services.records.create, table="organisation", given=host)).result
    for name, rank in (("Onodera", 2), ("Sasaki", 1)):
        person = {"organisation_id": key, "given_name": "K", "family_name": name, "rank": str(rank)}
        works.run("Contact", partial(services.records.create, table="contact", given=person))
    visit = begin(works, mission, key, stage="requested", asked_on="2026-11-10", agreed_day="2027-03-16",
                  agreed_from="9:30", agreed_until="12:00", dates_asked="Thu 25 Mar", max_visitors="12")  # fmt: skip
    shown = works.read(partial(services.visits.board, mission_id=mission, today=TODAY))[visit]
    assert (shown.company, shown.company_ja, shown.place, shown.contact) == (
        "Aone", "株式会社青嶺", "Ota, Tokyo", "K Sasaki")  # fmt: skip
    assert (shown.days_waiting, shown.late, shown.limit, shown.too_many) == (16, True, 12, False)
    assert f"{shown.start:%d %H:%M}–{shown.end:%H:%M}" == "16 09:30–12:00"
    change(works, visit, {"visit.chase_on": "2026-12-01"})
    shown = works.read(partial(services.visits.board, mission_id=mission, today=TODAY))[visit]
    assert (shown.late, shown.chase_on) == (False, date(2026, 12, 1))


def test_hosts_of_other_missions_are_taken_over(works, mission):
    other = new_mission(works, "M-2")
    best, good = begin(works, other, "Kariya", rating="5"), begin(works, other, "Aone", rating="4")
    begin(works, mission, "Aone")
    known = partial(services.visits.known_hosts, mission_id=mission)
    hosts = works.read(known)
    assert [(host.company, host.mission, host.rating) for host in hosts] == [("Kariya", "Mission M-2", 5)]
    assert best != good
    works.run("Take", partial(services.visits.take_hosts, mission_id=mission, hosts=[hosts[0].id]))
    assert works.read(known) == ()
    found = works.read(partial(services.grids.ids, grid="visits", mission_id=mission))
    assert len(found) == 2
    works.undo()
    assert len(works.read(partial(services.grids.ids, grid="visits", mission_id=mission))) == 1


def test_the_list_finds_visits_by_the_words_of_the_item_it_shows(works, mission):
    forge, mill = begin(works, mission, "Musashino Forge"), begin(works, mission, "Kariya Mill")
    day = works.read(lambda work: services.itineraries.plan(work, mission)).days[0].id
    for visit, title, place, start in (
        (forge, "Casting hall", "Fuchū", "9:00"),
        (forge, "Quality talk", "Annex", "11:00"),
        (mill, "Weaving hall", "Annex", "9:00"),
    ):
        given = {
            "title": title,
            "place": place,
            "start": start,
            "day_id": day,
            "visit_id": visit,
            "type": "Company visit",
        }
        works.run("Add", partial(services.itineraries.add, mission_id=mission, values=given))

    def found(words):
        return set(works.read(partial(services.grids.ids, grid="visits", mission_id=mission, search=words)))

    assert found("hall") == {forge, mill}
    assert found("fuchu") == found("casting musashino") == {forge}
    assert found("annex") == {mill}, "the later item is not the one in the list"
    assert found("quality") == set()
    assert found("casting kariya") == set()
