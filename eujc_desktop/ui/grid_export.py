"""Saves what a grid shows as an Excel workbook: its rows, order and columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from eujc_desktop import services
from eujc_desktop.common.files import write_atomic
from eujc_desktop.fields.hidden import is_hidden
from eujc_desktop.ui.components.messages import InlineMessage
from eujc_desktop.ui.reveal import reveal
from eujc_desktop.ui.text import lowered, tr

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
        begin(desk, grid, Path(chosen), ids)


def begin(desk: Desk, grid: DataGrid, path: Path, ids: Sequence[str] = ()) -> None:
    """Write the rows; ask first where a column is among them that screens mask."""
    hidden = [key for key in _keys(grid) if is_hidden(key)]
    if not hidden:
        save(desk, grid, path, ids)
        return
    field, slot = lowered(tr(grid.model_.fields[hidden[0]].label)), grid.messages

    def chosen(write: Callable[[], object]) -> None:
        slot.clear()
        write()

    fixes = [
        (tr("Write without them"), partial(chosen, partial(save, desk, grid, path, ids))),
        (tr("Write with them"), partial(chosen, partial(_save_shown, desk, grid, path, ids, hidden[0]))),
    ]
    title = tr("The list has a column with “{field}”, which is masked here", field=field)
    body = tr("With the numbers in full, who wrote them into {file} and when is written down.", file=path.name)
    slot.show_messages([InlineMessage(title, body, "info", "lock", fixes, closable=True)])


def _save_shown(desk: Desk, grid: DataGrid, path: Path, ids: Sequence[str], key: str) -> None:
    """Write the rows with what is masked on screen, once it is written down whose it is."""
    rows = list(ids or grid.model_.ids)
    people = partial(services.grid_sheets.holders, grid=grid.name, row_ids=rows, key=key)
    write = partial(save, desk, grid, path, rows, masked_too=True)
    field = key.partition(".")[2]
    job = desk.office.ask(lambda work: people(work), lambda found: reveal(desk, found, field, "sheet", write))
    job.otherwise(partial(desk.refuse, slot=grid.messages))


def _keys(grid: DataGrid) -> list[str]:
    return [key for column in grid.arranging.shown for key in column.wanted]


def save(desk: Desk, grid: DataGrid, path: Path, ids: Sequence[str] = (), *, masked_too: bool = False) -> Job:
    """Write the rows in the background, with headings under which they come back."""
    make = partial(
        services.grid_sheets.workbook,
        grid=grid.name,
        row_ids=list(ids or grid.model_.ids),
        keys=_keys(grid),
        title=grid.view.accessibleName(),
        mission_id=grid.mission_id or "",
        made=date.today(),
        masked_too=masked_too,
    )
    job = desk.office.ask(lambda work: write_atomic(path, make(work)))
    job.then(lambda _path: desk.toast(tr("{file} written", file=path.name)))
    return job.otherwise(partial(desk.refuse, slot=grid.messages))
