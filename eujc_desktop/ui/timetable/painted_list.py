"""A list whose lines stand anywhere: painted by itself, and for screen readers and the selection a list like others."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QItemSelectionModel, QRect, QRectF, Qt
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QAbstractItemView, QListView

from eujc_desktop.ui.timetable.model import Index, ItemList
from eujc_desktop.ui.timetable.scale import Box

_FLAG = QItemSelectionModel.SelectionFlag


class PaintedList(QListView):
    """Asks its subclass where each line is (`box_of`); what else Qt wants of a list is answered here."""

    def __init__(self) -> None:
        super().__init__()
        self.items = ItemList()

    def set_up(self) -> None:
        """Become a list, as soon as the subclass knows places: Qt asks for them meanwhile."""
        self.setModel(self.items)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def box_of(self, item_id: str) -> Box | None:
        """Where a line is on the viewport, None while it is nowhere."""
        raise NotImplementedError

    @property
    def at_hand(self) -> str:
        """The line that has the keyboard, "" for none."""
        return self.items.id_of(self.currentIndex())

    def selected_ids(self) -> list[str]:
        """Ids of the selected lines, in order."""
        return [self.items.ids[row] for row in sorted(index.row() for index in self.selectionModel().selectedRows())]

    def take(self, item_id: str) -> None:
        """Make a line the one at hand."""
        self.selectionModel().setCurrentIndex(self.items.at(item_id), _FLAG.ClearAndSelect)

    def visualRect(self, index: Index) -> QRect:
        box = self.box_of(self.items.id_of(index)) if index.isValid() else None
        return QRectF(*box).toAlignedRect() if box is not None else QRect()

    def horizontalOffset(self) -> int:
        return 0

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def isIndexHidden(self, _index: Index) -> bool:
        return False

    def doItemsLayout(self) -> None:
        """Nothing: subclasses lay out by themselves."""

    def visualRegionForSelection(self, selection: Any) -> QRegion:
        region = QRegion()
        for index in selection.indexes():
            region += self.visualRect(index).adjusted(-3, -3, 3, 3)
        return region

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Nothing is selected by a rubber band."""

    def focusInEvent(self, event: Any) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: Any) -> None:
        super().focusOutEvent(event)
        self.viewport().update()
