"""Every list of every kind of activity, worked in as users do: typed, mistyped, found, sorted, to Excel and back."""

from __future__ import annotations

from datetime import date, time, timedelta
from decimal import Decimal

import pytest

from eujc_desktop.common.errors import Invalid
from eujc_desktop.exchange.pasted import Pasted
from eujc_desktop.fields.choices import Choice
from eujc_desktop.fields.kinds import Amount, Clock, Code, Country, Day, Email, Lines, Ref, Text, Url, Whole, YesNo
from eujc_desktop.planning import kinds
from eujc_desktop.planning.programmes import programmes
from eujc_desktop.services import entries, entry_rules, grid_sheets, grids, import_entries, imports, missions, people
from eujc_desktop.services.entry_lists import LISTS
from tests.services import importing

SHOWN = [(kind, key) for kind, tools in kinds.TOOLS.items() for key in tools.lists]
KEPT_BY = {key: kind for kind, key in reversed(SHOWN)}
FIRM = ("Aomine Seiki", "Shinonome Robotics")
MEANT = {
    Day: lambda at, n: date(2027, 5, 1) + timedelta(days=2 * at + n),
    Clock: lambda at, n: time(8 + at, 5 * n),
    Amount: lambda at, n: Decimal(1000 + at) + Decimal(n) / 4,
    YesNo: lambda at, n: n == 1,
    Country: lambda at, n: ("IT", "JP")[n],
    Email: lambda at, n: f"k{n}@example.org",
    Url: lambda at, n: f"https://example.org/{n}",
    Lines: lambda at, n: (f"Schweißen {n}", "改善"),
}
"""A value of each kind in the field at a place of its entry, for one of two entries."""
NOT_MEANT = {
    Day: "32/13/2027", Clock: "25:99", Amount: "much", Whole: "many", YesNo: "perhaps", Choice: "nonsense",
    Country: "Nowhereland", Email: "no mail",
}  # fmt: skip


def meant(field, at, n, choices):
    """What is typed into a field, as a value."""
    kind = field.kind
    if isinstance(kind, Ref):
        return choices[n][0]
    if isinstance(kind, Choice):
        return list(kind.options)[n % len(kind.options)]
    if isinstance(kind, Whole):
        return max(kind.least, min(kind.most, at + 10 * n + 1)) if kind.most > 9 else n + 1
    if isinstance(kind, Code):
        return ("EUR", "JPY")[n] if kind.longest == 3 else f"K{at}{n}"
    found = next((make for sort, make in MEANT.items() if isinstance(kind, sort)), None)
    return found(at, n) if found else kind.parse(f"{field.name.partition('.')[2]} {n} Łódź 試験")


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """An edition of each kind, with two people and two companies of each side where its lists lead to such."""
    with importing.office_with(tmp_path_factory.mktemp("lists")) as works:
        made = {}
        for each in programmes():
            if each.mission_kind not in made and kinds.TOOLS[each.mission_kind].lists:
                values = {"code": each.code, "title": each.name, "programme": each.code, "first_day": "2027-04-01",
                          "last_day": "2028-03-31"}  # fmt: skip
                step = lambda work, values=values: missions.new(work, values)  # noqa: E731 - run at once
                made[each.mission_kind] = works.run("New", step).result
        for mission in made.values():
            for name in ("Moreau", "Kowalska"):
                given = {"person.family_name": name, "person.given_name": "Ana", "participation.stage": "confirmed"}
                works.run("Join", lambda work, m=mission, given=given: people.enrol(work, m, given))
        for code in ("E01", "E02", "J01", "J02"):
            given = {"partnering_company.code": code, "partnering_company.side": code[0] + ("U" if code < "F" else "P")}
            works.run("Add", lambda work, v=given: entries.add(work, "partnering", made["partnering event"], v))
        yield works, made


