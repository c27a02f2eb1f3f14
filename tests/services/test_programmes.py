"""Each of the 61 programmes as an edition, and templates that an office says otherwise."""

from __future__ import annotations

import json
from datetime import date
from functools import partial

import pytest

from eujc_desktop import services
from eujc_desktop.common.errors import Damaged, Invalid, NotFound, Refused
from eujc_desktop.models.mission import Mission
from eujc_desktop.planning import kinds, programmes
from eujc_desktop.planning.counting import OTHER, series_of
from eujc_desktop.services import (
    audit,
    entries,
    gather,
    itineraries,
    missions,
    paper_states,
    papers,
    reductions,
    statistics,
    typical_days,
)
from eujc_desktop.services.entry_lists import LISTS
from eujc_desktop.services.papers import Order
from eujc_desktop.services.statistics import Wanted

FIRST, TODAY = "2026-04-06", date(2026, 11, 27)
ENTRIES = {
    "sessions": {"event.title": "Session", "event.first_day": "2026-05-04", "event.attended": 40},
    "cases": {"helpdesk_case.question": "Which duty?", "helpdesk_case.answered_on": "2026-05-04"},
    "publications": {"publication.title": "Guide", "publication.published_on": "2026-05-04"},
    "issues": {"newsletter_issue.number": "1", "newsletter_issue.sent_on": "2026-05-04",
               "newsletter_issue.recipients": 20000},
    "agreements": {"agreement.subject": "Joint test bed", "agreement.signed_on": "2026-05-04"},
    "reports": {"due_report.title": "Report", "due_report.received_on": "2026-05-04"},
}  # fmt: skip
"""An entry of each list by whose entries a kind counts, done."""
COMPLETED = {"person.family_name": "Moreau", "person.given_name": "Zoé", "person.nationality": "FR",
             "participation.role": "participant", "participation.stage": "completed"}  # fmt: skip
WANTS = {
    "attendance": "nothing to attend", "bag_lists": "nothing to carry", "bus_signs_transfers": "no ride by coach",
    "change_slip": "No edition of this mission has been released", "diet_cards": "everybody eats everything",
    "evaluation_report": "No evaluation form", "evaluation_sheet": "no question", "finance": "Nobody owes",
    "leader_sheets": "Nothing is known of the day", "letters": "Which letter", "letters_to_hosts": "Which letter",
    "luggage": "stays in one hotel", "meals": "has no meal", "seats": "has no ride", "sign_in": "nothing to sign in",
    "visa_dossier": "visa", "visit_sheets": "Nothing is known of the day",
}  # fmt: skip
"""What an edition that has begun, with one participant, still wants for a paper."""


def begin(works, code, name=None):
    values = {"code": name or f"{code}-2026", "title": code, "programme": code, "first_day": FIRST}
    days = (programmes.programme(code).typical_days or 1) - 1
    last = date.fromisoformat(FIRST).toordinal() + days
    values["last_day"] = date.fromordinal(last).isoformat()
    return works.run(f"New {code}", lambda work: missions.new(work, values)).result


@pytest.fixture(scope="module")
def editions(tmp_path_factory):
    """An office with an edition of every programme; in each an entry of the list by which it counts, and somebody."""
    from tests.services import importing

    with importing.office_with(tmp_path_factory.mktemp("programmes")) as works:
        made = {}
        for each in programmes.programmes():
            made[each.code] = mission = begin(works, each.code)
            if kinds.PEOPLE in kinds.TOOLS[each.mission_kind].tabs:
                works.run("Join", lambda work, to=mission: services.people.enrol(work, to, COMPLETED))
            if key := kinds.TOOLS[each.mission_kind].results:
                works.run("Add", lambda work, key=key, mission=mission: entries.add(work, key, mission, ENTRIES[key]))
        yield works, made


