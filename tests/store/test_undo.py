"""Undo and redo: every step, also after a restart; refused where somebody has written since."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine, delete, select, update

from eujc_desktop.common.errors import Conflict, Refused
from eujc_desktop.models.edition import Edition
from eujc_desktop.models.itinerary import MissionDay
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.organisation import Organisation, Site
from eujc_desktop.models.paper import Paper
from eujc_desktop.models.participation import Participation
from eujc_desktop.models.person import Person
from eujc_desktop.store import schema, search
from eujc_desktop.store.engine import open_engine
from eujc_desktop.store.work import Work, Works
from tests.effort import effort
from tests.store.office import add_mission, add_person, count, dump, enrol_many

NOW = datetime(2027, 2, 4, tzinfo=UTC)


def test_r048_edit_insert_delete_are_taken_back_and_done_again(works: Works, engine: Engine) -> None:
    states = [dump(engine)]
    mission_id = works.run("Import", lambda work: enrol_many(work, 20)).result
    states.append(dump(engine))
    works.run("Rename", lambda work: setattr(work.get(Mission, mission_id), "title", "New"))
    states.append(dump(engine))
    works.run("Bulk", lambda work: work.session.execute(update(Person).values(department="Gent")))
    states.append(dump(engine))
    works.run("Remove", lambda work: work.session.delete(work.get(Mission, mission_id)))
    states.append(dump(engine))
    works.run("Remove firms", lambda work: work.session.execute(delete(Organisation)))
    states.append(dump(engine))
    labels = ["Import", "Rename", "Bulk", "Remove", "Remove firms"]
    for position in (4, 3, 2, 1, 0):
        assert works.undo().label == labels[position]
        assert dump(engine) == states[position]
    with pytest.raises(Refused, match="nothing to undo"):
        works.undo()
    for position in (1, 2, 3, 4, 5):
        assert works.redo().label == labels[position - 1]
        assert dump(engine) == states[position]
    with pytest.raises(Refused, match="nothing to redo"):
        works.redo()


def test_undo_and_redo_survive_a_restart(data: str) -> None:
    engine = open_engine(data)
    schema.create_all(engine)
    works = Works(engine, "Anna Berg")
    states = [dump(engine)]
    mission_id = add_mission(works)
    states.append(dump(engine))
    for title in ("A", "B", "C"):
        works.run(f"Call it {title}", lambda work, t=title: setattr(work.get(Mission, mission_id), "title", t))
        states.append(dump(engine))
    works.undo()
    for position in (2, 1, 0):
        engine.dispose()
        works = Works(engine := open_engine(data), "Anna Berg")
        works.undo()
        assert dump(engine) == states[position]
    for position in (1, 2, 3, 4):
        engine.dispose()
        works = Works(engine := open_engine(data), "Anna Berg")
        works.redo()
        assert dump(engine) == states[position]
    assert works.next_redo() is None
    assert works.next_undo().label == "Call it C"
    engine.dispose()


def test_back_and_forth_many_times_and_a_new_step_ends_the_way_forward(works: Works, engine: Engine) -> None:
    person_id = add_person(works, department="A")
    works.run("B", lambda work: setattr(work.get(Person, person_id), "department", "B"))
    for _ in range(3):
        assert works.undo().label == "B"
        assert works.next_redo().label == "B"
        assert works.redo().label == "B"
    works.undo()
    works.run("C", lambda work: setattr(work.get(Person, person_id), "department", "C"))
    assert works.next_redo() is None
    assert works.undo().label == "C"
    assert works.redo().label == "C"
    assert [works.undo().label for _ in range(2)] == ["C", "Add Müller"]
    assert count(engine, "person") == 0
    assert [works.redo().label for _ in range(2)] == ["Add Müller", "C"]
    assert works.read(lambda work: work.get(Person, person_id).department) == "C"
    titles = [step.title for step in works.steps(2)]
    assert titles == ["Redo: C", "Redo: Add Müller"]


def test_r049_undo_is_refused_where_somebody_has_written_since(works: Works, engine: Engine) -> None:
    person_id = add_person(works, department="A")
    works.run("Move to B", lambda work: setattr(work.get(Person, person_id), "department", "B"))
    # Another program writes past the stack of steps, as a merge or a colleague on a server does.
    other = Works(engine, "Kenji Mori")
    other.run("Move to C", lambda work: setattr(work.get(Person, person_id), "department", "C"))
    before = dump(engine)
    if engine.dialect.name == "sqlite":
        works = _skipping_last(works, engine)
    with pytest.raises(Conflict) as caught:
        works.undo()
    assert "“Department" in str(caught.value)
    assert "Kenji Mori" in str(caught.value)
    assert "Move to C" in str(caught.value)
    assert dump(engine) == before


def _skipping_last(works: Works, engine: Engine) -> Works:
    """On a file there is one stack for all; here only Anna's own steps are taken back, as on a server."""
    mine = Works(engine, works.who)
    mine._whose = works.who
    return mine


