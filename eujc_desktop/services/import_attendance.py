"""Writes sign-in sheets that were typed in, and lists of reports and deposits: marks of days, and what was paid."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select

from eujc_desktop.exchange import attendance as sheets
from eujc_desktop.exchange.draft import Draft
from eujc_desktop.exchange.headings import with_words
from eujc_desktop.exchange.participants import FULL_NAME, ID
from eujc_desktop.exchange.preview import Preview, Problem, Row
from eujc_desktop.exchange.recognise import Known
from eujc_desktop.fields.choices import Choice
from eujc_desktop.fields.field import Field
from eujc_desktop.models.choices import AttendanceCode
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.participation import Attendance, Participation
from eujc_desktop.planning import deposits
from eujc_desktop.services import accounts, attendance, import_people
from eujc_desktop.store.work import Work

_MONEY = ("deposit_invoiced", "deposit_due", "deposit_paid_on", "deposit_paid", "deposit_reference", "deposit_note",
          "refund", "refund_on")  # fmt: skip
_BROUGHT = ("first_report", "report_received", "certificate_wanted", *_MONEY)
_MOST_DAYS = 400
_DUE, _CURRENCY = "mission.report_due", "mission.deposit_currency"
"""What the mission asks for, kept with each who is known, so that a change of it asks for another look."""


def targets(dates: tuple[date, date] | None) -> dict[str, Field]:
    """What the columns can be: who it is, each day of the mission, report and deposit."""
    people = import_people.targets()
    who = {key: people[key] for key in (ID.name, FULL_NAME.name, *sheets.WHO)}
    part = {f"participation.{name}": people[f"participation.{name}"] for name in _BROUGHT}
    marks = Choice(AttendanceCode)
    days = (sheets.day_field(day, marks) for day in _days(dates))
    return {**who, **{field.name: field for field in days}, **with_words({sheets.REMARK.name: sheets.REMARK}), **part}


def _days(dates: tuple[date, date] | None) -> list[date]:
    if dates is None:
        return []
    first, last = dates
    return [first + timedelta(days=number) for number in range(min((last - first).days + 1, _MOST_DAYS))]


def known(work: Work, mission_id: str | None) -> list[Known]:
    """Those who are on the mission, with what is marked of their days."""
    mission = work.get(Mission, mission_id) if mission_id else None
    terms = {_DUE: mission.report_due, _CURRENCY: mission.deposit_currency} if mission else {}
    people = [each for each in import_people.known(work, mission_id) if "participation.stage" in each.values]
    part = Participation
    lines = select(part.person_id, Attendance).join(part, part.id == Attendance.participation_id)
    marks: dict[str, dict[str, Any]] = {}
    for person_id, line in work.session.execute(lines.where(part.mission_id == mission_id)):
        own = marks.setdefault(person_id, {})
        own[sheets.day_field(line.day, None).name] = line.code
        if line.reason:
            own[sheets.reason_field(line.day).name] = line.reason
    return [replace(each, values={**each.values, **terms, **marks.get(each.id, {})}) for each in people]


def preview(draft: Draft, known_: Iterable[Known]) -> Preview:
    """What importing the sheet would do, with what is odd about deposits and reports as questions."""
    found = list(known_)
    shown = sheets.preview(draft, found)
    people = {each.id: each for each in found}
    accounts_ = {f"{row.number}": _account(row, people[row.match.id]) for row in shown.rows if row.match}
    headings = {column.key: column.heading for column in shown.columns if column.key}
    asked: dict[str, list[Problem]] = {}
    for finding in deposits.check(list(accounts_.values()), _terms(shown.rows, found)):
        if finding.field in headings:
            words = finding.message.removeprefix(f"{accounts_[finding.person].name}: ").removesuffix(".")
            cure = f"{finding.fixes[0].words}." if finding.fixes else ""
            asked.setdefault(finding.person, []).append(
                Problem(int(finding.person), headings[finding.field], finding.field, "", words, cure, "question")
            )
    return replace(shown, rows=tuple(_asked(row, asked.get(f"{row.number}", [])) for row in shown.rows))


def _asked(row: Row, questions: Sequence[Problem]) -> Row:
    shown = (replace(each, value=row.cells.get(each.key, "")) for each in questions)
    return replace(row, problems=(*row.problems, *shown)) if questions else row


def _terms(rows: Iterable[Row], known_: Sequence[Known]) -> deposits.Terms:
    """What the mission asks for; a list speaks of days up to the last one it names."""
    days = [value for row in rows for value in row.values.values() if isinstance(value, date)]
    asked: Mapping[str, Any] = known_[0].values if known_ else {}
    return deposits.Terms(max([date.today(), *days]), asked.get(_CURRENCY) or "EUR", asked.get(_DUE))


def _account(row: Row, person: Known) -> deposits.Account:
    values = {**person.values, **row.values}
    marks = {day: mark for key, mark in values.items() for day, reason in [sheets.day_of(key)] if day and not reason}
    part: Mapping[str, Any] = {name: values.get(f"participation.{name}") for name in _BROUGHT}
    return accounts.account(f"{row.number}", person.name, part, marks, kept=len(marks))


def apply(work: Work, mission_id: str | None, rows: Sequence[Row]) -> int:
    """Write marks, reasons, reports and deposits; how many rows brought something."""
    found = select(Participation.person_id, Participation.id).where(Participation.mission_id == mission_id)
    parts: dict[str, str] = dict(work.session.execute(found).all())
    fresh = [row for row in rows if row.result == "changed" and row.match is not None]
    marks: dict[attendance.Cell, str | None] = {}
    reasons: dict[str, list[attendance.Cell]] = {}
    for row in fresh:
        key = parts[row.match.id] if row.match else ""
        for name, value in row.values.items():
            day, is_reason = sheets.day_of(name)
            if day is not None:
                if is_reason:
                    reasons.setdefault(str(value), []).append((key, day))
                else:
                    marks[key, day] = str(value)
        part = import_people.parted(row.values).get("participation", {})
        import_people.put(work.get(Participation, key), part)
    attendance.mark(work, marks)
    work.session.flush()
    for reason, cells in reasons.items():
        attendance.explain(work, cells, reason)
    return len(fresh)
