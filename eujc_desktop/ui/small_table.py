"""Tables small enough to stand in a panel: without frame and grid, rows of one height, shown whole."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QTableView

HEIGHT = 32


def make_small(table: QTableView) -> None:
    """Dress a table; the tab key leaves it."""
    table.setFrameShape(QFrame.Shape.NoFrame)
    table.setShowGrid(False)
    table.setCornerButtonEnabled(False)
    table.setTabKeyNavigation(False)
    across, down = table.horizontalHeader(), table.verticalHeader()
    across.setProperty("tight", True)  # noqa: FBT003
    down.setDefaultSectionSize(HEIGHT)
    for header in (across, down):
        header.setSectionResizeMode(header.ResizeMode.Fixed)
        header.setHighlightSections(False)


def fit_rows(table: QTableView) -> None:
    """As tall as all rows: whatever it stands in scrolls, not the table."""
    table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.setFixedHeight(table.horizontalHeader().sizeHint().height() + table.verticalHeader().length() + 2)