MISSION = "participants itineraries visits"
SEMINAR, WEBINAR, NETWORK = (
    "participants itineraries: sessions",
    "participants: sessions",
    ": agreements partners sessions",
)
SHOWS = {
    **dict.fromkeys(("training mission", "mission", "incoming mission", "company visit"), MISSION),
    **dict.fromkeys(("partnering event", "forum"), "participants itineraries: partnering wishes tables slots"),
    **dict.fromkeys(
        ("traineeship", "programme extension"), "participants itineraries: offers placements reports sessions"
    ),
    "fellowship": "participants: placements reports",
    **dict.fromkeys(("seminar series", "event series", "workshop", "round table", "regular meetings"), SEMINAR),
    **dict.fromkeys(("webinar series", "online forum", "recorded lectures"), WEBINAR),
    "helpdesk": ": cases sessions",
    **dict.fromkeys(
        ("information service", "landing pad", "consultancy support"), "participants: cases placements reports"
    ),
    **dict.fromkeys(("publication", "web portal"), ": publications"),
    "newsletter": ": issues",
    "project": ": partners packages reports sessions",
    **dict.fromkeys(("network", "partnership", "strategy", "policy partnership", "cooperation programme"), NETWORK),
    "institution": "",
}
"""What an activity is worked with, by the kind that is published of its programme: tabs, then lists."""
SHOWS_OF_ONE = dict.fromkeys(("BIO", "ICT", "FOOD"), MISSION + ": shifts")
"""Missions that have a stand at a fair besides."""
EVENT = (
    "programme_sheet programme_table one_page outline change_slip badges table_signs attendance sign_in certificates"
    " letters delegation evaluation_sheet evaluation_report place_cards meals diet_cards letters_to_hosts"
)
TRAVEL = (
    " briefing_book booklet rooming manifest luggage seats luggage_tags bus_signs bus_signs_transfers emergency_folder"
    " visa_dossier wall_chart pocket_card visit_sheets leader_sheets bag_lists mission_report finance"
)
STAY = (
    "briefing_book programme_sheet programme_table one_page outline letters letters_to_hosts visa_dossier certificates"
    " badges emergency_folder attendance manifest evaluation_sheet evaluation_report finance"
)
TRIPS = ("training mission", "mission", "fair mission", "company visit", "incoming mission", "partnering event")
PRINTS = {
    **dict.fromkeys(TRIPS, EVENT + TRAVEL),
    **dict.fromkeys(("traineeship", "fellowship"), STAY),
    **dict.fromkeys(("seminar", "workshop", "round table"), EVENT),
    "webinar": "letters certificates attendance evaluation_sheet evaluation_report",
    "service": "letters certificates",
    **dict.fromkeys(("helpdesk", "publication", "newsletter", "project", "partnership", "institution"), ""),
}
"""What is printed of each kind, besides its checklist and its lists."""


@pytest.mark.parametrize("programme", programmes.programmes(), ids=lambda each: each.code)
def test_an_edition_of_each_programme_has_its_tools_tasks_texts_papers_and_place_in_the_statistics(editions, programme):
    works, made = editions
    mission_id = made[programme.code]
    row = works.read(lambda work: missions.of_id(work, mission_id, TODAY))
    record = works.read(lambda work: services.records.values(work, "mission", mission_id))
    tools = kinds.tools(row.kind, row.holds)
    assert row.kind == programme.mission_kind
    assert row.kind in kinds.TOOLS
    assert row.tasks_total == len(programme.tasks) > 0
    assert record["objectives"]
    tabs, _, lists = SHOWS_OF_ONE.get(programme.code, SHOWS[programme.kind]).partition(":")
    assert set(tools.tabs) == set(tabs.split())
    assert tools.lists == tuple(lists.split())
    assert set(tools.lists) <= LISTS.keys()
    made_usually = tools.with_papers(row.papers) if row.papers else tools
    assert set(made_usually.papers) == set(PRINTS[row.kind].split())
    if key := tools.results:
        assert row.holds >= {key}
    usual = programme.skeleton(record["first_day"], record["last_day"])
    assert usual or not tools.shows(kinds.PLAN)

    for paper in (kinds.CHECKLIST, *([kinds.REGISTER] if tools.results else [])):
        piece = papers.preview(works, Order(paper, row.code))
        assert piece.data.startswith(b"%PDF")

    counted = works.read(lambda work: statistics.counted.counted(work, TODAY))
    own = [one for one in counted if one.id == mission_id or getattr(one, "mission", "") == mission_id]
    assert own
    assert {one.counts for one in own} == {programme.counts}
    among_all = works.read(
        lambda work: statistics.figures(work, Wanted("", programme=programme.code), "country", TODAY)
    )
    assert [each.line.key for each in among_all.lines] == [programme.code]
    line = among_all.lines[0].line
    assert sum(line.editions) == 1
    listed = works.read(lambda work: statistics.behind(work, Wanted("", programme=programme.code), TODAY))
    assert sum(one.number for one in listed) == (sum(line.people) or sum(line.editions))
    for what in programme.counts:
        wanted = Wanted(what, programme=programme.code)
        shown = works.read(lambda work, wanted=wanted: statistics.figures(work, wanted, "country", TODAY))
        behind = works.read(lambda work, wanted=wanted: statistics.behind(work, wanted, TODAY))
        (line,) = (each.line for each in shown.lines)
        figure = sum(number.done for parts in shown.years.values() for number in parts.values())
        assert figure == sum(one.number for one in behind)
        assert line.key == programme.code
        assert series_of(programme.counts) != OTHER
        assert figure > 0, what


