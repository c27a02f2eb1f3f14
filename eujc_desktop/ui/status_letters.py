"""What is offered once somebody has another status: the letter that tells of it, which nobody sends but the user."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QApplication, QWidget

from eujc_desktop import services
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.office import Changed
from eujc_desktop.ui.text import count, tr
from eujc_desktop.ui.untrue_letters import tell_untrue

_TABLE = "participation"


def offer_letters(desk: Desk, changes: Changed, over: QWidget) -> None:
    """Offer the letters that a step done here makes due; dialogs that decide about status offer their own."""
    tables = {table for table, _key in changes.touched}
    if changes.kind == "undo" and QApplication.activeModalWidget() is None:
        tell_untrue(desk, changes, lambda title, names: desk.toast(tr("{title}: {names}", title=title, names=names)))
    if changes.kind != "do" or tables != {_TABLE} or QApplication.activeModalWidget() is not None:
        return
    number, people = changes.number, [key for _table, key in changes.touched]

    def look(works: Any, _progress: Any) -> Sequence[Any]:
        return services.status_letters.of_step(works, number, people)

    desk.office.make("", look).then(partial(_offer, desk, over)).otherwise(desk.refuse)


def _offer(desk: Desk, over: QWidget, dues: Sequence[Any]) -> None:
    if not dues:
        return
    due, n = dues[0], sum(len(each.people) for each in dues)
    told = tr("The status of {name} has changed", name=due.name)
    if n > 1:
        told = count("The status of %n person has changed", "The status of %n people has changed", n)
    words = tr("Letter: {letter}…", letter=tr(due.title))
    desk.toast(told, words, partial(_write, desk, over, due))


def _write(desk: Desk, over: QWidget, due: Any) -> None:
    from eujc_desktop.ui.dialogs.print_dialog import open_papers

    open_papers(desk, "letters", over, people=due.people, letter=due.letter)
