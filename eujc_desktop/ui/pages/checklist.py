"""The readiness checklist: tasks to tick, by the day they are due."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import Any

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QMenu,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QVBoxLayout,
    QWidget,
)

from eujc_desktop.ui.components.buttons import push, tool
from eujc_desktop.ui.components.labels import ElidedLabel
from eujc_desktop.ui.components.layouts import empty, row
from eujc_desktop.ui.components.marks import Ring
from eujc_desktop.ui.components.paint import RIGHT, chip_width, draw_text, elided, metrics, paint_chip, paint_focus
from eujc_desktop.ui.days import short_day
from eujc_desktop.ui.mission_words import day_text, due_text, due_tone
from eujc_desktop.ui.text import count, shown, tip, tr
from eujc_desktop.ui.theme import theme

_HEIGHT, _HEAD = 30, 26
_OWNER = 80
"""So much of a row is the owner's when the title is long."""
_NEXT = 16
"""About so many tasks are shown at first; the others fall due later."""
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


_Group = tuple[date, list[Any]]


class TaskTick(QCheckBox):
    """A task to tick; Up and Down go to its neighbours, Enter to what it waits for, F2 edits it, Del takes it out."""

    open_asked = Signal(str)
    edit_asked = Signal(str)
    remove_asked = Signal(str)
    step_asked = Signal(str, int)

    def __init__(self, task: Any) -> None:
        super().__init__()
        self.task_id = str(task.id)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_HEIGHT)
        self.setMouseTracking(True)
        self.show_task(task)

    def show_task(self, task: Any) -> None:
        """Show the task as it is now."""
        self._task, self._title, self._owner = task, shown(task.title), shown(task.owner)
        self._count = tr("({count})", count=tr(task.progress)) if task.automatic else ""
        counted = tr("{task} ({progress})", task=self._title, progress=tr(task.progress))
        words = counted if task.automatic else self._title
        self.setText(self._title.replace("&", "&&"))
        blocked = self.blockSignals(True)  # noqa: FBT003
        self.setChecked(task.done)
        self.blockSignals(blocked)
        self.setEnabled(not task.by_itself)
        self.setAccessibleName(words)
        said = [tr("Ticks itself from the data")] if task.automatic else []
        said += [tr("Enter shows what is missing")] if self._waits else []
        said += [tr("Owner: {owner}", owner=task.owner)] if task.owner else []
        said += [tr("Due {day}", day=day_text(task.due))] if not task.done else []
        self.setAccessibleDescription(", ".join(said))
        self.setToolTip(tip(". ".join([words, *said])))
        self.update()

    @property
    def _waits(self) -> bool:
        """Whether its count leads to what is missing."""
        return bool(self._count) and not self._task.done

    @property
    def count_place(self) -> QRectF:
        """Where the count stands: behind the title, however short that is cut."""
        wide = metrics("body").horizontalAdvance(self._count)
        title = metrics("body").horizontalAdvance(f"{self._title} ")
        return QRectF(min(27 + title, self._words_end - wide), 0, wide, self.height())

    @property
    def _words_end(self) -> float:
        """Where title and count end, and the owner begins."""
        return self.width() - self._owner_room - 11.0 if self._owner_room else self.width() - 1.0

    @property
    def _owner_room(self) -> int:
        owner = self._owner
        words = metrics("body").horizontalAdvance(f"{self._title} {self._count}".strip())
        spare = self.width() - 28 - words - 12
        return min(metrics("small").horizontalAdvance(owner) + 2, max(spare, _OWNER)) if owner else 0

    def sizeHint(self) -> QSize:
        return QSize(200, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, _HEIGHT)

    def hitButton(self, place: QPoint) -> bool:
        return self.rect().contains(place) and not self._is_on_count(place)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._is_on_count(event.position().toPoint()):
            self.open_asked.emit(self.task_id)
        super().mouseReleaseEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        hand = self._is_on_count(event.position().toPoint())
        self.setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    def _is_on_count(self, place: QPoint) -> bool:
        return self._waits and self.count_place.contains(QPointF(place))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QStyleOptionButton()
        self.initStyleOption(box)
        box.rect.setRect(4, (self.height() - 16) // 2, 16, 16)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorCheckBox, box, painter, self)
        ink = "text3" if self._task.done else "err_text" if self._task.late else "text"
        place, right = self.count_place, self._owner_room
        title_end = place.left() - metrics("body").horizontalAdvance(" ") if self._count else self._words_end
        draw_text(painter, QRectF(27, 0, title_end - 26, self.height()), self._title, "body", ink)
        draw_text(painter, place.adjusted(0, 0, 1, 0), self._count, "body", "accent_text" if self._waits else ink)
        if owner := self._owner:
            painter.setFont(theme.font("small"))
            painter.setPen(theme.color("text3"))
            ends = QRectF(self.width() - right - 1, 0, right + 1, self.height())
            painter.drawText(ends, RIGHT, elided(owner, theme.font("small"), right))
        if self.hasFocus():
            paint_focus(painter, QRectF(self.rect()), 4)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _STEPS:
            self.step_asked.emit(self.task_id, _STEPS[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_F2:
            self.edit_asked.emit(self.task_id)
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_asked.emit(self.task_id)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._waits:
            self.open_asked.emit(self.task_id)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        if self._waits:
            menu.addAction(tr("Show what is missing"), lambda: self.open_asked.emit(self.task_id))
        menu.addAction(tr("Edit task…"), lambda: self.edit_asked.emit(self.task_id))
        menu.addAction(tr("Remove task"), lambda: self.remove_asked.emit(self.task_id))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())


class DueHead(QWidget):
    """The day some tasks are due, and how many of them are open."""

    def __init__(self, tasks: Sequence[Any], today: date) -> None:
        super().__init__()
        self.setFixedHeight(_HEAD)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.show_tasks(tasks, today)

    def show_tasks(self, tasks: Sequence[Any], today: date) -> None:
        due, waiting = tasks[0].due, sum(not task.done for task in tasks)
        self._count = t_text(tasks[0].from_start)
        self._day = day_text(due) if waiting == 0 else f"{day_text(due)}, {due_text(due, today)}"
        self._words = tr("{n} open", n=waiting) if waiting else tr("done")
        self._tone = (due_tone(due, today) or "neu") if waiting else "ok"
        self.setAccessibleName(f"{self._count}, {self._day}: {self._words}")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        width = draw_text(painter, QRectF(0, 2, 70, 22), self._count, "strong", "text")
        chip = chip_width(self._words)
        draw_text(painter, QRectF(width + 8, 2, self.width() - width - chip - 16, 22), self._day, "small", "text3")
        paint_chip(painter, QRectF(self.width() - chip, 3, chip, 20), self._words, self._tone)


class Checklist(QWidget):
    """Ring and sums, the groups with something open, and on request those that are done."""

    ticked = Signal(str, bool)
    open_asked = Signal(str)
    edit_asked = Signal(str)
    remove_asked = Signal(str)
    add_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._mission, self._with_done, self._with_later = "", False, False
        self._tasks: tuple[Any, ...] = ()
        self._shown: list[date] = []
        self._ticks: dict[str, TaskTick] = {}
        self._heads: dict[date, DueHead] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        self.ring = Ring(0, 40)
        self._title, self._sums = ElidedLabel(tr("Readiness checklist"), "strong"), ElidedLabel("", "caption", "muted")
        add = tool("plus", tr("Add task"), tip=tr("Add a task of your own"), on_click=self.add_asked.emit)
        top = QGridLayout()
        top.setHorizontalSpacing(10)
        top.setVerticalSpacing(0)
        top.addWidget(self.ring, 0, 0, 2, 1)
        top.addWidget(self._title, 0, 1)
        top.addWidget(add, 0, 2)
        top.addWidget(self._sums, 1, 1, 1, 2)
        top.setColumnStretch(1, 1)
        layout.addLayout(top)
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 4, 0, 0)
        self._list.setSpacing(0)
        layout.addLayout(self._list)
        self._later = push("", "link", on_click=self._show_later)
        self._more = push("", "link", on_click=self._turn_done)
        layout.addWidget(row(self._later, self._more, "stretch", spacing=12))

    @property
    def ticks(self) -> dict[str, TaskTick]:
        """The tasks shown, by id, in order."""
        return self._ticks

    def task(self, task_id: str) -> Any:
        """A task of the mission as it was read last."""
        return next(task for task in self._tasks if task.id == task_id)

    def show_tasks(self, mission_id: str, tasks: Sequence[Any], today: date) -> None:
        """Show the tasks of a mission; groups on screen stay, so that nothing moves away under the pointer."""
        if mission_id != self._mission:
            self._mission, self._shown, self._with_done, self._with_later = mission_id, [], False, False
        self._tasks = tuple(tasks)
        self._show_sums(today)
        self._show_groups(today)

    def show_again(self) -> None:
        """Show the tasks as they were read last: a tick has been refused."""
        self._show_groups(date.today())

    def focus_task(self, task_id: str) -> None:
        """Put the keyboard on a task."""
        if task_id not in self._ticks and any(task.id == task_id for task in self._tasks):
            self._show_later()
        if task_id in self._ticks:
            self._ticks[task_id].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_sums(self, today: date) -> None:
        done, total = sum(task.done for task in self._tasks), len(self._tasks)
        self.ring.show_value(done / total if total else 0.0)
        words = [tr("{done} of {total} done", done=done, total=total)] if total else [tr("No tasks yet")]
        following = next((task for task in self._tasks if not task.done), None)
        if following is not None:
            late, other = following.due < today, following.due.year != today.year
            day = short_day(following.due, with_year=other)
            words.append(tr("late since {day}", day=day) if late else tr("next due {day}", day=day))
        self._sums.setText(" · ".join(words))

    def _show_groups(self, today: date) -> None:
        groups = [(due, list(own)) for due, own in groupby(self._tasks, key=lambda task: task.due)]
        shown = [
            (due, own)
            for due, own in groups
            if self._with_done or due in self._shown or any(not task.done for task in own)
        ]
        shown, later = self._soonest(shown)
        wanted = [task.id for _due, own in shown for task in own]
        if wanted == list(self._ticks) and [due for due, _own in shown] == list(self._heads):
            self._renew(shown, today)
        else:
            self._rebuild(shown, today)
        self._shown = [due for due, _own in shown]
        rest = [task for _due, own in later for task in own]
        self._offer_later(len(rest))
        here = [task for _due, own in (*shown, *later) for task in own]
        self._offer_done(sum(task.done for task in self._tasks) - sum(task.done for task in here))

    def _soonest(self, groups: list[_Group]) -> tuple[list[_Group], list[_Group]]:
        """The groups to show at first, whole, and those that fall due later."""
        tasks = 0
        for at, (due, own) in enumerate(groups):
            if tasks >= _NEXT and not (self._with_later or due in self._shown):
                return groups[:at], groups[at:]
            tasks += len(own)
        return groups, []

    def _show_later(self) -> None:
        self._with_later = True
        self._show_groups(date.today())

    def _offer_later(self, hidden: int) -> None:
        self._later.setText(count("Show %n later task", "Show %n later tasks", hidden))
        self._later.setAccessibleName(self._later.text())
        self._later.setVisible(hidden > 0)

    def _renew(self, shown: Sequence[tuple[date, list[Any]]], today: date) -> None:
        for due, own in shown:
            self._heads[due].show_tasks(own, today)
            for task in own:
                self._ticks[task.id].show_task(task)

    def _rebuild(self, shown: Sequence[tuple[date, list[Any]]], today: date) -> None:
        focused = next((key for key, tick in self._ticks.items() if tick.hasFocus()), "")
        empty(self._list)
        self._ticks, self._heads = {}, {}
        for due, own in shown:
            self._heads[due] = DueHead(own, today)
            self._list.addWidget(self._heads[due])
            for task in own:
                self._list.addWidget(self._made(task))
        self.focus_task(focused)

    def _made(self, task: Any) -> TaskTick:
        tick = self._ticks[task.id] = TaskTick(task)
        tick.toggled.connect(lambda on, task_id=task.id: self.ticked.emit(task_id, on))
        tick.open_asked.connect(self.open_asked)
        tick.edit_asked.connect(self.edit_asked)
        tick.remove_asked.connect(self.remove_asked)
        tick.step_asked.connect(self._step)
        return tick

    def _offer_done(self, hidden: int) -> None:
        if self._with_done:
            self._more.setText(tr("Hide what is done"))
        else:
            self._more.setText(count("Show %n done task", "Show %n done tasks", hidden))
        self._more.setAccessibleName(self._more.text())
        self._more.setVisible(self._with_done or hidden > 0)

    def _turn_done(self) -> None:
        self._with_done, self._shown = not self._with_done, []
        self._with_later = self._with_done
        self._show_groups(date.today())

    def _step(self, task_id: str, step: int) -> None:
        ids = [key for key, tick in self._ticks.items() if tick.isEnabled()]
        at = ids.index(task_id) + step
        if 0 <= at < len(ids):
            self.focus_task(ids[at])


def t_text(from_start: int) -> str:
    """“T−35” before a mission, “T+12” from its first day on."""
    if not from_start:
        return tr("T")
    return tr("T−{days}", days=-from_start) if from_start < 0 else tr("T+{days}", days=from_start)
