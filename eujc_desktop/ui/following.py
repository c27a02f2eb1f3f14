"""Shows what undo and redo have changed, in whatever tab and mission that is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from eujc_desktop import services
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.office import Changed


def follow(desk: Desk, changes: Changed, tab: str, row_id: str) -> None:
    """Go to what a step taken back or done again has changed; stay in `tab`, and on the row, if it is some of it."""
    mission_id = desk.mission_id

    def go(place: Any) -> None:
        if place is not None:
            # The list of missions shows a mission without taking it into the other tabs.
            desk.choose_mission(mission_id if place.tab == "missions" else place.mission_id or mission_id)
            desk.go(place.tab, place.row_id)

    _ask(desk, list(changes.touched), tab, go, changes.number, row_id)


def show(desk: Desk, records: list[tuple[str, str]], otherwise: Callable[[], object] | None = None) -> None:
    """Go to the row that holds one of the records, named by table and id, and take its mission in hand.

    `otherwise` shows what no list holds.
    """

    def go(place: Any) -> None:
        if otherwise is not None and (place is None or not place.row_id):
            otherwise()
        if place is not None:
            desk.choose_mission(place.mission_id or desk.mission_id)
            desk.go(place.tab, place.row_id)

    _ask(desk, records, "", go)


def _ask(
    desk: Desk,
    records: list[tuple[str, str]],
    tab: str,
    go: Callable[[Any], object],
    step: int | None = None,
    row_id: str = "",
) -> None:
    mission_id = desk.mission_id

    desk.office.ask(lambda work: services.places.where(work, records, tab, mission_id, step, row_id), go)
