"""A grid over one of the services' lists: sorts, filters, edits in place, copies and pastes like a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from eujc_desktop import services
from eujc_desktop.common.errors import Invalid, UserError
from eujc_desktop.ui.components.messages import InlineMessage, MessageSlot
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.grid_arranging import Arranging
from eujc_desktop.ui.grid_clipboard import Clipboard
from eujc_desktop.ui.grid_columns import Column, Filter, Loaded, Mark, Query
from eujc_desktop.ui.grid_filters import GridFilters
from eujc_desktop.ui.grid_menu import context_menu
from eujc_desktop.ui.grid_model import PAGE, GridModel
from eujc_desktop.ui.grid_place import Place
from eujc_desktop.ui.grid_shown import ColumnSet, ShownColumns
from eujc_desktop.ui.grid_view import GridView
from eujc_desktop.ui.grid_words import Words
from eujc_desktop.ui.page import Page, ShownList
from eujc_desktop.ui.proposing import propose
from eujc_desktop.ui.text import lowered, told, tr
from eujc_desktop.ui.theme import theme
from eujc_desktop.ui.tokens import ROW


class DataGrid(QWidget):
    """Rows of a list by id; selection and place stay with the ids when the rows are read again."""

    current_changed = Signal(str)
    selection_changed = Signal(list)
    loaded = Signal(object)
    menu_opened = Signal(object)
    """The menu of the cells, for what a page adds to it."""

    def __init__(
        self,
        desk: Desk,
        grid: str,
        columns: Sequence[Column],
        *,
        messages: MessageSlot,
        name: str,
        filter_hint: str = "",
        adds: Callable[[int], str] | None = None,
        sets: Sequence[ColumnSet] = (),
    ) -> None:
        """`adds` names so many new rows, for lists to which lines can be pasted."""
        super().__init__()
        self._desk, self._grid, self.messages = desk, grid, messages
        self.name = grid
        """The list as the services know it."""
        shown = ShownColumns(desk.memory, grid, columns, sets)
        self._query = Query()
        self._ticket, self._late, self._taking, self._shown_id, self._wanted = 0, False, False, "", ("", "")
        self._asked, self._current = False, False
        self._back: Place | None = None
        self.model_ = GridModel(shown.shown(), self, writable=not desk.read_only)
        desk.read_only_found.connect(self.model_.forbid_writing)
        self.view = GridView(self.model_)
        self.view.setAccessibleName(name)
        self.clipboard = Clipboard(desk, grid, self, adds)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self.setFocusProxy(self.view)
        self.arranging = Arranging(self.view, self.model_, shown)
        self.filters = GridFilters(desk, grid, filter_hint or tr("Filter"), self)
        self.filter_box, self.chips = self.filters.box, self.filters.chips
        self._connect()

    # What the page asks for

    @property
    def mission_id(self) -> str | None:
        """The mission of which rows are shown."""
        return self._query.mission_id

    @property
    def current_id(self) -> str:
        return self.model_.id_at(self.view.currentIndex().row())

    def selected_ids(self) -> list[str]:
        """The rows that have a selected cell, in their order."""
        return [self.model_.id_at(row) for row in self.view.selected_rows()]

    def show_first(self, first: Any) -> None:
        """Show rows read before the office is open, to look at; `load` brings them to life."""
        if first.grid == self._grid:
            self._query = self._query._replace(mission_id=first.mission_id)
            self.model_.set_fields(Words(first.fields, {}), live=False)
            self.model_.set_ids([row["id"] for row in first.rows], first.rows)

    def shown_list(self) -> ShownList | None:
        """What is shown, for `show_first` at the next start; None while nothing is."""
        mission_id = self._query.mission_id
        if not (self.model_.live and mission_id):
            return None
        return ShownList(self._grid, mission_id, self.model_.needed(), self.arranging.order)

    def load(self, mission_id: str | None) -> None:
        """Show the rows of a mission, or all."""
        self._asked = True
        if mission_id != self._query.mission_id:
            self.model_.set_ids((), ())
            self._wanted = ("", "")
        self._query = self._query._replace(mission_id=mission_id)
        self.reload()

    def reload(self) -> None:
        """Read what is shown again; nothing is read before the first `load`."""
        if not self._asked:
            return
        if self.view.editing:
            self._late = True
            return
        self._late, self._current = False, False
        self._ticket += 1
        self._query = self._query._replace(
            search=self.filters.search, filters=self.filters.used, order=self.arranging.order
        )
        ticket, query, filters = self._ticket, self._query, self.filters.all
        keys, window = self.model_.needed(), self._window()
        read = partial(_read, grid=self._grid, query=query, filters=filters, keys=keys, window=window)
        job = self._desk.office.ask(read)
        job.then(lambda answer: self._take(answer) if ticket == self._ticket else None)
        job.otherwise(self._not_read)

    def titles(self) -> list[str]:
        """The headings of the columns from left to right."""
        header, columns = self.view.header, self.model_.columns
        return [self.model_.title(columns[at]) for at in sorted(range(len(columns)), key=header.visualIndex)]

    def place(self) -> Any:
        """What rows are asked for, and where the user is among them."""
        return self.filters.state(), Place.of(self.view, self.model_)

    def go_back(self, place: Any) -> None:
        """Ask for the same rows, and go there when they have been read."""
        state, self._back = place
        self.filters.take_up(state)

    def set_search(self, text: str) -> None:
        """Show only the rows that hold these words."""
        self.filters.set_search(text)

    def set_filters(self, filters: Sequence[Filter]) -> None:
        """The questions offered as chips; those switched on stay on."""
        self.filters.set_given(filters)

    def use_filters(self, keys: set[str]) -> None:
        """Switch exactly these filters on."""
        self.filters.use(keys)

    def has_filter(self, key: str) -> bool:
        """Whether there is a filter of that key."""
        return self.filters.has(key)

    def clear_filters(self) -> None:
        """Show all rows."""
        self.filters.clear()

    @property
    def narrowed(self) -> bool:
        """Whether a filter or words hide rows."""
        return self.filters.narrowed

    def set_marks(self, marks: Mapping[tuple[str, str], Mark]) -> None:
        """What is wrong with which cells."""
        self.model_.set_marks(marks)

    def select(self, row_id: str, key: str = "") -> None:
        """Go to a row, and there to the cell of a field that is shown; now, or when it has been read.

        Who is on the row keeps what is selected besides.
        """
        if not self._go(row_id, key) and row_id and self._current:
            self.reload()  # it is new, or hidden by what then gives way

    def _go(self, row_id: str, key: str) -> bool:
        """Go there if the row is there; it is waited for otherwise."""
        at = self.model_.row_of(row_id)
        self._wanted = (row_id, key) if at < 0 else ("", "")
        if at >= 0 and at == self.view.currentIndex().row() and not key:
            self.view.scrollTo(self.view.currentIndex())
        elif at >= 0:
            here = max(0, self.view.currentIndex().column())
            column = next((place for place, shown in enumerate(self.model_.columns) if shown.key == key), here)
            self.view.go(self.model_.index(at, column))
        return at >= 0

    def step(self, step: int) -> None:
        """Go to the next or previous row."""
        index = self.view.currentIndex()
        at = min(max(0, index.row() + step), self.model_.rowCount() - 1)
        if at >= 0:
            self.view.go(self.model_.index(at, max(0, index.column())))

    def bind_commands(self, page: Page) -> None:
        """Let the window's commands work on the grid while `page` is current."""
        page.bind("copy", self.clipboard.copy)
        page.bind("copy_headers", lambda: self.clipboard.copy(headed=True))
        page.bind("cut", self.clipboard.cut)
        page.bind("paste", self.clipboard.paste)
        page.bind("paste_new", self.clipboard.paste_new, lambda: self.clipboard.adds is not None)
        page.bind("export_shown", self.export, lambda: bool(self.model_.ids))
        page.bind("fill_down", self.clipboard.fill_down)
        page.bind("edit", lambda: self.view.edit(self.view.currentIndex()))
        page.bind("find", self.filter_box.setFocus)
        page.bind("columns", self._offer_columns)
        page.bind("next_record", lambda: self.step(1))
        page.bind("previous_record", lambda: self.step(-1))

    def _offer_columns(self) -> None:
        """What can be done with columns, under the heading of the cell at hand."""
        at = self.view.currentIndex().column()
        left = self.view.verticalHeader().width() + self.view.columnViewportPosition(at) if at > 0 else 0
        self.arranging.offer(self.view.mapToGlobal(QPoint(left, self.view.header.height())), at)

    def export(self, ids: Sequence[str] = ()) -> None:
        """Save what is shown as a workbook, or only the rows of `ids`."""
        from eujc_desktop.ui.grid_export import ask_and_save

        ask_and_save(self._desk, self, ids)

    # Writing

    def write(self, row_id: str, column_key: str, raw: object) -> None:
        """Store what was typed into a cell; what cannot be stored stays there, marked."""
        column = next(column for column in self.model_.columns if column.key == column_key)
        try:
            values = self.model_.words.read(column, raw)
        except ValueError as exc:
            self.model_.refuse(row_id, column_key, str(raw or ""), told(exc))
            return
        self._change(row_id, column, values, str(raw or ""))

    def _change(self, row_id: str, column: Column, values: Mapping[str, object], typed: str) -> None:
        """Store the parsed values of a cell as one step."""
        row, grid = self.model_.values(row_id), self._grid
        seen = {key: row[key] for key in values if key in row} if row else {}
        field, name = lowered(self.model_.title(column)), self.model_.name_of(row_id)
        self.model_.put({row_id: values})
        label = tr("Change {field} of {name}", field=field, name=name) if name else tr("Change {field}", field=field)
        job = self._desk.office.do(label, lambda work: services.cells.change(work, grid, row_id, values, seen))
        job.otherwise(partial(self._not_written, row_id, column.key, typed))

    def _not_written(self, row_id: str, key: str, typed: str, error: Exception) -> None:
        if isinstance(error, Invalid):
            self.model_.refuse(row_id, key, typed, "; ".join(map(tr, error.problems.values())))
        else:
            self._desk.refuse(error, self.messages)
            self.reload()

    # Reading

    def _take(self, answer: Loaded) -> None:
        if self.view.editing:
            self._late = True
            return
        self._current = self._taking = True
        try:
            self._show(answer)
        finally:
            self._taking = False
        self._tell_current(again=True)

    def _show(self, answer: Loaded) -> None:
        place, self._back = self._back or Place.of(self.view, self.model_), None
        self.model_.set_fields(Words(answer.fields, answer.choices, answer.offers, answer.year))
        moved = self.model_.set_ids(answer.ids, answer.rows)
        if moved:
            place.restore(self.view, self.model_)
        self.filters.show_counts(answer.counts)
        self.arranging.fit()
        if self._wanted[0]:
            self._reach(*self._wanted)
        self.loaded.emit(answer)

    def _reach(self, row_id: str, key: str) -> None:
        """Go to a row asked for before it was read; filters that hide it give way."""
        self._go(row_id, key)
        if self._wanted[0] and self.narrowed:
            self.clear_filters()
        else:
            self._wanted = ("", "")

    def _not_read(self, error: Exception) -> None:
        """Say why the list cannot be shown, with a way to try again."""
        if not isinstance(error, UserError):
            self._desk.refuse(error, self.messages)
            return
        again = ((tr("Try again"), self._try_again),)
        self.messages.show_messages([InlineMessage(told(error), tr(error.cure), "err", fixes=again)])

    def _try_again(self) -> None:
        self.messages.clear()
        self.reload()

    def _ask_rows(self, ids: list[str]) -> None:
        grid, keys = self._grid, [key for key in self.model_.needed() if key in self.model_.fields]
        self._desk.office.ask(lambda work: services.grids.rows(work, grid, ids, keys), self.model_.add_rows)

    def _window(self) -> tuple[int, int]:
        """The rows to read at once: the pages around those on screen."""
        top = max(0, self.view.verticalScrollBar().value() // ROW)
        first = top // PAGE * PAGE
        last = (top + self.view.viewport().height() // ROW) // PAGE * PAGE + PAGE
        return first, last

    # Signals

    def _connect(self) -> None:
        self.model_.wanted.connect(self._ask_rows, Qt.ConnectionType.QueuedConnection)
        self.model_.edited.connect(self.write)
        self.view.emptied.connect(self.clipboard.empty_cells)
        self.view.copied.connect(self.clipboard.copy)
        self.view.cut.connect(self.clipboard.cut)
        self.view.pasted.connect(self.clipboard.paste)
        self.view.step_back = self._step_back
        self.view.cell_entered.connect(lambda *_indexes: self._tell_current())
        self.view.editor_opened.connect(partial(propose, self._desk))
        for closed in self.view.editor_closed:
            closed.connect(lambda *_how: QTimer.singleShot(0, self, self._catch_up))
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._context)
        self._watch_selection()
        self.filter_box.returnPressed.connect(self.view.setFocus)
        self.filters.changed.connect(self.reload)
        self.filters.listed.connect(self._count)
        self.arranging.changed.connect(self.reload)
        self.arranging.filter_asked.connect(self.filters.build)
        theme.changed.connect(self._repaint)

    def _watch_selection(self) -> None:
        self.view.selectionModel().selectionChanged.connect(
            lambda *_parts: self.selection_changed.emit(self.selected_ids())
        )

    def _count(self) -> None:
        """Count what the page has found, where all rows are known; else it is done with reading them."""
        if self._current and not self.narrowed:
            self.filters.count(self.model_.ids)
        else:
            self.reload()

    def _tell_current(self, *, again: bool = False) -> None:
        row_id = self.current_id
        if self.model_.live and not self._taking and (row_id != self._shown_id or again):
            self._shown_id = row_id
            self.current_changed.emit(row_id)

    def _catch_up(self) -> None:
        if self._late and not self.view.editing:
            self.reload()

    def _step_back(self) -> bool:
        """Esc leaves a question unanswered, then takes away what hides rows, then what is selected besides the cell."""
        if self.messages.titles():
            self.messages.clear()
        elif not self.filters.step_back():
            ranges = self.view.selectionModel().selection()
            several = sum(ranges.at(at).width() * ranges.at(at).height() for at in range(ranges.count())) > 1
            self.view.go(self.view.currentIndex())
            return several
        return True

    def _repaint(self) -> None:
        self.view.viewport().update()

    def _context(self, at: QPoint) -> None:
        menu: QMenu = context_menu(self.view, self._desk.actions)
        self.menu_opened.emit(menu)
        menu.popup(self.view.viewport().mapToGlobal(at))


def _read(work: Any, **asked: Any) -> Loaded:
    """On the database's thread, where the fields may be imported."""
    from eujc_desktop.ui.grid_loading import load

    return load(work, **asked)
