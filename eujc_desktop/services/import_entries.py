"""Brings sheets into the lists that an activity keeps, each by its own fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from typing import Any

from eujc_desktop.exchange.entries import OneOf, previewing
from eujc_desktop.exchange.headings import with_words
from eujc_desktop.exchange.preview import Row
from eujc_desktop.exchange.recognise import Known
from eujc_desktop.fields.field import Field
from eujc_desktop.fields.kinds import Ref
from eujc_desktop.models.columns import fields_of
from eujc_desktop.models.partnering import Side
from eujc_desktop.services import entry_rules, grids
from eujc_desktop.services.entry_lists import LISTS
from eujc_desktop.services.import_people import parted
from eujc_desktop.store.work import Work

_FIRM = ("organisation.name", "organisation.name_ja", "organisation.country", "organisation.website")
"""What a list says of the firm of an entry; it is found by its name, and completed where it was empty."""


@cache
def targets(key: str) -> dict[str, Field]:
    """What the columns of a sheet can be, apart from links to what a mission has."""
    each, known = LISTS[key], grids.columns(key)
    own = [name for name in known if name.startswith(f"{each.table}.") and not isinstance(known[name].kind, Ref)]
    firm = [name for name in _FIRM if name in known] if grids.GRIDS[key].names_firm else []
    return with_words({name: known[name] for name in (*own, *firm)})


def asked(work: Work, mission_id: str | None, key: str) -> dict[str, Field]:
    """The links of the list, by the words under which the mission knows what they lead to."""
    each, known = LISTS[key], grids.columns(key)
    links = [name for name, field in known.items() if isinstance(field.kind, Ref) and name.startswith(f"{each.table}.")]
    found = {name: OneOf(grids.choices(work, name, mission_id)) for name in links}
    return with_words({name: replace(known[name], kind=kind) for name, kind in found.items()})


def needed(key: str) -> tuple[str, ...]:
    """The fields without which there is no entry."""
    each = LISTS[key]
    own = [f"{each.table}.{name}" for name, field in fields_of(each.model).items()
           if field.required and name != "mission_id" and field.default is None]  # fmt: skip
    return tuple(own) or same(key)


def same(key: str) -> tuple[str, ...]:
    """The fields by which a row means an entry that is there."""
    each = LISTS[key]
    return tuple(name if "." in name else f"{each.table}.{name}" for name in each.same)


def known(work: Work, mission_id: str | None, key: str) -> list[Known]:
    """The entries there are."""
    wanted = [*targets(key), *asked(work, mission_id, key)]
    ids = grids.ids(work, key, mission_id=mission_id)
    found = []
    for row in grids.rows(work, key, ids, wanted):
        values = {name: row[name] for name in wanted if row[name] is not None}
        found.append(Known(row["id"], " ".join(str(values[name]) for name in same(key) if name in values), values))
    return found


def apply(work: Work, mission_id: str | None, rows: Sequence[Row], key: str) -> int:
    """Write the rows; how many they were."""
    for row in rows:
        values = dict(row.values)
        if key == "partnering":
            values.setdefault("partnering_company.side", _side(values))
        if row.match is None:
            grids.add(work, key, mission_id or "", values)
        elif row.result != "same" or row.fills:
            firm = {name: values.pop(name) for name in list(values) if name in _FIRM[1:]}
            grids.change(work, key, row.match.id, values)
            _complete(work, key, row.match.id, parted(firm).get("organisation", {}))
    return len(rows)


def _complete(work: Work, key: str, entry_id: str, values: Mapping[str, Any]) -> None:
    """What a sheet says of a firm fills what was empty there."""
    now = grids.rows(work, key, [entry_id], [f"organisation.{name}" for name in values])[0] if values else {}
    fresh = {f"organisation.{name}": value for name, value in values.items() if now[f"organisation.{name}"] is None}
    if fresh and now["records"].get("organisation"):
        grids.change(work, key, entry_id, fresh)


def _side(values: Mapping[str, Any]) -> Side:
    """From where a company comes whose sheet does not say: by its country, or by a name in Japanese."""
    country = values.get("organisation.country")
    is_japanese = country == "JP" or (country is None and values.get("organisation.name_ja"))
    return Side.JAPAN if is_japanese else Side.EUROPE


def of_list(key: str) -> dict[str, Any]:
    """What an import asks of a list (`services.imports.Way`)."""
    noun = LISTS[key].model.noun
    return {
        "targets": lambda _dates: targets(key),
        "needed": needed(key),
        "known": partial(known, key=key),
        "preview": previewing(needed(key), same(key), noun, entry_rules.spans(LISTS[key])),
        "apply": partial(apply, key=key),
        "asked": partial(asked, key=key),
    }
