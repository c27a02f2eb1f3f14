"""What is painted in a timetable, and what lies under a point of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QToolTip

from eujc_desktop.planning.clashes import Way
from eujc_desktop.ui.components.paint import draw_text, paint_chip
from eujc_desktop.ui.icons import draw_icon
from eujc_desktop.ui.text import tip, tr
from eujc_desktop.ui.theme import theme
from eujc_desktop.ui.timetable.board import PEOPLE, Board
from eujc_desktop.ui.timetable.cards import Cards, Face, paint_card
from eujc_desktop.ui.timetable.gesture import Drop, Span
from eujc_desktop.ui.timetable.ghost import outline, paint_ghost, paint_reason
from eujc_desktop.ui.timetable.ground import Paper, paint_empty, paint_ground
from eujc_desktop.ui.timetable.hand import Verdict
from eujc_desktop.ui.timetable.hours import HoursOf, paint_hours
from eujc_desktop.ui.timetable.lanes import lane_at, lane_lines, name_of, paint_lanes
from eujc_desktop.ui.timetable.pieces import Entry, Piece, Place, in_columns, of_lanes
from eujc_desktop.ui.timetable.scale import GAP, Box, Scale
from eujc_desktop.ui.timetable.ways import paint_ways

if TYPE_CHECKING:
    from eujc_desktop.ui.timetable.time_grid import TimeGrid

_CHIP, _HEADS = 21, 24
_MOST_OVER = 5
"""So many items without a time stand over a day; the place of further ones is the last line."""
_SLOT = 30
_PALE, _LIFTED = 0.62, 0.55
_STILL = 3


class Layer:
    """Where everything of a board is on the viewport of its view, and how it is painted."""

    def __init__(self, view: TimeGrid) -> None:
        self._view = view
        self._board = Board()
        self._cards = Cards(view)
        self.scale = Scale(100, 1, 0, 0, 45)
        self.strip, self._heads, self.with_ways = 0, 0, True
        """The height of the lines over the days, which do not scroll."""
        self._boxes: list[tuple[Piece, Box]] = []
        self._by_id: dict[str, tuple[Piece, Box]] = {}
        self._over: dict[str, tuple[int, Box]] = {}
        self.hours_of: HoursOf = lambda _item, _day: None
        """When the host of an item takes visitors on a day."""
        self.foreseen: Drop | None = None
        """What a step that is offered would do, while somebody looks at it."""
        self._faces: dict[Piece, Face] = {}
        self._still: dict[object, QPixmap] = {}

    def lay_out(self, board: Board, width: float, axes: tuple[float, float], hour: float) -> None:
        """Find the place of everything."""
        self._board = board
        self.scale = Scale(width, max(1, len(board.days)), *axes, hour)
        places = board.places(self.scale.least)
        found = [(piece, self.scale.box(piece, places[piece]), places[piece].level) for piece in board.pieces]
        self._boxes = [(piece, box) for piece, box, _ in sorted(found, key=lambda each: (each[0].column, each[2]))]
        self._by_id = {piece.id: (piece, box) for piece, box in reversed(self._boxes)}
        self._faces = {}
        lines = min(board.rows_over, _MOST_OVER)
        self._heads = _HEADS if board.lanes else 0
        self.strip = self._heads + (lines * (_CHIP + 2) + 6 if lines else 0)
        self._over = {}
        for column, ids in board.over.items():
            for at, item_id in enumerate(ids):
                line = min(at, _MOST_OVER - 1)
                top = self._heads + 3 + line * (_CHIP + 2)
                box = Box(self.scale.x(column) + GAP, top, self.scale.column - 2 * GAP, _CHIP)
                self._over.setdefault(item_id, (column, box))

    def piece_of(self, item_id: str) -> Piece | None:
        """The first piece of an item."""
        found = self._by_id.get(item_id)
        return found[0] if found is not None else None

    def column_over(self, item_id: str) -> int | None:
        """The first column over which an item without a time stands."""
        found = self._over.get(item_id)
        return found[0] if found is not None else None

    def box_of(self, item_id: str) -> Box | None:
        """Where the first piece of an item is on the viewport."""
        if item_id in self._over:
            return self._over[item_id][1]
        found = self._by_id.get(item_id)
        return self.on_screen(found[1]) if found is not None else None

    def on_screen(self, box: Box) -> Box:
        """A place on the paper as one on the viewport."""
        return box._replace(y=box.y + self.strip - self._view.verticalOffset())

    def on_paper(self, x: float, y: float) -> tuple[float, float]:
        """A point of the viewport as one on the paper."""
        return x, y - self.strip + self._view.verticalOffset()

    def item_at(self, x: float, y: float) -> str:
        """The item under a point of the viewport, the uppermost one, "" for none."""
        if y < self.strip:
            return next((item for item, (_, box) in self._over.items() if box.holds(x, y)), "")
        x, y = self.on_paper(x, y)
        raised = self._by_id.get(self._view.current_id)
        if raised is not None and raised[1].holds(x, y):
            return raised[0].id
        return next((piece.id for piece, box in reversed(self._boxes) if box.holds(x, y)), "")

    def edges_of(self, item_id: str, x: float, y: float) -> tuple[Piece, Box] | None:
        """The piece of an item under a point, with its place on the viewport."""
        for piece, box in self._boxes:
            if piece.id == item_id and self.on_screen(box).holds(x, y):
                return piece, self.on_screen(box)
        return None

    def boxes_of(self, item_id: str, span: Span, groups: Sequence[str] | None = None) -> list[Box]:
        """Where on the paper an item would be, for other groups if they are given."""
        known, lanes = self._board.shown.entries.get(item_id), self._board.lanes
        who = known.who if groups is None and known is not None else frozenset(groups or ())
        left, right = of_lanes(who, lanes) if lanes else (0.0, 1.0)
        entry = Entry(item_id, span.start.date(), span.start, span.end)
        pieces = in_columns([entry], [day.date for day in self._board.days])
        return [self.scale.box(piece, Place(left, right, 0)) for piece in pieces]

    def groups_at(self, x: float, other: float) -> tuple[str, ...] | None:
        """The groups whose lanes lie from one point to another; none of them for all, None where there are no lanes."""
        lanes, letters = self._board.lanes, [lane for lane in self._board.lanes if lane != PEOPLE]
        if not lanes:
            return None
        first, last = sorted(lane_at(self.scale, lanes, each) for each in (x, other))
        found = [lane for lane in lanes[first : last + 1] if lane != PEOPLE]
        return () if found == letters else tuple(found) or None

    def show_tip(self, event: QEvent) -> bool:
        """Tell of the item under the mouse what a screen reader would."""
        if isinstance(event, QHelpEvent):
            item = self.item_at(event.pos().x(), event.pos().y())
            words = tip(self._board.told(item).replace(". ", "\n")) if item else ""
            QToolTip.showText(event.globalPos(), words, self._view.viewport())
        return True

    def paint(self, painter: QPainter, seen: QRectF) -> None:
        """Everything within a part of the viewport.

        While something is in hand what lies still is a picture, so that a step of the mouse costs the same whatever
        is in sight.
        """
        carried = self._view.hand.carried
        if carried is None:
            self._still.clear()
            self._paint_still(painter, seen)
        else:
            painter.drawPixmap(0, 0, self._backdrop(pale=carried.verdict.bad))
        whole = QRectF(self._view.viewport().rect())
        painter.setClipRect(whole.adjusted(0, self.strip, 0, 0))
        painter.translate(0, self._offset)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_moving(painter, whole.translated(0, -self._offset))

    @property
    def _offset(self) -> int:
        """How far the paper is moved on the viewport."""
        return self.strip - self._view.verticalOffset()

    def _backdrop(self, *, pale: bool) -> QPixmap:
        """What lies still, as a picture for as long as nothing of it changes; `pale` where it does not matter."""
        port, ratio = self._view.viewport(), self._view.devicePixelRatioF()
        key = (pale, self._offset, port.width(), port.height(), id(self._board), theme.scheme)
        if key not in self._still:
            if len(self._still) > _STILL:
                self._still.clear()  # the view scrolls
            picture = QPixmap(port.size() * ratio)
            picture.setDevicePixelRatio(ratio)
            painter = QPainter(picture)
            self._paint_still(painter, QRectF(port.rect()))
            if pale:
                right = port.width() - self.scale.left - self.scale.right
                painter.fillRect(QRectF(self.scale.left, 0, right, port.height()), _veil(_PALE))
            painter.end()
            self._still[key] = picture
        return self._still[key]

    def _paint_still(self, painter: QPainter, seen: QRectF) -> None:
        paper = Paper(self.scale, self._board.days, self._board.shown.zones)
        painter.save()
        painter.setClipRect(QRectF(0, self.strip, self.scale.width, self._view.viewport().height()))
        painter.translate(0, self._offset)
        part = seen.translated(0, -self._offset)
        paint_ground(painter, paper, part)
        lane_lines(painter, self.scale, self._board.lanes)
        if current := self._view.current_id:
            paint_hours(painter, self.scale, [self.hours_of(current, day.date) for day in self._board.days])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self._view.viewport().rect()).translated(0, -self._offset)
        paint_empty(painter, paper, self._empty(whole), whole, self._nothing)
        paint_ways(painter, self._legs(), self.scale)
        self._paint_pieces(painter, Box(part.x(), part.y(), part.width(), part.height()))
        self._paint_slot(painter)
        painter.restore()
        if self.strip:
            self._paint_over(painter)

    def _paint_moving(self, painter: QPainter, whole: QRectF) -> None:
        """What is in hand, over a veil on all that it does not touch."""
        carried = self._view.hand.carried
        if carried is not None:
            verdict = carried.verdict
            if carried.drop.kind == "move":
                for box in (box for piece, box in self._boxes if piece.id in carried.drop.spans):
                    painter.fillRect(QRectF(*box), _veil(_LIFTED))
            for piece, box in self._boxes:
                if piece.id in verdict.items:
                    self._paint_card(painter, piece, box)
                    outline(painter, box, verdict.tone)
        self._paint_ghost(painter, whole)

    def _legs(self) -> list[tuple[Way, Box, Box]]:
        """The ways between items of one column that are both in sight, with their places."""
        found = []
        for way in self._board.shown.ways if self.with_ways else ():
            start, end = self._by_id.get(way.start.id), self._by_id.get(way.end.id)
            if start is not None and end is not None and start[0].column == end[0].column:
                found.append((way, start[1], end[1]))
        return found

    def _empty(self, seen: QRectF) -> dict[int, float]:
        """The days of the mission on which nothing is planned, with the height below the free time at hand."""
        full = {piece.column for piece in self._board.pieces} | set(self._board.over)
        free = {at: 0.0 for at, day in enumerate(self._board.days) if at not in full and day.inside}
        box = self._slot_box()
        if (
            box is not None
            and (at := self.scale.nearest_column(box.center().x())) in free
            and box.top() < seen.y() + 90
        ):
            free[at] = box.bottom() + 8
        return free

    @property
    def _nothing(self) -> str:
        if self._board.shown.narrowed:
            return tr("Nothing here for those shown. Press N to add something.")
        return tr("Nothing planned. Drag a card here or press N.")

    def _paint_pieces(self, painter: QPainter, part: Box) -> None:
        """The items in time order, the one that has the keyboard over the others."""
        current, chosen = self._view.current_id, set(self._view.selected_ids())
        seen = [(piece, box) for piece, box in self._boxes if box.meets(part)]
        for piece, box in sorted(seen, key=lambda each: each[0].id == current):
            self._paint_card(painter, piece, box)
            if piece.id in chosen or piece.id == current:
                self._ring(painter, box, current=piece.id == current)

    def _paint_card(self, painter: QPainter, piece: Piece, box: Box) -> None:
        face = self._faces.get(piece)
        if face is None:
            face = self._faces[piece] = self._board.face(piece, self.scale.hour)
        picture = self._cards.picture(face, box.width, box.height, self._view.devicePixelRatioF())
        painter.drawPixmap(QPointF(round(box.x), round(box.y)), picture)

    def _ring(self, painter: QPainter, box: Box, *, current: bool) -> None:
        """What is selected is framed; what has the keyboard also has its edges to take hold of."""
        focused = current and self._view.hasFocus()
        thick = 3.0 if focused else 1.0
        frame = QRectF(round(box.x), round(box.y), round(box.width), round(box.height))
        frame = frame.adjusted(thick / 2, thick / 2, -thick / 2, -thick / 2)
        painter.setPen(QPen(theme.color("focus"), thick))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame, 5, 5)
        if current and box.height > 2 * _SLOT:
            painter.setPen(QPen(theme.color("focus"), 1.5))
            painter.setBrush(theme.color("surface"))
            for y in (frame.top() + 1, frame.bottom() - 1):
                painter.drawRoundedRect(QRectF(frame.center().x() - 10, y - 2, 20, 4), 2, 2)

    def _slot_box(self) -> QRectF | None:
        """Where the free time at hand is, if it is in sight."""
        slot = self._view.slot
        column = next((at for at, day in enumerate(self._board.days) if slot and day.date == slot.date()), None)
        if slot is None or column is None:
            return None
        y = self.scale.y(slot.hour * 60 + slot.minute)
        return QRectF(self.scale.x(column) + GAP, y, self.scale.column - 2 * GAP, self.scale.hour / 2)

    def _paint_slot(self, painter: QPainter) -> None:
        """The free time at hand."""
        slot, box = self._view.slot, self._slot_box()
        if slot is None or box is None:
            return
        pen = QPen(theme.color("focus"), 2 if self._view.hasFocus() else 1)
        if not self._view.hasFocus():
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 5, 5)
        draw_text(painter, box.adjusted(8, 0, -4, 0), f"{slot:%H:%M}", "caption", "accent_text", tabular=True)

    def _paint_ghost(self, painter: QPainter, whole: QRectF) -> None:
        """Where what is in hand would be, with its times; red, and why, where it would clash."""
        carried, naming = self._view.hand.carried, self._view.naming
        drop = carried.drop if carried is not None else (naming.drop if naming is not None else None) or self.foreseen
        if drop is None:
            return
        verdict, rows = carried.verdict if carried is not None else Verdict(), self._board.shown.rows
        for key, span in drop.spans.items():
            title = self._board.face_of(key).title if key in rows else drop.title
            for box in self.boxes_of(key, span, drop.groups):
                paint_ghost(painter, box, self._words(drop, span), title, verdict.tone)
        boxes = (box for key, span in drop.spans.items() for box in self.boxes_of(key, span, drop.groups))
        first = next(boxes, None)
        if verdict.words and first is not None:
            paint_reason(painter, first, verdict.words, verdict.tone, whole)

    def _words(self, drop: Drop, span: Span) -> str:
        """The times of what is in hand, and for whom it would be where that changes."""
        return " · ".join((span.words, *map(name_of, drop.groups or ())))

    def _paint_over(self, painter: QPainter) -> None:
        """The items without a time, in lines that stay in sight."""
        painter.fillRect(QRectF(0, 0, self.scale.width, self.strip), theme.color("sunken"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._board.lanes:
            paint_lanes(painter, self.scale, self._board.lanes, self._heads)
        if self._over:
            draw_icon(painter, "clock", "text3", QRectF(self.scale.left - 26, self._heads + 7, 14, 14))
        current, chosen = self._view.current_id, set(self._view.selected_ids())
        for column, ids in self._board.over.items():
            last = ids[_MOST_OVER - 1 :]
            for item_id in [*ids[: _MOST_OVER - 1], *([current] if current in last else last[:1])]:
                box = self._over[item_id][1]._replace(x=self.scale.x(column) + GAP)
                paint_card(painter, QRectF(*box), self._board.face_of(item_id)._replace(lines=()))
                if item_id in chosen or item_id == current:
                    self._ring(painter, box, current=item_id == current)
            if len(last) > 1:
                more = Box(self.scale.x(column + 1) - 38, self.strip - _CHIP - 3, 33, 17)
                paint_chip(painter, QRectF(*more), f"+{len(last) - 1}", "neu")
        painter.fillRect(QRectF(0, self.strip - 1, self.scale.width, 1), theme.color("border"))


def _veil(strength: float) -> QColor:
    colour = QColor(theme.color("surface"))
    colour.setAlphaF(strength)
    return colour
