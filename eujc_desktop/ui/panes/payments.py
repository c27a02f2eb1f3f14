"""Fees of large firms and instalments of trainees: what is due when, and what has come or gone out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any

from eujc_desktop import services
from eujc_desktop.fields.conditions import Condition
from eujc_desktop.planning.money import in_words
from eujc_desktop.ui.dialogs.asking import AskDialog, fields_of
from eujc_desktop.ui.dialogs.work_dialog import WorkDialog
from eujc_desktop.ui.grid_columns import Column, Filter, Mark
from eujc_desktop.ui.mission_words import LATE
from eujc_desktop.ui.panes.pane import Do, GridPane, Listed
from eujc_desktop.ui.text import count, tr


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
        self.arrange(does)

    def look(self, work: Any) -> Any:
        today = date.today()
        people = services.payments.people(work, self.mission_id)
        late = services.payments.late(work, self.mission_id, today)
        return services.payments.sums(work, self.mission_id, today), late, people

    def show_facts(self, facts: Any) -> None:
        self._facts = facts
        sums, late, _people = facts
        paid = Condition("payment.paid", "empty")
        self.grid.set_filters([
            Filter("open", tr("Not paid yet"), (paid,)),
            Filter("late", tr(LATE), only=frozenset(late), tone="err", icon="clock"),
            Filter("fee", tr("Fees"), (Condition("payment.sort", "any of", ("fee",)),)),
            Filter("instalment", tr("Instalments"), (Condition("payment.sort", "any of", ("grant", "host")),)),
        ])  # fmt: skip
        self.grid.set_marks({(key, "payment.due"): Mark("err", tr(LATE)) for key in late})
        told = [
            tr("Due {due}, paid {paid}, open {open}", due=in_words(one.due, one.currency),
               paid=in_words(one.paid, one.currency), open=in_words(one.due - one.paid, one.currency))
            for one in sums
        ]  # fmt: skip
        self.sums.setText("   ·   ".join(told) or tr("Nothing is due yet."))

    def add_fees(self) -> None:
        """List the fees that large firms owe."""
        add = partial(services.payments.add_fees, mission_id=self.mission_id, today=date.today())
        self.do(tr("Add fees of large firms"), add)

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
            return self.desk.office.do(
                words, lambda work: services.payments.add_instalments(work, self.mission_id, ids, plan)
            )

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
            words = count("%n payment made", "%n payments made", len(ids))
            return self.desk.office.do(words, lambda work: services.payments.paid(work, ids, day))

        fields = fields_of("payment", "paid_on")
        now = {"paid_on": date.today()}
        AskDialog(self.desk, tr("Paid"), tr("Note it"), fields, write, self.dialog, now=now).open()


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