def test_undo_keeps_fields_a_colleague_changed(works: Works, engine: Engine) -> None:
    person_id = add_person(works, department="A")
    mine = _skipping_last(works, engine)
    mine.run("Move", lambda work: setattr(work.get(Person, person_id), "department", "B"))
    Works(engine, "Kenji Mori").run("Mail", lambda work: setattr(work.get(Person, person_id), "email", "k@example.org"))
    mine.undo()
    person = works.read(lambda work: work.get(Person, person_id))
    assert (person.department, person.email) == ("A", "k@example.org")


def test_undo_of_an_addition_is_refused_when_others_have_filled_what_it_left_empty(
    works: Works, engine: Engine
) -> None:
    mine = _skipping_last(works, engine)
    person_id = add_person(mine)
    other = Works(engine, "Kenji Mori")
    other.run("Fill", lambda work: setattr(work.get(Person, person_id), "department", "B"))
    before = dump(engine)
    with pytest.raises(Conflict, match="“Department” of Müller was changed again by Kenji Mori"):
        mine.undo()
    assert dump(engine) == before
    other.run("Empty", lambda work: setattr(work.get(Person, person_id), "department", None))
    mine.undo()
    assert dump(engine) == {}


def test_undo_of_an_addition_is_refused_when_others_hang_on_it(works: Works, engine: Engine) -> None:
    mission_id, person_id = "", add_person(works)
    mine = _skipping_last(works, engine)
    mission_id = add_mission(mine)
    Works(engine, "Kenji Mori").run(
        "Enrol", lambda work: work.session.add(Participation(mission_id=mission_id, person_id=person_id))
    )
    before = dump(engine)
    with pytest.raises(Conflict, match="Kenji Mori"):
        mine.undo()
    assert dump(engine) == before


def test_undo_of_a_removal_is_refused_when_its_parent_went(works: Works, engine: Engine) -> None:
    person_id, mission_id = add_person(works), add_mission(works)
    works.run("Enrol", lambda work: work.session.add(Participation(mission_id=mission_id, person_id=person_id)))
    mine = _skipping_last(works, engine)
    mine.run("Leave", lambda work: work.session.execute(delete(Participation)))
    Works(engine, "Kenji Mori").run("Remove", lambda work: work.session.execute(delete(Mission)))
    before = dump(engine)
    with pytest.raises(Conflict, match="not there any more"):
        mine.undo()
    assert dump(engine) == before


def test_an_import_of_300_is_one_step_and_back_as_fast_as_it_came(works: Works, engine: Engine) -> None:
    works.run("Import 10", lambda work: enrol_many(work, 10))
    works.undo()
    coming = effort(lambda: works.run("Import 300", lambda work: enrol_many(work, 300)))
    full, undone = dump(engine), []
    assert effort(lambda: undone.append(works.undo())) < coming / 3
    assert len(undone[0].touched) == 602
    assert dump(engine) == {}
    works.redo()
    assert dump(engine) == full


def test_values_change_places_within_a_unique_rule(works: Works, engine: Engine) -> None:
    mission_id = add_mission(works)

    def add_days(work: Work) -> None:
        work.session.add_all([MissionDay(mission_id=mission_id, number=n, city=f"City {n}") for n in (1, 2, 3)])

    works.run("Days", add_days)
    before = dump(engine)

    def insert_first(work: Work) -> None:
        for number in (3, 2, 1):
            work.session.execute(update(MissionDay).where(MissionDay.number == number).values(number=number + 1))
        work.session.add(MissionDay(mission_id=mission_id, number=1, city="New"))

    works.run("Insert a day", insert_first)
    after = dump(engine)
    works.undo()
    assert dump(engine) == before
    works.redo()
    assert dump(engine) == after


