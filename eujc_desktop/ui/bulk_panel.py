"""Several records beside their list: the fields they share, one change for all of them, and what it makes of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMenu

from eujc_desktop import services
from eujc_desktop.fields.hidden import is_hidden
from eujc_desktop.fields.kinds import Hints, Ref
from eujc_desktop.ui.bulk_field import BulkField
from eujc_desktop.ui.bulk_rows import BulkRows, Line
from eujc_desktop.ui.components.buttons import push, rename
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import column, row
from eujc_desktop.ui.components.panel import DetailPanel, two_fields
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.field_names import field_names
from eujc_desktop.ui.grid_columns import Named, Row
from eujc_desktop.ui.proposing import propose
from eujc_desktop.ui.text import count, escape, lowered, tr
from eujc_desktop.ui.values import value_text

_PAUSE_MS = 250


class _Answer(NamedTuple):
    """What is known of the rows chosen, and of the fields that can be changed."""

    fields: Mapping[str, Any]
    choices: Mapping[str, Sequence[tuple[str, str]]]
    shared: Mapping[str, tuple[bool, Any]]
    rows: Mapping[str, Row]
    year: int


class BulkPanel(DetailPanel):
    """`first` are the fields offered from the start, one line each; every other field can be added."""

    def __init__(self, desk: Desk, grid: str, first: Sequence[Sequence[str]], named: Named) -> None:
        super().__init__(desk.memory, f"several {grid}")
        self._desk, self._grid, self._first, self._named = desk, grid, first, named
        self._ids: list[str] = []
        self._answer: _Answer | None = None
        self._boxes: dict[str, BulkField] = {}
        self._added: list[str] = []
        self._ticket, self._changing = 0, False
        self._title = label("", "title", wrap=True)
        self.head.addWidget(self._title)
        about = tr("Fields you change here are written to all of them, as one step you can undo. Untouched fields keep "
                   "their own values.")  # fmt: skip
        self.head.addWidget(label(about, "small", "second", wrap=True))
        self._fields = self.section("change", tr("Change for all"))
        self._more = push(tr("Another field…"), "link", "plus", on_click=self._offer)
        self.apply_button = push("", "primary", on_click=self.apply)
        self._discard = push(tr("Discard"), on_click=self.discard)
        self._doing = row(self.apply_button, self._discard, "stretch")
        self._told = label("", "small", "second", wrap=True)
        self.rows = BulkRows(tr("Selected"))
        self.rows.lines.ticked.connect(self._tell)
        self._selected = label("", "strong")
        self.add(column(self._doing, self._selected, self._told, self.rows, spacing=6))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._look)

    def show_rows(self, ids: Sequence[str]) -> None:
        """Read what these rows share; changes begun for others stay as they were typed."""
        self._ids = list(ids)
        self._title.setText(self._named.selected(len(ids)))
        self._ticket += 1
        ticket = self._ticket
        keys = [*(key for line in self._first for key in line), *self._added]
        read = partial(_read, grid=self._grid, ids=self._ids, keys=keys, names=self._named.keys,
                       mission_id=self._desk.mission_id)  # fmt: skip
        job = self._desk.office.ask(read, lambda answer: self._take(answer) if ticket == self._ticket else None)
        job.otherwise(partial(self._desk.refuse, slot=self.messages))

    def field(self, key: str) -> BulkField:
        """The editor of a field; added when it was not there."""
        if key not in self._boxes:
            self.add_field(key)
        return self._boxes[key]

    def add_field(self, key: str) -> None:
        """Offer another field."""
        if self._answer is not None and key not in self._boxes:
            self._added.append(key)
            self._fields.body.insertWidget(self._fields.body.count() - 1, self._made(key))
            self.show_rows(self._ids)

    def discard(self) -> None:
        """Forget the changes begun."""
        self._show_shared()
        self._look()

    def apply(self) -> None:
        """Write what is ticked, as one step."""
        cells, grid = self.rows.lines.wanted, self._grid
        if not cells:
            return
        keys = {cell.key for cell in cells}
        things = self._named.things(len({cell.row_id for cell in cells}))
        what = lowered(self._boxes[keys.pop()].name) if len(keys) == 1 else count("%n field", "%n fields", len(keys))
        words = tr("Change {field} of {things}", field=what, things=things)
        job = self._desk.office.do(words, lambda work: services.bulk.apply(work, grid, cells))
        done = tr("Changed {field} of {things}", field=what, things=things)
        job.then(lambda _n: self._written(done)).otherwise(partial(self._desk.refuse, slot=self.messages))

    def _written(self, done: str) -> None:
        self.messages.clear()
        self._show_shared()
        self._desk.toast_undo(done)

    # Showing

    def _take(self, answer: _Answer) -> None:
        self._answer = answer
        if not self._boxes:
            for keys in self._first:
                made = [self._made(key) for key in keys]
                self._fields.body.addWidget(two_fields(*made) if len(made) > 1 else made[0])
            self._fields.body.addWidget(row(self._more, "stretch"))
        for key, box in self._boxes.items():
            if box.edit is None and key in answer.shared:
                same, value = answer.shared[key]
                box.show_shared(value, same=same)
            box.setEnabled(not self._desk.read_only)
        self._look()

    def _made(self, key: str) -> BulkField:
        assert self._answer is not None
        field = self._answer.fields[key]
        made = BulkField(field, services.bulk.ways(field), self._answer.choices.get(key))
        made.changed.connect(self._pause.start)
        propose(self._desk, made.editor, key)
        self._boxes[key] = made
        return made

    def _show_shared(self) -> None:
        for key, box in self._boxes.items():
            same, value = self._answer.shared.get(key, (True, None)) if self._answer else (True, None)
            box.show_shared(value, same=same)

    def _offer(self) -> None:
        """Every other field, by section."""
        menu, parts = QMenu(self._more), dict[str, QMenu]()
        fields = self._answer.fields if self._answer else {}
        names = field_names(fields)
        for key, field in fields.items():
            if field.section and key not in self._boxes and not is_hidden(key):
                if field.section not in parts:
                    parts[field.section] = menu.addMenu(escape(tr(field.section)))
                parts[field.section].addAction(escape(names[key]), partial(self.add_field, key))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def _look(self) -> None:
        """Ask what the changes would make of each row."""
        answer, edits = self._answer, [box.edit for box in self._boxes.values() if box.edit is not None]
        self._pause.stop()
        if answer is None:
            return
        if not edits:
            self._show_lines([self._line(answer.rows[row_id]) for row_id in self._ids if row_id in answer.rows])
            return
        ids, grid, hints, ticket = list(self._ids), self._grid, Hints(year=answer.year), self._ticket
        job = self._desk.office.ask(lambda work: services.bulk.preview(work, grid, ids, edits, hints))
        job.then(lambda cells: self._show_changes(cells) if ticket == self._ticket else None)
        job.otherwise(partial(self._desk.refuse, slot=self.messages))

    def _line(self, values: Row) -> Line:
        return Line(
            self._named.name(values), str(values.get(self._named.detail) or ""), short=self._named.short(values)
        )

    def _show_changes(self, cells: Sequence[Any]) -> None:
        answer = self._answer
        if answer is None:
            return
        several = len({cell.key for cell in cells}) > 1
        lines = []
        for cell in cells:
            before, after = (self._words(answer, cell.key, value) for value in (cell.before, cell.after))
            change = tr("{before} → {after}", before=before, after=after)
            if several:
                change = tr("{field}: {change}", field=self._boxes[cell.key].name, change=change)
            name = self._named.name(answer.rows[cell.row_id]) if cell.row_id in answer.rows else ""
            lines.append(Line(name, change, cell, cell.problem))
        self._show_lines(lines, changing=True)

    def _words(self, answer: _Answer, key: str, value: Any) -> str:
        if value is None:
            return tr("empty")
        linked = dict(answer.choices.get(key, ()))
        return linked.get(value) or " ".join(value_text(answer.fields[key].kind, value).split())

    def _show_lines(self, lines: Sequence[Line], *, changing: bool = False) -> None:
        self._changing = changing
        self.rows.show_lines(lines)
        self._tell()

    def _tell(self) -> None:
        """Say how many would change, and let it be done."""
        changing, lines = self._changing, self.rows.lines.lines
        self._doing.setVisible(changing)
        self._selected.setText(tr("What changes") if changing else tr("Selected"))
        wanted = len({cell.row_id for cell in self.rows.lines.wanted}) if changing else 0
        rename(self.apply_button, tr("Change {things}", things=self._named.things(wanted)))
        self.apply_button.setEnabled(wanted > 0)
        wrong = sum(1 for line in lines if line.problem)
        same = len(self._ids) - len({line.change.row_id for line in lines if line.change is not None})
        told = [count("%n stays as it is", "%n stay as they are", same)] if changing and same > 0 else []
        told += [count("%n cannot take it", "%n cannot take it", wrong)] if wrong else []
        self._told.setText(" · ".join(told))
        self._told.setVisible(bool(told))


def _read(
    work: Any, grid: str, ids: Sequence[str], keys: Sequence[str], names: Sequence[str], mission_id: str
) -> _Answer:
    """On the database's thread."""
    known = services.grids.fields(work, grid, mission_id or None)
    links = [key for key, field in known.items() if isinstance(field.kind, Ref)]
    named = [key for key in links if services.grids.link_words(grid, key) is not None]
    choices = {key: services.grids.choices(work, key, mission_id or None) for key in named}
    fields = {key: field for key, field in known.items() if key not in links or key in named}
    rows = {row["id"]: row for row in services.grids.rows(work, grid, ids, names)}
    shared = services.bulk.shared(work, grid, ids, keys)
    year = services.grids.year(work, mission_id) if mission_id else 0
    return _Answer(fields, choices, shared, rows, year)
