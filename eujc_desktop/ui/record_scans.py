"""Passport copies, letters and other files of a person in a section of the panel: added, looked at, taken away."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from eujc_desktop import services
from eujc_desktop.ui.components.buttons import push, tool
from eujc_desktop.ui.components.labels import ElidedLabel, label
from eujc_desktop.ui.components.layouts import column, row
from eujc_desktop.ui.components.panel import DetailPanel
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.file_drop import FileDrop, scan_of
from eujc_desktop.ui.record_section import RecordSection
from eujc_desktop.ui.reveal import reveal
from eujc_desktop.ui.text import count, tr

_DROPPED = "other"


class RecordScans(RecordSection):
    """Lists the files kept with a person; what is dropped on the section is kept too."""

    tables = frozenset({"attachment"})
    key = "scans"

    def __init__(self, desk: Desk, panel: DetailPanel) -> None:
        super().__init__(desk, panel, self.key, tr("Files"))
        self._part, self._name = "", ""
        drop = FileDrop(self.section, lambda data: scan_of(data) if self._may_change else None)
        drop.dropped.connect(partial(self.take, _DROPPED))

    def show_person(self, person_id: str, participation_id: str, name: str) -> None:
        """Follow another person, or the same after a change."""
        self._part, self._name = participation_id, name
        self._turn_to(person_id)

    def choose(self, kind: str) -> None:
        """Let the user choose a file of this kind."""
        if path := self.ask_for_file(tr("Add a file")):
            self.take(kind, path)

    def ask_for_file(self, title: str) -> Path | None:
        """A file that the user chooses; None without one."""
        folder = str(self._desk.memory.get("scans.folder", ""))
        files = tr("Scans (*.pdf *.jpg *.jpeg *.png)")
        name, _ = QFileDialog.getOpenFileName(self._panel, title, folder, files)
        if name:
            self._desk.memory.put("scans.folder", str(Path(name).parent))
        return Path(name) if name else None

    def take(self, kind: str, path: Path) -> None:
        """Keep a file with the person."""
        keep = partial(services.scans.add, person_id=self._id, kind=kind, path=path, participation_id=self._part)
        self._write(tr("Add a file of {name}", name=self._name), keep)

    def remove(self, scan: Any) -> None:
        """Take a file away."""
        gone = partial(services.scans.remove, scan_id=scan.id)
        self._write(tr("Remove a file of {name}", name=self._name), gone)

    def look(self, scan: Any) -> None:
        """Show a file in a dialog of its own, so that no copy of it lies about; of a passport it is written down."""
        if scan.shows_passport:
            reveal(self._desk, [self._id], "passport_no", "scan", partial(self._open, scan))
        else:
            self._open(scan)

    def _open(self, scan: Any) -> None:
        from eujc_desktop.ui.dialogs.scan_dialog import ScanDialog

        ScanDialog(self._desk, scan, self._panel.window()).open()

    @property
    def _may_change(self) -> bool:
        return bool(self._id) and not self._desk.read_only

    def _write(self, words: str, use_case: Any) -> None:
        self._panel.messages.clear()
        self._desk.office.do(words, use_case).otherwise(partial(self._desk.refuse, slot=self._panel.messages))

    @staticmethod
    def query(work: Any, record_id: str) -> Sequence[Any]:
        return services.scans.of_person(work, person_id=record_id)

    def tell(self, found: Sequence[Any]) -> None:
        for scan in found:
            self.lines.addWidget(self._line(scan))
        if not found:
            self.lines.addWidget(label(self.none(), "small", "muted", wrap=True))
        if self._may_change:
            self.lines.addWidget(row(self._add_button(), None))

    def none(self) -> str:
        """What stands where there is no file."""
        return tr("No file yet. Drop a PDF, JPEG or PNG here, or add one. Files never leave with a list or paper.")

    def kinds(self) -> Sequence[tuple[str, str]]:
        """The sorts of files that can be added, as code and name."""
        return services.scans.kinds()

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
        for kind, name in self.kinds():
            menu.addAction(tr(name), partial(self.choose, kind))
        button.setMenu(menu)
        return button