def test_a_record_changed_several_times_in_one_step(works: Works, engine: Engine) -> None:
    def busy(work: Work) -> None:
        firm = Organisation(name="One")
        work.session.add(firm)
        work.session.flush()
        firm.name = "Two"
        work.session.flush()
        site = Site(organisation_id=firm.id, name="Gone")
        work.session.add(site)
        work.session.flush()
        work.session.delete(site)

    works.run("Busy", busy)
    after = dump(engine)
    works.undo()
    assert dump(engine) == {}
    works.redo()
    assert dump(engine) == after


def test_versions_grow_when_a_record_comes_back(works: Works, engine: Engine) -> None:
    person_id = add_person(works)
    stale = works.read(lambda work: work.get(Person, person_id))
    works.run("Remove", lambda work: work.session.delete(work.get(Person, person_id)))
    works.undo()
    stale.department = "Overwritten"
    with pytest.raises(Conflict):
        works.run("Stale", lambda work: work.session.add(stale))


def test_search_follows_undo(works: Works) -> None:
    add_person(works, "Sørensen")
    find = lambda: works.read(lambda work: search.find(work.session, "sorensen"))  # noqa: E731
    assert len(find()) == 1
    works.undo()
    assert find() == []
    works.redo()
    assert len(find()) == 1


def test_a_fact_is_passed_over_by_undo_and_outlives_what_it_speaks_of(data: str) -> None:
    engine = open_engine(data)
    schema.create_all(engine)
    works = Works(engine, "Anna Berg")
    mission_id = works.run("Import", lambda work: enrol_many(work, 2)).result

    def print_for_somebody(work: Work) -> str:
        person = work.session.scalars(select(Person.id)).first()
        paper = Paper(mission_id=mission_id, person_id=person, kind="badges", made_at=NOW, made_by="A", sha256="0" * 64)
        work.session.add(paper)
        work.session.flush()
        return paper.id

    works.run("Rename", lambda work: setattr(work.get(Mission, mission_id), "title", "New"))
    paper = works.enter("Make badges", print_for_somebody).result
    before = works.read(lambda work: work.get(Paper, paper).person_id)
    engine.dispose()
    works = Works(engine := open_engine(data), "Anna Berg")
    assert works.undo().label == "Rename"
    works.enter("Make badges again", print_for_somebody)
    assert works.redo().label == "Rename"
    assert [works.undo().label, works.undo().label] == ["Rename", "Import"]
    stands = works.read(lambda work: work.get(Paper, paper))
    assert (stands.mission_id, stands.person_id) == (None, None)
    with pytest.raises(Refused, match="nothing to undo"):
        works.undo()
    assert [step.title for step in works.steps(20)][-3:] == ["Make badges", "Rename", "Import"]
    assert works.redo().label == "Import"
    assert works.read(lambda work: work.get(Paper, paper).person_id) == before
    engine.dispose()


def test_what_a_fact_changed_since_stands_and_the_rest_is_taken_back(works: Works) -> None:
    mission_id = add_mission(works)

    def renumber(work: Work) -> None:
        mission = work.get(Mission, mission_id)
        mission.edition, mission.title = 4, "Renumbered"

    def now() -> tuple[int, str]:
        return works.read(lambda work: (work.get(Mission, mission_id).edition, work.get(Mission, mission_id).title))

    _, title = now()
    works.run("Renumber", renumber)
    works.enter("Release", lambda work: setattr(work.get(Mission, mission_id), "edition", 5))
    assert works.undo().label == "Renumber"
    assert now() == (5, title)
    works.redo()
    assert now() == (5, "Renumbered")
    works.undo()
    works.undo()
    assert works.read(lambda work: work.session.get(Mission, mission_id)) is None
    works.redo()
    assert now() == (5, title)


def test_what_would_go_with_a_step_though_it_has_gone_out_is_named(works: Works) -> None:
    mission_id = works.run("New mission", lambda work: enrol_many(work, 1)).result
    shared = {"file_name": "book.pdf", "sha256": "0" * 64, "said_sha256": "0" * 64, "kind": "briefing-book"}

    def release(work: Work) -> None:
        when = {"dated": NOW.date(), "released_at": NOW, "released_by": "Anna Berg"}
        work.session.add(Edition(mission_id=mission_id, number=1, **when, **shared))

    works.enter("Release edition 1 of WCM-2027", release)
    with pytest.raises(Conflict, match=r"the edition that belongs to it has gone out with .*Release edition 1") as told:
        works.undo()
    assert told.value.cure.startswith("Leave this step: what has gone out stays")


