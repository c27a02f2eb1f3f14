"""Who is in the office twice, perhaps: found among everybody, remembered once somebody says they are two people."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Engine, func, or_, select

from eujc_desktop.common.errors import Refused
from eujc_desktop.common.firms import core_key
from eujc_desktop.common.likeness import Facts, Index, Likeness, Reason, facts, in_words, reasons
from eujc_desktop.common.progress import Progress, silent
from eujc_desktop.common.said import say
from eujc_desktop.models.distinction import Distinction
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.organisation import Organisation
from eujc_desktop.models.participation import Participation
from eujc_desktop.models.person import Person
from eujc_desktop.planning.finding import Finding
from eujc_desktop.services import grid_finding, roll
from eujc_desktop.store import journal
from eujc_desktop.store.work import Work, Works

RULE = "possible duplicate"
FACTS = ("family_name", "given_name", "native_name", "kana_name", "email", "birth_date", "passport_no")
"""The fields of a person by which duplicates are known, besides the name of the company."""
_MOST = 2000
"""So many people of a mission are compared unasked; of more `in_office` tells, which can be stopped."""
_AT_ONCE = 2000  # more changed people than this, and everybody is read again
_PART = 500
_LATE = 20  # on a server a step may be seen after some that have a higher number


@dataclass(frozen=True)
class Who:
    """Somebody as a question names them."""

    id: str
    name: str
    company: str
    missions: tuple[str, ...]


@dataclass(frozen=True)
class Doubt:
    """Two people who may be one: how likely, and why in words."""

    one: Who
    other: Who
    score: int
    why: str


class _Known:
    """Everybody of an office, kept as the steps since the last question left them."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self._index, self._number = Index(), -1
        self._followed: set[int] = set()
        """The steps among the last ones that are in the index already."""
        self._near: dict[str, list[Likeness]] = {}

    def follow(self, work: Work, progress: Progress) -> Index:
        """The index as the database is now."""
        now = journal.last_number(work.session.connection())
        steps = journal.numbers_since(work.session.connection(), self._number - _LATE)
        touched = self._touched(work, steps) if self._number >= 0 else None
        if touched is None or len(touched) > _AT_ONCE:
            self._index, self._near = Index(), {}
            everybody = work.session.scalar(select(func.count()).select_from(Person)) or 0
            for at, person in enumerate(_facts(work, None)):
                if at % _AT_ONCE == 0:
                    progress(at, everybody, say("Reading names"))
                self._index.put(person)
        else:
            self._renew(work, touched)
        self._number, self._followed = now, set(steps[-_LATE:])
        return self._index

    def _touched(self, work: Work, steps: Iterable[int]) -> set[str]:
        """People about whom steps that are new may have changed something: they, or their firm."""
        connection, new = work.session.connection(), (step for step in steps if step not in self._followed)
        keys = [key for step in new for key in journal.touched(connection, step)]
        firms = [key for table, key in keys if table == Organisation.__tablename__]
        found = {key for table, key in keys if table == Person.__tablename__}
        for at in range(0, len(firms), _PART):
            staff = select(Person.id).where(Person.organisation_id.in_(firms[at : at + _PART]))
            found.update(work.session.scalars(staff))
        return found

    def _renew(self, work: Work, touched: set[str]) -> None:
        fresh = {person.id: person for person in _facts(work, touched)}
        for id_ in touched:
            before = self._index.get(id_)
            for person in filter(None, (before, fresh.get(id_))):
                for near in self._index.like(person):
                    self._near.pop(near.id, None)
            self._near.pop(id_, None)
            self._index.drop(id_)
            if id_ in fresh:
                self._index.put(fresh[id_])

    def near(self, id_: str) -> list[Likeness]:
        """Who may be somebody of the office."""
        if id_ not in self._near:
            person = self._index.get(id_)
            self._near[id_] = self._index.like(person) if person else []
        return self._near[id_]


_OFFICES: WeakKeyDictionary[Engine, _Known] = WeakKeyDictionary()


def _known(works: Works) -> _Known:
    return _OFFICES.setdefault(works.engine, _Known())


def _facts(work: Work, ids: Iterable[str] | None) -> Iterator[Facts]:
    """What is known of some people, or of everybody; by the part, so that no thread waits for all of it."""
    firm = Organisation.__table__.c
    table = Person.__table__
    whole = table.outerjoin(Organisation.__table__, firm.id == table.c.organisation_id)
    wanted = select(table.c.id, *(table.c[name] for name in FACTS), firm.name, firm.name_ja).select_from(whole)
    if ids is None:
        parts = [wanted.order_by(table.c.id).execution_options(yield_per=_PART)]
    else:
        keys = sorted(ids)
        parts = [wanted.where(table.c.id.in_(keys[at : at + _PART])) for at in range(0, len(keys), _PART)]
    for part in parts:
        for row in work.session.execute(part):
            yield _fact(*row)


