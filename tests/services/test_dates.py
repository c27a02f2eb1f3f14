"""Dates spoken of with a host: whether each fits, the one agreed in the itinerary, and both moved as one."""

from __future__ import annotations

from datetime import date, time
from functools import partial

import pytest

from eujc_desktop import services
from eujc_desktop.common.errors import Invalid, Refused

TODAY = date(2027, 3, 1)


class Office:
    """One visit of the sample that its host has not confirmed, and one that is confirmed."""

    def __init__(self, works):
        self.works = works
        rows = works.read(partial(services.missions.listing, today=TODAY))
        self.mission = next(row.id for row in rows if row.code == "WCM-2027")
        self.planned = [
            item for item in self.plan().items() if item.visit_id and item.type in ("company visit", "plant tour")
        ]

    def plan(self):
        return self.works.read(lambda work: services.itineraries.plan(work, self.mission))

    def run(self, use_case, *args, **more):
        return self.works.run("Step", lambda work: use_case(work, *args, **more)).result

    def visit(self, visit_id):
        return self.works.read(lambda work: services.records.values(work, "visit", visit_id))

    def first(self, *stages):
        return next(item for item in self.planned if self.visit(item.visit_id)["stage"] in stages)

    def item(self, key):
        return next((item for item in self.plan().items() if item.id == key), None)

    def dates(self, visit_id):
        return self.works.read(lambda work: services.date_options.of_visit(work, visit_id, TODAY))

    def add(self, visit_id, day, since=None, until=None, by="host"):
        values = {"day": day, "since": since, "until": until, "by": by}
        return self.run(services.date_options.add, visit_id, {k: v for k, v in values.items() if v is not None})

    def agreed(self, visit_id):
        found = self.visit(visit_id)
        return found["agreed_day"], found["agreed_from"], found["agreed_until"]


@pytest.fixture
def office(sample_office):
    return Office(sample_office)


def test_a_date_says_whether_it_fits_and_is_agreed_in_one_step(office):
    item = office.first("pencilled")
    visit = item.visit_id
    here, clash = office.add(visit, "2027-03-19", "14:00", "16:00"), office.add(visit, "2027-03-16", by="us")
    far, open_day = office.add(visit, "2027-04-30"), office.add(visit, "2027-03-17", "15:00", "18:00")
    lines = {line.id: line for line in office.dates(visit)}
    assert lines[here].fits == (("Fits 14:00–16:00", ""),)
    assert lines[clash].fits[0][0].startswith("At best ")
    assert any("at the same time" in words for words, severity in lines[clash].fits if severity == "error")
    assert (lines[far].fits, lines[far].possible) == ((("Not a day of the mission", "error"),), False)
    assert (str(lines[here].by_label), str(lines[clash].by_label)) == ("Offered by the host", "Wished by us")
    with pytest.raises(Refused, match="30 Apr"):
        office.run(services.date_options.agree, far, TODAY)
    office.run(services.date_options.agree, open_day, TODAY)
    moved = office.item(item.id)
    assert (moved.start.date(), moved.end - moved.start) == (date(2027, 3, 17), item.end - item.start)
    assert time(15) <= moved.start.time() <= moved.end.time() <= time(18)
    assert office.agreed(visit) == (date(2027, 3, 17), time(15), time(18))
    office.run(services.date_options.agree, here, TODAY)
    assert [line.state for line in office.dates(visit)].count("agreed") == 1
    assert office.item(item.id).start == item.start
    office.run(services.date_options.change, here, {"since": "14:30", "until": "16:30"}, TODAY)
    assert (office.item(item.id).start.time(), office.agreed(visit)[1]) == (time(14, 30), time(14, 30))
    for _ in range(3):
        office.works.undo()
    assert (office.item(item.id).start, office.agreed(visit)[0]) == (item.start, date(2027, 3, 19))
    assert {line.state for line in office.dates(visit)} == {"open"}


def test_the_hours_of_the_host_count_and_what_cannot_be_is_refused(office):
    item = office.first("pencilled")
    site = office.visit(item.visit_id)["site_id"]
    office.run(services.records.change, "site", site, {"opening_hours": "Mon-Fri 10:00-16:00"})
    early = office.add(item.visit_id, "2027-03-19", "08:00", "10:00")
    line = next(each for each in office.dates(item.visit_id) if each.id == early)
    assert any("10:00" in words for words, severity in line.fits if severity == "error"), line
    with pytest.raises(Invalid, match="ends before"):
        office.add(item.visit_id, "2027-03-19", "12:00", "11:00")
    office.run(services.date_options.drop, early)
    (line,) = office.dates(item.visit_id)
    assert (line.state, line.fits) == ("dropped", ())
    office.run(services.date_options.reopen, early)
    office.run(services.visits.change_stage, item.visit_id, "declined", TODAY)
    with pytest.raises(Refused, match="not take place"):
        office.run(services.date_options.agree, early, TODAY)


