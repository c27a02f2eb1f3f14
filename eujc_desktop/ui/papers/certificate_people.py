"""Who gets a certificate: everybody ticked, those under the rule marked with what they lack."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QInputDialog,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from eujc_desktop import services
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import row
from eujc_desktop.ui.components.paint import draw_text, metrics, paint_check, paint_focus
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.icons import draw_icon
from eujc_desktop.ui.text import tip, tr
from eujc_desktop.ui.theme import theme

Index = QModelIndex | QPersistentModelIndex
_CANDIDATE = Qt.ItemDataRole.UserRole
_ROW, _MOST = 28, 10
ON, OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class CertificatePeople(QFrame):
    """Tells of other ticks by `changed`.

    A tick for somebody under the rule needs a reason: `wanted` asks for it; `withdrawn` takes one back.
    """

    changed = Signal()
    wanted = Signal(str, str, str)
    withdrawn = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._left_out: set[str] = set()
        self.list = _People(self)
        self.told = label("", "small", "second")
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(4)
        lines.addWidget(row(label(tr("People"), "strong"), "stretch", self.told))
        lines.addWidget(self.list)
        self.list.switched.connect(self._switch)

    @property
    def people(self) -> tuple[str, ...]:
        """Those ticked; none when nobody is left out who could have one."""
        ticked = [one.id for one in self._candidates() if self._is_on(one)]
        return tuple(ticked) if self._left_out & {one.id for one in self._candidates() if one.may} else ()

    @property
    def first(self) -> str:
        """The first one ticked, "" when nobody is."""
        return next((one.id for one in self._candidates() if self._is_on(one)), "")

    def show_candidates(self, candidates: Sequence[Any]) -> None:
        """List these; whoever was left out by hand stays so."""
        at = self.list.currentRow()
        self.list.clear()
        for one in candidates:
            item = QListWidgetItem(one.name, self.list)
            item.setData(_CANDIDATE, one)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setToolTip(tip(_words(one)))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, ". ".join(filter(None, (one.name, _words(one)))))
        self.list.setCurrentRow(max(at, 0))
        self.list.setFixedHeight(_ROW * min(max(len(candidates), 1), _MOST))
        self._tell()

    def _switch(self, one: Any) -> None:
        """Tick or leave out; the last one that is ticked stays."""
        if not one.may and not one.can_decide:
            return
        if not one.may:
            self.wanted.emit(one.id, one.name, one.lacks)
            return
        if one.id in self._left_out:
            self._left_out.discard(one.id)
        elif sum(self._is_on(each) for each in self._candidates()) > 1:
            self._left_out.add(one.id)
        else:
            return
        self._tell()
        self.changed.emit()

    def _is_on(self, one: Any) -> bool:
        return one.may and one.id not in self._left_out

    def _candidates(self) -> list[Any]:
        return [self.list.item(at).data(_CANDIDATE) for at in range(self.list.count())]

    def _tell(self) -> None:
        found = self._candidates()
        for at, one in enumerate(found):
            self.list.item(at).setCheckState(ON if self._is_on(one) else OFF)
        self.told.setText(tr("{n} of {all}", n=sum(map(self._is_on, found)), all=len(found)))


def decide_with(desk: Desk, people: CertificatePeople, refuse: Callable[[Exception], object]) -> None:
    """Ask for reasons where people are ticked in spite of the rule, and keep them or take them back."""

    def ask_why(key: str, name: str, lacks: str) -> None:
        ask = QInputDialog(people)
        ask.setWindowTitle(tr("In spite of the rule"))
        ask.setLabelText(tr("{name}: {lacks}.\nWhy may they have a certificate all the same?", name=name, lacks=lacks))
        ask.textValueSelected.connect(lambda reason: decide(key, name, reason))
        ask.open()

    def decide(key: str, name: str, reason: str) -> None:
        words = tr("Certificate for {name} in spite of the rule", name=name)
        desk.office.do(words, partial(services.certificates.rule.decide, ids=[key], reason=reason)).otherwise(refuse)

    def withdraw(key: str, name: str) -> None:
        words = tr("No certificate for {name} in spite of the rule", name=name)
        desk.office.do(words, partial(services.certificates.rule.withdraw, ids=[key])).otherwise(refuse)

    people.wanted.connect(ask_why)
    people.withdrawn.connect(withdraw)


class _People(QListWidget):
    """A click or Space switches the line at hand."""

    switched = Signal(object)

    def __init__(self, owner: CertificatePeople) -> None:
        super().__init__()
        self.setAccessibleName(tr("People who get a certificate"))
        self.setAccessibleDescription(tr("Space ticks a person or leaves them out"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_PeopleDelegate(self))
        self.itemClicked.connect(lambda item: self.switched.emit(item.data(_CANDIDATE)))
        self._withdraw = QAction(tr("Withdraw the decision"), self)
        self._withdraw.triggered.connect(lambda: self._emit_withdrawn(owner))
        self.addAction(self._withdraw)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.currentItemChanged.connect(lambda item, _before: self._withdraw.setEnabled(_is_decided(item)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and (item := self.currentItem()) is not None:
            self.switched.emit(item.data(_CANDIDATE))
        else:
            super().keyPressEvent(event)

    def _emit_withdrawn(self, owner: CertificatePeople) -> None:
        if _is_decided(item := self.currentItem()):
            one = item.data(_CANDIDATE)
            owner.withdrawn.emit(one.id, one.name)


def _is_decided(item: QListWidgetItem | None) -> bool:
    return item is not None and bool(item.data(_CANDIDATE).despite)


def _words(one: Any) -> str:
    """What is to be known of somebody."""
    decided = tr("In spite of the rule, because: {reason}", reason=one.despite) if one.despite else ""
    return "\n".join(part for part in (one.lacks, decided if one.lacks else "") if part)


class _PeopleDelegate(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(120, _ROW)

    def editorEvent(
        self, _event: QEvent, _model: QAbstractItemModel, _option: QStyleOptionViewItem, _index: Index
    ) -> bool:
        # The list switches, wherever in the line the click was.
        return False

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect, one = QRectF(option.rect), index.data(_CANDIDATE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("hover"))
            painter.drawRoundedRect(rect, 6, 6)
        on = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) is ON
        paint_check(painter, QRectF(rect.x() + 4, rect.y() + 6, 16, 16), on=on)
        right = rect.right() - 4
        if days := _days(one):
            width = metrics("small", tabular=True).horizontalAdvance(days)
            room = QRectF(right - width, rect.y(), width + 2, rect.height())
            draw_text(painter, room, days, "small", "warn_text" if one.lacks else "text2", tabular=True)
            right -= width + 8
        if one.lacks:
            draw_icon(painter, "circle-alert", "warn_text", QRectF(right - 14, rect.y() + 7, 14, 14))
            right -= 20
        name = QRectF(rect.x() + 28, rect.y(), right - rect.x() - 30, rect.height())
        draw_text(painter, name, one.name, "body", "text" if on else "text3")
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_focus(painter, rect, 6)
        painter.restore()


def _days(one: Any) -> str:
    """How many days of how many, where they are recorded."""
    return f"{one.attended.days.normalize():f}/{one.attended.of}" if one.attended.recorded else ""
