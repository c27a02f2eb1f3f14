"""The day of a visit: programme, host party, seats, gifts, questions, and the card written in the evening."""

from __future__ import annotations

from datetime import date, datetime, time
from functools import partial
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from eujc_desktop import services
from eujc_desktop.common.errors import Invalid, NotFound, Refused
from eujc_desktop.models.participation import Participation
from eujc_desktop.models.visit import Visit
from eujc_desktop.services import debriefs, gifts, seating_plans, visit_days, visit_lines
from tests.services.test_directory import AONE, firm, new
from tests.services.test_visits import begin, new_mission

TODAY = date(2027, 3, 16)
AGREED = {"stage": "confirmed", "agreed_day": "2027-03-16", "agreed_from": "9:45", "agreed_until": "12:00"}


@pytest.fixture
def host(works):
    return firm(works, **AONE)


@pytest.fixture
def visit(works, host):
    mission = new_mission(works, "M-1")
    values = {**AGREED, "our_head": "Anna Berg", "interpreter": "Ms Kitano"}
    return begin(works, mission, host, **values)


def contacts(works, host, *ranks):
    names = ("青嶺 太郎", "神崎 大翔", "佐々木 健")
    return [
        new(works, "contact", organisation_id=host, native_name=name, job_title="Head", rank=str(rank))
        for name, rank in zip(names, ranks, strict=False)
    ]


def run(works, step, /, **values):
    return works.run("Step", partial(step, **values)).result


def read(works, query, visit):
    return works.read(partial(query, visit_id=visit))


def join(works, mission, family, role="participant", **person):
    values = {"person.family_name": family, "participation.role": role, "participation.stage": "confirmed",
              **{f"person.{name}": value for name, value in person.items()}}  # fmt: skip
    return run(works, services.people.enrol, mission_id=mission, values=values)


def mission_of(works, visit):
    return works.read(lambda work: work.get(Visit, visit).mission_id)


def test_a_usual_programme_fills_the_time_agreed_and_names_who_speaks(works, host, visit):
    run(works, visit_days.receive, visit_id=visit, contacts=contacts(works, host, 1))
    assert run(works, visit_days.propose_programme, visit_id=visit) == 9
    found = read(works, visit_days.programme, visit)
    assert (found.parts[0].begins, found.parts[-1].ends, found.over) == (time(9, 45), time(12, 0), 0)
    assert (found.parts[0].speaker, found.parts[3].speaker) == ("青嶺 太郎", "Anna Berg")
    assert visit_days.part_words(found.parts[4]).ja == "工場見学"
    assert found.parts[0].interpreted
    tour = found.parts[4].id
    run(works, visit_lines.change, table="visit_part", changes={tour: {"minutes": 100}})
    assert read(works, visit_days.programme, visit).over == 50


def test_lines_move_and_go_and_a_wrong_value_writes_nothing(works, visit):
    run(works, visit_days.propose_programme, visit_id=visit)
    lines = [part.id for part in read(works, visit_days.programme, visit).parts]
    run(works, visit_lines.move, table="visit_part", line_id=lines[4], step=-1)
    run(works, visit_lines.move, table="visit_part", line_id=lines[0], step=-5)
    run(works, visit_lines.remove, table="visit_part", line_ids=lines[7:])
    assert [part.id for part in read(works, visit_days.programme, visit).parts] == [
        *lines[:3], lines[4], lines[3], *lines[5:7],
    ]  # fmt: skip
    with pytest.raises(Invalid):
        run(works, visit_lines.change, table="visit_part", changes={lines[1]: {"minutes": "soon"}})
    with pytest.raises(NotFound):
        run(works, visit_lines.add, table="person", visit_id=visit, lines=[{}])
    works.undo()
    assert len(read(works, visit_days.programme, visit).parts) == 9


