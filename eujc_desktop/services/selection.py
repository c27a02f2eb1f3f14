"""Applicants judged by rules and reviewers, and decisions that wait until they are released."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from sqlalchemy import delete, func, select

from eujc_desktop.common.errors import Refused
from eujc_desktop.common.lands import country_name
from eujc_desktop.common.said import joined, say
from eujc_desktop.models.choices import PEOPLE_COUNT, MissionKind, Stage
from eujc_desktop.models.columns import fields_of
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.participation import Participation
from eujc_desktop.models.person import Person
from eujc_desktop.models.selection import Criterion, Decision, Score
from eujc_desktop.planning import eligibility, selection
from eujc_desktop.planning.selection import Applicant, Marks, Rules, Verdict, Weight
from eujc_desktop.planning.students import Said
from eujc_desktop.services import programmes, quotas, records, travellers
from eujc_desktop.services.applicants import IN, Row, Sheet
from eujc_desktop.services.roll import TRAVELLERS, Member, members_of, name_of
from eujc_desktop.store.work import Work

USUAL: Final = (
    ("Motivation and objectives", 3),
    ("Use to the company", 3),
    ("Expected results", 2),
    ("Language", 1),
)
"""Criteria to begin with, and how much each counts."""
LETTERS: Final = {
    Stage.SELECTED: "selected",
    Stage.WAITING: "waiting-list",
    Stage.REJECTED: "rejected",
    Stage.NOT_ELIGIBLE: "rejected",
    Stage.INCOMPLETE: "eligibility-query",
}
"""The letter that tells of a decision."""
_LEFT = frozenset({Stage.WITHDRAWN, Stage.NO_SHOW})


def sheet(work: Work, mission_id: str, reviewer: str = "") -> Sheet:
    """Everybody who has applied for a mission, as `reviewer` sees them."""
    mission = work.get(Mission, mission_id)
    members = [member for member in members_of(work, mission_id) if member[0].role in TRAVELLERS]
    applicants = {member[0].id: _applicant(member) for member in members}
    criteria = _criteria(work, mission_id)
    points = _points(work, mission_id)
    rules = _rules(work, mission)
    marks = {key: selection.marks(points[key], criteria) for key in applicants}
    verdicts = selection.verdicts(list(applicants.values()), rules, marks)
    decided = {one.participation_id: one for one in _waiting(work, mission_id)}
    comments = _comments(work, mission_id, criteria)
    by_id = {member[0].id: member for member in members}
    rows = tuple(
        _row(
            by_id[one.id],
            one,
            _size(one, rules),
            verdicts[one.id],
            marks[one.id],
            _own(points[one.id], reviewer),
            decided.get(one.id),
            tuple(comments[one.id]),
        )
        for one in selection.ranked(list(applicants.values()), verdicts, marks)
    )
    names = sorted({name for given in points.values() for name, _ in given})
    taken = sum(row.stage in IN for row in rows)
    wanted = quotas.of_mission(work, mission)
    return Sheet(tuple(criteria), rows, tuple(names), mission.capacity, taken, wanted)


def _row(
    member: Member, one: Applicant, size: str, verdict: Verdict, marks: Marks, own: Mapping[str, Decimal],
    decided: Decision | None, comments: tuple[tuple[str, Weight, str], ...],
) -> Row:  # fmt: skip
    part, person, firm = member
    country = country_name(firm.country) if firm and firm.country else ""
    name = (firm.name or firm.name_ja or "") if firm else ""
    standing = part.stage, part.waiting_rank
    gender = person.sex.label if person.sex is not None else ""
    land, sector = (firm.country or "", firm.sector or "") if firm else ("", "")
    traits = {"country": land, "sector": sector, "size": size, "gender": gender, "firm": name}
    stage, rank = (decided.stage, decided.waiting_rank) if decided is not None else (None, None)
    return Row(part.id, one.name, name, country, size, *standing, verdict, marks, own, stage, comments, traits, rank)


def _size(one: Applicant, rules: Rules) -> str:
    """The size class by the limits of the programme, as the verdict takes it."""
    firm = one.firm
    if firm is None:
        return ""
    return eligibility.SIZES[eligibility.size_class(firm.staff, firm.turnover, firm.balance, rules.limits)]


def _applicant(member: Member) -> Applicant:
    part, person, _ = member
    return Applicant(
        part.id,
        name_of(person).full,
        str(part.stage),
        travellers.firm_of(member),
        person.nationality,
        part.citizenship_proof,
        part.commitment_letter,
        person.consent_data is not None,
        Said(person.study_year or "", person.education or "", person.english_level or "", part.enrolment_proof),
        part.waiting_rank,
    )


def _rules(work: Work, mission: Mission) -> Rules:
    of_students = programmes.find(work, mission.programme) if mission.kind is MissionKind.TRAINEESHIP else None
    return Rules(
        travellers.states_of(mission),
        bool(mission.sme_only),
        mission.firm_seats,
        mission.kind in PEOPLE_COUNT,
        eligibility.limits_of(mission.programme),
        of_students.settings.studies if of_students is not None else None,
    )


def _criteria(work: Work, mission_id: str) -> list[Weight]:
    found = work.session.scalars(
        select(Criterion).where(Criterion.mission_id == mission_id).order_by(Criterion.position, Criterion.title)
    )
    return [Weight(one.id, one.title, one.weight, one.best) for one in found]


def _points(work: Work, mission_id: str) -> defaultdict[str, dict[tuple[str, str], Decimal]]:
    """Points by participation, then by reviewer and criterion."""
    asked = (
        select(Score.participation_id, Score.reviewer, Score.criterion_id, Score.points)
        .join(Participation, Participation.id == Score.participation_id)
        .where(Participation.mission_id == mission_id)
    )
    found: defaultdict[str, dict[tuple[str, str], Decimal]] = defaultdict(dict)
    for person, reviewer, criterion, points in work.session.execute(asked):
        found[person][reviewer, criterion] = points
    return found


def _comments(
    work: Work, mission_id: str, criteria: Sequence[Weight]
) -> defaultdict[str, list[tuple[str, Weight, str]]]:
    """By participation who commented on which criterion, in the order of the criteria."""
    asked = (
        select(Score.participation_id, Score.reviewer, Score.criterion_id, Score.comment)
        .join(Participation, Participation.id == Score.participation_id)
        .where(Participation.mission_id == mission_id, Score.comment.is_not(None))
        .order_by(Score.reviewer)
    )
    known = {one.id: one for one in criteria}
    found: defaultdict[str, list[tuple[str, Weight, str]]] = defaultdict(list)
    for person, reviewer, criterion, words in work.session.execute(asked):
        found[person].append((reviewer, known[criterion], words or ""))
    for told in found.values():
        told.sort(key=lambda each: criteria.index(each[1]))
    return found


def _own(points: Mapping[tuple[str, str], Decimal], reviewer: str) -> dict[str, Decimal]:
    return {criterion: value for (name, criterion), value in points.items() if name == reviewer}


def _decisions(work: Work, mission_id: str) -> dict[str, Stage]:
    return {one.participation_id: one.stage for one in _waiting(work, mission_id)}


def _waiting(work: Work, mission_id: str) -> list[Decision]:
    """Decisions to be released: not those that were overtaken by what happened since."""
    asked = (
        select(Decision, Participation.stage)
        .join(Participation, Participation.id == Decision.participation_id)
        .where(Participation.mission_id == mission_id)
    )
    return [one for one, stage in work.session.execute(asked) if not _overtaken(one.stage, stage)]


def _overtaken(wanted: Stage, now: Stage) -> bool:
    """Whether nothing is to be decided any more: somebody has withdrawn, or is in already."""
    return now in _LEFT or now is wanted or (wanted is Stage.SELECTED and now in IN)


def begin(work: Work, mission_id: str) -> int:
    """Give a mission the usual criteria; how many there are."""
    for position, (title, weight) in enumerate(USUAL):
        work.session.add(Criterion(mission_id=mission_id, title=title, weight=weight, best=5, position=position))
    return len(USUAL)


def add_criterion(work: Work, mission_id: str, given: Mapping[str, object]) -> str:
    """Another criterion, after those that are there; its id."""
    last = work.session.scalar(select(func.max(Criterion.position)).where(Criterion.mission_id == mission_id))
    return records.create(work, "criterion", {"position": (last or 0) + 1, "mission_id": mission_id, **given})


def score(work: Work, participation_id: str, criterion_id: str, reviewer: str, points: Decimal | None) -> None:
    """Keep the points of a reviewer for one criterion, or with None take them back; Refused beyond the most."""
    if not reviewer.strip():
        raise Refused("Points need the name of who gives them.", cure="Enter the reviewer first.")
    criterion = work.get(Criterion, criterion_id)
    if points is not None and not 0 <= points <= criterion.best:
        raise Refused(
            say("“{title}” takes from 0 to {best} points.", title=criterion.title, best=criterion.best),
            cure="Enter a number between them.",
        )
    there = _given(work, participation_id, criterion_id, reviewer)
    if there is not None and points is None:
        work.session.delete(there)
    elif there is not None and points is not None:
        there.points = points
    elif points is not None:
        given = Score(
            participation_id=participation_id, criterion_id=criterion_id, reviewer=reviewer.strip(), points=points
        )
        work.session.add(given)


def comment(work: Work, participation_id: str, criterion_id: str, reviewer: str, words: str) -> None:
    """Keep what a reviewer says about the points that she gave, or take it back; Refused where she gave none."""
    there = _given(work, participation_id, criterion_id, reviewer)
    if there is None:
        raise Refused("A comment belongs to points, and none are given.", cure="Enter the points first.")
    there.comment = fields_of(Score)["comment"].put(words, there.comment)


def _given(work: Work, participation_id: str, criterion_id: str, reviewer: str) -> Score | None:
    asked = select(Score).where(
        Score.participation_id == participation_id,
        Score.criterion_id == criterion_id,
        Score.reviewer == reviewer.strip(),
    )
    return work.session.scalars(asked).one_or_none()


def decide(work: Work, ids: Sequence[str], stage: str, today: date, reason: str = "") -> None:
    """Decide a status for applicants; it waits to be released. Whoever comes on the waiting list stands at its end.

    Refused about those who have withdrawn.
    """
    wanted, parts = Stage(stage), [work.get(Participation, key) for key in dict.fromkeys(ids)]
    _refuse_left(work, parts)
    recall(work, ids)
    last = {mission_id: _last_rank(work, mission_id) for mission_id in {part.mission_id for part in parts}}
    for part in parts:
        if _overtaken(wanted, part.stage):
            continue
        last[part.mission_id] += 1
        rank = last[part.mission_id] if wanted is Stage.WAITING else None
        work.session.add(
            Decision(participation_id=part.id, stage=wanted, waiting_rank=rank, reason=reason or None, decided_on=today)
        )
    work.session.flush()


def _refuse_left(work: Work, parts: Iterable[Participation]) -> None:
    left = [name_of(work.get(Person, part.person_id)).full for part in parts if part.stage in _LEFT]
    if left:
        names = joined((*left[:3], say("{n} more", n=len(left) - 3) if len(left) > 3 else ""), by=", ")
        raise Refused(
            say("Nothing can be decided about who has withdrawn or did not come: {names}.", names=names),
            cure="Leave them out, or change their status first.",
        )


def recall(work: Work, ids: Iterable[str]) -> None:
    """Take decisions back that were not released yet."""
    work.session.execute(delete(Decision).where(Decision.participation_id.in_(list(ids))))


def _last_rank(work: Work, mission_id: str) -> int:
    ranks = [decision.waiting_rank or 0 for decision in _waiting(work, mission_id)]
    ranks += [one.waiting_rank or 0 for one in _list(work, mission_id)]
    return max(ranks, default=0)


def _whole_list(work: Work, mission_id: str) -> list[Participation | Decision]:
    """The waiting list as it would be once all is released: those who stay on it, and those who come on it."""
    decided = {one.participation_id: one for one in _waiting(work, mission_id)}
    stay: list[Participation | Decision] = [part for part in _list(work, mission_id) if part.id not in decided]
    come = [one for one in decided.values() if one.stage is Stage.WAITING]
    return sorted([*stay, *come], key=lambda one: one.waiting_rank or 1000)


def _list(work: Work, mission_id: str) -> list[Participation]:
    """The waiting list in its order."""
    asked = select(Participation).where(Participation.mission_id == mission_id, Participation.stage == Stage.WAITING)
    return sorted(
        work.session.scalars(asked), key=lambda part: (part.waiting_rank or 1000, part.applied_on or date.max)
    )


def release(work: Work, mission_id: str) -> dict[str, tuple[str, ...]]:
    """Make every waiting decision the applicant's status; who gets which letter, by its key.

    About who has withdrawn since, or is in already, nothing changes and no letter tells.
    """
    told: defaultdict[str, list[str]] = defaultdict(list)
    for decision in _waiting(work, mission_id):
        part = work.get(Participation, decision.participation_id)
        part.stage, part.waiting_rank = decision.stage, decision.waiting_rank
        if letter := LETTERS.get(decision.stage):
            told[letter].append(part.id)
    here = select(Participation.id).where(Participation.mission_id == mission_id)
    recall(work, work.session.scalars(here))
    return {letter: tuple(people) for letter, people in told.items()}


def still_told(sheet_: Sheet, letters: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Of the letters that a release gave, those that still say how it stands: not after undo, or a withdrawal."""
    now = {row.id: LETTERS.get(row.stage) for row in sheet_.rows}
    kept = {letter: tuple(one for one in people if now.get(one) == letter) for letter, people in letters.items()}
    return {letter: people for letter, people in kept.items() if people}


