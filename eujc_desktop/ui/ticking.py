"""Writes what is marked in a table, and reads the table again when it has changed anywhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject

from eujc_desktop import services
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.mark_table import MarkTable
from eujc_desktop.ui.marks import Cell, step_words
from eujc_desktop.ui.office import Changed
from eujc_desktop.ui.text import tr

Write = Callable[[Any, Mapping[Cell, str | None]], object]


class Ticking(QObject):
    """Each stroke is one step; `read` shows the table anew, `refuse` tells of what could not be written.

    `writer` gives what writes marks: those of days, of sessions, or of visits; `explain` writes a reason or note.
    """

    def __init__(
        self,
        desk: Desk,
        table: MarkTable,
        read: Callable[[], object],
        refuse: Callable[[Exception], object],
        named: Callable[[Cell], str],
        writer: Callable[[], Write] = lambda: services.attendance.mark,
        explain: Callable[..., object] = lambda *given, **named: services.attendance.explain(*given, **named),
    ) -> None:
        super().__init__(table)
        self._desk, self._table, self._read, self._refuse, self._named = desk, table, read, refuse, named
        self._writer, self._note = writer, explain
        self._close()
        desk.read_only_found.connect(self._close)
        table.marked.connect(self._mark)
        table.explained.connect(self._explain)
        table.refused.connect(self._refuse)
        desk.office.changed.connect(self._follow)

    def _close(self) -> None:
        self._table.may_write = not self._desk.read_only

    def _mark(self, marks: Mapping[Cell, str | None]) -> None:
        words = step_words(marks, self._table.marks, self._named(next(iter(marks))))
        write = self._writer()
        self._write(words, lambda work: write(work, marks))

    def _explain(self, cells: Sequence[Cell], reason: str) -> None:
        words = tr(self._table.marks.about.note_step, name=self._named(cells[0]))
        self._write(words, lambda work: self._note(work, cells, reason))

    def _write(self, words: str, use_case: Callable[[Any], object]) -> None:
        self._desk.office.do(words, use_case).otherwise(self._failed)

    def _failed(self, error: Exception) -> None:
        self._read()
        self._refuse(error)

    def _follow(self, changes: Changed) -> None:
        if any(table in self._table.marks.about.tables for table, _key in changes.touched):
            self._read()
