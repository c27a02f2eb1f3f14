"""Asks why a finding can stay as it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from eujc_desktop.common.said import say
from eujc_desktop.fields.field import Field
from eujc_desktop.fields.kinds import Text
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.dialogs.fields_dialog import FieldsDialog
from eujc_desktop.ui.jobs import Job
from eujc_desktop.ui.text import tr

REASON = Field("reason", say("Reason"), Text(500), required=True)


class AcceptFinding(FieldsDialog):
    """`accept` gets the reason; it stays visible, and the finding comes back when its facts change."""

    def __init__(self, desk: Desk, finding: str, accept: Callable[[str], Job], parent: QWidget | None = None) -> None:
        super().__init__(desk, tr("Accept this issue"), tr("Accept"), parent)
        self._accept = accept
        self.body.addWidget(label(finding, "body", "second", wrap=True))
        hint = tr("It stays visible. When times, places or people change, the issue comes back.")
        self.add(self.box(REASON, hint))

    def start(self, values: Mapping[str, object]) -> Job:
        return self._accept(str(values["reason"]))
