"""The dates spoken of with a host, in the panel of a visit: each with whether it fits, to be agreed or dropped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from eujc_desktop import services
from eujc_desktop.common.said import say
from eujc_desktop.ui.components.buttons import push, tool
from eujc_desktop.ui.components.chips import StatusChip
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import column, empty, flow
from eujc_desktop.ui.components.panel import Section
from eujc_desktop.ui.days import on_day
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.text import count, shown, tr

_STATES = {"open": "info", "agreed": "ok", "dropped": "neu"}
_AGREE = say("Agree on {when}"), say("Agreed on {when}")
_DROP = say("Drop {when}"), say("{when} dropped")
_REOPEN = say("Put {when} in question again"), say("{when} is in question again")
_TONES = {"": "ok", "error": "err", "warning": "warn", "hint": "second"}
_TOLD = 3


class Dates(QObject):
    """The dates of a visit in a section, with ways to add to them, to agree on one, and to drop one."""

    def __init__(self, desk: Desk, section: Section) -> None:
        super().__init__(section)
        self._desk, self._section = desk, section
        self._visit, self._company = "", ""

    def show(self, card: Any) -> None:
        """Read the dates of the visit of a card, and whether each fits."""
        self._visit, self._company = card.id, card.company
        visit, today = card.id, date.today()
        job = self._desk.office.ask(
            lambda work: services.date_options.of_visit(work, visit, today), partial(self._show, visit)
        )
        job.otherwise(self._desk.refuse)

    def _show(self, visit: str, lines: Sequence[Any]) -> None:
        if visit != self._visit:
            return
        body = self._section.body
        empty(body)
        self._section.set_badge(str(sum(line.state != "dropped" for line in lines) or ""))
        for line in lines:
            body.addWidget(self._line(line))
        if not lines:
            body.addWidget(label(tr("No dates have been spoken of yet."), "small", "muted"))
        if not self._desk.read_only:
            add = tool("plus", tr("Add"), tr("Add a date"), name=tr("Add a date"), on_click=self.add)
            body.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)

    def add(self) -> None:
        """Ask for another date."""
        self._open(None)

    def _line(self, line: Any) -> QWidget:
        when = _when(line)
        chip = StatusChip(tr(line.state_label), _STATES[line.state], dot=True)
        by = " · ".join(filter(None, (tr(line.by_label), line.note)))
        head = flow(label(when, "strong", selectable=True), chip)
        parts: list[QWidget] = [head, label(by, "small", "second", wrap=True)]
        for words, severity in line.fits[:_TOLD]:
            parts.append(label(shown(words), "small", _TONES[severity], wrap=True))
        if (more := len(line.fits) - _TOLD) > 0:
            parts.append(label(count("and %n more conflict", "and %n more conflicts", more), "small", "muted"))
        if not self._desk.read_only:
            parts.append(flow(*self._ways(line, when)))
        return column(*parts, spacing=2)

    def _ways(self, line: Any, when: str) -> list[QWidget]:
        """What can be done with a date."""
        buttons: list[QWidget] = []
        steps = services.date_options
        agree = partial(steps.agree, option_id=line.id, today=date.today())
        if line.state == "open" and line.possible:
            buttons.append(self._way(tr("Agree"), "check", _AGREE, when, agree))
        if line.state == "dropped":
            reopen = partial(steps.reopen, option_id=line.id)
            buttons.append(self._way(tr("Reopen"), "rotate-ccw", _REOPEN, when, reopen))
        else:
            buttons.append(self._way(tr("Drop"), "x", _DROP, when, partial(steps.drop, option_id=line.id)))
        edit = partial(self._edit, line)
        buttons.append(tool("pencil", tip=tr("Edit {text}…", text=when), on_click=edit))
        return buttons

    def _way(
        self, words: str, icon: str, names: tuple[str, str], when: str, use_case: Callable[[Any], object]
    ) -> QWidget:
        """A button that takes a step which says the date and the company in its name."""
        told, done = (tr(name, when=when) for name in names)
        made = push(words, "link", icon, tip=told, on_click=partial(self._do, told, done, use_case))
        made.setAccessibleName(told)
        return made

    def _do(self, told: str, done: str, use_case: Callable[[Any], object]) -> None:
        words, said = (tr("{what}: {company}", what=what, company=self._company) for what in (told, done))
        job = self._desk.office.do(words, use_case)
        job.then(lambda _done: self._desk.toast_undo(said)).otherwise(self._desk.refuse)

    def _edit(self, line: Any) -> None:
        option = line.id
        read = lambda work: services.records.values(work, "date_option", option)  # noqa: E731 - run by the office
        self._desk.office.ask(read, self._open).otherwise(self._desk.refuse)

    def _open(self, now: Any) -> None:
        from eujc_desktop.ui.dialogs.visit_date import DateDialog

        DateDialog(self._desk, (self._visit, self._company), self._section.window(), now).open()


def _when(line: Any) -> str:
    """The day, and the hours where they were said."""
    day = on_day(line.day, with_year=False)
    if line.since is None and line.until is None:
        return day
    if line.since is None:
        return tr("{day}, until {time}", day=day, time=f"{line.until:%H:%M}")
    if line.until is None:
        return tr("{day}, from {time}", day=day, time=f"{line.since:%H:%M}")
    return f"{day}, {line.since:%H:%M}–{line.until:%H:%M}"
