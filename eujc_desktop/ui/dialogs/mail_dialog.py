"""A mail, pasted: what it says, what that would change, and what to look at before it is taken over."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHeaderView,
    QPlainTextEdit,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from eujc_desktop.ui.components.buttons import push
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import column, hline, row
from eujc_desktop.ui.components.messages import InlineMessage
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.dialogs.work_dialog import WorkDialog
from eujc_desktop.ui.text import tr

_ROW = QSize(0, 28)
_PAUSE = 200  # ms without typing before the text is read


class Says(NamedTuple):
    """The words of a dialog for one sort of mail: its title, what to paste, and the list of what is found."""

    title: str
    hint: str
    legs: str
    headings: tuple[str, ...]
    widths: tuple[int, ...]


class MailDialog(WorkDialog):
    """Text on the left, what it tells and changes on the right; nothing is written until it is asked for, as one step.

    A sort of mail gives `ask`, `write`, and its words.
    """

    def __init__(self, desk: Desk, says: Says, record_id: str, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(desk, says.title, 1020, 680, parent)
        self.record_id = record_id
        self._reading: Any = None
        self._answers: dict[str, str] = {}
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(tr("Text of the mail"))
        self.text.setPlaceholderText(says.hint)
        self.text.setTabChangesFocus(True)
        self.legs = _table(says.legs, list(says.headings), says.widths)
        self.changes = _table(tr("Changes"), [tr("Field"), tr("Now"), tr("From the mail")], (150, 130))
        self.unread = QPlainTextEdit()
        self.unread.setReadOnly(True)
        self.unread.setTabChangesFocus(True)
        self.unread.setAccessibleName(tr("Not read"))
        self.unread.setMaximumHeight(92)
        self.unread.hide()
        self._title = label(says.title, "title")
        self.button = push(tr("Take over"), "primary", on_click=self.take_over)
        found = column(
            self.messages,
            label(says.legs, "small", "second"),
            (self.legs, 2),
            label(tr("What changes"), "small", "second"),
            (self.changes, 3),
            self.unread,
            spacing=6,
            margins=(12, 0, 0, 0),
        )
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.text)
        split.addWidget(found)
        split.setSizes([420, 560])
        split.setChildrenCollapsible(False)
        self.column.addWidget(row((self._title, 1), margins=(16, 12, 16, 12)))
        self.column.addWidget(hline())
        self.column.addWidget(row((split, 1), margins=(16, 12, 16, 12)), 1)
        self.column.addWidget(hline())
        cancel = push(tr("Cancel"), on_click=self.reject)
        self.more = QCheckBox()
        self.more.hide()
        self.more.toggled.connect(lambda _on: self._show_button())
        self.column.addWidget(row(self.more, "stretch", cancel, self.button, margins=(16, 10, 16, 12)))
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.read)
        self.text.textChanged.connect(self._typed)
        self.text.setPlainText(text)
        self.read()

    def read(self) -> None:
        """Look at what the text says."""
        self._pause.stop()
        text, answers = self.text.toPlainText(), dict(self._answers)
        self.follow(self.desk.office.ask(self.ask(text, answers), self._show)).otherwise(self.refuse)

    def ask(self, text: str, answers: dict[str, str]) -> Callable[[Any], Any]:
        """What reads a text."""
        raise NotImplementedError

    def write(self, reading: Any) -> tuple[str, Callable[[Any], Any], str]:
        """What takes a reading over, under its name, and what is said when it is done."""
        raise NotImplementedError

    def lines(self, reading: Any) -> list[tuple[str, ...]]:
        """What was found, a line each."""
        raise NotImplementedError

    def name(self, reading: Any) -> str:
        """What the reading is of."""
        raise NotImplementedError

    def more_words(self, reading: Any) -> str:
        """What can be asked for besides the changes; empty for nothing."""
        return ""

    def answer(self, offer: Any) -> None:
        """Read the text again, with one of the two days or the airports of a city said to be meant."""
        self._answers[offer.key] = offer.value
        self.read()

    def take_over(self) -> None:
        """Write the changes as one step, and go."""
        reading = self._reading
        if reading is None:
            return
        words, write, done = self.write(reading)
        job = self.desk.office.do(words, write)
        job.then(lambda _: self._written(done)).otherwise(self.refuse)

    def _written(self, done: str) -> None:
        self.desk.toast_undo(done)
        self.accept()

    def _typed(self) -> None:
        self._reading = None  # of another text
        self.button.setEnabled(False)
        self._pause.start()

    def _show(self, reading: Any) -> None:
        self._reading = reading
        self._title.setText(self.name(reading))
        fill(self.legs, self.lines(reading))
        fill(self.changes, [(tr(change.label), change.now or "–", change.new) for change in reading.changes])
        written = bool(self.text.toPlainText().strip())
        told = [self._doubt(doubt) for doubt in reading.doubts] if written else []
        if written and reading.legs and not reading.changes:
            told.append(InlineMessage(tr("All of it is known already."), "", "ok"))
        self.messages.show_messages(told)
        words = self.more_words(reading) if written else ""
        self.more.setText(words)
        self.more.setVisible(bool(words))
        self._show_button()
        unread = "\n".join(getattr(reading, "unread", ()))
        self.unread.setPlainText(f"{tr('Not read:')}\n{unread}" if unread else "")
        self.unread.setVisible(bool(unread))

    def _show_button(self) -> None:
        asked = self.more.isVisibleTo(self) and self.more.isChecked()
        reading = self._reading
        self.button.setEnabled(reading is not None and bool(reading.changes or asked) and not self.desk.read_only)

    def _doubt(self, doubt: Any) -> InlineMessage:
        """A doubt, with what may be meant to choose from."""
        fixes = [(tr(offer.words), partial(self.answer, offer)) for offer in doubt.offers]
        return InlineMessage(tr(doubt.words), "", "warn", fixes=fixes)


def _table(name: str, headings: list[str], widths: tuple[int, ...]) -> QTreeWidget:
    table = QTreeWidget()
    table.setAccessibleName(name)
    table.setFrameShape(QFrame.Shape.NoFrame)
    table.setRootIsDecorated(False)
    table.setHeaderLabels(headings)
    for at, width in enumerate(widths):
        table.setColumnWidth(at, width)
    table.header().setSectionResizeMode(len(widths), QHeaderView.ResizeMode.Stretch)
    return table


def fill(table: QTreeWidget, lines: list[tuple[str, ...]]) -> None:
    table.clear()
    for line in lines:
        item = QTreeWidgetItem(table, list(line))
        item.setSizeHint(0, _ROW)
