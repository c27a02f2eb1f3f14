"""The lists there are: the records each joins, and the columns it has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, ScalarSelect, select
from sqlalchemy.sql.selectable import FromClause

from eujc_desktop.common.errors import NotFound
from eujc_desktop.common.said import say
from eujc_desktop.fields.field import Field
from eujc_desktop.fields.kinds import Ref
from eujc_desktop.fields.own import own_key
from eujc_desktop.fields.own_keys import is_own
from eujc_desktop.models.base import Record
from eujc_desktop.models.columns import fields_of
from eujc_desktop.models.evaluation import Question
from eujc_desktop.models.follow_up import Outcome, Survey
from eujc_desktop.models.group import Group
from eujc_desktop.models.host_log import LogEntry
from eujc_desktop.models.itinerary import Item, ItemType, MissionDay
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.money import CostLine, Payment, Reduction
from eujc_desktop.models.organisation import Contact, Organisation, Site
from eujc_desktop.models.own_field import OwnAnswer, as_value
from eujc_desktop.models.participation import Participation
from eujc_desktop.models.partnering import PartneringCompany
from eujc_desktop.models.person import Person
from eujc_desktop.models.task import Task
from eujc_desktop.models.visit import Visit
from eujc_desktop.planning.items import AT_A_HOST
from eujc_desktop.services import own_fields
from eujc_desktop.services.entry_lists import LISTS, EntryList
from eujc_desktop.store.work import Work

_FIRM = "organisation.name"


class Back(NamedTuple):
    """Of the records that link back to a row the first, if possible of one of some types, and its fields shown.

    The first is the earliest by `moment`, or with `latest` the latest.
    """

    alias: str
    source: str
    link: str
    moment: str
    fields: tuple[str, ...]
    types: tuple[str, ...] = ()
    latest: bool = False


@dataclass(frozen=True)
class Grid:
    """A list: the record it is about, those joined to it by a link, its usual order, and those that link back."""

    base: str
    records: Mapping[str, type[Record]]
    links: tuple[tuple[str, str, str], ...] = ()
    order: tuple[str, ...] = ()
    back: tuple[Back, ...] = ()
    answers: str = ""
    """The record on which the answers to fields of one's own hang, where the list shows them."""
    held: tuple[tuple[type[Record], str], ...] = ()
    """Further records by whose words a row is found, with their link to the record the list is about."""
    names_firm: bool = False
    """Whether the name of a firm typed into a row links the row to the firm so called, instead of renaming it."""

    def way_back(self, alias: str) -> Back | None:
        """How a record links back to a row, None where the row leads to it."""
        return next((way for way in self.back if way.alias == alias), None)


_AT_A_HOST = tuple(ItemType(name) for name in sorted(AT_A_HOST))
_TO_THE_FIRM = (("person", "participation", "person_id"), ("organisation", "person", "organisation_id"))
GRIDS: dict[str, Grid] = {
    "missions": Grid("mission", {"mission": Mission}, (), ("mission.first_day", "mission.code")),
    "participants": Grid(
        "participation",
        {"participation": Participation, "person": Person, "organisation": Organisation, "group": Group},
        (
            ("person", "participation", "person_id"),
            ("organisation", "person", "organisation_id"),
            ("group", "participation", "group_id"),
        ),
        ("person.family_name", "person.given_name"),
        answers="participation",
    ),
    "people": Grid(
        "person",
        {"person": Person, "organisation": Organisation},
        (("organisation", "person", "organisation_id"),),
        ("person.family_name", "person.given_name"),
    ),
    "visits": Grid(
        "visit",
        {"visit": Visit, "organisation": Organisation, "site": Site, "contact": Contact, "group": Group, "item": Item},
        (
            ("organisation", "visit", "organisation_id"),
            ("site", "visit", "site_id"),
            ("contact", "visit", "host_leader_id"),
            ("group", "visit", "group_id"),
        ),
        ("item.starts_at", "visit.agreed_day", "visit.agreed_from", "organisation.name"),
        (Back("item", "visit", "visit_id", "starts_at", ("starts_at", "ends_at", "zone"), _AT_A_HOST),),
    ),
    "organisations": Grid(
        "organisation",
        {"organisation": Organisation, "contact": Contact, "visit": Visit},
        (),
        ("organisation.name", "organisation.name_ja"),
        (
            Back("contact", "organisation", "organisation_id", "rank", ("native_name", "family_name", "given_name")),
            Back(
                "visit", "organisation", "organisation_id", "agreed_day", ("agreed_day", "stage", "rating"), latest=True
            ),
        ),
        held=((Contact, "organisation_id"), (Site, "organisation_id"), (LogEntry, "organisation_id")),
    ),
    "contacts": Grid(
        "contact",
        {"contact": Contact, "organisation": Organisation, "site": Site},
        (("organisation", "contact", "organisation_id"), ("site", "contact", "site_id")),
        ("contact.kana_name", "contact.family_name"),
    ),
    "sites": Grid(
        "site",
        {"site": Site, "organisation": Organisation},
        (("organisation", "site", "organisation_id"),),
        ("organisation.name", "site.name"),
    ),
    "items": Grid(
        "item",
        {"item": Item, "day": MissionDay, "visit": Visit},
        (("day", "item", "day_id"), ("visit", "item", "visit_id")),
        ("item.starts_at", "item.number"),
    ),
    "tasks": Grid("task", {"task": Task}, (), ("task.offset_days",)),
    "deposits": Grid(
        "participation",
        {"participation": Participation, "person": Person, "organisation": Organisation},
        _TO_THE_FIRM,
        ("person.family_name", "person.given_name"),
    ),
    "payments": Grid(
        "payment",
        {"payment": Payment, "participation": Participation, "person": Person, "organisation": Organisation},
        (("participation", "payment", "participation_id"), *_TO_THE_FIRM),
        ("person.family_name", "person.given_name", "payment.due"),
    ),
    "surveys": Grid(
        "survey",
        {"survey": Survey, "participation": Participation, "person": Person, "organisation": Organisation},
        (("participation", "survey", "participation_id"), *_TO_THE_FIRM),
        ("survey.months", "person.family_name", "person.given_name"),
    ),
    "outcomes": Grid(
        "outcome",
        {"outcome": Outcome, "participation": Participation, "person": Person, "organisation": Organisation},
        (("participation", "outcome", "participation_id"), *_TO_THE_FIRM),
        ("person.family_name", "person.given_name", "outcome.known_on"),
    ),
    "questions": Grid("question", {"question": Question}, (), ("question.position", "question.text")),
    "budget": Grid("cost", {"cost": CostLine}, (), ("cost.position", "cost.title")),
    "reductions": Grid("reduction", {"reduction": Reduction}, (), ("reduction.position",)),
}


