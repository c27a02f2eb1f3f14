"""The register of papers: what was printed or exported, when, by whom, for whom."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy.orm import Mapped

from eujc_desktop.fields.choices import Choice
from eujc_desktop.fields.kinds import Code, Day, Moment, Ref, Text, Whole, YesNo, long_text
from eujc_desktop.models.base import Record
from eujc_desktop.models.columns import column
from eujc_desktop.models.paper_kinds import PaperKind
from eujc_desktop.models.person import FIVE_YEARS, THIRTY_DAYS


class Paper(Record):
    """One paper made; its hash proves which bytes they were."""

    __tablename__ = "paper"
    noun, nouns = "Paper", "Papers"
    order_by = ("made_at", "id")

    mission_id: Mapped[str | None] = column("Mission", Ref("mission"), on_delete="SET NULL")
    person_id: Mapped[str | None] = column("Person", Ref("person"), on_delete="SET NULL", keep_days=FIVE_YEARS)
    kind: Mapped[PaperKind] = column("Paper", Choice(PaperKind), section="Paper", required=True)
    cut: Mapped[str | None] = column("List", Code(40), section="Paper")
    edition: Mapped[int] = column("Edition", Whole(0, 9999), section="Paper", default=0)
    number: Mapped[str | None] = column("Number", Code(60), section="Paper", search=True)
    language: Mapped[str | None] = column("Language", Code(20), section="Paper")
    for_whom: Mapped[str | None] = column("For", Text(), section="Paper", keep_days=FIVE_YEARS)
    made_at: Mapped[datetime] = column("Made at", Moment(), section="Paper", required=True)
    made_by: Mapped[str] = column("Made by", Text(), section="Paper", required=True)
    file_name: Mapped[str | None] = column("File name", Text(), section="Paper", keep_days=FIVE_YEARS)
    sha256: Mapped[str] = column("Hash", Code(64), section="Paper", required=True)
    issued_on: Mapped[date | None] = column("First issued on", Day(), section="Paper")
    duplicate: Mapped[bool | None] = column("Duplicate", YesNo(), section="Paper")
    said: Mapped[str | None] = column("What it said", long_text(200_000), section="Paper", keep_days=THIRTY_DAYS)
    revoked: Mapped[str | None] = column("No longer valid, because", Text(), section="Paper", keep_days=FIVE_YEARS)
    stale: Mapped[str | None] = column("Out of date, because", Text(500), section="Paper", keep_days=FIVE_YEARS)
    stale_said: Mapped[str | None] = column("Out of date, in any language", Text(4000), section="Paper",
                                            keep_days=FIVE_YEARS)  # fmt: skip
    stale_on: Mapped[date | None] = column("Out of date since", Day(), section="Paper", keep_days=FIVE_YEARS)
    visit_id: Mapped[str | None] = column("Company visit", Ref("visit"), on_delete="SET NULL")
    handed_at: Mapped[datetime | None] = column("Handed to mail at", Moment(), section="Paper")
    sent_on: Mapped[date | None] = column("Sent on", Day(until_today=True), section="Paper")
