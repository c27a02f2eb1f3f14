"""The mouse in a timetable: takes items, their edges, or free time, and carries them until they are dropped."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from eujc_desktop.ui.timetable.gesture import (
    FINE,
    STEP,
    USUAL,
    Drop,
    Span,
    carried,
    drawn,
    moment,
    moved,
    put,
    stretched,
)
from eujc_desktop.ui.timetable.pieces import DAY
from eujc_desktop.ui.timetable.scale import under
from eujc_desktop.ui.timetable.walk import STEP as SLOT

if TYPE_CHECKING:
    from eujc_desktop.ui.timetable.time_grid import TimeGrid

_EDGE = 6
"""So close to its edge an item is made longer, not moved; one lower than four of these is only moved."""
_NEAR, _SCROLL_MS = 28, 40
NEW = "new"
"""The id of an item that is not there yet."""


@dataclass(frozen=True)
class Verdict:
    """What would come of a drop: `err` for something wrong, `warn` for a doubt; why, and with which items."""

    tone: str = ""
    words: str = ""
    items: frozenset[str] = frozenset()

    @property
    def bad(self) -> bool:
        return self.tone == "err"


Judge = Callable[[Drop], Verdict]


@dataclass
class Carried:
    """What is in hand."""

    kind: str
    """`move`, `start`, `end`, `draw`, or `card` of the tray."""
    item: str
    origin: QPointF
    column: int
    minute: float
    title: str = ""
    long: int = USUAL
    drop: Drop = field(default_factory=lambda: Drop("", {}))
    verdict: Verdict = field(default_factory=Verdict)


class Hand(QObject):
    """Presses, moves and releases of the mouse over the items of a view."""

    def __init__(self, view: TimeGrid) -> None:
        super().__init__(view)
        self._view = view
        self.carried: Carried | None = None
        """What is being dragged, None while nothing is."""
        self.judge: Judge = lambda _drop: Verdict()
        self.away: Callable[[QPoint], bool] = lambda _place: False
        """Whether a place of the screen is where items are put aside."""
        self.closed = False
        """Whether nothing can be changed."""
        self._pressed: Carried | None = None
        self._place = QPointF()
        self._scroll = QTimer(view)
        self._scroll.setInterval(_SCROLL_MS)
        self._scroll.timeout.connect(self._scroll_on)

    def press(self, event: QMouseEvent) -> None:
        """Take hold of what is under the mouse."""
        place, view = event.position(), self._view
        item = view.layer.item_at(place.x(), place.y())
        x, y = view.layer.on_paper(place.x(), place.y())
        column, minute = view.layer.scale.nearest_column(x), view.layer.scale.minute_at(y)
        if item and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            view.take_all_to(item)
        elif item and item not in view.selected_ids() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            view.take(item)
        if event.button() == Qt.MouseButton.LeftButton:
            kind = self._edge_at(place, item) or "move" if item else "draw"
            self._pressed = Carried(kind, item, place, column, minute)

    def move(self, event: QMouseEvent) -> None:
        """Carry on, or show what could be taken."""
        if self._pressed is None:
            self._point(event.position())
            return
        far = (event.position() - self._pressed.origin).manhattanLength() >= QApplication.startDragDistance()
        if self.carried is None and far and not self.closed and event.buttons() & Qt.MouseButton.LeftButton:
            self.carried = self._pressed
            self._scroll.start()
        if self.carried is not None:
            self.carry(event.position(), event.modifiers())

    def release(self, event: QMouseEvent) -> None:
        """Let go: do what is shown, or take a click as one."""
        pressed, carried_, self._pressed = self._pressed, self.carried, None
        if carried_ is not None:
            self.carry(event.position(), event.modifiers())
            drop = carried_.drop
            self.cancel()
            if drop.kind == "make":
                self._view.name_new(drop)
            elif drop.kind:
                self._view.dropped.emit(drop)
        elif pressed is None or event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            return
        elif pressed.item and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._view.toggle(pressed.item)
        elif pressed.item:
            self._view.take(pressed.item)
        else:
            self._view.walk.to(self._view.board.days[pressed.column].date, under(pressed.minute, SLOT))

    def double_click(self, event: QMouseEvent) -> None:
        """Edit an item; on free time make one."""
        self._pressed = None
        place = event.position()
        if self._view.layer.item_at(place.x(), place.y()):
            self._view.asked.emit("edit")
        elif not self.closed and place.y() >= self._view.layer.strip:
            x, y = self._view.layer.on_paper(place.x(), place.y())
            day = self._view.board.days[self._view.layer.scale.nearest_column(x)].date
            at = under(self._view.layer.scale.minute_at(y), SLOT)
            self._view.name_new(Drop("make", {NEW: put(day, at, USUAL, STEP)}, groups=self._view.layer.groups_at(x, x)))

    def bring(self, words: str, place: QPointF) -> bool:
        """Take a card of the tray that is dragged in; whether it can be placed here."""
        card, minutes, title = [*words.split("\n", 2), "", ""][:3]
        if self.closed or not self._view.board.days:
            return False
        long = int(minutes) if minutes.isdecimal() else USUAL
        self.carried = Carried("card", card, place, 0, 0, title, min(max(long, STEP), DAY))
        self.carry(place, Qt.KeyboardModifier.NoModifier)
        self._scroll.start()
        return True

    def put_down(self) -> None:
        """Place the card that was dragged in."""
        carried_ = self.carried
        self.cancel()
        if carried_ is not None and carried_.drop.kind:
            self._view.dropped.emit(carried_.drop)

    def cancel(self) -> bool:
        """Leave everything as it is; whether something was in hand."""
        was = self.carried is not None
        self.carried = self._pressed = None
        self._scroll.stop()
        self._view.aside.emit(False)  # noqa: FBT003 - a signal
        self._view.viewport().update()
        return was

    def carry(self, place: QPointF, held: Qt.KeyboardModifier) -> None:
        """Bring what is in hand to a place."""
        carried_, self._place = self.carried, place
        if carried_ is None:
            return
        step = FINE if held & Qt.KeyboardModifier.AltModifier else STEP
        aside = carried_.kind == "move" and self.away(self._view.viewport().mapToGlobal(place.toPoint()))
        self._view.aside.emit(aside)
        if aside:
            spans: Mapping[str, Span] = {}
            drop = Drop("unplace", {})
        else:
            spans = self._spans(carried_, place, step)
            copy = bool(held & Qt.KeyboardModifier.ControlModifier) and carried_.kind == "move"
            kind = {"draw": "make", "card": "place"}.get(carried_.kind, "copy" if copy else "move")
            card = carried_.item if kind == "place" else ""
            drop = Drop(kind, dict(spans), carried_.title, card, self._groups(carried_, place))
        if drop != carried_.drop:
            carried_.drop = drop
            carried_.verdict = self.judge(drop) if spans else Verdict()
            self._view.viewport().update()

    def _spans(self, carried_: Carried, place: QPointF, step: int) -> dict[str, Span]:
        """When what is in hand would be, with everything that goes along."""
        layer, entries, days = self._view.layer, self._view.board.shown.entries, self._view.board.days
        x, y = layer.on_paper(place.x(), place.y())
        column, minute = layer.scale.nearest_column(x), layer.scale.minute_at(y)
        day = days[column].date
        if carried_.kind == "draw":
            return {NEW: drawn(days[carried_.column].date, carried_.minute, minute, step)}
        if carried_.kind == "card":
            return {NEW: put(day, minute, carried_.long, step)}
        entry = entries[carried_.item]
        if entry.start is None:
            return {carried_.item: put(day, minute, USUAL, step)}
        if carried_.kind in ("start", "end"):
            there = moment(day, minute)
            return {carried_.item: stretched(entry, there, step, at_start=carried_.kind == "start")}
        on = (day - days[carried_.column].date).days
        by_its_start = days[carried_.column].date == entry.start.date()
        span = moved(entry, on, minute - carried_.minute, step, by_its_start=by_its_start)
        by = span.start - entry.start
        chosen = self._view.selected_ids()
        along_with = chosen if carried_.item in chosen else []
        others = [key for key in along_with if key != carried_.item and entries[key].start is not None]
        along = {key: carried(entries[key], by) for key in others}
        return {carried_.item: span, **along}

    def _groups(self, carried_: Carried, place: QPointF) -> tuple[str, ...] | None:
        """The groups of the lanes over which an item is drawn, or of the one to which one is carried from its own."""
        layer, origin = self._view.layer, carried_.origin.x()
        if carried_.kind == "draw":
            return layer.groups_at(origin, place.x())
        if carried_.kind != "move" or len(self._view.selected_ids()) > 1:
            return None
        there = layer.groups_at(place.x(), place.x())
        was, who = layer.groups_at(origin, origin), self._view.board.shown.entries[carried_.item].who
        return there if there and was and who == set(was) and there != was else None

    def _edge_at(self, place: QPointF, item: str) -> str:
        """The edge of an item under the mouse, `start` or `end`."""
        found = self._view.layer.edges_of(item, place.x(), place.y())
        if found is None:
            return ""
        piece, box = found
        if box.height < 4 * _EDGE:
            return ""
        if piece.begins and place.y() < box.y + _EDGE:
            return "start"
        return "end" if piece.ends and place.y() >= box.y + box.height - _EDGE else ""

    def _point(self, place: QPointF) -> None:
        """Show by the cursor what would be taken."""
        item = self._view.layer.item_at(place.x(), place.y())
        edge = bool(item) and not self.closed and bool(self._edge_at(place, item))
        shape = Qt.CursorShape.SizeVerCursor if edge else Qt.CursorShape.ArrowCursor
        if self._view.viewport().cursor().shape() != shape:
            self._view.viewport().setCursor(shape)

    def _scroll_on(self) -> None:
        """Near an edge of the view it scrolls, so that all hours can be reached."""
        view = self._view
        place = self._place.toPoint()
        above = place.y() - view.layer.strip - _NEAR
        below = place.y() - view.viewport().height() + _NEAR
        by = above if above < 0 else max(0, below)
        if by and self.carried is not None and view.viewport().rect().adjusted(0, -99, 0, 99).contains(place):
            bar = view.verticalScrollBar()
            before = bar.value()
            bar.setValue(before + max(-_NEAR, min(by, _NEAR)) // 2)
            if bar.value() != before:
                self.carry(self._place, QApplication.keyboardModifiers())
