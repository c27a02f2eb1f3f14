"""The visits of a mission as a board: a column a stage, cards that move by drag and by key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from eujc_desktop.common.said import say
from eujc_desktop.ui.components.buttons import tool
from eujc_desktop.ui.components.card_list import CARD, Cards, DropColumn
from eujc_desktop.ui.components.labels import IconLabel, label
from eujc_desktop.ui.components.layouts import row
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.pages.board_look import CardDelegate, height_of, told_of
from eujc_desktop.ui.text import tr

_HEAD = 40
VISITS = Cards("application/x-eujc-visit", CardDelegate, lambda card: str(card.company), told_of, height_of)


class Stretch(NamedTuple):
    """A column: the stages whose visits it holds, of which the last is the one a card gets that is dropped there."""

    stages: tuple[str, ...]
    title: str
    icon: str
    token: str
    when_empty: str


STRETCHES = (
    Stretch(("idea", "to contact"), say("To contact"), "circle-dashed", "text2",
            say("Hosts to be asked stand here.")),
    Stretch(("requested",), say("Requested"), "send", "vio_text",
            say("Visits move here when the host has been asked.")),
    Stretch(("pencilled",), say("Pencilled"), "pencil", "warn_text",
            say("Visits move here when a date is agreed on.")),
    Stretch(("confirmed",), say("Confirmed"), "circle-check", "ok_text",
            say("Drop a visit here when the host has agreed.")),
    Stretch(("visited",), say("Visited"), "flag", "info_text",
            say("Visits move here the day after they took place.")),
    Stretch(("thanked",), say("Thanked"), "mail", "teal_text",
            say("Drop a visit here when the thank-you letter has gone out.")),
    Stretch(("replaced", "cancelled", "declined"), say("Not taking place"), "circle-x", "text3",
            say("No visit was declined, cancelled or replaced.")),
)  # fmt: skip
GONE = frozenset(STRETCHES[-1].stages)
_PLACES = ((0,), (1, 2), (3,), (4, 5), (6,))
"""Which columns stand over each other: of two stages that follow fast on each other one is nearly empty."""


class StageColumn(DropColumn):
    """One stage with its cards, or a sentence while it has none; `dropped` carries the visit of a card let go here."""

    def __init__(self, stretch: Stretch) -> None:
        super().__init__(tr(stretch.title), VISITS)
        self.stretch = stretch
        self.title = label(tr(stretch.title), "strong")
        self.number = label("", "small", "muted", tabular=True)
        self.add = tool("plus", tip=tr("Add a visit: {stage}", stage=tr(stretch.title)))
        self.empty = label("", "small", "muted", wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout = self._inside = QVBoxLayout(self)
        layout.setContentsMargins(4, 2, 4, 2)
        layout.setSpacing(2)
        head = (IconLabel(stretch.icon, stretch.token, 16), self.title, self.number, "stretch", self.add)
        layout.addWidget(row(*head, margins=(8, 0, 4, 0), spacing=7))
        layout.addWidget(self.cards, 1)
        self._without = row((self.empty, 1), margins=(12, 32, 12, 8))
        layout.addWidget(self._without)
        layout.addStretch(0)
        self.wait()

    def wait(self) -> None:
        """Show nothing, and say nothing of how many there are, until that is known."""
        self.show_cards((), 0)
        self.empty.setText("")
        self.number.setText("")
        self.number.setAccessibleName("")

    def show_cards(self, cards: Sequence[Any], total: int) -> None:
        """Show the cards; of `total` visits of the stage some may be hidden by a filter."""
        self.cards.show_cards(cards)
        self.cards.setVisible(bool(cards))
        self.empty.setText(tr(self.stretch.when_empty))
        self._without.setVisible(not cards)
        hidden = total > len(cards)
        self.updateGeometry()
        self.number.setText(tr("{n} of {total}", n=len(cards), total=total) if hidden else str(total))
        self.number.setAccessibleName(f"{tr(self.stretch.title)}: {self.number.text()}")

    def sizeHint(self) -> QSize:
        edges = self._inside.contentsMargins()
        words = self._without.heightForWidth(self.width() - edges.left() - edges.right())
        return QSize(224, _HEAD + (self.cards.wanted_height + 8 if self.cards.count() else words))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, _HEAD + 60 if self.cards.count() else self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()  # the sentence may take another line now


class VisitBoard(QWidget):
    """Shows cards in columns; what is chosen, moved or asked for is told by the ids of visits."""

    chosen = Signal(str)
    opened = Signal(str)
    moved = Signal(str, str)
    """A visit was dropped on a stage."""
    add_asked = Signal(str)
    menu_asked = Signal(QPoint)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._chosen = desk, ""
        self.setObjectName("surface")
        self.setAccessibleName(tr("Board of visits"))
        # While it has no card at all, the keyboard waits here.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.columns = [StageColumn(stretch) for stretch in STRETCHES]
        self._places = [self._place(numbers) for numbers in _PLACES]
        across = QHBoxLayout(self)
        across.setContentsMargins(8, 8, 8, 8)
        across.setSpacing(2)
        for place in self._places:
            across.addWidget(place, 1)
        self._places[-1].hide()
        for at, column in enumerate(self.columns):
            self._connect(at, column)

    def show_cards(self, cards: Mapping[str, Any], ids: Sequence[str], *, with_gone: bool) -> None:
        """Show the visits of `ids` in their order; those that will not take place only when they are asked for."""
        held = [cards[key] for key in ids if key in cards]
        # Whoever has the keyboard keeps it, in whatever column the card is now.
        had = self.hasFocus() or any(column.cards.hasFocus() for column in self.columns)
        for column in self.columns:
            own = [card for card in held if card.stage in column.stretch.stages]
            column.show_cards(own, sum(card.stage in column.stretch.stages for card in cards.values()))
        self._places[-1].setVisible(with_gone)
        self.choose(self._chosen)
        if had:
            self.take_keyboard()

    def wait(self) -> None:
        """Show no visits until those of another mission are known."""
        for column in self.columns:
            column.wait()

    def choose(self, visit_id: str) -> None:
        """Mark a visit."""
        self._chosen = visit_id
        for column in self.columns:
            column.cards.choose(visit_id)

    def take_keyboard(self) -> None:
        """The chosen card has the keyboard, else the first there is."""
        lists = [column.cards for column in self.columns if column.cards.count() and not column.isHidden()]
        own = next((cards for cards in lists if cards.row_of(self._chosen) >= 0), lists[0] if lists else None)
        if own is not None:
            own.setFocus(Qt.FocusReason.OtherFocusReason)
            if own.currentRow() < 0:
                own.setCurrentRow(0)

    def focusInEvent(self, _event: Any) -> None:
        self.take_keyboard()

    def _place(self, numbers: Sequence[int]) -> QWidget:
        if len(numbers) == 1:
            return self.columns[numbers[0]]
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for number in numbers[:-1]:
            self.columns[number].setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
            layout.addWidget(self.columns[number])
        layout.addWidget(self.columns[numbers[-1]], 1)
        return holder

    def _connect(self, at: int, column: StageColumn) -> None:
        cards, stage = column.cards, column.stretch.stages[-1]
        cards.chosen.connect(self._choose)
        # Also the card that is marked already: several visits may be selected besides, which no card shows.
        cards.itemClicked.connect(lambda item: self._choose(item.data(CARD).id))
        cards.opened.connect(self.opened)
        column.dropped.connect(lambda visit_id: self.moved.emit(visit_id, stage))
        cards.aside.connect(partial(self._aside, at))
        cards.menu_asked.connect(self.menu_asked)
        column.add.clicked.connect(lambda: self.add_asked.emit(stage))
        policy = column.add.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        column.add.setSizePolicy(policy)
        column.add.setVisible(stage not in GONE)
        for name in ("next_stage", "previous_stage", "delete"):
            shortcut = QShortcut(QKeySequence(self._desk.actions.data[name].shortcut), cards)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(partial(self._desk.actions.run, name))

    def _choose(self, visit_id: str) -> None:
        self.choose(visit_id)
        self.chosen.emit(visit_id)

    def _aside(self, at: int, step: int) -> None:
        """Go to the nearest column with cards at that side, to the card at the same height."""
        here = self.columns[at].cards
        high = here.mapToGlobal(here.visualItemRect(here.currentItem()).center()).y() if here.currentItem() else 0
        number = at + step
        while 0 <= number < len(self.columns):
            there = self.columns[number].cards
            if there.count() and there.isVisible():
                rows = range(there.count())
                near = min(rows, key=lambda row: abs(there.mapToGlobal(
                    there.visualItemRect(there.item(row)).center()).y() - high))  # fmt: skip
                there.setFocus(Qt.FocusReason.OtherFocusReason)
                there.setCurrentRow(near)
                return
            number += step
