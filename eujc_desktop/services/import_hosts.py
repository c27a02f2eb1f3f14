"""Writes directories of hosts: firms, their sites, and the people to turn to; with a mission, its visits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import select

from eujc_desktop.common import firms
from eujc_desktop.common.addresses import split_japanese, split_latin
from eujc_desktop.exchange import companies
from eujc_desktop.exchange.headings import with_words
from eujc_desktop.exchange.preview import Row
from eujc_desktop.exchange.recognise import Known
from eujc_desktop.fields.field import Field
from eujc_desktop.fields.kinds import Ref
from eujc_desktop.models.base import Record
from eujc_desktop.models.choices import VisitStage
from eujc_desktop.models.columns import fields_of
from eujc_desktop.models.organisation import Contact, Organisation, Site
from eujc_desktop.models.visit import Visit
from eujc_desktop.services.import_people import parted, targets_of
from eujc_desktop.store.work import Work

RECORDS: dict[str, type[Record]] = {"organisation": Organisation, "site": Site}
_NAMES = {"name", "name_ja"}


@cache
def targets() -> dict[str, Field]:
    """What the columns of a directory can be."""
    contact = {name: field for name, field in fields_of(Contact).items() if not isinstance(field.kind, Ref)}
    return with_words({**targets_of(RECORDS), **companies.contact_targets(contact)})


def known(work: Work, mission_id: str | None) -> list[Known]:
    """Every firm with its sites and its contacts."""
    contacts: dict[str, list[Contact]] = {}
    for contact in work.session.scalars(select(Contact).order_by(Contact.id)):
        contacts.setdefault(contact.organisation_id, []).append(contact)
    sites: dict[str, list[Site]] = {}
    for site in work.session.scalars(select(Site).order_by(Site.id)):
        sites.setdefault(site.organisation_id, []).append(site)
    found = work.session.scalars(select(Organisation).order_by(Organisation.id))
    return [_known(host, sites.get(host.id, []), contacts.get(host.id, [])) for host in found]


def _known(host: Organisation, sites: list[Site], contacts: list[Contact]) -> Known:
    """A firm with its sites, and its people by their ids."""
    own = {
        "people": {one.id: _values(one) for one in contacts},
        "sites": tuple(_held("site", site) for site in sites),
    }
    return Known(host.id, host.name or host.name_ja or "", {**_stated(host), **_held("organisation", host), **own})


def _stated(host: Organisation) -> dict[str, str]:
    """The postcode that a firm has in its address alone: a list that says the same brings nothing new."""
    code = split_japanese(host.address_ja or "").postcode or split_latin(host.address or "").postcode
    return {"organisation.postcode": code} if code else {}


def _held(alias: str, record: Record) -> dict[str, Any]:
    """What a record holds, by column key."""
    return {f"{alias}.{name}": value for name, value in _values(record).items()}


def _values(record: Record) -> dict[str, Any]:
    """What a record holds, by field."""
    values = {name: getattr(record, name) for name in fields_of(type(record))}
    return {name: value for name, value in values.items() if value is not None}


def apply(work: Work, mission_id: str | None, rows: Sequence[Row]) -> int:
    """Write the rows of a directory; how many. Several rows of a firm are of one, by a name it has only now too."""
    met: dict[str, Organisation] = {}
    for row in rows:
        parts = parted(row.values)
        own = parts.get("organisation", {})
        host = work.get(Organisation, row.match.id) if row.match else _met(met, own)
        if host is not None:
            # A name in another spelling is no change; one the firm lacks, by which later lists may know it, is.
            _set(host, {name: value for name, value in own.items() if name not in _NAMES or not getattr(host, name)})
            site = _site(work, host.id, parts.get("site", {}))
        else:
            host = _add(work, Organisation(**own))
            site = _site(work, host.id, parts.get("site", {}))
            _visit(work, mission_id, host.id, site)
        for key in _keys(own):
            met.setdefault(key, host)
        for alias in companies.CONTACTS:
            _contact(work, host.id, parts.get(alias, {}))
    return len(rows)


def _met(met: Mapping[str, Organisation], own: Mapping[str, Any]) -> Organisation | None:
    """The firm of an earlier row by either name; with another name in Japanese it is another firm."""
    native = own.get("name_ja")
    for host in (met[key] for key in _keys(own) if key in met):
        if not (native and host.name_ja) or firms.key(native) == firms.key(host.name_ja):
            return host
    return None


def _keys(own: Mapping[str, Any]) -> list[str]:
    return [firms.key(name) for name in (own.get("name_ja"), own.get("name")) if name]


def _visit(work: Work, mission_id: str | None, host_id: str, site_id: str | None) -> None:
    """A visit to a new host, to be asked about; none where the directory is for no mission."""
    if mission_id is not None:
        work.session.add(
            Visit(mission_id=mission_id, organisation_id=host_id, site_id=site_id, stage=VisitStage.TO_CONTACT)
        )


def _add(work: Work, record: Any) -> Any:
    work.session.add(record)
    work.session.flush()
    return record


def _set(record: Record, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        if getattr(record, name) != value:
            setattr(record, name, value)


def _site(work: Work, organisation_id: str, values: Mapping[str, Any]) -> str | None:
    """The id of the site of a host that the directory tells of, made when it is new; of none told of the first."""
    there = work.session.scalars(select(Site).where(Site.organisation_id == organisation_id).order_by(Site.id)).all()
    named = {f"site.{name}": value for name, value in values.items()}
    held = [{**_held("site", site), "site": site} for site in there]
    known = companies.at_site(named, held)
    if known is None and not values:
        return None
    found = known["site"] if known is not None else _add(work, Site(organisation_id=organisation_id))
    _set(found, values)
    return str(found.id)


def _contact(work: Work, organisation_id: str, values: Mapping[str, Any]) -> None:
    if not any(values.get(name) for name in companies.NAMED):
        return
    there = work.session.scalars(select(Contact).where(Contact.organisation_id == organisation_id).order_by(Contact.id))
    people = {contact.id: contact for contact in there}
    key, _ = companies.find_contact(values, {key: _values(person) for key, person in people.items()})
    if key is None:
        work.session.add(Contact(organisation_id=organisation_id, **values))
        return
    spelled = [name for name in companies.NAMED if getattr(people[key], name)]
    _set(people[key], {name: value for name, value in values.items() if name not in spelled})
