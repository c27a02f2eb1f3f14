"""Company visits of a mission, from the idea to the thank-you."""

from __future__ import annotations

from datetime import date, time

from sqlalchemy.orm import Mapped

from eujc_desktop.fields.choices import Choice
from eujc_desktop.fields.kinds import Clock, Day, Lines, Ref, Text, Whole, YesNo, long_text
from eujc_desktop.models.base import Record
from eujc_desktop.models.choices import PhotoRule, VisitStage
from eujc_desktop.models.columns import GROUP, OFFICE, PUBLIC, column
from eujc_desktop.models.visit_line import Door, TableForm

VISIT, WHEN, HOST_PARTY, RULES, AFTER = "Visit", "Dates", "Host", "Limits and house rules", "Afterwards"
SEATING = "Seating"


class Visit(Record):
    """One visit to one organisation; clock times are those of the place."""

    __tablename__ = "visit"
    noun, nouns = "Company visit", "Company visits"
    order_by = ("agreed_day", "agreed_from", "id")
    rising = (("min_visitors", "max_visitors"),)

    mission_id: Mapped[str] = column("Mission", Ref("mission"), privacy=PUBLIC, required=True)
    organisation_id: Mapped[str] = column("Company", Ref("organisation"), section=VISIT, privacy=PUBLIC, required=True)
    site_id: Mapped[str | None] = column("Site", Ref("site"), section=VISIT, privacy=PUBLIC, on_delete="SET NULL")
    stage: Mapped[VisitStage] = column(
        "Stage", Choice(VisitStage), section=VISIT, privacy=PUBLIC, default=VisitStage.IDEA
    )
    theme: Mapped[str | None] = column("Theme", Text(), section=VISIT, search=True, privacy=PUBLIC)
    theme_ja: Mapped[str | None] = column("Theme in Japanese", Text(), section=VISIT, privacy=PUBLIC)
    why: Mapped[str | None] = column("Why we go there", long_text(4000), section=VISIT, privacy=PUBLIC)
    what_we_see: Mapped[tuple[str, ...] | None] = column("What we see", Lines(), section=VISIT, privacy=PUBLIC)
    group_id: Mapped[str | None] = column(
        "Group", Ref("mission_group"), section=VISIT, privacy=GROUP, on_delete="SET NULL"
    )
    chased_by: Mapped[str | None] = column("Who chases", Text(), section=VISIT)

    asked_on: Mapped[date | None] = column("Asked on", Day(), section=WHEN)
    dates_asked: Mapped[str | None] = column("Dates asked", Text(), section=WHEN)
    other_dates: Mapped[str | None] = column("Alternative dates", Text(), section=WHEN)
    agreed_day: Mapped[date | None] = column("Agreed day", Day(), section=WHEN, privacy=PUBLIC)
    agreed_from: Mapped[time | None] = column("Agreed from", Clock(), section=WHEN, privacy=PUBLIC)
    agreed_until: Mapped[time | None] = column("Agreed until", Clock(), section=WHEN, privacy=PUBLIC)
    arrive_at: Mapped[time | None] = column("Arrive at the gate", Clock(), section=WHEN, privacy=PUBLIC)
    leave_at: Mapped[time | None] = column("Leave the gate", Clock(), section=WHEN, privacy=PUBLIC)
    confirmed_on: Mapped[date | None] = column("Confirmed on", Day(), section=WHEN)
    decline_reason: Mapped[str | None] = column("Why declined or cancelled", Text(500), section=WHEN)

    host_leader_id: Mapped[str | None] = column(
        "Head of the host party", Ref("contact"), section=HOST_PARTY, privacy=PUBLIC, on_delete="SET NULL"
    )
    language: Mapped[str | None] = column("Language", Text(80), section=HOST_PARTY, privacy=PUBLIC)
    interpreter: Mapped[str | None] = column("Interpreter", Text(), section=HOST_PARTY, privacy=OFFICE)
    our_head: Mapped[str | None] = column("Head of our party", Text(), section=HOST_PARTY)
    speech: Mapped[str | None] = column("Who speaks", Text(), section=HOST_PARTY)
    lunch: Mapped[str | None] = column("Lunch", Text(), section=HOST_PARTY, privacy=PUBLIC)
    room: Mapped[str | None] = column("Room and equipment", Text(), section=HOST_PARTY)
    list_sent_on: Mapped[date | None] = column("Visitor list sent on", Day(), section=HOST_PARTY)
    letter_sent_on: Mapped[date | None] = column("Request letter sent on", Day(), section=HOST_PARTY)
    confirmation_sent_on: Mapped[date | None] = column("Confirmation letter sent on", Day(), section=HOST_PARTY)

    max_visitors: Mapped[int | None] = column("Most visitors", Whole(1, 2000), section=RULES, privacy=PUBLIC)
    photos: Mapped[PhotoRule | None] = column("Photographs", Choice(PhotoRule), section=RULES, privacy=PUBLIC)
    dress: Mapped[str | None] = column("Dress", Text(), section=RULES, privacy=PUBLIC)
    gear: Mapped[str | None] = column("Safety gear", Text(), section=RULES, privacy=PUBLIC)
    prohibited: Mapped[str | None] = column("Not allowed inside", Text(), section=RULES, privacy=PUBLIC)
    pledge_needed: Mapped[bool | None] = column("Pledge or NDA to sign", YesNo(), section=RULES, privacy=PUBLIC)
    competitors: Mapped[tuple[str, ...] | None] = column("Competitors not admitted", Lines(), section=RULES)
    bring: Mapped[str | None] = column("Bring", Text(), section=RULES, privacy=PUBLIC)
    house_rules: Mapped[tuple[str, ...] | None] = column("House rules", Lines(), section=RULES, privacy=PUBLIC)

    thanked_on: Mapped[date | None] = column("Thanked on", Day(), section=AFTER)
    rating: Mapped[int | None] = column("Rating 1–5", Whole(1, 5), section=AFTER)
    invite_again: Mapped[bool | None] = column("Invite again", YesNo(), section=AFTER)
    notes: Mapped[str | None] = column("Notes", long_text(), section=AFTER)
    min_visitors: Mapped[int | None] = column("Fewest visitors", Whole(1, 2000), section=RULES, privacy=PUBLIC)
    chase_on: Mapped[date | None] = column("Chase on", Day(), section=VISIT)
    names_due: Mapped[date | None] = column("Names of visitors due on", Day(), section=RULES)
    invite_why: Mapped[str | None] = column("Why again, or why not", Text(500), section=AFTER)
    debriefed_on: Mapped[date | None] = column("Debriefed on", Day(), section=AFTER)
    table_form: Mapped[TableForm] = column("Table", Choice(TableForm), section=SEATING, default=TableForm.FACING)
    door: Mapped[Door] = column("Door", Choice(Door), section=SEATING, default=Door.BELOW)