def asked(works, key, mission):
    """Two entries of a list with a value in each of its fields, by the key of the field."""
    known, table = grids.columns(key), LISTS[key].table
    own = [name for name in known if name.startswith(f"{table}.")]
    links = {name: works.read(lambda work, name=name: grids.choices(work, name, mission)) for name in own
             if isinstance(known[name].kind, Ref)}  # fmt: skip
    found = []
    for n in range(2):
        values = {name: meant(known[name], at, n, links.get(name)) for at, name in enumerate(own)}
        found.append(values | ({"organisation.name": FIRM[n]} if grids.GRIDS[key].names_firm else {}))
    return found


def typed(values, known):
    """What is typed for values; links are chosen, not typed."""
    return {name: value if isinstance(known[name].kind, Ref) else known[name].kind.format(value)
            for name, value in values.items()}  # fmt: skip


def add(works, key, mission, values):
    given = typed(values, grids.columns(key))
    return works.run("Add", lambda work: entries.add(work, key, mission, given)).result


def code_of(works, mission):
    return works.read(lambda work: missions.of_id(work, mission, date(2027, 5, 1)).code)


def as_sheet(works, key, mission, values):
    """An entry as a sheet has it: headings, and links by their words."""
    known, cells = grids.columns(key), typed(values, grids.columns(key))
    for name in (name for name in cells if isinstance(known[name].kind, Ref)):
        cells[name] = dict(works.read(lambda work, name=name: grids.choices(work, name, mission)))[cells[name]]
    lines = ((str(known[name].label) for name in cells), cells.values())
    return Pasted("copied", "\n".join("\t".join(line) for line in lines))


def shown(works, key, mission, keys):
    def read(work):
        order = [(name, False) for name in LISTS[key].names if name in grids.columns(key)]
        found = grids.rows(work, key, grids.ids(work, key, mission_id=mission, order=order), keys)
        return [{name: row[name] for name in keys} for row in found]

    return works.read(read)


def test_every_list_is_kept_by_some_kind():
    assert {key for _kind, key in SHOWN} == set(LISTS)


@pytest.mark.parametrize(("kind", "key"), SHOWN)
def test_entries_of_a_list_are_typed_mistyped_found_sorted_and_taken_back(office, kind, key):
    works, made = office
    mission, known = made[kind], grids.columns(key)
    wanted = asked(works, key, mission)
    keys = list(wanted[0])
    before = shown(works, key, mission, keys)
    ids = [add(works, key, mission, values) for values in wanted]
    now = works.read(lambda work: grids.rows(work, key, ids, keys))
    assert [{name: row[name] for name in keys} for row in now] == wanted

    mistyped = {name: wrong for name in keys for sort, wrong in NOT_MEANT.items() if isinstance(known[name].kind, sort)}
    with pytest.raises(Invalid) as refusal:
        works.run("Change", lambda work: grids.change(work, key, ids[0], mistyped))
    assert refusal.value.problems.keys() == mistyped.keys()
    assert works.read(lambda work: grids.rows(work, key, ids, keys)) == now

    text = next((name for name in keys if type(known[name].kind) is Text and known[name].search), "")
    if text:
        found = works.read(lambda work: grids.ids(work, key, mission_id=mission, search=wanted[1][text]))
        assert found == [ids[1]]
    for name in keys:
        for down in (False, True):
            order = [(name, down)]
            found = works.read(lambda work, order=order: grids.ids(work, key, mission_id=mission, order=order))
            assert set(ids) <= set(found)

    emptied = {name: "" for name in keys if not known[name].required and known[name].default is None}
    works.run("Empty", lambda work: grids.change(work, key, ids[0], emptied))
    (row,) = works.read(lambda work: grids.rows(work, key, ids[:1], list(emptied)))
    assert all(row[name] is None for name in emptied)
    works.undo()
    assert works.read(lambda work: grids.rows(work, key, ids, keys)) == now
    works.undo()
    works.undo()
    assert shown(works, key, mission, keys) == before
    works.redo()
    works.redo()
    assert works.read(lambda work: grids.rows(work, key, ids, keys)) == now
    works.run("Remove", lambda work: grids.remove(work, key, ids))
    assert shown(works, key, mission, keys) == before


