"""Trainees and fellows at their hosts: one is placed with a host, and the reports of each month are planned."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from sqlalchemy import ColumnElement, Select, func, select

from eujc_desktop.common.errors import Refused
from eujc_desktop.common.said import say
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.organisation import Organisation
from eujc_desktop.models.placement import DueReport, HostAnswer, HostOffer, Matched, Placement
from eujc_desktop.store.work import Work

_FROM_OFFER = ("subject", "first_day", "last_day", "supervisor", "allowance", "currency", "housing")
_MOST_MONTHS = 36


def place(work: Work, placement_id: str) -> int:
    """Decide that a person goes to this host: what the host offers is taken over, other wishes of hers end.

    How many of those there were. Refused where the host declines, or has no place left.
    """
    chosen = work.get(Placement, placement_id)
    if chosen.participation_id is None or chosen.organisation_id is None:
        raise Refused("A placement needs a person and a host.", cure="Choose both first.")
    host = work.get(Organisation, chosen.organisation_id)
    name = host.name or host.name_ja or ""
    if chosen.answer is HostAnswer.NO:
        raise Refused(say("{host} has declined.", host=name), cure="Change the answer of the host first.")
    offers = list(work.session.scalars(_offers(chosen)))
    taken = work.session.scalar(select(func.count()).select_from(Placement).where(*_with_host(chosen))) or 0
    if offers and taken >= sum(offer.places for offer in offers):
        raise Refused(
            say("{host} has no place left.", host=name), cure="Choose another host, or ask for one more place."
        )
    _take_over(work, chosen, offers)
    chosen.decision = Matched.PLACED
    others = work.session.scalars(
        select(Placement).where(
            Placement.participation_id == chosen.participation_id,
            Placement.id != chosen.id,
            Placement.decision != Matched.NOT_HERE,
        )
    )
    ended = 0
    for other in others:
        other.decision, ended = Matched.NOT_HERE, ended + 1
    return ended


def _offers(chosen: Placement) -> Select[HostOffer]:
    own = (HostOffer.mission_id == chosen.mission_id, HostOffer.organisation_id == chosen.organisation_id)
    return select(HostOffer).where(*own).order_by(HostOffer.id)


def _with_host(chosen: Placement) -> tuple[ColumnElement[bool], ...]:
    return (
        Placement.mission_id == chosen.mission_id,
        Placement.organisation_id == chosen.organisation_id,
        Placement.decision == Matched.PLACED,
        Placement.id != chosen.id,
    )


def _take_over(work: Work, chosen: Placement, offers: list[HostOffer]) -> None:
    """Fill what is empty from the offer of the host, and days from those of the mission."""
    for name in _FROM_OFFER:
        offered = next((value for offer in offers if (value := getattr(offer, name)) is not None), None)
        if getattr(chosen, name) is None and offered is not None:
            setattr(chosen, name, offered)
    mission = work.get(Mission, chosen.mission_id)
    chosen.place = chosen.place or next((offer.city for offer in offers if offer.city), None)
    chosen.first_day = chosen.first_day or mission.first_day
    chosen.last_day = chosen.last_day or mission.last_day


def plan_reports(work: Work, mission_id: str) -> int:
    """A report due at the end of each month of every placement, where none is planned yet; how many that were."""
    own = (Placement.mission_id == mission_id, Placement.decision == Matched.PLACED)
    found = work.session.scalars(select(Placement).where(*own).order_by(Placement.id))
    planned = work.session.execute(
        select(DueReport.participation_id, DueReport.due).where(DueReport.mission_id == mission_id)
    )
    there, made = {tuple(row) for row in planned}, 0
    for stay in found:
        if stay.first_day is None or stay.last_day is None:
            continue
        for number, due in enumerate(_months(stay.first_day, stay.last_day), 1):
            if (stay.participation_id, due) in there:
                continue
            work.session.add(
                DueReport(mission_id=mission_id, participation_id=stay.participation_id, due=due,
                          title=f"Monthly report {number}")
            )  # fmt: skip
            made += 1
    if not made and there:
        raise Refused("Every monthly report is planned already.", cure="Place somebody else first.")
    if not made:
        raise Refused("No report is to be planned.", cure="Place somebody with first and last day first.")
    return made


def _months(first: date, last: date) -> Iterator[date]:
    """The last days of the months between, and the last day of all."""
    year, month = first.year, first.month
    for _ in range(_MOST_MONTHS):
        end = date(year, month, monthrange(year, month)[1])
        if end >= last:
            yield last
            return
        yield end
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
