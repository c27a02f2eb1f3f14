"""The lists behind every tab: found, ordered, read, and written back to the right record."""

from __future__ import annotations

import json
from datetime import date
from functools import partial

import pytest

from eujc_desktop import services
from eujc_desktop.common.errors import Conflict, Invalid, NotFound
from eujc_desktop.fields import questions
from eujc_desktop.fields.conditions import Condition
from eujc_desktop.fields.kinds import Country
from eujc_desktop.models.mission import Mission

PEOPLE = [("Øberg", "Anna", "Ōta Precision"), ("Dvořáček", "Tomáš", "Moravské Strojírny"), ("Müller", "Jürgen", None)]


@pytest.fixture
def mission(works):
    def begin(work):
        mission = Mission(code="M-1", title="A mission", first_day=date(2027, 3, 15), last_day=date(2027, 3, 17))
        work.session.add(mission)
        work.session.flush()
        for family, given, firm in PEOPLE:
            values = {"person.family_name": family, "person.given_name": given}
            services.people.enrol(work, mission.id, values | ({"organisation.name": firm} if firm else {}))
        return mission.id

    return works.run("Begin", begin).result


def ids(works, mission, **how):
    return works.read(partial(services.grids.ids, grid="participants", mission_id=mission, **how))


def rows(works, wanted):
    return works.read(partial(services.grids.rows, grid="participants", wanted=wanted))


def names(works, wanted):
    return [row["person.family_name"] for row in rows(works, wanted)]


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("dvoracek", ["Dvořáček"]),
        ("oberg", ["Øberg"]),
        ("MULLER", ["Müller"]),
        ("ota prec", ["Øberg"]),
        ("anna ota", ["Øberg"]),
        ("anna brno", []),
        ("anna muller", []),
        ("nobody", []),
    ],
)
def test_search_forgets_accents_and_looks_into_joined_records(works, mission, search, found):
    assert names(works, ids(works, mission, search=search)) == found


def test_order_puts_empty_values_last_both_ways(works, mission):
    up = ids(works, mission, order=[("organisation.name", False)])
    down = ids(works, mission, order=[("organisation.name", True)])
    assert names(works, up)[-1] == names(works, down)[-1] == "Müller"
    assert names(works, up)[:2] == list(reversed(names(works, down)[:2]))


def ordered(works, mission, key, *values):
    """The order in which a list sorts people whose field `key` has these values."""
    for row_id, value in zip(ids(works, mission), values, strict=True):
        change = partial(services.grids.change, grid="participants", row_id=row_id, values={key: value})
        works.run("Edit", change)
    found = rows(works, ids(works, mission, order=[(key, False)]))
    return [services.grids.columns("participants")[key].kind.format(row[key]) for row in found]


@pytest.mark.parametrize(
    ("key", "values"),
    [
        ("person.given_name", ("Anna", "Élodie", "Éric")),
        ("person.given_name", ("Øystein", "Pavel", "Šárka")),
        ("person.nationality", ("Austria", "Estonia", "Spain")),
        ("participation.stage", ("Applied", "Selected", "Confirmed")),
        ("person.birth_date", ("3 Jul 1971", "1 Jan 1990", "2 Feb 1990")),
    ],
)
def test_order_is_that_of_the_words_as_people_read_them(works, mission, key, values):
    assert ordered(works, mission, key, values[1], values[2], values[0]) == list(values)


def test_groups_are_ordered_by_their_letters(works, mission):
    letters = {
        letter: works.run("Group", partial(services.itineraries.add_group, mission_id=mission, letter=letter)).result
        for letter in "CAB"
    }
    for row_id, letter in zip(ids(works, mission), "BCA", strict=True):
        values = {"participation.group_id": letters[letter]}
        works.run("Edit", partial(services.grids.change, grid="participants", row_id=row_id, values=values))
    found = rows(works, ids(works, mission, order=[("participation.group_id", False)]))
    assert [row["group.letter"] for row in found] == ["A", "B", "C"]