def next_waiting(work: Work, mission_id: str) -> list[str]:
    """Those on the waiting list about whom nothing is decided, in their order."""
    decided = _decisions(work, mission_id)
    return [part.id for part in _list(work, mission_id) if part.id not in decided]


def promote(work: Work, mission_id: str, today: date) -> str:
    """Decide to select the first of the waiting list about whom nothing is decided; the participation."""
    waiting = next_waiting(work, mission_id)
    if not waiting:
        raise Refused("Nobody is left on the waiting list.", cure="Put somebody on it first.")
    decide(work, waiting[:1], Stage.SELECTED, today, "From the waiting list")
    return waiting[0]


def move(work: Work, participation_id: str, step: int) -> None:
    """Move somebody up (-1) or down (1) the waiting list, which is numbered from 1; decided places count too."""
    part = work.get(Participation, participation_id)
    order = _whole_list(work, part.mission_id)
    own = [one for one in order if participation_id in (one.id, getattr(one, "participation_id", ""))]
    if not own:
        raise Refused("Only who is on the waiting list has a place on it.", cure="Put the applicant on it first.")
    at = order.index(own[0])
    to = min(max(at + step, 0), len(order) - 1)
    order.insert(to, order.pop(at))
    for rank, one in enumerate(order, 1):
        one.waiting_rank = rank
