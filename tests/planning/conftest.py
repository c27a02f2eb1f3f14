"""The mission of the real workbook, as the rules see it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import openpyxl
import pytest

from eujc_desktop.planning.items import Frame, Item, placed
from eujc_desktop.planning.travel import Journeys, journeys

INPUT = Path(__file__).parents[1] / "data" / "input"
TOKYO = ZoneInfo("Asia/Tokyo")


@dataclass(frozen=True)
class Workbook:
    """The items, the zone that the workbook gives each place, and its own minutes."""

    items: list[Item]
    zones: dict[str, str]
    journeys: Journeys


def rows(book: openpyxl.Workbook, sheet: str) -> list[tuple[Any, ...]]:
    return list(book[sheet].iter_rows(min_row=2, values_only=True))


def item(row: tuple[Any, ...]) -> Item:
    number, _, day, start, end, next_day, kind, title, _, place, _, _, address, company, group, transport = row[:16]
    starts = datetime.combine(day.date(), start, TOKYO)
    ends = datetime.combine(day.date() + timedelta(days=int(next_day == "yes")), end, TOKYO)
    groups = frozenset() if group == "All" else frozenset({group})
    made = Item(str(number), number, day.date(), starts, ends, title, kind, place, groups=groups, company=company or "")
    area, leaves = placed(made, address or "")
    visit = company or ""
    return Item(
        made.id, number, made.day, starts, ends, title, kind, place, area, leaves, groups,
        visit=visit, company=visit, transport=transport or "",
    )  # fmt: skip


@pytest.fixture(scope="session")
def workbook() -> Workbook:
    book = openpyxl.load_workbook(INPUT / "programme-wcm-2027.xlsx", read_only=True)
    items = [item(row) for row in rows(book, "Programme") if row[0] is not None]
    zones = dict(rows(book, "Places and zones"))
    minutes = {(here, there): count for here, there, count in rows(book, "Assumed minutes")}
    book.close()
    return Workbook(items, zones, journeys().with_minutes(minutes))


@pytest.fixture
def frame() -> Frame:
    """The mission around the workbook's items."""
    return Frame(date(2027, 3, 15), date(2027, 3, 26), {"A": 12, "B": 12}, staff=2, today=date(2026, 11, 24))
