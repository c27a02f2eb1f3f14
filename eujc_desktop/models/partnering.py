"""A partnering day as data: companies of both sides, tables, slots and wishes; and the rota of a stand at a fair."""

from __future__ import annotations

from datetime import date, time

from sqlalchemy.orm import Mapped

from eujc_desktop.common.said import say_as
from eujc_desktop.fields.choices import Choice, Options
from eujc_desktop.fields.kinds import Clock, Code, Day, Email, Ref, Text, Whole, YesNo, long_text
from eujc_desktop.models.base import Record
from eujc_desktop.models.columns import GROUP, PUBLIC, column

COMPANY, TABLE, SLOT, WISH, SHIFT = "Company", "Table", "Slot", "Wish", "Shift"


class Side(Options):
    """From which side a company comes."""

    EUROPE = "EU", "Europe", "European", "UE", "欧州"
    JAPAN = "JP", "Japan", "Japanese", "Japon", "日本"


class PartneringCompany(Record):
    """A company at a partnering day, with what it offers and when it is there."""

    __tablename__ = "partnering_company"
    noun, nouns = "Company", "Companies"
    order_by = ("code",)

    mission_id: Mapped[str] = column("Mission", Ref("mission"), privacy=PUBLIC, required=True)
    code: Mapped[str] = column("Code", Code(20), section=COMPANY, search=True, privacy=GROUP, required=True)
    side: Mapped[Side] = column(
        say_as("of a company", "Side"), Choice(Side), section=COMPANY, privacy=GROUP, default=Side.EUROPE
    )
    organisation_id: Mapped[str | None] = column("Company", Ref("organisation"), section=COMPANY, privacy=GROUP)
    contact: Mapped[str | None] = column("Contact", Text(), section=COMPANY, search=True, privacy=GROUP)
    email: Mapped[str | None] = column("E-mail", Email(), section=COMPANY)
    offer: Mapped[str | None] = column("Offer", Text(500), section=COMPANY, search=True, privacy=GROUP)
    seeks: Mapped[str | None] = column("Seeks", Text(500), section=COMPANY, search=True, privacy=GROUP)
    sector: Mapped[str | None] = column("Sector", Text(), section=COMPANY, search=True, privacy=GROUP)
    languages: Mapped[str | None] = column("Languages", Text(), section=COMPANY, privacy=GROUP)
    present: Mapped[str | None] = column(say_as("who comes", "Present"), Text(500), section=COMPANY, privacy=GROUP)
    interpreter: Mapped[bool | None] = column("Interpreter needed", YesNo(), section=COMPANY, privacy=GROUP)
    table_code: Mapped[str | None] = column(say_as("to sit at", "Table"), Code(20), section=COMPANY, privacy=GROUP)
    note: Mapped[str | None] = column("Note", long_text(4000), section=COMPANY)


class PartneringTable(Record):
    """A table at a partnering day."""

    __tablename__ = "partnering_table"
    noun, nouns = say_as("to sit at", "Table"), "Tables"
    order_by = ("code",)

    mission_id: Mapped[str] = column("Mission", Ref("mission"), privacy=PUBLIC, required=True)
    code: Mapped[str] = column(
        say_as("to sit at", "Table"), Code(20), section=TABLE, search=True, privacy=GROUP, required=True
    )
    room: Mapped[str | None] = column(say_as("for meetings", "Room"), Text(), section=TABLE, privacy=GROUP)
    seats: Mapped[int | None] = column(say_as("how many", "Seats"), Whole(1, 99), section=TABLE, privacy=GROUP)
    note: Mapped[str | None] = column("Note", Text(500), section=TABLE, privacy=GROUP)


class PartneringSlot(Record):
    """A time at which meetings are held at all tables."""

    __tablename__ = "partnering_slot"
    noun, nouns = "Slot", "Slots"
    order_by = ("day", "starts", "code")

    mission_id: Mapped[str] = column("Mission", Ref("mission"), privacy=PUBLIC, required=True)
    code: Mapped[str] = column("Slot", Code(20), section=SLOT, search=True, privacy=GROUP, required=True)
    day: Mapped[date | None] = column("Day", Day(), section=SLOT, privacy=GROUP)
    starts: Mapped[time | None] = column(say_as("a time", "From"), Clock(), section=SLOT, privacy=GROUP)
    ends: Mapped[time | None] = column(say_as("a time", "Until"), Clock(), section=SLOT, privacy=GROUP)
    note: Mapped[str | None] = column("Note", Text(500), section=SLOT, privacy=GROUP)


class Wanting(Options):
    """How much one side wants a meeting."""

    MUST = "must", "Must", "M"
    WOULD = "would", "Would", "w"
    NO = "no", "No", "-"


class PartneringWish(Record):
    """What the two sides of a pair say of a meeting; empty while a side has not answered."""

    __tablename__ = "partnering_wish"
    noun, nouns = "Wish", "Wishes"
    order_by = ("european_id", "japanese_id", "id")

    mission_id: Mapped[str] = column("Mission", Ref("mission"), required=True)
    european_id: Mapped[str] = column(
        say_as("a company", "European"), Ref("partnering_company"), section=WISH, required=True
    )
    japanese_id: Mapped[str] = column(
        say_as("a company", "Japanese"), Ref("partnering_company"), section=WISH, required=True
    )
    european_wish: Mapped[Wanting | None] = column("European wish", Choice(Wanting), section=WISH)
    japanese_answer: Mapped[Wanting | None] = column("Japanese answer", Choice(Wanting), section=WISH)
    entered_on: Mapped[date | None] = column("Entered", Day(), section=WISH)
    note: Mapped[str | None] = column("Note", Text(500), section=WISH, search=True)


class StandShift(Record):
    """Who is at the stand of a fair, when, with which products."""

    __tablename__ = "stand_shift"
    noun, nouns = "Shift", "Shifts"
    order_by = ("day", "starts", "id")

    mission_id: Mapped[str] = column("Mission", Ref("mission"), privacy=PUBLIC, required=True)
    day: Mapped[date | None] = column("Day", Day(), section=SHIFT, privacy=GROUP)
    starts: Mapped[time | None] = column(say_as("a time", "From"), Clock(), section=SHIFT, privacy=GROUP)
    ends: Mapped[time | None] = column(say_as("a time", "Until"), Clock(), section=SHIFT, privacy=GROUP)
    participation_id: Mapped[str | None] = column("Person", Ref("participation"), section=SHIFT, privacy=GROUP)
    stand: Mapped[str] = column("Stand", Text(), section=SHIFT, search=True, privacy=GROUP, required=True)
    task: Mapped[str | None] = column("Task", Text(), section=SHIFT, search=True, privacy=GROUP)
    samples: Mapped[str | None] = column("Samples and products", Text(500), section=SHIFT, search=True, privacy=GROUP)
    note: Mapped[str | None] = column("Note", Text(500), section=SHIFT)
