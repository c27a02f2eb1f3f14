"""The year plan: months against missions and events of others; missions in planning are moved by drag and by key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from eujc_desktop.ui.components.messages import announce
from eujc_desktop.ui.components.paint import draw_text
from eujc_desktop.ui.days import period
from eujc_desktop.ui.pages.carried_dates import PLANNED, Carried
from eujc_desktop.ui.pages.year_look import PlanDelegate, rests
from eujc_desktop.ui.pages.year_rows import HEADING, MISSION, OTHERS, PlanRow, rows_of
from eujc_desktop.ui.pages.year_scale import YearScale
from eujc_desktop.ui.text import tip, tr
from eujc_desktop.ui.theme import theme

Index = QModelIndex | QPersistentModelIndex
_NAMES, _EDGE, _HEAD = 264, 16, 34
_WEEK, _NO_ROOT = 7, QModelIndex()
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_FARTHEST = 2000


class PlanModel(QAbstractListModel):
    """Says each line in full to screen readers and under the pointer."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[PlanRow] = []

    def show_rows(self, rows: list[PlanRow]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        heading = index.isValid() and self.rows[index.row()].kind == HEADING
        return Qt.ItemFlag.ItemIsEnabled if heading else super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return line.told
        if role == Qt.ItemDataRole.ToolTipRole and line.kind != HEADING:
            return tip(line.told)
        return None


class YearPlan(QListView):
    """`chosen` and `opened` carry a mission, `event_opened` an event, `dropped` a mission with its days.

    While a mission is in hand `carrying` says what that would bring; "" when it is not.
    """

    chosen = Signal(str)
    opened = Signal(str)
    event_opened = Signal(str)
    dropped = Signal(object)
    carrying = Signal(str)
    refused = Signal(str)
    asked = Signal(str)
    escaped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._model, self._events, self._year = PlanModel(), list[Any](), 0
        self.carried: Carried | None = None
        self._held: QPoint | None = None
        self.setModel(self._model)
        self.setItemDelegate(PlanDelegate(self))
        self.setAccessibleName(tr("Year plan"))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setViewportMargins(0, _HEAD, 0, 0)
        self._months = _Months(self)
        self.doubleClicked.connect(lambda index: self._open(index.row()))
        theme.changed.connect(self._repaint)

    @property
    def rows(self) -> Sequence[PlanRow]:
        return self._model.rows

    @property
    def year(self) -> int:
        return self._year

    @property
    def scale(self) -> YearScale:
        """Where the days of the year lie."""
        return YearScale(self._year, theme.wide(_NAMES), self.viewport().width() - _EDGE)

    @property
    def current(self) -> PlanRow | None:
        """The line that has the keyboard."""
        at = self.currentIndex().row()
        return self.rows[at] if 0 <= at < len(self.rows) else None

    def show_year(self, year: int, missions: Sequence[Any], events: Sequence[Any]) -> None:
        """Show a year; whoever had the keyboard keeps it."""
        kept = self.current.id if self.current else ""
        self._year, self._events, self.carried = year, list(events), None
        self._model.show_rows(rows_of(self.scale, missions, events))
        self._months.update()
        if not self.select(kept) and self.rows and self.rows[0].kind == MISSION:
            self._go(0)

    def select(self, record_id: str) -> bool:
        """Go to a mission or an event; whether the year has it."""
        at = next((at for at, line in enumerate(self.rows) if line.id and line.id == record_id), -1)
        if at >= 0:
            self._go(at)
        return at >= 0

    def step(self, step: int) -> None:
        """Go to the next or previous mission."""
        at = self.currentIndex().row() + step
        if 0 <= at < len(self.rows) and self.rows[at].kind == MISSION:
            self._go(at)

    def put_down(self, *, write: bool) -> None:
        """The mission in hand goes where it is now, or back."""
        carried, self.carried = self.carried, None
        if carried is not None:
            self.carrying.emit("")
            self._repaint()
            if write and carried.days:
                self.dropped.emit(carried)

    def carry(self, days: int) -> None:
        """Take the mission at hand so many days from where it is."""
        line = self.current
        if line is None or line.kind != MISSION:
            return
        if line.row.status not in PLANNED:
            self.refused.emit(line.id)
            return
        if self.carried is None or self.carried.row.id != line.id or self.carried.days != days:
            self.carried = Carried(line.row, max(-_FARTHEST, min(_FARTHEST, days)))
            self._tell()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        line = self.current
        if self.carried is not None and (line is None or line.id != self.carried.row.id):
            self.put_down(write=False)
        if line is not None and line.kind == MISSION and current.row() != previous.row():
            self.chosen.emit(line.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = event.key(), event.modifiers()
        if key in _STEPS and held & Qt.KeyboardModifier.ControlModifier:
            long = 1 if held & Qt.KeyboardModifier.ShiftModifier else _WEEK
            self.carry((self.carried.days if self.carried else 0) + long * _STEPS[Qt.Key(key)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.put_down(write=True) if self.carried else self._open(self.currentIndex().row())
        elif key == Qt.Key.Key_Escape:
            self.put_down(write=False) if self.carried else self.escaped.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.asked.emit("copy")
        elif key == Qt.Key.Key_F2 and self.current and self.current.kind == OTHERS:
            self._open(self.currentIndex().row())
        elif key in (Qt.Key.Key_F2, Qt.Key.Key_Delete):
            self.asked.emit("edit" if key == Qt.Key.Key_F2 else "delete")
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        place = event.position().toPoint()
        if event.button() == Qt.MouseButton.LeftButton and place.x() >= self.scale.left:
            self._held = place

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        over = (event.position().x() - self._held.x()) / self.scale.day_width
        if self.carried is None and abs(event.position().x() - self._held.x()) < 5:
            return
        alone = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        self.carry(round(over) if alone else _WEEK * round(over / _WEEK))
        if self.carried is None:
            self._held = None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self._held is not None:
            self._held = None
            self.put_down(write=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._months.setGeometry(0, 0, self.width(), _HEAD)

    def focusOutEvent(self, event: Any) -> None:
        super().focusOutEvent(event)
        self._repaint()

    def _go(self, at: int) -> None:
        self.setCurrentIndex(self._model.index(at, 0))

    def _open(self, at: int) -> None:
        if 0 <= at < len(self.rows) and self.rows[at].id:
            line = self.rows[at]
            (self.opened if line.kind == MISSION else self.event_opened).emit(line.id)

    def _tell(self) -> None:
        if self.carried is not None:
            words = self.carried.told(self._events)
            self.carrying.emit(words)
            announce(self, words)
            self._repaint()

    def _repaint(self) -> None:
        self.viewport().update()
        self._months.update()


class _Months(QWidget):
    """The months over the plan, with the weeks in which Japan rests."""

    def __init__(self, plan: YearPlan) -> None:
        super().__init__(plan)
        self._plan = plan
        self.setObjectName("sunken")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._plan.year:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = self._plan.scale
        year = str(self._plan.year)
        draw_text(painter, QRectF(12, 0, 80, self.height()), year, "small", "text2", QFont.Weight.DemiBold)
        scale.paint_months(painter, 10, self.height())
        scale.paint_today(painter, 20, self.height())
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), theme.color("border"))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and self._plan.year:
            year = self._plan.year
            words = [tr("{what}: {days}", what=tr(title), days=period(*days)) for *days, title in rests(year)]
            self.setToolTip(tip("\n".join(words)))
        return super().event(event)
