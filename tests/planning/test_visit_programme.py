"""The times of a visit follow from its start, and tell when the parts are longer than it."""

from __future__ import annotations

from datetime import time

from eujc_desktop.planning.visit_programme import LEAST_TOUR, timed, usual


def test_each_part_begins_when_the_one_before_is_over() -> None:
    found = timed([10, None, 60, 90], time(9, 45), 135)
    assert found.parts == (
        (time(9, 45), time(9, 55)), (time(9, 55), time(9, 55)), (time(9, 55), time(10, 55)),
        (time(10, 55), time(12, 25)),
    )  # fmt: skip
    assert (found.total, found.over) == (160, 25)


def test_without_a_start_there_are_no_times_and_without_a_length_nothing_is_too_long() -> None:
    assert timed([10, 20], None, None) == timed([10, 20], None, None)
    assert timed([10, 20], None, None).parts == (None, None)
    assert timed([10, 20], None, None).over is None
    assert timed([30, 60], time(23, 30), 60).parts[1] == (time(0, 0), time(1, 0))


def test_the_usual_tour_takes_the_time_there_is() -> None:
    for length in (120, 135, 180, 240):
        parts = usual(length)
        assert sum(minutes for _, minutes, _ in parts) == length
    assert {kind: minutes for kind, minutes, _ in usual(30)}["tour"] == LEAST_TOUR
    assert timed([minutes for _, minutes, _ in usual(None)], None, None).total == 145
