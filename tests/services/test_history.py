"""What happened to a record field by field, put back where wanted; and who looked at what is masked."""

from __future__ import annotations

from functools import partial

import pytest

from eujc_desktop import services
from eujc_desktop.common.errors import Conflict, Refused


@pytest.fixture
def person(works):
    firm = works.run("Firm", partial(services.records.create, table="organisation", given={"name": "Alfa"})).result
    given = {"family_name": "Berg", "passport_no": "XA1234567", "organisation_id": firm}
    return works.run("Add", partial(services.records.create, table="person", given=given)).result


def change(works, person, **values):
    works.run("Edit", partial(services.records.change, table="person", record_id=person, given=values))


def history(works, person):
    return services.history.of_record(works, "person", person)


def now(works, person, field):
    return works.read(partial(services.records.values, table="person", record_id=person))[field]


def put_back(works, change):
    works.run("Put back", partial(services.history.revert, change=change))


def test_a_field_goes_back_and_the_rest_stays(works, person):
    change(works, person, department="Sales", job_title="Head")
    change(works, person, department="Quality", rank=3)
    put_back(works, next(one for one in history(works, person) if one.field == "department"))
    assert [now(works, person, name) for name in ("department", "job_title", "rank")] == ["Sales", "Head", 3]
    works.undo()
    assert now(works, person, "department") == "Quality"


def test_an_older_value_can_be_put_back_also(works, person):
    for words in (None, "Sales", "Quality"):
        change(works, person, department=words)
    found = [one for one in history(works, person) if one.field == "department"]
    assert [(one.before, one.after, one.can_revert) for one in found] == [
        ("Sales", "Quality", True),
        ("", "Sales", True),
    ]
    put_back(works, found[1])
    assert now(works, person, "department") is None
    assert [one.can_revert for one in history(works, person) if one.field == "department"] == [True, True, False]


def test_what_was_there_from_the_beginning_has_nothing_to_go_back_to(works, person):
    assert not any(one.can_revert for one in history(works, person))


def test_who_was_faster_is_not_overwritten(works, person):
    change(works, person, department="Sales")
    seen = history(works, person)[0]
    change(works, person, department="Quality")
    with pytest.raises(Conflict, match="“Department” has been changed again"):
        put_back(works, seen)
    assert now(works, person, "department") == "Quality"


def test_a_link_to_what_is_gone_is_refused(works, person):
    firm = now(works, person, "organisation_id")
    change(works, person, organisation_id=None)
    works.run("Remove", partial(services.records.remove, table="organisation", record_id=firm))
    with pytest.raises(Refused, match="no longer there"):
        put_back(works, next(one for one in history(works, person) if one.field == "organisation_id"))


def test_passport_numbers_are_told_as_hidden(works, person):
    change(works, person, passport_no="XB7654321")
    first = history(works, person)[0]
    assert (first.before, first.after, first.hidden, first.can_revert) == ("XA1234567", "XB7654321", True, True)


def test_a_look_is_kept_whatever_is_undone(works, person):
    look = partial(services.showings.enter, person_ids=[person], field="passport_no", where="form")
    works.enter("Passport no. shown", look)
    change(works, person, department="Sales")
    works.undo()
    (found,) = works.read(partial(services.showings.of_person, person_id=person))
    assert (found.who, found.label, found.where) == ("Anna Berg", "Passport no.", "In the form")
    assert works.next_undo().label == "Add"


def test_two_people_with_one_passport_do_not_show_it_when_compared(works, person):
    given = {"family_name": "Bergh", "passport_no": "XA1234567"}
    other = works.run("Add", partial(services.records.create, table="person", given=given)).result
    plan = works.read(partial(services.merging.plan, table="person", keep_id=person, other_id=other))
    assert ("Passport no.", "XA•••••67") in plan.pair.same
