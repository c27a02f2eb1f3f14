"""What the grid and the form of participants show, and how a stage and a finding look."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import takewhile
from typing import Any, NamedTuple

from eujc_desktop import services
from eujc_desktop.common.said import say
from eujc_desktop.fields.conditions import Condition
from eujc_desktop.fields.hidden import is_hidden
from eujc_desktop.fields.own_keys import OWN, is_own
from eujc_desktop.ui import finding_words
from eujc_desktop.ui.components.paint import initials
from eujc_desktop.ui.days import on_day
from eujc_desktop.ui.grid_columns import Column, Filter, Mark, Named, Row
from eujc_desktop.ui.grid_shown import ColumnSet
from eujc_desktop.ui.text import count, tr

STAGE_TONES = {
    "applied": "neu",
    "incomplete": "warn",
    "eligible": "info",
    "shortlisted": "vio",
    "selected": "vio",
    "waiting list": "warn",
    "confirmed": "ok",
    "attended": "teal",
    "completed": "teal",
}
TONES = {"error": "err", "warning": "warn", "hint": "info"}
ACTIVE = (
    "applied",
    "incomplete",
    "eligible",
    "shortlisted",
    "selected",
    "waiting list",
    "confirmed",
    "attended",
    "completed",
)
CONFIRMED = ("confirmed", "attended", "completed")
TRAVELLING = ("participant", "leader")
_CLOCK = re.compile(r"\b\d{1,2}[:h]\d{2}\b|(?<=[ ,])\d{1,2}\.\d{2}$")
_NO_YEAR = re.compile(r"\d{1,2}\.? ?[^\W\d]+\.?")


def stage_tone(stage: str) -> str:
    return STAGE_TONES.get(stage, "neu")


def person_name(row: Row) -> str:
    """`FAMILY Given`, or the name in the person's own script."""
    given, family = row.get("person.given_name") or "", row.get("person.family_name") or ""
    return f"{family.upper()} {given}".strip() or str(row.get("person.native_name") or "")


def _letters(row: Row) -> str:
    """The letters of a person's disc."""
    given, family = row.get("person.given_name") or "", row.get("person.family_name") or ""
    return initials(f"{given} {family}".strip() or str(row.get("person.native_name") or ""))


NAMED = Named(
    ("person.family_name", "person.given_name", "person.native_name", "organisation.name"),
    person_name,
    _letters,
    "organisation.name",
    lambda n: count("%n person", "%n people", n),
    lambda n: count("%n person selected", "%n people selected", n),
)
TOGETHER = (
    ("participation.stage",),
    ("person.diet",),
    ("participation.room_type", "participation.group_id"),
    ("participation.hotel",),
)
"""What is changed for several people most."""


def _typed_name(row: Row) -> str:
    parts = (row.get("person.family_name"), row.get("person.given_name"))
    return ", ".join(str(part) for part in parts if part)


def read_name(text: str) -> dict[str, object]:
    """`Family, Given`; without a comma the words in capitals at the beginning are the family name."""
    family, comma, given = text.partition(",")
    if not comma:
        words = text.split()
        capitals = list(takewhile(str.isupper, words)) or words[:1]
        family, given = " ".join(capitals), " ".join(words[len(capitals) :])
    if not (family.strip() or given.strip()):
        raise ValueError(tr("a person needs a name"))
    return {"person.family_name": family.strip(), "person.given_name": given.strip()}


def _moment(name: str, year: Callable[[], int]) -> dict[str, Any]:
    """How arrival or departure is shown in one cell, typed and read back; `year` goes without saying."""
    day_key, clock_key = f"participation.{name}_day", f"participation.{name}_time"

    def words(row: Row, *, whole: bool) -> str:
        day, clock = row.get(day_key), row.get(clock_key)
        when = on_day(day, with_weekday=False, with_year=whole or day.year != year()) if day else ""
        return ", ".join(part for part in (when, f"{clock:%H:%M}" if clock else "") if part)

    def take(text: str) -> dict[str, object]:
        found = _CLOCK.search(text)
        clock = found.group() if found else ""
        day = text.replace(clock, "").strip(" ,")
        return {day_key: f"{day} {year()}" if _NO_YEAR.fullmatch(day) else day, clock_key: clock}

    return {"show": partial(words, whole=False), "typed": partial(words, whole=True), "take": take}


