"""Who was given what of whom on a mission: a list to filter, and to save as a workbook."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QHeaderView, QLineEdit, QTreeWidget, QTreeWidgetItem, QWidget

from eujc_desktop import services
from eujc_desktop.common.text import safe_file_name
from eujc_desktop.ui.components.buttons import push
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import row
from eujc_desktop.ui.days import on_day
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.dialogs.work_dialog import WorkDialog
from eujc_desktop.ui.text import count, tip, tr


class DisclosuresDialog(WorkDialog):
    """The ledger of a mission."""

    def __init__(self, desk: Desk, mission_id: str, parent: QWidget | None = None) -> None:
        super().__init__(desk, tr("Who was given what"), 1180, 640, parent)
        self._mission_id = mission_id
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Person, recipient, field or paper"))
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName(tr("Filter"))
        self.search.textChanged.connect(self._filter)
        self.told = label("", "small", "second")
        self.list = QTreeWidget()
        self.list.setRootIsDecorated(False)
        self.list.setAccessibleName(tr("Who was given what"))
        self.list.setHeaderLabels([tr("Given to"), tr("Person"), tr("What"), tr("Paper"), tr("When")])
        self.list.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for section, width in enumerate((210, 190, 390, 130)):
            self.list.setColumnWidth(section, width)
        self.save_button = push(tr("Save as Excel…"), icon="file-spreadsheet", on_click=self.ask_where)
        close = push(tr("Close"), on_click=self.reject)
        self.column.setContentsMargins(16, 14, 16, 14)
        self.column.setSpacing(10)
        for part in (self.messages, row((self.search, 1), self.told), self.list):
            self.column.addWidget(part)
        self.column.addWidget(row("stretch", close, self.save_button))
        self.offer_copies(self.list)
        read = partial(services.disclosures.of_mission, mission_id=mission_id)
        self.follow(desk.office.ask(read)).then(self._show).otherwise(self.refuse)

    def ask_where(self) -> None:
        """Ask where to, then write the ledger."""
        mission = self.desk.mission
        name = f"{safe_file_name(mission.code)}_disclosures.xlsx" if mission is not None else "disclosures.xlsx"
        proposed = str(Path(self.desk.paper_folder) / name)
        target, _ = QFileDialog.getSaveFileName(self, tr("Save the list"), proposed, tr("Excel workbook (*.xlsx)"))
        if target:
            self.save(Path(target))

    def save(self, path: Path) -> None:
        """Write the ledger to a workbook."""
        write = partial(services.disclosures.save, mission_id=self._mission_id, path=path, today=date.today())
        job = self.follow(self.desk.office.ask(write))
        job.then(lambda _path: self.notices.toast(tr("{file} written", file=path.name))).otherwise(self.refuse)

    def _show(self, lines: Sequence[Any]) -> None:
        self.list.addTopLevelItems([QTreeWidgetItem(_cells(line)) for line in lines])
        for at, line in enumerate(lines):
            item = self.list.topLevelItem(at)
            if item is not None:
                item.setToolTip(2, tip(", ".join(line.said)))
                item.setToolTip(3, tip(f"{line.file_name}\n{line.sha256}"))
        self.save_button.setEnabled(bool(lines))
        self._filter("")

    def _filter(self, text: str) -> None:
        words, shown = text.casefold().split(), 0
        for at in range(self.list.topLevelItemCount()):
            item = self.list.topLevelItem(at)
            if item is not None:
                told = " ".join(item.text(column) for column in range(5)).casefold()
                item.setHidden(not all(word in told for word in words))
                shown += not item.isHidden()
        nothing = tr("No paper has told anybody anything yet")
        self.told.setText(count("%n line", "%n lines", shown) if self.list.topLevelItemCount() else nothing)


def _cells(line: Any) -> list[str]:
    moment = line.at.astimezone()
    when = f"{on_day(moment.date(), with_weekday=False)}, {moment:%H:%M} · {line.by}"
    return [line.recipient, line.person, ", ".join(line.said), line.paper, when]
