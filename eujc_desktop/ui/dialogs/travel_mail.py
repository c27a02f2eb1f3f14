"""A mail on a journey, pasted: what it says about one person, before it is taken over."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHeaderView, QPlainTextEdit, QSplitter, QTreeWidget, QTreeWidgetItem, QWidget

from eujc_desktop import services
from eujc_desktop.ui.components.buttons import push
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import column, hline, row
from eujc_desktop.ui.components.messages import InlineMessage
from eujc_desktop.ui.days import on_day
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.dialogs.work_dialog import WorkDialog
from eujc_desktop.ui.mission_words import dotted
from eujc_desktop.ui.text import tr

_ROW = QSize(0, 28)
_PAUSE = 200  # ms without typing before the text is read


class TravelMailDialog(WorkDialog):
    """Text on the left, flights and changes on the right; nothing is written until it is asked for, as one step."""

    def __init__(self, desk: Desk, participation_id: str, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(desk, tr("Paste a travel mail"), 980, 620, parent)
        self._person = participation_id
        self._reading: Any = None
        self._answers: dict[str, str] = {}
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(tr("Text of the mail"))
        self.text.setPlaceholderText(tr("Paste the mail of the airline or the travel agency here."))
        self.text.setTabChangesFocus(True)
        self.legs = _table(tr("Flights"), [tr("Flight"), tr("Leaves"), tr("Lands")], (80, 200))
        self.changes = _table(tr("Changes"), [tr("Field"), tr("Now"), tr("From the mail")], (150, 130))
        self._title = label(tr("Paste a travel mail"), "title")
        self.button = push(tr("Take over"), "primary", on_click=self.take_over)
        found = column(
            self.messages,
            label(tr("Flights"), "small", "second"),
            (self.legs, 2),
            label(tr("What changes"), "small", "second"),
            (self.changes, 3),
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
        self.column.addWidget(row("stretch", cancel, self.button, margins=(16, 10, 16, 12)))
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.read)
        self.text.textChanged.connect(self._typed)
        self.text.setPlainText(text)
        self.read()

    def read(self) -> None:
        """Look at what the text says."""
        self._pause.stop()
        text, answers = self.text.toPlainText(), dict(self._answers)
        look = partial(services.travel_mails.read, participation_id=self._person, text=text, answers=answers)
        self.follow(self.desk.office.ask(look, self._show)).otherwise(self.refuse)

    def answer(self, offer: Any) -> None:
        """Read the text again, with one of the two days or the airports of a city said to be meant."""
        self._answers[offer.key] = offer.value
        self.read()

    def take_over(self) -> None:
        """Write the changes as one step, and go."""
        reading = self._reading
        if reading is None:
            return
        words = tr("Take over the journey of {name}", name=reading.name)
        write = partial(services.travel_mails.take_over, participation_id=self._person, reading=reading)
        job = self.desk.office.do(words, write)
        job.then(lambda _: self._written(words)).otherwise(self.refuse)

    def _written(self, words: str) -> None:
        self.desk.toast_undo(words)
        self.accept()

    def _typed(self) -> None:
        self.button.setEnabled(False)
        self._pause.start()

    def _show(self, reading: Any) -> None:
        self._reading = reading
        self._title.setText(tr("Journey of {name}", name=reading.name))
        _fill(self.legs, [(leg.flight, _end(leg.leaves_from, leg.leaves), _end(leg.lands_at, leg.lands))
                          for leg in reading.legs])  # fmt: skip
        _fill(self.changes, [(tr(change.label), change.now or "–", change.new) for change in reading.changes])
        written = bool(self.text.toPlainText().strip())
        told = [self._doubt(doubt) for doubt in reading.doubts] if written else []
        if written and reading.legs and not reading.changes:
            told.append(InlineMessage(tr("All of it is known already."), "", "ok"))
        self.messages.show_messages(told)
        self.button.setEnabled(bool(reading.changes) and not self.desk.read_only)

    def _doubt(self, doubt: Any) -> InlineMessage:
        """A doubt, with what may be meant to choose from."""
        fixes = [(tr(offer.words), partial(self.answer, offer)) for offer in doubt.offers]
        return InlineMessage(tr(doubt.words), "", "warn", fixes=fixes)


def _end(airport: Any, moment: Any) -> str:
    when = f"{on_day(moment.date(), with_year=False)}, {moment:%H:%M}" if moment else ""
    return dotted(airport.code or airport.city if airport else "", when)


def _table(name: str, headings: list[str], widths: tuple[int, int]) -> QTreeWidget:
    table = QTreeWidget()
    table.setAccessibleName(name)
    table.setFrameShape(QFrame.Shape.NoFrame)
    table.setRootIsDecorated(False)
    table.setHeaderLabels(headings)
    for at, width in enumerate(widths):
        table.setColumnWidth(at, width)
    table.header().setSectionResizeMode(len(widths), QHeaderView.ResizeMode.Stretch)
    return table


def _fill(table: QTreeWidget, lines: list[tuple[str, ...]]) -> None:
    table.clear()
    for line in lines:
        item = QTreeWidgetItem(table, list(line))
        item.setSizeHint(0, _ROW)
