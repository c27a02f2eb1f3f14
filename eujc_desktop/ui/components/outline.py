"""What a step will bring: lines under headings, each with what it is and how it will be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem

from eujc_desktop.ui.icons import icon
from eujc_desktop.ui.text import shown, tip, tr
from eujc_desktop.ui.theme import theme

_ICONS = {"err": "triangle-alert", "warn": "circle-alert", "info": "info", "ok": "circle-check"}
_LINE, _HEAD = 22, 30
_WRAPPED, _EDGE = Qt.TextFlag.TextWordWrap.value, 12
_HOW = 0.5
"""How much of the width the second column has."""


class Outline(QTreeWidget):
    """Read only; the arrows go through it, and every line is whole in its tooltip."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setIndentation(14)
        self.setRootIsDecorated(False)
        self.setWordWrap(True)
        self.setItemsExpandable(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.header().setStretchLastSection(False)
        self._groups: Sequence[Any] = ()
        theme.changed.connect(self._dress)

    def show_groups(self, groups: Sequence[Any]) -> None:
        """Show `planning.foresight.Foreseen` groups, in their order."""
        self._groups = groups
        self.clear()
        for group in groups:
            head = QTreeWidgetItem([f"{tr(group.title)}  {len(group.lines)}"])
            head.setSizeHint(0, QSize(0, theme.wide(_HEAD)))
            head.setFont(0, theme.font("body", QFont.Weight.DemiBold))
            self.addTopLevelItem(head)
            head.setFirstColumnSpanned(True)
            for line in group.lines:
                words = [shown(line.what), shown(line.how)]
                child = QTreeWidgetItem(words)
                child.setSizeHint(0, QSize(0, theme.wide(_LINE)))
                for at, text in enumerate(words):
                    child.setToolTip(at, tip(text))
                child.setData(0, Qt.ItemDataRole.AccessibleTextRole, ": ".join(filter(None, words)))
                head.addChild(child)
                child.setFirstColumnSpanned(not words[1])
        self.expandAll()
        self._dress()
        self._fit()

    def lines(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """What is shown, heading by heading."""
        return [
            (tr(group.title), [(line.text(0), line.text(1)) for line in self._under(at)])
            for at, group in enumerate(self._groups)
        ]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = self.viewport().width()
        self.setColumnWidth(0, int(width * (1 - _HOW)))
        self.setColumnWidth(1, width - int(width * (1 - _HOW)))
        self._fit()

    def _fit(self) -> None:
        """A line without a second column, as a sentence, is as high as its words want."""
        room = self.viewport().width() - 2 * self.indentation() - _EDGE
        for at in range(len(self._groups)):
            for line in self._under(at):
                if not line.text(1):
                    words = self.fontMetrics().boundingRect(0, 0, max(room, 80), 0, _WRAPPED, line.text(0))
                    line.setSizeHint(0, QSize(0, max(theme.wide(_LINE), words.height() + 6)))

    def _dress(self) -> None:
        """Icons and colours, anew after a switch of them."""
        for at, group in enumerate(self._groups):
            if (head := self.topLevelItem(at)) is not None:
                head.setIcon(0, icon(_ICONS[group.tone], f"{group.tone}_text"))
            for line in self._under(at):
                line.setForeground(1, theme.color("text2"))

    def _under(self, at: int) -> list[QTreeWidgetItem]:
        """The lines of a heading."""
        head = self.topLevelItem(at)
        found = [head.child(row) for row in range(head.childCount())] if head is not None else []
        return [line for line in found if line is not None]