@pytest.mark.parametrize("kind", kinds.TOOLS)
def test_every_paper_of_a_kind_is_made_of_a_new_edition_or_says_what_it_wants(editions, kind):
    from eujc_desktop.ui.papers.offers import PAPERS

    works, _made = editions
    programme = next(each for each in programmes.programmes() if each.mission_kind == kind)
    unmade = {}
    for paper in kinds.TOOLS[kind].papers:
        try:
            piece = papers.preview(works, Order(mission=f"{programme.code}-2026", **PAPERS[paper].order))
            assert piece.whole.startswith(b"%PDF"), paper
        except (NotFound, Refused) as wanting:
            unmade[paper] = str(wanting)
    assert {paper: words for paper, words in unmade.items() if WANTS.get(paper, words + ".") not in words} == {}


def test_papers_of_a_traineeship_tell_of_the_days_on_which_something_is_planned(works):
    mission = begin(works, "VIJ", "VIJ-26")
    works.run("Pencil in", lambda work: typical_days.pencil_in(work, mission))
    book = works.read(lambda work: gather.briefing_book(work, mission))
    planned = [day for day in works.read(lambda work: itineraries.plan(work, mission)).days if day.items]
    assert 1 < len(planned) < 20
    assert {day.number for day in planned} | {1, 243} == {day.number for day in book.days}
    assert works.read(lambda work: paper_states.states(work, mission)).days == len(book.days)
    blank = {
        one.record
        for one in works.read(lambda work: audit.of_mission(work, mission, TODAY))
        if one.table == "mission_day"
    }
    assert len(blank) <= len(book.days)
    short = begin(works, "GRJ", "GRJ-26")
    assert [day.number for day in works.read(lambda work: gather.briefing_book(work, short)).days] == list(range(1, 15))


def test_the_papers_of_each_kind_are_papers_there_are():
    from eujc_desktop.ui.papers.offers import PAPERS

    known = set(PAPERS)
    assert {paper for tools in kinds.TOOLS.values() for paper in tools.papers} <= known
    assert known == {*kinds.ALL.papers, kinds.CHECKLIST, kinds.REGISTER}
    assert all(tools.makes("a paper that no kind names") for tools in kinds.TOOLS.values())
    assert all(kinds.ALL.makes(paper) for paper in PAPERS)


def test_what_an_edition_holds_besides_is_shown():
    assert kinds.tools("helpdesk", {"visits", "agreements"}).tabs == ("visits",)
    assert kinds.tools("helpdesk", {"agreements"}).lists == ("cases", "sessions", "agreements")
    assert kinds.unusual("helpdesk", "visits")
    assert not kinds.unusual("training mission", "visits")
    assert kinds.tools("no kind there is").tabs == kinds.ALL.tabs


