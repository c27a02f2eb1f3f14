"""Lists of applicants and participants, row by row."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from eujc_desktop.common.text import clean
from eujc_desktop.exchange.cells import ambiguous_days
from eujc_desktop.exchange.draft import Draft, Read, read_rows, split_name_and_phone
from eujc_desktop.exchange.matching import unnamed
from eujc_desktop.exchange.preview import Preview, Problem, Result, Row
from eujc_desktop.exchange.recognise import Known, People, compare, match

NEEDED = (
    "person.family_name",
    "person.given_name",
    "person.email",
    "person.native_name",
    "participation.application_no",
)
_NAMES = ("person.family_name", "person.given_name", "person.native_name")
_WITHDRAWN = {"withdrawn", "retiré", "retirée", "désisté", "désistée", "zurückgezogen", "辞退"}


def preview(draft: Draft, known: Iterable[Known]) -> Preview:
    """What importing the list would do."""
    people = People(known)
    read, left = read_rows(draft)
    rows = [_row(draft, each, people) for each in read]
    sheets = tuple((sheet.name, sheet.hidden) for sheet in draft.book.sheets)
    return Preview(
        what="participants",
        file=draft.book.path.name,
        sheet=draft.sheet.name,
        sheets=sheets,
        header_row=draft.header,
        columns=draft.columns,
        rows=tuple(rows),
        remarks=tuple(remarks_of(draft)),
        day_first=draft.hints.day_first,
        decimal_comma=draft.hints.decimal_comma,
        skipped=tuple(left),
    )


def remarks_of(draft: Draft) -> list[str]:
    """What holds for the whole sheet."""
    remarks = ambiguous_days(draft)
    hidden = [f"“{column.heading}”" for column in draft.columns if column.hidden]
    if hidden:
        remarks.append(f"Hidden columns are read too: {', '.join(hidden)}.")
    if draft.sheet.hidden_rows:
        remarks.append(f"{len(draft.sheet.hidden_rows)} hidden rows are read too.")
    others = [f"“{sheet.name}”" for sheet in draft.book.sheets if sheet.hidden and sheet is not draft.sheet]
    if others:
        remarks.append(f"Hidden sheets are left aside: {', '.join(others)}.")
    if left := unnamed(draft.columns):
        remarks.append(f"Columns without a field are left aside: {', '.join(left)}.")
    return [*remarks, "Empty cells change nothing."]


def _row(draft: Draft, read: Read, people: People) -> Row:
    _mend(draft, read)
    found = people.find(read.values) or (people.suspect(read.values) if draft.decided.get(read.number) else None)
    title = " ".join(str(read.values[key]) for key in _NAMES[:2] if read.values.get(key)) or read.cells.get(
        "person.email", ""
    )
    if found is not None:
        _keep_better_names(read, found[0])
    elif "person.family_name" not in read.values and "person.native_name" not in read.values:
        _tell(
            read, "person.family_name", "has no family name, and nobody known fits", "Enter the name, or skip the row."
        )
    if found is None:
        return _unknown(read, people, title, other=draft.decided.get(read.number) is False)
    changes, fills = compare(read.values, found[0], draft.targets)
    # What a list adds about the journey is new by nature; what it adds about the person is a change to look at.
    about_person = any(not key.startswith("participation.") for key in fills)
    result: Result = "problem" if _stopped(read) else "changed" if changes or about_person else "same"
    return _made(read, result, found[0].name, changes=changes, fills=fills, match=match(found))


def _unknown(read: Read, people: People, title: str, *, other: bool) -> Row:
    number = read.values.get("participation.application_no")
    if number and people.numbered:
        words = f"is no application known here; a new person would be made for {number}"
        _tell(read, "participation.application_no", words, "Check the number.", question=True)
    suspect = None if other else people.suspect(read.values)
    result: Result = "problem" if _stopped(read) else "duplicate" if suspect else "new"
    return _made(read, result, title, match=match(suspect) if suspect else None)


def _made(read: Read, result: Result, title: str, **more: object) -> Row:
    row = Row(read.number, result, title, read.values, read.cells, problems=tuple(read.problems))
    return replace(row, **more)  # type: ignore[arg-type]


def _stopped(read: Read) -> bool:
    return any(problem.severity == "problem" for problem in read.problems)


def _tell(read: Read, key: str, words: str, cure: str, *, question: bool = False) -> None:
    severity = "question" if question else "problem"
    read.problems.append(Problem(read.number, "", key, read.cells.get(key, ""), words, cure, severity))  # type: ignore[arg-type]


def _mend(draft: Draft, read: Read) -> None:
    """What a careful reader does with cells that hold two things, or the wrong one."""
    _emergency(draft, read)
    _shared_room(draft, read)
    _withdrawn(read)
    _capitals(read)
    has_column = any(column.key == "person.family_name" for column in draft.columns)
    if has_column and not read.cells.get("person.family_name") and "person.native_name" not in read.values:
        _tell(read, "person.family_name", "is empty; a known name is kept", "Enter the name, or skip the row.")


def _emergency(draft: Draft, read: Read) -> None:
    raw = read.values.get("person.emergency_name")
    if raw and "person.emergency_phone" not in read.values:
        name, phone = split_name_and_phone(raw)
        if phone:
            read.values["person.emergency_name"] = name
            read.values["person.emergency_phone"] = draft.targets["person.emergency_phone"].kind.parse(
                phone, draft.hints
            )


def _shared_room(draft: Draft, read: Read) -> None:
    """`double, avec Mme Baù` is a room and with whom it is shared."""
    raw = read.cells.get("participation.room_type", "")
    kind, _, mate = raw.partition(",")
    wrong = [problem for problem in read.problems if problem.key == "participation.room_type"]
    if not (wrong and mate):
        return
    try:
        room = draft.targets["participation.room_type"].kind.parse(kind, draft.hints)
    except ValueError:
        return
    read.problems[:] = [problem for problem in read.problems if problem not in wrong]
    read.values["participation.room_type"] = room
    read.values["participation.room_mate"] = re.sub(r"^(avec|with|mit)\s+", "", mate.strip())
    shown = draft.targets["participation.room_type"].kind.format(room)
    words = f"read as {shown.lower()}, shared with {read.values['participation.room_mate']}"
    _tell(read, "participation.room_type", words, "Check it.", question=True)


def _withdrawn(read: Read) -> None:
    raw = read.cells.get("person.diet", "").strip().casefold()
    if raw in _WITHDRAWN:
        read.problems[:] = [problem for problem in read.problems if problem.key != "person.diet"]
        words = "is no diet; it seems the person has withdrawn"
        _tell(read, "person.diet", words, "Import the row without it, then set the status to withdrawn.")


def _capitals(read: Read) -> None:
    given = read.values.get("person.given_name", "")
    if given.isupper() and len(given) > 1:
        _tell(
            read,
            "person.given_name",
            f"is in capitals; “{given.title()}” may be meant",
            f"Enter {given.title()}.",
            question=True,
        )
    family = read.values.get("person.family_name", "")
    if family.isupper() and "SS" in family:
        _tell(read, "person.family_name", "is in capitals, which cannot tell ß from ss", "Check it.", question=True)


def _keep_better_names(read: Read, person: Known) -> None:
    """A name with lost letters never takes the place of a whole one; a known name written in capitals stays."""
    for key in _NAMES:
        given, known = read.values.get(key), person.values.get(key)
        if not (given and known):
            continue
        lost = "?" in given or "\ufffd" in given
        if lost or clean(given).casefold() == str(known).casefold():
            del read.values[key]
        if lost:
            read.problems[:] = [problem for problem in read.problems if problem.key != key]
            read.problems.append(
                Problem(read.number, "", key, given, f"has lost letters; “{known}” is kept", severity="remark")
            )
