"""Seats at a table: by rank, away from the door, the first ones face to face, kept seats where they are."""

from __future__ import annotations

from itertools import product

import pytest

from eujc_desktop.planning.table_plan import (
    ABOVE,
    BELOW,
    BOARDROOM,
    FACING,
    LEFT,
    RIGHT,
    TablePlan,
    U,
    arrange,
    swapped,
)

EVERY = list(product((FACING, U, BOARDROOM), (BELOW, ABOVE, LEFT, RIGHT)))


def people(letter: str, number: int) -> list[str]:
    return [f"{letter}{at}" for at in range(1, number + 1)]


def plan(form: str, door: str, guests: int, hosts: int, **more: object) -> TablePlan:
    return arrange(form, door, people("g", guests), people("h", hosts), "int", **more)  # type: ignore[arg-type]


def far(found: TablePlan, row: int, column: int) -> int:
    """How far a seat is from the door."""
    return {BELOW: found.rows - 1 - row, ABOVE: row, LEFT: column, RIGHT: found.columns - 1 - column}[found.door]


@pytest.mark.parametrize(("form", "door"), EVERY)
@pytest.mark.parametrize(("guests", "hosts"), [(1, 1), (0, 0), (4, 3), (12, 4), (24, 6), (50, 20), (3, 15), (0, 2)])
def test_everybody_sits_on_a_chair_of_the_own_and_nobody_on_a_table(
    form: str, door: str, guests: int, hosts: int
) -> None:
    found = plan(form, door, guests, hosts)
    places = [(seat.row, seat.column) for seat in found.seats]
    tables = {
        (row, column)
        for top, left, tall, wide in found.tables
        for row, column in product(range(top, top + tall), range(left, left + wide))
    }
    assert len(set(places)) == len(places)
    assert not tables & set(places)
    assert all(0 <= row < found.rows and 0 <= column < found.columns for row, column in (*places, *tables))
    assert {seat.who for seat in found.seats} == {*people("g", guests), *people("h", hosts), "int"}


@pytest.mark.parametrize(("form", "door"), EVERY)
def test_our_first_sits_far_from_the_door_opposite_the_hosts_first_with_the_interpreter_beside(
    form: str, door: str
) -> None:
    found = plan(form, door, 5, 4)
    leader, first, interpreter = (found.seat_of(who) for who in ("g1", "h1", "int"))
    assert leader
    assert first
    assert interpreter
    assert far(found, leader.row, leader.column) >= far(found, first.row, first.column)
    same = (leader.row == first.row) + (leader.column == first.column)
    assert same == 1
    beside = max(abs(leader.row - interpreter.row), abs(leader.column - interpreter.column))
    assert beside == 1


def test_facing_rows_put_the_guests_away_from_the_door_and_rank_outward_from_the_middle() -> None:
    found = plan(FACING, BELOW, 4, 3)
    row = [found.at(0, column) for column in range(found.columns)]
    assert [seat.who for seat in row if seat] == ["g4", "int", "g1", "g2", "g3"]
    assert {seat.row for seat in found.seats if seat.side == "G"} == {0}
    assert {seat.row for seat in plan(FACING, ABOVE, 4, 3).seats if seat.side == "G"} == {2}


def test_with_the_door_at_an_end_ranks_begin_at_the_other_end() -> None:
    found = plan(FACING, LEFT, 3, 2)
    assert [seat.who for column in range(found.columns - 1, -1, -1) if (seat := found.at(0, column))] == [
        "g1", "int", "g2", "g3",
    ]  # fmt: skip


def test_a_seat_kept_stays_and_the_others_move_up() -> None:
    found = plan(FACING, BELOW, 4, 3, kept={"G1": "g4", "H1": "h3", "G9": "g2", "G2": "gone"})
    assert {seat.key for seat in found.seats if seat.kept} == {"G1", "H1"}
    assert [seat.who for seat in found.seats] == ["g4", "g1", "g2", "int", "g3", "h3", "h1", "h2"]


def test_somebody_may_be_seated_on_the_other_side_and_changes_places() -> None:
    before = plan(U, BELOW, 3, 2)
    change = swapped(before, "g3", "H2")
    assert change == {"H2": "g3", "G4": "h2"}
    after = plan(U, BELOW, 3, 2, kept=change)
    assert {seat.key: seat.who for seat in after.seats} == {
        "G1": "g1", "G2": "int", "G3": "g2", "G4": "h2", "H1": "h1", "H2": "g3",
    }  # fmt: skip
    assert swapped(before, "nobody", "H2") == {}
    assert swapped(before, "g3", "H9") == {}