def test_a_variant_takes_over_what_its_parent_has_and_says_what_differs(works):
    parent, variant = programmes.programme("HRTP"), programmes.programme("HRTP-ICT")
    assert (variant.typical_days, variant.stated_days) == (28, None)
    assert variant.tasks == parent.tasks
    told = works.read(lambda work: services.programmes.differences(work, "HRTP-ICT"))
    assert [str(each) for each in told] == ["Themes: ICT"]
    works.run("Change", lambda work: services.programmes.change(work, "HRTP", {"typical_days": 30}))
    known = works.read(services.programmes.catalogue)
    assert (known["HRTP"].typical_days, known["HRTP-ICT"].typical_days) == (30, 30)
    assert programmes.programme("HRTP").typical_days == 28


def test_an_office_says_a_template_otherwise_begins_editions_from_it_and_goes_back(works):
    before = works.read(lambda work: services.programmes.template(work, "WCM"))
    task = {"title": "Order helmets", "phase": "Prepare", "anchor": "first day", "offset_days": -20, "owner": "Tokyo",
            "rule": ""}  # fmt: skip
    parts = {
        "name_fr": "Production de classe mondiale",
        "tasks": [*before["tasks"], task],
        "texts": {"objectives": "See how it is done."},
        "papers": ["briefing_book", "badges"],
        "settings": {"capacity": 18, "deposit_amount": "500", "sme_only": "yes"},
    }
    works.run("Change template", lambda work: services.programmes.change(work, "wcm", parts))
    changed = works.read(lambda work: services.programmes.one(work, "WCM"))
    assert (changed.changed, changed.settings.capacity, changed.tasks[-1].title) == ("changed", 18, "Order helmets")
    assert changed.settings.call_opens_days == programmes.programme("WCM").settings.call_opens_days
    mission = works.read(lambda work: work.session.get(Mission, begin(works, "WCM")))
    assert (mission.capacity, mission.deposit_amount, mission.sme_only) == (18, 500, True)
    assert mission.objectives == "See how it is done."
    row = works.read(lambda work: missions.of_id(work, mission.id, TODAY))
    tools = kinds.tools(row.kind).with_papers(row.papers)
    assert tools.papers == ("badges", "briefing_book")
    assert tools.makes(kinds.CHECKLIST)
    assert not tools.makes("rooming")
    told = [str(each) for each in works.read(lambda work: services.programmes.differences(work, "WCM"))]
    assert "1 more of: task" in told

    works.run("Change back", lambda work: services.programmes.change(work, "WCM", {"tasks": before["tasks"]}))
    assert works.read(lambda work: services.programmes.one(work, "WCM")).tasks == programmes.programme("WCM").tasks
    works.undo()
    assert works.read(lambda work: services.programmes.one(work, "WCM")).tasks[-1].title == "Order helmets"
    works.run("Restore", lambda work: services.programmes.restore(work, "WCM"))
    assert works.read(lambda work: services.programmes.one(work, "WCM")) == programmes.programme("WCM")


def test_a_new_edition_and_those_of_variants_begin_with_the_quotas_of_the_template(works):
    quotas = [
        {"trait": "country", "value": "Italy", "least": "", "most": "4"},
        {"trait": "gender", "value": "w", "least": "3", "most": ""},
        {"trait": "firm", "value": "", "least": "", "most": "2"},
        {"trait": "country", "value": "", "least": "", "most": ""},
    ]
    change = services.programmes.change
    works.run("Change", lambda work: change(work, "HRTP", {"quotas": quotas}))
    kept = works.read(lambda work: services.programmes.template(work, "HRTP"))["quotas"]
    assert [(one["trait"], one["value"], one["least"], one["most"]) for one in kept] == [
        ("country", "IT", None, 4), ("gender", "Female", 3, None), ("firm", "", None, 2)]  # fmt: skip
    for code in ("HRTP", "HRTP-ICT"):
        mission = begin(works, code)
        found = works.read(lambda work, id_=mission: services.selection.sheet(work, id_).quotas)
        assert {(one.trait, one.value, one.least, one.most) for one in found} == {
            (one["trait"], one["value"], one["least"], one["most"]) for one in kept}  # fmt: skip
    works.run("Change", lambda work: change(work, "HRTP-ICT", {"quotas": []}))
    assert works.read(lambda work: services.programmes.one(work, "HRTP-ICT")).quotas == ()
    told = works.read(lambda work: services.programmes.differences(work, "HRTP-ICT"))
    assert "Other quotas" in [str(each) for each in told]
    data = works.read(services.programmes.exported)
    for code in ("HRTP-ICT", "HRTP"):
        works.run("Restore", lambda work, code=code: services.programmes.restore(work, code))
    assert works.read(lambda work: services.programmes.one(work, "HRTP")).quotas == ()
    works.run("Bring in", lambda work: services.programmes.bring_in(work, data))
    assert works.read(lambda work: services.programmes.template(work, "HRTP"))["quotas"] == kept


