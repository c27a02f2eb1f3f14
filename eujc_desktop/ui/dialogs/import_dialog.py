"""Bringing a list in: match its columns, check its rows, then write all of it or nothing."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, cast

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from eujc_desktop import services
from eujc_desktop.common.errors import Cancelled, UserError
from eujc_desktop.common.said import say
from eujc_desktop.ui.components.buttons import push, rename
from eujc_desktop.ui.components.chips import StatusChip
from eujc_desktop.ui.components.labels import ElidedLabel, label
from eujc_desktop.ui.components.layouts import column, hline, row, vline
from eujc_desktop.ui.components.messages import Fix, InlineMessage, announce
from eujc_desktop.ui.components.steps import StepMarks
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.dialogs.import_columns import ImportColumns
from eujc_desktop.ui.dialogs.import_explain import Change, emptied_cells, left_out, missing
from eujc_desktop.ui.dialogs.import_form import TextFormBoxes
from eujc_desktop.ui.dialogs.import_matches import MatchesButton, SavedMatches
from eujc_desktop.ui.dialogs.import_review import ImportReview
from eujc_desktop.ui.dialogs.work_dialog import WorkDialog
from eujc_desktop.ui.entry_words import LISTS
from eujc_desktop.ui.text import count, shown, told, tr
from eujc_desktop.ui.theme import theme

TITLES = {
    "participants": say("Import participants"),
    "companies": say("Import companies"),
    "itinerary": say("Import an itinerary"),
    "attendance": say("Import attendance and deposits"),
    "activities": say("Import past activities"),
    "events": say("Import events of others"),
}
TITLES.update({key: say("Import: {list}", list=words.title) for key, words in LISTS.items()})
UPDATES = {
    "participants": say("Update people who already exist"),
    "companies": say("Update companies that already exist"),
    "activities": say("Update activities that already exist"),
    "events": say("Update events that already exist"),
}
"""What the switch is called with which only new ones come in; lists without it are about what is there."""
STEPS = (say("File"), say("Sheet"), say("Columns"), say("Review"))
_FILE, _SHEET, _COLUMNS, _REVIEW = range(4)
_COLUMNS_WIDE, _COLUMNS_NARROW, _NARROW = 380, 316, 1100
"""How wide the columns of the file are shown, and up to which width of the dialog they are narrow."""
_TEXTS = (".csv", ".txt", ".tsv")
FILES = "Lists (*.xlsx *.xlsm *.csv *.txt *.tsv *.vcf *.ics)"


def ask_and_import(desk: Desk, what: str, mission: str | None, parent: QWidget) -> None:
    """Let the user choose a file, then open the dialog on it."""
    if (path := ask_file(desk, what, parent)) is not None:
        open_import(desk, what, path, mission, parent)


def ask_file(desk: Desk, what: str, parent: QWidget) -> Path | None:
    """The file the user chooses."""
    folder = str(desk.memory.get("import.folder", ""))
    services.imports.get_ready()
    name, _ = QFileDialog.getOpenFileName(parent, tr(TITLES[what]), folder, tr(FILES))
    if not name:
        return None
    desk.memory.put("import.folder", str(Path(name).parent))
    return Path(name)


def open_import(
    desk: Desk, what: str, source: Any, mission: str | None, parent: QWidget, incoming: Any = None
) -> ImportDialog:
    """The dialog over a file or what was copied, reading it in the background, or where it was left."""
    dialog = ImportDialog(desk, what, source, mission, parent, incoming)
    dialog.open()
    return dialog


class ImportDialog(WorkDialog):
    """Columns at the left, rows at the right, the selected row's problem below with its ways out."""

    def __init__(
        self,
        desk: Desk,
        what: str,
        source: Any,
        mission: str | None,
        parent: QWidget | None = None,
        incoming: Any = None,
    ) -> None:
        """`incoming` is the list as it was when it was left, with what had been answered."""
        super().__init__(desk, tr(TITLES[what]), 1180, 720, parent)
        self._what, self._source, self._mission = what, source, mission
        self.incoming: Any = None
        self._answered = incoming is not None
        self.matches = MatchesButton(SavedMatches(desk.memory, what))
        self.columns, self.review = ImportColumns(self.matches), ImportReview()
        self.steps = StepMarks([tr(words) for words in STEPS])
        self.sheets, self.form, self._facts = QComboBox(), TextFormBoxes(), StatusChip("", "neu")
        self._name = ElidedLabel(shown(source.name), "body", "second")
        self._note = ElidedLabel(tr("You can undo the import as one step."), "small", "second")
        self.update_switch = QCheckBox(tr(UPDATES.get(what, "")))
        self.update_switch.setChecked(incoming is None or incoming.updating)
        self.update_switch.setVisible(what in UPDATES)
        self.back_button = push(tr("Back"), on_click=self.go_back)
        self.import_button = push(tr("Import"), "primary", on_click=self.write)
        self.good_button = push(tr("Import only the good rows"), on_click=partial(self.write, only_good=True))
        self.save_button = push(tr("Save problem rows to Excel…"), icon="download", on_click=self.save_problems)
        self._assemble()
        self.offer_copies(self.review.table)
        self.columns.chosen.connect(lambda index, key: self._change(lambda incoming: incoming.with_column(index, key)))
        self.columns.written.chosen.connect(self._read_as)
        self.matches.chosen.connect(lambda keys: self._change(lambda incoming: incoming.with_matches(keys)))
        self.matches.forgotten.connect(lambda: self.read(self.incoming.preview.sheet if self.incoming else None))
        self.update_switch.toggled.connect(self._update_known)
        self.steps.asked.connect(self.go)
        cast("QApplication", QApplication.instance()).focusChanged.connect(self._follow_keyboard)
        self.review.decided.connect(self._change)
        self.sheets.activated.connect(lambda _at: self.read(self.sheets.currentText()))
        self.form.chosen.connect(self.read)
        if incoming is None:
            self.read()
        else:
            self.show_incoming(incoming)

    def read(self, sheet: str | None = None) -> None:
        """Read the file, or another of its sheets."""
        remembered = self.matches.saved.used
        self.messages.clear()
        self._set_ready(on=False)
        preview = partial(
            services.imports.preview, source=self._source, what=self._what, mission=self._mission, sheet=sheet,
            remembered=remembered, encoding=self.form.encoding, delimiter=self.form.delimiter,
        )  # fmt: skip
        title = tr("Read {file}", file=shown(self._source.name))
        job = self.desk.office.make(title, lambda works, progress: preview(works, progress=progress))
        self.follow(job, title, "upload").then(self.show_incoming).otherwise(self._not_read)

    def show_incoming(self, incoming: Any, number: int = 0) -> None:
        """Show what importing the list would do."""
        first, self.incoming = self.incoming is None, replace(incoming, updating=self.update_switch.isChecked())
        self.matches.now = incoming.draft.learned()
        shown, fields = incoming.preview, incoming.fields
        self.columns.show_columns(shown.columns, fields, [*shown.remarks, *left_out(shown.skipped)])
        self.columns.written.show_written(shown, fields)
        self._facts.show_state(count("%n row", "%n rows", len(shown.rows)), "neu")
        self._facts.setVisible(self.width() > _NARROW)
        self._show_sheets([name for name, _hidden in shown.sheets], shown.sheet)
        self.form.show_form(shown.encoding, shown.delimiter)
        self.review.show_incoming(incoming, fields, number)
        self.messages.show_messages(
            [*missing(shown.gone), *emptied_cells(shown.emptied, self.review.select_row, self._change)]
        )
        if problems := shown.counts.get("problem", 0):
            announce(self, count("%n row with a problem", "%n rows with problems", problems))
        self._set_ready(on=True)
        if first:
            self.review.table.setFocus()

    def go(self, step: int) -> None:
        """Put the keyboard where a step is done; to the file and sheet the way is to choose another."""
        if step == _FILE:
            self._choose_other()
        elif step == _SHEET and self.sheets.isVisible():
            self.sheets.setFocus(Qt.FocusReason.TabFocusReason)
        elif step == _COLUMNS:
            self.columns.take_keyboard()
        elif step == _REVIEW:
            self.review.table.setFocus()

    def go_back(self) -> None:
        """To the step before: from the rows to the columns, from there to the sheet, or another file."""
        step = self.steps.now - 1
        self.go(_FILE if step == _SHEET and not self.sheets.isVisible() else max(step, _FILE))

    def write(self, *, only_good: bool = False) -> None:
        """Back up, then write the list as one step."""
        incoming, back_up = self.incoming, self.desk.back_up

        def bring_in(works: Any, progress: Any) -> Any:
            back_up("before import")
            return services.imports.apply(works, incoming, only_good=only_good, progress=progress)

        self._set_ready(on=False)
        title = tr("Import {file}", file=shown(self._source.name))
        job = self.follow(self.desk.office.write_with(title, bring_in), title, "upload")
        job.then(self._written).otherwise(self.refuse)
        job.at_last(lambda: self._set_ready(on=True))

    def save_problems(self) -> None:
        """Save the rows that need a decision as a workbook."""
        file = self._source if isinstance(self._source, Path) else self._folder / shown(self._source.name)
        proposed = str(file.with_name(f"{file.stem}-to-check.xlsx"))
        name, _ = QFileDialog.getSaveFileName(self, tr("Save problem rows"), proposed, tr("Excel workbook (*.xlsx)"))
        if name:
            incoming, title = self.incoming, tr("Save problem rows")
            save = partial(services.import_report.save_problem_rows, incoming, Path(name))
            job = self.desk.office.make(title, lambda _works, _progress: save())
            self.follow(job, title, "download").then(self._saved).otherwise(self.refuse)

    @property
    def _folder(self) -> Path:
        """Where lists were chosen last."""
        return Path(str(self.desk.memory.get("import.folder", "")))

    def _assemble(self) -> None:
        self._sheet = label(tr("Sheet"), "small", "second", of=self.sheets)
        self.sheets.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._show_sheets([], "")
        self._facts.hide()
        title = label(tr(TITLES[self._what]), "title")
        head = row(
            title,
            (self._name, 1),
            self._sheet,
            self.sheets,
            self._facts,
            self.form,
            self.steps,
            margins=(16, 10, 4, 10),
        )
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.messages)
        right.addWidget(self.review, 1)
        right.addStretch()
        middle = QHBoxLayout()
        middle.setSpacing(0)
        self._left = column((self.columns, 1), hline(), row(self.update_switch, margins=(16, 8, 12, 8)), spacing=0)
        middle.addWidget(self._left)
        middle.addWidget(vline())
        middle.addLayout(right, 1)
        cancel = push(tr("Cancel"), on_click=self.reject)
        buttons = (self.save_button, cancel, self.back_button, self.good_button, self.import_button)
        self.column.addWidget(head)
        self.column.addWidget(hline())
        self.column.addLayout(middle, 1)
        self.column.addWidget(hline())
        self.column.addWidget(row((self._note, 1), *buttons, margins=(16, 10, 16, 12)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() > _NARROW
        most = event.size().width() * 2 // 5
        self._left.setFixedWidth(min(theme.wide(_COLUMNS_WIDE if wide else _COLUMNS_NARROW), most))
        self._facts.setVisible(wide and self.incoming is not None)
        self.steps.set_short(on=not wide)

    def _set_ready(self, *, on: bool) -> None:
        decide = bool(self.incoming) and self.incoming.needs_a_decision
        good = len(self.incoming.rows()) if self.incoming else 0
        counts = self.incoming.preview.counts if decide else {}
        rows = self.incoming.bringing + counts.get("problem", 0) + counts.get("duplicate", 0) if self.incoming else 0
        rename(self.import_button, count("Import %n row", "Import %n rows", rows))
        self.import_button.setEnabled(on and rows > 0 and not decide)
        rename(self.good_button, count("Import only the %n good row", "Import only the %n good rows", good))
        self.good_button.setVisible(decide)
        self.good_button.setEnabled(on and good > 0)
        self.save_button.setVisible(decide)
        self.columns.setEnabled(on)
        self.review.setEnabled(on)
        for part in (self._left, self.review):
            part.setVisible(self.incoming is not None)
        self.back_button.setEnabled(on)
        self.update_switch.setEnabled(on and self.incoming is not None)
        self.steps.setEnabled(on)
        nothing = "" if rows or not self.incoming else tr("All of it is here already")
        self.import_button.setToolTip(tr("Mend, leave out or skip the marked rows first") if decide else nothing)
        if not on:
            # Grey is painted before a worker wants the interpreter too: painting asks for it hundreds of times.
            self.repaint()

    def _update_known(self, on: bool) -> None:  # noqa: FBT001 - the signal's shape
        """Known people are changed, or only new ones come in."""
        if self.incoming is not None:
            self.incoming = replace(self.incoming, updating=on)
            self._set_ready(on=True)

    def _follow_keyboard(self, _before: QWidget | None, now: QWidget | None) -> None:
        """The step at hand is where the keyboard is."""
        if self.incoming is None:
            self.steps.show_step(_FILE)
        elif now is not None:
            at = _COLUMNS if self.columns.isAncestorOf(now) else _SHEET if now is self.sheets else None
            at = _REVIEW if self.review.isAncestorOf(now) else at
            self.steps.show_step(self.steps.now if at is None else at)

    def _show_sheets(self, names: list[str], shown: str) -> None:
        self.sheets.clear()
        self.sheets.addItems(names)
        self.sheets.setCurrentText(shown)
        for part in (self._sheet, self.sheets):
            part.setVisible(len(names) > 1)

    def _change(self, change: Change, number: int = 0) -> None:
        """Read the rows again with an answer of the user, off this thread: a list may be long."""
        incoming = self.incoming
        self._set_ready(on=False)
        job = self.desk.office.make(tr("Check the rows"), lambda _works, _progress: change(incoming))
        self.follow(job, tr("Check the rows"), "list-checks").then(lambda new: self._take(new, number))
        job.otherwise(self._not_changed)

    def _take(self, incoming: Any, number: int) -> None:
        self._answered = True
        self.show_incoming(incoming, number)

    def reject(self) -> None:
        """Leave it, with a way back to what has been answered: Esc is soon pressed."""
        parent = self.parentWidget()
        if self._answered and self.review.isEnabled() and parent is not None:
            left = (self.desk, self._what, self._source, self._mission, parent, self.incoming)
            self.desk.toast(tr("Nothing was imported"), tr("Go on"), partial(open_import, *left))
        super().reject()

    def _read_as(self, day_first: bool, decimal_comma: bool) -> None:  # noqa: FBT001 - the signal's shape
        """Read days and decimals as the user says."""
        self._change(lambda incoming: incoming.written(day_first=day_first, decimal_comma=decimal_comma))

    def _not_changed(self, error: Exception) -> None:
        self._set_ready(on=True)
        self.refuse(error)

    def _not_read(self, error: Exception) -> None:
        """Say why the file is no such list; another sheet or another file may be."""
        if not isinstance(error, UserError):
            self.refuse(error)
            return
        copied = "\n".join(part for part in (told(error), tr(error.cure)) if part)
        fixes: list[Fix] = [
            (tr("Choose another file…"), self._choose_other),
            (tr("Copy details"), partial(QApplication.clipboard().setText, copied)),
        ]
        self.messages.show_messages([InlineMessage(told(error), tr(error.cure), "err", fixes=fixes)])
        path = self._source
        if not isinstance(path, Path):
            return
        if path.suffix.lower() in _TEXTS:
            # Perhaps it was only read the wrong way.
            self.form.show()
        job = self.desk.office.make("", lambda _works, progress: services.imports.sheets(path, progress))
        self.follow(job).then(self._offer_sheets).otherwise(_hush)

    def _offer_sheets(self, names: list[str]) -> None:
        """Let another sheet of the file be read, none of which is the one at first."""
        if self.incoming is None and len(names) > 1:
            self._show_sheets(names, "")
            self.sheets.setCurrentIndex(-1)
            self.sheets.setPlaceholderText(tr("Another sheet"))
            self.sheets.setMinimumWidth(160)

    def _choose_other(self) -> None:
        path = ask_file(self.desk, self._what, self)
        if path is not None:
            self._source, self.incoming = path, None
            self.form.forget()
            self._name.setText(path.name)
            self._show_sheets([], "")
            self.read()

    def _written(self, done: Any) -> None:
        self.matches.saved.learn(self.incoming.draft.learned())
        shown = self.incoming.preview
        others = tuple(name for name, hidden in shown.sheets if not hidden and name != shown.sheet)
        words = tr("{done}; sheets left aside: {sheets}", done=done.words, sheets=others[:3]) if others else done.words
        self.desk.toast_undo(words, done.step)
        self.accept()

    def _saved(self, path: Path) -> None:
        open_folder = partial(QDesktopServices.openUrl, QUrl.fromLocalFile(str(path.parent)))
        self.notices.toast(tr("{file} written", file=path.name), tr("Show in folder"), open_folder)


def _hush(error: Exception) -> None:
    """A file that cannot be read has no sheets to offer; why, it has been said already."""
    if not isinstance(error, UserError | Cancelled):
        raise error
