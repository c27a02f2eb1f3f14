"""The itinerary as a list: a line a day, a line an item, every value as words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTreeWidget, QTreeWidgetItem

from eujc_desktop.ui.days import on_day
from eujc_desktop.ui.item_looks import Mark, look_of, status_of
from eujc_desktop.ui.item_words import city_of, elsewhere, place_of, times_of, title_of, who_of
from eujc_desktop.ui.pages.agenda_look import CHANGED, ITEM, PAINT, STATE, AgendaDelegate, Painted
from eujc_desktop.ui.plan_keys import command_of
from eujc_desktop.ui.text import tip, tr
from eujc_desktop.ui.theme import theme

ID = Qt.ItemDataRole.UserRole
_CLOCKS, _WHO, _STATE = 114, 84, 132
_ITEM_SHARE = 0.57
UNPLACED = "unplaced"
"""The id under which `show_plan` gets the items that have no day."""


class Agenda(QTreeWidget):
    """Days with their items; keys move an item in time and between days."""

    chosen = Signal()
    asked = Signal(str)
    """By key or mouse for a command, by its name."""

    def __init__(self) -> None:
        super().__init__()
        self.setColumnCount(6)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setFrameShape(QTreeWidget.Shape.NoFrame)
        self.setItemDelegate(AgendaDelegate(self))
        self.setAccessibleName(tr("Itinerary"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self._by_id: dict[str, QTreeWidgetItem] = {}
        self._zones = ("Asia/Tokyo", "Europe/Brussels")
        self.currentItemChanged.connect(lambda _now, _before: self.chosen.emit())
        self.itemSelectionChanged.connect(self.chosen)
        self.itemDoubleClicked.connect(lambda _item, _column: self.asked.emit("edit"))

    def show_plan(self, days: Sequence[Any], marks: Mapping[str, Mark], zones: tuple[str, str]) -> None:
        """Show days with their items; selection and scroll stay where they were."""
        kept, chosen, scroll = (
            self.current_id or self.current_day,
            self.selected_ids(),
            self.verticalScrollBar().value(),
        )
        self._zones = zones
        self.setHeaderLabels([*(city_of(zone) for zone in zones), tr("Item"), tr("Place"), tr("Who"), tr("State")])
        blocked = self.blockSignals(True)  # noqa: FBT003
        self.clear()
        self._by_id = {}
        for day in days:
            self._add_day(day, marks)
        self.expandAll()
        self.verticalScrollBar().setValue(scroll)
        self.select(kept)
        for item in (self._by_id[key] for key in chosen if key in self._by_id):
            item.setSelected(True)
        if self.currentItem() is None:
            self.step(0)
        self.blockSignals(blocked)

    def mark_changed(self, stories: Mapping[str, str]) -> None:
        """Mark the items that are otherwise than they were printed; the tooltip of the time says how."""
        for key, line in self._by_id.items():
            story = stories.get(key, "")
            if line.parent() is not None and line.toolTip(0) != story:
                line.setData(0, CHANGED, bool(story))
                _tell(line, 0, line.text(0), story)

    @property
    def current_id(self) -> str:
        """The id of the item that has the keyboard, "" for a day."""
        line = self.currentItem()
        return str(line.data(0, ID)) if line is not None and line.parent() is not None else ""

    @property
    def current_day(self) -> str:
        """The id of the day that has the keyboard, or whose item has it, "" for none."""
        line = self.currentItem()
        top = (line.parent() or line) if line is not None else None
        day = str(top.data(0, ID)) if top is not None else ""
        return "" if day == UNPLACED else day

    def shows(self, record_id: str) -> bool:
        """Whether an item or a day is in the list."""
        return record_id in self._by_id

    def selected_ids(self) -> list[str]:
        """Ids of the selected items, in order of time."""
        return [key for key, line in self._by_id.items() if line.isSelected() and line.parent() is not None]

    def select(self, record_id: str) -> None:
        """Make an item or a day current and bring it into view."""
        if (line := self._by_id.get(record_id)) is not None:
            self.setCurrentItem(line, 0, QItemSelectionModel.SelectionFlag.ClearAndSelect | _ROWS)
            self.scrollToItem(line)

    def select_many(self, ids: Sequence[str]) -> None:
        """Select these items, the first of them current."""
        self.select(ids[0])
        for key in ids:
            if key in self._by_id:
                self._by_id[key].setSelected(True)

    def step(self, step: int) -> None:
        """Go to the next or previous item, over the lines of the days."""
        items = [key for key, line in self._by_id.items() if line.parent() is not None]
        if items:
            at = items.index(self.current_id) + step if self.current_id in items else 0
            self.select(items[min(max(0, at), len(items) - 1)])

    def copied(self, *, headed: bool = False) -> str:
        """The selected items as lines with tabs, each with its day."""
        lines = [[tr("Day"), *(self.headerItem().text(at) for at in range(6))]] if headed else []
        for line in (self._by_id[key] for key in self.selected_ids()):
            day = line.parent()
            lines.append([day.text(0) if day is not None else "", *(line.text(at) for at in range(6))])
        return "\n".join("\t".join(cells) for cells in lines)

    def copy(self, *, headed: bool = False) -> None:
        QApplication.clipboard().setText(self.copied(headed=headed))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if (command := command_of(event)) is not None:
            self.asked.emit(command)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Item and place share what the other columns leave."""
        super().resizeEvent(event)
        clocks, who, state = map(theme.wide, (_CLOCKS, _WHO, _STATE))
        room = max(330, event.size().width() - 2 * clocks - who - state)
        item = int(room * _ITEM_SHARE)
        for at, width in enumerate((clocks, clocks, item, room - item, who, state)):
            self.setColumnWidth(at, width)

    def sizeHint(self) -> QSize:
        return QSize(760, 400)

    def _add_day(self, day: Any, marks: Mapping[str, Mark]) -> None:
        head = QTreeWidgetItem([_day_title(day)])
        head.setData(0, PAINT, _day_detail(day))
        head.setData(0, Qt.ItemDataRole.AccessibleTextRole, ". ".join(filter(None, (head.text(0), _day_detail(day)))))
        head.setData(0, ID, day.id)
        self.addTopLevelItem(head)
        head.setFirstColumnSpanned(True)
        self._by_id[day.id] = head
        for row in day.items:
            line = QTreeWidgetItem(self._words(row))
            mark = marks.get(row.id) or status_of(row)
            line.setText(STATE, mark.text)
            _tell(line, STATE, mark.text, mark.story)
            _tell(line, ITEM, row.type_label, row.note, before=line.text(ITEM))
            line.setData(0, ID, row.id)
            line.setData(0, PAINT, Painted(*look_of(row.type), mark))
            head.addChild(line)
            self._by_id[row.id] = line

    def _words(self, row: Any) -> list[str]:
        return [times_of(row), elsewhere(row, self._zones[1]), title_of(row), place_of(row), who_of(row), ""]


_ROWS = QItemSelectionModel.SelectionFlag.Rows


def _tell(line: QTreeWidgetItem, column: int, words: str, story: str, *, before: str = "") -> None:
    """The whole story of a cell, for who rests the pointer on it and for who has it read out."""
    line.setToolTip(column, tip(story))
    line.setData(column, Qt.ItemDataRole.AccessibleTextRole, ". ".join(filter(None, (before, words, story))))


def _day_title(day: Any) -> str:
    if day.day is None:
        return tr("To be placed") if day.id == UNPLACED else tr("Day {number}, date open", number=day.number)
    return on_day(day.day, with_year=False, long=True)


def _day_detail(day: Any) -> str:
    if day.id == UNPLACED:
        return tr("without a day")
    parts = [tr("Day {number}", number=day.number), day.city, day.theme, day.hotel]
    return " · ".join(part for part in parts if part)