def person_columns() -> tuple[Column, ...]:
    """The usual columns of people apart from missions."""
    return (
        _name_column(),
        Column("organisation.name", tr("Company"), 190),
        Column("person.job_title", tr("Job title"), 160),
        Column("person.nationality", tr("Nationality"), 112),
        Column("person.email", tr("E-mail"), 210),
        Column("person.mobile", tr("Mobile"), 130),
        Column("person.kana_name", tr("Name in katakana"), 140, shown=False),
    )


def column_sets() -> tuple[ColumnSet, ...]:
    """Columns of participants that belong together for a piece of work."""
    return tuple(ColumnSet(tr(name), keys) for name, keys in _SETS)


def label_column(tone: Callable[[str], str], *, shown: bool = True) -> Column:
    """The labels of a person as chips; `tone` is that of a label."""
    return Column("person.labels", tr("Labels"), 180, "labels", tone, shown=shown)


def _name_column() -> Column:
    keys = ("person.given_name", "person.native_name")
    return Column("person.family_name", tr("Name"), 196, "name", keys=keys, typed=_typed_name, take=read_name)


def columns(year: Callable[[], int]) -> tuple[Column, ...]:
    """The usual columns; days of the mission's `year` are written without it."""
    arrival, departure = _moment("arrival", year), _moment("departure", year)
    return (
        _name_column(),
        Column("organisation.name", tr("Company"), 172),
        Column("person.nationality", tr("Nationality"), 112),
        Column("participation.stage", tr("Status"), 112, "chip", stage_tone),
        Column("person.passport_expires", tr("Passport until"), 144),
        Column("person.diet", tr("Diet"), 140),
        Column("participation.arrival_day", tr("Arrival"), 124, keys=("participation.arrival_time",), **arrival),
        Column("participation.arrival_flight", tr("Flight"), 92),
        Column("participation.room_type", tr("Room"), 96),
        Column("participation.group_id", tr("Group"), 70),
        Column("participation.departure_day", tr("Departure"), 124, keys=("participation.departure_time",),
               shown=False, **departure),
        Column("participation.commitment_letter", tr("Commitment letter"), 138),
        Column("participation.application_no", tr("Application"), 100),
        Column("person.email", tr("E-mail"), 200),
        Column("participation.role", tr("Role"), 110, shown=False),
    )  # fmt: skip


