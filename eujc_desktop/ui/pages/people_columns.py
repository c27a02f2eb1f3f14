"""What the grid and the form of participants show, and how a stage and a finding look."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from eujc_desktop.fields.conditions import Condition
from eujc_desktop.ui.grid_columns import Column, Filter, Mark, Row
from eujc_desktop.ui.text import tr

STAGE_TONES = {
    "applied": "neu",
    "incomplete": "warn",
    "eligible": "info",
    "selected": "vio",
    "waiting list": "warn",
    "confirmed": "ok",
    "attended": "teal",
    "completed": "teal",
}
TONES = {"error": "err", "warning": "warn", "hint": "info"}
ACTIVE = ("applied", "incomplete", "eligible", "selected", "waiting list", "confirmed", "attended", "completed")
CONFIRMED = ("confirmed", "attended", "completed")
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d{2}\b")


def stage_tone(stage: str) -> str:
    return STAGE_TONES.get(stage, "neu")


def _moment(name: str) -> tuple[Any, Any]:
    """How arrival or departure is shown in one cell, and how it is read back."""
    day_key, clock_key = f"participation.{name}_day", f"participation.{name}_time"

    def show(row: Row) -> str:
        day, clock = row.get(day_key), row.get(clock_key)
        parts = [f"{day.day} {day:%b %Y}" if day else "", f"{clock:%H:%M}" if clock else ""]
        return ", ".join(part for part in parts if part)

    def take(text: str) -> dict[str, object]:
        found = _CLOCK.search(text)
        clock = found.group() if found else ""
        return {day_key: text.replace(clock, "").strip(" ,"), clock_key: clock}

    return show, take


_ARRIVES, _READ_ARRIVAL = _moment("arrival")
_LEAVES, _READ_LEAVING = _moment("departure")

COLUMNS = (
    Column("person.family_name", "Name", 196, "name", keys=("person.given_name", "person.native_name"), fixed=True),
    Column("organisation.name", "Company", 172),
    Column("person.nationality", "Nationality", 96),
    Column("participation.stage", "Status", 112, "chip", stage_tone),
    Column("person.passport_expires", "Passport until", 126),
    Column("person.diet", "Diet", 140),
    Column("participation.arrival_day", "Arrival", 142, keys=("participation.arrival_time",), show=_ARRIVES,
           take=_READ_ARRIVAL),
    Column("participation.arrival_flight", "Flight", 92),
    Column("participation.room_type", "Room", 96),
    Column("participation.group_id", "Group", 70),
    Column("participation.departure_day", "Departure", 142, keys=("participation.departure_time",), show=_LEAVES,
           take=_READ_LEAVING, shown=False),
    Column("participation.commitment_letter", "Commitment letter", 126),
    Column("participation.application_no", "Application", 100),
    Column("person.email", "E-mail", 200),
    Column("participation.role", "Role", 110, shown=False),
)  # fmt: skip

SECTIONS: Sequence[tuple[str, Sequence[str]]] = (
    ("Identity", ("person.family_name", "person.given_name", "person.kana_name", "person.native_name",
                  "person.nationality", "person.birth_date", "person.honorific", "person.sex",
                  "participation.certificate_name")),
    ("Status", ("participation.stage", "participation.role", "participation.group_id", "participation.waiting_rank",
                "participation.application_no", "participation.remark")),
    ("Passport", ("person.passport_no", "person.passport_issued", "person.passport_expires")),
    ("Diet and health", ("person.diet", "person.allergies", "person.health_note", "person.shoe_size",
                         "person.clothing_size")),
    ("Arrival and departure", ("participation.arrival_day", "participation.arrival_time",
                               "participation.arrival_flight", "participation.arrival_place",
                               "participation.departure_day", "participation.departure_time",
                               "participation.departure_flight", "participation.departure_place")),
    ("Hotel", ("participation.hotel", "participation.room_type", "participation.room_no", "participation.room_mate",
               "participation.check_in", "participation.check_out")),
    ("Company and wishes", ("organisation.name", "organisation.country", "person.job_title", "person.department",
                            "person.email", "person.mobile", "participation.wished_companies",
                            "participation.objectives")),
    ("Emergency and insurance", ("person.emergency_name", "person.emergency_phone", "person.insurer",
                                 "person.policy_no")),
    ("Papers received", ("participation.commitment_letter", "participation.passport_copy", "person.consent_data",
                         "person.consent_hosts", "person.consent_photo", "participation.report_received")),
    ("Notes", ("person.notes",)),
)  # fmt: skip
MASKED = frozenset({"person.passport_no"})

_GROUPS: Sequence[tuple[str, str, str, str, tuple[str, ...]]] = (
    ("passport", "Passport", "id-card", "warn", ("person.passport_no", "person.passport_expires",
                                                 "participation.passport_copy")),
    ("diet", "Diet", "utensils", "warn", ("person.diet", "person.allergies")),
    ("travel", "Travel", "plane", "warn", ("participation.arrival_day", "participation.departure_day",
                                           "participation.arrival_time", "participation.departure_time",
                                           "participation.arrival_flight")),
    ("papers", "Papers", "file-text", "warn", ("participation.commitment_letter", "person.consent_data",
                                               "person.consent_hosts")),
    ("company", "Company size and seat", "factory", "warn", ("organisation.employees", "organisation.turnover",
                                                             "organisation.country", "organisation.part_of_group",
                                                             "organisation.sme_declared")),
)  # fmt: skip


def filters(findings: Sequence[Any]) -> list[Filter]:
    """Who is still in, and who has something to mend, by subject."""
    found = [Filter("active", tr("Active"), (Condition("participation.stage", "any of", ACTIVE),))]
    found.append(Filter("confirmed", tr("Confirmed"), (Condition("participation.stage", "any of", CONFIRMED),)))
    for key, words, icon, tone, fields in _GROUPS:
        only = frozenset(finding.person for finding in serious(findings) if finding.field in fields)
        found.append(Filter(key, tr(words), (), only, tone, icon))
    return found


def filter_of(field: str) -> str:
    """The filter that finds people with something to mend in this field."""
    return next((key for key, _words, _icon, _tone, fields in _GROUPS if field in fields), "")


def serious(findings: Iterable[Any]) -> list[Any]:
    """Errors and warnings about one person."""
    return [finding for finding in findings if finding.person and finding.severity != "hint"]


def marks(findings: Sequence[Any]) -> dict[tuple[str, str], Mark]:
    """The gravest finding of each cell."""
    found: dict[tuple[str, str], Mark] = {}
    for finding in reversed(serious(findings)):
        found[finding.person, finding.field] = Mark(TONES[finding.severity], finding.message, tr("Missing"))
    return found


def notes(findings: Iterable[Any], row_id: str) -> Mapping[str, tuple[str, str]]:
    """What stands under the fields of one person."""
    mine = [finding for finding in serious(findings) if finding.person == row_id]
    return {finding.field: (TONES[finding.severity], title_of(finding)) for finding in reversed(mine)}


def title_of(finding: Any) -> str:
    """A finding's rule as a heading."""
    words = str(finding.rule)
    return words[:1].upper() + words[1:]
