"""The programmes of the Centre with what a mission of each begins with: phases, tasks, settings, items.

A programme is one file in `resources/programmes/`; what programmes of a sort have in common lies in `families/` there.
An office may say otherwise, and add programmes of its own (`services.programmes`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from eujc_desktop.common.folding import fold
from eujc_desktop.common.resources import resource
from eujc_desktop.common.said import Named, Said
from eujc_desktop.planning.balance import Quota
from eujc_desktop.planning.money import Reduction
from eujc_desktop.planning.templates import Layers, Template

A_TASK, WHO_DOES_IT, AN_AUDIENCE = "a task", "who does a task", "an audience"
"""What words of templates mean, by which translators and windows tell them from others that are the same."""


REFUND_CONDITIONS = (
    *("report_required", "refund_smes_only", "refund_basis", "refund_kept", "refund_free_days", "refund_until"),
)  # fmt: skip
"""What a mission's refunds go by, as its fields and the rules of a template are called."""


def in_words(sense: str, text: str) -> str:
    """A text of a template, or of what was made from one: the Centre's own are said in the language of the window."""
    return Said(text, {}, sense=sense) if text else ""


@dataclass(frozen=True, slots=True)
class Phase:
    """A part of a mission's life; it starts so many days from the first or last day."""

    label: str
    days: int
    anchor: str


@dataclass(frozen=True, slots=True)
class TaskTemplate:
    """A task of every mission of a family; `rule` names what ticks it by itself (as `passports`)."""

    title: str
    phase: str
    anchor: str
    offset_days: int
    owner: str
    rule: str


@dataclass(frozen=True, slots=True)
class ItemTemplate:
    """An item of a typical day; `on` is `first`, `second`, `between` (each working day between) or `last`."""

    on: str
    start: time
    end: time
    type: str
    title: str
    title_ja: str
    note: str


@dataclass(frozen=True, slots=True)
class PlannedItem:
    """An item template on a day of a mission."""

    day: date
    template: ItemTemplate


@dataclass(frozen=True, slots=True)
class SizeLimit:
    """Below so many staff and up to so many EUR m of turnover or balance sheet a firm is of that size."""

    size: str
    staff: int
    turnover: Decimal
    balance: Decimal


@dataclass(frozen=True, slots=True)
class Studies:
    """What a programme for students asks of their studies: from which year on, in which subjects, which English."""

    from_year: int | None = None
    subjects: tuple[str, ...] = ()
    english: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """The usual rules of a mission; days are counted from its first day, `report_days` from its last.

    `checks` are rules of the timetable by key, with a limit or none, and whether they are looked at.
    """

    capacity: int | None
    minimum: int | None
    deposit_amount: Decimal | None
    deposit_currency: str
    deposit_due_days: int | None
    refund_rule: str
    min_attendance: int | None
    call_opens_days: int | None
    call_closes_days: int | None
    selection_days: int | None
    report_days: int | None
    sme_limits: tuple[SizeLimit, ...]
    checks: tuple[tuple[str, int | None, bool], ...]
    b2b_slot_minutes: int
    b2b_change_minutes: int
    passport_months: int
    purge_days: int
    survey_months: tuple[int, ...]
    fee_large_firms: Decimal | None
    typical_start: str
    studies: Studies | None = None
    firm_seats: int | None = None
    sme_only: bool = False
    report_required: bool = False
    refund_basis: str = ""
    refund_kept: int | None = None
    refund_free_days: int | None = None
    refund_smes_only: bool = False
    refund_until: int | None = None


@dataclass(frozen=True, slots=True)
class Deliverable:
    """What the Centre counts for its funders: the stated figure, its unit, and how it is counted."""

    code: str
    name: str
    audience: str
    direction: str
    note: str
    target: int
    unit: str
    beside: tuple[tuple[str, int], ...]
    counter: str


