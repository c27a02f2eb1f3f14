"""Everybody of a mission by day, to tick who was there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QWidget

from eujc_desktop import services
from eujc_desktop.ui.components.buttons import push
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import hline, row
from eujc_desktop.ui.days import on_day
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.dialogs.work_dialog import WorkDialog
from eujc_desktop.ui.mark_table import MarkTable
from eujc_desktop.ui.marks import Cell, by_people, by_sessions
from eujc_desktop.ui.papers.words import ORDERS
from eujc_desktop.ui.text import count, percent, tr
from eujc_desktop.ui.ticking import Ticking, Write

_NAMES = 250


class AttendanceDialog(WorkDialog):
    """Each stroke is written at once, as one step; undo works here too."""

    def __init__(self, desk: Desk, mission_id: str, parent: QWidget | None = None) -> None:
        super().__init__(desk, tr("Attendance"), 960, 640, parent)
        self._mission_id = mission_id
        self.table, self._people = MarkTable(), dict[str, str]()
        names = self.table.verticalHeader()
        names.setFixedWidth(_NAMES)
        names.setTextElideMode(Qt.TextElideMode.ElideRight)
        names.setSectionsClickable(True)
        self._told, self.order, self.day = label("", "small", "second"), QComboBox(), QComboBox()
        for key, words in ORDERS.items():
            self.order.addItem(tr(words), key)
        self.day.addItem(tr("All days"))
        self.day.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._assemble()
        for box in (self.order, self.day):
            box.currentIndexChanged.connect(lambda _at: self.read())
        Ticking(desk, self.table, self.read, self.refuse, self._name, self._writer)
        self.take_undo_keys()
        look = partial(services.sessions.days, mission_id=mission_id)
        self.follow(desk.office.ask(look, self._offer).otherwise(self.refuse))
        self.read()

    def _assemble(self) -> None:
        hint = label(
            tr("P present   H half day   A absent   E excused   L late   Space next   Del not known   Enter down"),
            "small",
            "muted",
        )
        close = push(tr("Close"), "primary", on_click=self.accept)
        title = label(tr("Attendance"), "title")
        what = label(tr("Days or sessions"), "small", "second", of=self.day)
        by = label(tr("In the order of"), "small", "second", of=self.order)
        head = row(title, self._told, "stretch", what, self.day, by, self.order, margins=(20, 16, 20, 12))
        self.column.addWidget(head)
        self.column.addWidget(self.messages)
        self.column.addWidget(hline())
        self.column.addWidget(self.table, 1)
        self.column.addWidget(hline())
        self.column.addWidget(row(hint, "stretch", close, margins=(20, 10, 20, 12)))

    def read(self) -> None:
        """Read who was there: on every day, or at the sessions of one. What was refused before is past then."""
        self.messages.clear()
        day, order = self.day.currentData(), self.order.currentData()
        look = (
            partial(services.attendance.of_mission, mission_id=self._mission_id, sort=order)
            if day is None
            else partial(services.sessions.of_day, mission_id=self._mission_id, day=day, sort=order)
        )
        self.follow(self.desk.office.ask(look, partial(self._show, day)).otherwise(self.refuse))

    def _offer(self, days: Sequence[date]) -> None:
        """The days whose sessions can be marked one by one."""
        for day in days:
            self.day.addItem(tr("Sessions of {day}", day=on_day(day, with_year=False)), day)

    def _writer(self) -> Write:
        return services.attendance.mark if self.day.currentData() is None else services.sessions.mark

    def _name(self, cell: Cell) -> str:
        return self._people.get(cell[0], "")

    def _show(self, day: date | None, sheet: Any) -> None:
        if day != self.day.currentData():
            return
        self._people = dict(sheet.people)
        self.table.show_sheet(sheet, by_people if day is None else by_sessions)
        people = count("%n person", "%n people", len(sheet.people))
        columns = (
            count("%n day", "%n days", len(sheet.days))
            if day is None
            else count("%n session", "%n sessions", len(sheet.sessions))
        )
        parts = [people, columns]
        if (mean := services.attendance.mean(sheet.marks.values())) is not None:
            parts.append(tr("{share} attended", share=percent(mean)))
        self._told.setText(" · ".join(parts))
        if not self.table.currentIndex().isValid() and sheet.people:
            self.table.go_on(0)
            self.table.setFocus()
