"""The card written in the evening of a visit: rating by one key, notes, quotes, whether to come again, what follows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from eujc_desktop import services
from eujc_desktop.common.said import say_as
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import row
from eujc_desktop.ui.components.messages import InlineMessage
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.dialogs.fields_dialog import FieldsDialog
from eujc_desktop.ui.jobs import Job
from eujc_desktop.ui.line_model import Line, LineColumn
from eujc_desktop.ui.line_table import LineTable
from eujc_desktop.ui.text import tr

_WIDTH, _HIGH, _TALL, _EDGE = 720, 680, 118, 32


class DebriefDialog(FieldsDialog):
    """Writes the whole card as one step; Alt+1 to Alt+5 rate, Ctrl+Enter saves."""

    def __init__(self, desk: Desk, found: Any, parent: QWidget) -> None:
        self._found = found
        super().__init__(desk, tr("Debrief: {company}", company=found.company), tr("Save debrief"), parent, tall=True)
        self.setFixedWidth(min(_WIDTH, parent.window().width() - _EDGE))
        self.setMinimumHeight(min(_HIGH, parent.window().height() - _EDGE))
        fields = services.records.entity("visit").fields
        self.add(self.box(fields["rating"], tr("Alt+1 to Alt+5")), self.box(fields["invite_again"]))
        self.add(self.box(fields["invite_why"]))
        self.add(self.box(fields["notes"]))
        self.quotes = LineTable(tr("Quotes"), _quote_columns(), draft=True)
        self.steps = LineTable(tr("What follows"), _step_columns(), draft=True)
        for title, table in ((tr("Quotes"), self.quotes), (tr("What follows"), self.steps)):
            table.setFixedHeight(_TALL)
            table.lines.refused.connect(self._say)
            self.body.addWidget(row((label(title, "small", "second"), 1), table.tools()))
            self.body.addWidget(table)
        for name, value in found.values.items():
            self.fill(name, value)
        keys = ("words", "who", "may_quote")
        self.quotes.show_lines([Line(one.id, {key: getattr(one, key) for key in keys}) for one in found.quotes])
        for mark in range(1, 6):
            QShortcut(QKeySequence(f"Alt+{mark}"), self).activated.connect(partial(self.fill, "rating", mark))
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            save = QShortcut(QKeySequence(Qt.KeyboardModifier.ControlModifier | key), self)
            save.activated.connect(self.send)
        self.accept_button.setDefault(False)

    def given(self) -> dict[str, object]:
        """Every field as it stands there, also those that were emptied."""
        return {name: self.raw(name) for name in self.fields}

    def start(self, values: Mapping[str, object]) -> Job:
        write = partial(
            services.debriefs.write, visit_id=self._found.visit_id, values=values, quotes=self.quotes.drafted(),
            steps=self.steps.drafted(), today=date.today(),
        )  # fmt: skip
        return self.desk.office.do(self.windowTitle(), write)

    def _say(self, words: str) -> None:
        self.messages.show_messages([InlineMessage(tr("This was not taken"), words, "err")])


def _quote_columns() -> list[LineColumn]:
    fields = services.visit_lines.entity("visit_quote").fields
    shapes = (("words", 220, 3), ("who", 120, 1), ("may_quote", 110, 0))
    return [LineColumn(key, tr(fields[key].label), width, share, fields[key]) for key, width, share in shapes]


def _step_columns() -> list[LineColumn]:
    fields = services.records.entity("host_log").fields
    shapes = (
        ("next_step", 220, 3, tr("What")),
        ("who", 120, 1, tr(fields["who"].label)),
        ("next_on", 110, 0, tr(say_as("a day", "By"))),
    )
    return [LineColumn(key, title, width, share, fields[key]) for key, width, share, title in shapes]


def open_debrief(desk: Desk, visit_id: str, parent: QWidget) -> None:
    """Read what is noted of a visit and open its card."""
    read = partial(services.debriefs.of_visit, visit_id=visit_id)
    desk.office.ask(read, lambda found: DebriefDialog(desk, found, parent).open()).otherwise(desk.refuse)
