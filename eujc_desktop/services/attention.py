"""What about a mission needs attention, gathered by kind: whom it concerns and where it is mended."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import select

from eujc_desktop.models.organisation import Organisation
from eujc_desktop.models.participation import Participation
from eujc_desktop.models.person import Person
from eujc_desktop.models.visit import Visit
from eujc_desktop.planning.finding import ORDER, Finding, Severity
from eujc_desktop.planning.host_letters import REMINDER, REQUEST, THANKS
from eujc_desktop.services import (
    approvals,
    checks,
    debriefs,
    gifts,
    host_letters,
    host_log,
    travellers,
    visit_cards,
    who_does_what,
)
from eujc_desktop.services.tasks import TaskRow
from eujc_desktop.store.work import Work


@dataclass(frozen=True)
class Concern:
    """So many things of a `kind`: `conflicts`, `warnings`, `late`, `no answer`, `next steps` with hosts, `thanks` and
    `letters` to them, `gifts` that run low, `debriefs` to be written, `others` who do the same, or a rule about people
    or whom hosts take.

    `names` are those it concerns, `days` those on which it happens; `tab`, `record` and `field` lead to where it is
    mended. For `no answer` the count is of days.
    """

    kind: str
    severity: Severity
    count: int
    names: tuple[str, ...] = ()
    days: tuple[date, ...] = ()
    tab: str = ""
    record: str = ""
    field: str = ""


def of_mission(work: Work, mission_id: str, tasks: Sequence[TaskRow], today: date) -> tuple[Concern, ...]:
    """All concerns of a mission, the gravest first; hints are left to the tabs, but for thanks of the last days."""
    found = [
        *_itinerary(checks.timetable_of(work, mission_id, today)),
        *_late(tasks),
        *_people(work, mission_id, today),
        *_hosts(work, mission_id, today),
        *_others(work, mission_id),
        *_letters(work, mission_id),
        *_gifts(work, mission_id),
        *_approvals(work, mission_id, today),
    ]
    return tuple(sorted(found, key=lambda concern: ORDER[concern.severity]))


def _itinerary(findings: Iterable[Finding]) -> list[Concern]:
    found = list(findings)
    kinds: tuple[tuple[str, Severity], ...] = (("conflicts", "error"), ("warnings", "warning"))
    concerns = []
    for kind, severity in kinds:
        own = [finding for finding in found if finding.severity == severity]
        if own:
            days = tuple(sorted({finding.when.date() for finding in own if finding.when}))
            first = next((finding.items[0] for finding in own if finding.items), "")
            concerns.append(Concern(kind, severity, len(own), (), days, "itineraries", first, "issues"))
    return concerns


def _late(tasks: Iterable[TaskRow]) -> list[Concern]:
    late = [task for task in tasks if task.late]
    names = tuple(task.title for task in late)
    return [Concern("late", "error", len(late), names, (), "missions", late[0].id, "tasks")] if late else []


def _people(work: Work, mission_id: str, today: date) -> list[Concern]:
    by_rule: dict[str, list[Finding]] = {}
    for finding in travellers.findings(work, mission_id, today):
        if finding.severity != "hint":
            by_rule.setdefault(finding.rule, []).append(finding)
    names = _names(work, mission_id) if by_rule else {}
    concerns = []
    for rule, own in by_rule.items():
        who = tuple(dict.fromkeys(names[finding.person] for finding in own if finding.person in names))
        concerns.append(Concern(rule, own[0].severity, len(own), who, (), "participants", own[0].person, own[0].field))
    return concerns


def _names(work: Work, mission_id: str) -> dict[str, str]:
    """Family names by participation."""
    found = work.session.execute(
        select(Participation.id, Person.family_name, Person.native_name)
        .join(Person, Person.id == Participation.person_id)
        .where(Participation.mission_id == mission_id)
    )
    return {key: family or native or "" for key, family, native in found}


def _hosts(work: Work, mission_id: str, today: date) -> list[Concern]:
    """Hosts to be asked again, and what was promised to some by today."""
    asked = (
        select(Visit, Organisation.name, Organisation.name_ja)
        .join(Organisation, Organisation.id == Visit.organisation_id)
        .where(Visit.mission_id == mission_id, Visit.stage.in_(visit_cards.WAITING))
        .order_by(Visit.asked_on)
    )
    concerns = []
    for visit, name, name_ja in work.session.execute(asked):
        since = visit_cards.asked_since(visit)
        if visit_cards.is_late(visit, today) and since is not None:
            days = (today - since).days
            host = (name or name_ja or "",)
            concerns.append(Concern("no answer", "warning", days, host, (since,), "visits", visit.id,
                                    str(visit.stage)))  # fmt: skip
    due = host_log.due_of_mission(work, mission_id, today)
    if due:
        names = tuple(f"{each.company}: {each.step}" for each in due)
        concerns.append(Concern("next steps", "warning", len(due), names, (), "visits", due[0].visit_id))
    if over := debriefs.due(work, mission_id, today):
        hosts, held = tuple(one.company for one in over), tuple(one.day for one in over)
        concerns.append(Concern("debriefs", "warning", len(over), hosts, held, "visits", over[0].visit_id, "debrief"))
    return concerns


def _others(work: Work, mission_id: str) -> list[Concern]:
    """What other organisers hold on the same days in the same place or for the same sector."""
    found = who_does_what.clashes_of(work, mission_id)
    names = tuple(f"{each.event.organiser}: {each.event.title}" for each in found)
    days = tuple(each.first_day for each in found)
    return (
        [Concern("others", "warning", len(found), names, days, "missions", found[0].event.id, "plan")] if found else []
    )


def _letters(work: Work, mission_id: str) -> list[Concern]:
    """Hosts to be thanked, and those to whom another letter is due; silent ones are told one by one."""
    found = host_letters.due(work, mission_id, datetime.now(UTC))
    concerns = []
    for kind, own in (
        ("thanks", [one for one in found if one.letter == THANKS]),
        ("letters", [one for one in found if one.letter not in (THANKS, REMINDER, REQUEST)]),
    ):
        if own:
            severity: Severity = "warning" if any(one.urgent for one in own) else "hint"
            names = tuple(dict.fromkeys(one.company for one in own))
            concerns.append(Concern(kind, severity, len(own), names, (), "visits", own[0].visit_id, "host_letters"))
    return concerns


def _gifts(work: Work, mission_id: str) -> list[Concern]:
    """Gifts for hosts that have to be ordered."""
    found = gifts.short(work, mission_id)
    visit = next(iter(found.values()), "")
    return [Concern("gifts", "warning", len(found), tuple(found), (), "visits", visit, "gifts")] if found else []


def _approvals(work: Work, mission_id: str, today: date) -> list[Concern]:
    """What hosts still have to be asked, have refused, or want before they let us in."""
    sheet = approvals.of_mission(work, mission_id, today)
    names = {head.id: head.short or head.title for head in sheet.visits}
    by_rule: dict[str, list[Finding]] = {}
    for finding in sheet.findings:
        # That a nationality is not known is told of the person.
        if finding.severity != "hint" and finding.rule != "nationality unknown":
            by_rule.setdefault(finding.rule, []).append(finding)
    return [
        Concern(rule, own[0].severity, len(own), tuple(names[finding.record] for finding in own), (), "visits",
                own[0].record, "approvals")
        for rule, own in by_rule.items()
    ]  # fmt: skip