@pytest.mark.parametrize(
    ("condition", "count"),
    [
        (Condition("person.diet", "empty"), 3),
        (Condition("person.diet", "not empty"), 0),
        (Condition("person.family_name", "is", "Müller"), 1),
        (Condition("person.family_name", "is not", "Müller"), 2),
        (Condition("person.family_name", "any of", ["Müller", "Øberg"]), 2),
        (Condition("person.given_name", "contains", "NN"), 1),
        (Condition("person.given_name", "contains", "%"), 0),
        (Condition("person.given_name", "contains", "tomas"), 1),
        (Condition("person.given_name", "contains not", "nn"), 2),
        (Condition("person.email", "contains not", "nn"), 3),
        (Condition("person.family_name", "begins with", "DVO"), 1),
        (Condition("person.family_name", "none of", ["muller", "oberg"]), 1),
        (Condition("organisation.name", "is not", "ota precision"), 2),
        (Condition("person.birth_date", "before", date(2000, 1, 1)), 0),
    ],
)
def test_conditions(works, mission, condition, count):
    assert len(ids(works, mission, where=[condition])) == count


def test_days_and_numbers_are_asked_for_by_their_order(works, mission):
    chosen = ids(works, mission)
    days = {row_id: {"person.birth_date": f"{day} Mar 1980"} for day, row_id in enumerate(chosen, start=1)}
    works.run("Days", partial(services.grids.change_rows, grid="participants", changes=days))

    def found(test, *raw):
        field = services.grids.columns("participants")["person.birth_date"]
        return ids(works, mission, where=[questions.asked(field, test, raw)])

    assert found("between", "3/3/80", "2/3/1980") == chosen[1:]
    assert (found("before", "2 Mar 1980"), found("after", "2 Mar 1980")) == (chosen[:1], chosen[2:])
    assert found("is", "昭和55年3月2日") == chosen[1:2]


def test_links_are_asked_for_by_their_words(works, mission):
    group = works.run("Group", partial(services.itineraries.add_group, mission_id=mission, letter="B")).result
    row_id = ids(works, mission)[0]
    works.run("Edit", partial(services.grids.change_many, grid="participants", row_ids=[row_id],
                              values={"participation.group_id": group}))  # fmt: skip
    assert ids(works, mission, where=[Condition("participation.group_id", "any of", ["B"])]) == [row_id]
    assert len(ids(works, mission, where=[Condition("participation.group_id", "none of", ["B"])])) == 2


def test_questions_are_counted_together(works, mission):
    asked = {
        "firm": [Condition("organisation.name", "not empty")],
        "both": [Condition("organisation.name", "not empty"), Condition("person.given_name", "is", "anna")],
        "nobody": [Condition("person.diet", "not empty")],
        "all": [],
    }
    counted = works.read(partial(services.grids.counts, grid="participants", questions=asked, mission_id=mission))
    assert counted == {"firm": 2, "both": 1, "nobody": 0, "all": 3}


@pytest.mark.parametrize("grid", sorted(services.grids.GRIDS))
def test_every_question_to_every_column_is_answered_and_kept(works, mission, grid):
    samples = {"day": "2020-03-15", "clock": "9:30", "moment": "2027-03-15T09:30:00+00:00",
               "hundredths": "2.5", "flag": "no"}  # fmt: skip
    fields = services.grids.columns(grid)
    asked = {}
    for key, field in fields.items():
        kind = field.kind
        options = [str(option) for option in getattr(kind, "options", ())]
        usual = "JP" if isinstance(kind, Country) else getattr(kind, "least", samples.get(kind.storage, "ō"))
        raw = options[:1] or [usual]
        for test in questions.tests_for(kind):
            condition = questions.asked(field, test, raw * (2 if test == "between" else 1))
            assert questions.taken(json.loads(json.dumps(questions.kept(condition))), fields) == condition
            asked[f"{key} {test}"] = [condition]
    for start in range(0, len(asked), 400):
        part = dict(list(asked.items())[start : start + 400])
        assert len(works.read(partial(services.grids.counts, grid=grid, questions=part))) == len(part)


def test_a_question_to_a_field_that_is_gone_is_forgotten():
    fields = services.grids.columns("participants")
    for kept in (["person.gone", "is", ["x"]], ["person.diet", "any of", ["ambrosia"]], ["person.diet", "odd", []], 3):
        assert questions.taken(kept, fields) is None


