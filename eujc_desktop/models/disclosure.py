"""Who was given what of whom: kept for each person named on a paper that leaves the office."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Mapped

from eujc_desktop.fields.kinds import Lines, Moment, Ref, Text
from eujc_desktop.models.base import Record
from eujc_desktop.models.columns import column
from eujc_desktop.models.person import FIVE_YEARS

GIVEN = "Given"


class Disclosure(Record):
    """Fields of one person that a recipient was given, with the line of the register that holds the paper's hash."""

    __tablename__ = "disclosure"
    noun, nouns = "Disclosure", "Disclosures"
    order_by = ("given_at", "id")

    mission_id: Mapped[str | None] = column("Mission", Ref("mission"), on_delete="SET NULL")
    person_id: Mapped[str | None] = column("Person", Ref("person"), on_delete="SET NULL", keep_days=FIVE_YEARS)
    paper_id: Mapped[str] = column("Paper", Ref("paper"), required=True)
    recipient: Mapped[str] = column("Given to", Text(), section=GIVEN, required=True)
    said: Mapped[tuple[str, ...] | None] = column("What was given", Lines(), section=GIVEN, keep_days=FIVE_YEARS)
    given_at: Mapped[datetime] = column("Given at", Moment(), section=GIVEN, required=True)
