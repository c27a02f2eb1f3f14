"""The money of a mission in its window: deposits paid and refunded, a statement pasted, the budget typed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from sqlalchemy import select

from eujc_desktop import services
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.participation import Participation
from eujc_desktop.ui.components.table_cells import ALARM
from eujc_desktop.ui.dialogs.asking import AskDialog
from eujc_desktop.ui.dialogs.record_dialog import RecordDialog
from eujc_desktop.ui.dialogs.selection import SelectionDialog
from eujc_desktop.ui.dialogs.statement import StatementDialog
from eujc_desktop.ui.panes.money import MoneyDialog
from eujc_desktop.ui.text import language
from tests.ui.house import House, also_in_japanese, button, nameless, press

Key = Qt.Key


def over(work) -> None:
    """The mission lies a year back, attended and reported of; one paid twice, one nothing."""
    mission = work.session.scalars(select(Mission).where(Mission.code == "WCM-2027")).one()
    first, last = date(2025, 3, 17), date(2025, 3, 21)
    mission.first_day, mission.last_day, mission.deposit_due = first, last, date(2025, 2, 5)
    going = select(Participation).where(Participation.mission_id == mission.id, Participation.stage == "confirmed")
    parts = [part for part in work.session.scalars(going.order_by(Participation.id)) if str(part.role) == "participant"]
    other = select(Participation).where(Participation.mission_id == mission.id, Participation.stage != "confirmed")
    work.session.scalars(other.order_by(Participation.id)).first().stage = "waiting list"
    for at, part in enumerate(parts):
        part.deposit_due, part.report_received = date(2025, 2, 5), date(2025, 4, 1)
        part.deposit_invoiced, part.deposit_reference = Decimal(1000), f"WCM27-{at + 1:03}"
        part.deposit_paid = Decimal(2000) if at == 0 else Decimal(1000) if at > 1 else None
        codes = {(part.id, first.replace(day=17 + day)): "A" if at == 2 and day == 4 else "P" for day in range(5)}
        services.attendance.mark(work, codes)


def opened(house: House) -> MoneyDialog:
    house.works.run("Over", over)
    house.tab("participants")
    house.run("money")
    (dialog,) = house.window.findChildren(MoneyDialog)
    return dialog


def rows_of(grid: Any) -> list[Any]:
    return [grid.model_.values(key) for key in grid.model_.ids]


def asked(dialog: QDialog) -> AskDialog:
    return dialog.findChildren(AskDialog)[-1]


@also_in_japanese
def test_deposits_are_worked_through_by_keys(filled: House) -> None:
    dialog = opened(filled)
    pane = dialog.deposits
    assert nameless(dialog) == []
    accounts = pane.sheet.accounts
    assert "paid EUR" in pane.sums.text()
    (late,) = pane.sheet.of("late")
    pane.grid.use_filters({"late"})
    filled.idle()
    assert list(pane.grid.model_.ids) == [late]

    pane.grid.use_filters(set())
    filled.idle()
    twice = next(key for key in pane.sheet.of("above"))
    pane.grid.select(twice)
    filled.idle()
    button(dialog, "Refund as proposed: EUR 2,000").click()
    filled.idle()
    assert filled.undone() == f"Refund to {accounts[twice].name}"
    assert pane.sheet.accounts[twice].standing == "decided"

    missed = next(key for key, one in pane.sheet.accounts.items() if one.proposal.amount == Decimal(800))
    pane.grid.select(missed)
    filled.idle()
    button(dialog, "Decide by hand…").click()
    ask = asked(dialog)
    ask.fill("refund", Decimal(900))
    ask.send()
    filled.idle()
    assert ask.messages.titles() == ["This is not the sum proposed."]
    ask.fill("refund_reason", "Ill with a certificate")
    ask.send()
    filled.idle()
    assert pane.sheet.accounts[missed].paid.refund == Decimal(900)

    pane.grid.view.selectAll()
    button(dialog, "Refund as proposed").click()
    filled.idle()
    assert not pane.sheet.proposed("ready")
    decided = len(pane.sheet.of("decided"))
    button(dialog, "Refunded…").click()
    asked(dialog).send()
    filled.idle()
    assert pane.sheet.totals.to_refund == 0
    assert filled.undone() == f"Mark {decided} deposits as refunded", "of those selected, those it was about"
    assert button(dialog, "Undo")
    filled.run("undo")
    assert pane.sheet.totals.to_refund > 0
    dialog.accept()
    filled.idle()


def test_a_statement_is_pasted_and_an_unpaid_place_passed_on(filled: House, tmp_path: Path) -> None:
    dialog = opened(filled)
    pane = dialog.deposits
    (late,) = pane.sheet.of("late")
    reference = filled.works.read(lambda work: work.get(Participation, late).deposit_reference)
    QApplication.clipboard().setText(f"03/02/2025\tSEPA {reference} AT611904300234573201\t1.000,00\nRent\t-50,00")
    pane.paste_statement()
    filled.idle()
    (statement,) = dialog.findChildren(StatementDialog)
    assert nameless(statement) == []
    assert [key for key, _line in statement.taken] == [f"deposit:{late}"]
    statement.reject()
    filled.idle()
    assert pane.sheet.accounts[late].standing == "late", "nothing is written before it is asked for"

    pane.grid.select(late)
    pane.pass_on()
    button(dialog, "Pass 1 place on").click()
    filled.idle()
    button(dialog, "Open the selection…").click()
    filled.idle()
    dialog.findChild(SelectionDialog).reject()
    filled.idle()
    assert pane.messages.titles() == [], "what was to be looked at has been"
    sheet = filled.works.read(lambda work: services.selection.sheet(work, pane.mission_id))
    assert {row.id: str(row.decided) for row in sheet.rows}[late] == "withdrawn"
    assert sum(str(row.decided) == "selected" for row in sheet.rows) == 1

    pane.paste_statement()
    filled.idle()
    statement = dialog.findChildren(StatementDialog)[-1]
    statement.write()
    filled.idle()
    assert pane.sheet.accounts[late].standing == "paid"
    QApplication.clipboard().setText("nothing")
    pane.paste_statement()
    filled.idle()
    QApplication.clipboard().clear()
    assert pane.messages.titles() == ["No line with a sum is on the clipboard."]
    assert button(dialog, "Open a file…")
    file = tmp_path / "statement.csv"
    file.write_bytes(f"Buchung;Zweck;Soll;Haben;Währung\n03.02.2025;Müller {reference};;982,50;EUR".encode("cp1252"))
    pane.read_statement(file)
    filled.idle()
    statement = dialog.findChildren(StatementDialog)[-1]
    assert not statement.taken, "it is paid already, and less came: nothing is ticked"
    file.write_bytes(b"%PDF-1.7")
    pane.read_statement(file)
    filled.idle()
    assert pane.messages.titles() == ["“statement.csv” is a PDF, not a list."]
    dialog.accept()
    filled.idle()


def test_a_budget_is_pasted_and_counts_yen_by_the_fixed_rate(filled: House, tmp_path: Path) -> None:
    dialog = opened(filled)
    dialog.show_pane("budget")
    filled.idle()
    pane = dialog.budget
    lines = ("What\tCategory\tCurrency\tPlanned\tActual", "Coach\tCoaches and trains\tJPY\t330,000\t363,000",
             "Reception\tMeals and receptions\tEUR\t1000\t900")  # fmt: skip
    QApplication.clipboard().setText("\n".join(lines))
    press(pane.grid.view, Key.Key_V, held=Qt.KeyboardModifier.ControlModifier)
    pane.grid.clipboard.paste()
    filled.idle()
    QApplication.clipboard().clear()
    button(dialog, "Write all").click()
    filled.idle()
    assert pane.grid.model_.rowCount() == 2
    assert "fix a rate" in pane.heads.text()
    pane.fix_rate()
    asked(dialog).fill("yen_rate", Decimal(165))
    asked(dialog).send()
    filled.idle()
    assert (pane.sheet.costs.planned, pane.sheet.costs.actual) == (Decimal(3000), Decimal(3100))
    assert pane.told.text() == "Costs EUR 3,100 of EUR 3,000 planned: EUR 100 over budget"
    assert pane.heads.text().startswith("For each of 24 heads EUR 129.17 of EUR 125 planned")
    table = pane.table.model_
    assert [table.index(row, 3).data(ALARM) for row in range(table.rowCount())] == ["More than planned", ""]
    pane.save_to(tmp_path / "budget.xlsx")
    filled.idle()
    _lines, sums = openpyxl.load_workbook(tmp_path / "budget.xlsx")
    title, heads, category = {
        "en": ("Sums", ("Planned (EUR)", "Actual (EUR)", "Difference", "Planned for each head", "Actual for each head"),
               "Coaches and trains"),
        "ja": ("合計", ("予定（ユーロ）", "実績（ユーロ）", "差", "1人あたりの予定", "1人あたりの実績"),
               "専用バス・列車"),
    }[language()]  # fmt: skip
    (_category, *said), first, *_others = sums.values
    assert (sums.title, tuple(said)) == (title, heads)
    assert first == (category, 2000, 2200, 200, 83.33, 91.67)

    dialog.show_pane("payments")
    filled.idle()
    dialog.payments.lay_out()
    ask = asked(dialog)
    for name, value in (
        ("amount", Decimal(8200)),
        ("number", 4),
        ("participation_id", dialog.payments._facts[2][0][0]),
    ):
        ask.fill(name, value)
    ask.send()
    filled.idle()
    assert dialog.payments.sums.text() == "To trainees EUR 8,200, paid EUR 0, open EUR 8,200"
    assert dialog.payments.table.isHidden(), "what goes to trainees no company owes"
    dialog.show_pane("reductions")
    filled.idle()
    assert nameless(dialog) == []
    rule_and_reductions(dialog, filled)


def rule_and_reductions(dialog: MoneyDialog, filled: House) -> None:
    """A rule with a long text, and a reduction for whom there is."""
    dialog.reductions.edit_rule()
    filled.idle()
    rule = dialog.reductions.findChildren(RecordDialog) or dialog.findChildren(RecordDialog)
    editor = rule[-1].boxes["refund_rule"].editor
    assert editor.height() == editor.maximumHeight(), "the lines of a long text are not squeezed into one"
    rule[-1].reject()
    dialog.reductions.add()
    (asking,) = (each for each in dialog.findChildren(RecordDialog) if each.isVisible())
    asking.fill("value", "SME、Italie, Atlantis")
    asking.fill("percent", 20)
    asking.send()
    assert asking.isVisible(), "what is no size and no country would never fit"
    asking.fill("value", "SME、Italie")
    asking.send()
    filled.idle()
    assert [row["reduction.value"] for row in rows_of(dialog.reductions.grid)] == ["sme, Italy"]
    dialog.accept()
    filled.idle()
