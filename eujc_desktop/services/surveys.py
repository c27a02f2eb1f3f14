"""Surveys some months after a mission: who is to be asked when, who has answered, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from eujc_desktop.common.errors import Refused
from eujc_desktop.common.said import say
from eujc_desktop.models.follow_up import Outcome, ResultCode, Survey
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.participation import Participation
from eujc_desktop.planning import follow_up
from eujc_desktop.services import programmes, records, roll
from eujc_desktop.store.work import Work


@dataclass(frozen=True)
class Round:
    """The surveys of a mission after so many months: the day, and how many were asked, sent and answered."""

    months: int
    due: date
    rate: follow_up.Rate


@dataclass(frozen=True)
class Sheet:
    """Rounds, the state of each survey by its id, and the results by their codes."""

    rounds: tuple[Round, ...]
    states: Mapping[str, follow_up.State]
    results: tuple[follow_up.ResultSum, ...]
    wanted: int
    """Surveys that are to be laid out still."""

    def of(self, *states: str) -> frozenset[str]:
        """The surveys that stand so."""
        return frozenset(key for key, state in self.states.items() if state in states)


def months_of(work: Work, code: str | None) -> tuple[int, ...]:
    """After how many months a programme, of the Centre or the office's own, asks what has come of it; perhaps never."""
    found = programmes.find(work, code)
    return found.settings.survey_months if found else follow_up.USUAL


def sheet(work: Work, mission_id: str, today: date) -> Sheet:
    """How far it is with the surveys of a mission."""
    mission = work.get(Mission, mission_id)
    found = [(one, _asked(mission, one)) for one in _surveys(work, mission_id)]
    months = sorted({one.months for one, _ in found})
    rounds = tuple(
        Round(
            number,
            follow_up.months_after(mission.last_day, number),
            follow_up.rate([asked for one, asked in found if one.months == number]),
        )
        for number in months
    )
    states = {one.id: follow_up.state(asked, today) for one, asked in found}
    return Sheet(rounds, states, tuple(_results(work, mission_id)), len(_lacking(work, mission)))


def _surveys(work: Work, mission_id: str) -> list[Survey]:
    of_mission = select(Survey).where(Survey.mission_id == mission_id).order_by(Survey.months, Survey.id)
    return list(work.session.scalars(of_mission))


def _asked(mission: Mission, one: Survey) -> follow_up.Asked:
    due = one.due or follow_up.months_after(mission.last_day, one.months)
    return follow_up.Asked(due, one.sent_on, one.reminded_on, one.answered_on)


def _results(work: Work, mission_id: str) -> list[follow_up.ResultSum]:
    found = work.session.scalars(select(Outcome).where(Outcome.mission_id == mission_id))
    results = [follow_up.Result(str(one.code), one.participation_id, one.value, str(one.currency)) for one in found]
    return follow_up.by_code(results, [str(code) for code in ResultCode])


def _lacking(work: Work, mission: Mission) -> list[tuple[str, int]]:
    """Who of those who went has no survey of which round yet."""
    members = roll.going(roll.members_of(work, mission.id))
    going = [] if roll.undecided(members) else [part.id for part, _, _ in members]
    there = {(one.participation_id, one.months) for one in _surveys(work, mission.id)}
    rounds = months_of(work, mission.programme)
    return [(key, months) for key in going for months in rounds if (key, months) not in there]


def lay_out(work: Work, mission_id: str) -> int:
    """The surveys of everybody who went, after 3, 6 and 12 months or as the programme has it; how many are new."""
    mission = work.get(Mission, mission_id)
    if not months_of(work, mission.programme):
        raise Refused("The programme asks for no surveys.", cure="Enter after how many months in its template.")
    fresh = _lacking(work, mission)
    if not fresh:
        raise Refused("All surveys are laid out, or nobody is confirmed.")
    for key, months in fresh:
        due = follow_up.months_after(mission.last_day, months)
        work.session.add(Survey(mission_id=mission_id, participation_id=key, months=months, due=due))
    return len(fresh)


def sent(work: Work, ids: Sequence[str], day: date) -> int:
    """Note that surveys were sent; of those sent before, that they were reminded. How many."""
    found = [one for one in (work.get(Survey, key) for key in ids) if one.answered_on is None]
    if not found:
        raise Refused("All of them have answered.")
    for one in found:
        _note(one, day)
    return len(found)


def _note(one: Survey, day: date) -> None:
    if one.sent_on is None:
        one.sent_on = day
    elif day > one.sent_on:
        one.reminded_on = day


def note_sent(work: Work, part: Participation, day: date) -> None:
    """A letter has invited somebody to the survey: the first that is due and not answered."""
    open_ = select(Survey).where(Survey.participation_id == part.id, Survey.answered_on.is_(None))
    found = work.session.scalars(open_.order_by(Survey.months)).first()
    if found is not None:
        _note(found, day)


def answered(work: Work, ids: Sequence[str], day: date) -> int:
    """Note that surveys were answered; how many."""
    fresh = [one for one in (work.get(Survey, key) for key in ids) if one.answered_on is None]
    if not fresh:
        raise Refused("All of them have answered.")
    for one in fresh:
        one.answered_on = day
    return len(fresh)


def add_result(work: Work, survey_id: str, given: Mapping[str, object], day: date) -> str:
    """A result that somebody has told in a survey, which is answered with that; its id."""
    survey = work.get(Survey, survey_id)
    links = {
        "mission_id": survey.mission_id, "participation_id": survey.participation_id, "months": survey.months,
        "known_on": given.get("known_on") or day,
    }  # fmt: skip
    survey.answered_on = survey.answered_on or day
    return records.create(work, "outcome", {**given, **links})


def who(work: Work, survey_id: str) -> str:
    """Whose survey it is, and of which round."""
    survey = work.get(Survey, survey_id)
    member = next(one for one in roll.members_of(work, survey.mission_id) if one[0].id == survey.participation_id)
    return say("{name}, after {n} months", name=roll.name_of(member[1]).full, n=survey.months)
