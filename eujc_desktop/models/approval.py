"""What hosts say of each of us: whether somebody may come to a visit, by when it is answered, and what was signed."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped

from eujc_desktop.fields.choices import Choice, Options
from eujc_desktop.fields.kinds import Day, Ref, long_text
from eujc_desktop.models.base import Record
from eujc_desktop.models.columns import column
from eujc_desktop.models.person import FIVE_YEARS

ANSWER, PLEDGE = "Answer of the host", "Pledge or NDA"


class ApprovalState(Options):
    """What the host of a visit says of one of us; nothing means that nobody has asked."""

    ASKED = "asked", "Host asked", "照会中", "demandé"
    ACCEPTED = "accepted", "Accepted", "承認", "accepté"
    REFUSED = "refused", "Refused", "不承認", "refusé"
    REPLACED = "replaced", "Replaced", "交代", "remplacé"


class NdaState(Options):
    """How far a pledge or an NDA has come."""

    NOT_NEEDED = "not needed", "Not needed", "不要", "pas nécessaire"
    SENT = "sent", "Sent", "送付済", "envoyé"
    SIGNED = "signed", "Signed", "署名済", "signé"


class Approval(Record):
    """The participation of one of us in one visit, as its host sees it."""

    __tablename__ = "approval"
    noun, nouns = "Approval", "Approvals"
    order_by = ("visit_id", "id")
    rising = (("asked_on", "answer_by"), ("asked_on", "answered_on"))

    visit_id: Mapped[str] = column("Company visit", Ref("visit"), required=True)
    participation_id: Mapped[str] = column("Participant", Ref("participation"), required=True)
    state: Mapped[ApprovalState | None] = column("What the host says", Choice(ApprovalState), section=ANSWER)
    asked_on: Mapped[date | None] = column("Host asked on", Day(), section=ANSWER)
    answer_by: Mapped[date | None] = column("Answer by", Day(), section=ANSWER)
    answered_on: Mapped[date | None] = column("Answered on", Day(), section=ANSWER)
    note: Mapped[str | None] = column("Note on the answer", long_text(1000), section=ANSWER, keep_days=FIVE_YEARS)
    nda: Mapped[NdaState | None] = column("Signature", Choice(NdaState), section=PLEDGE)

    @classmethod
    def more_table_args(cls) -> tuple[Any, ...]:
        return (UniqueConstraint("visit_id", "participation_id"),)
