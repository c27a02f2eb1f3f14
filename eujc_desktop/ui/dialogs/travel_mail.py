"""A mail on a journey, pasted: what it says about one person, before it is taken over."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from eujc_desktop import services
from eujc_desktop.ui.days import on_day
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.dialogs.mail_dialog import MailDialog, Says
from eujc_desktop.ui.mission_words import dotted
from eujc_desktop.ui.text import tr


class TravelMailDialog(MailDialog):
    """The flights of a mail fill the journey of a participant."""

    def __init__(self, desk: Desk, participation_id: str, text: str = "", parent: QWidget | None = None) -> None:
        hint = tr("Paste the mail of the airline or the travel agency here.")
        headings = (tr("Flight"), tr("Leaves"), tr("Lands"))
        says = Says(tr("Paste a travel mail"), hint, tr("Flights"), headings, (80, 200))
        super().__init__(desk, says, participation_id, text, parent)

    def ask(self, text: str, answers: dict[str, str]) -> Callable[[Any], Any]:
        return partial(services.travel_mails.read, participation_id=self.record_id, text=text, answers=answers)

    def write(self, reading: Any) -> tuple[str, Callable[[Any], Any], str]:
        words = tr("Take over the journey of {name}", name=reading.name)
        done = tr("Journey of {name} taken over", name=reading.name)
        return words, partial(services.travel_mails.take_over, participation_id=self.record_id, reading=reading), done

    def name(self, reading: Any) -> str:
        return tr("Journey of {name}", name=reading.name)

    def lines(self, reading: Any) -> list[tuple[str, ...]]:
        return [(leg.flight, _end(leg.leaves_from, leg.leaves), _end(leg.lands_at, leg.lands)) for leg in reading.legs]


def _end(airport: Any, moment: Any) -> str:
    when = f"{on_day(moment.date(), with_year=False)}, {moment:%H:%M}" if moment else ""
    return dotted(airport.code or airport.city if airport else "", when)
