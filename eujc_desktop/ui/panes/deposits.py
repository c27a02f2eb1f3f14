"""The deposits of a mission: invoiced, paid, reminded, refunded, many at once; each sum explained beside."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication, QFileDialog

from eujc_desktop import services
from eujc_desktop.common.errors import Refused
from eujc_desktop.planning.money import in_words
from eujc_desktop.ui.components.messages import InlineMessage
from eujc_desktop.ui.dialogs.asking import AskDialog, fields_of
from eujc_desktop.ui.dialogs.work_dialog import WorkDialog
from eujc_desktop.ui.panes.deposit_panel import DepositPanel
from eujc_desktop.ui.panes.deposit_words import columns, filters, marks
from eujc_desktop.ui.panes.pane import Do, GridPane, Listed
from eujc_desktop.ui.text import count, told, tr


class DepositsPane(GridPane):
    """What is done is done to those selected, as one step; refunds are proposed, people decide."""

    tables = frozenset({"participation", "person", "organisation", "mission", "attendance", "reduction", "decision"})

    def __init__(self, dialog: WorkDialog, mission_id: str) -> None:
        self.sheet: Any = None
        self._told_of: frozenset[str] = frozenset()
        listed = Listed("deposits", tr("Deposits"), columns(self.account), hint=tr("Filter people"))
        super().__init__(dialog, mission_id, listed)
        self.panel = DepositPanel(self._decide, self.decide_by_hand)
        self.arrange(self._does(), self._more(), self.panel)
        self.grid.current_changed.connect(lambda _key: self._explain())
        self._explain()

    def _does(self) -> list[Do]:
        return [
            Do(tr("Invoice"), "file-text", self.invoice, "Ctrl+1"),
            Do(tr("Paid…"), "circle-check", self.pay, "Ctrl+2"),
            Do(tr("Remind…"), "mail", partial(self._remind, "deposit-reminder"), "Ctrl+3"),
            Do(tr("Refund as proposed"), "undo-2", self.accept, "Ctrl+4"),
            Do(tr("Refunded…"), "circle-check", self.refund, "Ctrl+5"),
            Do(tr("Bank statement…"), "landmark", self.paste_statement, "Ctrl+6"),
        ]

    def _more(self) -> list[Do | None]:
        return [
            Do(tr("Decide the refund by hand…"), "", self.decide_by_hand),
            Do(tr("Take the decision back"), "", self.undecide),
            Do(tr("Waive the deposit…"), "", self.waive),
            Do(tr("Pass the place on…"), "", self.pass_on),
            None,
            Do(tr("Report received…"), "", self.report_came),
            Do(tr("Remind of the report…"), "", partial(self._remind, "report-reminder")),
            None,
            Do(tr("Bank statement from a file…"), "", self.open_statement),
            Do(tr("Finance list as PDF…"), "", self.print_list),
            Do(tr("Finance list as Excel…"), "", self.save_list),
        ]

    def account(self, key: str) -> Any:
        """The account of a participation, None while it is not known."""
        return None if self.sheet is None else self.sheet.accounts.get(key)

    def look(self, work: Any) -> Any:
        return services.deposits.sheet(work, self.mission_id, date.today())

    def show_facts(self, facts: Any) -> None:
        first, self.sheet = self.sheet is None, facts
        self.grid.set_filters(filters(facts))
        if first and any(one.standing != "none" for one in facts.accounts.values()):
            self.grid.use_filters({"concerned"})
        self.grid.set_marks(marks(facts))
        self.grid.model_.say_again()
        self._tell_sums()
        self._tell_late()
        self._explain()

    def _tell_sums(self) -> None:
        sums, say_ = self.sheet.totals, partial(in_words, currency=self.sheet.currency)
        words = (
            tr("To be paid {sum}", sum=say_(sums.asked)),
            tr("paid {sum}", sum=say_(sums.paid)),
            tr("open {sum}", sum=say_(sums.open)),
            tr("to refund {sum}", sum=say_(sums.to_refund)),
            tr("refunded {sum}", sum=say_(sums.refunded)),
        )
        self.sums.setText("   ·   ".join(words))

    def _tell_late(self) -> None:
        """Unpaid places while somebody waits: who could have them."""
        late, waiting = self.sheet.of("late"), self.sheet.waiting
        if not late or not waiting or late == self._told_of:
            return
        self._told_of = late
        title = count("%n deposit is late", "%n deposits are late", len(late))
        body = tr("Next on the waiting list: {names}.", names=", ".join(waiting[: len(late)]))
        fixes: list[tuple[str, Callable[[], object]]] = [
            (tr("Show them"), lambda: self.grid.use_filters({"late"})),
            (tr("Pass the places on…"), partial(self._ask_to_pass_on, sorted(late))),
        ]
        self.messages.show_messages([InlineMessage(title, body, "warn", "clock", fixes, closable=True)])

    def _explain(self) -> None:
        account = self.account(self.grid.current_id)
        currency = self.sheet.currency if self.sheet is not None else "EUR"
        self.panel.show_account(account, currency, writes=not self.desk.read_only)

    # What is done

    def invoice(self) -> None:
        """Ask those selected for what they owe."""
        ids, today = self._concerned(lambda one: one.standing == "to invoice"), date.today()
        words = count("Invoice %n deposit", "Invoice %n deposits", len(ids))
        done = count("%n deposit invoiced", "%n deposits invoiced", len(ids))
        self.do(words, lambda work: services.deposits.invoice(work, self.mission_id, ids, today), done)

    def pay(self) -> None:
        """Ask on which day the sums came."""
        words = partial(count, "Mark %n deposit as paid", "Mark %n deposits as paid")
        done = partial(count, "%n deposit paid", "%n deposits paid")
        open_ = self._concerned(lambda one: one.paid.asked and not one.paid.paid)
        self.ask_day(tr("Deposit paid"), "participation.deposit_paid_on", words, done, services.deposits.paid, open_)

    def refund(self) -> None:
        """Ask on which day the refunds went out."""
        words = partial(count, "Mark %n deposit as refunded", "Mark %n deposits as refunded")
        done = partial(count, "%n deposit refunded", "%n deposits refunded")
        decided = self._concerned(lambda one: one.standing == "decided")
        self.ask_day(
            tr("Deposit refunded"), "participation.refund_on", words, done, services.deposits.refunded, decided
        )

    def report_came(self) -> None:
        """Ask on which day the reports came."""
        words = partial(count, "Mark %n report as received", "Mark %n reports as received")
        done = partial(count, "%n report received", "%n reports received")
        without = self._concerned(lambda one: one.report is None)
        self.ask_day(
            tr("Report received"), "participation.report_received", words, done, services.deposits.report_came, without
        )

    def accept(self) -> None:
        """Decide the refunds of those selected as they are proposed."""
        ready = self.sheet.proposed("ready") if self.sheet is not None else frozenset()
        ids, today = self._concerned(lambda one: one.id in ready), date.today()
        words = count("Decide %n refund", "Decide %n refunds", len(ids))
        done = count("%n refund decided", "%n refunds decided", len(ids))
        self.do(words, lambda work: services.deposits.accept(work, self.mission_id, ids, today), done)

    def undecide(self) -> None:
        """Take the decisions about those selected back."""
        ids = self._concerned(lambda one: one.paid.refund is not None and one.paid.refunded_on is None)
        words = count("Take %n refund back", "Take %n refunds back", len(ids))
        done = count("%n refund taken back", "%n refunds taken back", len(ids))
        self.do(words, lambda work: services.deposits.undecide(work, ids), done)

    def _decide(self, amount: Decimal, reason: str = "") -> None:
        account = self.account(self.grid.current_id)
        chosen = next((way.words for way in account.proposal.ways if way.amount == amount), "")
        why, key = reason or tr(chosen), account.id
        words, done = _decision(account.name)
        self.do(words, lambda work: services.deposits.decide(work, key, amount, why, date.today()), done)

    def decide_by_hand(self) -> None:
        """Ask for the sum that goes back, and why it is not the one proposed."""
        if (account := self.account(self.grid.current_id)) is None:
            return

        def write(values: Mapping[str, Any]) -> Any:
            amount, reason = values["refund"] or Decimal(0), values["refund_reason"] or ""
            words, done = _decision(account.name)
            decide = lambda work: services.deposits.decide(work, account.id, amount, reason, date.today())  # noqa: E731
            return self.write(words, decide, done)

        now = {"refund": account.paid.refund if account.paid.refund is not None else account.proposal.amount}
        fields = fields_of("participation", "refund", "refund_reason")
        title = tr("Refund to {name}", name=account.name)
        AskDialog(self.desk, title, tr("Decide"), fields, write, self.dialog, now=now).open()

    def waive(self) -> None:
        """Ask why those selected pay no deposit."""
        ids = self.chosen
        words = count("Waive %n deposit", "Waive %n deposits", len(ids))

        def write(values: Mapping[str, Any]) -> Any:
            reason = values["deposit_waived"] or ""
            done = count("%n deposit waived", "%n deposits waived", len(ids))
            return self.write(words, lambda work: services.deposits.waive(work, ids, reason), done)

        fields = fields_of("participation", "deposit_waived")
        AskDialog(self.desk, tr("Waive the deposit"), tr("Waive"), fields, write, self.dialog).open()

    def pass_on(self) -> None:
        """Offer the places of those selected to the next of the waiting list."""
        self._ask_to_pass_on(self.chosen)

    def _ask_to_pass_on(self, ids: Sequence[str]) -> None:
        """Say first what would be decided; nothing moves by itself."""
        names = ", ".join(one.name for one in map(self.account, ids) if one is not None)
        body = tr(
            "They are decided to have withdrawn, and as many of the waiting list to be selected. Both wait in the "
            "selection until they are released."
        )
        words = count("Pass %n place on", "Pass %n places on", len(ids))

        def go() -> None:
            done = count("%n place passed on", "%n places passed on", len(ids))
            pass_on = lambda work: services.deposits.pass_on(work, self.mission_id, ids, date.today())  # noqa: E731
            job = self.do(words, pass_on, done)
            job.then(lambda _n: self._offer_selection())

        question = InlineMessage(tr("Pass on the places of {names}?", names=names), body, "warn", "hourglass",
                             [(words, go), (tr("Leave it"), self.messages.clear)])  # fmt: skip
        self.messages.show_messages([question])

    def _offer_selection(self) -> None:
        fixes = [(tr("Open the selection…"), self._open_selection)]
        title = tr("The decisions wait in the selection.")
        self.messages.show_messages([InlineMessage(title, "", "info", fixes=fixes, closable=True)])

    def _open_selection(self) -> None:
        from eujc_desktop.ui.dialogs.selection import SelectionDialog

        selection = SelectionDialog(self.desk, self.mission_id, self.dialog)
        selection.finished.connect(self.messages.clear)
        selection.open()

    def _remind(self, letter: str) -> None:
        """Open the reminder for those selected; when it is marked as sent, the day is noted."""
        self.write_letter(letter, self.chosen)

    def paste_statement(self) -> None:
        """Look at the lines of a bank statement on the clipboard."""
        text = QApplication.clipboard().text()
        look = partial(services.statements.look, mission_id=self.mission_id, text=text)
        self.messages.clear()
        self.dialog.follow(self.desk.office.ask(look)).then(self._show_statement).otherwise(self._offer_file)

    def open_statement(self) -> None:
        """Look at the lines of a bank statement in a file."""
        services.imports.get_ready()
        folder = str(self.desk.memory.get("import.folder", ""))
        kinds = tr("Bank statements (*.csv *.txt *.tsv *.xlsx *.xlsm)")
        name, _ = QFileDialog.getOpenFileName(self.dialog, tr("Bank statement"), folder, kinds)
        if name:
            self.read_statement(Path(name))

    def read_statement(self, path: Path) -> None:
        """Look at the lines of a bank statement in this file."""
        self.messages.clear()
        look = partial(services.statements.look_in_file, mission_id=self.mission_id, path=path)
        job = self.desk.office.make(tr("Bank statement"), lambda works, progress: look(works, progress=progress))
        words = tr("Read {file}", file=path.name)
        self.dialog.follow(job, words).then(self._show_statement).otherwise(self.refuse)

    def _show_statement(self, looked: Any) -> None:
        from eujc_desktop.ui.dialogs.statement import StatementDialog

        StatementDialog(self.desk, looked, self.tell, self.dialog).open()

    def _offer_file(self, error: Exception) -> None:
        """Nothing that can be read is on the clipboard: the statement may be in a file."""
        if not isinstance(error, Refused):
            self.refuse(error)
            return
        fixes = [(tr("Open a file…"), self.open_statement)]
        refused = InlineMessage(told(error), tr(error.cure), "err", fixes=fixes, closable=True)
        self.messages.show_messages([refused])

    def print_list(self) -> None:
        """The finance list on paper."""
        from eujc_desktop.ui.dialogs.print_dialog import open_papers

        open_papers(self.desk, "finance", self.dialog)

    def save_list(self) -> None:
        """The finance list as a workbook."""
        from eujc_desktop.ui.dialogs.export_dialog import ExportDialog

        mission = self.desk.mission
        ExportDialog(self.desk, mission.id, mission.code, "finance", parent=self.dialog).open()

    def _concerned(self, about: Callable[[Any], object]) -> list[str]:
        """Of those selected the ones that a step is about, so that its name says how many; all where it is none."""
        chosen = self.chosen
        accounts = {key: self.account(key) for key in chosen}
        return [key for key, one in accounts.items() if one is not None and about(one)] or chosen


def _decision(name: str) -> tuple[str, str]:
    """What the step is called that decides somebody's refund, and what is said when it is done."""
    return tr("Refund to {name}", name=name), tr("Refund to {name} decided", name=name)
