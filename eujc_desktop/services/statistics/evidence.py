"""Who and what stands behind a figure: people by name, editions, and activities counted as a whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, Literal

from sqlalchemy import ColumnElement, Select, select

from eujc_desktop.common.names import Name, styled
from eujc_desktop.common.said import say
from eujc_desktop.models.choices import Stage
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.organisation import Organisation
from eujc_desktop.models.participation import Participation
from eujc_desktop.models.person import Person
from eujc_desktop.planning import counting
from eujc_desktop.planning.counting import Counted, Edition, Whole
from eujc_desktop.services.statistics import counted as counts
from eujc_desktop.services.statistics.counted import OF_ACTIVITIES, Wanted
from eujc_desktop.store.work import Work

Sort = Literal["person", "edition", "whole", "entry", "result"]
_AT_ONCE = 10_000
NAMELESS = say("Name no longer kept")


@dataclass(frozen=True, slots=True)
class Behind:
    """One line behind a figure and how much it adds to it.

    `id` is that of the participation, the mission, the activity or the entry of a list, `record` that of the person
    to go to, of an entry that of its mission.
    """

    sort: Sort
    id: str
    record: str
    title: str
    firm: str
    country: str
    where: str
    year: int
    state: str
    number: int


def behind(work: Work, wanted: Wanted, today: date, *, cut: str = "", value: str = "") -> list[Behind]:
    """What makes a figure; with `cut` only what has that value. The numbers add up to the figure.

    Of a programme without people, as a helpdesk, these are its events.
    """
    people = bool(cut) or counting.unit_of(wanted.what) == counting.PEOPLE
    whole_only = people and cut not in OF_ACTIVITIES
    there = [*counts.entries_of(work, today), *counts.wholes(work)] if whole_only else counts.counted(work, today)
    own = [one for one in there if wanted.takes(one)]
    if trait := OF_ACTIVITIES.get(cut):
        own = [one for one in own if value in (tuple(trait(one)) or ("",))]
    wholes = _wholes(own, wanted, cut, value, people=people)
    if not people:
        return [*_editions(own, wanted, partial(counting.figure, what=wanted.what)), *wholes]
    conditions: list[ColumnElement[bool]] = []
    if cut in OF_ACTIVITIES:
        conditions.append(Participation.mission_id.in_([one.id for one in own if isinstance(one, Edition)]))
    elif cut:
        conditions.append(counts.values()[cut] == value)
    found = [*_people(work, wanted, conditions), *wholes]
    if found or cut or not wanted.programme or wanted.what not in ("", counting.MISSIONS):
        return found
    return _events([one for one in counts.counted(work, today) if wanted.takes(one)], wanted)


def _events(own: Sequence[Counted], wanted: Wanted) -> list[Behind]:
    wholes = ((one, counting.events(one).done) for one in own if isinstance(one, Whole))
    return [
        *_editions(own, wanted, counting.events),
        *(whole(one, number) for one, number in wholes if number),
    ]


def _people(work: Work, wanted: Wanted, conditions: Sequence[ColumnElement[bool]]) -> list[Behind]:
    query = counts.people_of(work, wanted, _selected()).join(Mission, Mission.id == Participation.mission_id)
    if not wanted.confirmed:
        query = query.where(Participation.stage.in_(counts.TOOK_PART))
    order = (Mission.first_day, Mission.code, Person.family_name, Person.given_name, Participation.id)
    return [_person(*row) for row in work.session.execute(query.where(*conditions).order_by(*order))]


def unfinished(work: Work, today: date) -> list[Behind]:
    """Who is still confirmed on a mission that is over: taken part, or not."""
    return _people(work, Wanted(""), [Participation.stage == Stage.CONFIRMED, Mission.last_day < today])


def _selected() -> Select[Any]:
    return select(
        *(Participation.id, Participation.stage, Person.id, Person.family_name, Person.given_name, Person.native_name),
        *(counts.values()["country"], Organisation.name, Organisation.name_ja, Mission.code, Mission.first_day),
    )


def _person(
    part: str, stage: Stage, person: str, family: str | None, given: str | None, native: str | None, country: str,
    firm: str | None, firm_ja: str | None, code: str, first_day: date,
) -> Behind:  # fmt: skip
    name = styled(Name(family or "", given or "", native or "")) or NAMELESS
    return Behind("person", part, person, name, firm or firm_ja or "", country, code, first_day.year, stage.label, 1)


def _editions(own: Iterable[Counted], wanted: Wanted, figure: Callable[[Counted], counting.Sum]) -> list[Behind]:
    return [
        Behind("edition", one.id, one.id, one.title, "", "", one.code, one.year, say("Over") if one.over else
               say("To come"), 1)
        for one in own
        if isinstance(one, Edition) and figure(one).shown(confirmed=wanted.confirmed)
    ]  # fmt: skip


def _wholes(own: Iterable[Counted], wanted: Wanted, cut: str, value: str, *, people: bool) -> list[Behind]:
    found = []
    for one in own:
        if isinstance(one, Whole) and (number := _share(one, wanted, cut, value, people=people)):
            found.append(whole(one, number))
    return found


def whole(one: Whole, number: int) -> Behind:
    """The line of an activity counted as a whole, of an entry of a list, or of a result reported."""
    sort: Sort = "result" if one.table == "outcome" else "entry" if one.mission else "whole"
    state = say("Done") if one.mission else one.source
    return Behind(sort, one.id, one.id, one.name, one.place or "", "", one.programme, one.year, state, number)


def _share(one: Whole, wanted: Wanted, cut: str, value: str, *, people: bool) -> int:
    if not people:
        return counting.figure(one, wanted.what).done
    if cut and cut not in OF_ACTIVITIES:
        return counting.of_wholes([one], cut).get(value, counting.NOTHING).done
    return one.people


def named(work: Work, ids: Sequence[str]) -> dict[str, Behind]:
    """People by their participations, as far as they are still kept."""
    found: dict[str, Behind] = {}
    for start in range(0, len(ids), _AT_ONCE):
        query = counts.with_person(_selected()).join(Mission, Mission.id == Participation.mission_id)
        query = query.where(Participation.id.in_(ids[start : start + _AT_ONCE]))
        found |= {row[0]: _person(*row) for row in work.session.execute(query)}
    return found