def test_contacts_come_in_where_their_rank_puts_them_and_names_stand_where_they_were_put(works, host, visit):
    one, two, three = contacts(works, host, 1, 2, 3)
    assert [name for _, name in read(works, visit_days.others_there, visit)] == ["青嶺 太郎", "神崎 大翔", "佐々木 健"]
    run(works, visit_days.receive, visit_id=visit, contacts=[two])
    run(
        works,
        visit_lines.add,
        table="visit_host",
        visit_id=visit,
        lines=[{"name_ja": "部長 某", "reading": "なにがし"}],
    )
    run(works, visit_days.receive, visit_id=visit, contacts=[three, one])
    party = read(works, visit_days.receivers, visit)
    assert [each.called for each in party] == ["青嶺 太郎", "神崎 大翔", "佐々木 健", "部長 某"]
    assert read(works, visit_days.others_there, visit) == ()
    run(works, visit_lines.change, table="visit_host", changes={party[0].id: {"job_title": "President"}})
    assert [each.job_title for each in read(works, visit_days.receivers, visit)][:2] == ["President", "Head"]


def test_seats_follow_from_rank_and_stay_where_they_are_kept(works, host, visit):
    mission = mission_of(works, visit)
    join(works, mission, "Zeller")
    leader = join(works, mission, "Berg", "leader")
    ranked = join(works, mission, "Adams", rank="1")
    run(works, visit_days.receive, visit_id=visit, contacts=contacts(works, host, 1, 2))

    def seats():
        found = read(works, seating_plans.of_visit, visit)
        return {seat.key: found.people[seat.who].name for seat in found.plan.seats}

    assert seats() == {"G1": "Berg", "G2": "Adams", "G3": "Ms Kitano", "G4": "Zeller",
                       "H1": "青嶺 太郎", "H2": "神崎 大翔"}  # fmt: skip
    run(works, seating_plans.seat, visit_id=visit, who=ranked, place="G4")
    assert (seats()["G4"], seats()["G2"]) == ("Adams", "Zeller")
    run(works, services.records.change, table="visit", record_id=visit, given={"interpreter": None})
    assert "Ms Kitano" not in seats().values()
    run(works, seating_plans.keep, visit_id=visit, who=ranked, kept=False)
    assert read(works, seating_plans.of_visit, visit).kept == 1
    assert run(works, seating_plans.clear, visit_id=visit) == 1
    assert seats()["G1"] == "Berg"
    run(works, seating_plans.shape, visit_id=visit, form="u", door="left")
    assert read(works, seating_plans.of_visit, visit).plan.door == "left"
    with pytest.raises(Refused):
        run(works, seating_plans.seat, visit_id=visit, who=leader, place="H9")


def test_stock_falls_with_what_is_given_and_a_gift_given_before_is_told(works, host, visit):
    glass = run(works, gifts.add, values={"name": "Bohemian glass", "name_ja": "ボヘミアグラス", "number": 4})
    one, _two = contacts(works, host, 1, 2)
    earlier = begin(works, new_mission(works, "M-0"), host, stage="thanked", agreed_day="2025-05-12")
    run(works, visit_days.receive, visit_id=earlier, contacts=[one])
    run(works, visit_days.receive, visit_id=visit, contacts=[one])
    before, now = (read(works, visit_days.receivers, each)[0].id for each in (earlier, visit))
    run(works, visit_lines.add, table="gift_entry", visit_id=earlier,
        lines=[{"gift_id": glass, "host_id": before, "handed_on": "2025-05-12"}, {"what": "Chocolate"}])  # fmt: skip
    run(works, visit_lines.add, table="gift_entry", visit_id=visit,
        lines=[{"gift_id": glass, "host_id": now}, {"what": "CHOCOLATE"}, {"what": "Tea"},
               {"what": "Fan", "way": "received"}])  # fmt: skip
    entries = read(works, gifts.of_visit, visit)
    assert [one.before for one in entries] == [
        "青嶺 太郎 was given this on 12 May 2025", "The host was given this on 12 May 2025 (M-0)", "", "",
    ]  # fmt: skip
    assert [(each.left, each.low) for each in works.read(gifts.stock)] == [(2, True)]
    run(works, visit_lines.change, table="gift_entry", changes={entries[0].id: {"number": 5}})
    assert [each.lacking for each in read(works, gifts.of_visit, visit)] == [2, 0, 0, 0]
    assert gifts.left_of(works.read(gifts.stock)[0]) == "Bohemian glass (2 too few)"
    run(works, visit_lines.change, table="gift_entry", changes={entries[0].id: {"number": 1}})
    mission = mission_of(works, visit)
    overview = partial(services.overview.of_mission, mission_id=mission, today=TODAY)

    def running_low():
        return [each.names for each in works.read(overview).concerns if each.kind == "gifts"]

    assert running_low() == [("Bohemian glass",)]
    assert run(works, gifts.hand_over, entry_ids=[each.id for each in entries], day=TODAY) == 4
    assert running_low() == []
    run(works, services.visits.change_stage, visit_id=visit, stage="cancelled", today=TODAY)
    assert works.read(gifts.low)[0].left == 2
    memory = works.read(partial(services.visits.card, visit_id=visit, today=TODAY)).memory
    assert memory.gifts == ("Bohemian glass", "Chocolate")


