"""What each of several processes does to one office at once."""

from __future__ import annotations

import os
import time

from sqlalchemy import select

from eujc_desktop.models.mission import Mission
from eujc_desktop.store.opening import open_store
from eujc_desktop.store.work import Work


def add_up(data: str, count: int) -> float:
    """Add one to the only mission's places so many times; the longest a step took in seconds, waiting included."""
    store, slowest = open_store(data, f"Writer {os.getpid()}", alone=False), 0.0
    for _ in range(count):
        started = time.monotonic()
        store.works.run("Add one", _add_one)
        slowest = max(slowest, time.monotonic() - started)
    store.close()
    return slowest


def _add_one(work: Work) -> None:
    mission = work.session.scalars(select(Mission)).one()
    mission.capacity = (mission.capacity or 0) + 1