def test_a_new_edition_and_those_of_variants_begin_with_the_reductions_of_the_template(works):
    lines = [
        {"of": "deposit", "given_for": "size", "value": "micro, Small", "percent": "50"},
        {"of": "deposit", "given_for": "country", "value": "ポーランド、IT", "percent": "30"},
        {"of": "fee", "given_for": "repeat", "value": "", "percent": "20"},
        {"of": "deposit", "given_for": "size", "value": "", "percent": ""},
    ]
    change = services.programmes.change
    works.run("Change", lambda work: change(work, "HRTP", {"reductions": lines}))
    kept = works.read(lambda work: services.programmes.template(work, "HRTP"))["reductions"]
    assert [tuple(one.values()) for one in kept] == [
        ("deposit", "size", "micro, small", 50), ("deposit", "country", "Poland, Italy", 30), ("fee", "repeat", "", 20),
    ]  # fmt: skip

    def found(mission):
        return [one.line for one in works.read(lambda work: reductions.of_mission(work, mission))]

    for code in ("HRTP", "HRTP-ICT"):
        mission = begin(works, code)
        assert found(mission) == kept
    for parts in (frozenset(), services.cloning.USUAL):
        given = {"code": f"NEXT-{len(parts)}", "title": "Next", "first_day": FIRST}
        like = partial(services.cloning.clone, mission_id=mission, values=given, wanted=parts)
        assert found(works.run("New", like).result) == kept
    works.run("Change", lambda work: change(work, "HRTP-ICT", {"reductions": []}))
    assert found(begin(works, "HRTP-ICT", "ICT-NONE")) == []
    told = works.read(lambda work: services.programmes.differences(work, "HRTP-ICT"))
    assert "Other reductions" in [str(each) for each in told]
    data = works.read(services.programmes.exported)
    for code in ("HRTP-ICT", "HRTP"):
        works.run("Restore", lambda work, code=code: services.programmes.restore(work, code))
    assert works.read(lambda work: services.programmes.one(work, "HRTP")).reductions == ()
    works.run("Bring in", lambda work: services.programmes.bring_in(work, data))
    assert works.read(lambda work: services.programmes.template(work, "HRTP"))["reductions"] == kept


def test_tasks_that_come_later_join_a_checklist_that_was_changed(works):
    change = services.programmes.change
    own = services.programmes.add
    works.run("Add", lambda work: own(work, "WCM-FOOD", "WCM for food", variant_of="WCM"))
    before = works.read(lambda work: services.programmes.template(work, "WCM-FOOD"))["tasks"]
    works.run(
        "Change", lambda work: change(work, "WCM-FOOD", {"tasks": [{**before[0], "owner": "Tokyo"}, *before[2:]]})
    )
    later = {**before[0], "title": "Ask for allergies"}
    works.run("Change", lambda work: change(work, "WCM", {"tasks": [*before, later]}))
    tasks = works.read(lambda work: services.programmes.one(work, "WCM-FOOD")).tasks
    titles = [task.title for task in tasks]
    assert titles == [before[0]["title"], *(each["title"] for each in before[2:]), "Ask for allergies"]
    assert tasks[0].owner == "Tokyo"
    works.run("Change", lambda work: change(work, "WCM-FOOD", {"tasks": before[1:]}))
    titles = [task.title for task in works.read(lambda work: services.programmes.one(work, "WCM-FOOD")).tasks]
    assert titles == [each["title"] for each in before[1:]]  # what was taken away does not come back


