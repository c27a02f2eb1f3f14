"""Whom the hosts of a mission take: read as a sheet of people and visits, marked cell by cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select

from eujc_desktop.common import firms
from eujc_desktop.common.said import say
from eujc_desktop.fields import readings
from eujc_desktop.models.approval import Approval, ApprovalState, NdaState
from eujc_desktop.models.choices import PhotoRule, Stage, VisitStage
from eujc_desktop.models.organisation import Organisation, Site
from eujc_desktop.models.participation import Participation
from eujc_desktop.models.visit import Visit
from eujc_desktop.planning import approvals as rules
from eujc_desktop.planning.approvals import Guest, Host
from eujc_desktop.planning.finding import Finding, in_order
from eujc_desktop.planning.hosts import named
from eujc_desktop.services import itineraries, roll, visit_names, visitors
from eujc_desktop.services.plan_facts import spoken_at, spoken_by
from eujc_desktop.services.profiles import GONE
from eujc_desktop.services.roll import Member
from eujc_desktop.store.work import Work

Cell = tuple[str, str]
"""A participation and a visit."""
_OVER = (VisitStage.VISITED, VisitStage.THANKED)
ANSWER_DAYS = 14
"""So many days a host has to answer, where its check of export control takes no longer."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What a cell says, as its code, and the note on it; `due` is the day by which a host answers."""

    code: str
    reason: str = ""
    due: date | None = None
    late: bool = False


@dataclass(frozen=True)
class VisitHead:
    """A visit over its column: the host as it is told apart and its short name, the day, how many come, its conditions.

    `worst` is how grave what stands against it is.
    """

    id: str
    title: str
    day: date | None
    coming: int
    terms: tuple[str, ...]
    worst: str = ""
    short: str = ""


@dataclass(frozen=True)
class Sheet:
    """The visits that are to take place, the people by participation and name, and what is known of each.

    `asked` are the cells of those who go to a visit, or who were marked there; `ids` the records of cells; `warned`
    says what about somebody herself stands against a visit.
    """

    visits: tuple[VisitHead, ...]
    people: tuple[tuple[str, str], ...]
    asked: frozenset[Cell]
    answers: Mapping[Cell, Mark]
    signatures: Mapping[Cell, Mark]
    findings: tuple[Finding, ...]
    ids: Mapping[Cell, str]

    @property
    def warned(self) -> dict[Cell, tuple[str, ...]]:
        words: dict[Cell, tuple[str, ...]] = {}
        for one in self.findings:
            for cell in ((who, one.record) for who in one.who if one.rule in rules.PERSONAL):
                words[cell] = (*words.get(cell, ()), one.message)
        return words


def of_mission(work: Work, mission_id: str, today: date) -> Sheet:
    """Whom hosts were asked about and what they said, with what stands against it."""
    members = roll.members_of(work, mission_id)
    lines = {(line.participation_id, line.visit_id): line for line in _of_mission(work, mission_id)}
    going = roll.going(members)
    ids = {part.id for part, _, _ in going} | {part for part, _ in lines}
    shown = [one for one in members if one[0].id in ids]
    free = (*going, *sorted(filter(_waits, members), key=lambda one: one[0].waiting_rank or 999))
    plan, names = itineraries.plan(work, mission_id), visit_names.of_mission(work, mission_id)
    heads, asked, found = [], set[Cell](), list[Finding]()
    for visit, host, site in _visits(work, mission_id):
        there = {part.id for part, _, _ in visitors.of_visit(plan, visit, going)}
        there |= {part for part, key in lines if key == visit.id}
        asked |= {(key, visit.id) for key in there}
        start, _end = visitors.hours(plan, visit)
        terms = _host(visit, host, site, names[visit.id], start.date() if start else visit.agreed_day)
        own = [(one, _guest(one, lines.get((one[0].id, visit.id)))) for one in shown if one[0].id in there]
        others = [_guest(one, None) for one in free if one[0].id not in there]
        guests = [guest for _, guest in own]
        against = rules.check(terms, guests, others, today) if visit.stage not in _OVER else ()
        found += against
        coming = [one for one, guest in own if guest.state not in rules.OUT]
        words, worst = _in_words(terms, visit, site, coming), next((one.severity for one in against), "")
        short = firms.parts(host.name or host.name_ja or "").core
        heads.append(VisitHead(visit.id, terms.name, terms.day, len(coming), words, worst, short))
    heads.sort(key=lambda head: (head.day is None, head.day or date.max, head.title))
    answers = {cell: _answer(line, today) for cell, line in lines.items() if line.state}
    signatures = {cell: Mark(str(line.nda), line.note or "") for cell, line in lines.items() if line.nda}
    people = tuple((part.id, roll.name_of(person).full) for part, person, _ in shown)
    keys = {cell: line.id for cell, line in lines.items()}
    return Sheet(tuple(heads), people, frozenset(asked), answers, signatures, in_order(found), keys)


