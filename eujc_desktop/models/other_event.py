"""What other organisers hold: missions, fairs and seminars that those of the office are kept apart from."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped

from eujc_desktop.fields.kinds import Code, Day, Lines, Text, YesNo, long_text
from eujc_desktop.models.base import Record
from eujc_desktop.models.columns import PUBLIC, column

WHAT, SOURCE = "Who does what", "Source"


class OtherEvent(Record):
    """An event of another organisation: what, where, when, and for whom; `reference` is its id in a calendar."""

    __tablename__ = "other_event"
    noun, nouns = "Event of others", "Events of others"
    order_by = ("first_day", "title")

    organiser: Mapped[str] = column("Organiser", Text(), section=WHAT, search=True, privacy=PUBLIC, required=True)
    title: Mapped[str] = column("Event", Text(), section=WHAT, search=True, privacy=PUBLIC, required=True)
    first_day: Mapped[date] = column("First day of the event", Day(), section=WHAT, privacy=PUBLIC, required=True)
    last_day: Mapped[date | None] = column("Last day of the event", Day(), section=WHAT, privacy=PUBLIC)
    places: Mapped[str | None] = column("Where", Text(), section=WHAT, search=True, privacy=PUBLIC)
    sectors: Mapped[tuple[str, ...] | None] = column("Sectors", Lines(), section=WHAT, search=True, privacy=PUBLIC)
    harmless: Mapped[bool | None] = column("Does not clash with ours", YesNo(), section=WHAT, privacy=PUBLIC)
    source: Mapped[str | None] = column("Source of the news", Text(), section=SOURCE, privacy=PUBLIC)
    note: Mapped[str | None] = column("Note on the event", long_text(2000), section=SOURCE, privacy=PUBLIC)
    reference: Mapped[str | None] = column("Reference in its calendar", Code(250), section=SOURCE, privacy=PUBLIC)

    @classmethod
    def more_table_args(cls) -> tuple[Any, ...]:
        return (CheckConstraint("last_day IS NULL OR last_day >= first_day", name="event_ends_after_it_begins"),)
