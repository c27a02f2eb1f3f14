"""Copy, paste, fill down and empty cells of a grid; each is one step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtWidgets import QApplication

from eujc_desktop import services
from eujc_desktop.fields.hidden import is_hidden
from eujc_desktop.ui.components.messages import InlineMessage
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.grid_block import Block, as_html, as_tsv, from_text, spread
from eujc_desktop.ui.grid_columns import Column
from eujc_desktop.ui.grid_headings import headed
from eujc_desktop.ui.grid_paste import Cells, Plan, plan
from eujc_desktop.ui.text import count, tr

if TYPE_CHECKING:
    from eujc_desktop.ui.grid import DataGrid

_SHOWN_PROBLEMS = 5
_OF_PEOPLE = ("participants", "people")
_AT_ONCE = 2000
"""So many cells are copied where they are; more, or cells not read yet, by the database's thread."""


class Clipboard(QObject):
    """Works on the selected cells of a grid; `adds` names so many new rows, where lines can become some."""

    def __init__(self, desk: Desk, grid: str, owner: DataGrid, adds: Callable[[int], str] | None) -> None:
        super().__init__(owner)
        self._desk, self._grid, self._owner, self.adds = desk, grid, owner, adds
        self.like_a_sheet = True
        """Whether cells pasted into an empty table are matched to fields before; else they are lines of the table."""

    def copy(self, *, headed: bool = False) -> None:
        """The block around the selected cells, as text with tabs and as a table; also what was never on screen."""
        rows, seen = self._span()
        if not rows or not self._owner.model_.live:
            return
        cells = self._cells(rows, self._columns(seen))
        known = [self._owner.model_.values(row_id) for row_id in cells.ids]
        at_hand = [row for row in known if row is not None and all(key in row for key in cells.keys)]
        if len(at_hand) == len(cells.ids) and len(rows) * len(seen) <= _AT_ONCE:
            _put_out(_copied(cells, at_hand, headed=headed))
            return
        job = self._desk.office.ask(lambda work: _copied(cells, cells.read(work), headed=headed), _put_out)
        job.otherwise(self._failed)

    def paste(self) -> None:
        """Write a block from the clipboard; lines under the last row become new ones, and are shown before.

        Into an empty table cells come like a sheet: columns are matched and rows looked at before.
        """
        model, (rows, seen) = self._owner.model_, self._span()
        if model.live and not model.rowCount() and not self._owner.narrowed:
            if self.like_a_sheet:
                self._desk.actions.run("import_copied")
            else:
                self.paste_new()
        elif rows:
            self._paste(_held(), rows, seen)

    def paste_new(self) -> None:
        """Write a block from the clipboard as new rows, the columns as they are seen or as a line of headings says."""
        end = self._owner.model_.rowCount()
        self._paste(_held(), range(end, end + 1), range(1))

    def fill_down(self) -> None:
        """Write the first row of the selection into the rows below it, but for numbers that are each one's own."""
        rows, span = self._span()
        columns = self._open(span)
        if len(rows) > 1 and columns:
            first, below = self._cells(rows[:1], columns), len(rows) - 1

            def top(work: Any) -> Block:
                return [first.typed(row) for row in first.read(work)] * below

            self._plan(top, rows.start + 1, below, columns, tr("Fill down"))

    def empty_cells(self) -> None:
        """Take the values of the selected cells away."""
        rows, seen = self._span()
        self._empty(rows, self._columns(seen), tr("Empty cells"))

    def cut(self) -> None:
        """Copy the selected cells and take their values away, but for what is copied masked."""
        if not self._desk.read_only:
            self.copy()
            rows, span = self._span()
            self._empty(rows, self._open(span), tr("Cut cells"))

    def _empty(self, rows: range, columns: Sequence[Column], label: str) -> None:
        nothing: Block = [[""] * len(columns) for _ in rows]
        if rows and columns:
            self._plan(lambda _work: nothing, rows.start, len(rows), columns, label)

    def _open(self, span: range) -> list[Column]:
        """The columns at these places that are not masked."""
        return [column for column in self._columns(span) if not is_hidden(column.key)]

    def _columns(self, seen: Sequence[int]) -> list[Column]:
        """The columns at these places, as they are seen."""
        columns, header = self._owner.model_.columns, self._owner.view.header
        return [columns[header.logicalIndex(at)] for at in seen]

    def _span(self) -> tuple[range, range]:
        """The rows and the places of columns, as they are seen, of the smallest block that holds the selection."""
        view, header = self._owner.view, self._owner.view.header
        chosen = view.selectionModel().selection()
        parts = [chosen.at(number) for number in range(chosen.size())]
        here = view.currentIndex()
        areas = [(part.top(), part.bottom(), part.left(), part.right()) for part in parts]
        if not areas and here.isValid():
            areas = [(here.row(), here.row(), here.column(), here.column())]
        if not areas:
            return range(0), range(0)
        columns = {header.visualIndex(at) for area in areas for at in range(area[2], area[3] + 1)}
        rows = range(min(area[0] for area in areas), max(area[1] for area in areas) + 1)
        return rows, range(min(columns), max(columns) + 1)

    def _cells(self, rows: range, columns: Sequence[Column]) -> Cells:
        """The cells as plain data, which a worker may hold."""
        model = self._owner.model_
        ids = list(model.ids[rows.start : rows.stop])
        return Cells(self._grid, ids, columns, model.columns[0], model.words, model.refused)

    def _paste(self, block: Block, rows: range, span: range) -> None:
        """Plan a block, whose first line may be headings; what is over at the edges is told, never lost in silence."""
        there, top, left = len(self._owner.model_.columns), rows.start, span.start
        block, columns, over = self._under_headings(block)
        block = spread(block, len(rows), len(columns or span))
        columns = columns or self._columns(range(left, min(left + max(map(len, block), default=0), there)))
        if (wide := max(map(len, block), default=0) - len(columns)) > 0:
            over.append(count("%n column finds no room", "%n columns find no room", wide))
        room = self._owner.model_.rowCount() - top
        if self.adds is None and len(block) > room:
            over.append(count("%n line finds no room", "%n lines find no room", len(block) - room))
            block = block[:room]
        if columns and block:
            self._plan(lambda _work: block, top, len(block), columns, tr("Paste"), over)

    def _under_headings(self, block: Block) -> tuple[Block, list[Column], list[str]]:
        """The lines below a line of headings, with the columns these name and what is said of those that name none.

        A line is one where more than half of its cells are headings, of columns shown or of any other field.
        """
        line = block[0] if block else []
        found = headed(line, self._owner.model_)
        known = [at for at, column in enumerate(found) if column is not None]
        if len(known) < 2 or len(known) * 2 <= len(line):
            return block, [], []
        left_out = [tr("“{text}” is no column here", text=text) for text, column in zip(line, found, strict=True)
                    if column is None and text.strip()]  # fmt: skip
        cells = [[below[at] if at < len(below) else "" for at in known] for below in block[1:]]
        return cells, [column for column in found if column is not None], left_out

    def _plan(
        self,
        block: Callable[[Any], Block],
        top: int,
        height: int,
        columns: Sequence[Column],
        label: str,
        over: Sequence[str] = (),
    ) -> None:
        """Work out what would be written, off the window's thread; cells never on screen count too."""
        if not self._owner.model_.live:
            return
        cells = self._cells(range(top, top + height), columns)

        def read(work: Any) -> Plan:
            return plan(cells, cells.read(work), block(work), top)

        shape = f"{height}×{len(columns)}"
        self._desk.office.ask(read, partial(self._look, label, shape, over)).otherwise(self._failed)

    def _look(self, label: str, shape: str, over: Sequence[str], made: Plan) -> None:
        """Look first who of new people may be known already."""
        if not made.added or self._grid not in _OF_PEOPLE:
            self._planned(label, shape, over, made)
            return
        job = self._desk.office.make("", lambda works, _progress: services.duplicates.of_rows(works, made.added))
        job.then(partial(self._planned, label, shape, over, made)).otherwise(self._failed)

    def _planned(self, label: str, shape: str, over: Sequence[str], made: Plan, doubts: Sequence[Any] = ()) -> None:
        """Write, or say first what would be written where cells cannot be read or rows are new."""
        if not (made.wrong or made.added or over):
            self._store(made, label)
            return
        slot = self._owner.messages

        def write() -> None:
            slot.clear()
            self._store(made, label)

        fixes = [(tr("Write nothing"), slot.clear)]
        if made.changes or made.added:
            fixes.insert(0, (tr("Write the others") if made.wrong or over else tr("Write all"), write))
        if doubts and self._grid == "participants":
            fixes.insert(0, (tr("Decide for each of them…"), self._decide))
        tone = "warn" if made.wrong or over or doubts else "info"
        why = "\n".join(filter(None, (_why(made), *over, *_who_is_known(doubts))))
        slot.show_messages([InlineMessage(self._told(made, label, shape), why, tone, fixes=tuple(fixes))])

    def _decide(self) -> None:
        """Bring the cells in like a sheet, where each row may be somebody who is known."""
        self._owner.messages.clear()
        self._desk.actions.run("import_copied")

    def _told(self, made: Plan, label: str, shape: str) -> str:
        parts = [count("%n new value", "%n new values", made.new), tr("{n} unchanged", n=made.same)]
        if made.added and self.adds:
            parts.insert(0, self.adds(len(made.added)))
        if made.wrong:
            parts.append(tr("{n} cannot be read", n=len(made.wrong)))
        return tr("{label} {shape}: {what}", label=label, shape=shape, what=", ".join(parts))

    def _store(self, made: Plan, label: str) -> None:
        if not made.cells:
            return
        self._owner.model_.put(made.changes)
        grid, mission_id = self._grid, self._owner.mission_id or ""

        def write(work: Any) -> list[str]:
            services.cells.change_rows(work, grid, made.changes)
            return services.grids.add_all(work, grid, mission_id, made.added)

        step = tr("{label}: {cells}", label=label, cells=count("%n cell", "%n cells", made.cells))
        self._desk.office.do(step, write).then(self._show_new).otherwise(self._failed)

    def _show_new(self, ids: Sequence[str]) -> None:
        if ids:
            self._owner.select(ids[0])

    def _failed(self, error: Exception) -> None:
        self._desk.refuse(error, self._owner.messages)
        self._owner.reload()


