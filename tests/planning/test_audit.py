"""The check before printing: what is empty, only holds a place, has no font or is not agreed, and on which paper."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eujc_desktop.planning.audit import CLEAN, Facts, Late, Record, Value, check, group_of, lines, placeholder
from eujc_desktop.planning.audit_scopes import ALL, SCOPES
from eujc_desktop.planning.finding import Finding


def rules(facts, paper="", language="en", **more):
    return [finding.rule for finding in check(facts, paper, language, **more)]


def hotel(**texts):
    keys = ("organisation.name", "site.address", "site.address_ja", "site.phone")
    whole = dict.fromkeys(keys, "Minato 1-2-3") | texts
    values = tuple(Value(key, key, whole[key], "site.address_ja" if key == "site.address" else "") for key in keys)
    return Record("hotel", "mission_day", "d1", "Hotel Sora", values)


@pytest.mark.parametrize(
    "text",
    [
        "TBC", "Lunch (tbd)", "Speaker t.b.a.", "Hall XXX", "lorem ipsum dolor", "Room to be confirmed", "???",
        "Not yet decided", "Name: ____", "[name]", "[insert address]", "«…»", "«Family_name»", "{person.name}",
        "時間未定", "調整中", "要確認", "後日連絡", "○○株式会社", "（仮）", "TODO ask",
    ],
)  # fmt: skip
def test_words_that_only_hold_a_place_are_seen(text):
    assert placeholder(text)


@pytest.mark.parametrize(
    "text",
    [
        "", "Tobacco museum", "Todo el grupo", "«Les Ateliers de la Lumière»", "XX century hall", "Really? Yes?",
        "○ shop", "The plan is confirmed", "[sic]", "Visit of the unconfirmed rumours café", "未来工場", "a_b",
    ],
)  # fmt: skip
def test_ordinary_words_are_left_alone(text):
    assert placeholder(text) == ""


@given(st.text())
def test_no_text_stops_the_check(text):
    check(Facts("m1", (hotel(**{"site.address": text}),)))


def test_an_empty_field_counts_only_where_the_paper_needs_it():
    facts = Facts("m1", (hotel(**{"site.phone": ""}),))
    assert rules(facts, "briefing-book") == ["blank"]
    assert rules(facts, "rooming") == []
    assert rules(facts, "luggage-tags") == []


def test_a_finding_leads_to_record_and_field():
    found = check(Facts("m1", (hotel(**{"site.address": "TBC"}),)), "programme")[0]
    assert (found.table, found.record, found.field) == ("mission_day", "d1", "site.address")
    assert group_of(found.rule) == "Placeholders"
    assert "Hotel Sora" in found.message


def test_a_character_without_a_glyph_is_named():
    found = check(Facts("m1", (hotel(**{"site.address": "𓀀"}),)), "programme", unknown=lambda text: {"𓀀"} & set(text))
    assert [finding.severity for finding in found] == ["error"]
    assert "EGYPTIAN HIEROGLYPH A001" in found[0].message


def test_a_missing_language_counts_where_it_is_printed():
    facts = Facts("m1", (hotel(**{"site.address_ja": ""}),))
    assert [(one.rule, one.severity) for one in check(facts, "programme", "ja")] == [("no Japanese", "warning")]
    assert rules(facts, "programme", "en") == []
    assert [(one.rule, one.severity) for one in check(facts, "briefing-book")] == [("no Japanese", "hint")]
    assert rules(Facts("m1", (hotel(**{"site.address": ""}),)), "programme", "en") == ["blank", "no English"]


def test_what_a_paper_in_english_does_not_print_is_not_looked_at():
    facts = Facts("m1", (hotel(**{"site.address_ja": "未定"}),))
    assert rules(facts, "programme", "en") == []
    assert rules(facts, "programme", "ja") == ["placeholder"]


def test_a_visit_that_is_not_agreed_is_told_once():
    visit = Record("host", "visit", "v1", "Aozora", (), "Requested", firm=False)
    told = Finding("unconfirmed visit", "warning", "Aozora …", ("i1",))
    assert rules(Facts("m1", (visit,), timetable=(told,)), "briefing-book") == ["unconfirmed"]
    assert rules(Facts("m1", (visit,), timetable=(told,)), "attendance") == ["unconfirmed visit"]


def test_each_paper_has_its_own_worries():
    facts = Facts(
        "m1",
        timetable=(Finding("overlap", "error", "two"),),
        people=(Finding("no data consent", "error", "c"), Finding("diet unknown", "warning", "d")),
        late=(Late("t1", "Order the coach", date(2027, 1, 2)),),
        unsigned=("European",),
    )
    assert rules(facts, "certificates") == ["no signatory"]
    assert rules(facts, "badges") == ["no data consent"]
    assert rules(facts, "meals") == ["no data consent", "diet unknown"]
    assert rules(facts, "briefing-book") == ["overlap", "no data consent", "late"]
    assert rules(facts, "ics") == []
    assert len(rules(facts)) == 5


def test_nothing_found_is_said():
    assert lines(()) == (CLEAN,)
    assert lines((Finding("blank", "warning", "x is empty."),)) == ("x is empty.",)


def test_all_papers_together_hold_what_each_has():
    for scope in SCOPES.values():
        assert scope.subjects <= ALL.subjects
        assert scope.people <= ALL.people