@dataclass(frozen=True, slots=True)
class Programme:
    """One programme with its published facts and its template; `counts` are codes of deliverables.

    `stated_days` is the length that is published, `typical_days` the one that holds, as a variant has its parent's.
    `papers` are those usually made, all that its kind makes where none are named; `changed` says whether the office
    has `changed` the Centre's template or the programme is its `own`.
    """

    code: str
    number: int
    seed_year: int
    name: str
    name_ja: str
    kind: str
    audience: str
    direction: str
    typical_days: int | None
    source_of_length: str
    note: str
    family: str
    family_title: str
    variant_of: str
    goes_with: str
    usual_direction: str
    mission_kind: str
    themes: tuple[str, ...]
    counts: tuple[str, ...]
    phases: tuple[Phase, ...]
    tasks: tuple[TaskTemplate, ...]
    items: tuple[ItemTemplate, ...]
    settings: Settings
    name_fr: str = ""
    stated_days: int | None = None
    texts: tuple[tuple[str, str], ...] = ()
    papers: tuple[str, ...] = ()
    quotas: tuple[Quota, ...] = ()
    reductions: tuple[Reduction, ...] = ()
    changed: str = ""

    @property
    def named(self) -> Named:
        """Its name, which windows in another language call by its name there."""
        return Named(self.name, {"ja": self.name_ja, "fr": self.name_fr})

    @property
    def found_by(self) -> str:
        """All names people may look for it by."""
        return " ".join((self.code, self.name, self.name_ja, self.name_fr))

    def title_ja(self, title: str) -> str:
        """The title of a mission in Japanese, as far as it begins with the name of the programme; else ""."""
        return self.name_ja + title.removeprefix(self.name) if self.name_ja and title.startswith(self.name) else ""

    def last_day(self, first_day: date) -> date:
        """The usual last day of a mission that begins then; years are those of the calendar, leap years too."""
        years, days = divmod(self.typical_days or 1, _YEAR)
        if days:
            return first_day + timedelta(days=years * _YEAR + days - 1)
        leap_day = (first_day.month, first_day.day) == (2, 29)
        following = date(first_day.year + years, 3, 1) if leap_day else first_day.replace(year=first_day.year + years)
        return following - timedelta(days=1)

    def mission_defaults(self, first_day: date, last_day: date | None = None) -> dict[str, Any]:
        """What fields of a new mission begin with; None where the programme has no rule."""
        rules, to_japan = self.settings, self.usual_direction in {"EU->JP", "within JP", "both"}
        last = last_day or self.last_day(first_day)
        return {
            "kind": self.mission_kind,
            "direction": self.usual_direction,
            "themes": list(self.themes) or None,
            "zone": "Asia/Tokyo" if to_japan else "Europe/Brussels",
            "home_zone": "Europe/Brussels" if to_japan else "Asia/Tokyo",
            "capacity": rules.capacity,
            "minimum": rules.minimum,
            "deposit_amount": rules.deposit_amount,
            "deposit_currency": rules.deposit_currency if rules.deposit_amount is not None else None,
            "deposit_due": _from(first_day, rules.deposit_due_days),
            "refund_rule": rules.refund_rule or None,
            "min_attendance": rules.min_attendance,
            "call_opens": _from(first_day, rules.call_opens_days),
            "call_closes": _from(first_day, rules.call_closes_days),
            "selection_due": _from(first_day, rules.selection_days),
            "report_due": _from(last, rules.report_days),
            "fee_large_firms": rules.fee_large_firms,
            "firm_seats": rules.firm_seats,
            "passport_months": rules.passport_months,
            "sme_only": rules.sme_only or None,
            **self._refunds(),
            **dict(self.texts),
        }

    def _refunds(self) -> dict[str, Any]:
        """On what a deposit comes back, beside the words of its rule."""
        return {name: getattr(self.settings, name) or None for name in REFUND_CONDITIONS}

    def skeleton(self, first_day: date, last_day: date) -> tuple[PlannedItem, ...]:
        """The items of a typical mission on the days of this one; week-ends between stay free."""
        between = [first_day + timedelta(days=step) for step in range(1, (last_day - first_day).days)]
        second = any(item.on == "second" for item in self.items)
        days = {
            "first": [first_day],
            "second": between[:1],
            "between": [day for day in between[int(second) :] if day.weekday() < 5],
            "last": [last_day] if last_day > first_day else [],
        }
        planned = [PlannedItem(day, item) for item in self.items for day in days[item.on]]
        return tuple(sorted(planned, key=lambda entry: (entry.day, entry.template.start)))


_YEAR = 365


def _from(day: date, step: int | None) -> date | None:
    return None if step is None else day + timedelta(days=step)


@cache
def programmes() -> tuple[Programme, ...]:
    """Every programme of the Centre, in the order of its first year."""
    return tuple(catalogue().values())


def programme(code: str) -> Programme:
    """The programme of a short code, whatever its case; KeyError when there is none."""
    return catalogue()[code.strip().upper()]


@lru_cache(maxsize=8)
def catalogue(changes: tuple[tuple[str, str], ...] = ()) -> Mapping[str, Programme]:
    """Programmes by code, with what an office says otherwise: code and template as JSON, which has been looked at."""
    own, families = _files()
    layers = Layers(own, families, {code: json.loads(text) for code, text in changes})
    found = [_programme(layers.whole(code)) for code in layers.codes()]
    return {each.code: each for each in sorted(found, key=lambda each: (each.number, each.code))}


@cache
def _files() -> tuple[Mapping[str, Template], Mapping[str, Template]]:
    """What stands in the files of programmes and families, by code and by name."""
    folder = resource("programmes")
    families = {path.stem: _load(path) for path in sorted((folder / "families").glob("*.json"))}
    files = (_load(path) for path in sorted(folder.glob("*.json")) if path.name != "deliverables.json")
    return {each["code"]: each for each in files}, families


