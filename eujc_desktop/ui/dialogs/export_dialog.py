"""Named lists: choose one, see its rows, save it as an Excel workbook."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QSignalBlocker, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from eujc_desktop import services
from eujc_desktop.common.text import safe_file_name
from eujc_desktop.ui.components.buttons import push
from eujc_desktop.ui.components.chips import StatusChip
from eujc_desktop.ui.components.choice_list import Choice, ChoiceList
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import hline, row, vline
from eujc_desktop.ui.components.messages import InlineMessage, lines_of
from eujc_desktop.ui.components.table_cells import CellDelegate
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.dialogs.import_dialog import ImportDialog, ask_file, open_import
from eujc_desktop.ui.dialogs.leading import lead
from eujc_desktop.ui.dialogs.roster_model import RosterModel
from eujc_desktop.ui.dialogs.work_dialog import WorkDialog
from eujc_desktop.ui.grid_block import as_html, as_tsv
from eujc_desktop.ui.jobs import Job
from eujc_desktop.ui.text import count, language, tr
from eujc_desktop.ui.tokens import ROW

_ICONS = {"host": "building-2", "fellows": "users", "rooming": "bed", "sign-in": "list-checks", "emergency": "phone",
          "finance": "file-text", "second-form": "list-checks", "statistics": "chart-column"}  # fmt: skip
_WIDEST, _LOOKED_AT, _PAD = 260, 60, 18


class ExportDialog(WorkDialog):
    """The lists at the left, the rows of the chosen one at the right, as they will stand in the workbook."""

    def __init__(
        self,
        desk: Desk,
        mission_id: str,
        mission: str,
        cut: str = "fellows",
        parent: QWidget | None = None,
        visit: str = "",
    ) -> None:
        super().__init__(desk, tr("Export a list to Excel"), 1120, 720, parent)
        self._mission_id, self._mission = mission_id, mission
        names = services.rosters.names()
        self.lists = ChoiceList(tr("Lists"), [_choice(each) for each in names])
        self._asking = {each.name for each in names if each.asks}
        self._secret = {each.name for each in names if each.confidential}
        self.model, self.table = RosterModel(), QTableView()
        self.host = QComboBox()
        self.host.setAccessibleName(tr("For which host"))
        self.host.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.host.setMinimumContentsLength(22)
        self.host.addItem(tr("For all hosts"), "")
        self.host.currentIndexChanged.connect(lambda _at: self._read())
        self._either = {each.name for each in names if each.either}
        self.language = QComboBox()
        self.language.setAccessibleName(tr("Language of the list"))
        for code, words in (("en", tr("English")), ("ja", tr("Japanese, 日本語"))):
            self.language.addItem(words, code)
        self.language.setCurrentIndex(int(language() == "ja"))
        self.language.currentIndexChanged.connect(lambda _at: self._read())
        self._title, self._chip = label("", "sub"), StatusChip(tr("Confidential"), "warn", "lock")
        self._note = label("", "small", "second", wrap=True)
        self.copy_button = push(tr("Copy"), icon="copy", on_click=self.copy)
        self.back_button = push(tr("Bring back an edited list…"), icon="upload", on_click=self.bring_back)
        self.save_button = push(tr("Save .xlsx…"), "primary", "download", on_click=self.save)
        self.each_button = push(tr("A file for each…"), icon="files", on_click=self.save_each)
        self._assemble()
        self.offer_copies(self.table)
        self.lists.chosen.connect(lambda _name: self._read())
        self._offer_hosts(visit)
        self.choose(cut)

    def choose(self, cut: str) -> None:
        """Show a list by its name."""
        self.lists.choose(cut)

    @property
    def cut(self) -> str:
        """The name of the list shown."""
        return self.lists.key

    @property
    def visit(self) -> str:
        """The visit whose host a list for hosts is for, "" for all."""
        return self.host.currentData() or "" if self.cut == "host" else ""

    @property
    def spoken(self) -> str:
        """The language of the list, where it has one alone."""
        return str(self.language.currentData()) if self.cut in self._either else "en"

    def copy(self) -> None:
        """Put the whole list on the clipboard, as text with tabs and as a table."""
        block, data = self.model.block(), QMimeData()
        data.setText(as_tsv(block))
        data.setHtml(as_html(block, headed=True))
        QApplication.clipboard().setMimeData(data)
        self.notices.toast(count("%n row copied", "%n rows copied", self.model.rowCount()))

    def save(self) -> None:
        """Ask where to, then write the workbook and enter it in the register."""
        folder = Path(self.desk.paper_folder)
        whom = safe_file_name(self.host.currentText()) if self.visit else date.today().isoformat()
        spoken = "_ja" if self.spoken == "ja" else ""
        proposed = str(folder / f"{self._mission}_{self.cut}-list{spoken}_{whom}.xlsx")
        name, _ = QFileDialog.getSaveFileName(self, tr("Save the list"), proposed, tr("Excel workbook (*.xlsx)"))
        if name:
            self.desk.remember_paper_folder(Path(name).parent)
            self.write(Path(name))

    def save_each(self) -> None:
        """Ask for a folder, then write a workbook for each who stands on the list."""
        name = QFileDialog.getExistingDirectory(self, tr("Folder for the files"), self.desk.paper_folder)
        if name:
            self.desk.remember_paper_folder(Path(name))
            self.write(Path(name), each=True)

    def write(self, path: Path, *, each: bool = False) -> Job:
        """Write the workbook, or one for each into a folder, in the background; the job."""
        order = services.papers.Order(
            kind="roster", mission=self._mission, cut=self.cut, each=each, person_id=self.visit or None,
            language=self.spoken,
        )  # fmt: skip
        title = tr("Export {list}", list=self.lists.title)
        job = self.desk.office.make(
            title,
            lambda works, progress: services.papers.make(works, order, path, progress),
            writes=True,
        )
        self.save_button.setEnabled(False)
        job.at_last(lambda: self.save_button.setEnabled(True))
        return self.follow(job, title, "file-spreadsheet").then(self._written).otherwise(self.refuse)

    def bring_back(self) -> None:
        """Ask for a list that was saved here and edited, and review it."""
        path = ask_file(self.desk, "participants", self)
        if path is not None:
            self.bring_back_from(path)

    def bring_back_from(self, path: Path) -> ImportDialog:
        """Review a list that has come back, cell by cell, in the import."""
        dialog = open_import(self.desk, "participants", path, self._mission, self)
        dialog.accepted.connect(self._read)
        return dialog

    def _assemble(self) -> None:
        self.table.setModel(self.model)
        self.table.setItemDelegate(CellDelegate(self.table))
        self.table.setAccessibleName(tr("Rows of the list"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setFrameShape(QTableView.Shape.NoFrame)
        self.table.verticalHeader().setDefaultSectionSize(ROW)
        self.table.setWordWrap(False)
        left = QVBoxLayout()
        left.setContentsMargins(12, 12, 12, 12)
        left.addWidget(label(tr("Lists"), "strong"))
        left.addWidget(self.lists, 1)
        side = QWidget()
        side.setLayout(left)
        side.setFixedWidth(268)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(
            row(
                self._title,
                self._chip,
                self.host,
                self.language,
                "stretch",
                self.back_button,
                self.copy_button,
                margins=(12, 10, 12, 10),
            )
        )
        right.addWidget(self.messages)
        right.addWidget(self.table, 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(side)
        middle.addWidget(vline())
        middle.addLayout(right, 1)
        self.column.addLayout(middle, 1)
        self.column.addWidget(hline())
        close = push(tr("Close"), on_click=self.reject)
        low = row((self._note, 1), close, self.each_button, self.save_button, margins=(16, 10, 16, 12))
        self.column.addWidget(low)

    def _read(self) -> None:
        mission_id, cut = self._mission_id, self.cut
        self._set_ready(on=False)
        self.host.setVisible(cut == "host")
        self.language.setVisible(cut in self._either)
        visit, spoken = self.visit, self.spoken

        def read(work: Any) -> Any:
            if visit:
                return services.rosters.for_host(work, mission_id, visit)
            return services.rosters.roster(work, mission_id, cut, language=spoken)

        job = self.desk.office.ask(read)
        self.follow(job).then(partial(self._show, (cut, visit, spoken))).otherwise(partial(self._show_none, cut))

    def _offer_hosts(self, visit: str) -> None:
        """List the visits; their hosts get those who go there, who then count as asked."""
        mission_id = self._mission_id

        def show(hosts: Sequence[tuple[str, str]]) -> None:
            with QSignalBlocker(self.host):
                for key, name in hosts:
                    self.host.addItem(name, key)
            self.host.setCurrentIndex(max(self.host.findData(visit), 0))

        self.follow(self.desk.office.ask(lambda work: services.letters.hosts(work, mission_id))).then(show)

    def _show_none(self, cut: str, error: Exception) -> None:
        """Say why there is no such list, in its place."""
        if cut == self.cut:
            self.model.show_nothing()
            self._title.setText(self.lists.title)
            self._note.setText("")
        self.refuse(error)

    def _show(self, asked: tuple[str, str, str], roster: Any) -> None:
        if asked != (self.cut, self.visit, self.spoken):
            return
        cut, visit, _spoken = asked
        self.model.show_roster(roster)
        self._fit_columns()
        self._title.setText(self.lists.title)
        self._chip.setVisible(cut in self._secret)
        people = count("%n row", "%n rows", len(roster.rows))
        told = tr("Only people who have agreed to it are on this list.") if cut in ("host", "fellows") else ""
        if visit:
            told = tr("Who agreed to it and goes there. Once it is saved, the host counts as asked about them.")
        self._note.setText(" · ".join(part for part in (people, told, roster.note) if part))
        lines = lines_of(roster.remarks, self._lead)
        message = InlineMessage(tr("Before it leaves the office"), tone="warn", lines=lines)
        self.messages.show_messages([message] if lines else [])
        self._set_ready(on=True)

    def _lead(self, remark: Any) -> None:
        """What is mended lies behind this dialog, so it makes way."""
        over = self.parentWidget()
        self.reject()
        if over is not None:
            lead(self.desk, over.window(), remark)

    def _fit_columns(self) -> None:
        """Columns as wide as their first rows need; a long list is not measured whole."""
        metrics, block = self.table.fontMetrics(), self.model.block()[:_LOOKED_AT]
        for at in range(self.model.columnCount()):
            widest = max(metrics.horizontalAdvance(line[at]) for line in block)
            self.table.setColumnWidth(at, min(_WIDEST, widest + _PAD))

    def _set_ready(self, *, on: bool) -> None:
        self.each_button.setVisible(self.cut in self._asking)
        self.each_button.setEnabled(on and self.model.rowCount() > 0)
        self.save_button.setEnabled(on)
        self.copy_button.setEnabled(on)
        self.back_button.setEnabled(on and self.cut != "statistics")

    def _written(self, made: Any) -> None:
        path = made.paths[0]
        open_folder = partial(QDesktopServices.openUrl, QUrl.fromLocalFile(str(path.parent)))
        self.desk.toast(tr("{file} written", file=path.name), tr("Show in folder"), open_folder)
        self.accept()


def _choice(cut: Any) -> Choice:
    """A list by its name, with what it is called on the other side."""
    other = cut.title if language() == "ja" else cut.title_ja
    return Choice(cut.name, _ICONS.get(cut.name, "file-spreadsheet"), tr(cut.title), str(other))
