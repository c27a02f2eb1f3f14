"""Dates spoken of with a host: what it offered and what we wished, until one is agreed."""

from __future__ import annotations

from datetime import date, time

from sqlalchemy.orm import Mapped

from eujc_desktop.fields.choices import Choice, Options
from eujc_desktop.fields.kinds import Clock, Day, Ref, Text
from eujc_desktop.models.base import Record
from eujc_desktop.models.columns import OFFICE, column

DATE = "Date"


class DateBy(Options):
    """Who named a date."""

    HOST = "host", "Offered by the host"
    US = "us", "Wished by us"


class DateState(Options):
    """What has become of a date."""

    OPEN = "open", "In question"
    AGREED = "agreed", "Agreed with the host"
    DROPPED = "dropped", "Dropped"


class DateOption(Record):
    """A day on which a visit could be, from when and until when where that was said."""

    __tablename__ = "date_option"
    noun, nouns = "Possible date", "Possible dates"
    order_by = ("day", "since", "id")

    visit_id: Mapped[str] = column("Company visit", Ref("visit"), privacy=OFFICE, required=True)
    day: Mapped[date] = column("Day", Day(), section=DATE, privacy=OFFICE, required=True)
    since: Mapped[time | None] = column("From", Clock(), section=DATE, privacy=OFFICE)
    until: Mapped[time | None] = column("Until", Clock(), section=DATE, privacy=OFFICE)
    by: Mapped[DateBy] = column("By whom", Choice(DateBy), section=DATE, privacy=OFFICE, default=DateBy.HOST)
    state: Mapped[DateState] = column("State", Choice(DateState), privacy=OFFICE, default=DateState.OPEN)
    note: Mapped[str | None] = column("Note", Text(500), section=DATE, search=True, privacy=OFFICE)