SECTIONS: Sequence[tuple[str, Sequence[str]]] = (
    (say("Identity"), ("person.family_name", "person.given_name", "person.kana_name", "person.native_name",
                       "person.nationality", "person.birth_date", "person.honorific", "person.sex",
                       "participation.certificate_name")),
    (say("Status"), ("participation.stage", "participation.role", "participation.group_id",
                     "participation.group_with", "participation.group_not_with", "participation.group_locked",
                     "participation.waiting_rank", "participation.withdrawn_on", "participation.application_no",
                     "participation.applied_on",
                     "participation.certificate_wanted", "participation.certificate_despite", "participation.remark")),
    (say("Passport"), ("person.passport_no", "person.passport_issued", "person.passport_expires",
                       "person.passport_name")),
    (say("Residence and visa"), ("person.residence_country", "person.residence_since", "participation.visa_needed",
                                 "participation.visa_received")),
    (say("Diet and health"), ("person.diet", "person.allergies", "person.traces_allowed", "person.fish_stock_allowed",
                              "person.health_note", "person.access_needs", "person.blood_group", "person.shoe_size",
                              "person.clothing_size", "person.helmet_size")),
    (say("Arrival and departure"), ("participation.arrival_day", "participation.arrival_time",
                                    "participation.arrival_flight", "participation.arrival_place",
                                    "participation.departure_day", "participation.departure_time",
                                    "participation.departure_flight", "participation.departure_place",
                                    "participation.mobile_there", "participation.luggage_pieces",
                                    "participation.luggage_size", "participation.travel_note")),
    (say("Hotel"), ("participation.hotel", "participation.room_type", "participation.room_no",
                    "participation.room_mate", "participation.room_not_with", "participation.check_in",
                    "participation.check_out", "participation.smoking_room", "participation.booking_reference",
                    "participation.room_paid_by", "participation.loyalty_no", "participation.room_note")),
    (say("Company and wishes"), ("organisation.name", "organisation.country", "person.job_title", "person.department",
                                 "person.email", "person.mobile", "participation.wished_companies",
                                 "participation.objectives")),
    (say("Own fields"), ()),
    (say("Asked after selection"), ()),
    (say("Company size and seat"), ("organisation.employees", "organisation.turnover", "organisation.balance_sheet",
                                    "organisation.figures_year", "organisation.sme_declared",
                                    "organisation.part_of_group", "organisation.sme_checked_on",
                                    "organisation.sme_checked_by", "organisation.sector", "organisation.city")),
    (say("Position and studies"), ("person.job_title_ja", "person.phone", "person.job_years", "person.rank",
                                   "person.duties", "person.employer_contact", "person.study_year", "person.education",
                                   "person.university_contact")),
    (say("More of the application"), ("participation.expected_result", "participation.earlier_programmes",
                                      "participation.booth_needs")),
    (say("Emergency and insurance"), ("person.emergency_name", "person.emergency_relation", "person.emergency_phone",
                                      "person.insurer", "person.policy_no", "person.insurer_phone")),
    (say("Papers received"), ("participation.commitment_letter", "participation.passport_copy",
                              "participation.citizenship_proof", "participation.enrolment_proof",
                              "participation.medical_sheet",
                              "participation.insurance_consent", "participation.photo_file",
                              "participation.first_report", "participation.report_received",
                              "participation.report_reminded_on")),
    (say("Consents"), ("person.consent_data", "person.consent_hosts", "person.consent_book", "person.consent_photo",
                       "person.consent_news", "person.consent_alumni", "person.consent_source")),
    (say("Deposit"), ("participation.deposit_invoiced", "participation.deposit_due", "participation.deposit_paid",
                      "participation.deposit_paid_on", "participation.deposit_reference", "participation.refund",
                      "participation.refund_on", "participation.deposit_note", "participation.deposit_invoice",
                      "participation.deposit_invoiced_on", "participation.deposit_reminded_on",
                      "participation.deposit_waived", "participation.refund_decided_on",
                      "participation.refund_reason")),
    (say("Profile for the book"), ("person.languages", "person.english_level", "person.japanese_level",
                                   "person.interests", "person.profile")),
    (say("Notes"), ("person.labels", "person.notes")),
)  # fmt: skip
RARE = frozenset(
    {"Residence and visa", "Company size and seat", "Position and studies", "More of the application", "Deposit",
     "Profile for the book"}
)  # fmt: skip
"""Sections that are folded until somebody unfolds them."""
MASKED = frozenset(key for _title, keys in SECTIONS for key in keys if is_hidden(key))

_SETS = (
    (say("Rooming"), ("participation.stage", "person.sex", "participation.hotel", "participation.room_type",
                      "participation.room_mate", "participation.check_in", "participation.check_out",
                      "participation.smoking_room", "participation.room_paid_by", "participation.room_note")),
    (say("Visa"), ("person.nationality", "person.birth_date", "person.passport_no", "person.passport_issued",
                   "person.passport_expires", "participation.visa_needed", "participation.visa_received")),
    (say("Travel"), ("participation.arrival_day", "participation.arrival_flight", "participation.departure_day",
                     "participation.departure_flight", "participation.group_id", "person.mobile")),
    (say("Meals and health"), ("person.diet", "person.allergies", "participation.medical_sheet",
                               "person.emergency_name", "person.emergency_phone")),
    (say("Company"), ("organisation.name", "person.job_title", "organisation.employees", "organisation.turnover",
                      "organisation.sector", "organisation.city", "person.email")),
)  # fmt: skip
_STAGE = "participation.stage"
_GROUPS: Sequence[tuple[str, str, str, str, tuple[str, ...]]] = (
    ("passport", say("Passport"), "id-card", "warn", ("person.passport_no", "person.passport_expires",
                                                      "participation.passport_copy", "person.passport_name")),
    ("visa", say("Visa"), "globe", "warn", ("person.nationality", "participation.visa_needed",
                                            "participation.visa_received")),
    ("diet", say("Diet"), "utensils", "warn", ("person.diet", "person.allergies")),
    ("duplicates", say("Duplicates"), "users", "err", ("person.family_name",)),
    ("travel", say("Travel"), "plane", "warn", ("participation.arrival_day", "participation.departure_day",
                                                "participation.arrival_time", "participation.departure_time",
                                                "participation.arrival_flight")),
    ("room", say("Room"), "bed", "warn", ("participation.room_mate", "participation.hotel", "participation.room_type",
                                          "participation.check_in", "participation.check_out")),
    ("papers", say("Papers"), "file-text", "warn", ("participation.commitment_letter",
                                                    "participation.enrolment_proof", "person.consent_data",
                                                    "person.consent_hosts")),
    ("care", say("Insurance and emergency"), "shield-check", "warn", ("person.insurer", "person.policy_no",
                                                                      "person.emergency_name",
                                                                      "person.emergency_phone")),
    ("money", say("Deposit and report"), "landmark", "warn", ("participation.deposit_paid",
                                                              "participation.deposit_reference",
                                                              "participation.report_received")),
    ("answers", say("Own fields"), "list-checks", "warn", (OWN,)),
    ("company", say("Company size and seat"), "factory", "warn", ("organisation.employees", "organisation.turnover",
                                                                  "organisation.country", "organisation.part_of_group",
                                                                  "organisation.sme_declared")),
)  # fmt: skip


