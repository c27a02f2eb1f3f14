"""The itinerary as a calendar file: every timed item at its instant, with an id that stays."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import partial

import pytest
from icalendar import Calendar

from eujc_desktop import services
from eujc_desktop.models.participation import Participation
from eujc_desktop.services import calendars
from tests.services.importing import CODE, INPUT, add_mission, bring, in_grid


@pytest.fixture
def office(with_applicants):
    bring(with_applicants, "programme-wcm-2027.xlsx", "itinerary")
    return with_applicants


def made(works, code=CODE, **more):
    def read(work):
        return calendars.calendar(work, services.missions.by_code(work, code).id, **more)

    return works.read(read)


def events(works, **more):
    return {str(event["UID"]): event for event in Calendar.from_ical(made(works, **more).data).events}


def item(works, number):
    def read(work):
        plan = services.itineraries.plan(work, services.missions.by_code(work, CODE).id)
        return next(each for each in plan.items() if each.number == number)

    return works.read(read)


def test_every_item_is_an_event_at_its_instant(office):
    found = events(office)
    assert len(found) == 80
    opening = found[f"{item(office, 3).id}@eujc-desktop"]
    assert opening["DTSTART"].dt.astimezone(UTC) == datetime(2027, 3, 15, 0, 30, tzinfo=UTC)
    night = found[f"{item(office, 34).id}@eujc-desktop"]
    assert (night["DTEND"].dt - night["DTSTART"].dt).total_seconds() == 80 * 60
    assert night["DTEND"].dt.day == 19


def test_a_changed_item_keeps_its_id_and_counts_up(office):
    before = events(office)
    lobby = item(office, 1)
    key = f"{lobby.id}@eujc-desktop"
    office.run("Move", partial(services.itineraries.shift, item_id=lobby.id, minutes=30))
    after = events(office)
    assert after.keys() == before.keys()
    assert int(after[key]["SEQUENCE"]) > int(before[key]["SEQUENCE"])
    assert (after[key]["DTSTART"].dt - before[key]["DTSTART"].dt).total_seconds() == 1800
    assert {uid for uid in after if after[uid].to_ical() != before[uid].to_ical()} == {key}


def test_one_person_gets_the_items_of_the_own_group(office):
    def put_in(work, person, letter):
        mission = services.missions.by_code(work, CODE)
        groups = {letter: key for key, letter in services.itineraries.plan(work, mission.id).groups}
        services.grids.change(work, "participants", person, {"participation.group_id": groups[letter]})

    people = [row["id"] for row in in_grid(office, "participants", lambda row: row["id"]).values()][:2]
    for person, letter in zip(people, "AB", strict=True):
        office.run("Group", partial(put_in, person=person, letter=letter))
    mine, theirs = (set(events(office, person_id=person)) for person in people)
    assert mine != theirs
    assert len(mine) < 80
    assert len(theirs) < 80
    assert mine | theirs == set(events(office))


def test_who_has_no_group_gets_the_items_of_each_as_on_the_own_pages(office):
    def first(work):
        mission = services.missions.by_code(work, CODE)
        return services.grids.ids(work, "participants", mission_id=mission.id)[0]

    person = office.read(first)
    assert events(office, person_id=person).keys() == events(office).keys()


def test_what_is_cancelled_says_so_to_those_who_have_it_already(office):
    lobby = item(office, 1)
    office.run("Cancel", partial(services.itineraries.change, item_id=lobby.id, values={"status": "cancelled"}))
    states = {uid: str(found["STATUS"]) for uid, found in events(office).items()}
    assert [uid for uid, state in states.items() if state == "CANCELLED"] == [f"{lobby.id}@eujc-desktop"]
    assert len(states) == 80


def test_a_programme_with_open_times_fills_whole_days(works):
    add_mission(works, "REAL", "2001-10-01", "2001-10-10")
    bring(works, INPUT / "real-programmes" / "P12-study-group-europe-2001.csv", "itinerary", mission="REAL")
    found = made(works, "REAL")
    whole = {
        str(event["SUMMARY"]): event["DTSTART"].dt
        for event in Calendar.from_ical(found.data).events
        if not isinstance(event["DTSTART"].dt, datetime)
    }
    assert whole
    assert set(whole.values()) <= {date(2001, 10, day) for day in range(1, 11)} | {date(2001, 9, 30)}
    assert found.remarks == ("Left out, since their day is open: Gathering.",)


class Client:
    """A calendar program as strict as they come: it takes an event over only when its sequence has grown."""

    def __init__(self) -> None:
        self.held: dict[str, bytes] = {}
        self._sequences: dict[str, int] = {}

    def take(self, data: bytes) -> Client:
        for event in Calendar.from_ical(data).events:
            uid, sequence = str(event["UID"]), int(event["SEQUENCE"])
            if sequence <= self._sequences.get(uid, -1):
                continue
            self._sequences[uid] = sequence
            self.held.pop(uid, None)
            if str(event["STATUS"]) != "CANCELLED":
                self.held[uid] = event.to_ical()
        return self


class Post:
    """The calendar of everybody and those of two people, sent out as files after each step, and who takes them."""

    def __init__(self, office, folder) -> None:
        self.office, self._folder = office, folder
        self.mission_id = office.read(lambda work: services.missions.by_code(work, CODE).id)
        few = office.read(partial(services.itineraries.plan, mission_id=self.mission_id)).items()
        self.ids = {each.number: each.id for each in few if each.number and each.number < 10}
        rest = [each.id for each in few if each.id not in self.ids.values()]
        office.run("Few", partial(services.itineraries.remove, item_ids=rest))
        self.one, self.other = office.read(
            partial(services.grids.ids, grid="participants", mission_id=self.mission_id)
        )[:2]  # fmt: skip
        # A group that is there from the beginning.
        group_a = next((key for key, letter in self.plan().groups if letter == "A"), None)
        assert group_a is not None
        self.clients = {key: Client() for key in (None, self.one, self.other, "A")}
        self.steps = 0

    def send_out(self) -> None:
        for key, client in self.clients.items():
            order = services.papers.Order("ics", CODE, **self._whom(key))
            (path,) = services.papers.make(self.office, order, self._folder).paths
            assert client.take(path.read_bytes()).held == Client().take(path.read_bytes()).held

    def plan(self):
        return self.office.read(partial(services.itineraries.plan, mission_id=self.mission_id))

    def _whom(self, key):
        if key in (None, "A"):
            return {"group": key or ""}
        return {"person_id": self.office.read(lambda work: work.get(Participation, key).person_id)}

    def do(self, use_case, **more) -> None:
        self.steps += 1
        self.office.run("Step", partial(use_case, **more))
        self.send_out()

    def regroup(self, person, letter) -> None:
        def put(work):
            groups = {letter: key for key, letter in services.itineraries.plan(work, self.mission_id).groups}
            services.grids.change(work, "participants", person, {"participation.group_id": groups.get(letter)})

        self.do(put)

    def who_has(self, number) -> list[bool]:
        return [f"{self.ids[number]}@eujc-desktop" in client.held for client in self.clients.values()]


def test_a_client_that_takes_each_calendar_holds_what_a_new_one_would(office, tmp_path):
    """Whatever changes between two files, an item, who it is for, or the group of a person, and back again."""
    post = Post(office, tmp_path)
    change, ids, one = services.itineraries.change, post.ids, post.one
    post.send_out()
    before = set(post.clients[one].held)
    post.do(services.itineraries.shift, item_id=ids[1], minutes=30)
    post.do(change, item_id=ids[2], values={"groups": ("A",)})
    post.regroup(one, "A")
    post.regroup(post.other, "B")
    assert post.who_has(2) == [True, True, False, True]
    post.regroup(post.other, "A")
    assert post.who_has(2) == [True, True, True, True]
    post.do(change, item_id=ids[8], values={"groups": ("B",)})
    assert post.who_has(8) == [True, False, False, False]
    post.do(change, item_id=ids[2], values={"groups": ()})
    post.do(services.itineraries.remove, item_ids=[ids[3]])
    assert post.who_has(3) == [False] * 4
    office.undo()
    post.send_out()
    assert post.who_has(3) == [True] * 4
    post.do(change, item_id=ids[4], values={"in_book": False})
    post.do(services.itineraries.move, item_id=ids[5], day_id=None)
    assert post.who_has(4) == post.who_has(5) == [False] * 4
    post.do(services.seats.only_for, item_id=ids[6], keys=[one])
    assert post.who_has(6) == [False, True, False, False]
    post.do(services.seats.put, item_id=ids[6], cells={(one, "seat"): "3D"})
    assert b"3D" in post.clients[one].held[f"{ids[6]}@eujc-desktop"]
    post.do(services.seats.only_for, item_id=ids[6], keys=None)
    post.do(change, item_id=ids[7], values={"status": "cancelled"})
    for _ in range(post.steps - 1):  # one is undone already
        office.undo()
    post.send_out()
    assert set(post.clients[one].held) == before


def test_the_calendar_of_a_book_calls_off_what_an_earlier_book_had(sample_office):
    works = sample_office
    code, day = "WCM-2027", date(2027, 2, 1)
    services.editions.release(works, services.papers.Order("briefing-book", code), today=day)
    first = made(works, code).data
    mission_id = works.read(lambda work: services.missions.by_code(work, code).id)
    plan = works.read(partial(services.itineraries.plan, mission_id=mission_id))
    one = next(each for each in plan.items() if each.start and each.in_book and not each.for_named)
    works.run("Remove", partial(services.itineraries.remove, item_ids=[one.id]))
    second = made(works, code).data
    called_off = [str(event["UID"]) for event in Calendar.from_ical(second).events if event["STATUS"] == "CANCELLED"]
    assert called_off == [f"{one.id}@eujc-desktop"]
    client = Client().take(first)
    assert f"{one.id}@eujc-desktop" in client.held
    assert client.take(second).held == Client().take(second).held