def family_of(kind: str) -> str:
    """The family of which a new programme of a kind is, which gives it phases, tasks and rules."""
    own = {name: each["mission_kind"] for name, each in _files()[1].items()}
    ours = ((each.family, each.mission_kind) for each in programmes())
    return next((name for name, each in (*own.items(), *ours) if each == kind), "mission")


@cache
def deliverables() -> tuple[Deliverable, ...]:
    """What the Centre has published it achieved; the figures are its own, the tool counts beside them."""
    entries = _load(resource("programmes", "deliverables.json"))
    names = ("code", "name", "audience", "direction", "note", "target", "unit", "counter")
    return tuple(
        Deliverable(**{name: entry[name] for name in names}, beside=tuple(entry["beside"].items())) for entry in entries
    )


def deliverable(code: str) -> Deliverable:
    """The published deliverable of a code; KeyError when there is none."""
    return {each.code: each for each in deliverables()}[code]


@cache
def code_of(name: str) -> str | None:
    """The short code of the programme that a list calls so: by code, by name, or by the beginning of one name."""
    words = fold(name)
    if name.strip().upper() in catalogue():
        return name.strip().upper()
    named = {fold(each.name): each.code for each in programmes()}
    start = re.split(r"[,:;]", words)[0].strip()
    if found := named.get(words) or named.get(start):
        return found
    begins = [code for full, code in named.items() if full.startswith(start)]
    return begins[0] if len(begins) == 1 and ";" not in name else None


def _load(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


_PUBLISHED = (
    *("code", "number", "seed_year", "name", "name_ja", "kind", "audience", "direction", "typical_days"),
    *("source_of_length", "note", "family", "variant_of", "goes_with", "family_title", "mission_kind", "changed"),
)
NUMBER_OF_OWN = 1000
"""From here on the programmes of an office are numbered, after those of the Centre."""
_UNSAID: Mapping[str, Any] = {
    **dict.fromkeys(("name_ja", "name_fr", "audience", "direction", "source_of_length", "note", "variant_of"), ""),
    **{"goes_with": "", "kind": "", "typical_days": None, "number": NUMBER_OF_OWN, "seed_year": 0, "stated_days": None},
    **{"themes": [], "counts": [], "papers": [], "quotas": [], "reductions": []},
}


def _programme(found: Template) -> Programme:
    whole = {**_UNSAID, **found}
    return Programme(
        **{name: whole[name] for name in _PUBLISHED},
        usual_direction=whole.get("usual_direction") or whole["direction"].split(" and ")[0] or "both",
        themes=tuple(whole["themes"]),
        counts=tuple(whole["counts"]),
        phases=tuple(Phase(**phase) for phase in whole["phases"]),
        tasks=tuple(TaskTemplate(**task) for task in whole["tasks"]),
        items=tuple(_item(item) for item in whole["items"]),
        settings=_settings(whole["settings"]),
        name_fr=whole["name_fr"],
        stated_days=whole["stated_days"],
        texts=tuple(whole["texts"].items()),
        papers=tuple(whole["papers"]),
        quotas=tuple(Quota("", **quota) for quota in whole["quotas"]),
        reductions=tuple(map(Reduction.of_line, whole["reductions"])),
    )


def _item(entry: Mapping[str, str]) -> ItemTemplate:
    start, end = time.fromisoformat(entry["start"]), time.fromisoformat(entry["end"])
    return ItemTemplate(entry["on"], start, end, entry["type"], entry["title"], entry["title_ja"], entry["note"])


def _settings(entry: Mapping[str, Any]) -> Settings:
    money = {name: _money(entry[name]) for name in ("deposit_amount", "fee_large_firms")}
    limits = tuple(
        SizeLimit(limit["size"], limit["staff"], Decimal(limit["turnover"]), Decimal(limit["balance"]))
        for limit in entry["sme_limits"]
    )
    made: dict[str, Any] = {"sme_limits": limits, "survey_months": tuple(entry["survey_months"])}
    made["checks"] = tuple(_check(key, value) for key, value in entry.get("checks", {}).items())
    if studies := entry.get("studies"):
        made["studies"] = Studies(studies["from_year"], tuple(studies["subjects"]), studies["english"])
    return Settings(**{**entry, **money, **made})


def _check(key: str, value: int | bool) -> tuple[str, int | None, bool]:  # noqa: FBT001 - as the file has it
    """A number is the limit of a rule, true or false whether it is looked at."""
    return (key, None, value) if isinstance(value, bool) else (key, value, True)


def _money(raw: int | float | str | None) -> Decimal | None:
    return None if raw is None else Decimal(str(raw))
