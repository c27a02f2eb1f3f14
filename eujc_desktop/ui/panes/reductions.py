"""By how much the deposit and fee of a mission are less for some, and the rule by which deposits go back."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from eujc_desktop import services
from eujc_desktop.ui.dialogs.record_dialog import RecordDialog, Words, edit_record
from eujc_desktop.ui.dialogs.work_dialog import WorkDialog
from eujc_desktop.ui.grid_columns import Column
from eujc_desktop.ui.panes.pane import Do, GridPane, Listed
from eujc_desktop.ui.reduction_words import how_reduced
from eujc_desktop.ui.text import count, tr


class ReductionsPane(GridPane):
    """A line for each reduction; of several that fit somebody the greatest counts."""

    tables = frozenset({"reduction", "mission"})

    def __init__(self, dialog: WorkDialog, mission_id: str) -> None:
        lines = partial(count, "%n new line", "%n new lines")
        columns = (
            Column("reduction.of", tr("Of what"), 110),
            Column("reduction.given_for", tr("Given for"), 230),
            Column("reduction.value", tr("Which sizes or countries"), 280),
            Column("reduction.percent", tr("Percent less"), 110),
        )
        super().__init__(dialog, mission_id, Listed("reductions", tr("Reductions"), columns, adds=lines))
        does = [
            Do(tr("Add reduction…"), "plus", self.add, "Ctrl+N"),
            Do(tr("Remove"), "trash-2", self.remove),
            Do(tr("Rule of the mission…"), "settings", self.edit_rule),
        ]
        self.arrange(does)
        self.sums.setText(how_reduced())

    def add(self) -> None:
        """Ask for a reduction."""

        def write(work: Any, given: Mapping[str, object]) -> str:
            made: str = services.records.create(work, "reduction", {"mission_id": self.mission_id, **given})
            return made

        title = tr("Add a reduction")
        RecordDialog(self.desk, "reduction", Words(title, title, title), write, parent=self.dialog).open()

    def edit_rule(self) -> None:
        """The deposit, the fee and how refunds are worked out, as the mission has them."""
        code = getattr(self.desk.mission, "code", "")
        edit_record(self.desk, "mission", self.mission_id, code, self.dialog, section="Deposit and rules")
