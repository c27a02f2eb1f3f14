"""Everybody of a mission by day, to tick who was there."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QWidget

from eujc_desktop import services
from eujc_desktop.ui.attendance_marks import Cell, by_people
from eujc_desktop.ui.attendance_table import AttendanceTable
from eujc_desktop.ui.components.buttons import push
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import hline, row
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.dialogs.work_dialog import WorkDialog
from eujc_desktop.ui.papers.words import ORDERS
from eujc_desktop.ui.text import count, tr
from eujc_desktop.ui.ticking import Ticking

_NAMES = 250


class AttendanceDialog(WorkDialog):
    """Each stroke is written at once, as one step; undo works here too."""

    def __init__(self, desk: Desk, mission_id: str, parent: QWidget | None = None) -> None:
        super().__init__(desk, tr("Attendance"), 900, 640, parent)
        self._mission_id = mission_id
        self.table, self._people = AttendanceTable(), dict[str, str]()
        names = self.table.verticalHeader()
        names.setFixedWidth(_NAMES)
        names.setSectionsClickable(True)
        self._told, self._order = label("", "small", "second"), QComboBox()
        for key, words in ORDERS.items():
            self._order.addItem(tr(words), key)
        self._order.currentIndexChanged.connect(lambda _at: self.read())
        hint = label(
            tr("P present   H half day   A absent   E excused   L late   Space next   Del not known   Enter down"),
            "small",
            "muted",
        )
        close = push(tr("Close"), "primary", on_click=self.accept)
        close.setAutoDefault(False)  # Enter goes on in the table
        by = label(tr("In the order of"), "small", "second", of=self._order)
        head = row(label(tr("Attendance"), "title"), self._told, "stretch", by, self._order, margins=(20, 16, 20, 12))
        self.column.addWidget(head)
        self.column.addWidget(self.messages)
        self.column.addWidget(hline())
        self.column.addWidget(self.table, 1)
        self.column.addWidget(hline())
        self.column.addWidget(row(hint, "stretch", close, margins=(20, 10, 20, 12)))
        Ticking(desk, self.table, self.read, self.refuse, self._name)
        for keys, turn in (
            (QKeySequence.StandardKey.Undo, desk.office.undo),
            (QKeySequence("Ctrl+Shift+Z"), desk.office.redo),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(partial(self._turn, turn))
        self.read()

    def read(self) -> None:
        """Read who was there."""
        look = partial(services.attendance.of_mission, mission_id=self._mission_id, sort=self._order.currentData())
        job = self.desk.office.ask(look)
        self.follow(job.then(self._show).otherwise(self.refuse))

    def _turn(self, way: Any) -> None:
        if not self.desk.read_only:
            way().otherwise(self.refuse)

    def _name(self, cell: Cell) -> str:
        return self._people.get(cell[0], "")

    def _show(self, sheet: Any) -> None:
        first = not self.table.currentIndex().isValid()
        self._people = dict(sheet.people)
        self.table.show_sheet(sheet, by_people)
        people = count("%n person", "%n people", len(sheet.people))
        self._told.setText(f"{people} · {count('%n day', '%n days', len(sheet.days))}")
        if first and sheet.people:
            self.table.setCurrentIndex(self.table.model().index(0, 0))
            self.table.setFocus()
