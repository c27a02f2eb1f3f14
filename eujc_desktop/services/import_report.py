"""A list on its way in as others read it: plain data, lines, and the rows that need a decision as a workbook."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from eujc_desktop.common.files import write_atomic
from eujc_desktop.common.said import say
from eujc_desktop.exchange.preview import Problem, Row
from eujc_desktop.exchange.roster import Heading, Roster, workbook
from eujc_desktop.fields.readings import as_text
from eujc_desktop.services.imports import Incoming

_OF_A_CHANGE = ("key", "label", "before", "after")


def problem_rows(incoming: Incoming) -> bytes:
    """The rows that need a decision as an .xlsx file: as they stand in the sheet, and the reason."""
    shown = incoming.preview
    headings = [Heading(f"{column.index}", column.heading) for column in shown.columns]
    cells = dict(incoming.draft.sheet.rows)
    rows = []
    for row in shown.rows:
        if row.result in {"problem", "duplicate"}:
            given = {f"{index}": as_text(cell) for index, cell in enumerate(cells.get(row.number, ()))}
            reasons = [f"{problem.column}: {problem.reason}" for problem in row.problems]
            cures = dict.fromkeys(problem.cure for problem in row.problems if problem.cure)
            told = {"row": str(row.number), "reason": "; ".join(reasons), "cure": " ".join(cures)}
            rows.append({**given, **told})
    whole = (Heading("row", "Row"), *headings, Heading("reason", "What is wrong"), Heading("cure", "What to do"))
    return workbook(
        [Roster(f"Rows to look at – {shown.file}", "Rows", whole, tuple(rows), numbered=False)], date.today()
    )


def save_problem_rows(incoming: Incoming, path: Path) -> Path:
    """Write the rows that need a decision to a workbook; its path."""
    return write_atomic(path, problem_rows(incoming))


def as_data(incoming: Incoming) -> dict[str, Any]:
    """A preview as plain data."""
    shown = incoming.preview
    return {
        "what": shown.what,
        "file": shown.file,
        "sheet": shown.sheet,
        "header_row": shown.header_row,
        "counts": shown.counts,
        "completed": shown.completed,
        "columns": [asdict(column) for column in shown.columns],
        "rows": [_row_data(row) for row in shown.rows],
        "remarks": list(shown.remarks),
        "gone": list(shown.gone),
        "left_out": [{"row": row, "reason": reason} for row, reason in shown.skipped],
    }


def _row_data(row: Row) -> dict[str, Any]:
    return {
        "row": row.number,
        "result": row.result,
        "title": row.title,
        "problems": [asdict(problem) for problem in row.problems],
        "changes": [{name: getattr(change, name) for name in _OF_A_CHANGE} for change in row.changes],
        "adds": list(row.fills),
        "match": asdict(row.match) if row.match else None,
    }


def as_lines(incoming: Incoming) -> list[str]:
    """A preview as lines to read: counts, remarks, then what is wrong row by row."""
    shown = incoming.preview
    counts = ", ".join(f"{count} {result}" for result, count in shown.counts.items() if count)
    counts = (
        say("{counts} ({completed} of the same completed)", counts=counts, completed=shown.completed)
        if shown.completed
        else counts
    )
    sheet = f", sheet “{shown.sheet}”" if shown.sheet else ""
    lines = [f"{shown.file}{sheet}: {counts or say('no rows')}", *shown.remarks]
    for row in shown.rows:
        head = f"Row {row.number}, {row.title or say('without name')}: {row.result}"
        if row.result in {"problem", "duplicate"} and row.match:
            head += f" ({row.match.name}, {row.match.by})"
        lines += [head, *(f"    {change.label}: {change.before} → {change.after}" for change in row.changes)]
        lines += [_line(problem) for problem in row.problems]
    return lines


def _line(problem: Problem) -> str:
    value = "" if not problem.value or problem.reason.startswith("“") else f"“{problem.value}” "
    return f"    {problem.column}: {value}{problem.reason}. {problem.cure}".rstrip()
