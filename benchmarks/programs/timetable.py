"""A week of an itinerary with many items on screen: one of them is carried, step by step; seconds of each.

Word: how many items.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import time
from dataclasses import replace
from datetime import date, datetime, timedelta
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication

from eujc_desktop.planning.hits import ground
from eujc_desktop.planning.items import Frame, Item
from eujc_desktop.planning.trial import Trial
from eujc_desktop.ui.pages.judging import Judging
from eujc_desktop.ui.pages.seen import Seen
from eujc_desktop.ui.sheet import style_sheet
from eujc_desktop.ui.theme import theme
from eujc_desktop.ui.timetable.board import board_of
from eujc_desktop.ui.timetable.hand import Carried
from eujc_desktop.ui.timetable.time_grid import TimeGrid

MONDAY, DAYS, STEPS = date(2027, 3, 15), 7, 60
TOKYO = ZoneInfo("Asia/Tokyo")
KINDS = ("company visit", "lunch", "transfer (bus)", "seminar", "B2B", "free time")


def rows(number: int) -> list[Any]:
    """Items of two groups, side by side and one after the other, over a week."""
    found, each = [], number // DAYS
    for at in range(each * DAYS):
        day, place = divmod(at, each)
        start = datetime(2027, 3, 15 + day, 7) + timedelta(minutes=place // 2 * (15 * 60 // (each // 2)))
        group = "AB"[place % 2]
        given = {
            "id": f"i{at}", "title": f"Visit {at} of a company with a long name", "title_ja": "", "type": KINDS[at % 6],
            "type_label": "Visit", "start": start, "end": start + timedelta(minutes=80), "zone": "Asia/Tokyo",
            "end_zone": "Asia/Tokyo", "place": "Nagoya, Sakae", "place_ja": "", "groups": (group,), "guests": (),
            "for_named": False, "status": "confirmed", "ends_next_day": False,
        }  # fmt: skip
        found.append(SimpleNamespace(**given))
    return found


def trial(found: list[Any]) -> Trial:
    """The same items, as they are checked."""
    items = [
        Item(
            row.id,
            title=row.title,
            type=row.type,
            starts=row.start.replace(tzinfo=TOKYO),
            ends=row.end.replace(tzinfo=TOKYO),
            groups=frozenset(row.groups),
            area="nagoya",
        )
        for row in found
    ]
    return Trial(items, ground(Frame(MONDAY, MONDAY + timedelta(days=DAYS - 1), {"A": 20, "B": 20})))


def grid_of(number: int) -> TimeGrid:
    """A week on a large screen, low enough that all hours of the day are in sight."""
    found = rows(number)
    days = [SimpleNamespace(id=f"d{at}", number=at + 1, day=MONDAY + timedelta(days=at), city="Nagoya", city_ja="",
                            hotel="Hotel", hotel_ja="", items=[row for row in found if row.start.day == 15 + at])
            for at in range(DAYS)]  # fmt: skip
    seen = Seen(days, dates=[day.day for day in days])
    grid, judging = TimeGrid(), Judging()
    judging.trial = trial(found)
    grid.resize(1400, 900)
    grid.show()
    grid.hand.judge = judging.judge
    shown = seen.in_time()
    grid.show_board(board_of(replace(shown), seen.days_of(shown, seen.dates)))
    grid.scroll_to_minute(6.5 * 60)
    return grid


def steps(app: QApplication, grid: TimeGrid) -> list[float]:
    """Each step from the mouse's move to the painted week."""
    item = grid.items.ids[len(grid.items.ids) // 2]
    place = QPointF(grid.visualRect(grid.items.at(item)).center())
    grid.take(item)
    grid.hand.carried = Carried("move", item, place, 3, 12 * 60)
    app.processEvents()
    found = []
    for number in range(STEPS):
        at = place + QPointF((number % 7 - 3) * grid.layer.scale.column, (number % 20 - 10) * 14)
        start = time.perf_counter()
        grid.hand.carry(at, Qt.KeyboardModifier.NoModifier)
        grid.viewport().repaint()
        found.append(time.perf_counter() - start)
    return found[5:]


def main(number: int) -> dict[str, float]:
    """The usual step, and the slowest of twenty."""
    app = QApplication([sys.argv[0], "-style", "fusion"])
    theme.start(app, style_sheet, "light")
    theme.wear_sheet()
    grid = grid_of(number)
    app.processEvents()
    found = sorted(steps(app, grid))
    start = time.perf_counter()
    grid.layer.lay_out(grid.board, grid.viewport().width(), (52, 52), 45)
    laid = time.perf_counter() - start
    return {"step": statistics.median(found), "slow": found[int(len(found) * 0.95)], "lay": laid}


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1]))), flush=True)
    os._exit(0)
