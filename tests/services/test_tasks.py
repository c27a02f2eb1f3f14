"""Tasks of a mission: due days relative to it, ticks by hand and by the data."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest

from eujc_desktop import services
from eujc_desktop.common.errors import Invalid

TODAY = date(2027, 2, 4)


@pytest.fixture
def mission(works):
    values = {"code": "M-1", "title": "A mission", "first_day": "2027-03-15", "last_day": "2027-03-19"}
    return works.run("New mission", partial(services.missions.new, values=values)).result


def add(works, mission, **values):
    return works.run("Add task", lambda work: services.tasks.add(work, mission, values)).result


def rows(works, mission):
    return works.read(lambda work: services.overview.of_mission(work, mission, TODAY)).tasks


def test_a_task_is_due_so_many_days_before_the_mission(works, mission):
    add(works, mission, title="Print", owner="Hanna", due="8 Feb 2027")
    (row,) = rows(works, mission)
    assert (row.title, row.owner, row.due, row.from_start, row.late) == (
        "Print", "Hanna", date(2027, 2, 8), -35, False,
    )  # fmt: skip


def test_a_task_after_the_mission_counts_from_its_last_day(works, mission):
    add(works, mission, title="Thank", due="2027-03-29")
    works.run(
        "Longer", lambda work: services.rescheduling.change_dates(work, mission, {"last_day": "2027-03-20"}, TODAY)
    )
    assert rows(works, mission)[0].due == date(2027, 3, 30)


def test_a_task_past_its_day_is_late_until_ticked(works, mission):
    task = add(works, mission, title="Ask", due="2027-02-02")
    assert rows(works, mission)[0].late
    works.run("Tick", lambda work: services.tasks.tick(work, task, TODAY))
    (row,) = rows(works, mission)
    assert (row.late, row.done, row.done_on, row.by_itself) == (False, True, TODAY, False)


def test_change_gives_another_day_and_lets_it_be_fixed(works, mission):
    task = add(works, mission, title="Ask", due="2027-02-08")
    works.run("Change", lambda work: services.tasks.change(work, task, {"due": "2027-02-10", "fixed": True}))
    assert (rows(works, mission)[0].due, rows(works, mission)[0].fixed) == (date(2027, 2, 10), True)
    works.run("Change", lambda work: services.tasks.change(work, task, {"title": "Ask again"}))
    assert (rows(works, mission)[0].title, rows(works, mission)[0].fixed) == ("Ask again", True)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"due": "2027-02-08"}, "title"),
        ({"title": "A", "due": ""}, "due"),
        ({"title": "A", "due": "2099-01-01"}, "due"),
    ],
)
def test_what_is_missing_is_named(works, mission, values, field):
    with pytest.raises(Invalid) as refusal:
        add(works, mission, **values)
    assert field in refusal.value.problems
