"""Saves the missions shown as an Excel workbook."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog

from eujc_desktop import services
from eujc_desktop.ui.components.messages import MessageSlot
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.jobs import Job
from eujc_desktop.ui.text import tr


def ask_and_save(desk: Desk, rows: Sequence[Any], messages: MessageSlot) -> None:
    """Ask where to, then write; what goes wrong is told in `messages`."""
    proposed = str(Path(desk.paper_folder) / f"missions_{date.today().isoformat()}.xlsx")
    name, _ = QFileDialog.getSaveFileName(messages, tr("Save the list"), proposed, tr("Excel workbook (*.xlsx)"))
    if name:
        save(desk, rows, Path(name), messages)


def save(desk: Desk, rows: Sequence[Any], path: Path, messages: MessageSlot) -> Job:
    """Write the missions to a workbook in the background."""
    shown, today = {row.id for row in rows}, date.today()
    job = desk.office.ask(lambda work: services.mission_sheet.save(work, shown, path, today))
    job.then(lambda _path: desk.toast(tr("{file} written", file=path.name)))
    return job.otherwise(partial(desk.refuse, slot=messages))