def _waits(member: Member) -> bool:
    return member[0].stage is Stage.WAITING


def mark(work: Work, marks: Mapping[Cell, str | None], today: date) -> None:
    """Say what hosts answer about people, None for not asked; the days of question and answer are noted."""
    lines = _there(work, marks)
    for cell, code in marks.items():
        if code is None and cell not in lines:
            continue
        line = lines.get(cell) or _new(work, cell)
        line.state = ApprovalState(code) if code else None
        if line.state is None:
            line.asked_on = line.answer_by = line.answered_on = None
        elif line.state is ApprovalState.ASKED:
            line.asked_on, line.answered_on = line.asked_on or today, None
            line.answer_by = line.answer_by or _answer_by(work, cell[1], line.asked_on)
        else:
            line.answered_on = line.answered_on or today
        _drop_empty(work, line)


def sign(work: Work, marks: Mapping[Cell, str | None]) -> None:
    """Say how far the pledges or NDAs of people have come, None for not known."""
    lines = _there(work, marks)
    for cell, code in marks.items():
        if code is not None or cell in lines:
            line = lines.get(cell) or _new(work, cell)
            line.nda = NdaState(code) if code else None
            _drop_empty(work, line)


def explain(work: Work, cells: Sequence[Cell], note: str) -> None:
    """Keep a note on answers, or take it back; only where something is marked."""
    for line in _there(work, cells).values():
        line.note = note.strip() or None


def replace(work: Work, visit_id: str, out: str, stand_in: str, today: date) -> None:
    """Somebody takes the place of another at a visit; the host is asked about her next."""
    mark(work, {(out, visit_id): ApprovalState.REPLACED}, today)
    lines = _there(work, [(stand_in, visit_id)])
    if (stand_in, visit_id) not in lines:
        _new(work, (stand_in, visit_id))


Answers = Mapping[str, str]
"""What a host says of people, by participation."""


def answers(work: Work, visit_ids: Iterable[str]) -> dict[str, Answers]:
    """By visit what its host says of people, also of those nobody has asked about yet."""
    found: dict[str, Answers] = {}
    for line in work.session.scalars(select(Approval).where(Approval.visit_id.in_(tuple(visit_ids)))):
        found[line.visit_id] = {**found.get(line.visit_id, {}), line.participation_id: str(line.state or "")}
    return found


def who_comes(lines: Answers, there: Iterable[Member], members: Iterable[Member]) -> list[Member]:
    """Of the members those who go to a visit after its answers: without whom the host refused, with who stands in."""
    planned = {part.id for part, _, _ in there}
    return [
        one for one in members if (one[0].id in planned or one[0].id in lines) and lines.get(one[0].id) not in rules.OUT
    ]


def coming(work: Work, plan: itineraries.Plan, visit: Visit, members: Iterable[Member]) -> list[Member]:
    """Of the members those who go to a visit, after what its host says of them."""
    every = list(members)
    lines = answers(work, [visit.id]).get(visit.id, {})
    return who_comes(lines, visitors.of_visit(plan, visit, every), every)


def note_named(work: Work, visit_id: str, people: Iterable[str], day: date) -> int:
    """The host of a visit was given these people, by their persons, in a list: those not asked before are; how many."""
    mission_id = work.get(Visit, visit_id).mission_id
    found = select(Participation.id).where(
        Participation.mission_id == mission_id, Participation.person_id.in_(tuple(people))
    )
    cells = [(key, visit_id) for key in work.session.scalars(found)]
    known = {cell for cell, line in _there(work, cells).items() if line.state}
    unasked = {cell: str(ApprovalState.ASKED) for cell in cells if cell not in known}
    mark(work, unasked, day)
    return len(unasked)


def _of_mission(work: Work, mission_id: str) -> list[Approval]:
    query = select(Approval).join(Visit, Visit.id == Approval.visit_id).where(Visit.mission_id == mission_id)
    return list(work.session.scalars(query))


def _visits(work: Work, mission_id: str) -> Iterable[tuple[Visit, Organisation, Site | None]]:
    """The visits that are to take place or did, each with host and site."""
    found = work.session.execute(
        select(Visit, Organisation, Site)
        .join(Organisation, Organisation.id == Visit.organisation_id)
        .outerjoin(Site, Site.id == Visit.site_id)
        .where(Visit.mission_id == mission_id, Visit.stage.not_in(GONE))
        .order_by(Visit.id)
    )
    return ((row[0], row[1], row[2]) for row in found)


