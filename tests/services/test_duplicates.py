"""People who are in the office twice: found, told apart, made one with all that hangs on them, and undone."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from functools import partial

import pytest
from sqlalchemy import inspect, select

from eujc_desktop import services
from eujc_desktop.common.errors import Invalid, Refused
from eujc_desktop.models.attachment import Attachment, AttachmentKind, Content
from eujc_desktop.models.choices import AttendanceCode, RoomType, Stage
from eujc_desktop.models.disclosure import Disclosure
from eujc_desktop.models.distinction import Distinction
from eujc_desktop.models.itinerary import Item, ItemPerson
from eujc_desktop.models.organisation import Contact, Organisation
from eujc_desktop.models.paper import Paper
from eujc_desktop.models.paper_kinds import PaperKind
from eujc_desktop.models.participation import Attendance, Participation
from eujc_desktop.models.person import Person
from eujc_desktop.models.selection import Criterion, Decision, Score
from eujc_desktop.store.tables import RECORD_TABLES
from tests.services import importing

NEWER, OLDER = "WCM-2027", "LEAN-2026"


@pytest.fixture
def twice(office):
    """The office with two missions, and Matteo Ferrante twice: both on the newer one, the second also on the older."""
    importing.add_mission(office, OLDER, "2026-03-02", "2026-03-13")
    return office, *office.run("Enrol", _two).result


def _mission(work, code):
    return services.missions.by_code(work, code).id


def _two(work):
    firm = Organisation(name="Ferrante Meccanica S.r.l.")
    work.session.add_all([firm, Content(sha256="0" * 64, data=b"x")])
    work.session.flush()
    keep = Person(
        family_name="Ferrante", given_name="Matteo", email="matteo@example.org", organisation_id=firm.id,
        languages=("Italian",), notes="Speaks at fairs.",
    )  # fmt: skip
    other = Person(
        family_name="FERRANTE", given_name="Mateo", organisation_id=firm.id, passport_no="YA0015527",
        languages=("Italian", "Spanish"), notes="Needs a lift.", email="ferrante@example.org",
    )  # fmt: skip
    work.session.add_all([keep, other])
    work.session.flush()
    newer, older = _mission(work, NEWER), _mission(work, OLDER)
    mine = Participation(mission_id=newer, person_id=keep.id, room_no="501")
    mine.stage = Stage.CONFIRMED
    yours = Participation(mission_id=newer, person_id=other.id, room_no="502", room_type=RoomType.SINGLE)
    earlier = Participation(mission_id=older, person_id=other.id)
    work.session.add_all([mine, yours, earlier])
    work.session.flush()
    days = [(mine, 15, "P"), (yours, 15, "A"), (yours, 16, "P")]
    work.session.add_all(
        Attendance(participation_id=part.id, day=date(2027, 3, day), code=AttendanceCode(code))
        for part, day, code in days
    )
    _papers(work, older, keep.id, other.id)
    return keep.id, other.id, mine.id


def _judged(work, mission_id, parts):
    """Both scored and decided on, both with a seat, one score and one seat that only the second has."""
    criterion, other = (Criterion(mission_id=mission_id, title=title) for title in ("Use", "Language"))
    items = [Item(mission_id=mission_id, title=title) for title in ("Bus", "Train")]
    work.session.add_all([criterion, other, *items])
    work.session.flush()
    for part, points in zip(parts, (3, 4), strict=True):
        one = {"participation_id": part}
        work.session.add_all([
            Score(criterion_id=criterion.id, reviewer="Ito", points=Decimal(points), **one),
            Decision(stage=Stage.SELECTED, decided_on=date(2026, 11, 1), **one),
            ItemPerson(item_id=items[0].id, seat=f"{points}A", **one),
        ])  # fmt: skip
    last = {"participation_id": parts[1]}
    work.session.add(Score(criterion_id=other.id, reviewer="Ito", points=Decimal(1), **last))
    work.session.add(ItemPerson(item_id=items[1].id, seat="9D", **last))


def _papers(work, mission_id, keep_id, other_id):
    now = datetime(2026, 3, 13, tzinfo=UTC)
    paper = Paper(
        mission_id=mission_id, person_id=other_id, kind=PaperKind.CERTIFICATE, number="LEAN-2026-001", made_at=now,
        made_by="Anna Berg", sha256="1" * 64,
    )  # fmt: skip
    work.session.add(paper)
    work.session.flush()
    given = Disclosure(person_id=other_id, paper_id=paper.id, recipient="Hotel", given_at=now)
    photos = [
        Attachment(person_id=owner, kind=AttachmentKind.PHOTO, file_name=name, media_type="image/png", sha256="0" * 64)
        for owner, name in ((keep_id, "old.png"), (other_id, "new.png"))
    ]
    work.session.add_all([given, *photos])


def everything(work):
    """Every record of the office without its version, by table and id."""
    return {
        (name, row["id"]): {key: value for key, value in row.items() if key != "version"}
        for name, table in RECORD_TABLES.items()
        for row in work.session.execute(select(table)).mappings()
    }


def test_somebody_who_is_there_twice_is_found_and_told_apart(twice):
    works, keep, other, _ = twice
    (doubt,) = services.duplicates.in_office(works)
    assert doubt.why == "name alike and same company"
    assert {doubt.one.name, doubt.other.name} == {"Matteo Ferrante", "Mateo FERRANTE"}
    assert services.duplicates.in_office(works, services_mission(works, NEWER)) == [doubt]
    (mine,) = services.duplicates.of_person(works, keep)
    assert (mine.other.id, mine.other.missions) == (other, (OLDER, NEWER))

    works.run("Different people", partial(services.duplicates.distinguish, person_id=other, other_id=keep))
    assert not services.duplicates.in_office(works)
    assert not services.duplicates.of_person(works, keep)

    works.run("Change phone", lambda work: setattr(work.get(Person, keep), "phone", "+39 000 1"))
    works.run("Rename", lambda work: setattr(work.get(Person, keep), "given_name", "Matteo G."))
    assert not services.duplicates.in_office(works), "nothing more is alike"
    works.run("Passport", lambda work: setattr(work.get(Person, keep), "passport_no", "YA 0O155Z7"))
    assert [found.why.split(",")[0] for found in services.duplicates.in_office(works)] == [
        "passport numbers look alike"
    ]
    works.undo()
    assert not services.duplicates.in_office(works)
    for _ in range(3):
        works.undo()
    assert len(services.duplicates.in_office(works)) == 1, "taken back, it is asked again"


def services_mission(works, code):
    return works.read(partial(_mission, code=code))


def test_who_is_entered_is_looked_for_while_typing(twice):
    works, _, other, _ = twice
    ask = partial(services.duplicates.of_values, works)
    assert not ask({"family_name": "Ferrante"})
    assert [found.why for found in ask({"family_name": "Ferrante", "given_name": "Mateo"})] == ["same name"]
    (found,) = ask({"family_name": "Rossi", "given_name": "Ada", "passport_no": "yaoo15527"})
    assert (found.other.id, found.why) == (other, "passport numbers look alike, another name")
    works.run("Remove", lambda work: work.session.delete(work.get(Person, other)))
    assert not ask({"family_name": "Rossi", "given_name": "Ada", "passport_no": "yaoo15527"})


def test_nobody_is_read_again_for_another_question(twice, monkeypatch):
    works, *_ = twice
    row = {"person.family_name": "Ferrante", "person.given_name": "Matteo", "organisation.name": "Ferrante Meccanica"}
    [doubt] = services.duplicates.of_rows(works, [row, {"person.family_name": "Zyta"}])
    assert (doubt.one.name, doubt.other.company) == ("Matteo Ferrante", "Ferrante Meccanica S.r.l.")
    read = []
    facts = services.duplicates._facts
    monkeypatch.setattr(services.duplicates, "_facts", lambda work, ids: read.append(ids) or facts(work, ids))
    assert len(services.duplicates.of_rows(works, [row] * 3)) == 3
    assert read in ([], [set()])


def test_a_firm_that_is_renamed_makes_colleagues_of_two(twice):
    works, _, other, _ = twice
    works.run("Leave", lambda work: setattr(work.get(Person, other), "organisation_id", None))
    works.run("Join", lambda work: services.people.employ(work, other, "Meccanica Nova"))
    assert not services.duplicates.in_office(works)

    def rename(work):
        firm = work.get(Organisation, work.get(Person, other).organisation_id)
        firm.name = "FERRANTE MECCANICA"

    works.run("Rename the firm", rename)
    assert len(services.duplicates.in_office(works)) == 1


def test_what_differs_is_shown_with_what_hangs_on_both(twice):
    works, keep, other, _ = twice
    plan = works.read(partial(services.merging.plan, table="person", keep_id=keep, other_id=other))
    proposed = {one.name: (one.keep, one.other, one.side) for one in plan.pair.differences}
    assert proposed["family_name"] == ("Ferrante", "FERRANTE", "keep"), "not the one in capitals"
    assert proposed["passport_no"] == ("", "YA0015527", "other")
    assert proposed["languages"][2] == proposed["notes"][2] == "both"
    assert ("Company", "Ferrante Meccanica S.r.l.") not in plan.pair.same
    titles = {pair.title: pair for pair in plan.pair.pairs}
    assert set(titles) == {f"Participant, {NEWER}", "Attachment, Photo"}
    both = titles[f"Participant, {NEWER}"]
    assert {one.name: one.side for one in both.differences} == {
        "room_no": "other", "room_type": "other", "stage": "keep",
    }, "what a new participation has by itself gives way"  # fmt: skip
    assert [pair.title for pair in both.pairs] == ["Attendance, 15 Mar 2027"]
    links = {one.label: (one.keep, one.other) for one in plan.links}
    assert links["Participants"] == (1, 2)
    assert links["Attendance"] == (1, 2)
    assert links["Papers"] == links["Disclosures"] == (0, 1)
    assert links["Attachments"] == (1, 1)


@pytest.mark.parametrize(
    ("spelling", "side"),
    [("ferrante meccanica", "keep"), ("Ferrante Meccanica S.r.l. & Figli", "other"), ("Fiat", "other")],
)
def test_of_one_firm_in_two_spellings_the_better_written_one_is_proposed(twice, spelling, side):
    works, keep, other, _ = twice

    def employ(work):
        firm = Organisation(name=spelling)
        work.session.add(firm)
        work.session.flush()
        work.get(Person, other).organisation_id = firm.id

    works.run("Other", employ)
    plan = works.read(partial(services.merging.plan, table="person", keep_id=keep, other_id=other))
    (firm,) = [each for each in plan.pair.differences if each.name == "organisation_id"]
    assert (firm.other, firm.side) == (spelling, side)


def test_two_become_one_with_all_links_and_undo_brings_both_back(twice):
    works, keep, other, part = twice
    works.run("Different people", partial(services.duplicates.distinguish, person_id=other, other_id=keep))
    before = works.read(everything)
    take = {f"{keep}.email": "other", f"{part}.room_no": "keep"}
    merged = works.run(
        "Merge", partial(services.merging.merge, table="person", keep_id=keep, other_id=other, take=take)
    )
    assert merged.result == keep
    after = works.read(everything)

    person = after["person", keep]
    assert ("person", other) not in after
    assert person["family_name"], person["given_name"] == ("Ferrante", "Matteo")
    assert person["email"] == "ferrante@example.org"
    assert person["passport_no"] == "YA0015527"
    assert person["languages"] == ("Italian", "Spanish")
    assert person["notes"] == "Speaks at fairs.\nNeeds a lift."
    parts = [row for (table, _), row in after.items() if table == "participation"]
    assert {row["person_id"] for row in parts} == {keep}
    assert len(parts) == 2
    assert after["participation", part]["room_no"] == "501"
    assert after["participation", part]["room_type"] is RoomType.SINGLE
    attended = [row for (table, _), row in after.items() if table == "attendance"]
    assert {(row["participation_id"], row["day"].day) for row in attended} == {(part, 15), (part, 16)}
    kept = {table for (table, _), row in after.items() if row.get("person_id") == keep}
    assert kept == {"participation", "paper", "disclosure", "attachment"}
    assert [row["file_name"] for (table, _), row in after.items() if table == "attachment"] == ["old.png"]
    assert not works.read(lambda work: work.session.scalars(select(Distinction)).all())
    assert not services.duplicates.in_office(works)

    works.undo()
    assert works.read(everything) == before
    works.redo()
    assert works.read(everything) == after


@pytest.mark.parametrize("last", [0, 1], ids=["of the one that stays", "of the one that goes"])
def test_a_consent_that_was_taken_back_does_not_come_back_by_merging(twice, last):
    works, *people, _ = twice
    for subject in ("data", "book"):
        said = [
            (people[last], True, "2026-01-05"),
            (people[last], False, "2026-03-01"),
            (people[1 - last], True, "2026-02-01"),
        ]
        for who, given, day in said:
            answer = {"subject": subject, "given": given, "day": day}
            works.run("Answer", partial(services.consents.answer, person_id=who, values=answer))
    works.run("Merge", partial(services.merging.merge, table="person", keep_id=people[0], other_id=people[1]))
    person = works.read(lambda work: work.get(Person, people[0]))
    assert (person.consent_data, person.consent_book) == (None, False)
    works.undo()
    assert works.read(lambda work: work.get(Person, people[1 - last])).consent_book is True


def test_every_link_to_a_person_is_followed():
    """A table made later that points to people is not forgotten: the metadata are asked."""
    tables = {model.__tablename__ for model, _ in services.merging.links_to("person")}
    pointing = {
        table.name for table in inspect(Person).local_table.metadata.sorted_tables
        for key in table.foreign_keys if key.column.table.name == "person"
    }  # fmt: skip
    assert tables == pointing


def test_firms_are_merged_by_the_same_rules(works):
    def two(work):
        firms = [Organisation(name=name) for name in ("Nova Works", "Nova Works Ltd")]
        work.session.add_all(firms)
        work.session.flush()
        work.session.add_all(Contact(organisation_id=firm.id, family_name="Berg") for firm in firms)
        work.session.add_all(Person(organisation_id=firm.id, family_name="Lind") for firm in firms)
        return [firm.id for firm in firms]

    keep, other = works.run("Add", two).result
    before = works.read(everything)
    works.run("Merge", partial(services.merging.merge, table="organisation", keep_id=keep, other_id=other))
    after = works.read(everything)
    assert [row["organisation_id"] for row in after.values() if "organisation_id" in row] == [keep] * 4
    works.undo()
    assert works.read(everything) == before


def test_points_decisions_and_seats_of_both_become_one_and_come_back(twice):
    works, keep, other, part = twice
    yours = works.read(lambda work: work.session.scalars(select(Participation.id).where(
        Participation.person_id == other, Participation.mission_id == _mission(work, NEWER))).one())  # fmt: skip
    works.run("Judge", lambda work: _judged(work, _mission(work, NEWER), (part, yours)))
    before = works.read(everything)
    works.run("Merge", partial(services.merging.merge, table="person", keep_id=keep, other_id=other))
    after = works.read(everything)
    hanging = [(table, row) for (table, _), row in after.items() if "participation_id" in row]
    assert {row["participation_id"] for _, row in hanging} == {part}
    assert sorted(table for table, _ in hanging if table != "attendance") == [
        "decision", "item_person", "item_person", "score", "score",
    ]  # fmt: skip
    works.undo()
    assert works.read(everything) == before
    works.run("Remove", partial(services.records.remove, table="participation", record_id=yours))
    works.run("Remove", partial(services.records.remove, table="person", record_id=keep))
    works.undo()
    works.undo()
    assert works.read(everything) == before


def test_what_cannot_be_merged_says_why_and_writes_nothing(twice):
    works, keep, other, _ = twice
    before = works.read(everything)
    merge = partial(services.merging.merge, table="person", keep_id=keep)
    with pytest.raises(Refused, match="with itself"):
        works.run("Merge", partial(merge, other_id=keep))
    with pytest.raises(Invalid) as wrong:
        works.run("Merge", partial(merge, other_id=other, take={f"{keep}.email": "both", f"{keep}.sex": "other"}))
    assert wrong.value.problems == {
        f"{keep}.email": "E-mail is one value; choose one of the two",
        f"{keep}.sex": "does not differ",
    }
    with pytest.raises(Refused, match="one record"):
        works.run("Different", partial(services.duplicates.distinguish, person_id=keep, other_id=keep))
    assert works.read(everything) == before
