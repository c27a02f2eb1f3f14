"""The tools over an itinerary: which view, which week or day, what is shown besides."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from eujc_desktop.ui.components.buttons import Segments, tool
from eujc_desktop.ui.components.chips import StatusChip
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.days import on_day, period
from eujc_desktop.ui.memory import Memory
from eujc_desktop.ui.text import count, tr

DAY, WEEK, ALL, AGENDA = "day", "week", "all", "agenda"
KINDS = (DAY, WEEK, ALL, AGENDA)
_KEPT = "itineraries.view"


class ViewTools(QObject):
    """Widgets for a row of tools; what is chosen is kept from one start to the next."""

    turned = Signal(str)
    paged = Signal(int)
    switched = Signal()

    def __init__(self, parent: QWidget, memory: Memory) -> None:
        super().__init__(parent)
        self._memory = memory
        choices = [(DAY, tr("Day"), ""), (WEEK, tr("Week"), ""), (ALL, tr("All days"), ""), (AGENDA, tr("Agenda"), "")]
        kept = str(memory.get(_KEPT, WEEK))
        self.which = Segments(choices, kept if kept in KINDS else WEEK)
        self.which.setAccessibleName(tr("View"))
        self.which.changed.connect(self.turned)
        self._ways = (
            tool("chevron-left", tip=tr("Previous week"), on_click=lambda: self.paged.emit(-1)),
            tool("chevron-right", tip=tr("Next week"), on_click=lambda: self.paged.emit(1)),
        )
        self._title, self.number = label("", "sub"), StatusChip("")
        self._second = self._switch("globe", tr("Second time zone"), "second clock")
        self._between = self._switch("bus", tr("Ways between items"), "ways")
        self.left: Sequence[QWidget] = (*self._ways, self._title, self.number, self.which)
        self.right: Sequence[QWidget] = (self._second, self._between)

    @property
    def kind(self) -> str:
        """The view chosen."""
        return self.which.chosen

    @property
    def second_clock(self) -> bool:
        """Whether the clocks of the second zone are shown."""
        return self._second.isChecked()

    @property
    def ways(self) -> bool:
        """Whether the ways between items are shown."""
        return self._between.isChecked()

    def choose(self, kind: str) -> None:
        """Show a view as the one chosen."""
        self.which.choose(kind)
        self._memory.put(_KEPT, kind)

    def name_page(self, pages: Sequence[Sequence[date]], at: int) -> None:
        """Say which week or day is shown, and whether there are others."""
        kind, paged = self.kind, self.kind in (DAY, WEEK)
        if pages and paged:
            page = pages[at]
            self._title.setText(on_day(page[0], long=True) if kind == DAY else period(page[0], page[-1], long=True))
            number = {"n": at + 1, "all": len(pages)}
            words = tr("Day {n} of {all}", **number) if kind == DAY else tr("Week {n} of {all}", **number)
            self.number.show_state(words, "neu")
        self._offer(pages, at)

    def name_all(self, dates: Sequence[date]) -> None:
        """Say which days are shown: all there are."""
        if dates:
            self._title.setText(period(dates[0], dates[-1], long=True))
            self.number.show_state(count("%n day", "%n days", len(dates)), "neu")
        self._offer((), 0)

    def _offer(self, pages: Sequence[Sequence[date]], at: int) -> None:
        names = (tr("Previous day"), tr("Next day")) if self.kind == DAY else (tr("Previous week"), tr("Next week"))
        for button, name, there in zip(self._ways, names, (at > 0, at + 1 < len(pages)), strict=True):
            button.setAccessibleName(name)
            button.setToolTip(name)
            button.setEnabled(there)

    def _switch(self, icon: str, name: str, what: str) -> QToolButton:
        """A button that shows something of the timetable or not."""
        button, kept = tool(icon, tip=name, checkable=True), f"itineraries.{what}"
        button.setChecked(bool(self._memory.get(kept, default=True)))

        def switch(on: bool) -> None:  # noqa: FBT001 - as the signal calls it
            self._memory.put(kept, on)
            self.switched.emit()

        button.toggled.connect(switch)
        return button
