"""Members by group; they are dragged from one group to another, or sent there by key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTreeWidget, QTreeWidgetItem

from eujc_desktop.ui.icons import icon
from eujc_desktop.ui.text import tip, tr
from eujc_desktop.ui.theme import theme

_ID, _LETTER = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_ROW = QSize(0, 30)
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class GroupTree(QTreeWidget):
    """Tells of the members at hand by `chosen`, who goes where by `sent`, and whom to hold or let go by `held`."""

    chosen = Signal()
    sent = Signal(list, str)
    held = Signal(list)

    def __init__(self) -> None:
        super().__init__()
        self.writes = True
        self._letters: tuple[str, ...] = ()
        self.setAccessibleName(tr("Groups"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHeaderLabels([tr("Member"), tr("Company"), tr("Country"), tr("Language"), tr("Before"), tr("Why")])
        for at, width in enumerate((208, 164, 78, 84, 64)):
            self.setColumnWidth(at, theme.wide(width))
        self.header().setSectionResizeMode(5, QHeaderView.ResizeMode.Stretch)
        self.setUniformRowHeights(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.itemSelectionChanged.connect(self.chosen.emit)

    @property
    def keys(self) -> list[str]:
        """The members selected."""
        return [key for item in self.selectedItems() if (key := _key(item))]

    @property
    def letters(self) -> tuple[str, ...]:
        """The groups shown."""
        return self._letters

    def show_groups(self, boards: Sequence[Any], rest: Sequence[Any], locked: set[str], why: Mapping[str, str]) -> None:
        """Show exactly these, and the `rest` that is in no group; who is selected stays so."""
        kept, here, place = set(self.keys), _key(self.currentItem()), self.verticalScrollBar().value()
        self._letters = tuple(board.letter for board in boards)
        with QSignalBlocker(self):  # clearing moves the keyboard through every row
            self.clear()
            if rest:
                self._add_group("", tr("In no group yet"), rest, locked, why)
            for board in boards:
                title = tr("Group {letter}: {what}", letter=board.letter, what=tr(board.told))
                if board.limit:
                    most = tr("{host} takes {most}", host=board.limit.host, most=board.limit.most)
                    title = f"{title} · {most}"
                self._add_group(board.letter, title, board.members, locked, why)
            self.expandAll()
            members = [item for item in self._items() if _key(item)]
            current = next((item for item in members if _key(item) == here), members[0] if members else None)
            if current is not None:
                self.setCurrentItem(current)
            for item in members:
                item.setSelected(_key(item) in kept or (not kept and item is current))
        self.verticalScrollBar().setValue(place)
        self.chosen.emit()

    def choose(self, keys: Sequence[str]) -> None:
        """Select some members and show the first of them."""
        with QSignalBlocker(self):
            self.clearSelection()
            found = [item for item in self._items() if _key(item) in keys]
            for item in found[:1]:
                self.setCurrentItem(item)
                self.scrollToItem(item)
            for item in found:
                item.setSelected(True)
        self.chosen.emit()

    def send(self, letter: str) -> None:
        """Send the members selected to a group."""
        if self.writes and self.keys:
            self.sent.emit(self.keys, letter)

    def step(self, by: int) -> None:
        """Send the members selected to the group before or after that of the first of them."""
        now = next((_letter(item) for item in self.selectedItems() if _key(item)), None)
        if now is not None and self._letters:
            at = self._letters.index(now) + by if now in self._letters else 0
            if 0 <= at < len(self._letters):
                self.send(self._letters[at])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, control = Qt.Key(event.key()), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if control and key in _STEPS:
            self.step(_STEPS[key])
        elif key == Qt.Key.Key_Space and self.keys and self.writes:
            self.held.emit(self.keys)
        else:
            super().keyPressEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        target = self.itemAt(event.position().toPoint())
        event.setAccepted(self.writes and target is not None and bool(_letter(target)))

    def dropEvent(self, event: QDropEvent) -> None:
        target = self.itemAt(event.position().toPoint())
        # The rows are moved by what is shown anew, not by the view.
        event.setDropAction(Qt.DropAction.IgnoreAction)
        if target is not None and (letter := _letter(target)):
            self.send(letter)

    def _items(self) -> list[QTreeWidgetItem]:
        return self.findItems("*", Qt.MatchFlag.MatchWildcard | Qt.MatchFlag.MatchRecursive)

    def _add_group(
        self, letter: str, title: str, members: Sequence[Any], locked: set[str], why: Mapping[str, str]
    ) -> None:
        head = QTreeWidgetItem(self, [title])
        head.setFirstColumnSpanned(True)
        head.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsDropEnabled)
        head.setData(0, _LETTER, letter)
        head.setToolTip(0, tip(title))
        for at in range(1, self.columnCount()):  # the title runs over all of them
            head.setData(at, Qt.ItemDataRole.AccessibleTextRole, title)
        head.setSizeHint(0, _ROW)
        font = head.font(0)
        font.setBold(True)
        head.setFont(0, font)
        for one in members:
            self._add_member(head, one, locked=one.key in locked, why=tr(why.get(one.key, "")))

    def _add_member(self, head: QTreeWidgetItem, one: Any, *, locked: bool, why: str) -> None:
        letter = str(head.data(0, _LETTER))
        before = (one.group or "–") if letter and one.group != letter else ""
        told = tr("held here") if locked else why or _said(one)
        item = QTreeWidgetItem(head, [one.name, one.company, one.country, tr(one.language), before, told])
        item.setIcon(0, icon("lock" if locked else "user"))
        item.setData(0, _ID, one.key)
        item.setData(0, _LETTER, letter)
        item.setToolTip(5, tip(told))
        item.setSizeHint(0, _ROW)
        if before:
            for at in (0, 4):
                item.setForeground(at, theme.color("accent_text"))


def _said(one: Any) -> str:
    wishes = tr("with {name}", name=one.wishes) if one.wishes else ""
    refuses = tr("not with {name}", name=one.not_with) if one.not_with else ""
    return ", ".join(filter(None, (wishes, refuses)))


def _key(item: QTreeWidgetItem | None) -> str:
    return str(item.data(0, _ID) or "") if item is not None else ""


def _letter(item: QTreeWidgetItem) -> str:
    return str(item.data(0, _LETTER) or "")
