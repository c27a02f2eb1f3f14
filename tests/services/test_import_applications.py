"""Applications as they reach an office, clean and messy: each planted problem is met as the notes beside them say."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest

from eujc_desktop import services
from tests.services.importing import (
    MESSY,
    add_mission,
    bring,
    bring_applicants,
    by_mail,
    office_with,
    people,
    preview,
    results,
    row_of,
    told,
    write_csv,
)


@pytest.fixture(scope="module")
def applicants(tmp_path_factory):
    """An office with the applicants of the clean list, to look at only."""
    with office_with(tmp_path_factory.mktemp("applicants"), add_mission, bring_applicants) as works:
        yield works


@pytest.fixture(scope="module")
def messy(applicants):
    return preview(applicants, MESSY)


@pytest.fixture(scope="module")
def update(applicants):
    return preview(applicants, "applications-update.csv")


# --- 1: the clean list -----------------------------------------------------------------------------------------------


def test_clean_applications_all_come_in(office):
    incoming = preview(office, "applications-en.xlsx")
    assert incoming.preview.header_row == 1
    assert incoming.preview.counts["new"] == 41
    assert not incoming.needs_a_decision
    assert incoming.preview.problems == ()
    assert [column.heading for column in incoming.preview.columns if not column.key] == ["Mission"]


def test_values_of_the_clean_applications(applicants):
    row = people(applicants)["APP-0001"]
    assert row["person.family_name"] == "Mühlböck"
    assert row["person.birth_date"] == date(1978, 9, 28)
    assert row["person.nationality"] == "AT"
    assert row["organisation.turnover"] == Decimal("31.40")
    assert row["participation.commitment_letter"] is True
    assert row["person.diet"].label == "No restriction"
    assert len(people(applicants)) == 41


def test_imported_twice_everybody_is_known(applicants):
    assert results(preview(applicants, "applications-en.xlsx")) == {"same": list(range(2, 43))}


# --- 2: the list kept by hand, in French -----------------------------------------------------------------------------


def test_the_french_list_row_by_row(messy):
    assert messy.preview.header_row == 6
    assert results(messy) == {
        "new": [7, 8, 10, 11, 13, 14, 16, 18, 20, 21, 24, 27, 28, 30, 31, 34, 37],
        "changed": [9, 12, 15, 19, 22, 25, 29, 32, 35],
        "same": [17, 33],
        "duplicate": [23],
        "problem": [26, 36],
    }
    assert messy.preview.skipped == (
        (38, "a total"), (40, "no entry of this list"), (41, "no entry of this list"),
    )  # fmt: skip


def test_every_column_of_the_french_list_is_recognised(messy):
    assert [column.heading for column in messy.preview.columns if not column.key] == ["N°"]
    assert all(column.score > 90 for column in messy.preview.columns if column.key)


@pytest.mark.parametrize(
    ("row", "keys"),
    [
        (9, {"person.mobile"}),
        (12, {"person.passport_no", "person.passport_expires"}),
        (15, {"person.job_title"}),
        (19, {"person.family_name"}),
        (22, {"person.diet"}),
        (25, {"person.email"}),
        (32, {"organisation.name"}),
        (35, {"person.emergency_name", "person.emergency_phone"}),
        (29, set()),
        (17, set()),
        (33, set()),
    ],
)
def test_what_the_french_list_changes(messy, row, keys):
    assert {change.key for change in row_of(messy, row).changes} == keys


def test_every_deposit_and_emergency_contact_is_read(messy):
    for row in messy.preview.rows:
        assert row.values["participation.deposit_paid"] in (Decimal("1000.00"), Decimal("500.00"))
        assert row.values["person.emergency_phone"].startswith("+")
        assert "," not in row.values["person.emergency_name"]


def test_what_may_be_meant_is_offered(messy):
    assert row_of(messy.corrected(16, "person.passport_expires", "2031-05-04"), 16).values[
        "person.passport_expires"
    ] == date(2031, 5, 4)
    offers = {row: problem.offers for row in (16, 27) for problem in row_of(messy, row).problems}
    assert [(each.raw, each.words) for each in offers[16]] == [("2031-05-04", "4 May 2031")]
    assert [(each.raw, each.words) for each in offers[27]] == [("Ondrej", "Ondrej")]
    mended = messy.corrected(27, "person.given_name", "Ondrej")
    assert row_of(mended, 27).values["person.given_name"] == "Ondrej"
    assert told(mended, 27) == []
    assert row_of(messy, 27).values["person.given_name"] == "ONDREJ"


def test_what_comes_in_of_the_french_list(with_applicants):
    done = bring(with_applicants, MESSY)
    assert (done.added, done.changed, done.completed, done.unchanged, done.left_out) == (17, 9, 2, 0, 3)
    rows = people(with_applicants)
    assert len(rows) == 58
    assert rows["APP-0007"]["person.passport_expires"] == date(2037, 1, 14)
    assert rows["APP-0025"]["person.family_name"] == "Žnidaršič-Kočevar"
    # Capitals are no change: nobody else of the clean list is called another way now.
    assert rows["APP-0010"]["person.family_name"] == "Le Bihan"


def test_problem_rows_leave_people_as_they_were(with_applicants):
    before = people(with_applicants)
    bring(with_applicants, MESSY)
    after = people(with_applicants)
    for number in ("APP-0016", "APP-0033", "APP-0006"):
        assert after[number] == before[number]
    assert after["APP-0016"]["person.passport_expires"] is not None
    assert after["APP-0033"]["person.family_name"] == "Trzciński"


def test_family_names_in_capitals_by_habit_are_read_as_names(messy):
    family = {row.number: row.values.get("person.family_name") for row in messy.preview.rows}
    assert any("“Nom de famille” are in capitals" in remark for remark in messy.preview.remarks)
    assert (family[7], family[10], family[19]) == ("Dufrêne", "Vanderstichelen", "Žnidaršič-Kočevar")
    assert (family[20], family[30], family[31]) == ("Žukauskaitė", "Baù", "Larrañaga Etxeberria")
    by_hand = messy.corrected(30, "person.family_name", "BAÙ")
    assert row_of(by_hand, 30).values["person.family_name"] == "BAÙ"


def test_one_name_in_capitals_among_others_is_kept(office, tmp_path):
    path = write_csv(tmp_path / "list.csv", "Family name,Given name", "Berg,Anna", "NATO,Jo", "Sato,Ken", "Rossi,Ada")
    incoming = preview(office, path)
    assert row_of(incoming, 3).values["person.family_name"] == "NATO"
    assert not any("capitals" in remark for remark in incoming.preview.remarks)


def test_a_row_without_a_family_name_finds_its_person(messy):
    assert row_of(messy, 36).match.name == "Trzciński Wojciech"
    row = row_of(messy.without(36, "person.family_name"), 36)
    assert row.match.name == "Trzciński Wojciech"


def test_the_probable_duplicate_is_merged_or_made_on_request_only(with_applicants):
    incoming = preview(with_applicants, MESSY)
    assert row_of(incoming, 23).match.name == "Řeháček Zdeněk"
    other = incoming.deciding(23, same=False)
    assert row_of(other, 23).result == "new"
    same = incoming.corrected(26, "person.passport_expires", "28/02/2030").skipping(36).deciding(23, same=True)
    assert not same.needs_a_decision
    services.imports.apply(with_applicants, same)
    known = [row["person.family_name"] for row in people(with_applicants).values()]
    assert known.count("Řeháček") + known.count("Rehacek") == 1
    assert len(known) == 58


# --- 3: updates ------------------------------------------------------------------------------------------------------


def test_updates_from_a_spoilt_csv(update):
    assert results(update) == {"changed": [2, 3, 4, 6, 7], "same": [5], "new": [8], "problem": [9]}
    assert row_of(update, 2).values["person.passport_expires"] == date(2037, 1, 14)
    assert row_of(update, 2).values["organisation.turnover"] == Decimal("48.90")
    assert "The text was read as Western Windows" in " ".join(update.preview.remarks)
    assert "Empty cells change nothing." in update.preview.remarks


def test_empty_cells_of_an_update_change_nothing(with_applicants):
    before = people(with_applicants)["APP-0011"]
    bring(with_applicants, "applications-update.csv")
    after = people(with_applicants)["APP-0011"]
    changed = {key for key in after if after[key] != before[key]} - {"records", "versions"}
    assert changed == {"person.mobile", "participation.remark"}


@pytest.mark.parametrize("row", [5, 6])
def test_a_better_name_is_never_overwritten_by_question_marks(update, with_applicants, row):
    assert "person.family_name" not in row_of(update, row).values
    assert {(severity, "lost letters" in reason) for severity, _, reason in told(update, row)} == {("remark", True)}
    before = {key: row["person.family_name"] for key, row in people(with_applicants).items()}
    bring(with_applicants, "applications-update.csv")
    after = {key: row["person.family_name"] for key, row in people(with_applicants).items()}
    assert {key: after[key] for key in before} == before


def test_withdrawn_is_no_diet_and_the_status_is_offered(with_applicants):
    update = preview(with_applicants, "applications-update.csv")
    (problem,) = row_of(update, 9).problems
    assert (problem.severity, problem.column) == ("problem", "Diet")
    assert "withdrawn" in problem.reason
    (offer,) = problem.offers
    mended = update.corrected(9, offer.key, offer.raw)
    assert row_of(mended, 9).problems == ()
    services.imports.apply(with_applicants, mended)
    row = people(with_applicants)["APP-0031"]
    assert row["participation.stage"] == "withdrawn"
    assert row["person.diet"] is not None
    assert row["participation.remark"] == 'no longer takes part; "flu"; sorry'


def test_flights_with_breaks_and_tabs_in_cells(with_applicants):
    incoming = preview(with_applicants, "flights-unicode.txt")
    assert [row.number for row in incoming.preview.rows] == [2, 3, 4, 5, 6, 7]
    assert incoming.preview.remarks == ("Empty cells change nothing.",)
    bring(with_applicants, "flights-unicode.txt")
    rows = by_mail(with_applicants)
    notes = {mail.partition(".")[0]: row["participation.remark"] for mail, row in rows.items()}
    assert notes["evangelia"] == "Late check-in;\nkeep room"
    assert notes["yordan"] == "tab here"
    assert notes["agnes"] == '„idézőjel” és "quotes"'
    late = rows["gorg.zahra@xlendi-composites-ltd.example.org"]
    assert (late["participation.arrival_day"], late["participation.arrival_time"]) == (date(2027, 3, 15), time(17, 20))
    assert {row["participation.hotel"] for row in rows.values()} == {None, "白金ガーデン"}
    natives = {row["person.native_name"] for row in rows.values()}
    assert {"Цветелина Георгиева", "Ευαγγελία Παπαδημητρίου", "Йордан Щерев"} <= natives


def test_an_arrival_after_the_opening_is_warned_of(with_applicants):
    def late(work):
        found = services.checks.of_mission(work, "WCM-2027", date(2027, 2, 1))
        return [finding.message for finding in found if finding.rule == "arrives late"]

    bring(with_applicants, "flights-unicode.txt")
    assert with_applicants.read(late) == []
    bring(with_applicants, "programme-wcm-2027.xlsx", "itinerary")
    (message,) = with_applicants.read(late)
    assert "Żahra" in message
