"""Rooms shared and left, what hotels hold, and what is told about it."""

from __future__ import annotations

from datetime import date

import pytest

from eujc_desktop.common.errors import Refused
from eujc_desktop.models.choices import RoomType
from eujc_desktop.models.participation import Participation
from eujc_desktop.models.person import Person
from eujc_desktop.services import checks, missions, rooming
from eujc_desktop.store.work import Works

TODAY = date(2026, 11, 26)


def mission(works: Works) -> str:
    return works.read(lambda work: missions.by_code(work, "WCM-2027").id)


def board(works: Works) -> rooming.Board:
    return works.read(lambda work: rooming.board(work, mission(works), TODAY))


def lone(works: Works) -> tuple[str, str]:
    """Two guests who share with nobody and may share with each other."""
    found = board(works)
    for one in found.guests:
        fits = [mate for mate in found.mates(one.id) if not mate.why_not]
        if fits:
            return one.id, fits[0].guest.id
    raise AssertionError


def test_two_are_put_together_and_one_goes_again(sample_office: Works) -> None:
    one, other = lone(sample_office)
    sample_office.run("Share", lambda work: rooming.share(work, one, other))
    room = board(sample_office).room_of(one)
    assert room is not None
    assert {guest.id for guest in room.guests} == {one, other}
    sample_office.run("Alone", lambda work: rooming.alone(work, [one]))
    found = board(sample_office)
    alone, left = found.room_of(one), found.room_of(other)
    assert alone is not None
    assert left is not None
    assert (alone.kind, alone.free, left.free) == ("single", 0, 1)
    for _ in range(2):
        sample_office.undo()
    before = board(sample_office).room_of(one)
    assert before is not None
    assert len(before.guests) == 1


def test_who_does_not_want_to_share_is_refused_with_the_reason(sample_office: Works) -> None:
    one, other = lone(sample_office)
    name = next(guest.name for guest in board(sample_office).guests if guest.id == other)
    sample_office.run("Refuse", lambda work: setattr(work.get(Participation, one), "room_not_with", name))
    with pytest.raises(Refused, match="does not want to share"):
        sample_office.run("Share", lambda work: rooming.share(work, one, other))
    assert board(sample_office).why_not(one, other)


def test_a_shared_room_has_one_number_and_namesakes_are_refused(sample_office: Works) -> None:
    one, other = lone(sample_office)

    def number(work):
        work.get(Participation, one).room_no, work.get(Participation, other).room_no = "501", "502"

    sample_office.run("Number", number)
    sample_office.run("Share", lambda work: rooming.share(work, one, other))
    assert sample_office.read(lambda work: work.get(Participation, one)).room_no == "502"
    sample_office.undo()
    third = next(guest.id for guest in board(sample_office).guests if guest.id not in (one, other))

    def namesake(work):
        person = work.get(Person, work.get(Participation, other).person_id)
        twin = work.get(Person, work.get(Participation, third).person_id)
        twin.family_name, twin.given_name, twin.native_name = person.family_name, person.given_name, person.native_name

    sample_office.run("Namesake", namesake)
    with pytest.raises(Refused, match="Somebody else"):
        sample_office.run("Share", lambda work: rooming.share(work, one, other))


def test_rooms_that_do_not_suffice_are_told(sample_office: Works) -> None:
    found = board(sample_office)
    room = next(
        room for room in found.rooms if room.hotel and room.kind and room.kind != "own" and room.guests[0].nights
    )
    given = {"hotel": room.hotel, "room_type": room.kind, "rooms": 1}
    sample_office.run("Hold", lambda work: rooming.add_block(work, mission(sample_office), given))
    (use,) = (use for use in board(sample_office).uses if use.block.rooms == 1)
    rules = [found.rule for found in sample_office.read(lambda work: checks.of_mission(work, "WCM-2027", TODAY))]
    assert ("rooms short" in rules) is bool(use.over)
    sample_office.run(
        "Part", lambda work: setattr(work.get(Participation, room.guests[0].id), "room_type", RoomType.OWN)
    )
    assert board(sample_office).room_of(room.guests[0].id).kind == "own"