def _there(work: Work, cells: Iterable[Cell]) -> dict[Cell, Approval]:
    parts, visits = {part for part, _ in cells}, {visit for _, visit in cells}
    query = select(Approval).where(Approval.participation_id.in_(parts), Approval.visit_id.in_(visits))
    return {(line.participation_id, line.visit_id): line for line in work.session.scalars(query)}


def _new(work: Work, cell: Cell) -> Approval:
    line = Approval(participation_id=cell[0], visit_id=cell[1])
    work.session.add(line)
    return line


def _drop_empty(work: Work, line: Approval) -> None:
    if not (line.state or line.nda or line.note) and line in work.session and line.id:
        work.session.delete(line)


def _answer_by(work: Work, visit_id: str, asked: date) -> date:
    """Two weeks from the question, or what the check of export control takes; before the visit where that is known."""
    visit = work.get(Visit, visit_id)
    site = work.get(Site, visit.site_id) if visit.site_id else None
    due = asked + timedelta((site.export_days if site else None) or ANSWER_DAYS)
    before = visit.agreed_day - timedelta(1) if visit.agreed_day else due
    return max(asked, min(due, before))


def _answer(line: Approval, today: date) -> Mark:
    due = line.answer_by if line.state is ApprovalState.ASKED else None
    return Mark(str(line.state), line.note or "", due, due is not None and due < today)


def _host(visit: Visit, host: Organisation, site: Site | None, name: str, day: date | None) -> Host:
    """What a host asks: what the visit says, else the site."""
    due = visit.names_due
    if due is None and site and site.names_days is not None and day is not None:
        due = day - timedelta(site.names_days)
    own = _sectors(host) if site and site.own_sector_barred else ()
    return Host(
        visit.id, name, day, visit.min_visitors or (site.min_visitors if site else None),
        visit.max_visitors or (site.max_visitors if site else None),
        competitors=(*(visit.competitors or ()), *((site.competitors or ()) if site else ())),
        sectors=(*((site.barred_sectors or ()) if site else ()), *own), names_due=due,
        nationalities=frozenset(map(readings.country, (site.checked_nationalities or ()) if site else ())),
        export_days=site.export_days if site else None,
        languages=spoken_at(visit, site),
        interpreter=bool(visit.interpreter), id_needed=bool(site and site.id_needed),
        shoes=bool(site and site.safety_shoes), pledge=bool(visit.pledge_needed),
    )  # fmt: skip


def _guest(member: Member, line: Approval | None) -> Guest:
    part, person, firm = member
    return Guest(
        part.id, roll.name_of(person).full, tuple(filter(None, (firm.name, firm.name_ja))) if firm else (),
        _sectors(firm) if firm else (), person.nationality, spoken_by(member),
        person.shoe_size is not None, bool(person.passport_no), bool(person.consent_data and person.consent_hosts),
        str(line.state or "") if line else "", line.answer_by if line else None, str(line.nda or "") if line else "",
    )  # fmt: skip


def _sectors(firm: Organisation) -> tuple[str, ...]:
    """The sectors of a firm in words, and as codes."""
    listed = [part for code in (firm.nace, firm.jsic) if code for part in (str(code), code.label)]
    return tuple(filter(None, (*listed, firm.sector, firm.sector_ja)))


def _in_words(host: Host, visit: Visit, site: Site | None, coming: Sequence[Member]) -> tuple[str, ...]:
    """The conditions of a host as one looks them up, with the sizes of the shoes it lends."""
    photos = visit.photos or (site.photos if site else None)
    sizes = Counter(person.shoe_size for _, person, _ in coming if person.shoe_size is not None)
    shoes = ", ".join(f"{size.normalize():f} × {number}" for size, number in sorted(sizes.items()))
    told = (
        (host.least, say("at least {n}", n=host.least)),
        (host.most, say("at most {n}", n=host.most)),
        (host.names_due, say("names by {day:short}", day=host.names_due) if host.names_due else ""),
        (photos is PhotoRule.NO, say("no photographs")),
        (photos is PhotoRule.ASK, say("photographs on request")),
        (host.id_needed, say("passports at the gate")),
        (host.pledge, say("signature needed")),
        (host.shoes, say("safety shoes: {sizes}", sizes=shoes) if shoes else say("safety shoes")),
        (host.languages, say("speaks {languages}", languages=named(host.languages)) if host.languages else ""),
    )
    return tuple(words for known, words in told if known)
