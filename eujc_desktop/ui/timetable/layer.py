"""What is painted in a timetable, and what lies under a point of it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from eujc_desktop.ui.components.paint import draw_text
from eujc_desktop.ui.icons import draw_icon
from eujc_desktop.ui.theme import theme
from eujc_desktop.ui.timetable.board import Board
from eujc_desktop.ui.timetable.cards import Cards, Face, paint_card
from eujc_desktop.ui.timetable.ground import Paper, paint_empty, paint_ground
from eujc_desktop.ui.timetable.pieces import Piece
from eujc_desktop.ui.timetable.scale import GAP, Box, Scale

if TYPE_CHECKING:
    from eujc_desktop.ui.timetable.time_grid import TimeGrid

_CHIP = 21
_MOST_OVER = 5
"""So many items without a time stand over a day; the place of further ones is the last line."""
_SLOT = 30


class Layer:
    """Where everything of a board is on the viewport of its view, and how it is painted."""

    def __init__(self, view: TimeGrid) -> None:
        self._view = view
        self._board = Board()
        self._cards = Cards()
        self.scale = Scale(100, 1, 0, 0, 45)
        self.strip = 0
        """The height of the lines over the days, which do not scroll."""
        self._boxes: list[tuple[Piece, Box]] = []
        self._by_id: dict[str, tuple[Piece, Box]] = {}
        self._over: dict[str, tuple[int, Box]] = {}
        self._hovered: str | None = None

    def lay_out(self, board: Board, width: float, axes: tuple[float, float], hour: float) -> None:
        """Find the place of everything."""
        self._board = board
        self.scale = Scale(width, max(1, len(board.days)), *axes, hour)
        places = board.places(self.scale.least)
        found = [(piece, self.scale.box(piece, places[piece]), places[piece].level) for piece in board.pieces]
        self._boxes = [(piece, box) for piece, box, _ in sorted(found, key=lambda each: (each[0].column, each[2]))]
        self._by_id = {piece.id: (piece, box) for piece, box in reversed(self._boxes)}
        lines = min(board.rows_over, _MOST_OVER)
        self.strip = lines * (_CHIP + 2) + 6 if lines else 0
        self._over = {}
        for column, ids in board.over.items():
            for at, item_id in enumerate(ids):
                line = min(at, _MOST_OVER - 1)
                box = Box(self.scale.x(column) + GAP, 3 + line * (_CHIP + 2), self.scale.column - 2 * GAP, _CHIP)
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

    def hover(self, item_id: str | None) -> None:
        if item_id != self._hovered:
            self._hovered = item_id
            self._view.viewport().update()

    def paint(self, painter: QPainter, seen: QRectF) -> None:
        """Everything within a part of the viewport."""
        offset = self.strip - self._view.verticalOffset()
        paper = Paper(self.scale, self._board.days, self._board.shown.zones)
        painter.save()
        painter.setClipRect(QRectF(0, self.strip, self.scale.width, self._view.viewport().height()))
        painter.translate(0, offset)
        part = seen.translated(0, -offset)
        paint_ground(painter, paper, part)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self._view.viewport().rect()).translated(0, -offset)
        paint_empty(painter, paper, self._empty(), whole)
        self._paint_pieces(painter, Box(part.x(), part.y(), part.width(), part.height()))
        if self._view.slot is not None:
            self._paint_slot(painter, self._view.slot)
        painter.restore()
        if self.strip:
            self._paint_over(painter)

    def _empty(self) -> list[int]:
        """The days of the mission on which nothing is planned."""
        full = {piece.column for piece in self._board.pieces} | set(self._board.over)
        return [at for at, day in enumerate(self._board.days) if at not in full and day.row is not None]

    def _paint_pieces(self, painter: QPainter, part: Box) -> None:
        """The items in time order, the one that has the keyboard over the others."""
        ratio, current = self._view.devicePixelRatioF(), self._view.current_id
        chosen = set(self._view.selected_ids())
        seen = [(piece, box) for piece, box in self._boxes if box.meets(part)]
        for piece, box in sorted(seen, key=lambda each: each[0].id == current):
            face = self._board.face(piece, self.scale.hour)
            picture = self._cards.picture(face, box.width, box.height, ratio)
            painter.drawPixmap(QPointF(round(box.x), round(box.y)), picture)
            if piece.id in chosen or piece.id == current:
                self._ring(painter, box, current=piece.id == current)

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

    def _paint_slot(self, painter: QPainter, slot: datetime) -> None:
        """The free time at hand."""
        column = next((at for at, day in enumerate(self._board.days) if day.date == slot.date()), None)
        if column is None:
            return
        y = self.scale.y(slot.hour * 60 + slot.minute)
        box = QRectF(self.scale.x(column) + GAP, y, self.scale.column - 2 * GAP, self.scale.hour / 2)
        pen = QPen(theme.color("focus"), 2 if self._view.hasFocus() else 1)
        if not self._view.hasFocus():
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 5, 5)
        draw_text(painter, box.adjusted(8, 0, -4, 0), f"{slot:%H:%M}", "caption", "accent_text", tabular=True)

    def _paint_over(self, painter: QPainter) -> None:
        """The items without a time, in lines that stay in sight."""
        painter.fillRect(QRectF(0, 0, self.scale.width, self.strip), theme.color("sunken"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_icon(painter, "clock", "text3", QRectF(self.scale.left - 26, 7, 14, 14))
        current, chosen = self._view.current_id, set(self._view.selected_ids())
        for column, ids in self._board.over.items():
            for item_id in ids[:_MOST_OVER]:
                box = self._over[item_id][1]._replace(x=self.scale.x(column) + GAP)
                face = self._board.face_of(item_id)
                paint_card(painter, QRectF(*box), _short(face))
                if item_id in chosen or item_id == current:
                    self._ring(painter, box, current=item_id == current)
        painter.fillRect(QRectF(0, self.strip - 1, self.scale.width, 1), theme.color("border"))


def _short(face: Face) -> Face:
    return face._replace(lines=())
