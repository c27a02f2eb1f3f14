"""Goes to a day of the itinerary."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QInputDialog, QWidget

from eujc_desktop import services
from eujc_desktop.ui.days import on_day
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.mission_words import dotted
from eujc_desktop.ui.text import tr


def ask_for_day(desk: Desk, parent: QWidget) -> None:
    """Offer the days of the mission at hand, and show what happens first on the one chosen."""
    mission_id = desk.mission_id
    plan = partial(services.itineraries.plan, mission_id=mission_id)
    desk.office.ask(plan, partial(_ask, desk, parent)).otherwise(desk.refuse)


def _ask(desk: Desk, parent: QWidget, plan: Any) -> None:
    days = {_told(day): day for day in plan.days if day.items}
    if not days:
        desk.go("itineraries")
        desk.toast(tr("Nothing is planned yet"))
        return
    dialog = QInputDialog(parent)
    dialog.setWindowTitle(tr("Go to date"))
    dialog.setLabelText(tr("Day of the itinerary"))
    dialog.setComboBoxItems(list(days))
    dialog.textValueSelected.connect(lambda words: desk.go("itineraries", days[words].items[0].id))
    dialog.open()


def _told(day: Any) -> str:
    date = on_day(day.day) if day.day else tr("Day {n}", n=day.number)
    return dotted(date, day.city, day.theme)
