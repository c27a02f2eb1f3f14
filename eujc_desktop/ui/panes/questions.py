"""The questions that a programme asks at the end of its missions, in English and Japanese."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from eujc_desktop import services
from eujc_desktop.fields.conditions import Condition
from eujc_desktop.ui.dialogs.record_dialog import RecordDialog, Words
from eujc_desktop.ui.dialogs.work_dialog import WorkDialog
from eujc_desktop.ui.grid_columns import Column, Filter
from eujc_desktop.ui.panes.pane import Do, GridPane, Listed
from eujc_desktop.ui.text import count, tr


class QuestionsPane(GridPane):
    """Those of the mission's programme; one that was answered stays, and can be no longer asked."""

    tables = frozenset({"question", "opinion", "mission"})

    def __init__(self, dialog: WorkDialog, mission_id: str) -> None:
        columns = (
            Column("question.text", tr("Question"), 360),
            Column("question.text_ja", tr("In Japanese"), 280),
            Column("question.scale", tr("Kind of answer"), 120),
            Column("question.about", tr("Asked about"), 190),
            Column("question.position", tr("Position"), 80),
            Column("question.retired", tr("No longer asked"), 130),
        )
        super().__init__(dialog, mission_id, Listed("questions", tr("Questions"), columns))
        does = [
            Do(tr("Add question…"), "plus", self.add, "Ctrl+N"),
            Do(tr("Usual questions"), "sparkles", self.begin_usual),
            Do(tr("Remove"), "trash-2", self.remove),
        ]
        self.arrange(does)
        self.sums.setText(tr("The questions belong to the programme: its other missions ask the same."))

    def begin(self) -> None:
        self.grid.load(None)
        self.read()

    def look(self, work: Any) -> Any:
        return [one.id for one in services.questions.listed(work, self.mission_id, asked=False)]

    def show_facts(self, facts: Any) -> None:
        asked = Condition("question.retired", "is not", True)  # noqa: FBT003
        self.grid.set_filters([
            Filter("own", tr("Of this programme"), only=frozenset(facts)),
            Filter("asked", tr("Asked"), (asked,)),
        ])  # fmt: skip
        if not self.grid.narrowed:
            self.grid.use_filters({"own"})

    def add(self) -> None:
        """Ask for a further question."""

        def write(work: Any, given: Mapping[str, object]) -> str:
            made: str = services.questions.add(work, self.mission_id, given)
            return made

        title = tr("Add a question")
        RecordDialog(self.desk, "question", Words(title, title, title), write, parent=self.dialog).open()

    def begin_usual(self) -> None:
        """Give the programme the usual questions."""
        begin = partial(services.questions.begin, mission_id=self.mission_id)
        self.do(tr("Usual questions"), begin, tr("Usual questions added"))

    def remove(self) -> None:
        """Take questions away that nobody has answered."""
        ids = self.chosen
        words = count("Remove %n question", "Remove %n questions", len(ids))
        done = count("%n question removed", "%n questions removed", len(ids))
        self.do(words, partial(services.questions.remove_all, question_ids=ids), done)