def test_a_variant_has_no_name_of_its_parent_in_other_languages(works):
    works.run("Add", lambda work: services.programmes.add(work, "WCM-FOOD", "WCM for food", variant_of="WCM"))
    named = works.read(lambda work: services.programmes.one(work, "WCM-FOOD")).named
    assert (named, named.others) == ("WCM for food", {})


def test_a_programme_of_the_offices_own_counts_as_the_one_it_is_a_variant_of(works):
    add = services.programmes.add
    works.run("Add", lambda work: add(work, "wcm-food", "WCM for food", variant_of="WCM"))
    works.run("Add", lambda work: add(work, "DESK", "Our desk", kind="helpdesk"))
    known = works.read(services.programmes.catalogue)
    assert list(known)[-2:] == ["WCM-FOOD", "DESK"]
    assert known["WCM-FOOD"].counts == known["WCM"].counts
    assert (known["DESK"].mission_kind, known["DESK"].family) == ("helpdesk", "service")
    values = {"code": "F-26", "title": "Food", "programme": "WCM-FOOD", "first_day": FIRST, "last_day": FIRST}
    mission = works.run("New", lambda work: missions.new(work, values)).result
    counted = works.read(lambda work: statistics.counted.counted(work, TODAY))
    assert {one.counts for one in counted if one.id == mission} == {("LEAN",)}
    shown = works.read(lambda work: statistics.figures(work, Wanted("LEAN"), "country", TODAY))
    assert [each.line.name for each in shown.lines] == ["WCM for food"]
    with pytest.raises(Refused, match="F-26 follows"):
        works.run("Restore", lambda work: services.programmes.restore(work, "WCM-FOOD"))
    works.run("Restore", lambda work: services.programmes.restore(work, "DESK"))
    assert "DESK" not in works.read(services.programmes.catalogue)
    for code, name, kind in (("WCM", "Twice", ""), ("no code!", "x", ""), ("NEW", " ", ""), ("NEW", "x", "nonsense")):
        with pytest.raises(Invalid):
            works.run("Add", lambda work, code=code, name=name, kind=kind: add(work, code, name, kind=kind))
    with pytest.raises(NotFound):
        works.read(lambda work: services.programmes.one(work, "NOPE"))


def test_templates_go_out_as_a_file_and_come_in_again(works):
    with pytest.raises(Refused):
        works.read(services.programmes.exported)
    works.run("Add", lambda work: services.programmes.add(work, "WCM-FOOD", "WCM for food", variant_of="WCM"))
    works.run("Change", lambda work: services.programmes.change(work, "WCM", {"settings": {"capacity": 12}}))
    works.run("Change", lambda work: services.programmes.change(work, "WCM-FOOD", {"themes": ["Food and drink"]}))
    data = works.read(services.programmes.exported)
    kept = works.read(services.programmes.catalogue)
    for code in ("WCM-FOOD", "WCM"):
        works.run("Restore", lambda work, code=code: services.programmes.restore(work, code))
    assert works.run("Bring in", lambda work: services.programmes.bring_in(work, data)).result == ("WCM", "WCM-FOOD")
    assert works.read(services.programmes.catalogue) == kept


