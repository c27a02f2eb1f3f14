"""The way from what is to be mended to the field that mends it: the tab, the record, the keyboard in the field."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.page import FIELD

_TABS = {
    "participation": "participants",
    "visit": "visits",
    "itinerary_item": "itineraries",
    "mission_day": "itineraries",
    "mission": "missions",
    "task": "missions",
}
_OWN_DIALOG = ("organisation", "site", "contact")
"""What is changed in a dialog of its own, but with the people who work there."""


def lead(desk: Desk, window: QWidget, place: Any) -> None:
    """Show the record of a finding or remark, with the keyboard in the field that mends it."""
    record = desk.mission_id if place.table == "task" else place.record
    table, _, name = place.field.partition(".")
    if table == "text":
        from eujc_desktop.ui.dialogs.texts import open_texts

        open_texts(desk, window, name)
        return
    elsewhere = table in _OWN_DIALOG and place.table != "participation"
    desk.go(_TABS[place.table], record, "" if elsewhere or not place.field else f"{FIELD}{place.field}")
    if elsewhere and place.holder:
        from eujc_desktop.ui.dialogs.record_dialog import edit_record

        edit_record(desk, table, place.holder, "", window, first=name)
    elif place.field:
        window.activateWindow()
