"""What happened to a record, step by step, in a section of its panel that is read when it is unfolded."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from PySide6.QtCore import QObject

from eujc_desktop import services
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import column, empty
from eujc_desktop.ui.components.panel import DetailPanel
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.text import count, tr

_STEPS, _FIELDS = 20, 4


class RecordHistory(QObject):
    """Shows the steps that changed some records, named by table and id, newest first."""

    def __init__(self, desk: Desk, panel: DetailPanel) -> None:
        super().__init__(panel)
        self._desk = desk
        self._records: tuple[tuple[str, str], ...] = ()
        self.section = panel.section("history", tr("History"), opened=False)
        self.section.folded.connect(self._read)

    def show_records(self, records: Sequence[tuple[str, str]]) -> None:
        """Follow other records, or the same after a change."""
        self._records = tuple(records)
        self._read()

    def _read(self) -> None:
        wanted = self._records
        if not self.section.opened or not wanted:
            empty(self.section.body)
            return
        job = self._desk.office.call(lambda works: services.history.of_records(works, wanted))
        job.then(lambda changes: self._show(changes) if wanted == self._records else None)

    def _show(self, changes: Sequence[Any]) -> None:
        empty(self.section.body)
        steps = [
            (step, list(parts)) for step, parts in groupby(changes, lambda change: (change.at, change.step, change.who))
        ]
        for (at, step, who), parts in steps[:_STEPS]:
            when = at.astimezone()
            head = label(step, "strong", wrap=True)
            told = label(f"{when.day} {when:%b %Y, %H:%M} · {who}", "caption", "muted")
            lines = [label(_words(change), "small", "second", wrap=True) for change in parts[:_FIELDS]]
            more = len(parts) - _FIELDS
            if more > 0:
                lines.append(label(count("and %n more field", "and %n more fields", more), "small", "muted"))
            self.section.body.addWidget(column(head, told, *lines, spacing=1))
        if not steps:
            self.section.body.addWidget(label(tr("Nothing has been changed yet."), "small", "muted"))


def _words(change: Any) -> str:
    after = change.after or tr("empty")
    if not change.before:
        return tr("{field}: {after}", field=change.label, after=after)
    return tr("{field}: {before} → {after}", field=change.label, before=change.before, after=after)