BAD = [
    b"\xff\xfe not json",
    b"[]",
    b'{"form": "other", "version": 1, "templates": {}}',
    b"[" * 5000,
    json.dumps({"form": "eujc programme templates", "version": 99, "templates": {}}).encode(),
    json.dumps({"form": "eujc programme templates", "version": "1", "templates": {}}).encode(),
    json.dumps({"form": "eujc programme templates", "version": 1, "templates": {"X" * 50: {"name": "x"}}}).encode(),
]
BAD_PARTS = [
    {"tasks": [{"title": "x" * 900, "anchor": "first day", "offset_days": 1}]},
    {"tasks": [{"title": "x", "anchor": "some day", "offset_days": 1}]},
    {"tasks": [{"title": "x", "anchor": "first day", "offset_days": "many"}]},
    {"tasks": [{"title": "x", "anchor": "first day", "offset_days": 1, "rule": "no such rule"}]},
    {"items": [{"on": "first", "start": "12:00", "end": "09:00", "type": "lunch", "title": "Lunch"}]},
    {"items": [{"on": "first", "start": "09:00", "end": "12:00", "type": "magic", "title": "Lunch"}]},
    {"settings": {"capacity": -4}},
    {"settings": {"checks": {"no rule": 3}}},
    {"mission_kind": "party"},
    {"usual_direction": "up"},
    {"typical_days": 0},
    {"counts": ["GOLD"]},
    {"nonsense": 1},
    {"phases": "many"},
    {"quotas": [{"trait": "luck", "value": "x", "most": 2}]},
    {"quotas": [{"trait": "country", "value": "IT"}]},
    {"quotas": [{"trait": "country", "least": 3, "most": 2}]},
    {"quotas": [{"trait": "country", "most": -1}]},
    {"quotas": [{"trait": "country", "value": word, "most": 1} for word in ("IT", "Italy")]},
    {"quotas": [{"trait": ["country"], "most": 1}]},
    {"reductions": [{"of": "deposit", "given_for": "size", "value": "tiny", "percent": 50}]},
    {"reductions": [{"of": "deposit", "given_for": "size", "value": "", "percent": 50}]},
    {"reductions": [{"of": "deposit", "given_for": "all", "value": "", "percent": 101}]},
    {"reductions": [{"of": "deposit", "given_for": "country", "value": "Italy"}]},
    {"reductions": [{"of": "rent", "given_for": "all", "percent": 50}]},
    {"reductions": [{"given_for": "all", "percent": 50}]},
    [],
]


@pytest.mark.parametrize("data", BAD, ids=range(len(BAD)))
def test_a_file_that_is_none_is_refused(works, data):
    with pytest.raises(Damaged):
        works.run("Bring in", lambda work: services.programmes.bring_in(work, data))


def test_a_line_that_does_not_hold_is_named_as_it_is_typed(works):
    tasks = works.read(lambda work: services.programmes.template(work, "WCM"))["tasks"]
    for wrong, told in (
        ({"offset_days": "soon"}, r"Line 41, Days: .*soon"),
        ({"title": ""}, "Line 41, Title is needed"),
    ):
        line = {**tasks[0], **wrong}
        with pytest.raises(Invalid, match=told):
            works.run("Change", lambda work, t=[*tasks, line]: services.programmes.change(work, "WCM", {"tasks": t}))


@pytest.mark.parametrize("parts", BAD_PARTS, ids=range(len(BAD_PARTS)))
def test_a_part_that_does_not_hold_is_refused_typed_or_in_a_file(works, parts):
    whole = {"form": "eujc programme templates", "version": 1, "templates": {"WCM": parts}}
    with pytest.raises(Damaged):
        works.run("Bring in", lambda work: services.programmes.bring_in(work, json.dumps(whole).encode()))
    with pytest.raises(Invalid):
        works.run("Change", lambda work: services.programmes.change(work, "WCM", parts))
    assert works.read(services.programmes.catalogue)["WCM"] == programmes.programme("WCM")


def test_a_new_edition_begins_with_what_refunds_of_its_template_go_by(works):
    wcm = works.read(lambda work: work.session.get(Mission, begin(works, "WCM")))
    assert (wcm.report_required, wcm.refund_smes_only, wcm.refund_basis) == (True, True, "days")
    assert wcm.passport_months == programmes.programme("WCM").settings.passport_months
    conditions = {
        "report_required": "no", "refund_smes_only": False, "refund_basis": "per day", "refund_kept": "25",
        "refund_free_days": "1", "refund_until": "60",
    }  # fmt: skip
    change = services.programmes.change
    works.run("Change", lambda work: change(work, "HRTP", {"settings": conditions}))
    for code in ("HRTP", "HRTP-ICT"):
        found = works.read(lambda work, id_=begin(works, code): work.session.get(Mission, id_))
        assert not found.report_required
        assert not found.refund_smes_only
        assert (found.refund_basis, found.refund_kept, found.refund_free_days, found.refund_until) == (
            "per day", 25, 1, 60)  # fmt: skip
    with pytest.raises(Invalid, match="by the weather"):
        works.run("Change", lambda work: change(work, "HRTP", {"settings": {"refund_basis": "by the weather"}}))
