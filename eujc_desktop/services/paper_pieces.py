"""Every sort of paper as finished pieces: for everyone in one, for one person, or one for each."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from sqlalchemy import select

from eujc_desktop.common.errors import NotFound, Refused
from eujc_desktop.common.progress import Progress, silent
from eujc_desktop.common.text import safe_file_name, same_file
from eujc_desktop.documents import content as paper
from eujc_desktop.fields.readings import country_name
from eujc_desktop.models.choices import PaperKind
from eujc_desktop.models.organisation import Organisation
from eujc_desktop.models.person import Person
from eujc_desktop.planning.numbering import next_number
from eujc_desktop.services import calendars, gather, itineraries, missions, roll, rosters
from eujc_desktop.services.paper_register import certificate_numbers
from eujc_desktop.store.work import Work, Works


@dataclass(frozen=True)
class Order:
    """What is wanted: a kind of paper of a mission, for everyone, one person, or each."""

    kind: str
    mission: str | None
    cut: str = "fellows"
    form: str = "days"
    language: str = "en"
    person_id: str | None = None
    each: bool = False

    @property
    def personal(self) -> bool:
        """Whether papers are made for single people."""
        return self.each or self.person_id is not None


@dataclass(frozen=True)
class Piece:
    """One finished file before it is written; `name` has no suffix."""

    name: str
    data: bytes
    for_whom: str = ""
    person_id: str | None = None
    numbers: tuple[tuple[str, str], ...] = ()
    missing: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Of:
    """The mission that papers are made of."""

    id: str
    code: str
    edition: int


def mission_of(work: Work, order: Order) -> Of:
    """The mission an order names."""
    found = missions.by_code(work, order.mission)
    return Of(found.id, found.code, found.edition)


Build = Callable[[str, Any, Progress], paper.Built]
"""Makes a paper of the catalogue by its key."""


@dataclass(frozen=True)
class Task:
    """An order with what it takes to fulfil it."""

    works: Works
    mission: Of
    order: Order
    progress: Progress
    build: Build


def pieces(task: Task) -> Sequence[Piece]:
    """What an order asks for, built and not yet written."""
    return _MAKERS[PaperKind(task.order.kind)](task)


@dataclass(frozen=True)
class _Reader:
    """Someone a paper is made for; `file_name` is of nobody else in the office."""

    participation_id: str
    person_id: str
    name: str
    file_name: str


def _readers(work: Work, mission: Of, order: Order) -> list[_Reader]:
    names = select(Person.given_name, Person.family_name, Person.native_name)
    everybody = (" ".join(filter(None, row[:2])) or row[2] or "" for row in work.session.execute(names))
    namesakes = Counter(same_file(safe_file_name(name)) for name in everybody)
    readers = []
    for part, person, _ in _chosen(work, mission, order):
        name = roll.name_of(person).full
        own = safe_file_name(name)
        if namesakes[same_file(own)] > 1:
            own += f"-{person.id[-6:]}"
        readers.append(_Reader(part.id, person.id, name, own))
    return readers


def _chosen(work: Work, mission: Of, order: Order) -> list[roll.Member]:
    """Those who go, or of all members the one named by the id of the person or of the participation."""
    members = roll.members_of(work, mission.id)
    if order.person_id is None:
        return roll.going(members)
    if found := [member for member in members if order.person_id in (member[0].id, member[1].id)]:
        return found
    raise NotFound("This person is not on the mission.", cure="`show` lists the participants with their ids.")


def _books(task: Task) -> Sequence[Piece]:
    works, mission = task.works, task.mission
    content = works.read(partial(gather.briefing_book, mission_id=mission.id))
    cautions = roll.cautions(works.read(partial(_going, mission_id=mission.id)))
    name = f"{mission.code}_briefing-book"
    if not task.order.personal:
        return [_piece(name, task.build("briefing-book", content, task.progress), cautions)]
    made, readers = [], works.read(partial(_readers, mission=mission, order=task.order))
    for count, reader in enumerate(readers):
        task.progress(count, len(readers), reader.name)
        own = works.read(partial(gather.reader, participation_id=reader.participation_id))
        built = task.build("briefing-book", replace(content, reader=own), silent)
        own_name = f"{name}_{reader.file_name}"
        made.append(_piece(own_name, built, cautions, for_whom=reader.name, person_id=reader.person_id))
    return made


def _programme(task: Task) -> Sequence[Piece]:
    mission, order = task.mission, task.order
    wanted = partial(gather.programme_sheet, mission_id=mission.id, form=order.form, language=order.language)
    built = task.build("programme", task.works.read(wanted), task.progress)
    return [_piece(f"{mission.code}_programme_{order.form}-{order.language}", built)]


def _going(work: Work, mission_id: str) -> list[roll.Member]:
    return roll.going(roll.members_of(work, mission_id))


def _piece(name: str, built: paper.Built, cautions: Sequence[str] = (), **more: object) -> Piece:
    warnings = (*cautions, *built.warnings)
    return Piece(name, built.pdf, missing=built.missing, warnings=warnings, **more)  # type: ignore[arg-type]


def _certificates(task: Task) -> Sequence[Piece]:
    mission, order = task.mission, task.order
    holders = task.works.read(partial(_holders, mission=mission, order=order))
    if not holders:
        raise Refused("Nobody on this mission can have a certificate yet.", cure="Confirm participants first.")
    if not order.personal:
        return [_certificate(task, holders, f"{mission.code}_certificates", task.progress)]
    made = []
    for count, (person_id, holder) in enumerate(holders):
        task.progress(count, len(holders), holder.name.full)
        name = f"{holder.number}_certificate_{safe_file_name(holder.name.full)}"
        made.append(_certificate(task, [(person_id, holder)], name, silent))
    return made


def _certificate(task: Task, holders: Sequence[tuple[str, paper.Holder]], name: str, progress: Progress) -> Piece:
    whose = [holder for _, holder in holders]
    content = task.works.read(partial(gather.certificates, mission_id=task.mission.id, holders=whose))
    built = task.build("certificates", content, progress)
    numbers = tuple((person_id, holder.number) for person_id, holder in holders)
    single = holders[0] if len(holders) == 1 else None
    undecided = roll.undecided(task.works.read(partial(_going, mission_id=task.mission.id)))
    return _piece(
        name,
        built,
        (roll.NOBODY_CONFIRMED,) if undecided else (),
        numbers=numbers,
        for_whom=single[1].name.full if single else "",
        person_id=single[0] if single else None,
    )


def _holders(work: Work, mission: Of, order: Order) -> list[tuple[str, paper.Holder]]:
    """Who gets a certificate, with the number of the first one made for them or the next free one."""
    known = certificate_numbers(work, mission.id)
    plan = itineraries.plan(work, mission.id)
    letters = dict(plan.groups)
    visits = [(item.visit_id, item.groups) for item in plan.items() if item.visit_id and item.status != "cancelled"]
    able = {part.id for part, _, _ in roll.going(roll.members_of(work, mission.id))}
    holders = []
    for part, person, firm in _chosen(work, mission, order):
        if part.id not in able:
            name = roll.name_of(person).full
            raise Refused(
                f"{name} can have no certificate of participation yet.", cure="Confirm the participation first."
            )
        number = known.setdefault(person.id, next_number(mission.code, known.values()))
        visited = len({visit for visit, groups in visits if not groups or letters.get(part.group_id or "") in groups})
        holders.append((person.id, _holder(mission, number, person, firm, visited)))
    return holders


def _holder(mission: Of, number: str, person: Person, firm: Organisation | None, visited: int) -> paper.Holder:
    name = roll.name_of(person)
    country = (firm.country if firm else None) or person.nationality
    proof = hashlib.sha256(f"{number}|{name.full}|{mission.code}".encode()).hexdigest()[:24]
    return paper.Holder(
        number=number,
        name=name,
        organisation=(firm.name or "") if firm else "",
        country=country_name(country) if country else "",
        qr=f"{number} {proof}",
        visited=visited,
    )


def _roster(task: Task) -> Sequence[Piece]:
    mission, cut = task.mission, task.order.cut
    found = task.works.read(partial(rosters.sheets, mission_id=mission.id, cut=cut))
    return [Piece(f"{mission.code}_{cut}-list", rosters.built(found), warnings=found[0].remarks)]


def _calendars(task: Task) -> Sequence[Piece]:
    works, mission, order = task.works, task.mission, task.order
    name = f"{mission.code}_programme"
    if not order.personal:
        made = works.read(partial(calendars.calendar, mission_id=mission.id))
        return [Piece(name, made.data, warnings=made.remarks)]
    found = []
    for reader in works.read(partial(_readers, mission=mission, order=order)):
        made = works.read(partial(calendars.calendar, mission_id=mission.id, person_id=reader.participation_id))
        own = f"{name}_{reader.file_name}"
        found.append(Piece(own, made.data, reader.name, reader.person_id, warnings=made.remarks))
    return found


_MAKERS: dict[PaperKind, Callable[[Task], Sequence[Piece]]] = {
    PaperKind.BOOK: _books,
    PaperKind.PROGRAMME: _programme,
    PaperKind.CERTIFICATE: _certificates,
    PaperKind.ROSTER: _roster,
    PaperKind.CALENDAR: _calendars,
}