def test_a_thousand_rows_are_written_together(works, mission):
    with_firms = ids(works, mission)
    changes = {row_id: {"person.diet": "Vegan", "organisation.city": "Brno"} for row_id in with_firms}
    done = works.run("Paste", partial(services.grids.change_rows, grid="participants", changes=changes))
    assert done.result == 3
    assert [row["person.diet"].label for row in rows(works, with_firms)] == ["Vegan"] * 3
    assert len(works.steps()) == 2
    works.undo()
    assert names(works, ids(works, mission, where=[Condition("organisation.city", "not empty")])) == []


def test_rows_are_added_with_what_they_hold(works, mission):
    add = partial(services.grids.add, mission_id=mission)
    person = works.run("Add", partial(add, grid="participants", values={
        "person.family_name": "Saar", "person.given_name": "Annika", "organisation.name": "Ota Precision",
    })).result  # fmt: skip
    assert rows(works, [person])[0]["organisation.name"] == "Ōta Precision"
    visit = works.run("Add", partial(add, grid="visits", values={
        "organisation.name": "Ota Precision", "visit.theme": "small lots",
    })).result  # fmt: skip
    found = works.read(partial(services.grids.rows, grid="visits", wanted=[visit]))[0]
    assert (found["organisation.name"], found["visit.theme"]) == ("Ōta Precision", "small lots")
    with pytest.raises(Invalid):
        works.run("Add", partial(add, grid="visits", values={"visit.theme": "nobody's"}))


def test_other_missions_stay_out(works, mission):
    assert ids(works, "0" * 32) == []


def test_a_cell_is_written_to_its_record(works, mission):
    row_id = ids(works, mission)[0]
    works.run("Edit", partial(services.grids.change, grid="participants", row_id=row_id, values={
        "person.diet": "végétarien", "participation.arrival_day": "14/3/27", "organisation.city": "Brno",
    }))  # fmt: skip
    row = rows(works, [row_id])[0]
    assert (row["person.diet"].label, row["participation.arrival_day"], row["organisation.city"]) == (
        "Vegetarian", date(2027, 3, 14), "Brno",
    )  # fmt: skip
    works.undo()
    assert rows(works, [row_id])[0]["person.diet"] is None


def test_a_firm_is_made_where_there_was_none(works, mission):
    row_id = ids(works, mission, search="muller")[0]
    works.run(
        "Edit",
        partial(services.grids.change, grid="participants", row_id=row_id, values={"organisation.name": "Müller AG"}),
    )
    assert rows(works, [row_id])[0]["organisation.name"] == "Müller AG"


def test_what_does_not_parse_is_named_and_nothing_written(works, mission):
    row_id = ids(works, mission)[0]
    values = {"person.passport_expires": "31/02/2030", "person.email": "no mail", "person.given_name": "Eva"}
    with pytest.raises(Invalid) as refusal:
        works.run("Edit", partial(services.grids.change, grid="participants", row_id=row_id, values=values))
    assert set(refusal.value.problems) == {"person.passport_expires", "person.email"}
    assert rows(works, [row_id])[0]["person.given_name"] != "Eva"


def test_a_faster_colleague_is_noticed_by_the_cell(works, mission):
    row_id = ids(works, mission)[0]
    change = partial(services.grids.change, grid="participants", row_id=row_id, seen={"person.diet": None})
    works.run("Edit", partial(change, values={"person.diet": "Vegan"}))
    works.run("Edit", partial(change, values={"person.diet": "Vegan"}))
    works.run("Edit", partial(change, values={"person.email": "a@example.org"}, seen={"person.email": None}))
    with pytest.raises(Conflict, match="“Diet” to “Vegan”"):
        works.run("Edit", partial(change, values={"person.diet": "Halal"}))


def test_a_row_that_is_gone_says_so(works, mission):
    row_id = ids(works, mission)[0]
    works.run("Remove", partial(services.grids.remove, grid="participants", row_ids=[row_id]))
    assert rows(works, [row_id]) == []
    with pytest.raises(NotFound):
        works.run(
            "Edit", partial(services.grids.change, grid="participants", row_id=row_id, values={"person.diet": "Vegan"})
        )


def test_history_names_fields_and_people(works, mission):
    row_id = ids(works, mission)[0]
    person = rows(works, [row_id])[0]["records"]["person"]
    works.run(
        "Edit diet", partial(services.grids.change, grid="participants", row_id=row_id, values={"person.diet": "Vegan"})
    )
    first = services.history.of_record(works, "person", person)[0]
    assert (first.who, first.step, first.label, first.before, first.after) == (
        "Anna Berg",
        "Edit diet",
        "Diet",
        "",
        "Vegan",
    )


