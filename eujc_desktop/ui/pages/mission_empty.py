"""What the missions show where no mission answers: the filters to clear, or the question who is asking."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from eujc_desktop.ui.components.empty import EmptyState, NoMatch
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.pages.mission_filters import MissionFilters
from eujc_desktop.ui.text import tr

_NAMES = 4


def no_match(desk: Desk, filters: MissionFilters, rows: Sequence[Any]) -> QWidget:
    """Why there is nothing, with the way out."""
    if filters.chosen == "mine" and not any(filters.is_mine(row) for row in rows):
        return _who(desk, filters, rows)
    return NoMatch(tr("No mission matches {filters}.", filters=filters.told), filters.clear)


def _who(desk: Desk, filters: MissionFilters, rows: Sequence[Any]) -> QWidget:
    """The coordinators to choose from; the name chosen is the one of the settings from then on."""

    def choose(name: str) -> None:
        desk.settings.set("user_name", name)
        filters.changed.emit()

    found = dict.fromkeys(name for row in rows for name in (row.coordinator, row.second_coordinator) if name)
    names: list[tuple[str, str, Callable[[], object]]]
    names = [(name, "", partial(choose, name)) for name in list(found)[:_NAMES]]
    told = tr("Missions are yours where you are the coordinator, in either office. The settings keep your name.")
    return EmptyState("user", tr("No mission has your name. Who are you?"), told,
                      [*names, (tr("Clear filters"), "ghost", filters.clear)])  # fmt: skip