def _copied(cells: Cells, rows: Sequence[Any], *, headed: bool) -> tuple[str, str]:
    """Text with tabs, and a table."""
    titles = [[cells.words.title(column) for column in cells.columns]] if headed else []
    block = titles + cells.block(rows)
    return as_tsv(block), as_html(block, headed=headed)


def _put_out(copied: tuple[str, str]) -> None:
    data = QMimeData()
    data.setText(copied[0])
    data.setHtml(copied[1])
    QApplication.clipboard().setMimeData(data)


def _held() -> Block:
    text = QApplication.clipboard().text()
    return from_text(text) if text else []


def _who_is_known(doubts: Sequence[Any]) -> list[str]:
    """Who of the new people may be whom, and why; the first of them."""
    lines = []
    for doubt in doubts[:_SHOWN_PROBLEMS]:
        rest = ", ".join(filter(None, (doubt.other.company, *doubt.other.missions)))
        known = f"{doubt.other.name} ({rest})" if rest else doubt.other.name
        lines.append(tr("{name} may be {known}: {reason}", name=doubt.one.name, known=known, reason=doubt.why))
    more = len(doubts) - len(lines)
    return [*lines, count("and %n more may be known", "and %n more may be known", more)] if more else lines


def _why(made: Plan) -> str:
    """The first cells that fail, and how many more."""
    lines = [tr("{cell}: {reason}", cell=cell, reason=reason) for cell, reason in made.wrong[:_SHOWN_PROBLEMS]]
    more = len(made.wrong) - len(lines)
    return "\n".join([*lines, count("and %n more", "and %n more", more)] if more else lines)