_LACKING = {
    "passports": say("Passport data missing"),
    "diets": say("Diet unknown"),
    "flights": say("Flight unknown"),
    "rooms": say("Room unknown"),
    "insurance": say("Insurance missing"),
    "deposits": say("Deposit missing"),
    "consents": say("Consent missing"),
    "emergency": say("Emergency contact missing"),
    "reports": say("Report missing"),
}
"""Rules of the checklist, and what is said of those for whom they wait."""


class Concerns(NamedTuple):
    """What is to be mended as the screen needs it: by person, by cell, as filters, and what concerns nobody alone."""

    of: Mapping[str, Sequence[Any]]
    marks: Mapping[tuple[str, str], Mark]
    filters: Sequence[Filter]
    shared: Sequence[Any]


def weighed(findings: Sequence[Any]) -> Concerns:
    """The findings sorted, on the thread that has found them: the window does not wait for thousands."""
    of: dict[str, list[Any]] = {}
    for finding in findings:
        of.setdefault(finding.person, []).append(finding)
    shared = of.pop("", [])
    return Concerns(of, marks(findings), filters(findings), shared)


def filters(findings: Sequence[Any]) -> list[Filter]:
    """Who is still in, and who has something to mend, by subject."""
    found = [Filter("active", tr("Active"), (Condition(_STAGE, "any of", ACTIVE),))]
    sure = (
        Condition(_STAGE, "any of", CONFIRMED),
        Condition("participation.role", "any of", TRAVELLING),
    )
    found.append(Filter("confirmed", tr("Confirmed"), sure))
    by_field: dict[str, set[str]] = {}
    for finding in serious(findings):
        by_field.setdefault(finding.field, set()).add(finding.person)
    for key, words, icon, tone, fields in _GROUPS:
        only = frozenset().union(*(whom for field, whom in by_field.items() if _is_among(field, fields)))
        found.append(Filter(key, tr(words), (), only, tone, icon))
    everyone = frozenset().union(*by_field.values())
    found.append(Filter("attention", tr("Something to mend"), (), everyone, "warn", "triangle-alert"))
    return found


def lacking(rule: str, people: Mapping[str, frozenset[str]]) -> Filter:
    """The question whom a rule of the checklist waits for."""
    return Filter(
        services.progress.place(rule)[1], tr(_LACKING[rule]), (), people.get(rule, frozenset()), "warn", "list-checks"
    )


def filter_of(field: str) -> str:
    """The filter that finds people with something to mend in this field."""
    if field == _STAGE:
        return "confirmed"  # More are confirmed than there are places.
    return next((key for key, _words, _icon, _tone, fields in _GROUPS if _is_among(field, fields)), "attention")


def _is_among(field: str, fields: Sequence[str]) -> bool:
    """Whether a subject has a field; that of fields of one's own has all of them."""
    return field in fields or (is_own(field) and OWN in fields)


def serious(findings: Iterable[Any]) -> list[Any]:
    """Errors and warnings about one person."""
    return [finding for finding in findings if finding.person and finding.severity != "hint"]


def marks(findings: Sequence[Any]) -> dict[tuple[str, str], Mark]:
    """The gravest finding of each cell."""
    found: dict[tuple[str, str], Mark] = {}
    missing = tr("Missing")
    for finding in reversed(serious(findings)):
        found[finding.person, finding.field] = Mark(TONES[finding.severity], tr(finding.message), missing)
    return found


def notes(findings: Iterable[Any]) -> Mapping[str, tuple[str, str]]:
    """What stands under the fields of a person of whom these are the findings."""
    return {finding.field: (TONES[finding.severity], title_of(finding)) for finding in reversed(serious(findings))}


def title_of(finding: Any) -> str:
    """A finding's rule as a heading."""
    return finding_words.title_of(finding.rule, {})