def test_a_change_made_by_hand_after_a_fact_is_still_in_the_way(works: Works) -> None:
    mission_id = add_mission(works)
    first = works.run("Renumber", lambda work: setattr(work.get(Mission, mission_id), "edition", 4)).changes.number
    works.enter("Release", lambda work: setattr(work.get(Mission, mission_id), "edition", 5))
    works.run("Correct", lambda work: setattr(work.get(Mission, mission_id), "edition", 6))
    with pytest.raises(Conflict, match=r"was changed again by .*Correct") as told:
        works.undo(first)
    assert told.value.cure.startswith("Take back the later change first")


def test_an_earlier_step_alone_is_taken_back_and_done_again(works: Works, engine: Engine) -> None:
    first = works.run("Import one list", lambda work: enrol_many(work, 2)).changes.number
    alone = dump(engine)
    second = works.run("Add Ito", lambda work: work.session.add(Person(family_name="Ito"))).changes.number
    both = dump(engine)
    assert works.undo(first).label == "Import one list"
    assert (count(engine, "person"), works.next_undo().label) == (1, "Add Ito")
    assert works.standing([first, second])[first] is None
    with pytest.raises(Refused, match="taken back already"):
        works.undo(first)
    works.redo()
    assert dump(engine) == both
    again = works.standing([first])[first]
    assert (again.kind, works.steps_called("Import ")[0].number) == ("redo", first)
    assert works.counted([first])[first]["person", "added"] == 2
    works.undo(first)
    works.redo()
    works.undo(second)
    assert dump(engine) == alone
    with pytest.raises(Refused, match="not in the history"):
        works.undo(99)


def test_an_earlier_step_that_was_built_on_is_refused_and_says_by_what(works: Works, engine: Engine) -> None:
    step = works.run("Import", lambda work: enrol_many(work, 3)).changes.number
    works.run("Departments", lambda work: work.session.execute(update(Person).values(department="Gent")))
    works.run("Elsewhere", lambda work: work.session.add(Person(family_name="Ito")))
    before = dump(engine)
    with pytest.raises(Conflict, match=r"of Person \d was changed again by .*“Departments”.*so were 2 more records"):
        works.undo(step)
    assert dump(engine) == before


def test_all_that_came_after_a_step_is_taken_back_in_one_stroke_and_comes_again(works: Works, engine: Engine) -> None:
    """Whatever was done, undone and redone meanwhile; what has happened outside stays."""

    def rename(work: Work) -> None:
        work.session.execute(update(Person).values(family_name="Ito"))

    def leave(work: Work) -> None:
        work.session.execute(delete(Participation))
        work.session.execute(delete(Person))

    stood: dict[int, list[object]] = {}
    for turn in (
        lambda: works.run("Import", lambda work: enrol_many(work, 3)).changes,
        lambda: works.run("Rename", rename).changes,
        works.undo,
        works.redo,
        lambda: (
            works.run("Departments", lambda work: work.session.execute(update(Person).values(department="G"))).changes
        ),
        works.undo,
        works.undo,
        lambda: works.run("Leave", leave).changes,
        works.undo,
    ):
        number = turn().number
        stood[number] = dump(engine)
    last = works.version()
    for number in list(stood)[-2::-1]:
        done = works.go_back(number)
        assert dump(engine) == stood[number]
        assert (done.kind, works.next_undo().label) == ("do", f"Back to: {works.steps(99)[-number].title}")
        works.undo()
        assert dump(engine) == stood[last]
    with pytest.raises(Refused, match="Nothing was done after"):
        works.go_back(works.version())
    with pytest.raises(Refused, match="not in the history"):
        works.go_back(99)


def test_going_back_leaves_what_has_happened_outside_and_is_whole_or_not_at_all(works: Works, engine: Engine) -> None:
    mission_id = add_mission(works)
    start = works.version()
    paper = Paper(mission_id=mission_id, kind="badges", made_at=NOW, made_by="A", sha256="0" * 64)
    add_person(works, "Ito")
    works.enter("Make badges", lambda work: work.session.add(paper))
    add_person(works, "Sato")
    works.go_back(start)
    assert (count(engine, "person"), count(engine, "paper")) == (0, 1)
    works.run("Renumber", lambda work: setattr(work.get(Mission, mission_id), "edition", 4))
    add_person(works, "Kato")
    works.enter("Release", lambda work: setattr(work.get(Mission, mission_id), "edition", 5))
    works.run("Correct", lambda work: setattr(work.get(Mission, mission_id), "edition", 6))
    before = dump(engine)
    with pytest.raises(Conflict, match="“Renumber” cannot be taken back"):
        works.go_back(start)
    assert dump(engine) == before
