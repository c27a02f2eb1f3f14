"""Everything that holds some words: people, firms, contacts, visits, items, missions."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from eujc_desktop.models.catalogue import model
from eujc_desktop.models.itinerary import ItemPerson
from eujc_desktop.models.participation import Participation
from eujc_desktop.store import search as folded
from eujc_desktop.store.work import Work

_SHOWN: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "person": (("family_name", "given_name", "native_name"), ("job_title", "email")),
    "organisation": (("name", "name_ja"), ("city", "sector")),
    "contact": (("family_name", "given_name", "native_name"), ("job_title", "job_title_ja")),
    "mission": (("title",), ("code", "places")),
    "visit": (("theme",), ()),
    "itinerary_item": (("title", "title_ja"), ("place",)),
    "mission_day": (("theme",), ("city",)),
    "site": (("name", "name_ja"), ("city",)),
    "task": (("title",), ()),
}


@dataclass(frozen=True)
class Hit:
    """A record found: where it is, what it is called, and what tells it apart."""

    table: str
    id: str
    title: str
    detail: str
    mission_id: str | None


def find(work: Work, query: str, limit: int = 50) -> list[Hit]:
    """Records that hold all the words, however they are typed; people first."""
    found = folded.find(work.session, query, limit=limit, wanted=[*_SHOWN, "item_person"])
    by_table: dict[str, list[str]] = {}
    for table, record_id in found:
        by_table.setdefault(table, []).append(record_id)
    if notes := by_table.pop("item_person", []):
        of_items = work.session.scalars(select(ItemPerson.item_id).where(ItemPerson.id.in_(notes)))
        items = by_table.setdefault("itinerary_item", [])
        items += [key for key in dict.fromkeys(of_items) if key not in items]
    return [hit for table in _SHOWN if table in by_table for hit in _hits(work, table, by_table[table])]


def _hits(work: Work, table: str, ids: list[str]) -> list[Hit]:
    titles, details = _SHOWN[table]
    own = model(table).__table__.c
    missions = _missions_of(work, ids) if table == "person" else {}
    wanted = [own.id, *(own[name] for name in (*titles, *details)), *([own.mission_id] if "mission_id" in own else [])]
    hits = {}
    for row in work.session.execute(select(*wanted).where(own.id.in_(ids))).mappings():
        mission = row.get("mission_id") or missions.get(row["id"]) or (row["id"] if table == "mission" else None)
        hits[row["id"]] = Hit(table, row["id"], _words(row, titles), _words(row, details, " · "), mission)
    return [hits[key] for key in ids if key in hits]


def _words(row: object, names: tuple[str, ...], between: str = " ") -> str:
    return between.join(str(row[name]) for name in names if row[name])  # type: ignore[index]


def _missions_of(work: Work, people: list[str]) -> dict[str, str]:
    """The newest mission of each person."""
    rows = select(Participation.person_id, Participation.mission_id).where(Participation.person_id.in_(people))
    return dict(work.session.execute(rows.order_by(Participation.id)).all())
