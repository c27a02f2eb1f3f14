from __future__ import annotations

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from eujc_desktop.models.choices import Direction, MissionKind
from eujc_desktop.models.itinerary import ItemType
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.task import TaskAnchor
from eujc_desktop.planning.programmes import deliverables, programme, programmes
from eujc_desktop.services import progress, records

LIST = (Path(__file__).parents[1] / "data" / "programmes.csv").read_text(encoding="utf-8")
ROWS = list(csv.DictReader(LIST.splitlines()))
VERBATIM = ("name", "kind", "audience", "direction", "source_of_length", "note")
FIRST, LAST = date(2027, 3, 15), date(2027, 3, 26)


def as_row(found):
    return {
        "seed_year": str(found.seed_year),
        "typical_days": str(found.stated_days or ""),
        **{
            name: getattr(found, name) for name in ("name", "kind", "audience", "direction", "source_of_length", "note")
        },
    }


def test_every_programme_of_the_list_is_there_with_every_column():
    expected = [row for row in ROWS if row["kind"] != "deliverable"]
    assert len(expected) == len(programmes()) == 61
    columns = ("seed_year", "typical_days", *VERBATIM)
    assert [as_row(found) for found in programmes()] == [{name: row[name] for name in columns} for row in expected]


def test_every_deliverable_is_a_counter():
    expected = [row for row in ROWS if row["kind"] == "deliverable"]
    assert [(row["name"], row["audience"], row["direction"], row["note"]) for row in expected] == [
        (found.name, found.audience, found.direction, found.note) for found in deliverables()
    ]
    assert len(deliverables()) == 10
    assert all(f"{found.target:,}" in found.name for found in deliverables())


def test_codes_are_short_and_name_one_programme():
    codes = [found.code for found in programmes()]
    assert len(set(codes)) == 61
    assert all(len(code) <= 12 and code == code.upper() for code in codes)
    wanted = {"WCM": "World Class Manufacturing", "HRTP": "Japan Industry Insight (HRTP)", "VIJ": "Vulcanus in Japan"}
    assert {code: programme(code).name for code in wanted} == wanted
    assert programme("vie").name == "Vulcanus in Europe"
    with pytest.raises(KeyError):
        programme("NOPE")


def test_programmes_count_for_deliverables_that_exist():
    known = {found.code for found in deliverables()}
    counted = {code for found in programmes() for code in found.counts}
    assert counted == known
    assert {found.code for found in programmes() if found.variant_of} == {
        "HRTP-ICT", "MAJ-ICT", "DBP-FOOD", "VIJ-ARCH", "ESW-WEB",
    }  # fmt: skip
    codes = {found.code for found in programmes()}
    assert all(found.variant_of in codes | {""} and found.goes_with in codes | {""} for found in programmes())


@pytest.mark.parametrize("found", programmes(), ids=lambda found: found.code)
def test_a_mission_can_begin_from_each(found):
    defaults = found.mission_defaults(FIRST, LAST)
    parsed = records.parsed(Mission, {name: value for name, value in defaults.items() if value is not None})
    assert isinstance(parsed["kind"], MissionKind)
    assert isinstance(parsed["direction"], Direction)
    assert found.tasks
    assert {TaskAnchor(task.anchor) for task in found.tasks} <= set(TaskAnchor)
    assert {task.phase for task in found.tasks} <= {phase.label for phase in found.phases}
    for planned in found.skeleton(FIRST, LAST):
        ItemType(planned.template.type)
        assert FIRST <= planned.day <= LAST
        assert planned.template.start < planned.template.end


def test_tasks_tick_themselves_only_by_rules_there_are():
    known = {*progress.RULES, "visits", ""}
    assert {task.rule for found in programmes() for task in found.tasks} <= known


def test_a_training_mission_has_the_rules_of_the_centre():
    defaults = programme("WCM").mission_defaults(FIRST, LAST)
    assert (defaults["deposit_amount"], defaults["deposit_currency"]) == (Decimal(1000), "EUR")
    assert defaults["deposit_due"] == date(2026, 12, 30)
    assert defaults["selection_due"] == date(2026, 12, 15)
    assert defaults["report_due"] == date(2027, 4, 23)
    assert (defaults["zone"], defaults["home_zone"]) == ("Asia/Tokyo", "Europe/Brussels")
    assert programme("JIM").mission_defaults(FIRST, LAST)["zone"] == "Europe/Brussels"
    assert programme("TTHD").mission_defaults(FIRST, LAST)["deposit_currency"] is None


def test_every_programme_has_a_name_in_japanese_which_titles_of_missions_take_over():
    assert all(each.name_ja for each in programmes())
    assert len({each.name_ja for each in programmes()}) == 61
    vulcanus = programme("VIE")
    assert vulcanus.named == "Vulcanus in Europe"
    assert vulcanus.named.others == {"ja": "ヴルカヌス・イン・ヨーロッパ"}
    assert vulcanus.title_ja("Vulcanus in Europe 2027") == "ヴルカヌス・イン・ヨーロッパ 2027"
    assert vulcanus.title_ja("Trainees of 2027") == ""


@pytest.mark.parametrize(
    ("code", "first", "last"),
    [
        ("VIE", "2027-04-01", "2028-03-31"),
        ("JBILAT", "2027-01-01", "2029-12-31"),
        ("EPAHD", "2028-01-01", "2028-12-31"),
        ("ABOUT-NEWS", "2028-02-29", "2029-02-28"),
        ("RENEW", "2027-03-15", "2027-03-19"),
        ("MAJ-ICT", "2027-03-15", "2027-03-26"),
        ("ECP", "2027-03-15", "2027-03-15"),
    ],
)
def test_what_runs_all_year_is_proposed_for_whole_years_and_missions_for_their_usual_days(code, first, last):
    assert programme(code).last_day(date.fromisoformat(first)) == date.fromisoformat(last)


def test_the_skeleton_leaves_week_ends_free():
    days = {planned.day for planned in programme("WCM").skeleton(FIRST, LAST)}
    assert {date(2027, 3, 20), date(2027, 3, 21)}.isdisjoint(days)
    assert {FIRST, LAST, date(2027, 3, 16)} <= days
    titles = [planned.template.title for planned in programme("WCM").skeleton(FIRST, LAST)]
    assert titles[-1] == "Farewell lunch"
    assert titles.count("Dojo: standard work and kaizen") == 1
