"""A scan as it is kept, page by page, and a copy of it where the user wants one."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QWidget

from eujc_desktop import services
from eujc_desktop.common.files import write_atomic
from eujc_desktop.common.text import safe_file_name
from eujc_desktop.ui.components.buttons import push
from eujc_desktop.ui.components.layouts import hline, row
from eujc_desktop.ui.components.pdf_preview import PdfPreview
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.dialogs.work_dialog import WorkDialog
from eujc_desktop.ui.text import tr

_ENDINGS = {"application/pdf": ".pdf", "image/jpeg": ".jpg", "image/png": ".png"}


class ScanDialog(WorkDialog):
    """Shows one file of a person."""

    def __init__(self, desk: Desk, scan: Any, parent: QWidget | None = None) -> None:
        super().__init__(desk, scan.file_name, 820, 900, parent)
        self._scan, self.preview = scan, PdfPreview()
        buttons = (
            push(tr("Save a copy…"), icon="download", on_click=self.save),
            push(tr("Close"), on_click=self.accept),
        )
        self.column.addWidget(self.messages)
        self.column.addWidget(self.preview, 1)
        self.column.addWidget(hline())
        self.column.addWidget(row(None, *buttons, margins=(16, 10, 16, 12)))
        job = self.follow(desk.office.ask(partial(services.scans.to_look_at, scan_id=scan.id)))
        job.then(self.preview.show_pdf).otherwise(self.refuse)

    def save(self) -> None:
        """Write a copy where the user says."""
        ending = _ENDINGS.get(self._scan.media_type, "")
        proposed = safe_file_name(Path(self._scan.file_name).stem, extension=ending)
        name, _ = QFileDialog.getSaveFileName(self, tr("Save a copy"), proposed)
        if not name:
            return
        scan_id, path = self._scan.id, Path(name)
        save = lambda works, _progress: write_atomic(  # noqa: E731 - the job has no other name
            path, works.read(partial(services.scans.data_of, scan_id=scan_id))
        )
        job = self.follow(self.desk.office.make(tr("Save a copy"), save))
        job.then(lambda _path: self.notices.toast(tr("{file} written", file=path.name))).otherwise(self.refuse)
