"""The money of a mission: deposits, fees and instalments, the budget, and who pays less."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.panes.budget import BudgetPane
from eujc_desktop.ui.panes.deposits import DepositsPane
from eujc_desktop.ui.panes.pane import PanesDialog
from eujc_desktop.ui.panes.payments import PaymentsPane
from eujc_desktop.ui.panes.reductions import ReductionsPane
from eujc_desktop.ui.text import tr


class MoneyDialog(PanesDialog):
    """Each pane is a grid to work in like a spreadsheet; what is done to many is one step."""

    def __init__(self, desk: Desk, mission_id: str, parent: QWidget | None = None) -> None:
        super().__init__(desk, tr("Money"), 1380, 820, parent)
        self.deposits = DepositsPane(self, mission_id)
        self.payments = PaymentsPane(self, mission_id)
        self.budget = BudgetPane(self, mission_id)
        self.reductions = ReductionsPane(self, mission_id)
        panes = (
            ("deposits", tr("Deposits"), "landmark", self.deposits),
            ("payments", tr("Fees and instalments"), "calendar-days", self.payments),
            ("budget", tr("Budget"), "chart-column", self.budget),
            ("reductions", tr("Reductions and rule"), "settings", self.reductions),
        )
        self.take_panes(panes, tr("Money"), "money")
