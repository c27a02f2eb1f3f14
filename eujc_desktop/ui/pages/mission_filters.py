"""Which missions the list shows: active, late or completed ones, of one year or of all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QComboBox

from eujc_desktop.common.folding import fold
from eujc_desktop.common.said import say, say_as
from eujc_desktop.ui.components.chips import ChipRow, FilterChip
from eujc_desktop.ui.memory import Memory
from eujc_desktop.ui.mission_words import LATE
from eujc_desktop.ui.text import tr

_CHIPS: dict[str, tuple[str, str, str]] = {
    "active": (say_as("of missions", "Active"), "", ""),
    "late": (LATE, "err", "circle-alert"),
    "mine": (say("My missions"), "", ""),
    "completed": (say_as("of missions", "Completed"), "", ""),
}


class MissionFilters(QObject):
    """One chip at most, and a box of years; `changed` after each choice. `me` gives the name of whoever sits here."""

    changed = Signal()

    def __init__(self, memory: Memory, me: Callable[[], str], parent: QObject) -> None:
        super().__init__(parent)
        self._memory, self._me = memory, me
        self._tests: dict[str, Callable[[Any], bool]] = {
            "active": lambda row: not row.over,
            "late": lambda row: row.late,
            "mine": lambda row: not row.over and self.is_mine(row),
            "completed": lambda row: row.over,
        }
        self.chips, self.years = ChipRow(), QComboBox()
        self.chips.set_chips(
            [FilterChip(key, tr(text), None, tone, icon) for key, (text, tone, icon) in _CHIPS.items()]
        )
        self.chips.toggled.connect(self._toggled)
        self.years.setAccessibleName(tr("Year"))
        self.years.setMinimumWidth(96)
        self.years.addItem(tr("All years"), None)
        self.years.activated.connect(self._choose_year)

    @property
    def year(self) -> int | None:
        """The year chosen, None for all."""
        chosen = self.years.currentData()
        return int(chosen) if chosen else None

    @property
    def chosen(self) -> str:
        """The chip that is on, "" without one."""
        return next(iter(self.chips.checked()), "")

    @property
    def told(self) -> str:
        """What is asked for, in words."""
        words = [tr(_CHIPS[self.chosen][0])] if self.chosen else []
        return " + ".join([*words, *([str(self.year)] if self.year else [])])

    def found(self, rows: Sequence[Any]) -> list[Any]:
        """The missions that answer chip and year."""
        return [row for row in self.answering(rows) if _in_year(row, self.year)]

    def answering(self, rows: Sequence[Any]) -> list[Any]:
        """The missions that answer the chip, of whatever year."""
        return [row for row in rows if self._tests[self.chosen](row)] if self.chosen else list(rows)

    def show_counts(self, rows: Sequence[Any]) -> None:
        """How many missions each chip would show, and which years there are."""
        self._show_years(rows)
        own = [row for row in rows if _in_year(row, self.year)]
        for key, test in self._tests.items():
            self.chips.chip(key).set_count(sum(map(test, own)))
        self.chips.updateGeometry()

    def is_mine(self, row: Any) -> bool:
        """Whether whoever sits here coordinates a mission, in either office; a part of the name will do, as `Anna`."""
        words = set(fold(self._me()).split())
        return bool(words) and any(words <= set(fold(who).split()) for who in (row.coordinator, row.second_coordinator))

    def clear(self) -> None:
        """Show all missions."""
        self.years.setCurrentIndex(0)
        self._memory.put("missions.year", None)
        self._check("")
        self.changed.emit()

    def _show_years(self, rows: Sequence[Any]) -> None:
        years = sorted(_years(rows), reverse=True)
        shown = [self.years.itemData(at) for at in range(1, self.years.count())]
        if years == shown:
            return
        kept = self.year or self._memory.get("missions.year")
        self.years.clear()
        self.years.addItem(tr("All years"), None)
        for year in years:
            self.years.addItem(str(year), year)
        self.years.setCurrentIndex(max(0, self.years.findData(kept)))

    def _choose_year(self) -> None:
        self._memory.put("missions.year", self.year)
        self.changed.emit()

    def _toggled(self, key: str, on: bool) -> None:  # noqa: FBT001 - a signal's argument
        self._check(key if on else "")
        self.changed.emit()

    def _check(self, wanted: str) -> None:
        for key in _CHIPS:
            chip = self.chips.chip(key)
            blocked = chip.blockSignals(True)  # noqa: FBT003
            chip.setChecked(key == wanted)
            chip.blockSignals(blocked)
            chip.update()


def year_shown(rows: Sequence[Any], chosen: int | None) -> int:
    """The year of the strip: the one chosen, else the first with missions that are not over, else this one."""
    this = date.today().year
    return chosen or min((year for year in _years([row for row in rows if not row.over]) if year >= this), default=this)


def _years(rows: Sequence[Any]) -> set[int]:
    return {year for row in rows for year in range(row.first_day.year, row.last_day.year + 1)}


def _in_year(row: Any, year: int | None) -> bool:
    return year is None or row.first_day.year <= year <= row.last_day.year
