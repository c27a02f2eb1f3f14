"""Finds the rows of the lists: by words, by conditions, in order, and how many there are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, Select, and_, func, select, true, union
from sqlalchemy.sql.selectable import FromClause

from eujc_desktop.fields.conditions import Condition
from eujc_desktop.models.own_field import OwnAnswer
from eujc_desktop.services import own_answers, own_fields
from eujc_desktop.services.grid_conditions import rank, sorted_by, test
from eujc_desktop.services.grid_joins import GRIDS, column, columns, fields, first_back, joined, tables
from eujc_desktop.store import name_order, together
from eujc_desktop.store import search as folded
from eujc_desktop.store.work import Work

Order = Sequence[tuple[str, bool]]


def ids(
    work: Work,
    grid: str,
    *,
    mission_id: str | None = None,
    search: str = "",
    order: Order = (),
    where: Iterable[Condition] = (),
) -> list[str]:
    """Ids of the rows that fit, in order; `order` holds (key, descending)."""
    tests = list(where)
    if grid == "participants" and mission_id is not None and not (search.strip() or order or tests):
        ready = name_order.ids(work.session.connection(), mission_id)
        if ready is not None:
            return ready
    return together.ids(work.session.connection(), _statement(work, grid, mission_id, search, order, tests))


def count(work: Work, grid: str, *, mission_id: str | None = None, where: Iterable[Condition] = ()) -> int:
    """How many rows fit."""
    tests = list(where)
    # What is joined adds no rows; SQLite would look up each record all the same.
    whole = joined(grid) if tests else tables(grid)[GRIDS[grid].base]
    fitting = _fitting(work, grid, mission_id, "", tests, whole)
    return int(work.session.scalars(fitting.with_only_columns(func.count())).one())


def counts(
    work: Work, grid: str, questions: Mapping[str, Iterable[Condition]], *, mission_id: str | None = None
) -> dict[str, int]:
    """How many rows answer each question, all of them asked in one go through the rows."""
    if not questions:
        return {}
    tests = [and_(true(), *_tests(work, grid, where)) for where in questions.values()]
    fitting = _fitting(work, grid, mission_id, "", (), joined(grid))
    found = work.session.execute(fitting.with_only_columns(*(func.count().filter(each) for each in tests))).one()
    return dict(zip(questions, map(int, found), strict=True))


def _statement(
    work: Work, grid: str, mission_id: str | None, search: str, order: Order, where: Iterable[Condition]
) -> Select[Any]:
    statement = _fitting(work, grid, mission_id, search, where, joined(grid))
    dialect = work.session.get_bind().dialect.name
    known = fields(work, grid) if order else columns(grid)
    for key, descending in order or [(key, False) for key in GRIDS[grid].order]:
        for name in sorted_by(grid, key):
            by = rank(known[name].kind, column(grid, name), dialect)
            statement = statement.order_by((by.desc() if descending else by).nulls_last())
    return statement.order_by(tables(grid)[GRIDS[grid].base].c.id)


def _fitting(
    work: Work, grid: str, mission_id: str | None, search: str, where: Iterable[Condition], whole: FromClause
) -> Select[Any]:
    base = tables(grid)[GRIDS[grid].base]
    statement = select(base.c.id).select_from(whole)
    if mission_id is not None and "mission_id" in base.c:
        # Not by the index of missions when words are sought: they find fewer rows than a mission may have.
        own = func.coalesce(base.c.mission_id, "") if search.strip() else base.c.mission_id
        statement = statement.where(own == mission_id)
    if search.strip():
        statement = statement.where(_found(work, grid, search))
    return statement.where(*_tests(work, grid, where))


def _tests(work: Work, grid: str, where: Iterable[Condition]) -> list[ColumnElement[bool]]:
    asked, dialect = list(where), work.session.get_bind().dialect.name
    known = fields(work, grid) if asked else {}
    return [test(grid, each, known[each.key].kind, dialect) for each in asked]


def _found(work: Work, grid: str, search: str) -> ColumnElement[bool]:
    """Whether the records of the row together hold every word sought."""
    base = tables(grid)[GRIDS[grid].base].c.id
    return and_(*(base.in_(_holding(work, grid, word)) for word in search.split()))


def _holding(work: Work, grid: str, word: str) -> CompoundSelect[Any]:
    """The rows with a record that holds the word: from the few records found to their rows, not through all rows."""
    found = {alias: model.__tablename__ for alias, model in GRIDS[grid].records.items()}
    rows = [_leading(grid, alias, folded.matching(work.session, word, name)) for alias, name in found.items()]
    for model, link in GRIDS[grid].held:
        there = model.__table__.c
        wanted = folded.matching(work.session, word, model.__tablename__)
        rows.append(select(there[link]).where(there.id.in_(wanted)))
    if (owner := GRIDS[grid].answers) and own_fields.are_there(work):
        said = own_answers.holding(folded.matching(work.session, word, OwnAnswer.__tablename__))
        rows.append(_leading(grid, owner, said))
    return union(*rows)


def _leading(grid: str, alias: str, wanted: Select[Any]) -> Select[Any]:
    """The rows that lead to the records wanted."""
    spec = GRIDS[grid]
    own = spec.records[alias].__table__.c
    if alias == spec.base:
        return select(own.id).where(own.id.in_(wanted))
    if (way := spec.way_back(alias)) is not None:
        back = spec.records[way.source].__table__
        shown = own.id == first_back(way, spec.records[alias], back)
        return select(back.c.id).where(own[way.link] == back.c.id, own.id.in_(wanted), shown)
    source, link = next((source, link) for target, source, link in spec.links if target == alias)
    there = spec.records[source].__table__.c
    here = select(there.id).where(there[link].in_(wanted))
    return here if source == spec.base else _leading(grid, source, here)
