"""The budget of a mission: lines typed or pasted, in euro by a fixed rate, with the sums by category beside."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog

from eujc_desktop import services
from eujc_desktop.common.files import write_atomic
from eujc_desktop.planning.budget import for_each
from eujc_desktop.planning.money import in_words, whole
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import column
from eujc_desktop.ui.dialogs.asking import AskDialog, fields_of
from eujc_desktop.ui.dialogs.work_dialog import WorkDialog
from eujc_desktop.ui.figure_table import FigureTable, Head
from eujc_desktop.ui.grid_columns import Column, Mark, Row
from eujc_desktop.ui.panes.pane import Do, GridPane, Listed
from eujc_desktop.ui.text import count, numerals, paper_language, tr
from eujc_desktop.ui.theme import theme

_DIFFERENCE = "~difference"


class BudgetPane(GridPane):
    """What has come to more than planned is red; yen count once a rate is fixed."""

    tables = frozenset({"cost_line", "mission", "participation"})

    def __init__(self, dialog: WorkDialog, mission_id: str) -> None:
        self.sheet: Any = None
        lines = partial(count, "%n new line", "%n new lines")
        super().__init__(dialog, mission_id, Listed("budget", tr("Budget"), self._columns(), adds=lines))
        self.table = FigureTable(tr("Sums by category"))
        self.told = label("", "strong", wrap=True, tabular=True)
        self.heads = label("", "small", "second", wrap=True)
        side = column(label(tr("In euro"), "small", "muted"), self.table, self.told, self.heads, "stretch",
                      margins=(12, 12, 12, 12))  # fmt: skip
        side.setMinimumWidth(400)
        does = [
            Do(tr("Add line"), "plus", self.add, "Ctrl+N"),
            Do(tr("Remove"), "trash-2", self.remove),
            Do(tr("Rate…"), "refresh-cw", self.fix_rate),
            Do(tr("Save as Excel…"), "file-spreadsheet", self.save, "Ctrl+S"),
        ]
        self.arrange(does, side=side)

    def _columns(self) -> tuple[Column, ...]:
        def euro(row: Row, name: str) -> Decimal | None:
            line = self.sheet.lines.get(row["id"]) if self.sheet is not None else None
            return getattr(line, name) if line is not None else None

        def difference(row: Row) -> Decimal | None:
            planned, actual = euro(row, "planned"), euro(row, "actual")
            return None if actual is None else actual - (planned or 0)

        def derived(key: str, title: str, worth: Any) -> Column:
            return Column(key, title, 104, show=lambda row: _figure(worth(row)), fixed=True, right=True)

        return (
            Column("cost.title", tr("What"), 176),
            Column("cost.category", tr("Category"), 136),
            Column("cost.currency", tr("Currency"), 72),
            Column("cost.planned", tr("Planned"), 84),
            Column("cost.per_head", tr("For each head"), 104),
            Column("cost.actual", tr("Actual"), 84),
            derived(_DIFFERENCE, tr("Difference"), difference),
            derived("~planned", tr("Planned (EUR)"), partial(euro, name="planned")),
            derived("~actual", tr("Actual (EUR)"), partial(euro, name="actual")),
            Column("cost.supplier", tr("Supplier"), 120, shown=False),
            Column("cost.invoice", tr("Invoice no."), 100, shown=False),
            Column("cost.note", tr("Note"), 180),
        )

    def look(self, work: Any) -> Any:
        return services.budget.sheet(work, self.mission_id)

    def show_facts(self, facts: Any) -> None:
        self.sheet = facts
        why = tr("More than planned")
        self.grid.set_marks({(key, _DIFFERENCE): Mark("err", why) for key, line in facts.lines.items() if line.over})
        self.grid.model_.say_again()
        names = services.records.entity("cost_line").fields["category"].kind
        heads = [
            Head(tr("Category"), "text"),
            Head(tr("Planned")),
            Head(tr("Actual")),
            Head(tr("Difference"), "change"),
        ]
        rows = [_row(tr(names.format(key)), one) for key, one in facts.categories.items()]
        alarms = {(at, len(heads) - 1): why for at, key in enumerate(facts.categories) if key in facts.over}
        self.table.show_rows(heads, rows, widths=(0, 72, 72, 96), alarms=alarms)
        self.table.keep_whole(14)
        self._tell(facts)

    def _tell(self, facts: Any) -> None:
        costs, income = facts.costs, facts.income
        words = tr("Costs {actual} of {planned} planned", actual=in_words(costs.actual, "EUR"),
                   planned=in_words(costs.planned, "EUR"))  # fmt: skip
        if costs.over:
            words = tr("{words}: {sum} over budget", words=words, sum=in_words(costs.actual - costs.planned, "EUR"))
        self.told.setText(words)
        theme.restyle(self.told, "role", "err" if costs.over else "")
        parts = []
        if facts.heads:
            planned, actual = (in_words(for_each(sum_, facts.heads) or Decimal(0), "EUR") for sum_ in costs[:2])
            parts.append(
                tr("For each of {n} heads {actual} of {planned} planned", n=facts.heads, actual=actual, planned=planned)
            )
        if income.planned or income.actual:
            left = in_words((income.actual or income.planned) - (costs.actual or costs.planned), "EUR")
            parts.append(tr("Income less costs: {sum}", sum=left))
        if costs.unknown + income.unknown:
            parts.append(tr("Lines in yen are not counted: fix a rate first."))
        elif facts.yen_rate:
            parts.append(tr("{rate} yen for one euro", rate=f"{facts.yen_rate.normalize():f}"))
        self.heads.setText("\n".join(parts))
        self.sums.setText(tr("Cells copied from a spreadsheet are pasted as lines; Ctrl+D fills down."))

    def add(self) -> None:
        """A further line, with the keyboard in it."""
        words = tr("Add a budget line")
        add = partial(services.budget.add, mission_id=self.mission_id, title=tr("New line"))
        self.desk.office.do(words, add).then(self.grid.select).otherwise(self.refuse)

    def fix_rate(self) -> None:
        """Ask for the rate by which yen are counted."""
        now = {"yen_rate": self.sheet.yen_rate if self.sheet is not None else None}

        def write(values: Mapping[str, Any]) -> Any:
            change = partial(services.records.change, table="mission", record_id=self.mission_id, given=dict(values))
            return self.write(tr("Fix the rate of the yen"), change, tr("Rate of the yen fixed"))

        fields = fields_of("mission", "yen_rate")
        AskDialog(self.desk, tr("Rate of the yen"), tr("Fix it"), fields, write, self.dialog, now=now).open()

    def save(self) -> None:
        """Ask where to, and write lines and sums as a workbook."""
        code = getattr(self.desk.mission, "code", "")
        proposed = str(Path(self.desk.paper_folder) / f"{code}_budget_{date.today().isoformat()}.xlsx")
        kind = tr("Excel workbook (*.xlsx)")
        chosen, _ = QFileDialog.getSaveFileName(self.dialog, tr("Save the budget"), proposed, kind)
        if chosen:
            self.desk.remember_paper_folder(Path(chosen).parent)
            self.save_to(Path(chosen))

    def save_to(self, path: Path) -> None:
        """Write the workbook to a file."""
        make = partial(services.budget.workbook, mission_id=self.mission_id, made=date.today(),
                       language=paper_language())  # fmt: skip
        job = self.dialog.follow(self.desk.office.ask(lambda work: write_atomic(path, make(work))))
        job.then(lambda _path: self.dialog.notices.toast(tr("{file} written", file=path.name))).otherwise(self.refuse)


def _figure(amount: Decimal | None) -> str:
    return "" if amount is None else numerals(f"{amount:,}".removesuffix(".00"))


def _row(words: str, one: Any) -> tuple[Any, ...]:
    return words, *(float(whole(sum_)) for sum_ in (one.planned, one.actual, one.actual - one.planned))
