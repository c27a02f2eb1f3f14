"""Everything that holds some words: people, firms, contacts, visits, items, missions, papers; the best first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any

from sqlalchemy import Select, func, select

from eujc_desktop.common.dates import span
from eujc_desktop.common.folding import fold, search_terms
from eujc_desktop.common.lands import country_name
from eujc_desktop.common.names import Name, Style, styled
from eujc_desktop.common.said import with_japanese
from eujc_desktop.models.catalogue import model
from eujc_desktop.models.itinerary import Item, ItemPerson, MissionDay
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.organisation import Contact, Organisation, Site
from eujc_desktop.models.other_event import OtherEvent
from eujc_desktop.models.own_field import OwnAnswer
from eujc_desktop.models.paper import Paper
from eujc_desktop.models.participation import Participation
from eujc_desktop.models.person import Person
from eujc_desktop.models.task import Task
from eujc_desktop.models.visit import Visit
from eujc_desktop.services import own_answers, own_fields
from eujc_desktop.services.entry_lists import LISTS, EntryList
from eujc_desktop.services.itinerary_plan import local
from eujc_desktop.store import search as folded
from eujc_desktop.store.search import searched
from eujc_desktop.store.work import Work

Key = tuple[str, str]
Statement = Select[*tuple[Any, ...]]
_NEAR = 60
"""So alike, in hundredths, has a word to be to one that was not found."""
_MOST_NAMES = 100_000


@dataclass(frozen=True)
class Hit:
    """A record found: where it is, what it is called, and what tells it apart from others of that name.

    `facts` are names and places; `stage` a word of a fixed list; `day` and `hours` local to the place; `missions` in
    how many missions a firm has a part.
    """

    table: str
    id: str
    title: str
    facts: tuple[str, ...] = ()
    mission_id: str | None = None
    stage: str = ""
    day: date | None = None
    hours: str = ""
    missions: int = 0


def find(work: Work, query: str, limit: int = 50, mission: str = "", tables: Sequence[str] = ()) -> list[Hit]:
    """At most `limit` records of each kind, of all or some `tables`, that hold all the words, however they are typed.

    What belongs to the mission at hand comes first, then what begins with the words, then what was written last.
    """
    wanted = [table for table in _READERS if not tables or table in tables]
    look = partial(folded.find, work.session, query, 4 * limit)
    # Among thousands of a name those of the mission at hand would else not be among the newest.
    near_by = look(wanted, mission) if mission else []
    here, keys = set(near_by), [*near_by, *look([*wanted, "item_person"])]
    if "person" in wanted and any(letter.isdigit() for letter in query):
        # By the number of an application; sought by themselves, since they would crowd out all others.
        keys += look(["participation"])
    if "person" in wanted and own_fields.are_there(work):
        keys += look(["own_answer"])
    by_table: dict[str, dict[str, None]] = {}
    for table, record_id in keys:
        by_table.setdefault(table, {})[record_id] = None
    _add_linked(work, by_table, wanted)
    start = fold(next(iter(query.split()), ""))
    hits: list[Hit] = []
    for table in wanted:
        if ids := list(by_table.get(table, ())):
            rows = sorted(_rows(work, table, ids), key=lambda row: not _begins(row, start))
            if mission:
                rows.sort(key=lambda row: not ((table, row[0]) in here or _is_of(row, mission)))
            hits += _told(work, table, rows[:limit], mission)
    return hits


def named(work: Work, keys: Iterable[Key]) -> list[Hit]:
    """The records of these keys that are still there, in their order."""
    wanted = [key for key in keys if key[0] in _READERS]
    found = {}
    for table in dict.fromkeys(table for table, _ in wanted):
        rows = _rows(work, table, [record_id for name, record_id in wanted if name == table])
        found.update({(table, hit.id): hit for hit in _told(work, table, rows)})
    return [found[key] for key in wanted if key in found]


def near(work: Work, query: str) -> str:
    """The name of a person, firm or mission most like words which find nothing; empty when none is like them."""
    from rapidfuzz import fuzz, process

    if not search_terms(query):
        return ""
    names: dict[str, str] = {}
    for statement in (
        select(Person.family_name).distinct(),
        select(Organisation.name).distinct(),
        select(Mission.title).distinct(),
    ):
        for name in work.session.scalars(statement.limit(_MOST_NAMES)):
            if name:
                names.setdefault(fold(name), name)
    best = process.extractOne(fold(query.strip()), list(names), scorer=fuzz.ratio, score_cutoff=_NEAR)
    return names[best[0]] if best else ""


def _begins(row: Any, start: str) -> bool:
    """Whether the title of a row will begin with a word: with the first of its texts that is not empty."""
    return fold(str(row[1] or row[2] or row[3] or "")).startswith(start)


def _is_of(row: Any, mission: str) -> bool:
    return getattr(row, "mission_id", None) == mission


def _add_linked(work: Work, by_table: dict[str, dict[str, None]], wanted: Sequence[str]) -> None:
    """People by applications and answers; items that a note about a person was found in; visits at the firms found."""
    if parts := list(by_table.pop("participation", ())):
        people = work.session.scalars(select(Participation.person_id).where(Participation.id.in_(parts)))
        by_table.setdefault("person", {}).update(dict.fromkeys(people))
    if answers := list(by_table.pop("own_answer", ())):
        parts_ = own_answers.holding(select(OwnAnswer.id).where(OwnAnswer.id.in_(answers)))
        people = work.session.scalars(select(Participation.person_id).where(Participation.id.in_(parts_)))
        by_table.setdefault("person", {}).update(dict.fromkeys(people))
    if notes := list(by_table.pop("item_person", ())):
        items = work.session.scalars(select(ItemPerson.item_id).where(ItemPerson.id.in_(notes)))
        by_table.setdefault("itinerary_item", {}).update(dict.fromkeys(items))
    if "visit" in wanted and (firms := list(by_table.get("organisation", ()))):
        visits = select(Visit.id).where(Visit.organisation_id.in_(firms)).order_by(Visit.id.desc())
        by_table.setdefault("visit", {}).update(dict.fromkeys(work.session.scalars(visits)))


def _rows(work: Work, table: str, ids: Sequence[str]) -> list[Any]:
    """The rows of these ids, in their order."""
    statement, _made = _READERS[table]
    column = model(table).__table__.c.id
    rows = {row[0]: row for row in work.session.execute(statement().where(column.in_(ids)))}
    return [rows[key] for key in ids if key in rows]


def _told(work: Work, table: str, rows: Sequence[Any], mission: str = "") -> list[Hit]:
    """The hits of these rows: people with a mission they take part in, firms with how many."""
    hits = list(map(_READERS[table][1], rows))
    if table == "organisation":
        counted = _missions_of_firms(work, [hit.id for hit in hits])
        return [replace(hit, missions=n) for hit, n in zip(hits, counted, strict=True)]
    return _taking_part(work, hits, mission) if table == "person" else hits


def _taking_part(work: Work, hits: Sequence[Hit], mission: str) -> list[Hit]:
    """People with the mission at hand, else the newest they take part in, and how far they have come."""
    rows = work.session.execute(
        select(Participation.person_id, Participation.stage, Mission.id, Mission.code)
        .join(Mission, Mission.id == Participation.mission_id)
        .where(Participation.person_id.in_([hit.id for hit in hits]))
        .order_by(Mission.id == mission, Mission.first_day, Participation.id)
    )
    parts = {row[0]: row for row in rows}
    return [
        replace(hit, mission_id=part[2], facts=_facts(*hit.facts, part[3]), stage=part[1].label)
        if (part := parts.get(hit.id))
        else hit
        for hit in hits
    ]


def _missions_of_firms(work: Work, ids: Sequence[str]) -> list[int]:
    visited = select(Visit.organisation_id.label("firm"), Visit.mission_id.label("mission"))
    sent = select(Person.organisation_id.label("firm"), Participation.mission_id.label("mission")).join(
        Participation, Participation.person_id == Person.id
    )
    both = visited.where(Visit.organisation_id.in_(ids)).union(sent.where(Person.organisation_id.in_(ids))).subquery()
    rows = work.session.execute(select(both.c.firm, func.count()).group_by(both.c.firm))
    counted: dict[str, int] = {row[0]: row[1] for row in rows}
    return [counted.get(key, 0) for key in ids]


# --- one reader a table: what is selected, first the id and the texts a title begins with; and the hit of a row -------


def _people() -> Statement:
    names = (Person.family_name, Person.given_name, Person.native_name)
    return select(Person.id, *names, Person.job_title, Organisation.name.label("firm")).outerjoin(
        Organisation, Organisation.id == Person.organisation_id
    )


def _person(row: Any) -> Hit:
    return Hit("person", row.id, _name(row), _facts(row.firm or row.job_title))


def _name(row: Any) -> str:
    native = row.native_name or ""
    written = styled(Name(row.family_name or "", row.given_name or "", native), Style.FAMILY_CAPITALS_FIRST)
    return written if native in written else f"{written} {native}"


def _facts(*parts: str | None) -> tuple[str, ...]:
    return tuple(part for part in parts if part)


def _firms() -> Statement:
    return select(Organisation.id, Organisation.name, Organisation.name_ja, Organisation.city, Organisation.country)


def _firm(row: Any) -> Hit:
    place = ", ".join(_facts(row.city, country_name(row.country) if row.country else ""))
    return Hit("organisation", row.id, " ".join(_facts(row.name, row.name_ja)), _facts(place))


def _contacts() -> Statement:
    names = (Contact.family_name, Contact.given_name, Contact.native_name)
    return select(Contact.id, *names, Contact.job_title, Organisation.name.label("firm")).outerjoin(
        Organisation, Organisation.id == Contact.organisation_id
    )


def _contact(row: Any) -> Hit:
    return Hit("contact", row.id, _name(row), _facts(row.firm, row.job_title))


def _missions() -> Statement:
    return select(Mission.id, Mission.title, Mission.code, Mission.places, Mission.first_day, Mission.title_ja)


def _mission(row: Any) -> Hit:
    title = with_japanese(row.title, row.title_ja)
    return Hit("mission", row.id, title, _facts(row.code, row.places), row.id, day=row.first_day)


def _visits() -> Statement:
    own = (Visit.theme, Visit.stage, Visit.agreed_day, Visit.mission_id)
    firm = func.coalesce(Organisation.name, Organisation.name_ja).label("firm")
    joined = select(Visit.id, firm, *own, Mission.code).join(Organisation, Organisation.id == Visit.organisation_id)
    return joined.join(Mission, Mission.id == Visit.mission_id)


def _visit(row: Any) -> Hit:
    facts = _facts(row.theme, row.code)
    return Hit("visit", row.id, row.firm, facts, row.mission_id, row.stage.label, row.agreed_day)


def _items() -> Statement:
    own = (Item.id, Item.title, Item.title_ja, Item.place, Item.mission_id, Item.starts_at, Item.ends_at, Item.zone)
    joined = select(*own, Item.end_zone, MissionDay.day, Mission.code).join(Mission, Mission.id == Item.mission_id)
    return joined.outerjoin(MissionDay, MissionDay.id == Item.day_id)


def _item(row: Any) -> Hit:
    start, end = local(row.starts_at, row.zone), local(row.ends_at, row.end_zone or row.zone)
    title, facts = row.title or row.title_ja or "", _facts(row.place, row.code)
    return Hit("itinerary_item", row.id, title, facts, row.mission_id, day=row.day, hours=span(start, end))


def _days() -> Statement:
    own = (MissionDay.id, MissionDay.theme, MissionDay.city, MissionDay.day, MissionDay.mission_id)
    return select(*own, Mission.code).join(Mission, Mission.id == MissionDay.mission_id)


def _day(row: Any) -> Hit:
    title = row.theme or row.city or ""
    return Hit("mission_day", row.id, title, _facts(row.city if row.theme else "", row.code), row.mission_id,
               day=row.day)  # fmt: skip


def _sites() -> Statement:
    own = (Site.id, Site.name, Site.name_ja, Site.city)
    return select(*own, Organisation.name.label("firm")).outerjoin(
        Organisation, Organisation.id == Site.organisation_id
    )


def _site(row: Any) -> Hit:
    title = " ".join(_facts(row.name, row.name_ja))
    return Hit("site", row.id, title or row.firm or "", _facts(row.firm if title else "", row.city))


def _tasks() -> Statement:
    return select(Task.id, Task.title, Task.mission_id, Mission.code).join(Mission, Mission.id == Task.mission_id)


def _task(row: Any) -> Hit:
    return Hit("task", row.id, row.title, _facts(row.code), row.mission_id)


def _events() -> Statement:
    return select(OtherEvent.id, OtherEvent.title, OtherEvent.organiser, OtherEvent.places, OtherEvent.first_day)


def _event(row: Any) -> Hit:
    return Hit("other_event", row.id, row.title, _facts(row.organiser, row.places), day=row.first_day)


def _papers() -> Statement:
    own = (Paper.id, Paper.number, Paper.for_whom, Paper.kind, Paper.made_at, Paper.mission_id)
    return select(*own, Mission.code).outerjoin(Mission, Mission.id == Paper.mission_id)


def _paper(row: Any) -> Hit:
    facts = _facts(row.for_whom, row.code)
    return Hit("paper", row.id, row.number or "", facts, row.mission_id, row.kind.label, row.made_at.date())


def _entries(each: EntryList) -> Statement:
    """The entries of a list by their first words, with the mission they belong to."""
    own = each.model.__table__.c
    words = next(own[name] for name in (each.title, *searched(each.table)) if name in searched(each.table))
    return select(own.id, words.label("title"), own.mission_id, Mission.code).join(
        Mission, Mission.id == own.mission_id
    )


def _entry(table: str, row: Any) -> Hit:
    return Hit(table, row.id, str(row.title or ""), _facts(row.code), row.mission_id)


_READERS: dict[str, tuple[Callable[[], Statement], Callable[[Any], Hit]]] = {
    "person": (_people, _person),
    "organisation": (_firms, _firm),
    "contact": (_contacts, _contact),
    "visit": (_visits, _visit),
    "itinerary_item": (_items, _item),
    "mission_day": (_days, _day),
    "site": (_sites, _site),
    "mission": (_missions, _mission),
    "task": (_tasks, _task),
    "other_event": (_events, _event),
    "paper": (_papers, _paper),
    **{
        each.table: (partial(_entries, each), partial(_entry, each.table))
        for each in LISTS.values()
        if searched(each.table)
    },
}
"""In the order in which hits are told."""
