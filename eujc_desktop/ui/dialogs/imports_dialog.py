"""What was taken in from files, newest first, each with the way back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from eujc_desktop import services
from eujc_desktop.ui.components.buttons import push
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import row
from eujc_desktop.ui.days import day_and_time
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.dialogs.work_dialog import WorkDialog
from eujc_desktop.ui.text import tip, tr

_WIDEST = 380
_TAKEN = Qt.ItemDataRole.UserRole


class ImportsDialog(WorkDialog):
    """A line for each import; the selected one can be taken back while nothing was built on it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, tr("Imports"), 1180, 560, parent)
        self.list = QTreeWidget()
        self.list.setObjectName("plain")
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAccessibleName(tr("Imports, newest first"))
        self.list.setHeaderLabels([tr("What was taken in"), tr("When"), tr("Done by"), tr("Added"), tr("Changed"), ""])
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._told = label("", "small", "second", wrap=True)
        self.back_button = push(tr("Take back"), icon="undo-2", on_click=self.take_back)
        self.column.setContentsMargins(16, 14, 16, 14)
        self.column.setSpacing(10)
        for part in (label(tr("Imports"), "title"), self._told, self.messages):
            self.column.addWidget(part)
        self.column.addWidget(self.list, 1)
        self.column.addWidget(row(self.back_button, "stretch", push(tr("Close"), "primary", on_click=self.accept)))
        self.offer_copies(self.list)
        self.list.currentItemChanged.connect(lambda *_: self._offer())
        desk.office.changed.connect(self.read)
        self.read()

    def read(self) -> None:
        """Read the imports again."""
        self.follow(self.desk.office.call(services.intake.listing)).then(self._show).otherwise(self.refuse)

    def take_back(self) -> None:
        """Take the selected import back, or say what stands in the way."""
        taken = self._taken
        if taken is None:
            return
        self.messages.clear()
        self.back_button.setEnabled(False)
        done = partial(self.notices.toast, tr("“{step}” has been taken back", step=tr(taken.label)))
        self.follow(self.desk.office.undo(taken.step)).then(lambda _changes: done()).otherwise(self._refused)

    @property
    def _taken(self) -> Any:
        """The selected import, None without one."""
        item = self.list.currentItem()
        return item.data(0, _TAKEN) if item is not None else None

    def _refused(self, error: Exception) -> None:
        self.refuse(error)
        self._offer()

    def _offer(self) -> None:
        taken = self._taken
        self.back_button.setEnabled(taken is not None and taken.stands and not self.desk.read_only)
        stands = taken is None or taken.stands
        self.back_button.setToolTip("" if stands else tr("This import has been taken back already"))

    def _show(self, imports: Sequence[Any]) -> None:
        chosen = self.list.currentItem()
        at = self.list.indexOfTopLevelItem(chosen) if chosen is not None else 0
        self.list.clear()
        for taken in imports:
            self.list.addTopLevelItem(_line(taken))
        for column in range(1, self.list.columnCount()):
            self.list.resizeColumnToContents(column)
            self.list.setColumnWidth(column, min(_WIDEST, self.list.columnWidth(column)))
        self._told.setText(
            tr("An import can be taken back as long as nobody has changed what it brought.")
            if imports
            else tr("Nothing has been imported yet.")
        )
        self.list.setCurrentIndex(self.list.model().index(min(at, len(imports) - 1), 0))
        self._offer()


def _line(taken: Any) -> QTreeWidgetItem:
    at = taken.at.astimezone()
    state = "" if taken.stands else tr("Taken back")
    words = [tr(taken.label), day_and_time(at), taken.who, _counts(taken.added), _counts(taken.changed), state]
    item = QTreeWidgetItem(words)
    item.setData(0, _TAKEN, taken)
    for column, text in enumerate(words):
        item.setToolTip(column, tip(text))
    item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
    return item


def _counts(records: Mapping[str, int]) -> str:
    return ", ".join(f"{number} × {tr(name)}" for name, number in records.items())
