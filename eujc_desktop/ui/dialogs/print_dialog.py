"""Papers over a record: the same as in the Documents tab, while the place in the list behind it is kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from eujc_desktop.ui.components.buttons import push
from eujc_desktop.ui.components.layouts import hline, row
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.dialogs.audit_dialog import open_audit
from eujc_desktop.ui.dialogs.leading import lead
from eujc_desktop.ui.dialogs.texts import open_texts
from eujc_desktop.ui.dialogs.work_dialog import WorkDialog
from eujc_desktop.ui.office import Changed
from eujc_desktop.ui.papers.body import PapersBody
from eujc_desktop.ui.papers.wish import Wish
from eujc_desktop.ui.text import tr


def open_papers(
    desk: Desk,
    paper: str,
    parent: QWidget,
    person: str = "",
    people: Sequence[str] = (),
    letter: str = "",
    day: int | None = None,
    language: str = "",
) -> None:
    """Open the papers of the mission at hand, for everyone, one person on it, or several; at a letter, or a day."""
    if desk.mission is not None:
        PrintDialog(desk, desk.mission.id, Wish(paper, person, people, letter, day, language), parent).open()


class PrintDialog(WorkDialog):
    """The papers of a mission, for one person on it or several."""

    def __init__(
        self,
        desk: Desk,
        mission_id: str,
        wish: Wish,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk, tr("Papers"), 1240, 800, parent)
        self.body = PapersBody(desk, self)
        self.column.addWidget(self.body, 1)
        self.column.addWidget(hline())
        close = push(tr("Close"), on_click=self.reject)
        self.column.addWidget(row("stretch", close, margins=(16, 8, 16, 10)))
        self.body.texts_asked.connect(partial(open_texts, desk, self))
        self.body.choose(*wish)
        self.body.show_mission(mission_id)
        self.body.check.asked.connect(self._audit)
        self.body.led.connect(self._lead)
        # A bound method: Qt takes it off when the dialog is gone.
        desk.office.changed.connect(self._refresh)

    def toast(self, text: str, action_text: str = "", action: Callable[[], object] | None = None) -> None:
        """Say over the dialog what has happened."""
        self.notices.toast(text, action_text, action)

    def _audit(self, kind: str) -> None:
        if (over := self._make_way()) is not None:
            open_audit(self.desk, over, kind)

    def _lead(self, remark: Any) -> None:
        if (over := self._make_way()) is not None:
            lead(self.desk, over, remark)

    def _make_way(self) -> QWidget | None:
        """What is mended lies behind this dialog, in the window that is given."""
        over = self.parentWidget()
        self.reject()
        return over.window() if over is not None else None

    def _refresh(self, changes: Changed) -> None:
        self.body.refresh(changes)
