"""Who looked at a value that is masked until asked for: whose, where in the program, and when."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Mapped

from eujc_desktop.fields.choices import Choice, Options
from eujc_desktop.fields.kinds import Code, Moment, Ref, Text
from eujc_desktop.models.base import Record
from eujc_desktop.models.columns import column
from eujc_desktop.models.person import FIVE_YEARS

SHOWN = "Shown"


class ShownIn(Options):
    """Where a masked value was shown."""

    FORM = "form", "In the form"
    HISTORY = "history", "In the history"
    MERGE = "merge", "While merging"
    PAPER = "paper", "On a paper"
    PREVIEW = "preview", "In a preview"
    SCAN = "scan", "On a scan"
    SHEET = "sheet", "In a workbook"
    COMMAND = "command", "On the command line"


class Showing(Record):
    """One look at one field of one person; it happened, so undo passes it over."""

    __tablename__ = "showing"
    noun, nouns = "Showing", "Showings"
    order_by = ("at", "id")

    person_id: Mapped[str | None] = column("Person", Ref("person"), on_delete="SET NULL", keep_days=FIVE_YEARS)
    field: Mapped[str] = column("Field", Code(60), section=SHOWN, required=True)
    shown_in: Mapped[ShownIn] = column("Where", Choice(ShownIn), section=SHOWN, required=True)
    shown_to: Mapped[str] = column("Shown to", Text(), section=SHOWN, required=True, keep_days=FIVE_YEARS)
    at: Mapped[datetime] = column("At", Moment(), section=SHOWN, required=True)
