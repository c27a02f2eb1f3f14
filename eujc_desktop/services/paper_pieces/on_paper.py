"""Lists on paper: for all days, or for one; diet cards also for one person, the delegation also for one host."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from eujc_desktop.common.errors import Refused, UserError
from eujc_desktop.common.progress import silent
from eujc_desktop.common.said import say
from eujc_desktop.common.text import safe_file_name
from eujc_desktop.documents.lists.content import (
    Attendance,
    Checklist,
    DietCards,
    Meals,
    Register,
    Rooming,
    SeatLists,
    SignIn,
)
from eujc_desktop.documents.lists.diets import is_special
from eujc_desktop.documents.lists.emergency_content import EmergencyFolder
from eujc_desktop.documents.lists.evaluation_content import EvaluationReport, EvaluationSheet
from eujc_desktop.documents.lists.money_content import Finance
from eujc_desktop.models.paper_kinds import PaperKind
from eujc_desktop.services import disclosures, roll, showings
from eujc_desktop.services.listings import (
    delegation,
    emergency,
    evaluation,
    finance,
    itinerary,
    luggage,
    records,
    rooming_changes,
    stays,
)
from eujc_desktop.services.listings.people import Wanted
from eujc_desktop.services.paper_pieces.order import Piece, Task, piece_of
from eujc_desktop.services.paper_pieces.readers import chosen
from eujc_desktop.store.work import Work

_PLAN = say("Add it to the itinerary first.")
KINDS: dict[PaperKind, Callable[[Work, str, Wanted], itinerary.Found]] = {
    PaperKind.ATTENDANCE: itinerary.attendance,
    PaperKind.SIGN_IN: itinerary.sign_in,
    PaperKind.ROOMING: stays.rooming,
    PaperKind.MEALS: itinerary.meals,
    PaperKind.DIET_CARD: itinerary.diet_cards,
    PaperKind.MANIFEST: stays.manifest,
    PaperKind.LUGGAGE: luggage.luggage,
    PaperKind.SEATS: itinerary.seats,
    PaperKind.EMERGENCY: emergency.folder,
    PaperKind.CHECKLIST: records.checklist,
    PaperKind.REGISTER: records.register,
    PaperKind.FINANCE: finance.finance,
    PaperKind.EVALUATION_SHEET: evaluation.sheet,
    PaperKind.EVALUATION_REPORT: evaluation.report,
}


_NOTHING: dict[type[object], tuple[Callable[[Any], bool], str, str]] = {
    Attendance: (lambda content: not content.days, say("The itinerary has nothing to attend."), _PLAN),
    SignIn: (lambda content: not content.days, say("The itinerary has nothing to sign in for."), _PLAN),
    Meals: (lambda content: not content.meals, say("The itinerary has no meal."), _PLAN),
    SeatLists: (
        lambda content: not content.journeys,
        say("The itinerary has no ride by train, coach, ship or plane."),
        say("Say at the items how one travels."),
    ),
    Checklist: (
        lambda content: not content.tasks.rows,
        say("The mission has no tasks."),
        say("Add tasks to its checklist first."),
    ),
    Register: (
        lambda content: not any(table.rows for table in content.tables),
        say("The lists of the activity are empty."),
        say("Enter something there first."),
    ),
    Finance: (
        lambda content: not (content.accounts or content.payments),
        say("Nobody owes or has paid a deposit."),
        say("Enter the deposit with the mission, then invoice it."),
    ),
    EvaluationSheet: (
        lambda content: not content.questions,
        say("There is no question to ask."),
        say("Add questions to the evaluation first."),
    ),
    EvaluationReport: (
        lambda content: not content.forms,
        say("No evaluation form has come back."),
        say("Type the forms in first."),
    ),
    DietCards: (
        lambda content: not any(map(is_special, content.eaters)),
        say("As far as is known, everybody eats everything."),
        say("Enter diets and allergies."),
    ),
}
"""When a list has nothing to say, and what to tell instead."""


def listed(task: Task) -> Sequence[Piece]:
    """A list with every sheet of it in one file; Refused where it would be empty."""
    mission, order = task.mission, task.order
    kind = PaperKind(order.kind)
    wanted = Wanted(order.sort, order.language, order.columns, order.day, order.person_id, order.people)
    content, cautions = task.works.read(lambda work: KINDS[kind](work, mission.id, wanted))
    passports: tuple[str, ...] = ()
    if isinstance(content, EmergencyFolder):
        passports = content.bearers
        if task.sample:
            content, cautions = _looked_at(task, content, cautions)
    _refuse_nothing(content, order.day)
    built = task.build(order.kind, content, task.progress)
    name = f"{mission.code}_{order.kind}{f'_day-{order.day}' if order.day is not None else ''}_{order.language}"
    if order.person_id is None:
        said = rooming_changes.said(content) if isinstance(content, Rooming) and not order.people else ""
        return [
            piece_of(name, built, cautions, disclosed=disclosures.of_content(content), said=said, passports=passports)
        ]
    person = task.works.read(partial(chosen, mission=mission, order=order))[0][1]
    whose = roll.name_of(person).full
    return [piece_of(f"{name}_{safe_file_name(whose)}", built, cautions, for_whom=whose, person_id=person.id)]


def _refuse_nothing(content: object, day: int | None) -> None:
    known = _NOTHING.get(type(content))
    if known is None or not known[0](content):
        return
    if day is not None:
        raise Refused(say("There is nothing for this list on day {day}.", day=day), cure=say("Choose all days."))
    raise Refused(known[1], cure=known[2])


def _looked_at(
    task: Task, content: EmergencyFolder, cautions: Sequence[str]
) -> tuple[EmergencyFolder, tuple[str, ...]]:
    """The folder as it may be seen before it is made: with passport numbers only where the look is written down."""
    try:
        showings.enter_previewed(task.works, content.bearers, f"Passport numbers of {task.mission.code} shown")
    except UserError as exc:
        return emergency.masked(content), (*cautions, f"Passport numbers are masked here. {exc}")
    return content, tuple(cautions)


def delegations(task: Task) -> Sequence[Piece]:
    """The list for hosts: one for all, for the host of one visit, or for each host; the register keeps whose it was."""
    works, mission, order = task.works, task.mission, task.order
    wanted = Wanted(order.sort, order.language, people=order.people)
    name = f"{mission.code}_{order.kind}_{order.language}"
    if not order.personal:
        content, cautions = works.read(partial(delegation.delegation, mission_id=mission.id, wanted=wanted))
        built = task.build(order.kind, content, task.progress)
        return [piece_of(name, built, cautions, disclosed=disclosures.of_content(content))]
    hosts = works.read(partial(delegation.visits, mission_id=mission.id, one=order.person_id))
    if not hosts:
        raise Refused("No host is to get a list yet.", cure="Set visits to “Requested”, or choose one visit.")
    made = []
    for count, (visit_id, host) in enumerate(hosts):
        task.progress(count, len(hosts), host)
        read = partial(delegation.delegation, mission_id=mission.id, wanted=wanted, visit_id=visit_id)
        content, cautions = works.read(read)
        built = task.build(order.kind, content, silent)
        own, told = f"{name}_{safe_file_name(host)}", disclosures.of_content(content)
        made.append(piece_of(own, built, cautions, for_whom=host, disclosed=told, visits=(visit_id,)))
    return made
