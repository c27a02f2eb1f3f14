"""Who is chosen for a mission: eligibility with its reasons, points, decisions that wait, and the waiting list."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QInputDialog, QLineEdit, QMenu, QStackedWidget, QWidget

from eujc_desktop import services
from eujc_desktop.common.said import say
from eujc_desktop.ui.balance_view import TRAITS, BalanceView, quota_text
from eujc_desktop.ui.components.buttons import Segments, push
from eujc_desktop.ui.components.empty import EmptyState
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import hline, row, vline
from eujc_desktop.ui.components.messages import InlineMessage
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.dialogs.quotas import QuotaDialog
from eujc_desktop.ui.dialogs.record_dialog import RecordDialog, Words, edit_record
from eujc_desktop.ui.dialogs.work_dialog import WorkDialog
from eujc_desktop.ui.jobs import Job
from eujc_desktop.ui.office import Changed
from eujc_desktop.ui.selection_board import PLACES, SelectionBoard
from eujc_desktop.ui.selection_table import SelectionTable, judged
from eujc_desktop.ui.text import capital, count, escape, tr
from eujc_desktop.ui.theme import theme
from eujc_desktop.ui.untrue_letters import tell_untrue

_TABLES = frozenset({"participation", "person", "organisation", "mission", "criterion", "score", "decision", "quota"})
_STEPS = (
    (say("Shortlist"), "shortlisted", "star"),
    (say("Select"), "selected", "circle-check"),
    (say("Waiting list"), "waiting list", "hourglass"),
    (say("Reject"), "rejected", "circle-x"),
    (say("Incomplete"), "incomplete", "circle-alert"),
)
_REVIEWER, _VIEW = "selection.reviewer", "selection.view"
_TABLE, _BOARD = "table", "board"
_BALANCE = 292


class SelectionDialog(WorkDialog):
    """Points and decisions are written at once; a decision is the applicant's status only when it is released."""

    def __init__(self, desk: Desk, mission_id: str, parent: QWidget | None = None) -> None:
        super().__init__(desk, tr("Selection"), 1240, 740, parent)
        self._mission_id, self._letters, self._wished = mission_id, dict[str, tuple[str, ...]](), ""
        self.table = SelectionTable()
        self.table.model_.writes = not desk.read_only
        self.reviewer = QLineEdit(str(desk.memory.get(_REVIEWER, "")))
        self.reviewer.setPlaceholderText(tr("Name of the reviewer"))
        self.reviewer.setMaximumWidth(200)
        self.steps = [push(tr(words), icon=mark, on_click=partial(self.decide, stage)) for words, stage, mark in _STEPS]
        self.back = push(tr("Take back"), icon="undo-2", on_click=self.recall)
        self.up = push(tr("Move up"), icon="arrow-up", on_click=partial(self.step, -1))
        self.promote_button = push(tr("Promote the next"), icon="user-check", on_click=self.promote)
        self.release_button = push("", "primary", "send", on_click=self.release)
        self.criteria = push(tr("Criteria"), icon="list-checks")
        self._menu = QMenu(self.criteria)
        self.criteria.setMenu(self._menu)
        self._quota_menu = QMenu(self.criteria)
        self.quotas = push(tr("Quotas"), icon="list-filter")
        self.quotas.setMenu(self._quota_menu)
        self.switch = Segments(((_TABLE, tr("Table"), "table-2"), (_BOARD, tr("Board"), "kanban")))
        self.switch.setAccessibleName(tr("View"))
        self.board, self.balance = SelectionBoard(), BalanceView()
        self.balance.setFixedWidth(theme.wide(_BALANCE))
        self._views, self._body = QStackedWidget(), QStackedWidget()
        self._sums, self._why = label("", "small", "second"), label("", "small", "second", wrap=True)
        self.remark = QAction(tr("Comment on these points…"), self.table)
        self._assemble()
        self._connect()
        self.table.addAction(self.remark)
        self.offer_copies(self.table)
        self.take_undo_keys()
        self.show_view(str(desk.memory.get(_VIEW, _TABLE)))
        self.read()

    def show_view(self, view: str) -> None:
        """Turn to the table with the points, or to the board with the balance; who is selected stays so."""
        chosen, board = self.chosen, view == _BOARD
        self.desk.memory.put(_VIEW, view)
        self.switch.choose(view)
        self._views.setCurrentIndex(int(board))
        if board:
            self.board.choose(chosen)
            self.board.take_keyboard()
        else:
            self.table.setFocus()
            if chosen and self.table.model_.sheet:
                self.table.choose(chosen[0])

    @property
    def chosen(self) -> list[str]:
        """Participations of those selected."""
        return self.board.chosen if self._views.currentIndex() else self.table.chosen

    @property
    def current(self) -> str:
        """The participation that has the keyboard."""
        return self.board.current if self._views.currentIndex() else self.table.current

    def put(self, ids: Sequence[str], stage: str) -> None:
        """Decide for cards let go in a column; back among the received what was decided is taken back."""
        rows = [one for one in self.table.model_.sheet.rows if one.id in ids]
        if stage == PLACES[0].stage and all(str(one.stage) in PLACES[0].stages for one in rows):
            self._recall([one.id for one in rows])
        else:
            self._decide(ids, stage)

    def _rank(self, participation_id: str, step: int) -> None:
        write = partial(services.selection.move, participation_id=participation_id, step=step)
        self.do_undoable(tr("Move on the waiting list"), write, tr("Moved on the waiting list"))

    def _try(self, ids: Sequence[str], into: bool) -> None:  # noqa: FBT001 - a signal's argument
        """Show what the balance would be with the cards at hand among the selected, or taken out of them."""
        sheet = self.table.model_.sheet
        if sheet is not None:
            inside = sum(one.is_in for one in sheet.rows)
            self.balance.show_bars(sheet.balance(ids, into=into), full=bool(sheet.places) and inside >= sheet.places)

    def _assemble(self) -> None:
        who = row(label(tr("Reviewer"), "small", "second", of=self.reviewer), self.reviewer, self.criteria, self.quotas,
                  spacing=8)  # fmt: skip
        top = row(label(tr("Selection"), "title"), self._sums, "stretch", self.switch, who, margins=(16, 12, 16, 12))
        tools = row(*self.steps, self.back, "stretch", self.up, self.promote_button, margins=(16, 8, 16, 8))
        close = push(tr("Close"), on_click=self.accept)
        self.column.addWidget(top)
        self.column.addWidget(self.messages)
        self.column.addWidget(hline())
        self.column.addWidget(tools)
        self.column.addWidget(hline())
        self._views.addWidget(self.table)
        self._views.addWidget(row((self.board, 1), vline(), self.balance, spacing=0))
        ways = [] if self.desk.read_only else [(tr("Add person…"), "primary", self.add_person)]
        self.nobody = EmptyState("users", tr("No one has applied yet."), "", ways)
        self._body.addWidget(self._views)
        self._body.addWidget(self.nobody)
        self.column.addWidget(self._body, 1)
        self.column.addWidget(hline())
        self.column.addWidget(row((self._why, 1), self.release_button, close, margins=(16, 10, 16, 12)))

    def _connect(self) -> None:
        self.table.model_.scored.connect(self._score)
        self.table.model_.refused.connect(self._tell)
        self.remark.triggered.connect(self.ask_comment)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._ready())
        self.table.selectionModel().currentChanged.connect(lambda *_: self._ready())
        self.switch.changed.connect(self.show_view)
        self.board.moved.connect(self.put)
        self.board.ranked.connect(self._rank)
        self.board.tried.connect(self._try)
        self.board.chosen_changed.connect(self._ready)
        self.reviewer.editingFinished.connect(self._reviewed)
        self.read_again_after(_TABLES)
        # A bound method: Qt takes it off when the dialog is gone.
        self.desk.office.changed.connect(self._undone)

    def do_undoable(self, words: str, use_case: Callable[[Any], object], done: str) -> Job:
        """As everywhere; what was refused before is past."""
        return super().do_undoable(words, use_case, done).then(lambda _: self._offer_letters())

    def _undone(self, changes: Changed) -> None:
        """Letters that went out cannot be taken back: say which are not true any more."""
        tell_untrue(self.desk, changes, self._warn)

    def _warn(self, title: str, names: str) -> None:
        self.messages.show_messages([InlineMessage(title, names, "warn", closable=True)])

    def read(self) -> None:
        """Read the applicants anew."""
        look = partial(services.selection.sheet, mission_id=self._mission_id, reviewer=self.reviewer.text().strip())
        self.follow(self.desk.office.ask(look, self._show)).otherwise(self.refuse)

    def add_person(self) -> None:
        """Ask who has applied."""
        from eujc_desktop.ui.dialogs.add_records import AddPersonDialog

        AddPersonDialog(self.desk, self._mission_id, self._added, self).open()

    def _added(self, participation_id: str) -> None:
        self._wished = participation_id
        self.read()

    def decide(self, stage: str) -> None:
        """Decide a status for those selected; it waits until it is released."""
        self._decide(self.chosen, stage)

    def _decide(self, ids: Sequence[str], stage: str) -> None:
        today = date.today()
        if ids:
            words = count("Decide about %n applicant", "Decide about %n applicants", len(ids))
            done = count("%n applicant decided about", "%n applicants decided about", len(ids))
            self.do_undoable(words, lambda work: services.selection.decide(work, ids, stage, today), done)

    def recall(self) -> None:
        """Take back what was decided about those selected."""
        self._recall(self.chosen)

    def _recall(self, ids: Sequence[str]) -> None:
        words = count("Take back %n decision", "Take back %n decisions", len(ids))
        done = count("%n decision taken back", "%n decisions taken back", len(ids))
        self.do_undoable(words, lambda work: services.selection.recall(work, ids), done)

    def step(self, by: int) -> None:
        """Move the applicant at hand up or down the waiting list."""
        self._rank(self.current, by)

    def promote(self) -> None:
        """Decide to select the first of the waiting list."""
        write = partial(services.selection.promote, mission_id=self._mission_id, today=date.today())
        self.do_undoable(tr("Promote from the waiting list"), write, tr("Promoted from the waiting list"))

    def release(self) -> None:
        """Make all decisions that wait the status of the applicants, and offer the letters."""
        waiting = self.table.model_.sheet.waiting
        words = count("Release %n decision", "Release %n decisions", waiting)
        job = self.desk.office.do(words, partial(services.selection.release, mission_id=self._mission_id))
        done = count("%n decision released", "%n decisions released", waiting)
        job.then(lambda letters: self._released(done, letters)).otherwise(self.refuse)

    def _released(self, done: str, letters: Mapping[str, tuple[str, ...]]) -> None:
        self._letters = dict(letters)
        self.notices.toast(done, tr("Undo"), self.desk.office.way_back)
        self._offer_letters()

    def _offer_letters(self) -> None:
        titles = dict(services.letters.offered(to_hosts=False))
        fixes = [
            (tr("{letter}: {n}…", letter=tr(titles[key]), n=len(people)), partial(self._write, key, people))
            for key, people in self._letters.items()
        ]
        n = sum(map(len, self._letters.values()))
        mail = (count("Hand %n letter to mail…", "Hand %n letters to mail…", n), self.hand_to_mail)
        told = InlineMessage(tr("The letters can be written now."), "", "info", fixes=[mail, *fixes[:3]], closable=True)
        self.messages.show_messages([told] if fixes else [])

    def hand_to_mail(self) -> None:
        """Draft the letters for all who were decided about: a few open in the mail program, more lie in a folder."""
        from eujc_desktop.ui.papers.output import Output

        folder: Path | None = None
        if sum(map(len, self._letters.values())) > services.mail_drafts.AT_ONCE:
            found = QFileDialog.getExistingDirectory(self, tr("Folder for the drafts"), self.desk.paper_folder)
            if not found:
                return
            folder = Path(found)
            self.desk.remember_paper_folder(folder)
        output = Output(self.desk, self, self)
        output.told.connect(lambda message: self.messages.show_messages([message]))
        output.failed.connect(self.refuse)
        mails = partial(services.status_letters.mails, mission_id=self._mission_id, letters=self._letters)
        output.hand_over_all(mails, tr("Letters"), folder)

    def toast(self, text: str, action_text: str = "", action: Callable[[], object] | None = None) -> None:
        """Say over the dialog what has happened."""
        self.notices.toast(text, action_text, action)

    def _write(self, letter: str, people: tuple[str, ...]) -> None:
        from eujc_desktop.ui.dialogs.print_dialog import open_papers

        open_papers(self.desk, "letters", self, people=people, letter=letter)

    def ask_comment(self) -> None:
        """Ask the reviewer what is to be said about the points at hand."""
        criterion, model = self.table.model_.criterion(self.table.currentIndex().column()), self.table.model_
        here, who = self.table.current, self.reviewer.text().strip()
        row_ = next(one for one in model.sheet.rows if one.id == here)
        now = next((text for name, on, text in row_.comments if (name, on.id) == (who, criterion.id)), "")
        dialog = QInputDialog(self)
        dialog.setOption(QInputDialog.InputDialogOption.UsePlainTextEditForTextInput)
        dialog.setWindowTitle(tr("Comment"))
        dialog.setLabelText(tr("{name} on {criterion}, {applicant}", name=who, criterion=criterion.title,
                               applicant=row_.name))  # fmt: skip
        dialog.setTextValue(now)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        words, done = tr("Comment on {name}", name=row_.name), tr("Commented on {name}", name=row_.name)
        dialog.textValueSelected.connect(
            lambda text: self.do_undoable(
                words, lambda work: services.selection.comment(work, here, criterion.id, who, text), done
            )
        )
        dialog.open()

    def _score(self, participation_id: str, criterion_id: str, points: Any) -> None:
        row_ = next(one for one in self.table.model_.sheet.rows if one.id == participation_id)
        reviewer = self.reviewer.text().strip()
        words = tr("Points for {name}", name=row_.name)
        job = self.desk.office.do(
            words, lambda work: services.selection.score(work, participation_id, criterion_id, reviewer, points)
        )
        job.then(lambda _: self._offer_letters()).otherwise(self.refuse)  # what was refused before is past

    def _tell(self, words: str) -> None:
        self.messages.show_messages([InlineMessage(capital(words), "", "err", closable=True)])

    def _reviewed(self) -> None:
        self.desk.memory.put(_REVIEWER, self.reviewer.text().strip())
        self.read()

    def _show(self, sheet: Any) -> None:
        first = self.table.model_.sheet is None
        self._body.setCurrentIndex(0 if sheet.rows else 1)
        self.table.show_sheet(sheet)
        self.board.show_sheet(sheet)
        wished, self._wished = self._wished, ""
        if not sheet.rows:
            self.nobody.setFocus()
        elif any(one.id == wished for one in sheet.rows):
            self.board.choose([wished], held=True)
            if not self._views.currentIndex():
                self.table.choose(wished)
                self.table.setFocus()
        elif first and self._views.currentIndex():
            self.board.take_keyboard()
        if (letters := services.selection.still_told(sheet, self._letters)) != self._letters:
            self._letters = letters
            self._offer_letters()
        words = [count("%n applicant", "%n applicants", len(sheet.rows))]
        if sheet.places:
            words.append(tr("{n} of {places} places taken", n=sheet.taken, places=sheet.places))
        chosen = sum(str(one.decided) == "selected" for one in sheet.rows)
        if chosen:
            words.append(tr("{n} more decided", n=chosen))
        self._sums.setText(" · ".join(words))
        self.release_button.setText(count("Release %n decision", "Release %n decisions", sheet.waiting))
        self._offer_criteria(sheet.criteria)
        self._offer_quotas(sheet)
        self._ready()

    def _offer_criteria(self, criteria: Any) -> None:
        self._menu.clear()
        for one in criteria:
            self._menu.addAction(tr("Edit “{title}”…", title=one.title), partial(self._edit, one.id, one.title))
        if not criteria:
            begin = partial(services.selection.begin, mission_id=self._mission_id)
            step = partial(self.do_undoable, tr("Usual criteria"), begin, tr("Usual criteria added"))
            self._menu.addAction(tr("Begin with the usual criteria"), step)
        self._menu.addAction(tr("Add criterion…"), self._add)

    def _offer_quotas(self, sheet: Any) -> None:
        self._quota_menu.clear()
        for one in sheet.quotas:
            words = tr("{trait}: {value}", trait=tr(TRAITS[one.trait]), value=quota_text(one))
            self._quota_menu.addAction(escape(words), partial(self._quota, one))
        self._quota_menu.addAction(tr("Add quota…"), self._quota)

    def _quota(self, quota: Any = None) -> None:
        QuotaDialog(self.desk, self._mission_id, quota, self).open()

    def _edit(self, criterion_id: str, title: str) -> None:
        edit_record(self.desk, "criterion", criterion_id, f"“{title}”", self, removable=True)

    def _add(self) -> None:
        def write(work: Any, given: Mapping[str, object]) -> str:
            return services.selection.add_criterion(work, self._mission_id, given)

        title = tr("Add criterion")
        RecordDialog(self.desk, "criterion", Words(title, title, title), write, parent=self).open()

    def _ready(self) -> None:
        sheet, free = self.table.model_.sheet, not self.desk.read_only
        chosen, current = set(self.chosen), self.current
        rows = [one for one in sheet.rows if one.id in chosen] if sheet else []
        for button in self.steps:
            button.setEnabled(free and bool(rows))
        self.back.setEnabled(free and any(one.decided for one in rows))
        waiting = [one for one in sheet.rows if str(one.then) == "waiting list"] if sheet else []
        self.up.setEnabled(free and any(one.id == current for one in waiting))
        self.promote_button.setEnabled(free and any(str(one.stage) == "waiting list" for one in waiting))
        self.release_button.setEnabled(free and bool(sheet and sheet.waiting))
        here = next((one for one in rows if one.id == current), None)
        criterion = self.table.model_.criterion(self.table.currentIndex().column()) if sheet else None
        self.remark.setEnabled(
            free and not self._views.currentIndex() and bool(here and criterion and criterion.id in here.own)
        )
        self._why.setText("; ".join([*map(tr, here.verdict.reasons), *judged(here)]) if here else "")
