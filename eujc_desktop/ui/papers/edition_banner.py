"""Above the pages: that the programme is no longer as the last edition printed it, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal

from eujc_desktop.common.errors import UserError
from eujc_desktop.ui.components.messages import Fix, InlineMessage, MessageSlot
from eujc_desktop.ui.text import capital, language, shown, tip, told, tr

_LINES = 12


class EditionBanner(MessageSlot):
    """Shows what `services.editions.changes_since` found; once put away it comes again only for further changes."""

    slip_asked, release_asked = Signal(), Signal()

    def __init__(self) -> None:
        super().__init__(margins=(12, 10, 12, 10))
        self._shown: object = None
        self._put_away: object = None

    def show_since(self, since: Any, *, read_only: bool = False) -> None:
        """Show what changed since an edition; nothing without an edition, or where nothing has."""
        state = (since.edition.id, since.differences) if since is not None and since.differences else None
        if state == self._shown:
            return
        self._shown = state
        if state is None or state == self._put_away:
            self.clear()
            return
        message = self._message(since, read_only=read_only)
        message.closed.connect(self._close)
        self.show_messages([message])

    def _message(self, since: Any, *, read_only: bool) -> InlineMessage:
        number = since.edition.number
        words = tr(
            "{summary}. Whoever has a paper copy needs the change slip.",
            summary=capital(shown(since.summary(language()))),
        )
        fixes: list[Fix] = [(tr("Preview change slip"), self.slip_asked.emit)]
        if not read_only:
            fixes.append((tr("Make edition {n}", n=number + 1), self.release_asked.emit))
        title = tr("The programme changed since edition {n} was printed", n=number)
        message = InlineMessage(title, words, "info", fixes=fixes, closable=True)
        lines = [*map(shown, since.lines(language()))]
        more = [tr("… and {n} more", n=len(lines) - _LINES)] if len(lines) > _LINES else []
        message.setToolTip(tip("\n".join([*lines[:_LINES], *more])))
        return message

    def _close(self) -> None:
        self._put_away = self._shown
        self.hide()


def to_release(error: Exception, release: Callable[[], object]) -> InlineMessage:
    """Why there is no change slip before the first edition, and the way to that."""
    cure = tr(error.cure) if isinstance(error, UserError) else ""
    return InlineMessage(told(error), cure, "info", fixes=[(tr("Release an edition…"), release)])
