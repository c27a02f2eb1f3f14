"""Quotas of a mission, the balance they are held against, and places on the waiting list."""

from __future__ import annotations

from datetime import date
from functools import partial
from itertools import combinations

import pytest

from eujc_desktop import services
from eujc_desktop.common.errors import Invalid, Refused

TODAY = date(2027, 1, 4)


@pytest.fixture
def mission(with_applicants):
    return with_applicants.read(lambda work: services.missions.by_code(work, None).id)


def sheet(works, mission):
    return works.read(partial(services.selection.sheet, mission_id=mission))


def run(works, use_case, **values):
    return works.run("Step", partial(use_case, **values)).result


def bar(shown, trait, value):
    return next(each for each in shown[trait] if each.value == value)


def test_a_mission_has_one_quota_for_a_value_with_a_limit(with_applicants, mission):
    add = partial(run, with_applicants, services.quotas.add, mission_id=mission)
    own = add(values={"trait": "country", "value": "Italy", "most": "1"})
    women = add(values={"trait": "gender", "value": "w", "least": "2"})
    found = {(one.trait, one.value): (one.least, one.most) for one in sheet(with_applicants, mission).quotas}
    assert found == {("country", "IT"): (None, 1), ("gender", "Female"): (2, None)}
    version = with_applicants.version()
    again = {"trait": "country", "value": "イタリア", "most": "3"}
    for values in ({"trait": "country", "value": "IT"}, {"trait": "country", "least": "3", "most": "2"}, again):
        with pytest.raises(Invalid):
            add(values=values)
    with pytest.raises(Invalid):
        run(with_applicants, services.quotas.change, quota_id=own, values={"most": ""})
    with pytest.raises(Invalid, match="already"):
        run(with_applicants, services.quotas.change, quota_id=women, values={"trait": "country", "value": "it"})
    assert with_applicants.version() == version
    run(with_applicants, services.quotas.change, quota_id=own, values={"most": "5"})
    assert next(one.most for one in sheet(with_applicants, mission).quotas if one.id == own) == 5


def test_the_balance_counts_what_is_decided_and_what_is_tried(with_applicants, mission):
    rows = sheet(with_applicants, mission).rows
    out = [row for row in rows if row.country and not row.is_in]
    one, other = next((one, two) for one, two in combinations(out, 2) if one.country == two.country)
    land = one.traits["country"]
    before = bar(sheet(with_applicants, mission).balance([one.id]), "country", land)
    assert before.then == before.now + 1
    run(with_applicants, services.selection.decide, ids=[one.id], stage="selected", today=TODAY)
    run(with_applicants, services.quotas.add, mission_id=mission,
        values={"trait": "country", "value": land, "most": str(before.then)})  # fmt: skip
    shown = sheet(with_applicants, mission)
    assert bar(shown.balance(), "country", land).now == before.then
    assert bar(shown.balance([other.id], into=True), "country", land).state == "over"
    assert bar(shown.balance([one.id], into=False), "country", land).then == before.now
    assert bar(shown.balance([one.id]), "country", land).then == before.then
    assert next(row for row in shown.rows if row.id == one.id).stage != "selected"


def test_the_waiting_list_is_ordered_before_it_is_released(with_applicants, mission):
    ids = [row.id for row in sheet(with_applicants, mission).rows if not row.is_in][:3]
    run(with_applicants, services.selection.decide, ids=ids, stage="waiting list", today=TODAY)
    run(with_applicants, services.selection.move, participation_id=ids[2], step=-2)

    def order():
        rows = [row for row in sheet(with_applicants, mission).rows if row.id in ids]
        return [row.id for row in sorted(rows, key=lambda row: row.rank)]

    assert order() == [ids[2], ids[0], ids[1]]
    run(with_applicants, services.selection.release, mission_id=mission)
    assert order() == [ids[2], ids[0], ids[1]]
    with_applicants.undo()
    with_applicants.undo()
    assert order() == ids
    other = outside(with_applicants, mission, ids)
    with pytest.raises(Refused):
        run(with_applicants, services.selection.move, participation_id=other, step=1)


def outside(works, mission, ids):
    return next(row.id for row in sheet(works, mission).rows if row.id not in ids and row.then != "waiting list")
