"""The list of what was done, newest first, with undo and redo."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from eujc_desktop.ui.actions import Actions
from eujc_desktop.ui.components.buttons import for_action, push
from eujc_desktop.ui.components.layouts import row
from eujc_desktop.ui.days import day_and_time
from eujc_desktop.ui.office import Office
from eujc_desktop.ui.text import tip, tr

_LIMIT = 200


class HistoryDialog(QDialog):
    """Steps with time and person; what undo takes next is the newest that still stands."""

    def __init__(self, office: Office, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self.setWindowTitle(tr("History"))
        self.resize(640, 520)
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(tr("Steps, newest first"))
        self.tree.setHeaderLabels([tr("Step"), tr("When"), tr("Done by")])
        self.tree.setObjectName("plain")
        self.tree.setRootIsDecorated(False)
        self.tree.setUniformRowHeights(True)
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(10)
        layout.addWidget(self.tree, 1)
        undo, redo = (for_action(actions.q(name), text=True) for name in ("undo", "redo"))
        layout.addWidget(row(undo, redo, "stretch", push(tr("Close"), "primary", on_click=self.accept)))
        office.changed.connect(self._read)
        self._read()

    def _read(self) -> None:
        self._office.steps(self._show, _LIMIT)

    def _show(self, steps: Sequence[Any]) -> None:
        self.tree.clear()
        for step in steps:
            at = step.at.astimezone()
            item = QTreeWidgetItem([tr(step.title), day_and_time(at), step.who])
            item.setToolTip(0, tip(tr(step.title)))
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            self.tree.addTopLevelItem(item)
        for column in (1, 2):
            self.tree.resizeColumnToContents(column)
