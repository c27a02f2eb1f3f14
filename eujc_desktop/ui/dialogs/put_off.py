"""Until when a deadline is put off, and why."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from eujc_desktop import services
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.deadline_words import title_of, told_of
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.dialogs.fields_dialog import FieldsDialog, declared
from eujc_desktop.ui.jobs import Job
from eujc_desktop.ui.text import tr

_USUAL = timedelta(days=7)


class PutOffDialog(FieldsDialog):
    """A week is proposed; the reason stands under the bell until the deadline is met."""

    def __init__(self, desk: Desk, each: Any, parent: QWidget | None = None) -> None:
        super().__init__(desk, tr("Put off a deadline"), tr("Put off"), parent)
        self._each, today = each, date.today()
        self.body.addWidget(label(told_of(each, today), "body", "second", wrap=True))
        fields = declared(services.records.entity("snooze"), ("until", "reason"))
        self.add(self.box(fields["until"]))
        self.add(self.box(fields["reason"]))
        self.fill("until", today + _USUAL)
        self.first = "reason"

    def start(self, values: Mapping[str, object]) -> Job:
        words = tr("Put off “{task}”", task=title_of(self._each))
        put_off = partial(services.deadlines.put_off, key=self._each.key, values=values, today=date.today())
        done = tr("“{task}” put off", task=title_of(self._each))
        return self.desk.office.do(words, put_off).then(lambda _none: self.desk.toast_undo(done))
