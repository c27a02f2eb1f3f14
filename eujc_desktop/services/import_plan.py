"""Writes itineraries: days, items, groups, and the visits to the hosts they name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from sqlalchemy import select

from eujc_desktop.common.dates import european_range
from eujc_desktop.common.errors import Invalid, Refused
from eujc_desktop.common.said import say, say_many
from eujc_desktop.exchange import itinerary
from eujc_desktop.exchange.draft import Draft
from eujc_desktop.exchange.headings import with_words
from eujc_desktop.exchange.preview import Preview, Row
from eujc_desktop.exchange.recognise import Known
from eujc_desktop.exchange.travel_times import stated
from eujc_desktop.fields.field import Field
from eujc_desktop.fields.kinds import Ref
from eujc_desktop.fields.travel_times import ways
from eujc_desktop.models.choices import VisitStage
from eujc_desktop.models.columns import fields_of
from eujc_desktop.models.itinerary import Item
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.organisation import Site
from eujc_desktop.models.visit import Visit
from eujc_desktop.planning.travel import code_of
from eujc_desktop.services import itineraries, mission_days
from eujc_desktop.services.firms import Firms
from eujc_desktop.services.import_people import parted
from eujc_desktop.store.work import Work

_NOT_IN_SHEETS = {"starts_at", "ends_at", "zone", "end_zone", "status", "in_book"}


@cache
def targets() -> dict[str, Field]:
    """What the columns of an itinerary can be."""
    own = {
        f"item.{name}": replace(field, name=f"item.{name}")
        for name, field in fields_of(Item).items()
        if name not in _NOT_IN_SHEETS and not isinstance(field.kind, Ref)
    }
    return with_words({**itinerary.own_targets(), **own})


def known(work: Work, mission_id: str | None) -> list[Known]:
    """The items of the mission as their sheet would give them."""
    plan = itineraries.plan(work, _mission(mission_id))
    days = {day.id: day for day in plan.days}
    fields = fields_of(Item)
    found = []
    for item in plan.items():
        values: dict[str, Any] = {
            f"item.{name}": getattr(item, name) or None
            for name in fields
            if hasattr(item, name) and name not in _NOT_IN_SHEETS
        }
        values["item.transport"] = fields["transport"].kind.parse(item.transport)
        values["item.type"] = fields["type"].kind.parse(item.type)
        values["item.start"] = item.start.time() if item.start else None
        values["item.end"] = item.end.time() if item.end else None
        values["item.ends_next_day"] = item.ends_next_day or None
        values["item.company"] = item.company or None
        values["item.groups"] = ", ".join(item.groups) or None
        if (day := days.get(item.day_id or "")) is not None:
            values["day.number"], values["day.day"] = day.number, day.day
        found.append(
            Known(
                item.id, item.title or item.title_ja, {key: value for key, value in values.items() if value is not None}
            )
        )
    return found


def preview(draft: Draft, known_: Iterable[Known]) -> Preview:
    """What importing the itinerary would do, which of its days the mission does not have, and unknown places."""
    shown = itinerary.preview(draft, known_)
    if outside := _outside(draft, shown):
        shown = replace(shown, remarks=(*shown.remarks, outside))
    shown = replace(shown, remarks=(*shown.remarks, *_unknown_flights(shown)))
    ends = [end for *both, _ in ways(stated(draft.book, draft.sheet).lines) for end in both]
    if unknown := ", ".join(f"“{end}”" for end in dict.fromkeys(ends) if not code_of(end)):
        words = say(
            "Ways from or to {unknown} are kept, but the check of the timetable knows no such area.", unknown=unknown
        )
        return replace(shown, remarks=(*shown.remarks, words))
    return shown


def _unknown_flights(shown: Preview) -> list[str]:
    """Which new flights leave or land somewhere the program does not know, so that their times need a look."""
    found = []
    for row in shown.rows:
        values = parted(row.values).get("item", {})
        timed = "start" in values or "end" in values
        if row.result == "new" and timed and itineraries.is_flight(values) and not all(itineraries.flown(values)):
            found.append(
                say(
                    "Row {number}, “{title}”: it is not known where the flight leaves or lands, "
                    "so times there are read in the mission's zone. Choose the time zones in the item afterwards.",
                    number=row.number,
                    title=row.title,
                )
            )
    return found


def _outside(draft: Draft, shown: Preview) -> str:
    """Which rows lie on days before or after the mission, as those of another year's programme do."""
    if draft.within is None:
        return ""
    first, last = draft.within
    days = [day for row in shown.rows if (day := row.values.get("day.day")) is not None]
    if not (out := sorted(day for day in days if not first <= day <= last)):
        return ""
    rows = say_many("{n} row lies", "{n} rows lie", n=len(out)) if len(out) < len(days) else say("All rows lie")
    return say(
        "{rows} outside the mission of {mission}: {days}.",
        rows=rows,
        mission=european_range(first, last),
        days=european_range(out[0], out[-1]),
    )


