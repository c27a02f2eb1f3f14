"""Releasing the next edition of a paper: for whom it is, what to remember of it, and what is still open."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from eujc_desktop import services
from eujc_desktop.common.progress import Progress
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.messages import InlineMessage
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.dialogs.fields_dialog import FieldsDialog, declared
from eujc_desktop.ui.jobs import Job
from eujc_desktop.ui.text import count, tr

_SHOWN = 4
"""So many findings of the check stand in the dialog itself."""


class ReleaseDialog(FieldsDialog):
    """Releases what `order` asks for."""

    def __init__(
        self,
        desk: Desk,
        order: Any,
        title: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk, tr("Release an edition"), tr("Release"), parent)
        self._order, self._title = order, title
        fields = declared(services.records.entity("edition"), ("for_whom", "note"))
        self.add(self.box(fields["for_whom"], tr("As “participants” or “hosts”")))
        self.add(self.box(fields["note"]))
        self.told = label("", "body", "second", wrap=True)
        self.body.addWidget(self.told)
        words = tr("The file is kept as it is now, for good. Later changes show beside it and make the next edition.")
        self.body.addWidget(label(words, "small", "muted", wrap=True))
        desk.office.ask(self._read, self._tell).otherwise(self._refused)

    def start(self, values: Mapping[str, object]) -> Job:
        for_whom, note = (str(values.get(name, "")) for name in ("for_whom", "note"))
        order, build = self._order, self.desk.office.press.build

        def release(works: Any, progress: Progress) -> Any:
            return services.editions.release(works, order, for_whom=for_whom, note=note, progress=progress, build=build)

        title = tr("Release {paper}", paper=self._title)
        job = self.desk.office.make(title, release, writes=True)
        self.desk.task(job, title, "printer")
        told = self.desk.toast
        return job.then(lambda made: told(tr("Edition {n} is released", n=made.edition.number)))

    def _read(self, work: Any) -> Any:
        mission = services.missions.by_code(work, self._order.mission)
        order = self._order
        found = services.audit.of_mission(work, mission.id, date.today(), order.kind, order.language)
        return mission.edition + 1, [one for one in found if one.severity in ("error", "warning")]

    def _tell(self, answer: Any) -> None:
        number, found = answer
        self.setWindowTitle(tr("Release edition {n}", n=number))
        self.told.setText(
            tr("{paper} of {mission}, edition {n}", paper=self._title, mission=self._order.mission, n=number)
        )
        if found:
            title = count(
                "The check before printing finds %n thing", "The check before printing finds %n things", len(found)
            )
            lines = [tr(one.message) for one in found[:_SHOWN]]
            more = [tr("… and {n} more", n=len(found) - _SHOWN)] if len(found) > _SHOWN else []
            self.messages.show_messages([InlineMessage(title, "\n".join([*lines, *more]), "warn")])
