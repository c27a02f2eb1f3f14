"""How far a mission is with what can be counted: passports, diets, flights, rooms, visits."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sqlalchemy import func, select

from eujc_desktop.common.said import say
from eujc_desktop.models.choices import VisitStage
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.visit import Visit
from eujc_desktop.services.profiles import GONE
from eujc_desktop.services.roll import Member, going, members_of
from eujc_desktop.store.work import Work

LACKING = "lacking "
"""So begins the filter that finds whom a rule waits for."""
FIRM = (VisitStage.CONFIRMED, VisitStage.VISITED, VisitStage.THANKED)


@dataclass(frozen=True)
class State:
    """So many of so many."""

    reached: int
    wanted: int

    @property
    def whole(self) -> bool:
        """Whether nothing is missing, and there was something to count."""
        return self.wanted > 0 and self.reached >= self.wanted

    @property
    def words(self) -> str:
        """As the checklist says it."""
        return say("{reached} of {wanted}", reached=self.reached, wanted=self.wanted)


RULES: dict[str, Callable[[Member], bool]] = {
    "passports": lambda member: bool(member[1].passport_no and member[1].passport_expires),
    "diets": lambda member: member[1].diet is not None,
    "flights": lambda member: bool(member[0].arrival_day and member[0].arrival_flight),
    "rooms": lambda member: member[0].room_type is not None,
    "insurance": lambda member: bool(member[1].insurer and member[1].policy_no),
    "deposits": lambda member: bool(member[0].deposit_paid),
    "consents": lambda member: member[1].consent_data is not None,
    "emergency": lambda member: bool(member[1].emergency_name and member[1].emergency_phone),
    "reports": lambda member: member[0].report_received is not None,
}


def of_mission(work: Work, mission: Mission) -> dict[str, State]:
    """How far each rule is for the people who go, and `visits` for the hosts."""
    who = going(members_of(work, mission.id))
    states = {name: State(sum(rule(member) for member in who), len(who)) for name, rule in RULES.items()}
    wanted, firm = visits(work, mission.id)
    states["visits"] = State(firm, wanted)
    return states


def lacking(members: Iterable[Member]) -> dict[str, frozenset[str]]:
    """By rule the participations of those who go and do not keep it yet."""
    who = going(members)
    return {name: frozenset(member[0].id for member in who if not rule(member)) for name, rule in RULES.items()}


def place(rule: str) -> tuple[str, str]:
    """The tab that shows what a rule still waits for, and the filter that finds it there."""
    return ("visits", "not firm") if rule == "visits" else ("participants", f"{LACKING}{rule}")


def visits(work: Work, mission_id: str) -> tuple[int, int]:
    """How many visits a mission has, and how many are firm."""
    counted = select(Visit.stage, func.count()).where(Visit.mission_id == mission_id, Visit.stage.not_in(GONE))
    by_stage = dict(work.session.execute(counted.group_by(Visit.stage)).all())
    return sum(by_stage.values()), sum(by_stage.get(stage, 0) for stage in FIRM)
