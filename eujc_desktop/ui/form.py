"""A row of one of the services' lists as a form in the detail panel."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtCore import QTimer

from eujc_desktop import services
from eujc_desktop.fields.field import Field as Declared
from eujc_desktop.fields.kinds import Country, Ref
from eujc_desktop.fields.own_keys import is_own
from eujc_desktop.fields.readings import countries
from eujc_desktop.ui.components.panel import DetailPanel
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.jobs import Job
from eujc_desktop.ui.record_form import NO_NOTES, Choices, Notes, Parts, RecordForm
from eujc_desktop.ui.reveal import reveal
from eujc_desktop.ui.text import language, lowered, tr


class _Answer(NamedTuple):
    """A row as the database has it, with the fields and what its links can point to."""

    fields: Mapping[str, Declared]
    choices: Choices
    row: Mapping[str, Any] | None


class Form(RecordForm):
    """Reads the row it is to show, `also` what has no editor; `named` calls it in the names of undo steps.

    Fields of `whole` words are written when they are left: half the name of a company would make one.
    """

    def __init__(
        self,
        desk: Desk,
        panel: DetailPanel,
        grid: str,
        sections: Parts,
        *,
        masked: Collection[str] = (),
        rare: Collection[str] = (),
        also: Sequence[str] = (),
        whole: Collection[str] = (),
        named: Callable[[Mapping[str, Any]], str] = lambda _row: "",
    ) -> None:
        super().__init__(desk, panel, sections, masked=masked, rare=rare)
        self.whole = frozenset(whole)
        self._grid, self._named, self._also, self._wanted = grid, named, also, ""
        self._coming: tuple[str, _Answer, Notes] | None = None
        self._making: Iterator[str] | None = None
        self.outdated.connect(self._reread)

    def show_row(self, row_id: str, notes: Notes = NO_NOTES) -> None:
        """Read the row anew and show it; `notes` are (tone, words) under its fields."""
        if row_id != self.row_id:
            self.write_now()
        self._wanted = row_id
        grid, mission_id = self._grid, self.desk.mission_id or None
        keys = [*self._also, *(key for _title, keys in self.parts for key in keys)]
        job = self.desk.office.ask(lambda work: _read(work, grid, row_id, keys, mission_id))
        job.then(lambda answer: self._take(row_id, answer, notes)).otherwise(self.desk.refuse)

    def _reread(self) -> None:
        if self.row_id:
            self.show_row(self.row_id, self.notes)

    def clear(self) -> None:
        self._wanted = ""
        super().clear()

    def store(self, values: Mapping[str, Any], key: str, value: object, before: object) -> Job:
        field, name = lowered(tr(self.fields[key].label)), self._named(values)
        label = tr("Change {field} of {name}", field=field, name=name) if name else tr("Change {field}", field=field)
        change = partial(
            services.cells.change, grid=self._grid, row_id=values["id"], values={key: value}, seen={key: before}
        )
        return self.desk.office.do(label, change)

    def reveal(self, key: str, show: Callable[[], object]) -> None:
        reveal(self.desk, [self.values["records"]["person"]], key.rpartition(".")[2], "form", show)

    @property
    def is_making(self) -> bool:
        """Whether editors are still to come before what was read is shown."""
        return self._making is not None

    def _take(self, row_id: str, answer: _Answer, notes: Notes) -> None:
        self._coming = (row_id, answer, notes)
        if self._making is None:
            self._making = self.making(answer.fields, answer.choices)
            self._go_on()

    def _go_on(self) -> None:
        """Make a section and let the window hear its user before the next; after the last show what was read."""
        made = next(self._making, "") if self._making is not None else ""
        self._panel.setUpdatesEnabled(not made)
        if made:
            QTimer.singleShot(0, self, self._go_on)
            return
        self._making = None
        if self._coming is not None:
            self._show_answer(*self._coming)

    def _show_answer(self, row_id: str, answer: _Answer, notes: Notes) -> None:
        if row_id != self._wanted:
            return
        self.show_fields(answer.fields, answer.choices)
        if answer.row is None:
            self.clear()
        else:
            self.show_values(answer.row, notes)


def _read(work: Any, grid: str, row_id: str, keys: Sequence[str], mission_id: str | None) -> _Answer:
    """On the database's thread."""
    fields = services.grids.fields(work, grid, mission_id)
    known = [key for key in fields if key in keys or is_own(key)]
    if any(isinstance(fields[key].kind, Country) for key in known):
        # Read here what their editors offer, once: in four languages it takes a while.
        countries(language())
    rows = services.grids.rows(work, grid, [row_id], known)
    host = rows[0]["records"].get("organisation") if rows else None
    links = [key for key in known if isinstance(fields[key].kind, Ref)]
    choices = {key: services.grids.choices(work, key, mission_id, host) for key in links}
    return _Answer(fields, choices, rows[0] if rows else None)
