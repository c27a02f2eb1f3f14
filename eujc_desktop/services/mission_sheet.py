"""The list of missions as an Excel workbook."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from pathlib import Path

from eujc_desktop.common.files import write_atomic
from eujc_desktop.exchange.roster import Heading, Roster, workbook
from eujc_desktop.fields.kinds import Day, Text, Whole
from eujc_desktop.services import missions
from eujc_desktop.store.work import Work

_WORDS, _DAY, _NUMBER = Text(), Day(), Whole(0, 1_000_000)
HEADINGS = (
    Heading("code", "Code", _WORDS),
    Heading("title", "Title", _WORDS),
    Heading("kind_label", "Kind", _WORDS),
    Heading("direction", "Direction", _WORDS),
    Heading("first_day", "First day", _DAY),
    Heading("last_day", "Last day", _DAY),
    Heading("places", "Places", _WORDS),
    Heading("status_label", "Status", _WORDS),
    Heading("coordinator", "Coordinator", _WORDS),
    Heading("confirmed", "Confirmed", _NUMBER),
    Heading("capacity", "Places for participants", _NUMBER),
    Heading("tasks_done", "Tasks done", _NUMBER),
    Heading("tasks_total", "Tasks", _NUMBER),
    Heading("next_task", "Next deadline", _WORDS),
    Heading("next_due", "Due", _DAY),
)


def save(work: Work, shown: Collection[str], path: Path, today: date) -> Path:
    """Write the missions of these ids, in the order of their deadlines, to `path`; gives `path`."""
    rows = [row for row in missions.listing(work, today) if row.id in shown]
    values = tuple({heading.key: getattr(row, heading.key) for heading in HEADINGS} for row in rows)
    sheet = Roster("Missions", "Missions", HEADINGS, values, line=today.isoformat())
    return write_atomic(path, workbook([sheet], today))
