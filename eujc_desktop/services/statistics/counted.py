"""Counts in SQL: the people of every mission, and those asked for by country, sector, size, sex."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Select, String, and_, case, func, literal, not_, or_, select, true, type_coerce

from eujc_desktop.models.activity import Activity
from eujc_desktop.models.choices import MissionKind, MissionStatus, Stage, VisitStage
from eujc_desktop.models.follow_up import Outcome, ResultCode
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.organisation import Organisation
from eujc_desktop.models.participation import Participation
from eujc_desktop.models.person import Person
from eujc_desktop.models.visit import Visit
from eujc_desktop.planning import counting, kinds
from eujc_desktop.planning.counting import Counted, Edition, Sum, Whole
from eujc_desktop.planning.eligibility import SME
from eujc_desktop.planning.programmes import Programme, SizeLimit
from eujc_desktop.planning.traveller import EUROPE
from eujc_desktop.services import programmes
from eujc_desktop.services.entry_lists import LISTS
from eujc_desktop.services.roll import TRAVELLERS, TRAVELLING
from eujc_desktop.services.statistics.reported import reported
from eujc_desktop.store.work import Work

TOOK_PART = (Stage.ATTENDED, Stage.COMPLETED)
CUTS = ("country", "origin", "sector", "size", "sex", "direction", "theme")
SMES = ("micro", "small", "medium", "sme")
OF_ACTIVITIES: dict[str, Callable[[Counted], Iterable[str]]] = {
    "direction": counting.directions,
    "theme": counting.themes,
}
"""The cuts that are traits of the activity rather than of its people."""


@dataclass(frozen=True)
class Wanted:
    """What is asked for: a deliverable or `MISSIONS` (`what`), one part of it, a programme, years, a mission.

    `confirmed` also counts those who are confirmed and have not taken part yet.
    """

    what: str = counting.MISSIONS
    series: str = ""
    programme: str = ""
    first: int | None = None
    last: int | None = None
    mission: str = ""
    confirmed: bool = True

    def of_year(self, year: int) -> Wanted:
        """The same in one year."""
        return replace(self, first=year, last=year)

    def takes(self, one: Counted) -> bool:
        """Whether an activity is among what is asked for."""
        if self.mission:
            return self.mission in (one.id, one.mission if isinstance(one, Whole) else "")
        within = (self.first is None or one.year >= self.first) and (self.last is None or one.year <= self.last)
        return within and self.programme in ("", one.key) and self.takes_counts(one.counts)

    def takes_counts(self, counts: tuple[str, ...]) -> bool:
        """Whether an activity that counts for these deliverables is of the sort that is asked for."""
        return _belongs(self.what)(counts) and self.series in ("", counting.series_of(counts), *self._same)

    @property
    def _same(self) -> tuple[str, ...]:
        """A deliverable has one series, itself, whatever narrower one an activity may also count for."""
        return (self.what,) if self.series == self.what else ()


@cache
def _belongs(what: str) -> Callable[[tuple[str, ...]], bool]:
    return counting.counts_as(what)


def counted(work: Work, today: date) -> list[Counted]:
    """Every edition that was not cancelled, the entries its results are, and activities known as figures only."""
    entries = entries_of(work, today)
    told = reported(work, programmes.catalogue(work), entries)
    return [*_editions(work, today, {one.mission for one in entries}), *entries, *told, *wholes(work)]


def _editions(work: Work, today: date, kept: Collection[str]) -> list[Edition]:
    counts = {code: each.counts for code, each in programmes.catalogue(work).items()}
    people = {mission: numbers for mission, *numbers in work.session.execute(_heads())}
    m, none = Mission, (0,) * 5
    code, themes = func.upper(func.coalesce(m.programme, "")), type_coerce(m.themes, String)
    columns = (m.id, m.code, m.title, code, m.first_day, m.last_day, type_coerce(m.direction, String), themes)
    query = select(*columns, m.capacity).where(m.status != MissionStatus.CANCELLED).order_by(m.first_day, m.code)
    return [
        Edition(id_, code, title, programme, first.year, last < today, direction, _themes(themes), capacity,
                counts.get(programme, ()), id_ in kept, *people.get(id_, none))
        for id_, code, title, programme, first, last, direction, themes, capacity in work.session.execute(query)
    ]  # fmt: skip


def _heads() -> Select[Any]:
    """By mission who applied, took part, is confirmed, and of those who travel who comes from an SME."""
    stage, travels = Participation.stage, Participation.stage.in_(TRAVELLING)
    small, known = _small()
    figures: tuple[Any, ...] = (
        _number(stage.in_(TOOK_PART)),
        _number(stage == Stage.CONFIRMED),
        _number(and_(travels, small)),
        _number(and_(travels, known)),
    )
    return (
        with_person(select(Participation.mission_id, func.count(), *figures))
        .where(Participation.role.in_(TRAVELLERS))
        .group_by(Participation.mission_id)
    )


@lru_cache(maxsize=1024)
def _themes(kept: str | None) -> tuple[str, ...]:
    """Themes as they are stored; few are told apart among thousands of missions."""
    return tuple(json.loads(kept)) if kept else ()


def entries_of(work: Work, today: date) -> list[Whole]:
    """The entries of lists that are results of their editions: held, answered, published, sent, signed, received.

    Those who came count by the figures of the event only where nobody is on the mission by name.
    """
    catalogue = programmes.catalogue(work)
    named = set(work.session.scalars(select(Participation.mission_id).distinct()))
    found: list[Whole] = []
    for key, each in LISTS.items():
        kinds_ = [MissionKind(kind) for kind, tools in kinds.TOOLS.items() if tools.results == key]
        if kinds_ and each.done:
            found += _results(work, key, kinds_, today, catalogue, named)
    return found


def _results(
    work: Work,
    key: str,
    of: Sequence[MissionKind],
    today: date,
    catalogue: Mapping[str, Programme],
    named: Collection[str],
) -> list[Whole]:
    """Those of one list, in the order of their days."""
    each = LISTS[key]
    own, code = each.model.__table__.c, func.upper(func.coalesce(Mission.programme, ""))
    nothing = literal(None)
    figures = [own[name] if name and name in own else nothing for name in (each.heads, "eu", "japan")]
    place = own.place if "place" in own else nothing
    traits = (type_coerce(Mission.direction, String), type_coerce(Mission.themes, String))
    columns = (own.id, own[each.title], own[each.done], own.mission_id, code, *figures, place, *traits)
    query = select(*columns).join(Mission, Mission.id == own.mission_id)
    query = query.where(Mission.kind.in_(of), Mission.status != MissionStatus.CANCELLED, own[each.done] <= today)
    found = []
    for id_, title, day, mission, programme, heads, eu, japan, where, direction, told in work.session.execute(
        query.order_by(own[each.done], own.id)
    ):
        people = 0 if mission in named else heads or 0
        codes = catalogue[programme].counts if programme in catalogue else ()
        one = Whole(id_, str(title), programme, day.year, "", 1, people, place=where or "")
        one = one._replace(mission=mission, table=each.table, codes=codes, direction=direction, themes=_themes(told))
        found.append(one._replace(eu=eu, japan=japan) if people else one)
    return found


def results(work: Work, wanted: Wanted) -> dict[str, int]:
    """How many results participants have reported, by programme."""
    code = _code().label("code")
    query = (
        select(code, func.count())
        .select_from(Outcome)
        .join(Mission, Mission.id == Outcome.mission_id)
        .where(Outcome.code != ResultCode.NONE, Mission.status != MissionStatus.CANCELLED)
        .where(*mission_conditions(work, wanted))
    )
    if wanted.mission:
        query = query.where(Mission.id == wanted.mission)
    return dict(work.session.execute(query.group_by(code)).all())


def wholes(work: Work) -> list[Whole]:
    """The activities of which only figures are known."""
    a = Activity
    figures = (a.events, a.participants, a.eu, a.japan, a.women, a.smes)
    names = (a.id, a.name, func.coalesce(a.programme, ""), a.year, type_coerce(a.counts, String))
    words = (func.coalesce(a.place, ""), func.coalesce(a.source, ""))
    query = select(*names, *figures, *words).order_by(a.year, a.name, a.id)
    rows: Iterable[Any] = work.session.execute(query)
    return [Whole(*row) for row in rows]


def _number(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)


def by_cut(work: Work, wanted: Wanted, cut: str, counted_: Sequence[Counted]) -> dict[str, Sum]:
    """How many people there are of each country, sector, size, sex, direction or theme; "" is what is not known.

    `counted_` are the activities asked for; those known as figures only tell what they can.
    """
    if trait := OF_ACTIVITIES.get(cut):
        return counting.by_trait(counted_, counting.MISSIONS, trait)
    found = _people_by(work, wanted, cut)
    for value, number in counting.of_wholes([one for one in counted_ if isinstance(one, Whole)], cut).items():
        found[value] = found.get(value, counting.NOTHING).plus(number)
    return found


def _people_by(work: Work, wanted: Wanted, cut: str) -> dict[str, Sum]:
    """The people by name alone."""
    value = values()[cut].label("value")
    done = _number(Participation.stage.in_(TOOK_PART))
    query = people_of(work, wanted, select(value, done, func.count())).group_by(value)
    return {value or "": Sum(done, all_ - done) for value, done, all_ in work.session.execute(query)}


def people_of(work: Work, wanted: Wanted, query: Select[Any]) -> Select[Any]:
    """The participants asked for who travel, with person and firm."""
    own = (Participation.role.in_(TRAVELLERS), Participation.stage.in_(TRAVELLING))
    return with_person(query).where(*own, *_of_missions(work, wanted))


def with_person(query: Select[Any]) -> Select[Any]:
    """Participations with the person and her firm."""
    joined = query.select_from(Participation).join(Person, Person.id == Participation.person_id)
    return joined.outerjoin(Organisation, Organisation.id == Person.organisation_id)


def _of_missions(work: Work, wanted: Wanted) -> list[ColumnElement[bool]]:
    if wanted.mission:
        return [Participation.mission_id == wanted.mission]
    missions = select(Mission.id).where(Mission.status != MissionStatus.CANCELLED, *mission_conditions(work, wanted))
    return [Participation.mission_id.in_(missions)]


def mission_conditions(work: Work, wanted: Wanted) -> list[ColumnElement[bool]]:
    """What missions are asked for."""
    found: list[ColumnElement[bool]] = [_sort_of(work, wanted)]
    if wanted.programme:
        found.append(_code() == wanted.programme)
    if wanted.first is not None:
        found.append(Mission.first_day >= date(wanted.first, 1, 1))
    if wanted.last is not None:
        found.append(Mission.first_day <= date(wanted.last, 12, 31))
    return found


def _code() -> ColumnElement[str]:
    """The key of a mission's programme, as `counting` tells them apart."""
    return func.upper(func.coalesce(func.nullif(Mission.programme, ""), counting.NO_PROGRAMME))


