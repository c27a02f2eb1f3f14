"""The first run: no wizard, but three ways to start and the programmes to start from."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from eujc_desktop.ui.components.buttons import push
from eujc_desktop.ui.components.cards import StartCard, TemplateCard
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import row
from eujc_desktop.ui.components.messages import InlineMessage
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.mission_words import look_of
from eujc_desktop.ui.programme_words import USUAL, about, tasks
from eujc_desktop.ui.text import count, tr

_WIDTH, _COLUMNS = 980, 3


class FirstRun(QScrollArea):
    """Sample, Excel list, file; under them the programmes; at the end where backups go. `new` begins a mission."""

    def __init__(self, desk: Desk, new: Callable[[str], object]) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(tr("Start with a mission"))
        middle, column = _middle()
        self.setWidget(middle)
        column.addWidget(label(tr("Start with a mission"), "display"))
        told = tr("Everything is kept in one file on this computer. Nothing is sent anywhere.")
        column.addWidget(label(told, "body", "second"))
        column.addSpacing(6)
        self.starts = _starts(desk)
        across = QHBoxLayout()
        across.setSpacing(12)
        for card in self.starts:
            across.addWidget(card, 1)
        column.addLayout(across)
        column.addSpacing(16)
        self.templates = _templates(desk, new)
        column.addWidget(_heading(desk, new))
        column.addLayout(_grid(self.templates))
        if desk.backup_folder:
            column.addSpacing(10)
            column.addWidget(_backups(desk))
        column.addStretch(1)

    @property
    def first(self) -> StartCard:
        """The card that most people want."""
        return self.starts[0]


def _heading(desk: Desk, new: Callable[[str], object]) -> QWidget:
    every = count("%n programme…", "All %n programmes…", len(desk.programmes))
    return row(
        label(tr("New mission from a programme template"), "sub"),
        "stretch",
        push(every, "ghost", "list", on_click=lambda: new("")),
        push(tr("Manage templates…"), "ghost", "settings", on_click=lambda: desk.actions.run("programmes")),
    )


def _templates(desk: Desk, new: Callable[[str], object]) -> list[TemplateCard]:
    known = {programme.code: programme for programme in desk.programmes}
    cards = []
    for code in USUAL:
        programme = known[code]
        tone, icon = look_of(programme.mission_kind)
        words = (tr(programme.named), about(programme), tasks(programme))
        cards.append(TemplateCard(icon, tone, *words, partial(new, code)))
    empty = (tr("Empty mission"), tr("Only dates and a title"), tr("No tasks"))
    return [*cards, TemplateCard("file-text", "neu", *empty, partial(new, ""))]


def _grid(cards: list[TemplateCard]) -> QGridLayout:
    grid = QGridLayout()
    grid.setSpacing(10)
    for place, card in enumerate(cards):
        grid.addWidget(card, place // _COLUMNS, place % _COLUMNS)
    for column in range(_COLUMNS):
        grid.setColumnStretch(column, 1)
    return grid


def _backups(desk: Desk) -> QWidget:
    said = tr("One copy a day and more while you work; the last ones are kept for 35 days.")
    choose = (tr("Choose a second folder…"), lambda: desk.actions.run("settings"))
    title = tr("Backups go to {folder}", folder=desk.backup_folder)
    message = InlineMessage(title, said, "info", "hard-drive", (choose,))
    # Its own least height is that of the narrowest width, and would make the page scroll.
    message.setMinimumHeight(1)
    return message


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


def _starts(desk: Desk) -> list[StartCard]:
    run = desk.actions.run
    return [
        StartCard(
            "sparkles",
            tr("Look around in the sample"),
            tr("A full two-week mission with invented people and hosts. Delete it later."),
            tr("Enter"),
            lambda: run("sample"),
            accent=True,
        ),
        StartCard(
            "file-spreadsheet",
            tr("Bring in an Excel list"),
            tr("Applications or an old roster become participants; you check each row first."),
            "Ctrl+I",
            lambda: run("import"),
        ),
        StartCard(
            "folder-open",
            tr("Open a mission file"),
            tr("Continue with a database from a colleague or a backup."),
            "Ctrl+O",
            lambda: run("open"),
        ),
    ]
