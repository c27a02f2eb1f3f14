"""Evaluation forms as they are typed in: form by form or question by question, pasted or brought in as a sheet."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from eujc_desktop import services
from eujc_desktop.ui.components.buttons import Segments, push
from eujc_desktop.ui.components.labels import ElidedLabel, label
from eujc_desktop.ui.components.layouts import hline, row
from eujc_desktop.ui.components.messages import InlineMessage, MessageSlot
from eujc_desktop.ui.dialogs.asking import AskDialog
from eujc_desktop.ui.dialogs.work_dialog import WorkDialog
from eujc_desktop.ui.jobs import Job
from eujc_desktop.ui.office import Changed
from eujc_desktop.ui.panes.opinion_table import OpinionTable
from eujc_desktop.ui.text import count, tr

TABLES = frozenset({"question", "evaluation_form", "opinion", "participation", "visit", "itinerary_item", "mission"})


class OpinionsPane(QWidget):
    """Each key is written at once, as one step; what does not fit is refused and nothing else is lost."""

    def __init__(self, dialog: WorkDialog, mission_id: str) -> None:
        super().__init__()
        self.dialog, self.desk, self.mission_id = dialog, dialog.desk, mission_id
        self.messages = MessageSlot(margins=(12, 8, 12, 8))
        self.table = OpinionTable()
        self.table.model_.writes = not self.desk.read_only
        self.told = label("", "small", "second", tabular=True)
        self.question = ElidedLabel("", "strong")
        self.question.hide()
        self.way = Segments([("across", tr("Form by form"), "arrow-right"), ("down", tr("Question by question"),
                            "arrow-down")])  # fmt: skip
        self.way.changed.connect(self._turn)
        self._assemble()
        self.table.model_.written.connect(self._write)
        self.table.pasted.connect(self._paste)
        self.table.refused.connect(self._tell_why_not)
        self.table.selectionModel().currentChanged.connect(lambda *_: self._ask())
        self.setFocusProxy(self.table)

    def _ask(self) -> None:
        """Say in full what the column at hand asks."""
        at, sheet = self.table.currentIndex(), self.table.model_.sheet
        ask = sheet.asks[at.column()] if sheet is not None and at.isValid() else None
        words = "   ".join(filter(None, (ask.text, ask.subject_name))) if ask is not None else ""
        self.question.setText(words)
        self.question.setVisible(bool(words))

    def _assemble(self) -> None:
        does: Sequence[tuple[str, str, Callable[[], object], str]] = (
            (tr("Add forms…"), "plus", self.add, "Ctrl+1"),
            (tr("A form for everybody"), "users", self.add_for_all, "Ctrl+2"),
            (tr("Import…"), "file-spreadsheet", self.bring, "Ctrl+3"),
            (tr("May be quoted"), "check", partial(self.may_quote, may=True), "Ctrl+4"),
            (tr("May not"), "x", partial(self.may_quote, may=False), "Ctrl+5"),
            (tr("Pick as a quote"), "flag", self.quote, "Ctrl+6"),
            (tr("Remove forms"), "trash-2", self.remove, ""),
        )
        buttons = []
        for words, icon, act, key in does:
            made = push(words, icon=icon, tip=f"{words} ({key})" if key else "", on_click=act)
            made.setEnabled(not self.desk.read_only)
            if key:
                made.setShortcut(key)
            buttons.append(made)
        hint = label(tr("1–9 answer, 0 is 10   Y N yes, no   Enter goes on   Del takes back   Ctrl+V from Excel"),
                     "small", "muted")  # fmt: skip
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(row(*buttons, "stretch", margins=(16, 8, 16, 8)))
        layout.addWidget(row((self.question, 1), margins=(16, 0, 16, 8)))
        layout.addWidget(self.messages)
        layout.addWidget(hline())
        layout.addWidget(self.table, 1)
        layout.addWidget(hline())
        layout.addWidget(row(self.way, self.told, "stretch", hint, margins=(16, 8, 16, 8), spacing=14))

    def begin(self) -> None:
        """Read for the first time."""
        self.read()

    def read(self) -> None:
        """Read the forms."""
        look = partial(services.evaluation.sheet, mission_id=self.mission_id)
        self.dialog.follow(self.desk.office.ask(look)).then(self._show).otherwise(self.refuse)

    def follow(self, changes: Changed) -> None:
        """Read again where a change concerns what is shown."""
        if any(table in TABLES for table, _key in changes.touched):
            self.read()

    def refuse(self, error: Exception) -> None:
        """Tell of an error above the table."""
        self.messages.clear()
        self.desk.refuse(error, self.messages)

    def _show(self, sheet: Any) -> None:
        self.table.show_sheet(sheet)
        wanted = len(sheet.forms) * len(sheet.asks)
        parts = [count("%n form", "%n forms", len(sheet.forms))]
        if wanted:
            parts.append(tr("{n} of {of} answers", n=len(sheet.answers), of=wanted))
        self.told.setText(" · ".join(parts))
        if not sheet.asks:
            begin = partial(services.questions.begin, mission_id=self.mission_id)
            fixes = [(tr("Begin with the usual questions"), partial(self._do, tr("Usual questions"), begin))]
            title = tr("Nothing is asked yet. Take the usual questions, or write your own under Questions.")
            self.messages.show_messages([InlineMessage(title, "", "info", fixes=fixes)])
        elif self.messages.titles() and not sheet.forms:
            self.messages.clear()

    def _turn(self, key: str) -> None:
        self.table.down = key == "down"
        self.table.setFocus()

    def _do(self, words: str, use_case: Callable[[Any], Any]) -> Job:
        self.messages.clear()
        return self.desk.office.do(words, use_case).otherwise(self._refused)

    def _refused(self, error: Exception) -> None:
        self.refuse(error)
        self.read()

    def _tell_why_not(self, words: str) -> None:
        self.messages.show_messages([InlineMessage(words, "", "warn", closable=True)])

    def _write(self, given: Mapping[Any, str]) -> None:
        sheet = self.table.model_.sheet
        (form_id, _key), *more = given
        number = next(form.number for form in sheet.forms if form.id == form_id)
        words = tr("Answer on form {n}", n=number)
        if more:
            words = count("%n answer", "%n answers", len(given))
        self.messages.clear()
        job = self.desk.office.do(words, lambda work: services.evaluation.answer(work, self.mission_id, given))
        job.then(lambda _n: self.table.model_.settle(given)).otherwise(partial(self._not_written, given))

    def _not_written(self, given: Mapping[Any, str], error: Exception) -> None:
        self.table.model_.drop(given)
        self.refuse(error)

    def _paste(self, block: Sequence[Sequence[str]], top: int, left: int) -> None:
        job = self._do(
            tr("Paste answers"),
            lambda work: services.evaluation.fill(work, self.mission_id, block, (top, left), date.today()),
        )
        job.then(self._filled)

    def _filled(self, made: tuple[int, Sequence[str]]) -> None:
        number, left_out = made
        words = count("%n answer written", "%n answers written", number)
        self.dialog.notices.toast(words, tr("Undo"), self.desk.office.way_back)
        if left_out:
            body = tr("These headings name no question: {names}.", names=", ".join(left_out))
            self.messages.show_messages([InlineMessage(words, body, "info", closable=True)])

    def add(self) -> None:
        """Ask how many forms came back."""
        field = services.evaluation.number_field()

        def write(values: Mapping[str, Any]) -> Job:
            number = values["number"] or 1
            words = count("Add %n form", "Add %n forms", number)
            return self.desk.office.do(
                words, lambda work: services.evaluation.add_forms(work, self.mission_id, number, date.today())
            )

        AskDialog(self.desk, tr("Add forms"), tr("Add"), [field], write, self.dialog, now={"number": 1}).open()

    def add_for_all(self) -> None:
        """A form in the name of each who goes and has none."""
        people = [key for key, _name in self.table.model_.sheet.people]
        words = count("A form for %n person", "Forms for %n people", len(people))
        self._do(words, lambda work: services.evaluation.add_for(work, self.mission_id, people, date.today()))

    def may_quote(self, *, may: bool) -> None:
        """Say of the forms selected whether their words may be quoted."""
        forms = self.table.chosen_forms()
        words = tr("May be quoted") if may else tr("May not be quoted")
        self._do(words, lambda work: services.evaluation.may_quote(work, forms, may=may))

    def quote(self) -> None:
        """Pick the words selected for the report, or no longer."""
        cells = self.table.chosen_cells()
        picked = not all(cell in self.table.model_.sheet.quoted for cell in cells)
        words = tr("Pick as a quote") if picked else tr("No longer a quote")
        if cells:
            self._do(words, lambda work: services.evaluation.quote(work, cells, picked=picked))

    def remove(self) -> None:
        """Take the forms selected away, with a way back."""
        if forms := self.table.chosen_forms():
            words = count("Remove %n form", "Remove %n forms", len(forms))
            job = self._do(words, lambda work: services.evaluation.remove_forms(work, forms))
            done = count("%n form removed", "%n forms removed", len(forms))
            job.then(lambda _none: self.dialog.notices.toast(done, tr("Undo"), self.desk.office.way_back))

    def bring(self) -> None:
        """Ask for a sheet with a line for each form and the questions as headings."""
        name, _ = QFileDialog.getOpenFileName(
            self.dialog, tr("Import evaluation forms"), "", tr("Lists (*.xlsx *.xlsm *.csv *.txt)")
        )
        if name:
            self.bring_from(Path(name))

    def bring_from(self, path: Path) -> None:
        """Write the forms of a sheet after those typed in already."""
        words = tr("Import forms from {file}", file=path.name)

        def read(works: Any, progress: Any) -> Any:
            block = services.evaluation.read_sheet(path, progress)
            fill = partial(services.evaluation.fill, mission_id=self.mission_id, block=block, place=(0, 0),
                           today=date.today())  # fmt: skip
            return works.run(words, fill).result

        self.messages.clear()
        job = self.desk.office.write_with(words, read)
        self.dialog.follow(job, words, "file-spreadsheet").then(self._filled).otherwise(self._refused)
