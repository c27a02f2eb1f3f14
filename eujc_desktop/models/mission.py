"""Missions: what an office plans, runs and reports."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped

from eujc_desktop.fields.choices import Choice
from eujc_desktop.fields.kinds import (
    Amount,
    Code,
    Day,
    Label,
    Lines,
    Text,
    Whole,
    YesNo,
    Zone,
    long_text,
)
from eujc_desktop.fields.travel_times import TravelTimes
from eujc_desktop.models.base import Record
from eujc_desktop.models.choices import Direction, MissionKind, MissionStatus
from eujc_desktop.models.columns import PUBLIC, column
from eujc_desktop.models.money import RefundBasis

TOP, DATES, MONEY, TEXTS = "Mission", "Dates and places", "Deposit and rules", "Texts for the papers"


class Mission(Record):
    """One edition of a programme, with its dates, places and rules."""

    __tablename__ = "mission"
    noun, nouns = "Mission", "Missions"
    order_by = ("first_day", "code")

    code: Mapped[str] = column("Code", Label(40), section=TOP, search=True, privacy=PUBLIC, required=True)
    title: Mapped[str] = column("Title", Text(), section=TOP, search=True, privacy=PUBLIC, required=True)
    title_ja: Mapped[str | None] = column("Title in Japanese", Text(), section=TOP, search=True, privacy=PUBLIC)
    programme: Mapped[str | None] = column("Programme", Code(40), section=TOP, privacy=PUBLIC)
    kind: Mapped[MissionKind] = column(
        "Kind", Choice(MissionKind), section=TOP, privacy=PUBLIC, default=MissionKind.TRAINING
    )
    direction: Mapped[Direction] = column(
        "Direction", Choice(Direction), section=TOP, privacy=PUBLIC, default=Direction.EU_TO_JP
    )
    status: Mapped[MissionStatus] = column(
        "Status", Choice(MissionStatus), section=TOP, privacy=PUBLIC, default=MissionStatus.DRAFT
    )
    coordinator: Mapped[str | None] = column("Coordinator", Text(), section=TOP, search=True)
    second_coordinator: Mapped[str | None] = column("Coordinator in the other office", Text(), section=TOP)
    themes: Mapped[tuple[str, ...] | None] = column("Themes", Lines(), section=TOP, privacy=PUBLIC)
    partners: Mapped[tuple[str, ...] | None] = column(
        "Partners and sponsors", Lines(), section=TOP, search=True, privacy=PUBLIC
    )

    first_day: Mapped[date] = column("First day", Day(), section=DATES, privacy=PUBLIC, required=True)
    last_day: Mapped[date] = column("Last day", Day(), section=DATES, privacy=PUBLIC, required=True)
    places: Mapped[str | None] = column("Places", Text(), section=DATES, search=True, privacy=PUBLIC)
    places_ja: Mapped[str | None] = column("Places in Japanese", Text(), section=DATES, privacy=PUBLIC)
    zone: Mapped[str] = column("Time zone", Zone(60), section=DATES, privacy=PUBLIC, default="Asia/Tokyo")
    home_zone: Mapped[str] = column(
        "Second time zone", Zone(60), section=DATES, privacy=PUBLIC, default="Europe/Brussels"
    )
    call_opens: Mapped[date | None] = column("Call opens", Day(), section=DATES, privacy=PUBLIC)
    call_closes: Mapped[date | None] = column("Call closes", Day(), section=DATES, privacy=PUBLIC)
    selection_due: Mapped[date | None] = column("Selection by", Day(), section=DATES)
    confirmation_due: Mapped[date | None] = column("Confirmation by", Day(), section=DATES)
    report_due: Mapped[date | None] = column("Reports due", Day(), section=DATES)
    capacity: Mapped[int | None] = column("Places for participants", Whole(0, 2000), section=DATES, privacy=PUBLIC)
    minimum: Mapped[int | None] = column("Fewest participants", Whole(0, 2000), section=DATES)

    associated_states: Mapped[tuple[str, ...] | None] = column("States besides the EU", Lines(), section=DATES)
    sme_only: Mapped[bool | None] = column("Only for SMEs", YesNo(), section=DATES)
    firm_seats: Mapped[int | None] = column("Most people of one company", Whole(1, 999), section=DATES)
    deposit_amount: Mapped[Decimal | None] = column("Deposit", Amount(), section=MONEY)
    deposit_currency: Mapped[str | None] = column("Currency", Code(3), section=MONEY)
    deposit_due: Mapped[date | None] = column("Deposit due", Day(), section=MONEY)
    refund_rule: Mapped[str | None] = column("Refund rule", long_text(2000), section=MONEY)
    min_attendance: Mapped[int | None] = column("Least attendance in percent", Whole(0, 100), section=MONEY)

    report_required: Mapped[bool | None] = column("Refund only after the report", YesNo(), section=MONEY)
    fee_large_firms: Mapped[Decimal | None] = column("Fee of large firms", Amount(), section=MONEY)

    objectives: Mapped[str | None] = column("Objectives", long_text(4000), section=TEXTS, privacy=PUBLIC)
    motto_ja: Mapped[str | None] = column("Japanese motto on the cover", Text(40), section=TEXTS, privacy=PUBLIC)
    edition: Mapped[int] = column("Edition", Whole(0, 999), section=TEXTS, privacy=PUBLIC, default=0)
    edition_date: Mapped[date | None] = column("Date of the edition", Day(), section=TEXTS, privacy=PUBLIC)
    notes: Mapped[str | None] = column("Notes", long_text(), section=TEXTS)
    travel_times: Mapped[tuple[str, ...] | None] = column("Minutes from place to place", TravelTimes(), section=DATES)
    certificate_days: Mapped[int | None] = column("Fewest days for a certificate", Whole(0, 400), section=MONEY)
    certificate_report: Mapped[bool | None] = column("Certificate only after the report", YesNo(), section=MONEY)
    passport_months: Mapped[int | None] = column(
        "Months a passport is valid after the mission", Whole(0, 60), section=MONEY
    )
    left_out: Mapped[tuple[str, ...] | None] = column("Usual items left out", Lines(), section=DATES)
    refund_basis: Mapped[RefundBasis | None] = column("Refund goes by", Choice(RefundBasis), section=MONEY)
    refund_kept: Mapped[int | None] = column(
        "Percent of the deposit kept for each day missed", Whole(0, 100), section=MONEY
    )
    refund_free_days: Mapped[int | None] = column("Days one may miss without loss", Whole(0, 99), section=MONEY)
    refund_smes_only: Mapped[bool | None] = column("Refund only to SMEs", YesNo(), section=MONEY)
    refund_until: Mapped[int | None] = column("Full refund until (days before)", Whole(0, 400), section=MONEY)
    fee_due: Mapped[date | None] = column("Fee of large firms due", Day(), section=MONEY)
    yen_rate: Mapped[Decimal | None] = column("Fixed rate: yen for one euro", Amount(), section=MONEY)
    budget_programme: Mapped[str | None] = column("Budget programme", Text(), section=MONEY, search=True)
    grant_number: Mapped[str | None] = column("Grant agreement no.", Code(80), section=MONEY, search=True)

    @classmethod
    def more_table_args(cls) -> tuple[Any, ...]:
        return (UniqueConstraint("code"), CheckConstraint("last_day >= first_day", name="last_day_not_before_first"))
