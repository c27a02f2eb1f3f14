"""Papers with a name on: for everybody who takes part, or for one person."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from eujc_desktop.common.errors import Refused
from eujc_desktop.common.text import safe_file_name
from eujc_desktop.documents.cards.content import Labels
from eujc_desktop.services import gather_cards, roll
from eujc_desktop.services.listings.people import ACCOMPANY
from eujc_desktop.services.paper_pieces.order import Piece, Task, piece_of
from eujc_desktop.services.paper_pieces.readers import chosen
from eujc_desktop.store.work import Work

Gather = Callable[[Work, str, Sequence[roll.Member], Labels, str], Any]


def named(task: Task) -> Sequence[Piece]:
    """Badges, table signs or place cards."""
    return [_of_people(task, gather_cards.named)]


def luggage_tags(task: Task) -> Sequence[Piece]:
    """A tag for each piece of luggage."""
    return [_of_people(task, partial(gather_cards.luggage, move=task.order.move), travelling=True)]


def bus_signs(task: Task) -> Sequence[Piece]:
    """A sign a group, or a ride."""
    mission, order = task.mission, task.order
    wanted = partial(
        gather_cards.bus_signs, mission_id=mission.id, language=order.language, transfers=order.form == "transfers"
    )
    content = task.works.read(wanted)
    if not content.signs:
        raise Refused("The itinerary has no ride by coach.", cure="Give the item the transport “Coach”.")
    built = task.build(order.kind, content, task.progress)
    return [piece_of(f"{mission.code}_{order.kind}_{order.language}", built)]


def _of_people(task: Task, gather: Gather, *, travelling: bool = False) -> Piece:
    mission, order = task.mission, task.order

    def read(work: Work) -> tuple[Any, list[roll.Member], tuple[str, ...]]:
        who = chosen(work, mission, order, with_team=True)
        if travelling and order.person_id is None:
            who = [one for one in who if one[0].role in (*roll.TRAVELLERS, *ACCOMPANY)]
        content = gather(work, mission.id, who, order.labels, order.language)
        return content, who, gather_cards.without_kana(work, mission.id, who)

    content, who, unread = task.works.read(read)
    if not who and not order.labels.outlines:
        raise Refused("Nobody takes part in this mission yet.", cure="Add participants first.")
    built = task.build(order.kind, content, task.progress)
    name = f"{mission.code}_{order.kind}"
    if order.labels.outlines:
        return piece_of(f"{name}_test-print", built)
    going = [member for member in who if member[0].role in roll.TRAVELLERS]
    cautions = (*roll.cautions(going, one=order.person_id is not None), *unread)
    if order.person_id is None:
        return piece_of(name, built, cautions)
    whose = roll.name_of(who[0][1]).full
    return piece_of(f"{name}_{safe_file_name(whose)}", built, cautions, for_whom=whose, person_id=who[0][1].id)
