"""What participants are asked months after a mission, and what came of it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import UniqueConstraint, event
from sqlalchemy.orm import Mapped

from eujc_desktop.fields.choices import Choice, Options
from eujc_desktop.fields.kinds import Amount, Day, Ref, Text, Whole
from eujc_desktop.models.base import Record
from eujc_desktop.models.columns import OFFICE, column
from eujc_desktop.models.money import Currency, whole_yen
from eujc_desktop.models.person import FIVE_YEARS

SURVEY, RESULT = "Survey", "Result"


class Survey(Record):
    """The survey of one participant so many months after the mission: when it was sent, reminded, answered."""

    __tablename__ = "survey"
    noun, nouns = "Survey", "Surveys"
    order_by = ("months",)

    mission_id: Mapped[str] = column("Mission", Ref("mission"), privacy=OFFICE, required=True)
    participation_id: Mapped[str] = column("Participant", Ref("participation"), privacy=OFFICE, required=True)
    due: Mapped[date | None] = column("Due", Day(), section=SURVEY, privacy=OFFICE)
    months: Mapped[int] = column(
        "Months after the mission", Whole(1, 60), section=SURVEY, privacy=OFFICE, required=True
    )
    sent_on: Mapped[date | None] = column("Sent on", Day(), section=SURVEY, privacy=OFFICE)
    reminded_on: Mapped[date | None] = column("Reminded on", Day(), section=SURVEY, privacy=OFFICE)
    answered_on: Mapped[date | None] = column("Answered on", Day(), section=SURVEY, privacy=OFFICE)

    @classmethod
    def more_table_args(cls) -> tuple[Any, ...]:
        return (UniqueConstraint("participation_id", "months"),)


class ResultCode(Options):
    """What came of a mission."""

    CONTRACT = "contract", "Contract or sales", "contracts", "sales", "契約"
    AGREEMENT = "agreement", "Partnership agreement", "partnerships", "partnership", "提携契約"
    MEMORANDUM = "memorandum", "Memorandum or letter of intent", "memoranda", "MoU", "覚書"
    VENTURE = "venture", "Joint venture", "合弁"
    INVESTMENT = "investment", "Investment", "投資"
    SUPPLIER = "supplier", "New supplier", "suppliers", "仕入先"
    VISIT = "visit", "Further visit", "visits", "訪問"
    KNOWLEDGE = "knowledge", "Improvement at home", "improvements", "改善"
    NONE = "none", "Nothing yet", "no result", "なし"


class Outcome(Record):
    """A result that a participant has reported, with its partner and value; it is known since a day."""

    __tablename__ = "outcome"
    noun, nouns = "Result", "Results"
    order_by = ("known_on",)

    mission_id: Mapped[str] = column("Mission", Ref("mission"), privacy=OFFICE, required=True)
    participation_id: Mapped[str] = column("Participant", Ref("participation"), privacy=OFFICE, required=True)
    code: Mapped[ResultCode] = column("Result", Choice(ResultCode), section=RESULT, privacy=OFFICE, required=True)
    partner: Mapped[str | None] = column("Partner", Text(), section=RESULT, privacy=OFFICE, search=True)
    value: Mapped[Decimal | None] = column("Value", Amount(), section=RESULT, privacy=OFFICE)
    currency: Mapped[Currency] = column(
        "Currency", Choice(Currency), section=RESULT, privacy=OFFICE, default=Currency.EUR
    )
    known_on: Mapped[date] = column("Known since", Day(), section=RESULT, privacy=OFFICE, required=True)
    months: Mapped[int | None] = column("Told in the survey after so many months", Whole(1, 60), privacy=OFFICE)
    note: Mapped[str | None] = column("Note", Text(1000), section=RESULT, privacy=OFFICE, keep_days=FIVE_YEARS)


for _moment in ("before_insert", "before_update"):
    event.listen(Outcome, _moment, whole_yen("value"))
