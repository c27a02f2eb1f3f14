"""The lists that every tab shows: ids first, rows on demand, cells written back to the record they come from.

A column is called `record.field`, as `person.family_name`; a row is the record the list is about
joined with those it leads to.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from sqlalchemy import Select, bindparam, false, null, or_, select

from eujc_desktop.common.errors import Conflict, Invalid, NotFound, Refused
from eujc_desktop.common.said import said_by, say
from eujc_desktop.fields.field import Field
from eujc_desktop.fields.own_keys import is_own
from eujc_desktop.models.base import Record
from eujc_desktop.models.columns import fields_of
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.person import Person
from eujc_desktop.services import consents, entry_rules, labels, own_answers, own_fields, people, records
from eujc_desktop.services.firms import Firms
from eujc_desktop.services.grid_conditions import link_words
from eujc_desktop.services.grid_finding import count, counts, ids
from eujc_desktop.services.grid_joins import GRIDS, column, columns, fields, joined, tables
from eujc_desktop.services.links import choices
from eujc_desktop.store.work import Work

__all__ = [
    "GRIDS",
    "add",
    "add_all",
    "change",
    "change_many",
    "change_rows",
    "choices",
    "columns",
    "count",
    "counts",
    "create",
    "fields",
    "holding",
    "ids",
    "link_words",
    "remove",
    "rows",
    "used",
    "year",
]

Row = dict[str, Any]
_FIRM, _LABELS = "organisation.name", "person.labels"
_PART = 500


def holding(work: Work, grid: str, records: Iterable[tuple[str, str]]) -> list[tuple[str, str | None]]:
    """Rows that hold any of the records, named by table and id, as row and mission; the newest first."""
    spec, known = GRIDS[grid], tables(grid)
    wanted: dict[str, list[str]] = {}
    for table, key in records:
        wanted.setdefault(table, []).append(key)
    tests = [
        known[alias].c.id.in_(wanted[model.__tablename__][:_PART])
        for alias, model in spec.records.items()
        if model.__tablename__ in wanted
    ]
    base = known[spec.base].c
    of_none = base.id if spec.records[spec.base] is Mission else null()
    mission = base.mission_id if "mission_id" in base else of_none
    found = select(base.id, mission).select_from(joined(grid)).where(or_(false(), *tests)).order_by(base.id.desc())
    return [(row[0], row[1]) for row in work.session.execute(found)]


def rows(work: Work, grid: str, wanted: Sequence[str], keys: Sequence[str] | None = None) -> list[Row]:
    """The rows of `wanted` in that order, as value by key; `records` holds the ids of the joined records."""
    shown = tuple(keys) if keys is not None else tuple(columns(grid))
    records = tuple(GRIDS[grid].records)
    cells = 1 + len(records)
    found: dict[str, Row] = {}
    for start in range(0, len(wanted), _PART):
        part = {"wanted": wanted[start : start + _PART]}
        for row in work.session.execute(reading(grid, shown), part).all():
            links = dict(zip(records, row[1:cells], strict=True))
            found[row[0]] = {"id": row[0], "records": links, **dict(zip(shown, row[cells:], strict=True))}
    return [found[key] for key in wanted if key in found]


@lru_cache(maxsize=200)
def reading(grid: str, shown: tuple[str, ...]) -> Select[Any]:
    """The kept statement of `rows`, also for `services.first_rows`: row, joined records, cells; of the ids `wanted`."""
    spec, known = GRIDS[grid], tables(grid)
    base = known[spec.base].c.id
    links = [known[alias].c.id.label(f"id of {alias}") for alias in spec.records]
    found = select(base.label("id"), *links, *(column(grid, key).label(key) for key in shown))
    return found.select_from(joined(grid)).where(base.in_(bindparam("wanted", expanding=True)))


def used(work: Work, grid: str, key: str) -> list[str]:
    """The words that a field of several short texts holds in any record, in their order; labels also without bearer."""
    if is_own(key):
        return own_fields.words_of(work, key)
    held = column(grid, key)
    found = {
        word for (words,) in work.session.execute(select(held).where(held.is_not(None)).distinct()) for word in words
    }
    if key == _LABELS:
        found |= labels.colours(work).keys()
    return sorted(found, key=str.casefold)


def change(
    work: Work, grid: str, row_id: str, values: Mapping[str, object], seen: Mapping[str, object] | None = None
) -> None:
    """Write cells of one row; Invalid names every value that does not parse.

    `seen` is what the cells held when they were changed: Conflict when somebody else was faster.
    """
    change_rows(work, grid, {row_id: values}, {row_id: seen or {}})


def change_rows(
    work: Work,
    grid: str,
    changes: Mapping[str, Mapping[str, object]],
    seen: Mapping[str, Mapping[str, object]] = MappingProxyType({}),
) -> int:
    """Write cells of several rows, each with its own values; how many rows there were."""
    known = fields(work, grid)
    keys = dict.fromkeys(key for values in changes.values() for key in values if key in known)
    found = {row["id"]: row for row in rows(work, grid, list(changes), keys=list(keys))}
    held = _records(work, grid, found.values(), keys)
    answers: dict[str, dict[str, Any]] = {}
    for row_id, values in changes.items():
        now, parsed = found.get(row_id), _parsed(known, values, found.get(row_id, {}))
        if now is None:
            raise NotFound("This row is no longer there.", cure="Undo its removal, or go on with another row.")
        _not_overtaken(known, now, parsed, seen.get(row_id, {}))
        if own := {key: parsed.pop(key) for key in list(parsed) if is_own(key)}:
            answers[now["records"][GRIDS[grid].answers]] = own
        _change(work, grid, now, parsed)
    own_answers.write(work, answers)
    entry_rules.check(work, grid, changes)
    del held
    return len(changes)


def _change(work: Work, grid: str, now: Row, parsed: dict[str, Any]) -> None:
    """Write cells of a row as it is `now`, by the records they lie in."""
    there: Row = now["records"]
    if GRIDS[grid].names_firm and _FIRM in parsed:
        _name_firm(work, grid, now["id"], parsed.pop(_FIRM))
        there = rows(work, grid, [now["id"]], keys=[])[0]["records"]
    elif "person" in there and _FIRM in parsed:
        people.employ(work, there["person"], parsed.pop(_FIRM))
        work.session.flush()
        there = rows(work, grid, [now["id"]], keys=[])[0]["records"]
    for alias, part in _by_record(parsed).items():
        record_id = there[alias] or _link_new(work, grid, alias, there)
        record = work.get(GRIDS[grid].records[alias], record_id)
        if isinstance(record, Person) and not consents.FIELDS_OF_A_PERSON.isdisjoint(part):
            consents.note(work, record, part, mission_id=_mission_of(work, grid, now["id"]))
        for name, value in part.items():
            setattr(record, name, value)
        records.in_order(record, part, alias)


def _name_firm(work: Work, grid: str, row_id: str, name: str | None) -> None:
    """Link a row to the firm of that name, made when it is new, or to none."""
    record: Any = work.get(GRIDS[grid].records[GRIDS[grid].base], row_id)
    firms = Firms(work)
    record.organisation_id = firms.of({"name": name}) if name else None
    firms.write()
    work.session.flush()


def _mission_of(work: Work, grid: str, row_id: str) -> str | None:
    """The mission that a row belongs to, None in a list of no mission."""
    base = tables(grid)[GRIDS[grid].base].c
    return work.session.scalar(select(base.mission_id).where(base.id == row_id)) if "mission_id" in base else None


def _records(work: Work, grid: str, found: Iterable[Row], keys: Iterable[str]) -> list[Record]:
    """The records that cells of these rows lie in, read together; as long as they are held, none is read again."""
    held: list[Record] = []
    for alias in {key.partition(".")[0] for key in keys if not is_own(key)}:
        model = GRIDS[grid].records[alias]
        wanted = list(dict.fromkeys(row["records"][alias] for row in found if row["records"][alias]))
        for start in range(0, len(wanted), _PART):
            held += work.session.scalars(select(model).where(model.id.in_(wanted[start : start + _PART])))
    return held


def _not_overtaken(
    known: Mapping[str, Field], now: Mapping[str, Any], values: Mapping[str, object], seen: Mapping[str, object]
) -> None:
    """Conflict when a cell holds neither what was seen nor what is to be written."""
    for key, value in seen.items():
        if key in values and key in now and now[key] not in (value, values[key]):
            field = known[key]
            raise Conflict(
                say(
                    "Somebody has changed “{label}” to “{value}” in the meantime.",
                    label=field.label if is_own(key) else say(field.label),
                    value=field.kind.format(now[key]),
                ),
                cure="Look at the new value, then enter yours again.",
            )


def _parsed(
    known: Mapping[str, Field], values: Mapping[str, object], now: Mapping[str, Any] = MappingProxyType({})
) -> dict[str, Any]:
    """Cells read by their fields, those that are not as the row has them `now`."""
    parsed, problems = {}, {}
    for key, raw in values.items():
        if key not in known:
            raise NotFound(say("There is no column {key}.", key=key))
        try:
            parsed[key] = known[key].put(raw, now.get(key))
        except ValueError as exc:
            problems[key] = said_by(exc)
    if problems:
        raise Invalid(problems)
    return parsed


def _by_record(values: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    parts: dict[str, dict[str, Any]] = {}
    for key, value in values.items():
        alias, _, name = key.partition(".")
        parts.setdefault(alias, {})[name] = value
    return parts


def _link_new(work: Work, grid: str, alias: str, there: Mapping[str, Any]) -> str:
    """A new record for a row that had none of this kind yet, linked to where the list joins it."""
    spec = GRIDS[grid]
    if alias != "organisation":
        raise Refused("Choose one from the list first.", cure="Then its details can be written here.")
    source, link = next((source, link) for target, source, link in spec.links if target == alias)
    record = spec.records[alias]()
    work.session.add(record)
    work.session.flush()
    setattr(work.get(spec.records[source], there[source]), link, record.id)
    return record.id


def change_many(work: Work, grid: str, row_ids: Sequence[str], values: Mapping[str, object]) -> int:
    """Write the same cells into several rows; how many rows there were."""
    return change_rows(work, grid, dict.fromkeys(row_ids, values))


def create(work: Work, grid: str, values: Mapping[str, object], mission_id: str | None = None) -> str:
    """A new row of a list about one record; its id."""
    return _made(work, grid, _by_record(_parsed(columns(grid), values)).get(GRIDS[grid].base, {}), mission_id)


def _made(work: Work, grid: str, own: dict[str, Any], mission_id: str | None) -> str:
    """A new record of values that have been read; its id."""
    model = GRIDS[grid].records[GRIDS[grid].base]
    if mission_id is not None:
        own["mission_id"] = mission_id
    _need(model, own)
    record = model(**own)
    work.session.add(record)
    work.session.flush()
    return record.id


def add(work: Work, grid: str, mission_id: str, values: Mapping[str, object]) -> str:
    """A new row of a mission's list with what else it holds, the firm of that name found or made; its id."""
    if grid in ("participants", "people"):
        return add_all(work, grid, mission_id, [values])[0]
    parts = _by_record(_parsed(columns(grid), values))
    firm = parts.pop("organisation", {})
    base = GRIDS[grid].base
    own = parts.pop(base, {})
    if firm:
        firms = Firms(work)
        own["organisation_id"] = firms.of(firm)
        firms.write()
    if parts:
        unknown = ", ".join(columns(grid)[key].label for key in values if key.partition(".")[0] in parts)
        raise Refused(
            say("A new row cannot begin with {unknown}.", unknown=unknown),
            cure="Add the row first, then fill these in.",
        )
    made = _made(work, grid, own, mission_id)
    entry_rules.check(work, grid, {made: values})
    return made


