"""The deadlines of all missions under the bell: by how soon they are, to go to, to tick, and to put off."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from itertools import groupby
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from eujc_desktop import services
from eujc_desktop.ui.components.buttons import push
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import row
from eujc_desktop.ui.components.paint import chip_width, draw_text, paint_box, paint_chip, paint_focus
from eujc_desktop.ui.deadline_words import HEADS, TONES, icon_of, title_of, told_of, when_of
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.icons import draw_icon
from eujc_desktop.ui.mission_words import dotted
from eujc_desktop.ui.text import count, tip, tr
from eujc_desktop.ui.theme import theme

Index = QModelIndex | QPersistentModelIndex
_EACH = Qt.ItemDataRole.UserRole
_ROW, _HEAD = 44, 28
WIDTH, HIGHEST = 460, 520


class DeadlinesPopup(QFrame):
    """Enter goes to the place of a deadline, Space ticks it, P puts it off; `go` is asked to show the place."""

    def __init__(self, desk: Desk, found: Sequence[Any], go: Callable[[Any], object], window: QWidget) -> None:
        super().__init__()
        self._desk, self._go, self._window = desk, go, window
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(tr("Deadlines"))
        self.list = _List(self)
        self._sum = label("", "small", "muted")
        self._place = push(tr("Go there"), "fix", "arrow-right", on_click=self.go)
        self.tick = push(tr("Done"), "fix", "check", on_click=self.done)
        self.off = push(tr("Put off…"), "fix", "clock", on_click=self.put_off)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(6)
        layout.addWidget(row(label(tr("Deadlines"), "strong"), self._sum, "stretch", margins=(6, 0, 6, 0)))
        layout.addWidget(self.list, 1)
        layout.addWidget(row(self._place, self.tick, self.off, "stretch", spacing=6))
        self.list.currentItemChanged.connect(lambda *_: self._ready())
        self.list.itemClicked.connect(lambda _item: self._ready())
        self.list.itemDoubleClicked.connect(lambda _item: self.go())
        # A bound method: Qt takes it off when the popup is gone.
        desk.missions_changed.connect(self._follow)
        self.show_deadlines(found)

    @property
    def current(self) -> Any:
        """The deadline that has the keyboard, None without one."""
        item = self.list.currentItem()
        return item.data(_EACH) if item is not None else None

    def show_deadlines(self, found: Sequence[Any]) -> None:
        """Show these, the next first; the keyboard stays at its place."""
        at, today = max(self.list.currentRow(), 0), date.today()
        self.list.clear()
        for span, own in groupby(found, key=lambda each: each.span):
            self.list.add_head(tr(HEADS[span]), TONES[span], group := list(own))
            for each in group:
                self.list.add(each, today)
        if not found:
            self.list.add_head(tr("Nothing is due in the next 14 days"), "", ())
        late = sum(each.span == "late" for each in found)
        self._sum.setText(count("%n is late", "%n are late", late) if late else "")
        self.list.go_near(at)
        self._ready()

    def go(self) -> None:
        """Go to where it is done."""
        each = self.current
        if each is not None:
            self.close()
            self._go(each)

    def done(self) -> None:
        """Mark it done today."""
        each, today = self.current, date.today()
        if each is not None and each.ticked:
            words = tr("Tick “{task}”", task=title_of(each))
            job = self._desk.office.do(words, partial(services.deadlines.done, key=each.key, today=today))
            done = tr("“{task}” is done", task=title_of(each))
            job.then(lambda _none: self._desk.toast_undo(done)).otherwise(self._desk.refuse)

    def put_off(self) -> None:
        """Ask until when and why, or take up again what was put off."""
        from eujc_desktop.ui.dialogs.put_off import PutOffDialog

        each = self.current
        if each is None:
            return
        if each.span == "put off":
            words = tr("Take up “{task}” again", task=title_of(each))
            self._desk.office.do(words, partial(services.deadlines.take_up, key=each.key))
            return
        self.close()
        PutOffDialog(self._desk, each, self._window).open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_box(QPainter(self), QRectF(self.rect()), "raised", "border_strong", 0)

    def _follow(self) -> None:
        self.show_deadlines(self._desk.deadlines)

    def _ready(self) -> None:
        each, free = self.current, not self._desk.read_only
        self._place.setEnabled(each is not None)
        self.tick.setEnabled(free and each is not None and each.ticked)
        self.off.setEnabled(free and each is not None and each.kind != "programme")
        self.off.setText(tr("Take up again") if each is not None and each.span == "put off" else tr("Put off…"))


class _List(QListWidget):
    """Headings and deadlines; arrows pass headings over."""

    def __init__(self, popup: DeadlinesPopup) -> None:
        super().__init__()
        self._popup = popup
        self.setAccessibleName(tr("Deadlines"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_Delegate(self))

    @property
    def wanted_height(self) -> int:
        """How tall all of it is."""
        return sum(self.item(at).sizeHint().height() for at in range(self.count()))

    def add_head(self, words: str, tone: str, group: Sequence[Any]) -> None:
        item = QListWidgetItem(words)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setSizeHint(QSize(100, _HEAD))
        item.setData(_EACH + 1, (tone, len(group)))
        self.addItem(item)

    def add(self, each: Any, today: date) -> None:
        words = told_of(each, today)
        item = QListWidgetItem(words)
        item.setData(_EACH, each)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, words)
        item.setToolTip(tip(words))
        item.setSizeHint(QSize(100, _ROW))
        self.addItem(item)

    def go_near(self, at: int) -> None:
        """Put the keyboard on the deadline nearest to a line."""
        places = [place for place in range(self.count()) if self.item(place).data(_EACH) is not None]
        if places:
            self.setCurrentRow(min(places, key=lambda place: abs(place - at)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Return: self._popup.go,
            Qt.Key.Key_Enter: self._popup.go,
            Qt.Key.Key_Space: self._popup.done,
            Qt.Key.Key_P: self._popup.put_off,
        }
        if (call := keys.get(event.key())) is not None:
            call()
        else:
            super().keyPressEvent(event)


class _Delegate(QStyledItemDelegate):
    """Paints a heading, or a deadline in two lines with its day at the right."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        each, rect = index.data(_EACH), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if each is None:
            self._paint_head(painter, rect, index)
        else:
            if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
                selected = bool(option.state & QStyle.StateFlag.State_Selected)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.color("selected" if selected else "hover"))
                painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), 6, 6)
            self._paint_deadline(painter, rect, each)
            if option.state & QStyle.StateFlag.State_HasFocus:
                paint_focus(painter, rect.adjusted(0, 1, 0, -1), 6)
        painter.restore()

    def _paint_head(self, painter: QPainter, rect: QRectF, index: Index) -> None:
        _tone, number = index.data(_EACH + 1)
        words = index.data(Qt.ItemDataRole.DisplayRole)
        width = draw_text(painter, rect.adjusted(6, 4, -6, 0), words, "small", "text2", QFont.Weight.DemiBold)
        if number:
            draw_text(painter, rect.adjusted(12 + width, 4, -6, 0), str(number), "small", "text3", tabular=True)

    def _paint_deadline(self, painter: QPainter, rect: QRectF, each: Any) -> None:
        today, tone = date.today(), TONES[each.span]
        draw_icon(
            painter, icon_of(each), f"{tone}_text" if tone else "text3", QRectF(rect.x() + 10, rect.y() + 8, 14, 14)
        )
        when = when_of(each, today)
        width = chip_width(when)
        paint_chip(painter, QRectF(rect.right() - width - 8, rect.y() + 12, width, 20), when, tone or "neu")
        room = rect.width() - 34 - width - 16
        draw_text(painter, QRectF(rect.x() + 34, rect.y() + 5, room, 18), title_of(each), "body", "text")
        under = dotted(each.whose, each.reason)
        draw_text(painter, QRectF(rect.x() + 34, rect.y() + 22, room, 16), under, "caption", "text3")
