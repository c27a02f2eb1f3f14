"""Groups proposed and written: limits of the hosts, locks, one step back, and nobody overtaken."""

from __future__ import annotations

from functools import partial

import pytest

from eujc_desktop.common.errors import Conflict, Refused
from eujc_desktop.models.participation import Participation
from eujc_desktop.models.visit import Visit
from eujc_desktop.planning.items import AT_A_HOST
from eujc_desktop.services import grouping, itineraries, missions
from eujc_desktop.store.work import Works


def mission(works: Works) -> str:
    return works.read(lambda work: missions.by_code(work, "WCM-2027").id)


def sheet(works: Works) -> grouping.Sheet:
    return works.read(partial(grouping.sheet, mission_id=mission(works)))


def groups(known: grouping.Sheet) -> dict[str, str]:
    return {one.key: one.group for one in known.members}


def test_groups_are_proposed_written_and_taken_back(sample_office: Works) -> None:
    before = sheet(sample_office)
    look = grouping.propose(before, before.rules(3), groups(before), ())
    assert look.groups.keys() == groups(before).keys()
    assert set(look.groups.values()) == {"A", "B", "C"}
    assert look.reasons.keys() == {key for key, letter in look.groups.items() if letter != groups(before)[key]}
    held = before.members[0].key
    moved = sample_office.run(
        "Groups", partial(grouping.write, seen=before, groups=look.groups, locked={held})
    ).result  # fmt: skip
    assert moved == len(look.reasons)
    after = sheet(sample_office)
    assert (after.letters, groups(after)) == (("A", "B", "C"), dict(look.groups))
    assert [one.key for one in after.members if one.locked] == [held]
    assert grouping.look(after, after.rules(3), groups(after)).reasons == {}
    sample_office.undo()
    assert sheet(sample_office) == before


def test_groups_that_others_have_changed_meanwhile_are_not_overwritten(sample_office: Works) -> None:
    seen = sheet(sample_office)
    look = grouping.propose(seen, seen.rules(2), groups(seen), ())
    one = seen.members[0].key
    letter = "B" if seen.members[0].group == "A" else "A"
    write = partial(grouping.write, locked=())
    sample_office.run("Else", partial(write, seen=seen, groups={one: letter}))
    now = sheet(sample_office)
    with pytest.raises(Conflict):
        sample_office.run("Groups", partial(write, seen=seen, groups=look.groups))
    with pytest.raises(Refused, match="one letter"):
        sample_office.run("Groups", partial(write, seen=now, groups={one: "AB"}))
    assert sheet(sample_office) == now


def test_the_smallest_limit_of_the_hosts_of_a_group_holds_and_who_takes_too_few_of_all_is_told(
    sample_office: Works,
) -> None:
    def limit(work) -> str:
        plan = itineraries.plan(work, mission(sample_office))
        item = next(each for each in plan.items() if each.visit_id and each.type in AT_A_HOST)
        work.get(Visit, item.visit_id).max_visitors = 10
        itineraries.change(work, item.id, {"groups": ("A",)})
        return item.visit_id

    known = sheet(sample_office)
    sample_office.run("Limit", limit)
    limited = sheet(sample_office)
    assert limited.limits["A"].most == 10
    look = grouping.propose(limited, limited.rules(2), groups(limited), ())
    assert sum(letter == "A" for letter in look.groups.values()) == 10
    assert [one.words for one in look.told if "takes 10" in one.words] == []
    sample_office.undo()

    def crowd(work) -> None:
        visit = work.get(Visit, next(each.visit_id for each in itineraries.plan(work, known.mission_id).items()
                                     if each.visit_id and not each.groups and each.type in AT_A_HOST))  # fmt: skip
        visit.max_visitors = 2

    sample_office.run("Crowd", crowd)
    assert [words for words in sheet(sample_office).crowded if "takes 2" in words]


def test_wishes_and_locks_come_from_the_participants(sample_office: Works) -> None:
    one, other = sheet(sample_office).members[:2]

    def say(work) -> None:
        part = work.get(Participation, one.key)
        part.group_not_with, part.group_locked = other.name, True

    sample_office.run("Wish", say)
    known = sheet(sample_office)
    look = grouping.propose(known, known.rules(2), groups(known), ())
    assert look.groups[one.key] != look.groups[other.key]
