"""What is due in all missions: tasks, steps with hosts, names, answers, deposits, passports, payments, surveys."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from sqlalchemy import delete, func, or_, select

from eujc_desktop.common.errors import Refused
from eujc_desktop.common.said import say, say_many
from eujc_desktop.models.approval import Approval, ApprovalState
from eujc_desktop.models.choices import VisitStage
from eujc_desktop.models.follow_up import Survey
from eujc_desktop.models.itinerary import Item, MissionDay
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.money import Payment
from eujc_desktop.models.organisation import Organisation, Site
from eujc_desktop.models.snooze import Snooze
from eujc_desktop.models.task import Task
from eujc_desktop.models.visit import Visit
from eujc_desktop.planning.deadlines import SPANS, Span, span
from eujc_desktop.planning.host_letters import THANK_DAYS
from eujc_desktop.services import entries, host_letters, host_log, progress, records, tasks
from eujc_desktop.services.missions import MissionRow
from eujc_desktop.services.profiles import GONE
from eujc_desktop.store.work import Work

AHEAD_DAYS: Final = 14
_PASSPORT_DAYS: Final = 35
_OVER = (VisitStage.VISITED, VisitStage.THANKED)
_TICKED = frozenset({"task", "step", "names", "thanks"})
"""What is done by a tick; the others are done when the data say so."""
__all__ = ["AHEAD_DAYS", "SPANS", "Deadline", "done", "of_office", "put_off", "take_up"]


@dataclass(frozen=True, slots=True)
class Deadline:
    """Something due of a `kind`, with the `key` by which it is put off; `tab`, `record` and `field` lead to its place.

    Money and follow-up are windows, as which `field` names the part.

    `whose` is the code of its mission, or the host; `until` the day it was put off to, with its `reason`.
    """

    key: str
    kind: str
    mission_id: str
    whose: str
    title: str
    due: date
    span: Span
    tab: str
    record: str = ""
    field: str = ""
    until: date | None = None
    reason: str = ""

    @property
    def ticked(self) -> bool:
        """Whether it can be marked done where it is listed."""
        return self.kind in _TICKED


def of_office(work: Work, rows: Sequence[MissionRow], today: date) -> tuple[Deadline, ...]:
    """What is late or due in the next fourteen days in missions that go on, the next first; then what was put off."""
    going = {row.id: row for row in rows if not row.over}
    codes, until = {key: row.code for key, row in going.items()}, today + timedelta(days=AHEAD_DAYS)
    found = [
        *_programme(work, codes, today),
        *_tasks(rows, until),
        *_steps(work, today),
        *_entries(work, codes, today),
        *_names(work, codes, until),
        *_nationalities(work, codes, until),
        *_answers(work, codes, until),
        *_refused(work, codes, until),
        *_thanks(work, codes, until),
        *_counted(work, going, today, until),
        *_after(work, rows, until),
    ]
    told = _put_off(work, found, today)
    return tuple(sorted(told, key=lambda each: (SPANS.index(each.span), _day(each), each.whose)))


def done(work: Work, key: str, today: date) -> None:
    """Mark what is due done today; Refused for what the data tell by themselves."""
    kind, _, record = key.partition(":")
    if kind == "task":
        tasks.tick(work, record, today)
    elif kind == "step":
        host_log.done(work, record, today)
    elif kind == "names":
        work.get(Visit, record).list_sent_on = today
    elif kind == "thanks":
        host_letters.mark_thanked(work, [record], today)
    else:
        raise Refused("This is done when the data say so.", cure="Go to its place and enter what is missing.")
    take_up(work, key)


def put_off(work: Work, key: str, values: Mapping[str, object], today: date) -> None:
    """Ask about something due again `until` a later day, for a `reason`."""
    given = records.parsed(Snooze, {"about": key, **values}, whole=True)
    if given["until"] <= today:
        raise Refused("A deadline is put off to a day that is still to come.", cure="Enter a later day.")
    take_up(work, key)
    work.session.add(Snooze(**given))


def take_up(work: Work, key: str) -> None:
    """Ask about something again as if it had not been put off."""
    work.session.execute(delete(Snooze).where(Snooze.about == key))


def _day(each: Deadline) -> date:
    return each.until if each.span == "put off" and each.until else each.due


def _put_off(work: Work, found: Sequence[Deadline], today: date) -> Iterator[Deadline]:
    off = {one.about: one for one in work.session.scalars(select(Snooze))}
    for each in found:
        if (one := off.get(each.key)) is not None:
            each = replace(each, until=one.until, reason=one.reason)
        yield replace(each, span=span(each.due, today, each.until))


def _made(key: str, mission_id: str, whose: str, title: str, due: date, *where: str) -> Deadline:
    tab, record, field = (*where, "", "")[:3]
    return Deadline(key, key.partition(":")[0], mission_id, whose, title, due, "later", tab, record, field)


def _programme(work: Work, codes: Mapping[str, str], today: date) -> Iterator[Deadline]:
    """Missions with something on the programme today."""
    counted = (
        select(MissionDay.mission_id, func.count())
        .join(Item, Item.day_id == MissionDay.id)
        .where(MissionDay.day == today)
        .group_by(MissionDay.mission_id)
    )
    for mission_id, n in work.session.execute(counted):
        if mission_id in codes:
            title = say_many("{n} item on the programme of today", "{n} items on the programme of today", n=n)
            yield _made(f"programme:{mission_id}", mission_id, codes[mission_id], title, today, "itineraries")


def _tasks(rows: Sequence[MissionRow], until: date) -> Iterator[Deadline]:
    for row in rows:
        for task in row.open_tasks:
            if task.due <= until:
                title, where = task.title, ("missions", row.id, "")
                if task.automatic:
                    tab, lacking = progress.place(task.rule)
                    where = (tab, "", lacking)
                    title = say("{task} ({progress})", task=task.title, progress=task.progress)
                yield _made(f"task:{task.id}", row.id, row.code, title, task.due, *where)


def _steps(work: Work, today: date) -> Iterator[Deadline]:
    for step in host_log.due(work, today, AHEAD_DAYS):
        where = ("visits", step.organisation_id, "directory")
        yield _made(f"step:{step.id}", step.mission_id, step.company, step.step, step.on, *where)


def _entries(work: Work, codes: Mapping[str, str], today: date) -> Iterator[Deadline]:
    for each in entries.due(work, today, AHEAD_DAYS):
        if each.mission_id in codes:
            where = ("entries", each.id, each.key)
            yield _made(f"entry:{each.id}", each.mission_id, each.code, each.title, each.day, *where)


def _names(work: Work, codes: Mapping[str, str], until: date) -> Iterator[Deadline]:
    """Lists of visitors that hosts wait for: by the day of the visit, else so many days before it as the site asks."""
    asked = (
        select(Visit, Organisation, Site.names_days)
        .join(Organisation, Organisation.id == Visit.organisation_id)
        .outerjoin(Site, Site.id == Visit.site_id)
        .where(Visit.mission_id.in_(codes), Visit.list_sent_on.is_(None), Visit.stage.not_in((*GONE, *_OVER)))
        .where(or_(Visit.names_due.is_not(None), Site.names_days.is_not(None)))
    )
    for visit, host, days in work.session.execute(asked):
        due = visit.names_due
        if due is None and visit.agreed_day is not None and days is not None:
            due = visit.agreed_day - timedelta(days=days)
        if due is not None and due <= until:
            title = say("Names of visitors for {host}", host=host.name or host.name_ja or "")
            code = codes[visit.mission_id]
            yield _made(f"names:{visit.id}", visit.mission_id, code, title, due, "visits", visit.id,
                        "field:visit.names_due")  # fmt: skip


def _nationalities(work: Work, codes: Mapping[str, str], until: date) -> Iterator[Deadline]:
    """Hosts that check nationalities so many days before a visit, and have not been asked about anybody."""
    asked = select(Approval.visit_id).where(Approval.state.is_not(None))
    checking = (
        select(Visit, Organisation, Site.export_days)
        .join(Organisation, Organisation.id == Visit.organisation_id)
        .join(Site, Site.id == Visit.site_id)
        .where(Visit.mission_id.in_(codes), Visit.agreed_day.is_not(None), Site.export_days.is_not(None))
        .where(Visit.list_sent_on.is_(None), Visit.id.not_in(asked), Visit.stage.not_in((*GONE, *_OVER)))
    )
    for visit, host, days in work.session.execute(checking):
        due = visit.agreed_day - timedelta(days=days) if visit.agreed_day and days is not None else None
        if due is not None and due <= until:
            title = say("Nationalities for the export control of {host}", host=host.name or host.name_ja or "")
            code = codes[visit.mission_id]
            yield _made(f"export:{visit.id}", visit.mission_id, code, title, due, "visits", visit.id, "approvals")


def _answers(work: Work, codes: Mapping[str, str], until: date) -> Iterator[Deadline]:
    """Approvals that hosts are to give."""
    asked = (
        select(Visit.id, Visit.mission_id, func.min(Approval.answer_by), func.count(), Organisation.name)
        .join(Approval, Approval.visit_id == Visit.id)
        .join(Organisation, Organisation.id == Visit.organisation_id)
        .where(Approval.state == ApprovalState.ASKED, Approval.answer_by <= until, Visit.stage.not_in(GONE))
        .group_by(Visit.id, Visit.mission_id, Organisation.name)
    )
    for visit, mission_id, due, n, name in work.session.execute(asked):
        if due is not None and mission_id in codes:
            title = say_many("{n} approval by {host}", "{n} approvals by {host}", n=n, host=name or "")
            yield _made(f"answers:{visit}", mission_id, codes[mission_id], title, due, "visits", visit, "approvals")


def _refused(work: Work, codes: Mapping[str, str], until: date) -> Iterator[Deadline]:
    """People whom hosts refused and in whose place nobody goes yet, by the day the names or the visit are due."""
    asked = (
        select(Visit, func.count(), Organisation.name, Organisation.name_ja)
        .join(Approval, Approval.visit_id == Visit.id)
        .join(Organisation, Organisation.id == Visit.organisation_id)
        .where(Approval.state == ApprovalState.REFUSED, Visit.mission_id.in_(codes))
        .where(Visit.stage.not_in((*GONE, *_OVER)))
        .group_by(Visit.id, Organisation.name, Organisation.name_ja)
    )
    for visit, n, name, name_ja in work.session.execute(asked):
        due = visit.names_due or visit.agreed_day
        if due is not None and due <= until:
            host = name or name_ja or ""
            title = say_many("{n} person refused by {host}, not replaced", "{n} people refused by {host}, not replaced",
                             n=n, host=host)  # fmt: skip
            code = codes[visit.mission_id]
            yield _made(f"refused:{visit.id}", visit.mission_id, code, title, due, "visits", visit.id, "approvals")


def _thanks(work: Work, codes: Mapping[str, str], until: date) -> Iterator[Deadline]:
    """Hosts to be thanked, a few days after the visit at the latest."""
    visited = (
        select(Visit, Organisation)
        .join(Organisation, Organisation.id == Visit.organisation_id)
        .where(Visit.mission_id.in_(codes), Visit.stage == VisitStage.VISITED, Visit.thanked_on.is_(None))
        .where(Visit.agreed_day.is_not(None))
    )
    for visit, host in work.session.execute(visited):
        due = visit.agreed_day + timedelta(days=THANK_DAYS) if visit.agreed_day else None
        if due is not None and due <= until:
            title = say("Thank {host}", host=host.name or host.name_ja or "")
            code = codes[visit.mission_id]
            yield _made(f"thanks:{visit.id}", visit.mission_id, code, title, due, "visits", visit.id, "host_letters")


def _after(work: Work, rows: Sequence[MissionRow], until: date) -> Iterator[Deadline]:
    """Surveys to be sent, also of missions that are completed, and payments to be made, by the day they are due."""
    codes = {row.id: row.code for row in rows}
    surveys = (
        select(Survey.mission_id, Survey.due, func.count())
        .where(Survey.due <= until, Survey.sent_on.is_(None), Survey.answered_on.is_(None))
        .group_by(Survey.mission_id, Survey.due)
    )
    for mission_id, due, n in work.session.execute(surveys):
        if due is not None and mission_id in codes:
            title = say_many("{n} survey to be sent", "{n} surveys to be sent", n=n)
            key = f"surveys:{mission_id}:{due.isoformat()}"
            yield _made(key, mission_id, codes[mission_id], title, due, "follow_up", mission_id, "surveys")
    payments = (
        select(Payment.mission_id, func.min(Payment.due), func.count())
        .where(Payment.due <= until, func.coalesce(Payment.paid, 0) < Payment.amount)
        .group_by(Payment.mission_id)
    )
    for mission_id, due, n in work.session.execute(payments):
        if due is not None and mission_id in codes:
            title = say_many("{n} payment is due", "{n} payments are due", n=n)
            yield _made(
                f"payments:{mission_id}", mission_id, codes[mission_id], title, due, "money", mission_id, "payments"
            )


_RULES: Final = {"deposits": say("Deposits: {words}"), "passports": say("Passport data: {words}")}


def _counted(work: Work, going: Mapping[str, MissionRow], today: date, until: date) -> Iterator[Deadline]:
    """Deposits and passports of missions, where no task of theirs tells of them already."""
    with_rule = select(Task.mission_id, Task.rule).where(Task.rule.is_not(None))
    told = {(mission_id, rule) for mission_id, rule in work.session.execute(with_rule)}
    for mission in work.session.scalars(select(Mission).where(Mission.id.in_(list(going)))):
        days = {"deposits": mission.deposit_due, "passports": mission.first_day - timedelta(days=_PASSPORT_DAYS)}
        near = {rule: day for rule, day in days.items() if day and day <= until and (mission.id, rule) not in told}
        if not near or mission.last_day < today:
            continue
        states = progress.of_mission(work, mission)
        for rule, day in near.items():
            if states[rule].wanted and not states[rule].whole:
                title = say(_RULES[rule], words=states[rule].words)
                tab, lacking = progress.place(rule)
                yield _made(f"{rule}:{mission.id}", mission.id, mission.code, title, day, tab, "", lacking)
