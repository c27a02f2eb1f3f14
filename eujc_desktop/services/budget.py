"""The budget of a mission: its lines in euro, the sums of categories, what it costs for each head, as a workbook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import func, select

from eujc_desktop.common.catalogues import said_in
from eujc_desktop.common.errors import Refused
from eujc_desktop.common.said import say, say_as
from eujc_desktop.exchange.roster import Heading, Roster
from eujc_desktop.exchange.roster import workbook as made_of
from eujc_desktop.fields.kinds import Amount, Text
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.money import CostCategory, CostLine
from eujc_desktop.planning import budget
from eujc_desktop.planning.money import NOTHING
from eujc_desktop.services import roll
from eujc_desktop.store.work import Work


@dataclass(frozen=True)
class Sheet:
    """The lines in euro by id, the sums by category in their order, and for how many heads."""

    lines: Mapping[str, budget.InEuro]
    categories: Mapping[str, budget.Sums]
    heads: int
    yen_rate: Decimal | None

    @property
    def over(self) -> frozenset[str]:
        """The categories that have cost more than was planned."""
        return budget.over(self.categories)

    @property
    def costs(self) -> budget.Sums:
        """All costs together."""
        return budget.costs(self.categories)

    @property
    def income(self) -> budget.Sums:
        """All income together."""
        return budget.income(self.categories)


def sheet(work: Work, mission_id: str) -> Sheet:
    """The budget of a mission."""
    mission, heads = work.get(Mission, mission_id), _heads(work, mission_id)
    lines = [_cost(one) for one in _lines(work, mission_id)]
    sums = budget.by_category(lines, heads, mission.yen_rate)
    ordered = {str(category): sums[category] for category in CostCategory if category in sums}
    return Sheet(
        {line.id: budget.in_euros(line, heads, mission.yen_rate) for line in lines}, ordered, heads, mission.yen_rate
    )


def _heads(work: Work, mission_id: str) -> int:
    """Those who go; before anybody is confirmed as many as there are places."""
    going = roll.going(roll.members_of(work, mission_id))
    if roll.undecided(going) or not going:
        return work.get(Mission, mission_id).capacity or len(going)
    return len(going)


def _lines(work: Work, mission_id: str) -> list[CostLine]:
    found = select(CostLine).where(CostLine.mission_id == mission_id).order_by(CostLine.position, CostLine.id)
    return list(work.session.scalars(found))


def _cost(one: CostLine) -> budget.Cost:
    return budget.Cost(one.id, str(one.category), str(one.currency), one.planned, one.actual, bool(one.per_head))


def add(work: Work, mission_id: str, title: str) -> str:
    """A further line at the end; its id."""
    last = work.session.scalar(select(func.max(CostLine.position)).where(CostLine.mission_id == mission_id))
    line = CostLine(mission_id=mission_id, title=title, position=(last or 0) + 1)
    work.session.add(line)
    work.session.flush()
    return line.id


def workbook(work: Work, mission_id: str, made: date, language: str = "en") -> bytes:
    """The lines as they are and in euro, and the sums by category, as the bytes of an .xlsx file in one language."""
    mission, found = work.get(Mission, mission_id), sheet(work, mission_id)
    lines = _lines(work, mission_id)
    if not lines:
        raise Refused("The budget has no lines yet.", cure="Add or paste some first.")
    title = say("{code} budget", code=mission.code)
    sheets = ((say("Budget"), _whole(lines, found)), (say("Sums"), _sums(found)))
    return made_of([_sheet((title, name), part, made, language) for name, part in sheets], made)


_Part = tuple[tuple[Heading, ...], list[dict[str, Any]]]


def _sheet(names: tuple[str, str], part: _Part, made: date, language: str) -> Roster:
    """One sheet under the title of the whole and its name, with all that the program says in it in the language."""
    headings, rows = part
    told = tuple({key: _said(value, language) for key, value in row.items()} for row in rows)
    heads = tuple(replace(each, label=said_in(language, say(each.label))) for each in headings)
    title, name = (said_in(language, each) for each in names)
    return Roster(title, name, heads, told, made.isoformat(), numbered=False, language=language)


def _said(value: Any, language: str) -> Any:
    return said_in(language, value) if isinstance(value, str) else value


def _whole(lines: Sequence[CostLine], found: Sheet) -> _Part:
    """The lines one by one."""
    money, words = Amount(), Text()
    headings = (
        Heading("category", "Category", words),
        Heading("title", "What", words),
        Heading("supplier", "Supplier", words),
        Heading("currency", "Currency", words),
        Heading("planned", "Planned", money),
        Heading("per_head", "For each head", words),
        Heading("actual", "Actual", money),
        Heading("planned_eur", "Planned (EUR)", money),
        Heading("actual_eur", "Actual (EUR)", money),
        Heading("note", "Note", words),
    )
    rows = [
        {
            **{name: getattr(one, name) for name in ("title", "supplier", "planned", "actual", "note")},
            "category": one.category.label,
            "currency": str(one.currency),
            "per_head": None if one.per_head is None else say("yes") if one.per_head else say("no"),
            "planned_eur": found.lines[one.id].planned,
            "actual_eur": found.lines[one.id].actual,
        }
        for one in lines
    ]
    return headings, rows


def _sums(found: Sheet) -> _Part:
    """The sums by category, and each for a head."""
    headings = (
        Heading("category", "Category", Text()),
        Heading("planned", "Planned (EUR)", Amount()),
        Heading("actual", "Actual (EUR)", Amount()),
        Heading("difference", "Difference", Amount()),
        Heading("planned_head", say_as("a sum", "Planned for each head"), Amount()),
        Heading("actual_head", say_as("a sum", "Actual for each head"), Amount()),
    )
    sums = {CostCategory(key).label: one for key, one in found.categories.items()}
    sums |= {say("All costs"): found.costs, say("All income"): found.income}
    rows = [
        {
            "category": name,
            "planned": one.planned,
            "actual": one.actual,
            "difference": one.actual - one.planned,
            "planned_head": budget.for_each(one.planned, found.heads) or NOTHING,
            "actual_head": budget.for_each(one.actual, found.heads) or NOTHING,
        }
        for name, one in sums.items()
    ]
    return headings, rows
