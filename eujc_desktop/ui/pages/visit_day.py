"""The day of a visit in its panel: how far programme, party, seats, questions and gifts are, with a way to each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from eujc_desktop.ui.components.buttons import push
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import empty, flow
from eujc_desktop.ui.components.messages import Fix, InlineMessage
from eujc_desktop.ui.components.panel import Section
from eujc_desktop.ui.days import on_day
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.dialogs.visit_day import PROGRAMME
from eujc_desktop.ui.text import count, shown, tr

_NAMED = 2
_HELD = frozenset({"confirmed", "visited", "thanked"})


class Day:
    """Shows a glance in a section."""

    def __init__(self, desk: Desk, section: Section) -> None:
        self._desk, self._section, self._visit = desk, section, ""

    def show(self, visit_id: str, glance: Any) -> None:
        """Show how far a visit is prepared: a line a part in one label, as there are many widgets in the panel."""
        self._visit = visit_id
        body = self._section.body
        empty(body)
        parts = (
            (tr("Programme"), _programme(glance)),
            (tr("Host party"), _party(glance)),
            (tr("Seating"), _seating(glance)),
            (tr("Questions"), count("%n question", "%n questions", glance.questions) if glance.questions else ""),
            (tr("Gifts"), str(tr(", ")).join(glance.gifts)),
            (tr("Debrief"), _debrief(glance)),
        )
        lines = [tr("{part}: {words}", part=name, words=words or tr("not yet")) for name, words in parts]
        body.addWidget(label("\n".join(lines), "body", wrap=True, selectable=True))
        if warned := _warned(glance):
            body.addWidget(label("\n".join(warned), "small", "warn", wrap=True))
        write = push(tr("Write the debrief…"), "link", "notebook-pen", on_click=self.write)
        write.setEnabled(not self._desk.read_only)
        body.addWidget(flow(push(tr("Open the day…"), "link", "list-checks", on_click=self.open), write))

    def open(self, part: str = PROGRAMME) -> None:
        """Open the day of the visit at one of its parts."""
        from eujc_desktop.ui.dialogs.visit_day import VisitDayDialog

        VisitDayDialog(self._desk, self._visit, part, self._section.window()).open()

    def write(self) -> None:
        """Open the debrief."""
        from eujc_desktop.ui.dialogs.debrief import open_debrief

        open_debrief(self._desk, self._visit, self._section.window())


def debrief_message(card: Any, glance: Any, fixes: Sequence[Fix]) -> list[InlineMessage]:
    """That a visit which is over is to be written up while everybody remembers it."""
    written = glance.debriefed_on is not None or glance.rating is not None
    over = card.day is not None and card.day < date.today()
    if written or not over or card.stage not in _HELD:
        return []
    told = tr("Two minutes: rating, notes, quotes, what follows.")
    return [InlineMessage(tr("Write down how it was"), told, "info", "notebook-pen", list(fixes))]


def _programme(glance: Any) -> str:
    if not glance.parts:
        return ""
    told = [count("%n part", "%n parts", glance.parts)]
    told += [f"{glance.begins:%H:%M}–{glance.ends:%H:%M}"] if glance.begins and glance.ends else []
    return " · ".join(told)


def _warned(glance: Any) -> list[str]:
    """A programme that is too long, and gifts that were given before."""
    over = glance.over or 0
    told = [count("%n minute too long", "%n minutes too long", over)] if over > 0 else []
    return [*told, *map(shown, glance.given_before)]


def _party(glance: Any) -> str:
    more = len(glance.party) - _NAMED
    names = str(tr(", ")).join(glance.party[:_NAMED])
    return tr("{names} and {n} more", names=names, n=more) if more > 0 else names


def _seating(glance: Any) -> str:
    kept = [count("%n seat kept", "%n seats kept", glance.kept)] if glance.kept else []
    return " · ".join((str(tr(glance.form)), *kept))


def _debrief(glance: Any) -> str:
    told = [tr("written on {day}", day=on_day(glance.debriefed_on, with_weekday=False))] if glance.debriefed_on else []
    told += [tr("{n} of 5", n=glance.rating)] if glance.rating else []
    return " · ".join(told)
