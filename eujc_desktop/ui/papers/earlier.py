"""The papers made earlier: what, when, by whom and for whom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal

from eujc_desktop.common.dates import european
from eujc_desktop.ui.components.choice_list import Choice, ChoiceList
from eujc_desktop.ui.text import tr


class Earlier(ChoiceList):
    """Tells by `asked` title and words of the paper that was clicked, or chosen with Enter."""

    asked = Signal(str, str)

    def __init__(self) -> None:
        super().__init__(tr("Made earlier"), ())
        self._made: Sequence[Any] = ()
        self.itemClicked.connect(lambda item: self._ask(self.row(item)))
        self.itemActivated.connect(lambda item: self._ask(self.row(item)))

    def show_made(self, made: Sequence[Any]) -> None:
        """Show the lines of the register, newest first."""
        self._made = made
        lines = [Choice(str(at), "history", self._title(each), _when(each)) for at, each in enumerate(made)]
        self.show_choices([Choice("", "", tr("Made earlier") if lines else tr("Nothing made yet")), *lines])

    def _title(self, made: Any) -> str:
        return " · ".join(part for part in (made.title, made.for_whom) if part)

    def _ask(self, at: int) -> None:
        # The heading is the first line.
        if at > 0:
            made = self._made[at - 1]
            whom = tr(" for {whom}", whom=made.for_whom) if made.for_whom else ""
            words = tr("Made on {when}{whom}. The file itself was not kept.", when=_when(made), whom=whom)
            self.asked.emit(made.title, words)


def _when(made: Any) -> str:
    moment = made.made_at.astimezone()
    return f"{european(moment.date(), with_weekday=False)}, {moment:%H:%M} · {made.made_by}"
