"""The day of a visit in its panel: how far programme, party, seats, questions and gifts are, with a way to each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from eujc_desktop.ui.components.buttons import push
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import empty, fill, row
from eujc_desktop.ui.components.messages import Fix, InlineMessage
from eujc_desktop.ui.components.panel import Section
from eujc_desktop.ui.days import on_day
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.dialogs.visit_day import GIFTS, PARTY, PROGRAMME, QUESTIONS, SEATING
from eujc_desktop.ui.text import count, shown, tr

_NAMED = 2
_HELD = frozenset({"confirmed", "visited", "thanked"})


class Day:
    """Shows a glance in a section."""

    def __init__(self, desk: Desk, section: Section) -> None:
        self._desk, self._section, self._visit = desk, section, ""

    def show(self, visit_id: str, glance: Any) -> None:
        """Show how far a visit is prepared."""
        self._visit = visit_id
        body = self._section.body
        empty(body)
        lines = (
            (tr("Programme"), _programme(glance), PROGRAMME, "warn" if (glance.over or 0) > 0 else ""),
            (tr("Host party"), _party(glance), PARTY, ""),
            (tr("Seating"), _seating(glance), SEATING, ""),
            (tr("Questions"), count("%n question", "%n questions", glance.questions) if glance.questions else "",
             QUESTIONS, ""),
            (tr("Gifts"), _gifts(glance), GIFTS, "warn" if glance.given_before else ""),
        )  # fmt: skip
        for name, words, part, tone in lines:
            body.addWidget(self._line(name, words, tone, partial(self.open, part), tr("Open: {part}", part=name)))
        debrief = _debrief(glance)
        body.addWidget(self._line(tr("Debrief"), debrief, "", self.write, tr("Write the debrief")))

    def open(self, part: str = PROGRAMME) -> None:
        """Open the day of the visit at one of its parts."""
        from eujc_desktop.ui.dialogs.visit_day import VisitDayDialog

        VisitDayDialog(self._desk, self._visit, part, self._section.window()).open()

    def write(self) -> None:
        """Open the debrief."""
        from eujc_desktop.ui.dialogs.debrief import open_debrief

        open_debrief(self._desk, self._visit, self._section.window())

    def _line(self, name: str, words: str, tone: str, go: Any, told: str) -> QWidget:
        link = push(tr("Open…"), "link", tip=told, on_click=go)
        link.setAccessibleName(told)
        if go == self.write:
            link.setText(tr("Write…"))
            link.setEnabled(not self._desk.read_only)
        said = label(words or tr("not yet"), "body", tone or ("" if words else "muted"), wrap=True)
        lines = QVBoxLayout()
        fill(lines, (label(name, "small", "muted"), said), spacing=0)
        return row(lines, link, spacing=6)


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
    if (glance.over or 0) > 0:
        told.append(count("%n minute too long", "%n minutes too long", glance.over))
    return " · ".join(told)


def _party(glance: Any) -> str:
    more = len(glance.party) - _NAMED
    names = str(tr(", ")).join(glance.party[:_NAMED])
    return tr("{names} and {n} more", names=names, n=more) if more > 0 else names


def _seating(glance: Any) -> str:
    kept = [count("%n seat kept", "%n seats kept", glance.kept)] if glance.kept else []
    return " · ".join((str(tr(glance.form)), *kept))


def _gifts(glance: Any) -> str:
    names = str(tr(", ")).join(glance.gifts)
    return "\n".join((names, *map(shown, glance.given_before))) if glance.given_before else names


def _debrief(glance: Any) -> str:
    told = [tr("written on {day}", day=on_day(glance.debriefed_on, with_weekday=False))] if glance.debriefed_on else []
    told += [tr("{n} of 5", n=glance.rating)] if glance.rating else []
    return " · ".join(told)
