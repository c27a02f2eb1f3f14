"""The lists that activities keep: written, found, counted, due, brought in from sheets."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from eujc_desktop.common.errors import Invalid, Refused
from eujc_desktop.exchange.pasted import Pasted
from eujc_desktop.fields.kinds import Ref
from eujc_desktop.planning import kinds
from eujc_desktop.services import entries, grids, imports, missions, people, placements, places, search
from eujc_desktop.services.entry_lists import LISTS, of_table
from tests.services.importing import INPUT

TODAY = date(2027, 4, 10)


def begin(works, programme, code="E-2027"):
    values = {"code": code, "title": code, "programme": programme, "first_day": "2027-04-01", "last_day": "2027-04-02"}
    return works.run("New", lambda work: missions.new(work, values)).result


def add(works, key, mission, **values):
    table = LISTS[key].table
    named = {name if name == "firm" else f"{table}.{name}": value for name, value in values.items()}
    if "firm" in named:
        named["organisation.name"] = named.pop("firm")
    return works.run("Add", lambda work: entries.add(work, key, mission, named)).result


def test_each_list_is_declared_whole():
    assert set(kinds.ALL.lists) == set(LISTS)
    for key, each in LISTS.items():
        known = grids.columns(key)
        assert of_table(each.table) == key
        assert {*each.keys, *each.names} <= known.keys(), key
        assert {each.done, each.heads, each.due, each.ended} - {""} <= entries.entity(key).fields.keys(), key
        assert bool(each.due) == bool(each.ended)
        assert entries.entity(key).sections(), key
        assert not [name for name in each.keys if isinstance(known[name].kind, Ref) and "organisation" in name], key


def test_a_case_is_kept_found_changed_and_taken_back(works):
    mission = begin(works, "TTHD")
    case = add(works, "cases", mission, question="Which licence?", asked_on="2027-04-01", due="2027-04-08", firm="Nová")
    assert works.read(lambda work: entries.where(work, case)) == ("cases", mission)
    assert works.read(lambda work: entries.where(work, "0" * 32)) == ("", "")
    (hit,) = works.read(lambda work: search.find(work, "licence"))
    assert (hit.table, hit.id, hit.facts) == ("helpdesk_case", case, ("E-2027",))
    place = works.read(lambda work: places.where(work, [("helpdesk_case", case)]))
    assert (place.tab, place.mission_id, place.row_id) == ("entries", mission, case)
    due = works.read(lambda work: entries.due(work, TODAY, 14))
    assert [(each.key, each.title, each.day) for each in due] == [("cases", "Which licence?", date(2027, 4, 8))]
    sums = works.read(lambda work: entries.sums(work, "cases", mission, TODAY))
    assert (sums.total, sums.done, sums.late) == (1, 0, 1)

    def change(work):
        grids.change(work, "cases", case, {"organisation.name": "Other", "helpdesk_case.answered_on": "2027-04-09"})

    works.run("Answer", change)
    assert works.read(lambda work: entries.due(work, TODAY, 14)) == []
    keys = ["organisation.name", "helpdesk_case.answered_on"]
    (row,) = works.read(lambda work: grids.rows(work, "cases", [case], keys))
    assert (row["organisation.name"], row[keys[1]]) == ("Other", date(2027, 4, 9))
    works.undo()
    (row,) = works.read(lambda work: grids.rows(work, "cases", [case], keys))
    assert (row["organisation.name"], row[keys[1]]) == ("Nová", None)
    assert works.read(lambda work: entries.kept(work, mission))["cases"] == 1
    assert works.read(entries.holds)[mission] == {"cases"}
    with pytest.raises(Invalid):
        add(works, "cases", mission, answer="to no question")


def bring(works, what, sheet=None, code="E-2027"):
    incoming = imports.preview(works, INPUT / "b2b-wishes.xlsx", what, mission=code, sheet=sheet)
    told = {(problem.row, problem.value) for row in incoming.preview.rows for problem in row.problems}
    done = imports.apply(works, incoming, only_good=True)
    return done, told


def test_a_partnering_day_comes_in_as_data(works):
    mission = begin(works, "BIO-B2B")
    for what, sheet, number in (
        ("slots", "Slots", 15),
        ("tables", "Tables", 20),
        ("partnering", "European companies", 24),
        ("partnering", "Japanese companies", 40),
    ):
        done, told = bring(works, what, sheet)
        assert (done.added, told) == (number, set()), sheet
    done, told = bring(works, "wishes")
    assert told == {(42, "J41"), (380, "maybe"), (381, "no")}
    assert done.added == 377
    keys = [
        "european.code",
        "partnering_wish.european_wish",
        "partnering_wish.japanese_answer",
        "japanese_firm.name_ja",
    ]
    ids = works.read(lambda work: grids.ids(work, "wishes", mission_id=mission))
    rows = works.read(lambda work: grids.rows(work, "wishes", ids, keys))
    both = Counter((row[keys[1]], row[keys[2]]) for row in rows)
    assert both["must", "must"] == 25
    assert sum(number for pair, number in both.items() if set(pair) <= {"must", "would"}) == 171
    assert all(row["japanese_firm.name_ja"] for row in rows)
    sides = works.read(lambda work: grids.rows(work, "partnering", grids.ids(work, "partnering", mission_id=mission)))
    assert Counter(str(row["partnering_company.side"]) for row in sides) == {"EU": 24, "JP": 40}
    again = imports.preview(works, INPUT / "b2b-wishes.xlsx", "wishes", mission="E-2027")
    assert again.bringing == 0


def test_people_are_named_in_either_order_and_who_is_not_there_is_asked_about(works):
    mission = begin(works, "VIJ")
    for family, given in (("Moreau", "Claire"), ("Moreau", "Jean")):
        values = {"person.family_name": family, "person.given_name": given, "participation.stage": "confirmed"}
        works.run("Enrol", lambda work, values=values: people.enrol(work, mission, values))
    text = (
        "Trainee\tHost\tWish\tDecision\nClaire Moreau\tAomine\t1\tplaced\nMoreau, Jean\tAomine\t2\t\nMoreau\tX\t1\t\n"
    )
    incoming = imports.preview(works, Pasted("copied", text), "placements", mission="E-2027")
    assert [row.result for row in incoming.preview.rows] == ["new", "new", "problem"]
    imports.apply(works, incoming, only_good=True)
    again = imports.preview(works, Pasted("copied", text.replace("2\t", "3\t")), "placements", mission="E-2027")
    assert [row.result for row in again.preview.rows] == ["same", "changed", "problem"]
    imports.apply(works, again, only_good=True)
    ids = works.read(lambda work: grids.ids(work, "placements", mission_id=mission))
    rows = works.read(lambda work: grids.rows(work, "placements", ids, ["person.given_name", "placement.wish"]))
    assert [(row["person.given_name"], row["placement.wish"]) for row in rows] == [("Claire", 1), ("Jean", 3)]


def test_a_trainee_is_placed_with_what_the_host_offers_and_reports_each_month(works):
    mission = begin(works, "VIJ")
    parts = []
    for family in ("Moreau", "Kowalski"):
        values = {"person.family_name": family, "participation.stage": "confirmed"}
        parts.append(works.run("Enrol", lambda work, values=values: people.enrol(work, mission, values)).result)
    offer = {"places": 1, "city": "Nagoya", "allowance": "95000", "currency": "JPY", "supervisor": "佐藤"}
    add(works, "offers", mission, firm="Aomine", first_day="2027-10-01", last_day="2028-01-15", **offer)
    first, second = (add(works, "placements", mission, firm="Aomine", participation_id=part, wish=1) for part in parts)
    other = add(works, "placements", mission, firm="Shinonome", participation_id=parts[0], wish=2)
    declined = add(works, "placements", mission, firm="Kita", participation_id=parts[1], answer="no")
    assert works.run("Place", lambda work: placements.place(work, first)).result == 1
    keys = [f"placement.{name}" for name in ("decision", "place", "last_day", "supervisor", "currency")]
    found = works.read(lambda work: grids.rows(work, "placements", [first, other], keys))
    assert [found[0][key] for key in keys] == ["placed", "Nagoya", date(2028, 1, 15), "佐藤", "JPY"]
    assert found[1][keys[0]] == "not here"
    for row, reason in ((second, "Aomine has no place left"), (declined, "Kita has declined")):
        with pytest.raises(Refused, match=reason):
            works.run("Place", lambda work, row=row: placements.place(work, row))
    assert works.run("Plan", lambda work: placements.plan_reports(work, mission)).result == 4
    due = works.read(lambda work: [each.day for each in entries.due(work, date(2028, 1, 1), 30)])
    assert due == [date(2027, 10, 31), date(2027, 11, 30), date(2027, 12, 31), date(2028, 1, 15)]
    with pytest.raises(Refused, match="planned already"):
        works.run("Plan", lambda work: placements.plan_reports(work, mission))
    other = begin(works, "VIE", "VIE-2027")
    with pytest.raises(Refused, match="No report"):
        works.run("Plan", lambda work: placements.plan_reports(work, other))