def test_search_everywhere(works, mission):
    hits = works.read(partial(services.search.find, query="dvoracek"))
    assert [(hit.table, hit.title, hit.mission_id) for hit in hits] == [("person", "DVOŘÁČEK Tomáš", mission)]


def test_every_column_can_be_read_and_ordered(works, mission):
    for grid in services.grids.GRIDS:
        there = set(works.read(partial(services.grids.ids, grid=grid)))
        for key in services.grids.columns(grid):
            ordered = works.read(partial(services.grids.ids, grid=grid, order=[(key, True)]))
            assert (len(ordered), set(ordered)) == (len(there), there), key
        assert works.read(partial(services.grids.rows, grid=grid, wanted=["0" * 32])) == []


def firms_of(works, mission):
    return {row["person.family_name"]: row["organisation.name"] for row in rows(works, ids(works, mission))}


def give_firm(works, mission, who, name):
    row_id = ids(works, mission, search=who)[0]
    change = partial(services.grids.change, grid="participants", row_id=row_id, values={"organisation.name": name})
    works.run("Edit", change)


def firms_there(works):
    found = works.read(partial(services.grids.ids, grid="organisations"))
    return {
        row["organisation.name"] for row in works.read(partial(services.grids.rows, grid="organisations", wanted=found))
    }


def test_a_known_firm_is_taken_however_it_is_written(works, mission):
    give_firm(works, mission, "muller", "OTA PRECISION")
    give_firm(works, mission, "muller", "Ōta Precision Ltd.")
    assert firms_of(works, mission)["Müller"] == firms_of(works, mission)["Øberg"] == "Ōta Precision Ltd."
    assert firms_there(works) == {"Ōta Precision Ltd.", "Moravské Strojírny"}


def test_another_firm_for_one_leaves_colleagues_where_they_are(works, mission):
    give_firm(works, mission, "muller", "Ōta Precision")
    give_firm(works, mission, "muller", "Ōta Precisions Nagoya")
    assert firms_of(works, mission) == {"Øberg": "Ōta Precision", "Dvořáček": "Moravské Strojírny",
                                        "Müller": "Ōta Precisions Nagoya"}  # fmt: skip


def test_a_mended_mistake_renames_and_a_new_employer_does_not(works, mission):
    give_firm(works, mission, "dvoracek", "Moravské Strojirny")
    assert firms_there(works) == {"Ōta Precision", "Moravské Strojirny"}
    give_firm(works, mission, "dvoracek", "Tatra Plasty")
    assert firms_there(works) == {"Ōta Precision", "Moravské Strojirny", "Tatra Plasty"}
    give_firm(works, mission, "dvoracek", "")
    assert firms_of(works, mission)["Dvořáček"] is None
    works.undo()
    assert firms_of(works, mission)["Dvořáček"] == "Tatra Plasty"


def test_a_visit_shows_when_the_itinerary_has_it_first(works, mission):
    def begin(work):
        host = services.records.create(work, "organisation", {"name": "Kariya"})
        visit = services.grids.create(work, "visits", {"visit.organisation_id": host}, mission_id=mission)
        day = services.mission_days.day_for(work, work.get(Mission, mission), date(2027, 3, 16), None)
        for kind, start in (("workshop", None), ("workshop", "14:00"), ("workshop", "9:30"), ("transfer", "8:30")):
            given = {"title": "Dojo", "type": kind, "day_id": day.id, "start": start, "visit_id": visit}
            services.itineraries.add(work, mission, given)
        return visit

    visit = works.run("Begin", begin).result
    other = works.run("Other", lambda work: services.grids.create(
        work, "visits", {"visit.organisation_id": services.records.create(work, "organisation", {"name": "Aone"})},
        mission_id=mission,
    )).result  # fmt: skip
    found = works.read(partial(services.grids.ids, grid="visits", mission_id=mission))
    assert found == [visit, other]
    first, second = works.read(partial(services.grids.rows, grid="visits", wanted=found))
    assert services.itineraries.local(first["item.starts_at"], first["item.zone"]).hour == 9
    assert second["item.starts_at"] is None
    assert "item.title" not in services.grids.columns("visits")
