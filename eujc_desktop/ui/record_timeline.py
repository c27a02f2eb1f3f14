"""All that happened with a person, in a section of the panel that is read when it is unfolded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QLineEdit, QVBoxLayout, QWidget

from eujc_desktop import services
from eujc_desktop.ui.components.buttons import push
from eujc_desktop.ui.components.chips import FilterChip
from eujc_desktop.ui.components.labels import IconLabel, label
from eujc_desktop.ui.components.layouts import column, empty, flow, row
from eujc_desktop.ui.components.panel import DetailPanel
from eujc_desktop.ui.days import on_day
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.record_section import RecordSection
from eujc_desktop.ui.text import count, shown, tr

_SHOWN = 30
_ICONS = {
    "mission": "flag", "paper": "file-text", "given": "send", "consent": "shield-check", "file": "paperclip",
    "record": "history",
}  # fmt: skip


class RecordTimeline(RecordSection):
    """Lists missions, papers, answers, files and changes of the record, narrowed by sort and by words."""

    tables = frozenset(
        {"person", "participation", "mission", "paper", "disclosure", "consent", "attachment", "showing"}
    )

    def __init__(self, desk: Desk, panel: DetailPanel, *, opened: bool = False) -> None:
        super().__init__(desk, panel, "timeline", tr("Timeline"), opened=opened)
        self._entries: Sequence[Any] = ()
        self._sorts: set[str] = set()
        self._most = _SHOWN
        self.words = QLineEdit()
        self.words.setPlaceholderText(tr("Filter the timeline"))
        self.words.setAccessibleName(tr("Filter the timeline"))
        self.words.setClearButtonEnabled(True)
        self.words.textChanged.connect(lambda _text: self._fill())
        self._chips, self._lines = QVBoxLayout(), QVBoxLayout()
        self._lines.setSpacing(8)
        self.section.body.addWidget(self.words)
        self.section.body.addLayout(self._chips)
        self.section.body.addLayout(self._lines)

    def show_person(self, person_id: str) -> None:
        """Follow another person, or the same after a change."""
        if person_id != self._id:
            self._sorts, self._most = set(), _SHOWN
            self.words.clear()
        self._turn_to(person_id)

    def shown(self) -> list[Any]:
        """The entries that chips and words leave, newest first."""
        words = self.words.text().casefold().split()
        found = [one for one in self._entries if not self._sorts or str(one.sort) in self._sorts]
        return [one for one in found if all(word in _told(one).casefold() for word in words)]

    @property
    def lines(self) -> QLayout:
        return self._lines

    @staticmethod
    def query(work: Any, record_id: str) -> Sequence[Any]:
        return services.timelines.of_person(work, person_id=record_id)

    def tell(self, found: Sequence[Any]) -> None:
        self._entries = found
        counted = Counter(one.sort for one in found)
        empty(self._chips)
        chips = []
        for sort in (each for each in services.timelines.Sort if counted[each]):
            chip = FilterChip(str(sort), tr(sort.label), counted[sort], icon=_ICONS[str(sort)])
            chip.setChecked(str(sort) in self._sorts)
            chip.toggled.connect(partial(self._switch, str(sort)))
            chips.append(chip)
        if len(chips) > 1:
            self._chips.addWidget(flow(*chips))
        self._fill()

    def _switch(self, sort: str, on: bool) -> None:  # noqa: FBT001 - a signal
        self._sorts = self._sorts | {sort} if on else self._sorts - {sort}
        self._fill()

    def _fill(self) -> None:
        empty(self._lines)
        found = self.shown()
        for one in found[: self._most]:
            self._lines.addWidget(self._line(one))
        if (more := len(found) - self._most) > 0:
            words = count("Show %n more", "Show %n more", more)
            self._lines.addWidget(row(push(words, "link", on_click=self._show_all), "stretch"))
        if not found:
            words = tr("Nothing of this kind.") if self._entries else tr("Nothing has happened yet.")
            self._lines.addWidget(label(words, "small", "muted"))

    def _show_all(self) -> None:
        self._most = len(self._entries)
        self._fill()

    def _line(self, one: Any) -> QWidget:
        when = label(_when(one), "caption", "muted")
        head: QWidget = label(shown(one.title), "strong", wrap=True)
        if one.mission_id:
            where = tr("Show {mission}", mission=shown(one.title))
            go = push(tr("Show"), "link", tip=where, on_click=partial(self._go, one))
            head = row((head, 1), go, spacing=4)
        parts = [head, *([label(shown(one.detail), "small", "second", wrap=True)] if one.detail else []), when]
        mark = IconLabel(_ICONS[str(one.sort)], "text3", 16)
        holder = row(mark, (column(*parts, spacing=1), 1), spacing=8)
        layout = holder.layout()
        if layout is not None:
            layout.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
        return holder

    def _go(self, one: Any) -> None:
        self._desk.choose_mission(one.mission_id)
        self._desk.go("participants", one.participation_id)


def _when(one: Any) -> str:
    day = on_day(one.day, with_weekday=False)
    return f"{day}, {one.at.astimezone():%H:%M}" if one.at else day


def _told(one: Any) -> str:
    return f"{shown(one.title)} {shown(one.detail)} {_when(one)}"