def add_all(work: Work, grid: str, mission_id: str, rows: Sequence[Mapping[str, object]]) -> list[str]:
    """New rows of a list in their order; people are written at once."""
    if grid == "people":
        parts = [_by_record(_parsed(columns(grid), values)) for values in rows]
        return people.add_people(work, [(each.get("person", {}), each.get("organisation", {})) for each in parts])
    if grid != "participants":
        return [add(work, grid, mission_id, values) for values in rows]
    known = fields(work, grid)
    answers = [_parsed(known, {key: value for key, value in values.items() if is_own(key)}) for values in rows]
    plain = [{key: value for key, value in values.items() if not is_own(key)} for values in rows]
    added = people.enrol_all(work, mission_id, plain)
    own_answers.write(work, dict(zip(added, answers, strict=True)))
    return added


def year(work: Work, mission_id: str) -> int:
    """The year in which days of a mission lie that are written without one."""
    return work.get(Mission, mission_id).first_day.year


def _need(model: type[Record], values: Mapping[str, Any]) -> None:
    missing = {
        name: say("{label} is needed", label=say(field.label))
        for name, field in fields_of(model).items()
        if field.required and values.get(name) is None
    }
    if missing:
        raise Invalid(missing)


def remove(work: Work, grid: str, row_ids: Sequence[str]) -> int:
    """Take rows away with what hangs on them; how many there were."""
    spec = GRIDS[grid]
    for row_id in row_ids:
        work.session.delete(work.get(spec.records[spec.base], row_id))
    return len(row_ids)
