"""A grid with its tools in a dialog: filters, what can be done with those selected, lines added and taken away."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QPushButton, QSplitter, QVBoxLayout, QWidget

from eujc_desktop import services
from eujc_desktop.ui.components.buttons import push
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import hline, row
from eujc_desktop.ui.components.messages import MessageSlot
from eujc_desktop.ui.desk import pane_of
from eujc_desktop.ui.dialogs.asking import AskDialog, fields_of
from eujc_desktop.ui.dialogs.work_dialog import WorkDialog
from eujc_desktop.ui.grid import DataGrid
from eujc_desktop.ui.grid_columns import Column
from eujc_desktop.ui.grid_shown import ColumnSet
from eujc_desktop.ui.jobs import Job
from eujc_desktop.ui.office import Changed
from eujc_desktop.ui.text import count, tr

_SIDE = 330


class Do(NamedTuple):
    """Something to do with the rows selected: its words, icon, what happens, and the key that does it."""

    text: str
    icon: str
    act: Callable[[], object]
    key: str = ""


class Listed(NamedTuple):
    """What a pane lists: the grid, its name on screen and its columns; `adds` names so many new rows."""

    grid: str
    name: str
    columns: Sequence[Column]
    adds: Callable[[int], str] | None = None
    sets: Sequence[ColumnSet] = ()
    hint: str = ""


class GridPane(QWidget):
    """A subclass says what is listed, in `look` what else is read beside it, and in `show_facts` what becomes of it."""

    tables: frozenset[str] = frozenset()
    """Where a change asks for another look."""

    def __init__(self, dialog: WorkDialog, mission_id: str, listed: Listed) -> None:
        super().__init__()
        self.dialog, self.desk, self.mission_id = dialog, dialog.desk, mission_id
        self.messages = MessageSlot(margins=(12, 8, 12, 8))
        self.grid = DataGrid(
            self.desk, listed.grid, listed.columns, messages=self.messages, name=listed.name, adds=listed.adds,
            sets=listed.sets, filter_hint=listed.hint,
        )  # fmt: skip
        self.grid.clipboard.like_a_sheet = False
        self.grid.filter_box.setMaximumWidth(170)
        self.sums = label("", "small", "second", tabular=True, wrap=True)
        self.buttons: list[QPushButton] = []
        self.setFocusProxy(self.grid)

    def arrange(self, does: Sequence[Do], more: Sequence[Do | None] = (), side: QWidget | None = None) -> None:
        """Lay the pane out: tools over the grid, and `side` beside it; None parts the menu of the rest."""
        self.buttons = [self._button(one) for one in does]
        tools = [*self.buttons, *([self._menu_button(more)] if more else [])]
        body: QWidget = self.grid
        if side is not None:
            split = QSplitter(Qt.Orientation.Horizontal)
            split.addWidget(self.grid)
            split.addWidget(side)
            split.setSizes([900, _SIDE])
            split.setStretchFactor(0, 1)
            split.setChildrenCollapsible(False)
            body = split
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(row(self.grid.filter_box, (self.grid.chips, 1), margins=(16, 8, 16, 0)))
        layout.addWidget(row(*tools, "stretch", margins=(16, 8, 16, 8)))
        layout.addWidget(self.messages)
        layout.addWidget(hline())
        layout.addWidget(body, 1)
        layout.addWidget(hline())
        layout.addWidget(row((self.sums, 1), margins=(16, 8, 16, 8)))

    def _button(self, one: Do) -> QPushButton:
        tip = f"{one.text} ({one.key})" if one.key else ""
        made = push(one.text, icon=one.icon, tip=tip, on_click=one.act)
        made.setEnabled(not self.desk.read_only)
        if one.key:
            made.setShortcut(one.key)
        return made

    def _menu_button(self, more: Sequence[Do | None]) -> QPushButton:
        made = push(tr("More"), icon="ellipsis")
        menu = QMenu(made)
        for one in more:
            if one is None:
                menu.addSeparator()
            else:
                menu.addAction(one.text, one.act).setEnabled(not self.desk.read_only)
        made.setMenu(menu)
        return made

    # Reading

    def begin(self) -> None:
        """Read for the first time."""
        self.grid.load(self.mission_id)
        self.read()

    def read(self) -> None:
        """Read what stands beside the rows."""
        self.dialog.follow(self.desk.office.ask(self.look)).then(self.show_facts).otherwise(self.refuse)

    def look(self, work: Any) -> Any:
        """What is worked out from the rows, on the database's thread."""

    def show_facts(self, facts: Any) -> None:
        """Show what was worked out."""

    def follow(self, changes: Changed) -> None:
        """Something has changed: read again where it concerns what is shown."""
        if any(table in self.tables for table, _key in changes.touched):
            self.grid.reload()
            self.read()

    # Writing

    @property
    def chosen(self) -> list[str]:
        """The rows selected, else the one at hand."""
        return self.grid.selected_ids() or [key for key in (self.grid.current_id,) if key]

    def do(self, words: str, use_case: Callable[[Any], Any], done: str) -> Job:
        """Write as one step, say what was `done` by it, and offer to take it back."""
        self.messages.clear()
        return self.write(words, use_case, done).otherwise(self.refuse)

    def write(self, words: str, use_case: Callable[[Any], Any], done: str) -> Job:
        """The same for a dialog that has asked for values, and tells itself why they were refused."""
        return self.desk.office.do(words, use_case).then(lambda _done: self.tell(done))

    def ask_day(
        self,
        title: str,
        field: str,
        words: Callable[[int], str],
        done: Callable[[int], str],
        note: Callable[[Any, Sequence[str], date], object],
        ids: Sequence[str],
    ) -> None:
        """Ask for a day, today by itself, and note it in a field (`survey.sent_on`) of so many rows as one step."""
        table, name = field.split(".")

        def write(values: Mapping[str, Any]) -> Any:
            day = values[name] or date.today()
            return self.write(words(len(ids)), lambda work: note(work, ids, day), done(len(ids)))

        fields, now = fields_of(table, name), {name: date.today()}
        AskDialog(self.desk, title, tr("Note it"), fields, write, self.dialog, now=now).open()

    def tell(self, words: str) -> None:
        """Say what was done, with the way back."""
        self.dialog.notices.toast(words, tr("Undo"), self.desk.office.way_back)

    def refuse(self, error: Exception) -> None:
        """Tell of an error above the grid."""
        self.messages.clear()
        self.desk.refuse(error, self.messages)

    def remove(self) -> None:
        """Take the lines selected away, with a way back."""
        if ids := self.chosen:
            words = count("Remove %n line", "Remove %n lines", len(ids))
            done = count("%n line removed", "%n lines removed", len(ids))
            self.do(words, partial(services.grids.remove, grid=self.grid.name, row_ids=ids), done)

    def people_of(self, ids: Sequence[str]) -> list[str]:
        """The participations that rows are about."""
        rows = (self.grid.model_.values(key) for key in ids)
        return list(dict.fromkeys(row["records"]["participation"] for row in rows if row is not None))

    def write_letter(self, letter: str, people: Sequence[str]) -> None:
        """Open a letter for some participants."""
        from eujc_desktop.ui.dialogs.print_dialog import open_papers

        open_papers(self.desk, "letters", self.dialog, people=tuple(people), letter=letter)


