"""Released editions: a paper as it went out, with its file and what it said."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped

from eujc_desktop.fields.choices import Choice
from eujc_desktop.fields.kinds import Code, Day, Moment, Ref, Text, Whole
from eujc_desktop.models.base import Record
from eujc_desktop.models.columns import column
from eujc_desktop.models.paper_kinds import PaperKind
from eujc_desktop.models.person import FIVE_YEARS

EDITION, FILE = "Edition", "File"


class Edition(Record):
    """One edition of a mission's papers; file and content lie in `content`, by their hashes."""

    __tablename__ = "edition"
    noun, nouns = "Edition", "Editions"
    order_by = ("mission_id", "number")

    mission_id: Mapped[str] = column("Mission", Ref("mission"), required=True)
    number: Mapped[int] = column("Number", Whole(1, 999), section=EDITION, required=True)
    kind: Mapped[PaperKind] = column("Paper", Choice(PaperKind), section=EDITION, required=True)
    language: Mapped[str | None] = column("Language", Code(20), section=EDITION)
    audience: Mapped[str | None] = column("Audience", Code(40), section=EDITION)
    for_whom: Mapped[str | None] = column("For", Text(), section=EDITION, keep_days=FIVE_YEARS)
    note: Mapped[str | None] = column("Note", Text(500), section=EDITION, keep_days=FIVE_YEARS)
    dated: Mapped[date] = column("Date on the paper", Day(), section=EDITION, required=True)
    released_at: Mapped[datetime] = column("Released at", Moment(), section=EDITION, required=True)
    released_by: Mapped[str] = column("Released by", Text(), section=EDITION, required=True)
    pages: Mapped[int] = column("Pages", Whole(0, 99_999), section=FILE, default=0)
    file_name: Mapped[str] = column("File name", Text(), section=FILE, required=True, keep_days=FIVE_YEARS)
    sha256: Mapped[str] = column("Hash", Code(64), section=FILE, required=True, keep_days=FIVE_YEARS)
    said_sha256: Mapped[str] = column("Hash of what it said", Code(64), required=True, keep_days=FIVE_YEARS)

    @classmethod
    def more_table_args(cls) -> tuple[Any, ...]:
        return (UniqueConstraint("mission_id", "number"),)
