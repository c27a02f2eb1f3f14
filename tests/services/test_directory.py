"""The directory of hosts: names and sizes, the log and what is due, memory, companies that are there twice."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest
from sqlalchemy import select

from eujc_desktop import services
from eujc_desktop.common.errors import Invalid
from eujc_desktop.common.said import plain, said_again, say
from eujc_desktop.models.distinction import FirmDistinction
from eujc_desktop.models.organisation import Contact, Organisation
from tests.services.test_visits import begin, new_mission

TODAY = date(2026, 11, 26)
AONE = {
    "name": "Aone Seisakusho Co., Ltd.", "name_ja": "株式会社青嶺製作所", "name_kana": "アオネセイサクショ",
    "phone": "03-0000-0201", "postcode": "144-0043", "address": "4-98-7 Haneda, Ota-ku, Tokyo 144-0043",
    "address_ja": "東京都大田区羽田4丁目98番7号", "employees": "182", "nace": "25", "jsic": "金属製品製造業",
}  # fmt: skip


def new(works, table, **values):
    return works.run("New", partial(services.records.create, table=table, given=values)).result


def firm(works, **values):
    return new(works, "organisation", **values)


def card(works, key):
    return works.read(partial(services.directory.card, organisation_id=key, today=TODAY))


def note(works, key, **values):
    add = partial(services.host_log.add, organisation_id=key, values={"day": "2026-11-20", **values})
    return works.run("Note", add).result


def test_a_company_is_shown_with_its_form_sectors_size_and_both_forms_of_its_phone(works):
    shown = card(works, firm(works, **AONE))
    assert shown.form == "株式会社 before the name"
    assert (shown.nace, shown.jsic) == ("25 Fabricated metal products", "E24 Fabricated metal products")
    assert shown.size == "medium by staff"
    assert (shown.phone, shown.phone_from_abroad) == ("03-0000-0201", "+81 3 0000 0201")
    assert shown.address_ja == "〒144-0043\n東京都大田区羽田4丁目98番7号"
    assert shown.place == "Ota, Tokyo"
    after = card(works, firm(works, name_ja="東雲ロボティクス㈱"))
    assert after.form == "株式会社 after the name"
    assert (after.in_japan, card(works, firm(works, name="Usine", country="Belgium")).in_japan) == (True, False)


def test_next_steps_are_due_until_they_are_done(works):
    host = firm(works, **AONE)
    mission = new_mission(works, "M-1")
    visit = begin(works, mission, host)
    late = note(works, host, words="Will ask the plant", next_step="Call again", next_on="2026-11-25", visit_id=visit)
    soon = note(works, host, channel="電話", promise="Sends a map", next_on="2026-12-05")
    note(works, host, words="Nothing follows")
    due = partial(services.host_log.due, today=TODAY, ahead_days=14)
    assert [(each.id, each.step, each.mission_id) for each in works.read(due)] == [
        (late, "Call again", mission), (soon, "Sends a map", ""),
    ]  # fmt: skip
    assert works.read(partial(services.directory.concerns, today=TODAY))["due"] == {host}
    overview = works.read(partial(services.overview.of_mission, mission_id=mission, today=TODAY))
    assert [(each.kind, each.count) for each in overview.concerns if each.tab == "visits"] == [("next steps", 1)]
    works.run("Done", partial(services.host_log.done, entry_id=late, today=TODAY))
    assert [each.id for each in works.read(due)] == [soon]
    log = card(works, host).log
    assert next((line.id, line.open) for line in log) == (soon, True)
    assert {line.channel_label for line in log} == {"Phone call"}
    with pytest.raises(Invalid):
        note(works, host)


def test_a_host_is_found_by_the_words_of_its_people_its_sites_and_its_log(works):
    host, other = firm(works, **AONE), firm(works, name="Minato Robotics")
    new(works, "contact", organisation_id=host, native_name="佐々木 健太郎", kana_name="ささき けんたろう")
    new(works, "contact", organisation_id=host, family_name="Onodera", kana_name="おのでら ゆきこ")
    new(works, "site", organisation_id=host, name_ja="本社工場")
    note(works, host, words="Ask about the press line")
    for words in (
        "ささき",
        "佐々木",
        "sasaki",
        "アオネ",
        "あおね",
        "aone",
        "onodera",
        "本社工場",
        "press line",
        "haneda",
        "大田区",
    ):
        find = partial(services.grids.ids, grid="organisations", search=words)
        assert works.read(find) == [host], words
    shown = works.read(partial(services.grids.rows, grid="organisations", wanted=[host, other]))
    assert [row["contact.native_name"] for row in shown] == ["佐々木 健太郎", None]


def test_all_visits_over_the_years_are_remembered(works):
    host = firm(works, **AONE)
    old, last = (new_mission(works, code) for code in ("M-1", "M-2"))
    first = begin(works, old, host, stage="thanked", agreed_day="2023-03-16", thanked_on="2023-03-20")
    tile = partial(services.visit_lines.add, table="gift_entry", visit_id=first, lines=[{"what": "Delft tile"}])
    works.run("Gift", tile)
    begin(works, last, host, stage="declined", asked_on="2026-09-01", decline_reason="Audit that week")
    visit = begin(works, new_mission(works, "M-3"), host, agreed_day="2027-03-16")
    memory = works.read(partial(services.visits.card, visit_id=visit, today=TODAY)).memory
    assert [(one.mission, one.day, one.reason) for one in memory.visits] == [
        ("Mission M-2", date(2026, 9, 1), "Audit that week"), ("Mission M-1", date(2023, 3, 16), ""),
    ]  # fmt: skip
    assert memory.gifts == ("Delft tile",)
    assert memory.tired.level == "care"
    mission = works.read(partial(services.records.values, table="visit", record_id=visit))["mission_id"]
    board = works.read(partial(services.visits.board, mission_id=mission, today=TODAY))
    assert board[visit].tired == memory.tired
    assert "Declined on" in memory.tired.reasons[0]
    known = works.read(partial(services.visits.known_hosts, mission_id=new_mission(works, "M-4")))
    assert [(one.company, one.times, one.mission, one.tired.level) for one in known] == [
        ("Aone Seisakusho Co., Ltd.", 1, "Mission M-3", "care"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ({"name_ja": "㈱青嶺製作所"}, "the same name"),
        ({"name_ja": "青嶺製作所"}, "the same name but for the corporate form"),
        ({"name_ja": "青嶺製作所株式会社"}, "the same name but for the corporate form"),
        ({"name": "AONE SEISAKUSHO K.K."}, "the same name"),
        ({"name_ja": "株式会社アオネ", "name_kana": "ｶﾌﾞｼｷｶﾞｲｼｬｱｵﾈｾｲｻｸｼｮ"}, "the same reading"),
        ({"name": "Aoneseisakusho"}, "the same name"),
        ({"name_ja": "青嶺", "phone": "+81 3 0000 0201"}, "the same phone number"),
    ],
)
def test_companies_that_are_there_twice_are_found(works, other, why):
    one, two = firm(works, **AONE), firm(works, **other)
    firm(works, name="Minato Robotics", name_ja="湊ロボティクス株式会社", name_kana="ミナトロボティクス")
    found = services.firm_doubles.in_office(works)
    assert [{doubt.one.id, doubt.other.id} for doubt in found] == [{one, two}]
    assert found[0].why.startswith(why)


@pytest.mark.parametrize(
    ("names", "why"),
    [
        ({"name_ja": "㈱青嶺製作所"}, "the same name"),
        ({"name_ja": "青嶺製作所株式会社", "name": ""}, "the same name but for the corporate form"),
        ({"name": "AONE SEISAKUSHO"}, "the same name"),
        ({"name": "Aone Seisakujo", "name_kana": "あおねせいさくしょ"}, "the same reading"),
    ],
)
def test_a_company_that_is_added_is_held_against_those_there(works, names, why):
    there = firm(works, **AONE)
    firm(works, name="Minato Robotics", name_ja="湊ロボティクス株式会社", name_kana="ミナトロボティクス")
    (found,) = works.read(partial(services.firm_doubles.like, names=names))
    assert (found.other.id, found.other.name, found.why) == (there, AONE["name"], why)
    assert works.read(partial(services.firm_doubles.like, names={"name": "Higashi Kiden", "name_ja": None})) == []


def test_one_of_the_same_name_is_added_only_when_that_is_wanted(works):
    firm(works, **AONE)
    add = partial(services.directory.add, values={"name": "Aone Seisakusho"})
    with pytest.raises(Invalid):
        works.run("Add", add)
    second = works.run("Add", partial(add, all_the_same=True)).result
    assert second in works.read(services.directory.ids)


def test_two_companies_stay_two_once_that_is_said(works):
    one, two = firm(works, **AONE), firm(works, name_ja="青嶺製作所株式会社")
    works.run("Two", partial(services.firm_doubles.distinguish, one=two, other=one))
    assert services.firm_doubles.in_office(works) == []
    works.undo()
    assert len(services.firm_doubles.in_office(works)) == 1
    works.redo()
    merge = partial(services.merging.merge, table="organisation", keep_id=one, other_id=two)
    works.run("Merge", merge)
    assert works.read(lambda work: list(work.session.scalars(select(FirmDistinction)))) == []


@pytest.mark.parametrize(
    ("name", "worse"),
    [
        ("name", "AONE SEISAKUSHO K.K."),
        ("name_ja", "ｱｵﾈ製作所"),
        ("name_ja", "青嶺製作所"),
        ("name_ja", "㈱青嶺製作所"),
    ],
)
def test_the_better_written_name_of_a_company_is_proposed(works, name, worse):
    one = firm(works, **AONE)
    two = firm(works, **{name: worse})
    for keep, other in ((one, two), (two, one)):
        plan = works.read(partial(services.merging.plan, table="organisation", keep_id=keep, other_id=other))
        (found,) = [each for each in plan.pair.differences if each.name == name]
        assert found.side == ("keep" if keep == one else "other")


def test_merged_companies_bring_their_people_once_and_their_whole_log(works):
    one, two = firm(works, **AONE), firm(works, name_ja="㈱青嶺製作所", website="https://aone.example.org")
    new(works, "contact", organisation_id=one, native_name="佐々木 健太郎", kana_name="ささき けんたろう")
    new(works, "contact", organisation_id=two, native_name="佐々木　健太郎", email="sasaki@example.org")
    new(works, "contact", organisation_id=two, native_name="小野寺 由紀子")
    note(works, two, words="Said yes")
    visit = begin(works, new_mission(works, "M-1"), two)
    plan = works.read(partial(services.merging.plan, table="organisation", keep_id=one, other_id=two))
    (met,) = plan.pair.pairs
    assert (met.title, said_again(plain(met.title)).values["part0"]) == ("Contact, 佐々木 健太郎", say("Contact"))
    works.run("Merge", partial(services.merging.merge, table="organisation", keep_id=one, other_id=two))
    shown = card(works, one)
    assert [(person.native_name, person.email) for person in shown.contacts] == [
        ("佐々木 健太郎", "sasaki@example.org"), ("小野寺 由紀子", ""),
    ]  # fmt: skip
    assert [line.words for line in shown.log] == ["Said yes"]
    assert [past.id for past in shown.memory.visits] == [visit]
    assert shown.website == "https://aone.example.org"
    works.undo()
    count = partial(services.grids.count, grid="organisations")
    assert works.read(count) == 2
    assert works.read(lambda work: len(list(work.session.scalars(select(Contact.id))))) == 3
    assert works.read(lambda work: work.session.get(Organisation, two)) is not None
