"""The letters that tell of another status, for those whose status a step has changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import select

from eujc_desktop.models.choices import Direction, Stage
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.organisation import Organisation
from eujc_desktop.models.paper import Paper
from eujc_desktop.models.paper_kinds import PaperKind
from eujc_desktop.models.participation import Participation
from eujc_desktop.models.person import Person
from eujc_desktop.services import letters, roll, selection
from eujc_desktop.services.applicants import IN
from eujc_desktop.services.mail_drafts import Mail
from eujc_desktop.services.paper_pieces.order import Order
from eujc_desktop.store.work import Work, Works

_LETTERS: Final = {**selection.LETTERS, Stage.CONFIRMED: "deposit-request", Stage.COMPLETED: "certificate"}
_MOST = 200
"""Of more than so many at once nothing is offered: that is no change of status made by hand."""


@dataclass(frozen=True)
class Due:
    """A letter that can be written now: its key and title, to whom, and what the first of them is called."""

    letter: str
    title: str
    people: tuple[str, ...]
    name: str


def of_step(works: Works, number: int, participations: Iterable[str]) -> tuple[Due, ...]:
    """The letters that a step has made due for some participations, the one for most of them first."""
    asked = tuple(dict.fromkeys(participations))
    if len(asked) > _MOST:
        return ()
    changed = [one for one in asked if _has_changed(works, number, one)]
    return works.read(lambda work: _due(work, changed)) if changed else ()


@dataclass(frozen=True)
class Untrue:
    """A letter that went out on a day, and tells somebody otherwise than it stands now."""

    name: str
    title: str
    day: date


_OPEN: Final = frozenset({Stage.APPLIED, Stage.INCOMPLETE, Stage.ELIGIBLE, Stage.SHORTLISTED})
_LEFT: Final = frozenset({Stage.WITHDRAWN, Stage.NO_SHOW})
_UNTRUE: Final = {
    "selected": frozenset(Stage) - IN - _LEFT,
    "waiting-list": _OPEN,
    "rejected": frozenset(Stage) - _LEFT - {Stage.REJECTED, Stage.NOT_ELIGIBLE},
}
"""With which status a letter about a decision is not true."""


def untrue(work: Work, participations: Iterable[str]) -> tuple[Untrue, ...]:
    """The letters about decisions that went to some participations and are not true any more, as after undo.

    Undo takes back what was decided here, but no letter that is in somebody's hands.
    """
    asked = (
        select(Participation, Person, Paper)
        .join(Person, Person.id == Participation.person_id)
        .join(Paper, (Paper.person_id == Person.id) & (Paper.mission_id == Participation.mission_id))
        .where(Participation.id.in_(list(participations)[:_MOST]), Paper.kind == PaperKind.LETTER,
               Paper.cut.in_(_UNTRUE), Paper.handed_at.is_not(None) | Paper.sent_on.is_not(None))
        .order_by(Paper.made_at, Paper.id)
    )  # fmt: skip
    last = {part.id: (part, person, paper) for part, person, paper in work.session.execute(asked)}
    return tuple(
        Untrue(roll.name_of(person).full, letters.KINDS[paper.cut or ""].title, paper.sent_on or paper.made_at.date())
        for part, person, paper in last.values()
        if part.stage in _UNTRUE[paper.cut or ""]
    )


def mails(work: Work, mission_id: str, letters: Mapping[str, Sequence[str]]) -> list[Mail]:
    """The mails that take letters to these participations, in Japanese on a mission from Japan."""
    mission = work.get(Mission, mission_id)
    language = "ja" if mission.direction is Direction.JP_TO_EU else "en"
    orders = (Order("letters", mission.code, letter=letter, language=language, each=True, people=tuple(people))
              for letter, people in letters.items())  # fmt: skip
    return [Mail(order) for order in orders]


def _has_changed(works: Works, number: int, participation: str) -> bool:
    """Whether the step gave another status to somebody who had one."""
    for change in works.history("participation", participation):
        if change.step.number <= number:
            return change.step.number == number and change.kind == "changed" and "stage" in change.after
    return False


def _due(work: Work, participations: Sequence[str]) -> tuple[Due, ...]:
    found: defaultdict[str, list[roll.Member]] = defaultdict(list)
    asked = (
        select(Participation, Person, Organisation)
        .join(Person, Person.id == Participation.person_id)
        .outerjoin(Organisation, Organisation.id == Person.organisation_id)
        .where(Participation.id.in_(participations), Participation.role.in_(roll.TRAVELLERS))
    )
    for part, person, firm in work.session.execute(asked):
        kind = letters.KINDS.get(_LETTERS.get(part.stage, ""))
        if kind is not None and any(rule((part, person, firm)) for rule in kind.whom):
            found[kind.key].append((part, person, firm))
    dues = [
        Due(key, letters.KINDS[key].title, tuple(part.id for part, *_ in who), roll.name_of(who[0][1]).full)
        for key, who in found.items()
    ]
    return tuple(sorted(dues, key=lambda due: -len(due.people)))
