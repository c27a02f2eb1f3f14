"""Rooms that a hotel holds for a mission."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped

from eujc_desktop.fields.choices import Choice
from eujc_desktop.fields.kinds import Amount, Code, Day, Ref, Text, Whole, long_text
from eujc_desktop.models.base import Record
from eujc_desktop.models.choices import RoomType
from eujc_desktop.models.columns import OFFICE, column

BLOCK = "Room block"


class RoomBlock(Record):
    """So many rooms of one type in one hotel, from a first night to the day of leaving."""

    __tablename__ = "room_block"
    noun, nouns = "Room block", "Room blocks"
    order_by = ("first_night", "hotel")

    mission_id: Mapped[str] = column("Mission", Ref("mission"), privacy=OFFICE, required=True)
    hotel: Mapped[str] = column("Hotel", Text(), section=BLOCK, privacy=OFFICE, required=True)
    room_type: Mapped[RoomType] = column("Room type", Choice(RoomType), section=BLOCK, privacy=OFFICE, required=True)
    rooms: Mapped[int] = column("Rooms held", Whole(1, 999), section=BLOCK, privacy=OFFICE, required=True)
    first_night: Mapped[date | None] = column("From", Day(), section=BLOCK, privacy=OFFICE)
    leaves_on: Mapped[date | None] = column("Until", Day(), section=BLOCK, privacy=OFFICE)
    release_on: Mapped[date | None] = column("Released on", Day(), section=BLOCK, privacy=OFFICE)
    rate: Mapped[Decimal | None] = column("Rate a night", Amount(), section=BLOCK, privacy=OFFICE)
    reference: Mapped[str | None] = column("Booking reference", Code(60), section=BLOCK, privacy=OFFICE)
    note: Mapped[str | None] = column("Note", long_text(2000), section=BLOCK, privacy=OFFICE)

    @classmethod
    def more_table_args(cls) -> tuple[Any, ...]:
        whole = "first_night IS NULL OR leaves_on IS NULL OR leaves_on >= first_night"
        return (CheckConstraint(whole, name="leaves_not_before"),)
