"""What waits to be placed, what follows an item that is moved, and who stands by for whom."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import partial
from zoneinfo import ZoneInfo

import pytest

from eujc_desktop import services
from eujc_desktop.common.errors import Invalid, Refused
from eujc_desktop.models.paper_kinds import PaperKind
from eujc_desktop.services.paper_register import Entry

TODAY = date(2027, 3, 1)
TOKYO = ZoneInfo("Asia/Tokyo")
QUIET = date(2027, 3, 18)


class Office:
    """The sample by titles and hosts."""

    def __init__(self, works):
        self.works = works
        rows = works.read(partial(services.missions.listing, today=TODAY))
        self.mission = next(row.id for row in rows if row.code == "WCM-2027")

    def run(self, use_case, *args, **more):
        return self.works.run("Step", lambda work: use_case(work, *args, **more)).result

    def read(self, query, *args, **more):
        return self.works.read(lambda work: query(work, *args, **more))

    def plan(self):
        return self.read(services.itineraries.plan, self.mission)

    def item(self, title):
        return next(item for item in self.plan().items() if item.title.startswith(title))

    def clocks(self, *titles):
        found = [self.item(title) for title in titles]
        return [f"{item.start:%H:%M}–{item.end:%H:%M}" for item in found]

    def waiting(self):
        return self.read(services.slots.waiting, self.mission, TODAY)

    def card(self, title):
        return next(each for each in self.waiting() if each.title.startswith(title))

    def slots(self, card):
        return self.read(services.slots.slots, self.mission, card.kind, card.id, TODAY)

    def findings(self):
        return {(one.rule, one.items) for one in self.read(services.checks.timetable_of, self.mission, TODAY)}

    def visit(self, title):
        return self.read(lambda work: services.records.values(work, "visit", self.item(title).visit_id))


@pytest.fixture
def office(sample_office):
    return Office(sample_office)


# What waits


def test_visits_items_and_usual_items_wait_with_the_days_that_fit(office):
    tour = office.item("Musashino Forge")
    office.run(services.itineraries.move, tour.id, None)
    closing = next(item for item in office.plan().items() if item.type == "closing")
    office.run(services.itineraries.remove, [closing.id])
    found = {each.title: each for each in office.waiting()}
    assert found[tour.title].days == (date(2027, 3, 16),)
    assert found[tour.title].kind == "item"
    assert found["Kyoto Chudoji Optics Co., Ltd."].kind == "visit"
    usual = found["Certificates and closing words"]
    assert (usual.kind, usual.minutes) == ("usual", 45)
    assert str(usual.detail) == "45 min · usual in this programme"
    assert date(2027, 3, 26) in usual.days
    office.run(services.slots.leave_out, office.mission, usual.id)
    assert "Certificates and closing words" not in {each.title for each in office.waiting()}
    office.works.undo()
    first = office.slots(office.card("Certificates"))[0]
    assert first.starts.date() == date(2027, 3, 26)
    assert "on a day that is wished" in first.reasons
    made = office.run(services.slots.place, office.mission, "usual", usual.id, first.starts)
    item = office.read(services.itineraries.values, made)
    assert (item["title"], item["start"], item["status"]) == (usual.title, first.starts.time(), "pencilled")
    with pytest.raises(Refused, match="meanwhile"):
        office.run(services.slots.place, office.mission, "usual", usual.id, first.starts)


def test_slots_are_free_for_those_who_go_and_are_tried(office):
    tour = office.item("Musashino Forge")
    office.run(services.itineraries.move, tour.id, None)
    before = office.findings()
    slots = office.slots(office.card("Musashino"))
    assert slots
    for slot in slots:
        made = office.run(services.slots.place, office.mission, "item", tour.id, slot.starts)
        assert made == tour.id
        told = {(one.rule, one.items) for one in slot.new}
        assert {rule for rule, _ in office.findings() - before} <= {rule for rule, _ in told}
        office.works.undo()


def test_a_visit_takes_its_wishes_its_group_and_its_place(office):
    card = office.card("Kyoto Chudoji")
    assert not office.slots(card)
    asked = {"dates_asked": "18 or 24 March", "group_id": office.plan().groups[0][0]}
    office.run(services.records.change, "visit", card.id, asked)
    office.run(services.itineraries.remove, [item.id for item in office.plan().days[3].items])
    slot = office.slots(office.card("Kyoto Chudoji"))[0]
    assert slot.starts.date() == QUIET
    assert slot.groups == ("A",)
    made = office.run(services.slots.place, office.mission, "visit", card.id, slot.starts, groups=slot.groups)
    item = next(item for item in office.plan().items() if item.id == made)
    assert (item.visit_id, item.groups, item.start) == (card.id, ("A",), slot.starts.replace(tzinfo=None))
    assert item.end - item.start == timedelta(hours=2)


@pytest.mark.parametrize(
    ("words", "days"),
    [("16 or 17 March", [(3, 16), (3, 17)]), ("2027-03-16, 2027-03-18", [(3, 16), (3, 18)]), ("any day", []),
     ("3/16 か 3/17", []), ("", []), ("16 Mar / 5 Apr", [(3, 16), (4, 5)])],
)  # fmt: skip
def test_days_are_read_out_of_what_was_asked(words, days):
    found = [(day.month, day.day) for day in services.slots.days_in(words, 2027)]
    assert found == days or "/" in words


# What follows


def test_what_follows_is_pushed_in_one_step_and_shown_before(office):
    item, times = office.item("Opening"), (time(9, 30), time(11, 0))
    ahead = office.read(services.following.foreseen, item.id, times, "push", TODAY)
    lines = {str(line.what): str(line.how) for line in ahead.groups[0].lines}
    assert ahead.moves == 5
    assert lines["4 “Toyota Production System: principles”"] == "10:45–12:15 → 11:15–12:45"
    version = office.works.version()
    assert office.run(services.following.apply, item.id, times, "push", TODAY) == 5
    assert office.works.version() == version + 1
    assert office.clocks("Opening", "Toyota Prod", "Bento", "Business", "Quality", "Welcome") == [
        "09:30–11:00", "11:15–12:45", "12:45–13:45", "14:00–15:30", "15:45–17:15", "18:30–20:30",
    ]  # fmt: skip
    office.works.undo()
    assert office.clocks("Opening", "Welcome") == ["09:30–10:30", "18:00–20:00"]
    assert office.run(services.following.apply, item.id, times, "squeeze", TODAY) == 2
    assert office.clocks("Toyota Prod", "Bento", "Business") == ["11:00–12:30", "12:30–13:30", "13:30–15:00"]


def test_after_a_move_what_follows_can_still_come_along(office):
    item = office.item("Bento lunch")
    office.run(services.itineraries.shift, item.id, 30)
    was, now = (time(12, 15), time(13, 15)), (time(12, 45), time(13, 45))
    assert office.read(services.following.foreseen, item.id, now, "leave", TODAY, was).moves == 0
    assert office.run(services.following.apply, item.id, now, "push", TODAY, was) == 3
    assert office.clocks("Bento lunch", "Business") == ["12:45–13:45", "14:00–15:30"]


def test_what_is_pushed_past_midnight_is_foreseen_with_its_day(office):
    item = office.item("Bento lunch")
    ahead = office.read(services.following.foreseen, item.id, (time(12, 15), time(11)), "push", TODAY)
    hows = [str(line.how) for line in ahead.groups[0].lines]
    assert hows[0] == "12:15–13:15 → 12:15–11:00 · next day"
    assert hows[1] == "13:30–15:00 → 11:15–12:45 · next day"


def test_trains_and_agreed_times_stay_and_say_why(office):
    agreed = {"agreed_day": "2027-03-22", "agreed_from": "9:45", "agreed_until": "12:00", "stage": "confirmed"}
    office.run(services.records.change, "visit", office.item("Kariya Electric").visit_id, agreed)
    coach = office.item("Coach to Kariya")
    ahead = office.read(services.following.foreseen, coach.id, (time(8, 30), time(10, 0)), "push", TODAY)
    stays = [str(line.how) for group in ahead.groups for line in group.lines if group.title == "What stays"]
    assert any("agreed with" in why for why in stays)
    assert any("comes after" in why for why in stays)
    assert any(group.title == "New conflicts" for group in ahead.groups)
    walk = office.item("Coach to Shinagawa")
    ahead = office.read(services.following.foreseen, walk.id, (time(10, 15), time(11, 0)), "push", TODAY)
    assert any("leaves by its timetable" in str(line.how) for group in ahead.groups for line in group.lines)


def test_bad_input_is_refused_and_nothing_written(office):
    item, version = office.item("Opening"), office.works.version()
    with pytest.raises(Invalid):
        office.run(services.following.apply, item.id, (time(9), None), "drag", TODAY)
    office.run(services.itineraries.move, item.id, None)
    with pytest.raises(Refused, match="open"):
        office.run(services.following.apply, item.id, (time(9), None), "push", TODAY)
    assert office.works.version() == version + 1


# Plan B


def enter(office, kind, whom=""):
    more = {"edition": 0, "language": "en", "cut": "", "entries": [Entry(f"{kind}.pdf", "a" * 64, whom)]}
    office.works.enter("Print", lambda work: services.paper_register.enter(work, office.mission, kind, **more))


def test_a_standby_takes_the_slot_in_one_step(office):
    slot, card = office.item("Musashino Forge"), office.card("Kyoto Chudoji")
    other = office.card("Yodogawa")
    office.run(services.standbys.stand_by, card.id, item_id=slot.id)
    office.run(services.standbys.stand_by, other.id, day_id=slot.day_id)
    assert office.run(services.standbys.stand_by, other.id, day_id=slot.day_id)
    told = [office.read(services.visits.card, each.id, TODAY).standing for each in (card, other)]
    assert told == [slot.title, f"{slot.start:%a} {slot.start.day} {slot.start:%b}"]
    found = office.read(services.standbys.choices, slot.id)
    assert [(choice.visit_id, choice.standing) for choice in found[:2]] == [(card.id, "item"), (other.id, "day")]
    there = [choice.company for choice in found if choice.standing == "there"]
    assert "Ukishima Green Resin Co., Ltd." in there
    assert "Musashino Forge & Press Co., Ltd." not in there
    assert office.card("Kyoto Chudoji").standing == slot.title
    enter(office, PaperKind.PROGRAMME)
    enter(office, PaperKind.LETTER, "Musashino Forge & Press Co., Ltd.")
    enter(office, PaperKind.LETTER, "Aone Seisakusho Co., Ltd.")
    groups = office.read(services.swaps.foreseen, slot.id, card.id, TODAY)
    told = {str(group.title): [str(line.what) for line in group.lines] for group in groups}
    assert len(told["Papers that will be out of date"]) == 2
    assert any("Night-shift" in line for line in told["To be settled"])
    assert any("Night-shift" in line for line in told["New conflicts"])
    gone, version = slot.visit_id, office.works.version()
    done = office.run(services.swaps.swap, slot.id, card.id, TODAY, "cancelled", "Fire in the press shop")
    assert office.works.version() == version + 1
    assert done.stale == 2
    item = next(each for each in office.plan().items() if each.id == slot.id)
    assert (item.visit_id, item.title, item.status) == (card.id, "Kyoto Chudoji Optics Co., Ltd.", "pencilled")
    left = office.read(lambda work: services.records.values(work, "visit", gone))
    assert (left["stage"], left["decline_reason"]) == ("cancelled", "Fire in the press shop")
    coach = office.item("Coach 1 to Kyoto")
    assert (coach.visit_id, coach.end + timedelta(minutes=15)) == (card.id, item.start)
    assert item.end - item.start == timedelta(hours=2)
    left = office.item("Night-shift")
    assert (left.status, left.visit_id) == ("pencilled", gone)
    assert ("visit gone", (left.id,)) in office.findings()
    assert not [row for row in office.read(services.standbys.of_mission, office.mission) if row.visit_id == card.id]
    made = office.read(services.paper_register.made, office.mission, 9)
    assert sorted(bool(each.stale) for each in made) == [False, True, True]
    assert {each.stale_on for each in made} == {None, date.today()}
    office.works.undo()
    assert office.item("Musashino Forge").visit_id == gone
    assert office.card("Kyoto Chudoji").standing == slot.title
    assert not any(each.stale for each in office.read(services.paper_register.made, office.mission, 9))


def test_a_visit_that_falls_through_leads_to_plan_b(office):
    slot = office.item("Musashino Forge")
    assert office.read(services.standbys.leaving, slot.id) == ""
    office.run(services.visits.change_stage, slot.visit_id, "declined", TODAY)
    assert office.read(services.standbys.leaving, slot.id) == "declined"
    found = office.read(services.checks.issues_of, office.mission, TODAY).findings
    gone = next(finding for finding in found if finding.rule == "visit gone" and finding.items == (slot.id,))
    assert ("swap in", slot.id) in {(fix.action, fix.item) for fix in gone.fixes}


def test_only_what_waits_can_stand_by_or_come_in(office):
    slot, card = office.item("Musashino Forge"), office.card("Kyoto Chudoji")
    with pytest.raises(Refused, match="has its place"):
        office.run(services.standbys.stand_by, slot.visit_id, day_id=slot.day_id)
    office.run(services.visits.change_stage, card.id, "declined", TODAY)
    for refused in (services.standbys.stand_by, services.swaps.swap):
        more = {"item_id": slot.id} if refused is services.standbys.stand_by else {}
        args = (card.id,) if more else (slot.id, card.id, TODAY)
        with pytest.raises(Refused):
            office.run(refused, *args, **more)
    with pytest.raises(Refused):
        office.run(services.swaps.swap, slot.id, slot.visit_id, TODAY)


def test_a_placed_visit_stands_by_no_longer(office):
    card, day = office.card("Kyoto Chudoji"), office.plan().days[3]
    office.run(services.standbys.stand_by, card.id, day_id=day.id)
    assert office.run(services.standbys.release, card.id) == 1
    office.run(services.standbys.stand_by, card.id, day_id=day.id)
    office.run(services.slots.place, office.mission, "visit", card.id, datetime(2027, 3, 18, 16, 30, tzinfo=TOKYO))
    assert office.read(services.standbys.of_mission, office.mission) == ()
    office.works.undo()
    assert office.card("Kyoto Chudoji").standing == "Thu 18 Mar"
