"""Visits that stand by: which could take the place of another when that falls through."""

from __future__ import annotations

from typing import Any

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped

from eujc_desktop.fields.kinds import Ref
from eujc_desktop.models.base import Record
from eujc_desktop.models.columns import OFFICE, column


class Standby(Record):
    """A visit that stands by for one item of the itinerary, or for whatever falls through on a day."""

    __tablename__ = "standby"
    noun, nouns = "Standby", "Standbys"

    visit_id: Mapped[str] = column("Company visit", Ref("visit"), privacy=OFFICE, required=True)
    item_id: Mapped[str | None] = column("Itinerary item", Ref("itinerary_item"), privacy=OFFICE)
    day_id: Mapped[str | None] = column("Day", Ref("mission_day"), privacy=OFFICE)

    @classmethod
    def more_table_args(cls) -> tuple[Any, ...]:
        return (
            UniqueConstraint("visit_id", "item_id"),
            UniqueConstraint("visit_id", "day_id"),
            CheckConstraint("item_id IS NOT NULL OR day_id IS NOT NULL", name="item_or_day"),
        )
