"""Certificates, with the number each holder keeps."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import partial

from eujc_desktop.common.errors import Refused
from eujc_desktop.common.progress import Progress, silent
from eujc_desktop.common.text import safe_file_name
from eujc_desktop.documents import content as paper
from eujc_desktop.fields.readings import country_name
from eujc_desktop.models.organisation import Organisation
from eujc_desktop.models.person import Person
from eujc_desktop.planning.numbering import next_number
from eujc_desktop.services import gather, itineraries, roll
from eujc_desktop.services.paper_pieces.order import Of, Order, Piece, Task, piece_of
from eujc_desktop.services.paper_pieces.readers import chosen, going
from eujc_desktop.services.paper_register import certificate_numbers
from eujc_desktop.store.work import Work


def certificates(task: Task) -> Sequence[Piece]:
    """All in one file, or one file for each holder."""
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
    undecided = roll.undecided(task.works.read(partial(going, mission_id=task.mission.id)))
    return piece_of(
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
    for part, person, firm in chosen(work, mission, order):
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
