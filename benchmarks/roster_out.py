"""G7: a roster of 60 people to Excel, against xlsxwriter writing the same cells with plain formats."""

from __future__ import annotations

import io
from datetime import date, datetime, time
from functools import partial
from pathlib import Path
from typing import Any

import xlsxwriter

from benchmarks.people import office
from benchmarks.timing import Result, Scale, in_turn
from eujc_desktop.exchange.roster import Roster, workbook
from eujc_desktop.models.choices import Stage
from eujc_desktop.models.participation import Participation
from eujc_desktop.models.person import Person
from eujc_desktop.services import rosters
from eujc_desktop.store.work import Work

MADE = date(2027, 2, 1)


ABOUT = (
    "Rosters out",
    """
**What is measured.** A list of 60 people with the columns of *fellow participants*, from rows at hand to the bytes of
a workbook, against xlsxwriter writing the same cells with plain formats.

**What dominates.** xlsxwriter's XML. Ours writes a fifth more cells, the number of each row and the hidden id by which
it is found again, and formats with borders; those cells alone are most of what the goal allows. Widths of columns and
heights of rows from their content cost little, the set-up for printing and the title next to nothing. Formats are made
only where a cell has them, and texts and empty cells, nearly all there are, are written without a further look; what is
left in the way of the goal are the two columns, which are wanted. Read from the office first, the list costs about as
much again: the records of 60 people with what belongs to them. pandas is not involved.
""",
)


def measure(scale: Scale, folder: Path) -> list[Result]:
    """The writing alone, and the list from the database to the bytes."""
    made = office(folder, scale.roster, scale.roster)
    works = made.works
    works.run("Confirm", _confirm)
    asked = {"mission_id": made.mission, "cut": "fellows", "made": MADE}
    roster = works.read(partial(rosters.roster, **asked))
    plain = partial(_plain, roster)
    written = in_turn(partial(workbook, [roster], MADE), plain, scale.rounds, repeat=3)
    whole = in_turn(lambda: works.read(partial(rosters.workbook, **asked)), plain, scale.rounds)
    made.close()
    what = f"list of {len(roster.rows)} fellow participants"
    return [
        Result("G7", f"{what} written", "xlsxwriter, the same cells", 1.2, written.ratio, written.ours,
               "column widths from the content, print set-up and title are ours alone"),
        Result("G7", "the same, read from the office first", "xlsxwriter, the same cells", None, whole.ratio,
               whole.ours),
    ]  # fmt: skip


def _confirm(work: Work) -> None:
    """Everybody takes part and agrees to be on the list."""
    for person in work.session.query(Person):
        person.consent_data, person.consent_book = MADE, True
    for part in work.session.query(Participation):
        part.stage = Stage.CONFIRMED


def _plain(roster: Roster) -> bytes:
    """As one writes it by hand: header format, frozen row, filter, typed cells."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet, head = book.add_worksheet(), book.add_format({"bold": True})
        text, day = book.add_format({"text_wrap": True}), book.add_format({"num_format": "d mmm yyyy"})
        for column, heading in enumerate(roster.headings):
            sheet.write_string(0, column, heading.label, head)
        for number, row in enumerate(roster.rows, start=1):
            for column, heading in enumerate(roster.headings):
                _write(sheet, number, column, row.get(heading.key), heading, (text, day))
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, len(roster.rows), len(roster.headings) - 1)
    return out.getvalue()


def _write(sheet: Any, row: int, column: int, value: Any, heading: Any, formats: tuple[Any, Any]) -> None:
    if isinstance(value, date):
        sheet.write_datetime(row, column, datetime.combine(value, time()), formats[1])
    elif isinstance(value, int) and not isinstance(value, bool):
        sheet.write_number(row, column, value)
    elif value is None:
        sheet.write_blank(row, column, None, formats[0])
    else:
        sheet.write_string(row, column, heading.kind.format(value) if heading.kind else str(value), formats[0])
