"""What passed between the office and its hosts: calls, mails, promises, and what is to follow by when."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped

from eujc_desktop.common.said import say_as
from eujc_desktop.fields.choices import Choice, Options
from eujc_desktop.fields.kinds import Day, Ref, Text, long_text
from eujc_desktop.models.base import Record
from eujc_desktop.models.columns import PUBLIC, column
from eujc_desktop.models.person import FIVE_YEARS

SAID, NEXT = "What was said", "What follows"


class Channel(Options):
    """How the office and a host reach each other."""

    CALL = "call", "Phone call", "電話", "téléphone", "Telefon", "phone"
    MAIL = "e-mail", "E-mail", "メール", "courriel", "mail"
    LETTER = "letter", "Letter", "手紙", "郵便", "post"
    FAX = "fax", "Fax", "ファックス", "FAX"
    ONLINE = "online", "Online meeting", "オンライン会議", "video"
    MEETING = "meeting", "Meeting", "面談"
    ASSISTANT = "assistant", "Through the assistant", "秘書経由"
    OTHER = "other", "Other", "その他"


class LogEntry(Record):
    """One call, mail, letter or meeting with a host, what was promised, and the next step with its day."""

    __tablename__ = "host_log"
    noun, nouns = "Log entry", "Log entries"
    order_by = ("day", "id")

    organisation_id: Mapped[str] = column("Organisation", Ref("organisation"), privacy=PUBLIC, required=True)
    contact_id: Mapped[str | None] = column("Spoken with", Ref("contact"), section=SAID, on_delete="SET NULL")
    visit_id: Mapped[str | None] = column("About the visit", Ref("visit"), section=SAID, on_delete="SET NULL")
    day: Mapped[date] = column("Day", Day(), section=SAID, required=True)
    channel: Mapped[Channel] = column(say_as("a means", "By"), Choice(Channel), section=SAID, default=Channel.CALL)
    words: Mapped[str | None] = column(
        "What was said", long_text(4000), section=SAID, search=True, keep_days=FIVE_YEARS
    )
    promise: Mapped[str | None] = column("Promised", Text(500), section=SAID, search=True, keep_days=FIVE_YEARS)
    who: Mapped[str | None] = column("Who of us", Text(), section=SAID, keep_days=FIVE_YEARS)
    next_step: Mapped[str | None] = column("Next step", Text(500), section=NEXT, search=True, keep_days=FIVE_YEARS)
    next_on: Mapped[date | None] = column("Next step on", Day(), section=NEXT)
    done_on: Mapped[date | None] = column("Done on", Day(), section=NEXT)
    paper_id: Mapped[str | None] = column("Paper", Ref("paper"), section=SAID, on_delete="SET NULL")
    """The letter or list that was handed to mail or sent."""
