"""Saves what a grid shows as an Excel workbook: its rows, order and columns."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from eujc_desktop import services
from eujc_desktop.common.files import write_atomic
from eujc_desktop.ui.text import tr

if TYPE_CHECKING:
    from eujc_desktop.ui.desk import Desk
    from eujc_desktop.ui.grid import DataGrid
    from eujc_desktop.ui.jobs import Job


def ask_and_save(desk: Desk, grid: DataGrid, ids: Sequence[str] = ()) -> None:
    """Ask where to, then write all rows that are shown, or those of `ids`."""
    code = getattr(desk.mission, "code", "") if grid.mission_id else ""
    name = "_".join(filter(None, (code, grid.name, date.today().isoformat())))
    proposed = str(Path(desk.paper_folder) / f"{name}.xlsx")
    title, kind = tr("Save what is shown"), tr("Excel workbook (*.xlsx)")
    chosen, _ = QFileDialog.getSaveFileName(grid.window(), title, proposed, kind)
    if chosen:
        desk.remember_paper_folder(Path(chosen).parent)
        save(desk, grid, Path(chosen), ids)


def save(desk: Desk, grid: DataGrid, path: Path, ids: Sequence[str] = ()) -> Job:
    """Write the rows in the background, with headings under which they come back."""
    keys = [key for column in grid.arranging.shown for key in column.wanted]
    make = partial(
        services.grid_sheets.workbook,
        grid=grid.name,
        row_ids=list(ids or grid.model_.ids),
        keys=keys,
        title=grid.view.accessibleName(),
        mission_id=grid.mission_id or "",
        made=date.today(),
    )
    job = desk.office.ask(lambda work: write_atomic(path, make(work)))
    job.then(lambda _path: desk.toast(tr("{file} written", file=path.name)))
    return job.otherwise(partial(desk.refuse, slot=grid.messages))
