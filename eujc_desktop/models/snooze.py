"""Deadlines that were put off: until when, and why."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped

from eujc_desktop.fields.kinds import Code, Day, Text
from eujc_desktop.models.base import Record
from eujc_desktop.models.columns import OFFICE, column

SECTION = "Put off"


class Snooze(Record):
    """A deadline that is asked about again on a later day; `about` is its kind and the record it belongs to."""

    __tablename__ = "snooze"
    noun, nouns = "Deadline put off", "Deadlines put off"
    order_by = ("until", "about")

    about: Mapped[str] = column("Deadline", Code(120), section=SECTION, privacy=OFFICE, required=True)
    until: Mapped[date] = column("Put off until", Day(), section=SECTION, privacy=OFFICE, required=True)
    reason: Mapped[str] = column("Reason", Text(500), section=SECTION, privacy=OFFICE, required=True)

    @classmethod
    def more_table_args(cls) -> tuple[Any, ...]:
        return (UniqueConstraint("about"),)
