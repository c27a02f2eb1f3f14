"""The days of a mission in the panel of a person, as weeks to tick; read when the section is unfolded."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from eujc_desktop import services
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.panel import DetailPanel
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.mark_table import MarkTable
from eujc_desktop.ui.marks import by_weeks
from eujc_desktop.ui.small_table import fit_rows
from eujc_desktop.ui.text import tr
from eujc_desktop.ui.ticking import Ticking

_SHARES = {"P": Decimal(1), "L": Decimal(1), "H": Decimal("0.5")}


class RecordAttendance(QObject):
    """Shows how one participant attended."""

    def __init__(self, desk: Desk, panel: DetailPanel) -> None:
        super().__init__(panel)
        self._desk, self._id, self._name = desk, "", ""
        self.section = panel.section("attendance", tr("Attendance"))
        self.table = MarkTable()
        self.table.verticalHeader().hide()
        self.section.body.addWidget(self.table)
        hint = tr("P present, H half day, A absent, E excused, L late; Space or a click goes on, Delete takes it back")
        self.section.body.addWidget(label(hint, "small", "muted", wrap=True))
        Ticking(desk, self.table, self._read, partial(desk.refuse, slot=panel.messages), lambda _cell: self._name)
        self.section.folded.connect(self._read)

    def show_person(self, participation_id: str, name: str) -> None:
        """Follow another participant, or the same after a change."""
        self._id, self._name = participation_id, name
        self._read()

    def _read(self) -> None:
        wanted = self._id
        if self.section.opened and wanted:
            # Asked for on the worker: the service is large, and the window need not wait while it is imported.
            self._desk.office.ask(
                lambda work: services.attendance.of_person(work, participation_id=wanted),
                lambda sheet: self._show(sheet) if wanted == self._id else None,
            )

    def _show(self, sheet: Any) -> None:
        self.table.show_sheet(sheet, by_weeks)
        fit_rows(self.table)
        days = sum((_SHARES.get(mark.code, Decimal(0)) for mark in sheet.marks.values()), Decimal(0))
        told = tr("{days} of {all} days", days=f"{days.normalize():f}", all=len(sheet.marks))
        self.section.set_badge(told if sheet.marks else "")