def test_a_date_agreed_places_a_visit_that_waits(office):
    waiting = next(each for each in office.works.read(lambda work: services.slots.waiting(work, office.mission, TODAY))
                   if each.kind == "visit")  # fmt: skip
    key = office.add(waiting.id, "2027-03-18", "09:00", "11:00")
    made = office.run(services.date_options.agree, key, TODAY)
    placed = office.item(made)
    assert (placed.visit_id, placed.start.time(), placed.end.time()) == (waiting.id, time(9), time(11))
    office.run(services.itineraries.move, made, None)
    assert office.dates(waiting.id)[0].state == "open"
    assert office.agreed(waiting.id) == (None, None, None)
    office.run(services.date_options.agree, key, TODAY)
    assert office.item(made).start.time() == time(9)
    office.run(services.itineraries.remove, [made])
    assert office.dates(waiting.id)[0].state == "open"


def test_moving_an_item_moves_what_is_agreed_until_the_host_confirms(office):
    item = office.first("requested")
    visit, item_id = item.visit_id, item.id
    key = office.add(visit, "2027-03-24", "14:00", "17:00")
    office.run(services.date_options.agree, key, TODAY)
    office.run(services.itineraries.shift, item_id, 60)
    assert office.agreed(visit) == (date(2027, 3, 24), time(14), time(17))
    office.run(services.itineraries.move_days, item_id, 1)
    assert office.agreed(visit)[0] == date(2027, 3, 25)
    assert office.dates(visit)[0].state == "open"
    office.run(services.visits.change_stage, visit, "confirmed", TODAY)
    before = office.agreed(visit)
    office.run(services.itineraries.shift, item_id, -30)
    assert office.agreed(visit) == before
    (apart,) = office.works.read(lambda work: services.agreed_times.apart(work, [item_id]))
    assert (apart.visit_id, apart.day, apart.since) == (visit, *before[:2])
    office.run(services.agreed_times.to_plan, visit)
    assert office.works.read(lambda work: services.agreed_times.apart(work, [item_id])) == ()


def test_what_was_agreed_elsewhere_is_not_lost_when_its_item_is_nudged(office):
    item = office.first("requested")
    office.run(services.records.change, "visit", item.visit_id, {"agreed_day": "2027-03-25"})
    office.run(services.itineraries.shift, item.id, 15)
    assert office.agreed(item.visit_id)[0] == date(2027, 3, 25)


def test_a_date_agreed_pencils_the_visit_in_which_never_goes_back(office):
    def stage(visit):
        return str(office.visit(visit)["stage"])

    visit = office.first("requested").visit_id
    key, other = office.add(visit, "2027-03-24", "14:00", "17:00"), office.add(visit, "2027-03-25")
    office.run(services.date_options.agree, key, TODAY)
    assert (stage(visit), office.agreed(visit)[1]) == ("pencilled", time(14))
    before = office.works.undo()
    assert (stage(visit), before.label) == ("requested", "Step")
    for before, after in (("idea", "pencilled"), ("to contact", "pencilled"), ("confirmed", "confirmed")):
        office.run(services.visits.change_stage, visit, before, TODAY)
        office.run(services.date_options.agree, other, TODAY)
        assert stage(visit) == after
    office.run(services.records.change, "visit", visit, {"asked_on": None, "stage": "to contact"})
    office.run(services.cells.change, "visits", visit, {"visit.agreed_day": "2027-03-24"})
    assert (stage(visit), office.visit(visit)["asked_on"]) == ("pencilled", date.today())
    office.run(services.cells.change, "visits", visit, {"visit.agreed_day": "2027-03-25", "visit.stage": "requested"})
    assert stage(visit) == "requested"


def test_a_visit_whose_date_is_agreed_no_more_is_requested_again_in_the_same_step(office):
    def stage():
        return str(office.visit(visit)["stage"])

    visit = office.first("requested").visit_id
    key = office.add(visit, "2027-03-24", "14:00", "17:00")
    aside = office.run(services.date_options.agree, key, TODAY)
    for step, given in (
        (services.date_options.drop, (key,)),
        (services.itineraries.move, (aside, None)),
        (services.cells.change, ("visits", visit, {"visit.agreed_day": None})),
    ):
        office.run(step, *given)
        assert (stage(), office.agreed(visit)[0]) == ("requested", None), step
        office.works.undo()
        assert (stage(), office.agreed(visit)[0]) == ("pencilled", date(2027, 3, 24)), step
    office.run(services.visits.change_stage, visit, "confirmed", TODAY)
    office.run(services.date_options.drop, key)
    assert stage() == "confirmed"
