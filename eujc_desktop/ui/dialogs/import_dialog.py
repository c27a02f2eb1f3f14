"""Bringing a list in: match its columns, check its rows, then write all of it or nothing."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QInputDialog,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from eujc_desktop import services
from eujc_desktop.ui.components.buttons import push
from eujc_desktop.ui.components.chips import ChipRow, FilterChip, StatusChip
from eujc_desktop.ui.components.labels import ElidedLabel, label
from eujc_desktop.ui.components.layouts import hline, row, vline
from eujc_desktop.ui.components.messages import Fix, InlineMessage, MessageSlot
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.dialogs.import_columns import ImportColumns
from eujc_desktop.ui.dialogs.import_rows import RESULTS, ImportRows, RowDelegate
from eujc_desktop.ui.text import count, escape, tr

TITLES = {"participants": "Import participants", "companies": "Import companies", "itinerary": "Import an itinerary"}
FILES = "Lists (*.xlsx *.xlsm *.csv *.txt *.tsv)"
_ROW_HEIGHT = 30
_OFFERS = 3


def ask_and_import(desk: Desk, what: str, mission: str | None, parent: QWidget) -> None:
    """Let the user choose a file, then open the dialog on it."""
    folder = str(desk.memory.get("import.folder", ""))
    name, _ = QFileDialog.getOpenFileName(parent, tr(TITLES[what]), folder, tr(FILES))
    if name:
        desk.memory.put("import.folder", str(Path(name).parent))
        open_import(desk, what, Path(name), mission, parent)


def open_import(desk: Desk, what: str, path: Path, mission: str | None, parent: QWidget) -> ImportDialog:
    """The dialog over a file, reading it in the background."""
    dialog = ImportDialog(desk, what, path, mission, parent)
    dialog.open()
    return dialog


class ImportDialog(QDialog):
    """Columns at the left, rows at the right, the selected row's problem below with its ways out."""

    def __init__(self, desk: Desk, what: str, path: Path, mission: str | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._what, self._path, self._mission = desk, what, path, mission
        self.incoming: Any = None
        self.setWindowTitle(tr(TITLES[what]))
        self.resize(1180, 700)
        self.columns, self.model, self.table, self.chips = ImportColumns(), ImportRows(), QTableView(), ChipRow()
        self.messages = MessageSlot(margins=(12, 6, 12, 10))
        self.sheets, self._facts = QComboBox(), StatusChip("", "neu")
        self._note = label(tr("You can undo the import as one step."), "small", "second")
        self.import_button = push(tr("Import"), "primary", on_click=self.write)
        self.good_button = push(tr("Import only the good rows"), on_click=partial(self.write, only_good=True))
        self.save_button = push(tr("Save problem rows to Excel…"), icon="download", on_click=self.save_problems)
        self._assemble()
        self.columns.chosen.connect(self._send_column)
        self.chips.toggled.connect(self._filter)
        self.sheets.activated.connect(lambda _at: self.read(self.sheets.currentText()))
        self.read()

    def read(self, sheet: str | None = None) -> None:
        """Read the file, or another of its sheets."""
        remembered = self._desk.memory.get(f"import.matches.{self._what}", {})
        self.messages.clear()
        self._set_ready(on=False)

        def preview(works: Any, progress: Any) -> Any:
            return services.imports.preview(
                works,
                self._path,
                self._what,
                mission=self._mission,
                sheet=sheet,
                remembered=remembered,
                progress=progress,
            )

        job = self._desk.office.make(tr("Read {file}", file=self._path.name), preview)
        job.then(self.show_incoming).otherwise(partial(self._desk.refuse, slot=self.messages))

    def show_incoming(self, incoming: Any) -> None:
        """Show what importing the list would do."""
        self.incoming = incoming
        shown = incoming.preview
        fields = services.imports.fields(self._what)
        self.columns.show_columns(shown.columns, fields, shown.remarks)
        self._show_sheets(shown)
        self._show_chips(shown)
        self._filter()
        self._set_ready(on=True)
        self.messages.clear()
        wrong = next((each for each in shown.rows if each.result in ("problem", "duplicate")), None)
        if wrong is not None:
            self.select_row(wrong.number)

    def select_row(self, number: int) -> None:
        """Select the row of that number and explain it."""
        at = self.model.find(number)
        if at >= 0:
            self.table.selectRow(at)
            self.table.scrollTo(self.model.index(at, 0))

    def write(self, *, only_good: bool = False) -> None:
        """Back up, then write the list as one step."""
        incoming, back_up = self.incoming, self._desk.back_up

        def bring_in(works: Any, _progress: object) -> Any:
            back_up("before import")
            return services.imports.apply(works, incoming, only_good=only_good)

        self._set_ready(on=False)
        job = self._desk.office.write_with(tr("Import {file}", file=self._path.name), bring_in)
        job.then(self._written).otherwise(self._refused)

    def save_problems(self) -> None:
        """Save the rows that need a decision as a workbook."""
        proposed = str(self._path.with_name(f"{self._path.stem}-to-check.xlsx"))
        name, _ = QFileDialog.getSaveFileName(self, tr("Save problem rows"), proposed, tr("Excel workbook (*.xlsx)"))
        if name:
            incoming = self.incoming
            job = self._desk.office.make(
                tr("Save problem rows"),
                lambda _works, _progress: services.imports.save_problem_rows(incoming, Path(name)),
            )
            job.otherwise(partial(self._desk.refuse, slot=self.messages))

    def _assemble(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setItemDelegate(RowDelegate(table))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        table.setShowGrid(False)
        table.setAccessibleName(tr("Rows of the list"))
        table.selectionModel().currentRowChanged.connect(self._explain)
        table.doubleClicked.connect(self._edit_cell)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        name = ElidedLabel(self._path.name, "body", "second")
        self.sheets.setAccessibleName(tr("Sheet"))
        head = row(
            label(tr(TITLES[self._what]), "title"), (name, 1), self._facts, self.sheets, margins=(16, 10, 16, 10)
        )
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(row((self.chips, 1), margins=(12, 8, 12, 8)))
        column.addWidget(table, 1)
        column.addWidget(self.messages)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        self.columns.setFixedWidth(380)
        middle.addWidget(self.columns)
        middle.addWidget(vline())
        middle.addWidget(right, 1)
        back = push(tr("Cancel"), on_click=self.reject)
        foot = row(
            (self._note, 1), self.save_button, back, self.good_button, self.import_button, margins=(16, 10, 16, 12)
        )
        layout.addWidget(head)
        layout.addWidget(hline())
        layout.addLayout(middle, 1)
        layout.addWidget(hline())
        layout.addWidget(foot)

    def _set_ready(self, *, on: bool) -> None:
        decide = bool(self.incoming) and self.incoming.needs_a_decision
        good = len(self.incoming.preview.good()) if self.incoming else 0
        self.import_button.setText(count("Import %n row", "Import %n rows", good))
        self.import_button.setEnabled(on and good > 0 and not decide)
        self.good_button.setText(count("Import only the %n good row", "Import only the %n good rows", good))
        self.good_button.setVisible(decide)
        self.good_button.setEnabled(on and good > 0)
        self.save_button.setVisible(decide)
        self.import_button.setToolTip(tr("Mend, leave out or skip the marked rows first") if decide else "")

    def _show_sheets(self, shown: Any) -> None:
        self._facts.show_state(count("%n row", "%n rows", len(shown.rows)), "neu")
        self.sheets.clear()
        self.sheets.addItems([name for name, _hidden in shown.sheets])
        self.sheets.setCurrentText(shown.sheet)
        self.sheets.setVisible(len(shown.sheets) > 1)

    def _show_chips(self, shown: Any) -> None:
        counts = shown.counts
        chips = [FilterChip("", tr("All"), len(shown.rows))]
        chips += [FilterChip(key, tr(words), counts[key], tone, icon) for key, (words, tone, icon) in RESULTS.items()]
        chips[0].setChecked(True)
        self.chips.set_chips(chips)

    def _filter(self, key: str = "", on: bool = True) -> None:  # noqa: FBT001, FBT002 - the signal's shape
        if not self.incoming:
            return
        chosen = key if on else ""
        for other in ["", *RESULTS]:
            chip = self.chips.chip(other)
            chip.blockSignals(True)  # noqa: FBT003
            chip.setChecked(other == chosen)
            chip.blockSignals(False)  # noqa: FBT003
        self.model.show_preview(self.incoming.preview, services.imports.fields(self._what), chosen)
        for column in range(self.model.columnCount()):
            self.table.setColumnWidth(column, 44 if column == 0 else 108 if column == 1 else 148)

    def _explain(self, current: QModelIndex, _before: QModelIndex = QModelIndex()) -> None:  # noqa: B008
        if current.isValid():
            self.messages.show_messages(
                [self._message(self.model.row(current.row()), each) for each in self._matters(current.row())]
            )

    def _matters(self, at: int) -> list[Any]:
        """What to explain of a row: its problems, else its questions; a duplicate explains itself."""
        row_ = self.model.row(at)
        if row_.result == "duplicate":
            return [None]
        problems = [each for each in row_.problems if each.severity == "problem"]
        return (problems or [each for each in row_.problems if each.severity == "question"])[:2]

    def _message(self, row_: Any, problem: Any) -> InlineMessage:
        number = row_.number
        if problem is None:
            title = tr("Row {row}: {title} may be {known}", row=number, title=row_.title, known=row_.match.name)
            body = tr("Recognised by {reason}. Decide, since nothing is merged by itself.", reason=row_.match.by)
            ways: list[Fix] = [
                (tr("The same"), lambda: self._correct(self.incoming.deciding(number, same=True), number)),
                (tr("Somebody else"), lambda: self._correct(self.incoming.deciding(number, same=False), number)),
                (tr("Skip row {row}", row=number), lambda: self._correct(self.incoming.skipping(number))),
            ]
            return InlineMessage(title, body, "warn", "users", ways)
        where = problem.column or problem.key
        title = tr("Row {row}, “{column}”: {value}", row=number, column=where, value=problem.value or tr("empty"))
        body = f"{problem.reason[:1].upper()}{problem.reason[1:]}. {problem.cure}".strip()
        offers = tuple((escape(tr(each.words)), partial(self._take, number, each)) for each in problem.offers[:_OFFERS])
        fixes: list[Fix] = [
            *offers,
            (tr("Correct here…"), lambda: self._ask(number, problem.key, problem.value)),
            (
                tr("Import without this value"),
                lambda: self._correct(self.incoming.without(number, problem.key), number),
            ),
            (tr("Skip row {row}", row=number), lambda: self._correct(self.incoming.skipping(number))),
        ]
        return InlineMessage(title, body, "err" if problem.severity == "problem" else "warn", fixes=fixes)

    def _take(self, number: int, offer: Any) -> None:
        """Read what may be meant instead."""
        self._correct(self.incoming.corrected(number, offer.key, offer.raw), number)

    def _edit_cell(self, index: QModelIndex) -> None:
        if key := self.model.key(index.column()):
            row_ = self.model.row(index.row())
            self._ask(row_.number, key, row_.cells.get(key, ""))

    def _ask(self, number: int, key: str, before: str) -> None:
        field = services.imports.fields(self._what)[key]
        dialog = QInputDialog(self)
        dialog.setWindowTitle(tr("Row {row}", row=number))
        dialog.setLabelText(field.label)
        dialog.setTextValue(before)
        dialog.accepted.connect(lambda: self._correct(self.incoming.corrected(number, key, dialog.textValue()), number))
        dialog.open()

    def _correct(self, incoming: Any, number: int = 0) -> None:
        self.show_incoming(incoming)
        if number and not any(row.result in ("problem", "duplicate") for row in incoming.preview.rows):
            self.select_row(number)

    def _send_column(self, index: int, key: str) -> None:
        self._correct(self.incoming.with_column(index, key))

    def _written(self, done: Any) -> None:
        matches = self._desk.memory.get(f"import.matches.{self._what}", {})
        self._desk.memory.put(f"import.matches.{self._what}", {**matches, **self.incoming.draft.learned()})
        self._desk.toast_undo(done.words)
        self.accept()

    def _refused(self, error: Exception) -> None:
        self._set_ready(on=True)
        self._desk.refuse(error, self.messages)
