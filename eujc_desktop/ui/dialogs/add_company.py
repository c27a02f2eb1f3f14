"""What is asked when a company is added to the directory."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from eujc_desktop import services
from eujc_desktop.ui.components.messages import InlineMessage
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.dialogs.record_dialog import RecordDialog, Words
from eujc_desktop.ui.dialogs.twins import known_as
from eujc_desktop.ui.editors import as_editor
from eujc_desktop.ui.text import tr

PAUSE_MS = 300
_TOLD = 2
_SPELLINGS = ("name", "name_ja", "name_kana")


class AddCompanyDialog(RecordDialog):
    """The names of a company; `show` gets the id of the one that was added, or of one there that is gone to instead.

    Companies of the office with a name alike are told as the names are typed, and asked about before it is added.
    """

    def __init__(self, desk: Desk, show: Callable[[str], object], parent: QWidget) -> None:
        title = tr("Add a company")
        words = Words(title, tr("Add company"), title)
        super().__init__(desk, "organisation", words, self._add, section="Names", parent=parent)
        self._show, self._all_the_same, self._asked = show, False, 0
        self.first = "name"
        self.made.connect(show)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._look)
        for name in _SPELLINGS:
            as_editor(self.boxes[name].editor).typed.connect(self._pause.start)

    def send(self) -> None:
        """Add it, unless one alike is there and nobody has said yet that this is another."""
        self._pause.stop()
        self._all_the_same = False
        self._look(adds=True)

    def _look(self, *, adds: bool = False) -> None:
        """Look for companies with a name alike, and say which; without any, add this one where that is wanted."""
        self._asked += 1
        names = {name: self.value(name) for name in _SPELLINGS}
        job = self.desk.office.ask(partial(services.firm_doubles.like, names=names))
        job.then(partial(self._tell, self._asked, adds)).otherwise(self._refused)

    def _tell(self, asked: int, adds: bool, found: Sequence[Any]) -> None:  # noqa: FBT001
        if asked != self._asked:
            return  # another name stands there by now
        self.messages.show_messages([self._question(doubt) for doubt in found[:_TOLD]])
        self.fit()
        if adds and not found:
            super().send()

    def _question(self, doubt: Any) -> InlineMessage:
        there = (tr("Open the one there"), partial(self._open, doubt.other.id))
        add = (tr("Add all the same"), self._add_all_the_same)
        return InlineMessage(tr("Known already?"), known_as(doubt), "warn", "building-2", fixes=[there, add])

    def _open(self, organisation_id: str) -> None:
        self.reject()
        self._show(organisation_id)

    def _add_all_the_same(self) -> None:
        self._pause.stop()
        self._all_the_same = True
        super().send()

    def _add(self, work: Any, given: Mapping[str, object]) -> str:
        made: str = services.directory.add(work, given, all_the_same=self._all_the_same)
        return made
