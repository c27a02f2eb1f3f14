"""A quota of those selected for a mission."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from eujc_desktop import services
from eujc_desktop.ui.balance_view import TRAITS, value_meant, value_text
from eujc_desktop.ui.components.buttons import push
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.dialogs.fields_dialog import FieldsDialog, declared
from eujc_desktop.ui.jobs import Job
from eujc_desktop.ui.text import tr


class QuotaDialog(FieldsDialog):
    """A new quota, or with `quota` that one to change or to take away."""

    def __init__(self, desk: Desk, mission_id: str, quota: Any = None, parent: QWidget | None = None) -> None:
        title = tr("Edit quota") if quota else tr("Add quota")
        super().__init__(desk, title, tr("Change") if quota else title, parent)
        self._mission_id, self._quota = mission_id, quota
        fields = declared(services.records.entity("quota"), ("trait", "value", "least", "most"))
        self.add(self.box(fields["trait"]), self.box(fields["value"], tr("Empty: each of them")))
        self.add(self.box(fields["least"]), self.box(fields["most"]))
        self.body.addWidget(label(tr("Counted are those selected, decided or released."), "small", "muted", wrap=True))
        self.fill("trait", quota.trait if quota else "country")
        if quota is not None:
            self.fill("value", value_text(quota.trait, quota.value) if quota.value else "")
            for name in ("least", "most"):
                self.fill(name, getattr(quota, name))
            self.buttons.insertWidget(0, push(tr("Remove"), icon="trash-2", on_click=self._remove))

    def start(self, values: Mapping[str, object]) -> Job:
        what = tr(TRAITS.get(str(values.get("trait")), "Quota"))
        whole = {**dict.fromkeys(("least", "most"), ""), **values, "value": value_meant(str(values.get("value") or ""))}
        if self._quota is None:
            add = partial(services.quotas.add, mission_id=self._mission_id, values=whole)
            return self.desk.office.do(tr("Add quota: {what}", what=what), add)
        change = partial(services.quotas.change, quota_id=self._quota.id, values=whole)
        return self.desk.office.do(tr("Change quota: {what}", what=what), change)

    def _remove(self) -> None:
        words = tr("Remove quota")
        remove = partial(services.records.remove, table="quota", record_id=self._quota.id)
        self.desk.office.do(words, remove).then(lambda _none: self.accept()).then(
            lambda _none: self.desk.toast_undo(tr("Quota removed"))
        )
