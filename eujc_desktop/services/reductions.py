"""By how much deposit and fee of a mission are less for some; it begins with the reductions of its programme."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from eujc_desktop.models.mission import Mission
from eujc_desktop.models.money import Reduction
from eujc_desktop.planning import money
from eujc_desktop.planning.programmes import Programme
from eujc_desktop.services import records
from eujc_desktop.store.work import Work


def of_mission(work: Work, mission_id: str) -> list[money.Reduction]:
    """By how much the deposit or fee of a mission is less, and for whom."""
    found = select(Reduction).where(Reduction.mission_id == mission_id).order_by(Reduction.position, Reduction.id)
    names = ("of", "given_for", "value", "percent")
    return [
        money.Reduction.of_line({name: getattr(one, name) for name in names}) for one in work.session.scalars(found)
    ]


def checked(line: Mapping[str, Any]) -> dict[str, Any]:
    """A line with sizes and countries in the words they are compared by; Invalid where one is neither."""
    return {**line, "value": records.parsed(Reduction, line)["value"] or ""}


def add_usual(work: Work, mission: Mission, template: Programme | None) -> None:
    """The reductions that a new mission of a programme begins with."""
    for at, one in enumerate(template.reductions if template else ()):
        records.create(work, Reduction.__tablename__, {**one.line, "mission_id": mission.id, "position": at})
