"""The itinerary as a list: a line a day, a line an item, every value as words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
)

from eujc_desktop.ui.components.paint import chip_width, draw_text, paint_chip
from eujc_desktop.ui.icons import draw_icon
from eujc_desktop.ui.text import tr
from eujc_desktop.ui.theme import theme

Index = QModelIndex | QPersistentModelIndex
ID, PAINT = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_WIDTHS = (104, 104, 330, 250, 92, 150)
_LOOKS: tuple[tuple[tuple[str, ...], str, str], ...] = (
    (("company visit", "plant tour"), "info", "factory"),
    (("lunch", "dinner", "breakfast"), "warn", "utensils"),
    (("transfer (train)", "transfer (metro)"), "neu", "train-front"),
    (("transfer (flight)", "arrival", "departure"), "neu", "plane"),
    (("transfer (walk)",), "neu", "footprints"),
    (("transfer",), "neu", "bus"),
    (("b2b", "reception", "fair", "pitch"), "teal", "handshake"),
    (("culture",), "pink", "landmark"),
    (("free", "luggage", "check-in"), "ok", "clock"),
    (("meeting point",), "teal", "flag"),
)


class Mark(NamedTuple):
    """What the state column says of an item: words, tone, icon, and the whole story as a tooltip."""

    text: str
    tone: str
    icon: str
    story: str = ""


class Painted(NamedTuple):
    """What the delegate needs of an item."""

    tone: str
    icon: str
    mark: Mark
    pencilled: bool


def look_of(type_: str) -> tuple[str, str]:
    """Tone and icon for a type of item."""
    for names, tone, icon in _LOOKS:
        if any(type_.casefold().startswith(name) for name in names):
            return tone, icon
    return "vio", "presentation"


class Agenda(QTreeWidget):
    """Days with their items; keys move an item in time and between days."""

    chosen = Signal(str)
    moved = Signal(str, int)
    ended = Signal(str, int)
    day_moved = Signal(str, int)

    def __init__(self) -> None:
        super().__init__()
        self.setColumnCount(len(_WIDTHS))
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setAllColumnsShowFocus(True)
        self.setItemDelegate(AgendaDelegate(self))
        self.setAccessibleName(tr("Itinerary"))
        for column, width in enumerate(_WIDTHS):
            self.setColumnWidth(column, width)
        self._by_id: dict[str, QTreeWidgetItem] = {}
        self._zones = ("Asia/Tokyo", "Europe/Brussels")
        self.currentItemChanged.connect(lambda now, _before: self.chosen.emit(now.data(0, ID) or "" if now else ""))

    def show_plan(self, plan: Any, marks: Mapping[str, Mark], zones: tuple[str, str]) -> None:
        """Show a plan; selection and scroll stay where they were."""
        kept, scroll = self.current_id, self.verticalScrollBar().value()
        self._zones = zones
        self.setHeaderLabels([*(_city(zone) for zone in zones), tr("Item"), tr("Place"), tr("Who"), tr("State")])
        self.blockSignals(True)  # noqa: FBT003
        self.clear()
        self._by_id = {}
        for day in plan.days:
            self._add_group(_day_title(day), _day_detail(day), day.items, marks)
        if plan.unplaced:
            self._add_group(tr("To be placed"), tr("without a day"), plan.unplaced, marks)
        self.expandAll()
        self.blockSignals(False)  # noqa: FBT003
        self.verticalScrollBar().setValue(scroll)
        self.select(kept)

    @property
    def current_id(self) -> str:
        """The id of the item that has the keyboard, "" for a day."""
        item = self.currentItem()
        return str(item.data(0, ID) or "") if item else ""

    def selected_ids(self) -> list[str]:
        """Ids of the selected items, in order of time."""
        chosen = {id(item) for item in self.selectedItems()}
        return [key for key, item in self._by_id.items() if id(item) in chosen]

    def select(self, item_id: str) -> None:
        """Make an item current and bring it into view."""
        if (item := self._by_id.get(item_id)) is not None:
            self.setCurrentItem(item)
            self.scrollToItem(item)

    def copied(self) -> str:
        """The selected lines as tab-separated text."""
        rows = [self._by_id[key] for key in self.selected_ids()]
        return "\n".join("\t".join(row.text(column) for column in range(self.columnCount())) for row in rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item, held = self.current_id, event.modifiers()
        ctrl, shift = held == Qt.KeyboardModifier.ControlModifier, held == Qt.KeyboardModifier.ShiftModifier
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        across = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if item and ctrl and step:
            self.moved.emit(item, 15 * step)
        elif item and shift and step:
            self.ended.emit(item, 15 * step)
        elif item and ctrl and across:
            self.day_moved.emit(item, across)
        elif ctrl and event.key() == Qt.Key.Key_C:
            QApplication.clipboard().setText(self.copied())
        else:
            super().keyPressEvent(event)

    def _add_group(self, title: str, detail: str, items: Any, marks: Mapping[str, Mark]) -> None:
        head = QTreeWidgetItem([title])
        head.setData(0, PAINT, detail)
        head.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self.addTopLevelItem(head)
        head.setFirstColumnSpanned(True)
        for row in items:
            line = QTreeWidgetItem(self._words(row))
            tone, icon = look_of(row.type)
            mark = marks.get(row.id) or _status(row)
            line.setText(5, mark.text)
            line.setToolTip(5, mark.story)
            line.setToolTip(2, row.note)
            line.setData(0, ID, row.id)
            line.setData(0, PAINT, Painted(tone, icon, mark, row.status == "pencilled"))
            head.addChild(line)
            self._by_id[row.id] = line

    def _words(self, row: Any) -> list[str]:
        who = tr("Everyone") if not row.groups else tr("Group {letters}", letters=", ".join(row.groups))
        title = row.title or row.title_ja or row.type_label
        return [_times(row, row.zone), self._second(row), title, row.place or row.place_ja, who, ""]

    def _second(self, row: Any) -> str:
        """The times as the other office reads them."""
        zone = self._zones[1]
        if row.start is None:
            return ""
        start = row.start.replace(tzinfo=ZoneInfo(row.zone)).astimezone(ZoneInfo(zone))
        end = row.end.replace(tzinfo=ZoneInfo(row.end_zone)).astimezone(ZoneInfo(zone)) if row.end else None
        return f"{start:%H:%M}–{end:%H:%M}" if end else f"{start:%H:%M}"


class AgendaDelegate(QStyledItemDelegate):
    """Paints day lines as bands, items with icon tile and state chip."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(80, 29)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = QRectF(option.rect)
        painted = index.model().index(index.row(), 0, index.parent()).data(PAINT)
        if isinstance(painted, Painted):
            self._paint_item(painter, rect, option, index, painted)
            return
        painter.fillRect(rect, theme.color("sunken"))
        width = draw_text(
            painter, rect.adjusted(12, 0, 0, 0), str(index.data() or ""), "body", "text", QFont.Weight.DemiBold
        )
        draw_text(painter, rect.adjusted(22 + width, 0, 0, 0), str(painted or ""), "small", "text3")
        self._line(painter, rect)

    def _paint_item(
        self, painter: QPainter, rect: QRectF, option: QStyleOptionViewItem, index: Index, painted: Painted
    ) -> None:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, theme.color("selected" if selected else "surface"))
        words, inside = str(index.data() or ""), rect.adjusted(10, 0, -6, 0)
        if index.column() == 2:
            tile = QRectF(rect.x() + 8, rect.center().y() - 10, 20, 20)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(f"{painted.tone}_soft"))
            painter.drawRoundedRect(tile, 4, 4)
            draw_icon(painter, painted.icon, f"{painted.tone}_text", tile.adjusted(4, 4, -4, -4))
            draw_text(painter, rect.adjusted(36, 0, -6, 0), words, "body", "text", QFont.Weight.Medium)
        elif index.column() == 5:
            if words:
                width = min(rect.width() - 8, chip_width(words, painted.mark.icon))
                chip = QRectF(rect.x() + 4, rect.center().y() - 10, width, 20)
                paint_chip(
                    painter, chip, words, painted.mark.tone, painted.mark.icon, outline=painted.mark.tone == "neu"
                )
        else:
            draw_text(painter, inside, words, "body", "text" if index.column() == 0 else "text2")
        self._line(painter, rect)

    def _line(self, painter: QPainter, rect: QRectF) -> None:
        painter.setPen(theme.color("grid"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())


def _status(row: Any) -> Mark:
    if row.status == "confirmed":
        hosted = look_of(row.type)[1] == "factory"
        return Mark(tr("Confirmed"), "ok", "check") if hosted else Mark("", "ok", "")
    if row.status == "cancelled":
        return Mark(tr("Cancelled"), "err", "x")
    return Mark(tr("Pencilled"), "neu", "pencil")


def _times(row: Any, _zone: str) -> str:
    if row.start is None:
        return tr("until {time}", time=f"{row.end:%H:%M}") if row.end else tr("time open")
    if row.end is None:
        return f"{row.start:%H:%M}"
    return f"{row.start:%H:%M}–{row.end:%H:%M}" + (" +1" if row.ends_next_day else "")


def _day_title(day: Any) -> str:
    return f"{day.day:%A} {day.day.day} {day.day:%B}" if day.day else tr("Day {number}, date open", number=day.number)


def _day_detail(day: Any) -> str:
    parts = [tr("Day {number}", number=day.number), day.city, day.theme, day.hotel]
    return " · ".join(part for part in parts if part)


def _city(zone: str) -> str:
    return zone.rpartition("/")[2].replace("_", " ")
