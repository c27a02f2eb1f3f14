"""What links can point to, in words, for lists to choose from."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import Select, select

from eujc_desktop.common import dates
from eujc_desktop.models.base import Record
from eujc_desktop.models.choices import OrganisationKind
from eujc_desktop.models.group import Group
from eujc_desktop.models.itinerary import MissionDay
from eujc_desktop.models.organisation import Contact, Organisation, Site
from eujc_desktop.models.participation import Participation
from eujc_desktop.models.partnering import PartneringCompany, Side
from eujc_desktop.models.person import Person
from eujc_desktop.models.visit import Visit
from eujc_desktop.store.work import Work

Pairs = list[tuple[str, str]]

NAMED: dict[str, tuple[type[Record], tuple[str, ...]]] = {
    "organisation_id": (Organisation, ("name", "name_ja")),
    "group_id": (Group, ("letter", "name")),
    "host_leader_id": (Contact, ("family_name", "given_name", "native_name")),
    "person_id": (Person, ("family_name", "given_name")),
}
"""Links to records that are called by some of their fields, and by which."""


def choices(work: Work, key: str, mission_id: str | None = None, organisation_id: str | None = None) -> Pairs:
    """What the link `key` can point to, as (id, words): days in their order, all else in order of the words.

    Of what belongs to a mission or an organisation only that of the ones given.
    """
    within = {"mission_id": mission_id, "organisation_id": organisation_id}
    name = key.rpartition(".")[2]
    if name in _TOLD:
        model, statement, words = _TOLD[name]
        return [(row[0], words(row[1:])) for row in work.session.execute(_of(statement(), model, within))]
    model, shown = NAMED[name]
    table = model.__table__
    found = work.session.execute(_of(select(table.c.id, *(table.c[column] for column in shown)), model, within))
    return sorted(((row[0], _joined(row[1:])) for row in found), key=lambda pair: pair[1].casefold())


def _of(statement: Select[Any], model: type[Record], within: Mapping[str, str | None]) -> Select[Any]:
    """Only the records of the mission and the organisation, where they belong to one."""
    columns = model.__table__.c
    for name, owner in within.items():
        if owner is not None and name in columns:
            statement = statement.where(columns[name] == owner)
    return statement


def _joined(parts: Sequence[Any]) -> str:
    return " ".join(str(part) for part in parts if part is not None)


def _days() -> Select[Any]:
    table = MissionDay.__table__.c
    return select(table.id, table.number, table.day, table.city).order_by(table.number)


def _day(parts: Sequence[Any]) -> str:
    """`Mon 15 Mar, day 1, Tokyo`."""
    number, day, city = parts
    when = [dates.european(day, with_year=False)] if day else []
    return ", ".join([*when, f"day {number}", *([city] if city else [])])


def _visits() -> Select[Any]:
    visit, host = Visit.__table__, Organisation.__table__
    found = select(visit.c.id, host.c.name, host.c.name_ja, visit.c.theme)
    return found.join(host, host.c.id == visit.c.organisation_id).order_by(host.c.name)


def _visit(parts: Sequence[Any]) -> str:
    """`Kariya Electric Works, small lots`."""
    name, name_ja, theme = parts
    return ", ".join(part for part in (name or name_ja, theme) if part)


def _sites() -> Select[Any]:
    site, firm = Site.__table__, Organisation.__table__
    found = select(site.c.id, firm.c.name, firm.c.name_ja, site.c.name, site.c.name_ja)
    return found.join(firm, firm.c.id == site.c.organisation_id).order_by(firm.c.name, site.c.name)


def _hotels() -> Select[Any]:
    return _sites().where(Organisation.__table__.c.kind == OrganisationKind.HOTEL)


def _site(parts: Sequence[Any]) -> str:
    """`Kariya Electric Works, main plant`."""
    firm, firm_ja, name, name_ja = parts
    return ", ".join(part for part in (firm or firm_ja, name or name_ja) if part)


def _parts() -> Select[Any]:
    part, person = Participation.__table__, Person.__table__
    names = (person.c.family_name, person.c.given_name, person.c.native_name)
    found = select(part.c.id, *names).join(person, person.c.id == part.c.person_id)
    return found.order_by(person.c.family_name, person.c.given_name, part.c.id)


def _part(parts: Sequence[Any]) -> str:
    """`Kjærgaard Mette`, or the name in its own script."""
    family, given, native = parts
    return " ".join(part for part in (family, given) if part) or native or ""


def _pairing() -> Select[Any]:
    own, firm = PartneringCompany.__table__, Organisation.__table__
    found = select(own.c.id, own.c.code, firm.c.name, firm.c.name_ja)
    return found.outerjoin(firm, firm.c.id == own.c.organisation_id).order_by(own.c.code)


def _european() -> Select[Any]:
    return _pairing().where(PartneringCompany.side == Side.EUROPE)


def _japanese() -> Select[Any]:
    return _pairing().where(PartneringCompany.side == Side.JAPAN)


def _company(parts: Sequence[Any]) -> str:
    """`E04 Kvarnerplast Učka`."""
    code, name, name_ja = parts
    return " ".join(part for part in (code, name or name_ja) if part)


_TOLD: dict[str, tuple[type[Record], Callable[[], Select[Any]], Callable[[Sequence[Any]], str]]] = {
    "day_id": (MissionDay, _days, _day),
    "visit_id": (Visit, _visits, _visit),
    "site_id": (Site, _sites, _site),
    "hotel_id": (Site, _hotels, _site),
    "participation_id": (Participation, _parts, _part),
    "european_id": (PartneringCompany, _european, _company),
    "japanese_id": (PartneringCompany, _japanese, _company),
}
