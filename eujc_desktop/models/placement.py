"""Trainees and fellows at their hosts: what hosts offer, who is matched with whom, and what is reported."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Mapped

from eujc_desktop.common.said import say_as
from eujc_desktop.fields.choices import Choice, Options
from eujc_desktop.fields.kinds import Amount, Code, Day, Lines, Ref, Text, Whole, YesNo, long_text
from eujc_desktop.models.base import Record
from eujc_desktop.models.columns import HOST, PUBLIC, column

OFFER, MATCH, STAY, REPORT = "Offer", "Match", "Placement", "Report"


class HostOffer(Record):
    """What a host offers: a subject, and for how many."""

    __tablename__ = "host_offer"
    noun, nouns = "Host offer", "Host offers"
    order_by = ("received_on", "id")

    mission_id: Mapped[str] = column("Mission", Ref("mission"), privacy=PUBLIC, required=True)
    organisation_id: Mapped[str | None] = column(
        say_as("of a trainee", "Host"), Ref("organisation"), section=OFFER, privacy=PUBLIC
    )
    subject: Mapped[str | None] = column("Subject", Text(300), section=OFFER, search=True, privacy=PUBLIC)
    disciplines: Mapped[tuple[str, ...] | None] = column("Disciplines", Lines(), section=OFFER, privacy=PUBLIC)
    places: Mapped[int] = column(say_as("how many", "Places"), Whole(0, 99), section=OFFER, privacy=PUBLIC, default=1)
    city: Mapped[str | None] = column("City", Text(), section=OFFER, privacy=PUBLIC)
    languages: Mapped[str | None] = column("Languages", Text(), section=OFFER, privacy=PUBLIC)
    first_day: Mapped[date | None] = column("From", Day(), section=OFFER, privacy=PUBLIC)
    last_day: Mapped[date | None] = column("Until", Day(), section=OFFER, privacy=PUBLIC)
    allowance: Mapped[Decimal | None] = column("Allowance a month", Amount(), section=OFFER)
    currency: Mapped[str | None] = column("Currency", Code(3), section=OFFER)
    housing: Mapped[str | None] = column("Housing", Text(), section=OFFER)
    supervisor: Mapped[str | None] = column("Supervisor", Text(), section=OFFER)
    received_on: Mapped[date | None] = column("Received on", Day(), section=OFFER)
    note: Mapped[str | None] = column("Note", long_text(4000), section=OFFER)


class HostAnswer(Options):
    """What a host says of one who wishes to come."""

    ASKED = "asked", "Has been asked", "Asked", "Demandé", "Gefragt", "照会中"
    YES = "yes", "Accepts", "Accepte", "Nimmt an", "受入可"
    NO = "no", "Declines", "Refuse", "Lehnt ab", "受入不可"


class Matched(Options):
    """What was decided of one person and one host."""

    OPEN = "open", "Still open", "Open", "Ouvert", "Offen", "未定"
    PLACED = "placed", "Placed", "Placé", "Placée", "Vermittelt", "決定"
    NOT_HERE = "not here", "Not here", "Pas ici", "Nicht hier", "不成立"


class Placement(Record):
    """One person and one host: a wish, what the host says, what was decided, and then the stay."""

    __tablename__ = "placement"
    noun, nouns = "Placement", "Placements"
    order_by = ("participation_id", "wish", "id")

    mission_id: Mapped[str] = column("Mission", Ref("mission"), privacy=PUBLIC, required=True)
    participation_id: Mapped[str | None] = column("Person", Ref("participation"), section=MATCH, privacy=HOST)
    organisation_id: Mapped[str | None] = column(
        say_as("of a trainee", "Host"), Ref("organisation"), section=MATCH, privacy=PUBLIC
    )
    wish: Mapped[int | None] = column("Wish no.", Whole(1, 99), section=MATCH)
    proposed: Mapped[bool | None] = column("Proposed by the jury", YesNo(), section=MATCH)
    letter_on: Mapped[date | None] = column("Motivation letter of", Day(), section=MATCH)
    answer: Mapped[HostAnswer | None] = column("Answer of the host", Choice(HostAnswer), section=MATCH)
    decision: Mapped[Matched] = column("Decision", Choice(Matched), section=MATCH, default=Matched.OPEN)
    reason: Mapped[str | None] = column("Reason", Text(500), section=MATCH)
    subject: Mapped[str | None] = column("Subject", Text(300), section=STAY, search=True, privacy=HOST)
    first_day: Mapped[date | None] = column("First day", Day(), section=STAY, privacy=HOST)
    last_day: Mapped[date | None] = column("Last day", Day(), section=STAY, privacy=HOST)
    place: Mapped[str | None] = column("Place", Text(), section=STAY, search=True, privacy=HOST)
    supervisor: Mapped[str | None] = column("Supervisor", Text(), section=STAY, search=True, privacy=HOST)
    allowance: Mapped[Decimal | None] = column("Allowance a month", Amount(), section=STAY)
    currency: Mapped[str | None] = column("Currency", Code(3), section=STAY)
    housing: Mapped[str | None] = column("Housing", Text(), section=STAY)
    note: Mapped[str | None] = column("Note", long_text(4000), section=STAY)


class DueReport(Record):
    """A report that somebody owes: a month of a traineeship, a research report, a report to a funder."""

    __tablename__ = "due_report"
    noun, nouns = "Report", "Reports"
    order_by = ("due", "id")

    mission_id: Mapped[str] = column("Mission", Ref("mission"), required=True)
    title: Mapped[str] = column("Report", Text(300), section=REPORT, search=True, required=True)
    participation_id: Mapped[str | None] = column("Person", Ref("participation"), section=REPORT)
    organisation_id: Mapped[str | None] = column("Recipient", Ref("organisation"), section=REPORT, on_delete="SET NULL")
    due: Mapped[date | None] = column("Due", Day(), section=REPORT)
    received_on: Mapped[date | None] = column("Received on", Day(), section=REPORT)
    accepted_on: Mapped[date | None] = column("Accepted on", Day(), section=REPORT)
    pages: Mapped[int | None] = column("Pages", Whole(0, 10_000), section=REPORT)
    note: Mapped[str | None] = column("Note", long_text(4000), section=REPORT, search=True)
