"""The named lists of a mission as Excel workbooks."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from eujc_desktop.common import dates
from eujc_desktop.common.errors import NotFound, Refused
from eujc_desktop.common.said import say
from eujc_desktop.documents import assets
from eujc_desktop.exchange.cuts import CUTS, Cut
from eujc_desktop.exchange.figures import pivot, statistics
from eujc_desktop.exchange.headings import both_names, japanese
from eujc_desktop.exchange.roster import Heading, Roster
from eujc_desktop.exchange.roster import workbook as made_of
from eujc_desktop.fields.field import Field, Privacy
from eujc_desktop.fields.kinds import Amount, Text, Whole, YesNo
from eujc_desktop.fields.own import OneOf, SomeOf
from eujc_desktop.models.choices import Direction, Role, Stage
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.organisation import Organisation
from eujc_desktop.models.own_field import Asked
from eujc_desktop.models.visit import Visit
from eujc_desktop.planning.eligibility import limits_of, size_class
from eujc_desktop.planning.finding import Remark
from eujc_desktop.planning.readiness import UNASKED
from eujc_desktop.services import approvals, deposits, grids, itineraries, own_fields, roll
from eujc_desktop.store import journal
from eujc_desktop.store.work import Work

NOTE = "Confidential 取扱注意. Destroy after the mission."
_NOTES = {"en": "Confidential. Not for outsiders.", "ja": "取扱注意・社外秘"}
STATE = Field("standing", "State of the deposit", Text(), privacy=Privacy.OFFICE)
"""How far it is with a deposit, in the language of the list."""
ID = "person.id"
NIGHTS = Field("nights", "Nights", Whole(), privacy=Privacy.GROUP)
"""Counted from check-in and check-out."""
_JAPANESE = {NIGHTS.name: "泊数", "group.letter": "班", STATE.name: "保証金の状況"}
_OWN = (Role.PARTICIPANT, Role.LEADER)
_ACCOMPANY = (Role.COORDINATOR, Role.EXPERT, Role.GUIDE, Role.INTERPRETER)
_CHOSEN = (Stage.SELECTED, *roll.TRAVELLING)
_LEFT = (Stage.REJECTED, Stage.WITHDRAWN, Stage.NOT_ELIGIBLE, Stage.NO_SHOW)
_COUNTED = {
    "organisation.country": "Country",
    "size": "Size of the company",
    "organisation.sector": "Sector",
    "person.sex": "Sex",
    "participation.stage": "Status",
    "direction": "Direction",
}


@dataclass(frozen=True)
class ListName:
    """A named list as a menu offers it."""

    name: str
    title: str
    title_ja: str
    confidential: bool
    asks: bool
    either: bool = False


def names() -> list[ListName]:
    """The lists there are."""
    return [
        ListName(cut.name, cut.title, cut.title_ja, cut.confidential, cut.asks, cut.either) for cut in CUTS.values()
    ]


def workbook(work: Work, mission_id: str, cut: str, made: date | None = None) -> bytes:
    """One list of a mission as the bytes of an .xlsx file."""
    return built(sheets(work, mission_id, cut, made), made)


def built(found: Sequence[Roster], made: date | None = None) -> bytes:
    """Sheets as the bytes of an .xlsx file."""
    return made_of(found, made or date.today())


def sheets(work: Work, mission_id: str, cut: str, made: date | None = None, language: str = "en") -> list[Roster]:
    """The sheets of one list: one, but for statistics, which count two facts against each other, and emergencies."""
    first = roster(work, mission_id, cut, made, language)
    if cut == "statistics":
        return [first, _by_country(work, mission_id, first)]
    return [first, _numbers(work.get(Mission, mission_id), first)] if cut == "emergency" else [first]


def roster(work: Work, mission_id: str, cut: str, made: date | None = None, language: str = "en") -> Roster:
    """One list of a mission, with only those who have consented to it; in a language where there is a choice."""
    if (spec := CUTS.get(cut)) is None:
        raise NotFound(
            say("There is no list called {cut}.", cut=cut), cure=say("There are {cuts}.", cuts=", ".join(CUTS))
        )
    mission = work.get(Mission, mission_id)
    asked = _asked(work, mission_id) if spec.asks else {}
    language = language if spec.either else "en"
    rows = _with_states(work, mission_id, language) if spec.name == "finance" else _rows(work, mission_id, spec, asked)
    kept = [row for row in rows if _agrees(spec, row)]
    version = f", edition {mission.edition}" if mission.edition else ""
    line = f"{mission.code}{version}, {_moment(made or datetime.now())}"
    if spec.name == "statistics":
        return _statistics(mission, kept, line)
    columns = tuple(_heading(key, spec, language) for key in _shown(spec, kept)) + _blank(work, mission_id, spec)
    columns += tuple(map(_question, asked.values()))
    return Roster(
        title=_title(spec, mission, language),
        sheet=f"{spec.title_ja if language == 'ja' else spec.title} ({mission.deposit_currency or 'EUR'})"
        if spec.name == "finance"
        else spec.title,
        headings=columns,
        rows=tuple(kept),
        line=line,
        note=_NOTES[language] if spec.either else NOTE if spec.confidential else "",
        id_key=ID,
        saved_at=journal.last_number(work.session.connection()),
        remarks=tuple(_remarks(spec, rows)),
        language=language,
    )


def _title(spec: Cut, mission: Mission, language: str) -> str:
    """In the language of the list, or for those who read either."""
    if not spec.either:
        return f"{spec.title} {spec.title_ja} – {mission.title}"
    ja = language == "ja"
    return f"{spec.title_ja if ja else spec.title} – {(mission.title_ja if ja else '') or mission.title}"


def _with_states(work: Work, mission_id: str, language: str) -> list[dict[str, Any]]:
    """Everybody who owes, has paid or got back a deposit, as on paper, with the state of it; else those who go."""
    accounts = deposits.sheet(work, mission_id, date.today()).accounts
    concerned = {key for key, one in accounts.items() if one.standing != "none"}
    rows = _rows(work, mission_id, CUTS["finance"], only=concerned or None)
    states = {key: deposits.STATES[one.standing].prefer(language) for key, one in accounts.items()}
    return [{**row, STATE.name: states.get(row["id"])} for row in rows]


def for_host(work: Work, mission_id: str, visit_id: str) -> Roster:
    """The list for the host of one visit: of those who agreed to it, who goes there and was not refused."""
    visit, found = work.get(Visit, visit_id), roster(work, mission_id, "host")
    host = work.get(Organisation, visit.organisation_id)
    members = roll.members_of(work, mission_id)
    there = {person.id for _, person, _ in approvals.coming(work, itineraries.plan(work, mission_id), visit, members)}
    name = host.name or host.name_ja or ""
    rows = tuple(row for row in found.rows if row[ID] in there)
    return replace(found, title=f"{found.title} – {name}", rows=rows)


def one_each(found: Roster) -> list[tuple[Mapping[str, Any], Roster]]:
    """A list for each who stands on it, with that row alone."""
    return [(row, replace(found, rows=(row,), numbered=False)) for row in found.rows]


def _asked(work: Work, mission_id: str) -> dict[str, Field]:
    """What a mission asks after selection."""
    found = own_fields.of_mission(work, mission_id, Asked.SELECTION)
    if not found:
        raise Refused("This mission asks nothing after selection.", cure="Add what it asks with Mission ▸ Own fields…")
    return found


def _question(field: Field) -> Heading:
    """A column to be filled in, with what fits into it."""
    kind, label = field.kind, both_names(field.label, field.words[0] if field.words else "")
    if isinstance(kind, YesNo):
        return Heading(field.name, label, kind, choices=(kind.format(True), kind.format(False)))  # noqa: FBT003
    if isinstance(kind, OneOf):
        return Heading(field.name, label, kind, choices=tuple(one.label for one in kind.options))
    hint = f"One or several of: {'; '.join(kind.words)}" if isinstance(kind, SomeOf) else ""
    return Heading(field.name, label, kind, hint=hint)


def _rows(
    work: Work, mission_id: str, spec: Cut, asked: Iterable[str] = (), only: Collection[str] | None = None
) -> list[dict[str, Any]]:
    """Those who travel, and where the list asks for them those who accompany them; all selected where it asks them."""
    members = roll.members_of(work, mission_id)
    wanted = {part.id for part, _, _ in roll.going(members)} if only is None else set(only)
    if spec.asks:
        wanted = {part.id for part, _, _ in members if part.role in roll.TRAVELLERS and part.stage in _CHOSEN}
    if spec.staff:
        wanted |= {part.id for part, _, _ in members if part.role in _ACCOMPANY and part.stage not in _LEFT}
    keys = [*grids.columns("participants"), *asked]
    found = grids.rows(work, "participants", grids.ids(work, "participants", mission_id=mission_id), keys)
    return [{**row, ID: row["records"]["person"], NIGHTS.name: _nights(row)} for row in found if row["id"] in wanted]


def _nights(row: dict[str, Any]) -> int | None:
    """How many nights lie between check-in and check-out."""
    first, last = row["participation.check_in"], row["participation.check_out"]
    return (last - first).days if first and last and last >= first else None


def fields() -> dict[str, Field]:
    """What the columns of a list can be: those of the grid, and what is counted from them."""
    return {**grids.columns("participants"), NIGHTS.name: NIGHTS, STATE.name: STATE}


def _moment(made: date) -> str:
    """When a list was made, as its pages say it."""
    return f"{made:%Y-%m-%d %H:%M}" if isinstance(made, datetime) else made.isoformat()


def _agrees(spec: Cut, row: dict[str, Any]) -> bool:
    """Whether a person may stand on the list; nobody is given to others without consent to data handling."""
    return not spec.consent or bool(row[spec.consent] and row["person.consent_data"])


def _remarks(spec: Cut, rows: Sequence[dict[str, Any]]) -> list[Remark]:
    """Who is left out, and whom to ask before the list leaves the office."""
    left = [row for row in rows if not _agrees(spec, row)]
    own = [row for row in rows if row["participation.role"] in _OWN and _agrees(spec, row)]
    unasked = [row for row in own if not row["person.consent_data"]]
    undecided = own and not any(row["participation.stage"] in roll.TRAVELLING for row in own)
    remarks = [roll.remark(roll.NOBODY_CONFIRMED, own[0]["id"], "participation.stage")] if undecided else []
    asked = next((key for key in (spec.consent, "person.consent_data") if key and left and not left[0][key]), "")
    refused = say("Left out, since they have not agreed to it")
    for words, whom, field in ((refused, left, asked), (UNASKED, unasked, "person.consent_data")):
        if whom:
            told = say("{words}: {names}.", words=words, names=", ".join(map(_name, whom)))
            remarks.append(roll.remark(told, whom[0]["id"], field))
    return remarks


def _name(row: dict[str, Any]) -> str:
    parts = [row["person.given_name"], row["person.family_name"]]
    return " ".join(part for part in parts if part) or row["person.native_name"] or "?"


def _shown(spec: Cut, rows: Sequence[dict[str, Any]]) -> list[str]:
    """The columns of the list, without empty ones it can do without, and those more private than it may show."""
    known = fields()
    allowed = [key for key in spec.columns if known[key].privacy <= spec.most]
    return [key for key in allowed if key not in spec.optional or any(row[key] is not None for row in rows)]


def _heading(key: str, spec: Cut, language: str) -> Heading:
    field = fields()[key]
    label, other = "Group" if key == "group.letter" else field.label, _JAPANESE.get(key) or japanese(key)
    if language == "ja":
        return Heading(key, other or label, field.kind)
    return Heading(key, label, field.kind, label_ja=other if spec.bilingual else "")


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
    return dates.european(day.day, with_weekday=False, with_year=False) if day.day else f"Day {day.number}"


def _counted(mission: Mission, rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """What is counted of each participant, in words; nothing tells who it is."""
    columns, limits = grids.columns("participants"), limits_of(mission.programme)
    counted = []
    for row in rows:
        shown = {key: columns[key].kind.format(row[key]) or None for key in _COUNTED if key in columns}
        figures = (row["organisation.employees"], row["organisation.turnover"], row["organisation.balance_sheet"])
        counted.append({**shown, "size": size_class(*figures, limits), "direction": mission.direction.label})
    return counted


def _statistics(mission: Mission, rows: Sequence[dict[str, Any]], line: str) -> Roster:
    headings = (
        Heading("cut", "Cut", Text()),
        Heading("value", "Value", Text()),
        Heading("count", "People", Whole()),
        Heading("share", "Share in %", Amount()),
    )
    title = f"Statistics 統計 – {mission.title}"
    counted = statistics(_counted(mission, rows), _COUNTED)
    return Roster(title, "Statistics", headings, counted, line, numbered=False)


def _numbers(mission: Mission, first: Roster) -> Roster:
    """Whom to call: the numbers of the country, and a line to write in for the embassy of each nationality."""
    to_europe = mission.direction in (Direction.JP_TO_EU, Direction.WITHIN_EU)
    advice = assets.advice(to_japan=not to_europe)
    rows = [
        {"who": f"{call['en']} {call['ja']}", "number": call["number"], "note": call.get("note")}
        for call in (*advice["numbers"], *advice["more_numbers"])
    ]
    if hotline := advice["hotline"]:
        rows.append({"who": hotline["name"], "number": hotline["phone"], "note": hotline["task"]})
    country = grids.columns("participants")["person.nationality"].kind.format
    at_home = set() if to_europe else {"JP"}
    names = {country(code) for row in first.rows if (code := row["person.nationality"]) and code not in at_home}
    rows += [{"who": f"Embassy or consulate of {name}"} for name in sorted(names)]
    headings = (
        Heading("who", "Whom to call", Text(), width=44),
        Heading("number", "Number", Text(), width=28),
        Heading("note", "What to know", Text(), width=60),
    )
    return replace(first, sheet="Emergency numbers", headings=headings, rows=tuple(rows), numbered=False, id_key="")


def _by_country(work: Work, mission_id: str, first: Roster) -> Roster:
    """Participants by country and size of their company."""
    counted = _counted(work.get(Mission, mission_id), _rows(work, mission_id, CUTS["statistics"]))
    across, rows = pivot(counted, "organisation.country", "size")
    headings = (Heading("organisation.country", "Country", Text()), *(Heading(name, name, Whole()) for name in across))
    return replace(first, sheet="Country by size", headings=headings, rows=rows)
