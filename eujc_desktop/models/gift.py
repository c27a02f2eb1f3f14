"""Gifts: what the office has in stock, and what was given to and received from whom at a visit."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped

from eujc_desktop.fields.choices import Choice, Options
from eujc_desktop.fields.kinds import Day, Ref, Text, Whole
from eujc_desktop.models.base import Record
from eujc_desktop.models.columns import OFFICE, column

STOCK, GIVING = "Gift in stock", "Giving"


class ValueClass(Options):
    """What a gift is worth, roughly: what may be given to whom goes by this."""

    TOKEN = "token", "Token, to about € 10"
    SMALL = "small", "Small, to about € 30"
    FINE = "fine", "Fine, to about € 80"
    SPECIAL = "special", "Special"


class GiftWay(Options):
    """Who gives to whom."""

    GIVEN = "given", "From us"
    RECEIVED = "received", "From the host"


class Gift(Record):
    """A gift the office has, and how many of it came in."""

    __tablename__ = "gift"
    noun, nouns = "Gift", "Gifts"
    order_by = ("name", "id")

    name: Mapped[str] = column("Gift", Text(), section=STOCK, search=True, required=True)
    name_ja: Mapped[str | None] = column("Gift in Japanese", Text(), section=STOCK, search=True)
    value_class: Mapped[ValueClass] = column("Value", Choice(ValueClass), section=STOCK, default=ValueClass.SMALL)
    number: Mapped[int] = column("How many came in", Whole(0, 9999), section=STOCK, default=0)
    low_at: Mapped[int] = column("Low from", Whole(0, 999), section=STOCK, default=2)
    note: Mapped[str | None] = column("Note", Text(500), section=STOCK)


class GiftEntry(Record):
    """A gift of one visit: meant for the host or handed over already, or received from it."""

    __tablename__ = "gift_entry"
    noun, nouns = "Gift at a visit", "Gifts at visits"
    order_by = ("position", "id")

    visit_id: Mapped[str] = column("Company visit", Ref("visit"), privacy=OFFICE, required=True)
    position: Mapped[int] = column("Place in the order", Whole(0, 9999), privacy=OFFICE, default=0)
    way: Mapped[GiftWay] = column("Whose gift", Choice(GiftWay), section=GIVING, default=GiftWay.GIVEN)
    gift_id: Mapped[str | None] = column("From stock", Ref("gift"), section=GIVING, on_delete="SET NULL")
    what: Mapped[str | None] = column("What", Text(), section=GIVING, search=True)
    host_id: Mapped[str | None] = column("To or from whom", Ref("visit_host"), section=GIVING, on_delete="SET NULL")
    number: Mapped[int] = column("How many", Whole(1, 999), section=GIVING, default=1)
    handed_on: Mapped[date | None] = column("Handed over on", Day(), section=GIVING)
    note: Mapped[str | None] = column("Note", Text(500), section=GIVING)
