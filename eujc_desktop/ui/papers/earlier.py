"""The papers made earlier: what, when, by whom and for whom."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal

from eujc_desktop.ui.components.choice_list import Choice, ChoiceList
from eujc_desktop.ui.components.messages import InlineMessage
from eujc_desktop.ui.days import on_day
from eujc_desktop.ui.text import count, shown, tr


class Earlier(ChoiceList):
    """Of what was clicked, or chosen with Enter: `opened` tells the edition, `asked` papers whose file was not kept."""

    asked = Signal(object)
    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__(tr("Made earlier"), ())
        self._made: Sequence[Any] = ()
        self._editions: Mapping[str, Any] = {}
        self.itemClicked.connect(lambda item: self._ask(self.row(item)))
        self.itemActivated.connect(lambda item: self._ask(self.row(item)))

    def show_made(self, made: Sequence[Any], editions: Sequence[Any]) -> None:
        """Show the lines of the register, newest first, and which of them are editions that were kept."""
        self._made, self._editions = made, {each.file_name: each for each in editions}
        lines = [self._choice(str(at), each) for at, each in enumerate(made)]
        self.show_choices([Choice("", "", tr("Made earlier") if lines else tr("Nothing made yet")), *lines])

    def _choice(self, key: str, made: Any) -> Choice:
        edition = self._editions.get(made.file_name)
        named = tr("{paper}, edition {n}", paper=made.title, n=edition.number) if edition else shown(made.title)
        title = " · ".join(part for part in (named, shown(made.for_whom)) if part)
        pages = count("%n page", "%n pages", edition.pages) if edition else ""
        stale = _stale(made)
        sent = _sent(made)
        icon = "circle-alert" if stale else "book-open" if edition else "mail" if sent else "history"
        return Choice(key, icon, title, " · ".join(filter(None, (stale, sent, _when(made), pages))))

    def _ask(self, at: int) -> None:
        # The heading is the first line.
        if at > 0:
            made = self._made[at - 1]
            if edition := self._editions.get(made.file_name):
                self.opened.emit(edition)
                return
            self.asked.emit(made)


def told(made: Any) -> str:
    """When papers were made and for whom."""
    whom = tr(" for {whom}", whom=made.for_whom) if made.for_whom else ""
    words = tr("Made on {when}{whom}. The file itself was not kept.", when=_when(made), whom=whom)
    if made.sent_on:
        words += " " + tr("Sent on {day}.", day=on_day(made.sent_on, with_weekday=False))
    elif made.handed:
        words += " " + tr("It was handed to mail; whether it was sent is not noted.")
    if made.stale_on:
        day = on_day(made.stale_on, with_weekday=False)
        return f"{words} {tr('It is out of date since {day}: {why}', day=day, why=shown(made.stale))}"
    return f"{words} {tr('It is out of date: {why}', why=shown(made.stale))}" if made.stale else words


def _sent(made: Any) -> str:
    """How far it is on its way by mail."""
    if made.sent_on:
        return tr("sent {day}", day=on_day(made.sent_on, with_weekday=False, with_year=False))
    return tr("handed to mail") if made.handed else ""


def _stale(made: Any) -> str:
    """Since when it is out of date."""
    if made.stale_on:
        return tr("out of date since {day}", day=on_day(made.stale_on, with_weekday=False, with_year=False))
    return tr("out of date") if made.stale else ""


def _when(made: Any) -> str:
    moment = made.made_at.astimezone()
    return f"{on_day(moment.date(), with_weekday=False)}, {moment:%H:%M} · {made.made_by}"


def message(
    made: Any, strike: Callable[[Any], object], mark_sent: Callable[[Any], object], *, read_only: bool
) -> InlineMessage:
    """When a paper was made, with what can be done about it while it is only said to have gone out."""

    def sent() -> None:
        note.dismiss()
        mark_sent(made.ids)

    def struck() -> None:
        note.dismiss()
        strike(made)

    fixes = [] if read_only else [(tr("It never left the office: strike it out"), struck)]
    if fixes and made.handed and not made.sent_on:
        fixes.insert(0, (tr("Mark as sent"), sent))
    note = InlineMessage(shown(made.title), told(made), "info", fixes=fixes, closable=True)
    return note
