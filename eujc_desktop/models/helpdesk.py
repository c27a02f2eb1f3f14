"""Cases of a helpdesk: what was asked by whom, and what was answered when."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped

from eujc_desktop.common.said import say_as
from eujc_desktop.fields.choices import Choice, Options
from eujc_desktop.fields.kinds import Country, Day, Email, Ref, Text, Whole, long_text
from eujc_desktop.models.base import Record
from eujc_desktop.models.columns import OFFICE, column

QUESTION, ASKER, ANSWER = "Question", "Who asks", "Answer"


class CaseChannel(Options):
    """How a question came."""

    MAIL = "mail", "E-mail", "Mail", "E-Mail", "Courriel", "メール"
    PHONE = "phone", "Phone", "Téléphone", "Telefon", "電話"
    FORM = "form", "Web form", "Formulaire", "Formular", "フォーム"
    PERSON = "person", "In person", "En personne", "Persönlich", "対面"
    EVENT = "event", "At an event", "Événement", "Veranstaltung", "イベント"


class Case(Record):
    """One question to a helpdesk, until it is closed."""

    __tablename__ = "helpdesk_case"
    noun, nouns = "Case", "Cases"
    order_by = ("asked_on", "id")

    mission_id: Mapped[str] = column("Mission", Ref("mission"), required=True)
    question: Mapped[str] = column("Question", Text(500), section=QUESTION, search=True, required=True)
    details: Mapped[str | None] = column("Details", long_text(), section=QUESTION, search=True)
    topic: Mapped[str | None] = column("Topic", Text(), section=QUESTION, search=True)
    channel: Mapped[CaseChannel | None] = column("How it came", Choice(CaseChannel), section=QUESTION)
    asked_on: Mapped[date | None] = column(say_as("a question", "Asked on"), Day(), section=QUESTION)
    asker: Mapped[str | None] = column(say_as("a question", "Asked by"), Text(), section=ASKER, search=True)
    email: Mapped[str | None] = column("E-mail", Email(), section=ASKER)
    organisation_id: Mapped[str | None] = column("Company", Ref("organisation"), section=ASKER, on_delete="SET NULL")
    sector: Mapped[str | None] = column("Sector", Text(), section=ASKER, privacy=OFFICE)
    country: Mapped[str | None] = column("Country", Country(), section=ASKER)
    answer: Mapped[str | None] = column("Answer", long_text(), section=ANSWER, search=True)
    handled_by: Mapped[str | None] = column("Handled by", Text(), section=ANSWER)
    due: Mapped[date | None] = column("Answer by", Day(), section=ANSWER)
    answered_on: Mapped[date | None] = column("Answered on", Day(), section=ANSWER)
    closed_on: Mapped[date | None] = column("Closed on", Day(), section=ANSWER)
    satisfaction: Mapped[int | None] = column("Satisfaction, 1 to 5", Whole(1, 5), section=ANSWER)
    note: Mapped[str | None] = column("Note", long_text(4000), section=ANSWER)
