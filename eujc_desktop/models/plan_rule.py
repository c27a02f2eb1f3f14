"""Rules of an itinerary as a programme or a mission sets them, and findings that were accepted as they are."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped

from eujc_desktop.fields.kinds import Code, Lines, Moment, Ref, Text, Whole, YesNo
from eujc_desktop.models.base import Record
from eujc_desktop.models.columns import PUBLIC, column

OF, RULE, SAID = "Where it holds", "Rule", "Accepted"


class PlanRule(Record):
    """How far one rule goes, or that it is off; that of a mission goes before that of its programme."""

    __tablename__ = "plan_rule"
    noun, nouns = "Rule of the itinerary", "Rules of the itinerary"
    order_by = ("rule", "id")

    programme: Mapped[str | None] = column("Programme", Code(40), section=OF, privacy=PUBLIC)
    mission_id: Mapped[str | None] = column("Mission", Ref("mission"), section=OF, privacy=PUBLIC)
    rule: Mapped[str] = column("Rule", Code(60), section=RULE, privacy=PUBLIC, required=True)
    bound: Mapped[int | None] = column("Limit", Whole(-1000, 1000), section=RULE, privacy=PUBLIC)
    looked_at: Mapped[bool] = column("Looked at", YesNo(), section=RULE, privacy=PUBLIC, default=True)

    @classmethod
    def more_table_args(cls) -> tuple[Any, ...]:
        return (UniqueConstraint("mission_id", "rule"),)


class Acceptance(Record):
    """A finding that was accepted, and why; it holds as long as the `facts` are those of then."""

    __tablename__ = "acceptance"
    noun, nouns = "Accepted finding", "Accepted findings"
    order_by = ("said_at", "id")

    mission_id: Mapped[str] = column("Mission", Ref("mission"), required=True)
    rule: Mapped[str] = column("Rule", Code(60), section=SAID, required=True)
    about: Mapped[tuple[str, ...] | None] = column("What it is about", Lines(), section=SAID)
    facts: Mapped[str] = column("Facts", Code(64), section=SAID, required=True)
    reason: Mapped[str] = column("Reason", Text(500), section=SAID, required=True)
    said_at: Mapped[datetime] = column("Said at", Moment(), section=SAID, required=True)
    said_by: Mapped[str] = column("Said by", Text(), section=SAID, required=True)
