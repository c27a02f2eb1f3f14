"""Makes one record of two: every field chosen, whatever points to either pointing to the one that stays.

What is linked to a record, and which links must not meet twice, the tables say themselves; of people it knows only
that of two answers about consent the last one holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, UniqueConstraint, func, select

from eujc_desktop.common.errors import Invalid, NotFound, Refused
from eujc_desktop.common.folding import fold
from eujc_desktop.common.said import joined, say
from eujc_desktop.fields.field import Field
from eujc_desktop.fields.hidden import is_hidden, masked
from eujc_desktop.fields.kinds import Ref
from eujc_desktop.models.attachment import Attachment
from eujc_desktop.models.base import Record
from eujc_desktop.models.catalogue import ENTITIES, model
from eujc_desktop.models.columns import fields_of
from eujc_desktop.models.distinction import Distinction, FirmDistinction
from eujc_desktop.models.organisation import Contact, Site
from eujc_desktop.models.own_field import OwnAnswer
from eujc_desktop.models.person import Person
from eujc_desktop.services import consents, merge_sides
from eujc_desktop.services.merge_sides import Difference, Side
from eujc_desktop.services.naming import called
from eujc_desktop.store import journal
from eujc_desktop.store.work import Work

Take = Mapping[str, Side]
"""Which value stays, by the key of the difference; what is not named stays as proposed."""
_KNOWN_BY: Mapping[type[Record], str] = {Contact: "native_name", Site: "name_ja"}
"""People and places of a firm that are there twice when their names are the same."""
_QUIET: tuple[type[Record], ...] = (Distinction, FirmDistinction)  # nobody is asked about their fields


@dataclass(frozen=True)
class Linked:
    """How many records of one kind point to each of the two."""

    label: str
    keep: int
    other: int


@dataclass(frozen=True)
class Pair:
    """Two records that become one, and those that hang on both and become one with them."""

    table: str
    keep_id: str
    other_id: str
    title: str
    differences: tuple[Difference, ...]
    same: tuple[tuple[str, str], ...]
    pairs: tuple[Pair, ...] = ()

    def all_pairs(self) -> Iterator[Pair]:
        """This one and all within it."""
        yield self
        for pair in self.pairs:
            yield from pair.all_pairs()

    def all_differences(self) -> Iterator[Difference]:
        """What differs in this pair and in all within it."""
        for pair in self.all_pairs():
            yield from pair.differences


@dataclass(frozen=True)
class Plan:
    """What merging two records would do."""

    pair: Pair
    keep_name: str
    other_name: str
    links: tuple[Linked, ...]


def plan(work: Work, table: str, keep_id: str, other_id: str) -> Plan:
    """What differs between two records, what would meet, and what is linked to each."""
    kind = _model(table)
    if keep_id == other_id:
        raise Refused("A record cannot be merged with itself.", cure="Choose another one.")
    keep, other = work.get(kind, keep_id), work.get(kind, other_id)
    return Plan(
        _pair(work, keep, other, skip=frozenset(), title=""), called(work, keep), called(work, other),
        tuple(_links(work, kind, keep_id, other_id)),
    )  # fmt: skip


def merge(work: Work, table: str, keep_id: str, other_id: str, take: Take | None = None) -> str:
    """Make one record of two; it has the id `keep_id`, which is returned."""
    ready, chosen = plan(work, table, keep_id, other_id).pair, dict(take or {})
    _check(ready, chosen)
    for pair in reversed(list(ready.all_pairs())):
        _join(work, pair, chosen)
    return keep_id


def _check(ready: Pair, chosen: Take) -> None:
    """Invalid names every choice there is not."""
    known = {difference.key: difference for difference in ready.all_differences()}
    problems = {key: say("does not differ") for key in chosen if key not in known}
    for key, side in chosen.items():
        if key in known and side not in known[key].sides:
            problems[key] = say("{label} is one value; choose one of the two", label=known[key].label)
    if problems:
        raise Invalid(problems)


def links_to(table: str) -> list[tuple[type[Record], str]]:
    """The records that point to those of a table, with the field that does."""
    return [
        (entity, name)
        for entity in ENTITIES
        for name, field in fields_of(entity).items()
        if isinstance(field.kind, Ref) and field.kind.target == table
    ]


def _model(table: str) -> type[Record]:
    try:
        return model(table)
    except KeyError:
        raise NotFound(say("There are no records called {table}.", table=table)) from None


# --- What would be done ----------------------------------------------------------------------------------------------


def _pair(work: Work, keep: Record, other: Record, *, skip: frozenset[str], title: str) -> Pair:
    kind, fields = type(keep), fields_of(type(keep))
    differences: list[Difference] = []
    same: list[tuple[str, str]] = []
    later, said = _written_later(work.session.connection(), keep, other), _said_last(work, keep, other)
    for name, field in fields.items():
        mine, yours = getattr(keep, name), getattr(other, name)
        if name in skip or kind in _QUIET or merge_sides.is_whole(keep):
            continue
        if mine != yours:
            first, second = (merge_sides.in_words(work, field, name, value) for value in (mine, yours))
            sides = merge_sides.sides_of(field, mine, yours)
            side = said.get(name) or merge_sides.one_firm(field, first, second)
            side = side or merge_sides.proposed(field, mine, yours, sides, later.get(name, "keep"))
            differences.append(Difference(f"{keep.id}.{name}", name, field.label, first, second, sides, side))
        elif mine is not None and not isinstance(field.kind, Ref):
            words = field.kind.format(mine)
            same.append((field.label, masked(words) if is_hidden(name) else words))
    if merge_sides.is_one_each(keep):
        differences.append(merge_sides.of_pictures(keep, other))
    elif isinstance(keep, OwnAnswer) and isinstance(other, OwnAnswer) and keep.value != other.value:
        differences.append(merge_sides.of_answers(work, keep, other, later.get("value", "keep")))
    met = tuple(_meeting(work, kind, keep.id, other.id))
    return Pair(kind.__tablename__, keep.id, other.id, title, tuple(differences), tuple(same), met)


def _written_later(connection: Connection, keep: Record, other: Record) -> dict[str, Side]:
    """By field, which of the two records it was written in last."""
    table, last = keep.__tablename__, dict[str, tuple[int, Side]]()
    sides: tuple[tuple[Record, Side], ...] = ((keep, "keep"), (other, "other"))
    for record, side in sides:
        for change in journal.history(connection, table, record.id):
            for name in change.after:
                last[name] = max(last.get(name, (0, "keep")), (change.step.number, side))
    return {name: side for name, (_, side) in last.items()}


def _said_last(work: Work, keep: Record, other: Record) -> dict[str, Side]:
    """By field of consent, in which of two people the last answer stands: one taken back does not come back."""
    if not isinstance(keep, Person):
        return {}
    said = consents.last_said(work, [keep.id, other.id])
    return {name: "keep" if person_id == keep.id else "other" for name, person_id in said.items()}


def _meeting(work: Work, kind: type[Record], keep_id: str, other_id: str) -> Iterator[Pair]:
    """Records of both that there may be only once: a part in one mission, a day of attendance, a photo."""
    for child, link in links_to(kind.__tablename__):
        for together in _once(child, link):
            mine = {_place(row, together): row for row in _pointing(work, child, link, keep_id)}
            for row in _pointing(work, child, link, other_id):
                there = mine.get(_place(row, together))
                if there is not None and _counts(row):
                    title = _title(work, there, together)
                    yield _pair(work, there, row, skip=frozenset({link, *together}), title=title)


def _counts(row: Record) -> bool:
    """Whether a record may meet another: of pictures there is one each, of the nameless nothing is known."""
    if isinstance(row, Attachment):
        return merge_sides.is_one_each(row)
    known_by = _KNOWN_BY.get(type(row), "")
    return not known_by or bool(getattr(row, known_by))


def _once(child: type[Record], link: str) -> Iterator[tuple[str, ...]]:
    """The other columns that, with the link, may hold the same only once."""
    for rule in getattr(child.__table__, "constraints", ()):
        names = [column.name for column in rule.columns] if isinstance(rule, UniqueConstraint) else []
        if link in names:
            yield tuple(name for name in names if name != link)
    if child is Attachment:
        yield ("kind",)
    if known_by := _KNOWN_BY.get(child):
        yield (known_by,)


def _place(row: Record, together: Sequence[str]) -> tuple[Any, ...]:
    """What two records have in common when they meet; names however they are written."""
    values = (getattr(row, name) for name in together)
    return tuple(re.sub(r"\s", "", fold(value)) if isinstance(value, str) else value for value in values)


def _title(work: Work, row: Record, together: Sequence[str]) -> str:
    fields = fields_of(type(row))
    words = [merge_sides.in_words(work, fields[name], name, getattr(row, name)) for name in together]
    return joined((say(type(row).noun), *words), ", ")


def _pointing(work: Work, child: type[Record], link: str, key: str) -> Sequence[Record]:
    return work.session.scalars(select(child).where(getattr(child, link) == key).order_by(child.id)).all()


def _links(work: Work, kind: type[Record], keep_id: str, other_id: str) -> Iterator[Linked]:
    """How much hangs on each of the two, also on what belongs to them."""
    for child, link in links_to(kind.__tablename__):
        if child in _QUIET:
            continue
        counts = [_count(work, child, link, [key]) for key in (keep_id, other_id)]
        if any(counts):
            yield Linked(child.nouns, *counts)
            yield from _links_of_children(work, child, link, keep_id, other_id)


def _links_of_children(work: Work, child: type[Record], link: str, keep_id: str, other_id: str) -> Iterator[Linked]:
    own = [[row.id for row in _pointing(work, child, link, key)] for key in (keep_id, other_id)]
    for grandchild, way in links_to(child.__tablename__):
        if fields_of(grandchild)[way].required and any(counts := [_count(work, grandchild, way, ids) for ids in own]):
            yield Linked(grandchild.nouns, *counts)


def _count(work: Work, child: type[Record], link: str, keys: Sequence[str]) -> int:
    return int(work.session.scalar(select(func.count()).where(getattr(child, link).in_(keys))) or 0)


# --- Doing it --------------------------------------------------------------------------------------------------------


def _join(work: Work, pair: Pair, chosen: Take) -> None:
    """Make one record of a pair whose inner pairs are one already."""
    kind = model(pair.table)
    keep, other = work.get(kind, pair.keep_id), work.get(kind, pair.other_id)
    values = _values(pair, keep, other, chosen)
    for child, link in links_to(pair.table):
        for row in _pointing(work, child, link, pair.other_id):
            _point(work, row, link, pair)
    work.session.flush()
    work.session.delete(other)
    work.session.flush()
    for name, value in values.items():
        setattr(keep, name, value)
    work.session.flush()


def _point(work: Work, row: Record, link: str, pair: Pair) -> None:
    """Let a record point to the one that stays; one that would point from it to itself goes."""
    others = [name for entity, name in links_to(pair.table) if entity is type(row) and name != link]
    if any(getattr(row, name) == pair.keep_id for name in others):
        work.session.delete(row)
    else:
        setattr(row, link, pair.keep_id)


def _values(pair: Pair, keep: Record, other: Record, chosen: Take) -> dict[str, Any]:
    """What is to be written into the record that stays."""
    found: dict[str, Any] = {}
    fields = fields_of(type(keep))
    for difference in pair.differences:
        side = chosen.get(difference.key, difference.side)
        if difference.name == merge_sides.WHOLE:
            if side == "other":
                found.update({name: getattr(other, name) for name, field in fields.items() if _is_own(field)})
        elif side != "keep":
            mine, yours = getattr(keep, difference.name), getattr(other, difference.name)
            found[difference.name] = yours if side == "other" else merge_sides.together(mine, yours)
    return found


def _is_own(field: Field) -> bool:
    return not isinstance(field.kind, Ref)
