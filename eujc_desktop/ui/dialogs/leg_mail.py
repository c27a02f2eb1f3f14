"""The confirmation of a train, coach or flight, pasted: what it says of an itinerary item, before it is taken over."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from eujc_desktop import services
from eujc_desktop.ui.days import on_day
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.dialogs.mail_dialog import MailDialog, Says
from eujc_desktop.ui.mission_words import dotted
from eujc_desktop.ui.text import count, tr


class LegMailDialog(MailDialog):
    """One leg of a confirmation fills an item; of several it is said which, and others become items if asked for."""

    def __init__(self, desk: Desk, item_id: str, text: str = "", parent: QWidget | None = None) -> None:
        hint = tr("Paste the confirmation of the railway, the coach company or the airline here.")
        headings = (tr("Line"), tr("Leaves"), tr("Arrives"), tr("Seats"))
        says = Says(tr("Paste a confirmation"), hint, tr("Legs"), headings, (112, 176, 116))
        super().__init__(desk, says, item_id, text, parent)

    def ask(self, text: str, answers: dict[str, str]) -> Callable[[Any], Any]:
        return partial(services.leg_mails.read, item_id=self.record_id, text=text, answers=answers)

    def write(self, reading: Any) -> tuple[str, Callable[[Any], Any], str]:
        words = tr("Take over the confirmation for “{title}”", title=reading.title)
        others = self.more.isVisibleTo(self) and self.more.isChecked()
        write = partial(services.leg_mails.take_over, item_id=self.record_id, reading=reading, with_others=others)
        return words, write, tr("Confirmation for “{title}” taken over", title=reading.title)

    def more_words(self, reading: Any) -> str:
        others = len(reading.others)
        return count("Add the other leg as an item", "Add the %n other legs as items", others) if others else ""

    def name(self, reading: Any) -> str:
        return tr("Confirmation for “{title}”", title=reading.title)

    def lines(self, reading: Any) -> list[tuple[str, ...]]:
        return [_line(leg) for leg in reading.legs]


def open_pasted(desk: Desk, item_id: str, parent: QWidget) -> None:
    """Read what lies on the clipboard for an item, where that is more than a word or two."""
    held = QGuiApplication.clipboard().text()
    LegMailDialog(desk, item_id, held if len(held.splitlines()) > 1 else "", parent).open()


def _line(leg: Any) -> tuple[str, ...]:
    day = on_day(leg.day, with_year=False) if leg.day else ""
    leaves = dotted(leg.leaves_from, day, f"{leg.leaves:%H:%M}" if leg.leaves else "")
    return leg.line, leaves, dotted(leg.arrives_at, f"{leg.lands:%H:%M}" if leg.lands else ""), leg.seats
