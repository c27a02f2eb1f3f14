"""Whom which host takes: people by visits, to mark by keys, and beside it what each host asks and what is missing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtCore import QModelIndex, QRect, Qt
from PySide6.QtWidgets import QScrollArea, QSplitter, QWidget

from eujc_desktop import services
from eujc_desktop.ui.components.buttons import Segments, push
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import column, flow, hline, row
from eujc_desktop.ui.components.messages import InlineMessage, MessageSlot
from eujc_desktop.ui.days import on_day
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.dialogs.work_dialog import WorkDialog
from eujc_desktop.ui.mark_sorts import ANSWERS, SIGNATURES
from eujc_desktop.ui.mark_table import MarkTable
from eujc_desktop.ui.marks import Cell, by_visits
from eujc_desktop.ui.page import FIELD
from eujc_desktop.ui.text import count, lowered, shown, tr
from eujc_desktop.ui.ticking import Ticking, Write

_NAMES, _MARK, _LINES = 216, 30, 5
_TONES = {"error": "err", "warning": "warn", "hint": "info"}
_TABLES = frozenset({"visit", "site", "organisation", "participation", "person", "itinerary_item", "item_group",
                     "item_person", "mission_group"})  # fmt: skip


class _View(NamedTuple):
    """The answers or the signatures of a sheet, as the table takes them."""

    visits: Any
    people: Any
    asked: Any
    marks: Mapping[Cell, Any]
    warned: Mapping[Cell, Any]


class ApprovalsDialog(WorkDialog):
    """Each stroke is written at once, as one step; undo works here too. It begins at a visit where one is at hand."""

    def __init__(self, desk: Desk, mission_id: str, parent: QWidget | None = None, visit: str = "") -> None:
        super().__init__(desk, tr("Approvals"), 1240, 740, parent)
        self._mission_id, self._visit = mission_id, visit
        self._sheet: Any = None
        self.table = MarkTable(ANSWERS)
        names = self.table.verticalHeader()
        names.setFixedWidth(_NAMES)
        names.setTextElideMode(Qt.TextElideMode.ElideRight)
        hosts = self.table.horizontalHeader()
        # A long name takes more lines, and its day does not go with its end.
        hosts.setTextElideMode(Qt.TextElideMode.ElideNone)
        hosts.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        self.what = Segments((("answers", tr("Answers"), "check"), ("signatures", tr("Signatures"), "pencil")))
        self.what.setAccessibleName(tr("What is shown"))
        self.concerns = MessageSlot(quiet=True)
        self._told, self._keys = label("", "small", "second"), label("", "small", "muted", wrap=True)
        self._host, self._terms = label("", "sub", wrap=True), label("", "small", "second", wrap=True)
        self.list_button = push(tr("Name list for the host…"), "primary", "users", on_click=self._make_list)
        self.details_button = push(tr("Details…"), icon="pencil", on_click=self._edit)
        self._assemble()
        Ticking(desk, self.table, self.read, self.refuse, self._name, self._writer,
                lambda work, cells, note: services.approvals.explain(work, cells, note))  # fmt: skip
        self.what.changed.connect(self._turn_to)
        self.table.selectionModel().currentChanged.connect(self._choose)
        self.take_undo_keys()
        self.read_again_after(_TABLES)
        self.read()

    def _assemble(self) -> None:
        side = column(
            self._host,
            self._terms,
            flow(self.list_button, self.details_button),
            self.concerns,
            "stretch",
            spacing=8,
            margins=(12, 8, 12, 8),
        )
        scroll = QScrollArea()
        scroll.setAccessibleName(tr("Company visit"))
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(side)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.table)
        split.addWidget(scroll)
        split.setSizes([860, 380])
        split.setStretchFactor(0, 1)
        split.setChildrenCollapsible(False)
        title = label(tr("Approvals"), "title")
        close = push(tr("Close"), on_click=self.accept)
        self.column.addWidget(row(title, self._told, "stretch", self.what, margins=(20, 12, 20, 12)))
        self.column.addWidget(self.messages)
        self.column.addWidget(hline())
        self.column.addWidget(split, 1)
        self.column.addWidget(hline())
        self.column.addWidget(row((self._keys, 1), close, margins=(20, 10, 20, 12)))

    def read(self) -> None:
        """Read what hosts ask and say. What was refused before is past then."""
        self.messages.clear()
        look = partial(services.approvals.of_mission, mission_id=self._mission_id, today=date.today())
        self.follow(self.desk.office.ask(look, self._show)).otherwise(self.refuse)

    def _turn_to(self, key: str) -> None:
        self.table.turn(SIGNATURES if key == "signatures" else ANSWERS)
        self._show(self._sheet)
        self.table.setFocus()

    def _writer(self) -> Write:
        if self.table.marks.about is SIGNATURES:
            return services.approvals.sign
        return partial(services.approvals.mark, today=date.today())

    def _name(self, cell: Cell) -> str:
        return dict(self._sheet.people).get(cell[0], "") if self._sheet else ""

    def _show(self, sheet: Any) -> None:
        if sheet is None:
            return
        self._sheet = sheet
        marks = sheet.signatures if self.table.marks.about is SIGNATURES else sheet.answers
        self.table.show_sheet(_View(sheet.visits, sheet.people, sheet.asked, marks, sheet.warned), by_visits)
        self._fit_heads()
        people, visits = len(sheet.people), len(sheet.visits)
        self._told.setText(f"{count('%n person', '%n people', people)} · {count('%n visit', '%n visits', visits)}")
        self._keys.setText(_keys(self.table))
        if not self.table.currentIndex().isValid() and sheet.asked:
            self._begin()
        self._show_visit()

    def _begin(self) -> None:
        """Put the keyboard on the first of those who go to the visit at hand, else to any."""
        at = next((at for at, head in enumerate(self._sheet.visits) if head.id == self._visit), 0)
        self.table.setCurrentIndex(self.table.marks.index(0, at))
        self.table.go_on(0)
        self.table.setFocus()

    def _fit_heads(self) -> None:
        """Headings as high as the longest name needs beside a mark, within reason."""
        header = self.table.horizontalHeader()
        metrics, room = header.fontMetrics(), QRect(0, 0, header.defaultSectionSize() - _MARK, 1000)
        wrapped = (
            metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, words) for words in self.table.marks.grid.columns
        )
        lines = max((each.height() for each in wrapped), default=0)
        header.setFixedHeight(min(lines, _LINES * metrics.lineSpacing()) + 12)

    # The visit at hand

    def _choose(self, index: QModelIndex, _before: QModelIndex) -> None:
        visits = self._sheet.visits if self._sheet else ()
        self._visit = visits[index.column()].id if index.isValid() and index.column() < len(visits) else ""
        self._show_visit()

    def _show_visit(self) -> None:
        """What the host at hand asks, and what is missing for it."""
        head = next((one for one in self._sheet.visits if one.id == self._visit), None) if self._sheet else None
        cell = self.table.marks.cell(self.table.currentIndex())
        self.list_button.setEnabled(head is not None)
        self.details_button.setEnabled(not self.desk.read_only and bool(self._sheet and cell in self._sheet.ids))
        if head is None:
            none = self._sheet and not self._sheet.visits
            self._host.setText(tr("No visits yet.") if none else tr("Choose a visit."))
            self._terms.setText("")
            self.concerns.clear()
            return
        self._host.setText(head.title)
        when = [on_day(head.day)] if head.day else []
        self._terms.setText(" · ".join((*when, count("%n person", "%n people", head.coming), *map(shown, head.terms))))
        found = [one for one in self._sheet.findings if one.record == head.id]
        self.concerns.show_messages([self._message(one) for one in found])

    def _message(self, found: Any) -> InlineMessage:
        ways = [fix for fix in found.fixes if not (self.desk.read_only and fix.action in _WRITING)]
        fixes = [(shown(fix.words), partial(self._mend, fix, found)) for fix in ways]
        return InlineMessage(shown(found.message), "", _TONES[found.severity], fixes=fixes)

    # What mends it

    def _mend(self, fix: Any, found: Any) -> None:
        visit, today = found.record, date.today()
        if fix.action == "replace":
            out, stand_in = fix.along
            self._do(fix, partial(services.approvals.replace, visit_id=visit, out=out, stand_in=stand_in, today=today))
        elif fix.action in _WRITING:
            marks = {(one, visit): fix.option for one in fix.along}
            write: Any = services.approvals.sign
            if fix.action == "mark":
                write = partial(services.approvals.mark, today=today)
            self._do(fix, lambda work: write(work, marks))
        elif fix.action == "paper":
            self._open(fix.paper, fix.option)
        else:
            # What is mended lies behind this dialog, so it makes way.
            self.accept()
            if fix.action == "split":
                self.desk.actions.run("groups")
            else:
                self.desk.go(
                    "participants" if fix.person else "visits", fix.person or fix.option, f"{FIELD}{fix.field}"
                )

    def _do(self, fix: Any, write: Any) -> None:
        host = next(one.title for one in self._sheet.visits if one.id == self._visit)
        step, done = (tr("{host}: {step}", host=host, step=shown(words)) for words in (fix.words, fix.done))
        self.do_undoable(step, write, done)

    def _make_list(self) -> None:
        self._open("delegation", self._visit)

    def _open(self, paper: str, visit: str) -> None:
        from eujc_desktop.ui.dialogs.print_dialog import open_papers

        open_papers(self.desk, paper, self, person=visit)

    def _edit(self) -> None:
        """Change the days of question and answer, and the note, of the cell at hand."""
        from eujc_desktop.ui.dialogs.record_dialog import edit_record

        cell = self.table.marks.cell(self.table.currentIndex())
        if cell is not None and self._sheet and cell in self._sheet.ids:
            edit_record(self.desk, "approval", self._sheet.ids[cell], self.table.marks.named(cell), self)


_WRITING = ("mark", "sign", "replace")


def _keys(table: MarkTable) -> str:
    """The keys of the marks shown."""
    marks = table.marks
    letters = [f"{letter} {lowered(tr(marks.options[code]))}" for letter, code in marks.letters.items()]
    others = tr("Space next   Del {unknown}   Enter down", unknown=lowered(tr(marks.about.unknown)))
    return "   ".join((*letters, others))
