"""Reports of the statistics as they stood on a day."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy.orm import Mapped

from eujc_desktop.fields.kinds import Code, Day, Moment, Text
from eujc_desktop.models.base import Record
from eujc_desktop.models.columns import column

REPORT = "Report"


class FrozenReport(Record):
    """Figures stamped with a day; they lie in `content` by their hash, with the ids of all that was counted.

    Names are not kept in it: whoever has been removed from the office is a number in it and no more.
    """

    __tablename__ = "frozen_report"
    noun, nouns = "Frozen report", "Frozen reports"
    order_by = ("frozen_at", "id")

    title: Mapped[str] = column("Title", Text(), section=REPORT, required=True)
    dated: Mapped[date] = column("Date of the report", Day(), section=REPORT, required=True)
    frozen_at: Mapped[datetime] = column("Frozen at", Moment(), section=REPORT, required=True)
    frozen_by: Mapped[str] = column("Frozen by", Text(), section=REPORT, required=True)
    sha256: Mapped[str] = column("Hash of the figures", Code(64), required=True)