def test_questions_of_one_topic_stand_together_with_who_asks(works, visit):
    who = join(works, mission_of(works, visit), "Zeller")
    lines = [{"topic": "Energy", "words": "How much?"}, {"words": "Why?"}, {"topic": "Energy", "words": "Since when?",
              "participation_id": who}]  # fmt: skip
    run(works, visit_lines.add, table="visit_question", visit_id=visit, lines=lines)
    found = read(works, visit_days.questions, visit)
    assert [(each.words, each.by) for each in found] == [("How much?", ""), ("Since when?", "Zeller"), ("Why?", "")]
    works.run("Gone", lambda work: work.session.delete(work.get(Participation, who)))
    assert [each.by for each in read(works, visit_days.questions, visit)] == ["", "", ""]


def test_the_card_is_asked_for_once_the_visit_is_over_and_written_as_one_step(works, host, visit):
    mission = mission_of(works, visit)

    def due(hour, day=TODAY):
        now = datetime(2027, 3, 16, hour, 30, tzinfo=ZoneInfo("Asia/Tokyo"))
        return works.read(partial(debriefs.due, mission_id=mission, today=day, now=now))

    assert [due(9), due(11)] == [(), ()]
    assert [each.company for each in due(12)] == ["Aone Seisakusho Co., Ltd."]
    assert due(9, date(2027, 3, 15)) == ()
    assert due(9, date(2027, 5, 16)) == ()
    write = partial(debriefs.write, visit_id=visit, today=TODAY)
    quotes = [{"words": "We never buy twice.", "who": "Mr Aomine", "may_quote": True}, {"words": "Our margin is 4 %."}]
    step = {"next_step": "Send the drawings", "who": "Anna", "next_on": "2027-03-20"}
    run(works, write, values={"rating": "5", "invite_again": True, "invite_why": "Open to SMEs", "notes": "Good"},
        quotes=quotes, steps=[step, {"next_step": ""}])  # fmt: skip
    found = read(works, debriefs.of_visit, visit)
    assert (found.values["rating"], found.values["invite_why"]) == (5, "Open to SMEs")
    assert [(one.words, one.may_quote) for one in found.quotes] == [
        ("We never buy twice.", True), ("Our margin is 4 %.", None),
    ]  # fmt: skip
    assert [(one.step, one.who) for one in found.follow_ups] == [("Send the drawings", "Anna")]
    assert due(12) == ()
    assert works.read(lambda work: str(work.get(Visit, visit).stage)) == "visited"
    run(works, write, values={"rating": 4}, quotes=[{"id": found.quotes[1].id, "words": "About 4 %."}], steps=[])
    again = read(works, debriefs.of_visit, visit)
    assert ([one.words for one in again.quotes], again.values["rating"]) == (["About 4 %."], 4)
    with pytest.raises(Invalid):
        run(works, write, values={"rating": 9}, quotes=[], steps=[])
    works.undo()
    works.undo()
    assert [each.company for each in due(12)] == ["Aone Seisakusho Co., Ltd."]
    assert works.read(lambda work: work.session.scalars(select(Visit.stage)).all()) == ["confirmed"]