def _sort_of(work: Work, wanted: Wanted) -> ColumnElement[bool]:
    """Missions of the programmes that count as what is asked for; of programmes not ours, where those belong to it."""
    ours = {each.code: wanted.takes_counts(each.counts) for each in programmes.listing(work)}
    code = func.upper(func.coalesce(Mission.programme, ""))
    if all(ours.values()):
        return true()
    own = code.in_(sorted(each for each, belongs in ours.items() if belongs))
    return or_(own, code.not_in(sorted(ours))) if wanted.takes_counts(()) else own


@cache
def values() -> dict[str, ColumnElement[Any]]:
    """What people are told apart by."""
    nationality = func.coalesce(Person.nationality, Organisation.country)
    origin = case(
        (nationality.in_(sorted(EUROPE)), "EU"), (nationality == "JP", "JP"), (nationality.is_(None), ""), else_="OTHER"
    )
    return {
        "country": func.coalesce(Organisation.country, Person.nationality, ""),
        "origin": origin,
        "sector": func.coalesce(Organisation.sector, ""),
        "size": _size(),
        "sex": func.coalesce(type_coerce(Person.sex, String), ""),
    }


def _size() -> ColumnElement[str]:
    """The size class of the firm as `planning.eligibility.size_class` finds it, else what the firm declares."""
    staff, turnover, balance = Organisation.employees, Organisation.turnover, Organisation.balance_sheet
    sizes = [(_fits(limit), literal(limit.size)) for limit in sorted(SME, key=lambda each: each.staff)]
    largest = max(limit.staff for limit in SME)
    unclear = or_(staff.is_(None), and_(staff < largest, or_(turnover.is_(None), balance.is_(None))))
    declared = and_(unclear, Organisation.sme_declared.is_(True))
    return case(*sizes, (declared, literal("sme")), (unclear, literal("")), else_=literal("large"))


