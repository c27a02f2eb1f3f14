"""Sign-in sheets typed in, and lists of reports and deposits: rows about people who are on the mission already."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from eujc_desktop.common.dates import european
from eujc_desktop.common.errors import Refused
from eujc_desktop.common.said import say
from eujc_desktop.exchange.draft import Draft
from eujc_desktop.exchange.participants import FULL_NAME, ID, NEEDED, split_full_name
from eujc_desktop.exchange.preview import Offer, Preview, Result, Row
from eujc_desktop.exchange.recognise import SURE_BY, Known, People, Twice, compare, match
from eujc_desktop.exchange.rows import Read, read_rows
from eujc_desktop.exchange.summary import made
from eujc_desktop.fields.choices import Choice
from eujc_desktop.fields.field import Field
from eujc_desktop.fields.kinds import Text, YesNo, long_text

__all__ = ["NEEDED", "REMARK", "WHO", "day_field", "day_of", "preview", "reason_field"]

REMARK = Field("attendance.remark", "Remark", long_text(1000))
"""Why somebody was not there; on a list without days, what is to be known of the deposit."""
WHO = (
    *("person.family_name", "person.given_name", "person.native_name", "person.kana_name", "person.email"),
    *("participation.application_no", "organisation.name"),
)
"""By what people are known again, besides ID and full name; it is read and never written."""
_DAY, _REASON = "attendance.day.", "attendance.reason."
_REPORT, _CERTIFICATE, _NOTE = (
    "participation.report_received",
    "participation.certificate_wanted",
    "participation.deposit_note",
)
_ATTENDANCE_ONLY = re.compile(r"attendance|présence|teilnahme|出席", re.IGNORECASE)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day_field(day: date, marks: Any) -> Field:
    """The column of one day, under the ways sheets write its date."""
    long, number, month = european(day, with_weekday=False, long=True), day.day, day.month
    words = (
        day.isoformat(),
        f"{number:02}/{month:02}/{day.year}",
        f"{number:02}/{month:02}",
        f"{number}/{month}",
        long,
        long.rpartition(" ")[0],
        f"{number} {_MONTHS[month - 1]}",
        european(day, with_year=False),
        european(day),
        f"{month}月{number}日",
    )
    return Field(f"{_DAY}{day.isoformat()}", european(day, with_year=False), marks, words=words)


def reason_field(day: date) -> Field:
    """Why somebody was not there on a day; it comes with the remark of the row."""
    return Field(f"{_REASON}{day.isoformat()}", say("Reason on {day:short}", day=day), Text())


def day_of(key: str) -> tuple[date | None, bool]:
    """The day that a value is about, and whether it is the reason rather than the mark."""
    for start in (_DAY, _REASON):
        if key.startswith(start):
            return date.fromisoformat(key.removeprefix(start)), start == _REASON
    return None, False


def preview(draft: Draft, known: Iterable[Known]) -> Preview:
    """What importing the sheet would do; nobody is added by it."""
    who = {*WHO, ID.name, FULL_NAME.name, REMARK.name}
    if all(column.key in who for column in draft.columns if column.key):
        raise Refused(
            say("“{name}” names no day of the mission, and no report or deposit.", name=draft.book.name),
            cure="Head the columns with days such as 15/03/2027, or with Report received, Paid, Paid on.",
        )
    read, left = read_rows(draft)
    rows = list(_rows(draft, read, People(known)))
    totals = [(row.number, say("a total")) for row in rows if _counts(row)]
    return made(draft, "attendance", [row for row in rows if not _counts(row)], sorted([*left, *totals]))


def _counts(row: Row) -> bool:
    """Whether a row has figures where others have marks, as that of how many were there."""
    marks = [text for key, text in row.cells.items() if key.startswith(_DAY) and text.strip()]
    return bool(marks) and all(text.strip().isdecimal() for text in marks)


def _rows(draft: Draft, read: Iterable[Read], people: People) -> Iterator[Row]:
    twice = Twice(draft.targets, SURE_BY)
    days = {day.isoformat() for column in draft.columns if (day := day_of(column.key)[0])}
    targets = {**draft.targets, **{f"{_REASON}{day}": reason_field(date.fromisoformat(day)) for day in days}}
    for each in read:
        split_full_name(each)
        _marks(draft, each)
        _report(each)
        _certificate(each)
        _remark(each, with_days=bool(days))
        yield twice.look(_row(draft, each, people, targets), each)


def _marks(draft: Draft, read: Read) -> None:
    """A code nobody knows is asked about, with those there are."""
    for problem in [each for each in read.problems if day_of(each.key)[0] and each.severity == "problem"]:
        kind = draft.targets[problem.key].kind
        options = kind.options if isinstance(kind, Choice) else ()
        if problem.value.strip() in {"-", "–", "?"}:
            read.drop(problem.key)
        elif not problem.reason.startswith("is "):
            codes = ", ".join(f"{option} {option.label.lower()}" for option in options)
            offers = tuple(Offer(problem.key, str(option), option.label) for option in options)
            read.drop(problem.key)
            words = say("“{value}” is no mark known here ({codes})", value=problem.value, codes=codes)
            read.tell(problem.key, words, say("Say which is meant, or import the row without it."), offers=offers)


def _report(read: Read) -> None:
    """`yes` says that a report is in, but not since when; `no` is not known, as nothing is."""
    raw = read.cells.get(_REPORT, "")
    if not raw or _REPORT in read.values:
        return
    try:
        there = YesNo().parse(raw)
    except ValueError:
        return
    read.drop(_REPORT)
    if there:
        words = say("says that the report is in, but not since which day")
        read.tell(_REPORT, words, say("Enter the day, or import the row without it."))


def _certificate(read: Read) -> None:
    """`attendance only` asks for a certificate too."""
    raw = read.cells.get(_CERTIFICATE, "")
    if _CERTIFICATE not in read.values and _ATTENDANCE_ONLY.search(raw):
        read.drop(_CERTIFICATE)
        read.values[_CERTIFICATE] = True
        read.tell(_CERTIFICATE, say("asks for a certificate of attendance, which states the days"), severity="remark")


def _remark(read: Read, *, with_days: bool) -> None:
    """What a row remarks explains the days that were missed, or else the deposit."""
    words = read.values.pop(REMARK.name, None)
    if words is None:
        return
    if not with_days:
        read.values.setdefault(_NOTE, words)
        return
    missed = [key for key, mark in read.values.items() if key.startswith(_DAY) and str(mark) != "P"]
    for key in missed:
        read.values[f"{_REASON}{key.removeprefix(_DAY)}"] = words
    if not missed:
        read.tell(REMARK.name, say("is left aside: there is no day to explain"), severity="remark")


def _row(draft: Draft, read: Read, people: People, targets: Mapping[str, Field]) -> Row:
    decided = draft.decided.get(read.number)
    found, probable = people.find(read.values) or people.namesake(read.values), None
    if found is None and decided is not False:
        probable = people.suspect(read.values) or people.alike(read.values)
        found, probable = (probable, None) if decided else (None, probable)
    title = read.values.get("person.email", "")
    title = " ".join(filter(None, map(read.values.get, WHO[:2]))) or read.values.get(WHO[2]) or title
    about = {key: value for key, value in read.values.items() if key not in WHO and key != ID.name}
    if found is not None:
        changes, fills = compare(about, found[0], targets)
        result: Result = "problem" if read.stopped else "changed" if changes or fills else "same"
        return _made(read, result, found[0].name, about, changes=changes, fills=fills, match=match(found))
    if probable is not None:
        words = say("may be {name} ({why})", name=probable[0].name, why=probable[1])
        read.ask("person.family_name", words, say("Say whether it is the same person, or skip the row."))
        result = "problem" if read.stopped else "duplicate"
        return _made(read, result, title, about, match=match(probable))
    cure = say("Import the person as a participant first, correct the name, or skip the row.")
    read.tell("person.family_name", say("is nobody of this mission, or not one person alone"), cure)
    return _made(read, "problem", title, about)


def _made(read: Read, result: Result, title: str, values: Mapping[str, Any], **more: Any) -> Row:
    return Row(read.number, result, title, values, read.cells, problems=tuple(read.problems), **more)
