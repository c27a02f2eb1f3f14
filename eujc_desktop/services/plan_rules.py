"""The rules an itinerary is held to: those of its programme's template, then what the programme and the mission set."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import select

from eujc_desktop.common.errors import Invalid, Refused
from eujc_desktop.common.said import say
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.plan_rule import PlanRule
from eujc_desktop.planning.rules import RULES, USUAL, Limits, by_key
from eujc_desktop.services import programmes, records
from eujc_desktop.store.work import Work


@dataclass(frozen=True)
class RuleRow:
    """A rule as it holds: its limit, None where it has none, and whether it is looked at; `inherited` without own."""

    key: str
    title: str
    limit: int | None
    unit: str
    least: int
    most: int
    on: bool
    inherited: bool


Setting = tuple[int | None, bool]
"""Limit and whether it is looked at."""


def limits_of(work: Work, mission: Mission) -> Limits:
    """The limits of a mission."""
    of_programme = _of_programme(work, mission.programme)
    return of_programme.with_settings(_kept(work, mission_id=mission.id))


def listing(work: Work, mission_id: str, *, for_programme: bool = False) -> tuple[RuleRow, ...]:
    """All rules as they hold for a mission, or for all missions of its programme."""
    mission = work.get(Mission, mission_id)
    if for_programme:
        own = {key for key, _, _ in _kept(work, programme=mission.programme or "")}
        limits = _of_programme(work, mission.programme)
    else:
        own = {key for key, _, _ in _kept(work, mission_id=mission_id)}
        limits = limits_of(work, mission)
    return tuple(
        RuleRow(
            rule.key,
            rule.title,
            None if rule.usual is None else limits.of(rule.key),
            rule.unit,
            rule.least,
            rule.most,
            limits.on(rule.key),
            rule.key not in own,
        )
        for rule in RULES
    )


def change(
    work: Work, mission_id: str, settings: Mapping[str, Setting], *, for_programme: bool = False
) -> tuple[str, ...]:
    """Set rules for a mission, or for its programme; the keys of those that changed. What holds anyway is not kept."""
    mission = work.get(Mission, mission_id)
    if for_programme and not mission.programme:
        raise Refused("This mission follows no programme.", cure="Set the rules for the mission alone.")
    _check(settings)
    place = {"programme": mission.programme} if for_programme else {"mission_id": mission_id}
    now = {row.key: (row.limit, row.on) for row in listing(work, mission_id, for_programme=for_programme)}
    changed = tuple(key for key, setting in settings.items() if now[key] != setting)
    above = _template(work, mission.programme) if for_programme else _of_programme(work, mission.programme)
    for key in changed:
        _forget(work, key, **place)
        limit, on = settings[key]
        inherited = (None if by_key()[key].usual is None else above.of(key), above.on(key))
        if (limit, on) != inherited:
            records.create(work, PlanRule.__tablename__, {**place, "rule": key, "bound": limit, "looked_at": on})
    return changed


def reset(work: Work, mission_id: str, *, for_programme: bool = False) -> int:
    """Take back all that a mission or its programme sets; how many rules that were."""
    mission = work.get(Mission, mission_id)
    place = {"programme": mission.programme} if for_programme else {"mission_id": mission_id}
    kept = list(work.session.scalars(select(PlanRule).filter_by(**place)))
    for rule in kept:
        work.session.delete(rule)
    return len(kept)


def _check(settings: Mapping[str, Setting]) -> None:
    problems = {}
    for key, (limit, _on) in settings.items():
        rule = by_key().get(key)
        if rule is None:
            problems[key] = say("There is no such rule")
        elif (limit is None) != (rule.usual is None):
            problems[key] = say("Enter a number")
        elif limit is not None and not rule.least <= limit <= rule.most:
            problems[key] = say("must lie between {least} and {most}", least=rule.least, most=rule.most)
    if problems:
        raise Invalid(problems)


def _template(work: Work, programme: str | None) -> Limits:
    """What the template of a programme says; the usual limits where there is none."""
    found = programmes.find(work, programme)
    return USUAL.with_settings(found.settings.checks) if found is not None else USUAL


def _of_programme(work: Work, programme: str | None) -> Limits:
    return _template(work, programme).with_settings(_kept(work, programme=programme) if programme else ())


def _kept(work: Work, **place: str) -> Iterable[tuple[str, int | None, bool]]:
    found = work.session.execute(select(PlanRule.rule, PlanRule.bound, PlanRule.looked_at).filter_by(**place))
    return [(rule, bound, on) for rule, bound, on in found if rule in by_key()]


def _forget(work: Work, key: str, **place: str | None) -> None:
    for kept in work.session.scalars(select(PlanRule).filter_by(rule=key, **place)):
        work.session.delete(kept)
    work.session.flush()
