"""Who was said to be different people, and which firms different firms, although much about them is alike."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped

from eujc_desktop.fields.kinds import Lines, Moment, Ref, Text
from eujc_desktop.models.base import Record
from eujc_desktop.models.columns import column
from eujc_desktop.models.person import FIVE_YEARS

SAID = "Different people"


class Distinction(Record):
    """Two people who are not one, and what was alike when that was said; the lower id comes first."""

    __tablename__ = "distinction"
    noun, nouns = "Distinction", "Distinctions"
    order_by = ("said_at", "id")

    person_id: Mapped[str] = column("Person", Ref("person"), required=True)
    other_id: Mapped[str] = column("Other person", Ref("person"), required=True)
    reasons: Mapped[tuple[str, ...] | None] = column("What was alike", Lines(), section=SAID, keep_days=FIVE_YEARS)
    said_at: Mapped[datetime] = column("Said at", Moment(), section=SAID, required=True)
    said_by: Mapped[str] = column("Said by", Text(), section=SAID, required=True)

    @classmethod
    def more_table_args(cls) -> tuple[Any, ...]:
        return (UniqueConstraint("person_id", "other_id"),)


class FirmDistinction(Record):
    """Two organisations that are not one, although their names are alike; the lower id comes first."""

    __tablename__ = "firm_distinction"
    noun, nouns = "Distinction of firms", "Distinctions of firms"
    order_by = ("said_at", "id")

    organisation_id: Mapped[str] = column("Organisation", Ref("organisation"), required=True)
    other_id: Mapped[str] = column("Other organisation", Ref("organisation"), required=True)
    said_at: Mapped[datetime] = column("Said at", Moment(), section=SAID, required=True)
    said_by: Mapped[str] = column("Said by", Text(), section=SAID, required=True)

    @classmethod
    def more_table_args(cls) -> tuple[Any, ...]:
        return (UniqueConstraint("organisation_id", "other_id"),)
