"""A task of a mission: what, by whom, until when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QCheckBox, QWidget

from eujc_desktop import services
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.dialogs.fields_dialog import FieldsDialog, declared
from eujc_desktop.ui.jobs import Job
from eujc_desktop.ui.text import tr


class TaskDialog(FieldsDialog):
    """A new task of a mission, or with `task` that one to change."""

    def __init__(self, desk: Desk, mission_id: str, task: Any = None, parent: QWidget | None = None) -> None:
        title = tr("Edit task") if task else tr("Add task")
        super().__init__(desk, title, tr("Change") if task else title, parent)
        self._mission_id, self._task = mission_id, task
        fields = declared(services.records.entity("task"), ("title", "owner", "fixed_day"))
        due = replace(fields["fixed_day"], name="due", label=tr("Due"), required=True)
        self.add(self.box(fields["title"]))
        self.add(self.box(due), self.box(fields["owner"]))
        self.fixed = QCheckBox(tr("Keep this day when the dates of the mission move"))
        self.body.addWidget(self.fixed)
        if task is not None:
            for name in ("title", "owner", "due"):
                self.fill(name, getattr(task, name))
            self.fixed.setChecked(task.fixed)

    def start(self, values: Mapping[str, object]) -> Job:
        given = {"owner": "", **values, "fixed": self.fixed.isChecked()}
        if self._task is None:
            title = tr("Add task “{title}”", title=values["title"])
            return self.desk.office.do(title, partial(services.tasks.add, mission_id=self._mission_id, values=given))
        title = tr("Change task “{title}”", title=values["title"])
        return self.desk.office.do(title, partial(services.tasks.change, task_id=self._task.id, values=given))
