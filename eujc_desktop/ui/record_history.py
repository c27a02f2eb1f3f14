"""What happened to a record, step by step, in a section of its panel that is read when it is unfolded.

Each field can be put back to what it was before a step, which is a step of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import groupby
from typing import Any

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QWidget

from eujc_desktop import services
from eujc_desktop.fields.hidden import masked
from eujc_desktop.ui.components.buttons import push, tool
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import column, empty, row
from eujc_desktop.ui.components.panel import DetailPanel
from eujc_desktop.ui.days import day_and_time
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.reveal import reveal
from eujc_desktop.ui.text import lowered, tr

_STEPS, _FIELDS = 20, 4


class RecordHistory(QObject):
    """Shows the steps that changed some records, named by table and id, newest first; of one field when asked for."""

    def __init__(self, desk: Desk, panel: DetailPanel) -> None:
        super().__init__(panel)
        self._desk, self._panel = desk, panel
        self._records: tuple[tuple[str, str], ...] = ()
        self._changes: Sequence[Any] = ()
        self._ways: list[QAbstractButton] = []
        self._field, self._whole, self._clear, self._wish = "", False, False, False
        self.section = panel.section("history", tr("History"), opened=False)
        self.section.folded.connect(self._read)

    def show_records(self, records: Sequence[tuple[str, str]]) -> None:
        """Follow other records, or the same after a change."""
        if tuple(records) != self._records:
            self._field, self._whole, self._clear, self._wish = "", False, False, False
        self._records = tuple(records)
        self._read()

    def focus(self, field: str = "") -> None:
        """Unfold it and put the keyboard there; with `field`, as `person.diet`, only what happened to that."""
        self._field, self._wish = field, True
        if self.section.opened:
            self._read()
        else:
            self.section.head.setChecked(True)

    def _read(self) -> None:
        wanted = self._records
        if not self.section.opened or not wanted:
            empty(self.section.body)
            return
        job = self._desk.office.call(lambda works: services.history.of_records(works, wanted))
        job.then(lambda changes: self._take(changes) if wanted == self._records else None)
        job.otherwise(self._desk.refuse)

    def _take(self, changes: Sequence[Any]) -> None:
        self._changes = changes
        self._show()
        if self._wish:
            self._wish = False
            first = self._ways[0] if self._ways else self.section.head
            first.setFocus(Qt.FocusReason.TabFocusReason)
            self._panel.begin_with(self.section)

    def _show(self) -> None:
        empty(self.section.body)
        self._ways = []
        changes = [one for one in self._changes if self._field in ("", one.key)]
        if self._field or any(one.hidden for one in changes):
            self.section.body.addWidget(self._tools(changes))
        steps = [(how, list(parts)) for how, parts in groupby(changes, lambda one: (one.at, one.step, one.who))]
        for (at, step, who), parts in steps if self._whole else steps[:_STEPS]:
            when = at.astimezone()
            head = label(tr(step), "strong", wrap=True)
            told = label(f"{day_and_time(when)} · {who}", "caption", "muted")
            lines = [self._line(change) for change in (parts if self._whole else parts[:_FIELDS])]
            self.section.body.addWidget(column(head, told, *lines, spacing=1))
        hidden = max(len(steps) - _STEPS, 0) + sum(len(parts) > _FIELDS for _how, parts in steps[:_STEPS])
        if hidden and not self._whole:
            self.section.body.addWidget(row(push(tr("Show everything"), "link", on_click=self._show_whole), "stretch"))
        if not steps:
            self.section.body.addWidget(label(tr("Nothing has been changed yet."), "small", "muted"))

    def _tools(self, changes: Sequence[Any]) -> QWidget:
        """What stands over the steps: the field they are of, and the way to masked values."""
        parts: list[Any] = []
        if self._field:
            name = next((tr(one.label) for one in changes), "")
            words = tr("Only {field}", field=lowered(name)) if name else tr("Only one field")
            parts += [(label(words, "small", "muted", wrap=True), 1)]
            parts += [push(tr("All fields"), "link", on_click=lambda: self.focus())]
        else:
            parts += ["stretch"]
        if any(one.hidden for one in changes):
            tip = tr("Mask them again") if self._clear else tr("Show passport numbers")
            parts += [tool("eye", tip=tip, on_click=self._turn)]
        return row(*parts, spacing=4)

    def _line(self, change: Any) -> QWidget:
        words = label(_words(change, clear=self._clear), "small", "second", wrap=True)
        if not change.can_revert or self._desk.read_only:
            return words
        field = lowered(tr(change.label))
        if not change.before:
            tip = tr("Make {field} empty again", field=field)
        elif change.hidden:
            tip = tr("Put the earlier {field} back", field=field)
        else:
            tip = tr("Put “{value}” back into {field}", value=change.before, field=field)
        back = tool("undo-2", tip=tip, on_click=partial(self._revert, change))
        back.setProperty("kind", "small")
        back.setIconSize(QSize(13, 13))
        back.setFixedSize(24, 20)
        self._ways.append(back)
        return row((words, 1), back, spacing=2)

    def _show_whole(self) -> None:
        self._whole = True
        self._show()

    def _turn(self) -> None:
        """Show masked values, which is written down, or mask them again."""
        if self._clear:
            self._uncover(clear=False)
            return
        people = [key for table, key in self._records if table == "person"]
        reveal(self._desk, people, "passport_no", "history", partial(self._uncover, clear=True))

    def _uncover(self, *, clear: bool) -> None:
        self._clear = clear
        self._show()

    def _revert(self, change: Any) -> None:
        words = tr("Put {field} back", field=lowered(tr(change.label)))
        done = tr("{field} is back as it was", field=tr(change.label))
        job = self._desk.office.do(words, lambda work: services.history.revert(work, change))
        job.then(lambda _done: self._desk.toast_undo(done)).otherwise(self._desk.refuse)


def _words(change: Any, *, clear: bool) -> str:
    before, after = (
        masked(text) if change.hidden and not clear else text for text in (change.before, change.after)
    )  # fmt: skip
    after = after or tr("empty")
    if not before:
        return tr("{field}: {after}", field=tr(change.label), after=after)
    return tr("{field}: {before} → {after}", field=tr(change.label), before=before, after=after)
