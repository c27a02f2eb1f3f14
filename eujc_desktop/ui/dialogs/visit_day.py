"""The day of a visit: programme, host party, seating, questions and gifts, each step written at once."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from eujc_desktop import services
from eujc_desktop.ui.components.buttons import Segments, push
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import hline, row
from eujc_desktop.ui.days import on_day
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.dialogs.work_dialog import WorkDialog
from eujc_desktop.ui.room_seating import RoomSeating
from eujc_desktop.ui.text import tr
from eujc_desktop.ui.visit_lists import Gifts, HostParty, Programme, Questions, VisitList

PROGRAMME, PARTY, SEATING, QUESTIONS, GIFTS = "programme", "party", "seating", "questions", "gifts"
_TABLES = frozenset({"visit", "visit_part", "visit_host", "visit_seat", "visit_question", "gift", "gift_entry",
                     "contact", "participation", "person", "itinerary_item", "approval"})  # fmt: skip


class VisitDayDialog(WorkDialog):
    """Opens at one of its parts; undo works here too."""

    def __init__(self, desk: Desk, visit_id: str, part: str = PROGRAMME, parent: QWidget | None = None) -> None:
        super().__init__(desk, tr("Day of the visit"), 1220, 800, parent)
        self._visit = visit_id
        writes = not desk.read_only
        self.programme = Programme(self, self.do_step, self.say_unwritten, writes=writes)
        self.party = HostParty(self, self.do_step, self.say_unwritten, writes=writes)
        self.seating = RoomSeating(self, self.do_step, writes=writes)
        self.questions = Questions(self, self.do_step, self.say_unwritten, writes=writes)
        self.gifts = Gifts(self, self.do_step, self.say_unwritten, self._open_stock, writes=writes)
        self.parts: dict[str, VisitList | RoomSeating] = {
            PROGRAMME: self.programme,
            PARTY: self.party,
            SEATING: self.seating,
            QUESTIONS: self.questions,
            GIFTS: self.gifts,
        }
        names = {PROGRAMME: tr("Programme"), PARTY: tr("Host party"), SEATING: tr("Seating"),
                 QUESTIONS: tr("Questions"), GIFTS: tr("Gifts")}  # fmt: skip
        self.switch = Segments([(key, name, "") for key, name in names.items()], part)
        self.switch.setAccessibleName(tr("Part of the day"))
        self._stack = QStackedWidget()
        for each in self.parts.values():
            self._stack.addWidget(each.page)
        self._title, self._when = label(tr("Day of the visit"), "title"), label("", "small", "second")
        self._assemble()
        self.switch.changed.connect(self.turn)
        self.take_undo_keys()
        self.read_again_after(_TABLES)
        self.turn(part)
        self.read()

    def _assemble(self) -> None:
        host = push(tr("Sheets for the host…"), icon="file-text", on_click=partial(self._paper, "visit_sheets"))
        leader = push(tr("For the leader…"), icon="notebook-pen", on_click=partial(self._paper, "leader_sheets"))
        close = push(tr("Close"), on_click=self.accept)
        hint = label(tr("Alt+↑↓ move   Ctrl+Z undo"), "small", "muted")
        self.column.addWidget(row((self._title, 1), self._when, self.switch, margins=(20, 12, 20, 12)))
        self.column.addWidget(self.messages)
        self.column.addWidget(hline())
        self.column.addWidget(self._stack, 1)
        self.column.addWidget(hline())
        self.column.addWidget(row(host, leader, "stretch", hint, close, margins=(20, 10, 20, 12)))

    def turn(self, part: str) -> None:
        """Show one of the parts."""
        self.switch.choose(part)
        self._stack.setCurrentWidget(self.parts[part].page)
        self.parts[part].table.setFocus(Qt.FocusReason.OtherFocusReason)

    def read(self) -> None:
        """Read the day of the visit."""
        look = partial(services.visit_sheets.sheet, visit_id=self._visit)
        self.follow(self.desk.office.ask(look, self._show)).otherwise(self.refuse)

    def _show(self, sheet: Any) -> None:
        self._title.setText(sheet.company)
        self._when.setText(on_day(sheet.day) if sheet.day else tr("no day agreed yet"))
        for each in self.parts.values():
            each.show(sheet)

    def _paper(self, paper: str) -> None:
        from eujc_desktop.ui.dialogs.print_dialog import open_papers

        open_papers(self.desk, paper, self, person=self._visit)

    def _open_stock(self) -> None:
        from eujc_desktop.ui.dialogs.gifts import GiftsDialog

        GiftsDialog(self.desk, self).open()
