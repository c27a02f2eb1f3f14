"""The first run: no wizard, but three ways to start and the programmes to start from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from eujc_desktop.ui.components.cards import StartCard, TemplateCard
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.messages import InlineMessage, MessageSlot
from eujc_desktop.ui.text import tr

_WIDTH, _COLUMNS = 980, 3


class Template(NamedTuple):
    """A programme to start a mission from; `start` is called when its card is pressed."""

    title: str
    text: str
    note: str
    icon: str
    tone: str
    start: Callable[[], object]


class FirstRun(QScrollArea):
    """Sample, Excel list, file; under them the templates; at the end where backups go."""

    def __init__(
        self,
        sample: Callable[[], object],
        bring_in: Callable[[], object],
        open_file: Callable[[], object],
        templates: Sequence[Template] = (),
        backups: str = "",
    ) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(tr("Start with a mission"))
        middle, self._column = _middle()
        self.setWidget(middle)
        self.messages = MessageSlot()
        self._column.addWidget(label(tr("Start with a mission"), "display"))
        told = tr("Everything is kept in one file on this computer. Nothing is sent anywhere.")
        self._column.addWidget(label(told, "body", "second"))
        self._column.addWidget(self.messages)
        self._column.addSpacing(8)
        self._column.addLayout(_starts(sample, bring_in, open_file))
        self._column.addSpacing(16)
        self._column.addWidget(label(tr("New mission from a programme template"), "sub"))
        self._grid = QGridLayout()
        self._grid.setSpacing(10)
        self._column.addLayout(self._grid)
        self.show_templates(templates)
        if backups:
            self._column.addSpacing(10)
            said = tr("One copy a day and more while you work. The last ones are kept for 35 days.")
            title = tr("Backups go to {folder}", folder=backups)
            self._column.addWidget(InlineMessage(title, said, "info", "hard-drive"))
        self._column.addStretch(1)

    def show_templates(self, templates: Sequence[Template]) -> None:
        """The programmes to choose from."""
        for place in range(self._grid.count() - 1, -1, -1):
            item = self._grid.takeAt(place)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        for place, template in enumerate(templates):
            card = TemplateCard(
                template.icon, template.tone, template.title, template.text, template.note, template.start
            )
            self._grid.addWidget(card, place // _COLUMNS, place % _COLUMNS)
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(column, 1)


def _middle() -> tuple[QWidget, QVBoxLayout]:
    """A column in the middle of a page."""
    page = QWidget()
    across = QHBoxLayout(page)
    holder = QWidget()
    holder.setMaximumWidth(_WIDTH)
    across.addStretch(1)
    across.addWidget(holder, 100)
    across.addStretch(1)
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 34, 0, 24)
    column.setSpacing(10)
    column.setAlignment(Qt.AlignmentFlag.AlignTop)
    return page, column


def _starts(
    sample: Callable[[], object], bring_in: Callable[[], object], open_file: Callable[[], object]
) -> QHBoxLayout:
    cards = (
        StartCard(
            "sparkles",
            tr("Look around in the sample"),
            tr("A full two-week mission with invented people and hosts. Delete it later."),
            tr("Enter"),
            sample,
            accent=True,
        ),
        StartCard(
            "file-spreadsheet",
            tr("Bring in an Excel list"),
            tr("Applications or an old roster become participants; you check each row first."),
            "Ctrl+I",
            bring_in,
        ),
        StartCard(
            "folder-open",
            tr("Open a mission file"),
            tr("Continue with a database from a colleague or a backup."),
            "Ctrl+O",
            open_file,
        ),
    )
    layout = QHBoxLayout()
    layout.setSpacing(12)
    for card in cards:
        layout.addWidget(card, 1)
    return layout
