"""Findings of an itinerary that were accepted as they are, with the reason, until their facts change."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import select

from eujc_desktop.common.errors import Refused
from eujc_desktop.models.plan_rule import Acceptance
from eujc_desktop.planning.finding import Finding
from eujc_desktop.planning.items import Item
from eujc_desktop.services import records
from eujc_desktop.store.work import Work


@dataclass(frozen=True)
class Accepted:
    """A finding that was accepted: by whom, when, and why; `id` is that of the acceptance."""

    id: str
    finding: Finding
    reason: str
    said_by: str
    said_at: datetime


def accept(work: Work, mission_id: str, finding: Finding, facts: str, reason: str) -> str:
    """Accept a finding with its facts as they are; the id of the acceptance."""
    if not reason.strip():
        raise Refused("Say why this can stay as it is.", cure="Enter a reason.")
    about = finding.key[1]
    for kept in _of_mission(work, mission_id):
        if kept.rule == finding.rule and tuple(kept.about or ()) == about:
            work.session.delete(kept)
    now = datetime.now(UTC).replace(microsecond=0)
    values = {"mission_id": mission_id, "rule": finding.rule, "about": about, "facts": facts, "reason": reason}
    return records.create(work, Acceptance.__tablename__, {**values, "said_at": now, "said_by": work.who})


def withdraw(work: Work, acceptance_id: str) -> None:
    """Take an acceptance back, so that its finding stands again."""
    work.session.delete(work.get(Acceptance, acceptance_id))


def parted(
    work: Work, mission_id: str, findings: Iterable[Finding], items: Mapping[str, Item]
) -> tuple[list[Finding], list[Accepted]]:
    """Findings that stand, and those that were accepted and whose facts have not changed since."""
    kept = {(each.rule, tuple(each.about or ()), each.facts): each for each in _of_mission(work, mission_id)}
    left, accepted = [], []
    for finding in findings:
        said = kept.get((*finding.key, facts_of(finding, items))) if kept else None
        if said is None:
            left.append(finding)
        else:
            accepted.append(Accepted(said.id, finding, said.reason, said.said_by, said.said_at))
    return left, accepted


def facts_of(finding: Finding, items: Mapping[str, Item]) -> str:
    """A print of what a finding rests on: times, places and people of its items, and how bad it is."""
    parts: list[object] = [finding.rule, finding.severity, finding.weight, sorted(finding.who)]
    for key in finding.items:
        if (item := items.get(key)) is not None:
            times = [moment.isoformat() if moment else "" for moment in (item.starts, item.ends)]
            parts += [key, item.date, times, item.area, sorted(item.groups), sorted(item.people)]
    return hashlib.blake2b(repr(parts).encode(), digest_size=16).hexdigest()


def _of_mission(work: Work, mission_id: str) -> list[Acceptance]:
    return list(work.session.scalars(select(Acceptance).where(Acceptance.mission_id == mission_id)))
