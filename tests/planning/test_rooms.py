"""Rooms out of what is known of guests: who shares, who may, and whether the rooms suffice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from eujc_desktop.planning import rooms
from eujc_desktop.planning.rooms import Block, Guest
from eujc_desktop.planning.traveller import Traveller

FIRST, LAST = date(2027, 3, 14), date(2027, 3, 17)


def guest(id: str, given: str, family: str, kind: str = "twin", mate: str = "", **more) -> Guest:
    who = Traveller(id, f"{given} {family}", "confirmed", family=family, given=given, hotel="Shirokane Garden",
                    room_type=kind, room_mate=mate, check_in=FIRST, check_out=LAST)  # fmt: skip
    return Guest(who, **more)


ANNA = guest("1", "Anna", "Prössl", mate="Ørum")
FREJA = guest("2", "Freja", "Ørum", mate="Frau Prössl")
EMMA = guest("3", "Emma", "Sjöblom")
SOLO = guest("4", "Nikolaos", "Papadimitriou", "single")
OWN = guest("5", "Luca", "Baù", "own")


def moved(who: Guest, **change) -> Guest:
    return replace(who, who=who.who._replace(**change))


def test_those_who_name_each_other_share_a_room():
    found = rooms.together([ANNA, FREJA, EMMA, SOLO, OWN])
    assert [([one.name for one in room.guests], room.beds, room.free) for room in found] == [
        (["Anna Prössl", "Freja Ørum"], 2, 0),
        (["Emma Sjöblom"], 2, 1),
        (["Nikolaos Papadimitriou"], 1, 0),
        (["Luca Baù"], 1, 0),
    ]


def test_rooms_of_a_hotel_are_counted_by_night():
    late = moved(EMMA, check_in=date(2027, 3, 16))
    unknown = moved(SOLO, check_in=None, hotel="Nagoya Castle")
    block = Block("b", "Osaka Inn", "single", 20, date(2027, 3, 16), LAST)
    found = rooms.by_night(rooms.together([ANNA, FREJA, late, unknown, OWN]), [block], date(2027, 3, 15), LAST)
    assert found == {
        ("shirokane garden", FIRST): 1, ("shirokane garden", date(2027, 3, 15)): 1,
        ("shirokane garden", date(2027, 3, 16)): 2, ("osaka inn", date(2027, 3, 16)): 20,
        ("nagoya castle", date(2027, 3, 15)): 1, ("nagoya castle", date(2027, 3, 16)): 1,
    }  # fmt: skip


def test_one_sided_wishes_are_no_room():
    assert all(len(room.guests) == 1 for room in rooms.together([ANNA, moved(FREJA, room_mate="Sjöblom"), EMMA]))


@pytest.mark.parametrize(
    "mate",
    [
        moved(FREJA, hotel="Nagoya Castle"),
        moved(FREJA, room_type="own"),
        moved(FREJA, check_in=LAST, check_out=date(2027, 3, 19)),
        replace(FREJA, not_with="Anna Prössl"),
    ],
    ids=["another hotel", "books alone", "no night in common", "refuses"],
)
def test_who_name_each_other_but_cannot_share_have_two_rooms(mate):
    found = rooms.together([ANNA, mate])
    assert [len(room.guests) for room in found] == [1, 1]
    assert {room.hotel for room in found} == {ANNA.who.hotel, mate.who.hotel}
    assert rooms.why_not(ANNA, EMMA, rooms.sharing(rooms.together([ANNA, mate, EMMA]))) == ()


def test_a_shared_room_is_known_by_what_either_of_its_guests_says():
    (room,) = rooms.together([moved(ANNA, hotel=None, room_type=None), replace(FREJA, number="501")])
    assert (room.hotel, room.kind, room.number) == ("Shirokane Garden", "twin", "501")
    (room,) = rooms.together([moved(ANNA, room_type="single"), FREJA])
    assert (room.kind, room.free) == ("twin", 0)


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (
            EMMA,
            replace(SOLO, not_with="Emma Sjöblom"),
            "Nikolaos Papadimitriou does not want to share with Emma Sjöblom",
        ),
        (EMMA, OWN, "Luca Baù books without us"),
        (EMMA, ANNA, "Anna Prössl shares with Freja Ørum"),
        (EMMA, moved(SOLO, hotel="Nagoya Castle"), "they stay in different hotels"),
        (EMMA, moved(SOLO, check_in=LAST, check_out=date(2027, 3, 19)), "they have no night in common"),
    ],
)
def test_what_stands_against_sharing_is_said(one, other, reason):
    everybody = [ANNA, FREJA, *{guest.id: guest for guest in (EMMA, one, other)}.values()]
    shared = rooms.sharing(rooms.together(everybody))
    assert rooms.why_not(one, other, shared) == (reason,)
    assert reason in rooms.why_not(other, one, shared)


def test_who_fits_best_comes_first():
    late = moved(guest("6", "Ana", "Georgieva"), check_out=date(2027, 3, 16))
    wished = guest("7", "Zita", "Kovács", mate="Emma Sjöblom")
    everybody = [ANNA, FREJA, EMMA, late, wished, SOLO, OWN]
    found = rooms.mates(EMMA, everybody, rooms.sharing(rooms.together(everybody)))
    assert [mate.guest.id for mate in found] == ["7", "4", "6", "5", "1", "2"]
    assert rooms.doubts(EMMA, late) == ("1 night not in common",)
    assert rooms.doubts(replace(EMMA, smoking=True, sex="female"), replace(SOLO, smoking=False, sex="male")) == (
        "one of them smokes",
        "a woman and a man",
    )


def test_blocks_tell_what_is_used_and_free_by_night():
    blocks = [
        Block("a", "Shirokane Garden", "twin", 2, FIRST, LAST),
        Block("b", "shirokane garden", "single", 1, FIRST, date(2027, 3, 16)),
        Block("c", "Nagoya Castle", "twin", 3),
    ]
    single = moved(guest("8", "Ewa", "Nowak", "single"), check_in=date(2027, 3, 15))
    twins, singles, away = rooms.uses(blocks, rooms.together([ANNA, FREJA, EMMA, SOLO, single]))
    assert (twins.used, twins.free, twins.over) == (2, 0, ())
    assert (singles.used, singles.free, singles.over) == (2, 0, (date(2027, 3, 15),))
    assert (away.used, away.free) == (0, 3)


def test_blocks_of_one_type_count_together():
    blocks = [
        Block("a", "Shirokane Garden", "twin", 1, FIRST, LAST),
        Block("b", "Shirokane Garden", "twin", 1, FIRST, LAST),
    ]
    assert [use.over for use in rooms.uses(blocks, rooms.together([ANNA, FREJA, EMMA]))] == [(), ()]
    more = guest("9", "Ewa", "Nowak")
    assert all(len(use.over) == 3 for use in rooms.uses(blocks, rooms.together([ANNA, FREJA, EMMA, more])))


def test_too_many_rooms_and_rooms_soon_given_back_are_told():
    short = Block("a", "Shirokane Garden", "twin", 1, FIRST, LAST)
    idle = Block("b", "Nagoya Castle", "single", 4, FIRST, LAST, release=date(2027, 2, 20))
    uses = rooms.uses([short, idle], rooms.together([ANNA, FREJA, EMMA]))
    assert [found.message for found in rooms.check(uses, date(2027, 2, 19))] == [
        "Shirokane Garden: more twin rooms are given than it holds, in the nights of 14 Mar, 15 Mar and 16 Mar.",
        "Nagoya Castle takes 4 single rooms back in 1 day that nobody has.",
    ]
    assert [found.rule for found in rooms.check(uses, date(2027, 1, 1))] == ["rooms short"]
