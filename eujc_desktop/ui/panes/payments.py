"""Fees of large firms and instalments of trainees: what is due when, and what has come or gone out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from eujc_desktop import services
from eujc_desktop.common.said import say_as
from eujc_desktop.fields.conditions import Condition
from eujc_desktop.planning.money import in_words
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import column
from eujc_desktop.ui.dialogs.asking import AskDialog, fields_of
from eujc_desktop.ui.dialogs.work_dialog import WorkDialog
from eujc_desktop.ui.figure_table import FigureTable, Head
from eujc_desktop.ui.grid_columns import Column, Filter, Mark
from eujc_desktop.ui.mission_words import LATE
from eujc_desktop.ui.panes.pane import Do, GridPane, Listed
from eujc_desktop.ui.text import count, tr
from eujc_desktop.ui.theme import theme

_OPEN = say_as("of a sum", "Open")


class PaymentsPane(GridPane):
    """A line for each sum; instalments are laid out for those selected in the Deposits, or for everybody who goes."""

    tables = frozenset({"payment", "participation", "person", "organisation", "mission"})

    def __init__(self, dialog: WorkDialog, mission_id: str) -> None:
        listed = Listed("payments", tr("Fees and instalments"), _columns(), hint=tr("Filter people"))
        super().__init__(dialog, mission_id, listed)
        self._facts: Any = None
        does = [
            Do(tr("Add fees of large firms"), "plus", self.add_fees, "Ctrl+1"),
            Do(tr("Lay out instalments…"), "calendar-plus", self.lay_out, "Ctrl+2"),
            Do(tr("Paid…"), "circle-check", self.pay, "Ctrl+3"),
            Do(tr("Remove"), "trash-2", self.remove),
            Do(tr("Save as Excel…"), "file-spreadsheet", self.grid.export),
        ]
        self.table = FigureTable(tr("Balance by company"))
        self.none = label(tr("No company owes anything here."), "small", "muted", wrap=True)
        side = column(label(tr("Balance by company"), "small", "muted"), self.none, self.table, "stretch",
                      margins=(12, 12, 12, 12))  # fmt: skip
        side.setMinimumWidth(theme.wide(400))
        self.arrange(does, side=side)

    def look(self, work: Any) -> Any:
        today = date.today()
        people = services.payments.people(work, self.mission_id)
        stand = services.payments.standings(work, self.mission_id, today)
        sums = services.payments.sums(work, self.mission_id, today)
        return sums, stand, people, services.payments.balances(work, self.mission_id, today)

    def show_facts(self, facts: Any) -> None:
        self._facts = facts
        sums, stand, _people, balances = facts
        self.grid.set_filters([
            Filter("open", tr("Not paid yet"), only=stand.open),
            Filter("late", tr(LATE), only=stand.late, tone="err", icon="clock"),
            Filter("odd", tr("Odd sums"), only=frozenset(stand.odd), tone="warn", icon="circle-alert"),
            Filter("fee", tr("Fees"), (Condition("payment.sort", "any of", ("fee",)),)),
            Filter("instalment", tr("Instalments"), (Condition("payment.sort", "any of", ("grant", "host")),)),
        ])  # fmt: skip
        late = {(key, "payment.due"): Mark("err", tr(LATE)) for key in stand.late}
        odd = {(key, "payment.paid"): Mark("warn", tr(words)) for key, words in stand.odd.items()}
        self.grid.set_marks(late | odd)
        self.sums.setText("   ·   ".join(map(_told, sums)) or tr("Nothing is due yet."))
        self._show_balances(balances)

    def _show_balances(self, balances: Sequence[Any]) -> None:
        """What each company owes and has paid; what is late is red."""
        heads = [Head(tr("Company"), "text"), Head(tr("Paid")), Head(tr(_OPEN))]
        rows = [(one.company, *(tr(in_words(sum_, one.currency)) for sum_ in (one.paid, one.open))) for one in balances]
        alarms = {(at, len(heads) - 1): tr(LATE) for at, one in enumerate(balances) if one.late}
        self.table.show_rows(heads, rows, widths=(0, 100, 120), alarms=alarms)
        self.table.keep_whole(14)
        self.table.setVisible(bool(rows))
        self.none.setVisible(not rows)

    def add_fees(self) -> None:
        """List the fees that large firms owe."""
        add = partial(services.payments.add_fees, mission_id=self.mission_id, today=date.today())
        self.do(tr("Add fees of large firms"), add, tr("Fees of large firms added"))

    def lay_out(self) -> None:
        """Ask for a schedule, and lay it out for one trainee or all."""
        people = self._facts[2] if self._facts else []
        fields = {
            one.name: one for one in fields_of("payment", "participation_id", "sort", "amount", "currency", "due")
        }
        more = services.payments.schedule_fields()

        def write(values: Mapping[str, Any]) -> Any:
            ids = [values["participation_id"]] if values["participation_id"] else [key for key, _name in people]
            plan = services.payments.Schedule(
                str(values["sort"]), values["amount"], str(values["currency"]), values["number"] or 0,
                values["due"] or date.today(), values["months"] or 0,
            )  # fmt: skip
            words = count("Lay out instalments of %n person", "Lay out instalments of %n people", len(ids))
            done = count("Instalments of %n person laid out", "Instalments of %n people laid out", len(ids))
            lay_out = partial(services.payments.add_instalments, mission_id=self.mission_id, ids=ids, plan=plan)
            return self.write(words, lay_out, done)

        ordered = [services.payments.for_whom(), fields["sort"], fields["amount"], fields["currency"], *more[:1],
                   fields["due"], *more[1:]]  # fmt: skip
        begins = next((row.first_day for row in self.desk.missions or () if row.id == self.mission_id), date.today())
        now = {"sort": "grant", "number": 1, "months": 1, "due": max(begins, date.today())}
        AskDialog(self.desk, tr("Lay out instalments"), tr("Lay out"), ordered, write, self.dialog, now=now,
                  choices={"participation_id": people}).open()  # fmt: skip

    def pay(self) -> None:
        """Ask on which day the sums selected were paid."""
        ids = self.chosen

        def write(values: Mapping[str, Any]) -> Any:
            day = values["paid_on"] or date.today()
            words = count("Mark %n payment as made", "Mark %n payments as made", len(ids))
            done = count("%n payment made", "%n payments made", len(ids))
            return self.write(words, lambda work: services.payments.paid(work, ids, day), done)

        fields = fields_of("payment", "paid_on")
        now = {"paid_on": date.today()}
        AskDialog(self.desk, tr("Paid"), tr("Note it"), fields, write, self.dialog, now=now).open()


def _told(one: Any) -> str:
    """What payments in one currency come to."""
    values = {name: in_words(getattr(one, name), one.currency) for name in ("due", "paid", "open")}
    words = tr("To trainees {due}, paid {paid}, open {open}", **values)
    return words if one.out else tr("Due {due}, paid {paid}, open {open}", **values)


def _columns() -> tuple[Column, ...]:
    name = ("person.given_name", "person.native_name")
    return (
        Column("person.family_name", tr("Name"), 180, "name", keys=name, fixed=True),
        Column("organisation.name", tr("Company"), 140, fixed=True),
        Column("payment.sort", tr("For what"), 186, "chip", lambda sort: "info" if sort == "fee" else "teal"),
        Column("payment.title", tr("Instalment"), 90),
        Column("payment.amount", tr("Sum"), 96),
        Column("payment.currency", tr("Currency"), 80),
        Column("payment.due", tr("Due"), 116),
        Column("payment.paid", tr("Paid"), 96),
        Column("payment.paid_on", tr("Paid on"), 110),
        Column("payment.invoice", tr("Invoice no."), 100),
        Column("payment.reference", tr("Reference"), 110),
        Column("payment.note", tr("Note"), 180),
    )