def _of_entries(each: EntryList) -> Grid:
    """The grid of a list of entries, with the firm, the person and the two companies of a wish they lead to."""
    base, own = each.table, fields_of(each.model)
    records: dict[str, type[Record]] = {base: each.model}
    links: list[tuple[str, str, str]] = []

    def lead(alias: str, model: type[Record], source: str, link: str) -> None:
        records[alias] = model
        links.append((alias, source, link))

    if "participation_id" in own:
        lead("participation", Participation, base, "participation_id")
        lead("person", Person, "participation", "person_id")
    if "organisation_id" in own:
        lead("organisation", Organisation, base, "organisation_id")
    for side in ("european", "japanese"):
        if f"{side}_id" in own:
            lead(side, PartneringCompany, base, f"{side}_id")
            lead(f"{side}_firm", Organisation, side, "organisation_id")
    order = [f"{base}.{name}" for name in each.model.order_by if name in own and not isinstance(own[name].kind, Ref)]
    people = ["person.family_name", "person.given_name"] if "participation_id" in each.model.order_by else []
    pairs = ["european.code", "japanese.code"] if "european" in records else []
    return Grid(base, records, tuple(links), (*people, *pairs, *order), names_firm="organisation_id" in own)


GRIDS.update({key: _of_entries(each) for key, each in LISTS.items()})


@cache
def columns(grid: str) -> dict[str, Field]:
    """The columns that a list has by itself, by key, in order of declaration; each field is named by its key."""
    spec, found = GRIDS[grid], dict[str, Field]()
    for alias, model in spec.records.items():
        for name, field in fields_of(model).items():
            if name == "mission_id" or (alias != spec.base and isinstance(field.kind, Ref)):
                continue
            way = spec.way_back(alias)
            if way is None or name in way.fields:
                found[f"{alias}.{name}"] = replace(field, name=f"{alias}.{name}")
    return _firm_by_name(spec, found) if spec.names_firm else found


def _firm_by_name(spec: Grid, found: dict[str, Field]) -> dict[str, Field]:
    """The columns with the name of the firm in place of the link to it, called as the link is: host, partner."""
    link = found[own := f"{spec.base}.organisation_id"]
    firm = replace(found[_FIRM], label=link.label, section=link.section, required=link.required)
    others = {key: field for key, field in found.items() if key != _FIRM}
    return dict((_FIRM, firm) if key == own else (key, field) for key, field in others.items())


def fields(work: Work, grid: str, mission_id: str | None = None) -> dict[str, Field]:
    """The columns of a list with the fields of one's own; with a mission those of its programme, else all."""
    own = own_fields.of_mission(work, mission_id) if GRIDS[grid].answers else {}
    return {**columns(grid), **own}


@cache
def tables(grid: str) -> dict[str, FromClause]:
    """Each record's table under the name the list gives it."""
    return {alias: model.__table__.alias(alias) for alias, model in GRIDS[grid].records.items()}


@cache
def joined(grid: str) -> FromClause:
    """The tables of a list, joined by its links."""
    spec, known = GRIDS[grid], tables(grid)
    whole = known[spec.base]
    for target, source, link in spec.links:
        whole = whole.outerjoin(known[target], known[source].c[link] == known[target].c.id)
    for way in spec.back:
        there = known[way.alias]
        whole = whole.outerjoin(there, there.c.id == first_back(way, spec.records[way.alias], known[way.source]))
    return whole


def first_back(way: Back, model: type[Record], source: FromClause) -> ScalarSelect[Any]:
    """The id of the first record that links back to a row; one without a moment only when there is no other."""
    table = model.__table__.alias()
    moment = table.c[way.moment]
    found = select(table.c.id).where(table.c[way.link] == source.c.id)
    if way.types:
        found = found.order_by(table.c.type.not_in(way.types))
    found = found.order_by(moment.is_(None), moment.desc() if way.latest else moment, table.c.id)
    return found.limit(1).correlate(source).scalar_subquery()


def column(grid: str, key: str) -> ColumnElement[Any]:
    """The column of a key in SQL, or NotFound."""
    alias, _, name = key.partition(".")
    try:
        return _answer(grid, key) if is_own(key) else tables(grid)[alias].c[name]
    except KeyError:
        raise NotFound(say("There is no column {key}.", key=key)) from None


def _answer(grid: str, key: str) -> ColumnElement[Any]:
    """What the participant of a row has answered to a field of one's own."""
    owner, (sort, field_id), said = tables(grid)[GRIDS[grid].answers], own_key(key), OwnAnswer.__table__.c
    found = select(said.value).where(said.participation_id == owner.c.id, said.field_id == field_id)
    return as_value(sort, found.correlate(owner).scalar_subquery())
