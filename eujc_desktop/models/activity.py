"""Activities known as figures only: those of years before the office's records, reports, newsletters, agreements."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from eujc_desktop.common.said import say_as
from eujc_desktop.fields.choices import Choice, Options
from eujc_desktop.fields.kinds import Code, Text, Whole
from eujc_desktop.models.base import Record
from eujc_desktop.models.columns import OFFICE, PUBLIC, column

WHAT, FIGURES, WHERE = "Activity", "Figures", "Place and source"


class CountsAs(Options):
    """What an activity counts as for the funders; the codes are those of the published deliverables."""

    EXECUTIVES = "EXECUTIVES", "Executives on missions", "EXEC"
    LEAN = "LEAN", "Lean and Kaizen participants", "Lean", "WCM"
    SEMINARS = "SEMINARS", "Seminar participants", "SEMINAR"
    VULCANUS = "VULCANUS", "Vulcanus students"
    CULTURE = "CULTURE", "Cross-cultural events", "CROSSCULT"
    RND = "RND", "Research and innovation events", "RDI", "R&D"
    REPORTS = "REPORTS", "Reports, webinars and videos", "REPORT"
    NEWSLETTERS = "NEWSLETTERS", "Newsletters", "NEWSLETTER"
    AGREEMENTS = "AGREEMENTS", "Partnership agreements", "AGREEMENT"
    ENERGY = "ENERGY", "Energy experts"


class Activity(Record):
    """An activity of one year counted as a whole; its people are not in the office by name.

    `source` says what sort of figure it is, as audited or invented, and stands wherever the figure is shown.
    """

    __tablename__ = "activity"
    noun, nouns = "Activity", "Activities"
    order_by = ("year", "name")

    year: Mapped[int] = column("Year", Whole(1900, 2200), section=WHAT, privacy=PUBLIC, required=True)
    name: Mapped[str] = column("Activity", Text(), section=WHAT, privacy=PUBLIC, required=True)
    programme: Mapped[str | None] = column("Programme", Code(40), section=WHAT, privacy=PUBLIC)
    kind: Mapped[str | None] = column("Kind of activity", Text(), section=WHAT, privacy=PUBLIC)
    counts: Mapped[CountsAs] = column("Counts as", Choice(CountsAs), section=WHAT, privacy=PUBLIC, required=True)
    events: Mapped[int] = column(
        say_as("how many", "Events"), Whole(0, 1_000_000), section=FIGURES, privacy=PUBLIC, default=0
    )
    participants: Mapped[int] = column("Number of people", Whole(0), section=FIGURES, privacy=PUBLIC, default=0)
    eu: Mapped[int | None] = column("Of which EU", Whole(0), section=FIGURES, privacy=PUBLIC)
    japan: Mapped[int | None] = column("Of which Japan", Whole(0), section=FIGURES, privacy=PUBLIC)
    women: Mapped[int | None] = column("Of which women", Whole(0), section=FIGURES, privacy=PUBLIC)
    smes: Mapped[int | None] = column("Of which SMEs", Whole(0), section=FIGURES, privacy=PUBLIC)
    place: Mapped[str | None] = column("Place", Text(), section=WHERE, privacy=PUBLIC)
    mode: Mapped[str | None] = column("Mode", Text(80), section=WHERE, privacy=PUBLIC)
    source: Mapped[str | None] = column("Status of the figure", Text(), section=WHERE, privacy=OFFICE)
