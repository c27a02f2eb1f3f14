"""Texts of the papers as a programme or a mission words them, in place of the house's own."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from eujc_desktop.fields.kinds import Code, Ref, Text, long_text
from eujc_desktop.models.base import Record
from eujc_desktop.models.columns import PUBLIC, column

OF, WORDS = "Where it holds", "Text"


class Wording(Record):
    """One text in one language; that of a mission goes before that of its programme."""

    __tablename__ = "wording"
    noun, nouns = "Text", "Texts"
    order_by = ("paper", "language", "id")

    paper: Mapped[str] = column("Paper", Code(60), section=OF, privacy=PUBLIC, required=True)
    language: Mapped[str] = column("Language", Code(20), section=OF, privacy=PUBLIC, required=True)
    programme: Mapped[str | None] = column("Programme", Code(40), section=OF, privacy=PUBLIC)
    mission_id: Mapped[str | None] = column("Mission", Ref("mission"), section=OF, privacy=PUBLIC)
    subject: Mapped[str | None] = column("Subject", Text(), section=WORDS, privacy=PUBLIC)
    body: Mapped[str | None] = column("Body", long_text(), section=WORDS, privacy=PUBLIC)
    enclosures: Mapped[str | None] = column("Enclosures", Text(), section=WORDS, privacy=PUBLIC)
