"""A person on a mission: stage, travel, room, papers received, deposit, attendance."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped

from eujc_desktop.fields.choices import Choice
from eujc_desktop.fields.kinds import (
    Amount,
    Clock,
    Code,
    Day,
    Phone,
    Ref,
    Text,
    Whole,
    YesNo,
    long_text,
)
from eujc_desktop.models.base import Record
from eujc_desktop.models.choices import AttendanceCode, Role, RoomType, Stage
from eujc_desktop.models.columns import GROUP, OFFICE, PUBLIC, SENSITIVE, column
from eujc_desktop.models.person import FIVE_YEARS, THIRTY_DAYS

PART, WISHES, TRAVEL, HOTEL = "Participation", "Wishes", "Arrival and departure", "Hotel"
PAPERS, MONEY = "Papers received", "Deposit"


class Participation(Record):
    """One person on one mission; local dates and times are those of the place."""

    __tablename__ = "participation"
    noun, nouns = "Participant", "Participants"

    mission_id: Mapped[str] = column("Mission", Ref("mission"), privacy=PUBLIC, required=True)
    person_id: Mapped[str] = column("Person", Ref("person"), privacy=PUBLIC, required=True)
    application_no: Mapped[str | None] = column(
        "Submission ID", Code(40), section=PART, search=True, keep_days=FIVE_YEARS
    )
    applied_on: Mapped[date | None] = column("Submitted on", Day(), section=PART, keep_days=FIVE_YEARS)
    role: Mapped[Role] = column("Role", Choice(Role), section=PART, privacy=PUBLIC, default=Role.PARTICIPANT)
    stage: Mapped[Stage] = column("Status", Choice(Stage), section=PART, privacy=OFFICE, default=Stage.APPLIED)
    group_id: Mapped[str | None] = column(
        "Group", Ref("mission_group"), section=PART, privacy=GROUP, on_delete="SET NULL"
    )
    waiting_rank: Mapped[int | None] = column("Place on the waiting list", Whole(1, 999), section=PART)
    certificate_name: Mapped[str | None] = column(
        "Name for the certificate", Text(), section=PART, privacy=PUBLIC, keep_days=FIVE_YEARS
    )
    certificate_wanted: Mapped[bool | None] = column("Certificate asked", YesNo(), section=PART)
    remark: Mapped[str | None] = column(
        "Remark",
        long_text(4000),
        section=PART,
        keep_days=FIVE_YEARS,
    )

    objectives: Mapped[str | None] = column("Objectives", long_text(4000), section=WISHES, keep_days=FIVE_YEARS)
    expected_result: Mapped[str | None] = column(
        "Expected result", long_text(4000), section=WISHES, keep_days=FIVE_YEARS
    )
    wished_companies: Mapped[str | None] = column(
        "Wished companies or clusters", long_text(4000), section=WISHES, keep_days=FIVE_YEARS
    )
    earlier_programmes: Mapped[str | None] = column(
        "Earlier Centre programmes", long_text(2000), section=WISHES, keep_days=FIVE_YEARS
    )
    booth_needs: Mapped[str | None] = column(
        "Booth and power at the fair", long_text(2000), section=WISHES, keep_days=FIVE_YEARS
    )

    arrival_day: Mapped[date | None] = column("Arrival", Day(), section=TRAVEL, keep_days=THIRTY_DAYS)
    arrival_time: Mapped[time | None] = column("Arrival time", Clock(), section=TRAVEL, keep_days=THIRTY_DAYS)
    arrival_flight: Mapped[str | None] = column("Arrival flight", Code(40), section=TRAVEL, keep_days=THIRTY_DAYS)
    arrival_place: Mapped[str | None] = column("Arrival airport", Text(80), section=TRAVEL, keep_days=THIRTY_DAYS)
    departure_day: Mapped[date | None] = column("Departure", Day(), section=TRAVEL, keep_days=THIRTY_DAYS)
    departure_time: Mapped[time | None] = column("Departure time", Clock(), section=TRAVEL, keep_days=THIRTY_DAYS)
    departure_flight: Mapped[str | None] = column("Departure flight", Code(40), section=TRAVEL, keep_days=THIRTY_DAYS)
    departure_place: Mapped[str | None] = column("Departure airport", Text(80), section=TRAVEL, keep_days=THIRTY_DAYS)
    visa_needed: Mapped[bool | None] = column("Visa needed", YesNo(), section=TRAVEL, keep_days=THIRTY_DAYS)
    visa_received: Mapped[date | None] = column("Visa received", Day(), section=TRAVEL, keep_days=THIRTY_DAYS)
    mobile_there: Mapped[str | None] = column(
        "Number during the mission", Phone(60), section=TRAVEL, keep_days=THIRTY_DAYS
    )
    luggage_pieces: Mapped[int | None] = column(
        "Pieces of luggage", Whole(0, 50), section=TRAVEL, keep_days=THIRTY_DAYS
    )
    travel_note: Mapped[str | None] = column("Travel note", long_text(2000), section=TRAVEL, keep_days=THIRTY_DAYS)

    hotel: Mapped[str | None] = column("Hotel", Text(), section=HOTEL, privacy=GROUP, keep_days=THIRTY_DAYS)
    room_type: Mapped[RoomType | None] = column("Room type", Choice(RoomType), section=HOTEL, keep_days=THIRTY_DAYS)
    room_no: Mapped[str | None] = column("Room no.", Code(20), section=HOTEL, privacy=OFFICE, keep_days=THIRTY_DAYS)
    room_mate: Mapped[str | None] = column("Shares with", Text(), section=HOTEL, keep_days=THIRTY_DAYS)
    room_not_with: Mapped[str | None] = column("Not with", Text(), section=HOTEL, keep_days=THIRTY_DAYS)
    check_in: Mapped[date | None] = column("Check-in", Day(), section=HOTEL, keep_days=THIRTY_DAYS)
    check_out: Mapped[date | None] = column("Check-out", Day(), section=HOTEL, keep_days=THIRTY_DAYS)
    smoking_room: Mapped[bool | None] = column("Smoking room", YesNo(), section=HOTEL, keep_days=THIRTY_DAYS)
    booking_reference: Mapped[str | None] = column("Booking reference", Code(60), section=HOTEL, keep_days=THIRTY_DAYS)
    room_paid_by: Mapped[str | None] = column("Who pays the room", Text(80), section=HOTEL, keep_days=THIRTY_DAYS)
    loyalty_no: Mapped[str | None] = column("Loyalty no.", Code(40), section=HOTEL, keep_days=THIRTY_DAYS)
    room_note: Mapped[str | None] = column(
        "Room note", long_text(1000), section=HOTEL, privacy=OFFICE, keep_days=THIRTY_DAYS
    )

    commitment_letter: Mapped[bool | None] = column("Commitment letter", YesNo(), section=PAPERS)
    passport_copy: Mapped[bool | None] = column("Passport copy", YesNo(), section=PAPERS)
    citizenship_proof: Mapped[bool | None] = column("Proof of citizenship", YesNo(), section=PAPERS)
    enrolment_proof: Mapped[bool | None] = column("Proof of enrolment", YesNo(), section=PAPERS)
    medical_sheet: Mapped[bool | None] = column("Medical check sheet", YesNo(), section=PAPERS)
    insurance_consent: Mapped[bool | None] = column("Consent to the travel insurance", YesNo(), section=PAPERS)
    photo_file: Mapped[str | None] = column("Photo file", Text(), section=PAPERS)
    first_report: Mapped[date | None] = column("Pre-training report received", Day(), section=PAPERS)
    report_received: Mapped[date | None] = column("Report received", Day(), section=PAPERS)

    deposit_invoiced: Mapped[Decimal | None] = column("Deposit invoiced", Amount(), section=MONEY)
    deposit_due: Mapped[date | None] = column("Due", Day(), section=MONEY)
    deposit_paid_on: Mapped[date | None] = column("Paid on", Day(), section=MONEY)
    deposit_paid: Mapped[Decimal | None] = column("Paid", Amount(), section=MONEY)
    deposit_reference: Mapped[str | None] = column("Reference", Code(60, accounts=False), section=MONEY)
    deposit_note: Mapped[str | None] = column("Deposit note", long_text(1000, accounts=False), section=MONEY)
    refund: Mapped[Decimal | None] = column("Refunded", Amount(), section=MONEY)
    refund_on: Mapped[date | None] = column("Refunded on", Day(), section=MONEY)
    certificate_despite: Mapped[str | None] = column(
        "Certificate in spite of the rule, because", long_text(1000), section=PART, keep_days=FIVE_YEARS
    )
    luggage_size: Mapped[int | None] = column(
        "Largest piece of luggage: sum of its sides in cm", Whole(1, 600), section=TRAVEL, keep_days=THIRTY_DAYS
    )
    group_with: Mapped[str | None] = column("In a group with", Text(), section=PART, keep_days=THIRTY_DAYS)
    group_not_with: Mapped[str | None] = column("Not in a group with", Text(), section=PART, keep_days=THIRTY_DAYS)
    group_locked: Mapped[bool | None] = column("Stays in the group", YesNo(), section=PART, keep_days=THIRTY_DAYS)
    deposit_invoice: Mapped[str | None] = column("Invoice no.", Code(60, accounts=False), section=MONEY)
    deposit_invoiced_on: Mapped[date | None] = column("Invoiced on", Day(), section=MONEY)
    deposit_reminded_on: Mapped[date | None] = column("Reminded of the deposit on", Day(), section=MONEY)
    deposit_waived: Mapped[str | None] = column("Deposit waived because", Text(500, accounts=False), section=MONEY)
    refund_decided_on: Mapped[date | None] = column("Refund decided on", Day(), section=MONEY)
    refund_reason: Mapped[str | None] = column(
        "Refund other than proposed because", Text(500, accounts=False), section=MONEY
    )
    withdrawn_on: Mapped[date | None] = column("Withdrawn on", Day(), section=PART, keep_days=FIVE_YEARS)
    report_reminded_on: Mapped[date | None] = column("Reminded of the report on", Day(), section=PAPERS)

    @classmethod
    def more_table_args(cls) -> tuple[Any, ...]:
        return (UniqueConstraint("mission_id", "person_id"),)


class Attendance(Record):
    """How a participant attended one day; no row means not known."""

    __tablename__ = "attendance"
    noun, nouns = "Attendance", "Attendance"
    order_by = ("day",)

    participation_id: Mapped[str] = column("Participant", Ref("participation"), required=True)
    day: Mapped[date] = column("Day", Day(), section="Attendance", required=True)
    code: Mapped[AttendanceCode] = column("Attendance", Choice(AttendanceCode), section="Attendance", required=True)
    reason: Mapped[str | None] = column("Reason", Text(), section="Attendance", privacy=SENSITIVE, keep_days=FIVE_YEARS)

    @classmethod
    def more_table_args(cls) -> tuple[Any, ...]:
        return (UniqueConstraint("participation_id", "day"),)
