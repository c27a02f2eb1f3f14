"""What stands in the sample beside its missions, and what came of these: other activities, money, forms, debriefs.

All of it is over, or binds nobody, so that nothing of it is late.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import select

from eujc_desktop.common.errors import Damaged
from eujc_desktop.common.resources import resource
from eujc_desktop.common.said import say
from eujc_desktop.models.choices import Role, Stage
from eujc_desktop.models.follow_up import Survey
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.money import Payment
from eujc_desktop.models.organisation import Organisation
from eujc_desktop.models.person import Person
from eujc_desktop.models.visit import Visit
from eujc_desktop.services import (
    budget,
    debriefs,
    deposits,
    entries,
    evaluation,
    gifts,
    host_log,
    missions,
    payments,
    people,
    questions,
    records,
    surveys,
    tasks,
    visit_lines,
    who_does_what,
)
from eujc_desktop.store.work import Work

Spec = Mapping[str, Any]


def spec_of(name: str) -> Any:
    """What a file of the sample says."""
    return json.loads(resource("sample", name).read_text(encoding="utf-8"))


def firm_called(work: Work, name: str) -> Organisation:
    """The company of that name."""
    if (found := work.session.scalar(select(Organisation).where(Organisation.name == name))) is None:
        raise Damaged(say("The sample has no firm called {name}.", name=name))
    return found


def new_mission(work: Work, spec: Spec) -> str:
    """A mission with its fields; its id."""
    names = ("programme", "code", "title", "title_ja", "first_day", "last_day")
    mission_id = missions.new(work, {name: spec[name] for name in names if name in spec})
    records.change(work, "mission", mission_id, spec["values"])
    return mission_id


def close(work: Work, of: Mission) -> None:
    """All of the checklist of a mission that is over was done."""
    for task in tasks.of_mission(work, of, of.last_day):
        tasks.tick(work, task.id, min(task.due, of.last_day + timedelta(days=60)))


# --- Other activities ------------------------------------------------------------------------------------------------


def activity(work: Work, spec: Spec) -> None:
    """A traineeship, a helpdesk or a newsletter with what its lists hold."""
    of = work.get(Mission, new_mission(work, spec["mission"]))
    trainees = [_trainee(work, of.id, one) for one in spec.get("trainees", ())]
    for key, lines in spec["entries"].items():
        for line in lines:
            values = {name: value for name, value in line.items() if name not in ("person", "host")}
            if "person" in line:
                values["participation_id"] = trainees[line["person"]]
            if "host" in line:
                values["organisation_id"] = firm_called(work, line["host"]).id
            records.create(work, entries.LISTS[key].table, {**values, "mission_id": of.id})
    for plan in spec.get("instalments", ()):
        _instalments(work, of, [trainees[at] for at in plan["people"]], plan)
    close(work, of)


def _instalments(work: Work, of: Mission, ids: Sequence[str], plan: Spec) -> None:
    """A sum in instalments, all of them paid on their day."""
    first = date.fromisoformat(plan["first"])
    amount = Decimal(plan["amount"])
    asked = payments.Schedule(plan["sort"], amount, plan["currency"], plan["number"], first, plan["months"])
    payments.add_instalments(work, of.id, ids, asked)
    work.session.flush()
    made = (Payment.mission_id == of.id, Payment.sort == asked.sort, Payment.participation_id.in_(ids))
    for one in work.session.scalars(select(Payment).where(*made)):
        payments.paid(work, [one.id], one.due or first)


def _trainee(work: Work, mission_id: str, spec: Spec) -> str:
    person_id = people.add_person(work, records.parsed(Person, spec), {})
    return people.join(work, mission_id, person_id, {"role": Role.PARTICIPANT, "stage": Stage.COMPLETED})


def others(work: Work, events: Sequence[Spec]) -> None:
    """What other organisers hold."""
    for event in events:
        who_does_what.add(work, event)


# --- What came of missions -------------------------------------------------------------------------------------------


def results(work: Work, code: str, spec: Spec) -> None:
    """Budget, debriefs, evaluation and surveys of a mission, as far as it has them."""
    of = missions.by_code(work, code)
    for line in spec.get("budget", ()):
        records.change(work, "cost_line", budget.add(work, of.id, line["title"]), line)
    for name, words in spec.get("debriefs", {}).items():
        _debrief(work, of, firm_called(work, name).id, words)
    questions.begin(work, of.id)
    work.session.flush()
    _forms(work, of, spec.get("forms", ()))
    if "deposits" in spec:
        _deposits(work, of, spec["deposits"])
    if "surveys" in spec:
        _surveys(work, of, spec["surveys"], spec["results"])


def _deposits(work: Work, of: Mission, told: Spec) -> None:
    """Deposits asked, paid and given back after the mission, one by hand with its reason."""
    asked, decided = (date.fromisoformat(told[name]) for name in ("asked", "decided"))
    ids = list(deposits.sheet(work, of.id, decided).accounts)
    deposits.invoice(work, of.id, ids, asked)
    deposits.paid(work, ids, of.deposit_due or asked)
    work.session.flush()
    by_hand = told["by_hand"]
    deposits.decide(work, ids[0], Decimal(by_hand["refund"]), by_hand["reason"], decided)
    deposits.accept(work, of.id, ids, decided)
    deposits.refunded(work, ids, decided + timedelta(days=5))


def _debrief(work: Work, of: Mission, host_id: str, words: Spec) -> None:
    """What was noted the evening of a visit, and the gifts of that day."""
    visit = work.session.scalars(
        select(Visit).where(Visit.mission_id == of.id, Visit.organisation_id == host_id)
    ).one()  # fmt: skip
    day = visit.agreed_day or of.last_day
    debriefs.write(work, visit.id, words["values"], words.get("quotes", ()), words.get("steps", ()), day)
    work.session.flush()
    for step in debriefs.follow_ups(work, visit.id):
        host_log.done(work, step.id, step.by or day)
    visit_lines.add(work, gifts.ENTRIES, visit.id, [{**gift, "handed_on": day} for gift in words.get("gifts", ())])


def _forms(work: Work, of: Mission, forms: Sequence[Spec]) -> None:
    """The forms that came back on the last day, answers in the order of the questions."""
    if not forms:
        return
    evaluation.add_forms(work, of.id, len(forms), of.last_day)
    found = evaluation.sheet(work, of.id)
    for form, spec in zip(found.forms, forms, strict=True):
        evaluation.may_quote(work, [form.id], may=bool(spec.get("quotable")))
        told = {(form.id, ask.key): str(text) for ask, text in zip(found.asks, spec["answers"], strict=True)}
        evaluation.answer(work, of.id, told)
    work.session.flush()
    said = evaluation.results(work, of.id).quotes
    evaluation.quote(work, [quote.cell for quote in said if quote.may_quote][::2], picked=True)


def _surveys(work: Work, of: Mission, rounds: Sequence[int], told: Sequence[Spec]) -> None:
    """The surveys of rounds that are over: all were answered, and some told what came of it."""
    surveys.lay_out(work, of.id)
    work.session.flush()
    found = select(Survey).where(Survey.mission_id == of.id, Survey.months.in_(rounds))
    asked = list(work.session.scalars(found.order_by(Survey.months, Survey.participation_id)))
    for at, one in enumerate(asked):
        one.sent_on = one.due
        surveys.answered(work, [one.id], (one.due or of.last_day) + timedelta(days=4 + at % 9))
    for one, result in zip(asked, told, strict=False):
        surveys.add_result(work, one.id, result, one.answered_on or date.today())