class PanesDialog(WorkDialog):
    """Several panes, one at a time; undo works here too."""

    def take_panes(self, panes: Sequence[tuple[str, str, str, GridPane | QWidget]], title: str, key: str) -> None:
        """The panes by key, words and icon; the one shown last is shown again, which is remembered under `key`."""
        from PySide6.QtWidgets import QStackedWidget

        from eujc_desktop.ui.components.buttons import Segments

        self.panes = {name: pane for name, _words, _icon, pane in panes}
        self.which = Segments([(key, words, icon) for key, words, icon, _pane in panes])
        self.which.changed.connect(self.show_pane)
        self.stack = QStackedWidget()
        for pane in self.panes.values():
            self.stack.addWidget(pane)
        close = push(tr("Close"), on_click=self.accept)
        self.column.addWidget(row(label(title, "title"), 12, self.which, "stretch", close, margins=(16, 12, 16, 8)))
        self.column.addWidget(self.messages)
        self.column.addWidget(hline())
        self.column.addWidget(self.stack, 1)
        self.take_undo_keys()
        self._begun: set[str] = set()
        # A bound method: Qt takes it off when the dialog is gone.
        self.desk.office.changed.connect(self._follow)
        self._remembered = pane_of(key)
        last = str(self.desk.memory.get(self._remembered))
        self.show_pane(last if last in self.panes else panes[0][0])

    def show_pane(self, key: str) -> None:
        """Show a pane; it is read when it is first shown."""
        self.desk.memory.put(self._remembered, key)
        self.which.choose(key)
        pane: Any = self.panes[key]
        self.stack.setCurrentWidget(pane)
        if key not in self._begun:
            self._begun.add(key)
            pane.begin()
        pane.setFocus()

    def _follow(self, changes: Changed) -> None:
        for key in self._begun:
            pane: Any = self.panes[key]
            pane.follow(changes)
