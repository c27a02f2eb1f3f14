"""Named lists: choose one, see its rows, save it as an Excel workbook."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from eujc_desktop import services
from eujc_desktop.ui.components.buttons import push
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import hline, row, vline
from eujc_desktop.ui.components.messages import MessageSlot
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.text import count, tr

_NAME = Qt.ItemDataRole.UserRole


class ExportDialog(QDialog):
    """The lists at the left, the rows of the chosen one at the right, as they will stand in the workbook."""

    def __init__(
        self, desk: Desk, mission_id: str, mission: str, cut: str = "fellows", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._mission_id, self._mission = desk, mission_id, mission
        self.setWindowTitle(tr("Export a list to Excel"))
        self.resize(1080, 680)
        self.lists, self.table, self.messages = QListWidget(), QTableWidget(), MessageSlot(margins=(12, 8, 12, 0))
        self._note = label("", "small", "second", wrap=True)
        self.save_button = push(tr("Save .xlsx…"), "primary", "download", on_click=self.save)
        self._assemble()
        for each in services.rosters.names():
            item = QListWidgetItem(f"{each.title}  {each.title_ja}")
            item.setData(_NAME, each.name)
            item.setToolTip(tr("Confidential") if each.confidential else "")
            self.lists.addItem(item)
        self.lists.currentRowChanged.connect(lambda _at: self._read())
        self.choose(cut)

    def choose(self, cut: str) -> None:
        """Show a list by its name."""
        names = [self.lists.item(at).data(_NAME) for at in range(self.lists.count())]
        self.lists.setCurrentRow(names.index(cut) if cut in names else 0)

    @property
    def cut(self) -> str:
        """The name of the list shown."""
        return str(self.lists.currentItem().data(_NAME))

    def save(self) -> None:
        """Ask where to, then write the workbook and enter it in the register."""
        folder = Path(str(self._desk.paper_folder))
        proposed = str(folder / f"{self._mission}_{self.cut}-list_{date.today().isoformat()}.xlsx")
        name, _ = QFileDialog.getSaveFileName(self, tr("Save the list"), proposed, tr("Excel workbook (*.xlsx)"))
        if name:
            self._desk.remember_paper_folder(Path(name).parent)
            self.write(Path(name))

    def write(self, path: Path) -> Any:
        """Write the workbook in the background; the job."""
        order = services.papers.Order(kind="roster", mission=self._mission, cut=self.cut)
        label_ = tr("Export {list}", list=self.lists.currentItem().text())
        job = self._desk.office.write_with(
            label_, lambda works, progress: services.papers.make(works, order, path, progress)
        )
        job.then(self._written).otherwise(partial(self._desk.refuse, slot=self.messages))
        return job

    def _assemble(self) -> None:
        self.lists.setFixedWidth(268)
        self.lists.setAccessibleName(tr("Lists"))
        self.table.setAccessibleName(tr("Rows of the list"))
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.verticalHeader().hide()
        left = QVBoxLayout()
        left.setContentsMargins(12, 12, 12, 12)
        left.addWidget(label(tr("List"), "strong"))
        left.addWidget(self.lists, 1)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.messages)
        right.addWidget(self.table, 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addLayout(left)
        middle.addWidget(vline())
        middle.addLayout(right, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(middle, 1)
        layout.addWidget(hline())
        close = push(tr("Close"), on_click=self.reject)
        layout.addWidget(row((self._note, 1), close, self.save_button, margins=(16, 10, 16, 12)))

    def _read(self) -> None:
        mission_id, cut = self._mission_id, self.cut
        self.save_button.setEnabled(False)
        job = self._desk.office.ask(lambda work: services.rosters.roster(work, mission_id, cut), self._show)
        job.otherwise(partial(self._desk.refuse, slot=self.messages))

    def _show(self, roster: Any) -> None:
        headings = roster.headings
        self.table.clear()
        self.table.setColumnCount(len(headings))
        self.table.setRowCount(len(roster.rows))
        self.table.setHorizontalHeaderLabels([heading.label for heading in headings])
        for at, values in enumerate(roster.rows):
            for column, heading in enumerate(headings):
                value = values.get(heading.key)
                text = "" if value is None else heading.kind.format(value) if heading.kind else str(value)
                self.table.setItem(at, column, QTableWidgetItem(text))
        self.table.resizeColumnsToContents()
        people = count("%n row", "%n rows", len(roster.rows))
        told = tr("Only people who have agreed to it are on this list.") if self.cut in ("host", "fellows") else ""
        self._note.setText(" · ".join(part for part in (people, told, roster.note) if part))
        self.save_button.setEnabled(True)

    def _written(self, made: Any) -> None:
        path = made.paths[0]
        open_folder = partial(QDesktopServices.openUrl, QUrl.fromLocalFile(str(path.parent)))
        self._desk.toast(tr("{file} written", file=path.name), tr("Show in folder"), open_folder)
        self.accept()
