"""What the panels of a visit and of a company have in common: people, the log, what is remembered, what is due."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QGridLayout, QSizePolicy, QWidget

from eujc_desktop import services
from eujc_desktop.ui.components.buttons import push, tool
from eujc_desktop.ui.components.chips import StatusChip
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import column, empty, flow, row
from eujc_desktop.ui.components.marks import Avatar
from eujc_desktop.ui.components.messages import Fix, InlineMessage
from eujc_desktop.ui.components.panel import Section
from eujc_desktop.ui.days import on_day
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.pages.visit_columns import stage_tone, stage_words
from eujc_desktop.ui.text import count, lowered, shown, tr

_SHOWN = 6
Pairs = Iterable[tuple[str, str]]


def facts(pairs: Pairs) -> QWidget:
    """Names at the left, what is known beside them; what is empty is left out."""
    holder = QWidget()
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    holder.setSizePolicy(policy)
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(7)
    grid.setColumnStretch(1, 1)
    grid.setColumnMinimumWidth(0, 92)
    for at, (name, words) in enumerate((name, words) for name, words in pairs if words):
        told = label(words, "body", wrap=True, selectable=True)
        named = label(name, "small", "muted", wrap=True)
        grid.addWidget(named, at, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(told, at, 1)
    return holder


class People:
    """Whom to turn to at a host, in a section."""

    def __init__(self, desk: Desk, section: Section) -> None:
        self._desk, self._section = desk, section

    def show(self, host_id: str, company: str, contacts: Sequence[Any]) -> None:
        """List the people by rank."""
        body, writes = self._section.body, not self._desk.read_only
        empty(body)
        for contact in contacts:
            body.addWidget(_contact(contact, self._edit if writes else None))
        if not contacts:
            body.addWidget(label(tr("Nobody is known there yet."), "small", "muted"))
        if writes:
            name = tr("Add a contact")
            add = tool("plus", tr("Add"), name, name=name, on_click=partial(self._add, host_id, company))
            body.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)

    def _add(self, host_id: str, company: str) -> None:
        from eujc_desktop.ui.dialogs.record_dialog import add_contact

        add_contact(self._desk, host_id, company, self._section.window())

    def _edit(self, contact: Any) -> None:
        from eujc_desktop.ui.dialogs.record_dialog import edit_record

        name = contact.name or contact.native_name
        edit_record(self._desk, "contact", contact.id, name, self._section.window(), removable=True)


def _contact(contact: Any, edit: Callable[[Any], object] | None) -> QWidget:
    """A person at the host, with buttons that copy what is needed, and one to change what is known."""
    name = " ".join(part for part in (contact.name, contact.native_name) if part)
    role = " · ".join(part for part in (contact.position, contact.position_ja, contact.site) if part)
    reached = [tr("best by {channel}", channel=lowered(shown(contact.channel_label)))] if contact.channel_label else []
    reached += [tr("assistant {name}", name=contact.assistant)] if contact.assistant else []
    rank = [tr("rank {n}", n=contact.rank)] if contact.rank is not None else []
    below = (contact.reading, role, " · ".join((*rank, *reached)))
    lines: list[QWidget] = [label(name, "strong", wrap=True, selectable=True)]
    lines += [label(words, "small", "second", wrap=True) for words in below if words]
    copied = (("phone", contact.phone or contact.mobile), ("mail", contact.email), ("copy", name))
    buttons = [
        tool(icon, tip=tr("Copy {text}", text=words), on_click=partial(QApplication.clipboard().setText, words))
        for icon, words in copied if words
    ]  # fmt: skip
    if edit is not None:
        buttons.append(tool("pencil", tip=tr("Edit {text}…", text=name), on_click=partial(edit, contact)))
    avatar = Avatar(contact.name or contact.native_name, 32)
    return row(avatar, (column(*lines, spacing=1), 1), *buttons, spacing=4)


class Log(QObject):
    """The log of a host in a section, with ways to add to it, to change it, and to tick what is done."""

    def __init__(self, desk: Desk, section: Section) -> None:
        super().__init__(section)
        self._desk, self._section = desk, section
        self._host: tuple[str, str, str] = ("", "", "")
        self._people: Sequence[Any] = ()

    def show(self, host: tuple[str, str, str], people: Sequence[Any], lines: Sequence[Any]) -> None:
        """Show the entries; `host` is the organisation, its name, and the visit new entries are about, or ""."""
        self._host, self._people = host, people
        body = self._section.body
        empty(body)
        self._section.set_badge(str(sum(line.open for line in lines) or ""), "warn")
        for line in lines[:_SHOWN]:
            body.addWidget(self._line(line))
        if len(lines) > _SHOWN:
            body.addWidget(label(tr("and {n} older entries", n=len(lines) - _SHOWN), "small", "muted"))
        if not lines:
            body.addWidget(label(tr("Nothing has been noted yet."), "small", "muted"))
        if not self._desk.read_only:
            add = tool("plus", tr("Add"), tr("Log a call or mail"), name=tr("Log a call or mail"), on_click=self.add)
            body.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)

    def add(self) -> None:
        """Ask what was said, and what follows."""
        from eujc_desktop.ui.dialogs.log_entry import LogDialog

        LogDialog(self._desk, self._host, self._people, self._section.window()).open()

    def _line(self, line: Any) -> QWidget:
        who = " → ".join(filter(None, (line.who, line.contact)))
        head = " · ".join(filter(None, (on_day(line.day, with_weekday=False), shown(line.channel_label), who)))
        parts: list[QWidget] = [label(head, "small", "second", wrap=True)]
        promised = tr("Promised: {words}", words=line.promise) if line.promise else ""
        parts += [label(words, "body", wrap=True, selectable=True) for words in (line.words, promised) if words]
        if line.next_step or line.next_on:
            parts.append(label(_next(line), "small", "warn" if _is_late(line) else "second", wrap=True))
        buttons = []
        if not self._desk.read_only:
            what = line.next_step or line.words or line.promise
            if line.open:
                buttons.append(tool("check", tip=tr("Done: {what}", what=what), on_click=partial(self.done, line)))
            buttons.append(tool("pencil", tip=tr("Edit {text}…", text=what), on_click=partial(self._edit, line)))
        return row((column(*parts, spacing=1), 1), *buttons, spacing=4)

    def done(self, line: Any) -> None:
        """Note that the next step of an entry was taken, with a way back."""
        what, today = line.next_step or line.words or line.promise, date.today()
        words, done = tr("Mark as done: {what}", what=what), tr("Done: {what}", what=what)
        job = self._desk.office.do(words, partial(services.host_log.done, entry_id=line.id, today=today))
        job.then(lambda _done: self._desk.toast_undo(done)).otherwise(self._desk.refuse)

    def _edit(self, line: Any) -> None:
        from eujc_desktop.ui.dialogs.record_dialog import edit_record

        called = on_day(line.day, with_weekday=False)
        edit_record(self._desk, "host_log", line.id, called, self._section.window(), removable=True)


def _is_late(line: Any) -> bool:
    return line.open and line.next_on is not None and line.next_on <= date.today()


def _next(line: Any) -> str:
    """What follows and by when, or since when it is done."""
    step = line.next_step or tr("Next step")
    if line.done_on is not None:
        return tr("{step}: done on {day}", step=step, day=on_day(line.done_on, with_weekday=False))
    if line.next_on is None:
        return str(step)
    return tr("{step} by {day}", step=step, day=on_day(line.next_on, with_weekday=False))


def show_memory(section: Section, memory: Any, go: Callable[[Any], object]) -> None:
    """All visits over the years, refusals with their reasons, thanks, gifts and ratings; `go` leads to a visit."""
    empty(section.body)
    for visit in memory.visits:
        section.body.addWidget(_past(visit, go))
    if not memory.visits:
        section.body.addWidget(label(tr("We have not been there before."), "small", "muted"))
    if memory.gifts:
        gifts = tr("Given so far: {gifts}", gifts=tr(", ").join(memory.gifts))
        section.body.addWidget(label(gifts, "small", "second", wrap=True))


def _past(visit: Any, go: Callable[[Any], object]) -> QWidget:
    chips = [StatusChip(stage_words(visit.stage), stage_tone(visit.stage), dot=True)]
    if visit.rating:
        chips.append(StatusChip(tr("{n} of 5", n=visit.rating), "warn" if visit.rating < 3 else "ok", "star"))
    if visit.took_place and visit.thanked_on is None and visit.stage != "thanked":
        chips.append(StatusChip(tr("not thanked"), "warn", "mail"))
    if visit.invite_again is False:
        chips.append(StatusChip(tr("not again"), "err"))
    title = f"{on_day(visit.day, with_weekday=False)} · {visit.mission}"
    # A section that cannot be as narrow as the panel would have its words, and those of all others, cut below.
    first = push(title, "link", tip=title, on_click=partial(go, visit), gives_way=True)
    rest = [tr("Gift: {gift}", gift=tr(", ").join(visit.gifts))] if visit.gifts else []
    lines = [visit.reason, visit.notes.split("\n")[0], *rest]
    return column(
        first, flow(*chips),
        *(label(words, "small", "second", wrap=True) for words in lines if words), spacing=3,
    )  # fmt: skip


def due_message(lines: Sequence[Any], done: Callable[[Any], object] | None = None) -> list[InlineMessage]:
    """The next step that is due, said once at the top."""
    late = [line for line in lines if _is_late(line)]
    if not late:
        return []
    first = late[0]
    days = (date.today() - first.next_on).days
    step = first.next_step or tr("Next step")
    title = tr("Due today: {step}", step=step)
    if days:
        title = count("Due for %n day: {step}", "Due for %n days: {step}", days, step=step)
    fixes: list[Fix] = [(tr("Done"), partial(done, first))] if done is not None else []
    return [InlineMessage(title, first.promise or first.words, "warn", "phone", fixes)]
