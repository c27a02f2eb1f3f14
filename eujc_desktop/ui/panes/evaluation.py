"""The evaluation of a mission: forms typed in, what they say together, and the questions."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.panes.means import MeansPane
from eujc_desktop.ui.panes.opinions import OpinionsPane
from eujc_desktop.ui.panes.pane import PanesDialog
from eujc_desktop.ui.panes.questions import QuestionsPane
from eujc_desktop.ui.text import tr


class EvaluationDialog(PanesDialog):
    """From paper to the report."""

    def __init__(self, desk: Desk, mission_id: str, parent: QWidget | None = None) -> None:
        super().__init__(desk, tr("Evaluation"), 1320, 800, parent)
        self.entry = OpinionsPane(self, mission_id)
        self.means = MeansPane(self, mission_id)
        self.questions = QuestionsPane(self, mission_id)
        panes = (
            ("entry", tr("Forms"), "keyboard", self.entry),
            ("means", tr("Results"), "chart-column", self.means),
            ("questions", tr("Questions"), "list-checks", self.questions),
        )
        self.take_panes(panes, tr("Evaluation"), "evaluation")
