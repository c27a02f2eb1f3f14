"""A date for a visit: what a host has offered or what we wish, added or changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from eujc_desktop import services
from eujc_desktop.ui.components.buttons import push
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.dialogs.fields_dialog import FieldsDialog
from eujc_desktop.ui.jobs import Job
from eujc_desktop.ui.text import tr

_NAMES = ("day", "by", "since", "until", "note")


class DateDialog(FieldsDialog):
    """Asks for a date of a visit; with its values `now` it changes that one, or takes it away."""

    def __init__(
        self, desk: Desk, visit: tuple[str, str], parent: QWidget, now: Mapping[str, Any] | None = None
    ) -> None:
        self._visit, self._company = visit
        title = tr("Date for {company}", company=self._company)
        super().__init__(desk, title, tr("Save") if now else tr("Add date"), parent)
        fields = services.records.entity("date_option").fields
        boxes = {name: self.box(fields[name]) for name in _NAMES}
        self.add(boxes["day"], boxes["by"])
        self.add(boxes["since"], boxes["until"])
        self.add(boxes["note"])
        self.before = now or {}
        for name in _NAMES:
            self.fill(name, self.before.get(name, fields[name].default))
        if now:
            gone = tr("Remove a date of {company}", company=self._company)
            take = partial(services.date_options.remove, option_id=now["id"])
            self.buttons.insertWidget(
                0, push(tr("Remove"), icon="trash-2", tip=gone, on_click=partial(self._remove, gone, take))
            )

    def given(self) -> dict[str, object]:
        """What is not as it was."""
        typed = {name: field.put(self.raw(name), self.before.get(name)) for name, field in self.fields.items()}
        return {name: value for name, value in typed.items() if value != self.before.get(name)}

    def start(self, values: Mapping[str, object]) -> Job:
        if not self.before:
            add = partial(services.date_options.add, visit_id=self._visit, values=values)
            return self.desk.office.do(tr("Add a date: {company}", company=self._company), add)
        option, today = str(self.before["id"]), date.today()
        change = partial(services.date_options.change, option_id=option, values=values, today=today)
        return self.desk.office.do(tr("Change a date: {company}", company=self._company), change)

    def _remove(self, words: str, take: Callable[[Any], object]) -> None:
        job = self.desk.office.do(words, take).then(lambda _done: self.accept())
        done = tr("Date of {company} removed", company=self._company)
        job.then(lambda _done: self.desk.toast_undo(done)).otherwise(self._refused)
