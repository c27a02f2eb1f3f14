"""An event of another organiser, to add or to change."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from eujc_desktop import services
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.dialogs.record_dialog import RecordDialog, Words
from eujc_desktop.ui.text import tr


def add_event(desk: Desk, parent: QWidget) -> None:
    """Ask for an event that another organisation holds."""
    title = tr("Add an event of others")
    words = Words(title, tr("Add event"), title)
    RecordDialog(desk, services.who_does_what.TABLE, words, services.who_does_what.add, parent=parent).open()


def edit_event(desk: Desk, event_id: str, parent: QWidget) -> None:
    """Open an event for changes, or to say that it does not clash, or to take it away."""

    def opened(now: Mapping[str, Any]) -> None:
        name = str(now["title"])
        change = partial(services.who_does_what.change, event_id=event_id, seen=now["version"])
        words = Words(tr("Edit {name}", name=name), tr("Save"), tr("Change event {name}", name=name))
        dialog = RecordDialog(
            desk,
            services.who_does_what.TABLE,
            words,
            lambda work, given: change(work, values=given),
            now=now,
            parent=parent,
        )
        gone = tr("Remove event {name}", name=name)
        remove = partial(services.records.remove, table=services.who_does_what.TABLE, record_id=event_id)
        dialog.offer_removal(gone, remove, tr("{name} removed", name=name))
        dialog.open()

    desk.office.ask(partial(services.records.values, table=services.who_does_what.TABLE, record_id=event_id), opened)


def remove_event(desk: Desk, event: Any) -> None:
    """Take an event away, with a way back."""
    gone = tr("Remove event {name}", name=event.title)
    remove = partial(services.records.remove, table=services.who_does_what.TABLE, record_id=event.id)
    done = tr("{name} removed", name=event.title)
    desk.office.do(gone, remove).then(lambda _none: desk.toast_undo(done)).otherwise(desk.refuse)
