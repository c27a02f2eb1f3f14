"""Copy, paste, fill down and empty cells of a grid; each is one step."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication

from eujc_desktop import services
from eujc_desktop.ui.components.messages import InlineMessage
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.grid_block import Block, Change, Plan, as_html, as_tsv, from_text, spread
from eujc_desktop.ui.text import count, tr

if TYPE_CHECKING:
    from eujc_desktop.ui.grid import DataGrid

_SHOWN_PROBLEMS = 5


class Clipboard:
    """Works on the selected cells of a grid."""

    def __init__(self, desk: Desk, grid: str, owner: DataGrid) -> None:
        self._desk, self._grid, self._owner = desk, grid, owner

    def copy(self, *, headed: bool = False) -> None:
        """The block around the selected cells, as text with tabs and as a table."""
        rows, columns = self._span()
        model = self._owner.model_
        block: Block = [[model.cell(row, column).text for column in columns] for row in rows]
        if not block:
            return
        if headed:
            block.insert(0, [model.title(model.columns[column]) for column in columns])
        data = QMimeData()
        data.setText(as_tsv(block))
        data.setHtml(as_html(block, headed=headed))
        QApplication.clipboard().setMimeData(data)

    def paste(self) -> None:
        """Write a block from the clipboard; when a cell cannot be read, say so first and write nothing.

        Into an empty table cells come like a sheet: columns are matched and rows looked at before.
        """
        model = self._owner.model_
        if model.live and not model.rowCount() and not self._owner.narrowed:
            self._desk.actions.run("import_copied")
            return
        text = QApplication.clipboard().text()
        rows, columns = self._span()
        if not text or not rows:
            return
        self._write(spread(from_text(text), len(rows), len(columns)), rows[0], columns[0], tr("Paste"))

    def fill_down(self) -> None:
        """Write the first row of the selection into the rows below it."""
        rows, columns = self._span()
        if len(rows) > 1:
            model = self._owner.model_
            top = [model.edit_text(rows[0], column) for column in columns]
            self._write([list(top) for _ in rows[1:]], rows[1], columns[0], tr("Fill down"))

    def empty_cells(self) -> None:
        """Take the values of the selected cells away."""
        rows, columns = self._span()
        if rows:
            self._write([["" for _ in columns] for _ in rows], rows[0], columns[0], tr("Empty cells"))

    def _span(self) -> tuple[list[int], list[int]]:
        """The rows and columns of the smallest block that holds the selection, columns as they are seen."""
        chosen = self._owner.view.selectionModel().selectedIndexes()
        if not chosen and self._owner.view.currentIndex().isValid():
            chosen = [self._owner.view.currentIndex()]
        header = self._owner.view.header
        rows = sorted({index.row() for index in chosen})
        columns = sorted({header.visualIndex(index.column()) for index in chosen})
        if not rows:
            return [], []
        seen = range(columns[0], columns[-1] + 1)
        return list(range(rows[0], rows[-1] + 1)), [header.logicalIndex(at) for at in seen]

    def _write(self, block: Block, top: int, left: int, label: str) -> None:
        if not self._owner.model_.live:
            return
        plan = self._plan(block, top, left)
        if not plan.wrong:
            self._store(plan.changes, label)
            return
        told = tr(
            "{label} {rows}×{columns}: {new} new values, {same} unchanged, {wrong} cannot be read",
            label=label, rows=len(block), columns=max(map(len, block)),
            new=plan.new, same=plan.same, wrong=len(plan.wrong),
        )  # fmt: skip
        why = "\n".join(
            tr("{cell}: {reason}", cell=cell, reason=reason) for cell, reason in plan.wrong[:_SHOWN_PROBLEMS]
        )
        slot = self._owner.messages

        def write_others() -> None:
            slot.clear()
            self._store(plan.changes, label)

        fixes = ((tr("Write the others"), write_others), (tr("Write nothing"), slot.clear))
        slot.show_messages([InlineMessage(told, why, "warn", fixes=fixes)])

    def _plan(self, block: Block, top: int, left: int) -> Plan:
        header, model = self._owner.view.header, self._owner.model_
        first = header.visualIndex(left)
        plan = Plan([], 0, 0, [])
        new = same = 0
        for down, line in enumerate(block):
            row_id = model.id_at(top + down)
            values: dict[str, object] = {}
            for across, text in enumerate(line):
                at = header.logicalIndex(first + across)
                if not row_id or at < 0 or model.columns[at].fixed:
                    continue
                if model.edit_text(top + down, at) == text:
                    same += 1
                    continue
                try:
                    values.update(model.read(model.columns[at], text))
                    new += 1
                except ValueError as exc:
                    cell = tr("Row {row}, {column}", row=top + down + 1, column=model.title(model.columns[at]))
                    plan.wrong.append((cell, str(exc)))
            if values:
                plan.changes.append(Change(row_id, values))
        return plan._replace(new=new, same=same)

    def _store(self, changes: Sequence[Change], label: str) -> None:
        if not changes:
            return
        for change in changes:
            self._owner.model_.put(change.row_id, change.values)
        grid, kept = self._grid, list(changes)

        def write(work: object) -> int:
            for change in kept:
                services.grids.change(work, grid, change.row_id, change.values)  # type: ignore[arg-type]
            return sum(len(change.values) for change in kept)

        cells = sum(len(change.values) for change in kept)
        step = tr("{label}: {cells}", label=label, cells=count("%n cell", "%n cells", cells))
        job = self._desk.office.do(step, write)
        job.otherwise(self._failed)

    def _failed(self, error: Exception) -> None:
        self._desk.refuse(error, self._owner.messages)
        self._owner.reload()