def keep_minutes(work: Work, mission_id: str | None, draft: Draft) -> None:
    """Keep the minutes from place to place that a workbook states beside the itinerary."""
    mission = work.get(Mission, _mission(mission_id))
    lines = stated(draft.book, draft.sheet).lines
    if lines and lines != mission.travel_times:
        mission.travel_times = lines


def _mission(mission_id: str | None) -> str:
    if mission_id is None:
        raise Refused("An itinerary belongs to a mission.", cure="Say to which.")
    return mission_id


class Hosts:
    """Visits of a mission by firm; a firm or visit that is not there yet is made."""

    def __init__(self, work: Work, mission_id: str) -> None:
        self._work, self._mission_id, self._firms = work, mission_id, Firms(work)
        found = select(Visit.organisation_id, Visit.id).where(Visit.mission_id == mission_id)
        self._visits: dict[str, str] = dict(work.session.execute(found).all())

    def visit(self, company: str) -> str:
        """The id of the visit to a firm of this name."""
        key = self._firms.of({"name": company}) or ""
        self._firms.write()
        if key not in self._visits:
            site = self._work.session.scalar(
                select(Site.id).where(Site.organisation_id == key).order_by(Site.id).limit(1)
            )
            visit = Visit(mission_id=self._mission_id, organisation_id=key, site_id=site, stage=VisitStage.PENCILLED)
            self._work.session.add(visit)
            self._work.session.flush()
            self._visits[key] = visit.id
        return self._visits[key]


def apply(work: Work, mission_id: str | None, rows: Sequence[Row]) -> int:
    """Write the rows of an itinerary; how many."""
    mission = work.get(Mission, _mission(mission_id))
    hosts = Hosts(work, mission.id)
    for row in rows:
        try:
            _row(work, mission, row, hosts)
        except Invalid as exc:
            raise Refused(
                say("Row {number}, “{title}”: {reason}.", number=row.number, title=row.title, reason=exc.args[0]),
                cure="Correct or skip the row.",
            ) from exc
    return len(rows)


def _row(work: Work, mission: Mission, row: Row, hosts: Hosts) -> None:
    if row.result == "same":
        return
    values = _item(work, mission, parted(row.values), hosts)
    if row.match is not None:
        itineraries.change(work, row.match.id, {**_day(work, row.match.id), **values})
        return
    number = values.pop("number", None)
    item_id = itineraries.add(work, mission.id, values)
    if number is not None:
        work.get(Item, item_id).number = number


def _item(work: Work, mission: Mission, parts: Mapping[str, dict[str, Any]], hosts: Hosts) -> dict[str, Any]:
    values, day = dict(parts.get("item", {})), parts.get("day", {})
    values.pop("ends_next_day", None)
    if (company := values.pop("company", None)) is not None:
        values["visit_id"] = hosts.visit(company)
    if (found := mission_days.day_for(work, mission, day.get("day"), day.get("number"))) is not None:
        values["day_id"] = found.id
        if day.get("day") is not None and found.day is None:
            found.day = day["day"]
    return values


def _day(work: Work, item_id: str) -> dict[str, Any]:
    """The day an item has, so that new times are placed on it."""
    return {"day_id": work.get(Item, item_id).day_id}