def _fact(id_: str, *row: Any) -> Facts:
    *values, firm, firm_ja = row
    return _of_values(dict(zip(FACTS, values, strict=True)), firm or firm_ja or "", id_)


def _of_values(values: Mapping[str, Any], firm: str, id_: str = "") -> Facts:
    return facts(
        id_,
        family=values.get("family_name"),
        given=values.get("given_name"),
        native=values.get("native_name"),
        kana=values.get("kana_name"),
        email=values.get("email"),
        birth=values.get("birth_date"),
        passport=values.get("passport_no"),
        firm=core_key(firm),
    )


def in_office(works: Works, mission_id: str | None = None, progress: Progress = silent) -> list[Doubt]:
    """Everybody who may be somebody else, each pair once, the likeliest first; of a mission those about its people.

    What was said to be two people is left out, unless more is alike since.
    """
    known = _known(works)

    def look(work: Work) -> list[Doubt]:
        known.follow(work, progress)
        ids, found = _people(work, mission_id), dict[tuple[str, str], Likeness]()
        for at, id_ in enumerate(ids):
            if at % _PART == 0:
                progress(at, len(ids), say("Comparing people"))
            for near in known.near(id_):
                found.setdefault(_pair(id_, near.id), near)
        return _doubts(work, found)

    with known.lock:
        return works.read(look)


def findings(works: Works, mission_id: str) -> tuple[Finding, ...]:
    """What is to be asked about the people of a mission; `person` is the participation, `who` are the two people."""
    many = select(func.count()).where(Participation.mission_id == mission_id)
    if works.read(lambda work: work.session.scalar(many) or 0) > _MOST:
        return ()
    doubts = in_office(works, mission_id)
    if not doubts:
        return ()
    part = Participation
    on = select(part.person_id, part.id).where(part.mission_id == mission_id)
    parts: dict[str, str] = dict(works.read(lambda work: work.session.execute(on).all()))
    both = ((one, other, doubt) for doubt in doubts for one, other in _ways(doubt))
    return tuple(_finding(parts[one.id], one, other, doubt) for one, other, doubt in both if one.id in parts)


def _ways(doubt: Doubt) -> tuple[tuple[Who, Who], ...]:
    return (doubt.one, doubt.other), (doubt.other, doubt.one)


def _finding(part: str, one: Who, other: Who, doubt: Doubt) -> Finding:
    rest = ", ".join(filter(None, (other.company, *other.missions)))
    message = say("“{name}”{rest}: {why}.", name=other.name, rest=f" ({rest})" if rest else "", why=doubt.why)
    return Finding(RULE, "error", message, who=(one.id, other.id), person=part, field="person.family_name")


def _people(work: Work, mission_id: str | None) -> Sequence[str]:
    if mission_id is None:
        return work.session.scalars(select(Person.id).order_by(Person.id)).all()
    part = Participation
    return work.session.scalars(
        select(part.person_id).where(part.mission_id == mission_id).order_by(part.person_id)
    ).all()


def of_person(works: Works, person_id: str) -> list[Doubt]:
    """Who may be one person of the office."""
    known = _known(works)

    def look(work: Work) -> list[Doubt]:
        known.follow(work, silent)
        return _doubts(work, {(person_id, near.id): near for near in known.near(person_id)})

    with known.lock:
        return works.read(look)


def of_values(works: Works, values: Mapping[str, Any]) -> list[Doubt]:
    """Who may be a person that is being entered; `values` by field, the company's name as `company`."""
    person = _of_values(values, str(values.get("company") or ""))
    return [doubt for _, doubt in _of_new(works, [person])]


def of_rows(works: Works, rows: Sequence[Mapping[str, Any]]) -> list[Doubt]:
    """Who may be the people of new rows of a list, by column: for each that may be known the likeliest."""
    people, names = [], []
    for row in rows:
        values = {key.partition(".")[2]: value for key, value in row.items() if key.startswith("person.")}
        people.append(_of_values(values, str(row.get("organisation.name") or "")))
        name = " ".join(filter(None, map(values.get, ("given_name", "family_name"))))
        names.append(Who("", name or str(values.get("native_name") or ""), "", ()))
    likeliest: dict[int, Doubt] = {}
    for at, doubt in _of_new(works, people):
        likeliest.setdefault(at, replace(doubt, one=names[at]))
    return list(likeliest.values())


