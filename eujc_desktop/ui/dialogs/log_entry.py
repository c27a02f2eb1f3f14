"""What was said with a host, what was promised, and what follows by when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from eujc_desktop import services
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.dialogs.fields_dialog import FieldsDialog
from eujc_desktop.ui.editors import editor_for
from eujc_desktop.ui.jobs import Job
from eujc_desktop.ui.text import tr


class LogDialog(FieldsDialog):
    """A new entry in the log of a host: the organisation, its name, and the visit it is about, or ""."""

    def __init__(self, desk: Desk, host: tuple[str, str, str], people: Sequence[Any], parent: QWidget) -> None:
        self._host, self._company, self._visit = host
        super().__init__(desk, tr("Log: {company}", company=self._company), tr("Add to the log"), parent)
        fields = services.records.entity("host_log").fields
        named = [(person.id, " ".join(filter(None, (person.name, person.native_name)))) for person in people]
        self.add(self.box(fields["day"]), self.box(fields["channel"]))
        with_whom = self.box(fields["contact_id"], editor=editor_for(fields["contact_id"], named))
        self.add(with_whom, self.box(fields["who"]))
        self.add(self.box(fields["words"]))
        self.add(self.box(fields["promise"]))
        self.add(self.box(fields["next_step"]), self.box(fields["next_on"]))
        self.fill("day", date.today())
        self.fill("channel", fields["channel"].default)
        self.first = "words"

    def start(self, values: Mapping[str, object]) -> Job:
        given = {**values, "visit_id": self._visit} if self._visit else values
        add = partial(services.host_log.add, organisation_id=self._host, values=given)
        return self.desk.office.do(tr("Log: {company}", company=self._company), add)
