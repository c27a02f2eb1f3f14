"""What people agreed to or refused: when, before whom, on which paper."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped

from eujc_desktop.fields.choices import Choice, Options
from eujc_desktop.fields.kinds import Day, Ref, Text, YesNo
from eujc_desktop.models.base import Record
from eujc_desktop.models.columns import column
from eujc_desktop.models.person import FIVE_YEARS

ANSWER = "Consent"


class ConsentTo(Options):
    """What people are asked to agree to."""

    DATA = "data", "Data handling"
    HOSTS = "hosts", "Share with hosts"
    BOOK = "book", "List in briefing book"
    PHOTO = "photo", "Photographs"
    NEWS = "news", "Newsletter"
    ALUMNI = "alumni", "Alumni contact"


class Consent(Record):
    """One answer of a person, kept also when another one follows; the last one of each sort holds."""

    __tablename__ = "consent"
    noun, nouns = "Consent", "Consents"
    order_by = ("day", "id")

    person_id: Mapped[str] = column("Person", Ref("person"), required=True)
    subject: Mapped[ConsentTo] = column("To what", Choice(ConsentTo), section=ANSWER, required=True)
    given: Mapped[bool] = column("Agreed", YesNo(), section=ANSWER, required=True)
    day: Mapped[date] = column("On", Day(until_today=True), section=ANSWER, required=True)
    mission_id: Mapped[str | None] = column("For the mission", Ref("mission"), on_delete="SET NULL")
    taken_by: Mapped[str | None] = column("Taken by", Text(), section=ANSWER, keep_days=FIVE_YEARS)
    paper: Mapped[str | None] = column("On which paper", Text(), section=ANSWER, keep_days=FIVE_YEARS)