def _small() -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """Whether the firm is an SME, and whether that is known, by the same rules as its size and in fewer tests."""
    staff, turnover, balance = Organisation.employees, Organisation.turnover, Organisation.balance_sheet
    largest = max(SME, key=lambda each: each.staff)
    fits, declared = _fits(largest), Organisation.sme_declared.is_(True)
    clear = or_(staff >= largest.staff, and_(staff.is_not(None), turnover.is_not(None), balance.is_not(None)))
    return or_(fits, and_(not_(func.coalesce(clear, False)), declared)), or_(fits, clear, declared)


def _fits(limit: SizeLimit) -> ColumnElement[bool]:
    within = or_(Organisation.turnover <= limit.turnover, Organisation.balance_sheet <= limit.balance)
    return and_(Organisation.employees < limit.staff, within)


def firms(work: Work, wanted: Wanted) -> int:
    """How many companies and bodies the people come from."""
    query = people_of(work, wanted, select(func.count(Person.organisation_id.distinct())))
    return work.session.scalar(query) or 0


@dataclass(frozen=True)
class Visited:
    """How many companies were visited or will be, and how the visits were rated, 1 to 5."""

    number: int = 0
    rating: float | None = None


def visits(work: Work, wanted: Wanted) -> dict[str, Visited]:
    """The company visits by programme."""
    code = _code().label("code")
    stages = (VisitStage.VISITED, VisitStage.THANKED, *((VisitStage.CONFIRMED,) if wanted.confirmed else ()))
    query = (
        select(code, func.count(), func.avg(Visit.rating))
        .select_from(Visit)
        .join(Mission, Mission.id == Visit.mission_id)
        .where(Visit.stage.in_(stages), Mission.status != MissionStatus.CANCELLED, *mission_conditions(work, wanted))
    )
    if wanted.mission:
        query = query.where(Mission.id == wanted.mission)
    found = work.session.execute(query.group_by(code))
    return {code: Visited(number, float(rating) if rating is not None else None) for code, number, rating in found}
