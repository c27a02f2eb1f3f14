"""Papers: choose one, see it, export it or send it to a printer."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from eujc_desktop import services
from eujc_desktop.ui.components.buttons import push
from eujc_desktop.ui.components.chips import StatusChip
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import hline, row, vline
from eujc_desktop.ui.components.messages import InlineMessage, MessageSlot
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.text import tr

PAPERS: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("briefing_book", "Briefing book", {"kind": "briefing-book"}),
    ("programme_sheet", "Programme, day sheets", {"kind": "programme"}),
    ("programme_sheet_ja", "Programme, day sheets in Japanese", {"kind": "programme", "language": "ja"}),
    ("programme_table", "Programme, Japanese table", {"kind": "programme", "form": "table", "language": "ja"}),
    ("programme_table_en", "Programme, table in English", {"kind": "programme", "form": "table"}),
    ("certificates", "Certificates of participation", {"kind": "certificates"}),
)


def open_papers(desk: Desk, paper: str, parent: QWidget, person: str = "", name: str = "") -> None:
    """Open the papers of the mission at hand, or of one person on it."""
    mission_id = desk.mission_id
    desk.office.ask(
        lambda work: services.records.values(work, "mission", mission_id)["code"],
        lambda code: PrintDialog(desk, code, paper, person, name, parent).open(),
    )


class PrintDialog(QDialog):
    """The papers at the left, the chosen one at the right as it will be printed."""

    def __init__(
        self,
        desk: Desk,
        mission: str,
        paper: str = "briefing_book",
        person: str = "",
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        from eujc_desktop.ui.components.pdf_preview import PdfPreview

        self._desk, self._mission, self._person = desk, mission, person
        self._running: Any = None
        self.setWindowTitle(tr("Papers of {name}", name=name) if name else tr("Papers"))
        self.resize(1120, 760)
        self.papers, self.preview = QListWidget(), PdfPreview()
        self.messages, self._state = MessageSlot(margins=(12, 8, 12, 0)), StatusChip("", "neu")
        self.each = QCheckBox(tr("One file for each participant"))
        self.export_button = push(tr("Export PDF…"), "primary", "download", on_click=self.export)
        self.open_button = push(tr("Open to print…"), icon="printer", on_click=self.open_to_print)
        self._assemble()
        for key, words, _order in PAPERS:
            item = QListWidgetItem(tr(words))
            item.setData(Qt.ItemDataRole.UserRole, key)
            self.papers.addItem(item)
        self.papers.currentRowChanged.connect(self._show)
        self.choose(paper)

    def choose(self, paper: str) -> None:
        """Show a paper by its key."""
        keys = [key for key, _words, _order in PAPERS]
        self.papers.setCurrentRow(keys.index(paper) if paper in keys else 0)

    def order(self, *, each: bool = False) -> Any:
        """What is wanted, as the services understand it."""
        wanted = PAPERS[self.papers.currentRow()][2]
        return services.papers.Order(mission=self._mission, person_id=self._person or None, each=each, **wanted)

    def export(self) -> None:
        """Ask where to, then write the paper and enter it in the register."""
        each = self.each.isVisible() and self.each.isChecked()
        folder = self._desk.paper_folder
        if each:
            target = QFileDialog.getExistingDirectory(self, tr("Folder for the papers"), folder)
        else:
            proposed = str(Path(folder) / f"{self._mission}_{PAPERS[self.papers.currentRow()][0]}.pdf")
            target, _ = QFileDialog.getSaveFileName(self, tr("Export PDF"), proposed, tr("PDF (*.pdf)"))
        if target:
            path = Path(target)
            self._desk.remember_paper_folder(path if each else path.parent)
            self.write(path, each=each)

    def write(self, path: Path, *, each: bool = False) -> Any:
        """Write the paper to `path` in the background; the job."""
        wanted = self.order(each=each)
        label_ = tr("Make {paper}", paper=self.papers.currentItem().text())
        job = self._desk.office.write_with(
            label_, lambda works, progress: services.papers.make(works, wanted, path, progress)
        )
        self._desk.task(job, label_, "printer")
        job.then(self._written).otherwise(partial(self._desk.refuse, slot=self.messages))
        return job

    def open_to_print(self) -> None:
        """Write the paper to its folder and open it in the system's PDF program, which prints it."""
        folder = Path(self._desk.paper_folder or Path.home())
        path = folder / f"{self._mission}_{PAPERS[self.papers.currentRow()][0]}.pdf"
        self.write(path).then(lambda _made: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))))

    def _assemble(self) -> None:
        self.papers.setAccessibleName(tr("Papers"))
        self.papers.setFixedWidth(268)
        left = QVBoxLayout()
        left.setContentsMargins(12, 12, 12, 12)
        left.addWidget(label(tr("Paper"), "strong"))
        left.addWidget(self.papers, 1)
        left.addWidget(self.each)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.messages)
        right.addWidget(self.preview, 1)
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
        layout.addWidget(
            row(self._state, "stretch", close, self.open_button, self.export_button, margins=(16, 10, 16, 12))
        )

    def _show(self, at: int) -> None:
        """Make the paper again in the background; the old pages stay until then."""
        if self._running is not None:
            self._running.cancel()
        self.each.setVisible(PAPERS[at][2]["kind"] == "certificates")
        self._set_ready(on=False)
        wanted = self.order()
        job = self._desk.office.make(
            self.papers.currentItem().text(), lambda works, progress: services.papers.preview(works, wanted, progress)
        )
        self._running = job.then(self._shown).otherwise(self._failed)

    def _shown(self, piece: Any) -> None:
        self.preview.show_pdf(piece.data)
        self._set_ready(on=True)
        told = [*piece.missing, *piece.warnings]
        words = [InlineMessage(tr("Before you print"), "\n".join(told[:6]), "warn")] if told else []
        self.messages.show_messages(words)

    def _failed(self, error: Exception) -> None:
        self._state.show_state(tr("Problem"), "err")
        self._desk.refuse(error, self.messages)

    def _set_ready(self, *, on: bool) -> None:
        self._state.show_state(tr("Up to date") if on else tr("Updating…"), "ok" if on else "neu")
        self.export_button.setEnabled(on)
        self.open_button.setEnabled(on)

    def _written(self, made: Any) -> None:
        folder = made.paths[0].parent
        words = made.paths[0].name if len(made.paths) == 1 else tr("{count} files", count=len(made.paths))
        open_folder = partial(QDesktopServices.openUrl, QUrl.fromLocalFile(str(folder)))
        self._desk.toast(tr("{file} written", file=words), tr("Show in folder"), open_folder)