def _of_new(works: Works, people: Sequence[Facts]) -> list[tuple[int, Doubt]]:
    """Who each of some people that are not there yet may be, the likeliest first, with that one's place."""
    known, new = _known(works), Who("", "", "", ())
    asked = [(at, one) for at, one in enumerate(people) if one.words or one.native or one.email or one.passport]

    def look(work: Work) -> list[tuple[int, Doubt]]:
        index = known.follow(work, silent)
        near = [(at, found) for at, one in asked for found in index.like(one)]
        who = _who(work, sorted({found.id for _, found in near}))
        return [
            (at, Doubt(new, who[found.id], found.score, in_words(found.reasons)))
            for at, found in near
            if found.id in who
        ]

    with known.lock:
        return works.read(look) if asked else []


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


def _doubts(work: Work, found: Mapping[tuple[str, str], Likeness]) -> list[Doubt]:
    """The pairs that are to be asked about, in words."""
    said = _said(work, {id_ for pair in found for id_ in pair})
    asked = {pair: near for pair, near in found.items() if not _is_settled(said.get(_pair(*pair)), near.reasons)}
    who = _who(work, sorted({id_ for pair in asked for id_ in pair}))
    doubts = [
        Doubt(who[one], who[other], near.score, in_words(near.reasons))
        for (one, other), near in asked.items()
        if one in who and other in who
    ]
    return sorted(doubts, key=lambda doubt: (-doubt.score, doubt.one.name, doubt.other.name))


def _is_settled(said: set[str] | None, now: Iterable[Reason]) -> bool:
    """Whether nothing speaks for one person that did not when they were said to be two."""
    return said is not None and {reason.name for reason in now if not reason.speaks_against} <= said


def _said(work: Work, ids: set[str]) -> dict[tuple[str, str], set[str]]:
    """What was alike of those said to be different people, by pair."""
    if not ids:
        return {}
    rows = work.session.execute(select(Distinction.person_id, Distinction.other_id, Distinction.reasons))
    return {_pair(one, other): set(alike or ()) for one, other, alike in rows if one in ids and other in ids}


def _who(work: Work, ids: Sequence[str]) -> dict[str, Who]:
    found: dict[str, Who] = {}
    for at in range(0, len(ids), _PART):
        part = ids[at : at + _PART]
        missions: dict[str, list[str]] = {}
        on = select(Participation.person_id, Mission.code).join(Mission, Mission.id == Participation.mission_id)
        for person_id, code in work.session.execute(
            on.where(Participation.person_id.in_(part)).order_by(Mission.first_day)
        ):
            missions.setdefault(person_id, []).append(code)
        people = select(Person, Organisation).outerjoin(Organisation, Organisation.id == Person.organisation_id)
        for person, firm in work.session.execute(people.where(Person.id.in_(part))):
            company = (firm.name or firm.name_ja or "") if firm else ""
            found[person.id] = Who(person.id, roll.name_of(person).full, company, tuple(missions.get(person.id, ())))
    return found


def by_words(work: Work, words: str, limit: int = 4) -> list[Who]:
    """People of the office whose names, kana, company, e-mail or labels hold all the words, however they are typed."""
    found = grid_finding.ids(work, "people", search=words)[:limit] if words.strip() else []
    who = _who(work, found)
    return [who[key] for key in found]


def named(work: Work, words: str) -> Sequence[str]:
    """The ids of the people that an id or an e-mail address means."""
    mail = func.lower(Person.email) == words.strip().lower()
    return work.session.scalars(select(Person.id).where(or_(Person.id == words, mail)).order_by(Person.id)).all()


def distinguish(work: Work, person_id: str, other_id: str) -> None:
    """Remember that two people are not one; they are asked about again only when more is alike."""
    if person_id == other_id:
        raise Refused("This is one record, so it is one person.", cure="Choose two.")
    low, high = _pair(person_id, other_id)
    one, other = ({fact.id: fact for fact in _facts(work, (low, high))}.get(key) for key in (low, high))
    work.get(Person, low), work.get(Person, high)
    alike = tuple(reason.name for reason in reasons(one, other) if not reason.speaks_against) if one and other else ()
    wanted = select(Distinction).where(_about(low, high))
    said = work.session.scalar(wanted) or Distinction(person_id=low, other_id=high)
    said.reasons, said.said_by, said.said_at = alike or None, work.who, datetime.now(UTC).replace(microsecond=0)
    work.session.add(said)


def _about(one: str, other: str) -> Any:
    said = Distinction
    return or_((said.person_id == one) & (said.other_id == other), (said.person_id == other) & (said.other_id == one))
