"""Hosts of earlier missions, to be taken over into the mission at hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from eujc_desktop.ui.components.buttons import push, rename
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import row
from eujc_desktop.ui.days import on_day
from eujc_desktop.ui.text import count, shown, tip, tr
from eujc_desktop.ui.tired_hosts import why_tired

_ID = Qt.ItemDataRole.UserRole


class TakeHostsDialog(QDialog):
    """A list to tick; `take` gets the ids of those ticked."""

    def __init__(
        self, hosts: Sequence[Any], take: Callable[[list[str]], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._take = take
        self.setWindowTitle(tr("Take hosts from an earlier mission"))
        self.resize(960, 520)
        self.list = QTreeWidget()
        self.list.setAccessibleName(tr("Hosts of earlier missions"))
        self.list.setRootIsDecorated(False)
        self.list.setHeaderLabels([tr("Company"), tr("Last visit"), tr("Visits"), tr("Rating"), tr("How to ask")])
        self.list.header().setStretchLastSection(False)
        for wide in (0, 4):
            self.list.header().setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
        self._told = label("", "small", "second")
        self.take_button = push("", "primary", on_click=self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.addWidget(self.list, 1)
        layout.addWidget(row((self._told, 1), push(tr("Cancel"), on_click=self.reject), self.take_button))
        for host in hosts:
            self._add(host)
        for narrow in (1, 2, 3):
            self.list.resizeColumnToContents(narrow)
        self.list.itemChanged.connect(lambda _item, _column: self._tell())
        self._tell()

    def chosen(self) -> list[str]:
        """Ids of the hosts ticked."""
        items = (self.list.topLevelItem(at) for at in range(self.list.topLevelItemCount()))
        return [str(item.data(0, _ID)) for item in items if item and item.checkState(0) == Qt.CheckState.Checked]

    def accept(self) -> None:
        self._take(self.chosen())
        super().accept()

    def _add(self, host: Any) -> None:
        last = " · ".join((on_day(host.day, with_weekday=False), host.mission, shown(host.stage_label)))
        rating = tr("{n} of 5", n=host.rating) if host.rating else ""
        reasons = why_tired(host.tired)
        asked = tr("Let rest: {why}", why=reasons) if host.tired.level == "rest" else reasons
        item = QTreeWidgetItem([host.company, last, str(host.times or ""), rating, asked])
        item.setToolTip(4, tip(asked))
        item.setData(0, _ID, host.id)
        item.setCheckState(0, Qt.CheckState.Unchecked)
        self.list.addTopLevelItem(item)

    def _tell(self) -> None:
        number = len(self.chosen())
        rename(self.take_button, count("Take %n host", "Take %n hosts", number))
        self.take_button.setEnabled(number > 0)
        known = self.list.topLevelItemCount()
        self._told.setText(count("%n host is known", "%n hosts are known", known))
