"""Passport copies, letters and other files of a person in a section of the panel: added, looked at, taken away."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from eujc_desktop import services
from eujc_desktop.ui.components.buttons import push, tool
from eujc_desktop.ui.components.labels import ElidedLabel, label
from eujc_desktop.ui.components.layouts import column, empty, row
from eujc_desktop.ui.components.panel import DetailPanel
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.file_drop import FileDrop, scan_of
from eujc_desktop.ui.office import Changed
from eujc_desktop.ui.reveal import reveal
from eujc_desktop.ui.text import count, tr

_DROPPED = "other"


class RecordScans(QObject):
    """Lists the files kept with a person; what is dropped on the section is kept too."""

    def __init__(self, desk: Desk, panel: DetailPanel) -> None:
        super().__init__(panel)
        self._desk, self._panel = desk, panel
        self._person, self._part, self._name = "", "", ""
        self.section = panel.section("scans", tr("Files"), opened=False)
        self.section.folded.connect(self._read)
        drop = FileDrop(self.section, lambda data: scan_of(data) if self._may_change else None)
        drop.dropped.connect(partial(self.take, _DROPPED))
        desk.office.changed.connect(self._follow)

    def show_person(self, person_id: str, participation_id: str, name: str) -> None:
        """Follow another person, or the same after a change."""
        self._person, self._part, self._name = person_id, participation_id, name
        self._read()

    def choose(self, kind: str) -> None:
        """Let the user choose a file of this kind."""
        folder = str(self._desk.memory.get("scans.folder", ""))
        files = tr("Scans (*.pdf *.jpg *.jpeg *.png)")
        name, _ = QFileDialog.getOpenFileName(self._panel, tr("Add a file"), folder, files)
        if name:
            self._desk.memory.put("scans.folder", str(Path(name).parent))
            self.take(kind, Path(name))

    def take(self, kind: str, path: Path) -> None:
        """Keep a file with the person."""
        keep = partial(services.scans.add, person_id=self._person, kind=kind, path=path, participation_id=self._part)
        self._write(tr("Add a file of {name}", name=self._name), keep)

    def remove(self, scan: Any) -> None:
        """Take a file away."""
        gone = partial(services.scans.remove, scan_id=scan.id)
        self._write(tr("Remove a file of {name}", name=self._name), gone)

    def look(self, scan: Any) -> None:
        """Show a file in a dialog of its own, so that no copy of it lies about; of a passport it is written down."""
        if scan.shows_passport:
            reveal(self._desk, [self._person], "passport_no", "scan", partial(self._open, scan))
        else:
            self._open(scan)

    def _open(self, scan: Any) -> None:
        from eujc_desktop.ui.dialogs.scan_dialog import ScanDialog

        ScanDialog(self._desk, scan, self._panel.window()).open()

    @property
    def _may_change(self) -> bool:
        return bool(self._person) and not self._desk.read_only

    def _write(self, words: str, use_case: Any) -> None:
        self._panel.messages.clear()
        self._desk.office.do(words, use_case).otherwise(partial(self._desk.refuse, slot=self._panel.messages))

    def _follow(self, changes: Changed) -> None:
        if self._person and any(table == "attachment" for table, _key in changes.touched):
            self._read()

    def _read(self) -> None:
        wanted = self._person
        if not self.section.opened or not wanted:
            empty(self.section.body)
            return
        job = self._desk.office.ask(partial(services.scans.of_person, person_id=wanted))
        job.then(lambda scans: self._show(scans) if wanted == self._person else None).otherwise(self._desk.refuse)

    def _show(self, scans: Sequence[Any]) -> None:
        empty(self.section.body)
        for scan in scans:
            self.section.body.addWidget(self._line(scan))
        if not scans:
            words = tr("No file yet. Drop a PDF, JPEG or PNG here, or add one. Files never leave with a list or paper.")
            self.section.body.addWidget(label(words, "small", "muted", wrap=True))
        if self._may_change:
            self.section.body.addWidget(row(self._add_button(), None))

    def _line(self, scan: Any) -> QWidget:
        size = count("%n kB", "%n kB", max(1, scan.size // 1000))
        about = label(f"{scan.kind} · {size}", "caption", "muted")
        names = column(ElidedLabel(scan.file_name, "body", "text"), about, spacing=1)
        look = tool("eye", tip=tr("Show {file}", file=scan.file_name), on_click=partial(self.look, scan))
        gone = tool("trash-2", tip=tr("Remove {file}", file=scan.file_name), on_click=partial(self.remove, scan))
        gone.setEnabled(self._may_change)
        return row((names, 1), look, gone, spacing=2)

    def _add_button(self) -> QWidget:
        button = push(tr("Add a file…"), icon="paperclip")
        menu = QMenu(button)
        for kind, name in services.scans.kinds():
            menu.addAction(tr(name), partial(self.choose, kind))
        button.setMenu(menu)
        return button
