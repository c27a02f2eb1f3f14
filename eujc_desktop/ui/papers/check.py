"""Beside Export: how many things there are to check before the paper at hand is printed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from eujc_desktop import services
from eujc_desktop.ui.components.buttons import push, rename
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.icons import wear
from eujc_desktop.ui.jobs import Job
from eujc_desktop.ui.text import count, tr


class Check(QObject):
    """Looks at the paper whenever its pages are new; `button` goes beside them, `asked` tells that it is pressed."""

    asked = Signal(str)

    def __init__(self, desk: Desk, follow: Callable[[Job], Job], refuse: Callable[[Exception], object]) -> None:
        super().__init__()
        self._desk, self._follow, self._refuse = desk, follow, refuse
        self._kind, self._facts = "", _Facts()
        self.button = push(tr("Check"), icon="list-checks", on_click=lambda: self.asked.emit(self._kind))
        self.button.hide()
        # Lives as long as its button, so that no answer comes to it after that.
        self.setParent(self.button)

    def look(self, mission_id: str, order: Any) -> None:
        """Count what is to be checked about a paper that is ordered."""
        self._kind = order.kind
        asked = (mission_id, date.today(), order.kind, order.language)

        def show(found: Sequence[Any]) -> None:
            if asked[2] == self._kind:
                self._show(sum(finding.severity != "hint" for finding in found))

        read = partial(self._facts.found, asked=asked)
        self._follow(self._desk.office.call(read)).then(show).otherwise(self._refuse)

    def _show(self, things: int) -> None:
        words = count("%n to check", "%n to check", things) if things else tr("Checked")
        wear(self.button, "circle-alert" if things else "circle-check", "warn_text" if things else "ok_text")
        rename(self.button, words)
        self.button.setMinimumWidth(self.button.sizeHint().width())
        self.button.setToolTip(tr("What to look at before this paper is printed"))
        self.button.show()


class _Facts:
    """What the rules look at, the same for all papers: gathered again only when something was written since.

    Used on the database's thread.
    """

    def __init__(self) -> None:
        self._of: tuple[int, str, date] | None = None
        self._known: Any = None

    def found(self, works: Any, asked: tuple[str, date, str, str]) -> Sequence[Any]:
        """What is to be looked at before the paper asked for is printed."""
        mission_id, today, paper, language = asked
        of = (works.version(), mission_id, today)
        if of != self._of:
            self._known = works.read(lambda work: services.audit.facts(work, mission_id, today))
            self._of = of
        return services.audit.found(self._known, paper, language)
