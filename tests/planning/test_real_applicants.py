"""The real list of applicants holds facts that have to be raised: just these are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from eujc_desktop.fields.readings import country
from eujc_desktop.planning import eligibility, readiness
from eujc_desktop.planning.eligibility import Firm
from eujc_desktop.planning.passports import needs_visa
from eujc_desktop.planning.traveller import Traveller, Trip

SHEET = Path(__file__).parents[1] / "data" / "input" / "applications-en.xlsx"
TRIP = Trip(date(2027, 3, 15), date(2027, 3, 26), opening=datetime(2027, 3, 15, 9, 30))
YES_NO = {"yes": True, "received": True, "no": False, "missing": False, None: None}


@dataclass(frozen=True)
class Applicants:
    travellers: list[Traveller]
    firms: list[Firm]


def read() -> Iterator[tuple[int, dict[str, Any]]]:
    book = openpyxl.load_workbook(SHEET, read_only=True)
    rows = book["Applications"].iter_rows(values_only=True)
    header = next(rows)
    for number, row in enumerate(rows, 2):
        yield number, dict(zip(header, row, strict=True))
    book.close()


def money(raw: object) -> Decimal | None:
    return None if raw is None else Decimal(str(raw))


def traveller(number: int, row: dict[str, Any]) -> Traveller:
    consent = row["Consent: data handling (date)"]
    return Traveller(
        str(number),
        f"{row['Given name(s) (as in passport)']} {row['Family name (as in passport)']}",
        nationality=country(row["Nationality"]),
        company_country=country(row["Country of company"]),
        passport_no=row["Passport no."],
        passport_expires=row["Passport expires on"].date(),
        passport_copy=YES_NO[row["Passport copy"]],
        diet=row["Diet"],
        insurer=row["Insurer"],
        policy_no=row["Policy no."],
        emergency_name=row["Emergency contact"],
        emergency_phone=row["Emergency phone"],
        consent_data=consent.date() if consent else None,
        consent_hosts=YES_NO[row["Consent: share with hosts"]],
        commitment_letter=YES_NO[row["Commitment letter"]],
        photo=bool(row["Photo file"]),
    )


def firm(number: int, row: dict[str, Any]) -> Firm:
    return Firm(
        str(number), row["Company"], row["Employees"], money(row["Turnover (EUR m)"]),
        money(row["Balance sheet total (EUR m)"]), row["Part of a group"], YES_NO[row["SME declaration"]],
        country(row["Country of company"]),
    )  # fmt: skip


@pytest.fixture(scope="module")
def applicants() -> Applicants:
    rows = list(read())
    return Applicants([traveller(*row) for row in rows], [firm(*row) for row in rows])


def test_exactly_the_facts_of_the_list_are_raised(applicants):
    told = {(found.rule, int(found.person)) for found in readiness.check(applicants.travellers, TRIP)}
    assert told == {
        ("passport expires", 8),
        ("passport short", 37),
        ("diet unknown", 9),
        ("insurance missing", 32),
        ("no data consent", 34),
        ("no host consent", 41),
        ("visa needed", 42),
        ("missing commitment letter", 21),
        ("missing passport copy", 36),
    }


def test_declared_sizes_are_compared_with_the_figures(applicants):
    told = [(found.rule, int(found.who[0])) for one in applicants.firms for found in eligibility.check(one)]
    assert [row for rule, row in told if rule == "declared size"] == [33]
    assert [row for rule, row in told if rule == "partner enterprise"] == [7, 11, 22, 23, 29, 33]
    assert {rule for rule, _ in told} == {"declared size", "partner enterprise"}


def test_messages_say_what_is_wrong(applicants):
    by_rule = {found.rule: found for found in readiness.check(applicants.travellers, TRIP)}
    assert by_rule["passport expires"].message.endswith("the passport expires on 24 Mar 2027, during the mission.")
    assert by_rule["passport expires"].severity == "error"
    assert "96 days after the mission" in by_rule["passport short"].message
    assert "not the same as no restriction" in by_rule["diet unknown"].message
    visa = "needs a visa (nationality India; the company's country, Netherlands, does not count)"
    assert visa in by_rule["visa needed"].message
    assert "by 14 Jan 2027" in by_rule["visa needed"].message
    assert {found.field for found in by_rule.values()} >= {"person.diet", "participation.passport_copy"}


def test_the_note_on_short_passports_is_a_setting(applicants):
    rules = {found.rule for found in readiness.check(applicants.travellers, replace(TRIP, passport_months=3))}
    assert "passport short" not in rules


WHOLE = Traveller(
    "1", "Freja Ørum", "confirmed", "DK", "DK", "X1", date(2033, 1, 1), True, "none", "Kompas", "TR-1", "Bo", "+45 1",
    date(2026, 9, 1), True, True, True,
)  # fmt: skip


def rules_of(person: Traveller, trip: Trip = TRIP) -> list[str]:
    return [found.rule for found in readiness.check([person], trip)]


def test_nothing_is_said_of_a_whole_file():
    assert rules_of(WHOLE) == []


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"passport_expires": None}, "passport unknown"),
        ({"passport_no": None}, "passport unknown"),
        ({"passport_expires": date(2027, 3, 14)}, "passport expired"),
        ({"passport_expires": date(2027, 3, 26)}, "passport expires"),
        ({"passport_expires": date(2027, 3, 27)}, "passport short"),
        ({"nationality": None}, "nationality unknown"),
        ({"policy_no": None}, "insurance missing"),
        ({"emergency_phone": None}, "emergency contact missing"),
        ({"consent_hosts": None}, "host consent unknown"),
        ({"commitment_letter": None}, "file unknown"),
        ({"photo": False}, "no photo"),
        ({"arrives": datetime(2027, 3, 15, 17, 20)}, "arrives late"),
    ],
)
def test_each_fact_has_its_rule(change, rule):
    assert rules_of(WHOLE._replace(**change)) == [rule]


def test_photos_are_asked_for_after_selection_only():
    assert rules_of(WHOLE._replace(photo=False, stage="applied")) == []


def test_those_who_no_longer_travel_are_left_in_peace():
    assert rules_of(WHOLE._replace(diet=None, stage="withdrawn")) == []


def test_arrival_before_the_opening_and_departure_after_the_closing_are_fine():
    trip = replace(TRIP, closing=datetime(2027, 3, 26, 12, 0))
    calm = WHOLE._replace(arrives=datetime(2027, 3, 15, 9, 30), departs=datetime(2027, 3, 26, 12, 0))
    assert rules_of(calm, trip) == []
    assert rules_of(calm._replace(departs=datetime(2027, 3, 26, 11, 0)), trip) == ["leaves early"]


def test_visas_go_by_nationality_in_both_directions():
    assert needs_visa("IN")
    assert not needs_visa("FR")
    assert not needs_visa("JP")
    assert not needs_visa("JP", "BE")
    assert needs_visa("IN", "EU")


@pytest.mark.parametrize(
    ("staff", "turnover", "balance", "size"),
    [
        (9, 2, 2, "micro"),
        (9, 3, 3, "small"),
        (49, 10, 99, "small"),
        (49, 11, 11, "medium"),
        (249, 50, 99, "medium"),
        (249, 99, 43, "medium"),
        (249, 51, 44, "large"),
        (250, 1, 1, "large"),
        (312, None, None, "large"),
        (100, 60, None, "unknown"),
        (100, None, 50, "unknown"),
        (40, 11, None, "medium"),
        (100, None, None, "unknown"),
        (None, 1, 1, "unknown"),
    ],
)
def test_size_classes_of_the_eu(staff, turnover, balance, size):
    assert eligibility.size_class(staff, money(turnover), money(balance)) == size


def test_firms_outside_the_list_of_states_are_named():
    (found,) = eligibility.check(Firm("1", "Far Ltd", country="US"))
    assert (found.rule, found.severity) == ("seat", "warning")
    assert "the company's country, United States, is not on this mission's list" in found.message


def test_small_holdings_do_not_matter():
    assert eligibility.check(Firm("1", "Own AG", group="yes: fund owns 10 %")) == ()
    (found,) = eligibility.check(Firm("1", "Own AG", group="yes: parent owns 80 %"))
    assert "linked enterprise" in found.message
