"""What is noted with a participant when a letter was sent: the day of a reminder, or of a survey."""

from __future__ import annotations

from datetime import date
from typing import Final

from sqlalchemy import select

from eujc_desktop.models.participation import Participation
from eujc_desktop.services import surveys
from eujc_desktop.store.work import Work

NOTED: Final = {
    "deposit-request": "deposit_invoiced_on",
    "deposit-reminder": "deposit_reminded_on",
    "report-reminder": "report_reminded_on",
}
"""The day that a letter leaves behind; the first day an invoice was sent stays."""


def note_sent(work: Work, mission_id: str, person_id: str, letter: str, day: date) -> None:
    """Note that a letter went to somebody of a mission."""
    asked = select(Participation).where(Participation.mission_id == mission_id, Participation.person_id == person_id)
    part = work.session.scalars(asked).one_or_none()
    if part is None:
        return
    if letter == "survey":
        surveys.note_sent(work, part, day)
    elif (name := NOTED.get(letter)) and (letter != "deposit-request" or getattr(part, name) is None):
        setattr(part, name, day)
