"""Applicants as a board: received, shortlisted, selected, waiting, declined; moved by drag and by key."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from eujc_desktop.common.said import say
from eujc_desktop.ui.components.card_list import CARD, DropColumn
from eujc_desktop.ui.components.labels import IconLabel, label
from eujc_desktop.ui.components.layouts import row
from eujc_desktop.ui.selection_cards import APPLICANTS
from eujc_desktop.ui.text import tr
from eujc_desktop.ui.theme import theme


class Place(NamedTuple):
    """A column: the statuses of those in it; `stage` is decided for whoever is let go there."""

    stage: str
    title: str
    icon: str
    token: str
    stages: frozenset[str]


PLACES = (
    Place("applied", say("Received"), "circle-dashed", "text2", frozenset({"applied", "incomplete", "eligible"})),
    Place("shortlisted", say("Shortlisted"), "star", "vio_text", frozenset({"shortlisted"})),
    Place("selected", say("Selected"), "circle-check", "ok_text",
          frozenset({"selected", "confirmed", "attended", "completed"})),
    Place("waiting list", say("Waiting list"), "hourglass", "warn_text", frozenset({"waiting list"})),
    Place("rejected", say("Turned down"), "circle-x", "text3",
          frozenset({"rejected", "not eligible", "withdrawn", "no-show"})),
)  # fmt: skip
SELECTED, WAITING = 2, 3
_ASIDE = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ALONG = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
CTRL = Qt.KeyboardModifier.ControlModifier


class PlaceColumn(DropColumn):
    """One place with its cards; `hovered` tells whether cards are held over it, `let_go` where among its own."""

    hovered = Signal(bool)
    let_go = Signal(str, int)

    def __init__(self, place: Place) -> None:
        super().__init__(tr(place.title), APPLICANTS, several=True, own=place.stage == PLACES[WAITING].stage)
        self.place = place
        self._number = label("", "small", "muted", tabular=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2, 2, 2, 2)
        layout.setSpacing(2)
        title = label(tr(place.title), "strong")
        head = (IconLabel(place.icon, place.token, 16), title, self._number, "stretch")
        layout.addWidget(row(*head, margins=(8, 6, 4, 4), spacing=7))
        layout.addWidget(self.cards, 1)

    def show_cards(self, cards: Sequence[Any], places: int | None = None) -> None:
        """Show the cards, and of how many places they take."""
        self.cards.show_cards(cards)
        number = f"{len(cards)} / {places}" if places else str(len(cards))
        self._number.setText(number)
        theme.restyle(self._number, "role", "err" if places and len(cards) > places else "muted")
        self._number.setAccessibleName(f"{tr(self.place.title)}: {number}")

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        self.hovered.emit(event.isAccepted())

    def dragLeaveEvent(self, event: Any) -> None:
        super().dragLeaveEvent(event)
        self.hovered.emit(False)  # noqa: FBT003 - a signal's argument

    def take(self, ids: str, event: QDropEvent) -> None:
        self.hovered.emit(False)  # noqa: FBT003
        if event.source() is not self.cards:
            super().take(ids, event)
            return
        at = self.cards.mapFrom(self, event.position().toPoint())
        index = self.cards.indexAt(at)
        self.let_go.emit(ids.split("\n")[0], index.row() if index.isValid() else self.cards.count() - 1)


class SelectionBoard(QWidget):
    """`moved` carries ids and the status to be decided, `ranked` one id and the steps along the waiting list.

    `tried` carries the ids for which the balance is asked, with whether they would be selected.
    """

    moved = Signal(list, str)
    ranked = Signal(str, int)
    tried = Signal(list, bool)
    chosen_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Board of applicants"))
        self.columns = [PlaceColumn(place) for place in PLACES]
        across = QHBoxLayout(self)
        across.setContentsMargins(8, 4, 8, 8)
        across.setSpacing(2)
        self._quiet = False
        for at, column in enumerate(self.columns):
            across.addWidget(column, 1)
            column.dropped.connect(partial(self._dropped, at))
            column.let_go.connect(self._let_go)
            column.hovered.connect(partial(self._hovered, at))
            column.cards.aside.connect(partial(self._aside, at))
            column.cards.installEventFilter(self)
            column.cards.itemSelectionChanged.connect(partial(self._select, at))

    @property
    def chosen(self) -> list[str]:
        """The applicants whose cards are selected."""
        return [item.data(CARD).id for column in self.columns for item in column.cards.selectedItems()]

    @property
    def current(self) -> str:
        """The applicant who has the keyboard, "" without one."""
        held = next((column.cards for column in self.columns if column.cards.hasFocus()), None)
        item = held.currentItem() if held is not None else None
        return item.data(CARD).id if item is not None else next(iter(self.chosen), "")

    def show_sheet(self, sheet: Any) -> None:
        """Show the applicants; whoever is selected stays so, in whichever column."""
        kept, held = self.chosen, any(column.cards.hasFocus() for column in self.columns)
        self._quiet = True
        for at, column in enumerate(self.columns):
            own = [one for one in sheet.rows if str(one.then) in column.place.stages]
            if at == WAITING:
                own.sort(key=lambda one: one.rank or len(sheet.rows))
            column.show_cards(own, sheet.places if at == SELECTED else None)
        self._quiet = False
        self.choose(kept, held=held)

    def choose(self, ids: Sequence[str], *, held: bool = False) -> None:
        """Select applicants; with `held` the first of them has the keyboard."""
        self._quiet = True
        for column in self.columns:
            rows = [at for one in ids if (at := column.cards.row_of(one)) >= 0]
            column.cards.clearSelection()
            for at in rows:
                column.cards.item(at).setSelected(True)
            if rows and held:
                column.cards.setFocus(Qt.FocusReason.OtherFocusReason)
                column.cards.setCurrentItem(column.cards.item(rows[0]))
                for at in rows:
                    column.cards.item(at).setSelected(True)
                held = False
        self._quiet = False
        self._tell()

    def take_keyboard(self) -> None:
        """The selected card has the keyboard, else the first there is."""
        lists = [column.cards for column in self.columns if column.cards.count()]
        first = next((cards for cards in lists if cards.selectedItems()), lists[0] if lists else None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            if not first.selectedItems():
                first.setCurrentRow(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl with an arrow moves the selected cards to the next column, or along the waiting list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.modifiers() & CTRL:
            at = next((at for at, column in enumerate(self.columns) if column.cards is watched), -1)
            if (step := _ASIDE.get(Qt.Key(event.key()))) is not None:
                if 0 <= at + step < len(self.columns) and self.chosen:
                    self.moved.emit(self.chosen, PLACES[at + step].stage)
                return True
            if (along := _ALONG.get(Qt.Key(event.key()))) is not None and at == WAITING and self.current:
                self.ranked.emit(self.current, along)
                return True
        return super().eventFilter(watched, event)

    def _dropped(self, at: int, ids: str) -> None:
        self.moved.emit(ids.split("\n"), PLACES[at].stage)

    def _let_go(self, one: str, at: int) -> None:
        step = at - self.columns[WAITING].cards.row_of(one)
        if step:
            self.ranked.emit(one, step)

    def _hovered(self, at: int, on: bool) -> None:  # noqa: FBT001 - a signal's argument
        self.tried.emit(self.chosen, at == SELECTED or not on)

    def _select(self, at: int) -> None:
        """Cards of one column only are selected together."""
        if self._quiet:
            return
        self._quiet = True
        if self.columns[at].cards.selectedItems():
            for column in self.columns:
                if column is not self.columns[at]:
                    column.cards.clearSelection()
        self._quiet = False
        self._tell()

    def _tell(self) -> None:
        self.chosen_changed.emit()
        self.tried.emit(self.chosen, True)  # noqa: FBT003 - a signal's argument

    def _aside(self, at: int, step: int) -> None:
        """Go to the nearest column with cards at that side."""
        number = at + step
        while 0 <= number < len(self.columns):
            there = self.columns[number].cards
            if there.count():
                there.setFocus(Qt.FocusReason.OtherFocusReason)
                there.setCurrentRow(min(max(self.columns[at].cards.currentRow(), 0), there.count() - 1))
                return
            number += step
