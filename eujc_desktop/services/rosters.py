"""The named lists of a mission as Excel workbooks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from eujc_desktop.common.errors import NotFound
from eujc_desktop.exchange.cuts import CUTS, Cut
from eujc_desktop.exchange.roster import Heading, Roster, statistics
from eujc_desktop.exchange.roster import workbook as built
from eujc_desktop.fields.kinds import Amount, Text, Whole
from eujc_desktop.models.choices import Role
from eujc_desktop.models.mission import Mission
from eujc_desktop.planning.eligibility import size_class
from eujc_desktop.services import grids, itineraries, roll
from eujc_desktop.store.work import Work

NOTE = "Confidential. Destroy after the mission."


@dataclass(frozen=True)
class ListName:
    """A named list as a menu offers it."""

    name: str
    title: str
    title_ja: str
    confidential: bool


def names() -> list[ListName]:
    """The lists there are."""
    return [ListName(cut.name, cut.title, cut.title_ja, cut.confidential) for cut in CUTS.values()]


def workbook(work: Work, mission_id: str, cut: str, made: date | None = None) -> bytes:
    """One list of a mission as the bytes of an .xlsx file."""
    return built([roster(work, mission_id, cut, made)], made or date.today())


def roster(work: Work, mission_id: str, cut: str, made: date | None = None) -> Roster:
    """One list of a mission, with only those who have consented to it."""
    if (spec := CUTS.get(cut)) is None:
        raise NotFound(f"There is no list called {cut}.", cure=f"There are {', '.join(CUTS)}.")
    mission = work.get(Mission, mission_id)
    rows = _rows(work, mission_id, spec)
    version = f", edition {mission.edition}" if mission.edition else ""
    line = f"{mission.code}{version}, {(made or date.today()).isoformat()}"
    if spec.name == "statistics":
        return _statistics(mission, rows, line)
    headings = tuple(_heading(key) for key in spec.columns) + _blank(work, mission_id, spec)
    return Roster(
        title=f"{spec.title} {spec.title_ja} – {mission.title}",
        sheet=spec.title,
        headings=headings,
        rows=tuple(rows),
        line=line,
        note=NOTE if spec.confidential else "",
    )


def _rows(work: Work, mission_id: str, spec: Cut) -> Sequence[dict[str, Any]]:
    """Those who travel, with the consent the list asks for; nobody leaves the office without data consent."""
    going = {part.id for part, _, _ in roll.going(roll.members_of(work, mission_id))}
    found = grids.rows(work, "participants", grids.ids(work, "participants", mission_id=mission_id))
    rows = [row for row in found if row["id"] in going]
    if spec.consent:
        rows = [row for row in rows if row[spec.consent] and row["person.consent_data"]]
    return rows


def _heading(key: str) -> Heading:
    field = grids.columns("participants")[key]
    label = "Group" if key == "group.letter" else field.label
    return Heading(key, label, field.kind)


def _blank(work: Work, mission_id: str, spec: Cut) -> tuple[Heading, ...]:
    """Columns to be filled in by hand: one a day, and the signature."""
    headings: list[Heading] = []
    for name in spec.blank:
        if name == "day":
            days = itineraries.plan(work, mission_id).days
            headings += [Heading(f"day {day.number}", _day_label(day), width=8) for day in days]
        else:
            headings.append(Heading(name, name, width=28))
    return tuple(headings)


def _day_label(day: itineraries.DayRow) -> str:
    return f"{day.day.day} {day.day:%b}" if day.day else f"Day {day.number}"


def _statistics(mission: Mission, rows: Sequence[dict[str, Any]], line: str) -> Roster:
    columns = grids.columns("participants")
    labels = {"organisation.country": "Country", "size": "Size of the company", "organisation.sector": "Sector"}
    labels |= {"person.sex": "Sex", "participation.stage": "Status", "direction": "Direction"}
    counted = []
    for row in rows:
        if row["participation.role"] not in (Role.PARTICIPANT, Role.LEADER):
            continue
        shown = {key: columns[key].kind.format(row[key]) or None for key in labels if key in columns}
        figures = (row["organisation.employees"], row["organisation.turnover"], row["organisation.balance_sheet"])
        counted.append({**shown, "size": size_class(*figures), "direction": mission.direction.label})
    headings = (
        Heading("cut", "Cut", Text()),
        Heading("value", "Value", Text()),
        Heading("count", "People", Whole()),
        Heading("share", "Share in %", Amount()),
    )
    title = f"Statistics 統計 – {mission.title}"
    return Roster(title, "Statistics", headings, statistics(counted, labels), line, numbered=False)