@pytest.mark.parametrize("key", [key for key, each in LISTS.items() if each.once])
def test_what_has_a_code_of_its_own_stands_in_a_list_once(office, key):
    works, made = office
    mission, known = made[KEPT_BY[key]], grids.columns(key)
    (first, second), same = asked(works, key, mission), import_entries.same(key)
    ids = [add(works, key, mission, values) for values in (first, second)]
    again = typed({name: first[name] for name in same}, known)
    for step in (
        lambda work: entries.add(work, key, mission, typed(first, known)),
        lambda work: grids.change(work, key, ids[1], again),
    ):
        with pytest.raises(Invalid, match=r"stands in the list already"):
            works.run("Twice", step)
    swapped = {ids[0]: typed({name: second[name] for name in same}, known), ids[1]: again}
    works.run("Swap", lambda work: grids.change_rows(work, key, swapped))
    for _ in range(3):
        works.undo()


@pytest.mark.parametrize("key", [key for key, each in LISTS.items() if each.spans])
def test_what_ends_before_it_begins_is_refused_typed_or_in_a_sheet(office, key):
    works, made = office
    mission, known, each = made[KEPT_BY[key]], grids.columns(key), LISTS[key]
    values = asked(works, key, mission)[0]
    for first, last in entry_rules.spans(each):
        turned = {first: values[last], last: values[first]}
        with pytest.raises(Invalid, match=r"lies before"):
            works.run("Add", lambda work, turned=turned: entries.add(work, key, mission, typed(values | turned, known)))
        incoming = imports.preview(
            works, as_sheet(works, key, mission, values | turned), key, mission=code_of(works, mission)
        )
        told = [problem for row in incoming.preview.rows for problem in row.problems]
        assert {(problem.key, "lies before" in problem.reason) for problem in told} >= {(last, True)}
    entry = add(works, key, mission, values)
    for first, last in entry_rules.spans(each):
        turned = {first: values[last], last: values[first]}
        with pytest.raises(Invalid, match=r"lies before") as refusal:
            works.run("Turn", lambda work, turned=turned: grids.change(work, key, entry, typed(turned, known)))
        assert last in refusal.value.problems
        same = typed({last: values[first]}, known)
        works.run("On one day", lambda work, same=same: grids.change(work, key, entry, same))
        works.undo()
    works.undo()


@pytest.mark.parametrize("key", LISTS)
def test_a_list_goes_out_to_excel_and_comes_back_as_it_was(office, key, tmp_path):
    works, made = office
    mission = made[KEPT_BY[key]]
    wanted = asked(works, key, mission)
    keys, file = list(wanted[0]), tmp_path / "list.xlsx"
    for values in wanted:
        add(works, key, mission, values)
    before = shown(works, key, mission, keys)
    ids = works.read(lambda work: grids.ids(work, key, mission_id=mission))
    data = works.read(lambda work: grid_sheets.workbook(work, key, ids, keys, "List", mission, made=date(2027, 5, 1)))
    file.write_bytes(data)
    code = code_of(works, mission)
    unchanged = imports.preview(works, file, key, mission=code)
    assert {row.result for row in unchanged.preview.rows} == {"same"}
    works.run("Remove", lambda work: grids.remove(work, key, ids[-2:]))
    incoming = imports.preview(works, file, key, mission=code)
    assert [problem for row in incoming.preview.rows for problem in row.problems] == []
    imports.apply(works, incoming)
    assert shown(works, key, mission, keys) == before
    while works.read(lambda work: grids.ids(work, key, mission_id=mission)) != ids[:-2]:
        works.undo()
