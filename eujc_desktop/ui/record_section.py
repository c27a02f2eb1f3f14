"""A section of the panel about one record, read when it is unfolded."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLayout

from eujc_desktop.ui.components.layouts import empty
from eujc_desktop.ui.components.panel import DetailPanel
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.office import Changed


class RecordSection(QObject):
    """Reads what a kind of section tells of a record, again when one of its `tables` changes; a fold empties it."""

    tables: frozenset[str] = frozenset()

    def __init__(self, desk: Desk, panel: DetailPanel, key: str, title: str, *, opened: bool = False) -> None:
        super().__init__(panel)
        self._desk, self._panel, self._id = desk, panel, ""
        self.section = panel.section(key, title, opened=opened)
        self.section.folded.connect(self._read)
        if self.tables:
            desk.office.changed.connect(self._follow)

    @staticmethod
    def query(work: Any, record_id: str) -> Sequence[Any]:
        """What there is to tell of a record; runs on the worker."""
        raise NotImplementedError

    def tell(self, found: Sequence[Any]) -> None:
        """Fill `lines`, which are empty, with what was found."""
        raise NotImplementedError

    @property
    def lines(self) -> QLayout:
        """The part of the section that is filled anew with each reading."""
        return self.section.body

    def _turn_to(self, record_id: str) -> None:
        """Follow another record, or the same after a change."""
        self._id = record_id
        self._read()

    def _follow(self, changes: Changed) -> None:
        if self._id and any(table in self.tables for table, _key in changes.touched):
            self._read()

    def _read(self) -> None:
        wanted = self._id
        if not self.section.opened or not wanted:
            empty(self.lines)
            return
        job = self._desk.office.ask(partial(self.query, record_id=wanted))
        job.then(partial(self._found, wanted)).otherwise(self._desk.refuse)

    def _found(self, wanted: str, found: Sequence[Any]) -> None:
        if wanted == self._id:
            empty(self.lines)
            self.tell(found)
