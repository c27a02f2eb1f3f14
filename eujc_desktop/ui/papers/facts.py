"""What the papers of a mission are chosen from, in one read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from eujc_desktop import services

_EARLIER = 20


class Facts(NamedTuple):
    """Who may have papers, whom lists can be narrowed to, what there is to print, and what was printed."""

    code: str
    whose: dict[str, list[tuple[str, str]]]
    people: list[tuple[str, str, str]]
    """Participation, name and group of those whom lists can be narrowed to."""
    moves: Sequence[tuple[int, str]]
    days: Sequence[tuple[int, str]]
    states: Any
    made: Sequence[Any]
    editions: Sequence[Any]
    candidates: Any
    """Who may have which sort of certificate."""
    kept: dict[str, dict[str, Any]]
    """The options last chosen, by paper."""


def read(work: Any, mission_id: str) -> Facts:
    """The facts of a mission."""
    whose = {
        "going": services.people.travelling(work, mission_id),
        "applicant": services.letters.people(work, mission_id),
        "host": services.letters.hosts(work, mission_id),
    }
    return Facts(
        code=services.records.values(work, "mission", mission_id)["code"],
        whose=whose,
        people=services.paper_states.people(work, mission_id),
        moves=services.papers.moves(work, mission_id),
        days=services.papers.days(work, mission_id),
        states=services.paper_states.states(work, mission_id),
        made=services.paper_register.made(work, mission_id, _EARLIER),
        editions=services.editions.released(work, mission_id),
        candidates=services.certificates.rule.by_sort(work, mission_id),
        kept=services.paper_settings.all_kept(work, mission_id),
    )
