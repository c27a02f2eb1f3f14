"""Saves the statistics as an Excel workbook."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog

from eujc_desktop import services
from eujc_desktop.ui.components.messages import MessageSlot
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.jobs import Job
from eujc_desktop.ui.text import paper_language, tr


def ask_and_save(desk: Desk, messages: MessageSlot, *, confirmed: bool) -> None:
    """Ask where to, then write; what goes wrong is told in `messages`."""
    proposed = str(Path(desk.paper_folder) / f"statistics_{date.today().isoformat()}.xlsx")
    name, _ = QFileDialog.getSaveFileName(messages, tr("Save the statistics"), proposed, tr("Excel workbook (*.xlsx)"))
    if name:
        desk.remember_paper_folder(Path(name).parent)
        save(desk, Path(name), messages, confirmed=confirmed)


def save(desk: Desk, path: Path, messages: MessageSlot, *, confirmed: bool) -> Job:
    """Write the statistics as they are now to a workbook in the background."""
    today = date.today()

    def write(works: Any, _progress: Any) -> Path:
        report = works.read(partial(services.statistics.now, today=today, confirmed=confirmed))
        return services.statistics.save(report, path, paper_language())

    job = desk.office.make(tr("Save the statistics"), write)
    job.then(lambda _path: desk.toast(tr("{file} written", file=path.name)))
    return job.otherwise(partial(desk.refuse, slot=messages))
